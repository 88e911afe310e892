import { randomUUID } from "node:crypto";

/** What both `pg.Pool` and `pg.Client` can do. */
interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface NewAuthUser {
  email: string;
  password: string;
  id?: string;
}

/**
 * Makes a login that can sign in at once, or gives an existing one (same email) this password. Works with a plain
 * owner connection on the embedded server and on Supabase, whose tables have more columns that must not be null.
 * @returns the id in `auth.users`.
 */
export async function createAuthUser(database: Queryable, user: NewAuthUser): Promise<string> {
  const email = user.email.trim().toLowerCase();
  const existing = await database.query("select id from auth.users where email = $1", [email]);
  const id = (existing.rows[0]?.id as string | undefined) ?? user.id ?? randomUUID();
  const hash = "extensions.crypt($1, extensions.gen_salt('bf', 8))";
  if (existing.rows[0]) {
    await database.query(`update auth.users set encrypted_password = ${hash}, updated_at = now() where id = $2`, [
      user.password,
      id,
    ]);
    return id;
  }
  await database.query(
    `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
     values ($2, 'authenticated', 'authenticated', $3, ${hash}, now(), '{"provider":"email","providers":["email"]}', '{}')`,
    [user.password, id, email],
  );
  const { rows } = await database.query(
    `select column_name from information_schema.columns where table_schema = 'auth' and table_name = 'users'
     and column_name in ('instance_id', 'confirmation_token', 'recovery_token', 'email_change', 'email_change_token_new')`,
  );
  if (rows.some((row) => row.column_name === "instance_id")) {
    // GoTrue itself reads these as text that is never null.
    await database.query(
      `update auth.users set instance_id = '00000000-0000-0000-0000-000000000000', confirmation_token = '', recovery_token = '',
         email_change = '', email_change_token_new = '' where id = $1`,
      [id],
    );
  }
  await database.query(
    `insert into auth.identities (id, provider, provider_id, user_id, identity_data)
     values ($1, 'email', $2, $3, jsonb_build_object('sub', $2::text, 'email', $4::text, 'email_verified', true))`,
    [randomUUID(), id, id, email],
  );
  return id;
}
