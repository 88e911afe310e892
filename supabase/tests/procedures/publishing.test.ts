import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser } from "../support/people.ts";
import { amended, drafted, local, type Made, openCatalogue, publish, step, whole } from "./catalogue.ts";

const monday = local("2026-03-02 09:00");

describe("QĐ2926 Điều 9.2: what stands in the way of a publication is told at its field", () => {
  test.each<[string, object, string, string]>([
    ["no decision", { decision_number: " " }, "decision_number", "required"],
    ["a decision of tomorrow", { decision_on: "2026-03-05" }, "decision_on", "future"],
    ["no first day", { valid_from: null }, "valid_from", "required"],
    ["in force before it was decided", { valid_from: "2026-03-01" }, "valid_from", "before_decision"],
    ["no legal basis", { legal_basis: null }, "legal_basis", "required"],
    ["no result", { result_name: null }, "result_name", "required"],
    ["nothing to hand in", { documents: [] }, "documents", "required"],
    ["no steps", { steps: [] }, "steps", "required"],
    ["steps that do not add up", { total_days: 5 }, "total_days", "not_the_sum"],
    ["a city procedure that nobody settles", { level: "city" }, "agency_id", "required"],
    ["fully online with a result on paper only", { result_kind: "paper" }, "result_kind", "not_electronic"],
  ])("%s", (_name, more, field, problem) =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const made = await drafted(db, office, monday, more);
      expect(
        await db.refusal("select private.publish_procedure_version($1, $2, $3, null)", [
          office.supervisor.staffId,
          local("2026-03-04 09:00"),
          made.version_id,
        ]),
      ).toMatchObject({ code: "PT422", params: { field, problem } });
    }),
  );

  test("a second version that would not come after the first", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const made = await drafted(db, office, monday);
      await publish(db, office, local("2026-03-04 09:00"), made);
      const next = await step<Made>(
        db,
        "start_procedure_version",
        office.supervisor,
        local("2026-03-05 09:00"),
        made.id,
      );
      await step(db, "save_procedure_version", office.supervisor, monday, next.version_id, null, {
        decision_number: "1235/QĐ-UBND",
        decision_on: "2026-03-03",
        valid_from: "2026-03-05",
      });
      await asUser(db, office.supervisor);
      expect(await db.value("select public.procedure_publication_preview($1)", [next.version_id])).toEqual({
        previous_id: made.version_id,
        is_late: true,
        open_dossiers: [],
        problems: [{ field: "valid_from", problem: "not_after_last", params: { day: "2026-03-05" } }],
      });
    }));

  test("dossiers under way keep their version; the preview counts them, those that are over it does not", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const made = await drafted(db, office, monday);
      await publish(db, office, local("2026-03-04 09:00"), made);
      await asOwner(db);
      for (const [index, status] of [
        "submitted",
        "processing",
        "supplement_requested",
        "closed",
        "withdrawn",
      ].entries()) {
        await db.rows(
          `insert into public.dossiers (code, number, status, channel, procedure_id, version_id, agency_id, handling_agency_id, last_event_at)
           select 'THU-' || $1, 'THU-' || $1, $2, 'direct', $3, $4, a.id, a.id, now() from public.agencies a where a.code = '10507'`,
          [index, status, made.id, made.version_id],
        );
      }
      const next = await step<Made>(
        db,
        "start_procedure_version",
        office.supervisor,
        local("2026-06-01 09:00"),
        made.id,
      );
      await asUser(db, office.admin);
      expect(
        await db.value("select public.procedure_publication_preview($1) -> 'open_dossiers'", [next.version_id]),
      ).toEqual([{ version_id: made.version_id, number: 1, count: 3 }]);
    }));

  test("published, it no longer changes; its name is the procedure's and the sample mark is gone", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const made = await drafted(db, office, monday);
      await db.rows("update public.procedures set is_sample = true where id = $1", [made.id]);
      expect(await publish(db, office, local("2026-03-04 09:00"), made)).toMatchObject({ is_published: true });
      await amended(db, office, local("2026-06-12 10:00"), made.id, { name: "Đăng ký thử nghiệm (sửa đổi)" });
      await asOwner(db);
      expect(await db.row("select name, is_sample from public.procedures where id = $1", [made.id])).toEqual({
        name: "Đăng ký thử nghiệm (sửa đổi)",
        is_sample: false,
      });
      for (const call of ["save_procedure_version($1, null, '{}')", "discard_procedure_version($1)"]) {
        await asUser(db, office.supervisor);
        expect(await db.refusal(`select public.${call}`, [made.version_id])).toMatchObject({
          code: "PT409",
          key: "procedure.published",
        });
      }
    }));
});

describe("editing a draft", () => {
  test.each<[string, object, object]>([
    ["no name", { name: "" }, { field: "name", problem: "required" }],
    ["a third of a day", { total_days: 0.3 }, { field: "total_days", problem: "halves" }],
    ["a day that does not exist", { valid_from: "2026-02-31" }, { field: "valid_from", problem: "date" }],
    [
      "a last day before the first",
      { valid_from: "2026-05-01", valid_to: "2026-04-01" },
      { field: "valid_to", problem: "before_start" },
    ],
    ["no such field", { field_id: 999999 }, { field: "field_id", problem: "unknown" }],
    [
      "a document without a name",
      { documents: [{ name: "Tờ khai" }, { name: " " }] },
      { field: "documents", index: 1, item: "name", problem: "required" },
    ],
    [
      "half a đồng",
      { fees: [{ name: "Lệ phí", amount: 0.5 }] },
      { field: "fees", index: 0, item: "amount", problem: "whole" },
    ],
    [
      "a fee without an amount",
      { fees: [{ name: "Lệ phí" }] },
      { field: "fees", index: 0, item: "amount", problem: "required" },
    ],
    [
      "a step of nobody",
      { steps: [{ name: "Tiếp nhận", working_days: 1 }] },
      { field: "steps", index: 0, item: "unit_kind", problem: "required" },
    ],
    [
      "a step that takes less than nothing",
      { steps: [{ name: "Tiếp nhận", unit_kind: "one_stop", working_days: -1 }] },
      { field: "steps", index: 0, item: "working_days", problem: "range" },
    ],
  ])("%s is refused at its place", (_name, more, params) =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const made = await drafted(db, office, monday);
      await asUser(db, office.supervisor);
      expect(
        await db.refusal("select public.save_procedure_version($1, $2, $3)", [
          made.version_id,
          made.revision,
          JSON.stringify(more),
        ]),
      ).toMatchObject({ code: "PT422", params });
    }),
  );

  test("lists keep their order; the first step takes in, the last hands over; who edits an old draft is told", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const made = await drafted(db, office, monday);
      await asUser(db, office.supervisor);
      const save = "select public.save_procedure_version($1, $2, $3)";
      const turned = JSON.stringify({ steps: [...whole.steps].reverse() });
      await db.rows(save, [made.version_id, made.revision, turned]);
      expect(
        await db.rows(
          "select name, is_intake, is_result from public.procedure_steps where version_id = $1 order by position",
          [made.version_id],
        ),
      ).toEqual([
        { name: "Ký, trả kết quả", is_intake: true, is_result: false },
        { name: "Thẩm định", is_intake: false, is_result: false },
        { name: "Tiếp nhận", is_intake: false, is_result: true },
      ]);
      expect(await db.refusal(save, [made.version_id, made.revision, "{}"])).toMatchObject({
        code: "PT409",
        key: "procedure.changed",
      });
    }));

  test("a code is used once; the first draft thrown away takes the procedure with it", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const made = await drafted(db, office, monday);
      await asUser(db, office.admin);
      expect(
        await db.refusal("select public.create_procedure($1)", [
          JSON.stringify({ code: "THU.0001", name: "x", level: "commune", field_id: office.fieldId }),
        ]),
      ).toMatchObject({ key: "procedure.code_taken", params: { field: "code" } });
      await db.rows("select public.discard_procedure_version($1)", [made.version_id]);
      expect(await db.value("select count(*) from public.procedures where code = 'THU.0001'")).toBe(0);
    }));
});

describe("what a citizen sees of it (SPEC §1: anon reads what is published)", () => {
  const found = async (db: Db, ...args: unknown[]) =>
    (
      await db.value<{ total: number; procedures: { code: string }[] }>(
        "select public.published_procedures($1, $2, $3, $4)",
        [...args, null, null, null, null].slice(0, 4),
      )
    ).procedures.map(({ code }) => code);

  test("drafts and abolished ones are not there; the search needs no accents and knows no patterns", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const past = local("2026-03-04 09:00");
      const shown = await drafted(db, office, monday);
      await publish(db, office, past, shown);
      await drafted(db, office, monday, { code: "THU.0002", name: "Đăng ký thử nghiệm hai" });
      const gone = await drafted(db, office, monday, { code: "THU.0003", name: "Đăng ký thử nghiệm ba" });
      await publish(db, office, past, gone);
      await step(
        db,
        "retire_procedure",
        office.supervisor,
        local("2026-03-10 09:00"),
        gone.id,
        "2026-03-11",
        "9/QĐ",
        "2026-03-10",
        null,
      );
      await db.client.query("set local role anon");
      expect(await found(db, "thu nghiem")).toEqual(["THU.0001"]);
      expect(await found(db, "dang ky%nghiem")).toEqual([]);
      expect(await found(db, null, "thu_nghiem")).toEqual(["THU.0001"]);
      expect(await found(db, "thu nghiem", null, "city")).toEqual([]);
      expect(await db.value("select public.published_procedure('THU.0001')")).toMatchObject({
        code: "THU.0001",
        days: 2,
        documents: [{ name: "Tờ khai", note: "Mẫu số 01" }, { is_required: false }],
        fees: [{ amount: 8000, online_amount: 4000 }],
        decision: { number: "1234/QĐ-UBND", on: "2026-03-02" },
      });
      for (const code of ["THU.0002", "THU.0003", "", null]) {
        expect(await db.refusal("select public.published_procedure($1)", [code])).toMatchObject({ code: "PT404" });
      }
    }));

  test("the list of the office tells where each stands", () =>
    inTransaction(async (db) => {
      const office = await openCatalogue(db);
      const made = await drafted(db, office, monday);
      await publish(db, office, local("2026-03-04 09:00"), made);
      await drafted(db, office, monday, { code: "THU.0002" });
      await asRole(db, "one_stop_officer");
      expect(
        await db.rows(
          "select code, state, days, fee_total, document_count, published_count from public.procedure_list where code like 'THU.%' order by code",
        ),
      ).toEqual([
        { code: "THU.0001", state: "current", days: 2, fee_total: 8000, document_count: 2, published_count: 1 },
        { code: "THU.0002", state: "draft", days: 2, fee_total: 8000, document_count: 2, published_count: 0 },
      ]);
    }));
});
