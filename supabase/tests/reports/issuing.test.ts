import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser, person } from "../support/people.ts";

const json = JSON.stringify;
const queries = {
  whole: { dataset: "tickets", measures: ["received"], period: { from: "2026-01-01", to: "2026-02-01" } },
};
const content = { sections: [{ type: "text", text: "Thử" }] };

const agencyId = (db: Db, code: string) => db.value<number>("select id from public.agencies where code = $1", [code]);

async function receive(db: Db, agency: string | null, at = "2026-01-15T08:00:00+07"): Promise<void> {
  await db.rows(
    `insert into public.tickets (code, status, channel, content, received_at, last_event_at, agency_id)
     values ('BC-' || gen_random_uuid(), 'assigned', 'hotline', 'thử', $2, $2, (select id from public.agencies where code = $1))`,
    [agency, at],
  );
}

const data = (db: Db, kind = "centre", period = "2026-01", agency: number | null = null, asked: object = queries) =>
  db.value<{ answers: Record<string, { totals: { received: { value: number } } }> }>(
    "select public.report_data($1, $2, $3, $4)",
    [kind, period, json(asked), agency],
  );
const issue = "select * from public.issue_report($1, $2, $3, $4, $5, $6, $7, $8)";
const arguments_ = (
  found: unknown,
  over: Partial<{ kind: string; period: string; agency: number; reason: string; title: string; content: object }> = {},
) => [
  over.kind ?? "centre",
  over.period ?? "2026-01",
  json(queries),
  json(found),
  json(over.content ?? content),
  over.title ?? "Báo cáo thử",
  over.agency ?? null,
  over.reason ?? null,
];

describe("what a period's name means", () => {
  test.each([
    ["2026-11-29", "day", "2026-11-29", "2026-11-30"],
    ["2026-W01", "week", "2025-12-29", "2026-01-05"],
    ["2026-W53", "week", "2026-12-28", "2027-01-04"],
    ["2024-02", "month", "2024-02-01", "2024-03-01"],
    ["2026-12", "month", "2026-12-01", "2027-01-01"],
    ["2026-Q4", "quarter", "2026-10-01", "2027-01-01"],
    ["2026", "year", "2026-01-01", "2027-01-01"],
  ])("%s", (key, period, from, to) =>
    inTransaction(async (db) => {
      expect(await db.row("select * from bi.report_period($1)", [key])).toEqual({
        period,
        starts_on: from,
        ends_before: to,
      });
      expect(await db.value("select bi.period_key($1, $2)", [period, from])).toBe(key);
    }),
  );

  test.each(["", "2026-13", "2026-02-30", "2025-W53", "2026-W00", "2026-Q5", "26", "2026-1", "tháng 10"])(
    "%j is none",
    (key) =>
      inTransaction(async (db) => {
        expect(await db.refusal("select bi.report_period($1)", [key])).toMatchObject({
          code: "PT422",
          key: "report.invalid_period",
        });
      }),
  );
});

describe("asking for a report", () => {
  test.each([
    ["centre", "2026-W01", null, null],
    ["centre", "2026-01-05", null, "report.invalid_period"],
    ["centre", "2031", null, "report.period_to_come"],
    ["centre", "2026-01", "SXD", "report.no_agency"],
    ["agency", "2026-01", null, "report.agency_required"],
    ["agency", "2026-01", "SXD", null],
    ["reception", "2026-01", null, null],
    ["nothing", "2026-01", null, "report.unknown_kind"],
  ] as const)("%s for %s about %s: %s", (kind, period, agency, key) =>
    inTransaction(async (db) => {
      const id = agency && (await agencyId(db, agency));
      await asRole(db, "supervisor");
      if (key === null) await data(db, kind, period, id, {});
      else
        expect(await db.refusal("select public.report_data($1, $2, '{}', $3)", [kind, period, id])).toMatchObject({
          key,
        });
    }),
  );

  test("SPEC §1: nobody gets the city who may see a part of it, nor another agency", () =>
    inTransaction(async (db) => {
      const [own, other] = [await agencyId(db, "SXD"), await agencyId(db, "SYT")];
      await receive(db, "SXD");
      await receive(db, "SYT");
      await receive(db, null);
      await asRole(db, "agency_head", "SXD");
      expect(await db.refusal("select public.report_data('centre', '2026-01', '{}')")).toMatchObject({ code: "PT403" });
      expect(await db.refusal("select public.report_data('agency', '2026-01', '{}', $1)", [other])).toMatchObject({
        code: "PT403",
      });
      expect((await data(db, "agency", "2026-01", own)).answers.whole?.totals.received.value).toBe(1);
      await asRole(db, "supervisor");
      expect((await data(db)).answers.whole?.totals.received.value).toBe(3);
    }));

  test("a query cannot leave the report's agency, also of somebody who sees all", () =>
    inTransaction(async (db) => {
      const [own, other] = [await agencyId(db, "SXD"), await agencyId(db, "SYT")];
      await receive(db, "SXD");
      await receive(db, "SYT");
      await asRole(db, "supervisor");
      const reaching = { whole: { ...queries.whole, filters: [{ dimension: "agency", in: [other] }] } };
      expect((await data(db, "agency", "2026-01", own, reaching)).answers.whole?.totals.received.value).toBe(0);
    }));

  test.each([
    ["reception_board", "centre", "report.unknown_kind"],
    ["one_stop_officer", "centre", "report.unknown_kind"],
    ["operator", "reception", "report.unknown_kind"],
    ["operator", "centre", "authz.forbidden"],
    ["tech_support", "centre", "authz.forbidden"],
    ["admin", "centre", "authz.forbidden"],
  ] as const)("SPEC §1: %s gets no report %s", (role, kind, key) =>
    inTransaction(async (db) => {
      await asRole(db, role);
      expect(await db.refusal("select public.report_data($1, '2026-01', '{}')", [kind])).toMatchObject({ key });
    }),
  );

  test("QĐ583 Điều 9.4: the list of overdue tickets is the board's number", () =>
    inTransaction(async (db) => {
      await db.rows(
        `insert into public.tickets (code, status, channel, content, received_at, last_event_at, agency_id, due_at)
         select 'QH-' || n, case when n = 4 then 'answered' else 'overdue' end, 'hotline', 'Nội dung ' || n, now() - interval '9 days', now(), a.id,
           now() - make_interval(days => n) from generate_series(1, 5) n, public.agencies a where a.code = case when n = 5 then 'SYT' else 'SXD' end`,
      );
      const own = await agencyId(db, "SXD");
      await asRole(db, "supervisor");
      const today = await db.value<string>("select to_char(now() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')");
      const asked = {
        list: { list: "overdue_tickets", limit: 2 },
        count: { dataset: "tickets", measures: ["overdue"] },
      };
      const codes = async (agency: number | null) => {
        const { answers } = await db.value<{
          answers: {
            list: { count: number; rows: { code: string }[] };
            count: { totals: { overdue: { value: number } } };
          };
        }>("select public.report_data('overdue', $1, $2, $3)", [today, json(asked), agency]);
        return [answers.count.totals.overdue.value, answers.list.count, ...answers.list.rows.map(({ code }) => code)];
      };
      expect(await codes(null)).toEqual([4, 4, "QH-5", "QH-3"]);
      expect(await codes(own)).toEqual([3, 3, "QH-3", "QH-2"]);
    }));
});

describe("issuing", () => {
  test("a number of the register, the answers of this moment, the content as made", () =>
    inTransaction(async (db) => {
      await receive(db, "SXD");
      const me = await asRole(db, "supervisor");
      const found = await data(db);
      const report = await db.row<{ id: number; number: number; version: number }>(issue, arguments_(found));
      expect(report).toMatchObject({
        kind_code: "centre",
        period: "month",
        period_key: "2026-01",
        starts_on: "2026-01-01",
        ends_on: "2026-01-31",
        version: 1,
        symbol: "BC-VP",
        issued_by_id: me.staffId,
        for_staff_id: null,
      });
      const kept = await db.row<{ data: typeof found; content: object; queries: object }>(
        "select * from public.report_contents where report_id = $1",
        [report.id],
      );
      expect(kept).toMatchObject({ content, queries });
      expect(kept.data.answers).toEqual(found.answers);
      await asOwner(db);
      expect(
        await db.row(
          "select register, number, subject_type, subject_id from public.documents order by id desc limit 1",
        ),
      ).toEqual({ register: "report", number: report.number, subject_type: "report", subject_id: report.id });
    }));

  test("numbers that are not the database's are refused", () =>
    inTransaction(async (db) => {
      await receive(db, "SXD");
      const me = await asRole(db, "supervisor");
      const found = await data(db);
      const forged = JSON.parse(json(found).replaceAll('"value":1', '"value":2'));
      expect(await db.refusal(issue, arguments_(forged))).toMatchObject({
        code: "PT409",
        key: "report.numbers_changed",
      });
      await asOwner(db);
      await receive(db, "SYT");
      await asUser(db, me);
      expect(await db.refusal(issue, arguments_(found))).toMatchObject({ key: "report.numbers_changed" });
    }));

  test("again: another version, another number, with a reason; the first stays as it was", () =>
    inTransaction(async (db) => {
      const me = await asRole(db, "supervisor");
      const first = await db.row<{ id: number; number: number }>(issue, arguments_(await data(db)));
      const before = await db.row("select data, content from public.report_contents where report_id = $1", [first.id]);
      expect(await db.refusal(issue, arguments_(await data(db)))).toMatchObject({
        key: "report.reason_required",
        params: { field: "reason" },
      });
      await asOwner(db);
      await receive(db, "SXD");
      await asUser(db, me);
      const second = await db.row<{ id: number; number: number; version: number }>(
        issue,
        arguments_(await data(db), { reason: "Bổ sung phiếu nhập tay" }),
      );
      expect([second.version, second.number]).toEqual([2, first.number + 1]);
      expect(await db.row("select data, content from public.report_contents where report_id = $1", [first.id])).toEqual(
        before,
      );
    }));

  test.each([
    ["update public.reports set title = 'x'"],
    ["delete from public.reports"],
    ["truncate public.reports cascade"],
    ["update public.report_contents set data = '{}'"],
    ["delete from public.report_contents"],
  ])("frozen, also for the owner: %s", (sql) =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      await db.row(issue, arguments_(await data(db)));
      await asOwner(db);
      expect(await db.refusal(sql)).toMatchObject({ key: "report.frozen" });
    }),
  );

  test.each([
    [{ title: " " }, "report.title_required"],
    [{ content: {} }, "report.no_content"],
  ])("%j is refused: %s", (over, key) =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      expect(await db.refusal(issue, arguments_(await data(db), over))).toMatchObject({ code: "PT422", key });
    }),
  );

  test("SPEC §1: who may issue what", () =>
    inTransaction(async (db) => {
      const own = await agencyId(db, "SXD");
      await asRole(db, "city_leader");
      expect(await db.refusal(issue, arguments_(await data(db)))).toMatchObject({ code: "PT403" });
      await asRole(db, "contact_officer", "SXD");
      expect(
        await db.refusal(issue, arguments_(await data(db, "agency", "2026-01", own), { kind: "agency", agency: own })),
      ).toMatchObject({ code: "PT403" });
      await asRole(db, "agency_head", "SXD");
      expect(
        await db.row(issue, arguments_(await data(db, "agency", "2026-01", own), { kind: "agency", agency: own })),
      ).toMatchObject({ symbol: "BC-SXD", agency_id: own });
    }));

  test("SPEC §1: an issued report is read by those who may see its agency; nothing of it by others", () =>
    inTransaction(async (db) => {
      const own = await agencyId(db, "SXD");
      const [head, other, board, leader] = [
        await person(db, "agency_head"),
        await person(db, "agency_head", { agency: "SYT" }),
        await person(db, "reception_board"),
        await person(db, "city_leader"),
      ];
      await asRole(db, "supervisor");
      await db.row(issue, arguments_(await data(db)));
      await db.row(issue, arguments_(await data(db, "agency", "2026-01", own), { kind: "agency", agency: own }));
      const seen = async (who: { userId: string }) => {
        await asUser(db, who.userId);
        const reports = await db.rows<{ kind_code: string }>("select kind_code from public.reports order by id");
        const contents = await db.rows("select report_id from public.report_contents");
        expect(contents).toHaveLength(reports.length);
        return reports.map(({ kind_code }) => kind_code);
      };
      expect(await seen(leader)).toEqual(["centre", "agency"]);
      expect(await seen(head)).toEqual(["agency"]);
      expect(await seen(other)).toEqual([]);
      expect(await seen(board)).toEqual([]);
    }));
});
