import { afterAll, beforeAll, expect, test } from "vitest";
import { publish } from "../dossiers/filed.ts";
import { connect, type Db, wrap } from "../support/database.ts";
import { asOwner, asRole } from "../support/people.ts";

/** Every measure of dossiers against SQL written by hand over the tables themselves, by agency and in all. */

let db: Db;
beforeAll(async () => {
  db = wrap(await connect());
  await db.client.query("begin");
  const procedure = await publish(db);
  await db.rows(
    `insert into public.dossiers (code, number, status, channel, procedure_id, version_id, agency_id, handling_agency_id, draft_started_at, submitted_at, received_at,
       last_event_at, result_at, result_kind)
     select 'BI-' || n, 'BI-' || n, (array['submitted', 'processing', 'returned', 'closed', 'suspended', 'result_ready', 'withdrawn'])[1 + n % 7],
       (array['online', 'direct', 'postal'])[1 + n % 3], $1, $2, a.id, a.id, case when n % 3 = 0 then x.at - (3 + n % 9) * interval '1 minute' end,
       case when n % 3 = 0 then x.at end, x.at, x.at, case when n % 7 in (2, 3, 5) then x.at + (1 + n % 6) * interval '1 day' end,
       case when n % 7 in (2, 3, 5) then (array['electronic', 'paper', 'both'])[1 + n % 3] end
     from generate_series(1, 90) n
     cross join lateral (select timestamptz '2026-03-31 09:00+07' - n * interval '10 hours' as at) x
     join public.agencies a on a.code = (array['SXD', '10507'])[1 + n % 2]`,
    [procedure.id, procedure.versionId],
  );
  await db.rows(
    `insert into sla.clocks (rule_id, rule_code, level, kind, subject_type, subject_id, agency_id, calendar_id, state, started_at, due_at, stopped_at, target_amount,
       target_unit, target_time)
     select r.id, r.code, r.level, r.kind, 'dossier', d.id, d.agency_id, 'vn-city',
       case when k.stopped is null then 'overdue' when k.stopped <= k.due then 'met' else 'missed' end, d.received_at, k.due, k.stopped, r.target_amount, r.target_unit, interval '8 hours'
     from public.dossiers d
     join (select distinct on (code) * from sla.rules where code in ('dossier.process', 'dossier.accept') order by code, valid_from desc) r
       on r.code = 'dossier.process' or d.channel = 'online' and r.code = 'dossier.accept'
     cross join lateral (select case r.code when 'dossier.accept' then d.received_at + interval '3 hours' else d.received_at + interval '4 days' end as due,
       case r.code when 'dossier.accept' then d.received_at + (1 + d.id % 5) * interval '1 hour' else d.result_at end as stopped) k
     where d.code like 'BI-%'`,
  );
  await db.rows(
    `insert into sla.clock_intervals (clock_id, kind, starts_at, ends_at) select c.id, 'running', c.started_at, c.stopped_at from sla.clocks c where c.subject_type = 'dossier'`,
  );
  await db.rows(
    `insert into public.dossier_documents (dossier_id, position, name, is_received, is_digitised)
     select d.id, p, 'thử', p <= 1 + d.id % 3, p <= d.id % 3 from public.dossiers d cross join generate_series(1, 4) p where d.code like 'BI-%'`,
  );
  await db.rows(
    `insert into public.dossier_ratings (dossier_id, score, via, rated_at)
     select d.id, 1 + d.id % 5, 'link', d.result_at + interval '1 hour' from public.dossiers d where d.result_at is not null and d.id % 2 = 0`,
  );
});
afterAll(async () => {
  await db.client.query("rollback");
  await db.client.end();
});

const dossiers = "public.dossiers t";
const limited =
  "public.dossiers t left join sla.clocks k on k.subject_type = 'dossier' and k.subject_id = t.id and k.rule_code = 'dossier.process'";
const answered =
  "public.dossiers t join sla.clocks k on k.subject_type = 'dossier' and k.subject_id = t.id and k.rule_code = 'dossier.accept'";
const rated = "public.dossiers t join public.dossier_ratings r on r.dossier_id = t.id";
const local = (column: string) => `(${column} at time zone 'Asia/Ho_Chi_Minh')::date`;
const early = `(t.result_at < k.due_at - interval '1 day' and ${local("t.result_at")} < ${local("k.due_at")})`;

const byHand: Record<
  string,
  { of: string; at: string | null; where?: string; n: string; d?: string; isRounded?: true }
> = {
  received: { of: dossiers, at: "t.received_at", n: "count(*)" },
  online_share: { of: dossiers, at: "t.received_at", n: "sum((t.channel = 'online')::int)", d: "count(*)" },
  accepted_in_time: { of: answered, at: "t.received_at", n: "sum((k.stopped_at <= k.due_at)::int)", d: "count(*)" },
  digitised_share: {
    of: "public.dossiers t join public.dossier_documents x on x.dossier_id = t.id",
    at: "t.received_at",
    n: "sum((x.is_received and x.is_digitised)::int)",
    d: "sum(x.is_received::int)",
  },
  submission_time: {
    of: dossiers,
    at: "t.submitted_at",
    n: "avg(extract(epoch from t.submitted_at - t.draft_started_at))",
    isRounded: true,
  },
  results: { of: dossiers, at: "t.result_at", n: "count(*)" },
  on_time_rate: { of: limited, at: "t.result_at", n: "sum((t.result_at <= k.due_at)::int)", d: "count(*)" },
  early_share: { of: limited, at: "t.result_at", n: `sum(${early}::int)`, d: "count(*)" },
  late: { of: limited, at: "t.result_at", n: "sum((t.result_at > k.due_at)::int)" },
  electronic_share: {
    of: dossiers,
    at: "t.result_at",
    n: "sum((t.result_kind <> 'paper')::int)",
    d: "count(*)",
  },
  mean_handling: {
    of: limited,
    at: "t.result_at",
    n: "avg(extract(epoch from sla.elapsed(k.id, t.result_at))::bigint)",
    isRounded: true,
  },
  open: {
    of: dossiers,
    at: null,
    where: "t.status in ('submitted', 'accepted', 'supplement_requested', 'processing', 'suspended')",
    n: "count(*)",
  },
  overdue: {
    of: limited,
    at: null,
    where:
      "t.status in ('submitted', 'processing', 'suspended') and t.result_at is null and k.stopped_at is null and k.due_at < now()",
    n: "count(*)",
  },
  unclosed: { of: dossiers, at: null, where: "t.status = 'returned'", n: "count(*)" },
  ratings: { of: rated, at: "r.rated_at", n: "count(*)" },
  satisfaction: { of: rated, at: "r.rated_at", n: "sum((r.score > 3)::int)", d: "count(*)" },
};

interface Cell {
  value: number | null;
  numerator?: number;
  denominator?: number;
}

test("every measure of dossiers has a second opinion here", async () => {
  await asOwner(db);
  const codes = await db.rows<{ code: string }>(
    "select code from bi.measures where dataset_code = 'dossiers' order by 1",
  );
  expect(codes.map(({ code }) => code)).toEqual(Object.keys(byHand).sort());
});

test.each(Object.entries(byHand))(
  "dossiers.%s",
  async (measure, { of, at, where = "true", n, d, isRounded = false }) => {
    await asOwner(db);
    const expected = await db.rows<{ key: number | null; whole: boolean; n: number | null; d: number | null }>(
      `select t.agency_id as key, grouping(t.agency_id) = 1 as whole, (${n})::float8 as n, ${d ? `(${d})::float8` : "null::float8"} as d from ${of}
       where ${where} and ${at ? `${at} >= '2026-03-05 00:00+07' and ${at} < '2026-03-25 00:00+07'` : "true"} group by grouping sets ((t.agency_id), ())`,
    );
    await asRole(db, "supervisor");
    const found = await db.value<{ rows: Record<string, Cell & { key?: number }>[]; totals: Record<string, Cell> }>(
      "select public.bi_query($1)",
      [
        JSON.stringify({
          dataset: "dossiers",
          measures: [measure],
          dimensions: ["unit"],
          period: { from: "2026-03-05", to: "2026-03-25" },
          totals: true,
        }),
      ],
    );
    for (const part of expected) {
      const row = part.whole ? found.totals : found.rows.find((each) => each.unit?.key === part.key);
      expect(row?.[measure]).toEqual(
        d
          ? { value: part.d ? Number(part.n) / part.d : null, numerator: part.n ?? 0, denominator: part.d ?? 0 }
          : { value: isRounded ? (part.n === null ? null : Math.round(part.n)) : (part.n ?? 0) },
      );
    }
    expect(Number(expected.find((each) => each.whole)?.n)).toBeGreaterThan(0);
  },
);

test("the results against the targets (dossier_kpis) are the same numbers as those asked by name", async () => {
  await asRole(db, "supervisor");
  const period = { from: "2026-03-01", to: "2026-04-01" };
  const kpis = await db.value<Record<string, number>>(
    "select public.dossier_kpis('2026-03-01 00:00+07', '2026-04-01 00:00+07')",
  );
  const { totals } = await db.value<{
    totals: Record<string, { value: number; numerator?: number; denominator?: number }>;
  }>("select public.bi_query($1)", [
    JSON.stringify({
      dataset: "dossiers",
      measures: [
        "received",
        "online_share",
        "accepted_in_time",
        "digitised_share",
        "results",
        "late",
        "electronic_share",
      ],
      dimensions: ["dossier_channel"],
      period,
      totals: true,
    }),
  ]);
  const rates = await db.value<{ totals: typeof totals }>("select public.bi_query($1)", [
    JSON.stringify({
      dataset: "dossiers",
      measures: ["open", "overdue", "unclosed", "ratings", "satisfaction"],
      dimensions: ["dossier_channel"],
      period,
      totals: true,
    }),
  ]);
  await asOwner(db);
  expect(kpis.received).toBeGreaterThan(0);
  expect({
    received: totals.received?.value,
    received_online: totals.online_share?.numerator,
    accepted_in_time: totals.accepted_in_time?.numerator,
    accept_known: totals.accepted_in_time?.denominator,
    documents_digitised: totals.digitised_share?.numerator,
    documents: totals.digitised_share?.denominator,
    results: totals.results?.value,
    late: totals.late?.value,
    electronic: totals.electronic_share?.numerator,
    open: rates.totals.open?.value,
    overdue: rates.totals.overdue?.value,
    unclosed: rates.totals.unclosed?.value,
    ratings: rates.totals.ratings?.value,
    satisfied: rates.totals.satisfaction?.numerator,
  }).toEqual(
    Object.fromEntries(
      ["received", "received_online", "accepted_in_time", "accept_known", "documents_digitised", "documents", "results"]
        .concat(["late", "electronic", "open", "overdue", "unclosed", "ratings", "satisfied"])
        .map((key) => [key, kpis[key]]),
    ),
  );
});
