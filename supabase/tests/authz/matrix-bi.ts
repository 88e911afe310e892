import type { Role } from "./roles.ts";

/** Numbers by name: whoever has a board may ask; row-level security and bi.scope_condition() decide whose rows count. */
const boardReaders: Role[] = [
  "operator",
  "contact_officer",
  "agency_head",
  "agency_admin",
  "supervisor",
  "reception_board",
  "city_leader",
  "commune_leader",
  "one_stop_officer",
];

export const biFunctions: Record<string, readonly Role[]> = {
  bi_query: boardReaders,
  bi_catalog: boardReaders,
};
