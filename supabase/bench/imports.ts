import { pathToFileURL } from "node:url";
import pg from "pg";
import { startScratch } from "../stack/scratch.ts";
import { medianOf } from "./processor-time.ts";

export interface ImportBench {
  rows: number;
  check: { ms: number; cpu: number };
  finish: { ms: number; cpu: number };
}

/** As many as the console sends at a time. */
const chunk = 500;

const contents = [
  "Đèn đường không sáng suốt một tuần nay",
  "Rác thải chưa được thu gom, bốc mùi",
  "Nắp cống bị vỡ, nguy hiểm cho người đi đường",
];

/** Reports as another system's file has them, each with what QĐ583 Điều 7 asks of a caller. */
function reports(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, n) => ({
    row: n + 2,
    ref: `PA-${n + 1}`,
    content: `${contents[n % contents.length]} (${n + 1})`,
    full_name: `Nguyễn Văn ${String.fromCharCode(65 + (n % 26))}`,
    phone: `09${String(10_000_000 + ((n * 7919) % 80_000_000))}`,
    address: `${1 + (n % 300)} Lạch Tray, Ngô Quyền`,
    location_text: `Ngõ ${1 + (n % 90)}`,
    category: n % 3 ? "den-duong" : "mat-nuoc",
    channel: "website",
    priority: n % 50 ? "" : "khẩn",
  }));
}

/** Somebody of the 1022 centre. */
async function signIn(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `with login as (insert into auth.users (id, email) values (gen_random_uuid(), 'import@example.test') returning id),
     person as (insert into public.staff (user_id, agency_id, display_name) select l.id, a.id, 'Người nhập tệp' from login l, public.agencies a where a.kind = 'centre' limit 1
       returning id, user_id, agency_id),
     held as (insert into public.staff_roles (staff_id, role_code, agency_id) select id, 'operator', agency_id from person)
     select user_id from person`,
  );
  const user = rows[0].user_id;
  await client.query(
    "select set_config('request.jwt.claims', $1, false), set_config('request.jwt.claim.sub', $2, false)",
    [JSON.stringify({ sub: user, role: "authenticated" }), user],
  );
}

/** An intake of so many reports: checked chunk by chunk, then received in one transaction with their clocks. */
export async function benchImports(client: pg.Client, count = 10_000): Promise<ImportBench> {
  const rows = reports(count);
  await signIn(client);
  await client.query("set role authenticated");
  try {
    const { rows: started } = await client.query(
      "select public.start_import('do.csv', 'intake', 'do', '{}', 'Asia/Ho_Chi_Minh') as id",
    );
    const batch = started[0].id;
    const check = await medianOf(client, 1, async () => {
      for (let from = 0; from < count; from += chunk) {
        const { rows: staged } = await client.query("select public.stage_import_rows($1, $2) as found", [
          batch,
          JSON.stringify(rows.slice(from, from + chunk)),
        ]);
        if (staged[0].found.problems.length)
          throw new Error(`An import of good rows has problems: ${JSON.stringify(staged[0].found.problems[0])}`);
      }
    });
    const finish = await medianOf(client, 1, async () => {
      const { rows: done } = await client.query("select public.finish_import($1, 'all_or_none') as done", [batch]);
      if (done[0].done.imported !== count) throw new Error(`Imported ${JSON.stringify(done[0].done)} of ${count}`);
    });
    return { rows: count, check, finish };
  } finally {
    await client.query("reset role");
    await client.query(
      "select set_config('request.jwt.claims', '', false), set_config('request.jwt.claim.sub', '', false)",
    );
  }
}

/** The measurements as lines of text. */
export function describeImports({ rows, check, finish }: ImportBench): string[] {
  const seconds = ({ cpu, ms }: { cpu: number; ms: number }) =>
    `${(cpu / 1000).toFixed(1)} s of processor time (${(ms / 1000).toFixed(1)} s by the clock on the wall, ${Math.round((rows / ms) * 1000).toLocaleString("en")} rows a second)`;
  const whole = { cpu: check.cpu + finish.cpu, ms: check.ms + finish.ms };
  return [
    `${rows.toLocaleString("en")} reports checked: ${seconds(check)}`,
    `received, each with its timeline and clock: ${seconds(finish)}`,
    `both: ${seconds(whole)}`,
  ];
}

// Alone: node scripts/run.mjs supabase/bench/imports.ts [rows], on a scratch database of its own.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const scratch = await startScratch();
  const client = new pg.Client({ connectionString: scratch.databaseUrl });
  await client.connect();
  try {
    for (const line of describeImports(await benchImports(client, Number(process.argv[2] ?? 10_000))))
      console.log(line);
  } finally {
    await client.end();
    await scratch.stop();
  }
}
