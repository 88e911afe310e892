import type pg from "pg";
import { demoDesks } from "./accounts.ts";
import { fillCatalogue } from "./catalogue.ts";
import { fillDailyWork } from "./daily-work.ts";
import { playerCount, type World } from "./desks.ts";
import { fillDossiers } from "./dossiers.ts";
import { type Arrival, arrivals, dayMs, localDay } from "./inflow.ts";
import { type Life, LifeMaker } from "./lives.ts";
import { type Begun, connect, Player } from "./player.ts";
import { publishResults } from "./publications.ts";
import { Random } from "./random.ts";
import { fillReception } from "./reception.ts";
import { fillReceptionPoints } from "./reception-points.ts";
import type { Rest } from "./rest.ts";
import { fillSessions } from "./sessions.ts";
import { createStaff } from "./staff.ts";
import { finish } from "./surroundings.ts";
import { readAgencies, readWorld } from "./world.ts";

export interface DemoOptions {
  databaseUrl: string;
  onProgress: (done: number, total: number, label: string) => void;
  /** About how many; 5,000 unless told. */
  tickets?: number;
  /** The end of the 24 months; the clock's time unless told. */
  now?: Date;
}

const seed = 1022;
const daysPerBatch = 10;

/** States that pass quickly in life: so many recent tickets are left standing in each, for everyone to see. */
const resting: readonly (readonly [state: string, count: number, minDays: number, maxDays: number])[] = [
  ["received", 3, 0, 0.1],
  ["clarification", 5, 0.2, 3],
  ["assigned", 12, 0.01, 0.2],
  ["verifying", 12, 1, 6],
  ["escalated", 9, 3, 7],
  ["overdue", 9, 13, 26],
  ["directed", 6, 15, 24],
  ["coordination", 5, 3, 8],
  ["coordinated", 5, 3, 6],
  ["relay_pending", 4, 5, 8],
];

/**
 * Fills an empty database with the demo city: logins, staff, about 5,000 tickets of the last 24 months. The tickets are
 * lived through, not inserted: every step calls the function the office itself uses, with its past time, in the order of
 * time. Two connections share the agencies between them. The same `now` gives the same tickets.
 */
export async function seedDemo(options: DemoOptions): Promise<void> {
  const { databaseUrl, onProgress, tickets = 5000, now = new Date() } = options;
  const client = await connect(databaseUrl);
  const players: Player[] = [];
  try {
    const random = new Random(seed);
    onProgress(0, tickets, "accounts");
    const agencies = await readAgencies(client);
    const staff = await inTransaction(client, () => createStaff(client, agencies, random));
    const world = await readWorld(client, agencies, staff);
    const lives = makeLives(tickets, now, world, random);
    while (players.length < playerCount) players.push(await Player.open(databaseUrl));
    await withoutSearchIndex(client, "tickets", () => play(client, players, lives, now, onProgress));
    await checkErrors(players, lives.length);
    await inTransaction(client, async () => fillSessions(client, now, await fillReception(client, now)));
    await inTransaction(client, () => fillReceptionPoints(client, now));
    await withoutSearchIndex(client, "dossiers", () => fillDossiers(client, databaseUrl, now, tickets));
    await inTransaction(client, () => fillDailyWork(client, now));
    await inTransaction(client, () => fillCatalogue(client, now));
    await client.query("select sla.tick($1)", [now]);
    await inTransaction(client, () => finish(client, now));
    await inTransaction(client, () => publishResults(client, now));
    await client.query("analyze");
    onProgress(lives.length, lives.length, "done");
  } finally {
    await Promise.all([client.end(), ...players.map((player) => player.close())]);
  }
}

interface Timed {
  readonly arrival: Arrival;
  readonly life: Life;
  readonly player: number;
}

function makeLives(count: number, now: Date, world: World, random: Random): Timed[] {
  const timed: (readonly [Arrival, Rest?])[] = arrivals(count, now, random).map((arrival) => [arrival]);
  for (const [state, number, minDays, maxDays] of resting) {
    for (let n = 0; n < number; n += 1) {
      const age = (minDays + (maxDays - minDays) * random.next()) * dayMs;
      const at = new Date(now.getTime() - 600_000 - Math.round(age));
      // The people behind the demo logins must find something to do.
      const desk = [demoDesks.ward, demoDesks.department, undefined][n % 3];
      timed.push([
        { at, isStorm: false },
        { state, ...(desk ? { desk } : {}) },
      ]);
    }
  }
  timed.sort(([a], [b]) => a.at.getTime() - b.at.getTime());
  const maker = new LifeMaker(world, random);
  return timed.map(([arrival, rest]) => ({ arrival, ...maker.make(arrival, rest) }));
}

interface Batch {
  readonly from: Date;
  readonly until: Date;
  /** The lives that begin in it: from this one up to, not including, that one. */
  readonly first: number;
  readonly end: number;
  /** It ends on the first working morning after agencies were abolished: open work goes to their successors. */
  readonly isHandover: boolean;
}

const handovers = ["2025-03-03T00:35:00Z", "2025-07-01T00:35:00Z"].map((text) => new Date(text));

function makeBatches(lives: readonly Timed[], now: Date): Batch[] {
  const batches: Batch[] = [];
  let from = localDay(lives[0]?.arrival.at ?? now).start;
  let end = 0;
  while (from < now) {
    const next = new Date(from.getTime() + daysPerBatch * dayMs);
    const handover = handovers.find((date) => date > from && date < next);
    const until = handover ?? (next < now ? next : now);
    const first = end;
    while (end < lives.length && lives[end]!.arrival.at < until) end += 1;
    batches.push({ from, until, first, end, isHandover: handover !== undefined });
    from = until;
  }
  return batches;
}

async function play(
  client: pg.Client,
  players: readonly Player[],
  lives: readonly Timed[],
  now: Date,
  onProgress: DemoOptions["onProgress"],
): Promise<void> {
  const batches = makeBatches(lives, now);
  const begin = (batch: Batch | undefined) =>
    batch && receive(client, players, lives.slice(batch.first, batch.end), batch.first);
  await begin(batches[0]);
  for (const [index, { from, until, end, isHandover }] of batches.entries()) {
    // The next batch is received while this one is played.
    await Promise.all([...players.map((player) => player.play(from, until)), begin(batches[index + 1])]);
    if (isHandover) for (const player of players) await player.succeed(until);
    await client.query("select sla.tick($1)", [until]);
    // Plans made for empty tables serve badly once they are full.
    if ([0, 1, 2, 4, 8, 16, 32].includes(index)) {
      await client.query("analyze");
      for (const player of players) await player.analyze();
    }
    onProgress(end, lives.length, localDay(until).date.slice(0, 7));
  }
}

/** The codes are numbered in the order of receipt, so one connection receives; then each player gets its own. */
async function receive(
  client: pg.Client,
  players: readonly Player[],
  lives: readonly Timed[],
  first: number,
): Promise<void> {
  const { rows } = await client.query<{ no: number; id: string }>(
    `select x.no, private.receive_ticket((x.life ->> 'operator_id')::bigint, x.at, x.life -> 'ticket') ->> 'id' as id
     from (select * from jsonb_to_recordset($1::jsonb) as l (no integer, at timestamptz, life jsonb) order by no) x`,
    [
      JSON.stringify(
        lives.map(({ arrival, life }, index) => ({ no: first + index, at: arrival.at.toISOString(), life })),
      ),
    ],
  );
  const shares: Begun[][] = players.map(() => []);
  for (const row of rows) {
    const { arrival, life, player } = lives[row.no - first]!;
    shares[player]!.push({ no: row.no, ticket_id: Number(row.id), at: arrival.at.toISOString(), life });
  }
  await Promise.all(players.map((player, index) => player.begin(shares[index]!)));
}

/** A few refused steps come from somebody trying the console meanwhile; many mean that the steps have changed. */
async function checkErrors(players: readonly Player[], total: number): Promise<void> {
  const errors = (await Promise.all(players.map((player) => player.errors()))).flat();
  if (errors.length > 5 + total / 200) {
    throw new Error(
      `${errors.length} of the demo's steps were refused:\n${[...new Set(errors)].slice(0, 8).join("\n")}`,
    );
  }
}

/**
 * The text index of the tickets (or dossiers) costs as much as all the rest of a step and nobody searches yet: it is built
 * once at the end. Its definition is taken from the database, so it comes back as the migrations made it.
 */
async function withoutSearchIndex(client: pg.Client, table: string, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    "select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = $1 and indexdef like '%gin_trgm_ops%'",
    [table],
  );
  for (const row of rows) await client.query(`drop index public.${client.escapeIdentifier(row.indexname)}`);
  try {
    await work();
  } finally {
    for (const row of rows) await client.query(row.indexdef);
  }
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
