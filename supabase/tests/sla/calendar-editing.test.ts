import { describe, expect, test } from "vitest";
import { insertCalendar, office } from "../support/calendars.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner, asRole, asUser, person, type Role } from "../support/people.ts";

const zone = "Asia/Ho_Chi_Minh";
const calendar = { id: "probe", name: "Lịch thử", time_zone: zone };
const officeWeek = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, opens: "07:30", closes: "11:30" },
  { weekday, opens: "13:30", closes: "17:30" },
]);

/** An open clock of a far future, so that nothing of it is due while the test runs: 8 working hours from Monday 14:00. */
async function openClock(db: Db): Promise<number> {
  await insertCalendar(db, "probe", { timeZone: zone, week: { "1-5": office } });
  await db.rows(`
    insert into public.agencies (code, name, kind, calendar_id) values ('PROBE', 'Cơ quan thử', 'department', 'probe');
    create function pg_temp.told(p_clock sla.clocks, p_at timestamptz) returns void language sql as 'select';
    insert into sla.subjects (type, name, tell_handler) values ('probe', 'Vật thử', 'pg_temp.told');
    insert into sla.breach_actions (code, handler) values ('probe.note', 'pg_temp.told');
    insert into sla.rules (code, name, subject_type, level, kind, target_amount, target_unit, breach_action, valid_from, citation, issuer)
    values ('probe.first', 'Thử', 'probe', 'first', 'deadline', 8, 'working_hours', 'probe.note', '2020-01-01', 'Điều 1', 'thử')`);
  return db.value<number>(
    `select sla.start_clock('probe.first', 'probe', 1, (select id from public.agencies where code = 'PROBE'), '2098-03-03 14:00+07')`,
  );
}

const due = (db: Db) =>
  db.value<string>(
    `select to_char(due_at at time zone '${zone}', 'DD HH24:MI') from sla.clocks where subject_type = 'probe'`,
  );

/** Does something as a supervisor and is the owner again. */
async function bySupervisor<T>(db: Db, work: () => Promise<T>): Promise<T> {
  await asUser(db, await person(db, "supervisor"));
  const result = await work();
  await asOwner(db);
  return result;
}

const saveHoliday = (
  db: Db,
  day: string,
  more: { confirmed?: boolean; kind?: string; hours?: object[]; name?: string } = {},
) =>
  db.value<{ recomputed: { moved: number } }>(
    `select public.save_calendar_exception(p_calendar_id => 'probe', p_day => $1, p_kind => $2, p_name => $3, p_source => 'Thông báo thử',
       p_confirmed => $4, p_hours => $5)`,
    [
      day,
      more.kind ?? "holiday",
      more.name ?? "Nghỉ thử",
      more.confirmed ?? true,
      more.hours ? JSON.stringify(more.hours) : null,
    ],
  );

describe("an edit moves the open clocks it touches, in the same transaction", () => {
  test("a holiday saved, unconfirmed, confirmed, shortened, taken away", () =>
    inTransaction(async (db) => {
      await openClock(db);
      expect(await due(db)).toBe("04 14:00");
      await bySupervisor(db, async () => {
        expect(await saveHoliday(db, "2098-03-04", { confirmed: false })).toMatchObject({ recomputed: { moved: 0 } });
        expect(await saveHoliday(db, "2098-03-04")).toMatchObject({ recomputed: { moved: 1 } });
      });
      expect(await due(db)).toBe("05 14:00");
      await bySupervisor(db, () =>
        saveHoliday(db, "2098-03-04", { kind: "working", hours: [{ opens: "08:00", closes: "09:00" }] }),
      );
      expect(await due(db)).toBe("05 11:00");
      await bySupervisor(db, () => db.rows("select public.delete_calendar_exception('probe', '2098-03-04')"));
      expect(await due(db)).toBe("04 14:00");
      const log = await db.rows<{ reason: string }>("select reason from sla.clock_due_changes order by id");
      expect(log.map(({ reason }) => reason)).toEqual(Array(3).fill('Lịch "probe" thay đổi'));
    }));

  test("the usual week", () =>
    inTransaction(async (db) => {
      await openClock(db);
      const hours = officeWeek.map((each) => (each.opens === "07:30" ? { ...each, opens: "08:30" } : each));
      const saved = await bySupervisor(db, () =>
        db.value("select public.save_calendar($1::jsonb)", [JSON.stringify({ ...calendar, hours })]),
      );
      expect(saved).toEqual({ id: "probe", recomputed: { records: 1, moved: 1, fired: 0 } });
      expect(await due(db)).toBe("04 15:00");
    }));

  test("rows changed by plain SQL", () =>
    inTransaction(async (db) => {
      await openClock(db);
      await db.rows(
        "insert into sla.calendar_exceptions (calendar_id, day, kind, name) values ('probe', '2098-03-04', 'holiday', 'x')",
      );
      expect(await due(db)).toBe("05 14:00");
      await db.rows("update sla.calendar_exceptions set confirmed = false where calendar_id = 'probe'");
      expect(await due(db)).toBe("04 14:00");
      await db.rows("update sla.calendars set time_zone = 'UTC' where id = 'probe'");
      expect(await due(db)).toBe("04 00:30");
      // Emptied to be filled again: nothing to compute in between, and nothing in the way.
      await db.rows("delete from sla.calendar_hours where calendar_id = 'probe'");
      await db.rows(
        "insert into sla.calendar_hours (calendar_id, weekday, opens, closes) values ('probe', 5, '00:00', '24:00')",
      );
      expect(await due(db)).toBe("07 15:00");
    }));

  test("the preview shows the moves and changes nothing", () =>
    inTransaction(async (db) => {
      const clock = await openClock(db);
      const exceptions = [{ day: "2098-03-04", kind: "holiday", name: "", confirmed: true, hours: null }];
      const preview = await bySupervisor(db, () =>
        db.rows("select * from public.preview_calendar_change('probe', $1::jsonb)", [JSON.stringify(exceptions)]),
      );
      expect(preview).toMatchObject([
        {
          clock_id: clock,
          subject_type: "probe",
          old_due_at: new Date("2098-03-04T14:00:00+07:00"),
          new_due_at: new Date("2098-03-05T14:00:00+07:00"),
        },
      ]);
      expect(await due(db)).toBe("04 14:00");
      expect(await db.rows("select from sla.calendar_exceptions where calendar_id = 'probe'")).toEqual([]);
      expect(await db.value("select sla.working_time_between('probe', '2098-03-04', '2098-03-05')::text")).toBe(
        "08:00:00",
      );
    }));
});

describe("what is saved", () => {
  test("a new calendar answers at once; saving it again replaces its hours and keeps the rest", () =>
    inTransaction(async (db) => {
      await bySupervisor(db, async () => {
        await db.rows("select public.save_calendar($1::jsonb)", [
          JSON.stringify({ ...calendar, description: "Ca đêm", hours: officeWeek, is_new: true }),
        ]);
        await db.rows("select public.save_calendar($1::jsonb)", [
          JSON.stringify({ id: "probe", name: "Lịch đêm", hours: [{ weekday: 1, opens: "22:00", closes: "06:00" }] }),
        ]);
        const again = await db.refusal("select public.save_calendar($1::jsonb)", [
          JSON.stringify({ ...calendar, hours: officeWeek, is_new: true }),
        ]);
        expect(again).toMatchObject({ code: "PT409", key: "calendar.exists" });
        expect(await db.rows("select name, description, time_zone from public.calendars where id = 'probe'")).toEqual([
          { name: "Lịch đêm", description: "Ca đêm", time_zone: zone },
        ]);
        expect(
          await db.rows("select weekday, opens, closes from public.calendar_hours where calendar_id = 'probe'"),
        ).toEqual([{ weekday: 1, opens: "22:00:00", closes: "06:00:00" }]);
      });
      expect(await db.value("select sla.working_time_between('probe', '2026-11-23', '2026-11-30')::text")).toBe(
        "08:00:00",
      );
    }));

  test("who changed what is in the audit", () =>
    inTransaction(async (db) => {
      await insertCalendar(db, "probe", { timeZone: zone, week: { "1-5": office } });
      const supervisor = await person(db, "supervisor", { name: "Trần Thị Giám Sát" });
      await asUser(db, supervisor);
      await saveHoliday(db, "2027-03-04", { name: "Nghỉ bù" });
      const entries = await db.rows(
        "select actor_name, action, after ->> 'name' as name from public.audit_entries('sla.calendar_exceptions', 'probe')",
      );
      expect(entries).toEqual([{ actor_name: "Trần Thị Giám Sát", action: "insert", name: "Nghỉ bù" }]);
    }));

  test("years without a published list are told", () =>
    inTransaction(async (db) => {
      await bySupervisor(db, async () => {
        const years = () =>
          db.rows<{ year: number; is_published: boolean; unconfirmed_count: number }>(
            "select year, is_published, unconfirmed_count from public.calendar_years where calendar_id = 'vn-city' order by year",
          );
        const before = await years();
        expect(before.slice(0, 3)).toEqual([
          { year: 2024, is_published: true, unconfirmed_count: 0 },
          { year: 2025, is_published: true, unconfirmed_count: 0 },
          { year: 2026, is_published: true, unconfirmed_count: 1 },
        ]);
        expect(before.find(({ year }) => year === 2027)?.is_published ?? false).toBe(false);
        await db.rows("select public.publish_calendar_year('vn-city', 2027, 'Thông báo nghỉ lễ năm 2027')");
        expect((await years()).find(({ year }) => year === 2027)?.is_published).toBe(true);
      });
    }));
});

describe("refusals", () => {
  test.each([
    ["no name", { ...calendar, name: " ", hours: officeWeek }, "form.required"],
    ["an id nobody can read out", { ...calendar, id: "Lịch!", hours: officeWeek }, "calendar.id_invalid"],
    ["no hours", { ...calendar, hours: [] }, "calendar.hours_required"],
    ["a new one without hours", { ...calendar, id: "other" }, "calendar.hours_required"],
    [
      "hours that are none",
      { ...calendar, hours: [{ weekday: 1, opens: "25:00", closes: "26:00" }] },
      "calendar.hours_invalid",
    ],
    ["hours half told", { ...calendar, hours: [{ weekday: 1, opens: "08:00" }] }, "calendar.hours_invalid"],
    ["hours that are no list", { ...calendar, hours: "08:00-09:00" }, "calendar.hours_invalid"],
    [
      "an eighth weekday",
      { ...calendar, hours: [{ weekday: 8, opens: "08:00", closes: "09:00" }] },
      "calendar.hours_invalid",
    ],
    ["an unknown zone", { ...calendar, time_zone: "Asia/Haiphong", hours: officeWeek }, "sla.time_zone_unknown"],
  ])("a calendar with %s", (_name, value, key) =>
    inTransaction(async (db) => {
      await insertCalendar(db, "probe", { timeZone: zone, week: { "1-5": office } });
      await asRole(db, "admin");
      expect((await db.refusal("select public.save_calendar($1::jsonb)", [JSON.stringify(value)])).key).toBe(key);
    }),
  );

  test("an exception that says too little", () =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      const save = (id: string, day: string, kind: string, name: string, hours: string | null = null) =>
        db
          .refusal("select public.save_calendar_exception($1, $2, $3, $4, p_hours => $5)", [id, day, kind, name, hours])
          .then(({ key }) => key);
      expect(await save("vn-city", "2027-01-01", "holiday", "")).toBe("form.required");
      expect(await save("vn-city", "2027-01-01", "halfday", "x")).toBe("calendar.kind_invalid");
      expect(await save("vn-city", "1900-01-01", "holiday", "x")).toBe("calendar.day_invalid");
      expect(await save("vn-city", "2027-01-01", "working", "x", '[{"opens": "soon"}]')).toBe("calendar.hours_invalid");
      expect(await save("nowhere", "2027-01-01", "holiday", "x")).toBe("sla.calendar_unknown");
      const missing = await db.refusal("select public.delete_calendar_exception('vn-city', '2027-05-05')");
      expect(missing.key).toBe("calendar.exception_not_found");
    }));
});

describe("rights", () => {
  const roles: Role[] = [
    "operator",
    "contact_officer",
    "agency_head",
    "supervisor",
    "reception_board",
    "city_leader",
    "one_stop_officer",
    "tech_support",
    "admin",
  ];
  const calls = [
    `select public.save_calendar('{"id": "vn-city", "name": "x"}')`,
    "select public.save_calendar_exception('vn-city', '2027-01-01', 'holiday', 'x')",
    "select public.delete_calendar_exception('vn-city', '2026-11-24')",
    "select public.publish_calendar_year('vn-city', 2027, 'x')",
    "select * from public.preview_calendar_change('vn-city')",
  ];

  test.each(roles)("%s", (role) =>
    inTransaction(async (db) => {
      await asRole(db, role);
      const isEditor = role === "supervisor" || role === "admin";
      for (const call of calls) {
        if (isEditor) await db.rows(call);
        else expect(await db.refusal(call), call).toMatchObject({ code: "PT403", key: "authz.forbidden" });
      }
      const calendars = await db.rows("select id from public.calendars");
      expect(calendars.length > 0).toBe(role !== "tech_support");
      for (const table of [
        "calendars",
        "calendar_hours",
        "calendar_exceptions",
        "calendar_exception_hours",
        "calendar_years",
      ]) {
        expect((await db.refusal(`delete from sla.${table}`)).code, table).toBe("42501");
        expect(
          (
            await db.refusal(
              `update sla.${table} set calendar_id = calendar_id`.replace(
                "calendars set calendar_id = calendar_id",
                "calendars set name = 'x'",
              ),
            )
          ).code,
          table,
        ).toBe("42501");
      }
    }),
  );

  test("nobody without a login reads or edits", () =>
    inTransaction(async (db) => {
      await asAnon(db);
      for (const call of calls) expect((await db.refusal(call)).code, call).toMatch(/^(PT401|42501)$/);
      expect((await db.refusal("select * from public.calendars")).code).toBe("42501");
    }));

  test("the compiled form is nobody's, yet everyone is answered", () =>
    inTransaction(async (db) => {
      await asRole(db, "tech_support");
      for (const table of ["calendar_blocks", "compiled_calendars", "time_zones"]) {
        expect((await db.refusal(`select * from sla.${table}`)).code, table).toBe("42501");
      }
      expect(await db.value("select sla.working_time_between('vn-city', '2026-11-23', '2026-11-24')::text")).toBe(
        "08:00:00",
      );
      expect((await db.refusal("select sla.add_working_time('nowhere', now(), '1 hour')")).key).toBe(
        "sla.calendar_unknown",
      );
      expect((await db.refusal("select sla.add_working_time('vn-city', now(), '1 month')")).key).toBe(
        "sla.amount_has_months",
      );
      expect((await db.refusal("select sla.compile_calendar('vn-city')")).code).toBe("42501");
    }));
});
