/** npm run bench [tickets] [rows]: measures the arithmetic, the tick, the boards, the screens people work with and an import on a database of its own and prints the table. */
import pg from "pg";
import { startScratch } from "../stack/scratch.ts";
import { benchBoards, describeBoards } from "./boards.ts";
import { benchImports, describeImports } from "./imports.ts";
import { benchScreens, describeScreens } from "./screens.ts";
import { benchTick, describeTick } from "./tick.ts";
import { allowUncheckedWrites } from "./ticket-rows.ts";
import { benchWorkingTime, describeWorkingTime } from "./working-time.ts";

const [tickets = 1_000_000, rows = tickets] = process.argv.slice(2).map(Number);
const progress = (text: string) => console.error(`… ${text}`);

const from = performance.now();
const scratch = await startScratch();
await allowUncheckedWrites(scratch.superuserUrl);
const client = new pg.Client({ connectionString: scratch.databaseUrl });
await client.connect();
try {
  const { rows: found } = await client.query("select current_setting('server_version') as version");
  console.log(`PostgreSQL ${found[0].version}\n`);
  progress(`working time over ${rows.toLocaleString("en")} rows`);
  const arithmetic = await benchWorkingTime(client, rows);
  for (const line of ["Working time", ...describeWorkingTime(arithmetic).map((line) => `  ${line}`), ""])
    console.log(line);
  const tick = await benchTick(client, tickets, progress);
  for (const line of ["The tick", ...describeTick(tick).map((line) => `  ${line}`), ""]) console.log(line);
  const boards = await benchBoards(client, progress);
  for (const line of ["Boards", ...describeBoards(boards).map((line) => `  ${line}`), ""]) console.log(line);
  progress("screens");
  const screens = await benchScreens(client);
  for (const line of ["Screens", ...describeScreens(screens).map((line) => `  ${line}`), ""]) console.log(line);
  progress("an import");
  const imports = await benchImports(client);
  for (const line of ["Import", ...describeImports(imports).map((line) => `  ${line}`), ""]) console.log(line);
  console.log(`${Math.round((performance.now() - from) / 1000)} s in all`);
} finally {
  await client.end();
  await scratch.stop();
}
