import { biFunctions } from "./matrix-bi.ts";
import { boardFunctions, boardTables } from "./matrix-boards.ts";
import { dossierFunctions, dossierTables } from "./matrix-dossiers.ts";
import { filedDossierFunctions, filedDossierTables } from "./matrix-filed-dossiers.ts";
import { officeFunctions } from "./matrix-office.ts";
import { receptionFunctions, receptionTables } from "./matrix-reception.ts";
import { reportFunctions, reportTables } from "./matrix-reports.ts";
import { type Reach, type Role, roles, type TableRights } from "./roles.ts";

/**
 * Who may what: the matrix of SPEC §1 as data. The rights tests hold the database to it, in SQL and over HTTP.
 * Whatever is not named here is refused to everyone; a table, view or function missing here fails the tests.
 */

export const staffRoles = roles.filter((role) => role !== "anon" && role !== "inactive");
const everyStaff = (reach: Reach) =>
  Object.fromEntries(staffRoles.map((role) => [role, reach])) as Partial<Record<Role, Reach>>;
const except = (reach: Reach, ...without: Role[]) => {
  const reaches = everyStaff(reach);
  for (const role of without) delete reaches[role];
  return reaches;
};

const ticketRead: Partial<Record<Role, Reach>> = {
  operator: "all",
  contact_officer: "own",
  agency_head: "own",
  agency_admin: "own",
  supervisor: "all",
  city_leader: "all",
  commune_leader: "own",
};
const catalogRead = except("all", "tech_support");
const staffRead: Partial<Record<Role, Reach>> = { ...everyStaff("own"), supervisor: "all", admin: "all" };
const catalogEditors: Partial<Record<Role, Reach>> = { supervisor: "all", admin: "all" };

/** Rights on the tables and views the API shows (schema public). */
export const tables: Record<string, TableRights> = {
  agencies: { read: everyStaff("all"), insert: ["supervisor", "admin"], update: catalogEditors },
  agency_successors: { read: everyStaff("all") },
  staff: { read: staffRead },
  staff_roles: { read: staffRead },
  staff_permissions: { read: staffRead },
  staff_leaves: { read: staffRead },
  roles: { read: everyStaff("all") },
  permissions: { read: everyStaff("all") },
  categories: { read: catalogRead, insert: ["supervisor", "admin"], update: catalogEditors },
  canned_answers: { read: catalogRead, insert: ["supervisor", "admin"], update: catalogEditors },
  knowledge_articles: { read: catalogRead, insert: ["supervisor", "admin"], update: catalogEditors },
  knowledge_list: { read: catalogRead },
  knowledge_uses: { read: catalogRead },
  calendars: { read: catalogRead },
  calendar_hours: { read: catalogRead },
  calendar_exceptions: { read: catalogRead },
  calendar_exception_hours: { read: catalogRead },
  calendar_years: { read: catalogRead },
  rules: { read: catalogRead },
  measures: { read: everyStaff("all") },
  dimensions: { read: everyStaff("all") },
  saved_views: {
    read: everyStaff("self"),
    insert: [...staffRoles],
    update: everyStaff("self"),
    delete: everyStaff("self"),
  },
  settings: { read: { admin: "all" }, update: { admin: "all" } },
  custom_fields: { read: catalogRead, insert: ["admin"], update: { admin: "all" } },
  notifications: { read: everyStaff("self") },
  message_templates: { read: catalogRead },
  messages: { read: { supervisor: "all", admin: "all" } },
  citizens: { read: {} },
  tickets: { read: ticketRead },
  ticket_list: { read: ticketRead },
  ticket_events: { read: ticketRead },
  ticket_answers: { read: ticketRead },
  ticket_tasks: { read: ticketRead },
  ticket_task_list: { read: ticketRead },
  ticket_briefs: { read: ticketRead },
  // A draft is the agency's own until it is sent; the Office sees all.
  ticket_answer_drafts: {
    read: { contact_officer: "own", agency_head: "own", agency_admin: "own", supervisor: "all" },
  },
  ticket_followers: { read: ticketRead },
  ticket_ratings: { read: ticketRead },
  rating_reviews: { read: ticketRead },
  rating_list: { read: ticketRead },
  ticket_attachments: { read: ticketRead },
  ticket_publications: { read: ticketRead },
  agency_publications: { read: ticketRead },
  clocks: { read: ticketRead },
  clock_due_changes: { read: ticketRead },
  calls: { read: { operator: "all", supervisor: "all" } },
  call_backs: { read: { operator: "all", supervisor: "all" } },
  call_back_attempts: { read: { operator: "all", supervisor: "all" } },
  nuisance_marks: { read: { operator: "all", supervisor: "all" } },
  shift_handovers: { read: { operator: "all", supervisor: "all" } },
  import_batches: { read: { operator: "all", supervisor: "all", city_leader: "all" } },
  ...receptionTables,
  ...reportTables,
  ...dossierTables,
  ...boardTables,
  ...filedDossierTables,
};

const agencyHandlers: Role[] = ["contact_officer", "agency_head", "agency_admin"];
const ticketReaders: Role[] = Object.keys(ticketRead) as Role[];
const boardReaders: Role[] = ["operator", ...agencyHandlers, "supervisor", "city_leader", "commune_leader"];

/** Tickets come in by file through the 1022 centre, procedures through the editors of the catalogue. */
const importers: Role[] = ["operator", "supervisor", "admin"];

/** Who passes the rights check of each function the API shows; everyone else gets 401 or 403. */
export const functions: Record<string, readonly Role[]> = {
  // Nothing of anyone's: callable by all, answers nothing private.
  fold: roles,
  attachment_types: roles,
  low_rating_score: roles,
  my_permissions: roles,
  // The public pages: what they answer is checked in supabase/tests/public.
  public_choices: roles,
  submit_ticket: roles,
  attach_sent_file: roles,
  look_up_ticket: roles,
  supply_clarification_publicly: roles,
  rating_form: roles,
  rate_by_link: roles,
  published_results: roles,
  published_result: roles,
  published_agencies: roles,
  // Shows rows of ticket_list only: row-level security answers.
  find_tickets: roles,

  mark_notifications_read: staffRoles,
  my_bell: staffRoles,
  search_knowledge: Object.keys(catalogRead) as Role[],
  record_article_use: Object.keys(catalogRead) as Role[],
  record_canned_use: Object.keys(catalogRead) as Role[],
  canned_usage: Object.keys(catalogRead) as Role[],
  // Without a table named only audit.read is enough; a catalogue's own history is open to its readers.
  audit_entries: ["supervisor", "admin"],
  tick_health: staffRoles,
  // Row-level security knows who reads the clocks of which records.
  explain_clock: staffRoles,

  save_staff: ["admin", "agency_admin"],
  issue_account: ["admin", "agency_admin"],
  set_staff_active: ["admin", "agency_admin"],
  save_leave: staffRoles,
  delete_leave: staffRoles,
  save_agency_contacts: ["supervisor", "admin", "agency_head"],
  succeed_agency: ["supervisor", "admin"],

  save_calendar: ["supervisor", "admin"],
  save_calendar_exception: ["supervisor", "admin"],
  delete_calendar_exception: ["supervisor", "admin"],
  preview_calendar_change: ["supervisor", "admin"],
  publish_calendar_year: ["supervisor", "admin"],
  save_rule: ["supervisor", "admin"],
  preview_rule_change: ["supervisor", "admin"],
  withdraw_rule: ["supervisor", "admin"],

  find_duplicates: ["operator", "supervisor"],
  merge_tickets: ["operator", "supervisor"],
  unmerge_ticket: ["operator", "supervisor"],
  split_ticket: ["operator", "supervisor"],
  linked_tickets: ticketReaders,
  publication_preview: ["operator", "supervisor"],
  publish_ticket: ["operator", "supervisor"],
  unpublish_ticket: ["operator", "supervisor"],
  note_agency_publication: agencyHandlers,
  receive_ticket: ["operator"],
  find_caller: ["operator"],
  ask_clarification: ["operator", ...agencyHandlers],
  supply_clarification: ["operator", ...agencyHandlers],
  refuse_ticket: ["operator"],
  answer_directly: ["operator"],
  transfer_ticket: ["operator"],
  recall_ticket: ["operator"],
  forward_ticket: agencyHandlers,
  return_ticket: agencyHandlers,
  commit_completion: agencyHandlers,
  ask_commitment_change: agencyHandlers,
  decide_commitment_change: ["agency_head"],
  answer_ticket: agencyHandlers,
  coordinate_ticket: ["supervisor"],
  add_task: ["supervisor"],
  cancel_task: ["supervisor"],
  answer_task: agencyHandlers,
  return_task: agencyHandlers,
  forward_task: agencyHandlers,
  task_actions: ticketReaders,
  mark_urgent: ["operator", "supervisor"],
  pass_by_phone: ["operator"],
  ask_explanation: ["operator", "supervisor"],
  brief_ticket: ["operator"],
  submit_answer_draft: agencyHandlers,
  approve_answer_draft: ["agency_head"],
  send_back_answer_draft: ["agency_head"],
  relay_answer: ["operator"],
  rate_ticket: ["operator"],
  review_rating: ["supervisor"],
  close_ticket: ["operator"],
  reopen_ticket: ["operator", "supervisor"],
  withdraw_ticket: ["operator", "supervisor"],
  direct_ticket: ["city_leader", "commune_leader", "supervisor"],
  urge_ticket: ["supervisor"],
  urge_agency: ["supervisor"],
  reassign_ticket: ["supervisor"],
  add_note: ticketReaders,
  save_ticket_fields: ["operator", ...agencyHandlers, "supervisor"],
  mentionable_staff: ticketReaders,
  follow_ticket: ticketReaders,
  unfollow_ticket: ticketReaders,
  ticket_lookup_link: ticketReaders,
  add_attachment: ["operator", ...agencyHandlers],
  remove_attachment: ["operator", ...agencyHandlers, "supervisor"],
  orphaned_uploads: ["admin"],
  reveal_contact: ["operator", ...agencyHandlers],
  ticket_actions: ticketReaders,
  // Counts only what the caller may read: nothing without a right.
  my_queue_counts: roles,
  preview_due: ticketReaders,
  agency_officers: ["operator", ...agencyHandlers, "supervisor"],
  bulk_transfer: ["operator"],
  bulk_reassign: ["supervisor"],
  bulk_urge: ["supervisor"],
  bulk_close: ["operator"],
  bulk_forward: agencyHandlers,
  search_ticket_ids: ticketReaders,
  bulk_preview: ticketReaders,

  log_call: ["operator"],
  reveal_caller: ["operator"],
  mark_nuisance: ["operator"],
  unmark_nuisance: ["operator"],
  schedule_call_back: ["operator"],
  record_call_back: ["operator"],
  reassign_call_back: ["operator"],
  shift_state: ["operator"],
  hand_over_shift: ["operator"],
  take_over_shift: ["operator"],

  preview_message: ["supervisor", "admin"],
  save_message_template: ["supervisor", "admin"],
  message_counts: ["supervisor", "admin"],
  message_detail: ["supervisor", "admin"],
  resend_message: ["supervisor", "admin"],
  resend_messages: ["supervisor", "admin"],
  discard_message: ["supervisor", "admin"],
  sample_messages: ["supervisor", "admin"],
  message_health: staffRoles,
  save_message_settings: ["admin"],
  set_secret: ["admin"],
  secret_names: ["admin"],
  send_test_message: ["admin"],

  start_import: importers,
  stage_import_rows: importers,
  finish_import: importers,
  discard_import: importers,
  undo_import: importers,

  board: boardReaders,
  morning_brief: boardReaders,
  import_on_time: boardReaders,
  ...receptionFunctions,
  ...reportFunctions,
  ...dossierFunctions,
  ...boardFunctions,
  ...biFunctions,
  ...officeFunctions,
  ...filedDossierFunctions,
};
