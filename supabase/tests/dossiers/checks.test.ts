import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import { type Desk, local, openDesk, processing, refused, step, told } from "./filed.ts";

const open = async (db: Db, at: string) => {
  await asOwner(db);
  return db.value<number>("select private.open_overdue_checks($1)", [local(at)]);
};
const tick = async (db: Db, at: string) => {
  await asOwner(db);
  await db.rows("select sla.tick($1)", [local(at)]);
};
const checks = async (db: Db, desk: Desk) => {
  await asOwner(db);
  return db.rows<{
    id: number;
    day: string;
    slot: string;
    due_at: Date;
    missed_at: Date | null;
    confirmed_at: Date | null;
  }>(
    "select id, day, slot, due_at, missed_at, confirmed_at from public.overdue_checks where agency_id = $1 order by due_at",
    [desk.desk.agencyId],
  );
};

/** A desk with one dossier, overdue from the evening of Monday 23 November on. */
async function late(db: Db): Promise<{ desk: Desk; id: number }> {
  const desk = await openDesk(db);
  const { id } = await processing(db, desk, local("2026-11-16 09:00"));
  await tick(db, "2026-11-24 07:00");
  return { desk, id };
}

describe("the head of the desk looks through the overdue list twice a working day (QĐ2926 Điều 16.3)", () => {
  test("by 10:30 and by 15:00, made when the day opens, once however often", () =>
    inTransaction(async (db) => {
      const { desk } = await late(db);
      expect(await open(db, "2026-11-24 07:00")).toBe(0);
      expect(await open(db, "2026-11-24 07:31")).toBe(2);
      expect(await open(db, "2026-11-24 09:00")).toBe(0);
      expect((await checks(db, desk)).map(({ due_at }) => due_at)).toEqual([
        local("2026-11-24 10:30"),
        local("2026-11-24 15:00"),
      ]);
    }));

  test("confirmed with a remark: both met; nobody tells the Office", () =>
    inTransaction(async (db) => {
      const { desk, id } = await late(db);
      await open(db, "2026-11-24 07:31");
      const [morning, afternoon] = await checks(db, desk);
      expect(
        (await refused(db, "confirm_overdue_check", desk.desk, local("2026-11-24 09:00"), morning!.id, " ")).params,
      ).toMatchObject({ field: "remark" });
      expect(
        (await refused(db, "confirm_overdue_check", desk.desk, local("2026-11-24 09:00"), afternoon!.id, "x")).key,
      ).toBe("dossier.check_early");
      expect(
        await step(
          db,
          "confirm_overdue_check",
          desk.desk,
          local("2026-11-24 10:00"),
          morning!.id,
          "Đã đôn đốc chuyên viên",
        ),
      ).toEqual({
        id: morning!.id,
        state: "confirmed",
        overdue_count: 1,
      });
      await step(
        db,
        "confirm_overdue_check",
        desk.desk,
        local("2026-11-24 14:00"),
        afternoon!.id,
        "Đã gửi thư xin lỗi",
      );
      expect(
        (await refused(db, "confirm_overdue_check", desk.desk, local("2026-11-24 14:30"), afternoon!.id, "x")).key,
      ).toBe("dossier.check_confirmed");
      await tick(db, "2026-11-24 18:00");
      expect(await told(db, "overdue_check", morning!.id, "overdue_check_missed")).toEqual([]);
      expect(
        await db.value("select dossier_ids = array[$2::bigint] from public.overdue_checks where id = $1", [
          morning!.id,
          id,
        ]),
      ).toBe(true);
    }));

  test("not confirmed: the head is reminded, then the Office is told, once; late is late", () =>
    inTransaction(async (db) => {
      const { desk } = await late(db);
      await open(db, "2026-11-24 07:31");
      const [morning, afternoon] = await checks(db, desk);
      await tick(db, "2026-11-24 10:00");
      expect(await told(db, "overdue_check", morning!.id, "overdue_check_due")).toEqual([desk.desk.staffId]);
      for (const at of ["2026-11-24 10:31", "2026-11-24 10:32"]) await tick(db, at);
      const heard = await told(db, "overdue_check", morning!.id, "overdue_check_missed");
      expect(heard).toEqual([...new Set(heard)]);
      expect(heard).toEqual(expect.arrayContaining([desk.supervisor.staffId, desk.desk.staffId]));
      expect(
        await step(db, "confirm_overdue_check", desk.desk, local("2026-11-24 11:00"), morning!.id, "Muộn"),
      ).toMatchObject({ state: "late" });
      expect((await checks(db, desk))[0]).toMatchObject({ missed_at: local("2026-11-24 10:30") });
      // The next working day begins: what nobody looked at stays missing for good.
      await tick(db, "2026-11-24 15:30");
      await open(db, "2026-11-25 07:31");
      expect(
        (await refused(db, "confirm_overdue_check", desk.desk, local("2026-11-25 08:00"), afternoon!.id, "x")).key,
      ).toBe("dossier.check_closed");
    }));

  test("a worker that was away makes the days it missed, working days only", () =>
    inTransaction(async (db) => {
      const { desk } = await late(db);
      await open(db, "2026-11-27 08:00");
      expect(await open(db, "2026-12-01 08:00")).toBe(4);
      expect([...new Set((await checks(db, desk)).map(({ day }) => day))]).toEqual([
        "2026-11-27",
        "2026-11-30",
        "2026-12-01",
      ]);
    }));

  test.each([
    ["a Sunday", "2026-11-29 09:00"],
    ["Tết", "2027-02-05 09:00"],
  ])("none on %s", (_, at) =>
    inTransaction(async (db) => {
      const { desk } = await late(db);
      await asOwner(db);
      await db.rows(
        "insert into sla.calendar_exceptions (calendar_id, day, kind, name) values ('vn-city', '2027-02-05', 'holiday', 'Tết') on conflict do nothing",
      );
      await open(db, at);
      expect(await checks(db, desk)).toEqual([]);
    }),
  );

  test("no desk without open dossiers owes one; with nothing overdue no remark is asked", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      expect(await open(db, "2026-11-16 08:00")).toBe(0);
      await processing(db, desk, local("2026-11-16 09:00"));
      expect(await open(db, "2026-11-17 08:00")).toBe(2);
      const [morning] = await checks(db, desk);
      expect(
        await step(db, "confirm_overdue_check", desk.desk, local("2026-11-17 08:30"), morning!.id, null),
      ).toMatchObject({ overdue_count: 0 });
    }));

  test("only the head of that desk confirms; the Office sees who did not", () =>
    inTransaction(async (db) => {
      const { desk } = await late(db);
      await open(db, "2026-11-24 07:31");
      const [morning] = await checks(db, desk);
      const confirm = "select public.confirm_overdue_check($1, 'x')";
      await asUser(db, desk.otherDesk);
      expect((await db.refusal(confirm, [morning!.id])).code).toBe("PT403");
      await asUser(db, desk.officer);
      expect((await db.refusal(confirm, [morning!.id])).code).toBe("PT403");
      await asUser(db, desk.supervisor);
      expect(
        await db.value("select count(*) from public.overdue_check_list where agency_id = $1", [desk.desk.agencyId]),
      ).toBe(2);
      await asUser(db, desk.otherDesk);
      expect(
        await db.value("select count(*) from public.overdue_check_list where agency_id = $1", [desk.desk.agencyId]),
      ).toBe(0);
    }));
});
