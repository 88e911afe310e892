import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import {
  clocks,
  type Desk,
  openDesk,
  outbox,
  receive,
  type StepResult,
  states,
  step,
  ticketIn,
  ticketRow,
  timeline,
} from "./desk.ts";

// A week without holidays: Monday 2 March 2026.
const mon = (time: string) => `2026-03-02 ${time}+07`;
const whole = "Đèn đường phố Lạch Tray hỏng; rác ở chợ Cố Đạo ba ngày chưa thu gom; cây đổ ở công viên";
const parts = [
  { content: "Đèn đường phố Lạch Tray hỏng" },
  { content: "Rác ở chợ Cố Đạo ba ngày chưa thu gom" },
  { content: "Cây đổ ở công viên" },
];

interface Split extends StepResult {
  parts: StepResult[];
}

const split = async (db: Db, desk: Desk, at: string | Date, id: number, given: object[] = parts): Promise<Split> =>
  (await step(db, "split_ticket", desk.operator, at, id, JSON.stringify(given), "Ba nội dung")) as Split;

const category = (db: Db, n: number) =>
  db.value<number>(
    "select id from public.categories where parent_id is not null and archived_at is null order by id offset $1 limit 1",
    [n],
  );

describe("one report of several matters", () => {
  test("keeps its first part; each other part becomes a ticket of the same citizen and receipt", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const [light, waste] = [await category(db, 0), await category(db, 1)];
      const id = await receive(db, desk, mon("08:00"), {
        content: whole,
        is_confidential: true,
        priority: "urgent",
        category_id: light,
      });
      await asUser(db, desk.operator);
      const result = await db.value<Split>("select public.split_ticket($1, $2, 'Ba nội dung', 1)", [
        id,
        JSON.stringify([parts[0], { ...parts[1], category_id: waste, location_text: "Chợ Cố Đạo" }, parts[2]]),
      ]);
      await asOwner(db);
      expect(result).toMatchObject({ id, status: "received", version: 2 });
      const kept = await ticketRow(db, id);
      expect(kept).toMatchObject({ content: parts[0]?.content, status: "received", version: 2, category_id: light });
      const [second, third] = await Promise.all(result.parts.map((part) => ticketRow(db, part.id)));
      const same = Object.fromEntries(
        [
          "channel",
          "citizen_id",
          "citizen_name_masked",
          "citizen_phone_masked",
          "received_at",
          "received_by_id",
          "is_confidential",
          "priority",
        ].map((key) => [key, kept[key]]),
      );
      expect(second).toMatchObject({
        ...same,
        split_from_id: id,
        status: "received",
        content: parts[1]?.content,
        category_id: waste,
        location_text: "Chợ Cố Đạo",
      });
      expect(third).toMatchObject({
        ...same,
        split_from_id: id,
        content: parts[2]?.content,
        category_id: light,
        location_text: kept.location_text,
      });
      expect(new Set([kept.code, second?.code, third?.code]).size).toBe(3);
      // The words of the whole are not lost.
      expect(
        await db.value("select data ->> 'content' from public.ticket_events where ticket_id = $1 and kind = 'split'", [
          id,
        ]),
      ).toBe(whole);
      expect(await timeline(db, id)).toContain("split");
      expect(await timeline(db, second?.id as number)).toEqual(expect.arrayContaining(["received", "split_off"]));
      expect(await outbox(db, id)).toContain("sms citizen_split");
      expect(
        await db.value(
          "select params ->> 'codes' from private.outbox where subject_id = $1 and template = 'citizen_split'",
          [id],
        ),
      ).toBe(`${second?.code}, ${third?.code}`);
    }));

  test("while it waits for triage the parts wait since the receipt", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, mon("08:00"), { content: whole });
      const { parts: made } = await split(db, desk, mon("08:30"), id);
      for (const part of made) {
        expect(await ticketRow(db, part.id)).toMatchObject({
          due_at: new Date(mon("09:00")),
          received_at: new Date(mon("08:00")),
          recorded_at: new Date(mon("08:30")),
        });
      }
      // Split too late, the part is as late as the whole.
      const late = await receive(db, desk, mon("10:00"), { content: whole });
      const [part] = (await split(db, desk, mon("11:20"), late)).parts;
      expect(await clocks(db, part?.id as number)).toEqual(["triage overdue"]);
      expect(await timeline(db, part?.id as number)).toContain("breached");
    }));

  test("once it has gone on, the parts get a fresh triage, its own clock goes on", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, mon("08:00"), { content: whole });
      await step(db, "transfer_ticket", desk.operator, mon("08:30"), id, desk.agencyId, null);
      const due = (await ticketRow(db, id)).due_at;
      const [part] = (await split(db, desk, mon("15:00"), id)).parts;
      expect(await ticketRow(db, part?.id as number)).toMatchObject({
        status: "received",
        agency_id: null,
        due_at: new Date(mon("16:00")),
      });
      expect(await ticketRow(db, id)).toMatchObject({ status: "assigned", agency_id: desk.agencyId, due_at: due });
      expect(await db.rows("select staff_id from public.notifications where kind = 'ticket_split'")).toEqual([
        { staff_id: desk.officer.staffId },
      ]);
    }));

  test("the parts live on their own: answering one leaves the others open", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, mon("08:00"), { content: whole });
      const { parts: made } = await split(db, desk, mon("08:10"), id);
      await step(db, "answer_directly", desk.operator, mon("08:20"), made[0]?.id, "Đã thu gom");
      expect((await ticketRow(db, id)).status).toBe("received");
      expect((await ticketRow(db, made[1]?.id as number)).status).toBe("received");
    }));

  test("whoever handles a part sees what the citizen sent with the whole, and nothing that came later", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, mon("08:00"), { content: whole });
      const attach = (name: string, at: string) =>
        db.rows(
          `insert into public.ticket_attachments (ticket_id, storage_path, file_name, media_type, byte_size, kind, created_at)
           values ($1, $2, $2, 'image/jpeg', 10, 'image', $3)`,
          [id, name, at],
        );
      await attach("before.jpg", mon("08:05"));
      const [part] = (await split(db, desk, mon("08:10"), id)).parts;
      await attach("after.jpg", mon("09:00"));
      await step(db, "transfer_ticket", desk.operator, mon("08:30"), id, desk.agencyId, null);
      await step(db, "transfer_ticket", desk.operator, mon("08:30"), part?.id, desk.otherAgencyId, null);
      await asUser(db, desk.otherOfficer);
      expect(await db.rows("select file_name from public.ticket_attachments")).toEqual([{ file_name: "before.jpg" }]);
      const linked = await db.value<object[]>("select public.linked_tickets($1)", [part?.id]);
      expect(linked).toMatchObject([
        { relation: "split_from", id, is_readable: false, content: null, attachments: [{ file_name: "before.jpg" }] },
      ]);
      await asUser(db, desk.operator);
      expect(await db.value<object[]>("select public.linked_tickets($1)", [id])).toMatchObject([
        { relation: "split_into", content: parts[1]?.content },
        { relation: "split_into", content: parts[2]?.content },
      ]);
    }));
});

describe("what is refused", () => {
  const cases: [string, unknown, string, Record<string, unknown>][] = [
    ["no parts", null, "ticket.parts_too_few", { field: "parts" }],
    ["one part", [parts[0]], "ticket.parts_too_few", { field: "parts" }],
    ["an object", {}, "ticket.parts_too_few", { field: "parts" }],
    ["eleven parts", Array.from({ length: 11 }, () => parts[0]), "ticket.parts_too_many", { field: "parts", max: 10 }],
    [
      "a part without content",
      [parts[0], { content: "  " }, "x"],
      "ticket.invalid",
      { fields: { "parts.1.content": "required", "parts.2.content": "required" } },
    ],
    [
      "an unknown category and ward",
      [parts[0], { ...parts[1], category_id: 987654, commune_id: "x" }],
      "ticket.invalid",
      { fields: { "parts.1.category_id": "unknown", "parts.1.commune_id": "unknown" } },
    ],
    [
      "too long",
      [parts[0], { content: "x".repeat(10001) }],
      "ticket.invalid",
      { fields: { "parts.1.content": "too_long" } },
    ],
  ];
  test.each(cases)("%s, and nothing is written", (_, given, key, params) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, new Date(), { content: whole });
      await asUser(db, desk.operator);
      expect(
        await db.refusal("select public.split_ticket($1, $2, null)", [
          id,
          given === null ? null : JSON.stringify(given),
        ]),
      ).toMatchObject({ code: "PT422", key, params });
      await asOwner(db);
      expect(await ticketRow(db, id)).toMatchObject({ content: whole, version: 1 });
    }),
  );

  test("the same form sent twice splits once", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, new Date(), { content: whole });
      await asUser(db, desk.operator);
      const send = [id, JSON.stringify(parts)];
      await db.rows("select public.split_ticket($1, $2, null, 1)", send);
      expect((await db.refusal("select public.split_ticket($1, $2, null, 1)", send)).key).toBe("ticket.changed");
      expect(await db.value("select count(*) from public.tickets where split_from_id = $1", [id])).toBe(2);
    }));

  const refused = [
    "refused",
    "relay_pending",
    "answered by 1022",
    "answered by the agency",
    "closed",
    "merged",
    "withdrawn",
  ] as const;
  test.each(states)("in the state %s", (state) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, state);
      await asUser(db, desk.supervisor);
      const call = "select public.split_ticket($1, $2, null)";
      if ((refused as readonly string[]).includes(state)) {
        expect((await db.refusal(call, [id, JSON.stringify(parts)])).key).toBe("ticket.wrong_status");
      } else {
        expect((await db.value<Split>(call, [id, JSON.stringify(parts)])).parts).toHaveLength(2);
      }
    }),
  );
});
