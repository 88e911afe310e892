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

export interface ScreenTime {
  who: string;
  what: string;
  cpu: number;
  ms: number;
}

const columns = `id, code, status, channel, priority, content, category_name, field_name, location_text, commune_name, citizen_name_masked, received_at,
  agency_id, agency_name, agency_short_name, officer_name, level, answered_at, due_at, clock_state, clock_level, remaining_seconds, brief_due_at, last_note, custom, version`;
const open = "status = any (bi.open_statuses())";
const page = (condition: string, order = "due_at") =>
  `select ${columns} from public.ticket_list where ${condition} order by ${order}, received_at desc, id limit 50`;
/** As the console counts: up to ten thousand. */
const count = (condition: string) =>
  `select count(*) from (select id from public.ticket_list where ${condition} limit 10001) x`;
const mine = "officer_id = any ((select authz.acting_for())::bigint[])";
const ours = "agency_id = any ((select authz.agency_ids('tickets.handle'))::bigint[])";

/** What people have before them all day, by who they are: the queue as it opens, its counts, the operations board. */
const screens: Record<string, Record<string, string>> = {
  supervisor: {
    "queue, overdue": page(`${open} and is_overdue = true`),
    "its count": count(`${open} and is_overdue = true`),
    "queue, open": page(open),
    "queue, newest of all": page("true", "received_at desc"),
    "counts on the tabs": "select public.my_queue_counts()",
    "operations board": "select public.board()",
  },
  operator: {
    "queue, to triage": page("status = 'received'"),
    "queue, open": page(open),
    "counts on the tabs": "select public.my_queue_counts()",
  },
  contact_officer: {
    "queue, mine": page(`${open} and ${mine}`),
    "queue, my agency's": page(`${open} and ${ours}`),
    "its count": count(`${open} and ${ours}`),
    "counts on the tabs": "select public.my_queue_counts()",
    "operations board": "select public.board()",
  },
};

/** Somebody of the role who has work, with a login. */
async function login(client: pg.Client, role: string): Promise<string> {
  const { rows } = await client.query(
    `with login as (insert into auth.users (id, email) values (gen_random_uuid(), $1 || '@screens.example.test') returning id)
     update public.staff s set user_id = l.id from login l
     where s.id = (select min(r.staff_id) from public.staff_roles r join public.staff x on x.id = r.staff_id where r.role_code = $1 and x.user_id is null)
     returning s.user_id`,
    [role],
  );
  return rows[0].user_id;
}

/** Measures the screens over the tickets that are there. */
export async function benchScreens(client: pg.Client): Promise<ScreenTime[]> {
  const times: ScreenTime[] = [];
  await client.query("set max_parallel_workers_per_gather = 0");
  for (const [who, list] of Object.entries(screens)) {
    const user = await login(client, who);
    for (const [what, sql] of Object.entries(list)) {
      await client.query("begin");
      await client.query(
        "select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true)",
        [JSON.stringify({ sub: user, role: "authenticated" }), user],
      );
      await client.query("set local role authenticated");
      times.push({ who, what, ...(await medianOf(client, 5, () => client.query(sql))) });
      await client.query("rollback");
    }
  }
  return times;
}

/** The measurements as lines of text. */
export function describeScreens(times: ScreenTime[]): string[] {
  const ms = (value: number) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
  return times.map(
    ({ who, what, cpu, ms: wall }) => `${who}, ${what}: ${ms(cpu)} of processor time (${ms(wall)} by the clock)`,
  );
}

// Alone: node scripts/run.mjs supabase/bench/screens.ts [tickets], on a scratch database of its own.
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
    await client.query("select bi.rebuild_rollup($1)", [firstDueAt]);
    for (const line of describeScreens(await benchScreens(client))) console.log(line);
  } finally {
    await client.end();
    await scratch.stop();
  }
}
