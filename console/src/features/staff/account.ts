import type { Row } from "../../components/resource/define-resource";

/** Whether a person can sign in: has a login, has none yet, or had it revoked. */
export function accountOf(row: Row): "none" | "active" | "revoked" {
  if (!row.is_active) return "revoked";
  return row.user_id ? "active" : "none";
}
