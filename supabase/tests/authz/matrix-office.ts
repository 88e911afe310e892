import type { Role } from "./roles.ts";

/** The desk's corrections and the administrator's part of the matrix of SPEC §1: settings (admin), audit (supervisor, admin). */
export const officeFunctions: Record<string, readonly Role[]> = {
  classify_ticket: ["operator", "supervisor"],
  save_settings: ["admin"],
  audit_search: ["supervisor", "admin"],
  audit_tables: ["supervisor", "admin"],
};
