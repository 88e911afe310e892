import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { World } from "./desks.ts";
import { isWest } from "./desks.ts";
import { type Arrival, arrivals, dayMs, localDay } from "./inflow.ts";
import { type Life, LifeMaker } from "./lives.ts";
import type { Unit } from "./places.ts";
import { Random } from "./random.ts";
import { type Agency, createStaff, type StaffIds, staffKey } from "./staff.ts";
import { finish } from "./surroundings.ts";

export interface DemoOptions {
  databaseUrl: string;
  onProgress: (done: number, total: number, label: string) => void;
  /** About how many; 5,000 unless told. */
  tickets?: number;
  /** The end of the 24 months; the clock's time unless told. */
  now?: Date;
}

const seed = 1022;
const daysPerBatch = 7;

/** States that pass quickly in life: so many recent tickets are left standing in each, for everyone to see. */
const resting: readonly (readonly [string, number, number])[] = [
  // state, how many, received at most so many days ago
  ["received", 3, 0.1],
  ["clarification", 4, 2],
  ["verifying", 6, 5],
  ["escalated", 6, 6],
  ["overdue", 10, 21],
  ["directed", 5, 18],
  ["coordination", 4, 6],
  ["relay_pending", 4, 7],
];

/**
 * Fills an empty database with the demo city: logins, staff, about 5,000 tickets of the last 24 months. The tickets are
 * lived through, not inserted: every step calls the function the office itself uses, with its past time, in the
 * order of time. The same `now` gives the same city.
 */
export async function seedDemo({
  databaseUrl,
  onProgress,
  tickets = 5000,
  now = new Date(),
}: DemoOptions): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "demo" });
  await client.connect();
  try {
    // Thousands of equal small steps: one plan each is enough, and compiling them never pays.
    await client.query("set plan_cache_mode = force_generic_plan; set jit = off");
    const random = new Random(seed);
    onProgress(0, tickets, "accounts");
    const agencies = await readAgencies(client);
    const staff = await inTransaction(client, () => createStaff(client, agencies, random));
    const world = await readWorld(client, agencies, staff);
    const lives = makeLives(tickets, now, world, random);
    await client.query(readFileSync(fileURLToPath(new URL("drive.sql", import.meta.url)), "utf8"));
    await storeLives(client, lives);
    await withoutSearchIndex(client, () => play(client, lives, now, onProgress));
    await inTransaction(client, () => finish(client, now));
    await client.query("analyze");
    onProgress(lives.length, lives.length, "done");
  } finally {
    await client.end();
  }
}

interface Timed {
  readonly arrival: Arrival;
  readonly life: Life;
}

function makeLives(count: number, now: Date, world: World, random: Random): Timed[] {
  const timed: (readonly [Arrival, string?])[] = arrivals(count, now, random).map((arrival) => [arrival]);
  for (const [state, number, days] of resting) {
    for (let n = 0; n < number; n += 1) {
      // A state reached only after days of working time needs a ticket that old.
      const isSlow = ["escalated", "overdue", "directed", "relay_pending", "coordination"].includes(state);
      const age = days * dayMs * (isSlow ? 0.5 + random.next() * 0.5 : random.next());
      timed.push([{ at: new Date(now.getTime() - 600_000 - age), isStorm: false }, state]);
    }
  }
  timed.sort(([a], [b]) => a.at.getTime() - b.at.getTime());
  const maker = new LifeMaker(world, random);
  return timed.map(([arrival, stays]) => ({ arrival, life: maker.make(arrival, stays) }));
}

async function storeLives(client: pg.Client, lives: readonly Timed[]): Promise<void> {
  await client.query(
    `with life as (select l.n::integer as no, l.v from jsonb_array_elements($1::jsonb) with ordinality as l (v, n)),
       stored as (insert into demo_lives (no, life) select no, v -> 'life' from life)
     insert into demo_steps (at, no, step) select (v ->> 'at')::timestamptz, no, 'receive' from life order by no`,
    [JSON.stringify(lives.map(({ arrival, life }) => ({ at: arrival.at.toISOString(), life })))],
  );
}

async function play(
  client: pg.Client,
  lives: readonly Timed[],
  now: Date,
  onProgress: DemoOptions["onProgress"],
): Promise<void> {
  const first = lives[0]?.arrival.at ?? now;
  // The abolished agencies hand over on the first working morning after.
  const handovers = ["2025-03-03T00:35:00Z", "2025-07-01T00:35:00Z"].map((text) => new Date(text));
  let from = localDay(first).start;
  for (let batch = 0; from < now; batch += 1) {
    const week = new Date(from.getTime() + daysPerBatch * dayMs);
    const handover = handovers.find((date) => date > from && date < week);
    const until = handover ?? (week < now ? week : now);
    await client.query("select pg_temp.play($1, $2)", [from, until]);
    if (handover) await client.query("select pg_temp.succeed($1)", [handover]);
    // Plans made for empty tables serve badly once they are full.
    if ([1, 2, 4, 8, 16, 32, 64].includes(batch)) await client.query("analyze");
    from = until;
    onProgress(
      lives.filter(({ arrival }) => arrival.at < until).length,
      lives.length,
      localDay(until).date.slice(0, 7),
    );
  }
  await client.query("select sla.tick($1)", [now]);
  await checkErrors(client, lives.length);
}

/** A few refused steps come from somebody trying the console meanwhile; many mean that the steps have changed. */
async function checkErrors(client: pg.Client, total: number): Promise<void> {
  const { rows } = await client.query<{ step: string; error: string; count: string }>(
    "select step, error, count(*) from demo_errors group by 1, 2 order by 3 desc",
  );
  const count = rows.reduce((sum, row) => sum + Number(row.count), 0);
  if (count <= 5 + total / 200) return;
  const list = rows.slice(0, 8).map((row) => `${row.count} × ${row.step}: ${row.error}`);
  throw new Error(`${count} of the demo's steps were refused:\n${list.join("\n")}`);
}

/**
 * The text index of the tickets costs more than all the rest of a step and nobody searches yet: it is built once at the end.
 * Its definition is taken from the database, so it comes back as the migrations made it.
 */
async function withoutSearchIndex(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    "select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = 'tickets' and indexdef like '%gin_trgm_ops%'",
  );
  for (const row of rows) await client.query(`drop index public.${client.escapeIdentifier(row.indexname)}`);
  try {
    await work();
  } finally {
    for (const row of rows) await client.query(row.indexdef);
  }
}

async function readAgencies(client: pg.Client): Promise<Agency[]> {
  const { rows } = await client.query<Agency & { id: string }>(
    `select id, code, kind, name, coalesce(short_name, name) as short_name, latitude, longitude,
       valid_from::text as valid_from, valid_to::text as valid_to from public.agencies where archived_at is null order by id`,
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

async function readWorld(client: pg.Client, agencies: readonly Agency[], staff: StaffIds): Promise<World> {
  const categories = await client.query<{ id: string; code: string; agency_code: string | null }>(
    `select c.id, c.code, a.code as agency_code from public.categories c
     left join public.agencies a on a.id = c.suggested_agency_id where c.parent_id is not null order by c.id`,
  );
  const successions = await client.query<{ old: string; new: string }>(
    `select o.code as old, n.code as new from public.agency_successors s
     join public.agencies o on o.id = s.agency_id join public.agencies n on n.id = s.successor_id order by s.agency_id, s.successor_id`,
  );
  const predecessors = new Map<string, string[]>();
  for (const row of successions.rows) predecessors.set(row.new, [...(predecessors.get(row.new) ?? []), row.old]);
  const units = agencies
    .filter((agency) => agency.kind === "commune")
    .map((agency): Unit => {
      const { id, code, latitude, longitude } = agency;
      return { id, code, name: agency.short_name, latitude: latitude ?? 0, longitude: longitude ?? 0 };
    });
  const people = (code: string, role: string) => staff.get(staffKey(code, role)) ?? [];
  return {
    agencies: new Map(agencies.map((agency) => [agency.code, agency])),
    units,
    categoryIds: new Map(categories.rows.map((row) => [row.code, Number(row.id)])),
    suggestedCodes: new Map(categories.rows.map((row) => [row.code, row.agency_code])),
    predecessors,
    operatorIds: people("TT1022", "operator"),
    supervisorIds: people("VPUBND", "supervisor"),
    leaderIds: people("UBNDTP", "city_leader"),
    isServed: (unit, date) => date >= "2025-07-01" || !isWest(unit),
  };
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
