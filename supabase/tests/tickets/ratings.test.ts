import { describe, expect, test } from "vitest";
import { connect, type Db, inTransaction, wrap } from "../support/database.ts";
import { asOwner, asRole, asUser } from "../support/people.ts";
import { openDesk, step, ticketIn, timeline } from "./desk.ts";

const rate = "select public.rate_ticket($1, $2, p_comment => $3, p_via => $4)";
const review = "select public.review_rating($1, $2)";
const bells = "select staff_id, params ->> 'score' as score from public.notifications where kind = 'rating_low'";
const lastRating = (db: Db, id: number) =>
  db.value<number>("select id from public.ticket_ratings where ticket_id = $1 order by id desc limit 1", [id]);

/** An answered ticket that the citizen rated by their link. */
async function rated(db: Db, score: number, comment: string | null = "Chưa sửa được gì") {
  const desk = await openDesk(db);
  const id = await ticketIn(db, desk, "answered by the agency");
  await step(db, "rate_ticket", null, new Date(), id, score, 2, 1, 2, comment, null, "link");
  return { desk, id, ratingId: await lastRating(db, id) };
}

describe("rating the answer (QĐ583 Điều 11.2)", () => {
  test.each(["phone", "counter"])("the operator records it, by %s", (via) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "answered by the agency");
      await asUser(db, desk.operator);
      await db.rows(rate, [id, 4, " Tốt ", via]);
      expect(
        await db.row("select score, comment, via, staff_id from public.ticket_ratings where ticket_id = $1", [id]),
      ).toEqual({ score: 4, comment: "Tốt", via, staff_id: desk.operator.staffId });
    }),
  );

  test.each(["link", "fax", null])("nobody signed in records one by %s", (via) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "answered by the agency");
      await asUser(db, desk.operator);
      expect(await db.refusal(rate, [id, 4, null, via])).toMatchObject({ code: "PT422", params: { field: "via" } });
    }),
  );

  test("once per answer, ever: also by another way, after closing, and by two people at the same moment", async () => {
    await inTransaction(async (db) => {
      const { desk, id } = await rated(db, 5);
      await asUser(db, desk.operator);
      expect((await db.refusal(rate, [id, 1, null, "counter"])).key).toBe("ticket.already_rated");
      await step(db, "close_ticket", desk.operator, new Date(), id, null);
      await asUser(db, desk.operator);
      expect((await db.refusal(rate, [id, 1, null, "phone"])).key).toBe("ticket.already_rated");
    });
    const setup = await connect();
    const db = wrap(setup);
    const desk = await openDesk(db);
    const id = await ticketIn(db, desk, "answered by the agency");
    const both = await Promise.all([connect(), connect()]);
    try {
      const results = await Promise.allSettled(
        both.map((client) =>
          client.query(
            "select private.rate_ticket(null, clock_timestamp(), $1, 3, null, null, null, null, null, 'link')",
            [id],
          ),
        ),
      );
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await db.value("select count(*) from public.ticket_ratings where ticket_id = $1", [id])).toBe(1);
    } finally {
      await Promise.all([setup, ...both].map((client) => client.end()));
    }
  });

  test("a link to an older answer rates nothing once a newer one has been given", () =>
    inTransaction(async (db) => {
      const { desk, id } = await rated(db, 2);
      const first = await db.value<number>("select answer_id from public.ticket_ratings where ticket_id = $1", [id]);
      await step(db, "reopen_ticket", desk.operator, new Date(), id, "Chưa xong");
      await step(db, "answer_ticket", desk.officer, new Date(), id, "Đã sửa lại");
      const byLink = (answerId: number) =>
        db.refusal("select private.rate_ticket(null, now(), $1, 5, null, null, null, null, null, 'link', $2)", [
          id,
          answerId,
        ]);
      expect((await byLink(first)).key).toBe("ticket.already_rated");
      const unrated = await db.value<number>(
        "insert into public.ticket_answers (ticket_id, level, content, answered_at) values ($1, 'officer', 'cũ', '2020-01-01') returning id",
        [id],
      );
      expect((await byLink(unrated)).key).toBe("rating.answer_superseded");
      const last = await db.value<number>("select id from public.ticket_answers where content = 'Đã sửa lại'");
      await step(db, "rate_ticket", null, new Date(), id, 5, null, null, null, null, null, "link", last);
      expect(await db.value("select count(*) from public.ticket_ratings where ticket_id = $1", [id])).toBe(2);
    }));
});

describe("low ratings go to the Office", () => {
  test.each([
    [1, 2, true],
    [2, 2, true],
    [3, 2, false],
    [3, 3, true],
    [2, 1, false],
  ])("%i of 5 with the setting at %i: told %s", (score, setting, isTold) =>
    inTransaction(async (db) => {
      await db.rows("update public.settings set value = to_jsonb($1::int) where key = 'ratings.low_score'", [setting]);
      const { desk, id } = await rated(db, score);
      const told = await db.rows(`${bells} and staff_id in ($1, $2)`, [desk.supervisor.staffId, desk.head.staffId]);
      expect(told).toEqual(isTold ? [{ staff_id: desk.supervisor.staffId, score: String(score) }] : []);
      await asUser(db, desk.supervisor);
      expect(await db.row("select is_low, is_handled from public.rating_list where ticket_id = $1", [id])).toEqual({
        is_low: isTold,
        is_handled: false,
      });
    }),
  );

  test("a setting that is no score counts as 2", () =>
    inTransaction(async (db) => {
      // Set before settings had forms; now it would be refused.
      await db.rows("alter table public.settings disable trigger tg_settings__check_form");
      for (const value of ["5", "0", '"ba"', "null"]) {
        await db.rows("update public.settings set value = $1::jsonb where key = 'ratings.low_score'", [value]);
        expect(await db.value("select public.low_rating_score()")).toBe(2);
      }
    }));

  test("the list shows the rating beside its answer; the head sees their own, another agency nothing", () =>
    inTransaction(async (db) => {
      const { desk, id } = await rated(db, 2);
      const list =
        "select score, reception, handling, answer_score, comment, answer, answer_agency_name, is_last_answer from public.rating_list where ticket_id = $1";
      const expected = {
        score: 2,
        reception: 2,
        handling: 1,
        answer_score: 2,
        comment: "Chưa sửa được gì",
        answer_agency_name: "Sở Xây dựng thành phố Hải Phòng",
        is_last_answer: true,
      };
      for (const one of [desk.supervisor, desk.head, desk.operator]) {
        await asUser(db, one);
        expect(await db.row(list, [id])).toMatchObject(expected);
      }
      await asUser(db, desk.otherHead);
      expect(await db.rows(list, [id])).toEqual([]);
    }));

  test("looked at with a remark, once; on the timeline; only by the Office", () =>
    inTransaction(async (db) => {
      const { desk, id, ratingId } = await rated(db, 1);
      await asUser(db, desk.head);
      expect(await db.refusal(review, [ratingId, "Đã xem"])).toMatchObject({ code: "PT403" });
      await asUser(db, desk.supervisor);
      expect(await db.refusal(review, [ratingId, "  "])).toMatchObject({ code: "PT422", params: { field: "remark" } });
      expect(await db.refusal(review, [-1, "Đã xem"])).toMatchObject({ code: "PT404", key: "rating.not_found" });
      const waiting = () => db.value<number>("select (public.my_queue_counts() ->> 'low_ratings')::int");
      const before = await waiting();
      await db.rows(review, [ratingId, "Đã gọi, công dân thông cảm"]);
      expect(await waiting()).toBe(before - 1);
      expect(await db.refusal(review, [ratingId, "lại"])).toMatchObject({
        code: "PT409",
        key: "rating.already_reviewed",
      });
      expect(
        await db.row("select is_handled, outcome, remark, reviewed_by from public.rating_list where id = $1", [
          ratingId,
        ]),
      ).toEqual({
        is_handled: true,
        outcome: "noted",
        remark: "Đã gọi, công dân thông cảm",
        reviewed_by: "Đỗ Thị Lan",
      });
      expect((await timeline(db, id)).at(-1)).toBe("rating_reviewed");
    }));

  test("re-opened from the rating: linked on the timeline, handled, answered anew and rated anew", () =>
    inTransaction(async (db) => {
      const { desk, id, ratingId } = await rated(db, 2);
      await asUser(db, desk.supervisor);
      expect(await db.refusal("select public.reopen_ticket($1, 'Chưa xong', p_rating_id => -1)", [id])).toMatchObject({
        code: "PT422",
        params: { field: "rating_id" },
      });
      await db.rows("select public.reopen_ticket($1, 'Công dân đánh giá 2/5', p_rating_id => $2)", [id, ratingId]);
      expect(
        await db.row("select status, outcome, remark, is_handled from public.rating_list where id = $1", [ratingId]),
      ).toEqual({
        status: "assigned",
        outcome: "reopened",
        remark: "Công dân đánh giá 2/5",
        is_handled: true,
      });
      await asOwner(db);
      expect(
        await db.value("select data from public.ticket_events where ticket_id = $1 and kind = 'reopened'", [id]),
      ).toEqual({
        rating_id: ratingId,
        score: 2,
      });
      await step(db, "answer_ticket", desk.officer, new Date(), id, "Đã sửa lại");
      await step(db, "rate_ticket", null, new Date(), id, 5, 5, 5, 5, null, null, "link");
      expect(
        await db.rows("select score, is_last_answer from public.rating_list where ticket_id = $1 order by id", [id]),
      ).toEqual([
        { score: 2, is_last_answer: false },
        { score: 5, is_last_answer: true },
      ]);
    }));

  test("coordinated because of it: handled too", () =>
    inTransaction(async (db) => {
      const { desk, id, ratingId } = await rated(db, 1);
      await asUser(db, desk.supervisor);
      await db.rows("select public.coordinate_ticket($1, $2, now() + interval '20 days', 'Hai bên cùng kiểm tra')", [
        id,
        desk.otherAgencyId,
      ]);
      expect(await db.row("select outcome, remark from public.rating_list where id = $1", [ratingId])).toEqual({
        outcome: "coordinated",
        remark: "Hai bên cùng kiểm tra",
      });
    }));

  test("re-opened without naming the rating: the low one waiting is handled by it; a good one is not touched", () =>
    inTransaction(async (db) => {
      const low = await rated(db, 1);
      await step(db, "reopen_ticket", low.desk.operator, new Date(), low.id, "Công dân gọi lại");
      expect(await db.value("select outcome from public.rating_reviews where rating_id = $1", [low.ratingId])).toBe(
        "reopened",
      );
      const good = await rated(db, 4);
      await step(db, "reopen_ticket", good.desk.operator, new Date(), good.id, "Hỏng lại");
      expect(await db.rows("select 1 from public.rating_reviews where rating_id = $1", [good.ratingId])).toEqual([]);
    }));
});

test("satisfaction by agency: its sum is the measure itself, and only what one may read", () =>
  inTransaction(async (db) => {
    // What other tests committed before is left out.
    await db.rows("update public.ticket_ratings set rated_at = '2020-01-01'");
    const { desk } = await rated(db, 1);
    const id = await ticketIn(db, desk, "answered by the agency");
    await step(db, "rate_ticket", null, new Date(), id, 5, 5, 5, 5, null, null, "link");
    const byAgency = `select public.bi_query(jsonb_build_object('dataset', 'ratings', 'measures', '{ratings,low_ratings,satisfaction,mean_score}'::text[],
      'dimensions', '{unit}'::text[], 'totals', true, 'period', jsonb_build_object('from', now() - interval '1 day', 'to', now() + interval '1 day')))`;
    const value = { ratings: { value: 2 }, satisfaction: { value: 0.5, numerator: 1, denominator: 2 } };
    await asUser(db, desk.supervisor);
    const { rows, totals } = await db.value<{ rows: object[]; totals: object }>(byAgency);
    expect(rows).toMatchObject([
      {
        unit: { key: desk.agencyId, label: "Sở Xây dựng" },
        low_ratings: { value: 1 },
        mean_score: { value: 3 },
        ...value,
      },
    ]);
    expect(totals).toMatchObject(value);
    await asUser(db, desk.otherHead);
    expect(await db.value(byAgency)).toMatchObject({ rows: [] });
    await asRole(db, "tech_support");
    expect(await db.refusal(byAgency)).toMatchObject({ code: "PT403" });
  }));
