import { beforeAll, describe, expect, test } from "vitest";
import { apiUrl, onApiDatabase, publishableKey } from "../support/api.ts";
import type { Db } from "../support/database.ts";
import { asAnon, asOwner, asUser } from "../support/people.ts";
import { functions, tables } from "./matrix.ts";
import { type Role, roles } from "./roles.ts";
import { buildWorld, type World } from "./world.ts";

/** The same matrix through the running server, whose own default grants must not open anything. */
const password = "Thu-quyen-2026";
const refusedStatus = [401, 403, 404, 405];

let world: World;
const tokens = new Map<Role, string>();
const signatures = new Map<string, string[]>();
const firstColumn = new Map<string, string>();

beforeAll(async () => {
  await onApiDatabase(async (db) => {
    world = await buildWorld(db);
    for (const person of world.people.values()) {
      await db.rows(
        "update auth.users set encrypted_password = extensions.crypt($2, extensions.gen_salt('bf', 4)), email_confirmed_at = now() where id = $1",
        [person.userId, password],
      );
      await db.rows(
        `insert into auth.identities (id, provider, provider_id, user_id, identity_data)
         values (gen_random_uuid(), 'email', $1::text, $1::uuid, jsonb_build_object('sub', $1::text, 'email', $2::text))`,
        [person.userId, person.email],
      );
    }
    await asOwner(db);
    const rows = await db.rows<{ name: string; args: string[] | null }>(
      "select p.proname as name, p.proargnames[1:p.pronargs] as args from pg_proc p where p.pronamespace = 'public'::regnamespace",
    );
    for (const { name, args } of rows) signatures.set(name, args ?? []);
    const columns = await db.rows<{ table: string; name: string }>(
      "select table_name as table, column_name as name from information_schema.columns where table_schema = 'public' and ordinal_position = 1",
    );
    for (const { table, name } of columns) firstColumn.set(table, name);
  });
  for (const [role, person] of world.people) {
    const response = await fetch(`${apiUrl()}/auth/v1/token?grant_type=password`, {
      method: "POST",
      headers: { apikey: publishableKey(), "content-type": "application/json" },
      body: JSON.stringify({ email: person.email, password }),
    });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    if (!token) throw new Error(`${role} cannot sign in: ${response.status}`);
    tokens.set(role, token);
  }
}, 120_000);

function request(role: Role, method: string, path: string, body?: unknown): Promise<Response> {
  const token = tokens.get(role);
  return fetch(`${apiUrl()}/rest/v1/${path}`, {
    method,
    headers: {
      apikey: publishableKey(),
      ...(token && { authorization: `Bearer ${token}` }),
      "content-type": "application/json",
      prefer: "count=exact,return=representation",
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** What a role reads of a table according to PostgreSQL itself. */
async function countInSql(db: Db, role: Role, table: string): Promise<number> {
  await db.client.query("begin");
  try {
    const person = world.people.get(role);
    if (person) await asUser(db, person.userId);
    else await asAnon(db);
    return await db.value<number>(`select count(*) from public.${table}`).catch(() => 0);
  } finally {
    await db.client.query("rollback");
  }
}

/** Counted in SQL before and after the request: other tests write to the same database meanwhile. */
async function bothCounts(db: Db, role: Role, table: string): Promise<{ sql: number; http: number; isSame: boolean }> {
  for (let tries = 0; ; tries++) {
    const before = await countInSql(db, role, table);
    const response = await request(role, "GET", `${table}?select=*&limit=1`);
    await response.text();
    const http = response.ok ? Number(response.headers.get("content-range")?.split("/")[1]) : 0;
    const sql = await countInSql(db, role, table);
    if (before === sql || tries === 5) return { sql, http, isSame: sql === http };
  }
}

/** How many rows an answer is about; null when it was refused. */
async function touched(response: Response): Promise<number | null> {
  const body = (await response.json().catch(() => null)) as unknown;
  if (!response.ok) {
    // A view that cannot be written (55000) is the server's 500 in PostgREST too.
    if ((body as { code?: string } | null)?.code !== "55000") expect(refusedStatus).toContain(response.status);
    return null;
  }
  return Array.isArray(body) ? body.length : 0;
}

describe.each(roles)("%s over HTTP", (role) => {
  test("reads exactly the rows PostgreSQL grants it", () =>
    onApiDatabase(async (db) => {
      for (const table of Object.keys(tables)) {
        expect({ table, ...(await bothCounts(db, role, table)) }).toMatchObject({ table, isSame: true });
      }
    }));

  test("writes no table it must not write", async () => {
    for (const [table, rights] of Object.entries(tables)) {
      if (!rights.insert?.includes(role)) {
        const response = await request(role, "POST", table, {});
        expect({ table, verb: "insert", ok: response.ok }).toEqual({ table, verb: "insert", ok: false });
        await response.text();
      }
      if (!rights.delete?.[role]) {
        const count = await touched(await request(role, "DELETE", `${table}?${firstColumn.get(table)}=not.is.null`));
        expect({ table, verb: "delete", count: count ?? 0 }).toEqual({ table, verb: "delete", count: 0 });
      }
    }
  });

  test("calls only the functions that are its own", async () => {
    for (const [name, allowed] of Object.entries(functions)) {
      const body = Object.fromEntries((signatures.get(name) ?? []).map((arg) => [arg, null]));
      const response = await request(role, "POST", `rpc/${name}`, body);
      const isRefused = response.status === 401 || response.status === 403;
      expect({ name, isRefused }).toEqual({ name, isRefused: !allowed.includes(role) });
      await response.text();
    }
  });
});
