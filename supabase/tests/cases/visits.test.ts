import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import { morning, openReception, type Reception, step } from "./reception.ts";

const visit = {
  full_name: "Phạm Thị Dung",
  phone: "0570 000 111",
  address: "5 Cầu Đất, phường Ngô Quyền",
  classification: "petition",
  content: "Kiến nghị cấp giấy chứng nhận quyền sử dụng đất đã nộp hồ sơ hai năm",
};
interface Logged {
  id: number;
  code: string;
  result: string;
}
const log = (db: Db, people: Reception, more: object = {}) =>
  step<Logged>(db, "log_visit", people.board, morning, { ...visit, ...more });

describe("the counter's log (Luật Tiếp công dân 2013 Điều 25; SPEC §5)", () => {
  test("takes down who came, masked, about what", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const made = await log(db, people, { head_count: 3 });
      expect(made.code).toMatch(/^TD-26-\d{5}$/);
      const row = await db.row("select * from public.visits where id = $1", [made.id]);
      expect(row).toMatchObject({
        result: "open",
        classification: "petition",
        head_count: 3,
        agency_id: people.board.agencyId,
      });
      expect(JSON.stringify(row)).not.toMatch(/Phạm Thị Dung|0570000111/);
    }));

  test("a double click is one visit", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const request_id = randomUUID();
      const first = await log(db, people, { request_id });
      expect(await log(db, people, { request_id })).toEqual(first);
    }));

  test.each<[string, object, string, object]>([
    ["no name", { full_name: " " }, "case.field_required", { field: "full_name" }],
    ["a number that is none", { phone: "123" }, "case.field_invalid", { field: "phone", problem: "phone" }],
    ["no classification", { classification: null }, "case.field_required", { field: "classification" }],
    ["an unknown classification", { classification: "joke" }, "case.field_required", { field: "classification" }],
    ["no content", { content: "" }, "case.field_required", { field: "content" }],
    [
      "a visit of tomorrow",
      { visited_at: "2031-01-01T00:00:00Z" },
      "case.field_invalid",
      { field: "visited_at", problem: "future" },
    ],
    ["nobody at all", { head_count: 0 }, "case.field_invalid", { field: "head_count" }],
    ["a ward that is none", { commune_id: 0 }, "case.field_invalid", { field: "commune_id" }],
  ])("refuses %s, at its field", (_, wrong, key, params) =>
    inTransaction(async (db) => {
      const { board } = await openReception(db);
      await asUser(db, board);
      expect(await db.refusal("select public.log_visit($1)", [JSON.stringify({ ...visit, ...wrong })])).toMatchObject({
        key,
        params,
      });
    }),
  );

  test("a slip of the pen is put right while the visit is open, and the audit keeps both", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await log(db, people);
      await asUser(db, people.board);
      await db.rows("select public.save_visit($1, $2)", [
        id,
        JSON.stringify({ classification: "report", content: "Phản ánh" }),
      ]);
      await db.rows("select public.resolve_visit($1, 'explained', '{\"note\": \"Đã giải thích\"}')", [id]);
      expect(await db.refusal("select public.save_visit($1, $2)", [id, JSON.stringify(visit)])).toMatchObject({
        key: "case.visit_resolved",
      });
      await asOwner(db);
      expect(await db.value("select count(*) from private.audit_log where table_name like '%visits'")).toBe(3);
    }));

  test("who stands at the counter: known by the number, with what they brought before, on record", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await log(db, people);
      await asUser(db, people.board);
      const found = await db.value("select public.find_visitor('0570000111')");
      expect(found).toMatchObject({
        is_known: true,
        full_name: "Phạm Thị Dung",
        visits: [{ id }],
        tickets: [],
        cases: [],
      });
      expect(await db.value("select public.find_visitor('0570 000 112')")).toMatchObject({
        is_known: false,
        visits: [],
      });
      expect(await db.refusal("select public.find_visitor('12')")).toMatchObject({ params: { field: "phone" } });
      await asOwner(db);
      expect(await db.value("select count(*) from private.contact_reveals where reason = 'find_visitor'")).toBe(1);
    }));
});

describe("what became of a visit", () => {
  const resolve = (db: Db, id: number, result: string, details: object = {}) =>
    db.value<{ made: { id: number } | null }>("select public.resolve_visit($1, $2, $3)", [
      id,
      result,
      JSON.stringify(details),
    ]);
  const rowOf = (db: Db, id: number) =>
    db.row<Record<string, unknown>>(
      "select result, redirect_to, result_note, ticket_id, case_id from public.visits where id = $1",
      [id],
    );

  test("explained on the spot", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await log(db, people);
      await asUser(db, people.board);
      await resolve(db, id, "explained", { note: "Hướng dẫn thời hạn giải quyết" });
      expect(await rowOf(db, id)).toMatchObject({
        result: "explained",
        result_note: "Hướng dẫn thời hạn giải quyết",
        redirect_to: null,
      });
    }));

  test("sent to who is competent: where to must be said", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await log(db, people);
      await asUser(db, people.board);
      expect(await db.refusal("select public.resolve_visit($1, 'redirected')", [id])).toMatchObject({
        params: { field: "redirect_to" },
      });
      expect(await rowOf(db, id)).toMatchObject({ result: "open" });
      await resolve(db, id, "redirected", { redirect_to: "Thanh tra thành phố" });
      expect(await rowOf(db, id)).toMatchObject({ result: "redirected", redirect_to: "Thanh tra thành phố" });
    }));

  test("taken down as a ticket, with the citizen's particulars", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await log(db, people);
      await asUser(db, people.board);
      const { made } = await resolve(db, id, "ticket");
      await asOwner(db);
      expect(
        await db.row(
          "select t.channel, t.content, c.phone from public.tickets t join public.citizens c on c.id = t.citizen_id where t.id = $1",
          [made?.id],
        ),
      ).toEqual({
        channel: "walk_in",
        content: visit.content,
        phone: "0570000111",
      });
      expect(await rowOf(db, id)).toMatchObject({ result: "ticket", ticket_id: made?.id });
    }));

  test("a ticket needs a telephone number: asked for at its field, nothing half-written", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await log(db, people, { phone: null });
      await asUser(db, people.board);
      const refusal = await db.refusal("select public.resolve_visit($1, 'ticket')", [id]);
      expect(JSON.stringify(refusal.params)).toContain("phone");
      expect(await rowOf(db, id)).toMatchObject({ result: "open", ticket_id: null });
      await resolve(db, id, "ticket", { phone: "0570 000 113" });
      expect(await rowOf(db, id)).toMatchObject({ result: "ticket" });
    }));

  test("registered as a case of the group that came", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id, code } = await log(db, people, { head_count: 9, classification: "complaint" });
      await asUser(db, people.board);
      const { made } = await resolve(db, id, "case", { title: "Khiếu nại thu hồi đất" });
      expect(
        await db.row("select matter, title, is_group, head_count from public.cases where id = $1", [made?.id]),
      ).toEqual({
        matter: "complaint",
        title: "Khiếu nại thu hồi đất",
        is_group: true,
        head_count: 9,
      });
      expect(
        await db.value("select data ->> 'code' from public.case_events where case_id = $1 and kind = 'from_visit'", [
          made?.id,
        ]),
      ).toBe(code);
    }));

  test.each(["ticket", "case"])(
    "a denunciation becomes no %s: it goes the way of its own law (QĐ583 Điều 1.2, QĐ3394 Điều 4.1)",
    (result) =>
      inTransaction(async (db) => {
        const people = await openReception(db);
        const { id } = await log(db, people, { classification: "denunciation" });
        await asUser(db, people.board);
        expect(await db.refusal("select public.resolve_visit($1, $2)", [id, result])).toMatchObject({
          code: "PT409",
          key: "case.denunciation",
        });
        await resolve(db, id, "redirected", { redirect_to: "Thanh tra thành phố" });
      }),
  );

  test("only once", () =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await log(db, people);
      await asUser(db, people.board);
      await resolve(db, id, "ticket");
      expect(await db.refusal("select public.resolve_visit($1, 'ticket')", [id])).toMatchObject({
        code: "PT409",
        key: "case.visit_resolved",
      });
      await asOwner(db);
      expect(await db.value("select count(*) from public.tickets where channel = 'walk_in'")).toBe(1);
    }));

  test.each(["supervisor", "chair", "head"] as const)("%s resolves nothing", (who) =>
    inTransaction(async (db) => {
      const people = await openReception(db);
      const { id } = await log(db, people);
      await asUser(db, people[who]);
      expect((await db.refusal("select public.resolve_visit($1, 'explained')", [id])).code).toBe("PT403");
    }),
  );
});
