import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Cell, Dataset, Query, Row } from "../../../console/src/components/bi/types.ts";
import { connect, type Db, wrap } from "../support/database.ts";
import { asOwner, asRole, type PersonOptions, type Role } from "../support/people.ts";
import { countBehind, type Screen, screenOf } from "./as-listed.ts";
import { buildLists } from "./world.ts";

/** Every number that leads to a list against the rows of that list, by the console's own links and filters. */

/** Measures without a list, and why. */
const unlisted: Record<string, string> = {
  ...Object.fromEntries(
    [
      "overdue_rate",
      "on_time_rate",
      "officer_missed",
      "officer_missed_rate",
      "answered_late",
      "open_at_end",
      "overdue_at_end",
    ].map((code) => [
      `tickets.${code}`,
      "looks at each ticket as of the end of a period; the list shows tickets as they are now",
    ]),
  ),
};

/** Dimensions no list can be narrowed by, and why. */
const unlistedDimensions: Record<string, string> = {
  time: "becomes the ends of the period",
  agency_kind: "stands for agencies by the score; the list is narrowed by agency",
  age: "moves with the clock; the board of operations turns it into times of receipt",
};
const unlistedOf: Record<string, string> = {
  "ratings.level": "how a ticket stands now is not shown beside its ratings",
  "ratings.clock_state": "how a ticket stands now is not shown beside its ratings",
};

/** Numbers that are no count of rows: the list shows the rows they are taken from. */
const takenFrom: Record<string, string> = {
  "tickets.median_handling": "true",
  "tickets.p90_handling": "true",
  "tickets.first_response": "true",
  "ratings.mean_score": "true",
  "ratings.reception_score": "t.reception is not null",
  "ratings.handling_score": "t.handling is not null",
  "ratings.answer_score": "t.answer_score is not null",
  "visits.people": "true",
  "cases.people": "true",
  "cases.median_conclusion": "true",
  "sessions.cases_received": "t.is_held",
  "sessions.participants": "t.is_held",
  "sessions.ratings": "t.rating_count > 0",
  "sessions.satisfaction": "t.rating_count > 0",
  "dossiers.digitised_share": "true",
  "dossiers.submission_time": "true",
  "dossiers.mean_handling": "true",
  "dossiers.mean_handling_online": "t.is_online",
  "dossiers.mean_handling_direct": "t.channel = 'direct'",
  "dossiers.online_handling_gain": "t.channel in ('online', 'direct')",
};

let db: Db;
let period: { from: string; to: string };
let columns: Map<string, string>;
let times: Map<string, string>;
beforeAll(async () => {
  db = wrap(await connect());
  await db.client.query("begin");
  await buildLists(db);
  period = await db.row(
    `select to_char((now() - interval '150 days') at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as from,
       to_char((now() - interval '2 days') at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as to`,
  );
  await asOwner(db);
  columns = new Map(
    (
      await db.rows<{ name: string; sql: string }>(
        `select dataset_code || '.' || dimension_code as name, bi.column_sql(column_name) as sql from bi.dataset_dimensions where column_name is not null`,
      )
    ).map(({ name, sql }) => [name, sql]),
  );
  times = new Map(
    (
      await db.rows<{ name: string; time_column: string }>(
        "select dataset_code || '.' || code as name, time_column from bi.measures where time_column is not null",
      )
    ).map(({ name, time_column }) => [name, time_column]),
  );
});
afterAll(async () => {
  await db.client.query("rollback");
  await db.client.end();
});

const catalogue = async () => (await db.value<{ datasets: Dataset[] }>("select public.bi_catalog()")).datasets;
type Answer = { rows: Row[]; period: { from: string; to: string } };

const sources: Record<string, string> = {
  tickets: "bi.ticket_facts",
  ratings: "bi.rating_facts",
  visits: "bi.visit_facts",
  cases: "bi.case_facts",
  sessions: "bi.session_facts",
  tasks: "bi.task_facts",
  dossiers: "bi.dossier_numbers",
  clocks: "bi.clock_facts",
};

/** One number of an answer: what the list behind it must count. */
function wanted(
  dataset: Dataset,
  measure: string,
  row: Row,
  dimension: string | undefined,
  asked: Query,
  extra: string,
) {
  const name = `${dataset.code}.${measure}`;
  const cell = row[measure] as Cell;
  const condition = takenFrom[name];
  if (!condition) return { n: cell.numerator ?? cell.value ?? 0 };
  const time = dimension === "time" ? (row.time as { from: string; to: string }) : asked.period;
  const at = times.get(name);
  const column = dimension && dimension !== "time" ? columns.get(`${dataset.code}.${dimension}`) : undefined;
  const key = column && (row[dimension as string] as { key: unknown }).key;
  return {
    sql: `select count(*)::int as n from ${sources[dataset.code]} t where ${condition} and t.${at} >= '${time?.from}' and t.${at} < '${time?.to}'
      and ${column ? (key === null ? `${column} is null` : `${column}::text = '${key}'`) : "true"} and ${extra}`,
  };
}

/** Asks all listed measures of a dataset by a dimension and holds each number of each row against its list. */
async function holds(
  dataset: Dataset,
  dimension: string | undefined,
  screen: Screen,
  filters: Query["filters"] = [],
  extra = "true",
) {
  const measures = dataset.measures.filter((each) => each.list_filter && (dimension !== "time" || each.has_time));
  const scope = await db.value<string | null>("select bi.scope_condition($1)", [dataset.code]);
  const checks: { what: string; n?: number; sql: string; expected?: string }[] = [];
  for (let first = 0; first < measures.length; first += 12) {
    const codes = measures.slice(first, first + 12).map(({ code }) => code);
    const query: Query = {
      dataset: dataset.code,
      measures: codes,
      dimensions: dimension === "time" ? [{ code: "time", grain: "month" }] : dimension ? [dimension] : [],
      filters,
      period,
    };
    const answer = await db.value<Answer>("select public.bi_query($1)", [JSON.stringify(query)]);
    // As the tile does: the instants of the answer, not the days of the question.
    const asked = { ...query, period: answer.period };
    for (const row of answer.rows)
      for (const code of codes) {
        const behind = countBehind(dataset, asked, code, dimension ? row : undefined, screen);
        const { n, sql } = wanted(dataset, code, row, dimension, asked, `${extra} and ${scope ?? "true"}`);
        const what = `${dataset.code}.${code} by ${dimension ?? "nothing"} ${JSON.stringify(dimension ? row[dimension] : "")} ${JSON.stringify(filters)}`;
        if (!behind) {
          // Without a link there is nothing to show: its own filter and the row's exclude each other, or a field counts alone.
          const isField = dimension === "category";
          if (n && !isField) throw new Error(`${what}: ${n}, and no list`);
          continue;
        }
        checks.push({ what: `${what} → ${behind.link}`, n, sql: behind.sql, expected: sql });
      }
  }
  // One round trip for some hundred counts.
  for (let first = 0; first < checks.length; first += 60) {
    const some = checks.slice(first, first + 60);
    const counts = await db.rows<{ k: number; listed: number; expected: number }>(
      some
        .map(
          (each, k) =>
            `select ${k} as k, (${each.sql}) as listed, ${each.expected ? `(${each.expected})` : each.n} as expected`,
        )
        .join(" union all "),
    );
    for (const { k, listed, expected } of counts)
      expect({ what: some[k]?.what, n: listed }).toEqual({ what: some[k]?.what, n: Number(expected) });
  }
  return checks.length;
}

test("every measure leads to a list, or it is said why not", async () => {
  await asOwner(db);
  const measures = await db.rows<{ name: string; is_listed: boolean }>(
    "select dataset_code || '.' || code as name, list_filter is not null as is_listed from bi.measures where source is not null order by 1",
  );
  expect(measures.filter(({ is_listed }) => !is_listed).map(({ name }) => name)).toEqual(Object.keys(unlisted).sort());
});

test("every dimension narrows its list, or it is said why not", async () => {
  await asOwner(db);
  const without = await db.rows<{ dataset: string; code: string }>(
    `select x.dataset_code as dataset, x.dimension_code as code from bi.dataset_dimensions x join bi.datasets d on d.code = x.dataset_code
     where d.resource is not null and x.list_column is null`,
  );
  for (const { dataset, code } of without)
    expect(unlistedDimensions[code] ?? unlistedOf[`${dataset}.${code}`], `${dataset}.${code}`).toBeTruthy();
});

const readers: [string, Role, PersonOptions?][] = [
  ["the supervisor", "supervisor"],
  ["the head of a department with sub-units", "agency_head", { agency: "SYT" }],
  ["a contact officer", "contact_officer", { agency: "10507" }],
  ["an operator, who reads every ticket", "operator"],
  ["a city leader", "city_leader"],
  ["a commune's leader", "city_leader", { agency: "10507" }],
  ["the reception board", "reception_board"],
  ["a one-stop officer of a commune", "one_stop_officer"],
  ["a one-stop officer of a department", "one_stop_officer", { agency: "SYT" }],
];

describe.each(readers)("for %s a number is as many rows as its list", (name, role, options) => {
  test("in all, by month, by agency with and without its sub-units", async () => {
    await asRole(db, role, options);
    const screen = await screenOf(db);
    let count = 0;
    for (const dataset of await catalogue()) {
      if (!dataset.resource) continue;
      for (const dimension of [undefined, "time", "agency", "unit"]) count += await holds(dataset, dimension, screen);
    }
    expect(count, name).toBeGreaterThan(20);
  }, 240_000);
});

test("by every dimension, custom fields among them (SPEC §8)", async () => {
  await asRole(db, "supervisor");
  const screen = await screenOf(db);
  for (const dataset of await catalogue()) {
    if (!dataset.resource) continue;
    const codes = dataset.dimensions.filter((each) => each.list_column).map(({ code }) => code);
    if (["tickets", "cases", "dossiers"].includes(dataset.code))
      expect(codes.filter((code) => code.startsWith("cf_"))).toHaveLength(2);
    for (const code of codes) await holds(dataset, code, screen);
  }
}, 240_000);

test("inside a board narrowed to agencies, each row keeps to both", async () => {
  await asOwner(db);
  const ids = await db.row<Record<string, number>>(
    `select max(id) filter (where code = 'SYT') as department, max(id) filter (where code = 'BVVT') as unit, max(id) filter (where code = 'UBNDTP') as city,
       max(id) filter (where code = '10507') as commune from public.agencies`,
  );
  await asRole(db, "supervisor");
  const screen = await screenOf(db);
  const below = (chosen: number[]) => `t.agency_id = any (bi.agency_with_units('{${chosen.join(",")}}'))`;
  for (const chosen of [[ids.department], [ids.unit], [ids.unit, ids.commune], [ids.city]] as number[][])
    for (const dataset of await catalogue()) {
      if (!dataset.resource) continue;
      for (const dimension of [undefined, "agency"])
        await holds(dataset, dimension, screen, [{ dimension: "agency", in: chosen }], below(chosen));
    }
}, 240_000);
