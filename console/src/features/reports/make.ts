import type { Remarks } from "@city-office/reports/compose";
import type { ReportContent, ReportNumber } from "@city-office/reports/report-paper";
import { toAppError } from "../../lib/app-error";
import { download } from "../../lib/export-rows";
import { rpc } from "../../lib/rpc";
import { supabase } from "../../lib/supabase";
import { drawChart } from "./draw-chart";
import type { ReportRow } from "./types";

export type Chosen = { kind: string; period: string; agencyId: number | null };

type Made = { queries: object; data: object; content: ReportContent };

/** Asks for the numbers and writes the report; charts are drawn here. */
export async function makeReport({ kind, period, agencyId }: Chosen, remarks: Remarks = {}): Promise<Made> {
  const [{ definitionOf }, { compose, queriesOf, scopeOf, withPictures }] = await Promise.all([
    import("@city-office/reports/definitions"),
    import("@city-office/reports/compose"),
  ]);
  const definition = definitionOf(kind);
  // The database keeps it to the agency and says what the agency is called.
  const queries = queriesOf(definition, scopeOf(period, null));
  const data = await rpc<Parameters<typeof compose>[1]>("report_data", {
    p_kind: kind,
    p_period: period,
    p_queries: queries,
    p_agency_id: agencyId,
  });
  return { queries, data, content: await withPictures(compose(definition, data, remarks), drawChart) };
}

/** Makes it anew and issues it; when a number changed in between, once more. */
export async function issueReport(chosen: Chosen, remarks: Remarks, reason: string | null): Promise<ReportRow> {
  for (let attempt = 1; ; attempt += 1) {
    const { queries, data, content } = await makeReport(chosen, remarks);
    try {
      return await rpc<ReportRow>("issue_report", {
        p_kind: chosen.kind,
        p_period: chosen.period,
        p_queries: queries,
        p_data: data,
        p_content: content,
        p_title: content.title,
        p_agency_id: chosen.agencyId,
        p_reason: reason,
      });
    } catch (error) {
      if (toAppError(error).key !== "report.numbers_changed" || attempt === 3) throw error;
    }
  }
}

/** What an issued report says. */
export async function issuedContent(reportId: number): Promise<ReportContent> {
  const { data, error, status } = await supabase()
    .from("report_contents")
    .select("content")
    .eq("report_id", reportId)
    .single();
  if (error) throw toAppError(error, status);
  return data.content as unknown as ReportContent;
}

export async function saveReport(
  format: "docx" | "xlsx",
  content: ReportContent,
  issued: ReportNumber | null,
): Promise<void> {
  const { reportPaper } = await import("@city-office/reports/report-paper");
  const paper = reportPaper(content, issued);
  if (format === "docx") {
    const { docxBlob } = await import("@city-office/reports/docx");
    download(
      `${paper.fileName}.docx`,
      await docxBlob(paper),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    );
  } else {
    const { xlsxBytes } = await import("@city-office/reports/xlsx");
    download(
      `${paper.fileName}.xlsx`,
      (await xlsxBytes(content, issued)) as BlobPart,
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    );
  }
}

/** The report as a page of its own. */
export async function reportPage(content: ReportContent, issued: ReportNumber | null): Promise<string> {
  const [{ reportPaper }, { printPage }] = await Promise.all([
    import("@city-office/reports/report-paper"),
    import("@city-office/reports/print"),
  ]);
  return printPage(reportPaper(content, issued));
}
