import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Db, wrap } from "../support/database.ts";
import { asOwner, asRole } from "../support/people.ts";
import { buildDossiers } from "./dossier-city.ts";

/** Every measure of dossiers against SQL written by hand over the tables themselves, by agency and in all. */

let db: Db;
beforeAll(async () => {
  db = wrap(await connect());
  await db.client.query("begin");
  await buildDossiers(db);
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

const elapsed = "extract(epoch from sla.elapsed(k.id, t.result_at))::bigint";

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
  mean_handling_online: {
    of: limited,
    at: "t.result_at",
    where: "t.channel = 'online'",
    n: "avg(extract(epoch from sla.elapsed(k.id, t.result_at))::bigint)",
    isRounded: true,
  },
  mean_handling_direct: {
    of: limited,
    at: "t.result_at",
    where: "t.channel = 'direct'",
    n: "avg(extract(epoch from sla.elapsed(k.id, t.result_at))::bigint)",
    isRounded: true,
  },
  online_handling_gain: {
    of: limited,
    at: "t.result_at",
    n: `round(avg(case t.channel when 'direct' then ${elapsed} end)) - round(avg(case t.channel when 'online' then ${elapsed} end))`,
    d: `round(avg(case t.channel when 'direct' then ${elapsed} end))`,
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
  due_soon: {
    of: "public.dossiers t join sla.clocks k on k.id = t.current_clock_id",
    at: null,
    where: "t.status in ('submitted', 'processing', 'suspended') and t.due_at >= now() and k.warn_at <= now()",
    n: "count(*)",
  },
  late_steps: {
    of: dossiers,
    at: null,
    where: "t.status in ('submitted', 'processing', 'suspended') and t.step_due_at < now()",
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
