import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner } from "../support/people.ts";
import {
  askSupplement,
  clock,
  clocks,
  type Desk,
  dossier,
  type Filed,
  local,
  messages,
  openDesk,
  processing,
  publish,
  receive,
  refused,
  step,
  submitted,
  timeline,
  told,
} from "./filed.ts";

const tick = async (db: Db, at: Date) => {
  await asOwner(db);
  await db.rows("select sla.tick($1)", [at]);
};

describe("two working hours for what came online (QĐ2926 Điều 19.2a)", () => {
  test.each([
    ["in the morning", "2026-11-16 08:00", "2026-11-16 10:00"],
    ["over the lunch break", "2026-11-16 11:00", "2026-11-16 15:00"],
    ["in the evening: from the next opening", "2026-11-16 20:06", "2026-11-17 09:30"],
    ["late on Friday: over the weekend", "2026-11-20 17:00", "2026-11-23 09:00"],
    ["on a Saturday", "2026-11-21 09:00", "2026-11-23 09:30"],
    ["before Tết: on the first working day after it", "2026-02-15 21:00", "2026-02-23 09:30"],
    ["on a Saturday that is worked in exchange", "2026-08-22 08:00", "2026-08-22 10:00"],
  ])("%s", (_, at, due) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const sent = await submitted(db, desk, new Date(local(at).getTime() - 300_000), local(at));
      expect(await clock(db, sent.id, "dossier.accept")).toEqual({ state: "running", due_at: local(due) });
    }),
  );

  test("who answers late has missed it, and the head of the desk was told when it ran out", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const sent = await submitted(db, desk, local("2026-11-16 07:50"), local("2026-11-16 08:00"));
      await step(db, "accept_dossier", desk.desk, local("2026-11-16 10:30"), sent.id, {}, null);
      expect(await clock(db, sent.id, "dossier.accept")).toMatchObject({ state: "missed" });
      expect(await told(db, "dossier", sent.id, "dossier_overdue")).toEqual([desk.desk.staffId]);
      expect(await timeline(db, sent.id)).toEqual(["submitted", "breached", "accepted"]);
    }));

  test.each([
    ["asking for a supplement", "request_supplement", ["Thiếu tờ khai", null, null, null], "supplement_requested"],
    ["refusing", "refuse_dossier", ["Không thuộc thẩm quyền", null], "refused"],
  ])("%s answers it as well", (_, name, args, status) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const sent = await submitted(db, desk, local("2026-11-16 07:50"), local("2026-11-16 08:00"));
      await step(db, name, desk.desk, local("2026-11-16 09:00"), sent.id, ...args);
      expect(await clocks(db, sent.id)).toMatchObject([{ rule_code: "dossier.accept", state: "met" }]);
      expect(await dossier(db, sent.id)).toMatchObject({ status, due_at: null });
    }),
  );

  test("what is supplied before acceptance is submitted anew: two fresh hours", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const sent = await submitted(db, desk, local("2026-11-16 07:50"), local("2026-11-16 08:00"));
      await askSupplement(db, desk, local("2026-11-16 09:00"), sent.id);
      await step(db, "supply_supplement", null, local("2026-11-18 16:30"), sent.id, "Đã ký", null, null, "online");
      expect(await clocks(db, sent.id)).toMatchObject([
        { state: "met" },
        { rule_code: "dossier.accept", state: "running", due_at: local("2026-11-19 08:30") },
      ]);
      expect(await dossier(db, sent.id)).toMatchObject({ status: "submitted" });
    }));
});

describe("the procedure's working days (Nghị định 61/2018 Điều 19)", () => {
  test.each([
    ["five days, the day of acceptance does not count", 5, "2026-11-16 09:00", "2026-11-23 17:30"],
    ["over Tết 2026 (16–20/2)", 5, "2026-02-13 10:00", "2026-02-27 17:30"],
    ["over a swapped day (22/8 worked, 31/8–2/9 off)", 8, "2026-08-21 10:00", "2026-09-04 17:30"],
    ["half a day", 0.5, "2026-11-16 15:30", "2026-11-17 09:30"],
    ["two and a half", 2.5, "2026-11-16 09:00", "2026-11-19 11:30"],
    ["within the day", 0, "2026-11-16 09:00", "2026-11-16 17:30"],
    ["within the day, but received after 15:00", 0, "2026-11-16 15:30", "2026-11-17 17:30"],
  ])("%s", (_, days, at, due) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db, { days });
      const filed = await receive(db, desk, local(at));
      expect(await clock(db, filed.id, "dossier.process")).toEqual({ state: "running", due_at: local(due) });
      expect((await dossier(db, filed.id)).promised_at).toEqual(local(due));
    }),
  );

  test("each step has its own, in the calendar of its unit; without a total the sum of the steps counts", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db, { days: null });
      const filed = await receive(db, desk, local("2026-02-13 08:00"));
      // 0.5 + 3 + 1.5 + 0 = 5 days.
      expect(await clock(db, filed.id, "dossier.process")).toMatchObject({ due_at: local("2026-02-27 17:30") });
      expect(await clock(db, filed.id, "dossier.step")).toEqual({
        state: "running",
        due_at: local("2026-02-13 14:00"),
      });
      await step(db, "forward_dossier", desk.desk, local("2026-02-13 10:00"), filed.id, null, null, null);
      expect(await clock(db, filed.id, "dossier.step")).toEqual({
        state: "running",
        due_at: local("2026-02-25 17:30"),
      });
      await step(db, "forward_dossier", desk.officer, local("2026-02-24 09:00"), filed.id, null, null, null);
      expect(await clock(db, filed.id, "dossier.step")).toEqual({
        state: "running",
        due_at: local("2026-02-26 11:30"),
      });
      expect((await clocks(db, filed.id)).map(({ rule_code, state }) => [rule_code, state])).toEqual([
        ["dossier.process", "running"],
        ["dossier.step", "met"],
        ["dossier.step", "met"],
        ["dossier.step", "running"],
      ]);
      expect(
        await db.rows("select status, due_at from public.dossier_steps where dossier_id = $1 order by position", [
          filed.id,
        ]),
      ).toEqual([
        { status: "done", due_at: local("2026-02-13 14:00") },
        { status: "done", due_at: local("2026-02-25 17:30") },
        { status: "current", due_at: local("2026-02-26 11:30") },
        { status: "waiting", due_at: null },
      ]);
    }));

  test("a holiday declared meanwhile moves what is open", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await processing(db, desk, local("2026-11-16 09:00"));
      await asOwner(db);
      await db.rows(
        "insert into sla.calendar_exceptions (calendar_id, day, kind, name) values ('vn-city', '2026-11-18', 'holiday', 'Nghỉ thử')",
      );
      await db.rows("select sla.recompute_clocks('vn-city', null, $1, 'thử')", [local("2026-11-16 10:00")]);
      expect(await clock(db, filed.id, "dossier.process")).toMatchObject({ due_at: local("2026-11-24 17:30") });
      expect(await clock(db, filed.id, "dossier.step")).toMatchObject({ due_at: local("2026-11-20 17:30") });
      expect((await dossier(db, filed.id)).due_at).toEqual(local("2026-11-24 17:30"));
    }));

  test("a new version of the rule leaves the days to the procedure", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const filed = await receive(db, desk, local("2026-11-16 09:00"));
      await db.rows("update sla.rules set valid_to = '2026-11-30' where code = 'dossier.process'");
      await db.rows(
        `insert into sla.rules (code, name, subject_type, level, target_unit, valid_from, citation, issuer, replaces_id, breach_action)
         select code, name || ' (mới)', subject_type, level, 'given', '2026-12-01', citation, issuer, id, breach_action
         from sla.rules where code = 'dossier.process'`,
      );
      await db.rows("select sla.recompute_clocks(null, 'dossier.process', $1, 'thử')", [local("2026-11-16 10:00")]);
      expect(await clock(db, filed.id, "dossier.process")).toMatchObject({ due_at: local("2026-11-23 17:30") });
    }));
});

describe("time stands still", () => {
  async function paused(db: Db, name: string, ...args: unknown[]): Promise<{ desk: Desk; id: number }> {
    const desk = await openDesk(db);
    const { id } = await processing(db, desk, local("2026-11-16 09:00"));
    await step(db, name, name === "suspend_dossier" ? desk.head : desk.officer, local("2026-11-18 10:00"), id, ...args);
    return { desk, id };
  }

  test("while a supplement is awaited, for the whole and for the step; what was left is left afterwards (Điều 18.4, 20)", () =>
    inTransaction(async (db) => {
      const { desk, id } = await paused(db, "request_supplement", "Thiếu bản vẽ", null, "2026-11-30", null);
      expect(await clock(db, id, "dossier.process")).toMatchObject({ state: "paused" });
      expect(await clock(db, id, "dossier.step")).toMatchObject({ state: "paused" });
      expect(await dossier(db, id)).toMatchObject({ status: "supplement_requested", due_at: null, step_due_at: null });
      expect(await messages(db, id)).toEqual(
        expect.arrayContaining(["dossier_supplement:sms", "dossier_supplement:email"]),
      );
      // Long after both would have run out nothing has fired.
      await tick(db, local("2026-11-25 12:00"));
      expect(await timeline(db, id)).not.toContain("breached");
      await step(
        db,
        "supply_supplement",
        desk.desk,
        local("2026-11-26 10:00"),
        id,
        "Đã nộp bản vẽ",
        null,
        null,
        "counter",
      );
      // 29.5 and 13.5 working hours were left.
      expect(await clock(db, id, "dossier.process")).toEqual({ state: "running", due_at: local("2026-12-01 17:30") });
      expect(await clock(db, id, "dossier.step")).toEqual({ state: "running", due_at: local("2026-11-27 17:30") });
      expect(await dossier(db, id)).toMatchObject({ status: "processing", supplement_count: 1 });
      // The slip keeps the day it promised.
      expect((await dossier(db, id)).promised_at).toEqual(local("2026-11-23 17:30"));
    }));

  test("while it is suspended, with a reason, by the head", () =>
    inTransaction(async (db) => {
      const { desk, id } = await paused(db, "suspend_dossier", "Chờ ý kiến Sở Xây dựng", "2026-12-10", null);
      expect(await dossier(db, id)).toMatchObject({ status: "suspended", reason: "Chờ ý kiến Sở Xây dựng" });
      expect((await clocks(db, id)).filter(({ state }) => state === "paused")).toHaveLength(2);
      await step(db, "resume_dossier", desk.head, local("2026-11-26 10:00"), id, null, null);
      expect(await clock(db, id, "dossier.process")).toEqual({ state: "running", due_at: local("2026-12-01 17:30") });
      expect(await dossier(db, id)).toMatchObject({ status: "processing", reason: null, suspended_at: null });
    }));

  test.each<[string, string, unknown[], object]>([
    [
      "a suspension needs a reason",
      "suspend_dossier",
      [" ", null, null],
      { key: "dossier.field_required", params: { field: "reason" } },
    ],
    [
      "a supplement says what is missing",
      "request_supplement",
      [null, null, null, null],
      { params: { field: "missing" } },
    ],
    [
      "its last day lies ahead",
      "request_supplement",
      ["x", null, "2026-11-16", null],
      { key: "dossier.date_past", params: { field: "supply_by" } },
    ],
    [
      "its documents are of this dossier",
      "request_supplement",
      ["x", [0], null, null],
      { params: { field: "document_ids" } },
    ],
  ])("%s", (_, name, args, expected) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await processing(db, desk, local("2026-11-16 09:00"));
      expect(await refused(db, name, desk.head, local("2026-11-16 10:00"), id, ...args)).toMatchObject(expected);
    }),
  );

  test("a refusal cancels what was running; nobody is late afterwards", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { id } = await processing(db, desk, local("2026-11-16 09:00"));
      await step(
        db,
        "refuse_dossier",
        desk.head,
        local("2026-11-18 09:00"),
        id,
        "Không đủ điều kiện theo Điều 12",
        null,
      );
      await tick(db, local("2026-12-30 09:00"));
      expect((await clocks(db, id)).filter(({ state }) => state !== "met").map(({ state }) => state)).toEqual([
        "cancelled",
        "cancelled",
      ]);
      expect(await timeline(db, id)).not.toContain("breached");
      expect(await messages(db, id)).toContain("dossier_refused:sms");
    }));
});

describe("a new version in mid-flight (SPEC §6)", () => {
  test("an accepted dossier keeps its own days and steps, the next one has the new", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const old = await receive(db, desk, local("2026-11-16 09:00"));
      const next = await publish(
        db,
        {
          days: 2,
          validFrom: "2026-11-17",
          steps: [
            ["Tiếp nhận", "one_stop", 0],
            ["Xử lý", "specialist", 2],
            ["Trả", "one_stop", 0],
          ],
        },
        desk.procedure,
      );
      await step(db, "forward_dossier", desk.desk, local("2026-11-18 09:00"), old.id, null, null, null);
      expect(await dossier(db, old.id)).toMatchObject({ version_id: desk.procedure.versionId });
      expect(
        await db.value("select name from public.dossier_steps where dossier_id = $1 and status = 'current'", [old.id]),
      ).toBe("Thẩm định");
      expect(await clock(db, old.id, "dossier.process")).toMatchObject({ due_at: local("2026-11-23 17:30") });
      const fresh = await receive(db, { ...desk, procedure: next }, local("2026-11-18 09:00"), {
        full_name: "Lê Thị Hà",
        id_number: "031090009999",
        phone: "0570 000 009",
      });
      expect(await dossier(db, fresh.id)).toMatchObject({ version_id: next.versionId });
      expect(await clock(db, fresh.id, "dossier.process")).toMatchObject({ due_at: local("2026-11-20 17:30") });
    }));

  test("what was begun before and submitted after is a dossier of the new version", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const next = await publish(
        db,
        {
          days: 2,
          validFrom: "2026-11-17",
          documents: [
            ["Tờ khai", false],
            ["Giấy tờ mới", false],
          ],
        },
        desk.procedure,
      );
      const sent = await submitted(db, desk, local("2026-11-16 23:55"), local("2026-11-17 00:03"));
      expect(await dossier(db, sent.id)).toMatchObject({ version_id: next.versionId, status: "submitted" });
      expect(
        await db.rows("select name from public.dossier_documents where dossier_id = $1 order by position", [sent.id]),
      ).toEqual([{ name: "Tờ khai" }, { name: "Giấy tờ mới" }]);
    }));
});

describe("late (Nghị định 61/2018 Điều 19)", () => {
  const late = async (db: Db): Promise<{ desk: Desk; filed: Filed }> => {
    const desk = await openDesk(db);
    const filed = await processing(db, desk, local("2026-11-16 09:00"));
    await tick(db, local("2026-11-24 08:00"));
    return { desk, filed };
  };

  test("the step and the whole breach once each; the head hears of both, by mail of the promise", () =>
    inTransaction(async (db) => {
      const { desk, filed } = await late(db);
      await tick(db, local("2026-11-24 08:01"));
      expect(await timeline(db, filed.id)).toEqual(["received", "accepted", "forwarded", "breached", "breached"]);
      expect(await told(db, "dossier", filed.id, "dossier_overdue")).toEqual(
        [desk.officer.staffId, desk.head.staffId, desk.head.staffId].sort((a, b) => a - b),
      );
      expect(
        await db.rows(
          "select staff_id from private.outbox where template = 'dossier_overdue' and subject_id = $1 and channel = 'email'",
          [filed.id],
        ),
      ).toEqual([{ staff_id: desk.head.staffId }]);
    }));

  test("an apology with a new date, once: it has a clock of its own, the missed promise stays missed", () =>
    inTransaction(async (db) => {
      const { desk, filed } = await late(db);
      await step(
        db,
        "apologise_dossier",
        desk.head,
        local("2026-11-24 09:00"),
        filed.id,
        "2026-11-27",
        "Chờ xác minh thực địa",
        null,
      );
      expect(await dossier(db, filed.id)).toMatchObject({
        due_at: local("2026-11-27 17:30"),
        new_promised_at: local("2026-11-27 17:30"),
        promised_at: local("2026-11-23 17:30"),
      });
      expect(await messages(db, filed.id)).toEqual(
        expect.arrayContaining(["dossier_apology:sms", "dossier_apology:email"]),
      );
      expect(
        await refused(
          db,
          "apologise_dossier",
          desk.head,
          local("2026-11-25 09:00"),
          filed.id,
          "2026-12-04",
          "Lần nữa",
          null,
        ),
      ).toMatchObject({
        code: "PT409",
        key: "dossier.apologised",
      });
      await step(db, "forward_dossier", desk.officer, local("2026-11-25 09:00"), filed.id, null, null, null);
      await step(
        db,
        "issue_dossier_result",
        desk.head,
        local("2026-11-26 09:00"),
        filed.id,
        "electronic",
        null,
        null,
        null,
      );
      expect(await clock(db, filed.id, "dossier.process")).toMatchObject({ state: "missed" });
      expect(await clock(db, filed.id, "dossier.new_date")).toMatchObject({ state: "met" });
      expect(await db.value("select timeliness from bi.dossier_facts where id = $1", [filed.id])).toBe("late");
    }));

  test.each<[string, string | null, object]>([
    ["without a date", null, { params: { field: "new_date" } }],
    ["for a day that has passed", "2026-11-23", { key: "dossier.new_date_early" }],
    ["without end", "2028-11-23", { params: { field: "new_date" } }],
  ])("not %s", (_, date, expected) =>
    inTransaction(async (db) => {
      const { desk, filed } = await late(db);
      expect(
        await refused(db, "apologise_dossier", desk.head, local("2026-11-24 09:00"), filed.id, date, "Lý do", null),
      ).toMatchObject(expected);
    }),
  );

  test("a late tick changes nothing: the result before the tick is judged by the clock", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db, {
        steps: [
          ["Tiếp nhận", "one_stop", 0],
          ["Xử lý", "specialist", 5],
          ["Trả", "one_stop", 0],
        ],
      });
      const filed = await processing(db, desk, local("2026-11-16 09:00"));
      await step(
        db,
        "issue_dossier_result",
        desk.officer,
        local("2026-11-24 08:00"),
        filed.id,
        "paper",
        null,
        null,
        null,
      );
      await tick(db, local("2026-11-24 08:05"));
      expect(await timeline(db, filed.id)).toEqual([
        "received",
        "accepted",
        "forwarded",
        "breached",
        "breached",
        "result_issued",
      ]);
      expect(await clock(db, filed.id, "dossier.process")).toMatchObject({ state: "missed" });
    }));
});
