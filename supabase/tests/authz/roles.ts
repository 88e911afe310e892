/** The kinds of person the matrix tells apart. */

export const roles = [
  "operator",
  "contact_officer",
  "agency_head",
  "supervisor",
  "reception_board",
  "city_leader",
  "commune_leader", // city_leader held for a commune: its own only
  "one_stop_officer",
  "tech_support",
  "admin",
  "agency_admin", // a contact officer with administer_agency
  "inactive", // a login whose staff row was revoked: the rights of anon
  "anon",
] as const;
export type Role = (typeof roles)[number];

/** all = every row; own = those of the person's agency and its sub-units; self = the person's own rows. */
export type Reach = "all" | "own" | "self" | "none";

export interface TableRights {
  read: Partial<Record<Role, Reach>>;
  insert?: Role[];
  update?: Partial<Record<Role, Reach>>;
  delete?: Partial<Record<Role, Reach>>;
}
