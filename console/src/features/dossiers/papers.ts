import type { DossierAnswer } from "@city-office/reports/dossier";
import type { Paper } from "@city-office/reports/paper";
import { download } from "../../lib/export-rows";
import { rpc } from "../../lib/rpc";
import type { DossierRow } from "./types";

export const paperKinds = [
  "acceptance_slip",
  "supplement_request",
  "refusal",
  "apology",
  "return_slip",
  "hand_over",
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Papers that have something to say of a dossier as it stands. */
export function papersFor(dossier: DossierRow): PaperKind[] {
  return paperKinds.filter((kind) => {
    switch (kind) {
      case "acceptance_slip":
      case "hand_over":
        return dossier.accepted_at !== null;
      case "supplement_request":
        return dossier.supplement_count > 0;
      case "refusal":
        return dossier.status === "refused";
      case "apology":
        return dossier.apologised_at !== null;
      case "return_slip":
        return dossier.result_at !== null;
    }
    return false;
  });
}

async function makePaper(dossierId: number, kind: PaperKind): Promise<Paper> {
  const [answer, { papersOf }] = await Promise.all([
    rpc<DossierAnswer>("dossier_papers", { p_dossier_id: dossierId }),
    import("@city-office/reports/dossier"),
  ]);
  const papers = papersOf(answer);
  switch (kind) {
    case "acceptance_slip":
      return (await import("@city-office/reports/acceptance-slip")).acceptanceSlip(papers);
    case "supplement_request":
      return (await import("@city-office/reports/supplement-request")).supplementRequest(papers);
    case "refusal":
      return (await import("@city-office/reports/refusal")).refusal(papers);
    case "apology":
      return (await import("@city-office/reports/apology")).apology(papers);
    case "return_slip":
      return (await import("@city-office/reports/return-slip")).returnSlip(papers);
    case "hand_over":
      return (await import("@city-office/reports/hand-over")).handOver(papers);
  }
}

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Saves the paper as .docx; what makes it is loaded only now. */
export async function savePaper(dossierId: number, kind: PaperKind): Promise<void> {
  const [paper, { docxBlob }] = await Promise.all([makePaper(dossierId, kind), import("@city-office/reports/docx")]);
  download(`${paper.fileName}.docx`, await docxBlob(paper), docxType);
}

/** Shows the paper in a window of its own that prints as the .docx does. False = the browser let none open. */
export async function printPaper(dossierId: number, kind: PaperKind): Promise<boolean> {
  // Opened at once, or the browser takes it for an advertisement.
  const view = window.open("", "_blank");
  if (!view) return false;
  try {
    const [paper, { printPage }] = await Promise.all([
      makePaper(dossierId, kind),
      import("@city-office/reports/print"),
    ]);
    view.opener = null;
    view.document.write(printPage(paper));
    view.document.close();
    view.focus();
    view.print();
    return true;
  } catch (error) {
    view.close();
    throw error;
  }
}
