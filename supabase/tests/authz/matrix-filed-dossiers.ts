import { type Reach, type Role, roles, type TableRights } from "./roles.ts";

/** Dossiers as they are filed and processed: their part of the matrix of SPEC §1. */

const dossierRead: Partial<Record<Role, Reach>> = {
  contact_officer: "own",
  agency_head: "own",
  agency_admin: "own",
  supervisor: "all",
  city_leader: "all",
  commune_leader: "own",
  one_stop_officer: "own",
};
const checkRead: Partial<Record<Role, Reach>> = {
  agency_head: "own",
  supervisor: "all",
  city_leader: "all",
  commune_leader: "own",
  one_stop_officer: "own",
};
const catalogReaders = roles.filter((role) => !["anon", "inactive", "tech_support"].includes(role));
const targetEditors: Partial<Record<Role, Reach>> = { supervisor: "all", admin: "all" };

export const filedDossierTables: Record<string, TableRights> = {
  applicants: { read: {} },
  dossiers: { read: dossierRead },
  dossier_list: { read: dossierRead },
  dossier_steps: { read: dossierRead },
  dossier_documents: { read: dossierRead },
  dossier_files: { read: dossierRead },
  dossier_supplements: { read: dossierRead },
  dossier_payments: { read: dossierRead },
  dossier_events: { read: dossierRead },
  dossier_ratings: { read: dossierRead },
  dossier_paper_list: { read: dossierRead },
  overdue_checks: { read: checkRead },
  overdue_check_list: { read: checkRead },
  kpi_targets: {
    read: Object.fromEntries(catalogReaders.map((role) => [role, "all"])),
    insert: ["supervisor", "admin"],
    update: targetEditors,
    delete: targetEditors,
  },
};

const readers = Object.keys(dossierRead) as Role[];
const desk: Role[] = ["one_stop_officer"];
const unit: Role[] = ["contact_officer", "agency_head", "agency_admin"];

export const filedDossierFunctions: Record<string, readonly Role[]> = {
  receive_dossier: desk,
  accept_dossier: desk,
  forward_dossier: [...desk, ...unit],
  bulk_forward_dossiers: [...desk, ...unit],
  request_supplement: [...desk, ...unit],
  supply_supplement: [...desk, ...unit],
  assign_dossier_step: [...desk, ...unit],
  send_back_dossier: unit,
  suspend_dossier: ["agency_head"],
  resume_dossier: ["agency_head"],
  refuse_dossier: [...desk, "agency_head"],
  withdraw_dossier: desk,
  apologise_dossier: [...desk, "agency_head"],
  issue_dossier_result: [...desk, ...unit],
  return_dossier: desk,
  close_dossier: desk,
  rate_dossier: desk,
  record_dossier_payment: desk,
  set_dossier_fee: desk,
  add_dossier_note: [...desk, ...unit],
  save_dossier_fields: [...desk, ...unit],
  check_dossier_document: [...desk, ...unit],
  reuse_dossier_document: desk,
  reusable_documents: desk,
  add_dossier_file: [...desk, ...unit],
  remove_dossier_file: [...desk, ...unit],
  reveal_dossier_contact: [...desk, ...unit],
  dossier_actions: readers,
  dossier_paper: readers,
  correct_dossier_paper: [...desk, "agency_head"],
  dossier_officers: [...desk, ...unit],
  find_applicant: desk,
  find_dossier_duplicates: desk,
  // Count and find only what the caller may read: nothing without a right.
  my_dossier_counts: roles,
  find_dossiers: roles,
  kpi_target: roles,
  // Whoever was given the right in person.
  confirm_overdue_check: [],
  // The public pages: what they answer is checked in supabase/tests/dossiers.
  dossier_form: roles,
  dossier_form_by_code: roles,
  start_dossier_draft: roles,
  save_dossier_draft: roles,
  read_dossier_draft: roles,
  attach_dossier_file: roles,
  detach_dossier_file: roles,
  submit_dossier: roles,
  look_up_dossier: roles,
  open_dossier_supplement: roles,
  supply_dossier_publicly: roles,
  dossier_rating_form: roles,
  rate_dossier_by_link: roles,
};
