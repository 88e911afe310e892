import { type Reach, type Role, roles, type TableRights } from "./roles.ts";

/** The reception board's part of the matrix of SPEC §1: the counter's log, cases, sessions. */

const caseRead: Partial<Record<Role, Reach>> = {
  contact_officer: "own",
  agency_head: "own",
  agency_admin: "own",
  supervisor: "all",
  reception_board: "all",
  city_leader: "all",
  commune_leader: "own",
};
const caseReadAll: Partial<Record<Role, Reach>> = { supervisor: "all", reception_board: "all", city_leader: "all" };
const visitRead: Partial<Record<Role, Reach>> = { ...caseReadAll, commune_leader: "own" };
const sessionRead: Partial<Record<Role, Reach>> = { ...caseRead, tech_support: "all" };
const sessionCatalogRead = Object.fromEntries(Object.keys(sessionRead).map((role) => [role, "all"])) as Partial<
  Record<Role, Reach>
>;

export const receptionTables: Record<string, TableRights> = {
  visits: { read: visitRead },
  cases: { read: caseRead },
  case_citizens: { read: caseRead },
  case_agencies: { read: caseRead },
  case_criteria: { read: caseRead },
  case_decisions: { read: caseRead },
  case_files: { read: caseRead },
  case_events: { read: caseRead },
  case_tickets: { read: caseReadAll },
  case_tasks: { read: caseRead },
  case_list: { read: caseRead },
  case_task_list: { read: caseRead },
  meeting_points: { read: sessionCatalogRead, insert: ["reception_board"], update: { reception_board: "all" } },
  reception_days: { read: sessionCatalogRead },
  sessions: { read: sessionRead },
  session_list: { read: sessionRead },
  session_points: { read: sessionRead },
  session_participants: { read: sessionRead },
  session_cases: { read: sessionRead },
  session_agenda: { read: sessionRead },
  session_tests: { read: sessionRead },
  session_waivers: { read: sessionRead },
  session_attendance: { read: sessionRead },
  session_minutes: { read: sessionRead },
  session_conclusions: { read: sessionRead },
  session_recordings: { read: sessionRead },
  session_events: { read: sessionRead },
  session_ratings: { read: visitRead },
  session_rating_list: { read: sessionRead },
  documents: { read: sessionRead },
};

const sessionReaders = Object.keys(sessionRead) as Role[];
const board: Role[] = ["reception_board"];
const leaders: Role[] = ["city_leader", "commune_leader"];

export const receptionFunctions: Record<string, readonly Role[]> = {
  find_visitor: board,
  log_visit: board,
  save_visit: board,
  resolve_visit: board,
  register_case: board,
  save_case: board,
  link_case_ticket: board,
  propose_case: board,
  // Whoever was given the right in person.
  decide_case: [],
  close_case: board,
  withdraw_case: board,
  reveal_case_contacts: board,
  case_history: board,
  add_case_file: ["agency_head", ...board],
  remove_case_file: ["agency_head", ...board],
  plan_session: board,
  save_session: board,
  save_agenda: board,
  find_clashes: board,
  session_deadlines: board,
  people_for_sessions: board,
  session_guest_contacts: board,
  suggest_participants: board,
  save_reception_day: board,
  propose_reception_days: sessionReaders,
  office_days: sessionReaders,
  report_session: board,
  issue_invitations: board,
  reschedule_session: board,
  cancel_session: board,
  guest_link: board,
  renew_guest_link: board,
  rate_session: board,
  record_test: ["reception_board", "tech_support"],
  coming_tests: ["reception_board", "tech_support"],
  waive_session_rule: leaders,
  session_checklist: sessionReaders,
  join_session: sessionReaders,
  reply_to_invitation: sessionReaders,
  record_room_event: sessionReaders,
  meeting_server: [...sessionReaders, "admin"],
  save_room_settings: ["admin"],
  // By a personal link: a wrong one is not found, whoever asks.
  guest_session: roles,
  join_session_as_guest: roles,
  reply_as_guest: roles,
  record_guest_event: roles,
  rate_session_as_guest: roles,
  // Also the session's own chair and secretary.
  start_session: board,
  go_to_item: board,
  end_session: board,
  save_minutes: board,
  issue_minutes: board,
  save_conclusion: board,
  // Whoever was given the right in person.
  sign_conclusion: [],
  session_papers: [...board, ...leaders],
  issued_document: [...board, ...leaders],
  assign_task: board,
  add_recording: board,
  open_recording: [...board, ...leaders],
  recording_accesses: board,
  follow_up_counts: roles.filter((role) => role !== "anon" && role !== "inactive"),
  report_task: ["agency_head"],
  review_task: board,
};
