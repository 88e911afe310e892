import { type Reach, type Role, roles, type TableRights } from "./roles.ts";

/** Procedures and dossiers: their part of the matrix of SPEC §1. */

/** Procedures are read like every catalogue: by all staff but technical support. */
const procedureRead = Object.fromEntries(
  roles.filter((role) => !["anon", "inactive", "tech_support"].includes(role)).map((role) => [role, "all"]),
) as Partial<Record<Role, Reach>>;

export const dossierTables: Record<string, TableRights> = {
  procedure_fields: { read: procedureRead },
  procedures: { read: procedureRead },
  procedure_versions: { read: procedureRead },
  procedure_documents: { read: procedureRead },
  procedure_fees: { read: procedureRead },
  procedure_steps: { read: procedureRead },
};

export const dossierFunctions: Record<string, readonly Role[]> = {};
