import { expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser, type Person, person } from "../support/people.ts";

interface Group {
  group_key: string;
  id: number;
  kind: string;
  total: number;
  unread: number;
  kinds: string[] | null;
}
interface Page {
  groups: Group[];
  next: number | null;
  newest_id: number | null;
  unread: number;
}

const bell = (db: Db, limit = 20, before: number | null = null, unread = false, kinds: string[] | null = null) =>
  db.value<Page>("select public.my_bell($1, $2, $3, $4)", [limit, before, unread, kinds]);

/** Notifications of a person, oldest first: a ticket's number, or null for one that belongs to no record. */
async function ring(db: Db, who: Person, subjects: (number | null)[], kind = "ticket_urged"): Promise<void> {
  await asOwner(db);
  await db.rows(
    `insert into public.notifications (staff_id, kind, subject_type, subject_id, params, created_at)
     select $1, $3, case when s is not null then 'ticket' end, s, '{"code": "1022"}', now()
     from unnest($2::bigint[]) with ordinality as x (s, n) order by n`,
    [who.staffId, subjects, kind],
  );
}

async function desk(db: Db) {
  const me = await person(db, "operator");
  const other = await person(db, "operator");
  return { me, other };
}

test("what happened to one record is one line, the record of the newest line first", () =>
  inTransaction(async (db) => {
    const { me, other } = await desk(db);
    await ring(db, other, [7, 7]);
    await ring(db, me, [7, 8, 7, null, null, 7]);
    await asUser(db, me);
    const page = await bell(db);
    expect(
      page.groups.map(({ group_key, total, unread }) => [
        group_key.replace(/^notification:.*/, "notification"),
        total,
        unread,
      ]),
    ).toEqual([
      ["ticket:7", 3, 3],
      ["notification", 1, 1],
      ["notification", 1, 1],
      ["ticket:8", 1, 1],
    ]);
    expect(page).toMatchObject({ unread: 6, next: null, newest_id: page.groups[0]!.id });
  }));

test("one, a record's, or all are read; what came since the list was read stays unread", () =>
  inTransaction(async (db) => {
    const { me, other } = await desk(db);
    await ring(db, me, [7, 8, 7, 9]);
    await ring(db, other, [7]);
    await asUser(db, me);
    const seen = await bell(db);
    const group = seen.groups.find((each) => each.group_key === "ticket:7")!;
    await ring(db, me, [7, 9]);
    await asUser(db, me);
    expect(await db.value("select public.mark_notifications_read($1, false, $2)", [group.id, group.group_key])).toBe(2);
    expect((await bell(db)).groups.map(({ group_key, unread }) => [group_key, unread])).toEqual([
      ["ticket:9", 2],
      ["ticket:7", 1],
      ["ticket:8", 1],
    ]);
    expect((await bell(db, 20, null, true)).groups.map(({ group_key, total }) => [group_key, total])).toEqual([
      ["ticket:9", 2],
      ["ticket:7", 1],
      ["ticket:8", 1],
    ]);
    expect(await db.value("select public.mark_notifications_read($1)", [seen.newest_id])).toBe(2);
    expect((await bell(db)).unread).toBe(2);
    const one = (await bell(db)).groups[0]!.id;
    expect(await db.value("select public.mark_notifications_read($1, true)", [one])).toBe(1);
    await asUser(db, other);
    expect((await bell(db)).unread).toBe(1);
  }));

test("pages hold every record once, also those whose older lines reach further back", () =>
  inTransaction(async (db) => {
    const { me } = await desk(db);
    await ring(
      db,
      me,
      Array.from({ length: 60 }, (_, i) => (i * 7) % 23),
    );
    await asUser(db, me);
    const keys: string[] = [];
    let next: number | null = null;
    let pages = 0;
    do {
      const page: Page = await bell(db, 5, next);
      keys.push(...page.groups.map(({ group_key }) => group_key));
      next = page.next;
      pages += 1;
    } while (next !== null && pages < 20);
    expect(keys).toHaveLength(23);
    expect(new Set(keys).size).toBe(23);
    expect(pages).toBe(5);
  }));

test("only some kinds, counted and paged as if there were no others", () =>
  inTransaction(async (db) => {
    const { me } = await desk(db);
    await ring(db, me, [7, 8], "note_mentioned");
    await ring(db, me, [8, 8, 9]);
    await asUser(db, me);
    const page = await bell(db, 20, null, false, ["note_mentioned"]);
    expect(page.groups.map(({ group_key, total, kind, kinds }) => [group_key, total, kind, kinds])).toEqual([
      ["ticket:8", 1, "note_mentioned", ["note_mentioned"]],
      ["ticket:7", 1, "note_mentioned", ["note_mentioned"]],
    ]);
  }));

test("ten thousand lines of three records are three lines, and the rest is still reached", () =>
  inTransaction(async (db) => {
    const { me } = await desk(db);
    await ring(db, me, [1]);
    await ring(
      db,
      me,
      Array.from({ length: 10_000 }, (_, i) => 2 + (i % 2)),
    );
    await asUser(db, me);
    const first = await bell(db);
    expect(first.groups.map(({ group_key, total }) => [group_key, total])).toEqual([
      ["ticket:3", 5000],
      ["ticket:2", 5000],
    ]);
    expect(first.unread).toBe(10_001);
    const rest: Group[] = [];
    let next: number | null = first.next;
    for (let n = 0; next !== null && n < 10; n += 1) {
      const page: Page = await bell(db, 20, next);
      rest.push(...page.groups);
      next = page.next;
    }
    expect(rest.map(({ group_key }) => group_key)).toEqual(["ticket:1"]);
    // A page is looked up by index, whatever the table holds of others.
    await asOwner(db);
    await db.rows("set local enable_seqscan = off");
    const plan = await db.rows<{ "QUERY PLAN": string }>(
      "explain select id, group_key from public.notifications where staff_id = $1 and id < 1000000 order by id desc limit 5000",
      [me.staffId],
    );
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("notifications_staff");
  }));

test("nobody signed in has no bell", () =>
  inTransaction(async (db) => {
    const me = await person(db, "operator", { isActive: false });
    await asUser(db, me);
    expect(await db.refusal("select public.my_bell()")).toMatchObject({ code: "PT401", key: "authz.not_signed_in" });
  }));
