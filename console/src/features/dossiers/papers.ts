import type { DossierAnswer } from "@city-office/reports/dossier";
import type { Paper } from "@city-office/reports/paper";
import { toAppError } from "../../lib/app-error";
import { rpc } from "../../lib/rpc";
import { supabase } from "../../lib/supabase";

export const paperKinds = [
  "acceptance_slip",
  "supplement_request",
  "refusal",
  "apology",
  "return_slip",
  "hand_over",
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A paper of a dossier as it stands in the register. */
export type DossierPaper = {
  id: number;
  register: PaperKind;
  year: number;
  number: number;
  version: number;
  symbol: string;
  agency_id: number;
  issued_at: string;
  signed_by_name: string | null;
  reason: string | null;
};

/** The sheet that goes along gets a version a step; all others only when something was wrong. */
export const isKeptUp = ({ register }: Pick<DossierPaper, "register">): boolean => register === "hand_over";

export async function papersOf(dossierId: number): Promise<DossierPaper[]> {
  const { data, error, status } = await supabase()
    .from("dossier_paper_list")
    .select("*")
    .eq("dossier_id", dossierId)
    .order("issued_at", { ascending: false })
    .order("id", { ascending: false });
  if (error) throw toAppError(error, status);
  return data as DossierPaper[];
}

/** The papers that count now, the latest first and the sheet that goes along last, each with the versions it replaced. */
export function currentPapers(papers: readonly DossierPaper[]): (DossierPaper & { replaced: DossierPaper[] })[] {
  const isSame = (a: DossierPaper, b: DossierPaper) =>
    a.register === b.register && a.year === b.year && a.number === b.number && a.agency_id === b.agency_id;
  return papers
    .filter((paper) => !papers.some((other) => isSame(paper, other) && other.version > paper.version))
    .map((paper) => ({
      ...paper,
      replaced: papers
        .filter((other) => isSame(paper, other) && other.version < paper.version)
        .sort((a, b) => b.version - a.version),
    }))
    .sort((a, b) => Number(isKeptUp(a)) - Number(isKeptUp(b)));
}

/** A paper as it was issued, whatever has changed since. */
export async function makePaper(documentId: number): Promise<Paper> {
  const [answer, { papersOf: readPapers }] = await Promise.all([
    rpc<DossierAnswer>("dossier_paper", { p_document_id: documentId }),
    import("@city-office/reports/dossier"),
  ]);
  const papers = readPapers(answer);
  switch (answer.register as PaperKind) {
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

/** The latest paper of a kind, to be printed as soon as the step is done. */
export async function makeLatest(dossierId: number, kind: PaperKind): Promise<Paper> {
  const paper = (await papersOf(dossierId)).find(({ register }) => register === kind);
  if (!paper) throw toAppError({ hint: "dossier.paper_not_found", message: "no such paper" }, 404);
  return makePaper(paper.id);
}
