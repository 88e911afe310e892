import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { definitions } from "../definitions/definitions.ts";
import { docxBytes } from "../renderers/docx/render-docx.ts";
import { reportPaper } from "../renderers/report-paper.ts";
import { xlsxBytes } from "../renderers/xlsx/render-xlsx.ts";
import { makeReport } from "./make-report.ts";

const usage = `npm run report -- NAME --period PERIOD [options]
  NAME          ${definitions.map(({ code }) => code).join(", ")}
  --period P    2026-11-29, 2026-W48, 2026-10, 2026-Q3 or 2026
  --agency C    about one agency, by its code
  --as EMAIL    made with the rights of this person; default: the Office's first active supervisor
  --out DIR     where the .docx and .xlsx go; default: here
  --data DIR    data folder of the running system (npm start); default .local in the checkout
DATABASE_URL, when set, is the database to ask instead. Nothing is issued: the report has no number.`;

// npm runs scripts in the package's folder; INIT_CWD is where the person typed the command.
const here = process.env.INIT_CWD ?? process.cwd();

function databaseUrl(dataFolder: string): string {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const file = join(dataFolder, "stack.json");
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { databaseUrl: string }).databaseUrl;
  } catch {
    throw new Error(`No system is running on ${dataFolder} (npm start), and DATABASE_URL is not set.`);
  }
}

interface Reader {
  user_id: string;
  display_name: string;
}

async function readerOf(client: pg.Client, email: string | undefined): Promise<Reader> {
  const { rows } = await client.query<Reader>(
    email
      ? "select user_id, display_name from public.staff where lower(email) = lower($1) and is_active and archived_at is null and user_id is not null"
      : `select s.user_id, s.display_name from public.staff s join public.staff_roles r on r.staff_id = s.id
         where r.role_code = 'supervisor' and s.is_active and s.archived_at is null and s.user_id is not null order by s.id limit 1`,
    email ? [email] : [],
  );
  if (!rows[0])
    throw new Error(
      email ? `Nobody active has the address ${email}.` : "There is no active supervisor: name somebody with --as.",
    );
  return rows[0];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      period: { type: "string" },
      agency: { type: "string" },
      as: { type: "string" },
      out: { type: "string", default: "." },
      data: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const [kind] = positionals;
  if (values.help) return console.log(usage);
  if (!kind || !values.period) throw new Error(usage);
  const client = new pg.Client({
    connectionString: databaseUrl(
      values.data ? resolve(here, values.data) : resolve(import.meta.dirname, "../../../.local"),
    ),
    application_name: "report",
  });
  await client.connect();
  try {
    const reader = await readerOf(client, values.as);
    const agency = values.agency
      ? (await client.query<{ id: string }>("select id from public.agencies where code = $1", [values.agency])).rows[0]
      : null;
    if (agency === undefined) throw new Error(`There is no agency with the code ${values.agency}.`);
    await client.query("begin transaction isolation level repeatable read read only");
    const { content } = await makeReport(client, {
      kind,
      period: values.period,
      agencyId: agency ? Number(agency.id) : null,
      userId: reader.user_id,
    });
    await client.query("rollback");
    const folder = resolve(here, values.out);
    mkdirSync(folder, { recursive: true });
    const paper = reportPaper(content);
    for (const [ending, bytes] of [
      ["docx", await docxBytes(paper)],
      ["xlsx", await xlsxBytes(content)],
    ] as const) {
      const file = join(folder, `${paper.fileName}.${ending}`);
      writeFileSync(file, bytes);
      console.log(file);
    }
    console.log(`With the rights of ${reader.display_name}.`);
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
