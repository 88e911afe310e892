import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole } from "../support/people.ts";

type Row = Record<string, unknown>;
type Problem = { row: number; column: string; severity: string; key: string };

const start = (db: Db, kind: string, zone = "Asia/Ho_Chi_Minh") =>
  db.value<number>("select public.start_import('thu.csv', $1, 'thu', '{}', $2)", [kind, zone]);
const stageRows = (db: Db, batch: number, rows: Row[]) =>
  db.value<{ staged: number; problems: Problem[] }>("select public.stage_import_rows($1, $2)", [
    batch,
    JSON.stringify(rows),
  ]);
const finish = (db: Db, batch: number, mode = "good_rows") =>
  db.value<{ imported: number; rejected: number }>("select public.finish_import($1, $2)", [batch, mode]);

const good = { row: 2, content: "Đèn đường hỏng ở ngõ 12", received_at: "01/02/2024 08:00" };

const caller = { row: 2, content: "Đèn hỏng", full_name: "Lê A", address: "1 Lê Lợi", phone: "0900000001" };
const outOfRange = "import.time_out_of_range";

describe("every problem is found at its row and column", () => {
  test.each<[string, string, Row, string, string, string]>([
    ["history", "no content", { ...good, content: " " }, "content", "error", "import.required"],
    ["history", "no receipt", { row: 2, content: "x" }, "received_at", "error", "import.required"],
    [
      "history",
      "a day that does not exist",
      { ...good, received_at: "31/02/2024" },
      "received_at",
      "error",
      "import.not_a_time",
    ],
    ["history", "no time at all", { ...good, received_at: "hôm qua" }, "received_at", "error", "import.not_a_time"],
    [
      "history",
      "received in the future",
      { ...good, received_at: "2099-01-01" },
      "received_at",
      "error",
      "import.in_the_future",
    ],
    [
      "history",
      "closed before receipt",
      { ...good, closed_at: "31/01/2024" },
      "closed_at",
      "error",
      "import.before_receipt",
    ],
    ["history", "due before receipt", { ...good, due_at: "31/01/2024" }, "due_at", "warning", "import.before_receipt"],
    ["history", "an odd phone", { ...good, phone: "không có" }, "phone", "warning", "import.not_a_phone"],
    ["history", "an unknown category", { ...good, category: "Potholes" }, "category", "warning", "import.unknown_name"],
    [
      "history",
      "a latitude off the globe",
      { ...good, latitude: "97,5" },
      "latitude",
      "error",
      "import.not_a_coordinate",
    ],
    [
      "intake",
      "no phone (QĐ583 Điều 7)",
      { row: 2, content: "x", full_name: "Lê A", address: "y" },
      "phone",
      "error",
      "import.required",
    ],
    [
      "intake",
      "an odd phone",
      { row: 2, content: "x", full_name: "Lê A", address: "y", phone: "12" },
      "phone",
      "error",
      "import.not_a_phone",
    ],
    [
      "intake",
      "an unknown agency",
      { row: 2, content: "x", full_name: "Lê A", address: "y", phone: "0900000001", agency: "Sở Không Có" },
      "agency",
      "error",
      "import.unknown_name",
    ],
    ["history", "no end, as some files write it", { ...good, due_at: "9999-12-31" }, "due_at", "warning", outOfRange],
    ["history", "no due time, as Excel writes it", { ...good, due_at: "01/01/1900" }, "due_at", "warning", outOfRange],
    ["history", "received in the year 1", { ...good, received_at: "0001-01-01" }, "received_at", "error", outOfRange],
    ["history", "content of blanks", { ...good, content: "\t " }, "content", "error", "import.required"],
    ["intake", "an email that is none", { ...caller, email: "an@nhà" }, "email", "error", "import.invalid_value"],
    ["intake", "a text too long", { ...caller, content: "ă".repeat(10_001) }, "content", "error", "import.too_long"],
    ["intake", "half a place", { ...caller, latitude: "20.8" }, "longitude", "error", "import.required"],
    ["intake", "received last century", { ...caller, received_at: "1999-01-01" }, "received_at", "error", outOfRange],
  ])("%s: %s", (kind, _name, row, column, severity, key) =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const { problems } = await stageRows(db, await start(db, kind), [row]);
      expect(problems).toEqual([expect.objectContaining({ row: 2, column, severity, key })]);
    }),
  );

  test("the same code twice in a file, in one chunk or in two, and once more in a later file", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const batch = await start(db, "history");
      const first = await stageRows(db, batch, [
        { ...good, row: 2, ref: "A" },
        { ...good, row: 3, ref: "A" },
      ]);
      const second = await stageRows(db, batch, [{ ...good, row: 4, ref: "A" }]);
      expect([...first.problems, ...second.problems].map(({ row, key }) => [row, key])).toEqual([
        [3, "import.twice_in_file"],
        [4, "import.twice_in_file"],
      ]);
      expect(await finish(db, batch)).toEqual({ imported: 1, rejected: 2 });
      const again = await stageRows(db, await start(db, "history"), [{ ...good, ref: "A" }]);
      expect(again.problems.map(({ key }) => key)).toEqual(["import.already_imported"]);
    }));

  test("one file opened in two tabs: what the first brought in, the second leaves out", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const [first, second] = [await start(db, "history"), await start(db, "history")];
      for (const batch of [first, second]) {
        expect((await stageRows(db, batch, [{ ...good, row: 2, ref: "A" }])).problems).toEqual([]);
      }
      await stageRows(db, second, [{ ...good, row: 3, ref: "B" }]);
      expect(await finish(db, first)).toEqual({ imported: 1, rejected: 0 });
      expect(await db.refusal("select public.finish_import($1, 'all_or_none')", [second])).toMatchObject({
        key: "import.has_bad_rows",
        params: { count: 1 },
      });
      expect(await finish(db, second)).toEqual({ imported: 1, rejected: 1 });
    }));
});

test("a due time that stands for none is left out, and the lists stay readable", () =>
  inTransaction(async (db) => {
    await asRole(db, "operator");
    const batch = await start(db, "history");
    await stageRows(db, batch, [
      { ...good, row: 2, due_at: "9999-12-31" },
      { ...good, row: 3, due_at: "1900-01-01" },
    ]);
    expect(await finish(db, batch)).toEqual({ imported: 2, rejected: 0 });
    await asRole(db, "supervisor");
    expect(
      await db.rows("select due_at, remaining_seconds from public.ticket_list where import_batch_id = $1", [batch]),
    ).toEqual(Array(2).fill({ due_at: null, remaining_seconds: null }));
  }));

test("one bad row of an intake does not stop the good ones at the end", () =>
  inTransaction(async (db) => {
    await asRole(db, "operator");
    const batch = await start(db, "intake");
    await stageRows(db, batch, [caller, { ...caller, row: 3, email: "không có" }]);
    expect(await finish(db, batch)).toEqual({ imported: 1, rejected: 1 });
  }));

test.each(["[1]", "[{}]", '[{"row":"x"}]', '[{"row":99999999999}]', '[{"row":2},{"row":2}]'])(
  "rows without a number of their own are refused: %s",
  (rows) =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const batch = await start(db, "history");
      expect(await db.refusal("select public.stage_import_rows($1, $2)", [batch, rows])).toMatchObject({
        code: "PT422",
        key: "import.rows_invalid",
      });
    }),
);

describe("times as files write them", () => {
  test.each([
    ["2024-02-01 08:00:00", "Asia/Ho_Chi_Minh", "2024-02-01T01:00:00.000Z"],
    ["2024-02-01T08:00", "Asia/Ho_Chi_Minh", "2024-02-01T01:00:00.000Z"],
    ["1/2/2024 8:05", "Asia/Ho_Chi_Minh", "2024-02-01T01:05:00.000Z"],
    ["01.02.2024", "Asia/Ho_Chi_Minh", "2024-01-31T17:00:00.000Z"],
    ["2024-02-01T08:00:00Z", "Asia/Ho_Chi_Minh", "2024-02-01T08:00:00.000Z"],
    ["2024-02-01 08:00:00+02", "Asia/Ho_Chi_Minh", "2024-02-01T06:00:00.000Z"],
    ["2022-07-01 08:00:00", "America/New_York", "2022-07-01T12:00:00.000Z"],
  ])("%s in %s", (text, zone, instant) =>
    inTransaction(async (db) => {
      const at = await db.value<Date>("select private.parse_time($1, $2)", [text, zone]);
      expect(at.toISOString()).toBe(instant);
    }),
  );
});

test("all or none: one bad row keeps everything out, and says so", () =>
  inTransaction(async (db) => {
    await asRole(db, "operator");
    const batch = await start(db, "history");
    await stageRows(db, batch, [good, { row: 3 }]);
    const refusal = await db.refusal("select public.finish_import($1, 'all_or_none')", [batch]);
    expect(refusal).toMatchObject({ code: "PT422", key: "import.has_bad_rows", params: { count: 1 } });
    expect(await db.value("select count(*) from public.tickets where import_batch_id = $1", [batch])).toBe(0);
    expect(await finish(db, batch)).toEqual({ imported: 1, rejected: 1 });
  }));

test("staged rows are gone after finishing, discarding and a day", () =>
  inTransaction(async (db) => {
    const operator = await asRole(db, "operator");
    const left = () => db.value<number>("select count(*) from private.import_rows");
    const [done, dropped, forgotten] = [
      await start(db, "history"),
      await start(db, "history"),
      await start(db, "history"),
    ];
    for (const batch of [done, dropped, forgotten]) await stageRows(db, batch, [good]);
    await finish(db, done);
    await db.rows("select public.discard_import($1)", [dropped]);
    await asOwner(db);
    expect(await left()).toBe(1);
    await db.rows("update public.import_batches set created_at = now() - interval '2 days' where id = $1", [forgotten]);
    await db.rows("select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true)", [
      JSON.stringify({ sub: operator.userId }),
      operator.userId,
    ]);
    await start(db, "history");
    expect(await left()).toBe(0);
  }));

test("history keeps its own times and runs no clock; an intake is received like a call", () =>
  inTransaction(async (db) => {
    await asRole(db, "operator");
    const history = await start(db, "history");
    await stageRows(db, history, [
      {
        ...good,
        due_at: "2024-02-02 17:30",
        closed_at: "2024-02-02 10:00",
        answer: "Đã thay bóng",
        category: "THIẾU",
        phone: "+84 900 000 001",
        full_name: "Đặng Thị Ưởng",
      },
    ]);
    await finish(db, history);
    const intake = await start(db, "intake");
    await stageRows(db, intake, [
      { row: 2, content: "Nước yếu", full_name: "Lê Văn Ẩn", phone: "0900 000 002", address: "Số 1 phố Thử" },
    ]);
    await finish(db, intake);
    await asOwner(db);
    const tickets = await db.rows(
      `select t.import_batch_id as batch, t.status, t.code ~ '^1022-\\d\\d-\\d{6}$' as "hasCode", t.citizen_phone_masked is not null as "isMasked",
         (select count(*)::integer from sla.clocks c where c.subject_type = 'ticket' and c.subject_id = t.id) as clocks,
         (select c.phone from public.citizens c where c.id = t.citizen_id) as phone
       from public.tickets t where t.import_batch_id in ($1, $2) order by t.import_batch_id`,
      [history, intake],
    );
    expect(tickets).toEqual([
      { batch: history, status: "closed", hasCode: true, isMasked: true, clocks: 0, phone: "0900000001" },
      { batch: intake, status: "received", hasCode: true, isMasked: true, clocks: 1, phone: "0900000002" },
    ]);
    expect(
      await db.row("select imported_due_at, closed_at, received_at from public.tickets where import_batch_id = $1", [
        history,
      ]),
    ).toEqual({
      imported_due_at: new Date("2024-02-02T10:30:00Z"),
      closed_at: new Date("2024-02-02T03:00:00Z"),
      received_at: new Date("2024-02-01T01:00:00Z"),
    });
  }));

test("undoing takes everything out again, unless somebody has worked on it", () =>
  inTransaction(async (db) => {
    const count = async () => {
      await asOwner(db);
      return db.row(
        "select (select count(*) from public.tickets) as tickets, (select count(*) from public.citizens) as citizens, (select count(*) from sla.clocks) as clocks, (select count(*) from public.ticket_events) as events",
      );
    };
    const before = await count();
    await asRole(db, "operator");
    const batch = await start(db, "intake");
    await stageRows(db, batch, [
      { row: 2, content: "Nước yếu", full_name: "Lê Văn Ẩn", phone: "0900000002", address: "Số 1 phố Thử" },
    ]);
    await finish(db, batch);
    const ticket = await db.value<number>("select id from public.tickets where import_batch_id = $1", [batch]);
    await db.client.query("savepoint untouched");
    await db.rows("select public.add_note($1, 'Đã gọi lại')", [ticket]);
    expect(await db.refusal("select public.undo_import($1)", [batch])).toMatchObject({
      key: "import.tickets_moved_on",
      params: { count: 1 },
    });
    await db.client.query("rollback to savepoint untouched");
    expect(await db.value("select public.undo_import($1)", [batch])).toBe(1);
    expect(await count()).toEqual(before);
  }));

test("another person's unfinished import is not there", () =>
  inTransaction(async (db) => {
    await asRole(db, "operator");
    const batch = await start(db, "history");
    await asRole(db, "operator", { name: "Người khác" });
    expect(await db.refusal("select public.stage_import_rows($1, '[]')", [batch])).toMatchObject({ code: "PT404" });
  }));

test("100 real 311 requests: the board's on-time share is the file's own", () =>
  inTransaction(async (db) => {
    await asRole(db, "operator");
    const [header = [], ...lines] = csv(
      readFileSync(new URL("../../../e2e/fixtures/boston311-100.csv", import.meta.url), "utf8"),
    );
    const records = lines.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
    const batch = await start(db, "history", "America/New_York");
    const rows = records.map((record, index) => ({
      row: index + 2,
      ref: record.case_enquiry_id,
      received_at: record.open_dt,
      due_at: record.target_dt,
      closed_at: record.closed_dt,
      content: record.case_title,
      location_text: record.location,
      latitude: record.latitude,
      longitude: record.longitude,
    }));
    const { problems } = await stageRows(db, batch, rows);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(await finish(db, batch, "all_or_none")).toEqual({ imported: 100, rejected: 0 });
    await asRole(db, "supervisor");
    const due = records.filter((record) => record.target_dt);
    expect(await db.row("select with_due_time, on_time from public.import_on_time($1)", [batch])).toEqual({
      with_due_time: due.length,
      on_time: due.filter((record) => record.ontime === "ONTIME").length,
    });
  }));

/** Enough CSV for the sample: quotes and commas, no line breaks inside cells. */
function csv(text: string): string[][] {
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map(([, cell = ""]) =>
        cell.replace(/^"|"$/g, "").replaceAll('""', '"'),
      ),
    );
}
