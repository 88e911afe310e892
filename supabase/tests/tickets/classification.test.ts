import { expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import { intake, openDesk, type StepResult, step } from "./desk.ts";

const code = (db: Db, table: string, value: string) =>
  db.value<number>(`select id from public.${table} where code = $1`, [value]);

async function world(db: Db) {
  const desk = await openDesk(db);
  await asOwner(db);
  const [first, second] = (
    await db.rows<{ id: number; name: string }>(
      "select id, name from public.categories where archived_at is null and parent_id is not null order by id limit 2",
    )
  ).map((row) => row);
  const ward = await db.row<{ id: number; name: string }>(
    "select id, name from public.agencies where kind = 'commune' order by id limit 1",
  );
  const ticket = await step(db, "receive_ticket", desk.operator, "2026-11-20T08:00:00+07:00", {
    ...intake,
    category_id: first?.id,
    location_text: "12 Lạch Tray",
  });
  return { desk, first, second, ward, ticket };
}

const classify = (id: number, category: unknown, commune: unknown, place: unknown, version: unknown = null) =>
  ["select public.classify_ticket($1, $2, $3, $4, $5)", [id, category, commune, place, version]] as [string, unknown[]];

test("QĐ583 Điều 5: category and place are put right, before and after stand in the timeline, the clock goes on", () =>
  inTransaction(async (db) => {
    const { desk, first, second, ward, ticket } = await world(db);
    const due = await db.value("select due_at from public.tickets where id = $1", [ticket.id]);
    await asUser(db, desk.operator);
    const result = await db.value<StepResult>(
      ...classify(ticket.id, second?.id, ward.id, "  Số 21  Lạch Tray ", ticket.version),
    );
    expect(result).toMatchObject({ status: "received", version: ticket.version + 1 });
    await asOwner(db);
    expect(
      await db.row("select category_id, commune_id, location_text, due_at from public.tickets where id = $1", [
        ticket.id,
      ]),
    ).toEqual({ category_id: second?.id, commune_id: ward.id, location_text: "Số 21  Lạch Tray", due_at: due });
    expect(
      await db.value(
        "select data -> 'changes' from public.ticket_events where ticket_id = $1 and kind = 'classified'",
        [ticket.id],
      ),
    ).toEqual({
      category: { before: first?.name, after: second?.name },
      commune: { after: ward.name },
      place: { before: "12 Lạch Tray", after: "Số 21  Lạch Tray" },
    });
  }));

test("nothing changed is no step; null takes a value away", () =>
  inTransaction(async (db) => {
    const { desk, first, ticket } = await world(db);
    await asUser(db, desk.operator);
    expect(await db.value(...classify(ticket.id, first?.id, null, "12 Lạch Tray"))).toMatchObject({
      version: ticket.version,
    });
    await db.value(...classify(ticket.id, null, null, null));
    await asOwner(db);
    expect(await db.row("select category_id, location_text from public.tickets where id = $1", [ticket.id])).toEqual({
      category_id: null,
      location_text: null,
    });
  }));

test("what is not there is refused at its field; a stale version and another agency's officer are refused", () =>
  inTransaction(async (db) => {
    const { desk, first, ticket } = await world(db);
    const department = await code(db, "agencies", "SXD");
    await asUser(db, desk.operator);
    for (const [args, field] of [
      [[99_999_999, null, null], "category_id"],
      [[null, department, null], "commune_id"],
      [[null, null, "ă".repeat(301)], "location_text"],
    ] as const) {
      expect(await db.refusal(...classify(ticket.id, ...(args as [unknown, unknown, unknown])))).toMatchObject({
        key: "ticket.field_invalid",
        params: { field },
      });
    }
    expect(await db.refusal(...classify(ticket.id, first?.id, null, "x", ticket.version + 5))).toMatchObject({
      code: "PT409",
      key: "ticket.changed",
    });
    await asUser(db, desk.officer);
    expect((await db.refusal(...classify(ticket.id, null, null, "x"))).code).toMatch(/PT40[34]/);
  }));
