import { randomUUID } from "node:crypto";
import type { Db } from "./database.ts";

export type Role =
  | "operator"
  | "contact_officer"
  | "agency_head"
  | "supervisor"
  | "reception_board"
  | "city_leader"
  | "one_stop_officer"
  | "tech_support"
  | "admin";

/** Where each role sits unless a test says otherwise (codes of the reference rows). */
const usualAgency: Record<Role, string> = {
  operator: "TT1022",
  contact_officer: "SXD",
  agency_head: "SXD",
  supervisor: "VPUBND",
  reception_board: "BTCD",
  city_leader: "UBNDTP",
  one_stop_officer: "10507",
  tech_support: "SKHCN",
  admin: "VPUBND",
};

export interface Person {
  staffId: number;
  userId: string;
  agencyId: number;
  email: string;
}

export interface PersonOptions {
  agency?: string;
  /** Further roles, held for the same agency. */
  roles?: Role[];
  /** Permissions given to the person alone. */
  permissions?: string[];
  name?: string;
  isActive?: boolean;
}

/** Makes a person with a login (no password) and a role; does not act as them. Acts as owner afterwards. */
export async function person(db: Db, role: Role | null, options: PersonOptions = {}): Promise<Person> {
  await asOwner(db);
  const userId = randomUUID();
  const email = `${role ?? "nobody"}-${userId.slice(0, 8)}@example.test`;
  const agencyCode = options.agency ?? usualAgency[role ?? "admin"];
  await db.rows("insert into auth.users (id, email) values ($1, $2)", [userId, email]);
  const { id: staffId, agency_id: agencyId } = await db.row<{ id: number; agency_id: number }>(
    `insert into public.staff (user_id, agency_id, display_name, email, is_active)
     select $1, a.id, $2, $3, $4 from public.agencies a where a.code = $5 returning id, agency_id`,
    [
      userId,
      options.name ?? `Người thử ${role ?? ""} ${userId.slice(0, 4)}`,
      email,
      options.isActive ?? true,
      agencyCode,
    ],
  );
  for (const held of [...(role ? [role] : []), ...(options.roles ?? [])]) {
    await db.rows("insert into public.staff_roles (staff_id, role_code, agency_id) values ($1, $2, $3)", [
      staffId,
      held,
      agencyId,
    ]);
  }
  for (const permission of options.permissions ?? []) {
    await db.rows("insert into public.staff_permissions (staff_id, permission_code, agency_id) values ($1, $2, $3)", [
      staffId,
      permission,
      agencyId,
    ]);
  }
  return { staffId, userId, agencyId, email };
}

/** Makes a person with this role and acts as them from here on. */
export async function asRole(db: Db, role: Role, agency?: string | PersonOptions): Promise<Person> {
  const made = await person(db, role, typeof agency === "string" ? { agency } : agency);
  await asUser(db, made.userId);
  return made;
}

/** Acts as a signed-in login from here on, with the rights the API would give it. */
export async function asUser(db: Db, user: string | Person): Promise<void> {
  const sub = typeof user === "string" ? user : user.userId;
  await claim(db, "authenticated", { sub, role: "authenticated" });
}

/** Acts as somebody who is not signed in from here on. */
export async function asAnon(db: Db): Promise<void> {
  await claim(db, "anon", { role: "anon" });
}

/** Acts as the owner again: no row-level security, no login. */
export async function asOwner(db: Db): Promise<void> {
  await claim(db, null, {});
}

async function claim(
  db: Db,
  role: "anon" | "authenticated" | null,
  claims: { sub?: string; role?: string },
): Promise<void> {
  await db.client.query("reset role");
  // The API sets the claims both ways (PostgREST's JSON value, the embedded server's single settings).
  await db.client.query(
    `select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true),
       set_config('request.jwt.claim.role', $3, true)`,
    [role ? JSON.stringify(claims) : "", claims.sub ?? "", claims.role ?? ""],
  );
  if (role) await db.client.query(`set local role ${role}`);
}
