import type { Paper } from "@city-office/reports/paper";
import { download } from "./export-rows";

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Saves papers as one .docx; what makes it is loaded only now. */
export async function savePapers(make: () => Promise<Paper[]>, name?: string): Promise<void> {
  const [papers, { docxBlob }] = await Promise.all([make(), import("@city-office/reports/docx")]);
  // Several in one file need a name of their own.
  const file = papers.length === 1 ? papers[0]?.fileName : name;
  download(`${file ?? "giay-to"}.docx`, await docxBlob(...papers), docxType);
}

/** Shows papers in a window of its own that prints as the .docx does. False = the browser let none open. */
export async function printPapers(make: () => Promise<Paper[]>): Promise<boolean> {
  // Opened at once, or the browser takes it for an advertisement.
  const view = window.open("", "_blank");
  if (!view) return false;
  try {
    const [papers, { printPage }] = await Promise.all([make(), import("@city-office/reports/print")]);
    view.opener = null;
    view.document.write(printPage(...papers));
    view.document.close();
    view.focus();
    view.print();
    return true;
  } catch (error) {
    view.close();
    throw error;
  }
}
