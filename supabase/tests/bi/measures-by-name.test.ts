import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Db, wrap } from "../support/database.ts";
import { asOwner, asRole } from "../support/people.ts";
import { buildCity } from "./city.ts";
import { overdueFacts } from "./overdue-oracle.ts";
import type { TicketStory } from "./stories.ts";

/** Every measure of bi_query() against SQL written by hand over the tables themselves, by agency and in all. */

let db: Db;
let city: { stories: TicketStory[]; ids: number[]; now: Date };
let period: { from: string; to: string };

beforeAll(async () => {
  db = wrap(await connect());
  await db.client.query("begin");
  city = await buildCity(db);
  period = await db.row(
    `select to_char((now() - interval '120 days') at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as from,
       to_char((now() - interval '20 days') at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as to`,
  );
});
afterAll(async () => {
  await db.client.query("rollback");
  await db.client.end();
});

interface Cell {
  value: number | null;
  numerator?: number;
  denominator?: number;
}
type Row = Record<string, Cell> & { unit: { key: number | null } };

const tickets = "public.tickets t";
const ratings = "public.ticket_ratings r join public.tickets t on t.id = r.ticket_id";
const clocks = "sla.clocks t";
const openStates =
  "'received', 'clarification', 'assigned', 'verifying', 'escalated', 'overdue', 'directed', 'coordination', 'relay_pending'";
const worked = (to: string) =>
  `extract(epoch from sla.working_time_between(coalesce((select a.calendar_id from public.agencies a where a.id = t.agency_id), 'vn-city'), t.received_at, ${to}))::bigint`;
const heard = `coalesce((select min(e.at) from public.ticket_events e where e.ticket_id = t.id
  and e.kind in ('clarification_asked', 'refused', 'answered_directly', 'answered', 'relayed')), t.answered_at)`;

/** Of each measure: the rows, when they count, the number, and what it is divided by. */
const byHand: Record<
  string,
  { of: string; at: string | null; where?: string; n: string; d?: string; isRounded?: true }
> = {
  "tickets.received": { of: tickets, at: "t.received_at", n: "count(*)" },
  "tickets.answered": { of: tickets, at: "t.answered_at", n: "count(*)" },
  "tickets.open": { of: tickets, at: null, where: `t.status in (${openStates})`, n: "count(*)" },
  "tickets.overdue": {
    of: tickets,
    at: null,
    where: `t.status in (${openStates}) and t.due_at < now()`,
    n: "count(*)",
  },
  "tickets.due_soon": {
    of: tickets,
    at: null,
    where: `t.status in (${openStates}) and t.due_at >= now() and (select k.warn_at <= now() from sla.clocks k where k.id = t.current_clock_id)`,
    n: "count(*)",
  },
  "tickets.median_handling": {
    of: tickets,
    at: "t.answered_at",
    n: `percentile_cont(0.5) within group (order by ${worked("t.answered_at")})`,
    isRounded: true,
  },
  "tickets.p90_handling": {
    of: tickets,
    at: "t.answered_at",
    n: `percentile_cont(0.9) within group (order by ${worked("t.answered_at")})`,
    isRounded: true,
  },
  "tickets.first_response": {
    of: tickets,
    at: "t.received_at",
    n: `percentile_cont(0.5) within group (order by ${worked(heard)})`,
    isRounded: true,
  },
  "tickets.head_share": {
    of: tickets,
    at: "t.received_at",
    n: "sum((t.level_reached = 'head' or t.level_reached = 'leaders')::int)",
    d: "count(*)",
  },
  "tickets.leader_share": {
    of: tickets,
    at: "t.received_at",
    n: "sum((t.level_reached = 'leaders')::int)",
    d: "count(*)",
  },
  "tickets.reopen_rate": {
    of: tickets,
    at: "t.received_at",
    n: "sum((t.reopen_count > 0)::int)",
    d: "sum((t.reopen_count > 0 or t.answered_at is not null)::int)",
  },
  "tickets.direct_rate": { of: tickets, at: "t.answered_at", n: "sum((t.agency_id is null)::int)", d: "count(*)" },
  "tickets.refused_share": { of: tickets, at: "t.received_at", n: "sum((t.status = 'refused')::int)", d: "count(*)" },
  "ratings.ratings": { of: ratings, at: "r.rated_at", n: "count(*)" },
  "ratings.satisfaction": { of: ratings, at: "r.rated_at", n: "sum((r.score > 3)::int)", d: "count(*)" },
  "ratings.mean_score": { of: ratings, at: "r.rated_at", n: "sum(r.score)", d: "count(*)" },
  "ratings.low_ratings": { of: ratings, at: "r.rated_at", n: "sum((r.score <= 2)::int)" },
  "ratings.reception_score": { of: ratings, at: "r.rated_at", n: "sum(r.reception)", d: "count(r.reception)" },
  "ratings.handling_score": { of: ratings, at: "r.rated_at", n: "sum(r.handling)", d: "count(r.handling)" },
  "ratings.answer_score": { of: ratings, at: "r.rated_at", n: "sum(r.answer)", d: "count(r.answer)" },
  "clocks.started": { of: clocks, at: "t.started_at", where: "t.kind = 'deadline'", n: "count(*)" },
  "clocks.ended": {
    of: clocks,
    at: "t.stopped_at",
    where: "t.kind = 'deadline' and t.state <> 'cancelled'",
    n: "count(*)",
  },
  "clocks.missed": {
    of: clocks,
    at: "t.stopped_at",
    where: "t.kind = 'deadline' and t.state = 'missed'",
    n: "count(*)",
  },
  "clocks.met_rate": {
    of: clocks,
    at: "t.stopped_at",
    where: "t.kind = 'deadline' and t.state <> 'cancelled'",
    n: "sum((t.state = 'met')::int)",
    d: "count(*)",
  },
  "clocks.running": { of: clocks, at: null, where: "t.kind = 'deadline' and t.stopped_at is null", n: "count(*)" },
  "clocks.overdue": {
    of: clocks,
    at: null,
    where: "t.kind = 'deadline' and (t.state = 'overdue' or t.state in ('running', 'due_soon') and t.due_at < now())",
    n: "count(*)",
  },
  "visits.visits": { of: "public.visits t", at: "t.visited_at", n: "count(*)" },
  "visits.people": { of: "public.visits t", at: "t.visited_at", n: "sum(t.head_count)" },
  "visits.to_ticket_share": {
    of: "public.visits t",
    at: "t.visited_at",
    n: "sum((t.result = 'ticket')::int)",
    d: "count(*)",
  },
  "visits.to_case_share": {
    of: "public.visits t",
    at: "t.visited_at",
    n: "sum((t.result = 'case')::int)",
    d: "count(*)",
  },
  "visits.redirected_share": {
    of: "public.visits t",
    at: "t.visited_at",
    n: "sum((t.result = 'redirected')::int)",
    d: "count(*)",
  },
  "cases.registered": { of: "public.cases t", at: "t.registered_at", n: "count(*)" },
  "cases.people": { of: "public.cases t", at: "t.registered_at", n: "sum(t.head_count)" },
  "cases.group_share": { of: "public.cases t", at: "t.registered_at", n: "sum(t.is_group::int)", d: "count(*)" },
  "cases.agreed_share": { of: "public.cases t", at: "t.proposed_at", n: "count(t.decided_at)", d: "count(*)" },
  "cases.concluded": { of: "public.cases t", at: "t.concluded_at", n: "count(*)" },
  "cases.open": {
    of: "public.cases t",
    at: null,
    where: "t.status in ('registered', 'proposed', 'approved', 'scheduled', 'received', 'concluded')",
    n: "count(*)",
  },
  "cases.median_conclusion": {
    of: "public.cases t",
    at: "t.concluded_at",
    n: "percentile_cont(0.5) within group (order by extract(epoch from sla.working_time_between('vn-city', t.registered_at, t.concluded_at)))",
    isRounded: true,
  },
  "sessions.planned": { of: "public.sessions t", at: "t.starts_at", where: "t.status <> 'cancelled'", n: "count(*)" },
  "sessions.held": { of: "public.sessions t", at: "t.starts_at", where: "t.live_at is not null", n: "count(*)" },
  "sessions.cancelled": { of: "public.sessions t", at: "t.starts_at", where: "t.status = 'cancelled'", n: "count(*)" },
  "sessions.cases_received": {
    of: "public.sessions t join public.session_cases c on c.session_id = t.id",
    at: "t.starts_at",
    where: "t.live_at is not null",
    n: "count(*)",
  },
  "sessions.participants": {
    of: "public.sessions t join public.session_participants x on x.session_id = t.id",
    at: "t.starts_at",
    where: "t.live_at is not null and x.removed_at is null",
    n: "count(*)",
  },
  "sessions.conclusions": { of: "public.sessions t", at: "t.concluded_at", n: "count(*)" },
  "sessions.conclusions_on_time": {
    of: "public.sessions t join sla.clocks k on k.subject_type = 'session' and k.subject_id = t.id and k.rule_code = 'session.conclusion'",
    at: "t.starts_at",
    where: "(k.stopped_at is not null or k.due_at < now())",
    n: "sum((k.state = 'met')::int)",
    d: "count(*)",
  },
  "sessions.ratings": {
    of: "public.sessions t join public.session_ratings r on r.session_id = t.id",
    at: "t.starts_at",
    n: "count(*)",
  },
  "sessions.satisfaction": {
    of: "public.sessions t join public.session_ratings r on r.session_id = t.id",
    at: "t.starts_at",
    n: "sum((r.score in (4, 5))::int)",
    d: "count(*)",
  },
  "tasks.assigned": { of: "public.case_tasks t", at: "t.assigned_at", where: "t.status <> 'cancelled'", n: "count(*)" },
  "tasks.on_time": {
    of: "public.case_tasks t",
    at: "t.due_at",
    where: "t.status <> 'cancelled' and (t.reported_at is not null or t.due_at < now())",
    n: "sum((coalesce(t.reported_at, 'infinity') <= t.due_at)::int)",
    d: "count(*)",
  },
  "tasks.open": { of: "public.case_tasks t", at: null, where: "t.status = 'open'", n: "count(*)" },
  "tasks.overdue": {
    of: "public.case_tasks t",
    at: null,
    where: "t.status = 'open' and t.due_at < now()",
    n: "count(*)",
  },
};

type Fact = { isOverdue: boolean; isOfficerMissed: boolean };
/** What bi.overdue_facts() says, by the walk through each ticket's life. */
const walked: Record<string, { counts: (fact: Fact, story: TicketStory, end: Date) => boolean; isRate?: true }> = {
  overdue_rate: { counts: (fact) => fact.isOverdue, isRate: true },
  on_time_rate: { counts: (fact) => !fact.isOverdue, isRate: true },
  officer_missed: { counts: (fact) => fact.isOfficerMissed },
  officer_missed_rate: { counts: (fact) => fact.isOfficerMissed, isRate: true },
  answered_late: {
    counts: (fact, story, end) =>
      fact.isOverdue && (story.answers ?? []).some((at) => at >= new Date(`${period.from}T00:00+07:00`) && at < end),
  },
  open_at_end: { counts: (_, story, end) => isOpenAt(story, end) },
  overdue_at_end: { counts: (fact, story, end) => fact.isOverdue && isOpenAt(story, end) },
};

function isOpenAt(story: TicketStory, end: Date): boolean {
  const answers = (story.answers ?? []).filter((at) => at < end).length;
  return answers <= (story.reopenings ?? []).filter((at) => at < end).length;
}

async function ask(query: object): Promise<{ rows: Row[]; totals: Row }> {
  return await db.value("select public.bi_query($1)", [JSON.stringify(query)]);
}

function check(cell: Cell, n: number | null, d: number | null, isRounded: boolean) {
  if (d !== null) expect(cell).toEqual({ value: d ? Number(n) / d : null, numerator: n ?? 0, denominator: d });
  else expect(cell).toEqual({ value: isRounded ? (n === null ? null : Math.round(n)) : (n ?? 0) });
}

describe("a measure asked by name is the number of its definition", () => {
  test("every measure there is has a second opinion here", async () => {
    await asOwner(db);
    const codes = await db.rows<{ code: string }>(
      `select m.dataset_code || '.' || m.code as code from bi.measures m where m.source is not null and m.dataset_code <> 'dossiers' order by 1`,
    );
    expect(codes.map(({ code }) => code)).toEqual(
      [...Object.keys(byHand), ...Object.keys(walked).map((code) => `tickets.${code}`)].sort(),
    );
  });

  test.each(Object.entries(byHand))("%s", async (name, { of, at, where = "true", n, d, isRounded = false }) => {
    const [dataset, measure] = name.split(".") as [string, string];
    await asOwner(db);
    const expected = await db.rows<{ key: number | null; whole: boolean; n: number | null; d: number | null }>(
      `select t.agency_id as key, grouping(t.agency_id) = 1 as whole, (${n})::float8 as n, ${d ? `(${d})::float8` : "null"} as d from ${of}
       where ${where} and ${at ? `${at} >= $1::timestamp at time zone 'Asia/Ho_Chi_Minh' and ${at} < $2::timestamp at time zone 'Asia/Ho_Chi_Minh'` : "$1 <> $2"}
       group by grouping sets ((t.agency_id), ())`,
      [period.from, period.to],
    );
    const isReception = ["visits", "cases", "sessions", "tasks"].includes(dataset);
    await asRole(db, isReception ? "reception_board" : "supervisor");
    const found = await ask({ dataset, measures: [measure], dimensions: ["unit"], period, totals: true });
    // Clocks of records the reader may not see are not theirs to count; here only tickets and sessions have any.
    const whole = expected.find((each) => each.whole);
    check(found.totals[measure] as Cell, whole?.n ?? null, d ? (whole?.d ?? 0) : null, isRounded);
    const parts = expected.filter((each) => !each.whole);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) {
      const row = found.rows.find((each) => each.unit.key === part.key);
      check(row?.[measure] as Cell, part.n, d ? (part.d ?? 0) : null, isRounded);
    }
    // Shares of the whole leave nothing out and add nothing.
    if (!d && !isRounded)
      expect(found.rows.reduce((sum, row) => sum + Number(row[measure]?.value), 0)).toBe(whole?.n ?? 0);
  });

  test.each(Object.entries(walked))(
    "tickets.%s (SPEC §7, as of the end of the period)",
    async (measure, { counts, isRate }) => {
      const [a, b] = [new Date(`${period.from}T00:00+07:00`), new Date(`${period.to}T00:00+07:00`)];
      const facts = [...overdueFacts(city.stories, a, b, city.now)];
      const count = (some: typeof facts) =>
        some.filter(([index, fact]) => counts(fact, city.stories[index] as TicketStory, b)).length;
      await asRole(db, "supervisor");
      const found = await ask({
        dataset: "tickets",
        measures: [measure],
        dimensions: ["channel"],
        period,
        totals: true,
      });
      check(found.totals[measure] as Cell, count(facts), isRate ? facts.length : null, false);
      expect(count(facts)).toBeGreaterThan(3);
      for (const row of found.rows as unknown as (Record<string, Cell> & { channel: { key: string } })[]) {
        const some = facts.filter(([index]) => (city.stories[index] as TicketStory).channel === row.channel.key);
        check(row[measure] as Cell, count(some), isRate ? some.length : null, false);
      }
    },
  );
});
