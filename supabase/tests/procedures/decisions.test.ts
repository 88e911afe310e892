import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser } from "../support/people.ts";
import { amended, type Catalogue, drafted, local, openCatalogue, publish, step } from "./catalogue.ts";

const decision = {
  kind: "procedure",
  number: "2345/QĐ-UBND",
  decided_on: "2026-04-23",
  issuer: "Chủ tịch UBND thành phố Hải Phòng",
  summary: "Công bố thủ tục sửa đổi",
};
const register = (db: Db, office: Catalogue, at: Date, more: object) =>
  step<number>(db, "register_catalogue_decision", office.supervisor, at, { ...decision, ...more });
const clock = async (db: Db, id: number) => {
  await asOwner(db);
  return db.row<{ state: string; due_at: Date; stopped_at: Date | null }>(
    "select state, due_at, stopped_at from sla.clocks where subject_type = 'catalogue_decision' and subject_id = $1",
    [id],
  );
};
const told = async (db: Db, id: number, kind: string) => {
  await asOwner(db);
  return (
    await db.rows<{ staff_id: number }>(
      "select staff_id from public.notifications where subject_type = 'catalogue_decision' and subject_id = $1 and kind = $2",
      [id, kind],
    )
  ).map(({ staff_id }) => staff_id);
};
const tick = async (db: Db, at: Date) => {
  await asOwner(db);
  await db.rows("select sla.tick($1)", [at]);
};

// Five working days from Thursday 23 April 2026: 27/4 (Giỗ Tổ, moved), 30/4 and 1/5 are days off, so 24, 28, 29/4, 4, 5/5.
const due = local("2026-05-05 17:30");

describe("QĐ2926 Điều 9.2: five working days from the Chair's decision to the updated catalogue", () => {
  test("over the holidays; met when the last procedure is there", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const first = await drafted(db, office, local("2026-03-02 09:00"));
      await publish(db, office, local("2026-03-04 09:00"), first);
      const id = await register(db, office, local("2026-04-24 10:00"), {
        items: [
          { action: "amended", procedure_id: first.id },
          { action: "new", procedure_code: "THU.0009", procedure_name: "Thủ tục mới" },
        ],
      });
      expect(await clock(db, id)).toEqual({ state: "running", due_at: due, stopped_at: null });
      await amended(db, office, local("2026-04-28 10:00"), first.id, {
        decision_on: "2026-04-23",
        valid_from: "2026-05-01",
      });
      expect((await clock(db, id)).state).toBe("running");
      const made = await drafted(db, office, local("2026-04-29 09:00"), {
        code: "THU.0009",
        decision_number: "2345/qđ-ubnd",
        decision_on: "2026-04-23",
        valid_from: "2026-05-01",
      });
      await publish(db, office, local("2026-05-05 17:30"), made);
      expect(await clock(db, id)).toEqual({ state: "met", due_at: due, stopped_at: due });
      await asUser(db, office.admin);
      expect(
        await db.row(
          "select status, item_count, done_count, clock_state from public.catalogue_decision_list where id = $1",
          [id],
        ),
      ).toEqual({ status: "completed", item_count: 2, done_count: 2, clock_state: "met" });
    }));

  test("an edit by another decision does not carry it out; late, the administrator and the supervisor are told", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const first = await drafted(db, office, local("2026-03-02 09:00"));
      await publish(db, office, local("2026-03-04 09:00"), first);
      const id = await register(db, office, local("2026-04-24 10:00"), {
        items: [{ action: "amended", procedure_id: first.id }],
      });
      await amended(db, office, local("2026-04-28 10:00"), first.id, {
        decision_number: "99/QĐ-UBND",
        decision_on: "2026-04-23",
        valid_from: "2026-04-29",
      });
      await tick(db, local("2026-05-05 09:00"));
      expect((await clock(db, id)).state).toBe("due_soon");
      expect(await told(db, id, "catalogue_decision_due_soon")).toContain(office.admin.staffId);
      await tick(db, local("2026-05-06 08:00"));
      expect((await clock(db, id)).state).toBe("overdue");
      expect(await told(db, id, "catalogue_decision_overdue")).toContain(office.supervisor.staffId);
      await amended(db, office, local("2026-05-06 09:00"), first.id, {
        decision_on: "2026-04-23",
        valid_from: "2026-05-06",
      });
      expect((await clock(db, id)).state).toBe("missed");
    }));

  test("entered late, it counts from the decision; what was published by it already is done then", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const first = await drafted(db, office, local("2026-04-23 14:00"), {
        decision_number: decision.number,
        decision_on: "2026-04-23",
        valid_from: "2026-04-24",
      });
      await publish(db, office, local("2026-04-24 09:00"), first);
      const id = await register(db, office, local("2026-05-20 10:00"), {
        items: [{ action: "new", procedure_id: first.id }],
      });
      expect(await clock(db, id)).toEqual({ state: "met", due_at: due, stopped_at: local("2026-04-24 09:00") });
    }));

  test("an abolished procedure is carried out by retiring it; a decision entered by mistake counts no more", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const first = await drafted(db, office, local("2026-03-02 09:00"));
      await publish(db, office, local("2026-03-04 09:00"), first);
      const items = [{ action: "abolished", procedure_id: first.id }];
      const wrong = await register(db, office, local("2026-04-24 10:00"), { items, number: "2354/QĐ-UBND" });
      await step(
        db,
        "cancel_catalogue_decision",
        office.supervisor,
        local("2026-04-24 10:05"),
        wrong,
        "Ghi nhầm số quyết định",
      );
      expect((await clock(db, wrong)).state).toBe("cancelled");
      const id = await register(db, office, local("2026-04-24 10:10"), { items });
      await step(
        db,
        "retire_procedure",
        office.supervisor,
        local("2026-04-28 10:00"),
        first.id,
        "2026-05-01",
        "2345/QĐ-UBND",
        "2026-04-23",
        null,
      );
      expect(await clock(db, id)).toMatchObject({ state: "met", stopped_at: local("2026-04-28 10:00") });
    }));

  test.each<[string, object, object]>([
    ["of tomorrow", { decided_on: "2026-04-25" }, { field: "decided_on", problem: "future" }],
    ["about nothing", { items: [] }, { field: "items", problem: "required" }],
    ["of no number", { number: null }, { field: "number", problem: "required" }],
    [
      "about a procedure nobody knows",
      { items: [{ action: "amended", procedure_id: 999999 }] },
      { field: "items", index: 0, item: "procedure_id", problem: "unknown" },
    ],
    [
      "about a new one without a code",
      { items: [{ action: "new" }] },
      { field: "items", index: 0, item: "procedure_code", problem: "required" },
    ],
  ])("a decision %s is refused at its field", (_name, more, params) =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      await asOwner(db);
      expect(
        await db.refusal("select private.register_catalogue_decision($1, $2, $3)", [
          office.supervisor.staffId,
          local("2026-04-24 10:00"),
          JSON.stringify({ ...decision, items: [{ action: "new", procedure_code: "THU.0008" }], ...more }),
        ]),
      ).toMatchObject({ code: "PT422", params });
    }),
  );

  test("the same decision is entered once", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const items = [{ action: "new", procedure_code: "THU.0008" }];
      await register(db, office, local("2026-04-24 10:00"), { items });
      expect(
        await db.refusal("select private.register_catalogue_decision($1, $2, $3)", [
          office.supervisor.staffId,
          local("2026-04-24 11:00"),
          JSON.stringify({ ...decision, number: "2345/qđ-ubnd", items }),
        ]),
      ).toMatchObject({ key: "procedure.decision_known", params: { field: "number" } });
    }));
});

describe("QĐ2926 Điều 28.8: an agency's electronic code within five working days", () => {
  const coded = async (db: Db, office: Catalogue) => {
    await asOwner(db);
    const agencyId = await db.value<number>("select id from public.agencies where code = 'SXD'");
    const id = await register(db, office, local("2026-04-24 10:00"), {
      kind: "agency_code",
      items: [{ agency_id: agencyId, electronic_code: "H24.77" }],
    });
    return { agencyId, id };
  };

  test("met when the code is set by the decision's own button", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const { agencyId, id } = await coded(db, office);
      expect(await clock(db, id)).toMatchObject({ state: "running", due_at: due });
      const item = await db.value("select id from public.catalogue_decision_items where decision_id = $1", [id]);
      await step(db, "apply_agency_code", office.admin, local("2026-04-28 09:00"), item);
      expect(await clock(db, id)).toMatchObject({ state: "met", stopped_at: local("2026-04-28 09:00") });
      expect(await db.value("select electronic_code from public.agencies where id = $1", [agencyId])).toBe("H24.77");
    }));

  test("also when somebody types it into the agency's form; another code does not", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const { agencyId, id } = await coded(db, office);
      await asUser(db, office.admin);
      const set = "update public.agencies set electronic_code = $2 where id = $1";
      await db.rows(set, [agencyId, "H24.78"]);
      expect((await clock(db, id)).stopped_at).toBeNull();
      await asUser(db, office.admin);
      await db.rows(set, [agencyId, "H24.77"]);
      expect((await clock(db, id)).stopped_at).not.toBeNull();
      await asUser(db, office.admin);
      expect(
        await db.row("select done_by_name from public.catalogue_decision_items where decision_id = $1", [id]),
      ).toEqual({ done_by_name: "Phạm Văn Quản" });
    }));
});

test("clocks of the catalogue are shown to those who keep it, to nobody else", () =>
  inTransaction(async (db) => {
    const office = await openCatalogue(db);
    const id = await register(db, office, local("2026-04-24 10:00"), {
      items: [{ action: "new", procedure_code: "THU.0008" }],
    });
    const seen = () =>
      db.value("select count(*) from public.clocks where subject_type = 'catalogue_decision' and subject_id = $1", [
        id,
      ]);
    await asUser(db, office.supervisor);
    expect(await seen()).toBe(1);
    for (const role of ["operator", "city_leader", "one_stop_officer", "agency_head"] as const) {
      await asRole(db, role);
      expect([role, await seen()]).toEqual([role, 0]);
    }
  }));
