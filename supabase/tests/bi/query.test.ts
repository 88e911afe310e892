import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Db, wrap } from "../support/database.ts";
import { asAnon, asOwner, asRole, asUser, type PersonOptions, type Role } from "../support/people.ts";
import { insertStories } from "./stories.ts";

let db: Db;
beforeAll(async () => {
  db = wrap(await connect());
  await db.client.query("begin");
  // Literals of instants show the session's zone.
  await db.client.query("set local time zone 'Asia/Ho_Chi_Minh'");
});
beforeEach(() => db.client.query("savepoint test"));
afterEach(() => db.client.query("rollback to savepoint test"));
afterAll(async () => {
  await db.client.query("rollback");
  await db.client.end();
});

type Cell = {
  value: number | null;
  compare?: { value: number | null };
  key?: unknown;
  label?: string;
  label_en?: string;
  from?: string;
  to?: string;
};
interface Answer {
  rows: Record<string, Cell>[];
  totals: Record<string, Cell> | null;
  columns: { code: string; kind: string; list_filter?: Record<string, unknown>; filter_key?: string }[];
  row_count: number;
  is_cut: boolean;
  is_whole: boolean;
  compare: { from: string; to: string } | null;
}
const ask = (query: object) => db.value<Answer>("select public.bi_query($1)", [JSON.stringify(query)]);
const at = (text: string) => new Date(`${text}+07:00`);

const march = { from: "2026-03-01", to: "2026-04-01" };
const received = { dataset: "tickets", measures: ["received"] };

describe("what is compiled", () => {
  test.each([
    ["one number", received],
    [
      "by agency in a month, compared with the month before",
      {
        ...received,
        measures: ["received", "head_share"],
        dimensions: ["agency"],
        period: march,
        compare: "previous",
        totals: true,
      },
    ],
    [
      "overdue rate by quarter",
      {
        dataset: "tickets",
        measures: ["overdue_rate"],
        dimensions: [{ code: "time", grain: "quarter" }],
        period: { from: "2026-01-01", to: "2026-07-01" },
        totals: true,
      },
    ],
    [
      "state now under filters",
      {
        dataset: "tickets",
        measures: ["open", "overdue"],
        dimensions: ["channel"],
        filters: [
          { dimension: "priority", in: ["urgent"] },
          { dimension: "commune", in: [null] },
          { dimension: "channel", not_in: ["import", "o'clock\\"] },
        ],
        sort: [{ by: "channel" }],
        limit: 5,
      },
    ],
  ])("%s", async (_name, query) => {
    await asRole(db, "supervisor");
    expect(
      await db.value("select bi.compile(bi.read_query($1, '2026-06-01 08:00+07'))", [JSON.stringify(query)]),
    ).toMatchSnapshot();
  });

  test("nothing of a query is taken as SQL", async () => {
    await insertStories(db, [{ receivedAt: at("2026-03-02T08:00"), channel: "email" }]);
    await asRole(db, "supervisor");
    const nasty = "x'::text[]) or true; drop table public.tickets; --";
    expect((await ask({ ...received, filters: [{ dimension: "channel", in: [nasty] }] })).totals?.received?.value).toBe(
      0,
    );
    expect(
      await db.refusal("select public.bi_query($1)", [
        JSON.stringify({ ...received, filters: [{ dimension: "unit", in: ["1) or true --"] }] }),
      ]),
    ).toMatchObject({ code: "PT422", key: "bi.invalid_value" });
    expect(
      (await db.refusal("select public.bi_query($1)", [JSON.stringify({ ...received, dimensions: [nasty] })])).key,
    ).toBe("bi.unknown_dimension");
  });

  test("is stable and runs as the caller, so that GET and a replica can serve it", async () => {
    expect(
      await db.rows(
        "select provolatile, prosecdef from pg_proc where pronamespace = 'public'::regnamespace and proname in ('bi_query', 'bi_catalog')",
      ),
    ).toEqual([
      { provolatile: "s", prosecdef: false },
      { provolatile: "s", prosecdef: false },
    ]);
  });
});

describe("time in the office's terms", () => {
  test.each([
    // 31/12/2025 17:30 UTC is the new year in Hải Phòng; 28/12/2026 is a Monday, week 53 of 2026.
    [
      "hour",
      { from: "2026-01-01", to: "2026-01-02" },
      "2025-12-31T17:30:00Z",
      "2026-01-01T00:00",
      "00:00 01/01/2026",
      24,
    ],
    ["day", { from: "2026-01-01", to: "2026-01-08" }, "2025-12-31T17:30:00Z", "2026-01-01", "01/01/2026", 7],
    ["week", { from: "2026-12-28", to: "2027-01-11" }, "2027-01-03T16:59:59Z", "2026-12-28", "Tuần 53/2026", 2],
    ["month", { from: "2026-01-01", to: "2026-04-01" }, "2026-02-28T17:00:00Z", "2026-03-01", "Tháng 3/2026", 3],
    ["quarter", { from: "2026-01-01", to: "2027-01-01" }, "2026-06-30T17:00:00Z", "2026-07-01", "Quý III/2026", 4],
    ["year", { from: "2025-01-01", to: "2027-01-01" }, "2025-12-31T17:00:00Z", "2026-01-01", "Năm 2026", 2],
  ])("%s", async (grain, period, instant, key, label, buckets) => {
    await insertStories(db, [{ receivedAt: new Date(instant) }]);
    await asRole(db, "supervisor");
    const { rows } = await ask({ ...received, dimensions: [{ code: "time", grain }], period });
    const found = rows.filter((row) => row.received?.value);
    expect(found.map((row) => [row.time?.key, row.time?.label, row.received?.value])).toEqual([[key, label, 1]]);
    // No holes, except what has not begun.
    expect(rows.length).toBe(period.from < "2026-11" ? Math.min(buckets, rows.length) : rows.length);
    if (new Date(`${period.to}T00:00+07:00`) <= new Date()) expect(rows).toHaveLength(buckets);
  });

  test("the first and the last bucket are cut to the period, for the click-through", async () => {
    await asRole(db, "supervisor");
    const { rows } = await ask({
      ...received,
      dimensions: [{ code: "time", grain: "month" }],
      period: { from: "2026-01-15", to: "2026-03-10" },
    });
    expect(
      rows.map((row) => [row.time?.key, new Date(row.time?.from as string), new Date(row.time?.to as string)]),
    ).toEqual([
      ["2026-01-01", at("2026-01-15T00:00"), at("2026-02-01T00:00")],
      ["2026-02-01", at("2026-02-01T00:00"), at("2026-03-01T00:00")],
      ["2026-03-01", at("2026-03-01T00:00"), at("2026-03-10T00:00")],
    ]);
  });
});

describe("comparing", () => {
  test.each([
    [
      "whole months with whole months",
      "previous",
      { from: "2026-03-01", to: "2026-04-01" },
      "2026-02-01",
      "2026-03-01",
    ],
    ["a quarter with the one before", "previous", { from: "2026-04-01", to: "2026-07-01" }, "2026-01-01", "2026-04-01"],
    ["days with as many days", "previous", { from: "2026-03-10", to: "2026-03-17" }, "2026-03-03", "2026-03-10"],
    ["last year", "last_year", { from: "2026-03-01", to: "2026-04-01" }, "2025-03-01", "2025-04-01"],
  ])("%s", async (_name, compare, period, from, to) => {
    await insertStories(db, [
      { receivedAt: at(`${from}T00:00`) },
      { receivedAt: new Date(+at(`${to}T00:00`) - 1000) },
      { receivedAt: new Date(+at(`${from}T00:00`) - 1000) },
      { receivedAt: at(`${period.from}T00:00`) },
    ]);
    await asRole(db, "supervisor");
    const answer = await ask({ ...received, period, compare });
    expect(answer.totals?.received).toEqual({ value: 1, compare: { value: 2 } });
    expect([new Date(answer.compare?.from as string), new Date(answer.compare?.to as string)]).toEqual([
      at(`${from}T00:00`),
      at(`${to}T00:00`),
    ]);
  });

  test("bucket stands beside bucket, also where the months are of unequal length", async () => {
    await insertStories(db, [
      { receivedAt: at("2026-01-31T10:00") },
      { receivedAt: at("2026-01-03T10:00") },
      { receivedAt: at("2026-02-03T10:00") },
    ]);
    await asRole(db, "supervisor");
    const { rows, totals } = await ask({
      ...received,
      dimensions: [{ code: "time", grain: "day" }],
      period: { from: "2026-02-01", to: "2026-03-01" },
      compare: "previous",
      totals: true,
    });
    expect(rows).toHaveLength(28);
    expect(rows[2]).toMatchObject({ time: { key: "2026-02-03" }, received: { value: 1, compare: { value: 1 } } });
    expect(totals?.received).toEqual({ value: 1, compare: { value: 2 } });
  });

  test("weeks with the weeks of last year", async () => {
    await insertStories(db, [{ receivedAt: at("2025-03-04T10:00") }]);
    await asRole(db, "supervisor");
    const { rows } = await ask({
      ...received,
      dimensions: [{ code: "time", grain: "week" }],
      period: { from: "2026-03-02", to: "2026-03-16" },
      compare: "last_year",
    });
    expect(rows.map((row) => [row.time?.key, row.received?.compare?.value])).toEqual([
      ["2026-03-02", 1],
      ["2026-03-09", 0],
    ]);
  });
});

describe("rows, order, limit, totals", () => {
  test("the limit cuts rows, never the total; the order is as asked", async () => {
    await insertStories(
      db,
      ["hotline", "hotline", "hotline", "email", "email", "website"].map((channel) => ({
        channel,
        receivedAt: at("2026-03-02T08:00"),
      })),
    );
    await asRole(db, "supervisor");
    const largest = await ask({ ...received, dimensions: ["channel"], period: march, limit: 2, totals: true });
    expect(largest.rows.map((row) => [row.channel?.key, row.received?.value])).toEqual([
      ["hotline", 3],
      ["email", 2],
    ]);
    expect([largest.totals?.received?.value, largest.row_count, largest.is_cut]).toEqual([6, 3, true]);
    const listed = await ask({
      ...received,
      dimensions: ["channel"],
      period: march,
      sort: [{ by: "channel", dir: "desc" }],
    });
    expect(listed.rows.map((row) => row.channel?.label)).toEqual(["Thư điện tử", "Trang 1022", "Điện thoại 1022"]);
    expect(listed.totals).toBeNull();
  });

  test("the total of a percentile and of a rate is computed, not added up", async () => {
    const answered = (agency: string, hours: number, late: boolean) => ({
      agency,
      receivedAt: at("2026-03-02T07:30"),
      answers: [new Date(+at("2026-03-02T07:30") + hours * 3_600_000)],
      clocks: [
        {
          level: "officer" as const,
          startedAt: at("2026-03-02T07:30"),
          dueAt: new Date(+at("2026-03-02T07:30") + (late ? 0.5 : 9) * 3_600_000),
          state: late ? ("missed" as const) : ("met" as const),
          stoppedAt: new Date(+at("2026-03-02T07:30") + hours * 3_600_000),
        },
      ],
    });
    await insertStories(db, [
      answered("SXD", 1, true),
      answered("SXD", 2, false),
      answered("SXD", 3, false),
      answered("SYT", 4, true),
    ]);
    await asRole(db, "supervisor");
    const { rows, totals } = await ask({
      dataset: "tickets",
      measures: ["median_handling", "overdue_rate"],
      dimensions: ["unit"],
      period: march,
      totals: true,
    });
    expect(rows.map((row) => row.median_handling?.value).sort()).toEqual([14400, 7200]);
    expect(totals?.median_handling?.value).toBe(9000);
    expect(totals?.overdue_rate).toEqual({ value: 0.5, numerator: 2, denominator: 4 });
  });

  test("an agency gathers its sub-units, a unit does not; a filter takes in what lies below", async () => {
    await insertStories(db, [
      { agency: "SYT", receivedAt: at("2026-03-02T08:00") },
      { agency: "BVVT", receivedAt: at("2026-03-02T08:00") },
      { agency: null, receivedAt: at("2026-03-02T08:00") },
    ]);
    const id = (code: string) => db.value<number>("select id from public.agencies where code = $1", [code]);
    const [health, hospital] = [await id("SYT"), await id("BVVT")];
    await asRole(db, "supervisor");
    const keys = async (query: object, dimension: string) =>
      (await ask({ ...received, period: march, ...query })).rows
        .map((row) => [row[dimension]?.key, row.received?.value])
        .sort();
    expect(await keys({ dimensions: ["agency"] }, "agency")).toEqual(
      [
        [health, 2],
        [null, 1],
      ].sort(),
    );
    expect(await keys({ dimensions: ["unit"] }, "unit")).toEqual(
      [
        [health, 1],
        [hospital, 1],
        [null, 1],
      ].sort(),
    );
    expect(await keys({ dimensions: ["unit"], filters: [{ dimension: "agency", in: [health] }] }, "unit")).toEqual(
      [
        [health, 1],
        [hospital, 1],
      ].sort(),
    );
    expect(await keys({ dimensions: ["unit"], filters: [{ dimension: "unit", in: [health, null] }] }, "unit")).toEqual(
      [
        [health, 1],
        [null, 1],
      ].sort(),
    );
  });

  test("a number is as many rows as its list, by the filter the answer names (decision 9)", async () => {
    const now = Date.now();
    await insertStories(
      db,
      Array.from({ length: 40 }, (_, n) => ({
        receivedAt: new Date(now - (n + 1) * 20 * 3_600_000),
        channel: n % 3 ? "hotline" : "email",
        status: n % 4 === 0 ? "assigned" : undefined,
        answers: n % 4 ? [new Date(now - n * 20 * 3_600_000)] : [],
        clocks:
          n % 4
            ? []
            : [
                {
                  level: "officer" as const,
                  startedAt: new Date(now - (n + 1) * 20 * 3_600_000),
                  dueAt: new Date(now - (n % 8 ? -1 : 1) * 3_600_000),
                  state: "running" as const,
                },
              ],
      })),
    );
    await asRole(db, "supervisor");
    const period = { from: new Date(now - 500 * 3_600_000).toISOString(), to: new Date(now).toISOString() };
    const measures = ["received", "answered", "open", "overdue"];
    const answer = await ask({ dataset: "tickets", measures, dimensions: ["channel"], period });
    for (const row of answer.rows)
      for (const code of measures) {
        const filter = answer.columns.find((column) => column.code === code)?.list_filter ?? {};
        const condition: Record<string, unknown> = { ...filter, channel: [row.channel?.key] };
        for (const [key, value] of Object.entries(condition))
          if (value === "$from" || value === "$to") condition[key] = value === "$from" ? period.from : period.to;
        const listed = await db.value<string>("select bi.ticket_condition($1)", [JSON.stringify(condition)]);
        expect([code, await db.value(`select count(*) from bi.ticket_facts t where ${listed}`)]).toEqual([
          code,
          row[code]?.value,
        ]);
      }
  });
});

describe("whose rows count", () => {
  const reach: [Role, PersonOptions, Record<string, number> | null][] = [
    ["supervisor", {}, { tickets: 5, ratings: 5, clocks: 5 }],
    ["city_leader", {}, { tickets: 5, ratings: 5, clocks: 5 }],
    ["city_leader", { agency: "10507" }, { tickets: 1, ratings: 1, clocks: 1 }],
    ["agency_head", { agency: "SYT" }, { tickets: 2, ratings: 2, clocks: 2 }],
    ["contact_officer", { agency: "BVVT" }, { tickets: 1, ratings: 1, clocks: 1 }],
    // Reads every ticket, boards their own work.
    ["operator", {}, { tickets: 0, ratings: 0, clocks: 0 }],
    ["reception_board", {}, null],
    ["one_stop_officer", {}, null],
    ["tech_support", {}, null],
    ["admin", {}, null],
  ];
  test.each(reach)("%s %o", async (role, options, counts) => {
    const ids = await insertStories(
      db,
      ["SXD", "SYT", "BVVT", "10507", null].map((agency) => ({
        agency,
        receivedAt: at("2026-03-02T08:00"),
        answers: [at("2026-03-02T10:00")],
        clocks: [
          {
            level: "officer" as const,
            startedAt: at("2026-03-02T08:00"),
            dueAt: at("2026-03-02T12:00"),
            state: "met" as const,
          },
        ],
      })),
    );
    await db.rows(
      "insert into public.ticket_ratings (ticket_id, answer_id, score, via, rated_at) select a.ticket_id, a.id, 5, 'phone', a.answered_at from public.ticket_answers a where a.ticket_id = any ($1)",
      [ids],
    );
    await asRole(db, role, options);
    const measure: Record<string, string> = { tickets: "received", ratings: "ratings", clocks: "started" };
    for (const dataset of Object.keys(measure)) {
      const query = { dataset, measures: [measure[dataset] as string], period: march };
      if (counts) {
        const answer = await ask(query);
        expect([dataset, answer.totals?.[query.measures[0] as string]?.value]).toEqual([dataset, counts[dataset]]);
        expect(answer.is_whole).toBe(counts.tickets === 5);
        // Periods look at the same rows.
        if (dataset === "tickets")
          expect((await ask({ ...query, measures: ["overdue_rate"] })).totals?.overdue_rate).toMatchObject({
            denominator: counts[dataset],
          });
      } else expect((await db.refusal("select public.bi_query($1)", [JSON.stringify(query)])).code).toBe("PT403");
    }
  });

  test("an officer who was given another agency's ticket counts it", async () => {
    const [id] = await insertStories(db, [{ agency: "SYT", receivedAt: at("2026-03-02T08:00") }]);
    const officer = await asRole(db, "contact_officer", "SXD");
    await asOwner(db);
    await db.rows("update public.tickets set officer_id = $1 where id = $2", [officer.staffId, id]);
    await asUser(db, officer);
    expect((await ask({ ...received, period: march })).totals?.received?.value).toBe(1);
  });

  test("the catalogue shows what the person may ask", async () => {
    const datasets = async () =>
      (await db.value<{ datasets: { code: string }[] }>("select public.bi_catalog()")).datasets.map(({ code }) => code);
    await asRole(db, "reception_board");
    expect(await datasets()).toEqual(["visits", "cases", "sessions", "tasks"]);
    await asRole(db, "agency_head");
    expect(await datasets()).toEqual(expect.arrayContaining(["tickets", "ratings", "clocks"]));
    expect(await datasets()).not.toContain("visits");
    await asRole(db, "one_stop_officer");
    expect(await datasets()).toEqual(["dossiers"]);
    await asAnon(db);
    expect((await db.refusal("select public.bi_catalog()")).code).toMatch(/^(PT401|42501)$/);
  });

  test("every measure and dimension of the catalogue can be asked", async () => {
    for (const role of ["supervisor", "reception_board"] as const) {
      await asRole(db, role);
      const { datasets } = await db.value<{
        datasets: {
          code: string;
          measures: { code: string; has_time: boolean }[];
          dimensions: { code: string; type: string }[];
        }[];
      }>("select public.bi_catalog()");
      for (const { code, measures, dimensions } of datasets)
        for (const dimension of dimensions) {
          const isTime = dimension.type === "time";
          const some = measures.filter((measure) => measure.has_time || !isTime).map((measure) => measure.code);
          for (let n = 0; n < some.length; n += 12)
            await ask({
              dataset: code,
              measures: some.slice(n, n + 12),
              dimensions: [isTime ? { code: "time", grain: "month" } : dimension.code],
              period: march,
              totals: true,
              compare: "last_year",
            });
        }
    }
  });
});

describe("what cannot be asked", () => {
  test.each<[string, unknown, string, string]>([
    ["not an object", [], "bi.invalid_value", "query"],
    ["an unknown key", { ...received, colour: 1 }, "bi.unknown_key", "query"],
    ["no dataset", { measures: ["received"] }, "bi.unknown_dataset", "dataset"],
    ["an unknown dataset", { dataset: "pg_authid", measures: ["x"] }, "bi.unknown_dataset", "dataset"],
    ["no measure", { dataset: "tickets" }, "bi.no_measure", "measures"],
    [
      "an unknown measure",
      { dataset: "tickets", measures: ["received", "count(*)"] },
      "bi.unknown_measure",
      "measures.1",
    ],
    ["a measure that is only words", { dataset: "tickets", measures: ["age"] }, "bi.unknown_measure", "measures.0"],
    ["a measure twice", { dataset: "tickets", measures: ["received", "received"] }, "bi.twice", "measures.1"],
    ["measures that are no list", { dataset: "tickets", measures: "received" }, "bi.invalid_value", "measures"],
    ["too many measures", { dataset: "tickets", measures: Array(13).fill("received") }, "bi.too_many", "measures"],
    ["a dimension of another dataset", { ...received, dimensions: ["score"] }, "bi.unknown_dimension", "dimensions.0"],
    ["a dimension twice", { ...received, dimensions: ["channel", "channel"] }, "bi.twice", "dimensions.1"],
    [
      "four dimensions",
      { ...received, dimensions: ["channel", "unit", "field", "priority"] },
      "bi.too_many",
      "dimensions",
    ],
    ["time without a grain", { ...received, dimensions: ["time"], period: march }, "bi.invalid_grain", "dimensions.0"],
    [
      "a grain there is not",
      { ...received, dimensions: [{ code: "time", grain: "second" }], period: march },
      "bi.invalid_grain",
      "dimensions.0",
    ],
    [
      "a grain of something else",
      { ...received, dimensions: [{ code: "channel", grain: "month" }] },
      "bi.invalid_grain",
      "dimensions.0",
    ],
    [
      "time without a period",
      { ...received, dimensions: [{ code: "time", grain: "month" }] },
      "bi.period_required",
      "period",
    ],
    [
      "too many buckets",
      { ...received, dimensions: [{ code: "time", grain: "hour" }], period: { from: "2026-01-01", to: "2026-12-01" } },
      "bi.too_many_buckets",
      "period",
    ],
    [
      "what is counted now over time",
      { dataset: "tickets", measures: ["open"], dimensions: [{ code: "time", grain: "month" }], period: march },
      "bi.state_has_no_time",
      "dimensions",
    ],
    [
      "a period that ends before it begins",
      { ...received, period: { from: "2026-03-02", to: "2026-03-01" } },
      "bi.invalid_value",
      "period.to",
    ],
    ["a day there is not", { ...received, period: { from: "2026-02-30" } }, "bi.invalid_value", "period.from"],
    ["a day as a number", { ...received, period: { from: 20260301 } }, "bi.invalid_value", "period.from"],
    ["an instant without a zone", { ...received, period: { to: "2026-02-03T08:00" } }, "bi.invalid_value", "period.to"],
    ["comparing without a period", { ...received, compare: "previous" }, "bi.period_required", "period"],
    [
      "comparing with something else",
      { ...received, period: march, compare: "yesterday" },
      "bi.invalid_value",
      "compare",
    ],
    [
      "a filter by nothing known",
      { ...received, filters: [{ dimension: "colour", in: [1] }] },
      "bi.unknown_dimension",
      "filters.0",
    ],
    [
      "a filter by time",
      { ...received, filters: [{ dimension: "time", in: [1] }] },
      "bi.unknown_dimension",
      "filters.0",
    ],
    ["a filter without values", { ...received, filters: [{ dimension: "unit" }] }, "bi.invalid_value", "filters.0"],
    [
      "a filter both ways",
      { ...received, filters: [{ dimension: "unit", in: [1], not_in: [2] }] },
      "bi.invalid_value",
      "filters.0",
    ],
    [
      "a value of another type",
      {
        ...received,
        filters: [
          { dimension: "channel", in: ["email"] },
          { dimension: "unit", in: ["SXD"] },
        ],
      },
      "bi.invalid_value",
      "filters.1",
    ],
    [
      "a value that is an object",
      { ...received, filters: [{ dimension: "unit", in: [{}] }] },
      "bi.invalid_value",
      "filters.0",
    ],
    [
      "an id out of range",
      { ...received, filters: [{ dimension: "unit", in: ["99999999999999999999"] }] },
      "bi.invalid_value",
      "filters.0",
    ],
    [
      "too many values",
      { ...received, filters: [{ dimension: "unit", in: Array(501).fill(1) }] },
      "bi.too_many",
      "filters.0",
    ],
    ["sorted by what is not there", { ...received, sort: [{ by: "answered" }] }, "bi.unknown_sort", "sort.0"],
    ["sorted sideways", { ...received, sort: [{ by: "received", dir: "left" }] }, "bi.invalid_value", "sort.0"],
    ["a limit of nothing", { ...received, limit: 0 }, "bi.invalid_value", "limit"],
    ["a limit that is text", { ...received, limit: "10" }, "bi.invalid_value", "limit"],
    ["more rows than anybody reads", { ...received, limit: 100000 }, "bi.invalid_value", "limit"],
    ["totals perhaps", { ...received, totals: "yes" }, "bi.invalid_value", "totals"],
    [
      "a very long question",
      { ...received, filters: [{ dimension: "channel", in: ["x".repeat(30000)] }] },
      "bi.too_large",
      "query",
    ],
  ])("%s", async (_name, query, key, field) => {
    await asRole(db, "supervisor");
    expect(await db.refusal("select public.bi_query($1)", [JSON.stringify(query)])).toMatchObject({
      code: "PT422",
      key,
      params: { field },
    });
  });
});
