import { type Reach, type Role, roles, type TableRights } from "./roles.ts";

/** Procedures and dossiers: their part of the matrix of SPEC §1. */

/** Procedures are read like every catalogue: by all staff but technical support. */
const procedureRead = Object.fromEntries(
  roles.filter((role) => !["anon", "inactive", "tech_support"].includes(role)).map((role) => [role, "all"]),
) as Partial<Record<Role, Reach>>;

const procedureEdit: Partial<Record<Role, Reach>> = { supervisor: "all", admin: "all" };
const editors: Role[] = ["supervisor", "admin"];

export const dossierTables: Record<string, TableRights> = {
  procedure_fields: { read: procedureRead },
  procedures: { read: procedureRead },
  procedure_versions: { read: procedureRead },
  procedure_documents: { read: procedureRead },
  procedure_fees: { read: procedureRead },
  procedure_steps: { read: procedureRead },
  procedure_list: { read: procedureRead },
  catalogue_decisions: { read: procedureEdit },
  catalogue_decision_items: { read: procedureEdit },
  catalogue_decision_list: { read: procedureEdit },
};

export const dossierFunctions: Record<string, readonly Role[]> = {
  // Citizens read what is offered: checked in supabase/tests/procedures.
  published_procedures: roles,
  published_procedure: roles,
  create_procedure: editors,
  start_procedure_version: editors,
  save_procedure_version: editors,
  discard_procedure_version: editors,
  procedure_publication_preview: editors,
  publish_procedure_version: editors,
  retire_procedure: editors,
  reinstate_procedure: editors,
  register_catalogue_decision: editors,
  cancel_catalogue_decision: editors,
  apply_agency_code: editors,
};
