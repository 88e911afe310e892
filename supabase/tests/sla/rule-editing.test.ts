import { describe, expect, test } from "vitest";
import { makeThings, startClock } from "../support/clocks.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser } from "../support/people.ts";

interface Saved {
  id: number;
  code: string;
  valid_from: string;
  is_new_version: boolean;
  recomputed: { records: number; moved: number } | null;
}

/** Saves as of 2026-11-16 10:00, the Monday on which these tests live. */
const save = (db: Db, rule: object, isRecomputing = false) =>
  db.value<Saved>("select private.save_rule(null, '2026-11-16 10:00+07', $1, $2)", [
    JSON.stringify(rule),
    isRecomputing,
  ]);
const refuse = (db: Db, rule: object) =>
  db.refusal("select private.save_rule(null, '2026-11-16 10:00+07', $1, false)", [JSON.stringify(rule)]);
const ruleId = (db: Db, code = "thing.first") =>
  db.value<number>("select max(id) from sla.rules where code = $1", [code]);
const versions = (db: Db, code = "thing.first") =>
  db.rows(
    "select target_amount as target, valid_from as from, valid_to as to from sla.rules where code = $1 order by valid_from, id",
    [code],
  );

const withThings = (work: (db: Db) => Promise<void>) => () =>
  inTransaction(async (db) => {
    await makeThings(db);
    await work(db);
  });

describe("what a change does", () => {
  test(
    "no record runs under it: edited in place",
    withThings(async (db) => {
      const id = await ruleId(db);
      expect(await save(db, { id, target_amount: 6 })).toMatchObject({ id, is_new_version: false });
      expect(await versions(db)).toEqual([{ target: 6, from: "2020-01-01", to: null }]);
    }),
  );

  test(
    "records run under it: a new version from today, and they keep the old one",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-13 14:00");
      const saved = await save(db, { id: await ruleId(db), target_amount: 16 });
      expect(saved).toMatchObject({ is_new_version: true, valid_from: "2026-11-16", recomputed: null });
      expect(await versions(db)).toEqual([
        { target: 8, from: "2020-01-01", to: "2026-11-15" },
        { target: 16, from: "2026-11-16", to: null },
      ]);
      expect(await db.value("select target_amount from sla.clocks")).toBe(8);
      await startClock(db, "thing.first", "2026-11-16 10:30", { thing: 2 });
      expect(await db.value("select target_amount from sla.clocks where subject_id = 2")).toBe(16);
    }),
  );

  test(
    "from a chosen day on",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-13 14:00");
      await save(db, { id: await ruleId(db), target_amount: 6, valid_from: "2027-01-01" });
      expect(await versions(db)).toEqual([
        { target: 8, from: "2020-01-01", to: "2026-12-31" },
        { target: 6, from: "2027-01-01", to: null },
      ]);
    }),
  );

  test(
    "what it says is corrected in place even when records run under it",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-13 14:00");
      const id = await ruleId(db);
      const saved = await save(db, { id, name: "Bước đầu", force_note: "Đã xác nhận", breach_tells: ["supervisor"] });
      expect(saved).toMatchObject({ id, is_new_version: false });
      expect(await db.row("select name, force_note, breach_tells from sla.rules where id = $1", [id])).toEqual({
        name: "Bước đầu",
        force_note: "Đã xác nhận",
        breach_tells: ["supervisor"],
      });
      expect(
        await db.value(
          "select count(*) from private.audit_log where table_name = 'sla.rules' and row_id = $1::text and action = 'update'",
          [id],
        ),
      ).toBe(1);
    }),
  );

  test(
    "recomputing moves open records to the new version, and only them",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-16 07:30", { thing: 1 });
      await startClock(db, "thing.first", "2026-11-16 07:30", { thing: 2 });
      await db.rows("select sla.stop_clocks('thing', 2, null, '2026-11-16 09:00+07')");
      const saved = await save(db, { id: await ruleId(db), target_amount: 16 }, true);
      expect(saved.recomputed).toEqual({ records: 1, moved: 1, fired: 0 });
      expect(
        await db.rows("select subject_id, target_amount, rule_id = $1 as adopted, due_at from sla.clocks order by 1", [
          saved.id,
        ]),
      ).toEqual([
        { subject_id: 1, target_amount: 16, adopted: true, due_at: new Date("2026-11-17T17:30:00+07:00") },
        { subject_id: 2, target_amount: 8, adopted: false, due_at: new Date("2026-11-16T17:30:00+07:00") },
      ]);
      expect(await db.value("select reason from sla.clock_due_changes")).toBe(
        "Sửa quy tắc Bước một (phiên bản từ 16/11/2026)",
      );
    }),
  );

  test(
    "a variant with conditions of its own wins where its conditions are met",
    withThings(async (db) => {
      await save(db, { code: "thing.first", name: "Khẩn", target_amount: 2, conditions: { priority: ["urgent"] } });
      await startClock(db, "thing.first", "2026-11-16 10:30", { facts: { priority: "urgent" } });
      expect(await db.value("select target_amount from sla.clocks")).toBe(2);
    }),
  );

  test(
    "a version not yet in force can be withdrawn; the one before stays",
    withThings(async (db) => {
      await startClock(db, "thing.first", "2026-11-13 14:00");
      const { id } = await save(db, { id: await ruleId(db), target_amount: 6, valid_from: "2099-01-01" });
      const supervisor = await asRole(db, "supervisor");
      await db.rows("select public.withdraw_rule($1)", [id]);
      await asOwner(db);
      expect(await versions(db)).toEqual([{ target: 8, from: "2020-01-01", to: null }]);
      const used = await ruleId(db);
      await asUser(db, supervisor);
      expect((await db.refusal("select public.withdraw_rule($1)", [used])).key).toBe("rule.in_use");
    }),
  );
});

describe("what is refused", () => {
  test.each([
    ["no target", { target_amount: null }, { fields: { target_amount: "required" } }],
    [
      "half a working day",
      { target_unit: "working_days", target_amount: 1.5 },
      { fields: { target_amount: "invalid" } },
    ],
    ["nothing at all", { target_amount: 0 }, { fields: { target_amount: "invalid" } }],
    [
      "a blank name and no citation",
      { name: " ", citation: null },
      { fields: { name: "required", citation: "required" } },
    ],
    ["an unknown unit", { target_unit: "weeks" }, { fields: { target_unit: "invalid" } }],
    ["a warning after the end", { warn_share: 1 }, { fields: { warn_share: "invalid" } }],
    [
      "a given due time counted back",
      { target_unit: "given", direction: "before" },
      { fields: { direction: "invalid" } },
    ],
    ["an unknown action", { breach_action: "thing.explode" }, { fields: { breach_action: "invalid" } }],
    ["an end before its beginning", { valid_to: "2019-01-01" }, { fields: { valid_to: "invalid" } }],
  ])("%s", (_name, change, params) =>
    inTransaction(async (db) => {
      await makeThings(db);
      expect(await refuse(db, { id: await ruleId(db), ...change })).toMatchObject({
        code: "PT422",
        key: "rule.invalid",
        params,
      });
    }),
  );

  test(
    "text that is no number, an unknown addressee",
    withThings(async (db) => {
      const id = await ruleId(db);
      expect(await refuse(db, { id, target_amount: "tám" })).toMatchObject({ code: "PT422", key: "rule.invalid" });
      expect(await refuse(db, { id, warn_tells: ["nobody"] })).toMatchObject({ code: "PT422", key: "rule.invalid" });
    }),
  );

  test(
    "a change in the past, of a superseded version, of an unknown rule, a tie",
    withThings(async (db) => {
      const id = await ruleId(db);
      await startClock(db, "thing.first", "2026-11-13 14:00");
      expect(await refuse(db, { id, target_amount: 6, valid_from: "2026-11-15" })).toMatchObject({
        key: "rule.valid_from_past",
        params: { field: "valid_from", earliest: "2026-11-16" },
      });
      expect((await refuse(db, { id, valid_from: "2019-01-01" })).key).toBe("rule.in_use");
      await save(db, { id, target_amount: 6 });
      expect((await refuse(db, { id, target_amount: 7 })).key).toBe("rule.superseded");
      expect((await refuse(db, { id: 0, target_amount: 7 })).code).toBe("PT404");
      expect((await refuse(db, { code: "thing.unknown", name: "x" })).code).toBe("PT404");
      expect((await refuse(db, { code: "thing.second", name: "Một nữa" })).key).toBe("rule.ambiguous");
    }),
  );

  test(
    "its code, level and kind are not edited",
    withThings(async (db) => {
      const id = await ruleId(db);
      await save(db, { id, code: "thing.other", level: "other", kind: "timer", subject_type: "ticket" });
      expect(await db.row("select code, level, kind, subject_type from sla.rules where id = $1", [id])).toEqual({
        code: "thing.first",
        level: "first",
        kind: "deadline",
        subject_type: "thing",
      });
    }),
  );
});

describe("the API", () => {
  test(
    "previews what recomputing would move, and changes nothing",
    withThings(async (db) => {
      await startClock(db, "thing.given", "2099-11-16 07:30", { thing: 1, due: "2099-11-20 10:00" });
      const clockId = await startClock(db, "thing.first", "2099-11-16 07:30", { thing: 2 });
      const id = await ruleId(db);
      const before = await db.value("select jsonb_agg(to_jsonb(r) order by id) from sla.rules r");
      const supervisor = await asRole(db, "supervisor");
      expect(await db.rows("select * from public.preview_rule_change($1)", [{ id, target_amount: 16 }])).toEqual([
        {
          clock_id: clockId,
          subject_type: "thing",
          subject_id: 2,
          code: "thing 2",
          old_due_at: new Date("2099-11-16T17:30:00+07:00"),
          new_due_at: new Date("2099-11-17T17:30:00+07:00"),
        },
      ]);
      expect(await db.rows("select * from public.preview_rule_change($1)", [{ id, name: "Tên khác" }])).toEqual([]);
      expect((await db.refusal("select * from public.preview_rule_change($1)", [{ id, target_amount: -1 }])).key).toBe(
        "rule.invalid",
      );
      await asOwner(db);
      expect(await db.value("select jsonb_agg(to_jsonb(r) order by id) from sla.rules r")).toEqual(before);

      await asUser(db, supervisor);
      const saved = await db.value<Saved>("select public.save_rule($1, true)", [{ id, target_amount: 16 }]);
      expect(saved).toMatchObject({ is_new_version: true, recomputed: { moved: 1 } });
      await asOwner(db);
      expect(
        await db.value(
          "select staff_id from private.audit_log where table_name = 'sla.rules' and row_id = $1::text order by id desc limit 1",
          [saved.id],
        ),
      ).toBe(supervisor.staffId);
    }),
  );

  test.each(["operator", "contact_officer", "agency_head", "city_leader", "tech_support"] as const)(
    "%s may not edit rules",
    (role) =>
      inTransaction(async (db) => {
        await asRole(db, role);
        for (const call of ["public.save_rule('{}')", "public.preview_rule_change('{}')", "public.withdraw_rule(1)"]) {
          expect(await db.refusal(`select ${call}`)).toMatchObject({
            code: "PT403",
            params: { permission: "rules.edit" },
          });
        }
      }),
  );
});

describe("what is no rule at all", () => {
  test.each<[string, object]>([
    ["an id that is no number", { id: "x" }],
    ["days beyond every calendar", { code: "thing.days", target_amount: 99_999, conditions: { priority: ["urgent"] } }],
    ["an id beyond numbers", { id: "99999999999999999999" }],
    ["a position that is missing", { code: "thing.first", position: null, conditions: { priority: ["urgent"] } }],
    ["nobody to warn that is no list", { code: "thing.first", warn_tells: null, conditions: { priority: ["urgent"] } }],
    [
      "a day beyond the calendar",
      { code: "thing.first", valid_to: "5874897-12-31", conditions: { priority: ["urgent"] } },
    ],
  ])("%s", (_name, rule) =>
    withThings(async (db) => {
      expect(await refuse(db, rule)).toMatchObject({ code: "PT422", key: "rule.invalid" });
    })(),
  );
});
