import { pathToFileURL } from "node:url";
import pg from "pg";
import { startScratch } from "../stack/scratch.ts";
import { medianOf } from "./processor-time.ts";
import {
  addClosedTickets,
  addOpenTickets,
  addPeople,
  allowUncheckedWrites,
  dueEvery,
  firstDueAt,
  installWriter,
} from "./ticket-rows.ts";

/** Milliseconds of the server's processor for one tick, by how many clocks were due at its instant. */
interface Ticks {
  tickets: number;
  /** What they take on disk, tickets with clocks and timelines first. */
  size: string;
  none: number;
  tenth: number;
  all: number;
}

export interface TickBench {
  open: number;
  due: number;
  /** With a tenth of the tickets, and with all of them; the same ones are open and due. */
  few: Ticks;
  many: Ticks;
  /** Fired by the largest tick. */
  fired: { warned: number; breached: number };
}

/**
 * Measures the tick over `tickets` tickets of which a twentieth have an open clock and a two-hundredth one that is due: half
 * of these warn, half run out and start the head's clock, with timeline, bell and SMS. On a database with the reference
 * rows and nothing else; leaves the tickets there.
 */
export async function benchTick(
  client: pg.Client,
  tickets = 1_000_000,
  progress: (text: string) => void = () => {},
): Promise<TickBench> {
  const [open, due] = [tickets / 20, tickets / 200];
  let fired = { warned: 0, breached: 0 };

  const tick = async (count: number): Promise<number> => {
    const took: number[] = [];
    for (let round = 0; round < 3; round++) {
      // Undone each time, so that every round finds the same clocks due.
      await client.query("begin");
      const at = new Date(Date.parse(firstDueAt) + (count + 0.5) * dueEvery);
      let result: pg.QueryResult = await client.query("select 1");
      const { cpu } = await medianOf(client, 1, async () => {
        result = await client.query("select sla.tick($1) as counts", [at]);
      });
      took.push(cpu);
      await client.query("rollback");
      const counts = result.rows[0].counts;
      if (counts.warned + counts.breached !== count || counts.failed || counts.busy) {
        throw new Error(`A tick with ${count} due clocks fired ${JSON.stringify(counts)}`);
      }
      if (count === due) fired = { warned: counts.warned, breached: counts.breached };
      await client.query(
        "vacuum public.tickets, sla.clocks, sla.clock_intervals, public.ticket_events, public.notifications, private.outbox",
      );
    }
    return took.sort((a, b) => a - b)[1] ?? 0;
  };
  const measure = async (existing: number): Promise<Ticks> => {
    await client.query("vacuum (analyze) public.tickets, sla.clocks, sla.clock_intervals");
    progress(`tick over ${existing.toLocaleString("en")} tickets`);
    const { rows } = await client.query<{ size: string }>(
      `select format('%s: tickets %s, clocks %s, timelines %s', pg_size_pretty(pg_database_size(current_database())),
         pg_size_pretty(pg_total_relation_size('public.tickets')),
         pg_size_pretty(pg_total_relation_size('sla.clocks') + pg_total_relation_size('sla.clock_intervals')),
         pg_size_pretty(pg_total_relation_size('public.ticket_events'))) as size`,
    );
    const size = rows[0]?.size ?? "";
    return { tickets: existing, size, none: await tick(0), tenth: await tick(due / 10), all: await tick(due) };
  };

  await installWriter(client);
  await addPeople(client);
  progress(`${(tickets / 10).toLocaleString("en")} tickets`);
  await addOpenTickets(client, open);
  await addClosedTickets(client, open + 1, tickets / 10);
  await client.query("vacuum (analyze)");
  const few = await measure(tickets / 10);
  progress(`${tickets.toLocaleString("en")} tickets`);
  await addClosedTickets(client, tickets / 10 + 1, tickets);
  const many = await measure(tickets);
  return { open, due, few, many, fired };
}

/** The measurements as lines of text. */
export function describeTick({ open, due, few, many, fired }: TickBench): string[] {
  const count = (value: number) => value.toLocaleString("en");
  const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
  const line = ({ tickets, none, tenth, all }: Ticks) =>
    `tick over ${count(tickets)} tickets, ${count(open)} open, of processor time: nothing due ${ms(none)}; ${count(due / 10)} due ${ms(tenth)}; ${count(due)} due ${ms(all)} (${(all / due).toFixed(2)} ms a clock)`;
  return [
    line(few),
    line(many),
    `on disk with ${count(few.tickets)} tickets ${few.size}`,
    `on disk with ${count(many.tickets)} tickets ${many.size}`,
    `ten times the tickets, the same due: ${(many.all / few.all).toFixed(2)}× the time; ten times the due, the same tickets: ${(many.all / many.tenth).toFixed(1)}× the time`,
    `of the ${count(due)}: ${count(fired.warned)} warned, ${count(fired.breached)} escalated to the head, each with its timeline and messages`,
  ];
}

// Alone: node scripts/run.mjs supabase/bench/tick.ts [tickets], on a scratch database of its own.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const scratch = await startScratch();
  await allowUncheckedWrites(scratch.superuserUrl);
  const client = new pg.Client({ connectionString: scratch.databaseUrl });
  await client.connect();
  try {
    const bench = await benchTick(client, Number(process.argv[2] ?? 1_000_000), (text) => console.error(`… ${text}`));
    for (const line of describeTick(bench)) console.log(line);
  } finally {
    await client.end();
    await scratch.stop();
  }
}
