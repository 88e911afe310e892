import { localDate } from "../lib/dates.ts";
import { issuerOf, placeOfIssue } from "../lib/issuer.ts";
import { numberOf, type Registered } from "../lib/register.ts";
import { titleAt } from "../lib/title-at.ts";
import type { Letterhead } from "../paper.ts";

/** What public.session_papers() answers, and what an issued paper keeps: everything the papers of a session may show. */
export interface SessionPapers {
  session: {
    code: string;
    kind: "city" | "commune" | "central";
    title: string;
    purpose: string | null;
    starts_at: string;
    ends_at: string;
    live_at: string | null;
    ended_at: string | null;
    chair_name: string;
    chair_title: string | null;
    secretary_name: string | null;
    is_recorded: boolean;
  };
  agency: { name: string; kind: string; address: string | null; phone: string | null };
  points: SessionPoint[];
  participants: SessionParticipant[];
  cases: SessionCase[];
  agenda: AgendaItem[];
  minutes: string | null;
  conclusion: string | null;
  tasks: { agency: string; task: string; due_at: string; case_id: number | null }[];
}

export interface SessionPoint {
  id: number;
  part: "central" | "delegate";
  name: string;
  address: string | null;
  room: string | null;
  contact_name: string | null;
  contact_phone: string | null;
}

export interface SessionParticipant {
  id: number;
  name: string;
  job_title: string | null;
  organisation: string | null;
  capacity: string;
  point_id: number | null;
  case_id: number | null;
  invitation: string;
  substitute_name: string | null;
  substitute_title: string | null;
  reply_note: string | null;
  joined_at: string | null;
  left_at: string | null;
}

export interface SessionCase {
  id: number;
  code: string;
  title: string;
  content: string;
  matter: "complaint" | "petition" | "report";
  is_group: boolean;
  head_count: number;
  starts_at: string;
  ends_at: string;
  agency: string | null;
  proposal: string | null;
  criteria: { criterion: string; reason: string }[] | null;
  decisions: { number: string | null; issued_on: string | null; issuer: string; summary: string }[] | null;
  citizens: { name: string | null; address: string | null; is_representative: boolean }[] | null;
}

export interface AgendaItem {
  step: string;
  title: string;
  lead_name: string | null;
  minutes: number;
  case_id: number | null;
  started_at: string | null;
  finished_at: string | null;
}

export const matterName = { complaint: "Khiếu nại", petition: "Kiến nghị", report: "Phản ánh" };

/** The letterhead of who prepares the session: the Office of the city's committee, or a commune's committee. */
export const letterheadOf = ({ agency }: SessionPapers, registered: Registered | null): Letterhead => ({
  ...issuerOf(agency),
  number: registered ? `Số: ${numberOf(registered)}` : undefined,
  place: placeOfIssue(agency),
  date: registered ? localDate(registered.issued_at) : null,
});

/** The letterhead of a paper that goes into no register: a list, a packet. */
export const plainLetterhead = (papers: SessionPapers): Letterhead => ({
  ...letterheadOf(papers, null),
  number: null,
  date: undefined,
});

/** A participant as papers name them: whoever was sent instead comes first. */
export function personOf({ session }: SessionPapers, participant: SessionParticipant): { name: string; title: string } {
  const { organisation } = participant;
  if (participant.invitation === "substituted" && participant.substitute_name)
    return {
      name: participant.substitute_name,
      title: titleAt(participant.substitute_title ?? `thay ${participant.name}`, organisation),
    };
  if (participant.capacity === "citizen") return { name: participant.name, title: titleAt("Công dân", organisation) };
  // Who receives does so in the capacity the session names.
  const title = (participant.capacity === "chair" ? session.chair_title : null) ?? participant.job_title;
  return { name: participant.name, title: titleAt(title, organisation) };
}

export const placeOf = (point: SessionPoint) => [point.name, point.room, point.address].filter(Boolean).join(", ");
