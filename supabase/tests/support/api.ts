import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { inject } from "vitest";
import { WebSocket } from "ws";
import { createAuthUser } from "../../stack/auth-users.ts";
import { connect, type Db, wrap } from "./database.ts";
import { type Person, type PersonOptions, person, type Role } from "./people.ts";

// Node 20 has no WebSocket of its own, which supabase-js asks for when it is made.
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

export const apiUrl = () => inject("apiUrl");
export const publishableKey = () => inject("publishableKey");

const password = "Thu-nghiem-2026";

/** A client that is not signed in. */
export function anonymousClient(): SupabaseClient {
  return createClient(inject("apiUrl"), inject("publishableKey"), {
    auth: { persistSession: false, autoRefreshToken: false },
  });
}

/** Works on the API's own database as the owner; what it does stays (commit), so make names unique. */
export async function onApiDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const client = await connect(inject("apiDatabaseUrl"));
  try {
    return await work(wrap(client));
  } finally {
    await client.end();
  }
}

/** A new person with this role, signed in through the API. */
export async function signedInAs(
  role: Role | null,
  options: PersonOptions = {},
): Promise<{ client: SupabaseClient; person: Person }> {
  const made = await onApiDatabase(async (db) => {
    const created = await person(db, role, options);
    // Gives the login a password; the row in auth.users exists already.
    await createAuthUser(db.client, { email: created.email, password });
    await db.rows(
      "update auth.users set email_confirmed_at = now(), aud = 'authenticated', role = 'authenticated' where id = $1",
      [created.userId],
    );
    return created;
  });
  const client = anonymousClient();
  const { error } = await client.auth.signInWithPassword({ email: made.email, password });
  if (error) throw error;
  return { client, person: made };
}
