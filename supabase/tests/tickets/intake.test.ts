import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { connect, inTransaction, wrap } from "../support/database.ts";
import { asOwner, asRole, asUser } from "../support/people.ts";
import { clocks, intake, openDesk, receive, step, ticketRow, timeline } from "./desk.ts";

const at = (text: string) => `${text}+07`;
const send = "select public.receive_ticket($1)";

describe("what an intake form must hold (QĐ583 Điều 7)", () => {
  const cases: [string, object, string, unknown][] = [
    ["no phone", { phone: undefined }, "ticket.field_required", { field: "phone" }],
    ["blank name", { full_name: "  " }, "ticket.field_required", { field: "full_name" }],
    ["a name of no-break blanks", { full_name: "\u00a0\u200b" }, "ticket.field_required", { field: "full_name" }],
    ["no address", { address: null }, "ticket.field_required", { field: "address" }],
    ["no content", { content: "\n" }, "ticket.field_required", { field: "content" }],
    ["no channel", { channel: "" }, "ticket.field_required", { field: "channel" }],
    ["phone with letters", { phone: "O912345123" }, "ticket.field_invalid", { field: "phone", problem: "invalid" }],
    ["phone too short", { phone: "091234" }, "ticket.field_invalid", { field: "phone", problem: "invalid" }],
    ["no such channel", { channel: "zalo" }, "ticket.field_invalid", { field: "channel", problem: "unknown" }],
    ["import is not a channel of the form", { channel: "import" }, "ticket.field_invalid", { field: "channel" }],
    ["nor with blanks around it", { channel: " import " }, "ticket.field_invalid", { field: "channel" }],
    ["email", { email: "an@nhà" }, "ticket.field_invalid", { field: "email", problem: "invalid" }],
    ["priority", { priority: "high" }, "ticket.field_invalid", { field: "priority", problem: "unknown" }],
    ["no such category", { category_id: -1 }, "ticket.field_invalid", { field: "category_id", problem: "unknown" }],
    ["category that is no number", { category_id: "x" }, "ticket.field_invalid", { field: "category_id" }],
    ["no such commune", { commune_id: 999999 }, "ticket.field_invalid", { field: "commune_id", problem: "unknown" }],
    ["latitude alone", { latitude: 20.8 }, "ticket.field_required", { field: "longitude" }],
    ["latitude", { latitude: 91, longitude: 106 }, "ticket.field_invalid", { field: "latitude", problem: "invalid" }],
    [
      "future receipt",
      { received_at: "2999-01-01" },
      "ticket.field_invalid",
      { field: "received_at", problem: "future" },
    ],
    [
      "receipt that is no time",
      { received_at: "hôm qua" },
      "ticket.field_invalid",
      { field: "received_at", problem: "invalid" },
    ],
    [
      "a call that ends before it starts",
      { call_started_at: "2026-01-02T00:00:00Z", call_ended_at: "2026-01-01T00:00:00Z" },
      "ticket.field_invalid",
      { field: "call_ended_at", problem: "before_start" },
    ],
    [
      "content too long",
      { content: "a".repeat(10_001) },
      "ticket.field_invalid",
      { field: "content", problem: "too_long" },
    ],
    ["not a uuid", { request_id: "1" }, "ticket.field_invalid", { field: "request_id" }],
    [
      "several at once",
      { phone: "1", content: null, email: "x" },
      "ticket.invalid",
      { fields: { phone: "invalid", content: "required", email: "invalid" } },
    ],
  ];
  test.each(cases)("%s", (_name, change, key, params) =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const refusal = await db.refusal(send, [JSON.stringify({ ...intake, ...change })]);
      expect(refusal).toMatchObject({ code: "PT422", key, params });
    }),
  );

  test("a history import needs content and time only", () =>
    inTransaction(async (db) => {
      const { staffId } = await asRole(db, "operator");
      await asOwner(db);
      const ticket = { channel: "import", content: "Ổ gà", received_at: at("2025-05-05 09:00") };
      const result = await db.value("select private.receive_ticket($1, now(), $2)", [staffId, JSON.stringify(ticket)]);
      expect(result).toMatchObject({ code: expect.stringMatching(/^1022-25-\d{6}$/), status: "received" });
    }));
});

describe("telephone numbers", () => {
  test.each([
    ["0912345123", "0912345123"],
    ["+84 912 345 123", "0912345123"],
    ["84912345123", "0912345123"],
    ["0084-912-345-123", "0912345123"],
    ["+84 0912 345 123", "0912345123"],
    ["(0225) 3.842.123", "02253842123"],
    ["0225 3842 12", "0225384212"],
    ["1022", null],
    ["0012345678", null],
    ["+1 212 555 0100", null],
    ["", null],
    [null, null],
  ])("%s → %s", (raw, normal) =>
    inTransaction(async (db) => {
      expect(await db.value("select private.normal_phone($1)", [raw])).toBe(normal);
    }),
  );

  test.each([
    ["Nguyễn Văn An", "Nguyễn V. A."],
    ["  Lê   Thị Ánh  Tuyết ", "Lê T. Á. T."],
    ["An", "An"],
    ["", null],
    [null, null],
    ["Nguyễn\u00a0Văn\u200bAn", "Nguyễn V. A."],
    ["\u00a0Lê\u3000Thị Hoa\u00a0", "Lê T. H."],
  ])("name %s is shown as %s", (name, masked) =>
    inTransaction(async (db) => {
      expect(await db.value("select private.masked_name($1)", [name])).toBe(masked);
    }),
  );

  test("a number is shown by its ends", () =>
    inTransaction(async (db) => {
      expect(await db.value("select private.masked_phone('0912345123')")).toBe("09•• ••• 123");
      expect(await db.value("select private.masked_phone(null)")).toBeNull();
    }));
});

describe("receiving", () => {
  test("a ticket with its citizen apart, its code, its triage clock and its first line", () =>
    inTransaction(async (db) => {
      const me = await asRole(db, "operator", { name: "Phạm Thu Hà" });
      await asOwner(db);
      const result = await db.value<{ id: number; code: string }>("select private.receive_ticket($1, $2, $3)", [
        me.staffId,
        at("2026-03-02 08:00"),
        JSON.stringify({ ...intake, phone: "+84 912 345 123", is_confidential: true }),
      ]);
      expect(result.code).toMatch(/^1022-26-\d{6}$/);
      expect(await ticketRow(db, result.id)).toMatchObject({
        status: "received",
        version: 1,
        priority: "normal",
        citizen_name_masked: "Nguyễn V. A.",
        citizen_phone_masked: "09•• ••• 123",
        is_confidential: true,
        received_by_name: "Phạm Thu Hà",
        due_at: new Date(at("2026-03-02 09:00")),
      });
      expect(
        await db.row(
          "select c.full_name, c.phone from public.citizens c join public.tickets t on t.citizen_id = c.id where t.id = $1",
          [result.id],
        ),
      ).toEqual({ full_name: "Nguyễn Văn An", phone: "0912345123" });
      expect(
        await db.row("select kind, actor_id, actor_name, data from public.ticket_events where ticket_id = $1", [
          result.id,
        ]),
      ).toEqual({ kind: "received", actor_id: me.staffId, actor_name: "Phạm Thu Hà", data: { channel: "hotline" } });
    }));

  test("codes count up within the year of receipt", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const codes: string[] = [];
      for (const time of ["2026-12-31 23:59", "2027-01-01 00:01", "2026-12-31 23:58"]) {
        codes.push(
          (
            await step(db, "receive_ticket", desk.operator, at("2027-01-01 08:00"), {
              ...intake,
              received_at: at(time),
            })
          ).code,
        );
      }
      const numbers = codes.map((code) => Number(code.slice(8)));
      expect(codes.map((code) => code.slice(0, 8))).toEqual(["1022-26-", "1022-27-", "1022-26-"]);
      expect(numbers[2]).toBe((numbers[0] as number) + 1);
    }));

  test("a category's own priority is taken unless the form says otherwise", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const category_id = await db.value<number>(
        "select id from public.categories where default_priority = 'urgent' order by id limit 1",
      );
      const now = at("2026-03-02 08:00");
      expect(await ticketRow(db, await receive(db, desk, now, { category_id }))).toMatchObject({ priority: "urgent" });
      expect(await ticketRow(db, await receive(db, desk, now, { category_id, priority: "normal" }))).toMatchObject({
        priority: "normal",
      });
    }));

  test("taken down on paper: received_at and recorded_at apart, the timeline says so, what was due meanwhile fires", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, at("2026-03-02 16:00"), { received_at: at("2026-03-02 08:00") });
      expect(await ticketRow(db, id)).toMatchObject({
        received_at: new Date(at("2026-03-02 08:00")),
        recorded_at: new Date(at("2026-03-02 16:00")),
        due_at: new Date(at("2026-03-02 09:00")),
      });
      expect(
        await db.row(
          "select at, recorded_at, data ->> 'backdated' as backdated from public.ticket_events where ticket_id = $1 and kind = 'received'",
          [id],
        ),
      ).toEqual({
        at: new Date(at("2026-03-02 08:00")),
        recorded_at: new Date(at("2026-03-02 16:00")),
        backdated: "true",
      });
      expect(await timeline(db, id)).toEqual(["received", "warned", "breached"]);
      expect(await clocks(db, id)).toEqual(["triage overdue"]);
    }));

  test("the same form sent twice is one ticket", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      const form = JSON.stringify({ ...intake, request_id: randomUUID() });
      const first = await db.value(send, [form]);
      expect(await db.value(send, [form])).toEqual(first);
      expect(await db.value(send, [JSON.stringify({ ...intake, request_id: randomUUID() })])).not.toEqual(first);
    }));

  test("two clicks at the same moment, on two connections, are one ticket", async () => {
    const [a, b] = [await connect(), await connect()];
    const form = JSON.stringify({ ...intake, request_id: randomUUID() });
    try {
      await a.query("begin");
      await b.query("begin");
      const insert = "select private.receive_ticket(null, now(), $1) as r";
      const first = (await a.query(insert, [form])).rows[0].r;
      const second = b.query(insert, [form]);
      await a.query("commit");
      expect((await second).rows[0].r).toEqual(first);
      await b.query("commit");
      await wrap(a).rows("delete from sla.clocks where subject_type = 'ticket' and subject_id = $1", [first.id]);
      await wrap(a).rows("delete from public.tickets where id = $1", [first.id]);
    } finally {
      await a.end();
      await b.end();
    }
  });
});

describe("who calls from this number", () => {
  test("particulars of the last call and the past tickets; the look is logged", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const first = await receive(db, desk, at("2026-03-02 08:00"));
      const second = await receive(db, desk, at("2026-03-03 08:00"), { phone: "0912.345.123", address: "Nhà mới" });
      await asUser(db, desk.operator);
      const found = await db.value<Record<string, unknown>>("select public.find_caller('+84912345123')");
      expect(found).toMatchObject({
        is_known: true,
        is_nuisance: false,
        full_name: "Nguyễn Văn An",
        address: "Nhà mới",
        ticket_count: 2,
      });
      expect((found.tickets as { id: number }[]).map((t) => t.id)).toEqual([second, first]);
      await asOwner(db);
      expect(await db.rows("select staff_id, ticket_id, reason from private.contact_reveals")).toEqual([
        { staff_id: desk.operator.staffId, ticket_id: null, reason: "find_caller" },
      ]);
    }));

  test("an unknown number, and what is no number", () =>
    inTransaction(async (db) => {
      await asRole(db, "operator");
      expect(await db.value("select public.find_caller('0999 888 777')")).toMatchObject({
        is_known: false,
        tickets: [],
      });
      expect((await db.refusal("select public.find_caller('abc')")).key).toBe("ticket.field_invalid");
      await asOwner(db);
      expect(await db.rows("select from private.contact_reveals")).toEqual([]);
    }));

  test("whoever moved keeps the old address on the old ticket", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const ids = [
        await receive(db, desk, at("2026-03-02 08:00")),
        await receive(db, desk, at("2026-03-03 08:00")),
        await receive(db, desk, at("2026-03-04 08:00"), { address: "Nhà mới" }),
      ];
      const rows = await db.rows<{ citizen_id: number; address: string }>(
        "select t.citizen_id, c.address from public.tickets t join public.citizens c on c.id = t.citizen_id where t.id = any ($1) order by t.id",
        [ids],
      );
      expect(rows.map((r) => r.address)).toEqual([intake.address, intake.address, "Nhà mới"]);
      expect(rows[0]?.citizen_id).toBe(rows[1]?.citizen_id);
    }));
});
