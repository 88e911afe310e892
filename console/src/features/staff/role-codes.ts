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

/** What the administrator of one agency may give (QĐ2926 Đ16.1). */
export const agencyRoles = ["contact_officer", "agency_head", "one_stop_officer"] as const;

/** Permissions given to a person besides a role; names at `staff:permissions.<code>`. */
export const grantablePermissions = [
  "lead_shift",
  "head_one_stop",
  "administer_agency",
  "approve_case",
  "sign_conclusion",
  "keep_minutes",
] as const;
