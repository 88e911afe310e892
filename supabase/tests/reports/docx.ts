import { docxBytes } from "@city-office/reports/docx";
import type { MadeReport } from "@city-office/reports/make";
import { reportPaper } from "@city-office/reports/report-paper";
import { strFromU8, unzipSync } from "fflate";

type Content = MadeReport["content"];

const documentOf = async (content: Content): Promise<string> =>
  strFromU8(unzipSync(await docxBytes(reportPaper(content)))["word/document.xml"] as Uint8Array);

/** How many tables with a head there are, and how many of them repeat it on the next page. */
export async function repeatedHeads(content: Content): Promise<{ tables: number; repeated: number }> {
  const tables = [...(await documentOf(content)).matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].filter(([xml]) => />TT</.test(xml));
  return { tables: tables.length, repeated: tables.filter(([xml]) => /<w:tr>.*?<w:tblHeader\/>/s.test(xml)).length };
}

/** Each table of the .docx as rows of words. */
export async function docxTables(content: Content): Promise<string[][][]> {
  const xml = await documentOf(content);
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
