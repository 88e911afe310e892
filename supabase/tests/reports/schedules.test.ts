import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser, type Person, person } from "../support/people.ts";

const agencyId = (db: Db, code: string) => db.value<number>("select id from public.agencies where code = $1", [code]);
const save = "select * from public.save_report_schedule($1, $2, $3)";

interface Schedule {
  id: number;
  version: number;
}

/** A schedule as the supervisor sets it, in force since a given day; the owner acts afterwards. */
async function schedule(db: Db, readers: Person[], since: string, over: object = {}): Promise<Schedule> {
  await asRole(db, "supervisor");
  const made = await db.row<Schedule>(save, [
    null,
    JSON.stringify({
      kind_code: "centre",
      period: "month",
      recipients: readers.map(({ staffId }) => staffId),
      ...over,
    }),
    null,
  ]);
  await asOwner(db);
  await db.rows("update public.report_schedules set since_on = $2 where id = $1", [made.id, since]);
  await db.rows("update public.report_recipients set since_on = $2 where schedule_id = $1", [made.id, since]);
  return made;
}

interface Claimed {
  id: number;
  token: string;
  period_key: string;
  agency_id: number | null;
  user_id: string | null;
}

const claim = (db: Db, at: string, limit = 100) =>
  db.rows<Claimed>("select * from private.claim_report_runs($1, $2, '15 minutes')", [limit, at]);
const keys = (claimed: Claimed[]) => claimed.map(({ period_key }) => period_key);
const finish = (db: Db, { id, token }: Claimed, at: string, outcome: object) =>
  db.value<string>("select private.finish_report_run($1, $2, $3, $4)", [id, token, at, JSON.stringify(outcome)]);
const made = {
  result: "made",
  title: "Báo cáo thử",
  queries: {},
  data: { as_of: "2026-11-01T00:30:00Z", answers: {} },
  content: { sections: [] },
};

describe("when", () => {
  test.each([
    // At 07:30 of the day after the period, and not a minute earlier.
    ["month", 0, "2026-10-05", "2026-11-01T07:29:00+07", []],
    ["month", 0, "2026-10-05", "2026-11-01T07:30:00+07", ["2026-10"]],
    ["month", 2, "2026-10-05", "2026-11-02T23:00:00+07", []],
    ["month", 2, "2026-10-05", "2026-11-03T07:30:00+07", ["2026-10"]],
    ["week", 0, "2026-11-02", "2026-11-09T08:00:00+07", ["2026-W45"]],
    ["week", 0, "2026-12-28", "2027-01-04T08:00:00+07", ["2026-W53"]],
    ["quarter", 0, "2026-08-01", "2026-10-01T08:00:00+07", ["2026-Q3"]],
    ["year", 0, "2025-12-31", "2026-01-01T08:00:00+07", ["2025"]],
    // A worker that was away makes up for every period, oldest first.
    ["month", 0, "2026-07-15", "2026-11-20T08:00:00+07", ["2026-07", "2026-08", "2026-09", "2026-10"]],
    // What was over before it was set is nobody's business.
    ["month", 0, "2026-11-01", "2026-11-20T08:00:00+07", []],
  ] as const)("each %s, %s days after, since %s, asked at %s: %j", (period, dayOffset, since, at, expected) =>
    inTransaction(async (db) => {
      const reader = await person(db, "city_leader");
      await schedule(db, [reader], since, { period, day_offset: dayOffset });
      expect(keys(await claim(db, at))).toEqual(expected);
    }),
  );

  test("once, however often it is asked, also after it was made", () =>
    inTransaction(async (db) => {
      const reader = await person(db, "city_leader");
      await schedule(db, [reader], "2026-10-05");
      const [run] = await claim(db, "2026-11-01T07:30:00+07");
      expect(run).toMatchObject({ user_id: reader.userId, agency_id: null });
      expect(await claim(db, "2026-11-01T07:31:00+07")).toEqual([]);
      expect(await finish(db, run as Claimed, "2026-11-01T07:31:30+07", made)).toBe("made");
      expect(await claim(db, "2026-11-01T09:00:00+07")).toEqual([]);
      expect(await db.value("select count(*) from public.reports")).toBe(1);
    }));

  test("a worker that was killed loses it to the next one; its late answer counts for nothing", () =>
    inTransaction(async (db) => {
      await schedule(db, [await person(db, "city_leader")], "2026-10-05");
      const [lost] = await claim(db, "2026-11-01T07:30:00+07");
      const [again] = await claim(db, "2026-11-01T07:46:00+07");
      expect(again?.id).toBe(lost?.id);
      expect(await finish(db, again as Claimed, "2026-11-01T07:47:00+07", made)).toBe("made");
      expect(await finish(db, lost as Claimed, "2026-11-01T07:48:00+07", made)).toBe("lost");
      expect(await db.value("select count(*) from public.reports")).toBe(1);
      expect(await db.value("select count(*) from private.outbox where template = 'report_ready'")).toBe(1);
    }));

  test("a failure is tried again later, five times in all; a refusal at once ends it", () =>
    inTransaction(async (db) => {
      await schedule(db, [await person(db, "city_leader")], "2026-10-05");
      const waits = [0, 5, 10, 20, 40];
      let at = new Date("2026-11-01T00:30:00Z").getTime();
      for (const wait of waits) {
        at += wait * 60_000;
        if (wait > 0) expect(await claim(db, new Date(at - 1000).toISOString())).toEqual([]);
        const [run] = await claim(db, new Date(at).toISOString());
        const end = await finish(db, run as Claimed, new Date(at).toISOString(), {
          result: "failed",
          error: "mất kết nối",
        });
        expect(end).toBe(wait === 40 ? "failed" : "waiting");
      }
      expect(await claim(db, "2026-11-05T07:30:00+07")).toEqual([]);
      await schedule(db, [await person(db, "operator")], "2026-10-05");
      const [refused] = await claim(db, "2026-11-05T07:30:00+07");
      expect(
        await finish(db, refused as Claimed, "2026-11-05T07:30:00+07", {
          result: "refused",
          error: "permission denied",
        }),
      ).toBe("refused");
      expect(await claim(db, "2026-11-06T07:30:00+07")).toEqual([]);
    }));
});

describe("for whom", () => {
  test("QĐ583 Điều 13.6: every head gets their own agency", () =>
    inTransaction(async (db) => {
      const [building, health] = [await person(db, "agency_head"), await person(db, "agency_head", { agency: "SYT" })];
      await db.rows("update public.staff_roles set created_at = '2026-01-01' where role_code = 'agency_head'");
      await db.rows("update public.staff set is_active = false where id = $1", [
        (await person(db, "agency_head", { agency: "SYT" })).staffId,
      ]);
      await schedule(db, [], "2026-10-05", { kind_code: "agency", audience: "heads" });
      const claimed = await claim(db, "2026-11-01T07:30:00+07");
      const expected = [
        [building.userId, await agencyId(db, "SXD")],
        [health.userId, await agencyId(db, "SYT")],
      ];
      expect(claimed.map(({ user_id, agency_id }) => [user_id, agency_id]).sort()).toEqual(expected.sort());
    }));

  test("a report on schedule has no number and is its reader's (and their deputy's) alone", () =>
    inTransaction(async (db) => {
      const [reader, deputy, other] = [
        await person(db, "city_leader"),
        await person(db, "operator"),
        await person(db, "supervisor"),
      ];
      await schedule(db, [reader], "2026-10-05");
      const [run] = await claim(db, "2026-11-01T07:30:00+07");
      await finish(db, run as Claimed, "2026-11-01T07:31:00+07", made);
      await db.rows(
        "insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on) values ($1, $2, current_date - 1, current_date + 1)",
        [reader.staffId, deputy.staffId],
      );
      const seen = async (who: Person) => {
        await asUser(db, who);
        return db.rows("select number, for_staff_id, version from public.reports");
      };
      const report = { number: null, for_staff_id: reader.staffId, version: 1 };
      expect(await seen(reader)).toEqual([report]);
      expect(await seen(deputy)).toEqual([report]);
      expect(await seen(other)).toEqual([]);
    }));

  test("whoever is added gets what ends from then on; whoever is taken off, nothing any more; switched off, nobody", () =>
    inTransaction(async (db) => {
      const [first, second] = [await person(db, "city_leader"), await person(db, "supervisor")];
      const set = await schedule(db, [first], "2026-09-05");
      await asUser(db, second);
      const values = { kind_code: "centre", period: "month", recipients: [first.staffId, second.staffId] };
      const changed = await db.row<Schedule>(save, [set.id, JSON.stringify(values), set.version]);
      expect(await db.refusal(save, [set.id, JSON.stringify(values), set.version])).toMatchObject({
        code: "PT409",
        key: "report.schedule_changed",
      });
      await asOwner(db);
      await db.rows("update public.report_recipients set since_on = '2026-10-20' where staff_id = $1", [
        second.staffId,
      ]);
      const claimed = await claim(db, "2026-11-01T07:30:00+07", 2);
      expect(claimed.map(({ user_id, period_key }) => [user_id, period_key])).toEqual([
        [first.userId, "2026-09"],
        [expect.anything(), "2026-10"],
      ]);
      await asUser(db, second);
      await db.row(save, [set.id, JSON.stringify({ ...values, is_active: false }), changed.version]);
      await asOwner(db);
      expect(await claim(db, "2027-03-01T07:30:00+07")).toEqual([]);
    }));
});

describe("setting one", () => {
  test.each([
    [{ kind_code: "nothing" }, "report.unknown_kind", "kind_code"],
    [{ period: "day" }, "report.invalid_period", "period"],
    [{ recipients: [] }, "report.recipients_required", "recipients"],
    [{ recipients: [999_999] }, "report.unknown_person", "recipients"],
    [{ audience: "heads" }, "report.invalid_audience", "audience"],
    [{ kind_code: "agency" }, "report.agency_required", "agency_id"],
    [{ agency_id: 1 }, "report.no_agency", "agency_id"],
    [{ day_offset: 61 }, "report.invalid_offset", "day_offset"],
  ])("%j is refused: %s at %s", (over, key, field) =>
    inTransaction(async (db) => {
      const me = await asRole(db, "supervisor");
      const values = { kind_code: "centre", period: "month", recipients: [me.staffId], ...over };
      expect(await db.refusal(save, [null, JSON.stringify(values), null])).toMatchObject({
        code: "PT422",
        key,
        params: { field },
      });
    }),
  );

  test("SPEC §1: a head schedules about the own agency only; an officer none", () =>
    inTransaction(async (db) => {
      const [own, other] = [await agencyId(db, "SXD"), await agencyId(db, "SYT")];
      const me = await asRole(db, "agency_head");
      const values = (agency: number | null, kind = "agency") =>
        JSON.stringify({ kind_code: kind, period: "month", agency_id: agency, recipients: [me.staffId] });
      await db.row(save, [null, values(own), null]);
      expect(await db.refusal(save, [null, values(other), null])).toMatchObject({ code: "PT403" });
      expect(await db.refusal(save, [null, values(null, "centre"), null])).toMatchObject({ code: "PT403" });
      await asRole(db, "contact_officer");
      expect(await db.refusal(save, [null, values(own), null])).toMatchObject({ code: "PT403" });
    }));
});
