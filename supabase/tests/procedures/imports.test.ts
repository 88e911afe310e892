import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole } from "../support/people.ts";

type Row = Record<string, unknown>;
type Problem = { row: number; column: string; severity: string; key: string; params: Row };

const start = (db: Db, kind = "drafts") =>
  db.value<number>("select public.start_import('thu-tuc.xlsx', $1, 'tt', '{}')", [kind]);
const stage = (db: Db, batch: number, rows: Row[]) =>
  db.value<{ staged: number; problems: Problem[] }>("select public.stage_import_rows($1, $2)", [
    batch,
    JSON.stringify(rows),
  ]);
const finish = (db: Db, batch: number, mode = "good_rows") =>
  db.value("select public.finish_import($1, $2)", [batch, mode]);

/** As the city's own list says it. */
const row = {
  row: 2,
  code: "9.000001",
  name: "Thủ tục nhập thử",
  field: "HO TICH",
  level: "Cấp xã",
  online_level: "Toàn trình",
  audience: "Công dân",
  days: "3 ngày làm việc",
  documents: "Tờ khai | bản điện tử | 1 | Mẫu số 01\nGiấy ủy quyền (nếu có) | bản sao chứng thực",
  fees: "Lệ phí | 8.000 đồng | 4.000",
  steps:
    "Tiếp nhận | Một cửa | 0,5\nThẩm định | Chuyên môn | 1,5\nXác định thuế | Thuế thành phố | 0,5\nKý | Lãnh đạo | 0,5",
  legal_basis: "Luật Hộ tịch 2014",
  decision_number: "77/QĐ-UBND",
  decision_on: "02/03/2026",
  decision_issuer: "Chủ tịch UBND thành phố",
  valid_from: "05/03/2026",
  result_name: "Giấy xác nhận",
};
const keys = (problems: Problem[]) => problems.map(({ column, severity, key }) => `${severity} ${column} ${key}`);

describe("every problem is found at its row and column before anything is imported", () => {
  test.each<[string, Row, string[], string?]>([
    ["all is well", row, []],
    ["no code, no name", { ...row, code: "", name: " " }, ["error code import.required", "error name import.required"]],
    ["a level nobody knows", { ...row, level: "liên bang" }, ["error level common:problem.unknown"]],
    ["a third of a day", { ...row, days: "0,3" }, ["error days common:problem.halves"]],
    ["a date that does not exist", { ...row, valid_from: "31/02/2026" }, ["error valid_from common:problem.date"]],
    [
      "an unknown department",
      { ...row, level: "thành phố", agency: "Sở Không Có" },
      ["error agency common:problem.unknown"],
    ],
    [
      "a step of nobody we know",
      { ...row, steps: "Tiếp nhận | Một cửa | 1\nSoát | Ai đó | 1" },
      ["error steps import.in_line"],
    ],
    ["a fee without an amount", { ...row, fees: "Lệ phí" }, ["error fees import.in_line"]],
    ["a new field", { ...row, field: "Lĩnh vực thử" }, ["warning field import.new_field"]],
    [
      "a draft may lack what a publication needs",
      { row: 2, code: "9.000001", name: "x", field: "ho_tich", level: "xã", days: 1, steps: "Làm | Một cửa | 2" },
      [
        "warning decision_number import.required_to_publish",
        "warning decision_on import.required_to_publish",
        "warning decision_issuer import.required_to_publish",
        "warning valid_from import.required_to_publish",
        "warning legal_basis import.required_to_publish",
        "warning result_name import.required_to_publish",
        "warning documents import.required_to_publish",
        "warning days common:problem.not_the_sum",
      ],
    ],
    [
      "to be published it must not",
      { ...row, result_name: "" },
      ["error result_name import.required_to_publish"],
      "published",
    ],
    [
      "decided tomorrow",
      { ...row, decision_on: "01/01/2099", valid_from: "01/01/2099" },
      ["error decision_on common:problem.future"],
      "published",
    ],
  ])("%s", (_name, line, expected, kind) =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      const { staged, problems } = await stage(db, await start(db, kind), [line]);
      expect(staged).toBe(1);
      expect(keys(problems)).toEqual(expected);
      // Tried and taken back: nothing is there yet.
      await asOwner(db);
      expect(await db.value("select count(*) from public.procedures where code like '9.%'")).toBe(0);
      expect(await db.value("select count(*) from public.procedure_fields where name = 'Lĩnh vực thử'")).toBe(0);
    }),
  );

  test("the same code twice in a file, across chunks too; one with a draft under way", () =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      const batch = await start(db);
      await stage(db, batch, [row]);
      expect(keys((await stage(db, batch, [{ ...row, row: 3 }])).problems)).toEqual([
        "error code import.twice_in_file",
      ]);
      await finish(db, batch);
      expect(keys((await stage(db, await start(db), [row])).problems)).toEqual(["error code procedure.has_draft"]);
    }));

  test("which line of a cell is at fault is said", () =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      const { problems } = await stage(db, await start(db), [{ ...row, documents: "Tờ khai\nĐơn | giấy nháp" }]);
      expect(problems[0]).toMatchObject({ column: "documents", params: { line: 2, item: "form", problem: "unknown" } });
    }));
});

describe("in and out again", () => {
  test("drafts with all their parts; undone as if nothing had been", () =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      const batch = await start(db);
      await stage(db, batch, [row, { ...row, row: 3, code: "9.000002", field: "Lĩnh vực thử" }, { row: 4 }]);
      expect(await finish(db, batch)).toEqual({ imported: 2, rejected: 1 });
      expect(
        await db.row(
          "select name, level, state, days, fee_total, document_count, audience from public.procedure_list where code = '9.000001'",
        ),
      ).toEqual({
        name: row.name,
        level: "commune",
        state: "draft",
        days: 3,
        fee_total: 8000,
        document_count: 2,
        audience: "citizens",
      });
      expect(
        await db.rows(
          `select s.name, s.unit_kind, a.code as agency, s.working_days from public.procedure_steps s left join public.agencies a on a.id = s.agency_id
           join public.procedure_versions v on v.id = s.version_id join public.procedures p on p.id = v.procedure_id
           where p.code = '9.000001' order by s.position`,
        ),
      ).toEqual([
        { name: "Tiếp nhận", unit_kind: "one_stop", agency: null, working_days: 0.5 },
        { name: "Thẩm định", unit_kind: "specialist", agency: null, working_days: 1.5 },
        { name: "Xác định thuế", unit_kind: "other", agency: "THUE", working_days: 0.5 },
        { name: "Ký", unit_kind: "leader", agency: null, working_days: 0.5 },
      ]);
      expect(await db.value("select public.undo_import($1)", [batch])).toBe(2);
      expect(await db.value("select count(*) from public.procedures where code like '9.%'")).toBe(0);
    }));

  test("published at once as the next version of a sample; undone it is the sample again", () =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      const batch = await start(db, "published");
      await stage(db, batch, [{ ...row, code: "1.001193", name: "Đăng ký khai sinh (nhập)" }]);
      expect(await finish(db, batch, "all_or_none")).toEqual({ imported: 1, rejected: 0 });
      const birth = () =>
        db.row("select name, is_sample, published_count, days from public.procedure_list where code = '1.001193'");
      expect(await birth()).toEqual({
        name: "Đăng ký khai sinh (nhập)",
        is_sample: false,
        published_count: 2,
        days: 3,
      });
      await db.rows("select public.undo_import($1)", [batch]);
      expect(await birth()).toEqual({
        name: "Thủ tục đăng ký khai sinh",
        is_sample: true,
        published_count: 1,
        days: 0,
      });
    }));

  test("not undone once somebody has worked on it", () =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      const batch = await start(db);
      await stage(db, batch, [row]);
      await finish(db, batch);
      const draft = await db.value("select draft_id from public.procedure_list where code = '9.000001'");
      await db.rows("select public.save_procedure_version($1, null, $2)", [draft, '{"name": "Sửa tay"}']);
      expect(await db.refusal("select public.undo_import($1)", [batch])).toMatchObject({
        key: "import.procedures_moved_on",
        params: { count: 1 },
      });
    }));
});

describe("who may (SPEC §1: procedures are edited by supervisor and admin, tickets come in through 1022)", () => {
  test.each([
    ["operator", "drafts"],
    ["supervisor", "intake"],
    ["one_stop_officer", "published"],
  ] as const)("%s does not start an import of kind %s", (role, kind) =>
    inTransaction(async (db) => {
      await asRole(db, role);
      expect(await db.refusal("select public.start_import('x', $1, 'x', '{}')", [kind])).toMatchObject({
        code: "PT403",
      });
    }),
  );

  test("each sees the imports of their own kind", () =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      const batch = await start(db);
      await stage(db, batch, [row]);
      await finish(db, batch);
      expect(await db.value("select count(*) from public.import_batches where id = $1", [batch])).toBe(1);
      await asRole(db, "operator");
      expect(await db.value("select count(*) from public.import_batches where id = $1", [batch])).toBe(0);
      expect(await db.refusal("select public.undo_import($1)", [batch])).toMatchObject({ code: "PT403" });
    }));
});
