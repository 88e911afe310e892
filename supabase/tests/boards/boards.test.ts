import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser, type Person, person } from "../support/people.ts";

const query = JSON.stringify({ dataset: "tickets", measures: ["received"], dimensions: ["channel"] });

async function makeChart(db: Db, who: Person, name = "Theo kênh", role: string | null = null): Promise<number> {
  await asUser(db, who);
  return db.value(
    "insert into public.charts (name, query, look, shared_role_code) values ($1, $2, 'lying', $3) returning id",
    [name, query, role],
  );
}

async function makeBoard(db: Db, who: Person, role: string | null = null): Promise<number> {
  await asUser(db, who);
  return db.value("insert into public.boards (name, shared_role_code) values ('Bảng của tôi', $1) returning id", [
    role,
  ]);
}

const tile = (chartId: number, width = 6, height = 3) => ({ kind: "chart", chart_id: chartId, width, height });
const arrange = (db: Db, boardId: number, version: number, tiles: unknown[]) =>
  db.value<number>("select public.save_board_tiles($1, $2, $3)", [boardId, version, JSON.stringify(tiles)]);
const chartsSeen = async (db: Db, who: Person) => {
  await asUser(db, who);
  return (await db.rows<{ id: number }>("select id from public.charts")).map(({ id }) => id);
};

describe("what is shared with a role", () => {
  test("a board shows its charts to the role, and to nobody else", () =>
    inTransaction(async (db) => {
      const owner = await person(db, "supervisor");
      const head = await person(db, "agency_head");
      const officer = await person(db, "contact_officer");
      const chartId = await makeChart(db, owner);
      const boardId = await makeBoard(db, owner, "agency_head");
      expect(await chartsSeen(db, head)).toEqual([]);
      await asUser(db, owner);
      expect(await arrange(db, boardId, 1, [tile(chartId)])).toBe(2);

      expect(await chartsSeen(db, head)).toEqual([chartId]);
      expect(await db.rows("select chart_id, width, height, position from public.board_tiles")).toEqual([
        { chart_id: chartId, width: 6, height: 3, position: 1 },
      ]);
      expect(await chartsSeen(db, officer)).toEqual([]);
      expect(await db.rows("select * from public.board_tiles")).toEqual([]);
    }));

  test("a chart shared by itself, without a board", () =>
    inTransaction(async (db) => {
      const owner = await person(db, "supervisor");
      const leader = await person(db, "city_leader");
      const chartId = await makeChart(db, owner, "Cho lãnh đạo", "city_leader");
      expect(await chartsSeen(db, leader)).toEqual([chartId]);
    }));

  test("whoever sees a board neither changes nor arranges it", () =>
    inTransaction(async (db) => {
      const owner = await person(db, "supervisor");
      const head = await person(db, "agency_head");
      const chartId = await makeChart(db, owner);
      const boardId = await makeBoard(db, owner, "agency_head");
      await arrange(db, boardId, 1, [tile(chartId)]);
      await asUser(db, head);
      expect((await db.client.query("update public.boards set name = 'x'")).rowCount).toBe(0);
      expect((await db.client.query("delete from public.charts")).rowCount).toBe(0);
      expect(await db.refusal("select public.save_board_tiles($1, 2, '[]')", [boardId])).toMatchObject({
        code: "PT404",
        key: "board.not_found",
      });
      expect(await db.refusal("select public.add_board_tile($1, 'chart', $2)", [boardId, chartId])).toMatchObject({
        key: "board.not_found",
      });
    }));

  test("somebody else's private chart cannot be opened by putting it on a board of one's own", () =>
    inTransaction(async (db) => {
      const owner = await person(db, "supervisor");
      const curious = await person(db, "operator");
      const chartId = await makeChart(db, owner, "Riêng");
      const boardId = await makeBoard(db, curious);
      expect(
        await db.refusal("select public.save_board_tiles($1, 1, $2)", [boardId, JSON.stringify([tile(chartId)])]),
      ).toMatchObject({ code: "PT404", key: "chart.not_found" });
      expect(await chartsSeen(db, curious)).toEqual([]);
    }));

  test("nobody hands a chart or a board to another person", () =>
    inTransaction(async (db) => {
      const owner = await person(db, "supervisor");
      const other = await person(db, "operator");
      const chartId = await makeChart(db, owner);
      expect(
        (await db.refusal("update public.charts set staff_id = $1 where id = $2", [other.staffId, chartId])).code,
      ).toBe("42501");
      expect(
        (await db.refusal("insert into public.boards (staff_id, name) values ($1, 'x')", [other.staffId])).code,
      ).toBe("42501");
    }));
});

describe("arranging", () => {
  test("order and sizes are kept, and kept inside the grid", () =>
    inTransaction(async (db) => {
      const owner = await person(db, "supervisor");
      const [a, b] = [await makeChart(db, owner, "A"), await makeChart(db, owner, "B")];
      const boardId = await makeBoard(db, owner);
      await arrange(db, boardId, 1, [tile(a, 4, 2), tile(b, 99, 0), { kind: "alerts", width: 12, height: 2 }]);
      await arrange(db, boardId, 2, [{ kind: "alerts", width: 12, height: 2 }, tile(b), tile(a, 4, 2)]);
      expect(
        await db.rows(
          "select kind, chart_id, width, height from public.board_tiles where board_id = $1 order by position",
          [boardId],
        ),
      ).toEqual([
        { kind: "alerts", chart_id: null, width: 12, height: 2 },
        { kind: "chart", chart_id: b, width: 6, height: 3 },
        { kind: "chart", chart_id: a, width: 4, height: 2 },
      ]);
      expect(await db.value("select public.add_board_tile($1, 'chart', $2)", [boardId, a])).toBe(4);
      expect(
        await db.value("select chart_id from public.board_tiles where board_id = $1 order by position desc limit 1", [
          boardId,
        ]),
      ).toBe(a);
    }));

  const wrong: [string, string, string][] = [
    ["not a list", '{"kind": "chart"}', "invalid_value"],
    ["an unknown kind", '[{"kind": "clock", "width": 6, "height": 3}]', "invalid_value"],
    ["a chart without a chart", '[{"kind": "chart", "width": 6, "height": 3}]', "chart.not_found"],
    ["a size that is no number", '[{"kind": "alerts", "width": "wide", "height": 3}]', "invalid_value"],
    [
      "a chart that is not there",
      '[{"kind": "chart", "chart_id": 99999999, "width": 6, "height": 3}]',
      "chart.not_found",
    ],
    [
      "too many",
      JSON.stringify(Array.from({ length: 25 }, () => ({ kind: "alerts", width: 6, height: 3 }))),
      "board.too_many_tiles",
    ],
  ];
  test.each(wrong)("%s is refused, with the field", (_name, tiles, key) =>
    inTransaction(async (db) => {
      const boardId = await makeBoard(db, await person(db, "supervisor"));
      expect(await db.refusal("select public.save_board_tiles($1, 1, $2)", [boardId, tiles])).toMatchObject({
        key,
        params: { field: "tiles" },
      });
    }),
  );

  test("two windows: the later one is told, nothing is lost", () =>
    inTransaction(async (db) => {
      const owner = await person(db, "supervisor");
      const chartId = await makeChart(db, owner);
      const boardId = await makeBoard(db, owner);
      await arrange(db, boardId, 1, [tile(chartId)]);
      expect(await db.refusal("select public.save_board_tiles($1, 1, '[]')", [boardId])).toMatchObject({
        code: "PT409",
        key: "board.changed_meanwhile",
        params: { version: 2 },
      });
      expect(await db.value("select count(*) from public.board_tiles where board_id = $1", [boardId])).toBe(1);
    }));

  test("a chart that is deleted leaves its boards; what people change is in the audit", () =>
    inTransaction(async (db) => {
      const owner = await person(db, "supervisor");
      const chartId = await makeChart(db, owner);
      const boardId = await makeBoard(db, owner);
      await arrange(db, boardId, 1, [tile(chartId)]);
      await db.rows("delete from public.charts where id = $1", [chartId]);
      expect(await db.value("select count(*) from public.board_tiles where board_id = $1", [boardId])).toBe(0);
      await asOwner(db);
      expect(
        await db.rows("select action, staff_id from private.audit_log where table_name = 'public.charts' order by id"),
      ).toEqual([
        { action: "insert", staff_id: owner.staffId },
        { action: "delete", staff_id: owner.staffId },
      ]);
    }));
});

describe("a relative period on Wednesday, 18 November 2026 at 06:30", () => {
  // The same table stands in console/src/lib/periods.test.ts.
  const cases: [string, string, string][] = [
    ["today", "2026-11-18", "2026-11-19"],
    ["yesterday", "2026-11-17", "2026-11-18"],
    ["this_week", "2026-11-16", "2026-11-19"],
    ["last_week", "2026-11-09", "2026-11-16"],
    ["this_month", "2026-11-01", "2026-11-19"],
    ["last_month", "2026-10-01", "2026-11-01"],
    ["this_quarter", "2026-10-01", "2026-11-19"],
    ["last_quarter", "2026-07-01", "2026-10-01"],
    ["this_year", "2026-01-01", "2026-11-19"],
    ["last_year", "2025-01-01", "2026-01-01"],
    ["last_7_days", "2026-11-12", "2026-11-19"],
    ["last_30_days", "2026-10-20", "2026-11-19"],
    ["last_90_days", "2026-08-21", "2026-11-19"],
    ["last_12_weeks", "2026-08-31", "2026-11-19"],
    ["last_12_months", "2025-12-01", "2026-11-19"],
    ["last_24_months", "2024-12-01", "2026-11-19"],
  ];
  test.each(cases)("%s", (period, from, to) =>
    inTransaction(async (db) => {
      // 23:30 UTC of the day before is already the 18th in the office.
      expect(await db.row("select * from bi.resolve_period($1, '2026-11-17T23:30:00Z')", [period])).toEqual({
        from_on: from,
        to_on: to,
      });
    }),
  );
  test("an unknown one is refused", () =>
    inTransaction(async (db) => {
      expect(await db.refusal("select * from bi.resolve_period('fortnight', now())")).toMatchObject({
        code: "PT422",
        key: "chart.unknown_period",
      });
    }));
});
