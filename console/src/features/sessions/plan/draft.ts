import { isoDate } from "../../../lib/date-time";
import type { Capacity, ParticipantRow, ReceptionDate, SessionKind, SessionRow } from "../types";
import type { SessionParts } from "../use-session";
import { instantsOf, type Times, timesOf } from "./time-fields";

export type DraftPoint = {
  point_id: number;
  part: "central" | "delegate";
  contact_name: string;
  contact_phone: string;
};

export type DraftPerson = {
  /** Of this screen only. */
  key: string;
  id?: number;
  staff_id?: number;
  full_name: string;
  job_title: string;
  organisation: string;
  email: string;
  phone: string;
  capacity: Capacity;
  point_id?: number;
};

export type DraftCase = { case_id: number; code: string; title: string; is_approved: boolean };

export type Draft = {
  kind: SessionKind;
  title: string;
  purpose: string;
  agency_id?: number;
  /** A member of staff, or (central sessions) somebody of a central body by name. */
  is_chair_outside: boolean;
  chair_id?: number;
  chair_name: string;
  chair_title: string;
  is_city_chair: boolean;
  has_city_leader: boolean;
  secretary_id?: number;
  is_recorded: boolean;
  reception_day_id?: number;
  times: Times;
  points: DraftPoint[];
  people: DraftPerson[];
  cases: DraftCase[];
};

let counter = 0;
export const newKey = (): string => `new-${++counter}`;

export const emptyDraft = (): Draft => ({
  kind: "city",
  title: "",
  purpose: "",
  is_chair_outside: false,
  chair_name: "",
  chair_title: "",
  is_city_chair: false,
  has_city_leader: true,
  is_recorded: true,
  times: { from: "08:00", to: "11:00" },
  points: [],
  people: [],
  cases: [],
});

/** A plan made from a leader's fixed day. */
export function draftOfDate(date: ReceptionDate, title: string): Draft {
  return {
    ...emptyDraft(),
    kind: date.kind,
    title,
    agency_id: date.kind === "commune" ? date.agency_id : undefined,
    has_city_leader: date.kind !== "commune",
    is_city_chair: date.kind === "city" && isCityChair(date.leader_title),
    chair_id: date.leader_id,
    chair_name: date.leader_name,
    reception_day_id: date.reception_day_id,
    times: timesOf(date.starts_at, date.ends_at),
    points: date.point_id ? [{ point_id: date.point_id, part: "central", contact_name: "", contact_phone: "" }] : [],
  };
}

/** "Chủ tịch UBND thành phố", not one of the deputies. */
export const isCityChair = (title: string | null | undefined): boolean =>
  /^chủ tịch\b.*(thành phố|ubnd tp)/iu.test(title ?? "");

export type GuestContact = {
  participant_id: number;
  email: string | null;
  phone: string | null;
  full_name: string | null;
};

const isSeated = (person: ParticipantRow): boolean =>
  !person.removed_at && person.case_id === null && person.capacity !== "chair" && person.capacity !== "secretary";

export function draftOf(session: SessionRow, parts: SessionParts, contacts: readonly GuestContact[]): Draft {
  const pointOf = new Map(parts.points.map((each) => [each.id, each.point_id]));
  return {
    kind: session.kind,
    title: session.title,
    purpose: session.purpose ?? "",
    agency_id: session.agency_id,
    is_chair_outside: session.chair_id === null,
    chair_id: session.chair_id ?? undefined,
    chair_name: session.chair_name,
    chair_title: session.chair_title ?? "",
    is_city_chair: session.is_city_chair,
    has_city_leader: session.has_city_leader,
    secretary_id: session.secretary_id ?? undefined,
    is_recorded: session.is_recorded,
    reception_day_id: session.reception_day_id ?? undefined,
    times: timesOf(session.starts_at, session.ends_at),
    points: parts.points.map((each) => ({
      point_id: each.point_id,
      part: each.part as DraftPoint["part"],
      contact_name: each.contact_name ?? "",
      contact_phone: each.contact_phone ?? "",
    })),
    people: parts.participants.filter(isSeated).map((each) => {
      const contact = contacts.find((one) => one.participant_id === each.id);
      return {
        key: String(each.id),
        id: each.id,
        staff_id: each.staff_id ?? undefined,
        full_name: contact?.full_name ?? each.display_name,
        job_title: each.job_title ?? "",
        organisation: each.organisation ?? "",
        email: contact?.email ?? "",
        phone: contact?.phone ?? "",
        capacity: each.capacity as Capacity,
        point_id: each.session_point_id === null ? undefined : pointOf.get(each.session_point_id),
      };
    }),
    cases: parts.cases.map((each) => ({
      case_id: each.case_id,
      code: each.case?.code ?? String(each.case_id),
      title: each.case?.title ?? "",
      is_approved: each.case?.decided_at != null,
    })),
  };
}

const text = (value: string): string | null => value.trim() || null;

/** What `plan_session` takes. */
export function toPlan(draft: Draft): Record<string, unknown> {
  const instants = instantsOf(draft.times);
  return {
    kind: draft.kind,
    title: text(draft.title),
    purpose: text(draft.purpose),
    ...(draft.kind === "commune" ? { agency_id: draft.agency_id ?? null } : {}),
    ...(draft.is_chair_outside
      ? { chair_id: null, chair_name: text(draft.chair_name), chair_title: text(draft.chair_title) }
      : { chair_id: draft.chair_id ?? null }),
    is_city_chair: draft.kind === "city" && draft.is_city_chair,
    has_city_leader: draft.kind !== "commune" || draft.has_city_leader,
    secretary_id: draft.secretary_id ?? null,
    is_recorded: draft.is_recorded,
    reception_day_id: draft.reception_day_id ?? null,
    starts_at: instants?.starts_at ?? null,
    ends_at: instants?.ends_at ?? null,
    points: draft.points.map((each) => ({
      point_id: each.point_id,
      part: each.part,
      contact_name: text(each.contact_name),
      contact_phone: text(each.contact_phone),
    })),
    participants: draft.people.map((each) => ({
      id: each.id ?? null,
      staff_id: each.staff_id ?? null,
      full_name: each.staff_id ? null : text(each.full_name),
      job_title: text(each.job_title),
      organisation: text(each.organisation),
      email: text(each.email),
      phone: text(each.phone),
      capacity: each.capacity,
      point_id: each.point_id ?? null,
    })),
    cases: draft.cases.map(({ case_id }) => ({ case_id })),
  };
}

/** What `save_session` takes: only what differs. The time has a step of its own. */
export function toChanges(before: Draft, after: Draft): Record<string, unknown> {
  const from = toPlan(before);
  const to = toPlan(after);
  const fixed = new Set(["kind", "agency_id", "starts_at", "ends_at", "reception_day_id"]);
  const changes = Object.fromEntries(
    Object.entries(to).filter(([key, value]) => !fixed.has(key) && JSON.stringify(value) !== JSON.stringify(from[key])),
  );
  // A chair is known by all that names them.
  if ("chair_id" in changes || "chair_name" in changes || "chair_title" in changes)
    for (const key of ["chair_id", "chair_name", "chair_title"]) if (key in to) changes[key] = to[key];
  return changes;
}

export type Problems = Partial<Record<string, string>>;

/** What is missing before the plan can be sent; values are text keys. */
export function problemsOf(draft: Draft, isNew: boolean): Problems {
  const problems: Problems = {};
  if (!draft.title.trim()) problems.title = "plan.required";
  if (draft.kind === "commune" && !draft.agency_id) problems.agency_id = "plan.required";
  if (draft.is_chair_outside ? !draft.chair_name.trim() : !draft.chair_id) problems.chair_name = "plan.required";
  if (isNew && (!draft.times.day || !draft.times.from || !draft.times.to)) problems.starts_at = "plan.required";
  else if (isNew && !instantsOf(draft.times)) problems.ends_at = "plan.endsBefore";
  else if (isNew && draft.times.day && draft.times.day < isoDate(new Date())) problems.starts_at = "plan.past";
  if (draft.points.filter((each) => each.part === "central").length !== 1) problems.points = "plan.oneCentral";
  if (draft.people.some((each) => !each.staff_id && !each.full_name.trim()))
    problems.participants = "plan.nameRequired";
  return problems;
}
