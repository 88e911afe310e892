import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { asUser } from "../support/people.ts";
import { approved, morning, openReception, petition, register, step, timeline } from "./reception.ts";

describe("registering a case (QĐ3394 Điều 4)", () => {
  test("keeps everything, numbers it by the year, masks the citizens", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const made = await register(db, people, {
        is_group: true,
        head_count: 14,
        citizens: [
          { full_name: "Nguyễn Văn An", phone: "0570 000 001", is_representative: true },
          { full_name: "Trần Thị Bích", phone: "0570000002", is_representative: true },
          { full_name: "Lê Văn Cường", is_representative: false },
        ],
        agencies: [
          { agency_id: people.officer.agencyId, part: "lead" },
          { agency_id: people.otherOfficer.agencyId, part: "related" },
        ],
        decisions: [{ number: "12/QĐ-UBND", issued_on: "2025-03-04", issuer: "UBND phường", summary: "Bác đơn" }],
      });
      expect(made).toMatchObject({ code: expect.stringMatching(/^VV-26-\d{4}$/), status: "registered", version: 1 });
      const row = await db.row("select * from public.case_list where id = $1", [made.id]);
      expect(row).toMatchObject({ is_group: true, head_count: 14, criteria: "b", agency_id: people.officer.agencyId });
      // Only who speaks for the group is named, and masked.
      expect(row.citizen_name_masked).toBe("Nguyễn V. A., Trần T. B.");
      expect(JSON.stringify(row)).not.toContain("Nguyễn Văn An");
      expect(await db.value("select count(*) from public.case_decisions where case_id = $1", [made.id])).toBe(1);
      expect(await timeline(db, made.id)).toEqual(["registered"]);
    }));

  test.each([
    ["Điều 4.1 a", "a"],
    ["Điều 4.1 b", "b"],
    ["Điều 4.1 c", "c"],
    ["Điều 4.1 d", "d"],
    ["Điều 4.1 đ", "đ"],
    ["Điều 4.1 e", "e"],
  ])("%s is a criterion of its own, with its reason", (_, criterion) =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people, { criteria: [{ criterion, reason: "  Vụ việc kéo dài  " }] });
      expect(await db.rows("select criterion, reason from public.case_criteria where case_id = $1", [id])).toEqual([
        { criterion, reason: "Vụ việc kéo dài" },
      ]);
    }),
  );

  const citizen = { full_name: "Nguyễn Văn An" };
  test.each<[string, object, string, object]>([
    ["no matter", { matter: undefined }, "case.field_required", { field: "matter" }],
    ["an unknown matter", { matter: "joke" }, "case.field_invalid", { field: "matter" }],
    ["a denunciation (Điều 4.1)", { matter: "denunciation" }, "case.denunciation", { field: "matter" }],
    ["a blank title", { title: "  " }, "case.field_required", { field: "title" }],
    ["a title without end", { title: "x".repeat(301) }, "case.field_invalid", { field: "title", max: 300 }],
    ["no content", { content: "" }, "case.field_required", { field: "content" }],
    ["a ward that is none", { commune_id: 0 }, "case.field_invalid", { field: "commune_id" }],
    ["a category that is none", { category_id: 0 }, "case.field_invalid", { field: "category_id" }],
    ["nobody", { citizens: [] }, "case.field_required", { field: "citizens" }],
    ["no list of citizens", { citizens: "An" }, "case.field_invalid", { field: "citizens" }],
    [
      "a citizen without a name",
      { citizens: [citizen, { phone: "0570000001" }], head_count: 2 },
      "case.field_required",
      { field: "citizens", index: 1, item: "full_name" },
    ],
    [
      "a telephone number that is none",
      { citizens: [{ ...citizen, phone: "12" }] },
      "case.field_invalid",
      { field: "citizens", index: 0, item: "phone", problem: "phone" },
    ],
    [
      "an address that is none",
      { citizens: [{ ...citizen, email: "an@" }] },
      "case.field_invalid",
      { field: "citizens", index: 0, item: "email", problem: "email" },
    ],
    [
      "somebody else's citizen",
      { citizens: [{ citizen_id: 1 }] },
      "case.field_invalid",
      { field: "citizens", problem: "unknown" },
    ],
    [
      "nobody who speaks",
      { citizens: [{ ...citizen, is_representative: false }] },
      "case.field_invalid",
      { field: "citizens", problem: "no_representative" },
    ],
    ["a head count of none", { head_count: 0 }, "case.field_invalid", { field: "head_count" }],
    ["a group of one", { is_group: true, head_count: 1 }, "case.field_invalid", { field: "head_count", min: 2 }],
    [
      "fewer than are named",
      { citizens: [citizen, { full_name: "Trần Thị Bích" }], head_count: 1 },
      "case.field_invalid",
      { field: "head_count", min: 2 },
    ],
    [
      "an unknown agency",
      { agencies: [{ agency_id: 0 }] },
      "case.field_invalid",
      { field: "agencies", problem: "unknown" },
    ],
    [
      "an unknown criterion",
      { criteria: [{ criterion: "g", reason: "?" }] },
      "case.field_invalid",
      { field: "criteria", problem: "unknown" },
    ],
    [
      "a criterion without its reason",
      { criteria: [{ criterion: "đ", reason: " " }] },
      "case.field_required",
      { field: "criteria", criterion: "đ" },
    ],
    [
      "a criterion twice",
      {
        criteria: [
          { criterion: "a", reason: "x" },
          { criterion: "a", reason: "y" },
        ],
      },
      "case.field_invalid",
      { field: "criteria", problem: "twice" },
    ],
    [
      "a decision of nobody",
      { decisions: [{ summary: "Bác đơn" }] },
      "case.field_required",
      { field: "decisions", index: 0, item: "issuer" },
    ],
    [
      "a decision of tomorrow",
      { decisions: [{ issuer: "UBND", summary: "Bác đơn", issued_on: "2031-01-01" }] },
      "case.field_invalid",
      { field: "decisions", item: "issued_on" },
    ],
    ["a ticket that is none", { ticket_ids: [0] }, "case.field_invalid", { field: "ticket_id" }],
  ])("refuses %s, at its field, and keeps nothing", (_, wrong, key, params) =>
    inTransaction(async (db) => {
      const { board } = await openReception(db);
      await asUser(db, board);
      const refusal = await db.refusal("select public.register_case($1)", [JSON.stringify({ ...petition, ...wrong })]);
      expect(refusal).toMatchObject({ key, params });
      await db.client.query("reset role");
      expect(await db.value("select count(*) from public.cases where registered_by_id = $1", [board.staffId])).toBe(0);
    }),
  );

  test("two lead agencies are refused", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const agencies = [people.officer, people.otherOfficer].map(({ agencyId }) => ({
        agency_id: agencyId,
        part: "lead",
      }));
      await asUser(db, people.board);
      expect(
        await db.refusal("select public.register_case($1)", [JSON.stringify({ ...petition, agencies })]),
      ).toMatchObject({
        key: "case.field_invalid",
        params: { field: "agencies", problem: "one_lead" },
      });
    }));

  test("a second click with the same request makes no second case", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const request_id = randomUUID();
      const first = await register(db, people, { request_id });
      const second = await register(db, people, { request_id });
      expect(second).toEqual(first);
      expect(await timeline(db, first.id)).toEqual(["registered"]);
    }));
});

describe("editing", () => {
  test("changes what is given and leaves the rest; whoever stays keeps their particulars", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people);
      const citizenId = await db.value<number>("select citizen_id from public.case_citizens where case_id = $1", [id]);
      const saved = await step(
        db,
        "save_case",
        people.board,
        morning,
        id,
        {
          title: "Tên mới",
          head_count: 2,
          citizens: [{ citizen_id: citizenId, is_representative: true }, { full_name: "Trần Thị Bích" }],
        },
        1,
      );
      expect(saved.version).toBe(2);
      expect(await db.row("select title, content from public.cases where id = $1", [id])).toEqual({
        title: "Tên mới",
        content: petition.content,
      });
      expect(await db.value("select phone from public.citizens where id = $1", [citizenId])).toBe("0570000001");
      expect(await db.value("select count(*) from public.case_criteria where case_id = $1", [id])).toBe(1);
      expect(await timeline(db, id)).toEqual(["registered", "edited"]);
    }));

  test("of two people the second is told, and nothing of theirs is written", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people);
      await asUser(db, people.board);
      await db.rows("select public.save_case($1, $2, 1)", [id, JSON.stringify({ title: "Của người thứ nhất" })]);
      const refusal = await db.refusal("select public.save_case($1, $2, 1)", [
        id,
        JSON.stringify({ title: "Của người thứ hai" }),
      ]);
      expect(refusal).toMatchObject({ code: "PT409", key: "case.changed" });
      expect(await db.value("select title from public.cases where id = $1", [id])).toBe("Của người thứ nhất");
    }));

  test.each(["proposed", "concluded", "closed", "withdrawn"])("is refused while %s", (status) =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await register(db, people);
      await db.rows("update public.cases set status = $2 where id = $1", [id, status]);
      await asUser(db, people.board);
      expect(await db.refusal("select public.save_case($1, $2)", [id, JSON.stringify({ title: "x" })])).toMatchObject({
        code: "PT409",
        key: "case.wrong_status",
        params: { status, step: "save_case" },
      });
    }),
  );

  test("an agency that owes a task keeps its sight of the case", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await approved(db, people);
      await step(
        db,
        "assign_task",
        people.board,
        morning,
        id,
        null,
        people.otherOfficer.agencyId,
        "Báo cáo hồ sơ",
        new Date("2026-12-01T09:00:00Z"),
      );
      await step(db, "save_case", people.board, morning, id, {
        agencies: [{ agency_id: people.officer.agencyId, part: "lead" }],
      });
      await asUser(db, people.otherOfficer);
      expect(await db.value("select count(*) from public.cases where id = $1", [id])).toBe(1);
    }));
});
