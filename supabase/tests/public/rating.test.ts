import { describe, expect, test } from "vitest";
import { connect, inTransaction, wrap } from "../support/database.ts";
import { asAnon, asOwner } from "../support/people.ts";
import { openDesk, step, ticketIn, timeline } from "../tickets/desk.ts";
import { lookUp, ratingToken } from "./citizen.ts";

const rate = "select public.rate_by_link($1, $2, $3, $4, $5, $6)";
const form = "select public.rating_form($1)";

test("the link in the message, and the one of the lookup page, rate the answer once", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const id = await ticketIn(db, desk, "answered by the agency");
    const token = await ratingToken(db, id);
    const code = await db.value<string>("select code from public.tickets where id = $1", [id]);
    expect(await lookUp(db, code, "0912345123")).toMatchObject({ rating: { state: "open", token } });
    expect(await db.value(form, [token])).toMatchObject({
      code,
      state: "open",
      agency: "Sở Xây dựng thành phố Hải Phòng",
    });
    expect(await db.value(rate, [token, 2, 5, 1, null, "  Sửa xong lại hỏng "])).toEqual({ code, score: 2 });
    expect(await db.refusal(rate, [token, 5, null, null, null, null])).toMatchObject({
      code: "PT409",
      key: "ticket.already_rated",
    });
    expect(await db.value(form, [token])).toMatchObject({ state: "rated" });
    expect((await lookUp(db, code, "0912345123")).rating).toEqual({ state: "rated" });
    await asOwner(db);
    expect(
      await db.row(
        "select score, reception, handling, answer, comment, via, staff_id from public.ticket_ratings where ticket_id = $1",
        [id],
      ),
    ).toEqual({
      score: 2,
      reception: 5,
      handling: 1,
      answer: null,
      comment: "Sửa xong lại hỏng",
      via: "link",
      staff_id: null,
    });
    expect(await timeline(db, id)).toContain("rated");
  }));

describe("a link", () => {
  test("forged, cut, of another answer: all alike invalid", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const token = await ratingToken(db, await ticketIn(db, desk, "answered by 1022"));
      const other = await ratingToken(db, await ticketIn(db, desk, "answered by the agency"));
      const [id, signature] = token.split("-") as [string, string];
      const last = signature.endsWith("0") ? "1" : "0";
      await asAnon(db);
      for (const wrong of [
        `${other.split("-")[0]}-${signature}`,
        `${id}-${signature.slice(0, -1)}${last}`,
        `${id}-${signature.slice(0, 31)}`,
        `0${token}`,
        `${id}-`,
        "1-00000000000000000000000000000000",
        "",
        null,
      ]) {
        for (const sql of [form, "select public.rate_by_link($1, 5)"]) {
          const { code, key } = await db.refusal(sql, [wrong]);
          expect({ wrong, code, key }).toEqual({ wrong, code: "PT404", key: "public.link_invalid" });
        }
      }
    }));

  test("is over after the days of the setting", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "answered by the agency");
      const token = await ratingToken(db, id);
      const at = (days: number) =>
        db.value<Date>(
          "select answered_at + $2::integer * interval '1 day' from public.ticket_answers where ticket_id = $1",
          [id, days],
        );
      const stateAt = async (days: number) =>
        (await db.value<{ state: string }>("select private.rating_form($1, $2)", [await at(days), token])).state;
      expect([await stateAt(29), await stateAt(31)]).toEqual(["open", "expired"]);
      expect(
        await db.refusal("select private.rate_by_link($1, $2, 5, null, null, null, null)", [await at(31), token]),
      ).toMatchObject({ code: "PT409", key: "public.link_expired" });
    }));

  test("is dead once the ticket is re-opened, also after a new answer, whose own link works", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "answered by the agency");
      const old = await ratingToken(db, id);
      await step(db, "reopen_ticket", desk.supervisor, new Date(), id, "Công dân chưa đồng ý");
      const refusal = async () => {
        await asAnon(db);
        const { key } = await db.refusal("select public.rate_by_link($1, 5)", [old]);
        return [key, (await db.value<{ state: string }>(form, [old])).state];
      };
      expect(await refusal()).toEqual(["public.link_replaced", "replaced"]);
      await step(db, "answer_ticket", desk.officer, new Date(), id, "Đã sửa lại");
      expect(await refusal()).toEqual(["public.link_replaced", "replaced"]);
      const fresh = await ratingToken(db, id);
      await asAnon(db);
      expect(await db.value("select public.rate_by_link($1, 4)", [fresh])).toMatchObject({ score: 4 });
    }));

  test("of an answer not yet passed on does not serve", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const token = await ratingToken(db, await ticketIn(db, desk, "relay_pending"));
      await asAnon(db);
      expect(await db.refusal("select public.rate_by_link($1, 5)", [token])).toMatchObject({
        key: "public.link_replaced",
      });
    }));

  test("serves for a ticket that has closed by itself", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const token = await ratingToken(db, await ticketIn(db, desk, "closed"));
      await asAnon(db);
      expect(await db.value("select public.rate_by_link($1, 3)", [token])).toMatchObject({ score: 3 });
    }));
});

test.each([
  ["no score", [null, null, null, null, null], "score"],
  ["zero", [0, null, null, null, null], "score"],
  ["six", [6, null, null, null, null], "score"],
  ["an aspect out of range", [3, 9, null, null, null], "reception"],
  ["a comment as long as a book", [3, null, null, null, "x".repeat(2001)], "comment"],
])("%s is refused at its field", (_name, values, field) =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const token = await ratingToken(db, await ticketIn(db, desk, "answered by 1022"));
    await asAnon(db);
    expect(await db.refusal(rate, [token, ...values])).toMatchObject({ code: "PT422", params: { field } });
  }),
);

test("rated and re-opened at the same moment: one of the two is told", async () => {
  const [a, b] = [await connect(), await connect()];
  const [first, second] = [wrap(a), wrap(b)];
  const desk = await openDesk(first);
  const id = await ticketIn(first, desk, "answered by the agency");
  try {
    const token = await ratingToken(first, id);
    await a.query("begin");
    await step(first, "reopen_ticket", desk.supervisor, new Date(), id, "Chưa đồng ý");
    const rating = b.query("select public.rate_by_link($1, 5)", [token]).then(
      () => "rated",
      (error: { hint?: string }) => error.hint,
    );
    // It waits for the ticket's lock, whose holder commits now.
    await a.query("commit");
    expect(await rating).toBe("public.link_replaced");
    expect(await second.value("select count(*) from public.ticket_ratings where ticket_id = $1", [id])).toBe(0);
  } finally {
    await a.query("rollback");
    await asOwner(first);
    const staff = Object.values(desk).flatMap((one) => (typeof one === "object" ? [one.staffId] : []));
    await a.query("delete from public.notifications where staff_id = any ($1)", [staff]);
    await a.query("delete from private.outbox where subject_type = 'ticket' and subject_id = $1", [id]);
    await a.query("delete from sla.clocks where subject_type = 'ticket' and subject_id = $1", [id]);
    await a.query("delete from public.tickets where id = $1", [id]);
    await a.query("delete from public.staff where id = any ($1)", [staff]);
    await Promise.all([a.end(), b.end()]);
  }
});
