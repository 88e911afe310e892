import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asRole, asUser, person } from "../support/people.ts";

const share = (role: string | null): [string, unknown[]] => [
  "insert into public.saved_views (resource, name, shared_role_code) values ('tickets', 'Ngập nước', $1) returning id",
  [role],
];
const names = (db: Db) => db.rows<{ name: string }>("select name from public.saved_views").then((rows) => rows.length);

describe("saved views", () => {
  test("shared with one's role: colleagues see it and cannot change it, others do not see it", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const id = await db.value(...share("operator"));
      await asRole(db, "operator");
      expect(await names(db)).toBe(1);
      expect(await db.rows("update public.saved_views set name = 'x' where id = $1 returning id", [id])).toEqual([]);
      expect(await db.rows("delete from public.saved_views where id = $1 returning id", [id])).toEqual([]);
      await asRole(db, "contact_officer");
      expect(await names(db)).toBe(0);
    }));

  test("one's own stays one's own", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      await db.rows(...share(null));
      await asRole(db, "operator");
      expect(await names(db)).toBe(0);
    }));

  test.each([
    ["operator", "supervisor", false],
    ["contact_officer", "admin", false],
    ["supervisor", "operator", true],
    ["admin", "tech_support", true],
  ] as const)("%s shares with %s: %s", (role, target, isAllowed) =>
    inTransaction(async (db) => {
      await asUser(db, await person(db, role));
      if (isAllowed) expect(await db.value(...share(target))).toBeGreaterThan(0);
      else {
        expect(await db.refusal(...share(target))).toMatchObject({ code: "42501" });
        const id = await db.value(...share(null));
        expect(
          await db.refusal("update public.saved_views set shared_role_code = $2 where id = $1", [id, target]),
        ).toMatchObject({ code: "42501" });
      }
    }),
  );
});
