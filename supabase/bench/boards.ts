import { pathToFileURL } from "node:url";
import pg from "pg";
import { startScratch } from "../stack/scratch.ts";
import { medianOf } from "./processor-time.ts";
import {
  addClosedTickets,
  addOpenTickets,
  addPeople,
  allowUncheckedWrites,
  firstDueAt,
  installWriter,
} from "./ticket-rows.ts";

interface QueryTime {
  name: string;
  /** Milliseconds of the server's processor and by the clock on the wall, median of the rounds: from the rows, as answered. */
  rows: { cpu: number; ms: number };
  rollup: { cpu: number; ms: number };
  /** Whether the rollup had a part in the answer; what stands now is always read from the rows. */
  isKept: boolean;
}

export interface BoardBench {
  tickets: number;
  ratings: number;
  rebuildSeconds: number;
  refreshMs: number;
  stale: number;
  queries: QueryTime[];
}

const month = { from: "2026-10-01", to: "2026-11-01" };
const year = { from: "2025-12-01", to: "2026-12-01" };
const byMonth = { code: "time", grain: "month" };

/** What the boards ask: the supervisor's, an agency head's, the leader's, satisfaction, the map. */
export const boardQueries: Record<string, object> = {
  "open, overdue, due soon now, by agency": {
    dataset: "tickets",
    measures: ["open", "overdue", "due_soon"],
    dimensions: ["unit"],
    totals: true,
  },
  "open and overdue now, by commune (map)": {
    dataset: "tickets",
    measures: ["open", "overdue"],
    dimensions: ["commune"],
  },
  "received and answered, by day, 30 days": {
    dataset: "tickets",
    measures: ["received", "answered"],
    dimensions: [{ code: "time", grain: "day" }],
    period: { from: "2026-10-17", to: "2026-11-16" },
  },
  "received and answered, by month, a year, against last year": {
    dataset: "tickets",
    measures: ["received", "answered"],
    dimensions: [byMonth],
    period: year,
    compare: "last_year",
    totals: true,
  },
  "overdue rate and officer's misses, by week, 12 weeks": {
    dataset: "tickets",
    measures: ["overdue_rate", "officer_missed"],
    dimensions: [{ code: "time", grain: "week" }],
    period: { from: "2026-08-31", to: "2026-11-23" },
  },
  "overdue rate, by agency, last month": {
    dataset: "tickets",
    measures: ["overdue_rate", "answered_late", "open_at_end"],
    dimensions: ["agency"],
    period: month,
    totals: true,
    compare: "previous",
  },
  "overdue rate, by month, a year": {
    dataset: "tickets",
    measures: ["overdue_rate"],
    dimensions: [byMonth],
    period: year,
  },
  "median and 90th percentile, by agency, last month": {
    dataset: "tickets",
    measures: ["median_handling", "p90_handling"],
    dimensions: ["agency"],
    period: month,
  },
  "satisfaction, by agency, a quarter": {
    dataset: "ratings",
    measures: ["ratings", "satisfaction", "mean_score"],
    dimensions: ["agency"],
    period: { from: "2026-07-01", to: "2026-10-01" },
    totals: true,
  },
  "satisfaction, by month, a year": {
    dataset: "ratings",
    measures: ["satisfaction", "ratings"],
    dimensions: [byMonth],
    period: year,
  },
  "received, share to heads and leaders, by field, a year": {
    dataset: "tickets",
    measures: ["received", "head_share", "leader_share"],
    dimensions: ["field"],
    period: year,
    totals: true,
  },
  "received, by commune, a year (map)": {
    dataset: "tickets",
    measures: ["received"],
    dimensions: ["commune"],
    period: year,
  },
};

/** Somebody who sees everything, to ask as: numbers are counted under the reader's rights. */
async function addSupervisor(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    `with login as (insert into auth.users (id, email) values (gen_random_uuid(), 'bench@example.test') returning id),
     person as (insert into public.staff (user_id, agency_id, display_name) select l.id, a.id, 'Văn phòng đo' from login l, public.agencies a where a.kind = 'office' limit 1
       returning id, user_id, agency_id),
     held as (insert into public.staff_roles (staff_id, role_code, agency_id) select id, 'supervisor', agency_id from person)
     select user_id from person`,
  );
  return rows[0].user_id;
}

async function addRatings(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `insert into public.ticket_ratings (ticket_id, answer_id, score, reception, via, rated_at)
     select a.ticket_id, a.id, 1 + a.id % 5, 1 + a.id % 4, 'link', a.answered_at + interval '2 hours' from public.ticket_answers a where a.id % 4 = 0
     on conflict do nothing`,
  );
  return rowCount ?? 0;
}

/** Measures the boards' questions from the rows and from the rollup, over the tickets that are there. */
export async function benchBoards(client: pg.Client, progress: (text: string) => void = () => {}): Promise<BoardBench> {
  const user = await addSupervisor(client);
  const ratings = await addRatings(client);
  await client.query("vacuum (analyze) public.ticket_ratings");
  const { rows: counted } = await client.query("select count(*)::int as tickets from public.tickets");

  // One core, one plan: what a question costs, not what the machine can do at once.
  await client.query("set max_parallel_workers_per_gather = 0");
  type Asked = { ms: number; cpu: number; source: string };
  const ask = async (query: object): Promise<Asked> => {
    let source = "";
    const took = await medianOf(client, 5, async () => {
      await client.query("begin");
      await client.query(
        "select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true)",
        [JSON.stringify({ sub: user, role: "authenticated" }), user],
      );
      await client.query("set local role authenticated");
      const { rows } = await client.query("select bi.answer($1, $2) as answer", [JSON.stringify(query), firstDueAt]);
      source = rows[0].answer.source;
      await client.query("rollback");
    });
    return { ...took, source };
  };
  const askAll = async (): Promise<Map<string, Asked>> => {
    const answers = new Map<string, Asked>();
    for (const [name, query] of Object.entries(boardQueries)) answers.set(name, await ask(query));
    return answers;
  };

  progress("boards from the rows");
  await client.query("update bi.rollup_state set is_built = false");
  const rows = await askAll();
  progress("building the rollup");
  const from = performance.now();
  await client.query("select bi.rebuild_rollup($1)", [firstDueAt]);
  const rebuildSeconds = (performance.now() - from) / 1000;
  await client.query("vacuum (analyze) bi.ticket_marks, bi.ticket_cells");
  // A minute of a busy day, waiting for the worker.
  const stale = 50;
  await client.query(
    `update public.tickets t set version = version + 1
     from (select id from public.tickets where due_at is not null order by due_at desc limit $1) o where o.id = t.id`,
    [stale],
  );
  progress("boards from the rollup");
  const kept = await askAll();
  const since = performance.now();
  await client.query("select bi.refresh_rollup($1)", [firstDueAt]);
  return {
    tickets: counted[0].tickets,
    ratings,
    rebuildSeconds,
    refreshMs: performance.now() - since,
    stale,
    queries: [...rows].map(([name, counted]) => {
      const answered = kept.get(name) ?? counted;
      return { name, rows: counted, rollup: answered, isKept: answered.source === "rollup" };
    }),
  };
}

/** The measurements as lines of text. */
export function describeBoards(bench: BoardBench): string[] {
  const ms = (value: number) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
  return [
    `${bench.tickets.toLocaleString("en")} tickets, ${bench.ratings.toLocaleString("en")} ratings; ${bench.stale} tickets changed since the worker's last round; medians of the server's processor time (by the clock on the wall)`,
    ...bench.queries.map(({ name, rows, rollup, isKept }) => {
      const took = ({ cpu, ms: wall }: QueryTime["rows"]) => `${ms(cpu)} (${ms(wall)})`;
      return `${name}: ${isKept ? `rows ${took(rows)}, rollup ${took(rollup)}, ratio ${Number((rows.cpu / rollup.cpu).toPrecision(2))}` : `from the open tickets ${took(rollup)}`}`;
    }),
    `slowest ${ms(Math.max(...bench.queries.map(({ rollup }) => rollup.cpu)))} of processor time, ${bench.queries.filter(({ rollup }) => rollup.cpu < 50).length} of ${bench.queries.length} under 50 ms`,
    `built anew in ${bench.rebuildSeconds.toFixed(0)} s; ${bench.stale} tickets renewed in ${ms(bench.refreshMs)}`,
  ];
}

// Alone: node scripts/run.mjs supabase/bench/boards.ts [tickets], on a scratch database of its own.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const tickets = Number(process.argv[2] ?? 1_000_000);
  const scratch = await startScratch();
  await allowUncheckedWrites(scratch.superuserUrl);
  const client = new pg.Client({ connectionString: scratch.databaseUrl });
  await client.connect();
  try {
    await installWriter(client);
    await addPeople(client);
    await addOpenTickets(client, tickets / 20);
    await addClosedTickets(client, tickets / 20 + 1, tickets);
    await client.query("vacuum (analyze)");
    for (const line of describeBoards(await benchBoards(client, (text) => console.error(`… ${text}`))))
      console.log(line);
  } finally {
    await client.end();
    await scratch.stop();
  }
}
