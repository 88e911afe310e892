import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Db, wrap } from "../support/database.ts";
import { asAnon, asOwner, asUser } from "../support/people.ts";
import { functions, tables } from "./matrix.ts";
import { boardInserts } from "./matrix-boards.ts";
import { type Role, roles } from "./roles.ts";
import { buildWorld, expectedLabels, visibleLabels, type World } from "./world.ts";

/** Codes that mean "refused": no right, no such object for you, not signed in, a view that cannot be written. */
const refused = ["42501", "PT401", "PT403", "55000"];

let db: Db;
let world: World;

beforeAll(async () => {
  db = wrap(await connect());
  await db.client.query("begin");
  world = await buildWorld(db);
});
// One world for all: what a test does or breaks is taken back after it.
beforeEach(() => db.client.query("savepoint test"));
afterEach(() => db.client.query("rollback to savepoint test"));
afterAll(async () => {
  await db.client.query("rollback");
  await db.client.end();
});

async function become(role: Role): Promise<number | null> {
  const somebody = world.people.get(role);
  if (somebody) await asUser(db, somebody.userId);
  else await asAnon(db);
  return somebody?.staffId ?? null;
}

/** Runs one statement and takes it back; the SQLSTATE when it failed, else how many rows it touched. */
async function attempt(sql: string, params?: unknown[]): Promise<{ code: string | null; count: number }> {
  await db.client.query("savepoint attempt");
  try {
    const { rowCount } = await db.client.query(sql, params);
    return { code: null, count: rowCount ?? 0 };
  } catch (error) {
    return { code: (error as { code: string }).code, count: 0 };
  } finally {
    await db.client.query("rollback to savepoint attempt");
  }
}

const inserts: Record<string, string> = {
  agencies: "insert into public.agencies (code, name, kind) values ('THU-MOI', 'Thử mới', 'department')",
  categories: "insert into public.categories (code, name) values ('THU-MOI', 'Thử mới')",
  canned_answers:
    "insert into public.canned_answers (code, title, purpose, body) values ('THU-MOI', 'Thử', 'answer', 'Thử')",
  meeting_points:
    "insert into public.meeting_points (name, agency_id) values ('Thử mới', (select id from public.agencies where code = 'SYT'))",
  kpi_targets: `insert into public.kpi_targets (year, source, measure, value, unit, direction, citation)
    values (2032, 'thử', 'satisfaction', 90, 'percent', 'at_least', 'thử')`,
  custom_fields:
    "insert into public.custom_fields (subject, code, name, type) values ('ticket', 'thu_moi', 'Thử mới', 'text')",
  knowledge_articles: "insert into public.knowledge_articles (title, body) values ('Thử mới', 'Thử')",
  ...boardInserts,
  saved_views: "insert into public.saved_views (staff_id, resource, name) values (authz.person(), 'tickets', 'mới')",
};

describe("the matrix is whole", () => {
  test("every table and view of the API is in it", async () => {
    await asOwner(db);
    const rows = await db.rows<{ name: string }>(
      "select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p') order by 1",
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(tables).sort());
  });

  test("every function of the API is in it", async () => {
    const rows = await db.rows<{ name: string }>(
      `select distinct p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(functions).sort());
  });

  test("nothing of private, sla, authz or bi can be written by an API role", async () => {
    await asOwner(db);
    const rows = await db.rows<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       cross join (values ('anon'), ('authenticated')) as r (role)
       where n.nspname in ('private', 'sla', 'authz', 'bi') and c.relkind in ('r', 'v', 'm')
         and has_schema_privilege(r.role, n.oid, 'usage') and has_table_privilege(r.role, c.oid, 'insert, update, delete')`,
    );
    expect(rows).toEqual([]);
  });
});

describe.each(roles)("%s", (role) => {
  test.each(Object.entries(tables))("reads of %s what is due to the role", async (table, rights) => {
    await asOwner(db);
    const staffId = world.people.get(role)?.staffId ?? null;
    const all = await visibleLabels(db, table, staffId);
    await become(role);
    const { code } = await attempt(`select * from public.${table} limit 1`);
    const seen = code === "42501" ? new Set() : await visibleLabels(db, table, staffId);
    expect([...seen].sort()).toEqual([...expectedLabels(rights.read[role] ?? "none", role, all)].sort());
  });

  test.each(Object.entries(tables))("inserts into %s only when it may", async (table, rights) => {
    await become(role);
    if (rights.insert?.includes(role)) {
      expect(await attempt(inserts[table] as string)).toEqual({ code: null, count: 1 });
    } else {
      const { code } = await attempt(inserts[table] ?? `insert into public.${table} default values`);
      expect(refused).toContain(code);
    }
  });

  test.each(Object.entries(tables))("updates and deletes of %s only what it may", async (table, rights) => {
    await asOwner(db);
    const column = await db.rows<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1
         and is_generated = 'NEVER' and is_identity = 'NO' and column_name not in ('id', 'staff_id', 'updated_at') order by ordinal_position limit 1`,
      [table],
    );
    await become(role);
    for (const [verb, sql] of [
      ["update", `update public.${table} set ${column[0]?.name} = ${column[0]?.name}`],
      ["delete", `delete from public.${table}`],
    ] as const) {
      const { code, count } = await attempt(sql);
      if (rights[verb]?.[role]) {
        expect({ verb, code }).toEqual({ verb, code: null });
        expect(count).toBeGreaterThan(0);
        if (rights[verb]?.[role] === "self") expect(count).toBe(1);
      } else {
        expect(count).toBe(0);
        if (code !== null) expect(refused).toContain(code);
      }
    }
  });

  test.each(Object.entries(functions))("%s() is open to it or refuses it", async (name, allowed) => {
    await asOwner(db);
    const signatures = await signaturesOf(name);
    await become(role);
    for (const { args } of signatures) {
      const { code } = await attempt(
        `select * from public.${name}(${args.map(({ type }) => `null::${type}`).join(", ")})`,
      );
      if (allowed.includes(role)) expect(refused).not.toContain(code);
      else expect(refused).toContain(code);
    }
  });
});

describe.each(["contact_officer", "agency_head", "agency_admin", "commune_leader"] as const)(
  "%s and another agency's ticket",
  (role) => {
    test.each(Object.keys(functions))("%s() refuses it", async (name) => {
      await asOwner(db);
      for (const { args } of await signaturesOf(name)) {
        if (!args.some((arg) => arg.name === "p_ticket_id")) continue;
        await become(role);
        const list = args.map(({ name, type }) => `${name === "p_ticket_id" ? "$1" : "null"}::${type}`).join(", ");
        const { code } = await attempt(`select * from public.${name}(${list})`, [world.tickets.other]);
        expect([...refused, "PT404"]).toContain(code);
        await asOwner(db);
      }
    });
  },
);

function signaturesOf(name: string): Promise<{ args: { name: string; type: string }[] }[]> {
  return db.rows(
    `select coalesce((select jsonb_agg(jsonb_build_object('name', p.proargnames[o.n], 'type', format_type(o.type, null)) order by o.n)
       from unnest(p.proargtypes::oid[]) with ordinality as o (type, n)), '[]') as args
     from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = $1`,
    [name],
  );
}
