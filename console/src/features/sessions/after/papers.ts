import type { Paper } from "@city-office/reports/paper";
import type { Registered } from "@city-office/reports/register";
import type { SessionPapers, SessionParticipant } from "@city-office/reports/session";
import { printPapers, savePapers } from "../../../lib/paper-file";
import { rpc } from "../../../lib/rpc";

export const paperKinds = ["programme", "invitation", "packet", "attendance", "minutes", "conclusion"] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A row of the register. */
export type DocumentRow = {
  id: number;
  register: string;
  year: number;
  number: number;
  symbol: string;
  title: string;
  agency_id: number;
  subject_type: string;
  subject_id: number;
  issued_on: string;
  issued_at: string;
  signed_by_name: string | null;
};

type Request = {
  sessionId: number;
  kind: PaperKind;
  /** The paper as it was issued; without it, as things stand now. */
  document?: DocumentRow;
  /** The issued paper this one goes with: the programme is the annex of the invitation. */
  annexOf?: DocumentRow;
  /** One invitee's invitation; without it, everybody's. */
  participantId?: number;
};

async function contentOf({ sessionId, document }: Request): Promise<SessionPapers> {
  if (!document) return rpc<SessionPapers>("session_papers", { p_session_id: sessionId });
  const issued = await rpc<{ content: SessionPapers }>("issued_document", { p_document_id: document.id });
  return issued.content;
}

const isInvited = (each: SessionParticipant): boolean => each.capacity !== "chair" && each.capacity !== "secretary";

async function invitations(request: Request, papers: SessionPapers, registered: Registered | null): Promise<Paper[]> {
  const { invitation } = await import("@city-office/reports/invitation");
  const { participantId } = request;
  let source = papers;
  let invitees = papers.participants.filter((each) => (participantId ? each.id === participantId : isInvited(each)));
  if (participantId && !invitees.length) {
    // Whoever joined after the paper was issued gets the same one with their own name.
    source = await contentOf({ ...request, document: undefined });
    invitees = source.participants.filter((each) => each.id === participantId);
  }
  return invitees.map((invitee) => invitation(source, invitee, registered));
}

/** The papers asked for, each with the number it stands under in the register. */
async function makePapers(request: Request): Promise<Paper[]> {
  const { kind, document } = request;
  const papers = await contentOf(request);
  const registered: Registered | null = document ?? null;
  switch (kind) {
    case "programme":
      return [(await import("@city-office/reports/programme")).programme(papers, request.annexOf ?? null)];
    case "packet":
      return [(await import("@city-office/reports/packet")).packet(papers)];
    case "attendance":
      return [(await import("@city-office/reports/attendance")).attendance(papers)];
    case "minutes":
      return [(await import("@city-office/reports/minutes")).minutes(papers, registered)];
    case "conclusion": {
      const { conclusion } = await import("@city-office/reports/conclusion");
      return [conclusion(papers, registered, document?.signed_by_name ?? null)];
    }
    case "invitation":
      return invitations(request, papers, registered);
  }
}

/** Saves the paper as .docx; everybody's invitations go into one file. */
export const savePaper = async (request: Request): Promise<void> => {
  const papers = await makePapers(request);
  const code = /BT-[0-9-]+/.exec(papers[0]?.name ?? "")?.[0] ?? request.sessionId;
  return savePapers(async () => papers, `giay-moi-${code}`);
};

/** Shows the paper in a window of its own that prints as the .docx does. False = the browser let none open. */
export const printPaper = (request: Request): Promise<boolean> => printPapers(() => makePapers(request));
