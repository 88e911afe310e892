import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner } from "../support/people.ts";
import { openDesk, receive, type State, step, ticketIn } from "../tickets/desk.ts";
import { fromAddress, limit, lookUp, notFound, send } from "./citizen.ts";

const phone = "0912 345 123";
const codeOf = (db: Db, id: number) => db.value<string>("select code from public.tickets where id = $1", [id]);

describe("one answer to whatever is wrong", () => {
  test("a wrong code, a wrong number, both, and a ticket without a number", () =>
    inTransaction(async (db) => {
      const { code } = await send(db);
      await asOwner(db);
      await db.rows(
        "insert into public.tickets (code, status, channel, content, received_at, last_event_at) values ('1022-25-000001', 'received', 'import', 'Cũ', now(), now())",
      );
      const answers = [
        await lookUp(db, code, "0912 345 124"),
        await lookUp(db, "1022-26-999999", phone),
        await lookUp(db, "1022-26-999999", "0912 345 124"),
        await lookUp(db, "không có", phone),
        await lookUp(db, "1022-25-000001", phone),
      ];
      for (const answer of answers) expect(answer).toEqual(notFound);
      expect((await lookUp(db, code, phone)).code).toBe(code);
    }));

  test("the API is told to send it as a 404", () =>
    inTransaction(async (db) => {
      await lookUp(db, "1022-26-999999", phone);
      expect(await db.value("select current_setting('response.status')")).toBe("404");
    }));

  test("so does the supplement", () =>
    inTransaction(async (db) => {
      const { code } = await send(db);
      const supply = (c: string, p: string) =>
        db.value("select public.supply_clarification_publicly($1, $2, 'Số 12')", [c, p]);
      expect(await supply(code, "0912 345 124")).toEqual(notFound);
      expect(await supply("1022-26-999999", phone)).toEqual(notFound);
    }));

  test.each([
    ["no code", null, phone, "ticket.field_required", "code"],
    ["no number", "1022-26-000001", " ", "ticket.field_required", "phone"],
    ["no telephone number", "1022-26-000001", "12", "ticket.field_invalid", "phone"],
  ])("%s is told before anything is looked for", (_name, code, number, key, field) =>
    inTransaction(async (db) => {
      await asAnon(db);
      expect(await db.refusal("select public.look_up_ticket($1, $2)", [code, number])).toMatchObject({
        code: "PT422",
        key,
        params: { field },
      });
    }),
  );
});

test.each(["{code}", " {code} ", "{digits}", "{spaced}", "{short}"])("the code may be typed as %s", (form) =>
  inTransaction(async (db) => {
    const { code } = await send(db);
    const typed = form
      .replace("{code}", code)
      .replace("{digits}", code.replaceAll("-", ""))
      .replace("{spaced}", code.replaceAll("-", " "))
      .replace("{short}", code.replace(/^1022-(\d\d)-0*/, "$1-"));
    expect((await lookUp(db, typed, "+84 912 345 123")).code).toBe(code);
  }),
);

describe("guessing", () => {
  const at = "2026-03-02T03:30:00Z";
  const look = (db: Db, code: string, number: string, when = at) =>
    db.value<Record<string, unknown>>("select private.look_up_ticket($1, $2, $3)", [when, code, number]);
  const wait = (db: Db, code: string, number: string) =>
    db.refusal("select private.look_up_ticket($1, $2, $3)", [at, code, number]);

  test("a number tried with many codes is stopped, and a right guess after that is refused as well", () =>
    inTransaction(async (db) => {
      const { code } = await send(db);
      await limit(db, "public.wrong_lookups", 3);
      for (const guess of ["1022-26-900001", "1022-26-900002", "1022-26-900003"])
        expect(await look(db, guess, phone)).toEqual(notFound);
      expect(await wait(db, code, phone)).toMatchObject({
        code: "PT429",
        key: "public.too_many",
        params: { seconds: 1800 },
      });
      expect((await look(db, code, phone, "2026-03-02T04:00:00Z")).code).toBe(code);
    }));

  test("so is a code tried with many numbers", () =>
    inTransaction(async (db) => {
      const { code } = await send(db);
      await limit(db, "public.wrong_lookups", 2);
      for (const guess of ["0987 000 001", "0987 000 002"]) expect(await look(db, code, guess)).toEqual(notFound);
      expect(await wait(db, code, phone)).toMatchObject({ key: "public.too_many" });
    }));

  test("a network address has its limit, right or wrong", () =>
    inTransaction(async (db) => {
      const { code } = await send(db);
      await limit(db, "public.lookups_per_address", 2);
      await fromAddress(db, "192.0.2.1");
      await look(db, code, phone);
      await look(db, code, phone);
      expect(await wait(db, code, phone)).toMatchObject({ key: "public.too_many" });
      await fromAddress(db, "192.0.2.2");
      expect((await look(db, code, phone)).code).toBe(code);
    }));
});

describe("every state has its words, and none names a person", () => {
  const phases: [State, string][] = [
    ["received", "received"],
    ["clarification of 1022", "clarification"],
    ["clarification of the agency", "clarification"],
    ["refused", "refused"],
    ["assigned", "processing"],
    ["verifying", "processing"],
    ["escalated", "processing"],
    ["overdue", "processing"],
    ["directed", "processing"],
    ["coordination", "processing"],
    ["relay_pending", "relay_pending"],
    ["answered by 1022", "answered"],
    ["answered by the agency", "answered"],
    ["closed", "closed"],
    ["merged", "received"],
    ["withdrawn", "withdrawn"],
  ];
  test.each(phases)("%s", (state, phase) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, state);
      await step(db, "add_note", desk.supervisor, new Date(), id, "Ghi chú nội bộ bí mật");
      const found = await lookUp(db, await codeOf(db, id), phone);
      expect(found.phase).toBe(phase);
      const text = JSON.stringify(found);
      for (const hidden of [
        "Phạm Thu Hà",
        "Trần Văn Bình",
        "Lê Quang Minh",
        "Hoàng Đức Thắng",
        "Nguyễn",
        "912",
        "Lạch Tray",
        "nội bộ",
        "Kính chuyển",
        "cáp ngầm",
      ]) {
        expect(text).not.toContain(hidden);
      }
      expect((found.steps as { kind: string }[])[0]?.kind).toBe("received");
      const hasAnswer = phase === "answered" || phase === "closed";
      expect(found.answer === null).toBe(!hasAnswer);
    }),
  );
});

test("a refusal says why and where to go", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const id = await ticketIn(db, desk, "refused");
    expect(await lookUp(db, await codeOf(db, id), phone)).toMatchObject({
      refusal: { reason: "Đơn khiếu nại", redirect_to: "Ban Tiếp công dân" },
      due_at: null,
    });
  }));

test("the way of a ticket: agency and promise with dates, in order", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const id = await ticketIn(db, desk, "verifying");
    const { steps, agency, due_at } = (await lookUp(db, await codeOf(db, id), phone)) as {
      steps: Record<string, string>[];
      agency: string;
      due_at: string;
    };
    expect(steps.map(({ kind }) => kind)).toEqual(["received", "transferred", "committed"]);
    expect(steps[1]?.agency).toBe("Sở Xây dựng thành phố Hải Phòng");
    expect(agency).toBe("Sở Xây dựng thành phố Hải Phòng");
    expect(new Date(steps[2]?.due_at as string)).toEqual(new Date(due_at));
  }));

test("a merged ticket shows the progress and the answer of the one it went into, not that one's question or rating", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const now = new Date();
    const id = await receive(db, desk, now);
    const main = await receive(db, desk, now, { phone: "0987 654 321", full_name: "Trần Thị Bưởi" });
    await step(db, "merge_tickets", desk.operator, now, main, id, null);
    await step(db, "ask_clarification", desk.operator, now, main, "Nhà bà Bưởi ở đâu?");
    const code = await codeOf(db, id);
    expect(await lookUp(db, code, phone)).toMatchObject({ code, is_merged: true, phase: "processing", question: null });
    await step(db, "answer_directly", desk.operator, now, main, "Đã sửa xong");
    const found = await lookUp(db, code, phone);
    expect(found).toMatchObject({ is_merged: true, phase: "answered", answer: { text: "Đã sửa xong" }, rating: null });
    expect((found.steps as { kind: string }[]).map(({ kind }) => kind)).toEqual(["received", "merged", "answered"]);
    expect(JSON.stringify(found)).not.toMatch(/Bưởi|654/);
    expect(await lookUp(db, code, "0987 654 321")).toEqual(notFound);
  }));

describe("a supplement", () => {
  test.each([
    ["clarification of 1022", "received", "Số nhà nào?"],
    ["clarification of the agency", "assigned", "Cột đèn số mấy?"],
  ] as [State, string, string][])(
    "%s: the question is shown, the reply goes to the record",
    (state, status, question) =>
      inTransaction(async (db) => {
        const desk = await openDesk(db);
        const id = await ticketIn(db, desk, state);
        const code = await codeOf(db, id);
        expect(await lookUp(db, code, phone)).toMatchObject({ question });
        expect(
          await db.value("select public.supply_clarification_publicly($1, $2, $3)", [code, phone, "Cột số 7"]),
        ).toEqual({ code });
        expect(await lookUp(db, code, phone)).toMatchObject({ question: null });
        await asOwner(db);
        expect(await db.value("select status from public.tickets where id = $1", [id])).toBe(status);
        expect(
          await db.row(
            "select kind, note, actor_id from public.ticket_events where ticket_id = $1 order by id desc limit 1",
            [id],
          ),
        ).toEqual({ kind: "clarification_supplied", note: "Cột số 7", actor_id: null });
      }),
  );

  test("is refused when nobody asked, and when it is blank", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const supply = "select public.supply_clarification_publicly($1, $2, $3)";
      const received = await codeOf(db, await ticketIn(db, desk, "received"));
      const asked = await codeOf(db, await ticketIn(db, desk, "clarification of 1022"));
      await asAnon(db);
      expect(await db.refusal(supply, [received, phone, "Cột số 7"])).toMatchObject({ key: "ticket.wrong_status" });
      expect(await db.refusal(supply, [asked, phone, " "])).toMatchObject({
        key: "ticket.field_required",
        params: { field: "text" },
      });
    }));
});
