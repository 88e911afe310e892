/** The roles of SPEC §1 in their order; names at `app:roles.<code>`. */
export const roleOptions = [
  "operator",
  "contact_officer",
  "agency_head",
  "supervisor",
  "reception_board",
  "city_leader",
  "one_stop_officer",
  "tech_support",
  "admin",
] as const;
