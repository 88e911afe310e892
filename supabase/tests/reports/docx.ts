import { docxBytes } from "@city-office/reports/docx";
import type { MadeReport } from "@city-office/reports/make";
import { reportPaper } from "@city-office/reports/report-paper";
import { strFromU8, unzipSync } from "fflate";

type Content = MadeReport["content"];

/** Each table of the .docx as rows of words. */
export async function docxTables(content: Content): Promise<string[][][]> {
  const xml = strFromU8(unzipSync(await docxBytes(reportPaper(content)))["word/document.xml"] as Uint8Array);
  const words = (piece: string) =>
    piece
      .replace(/<[^>]+>/g, "")
      .replace(/&amp;/g, "&")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"');
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => words(cell)),
    ),
  );
}

/** A number as Vietnamese papers write it, back as a number. */
export const read = (text: string): number => Number(text.replace(/\./g, "").replace(",", ".").replace("%", ""));
