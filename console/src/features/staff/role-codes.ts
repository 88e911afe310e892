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
