import { describe, expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { asUser, person, type Role } from "../support/people.ts";

const saveLeave = "select public.save_leave($1, $2, current_date, current_date + 7)";

describe("somebody else's leave gives no rights away", () => {
  test.each<[string, Role, Role, boolean]>([
    ["a head stands in for an officer", "contact_officer", "agency_head", true],
    ["a head stands in for the administrator who works there", "admin", "agency_head", false],
    ["nor names an officer of theirs for it", "admin", "contact_officer", false],
    ["but another administrator", "admin", "admin", true],
  ])("%s", (_name, away, standingIn, isAllowed) =>
    inTransaction(async (db) => {
      const head = await person(db, "agency_head", { agency: "SXD" });
      const absent = await person(db, away, { agency: "SXD" });
      const deputy = standingIn === "agency_head" ? head : await person(db, standingIn, { agency: "SXD" });
      await asUser(db, head);
      if (isAllowed) {
        expect(await db.value(saveLeave, [absent.staffId, deputy.staffId])).toBeGreaterThan(0);
      } else {
        expect(await db.refusal(saveLeave, [absent.staffId, deputy.staffId])).toMatchObject({
          code: "PT403",
          key: "leave.rights_not_yours",
        });
      }
    }),
  );

  test("a permission given to one person does not pass on either; one's own leave and the administrator's word do", () =>
    inTransaction(async (db) => {
      const head = await person(db, "agency_head", { agency: "SXD" });
      const absent = await person(db, "contact_officer", { agency: "SXD", permissions: ["administer_agency"] });
      const admin = await person(db, "admin");
      await asUser(db, head);
      expect(await db.refusal(saveLeave, [absent.staffId, head.staffId])).toMatchObject({ code: "PT403" });
      await asUser(db, absent);
      const leave = await db.value<number>(saveLeave, [absent.staffId, head.staffId]);
      await db.rows("select public.delete_leave($1)", [leave]);
      await asUser(db, admin);
      expect(await db.value(saveLeave, [absent.staffId, head.staffId])).toBeGreaterThan(0);
    }));

  test.each([
    ["infinity", "infinity"],
    ["0001-01-01", "2026-01-01"],
    ["2026-01-01", "5874897-12-31"],
  ])("a leave from %s to %s is refused", (from, to) =>
    inTransaction(async (db) => {
      const officer = await person(db, "contact_officer");
      const deputy = await person(db, "contact_officer");
      await asUser(db, officer);
      expect(
        await db.refusal("select public.save_leave($1, $2, $3, $4)", [officer.staffId, deputy.staffId, from, to]),
      ).toMatchObject({ code: "PT422", key: "leave.period" });
    }),
  );
});

describe("an agency's own administrator issues accounts", () => {
  test.each<[string, Role, string[], string | null]>([
    ["to an officer", "contact_officer", [], null],
    ["not to whoever administers the city", "admin", [], "staff.role_not_yours_to_give"],
    ["nor to one with a permission of their own", "contact_officer", ["lead_shift"], "staff.role_not_yours_to_give"],
  ])("%s", (_name, role, permissions, key) =>
    inTransaction(async (db) => {
      const administrator = await person(db, "contact_officer", { agency: "SXD", permissions: ["administer_agency"] });
      const waiting = await person(db, role, { agency: "SXD", permissions });
      await db.rows("update public.staff set user_id = null, email = $2 where id = $1", [
        waiting.staffId,
        `new-${waiting.email}`,
      ]);
      await asUser(db, administrator);
      const call = "select public.issue_account($1)";
      if (key) expect(await db.refusal(call, [waiting.staffId])).toMatchObject({ code: "PT403", key });
      else expect(await db.value(call, [waiting.staffId])).toBeTruthy();
    }),
  );
});

describe("what makes no sense is refused plainly", () => {
  test.each([
    '{"id": "x"}',
    '{"id": 99999999999999999999}',
    '{"agency_id": 999999, "display_name": "A"}',
    '{"agency_id": AGENCY, "display_name": "A", "roles": 1}',
    '{"agency_id": AGENCY, "display_name": "A", "roles": [{"role_code": "không có", "agency_id": AGENCY}]}',
    '{"agency_id": AGENCY, "display_name": "A", "permissions": [{"permission_code": "lead_shift"}]}',
  ])("save_staff %s", (staff) =>
    inTransaction(async (db) => {
      const admin = await person(db, "admin");
      await asUser(db, admin);
      const refusal = await db.refusal("select public.save_staff($1)", [
        staff.replaceAll("AGENCY", `${admin.agencyId}`),
      ]);
      expect(refusal).toMatchObject({ code: "PT422", key: "invalid_value" });
      const operator = await person(db, "operator");
      await asUser(db, operator);
      expect(await db.refusal("select public.save_staff($1)", [staff.replaceAll("AGENCY", "1")])).toMatchObject({
        code: "PT403",
      });
    }),
  );

  test.each(["infinity", "-infinity", "1990-01-01"])("an agency does not end on %s", (day) =>
    inTransaction(async (db) => {
      const supervisor = await person(db, "supervisor");
      const ids = await db.value<number[]>("select array_agg(id) from public.agencies where code in ('SXD', 'SKHCN')");
      await asUser(db, supervisor);
      expect(
        await db.refusal("select public.succeed_agency($1, $2, $3, $4)", [ids[0], [ids[1]], day, ids[1]]),
      ).toMatchObject({
        code: "PT422",
        key: "agency.effective_on",
      });
    }),
  );

  test("the same successor named twice is one", () =>
    inTransaction(async (db) => {
      const supervisor = await person(db, "supervisor");
      const ids = await db.value<number[]>("select array_agg(id) from public.agencies where code in ('SXD', 'SKHCN')");
      await asUser(db, supervisor);
      await db.rows("select public.succeed_agency($1, $2, current_date, $3)", [ids[0], [ids[1], ids[1]], ids[1]]);
      expect(await db.value("select count(*) from public.agency_successors where agency_id = $1", [ids[0]])).toBe(1);
    }));
});

test("an agency's own administrator revokes an officer's account, but not that of the city's administrator who works there", () =>
  inTransaction(async (db) => {
    const agencyAdmin = await person(db, "contact_officer", { agency: "SXD", permissions: ["administer_agency"] });
    const officer = await person(db, "contact_officer", { agency: "SXD" });
    const cityAdmin = await person(db, "admin", { agency: "SXD" });
    await asUser(db, agencyAdmin);
    await db.rows("select public.set_staff_active($1, false)", [officer.staffId]);
    expect(await db.value("select is_active from public.staff where id = $1", [officer.staffId])).toBe(false);
    expect(await db.refusal("select public.set_staff_active($1, false)", [cityAdmin.staffId])).toMatchObject({
      code: "PT403",
      key: "staff.role_not_yours_to_give",
    });
  }));
