import type { ReportContent, ReportNumber } from "@city-office/reports/report-paper";
import type pg from "pg";
import type { Attachment } from "./sender.ts";

interface Run {
  id: string;
  token: string;
  kind_code: string;
  period_key: string;
  agency_id: string | null;
  user_id: string | null;
}

const lease = "15 minutes";

/**
 * Makes the scheduled reports that are due, one after the other, each with the rights of the person it is for. Returns how
 * many it took. Two workers never take the same one, and one that was killed meanwhile is taken again.
 */
export async function makeDueReports(pool: pg.Pool, log: (line: string) => void): Promise<number> {
  let count = 0;
  for (;;) {
    const { rows } = await pool.query<Run>("select * from private.claim_report_runs(1, clock_timestamp(), $1)", [
      lease,
    ]);
    const run = rows[0];
    if (!run) return count;
    await makeOne(pool, run, log);
    count += 1;
  }
}

async function makeOne(pool: pg.Pool, run: Run, log: (line: string) => void): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    try {
      if (!run.user_id) throw Object.assign(new Error("the person has no login"), { code: "PT401" });
      // What draws charts and writes files is loaded when there is a report to make, not with every start.
      const { makeReport } = await import("@city-office/reports/make");
      const { queries, data, content } = await makeReport(client, {
        kind: run.kind_code,
        period: run.period_key,
        agencyId: run.agency_id === null ? null : Number(run.agency_id),
        userId: run.user_id,
      });
      await finish(client, run, { result: "made", title: content.title, queries, data, content });
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      const { code, message } = error as { code?: string; message: string };
      const isRefused = code === "PT401" || code === "PT403" || code === "PT404";
      if (!isRefused) log(`Worker: report ${run.kind_code} ${run.period_key} failed: ${message}`);
      await finish(client, run, { result: isRefused ? "refused" : "failed", error: message });
    }
  } finally {
    client.release();
  }
}

const finish = (client: pg.ClientBase, { id, token }: Run, outcome: object) =>
  client.query("select private.finish_report_run($1, $2, clock_timestamp(), $3)", [id, token, JSON.stringify(outcome)]);

/** The files that go with a letter about a report; none for other letters. */
export async function reportFiles(pool: Pick<pg.Pool, "query">, messageId: string): Promise<Attachment[]> {
  const { rows } = await pool.query<{ found: { report: ReportNumber; content: ReportContent } | null }>(
    "select private.message_report($1) as found",
    [messageId],
  );
  const found = rows[0]?.found;
  if (!found) return [];
  const [{ reportPaper }, { docxBytes }, { xlsxBytes }] = await Promise.all([
    import("@city-office/reports/report-paper"),
    import("@city-office/reports/docx"),
    import("@city-office/reports/xlsx"),
  ]);
  const paper = reportPaper(found.content, found.report);
  return [
    { filename: `${paper.fileName}.docx`, content: Buffer.from(await docxBytes(paper)) },
    { filename: `${paper.fileName}.xlsx`, content: Buffer.from(await xlsxBytes(found.content, found.report)) },
  ];
}
