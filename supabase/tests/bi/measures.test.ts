import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asRole } from "../support/people.ts";
import { openDesk, receive, step } from "../tickets/desk.ts";
import { insertStories } from "./stories.ts";

const hour = 3_600_000;

type Cell = { value: number | null; numerator?: number; from?: string; to?: string };
const ask = (db: Db, query: object) =>
  db.value<{ rows: Record<string, Cell>[]; totals: Record<string, Cell> }>("select public.bi_query($1)", [
    JSON.stringify(query),
  ]);

describe("satisfaction (SPEC §7)", () => {
  test("is the share of the period's ratings that gave 4 or 5", () =>
    inTransaction(async (db) => {
      const now = Date.now();
      const ids = await insertStories(
        db,
        [5, 4, 3, 1, 5].map(() => ({ receivedAt: new Date(now - 48 * hour), answers: [new Date(now - 40 * hour)] })),
      );
      await db.rows(
        `insert into public.ticket_ratings (ticket_id, answer_id, score, via, rated_at)
         select a.ticket_id, a.id, ($2::int[])[array_position($1::bigint[], a.ticket_id)], 'phone',
           case when a.ticket_id = ($1::bigint[])[5] then now() - interval '60 days' else now() - interval '1 hour' end
         from public.ticket_answers a where a.ticket_id = any ($1)`,
        [ids, [5, 4, 3, 1, 5]],
      );
      await asRole(db, "supervisor");
      const found = async (from: Date, to: Date) =>
        (
          await ask(db, {
            dataset: "ratings",
            measures: ["ratings", "satisfaction", "mean_score"],
            period: { from, to },
          })
        ).totals;
      expect(await found(new Date(now - 7 * 24 * hour), new Date(now + hour))).toMatchObject({
        ratings: { value: 4 },
        satisfaction: { value: 0.5, numerator: 2, denominator: 4 },
        mean_score: { value: 3.25 },
      });
      expect(await found(new Date("2001-01-01Z"), new Date("2001-02-01Z"))).toMatchObject({
        ratings: { value: 0 },
        satisfaction: { value: null },
      });
    }));
});

describe("on-time share of an import (issue 2 §6)", () => {
  test("counts the rows with a due time of their own, as the file's own column does", () =>
    inTransaction(async (db) => {
      const head = await asRole(db, "supervisor");
      await db.rows("reset role");
      const batch = await db.value<number>(
        "insert into public.import_batches (staff_id, file_name, layout) values ($1, 'x', 'x') returning id",
        [head.staffId],
      );
      const at = (text: string) => new Date(`${text}+07:00`);
      await insertStories(db, [
        // On time, to the very second.
        {
          status: "closed",
          receivedAt: at("2022-01-03T08:00:00"),
          closedAt: at("2022-01-04T08:00:00"),
          importedDueAt: at("2022-01-04T08:00:00"),
          importBatchId: batch,
        },
        {
          status: "closed",
          receivedAt: at("2022-01-03T08:00:00"),
          closedAt: at("2022-01-04T08:00:01"),
          importedDueAt: at("2022-01-04T08:00:00"),
          importBatchId: batch,
        },
        {
          status: "assigned",
          receivedAt: at("2022-01-03T08:00:00"),
          importedDueAt: at("2022-01-04T08:00:00"),
          importBatchId: batch,
        },
        {
          status: "assigned",
          receivedAt: at("2022-01-03T08:00:00"),
          importedDueAt: at("2099-01-04T08:00:00"),
          importBatchId: batch,
        },
        {
          status: "closed",
          receivedAt: at("2022-01-03T08:00:00"),
          closedAt: at("2022-01-09T08:00:00"),
          importBatchId: batch,
        },
        {
          status: "closed",
          receivedAt: at("2022-01-03T08:00:00"),
          closedAt: at("2022-01-03T09:00:00"),
          importedDueAt: at("2022-01-04T08:00:00"),
        },
      ]);
      await db.rows("set local role authenticated");
      expect(await db.row("select * from public.import_on_time($1)", [batch])).toEqual({
        tickets: 5,
        with_due_time: 4,
        on_time: 2,
        on_time_share: 0.5,
      });
    }));
});

describe("trend", () => {
  test("each week is the overdue rate of that week, and inflow and answers add up", () =>
    inTransaction(async (db) => {
      const now = Date.now();
      await insertStories(
        db,
        Array.from({ length: 120 }, (_, n) => {
          const receivedAt = new Date(now - (n + 1) * 17 * hour);
          const answered = new Date(+receivedAt + ((n % 7) + 1) * 20 * hour);
          const dueAt = new Date(+receivedAt + 60 * hour);
          const isAnswered = +answered < now && n % 5 !== 0;
          return {
            receivedAt,
            answers: isAnswered ? [answered] : [],
            clocks: [
              {
                level: "officer" as const,
                startedAt: receivedAt,
                dueAt,
                state: isAnswered ? ("met" as const) : ("running" as const),
                stoppedAt: isAnswered ? answered : null,
              },
            ],
          };
        }),
      );
      await asRole(db, "supervisor");
      const monday = await db.value<Date>(
        "select date_trunc('week', now() at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh'",
      );
      const [from, to] = [-77, 7].map((days) => new Date(+monday + days * 24 * hour));
      const { rows: weeks } = await ask(db, {
        dataset: "tickets",
        measures: ["received", "answered", "overdue_rate"],
        dimensions: [{ code: "time", grain: "week" }],
        period: { from, to },
      });
      // Monday to Monday in the office's time, the running one last.
      expect(weeks.map((week) => +new Date(week.time?.from as string))).toEqual(
        Array.from({ length: 12 }, (_, n) => +monday + (n - 11) * 7 * 24 * hour),
      );
      for (const week of weeks) {
        const ends = [week.time?.from as string, week.time?.to as string];
        const alone = await ask(db, {
          dataset: "tickets",
          measures: ["overdue_rate"],
          period: { from: ends[0], to: ends[1] },
        });
        expect(week.overdue_rate).toEqual(alone.totals.overdue_rate);
        const flow = await db.row(
          `select count(*) filter (where received_at >= $1 and received_at < $2) as received, count(*) filter (where answered_at >= $1 and answered_at < $2) as answered
           from public.tickets`,
          ends,
        );
        expect({ received: week.received?.value, answered: week.answered?.value }).toEqual(flow);
      }
    }));
});

describe("age groups", () => {
  test("count working days of the city's calendar and leave no gap", () =>
    inTransaction(async (db) => {
      // Sunday 22/11/2026: one working day back is Friday's opening.
      const bounds = await db.rows<{ age: string; received_from: string; received_to: string }>(
        `select age, received_from::text, received_to::text from bi.age_bounds('2026-11-22 10:00+07')`,
      );
      expect(bounds.map((each) => each.age)).toEqual(["under_1", "1_to_3", "3_to_5", "5_to_10", "10_to_20", "over_20"]);
      expect(bounds[0]).toMatchObject({ received_to: "infinity" });
      expect(new Date(bounds[0]?.received_from as string).toISOString()).toBe("2026-11-20T00:30:00.000Z");
      for (const [n, each] of bounds.entries()) if (n > 0) expect(each.received_to).toBe(bounds[n - 1]?.received_from);
      expect(bounds.at(-1)?.received_from).toBe("-infinity");
    }));
});

describe("what a caller may ask", () => {
  const filters = [
    "1",
    "[]",
    '{"agency": "x"}',
    '{"agency": {"a": 1}}',
    '{"received_from": "hôm qua"}',
    '{"field": "99999999999999999999"}',
  ];
  test.each(filters)("the filter %s is refused plainly", (filter) =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      for (const call of ["board($1)", "morning_brief($1)"]) {
        expect(await db.refusal(`select * from public.${call}`, [filter])).toMatchObject({
          code: "PT422",
          key: "invalid_value",
        });
      }
    }),
  );
});

describe("a clock that ended while it was paused", () => {
  test.each(["answer_ticket", "return_ticket"])("is not late for the time of the pause: %s", (end) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, "2026-11-16 07:30+07");
      await step(db, "transfer_ticket", desk.operator, "2026-11-16 07:40+07", id, desk.agencyId, null);
      await step(db, "ask_clarification", desk.officer, "2026-11-16 10:00+07", id, "Cột đèn số mấy?");
      // Three days on, long after the eight hours would have run out without the pause.
      await step(db, end, desk.officer, "2026-11-19 10:00+07", id, "Đã xem hiện trường");
      const verdict = (to: string) =>
        db.row(
          "select is_overdue, is_officer_missed from bi.overdue_facts(array[tstzrange('2026-11-16', $1)], '2026-11-21', '{}') where ticket_id = $2",
          [to, id],
        );
      await db.rows("select set_config('request.jwt.claims', json_build_object('sub', $1::uuid)::text, true)", [
        desk.supervisor.userId,
      ]);
      // While it paused, and when all was over.
      expect(await verdict("2026-11-18")).toEqual({ is_overdue: false, is_officer_missed: false });
      expect(await verdict("2026-11-21")).toEqual({ is_overdue: false, is_officer_missed: false });
    }),
  );
});
