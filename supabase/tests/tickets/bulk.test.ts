import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Db, inTransaction, wrap } from "../support/database.ts";
import { asOwner, asUser, person } from "../support/people.ts";
import { type Desk, openDesk, outbox, receive, step, ticketIn, ticketRow, timeline } from "./desk.ts";

interface Row {
  id: number;
  code: string | null;
  ok: boolean;
  status: string | null;
  version?: number;
  error?: string;
  http?: number;
  params?: Record<string, unknown>;
}

const transfer = (db: Db, ids: number[], agencyId: number, requestId: string | null = null) =>
  db.value<Row[]>("select public.bulk_transfer($1, $2, 'Kính chuyển', $3)", [ids, agencyId, requestId]);

describe("one step on many tickets, each by itself", () => {
  test("fifty transferred, some of them impossible: each says what became of it", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const possible: number[] = [];
      for (let i = 0; i < 44; i++) possible.push(await receive(db, desk, new Date(), { content: `Rác ngày ${i}` }));
      possible.push(await ticketIn(db, desk, "clarification of 1022"));
      const impossible = [
        await ticketIn(db, desk, "refused"),
        await ticketIn(db, desk, "assigned"),
        await ticketIn(db, desk, "answered by 1022"),
        await ticketIn(db, desk, "withdrawn"),
      ];
      const unknown = 2_000_000_000;
      await asUser(db, desk.operator);
      const rows = await transfer(db, [...impossible, unknown, ...[...possible].reverse()], desk.agencyId);

      expect(rows).toHaveLength(50);
      expect(rows.map((row) => row.id)).toEqual([...possible, ...impossible, unknown].sort((a, b) => a - b));
      expect(rows.filter((row) => row.ok).map((row) => row.id)).toEqual([...possible].sort((a, b) => a - b));
      const failed = new Map(rows.filter((row) => !row.ok).map((row) => [row.id, row]));
      expect(impossible.map((id) => failed.get(id))).toMatchObject([
        { error: "ticket.wrong_status", http: 409, status: "refused", params: { status: "refused" } },
        { error: "ticket.wrong_status", http: 409, status: "assigned" },
        { error: "ticket.wrong_status", http: 409, status: "answered" },
        { error: "ticket.wrong_status", http: 409, status: "withdrawn" },
      ]);
      expect(failed.get(unknown)).toMatchObject({ code: null, status: null, error: "ticket.not_found", http: 404 });

      await asOwner(db);
      const first = possible[0] as number;
      expect(await ticketRow(db, first)).toMatchObject({ status: "assigned", agency_id: desk.agencyId, version: 2 });
      expect(await timeline(db, first)).toEqual(["received", "transferred"]);
      expect(await outbox(db, first)).toEqual(["sms ticket_transferred"]);
      const [refused] = impossible as [number];
      expect(await timeline(db, refused)).toEqual(["received", "refused"]);
    }));

  test("what is impossible is known before: the state, or the right", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const received = await ticketIn(db, desk, "received");
      const refused = await ticketIn(db, desk, "refused");
      const assigned = await ticketIn(db, desk, "assigned");
      const preview = (name: string) =>
        db.value<Row[]>("select public.bulk_preview($1, $2)", [name, [received, refused, assigned, 2_000_000_000]]);
      await asUser(db, desk.operator);
      expect(await preview("transfer_ticket")).toMatchObject([
        { id: refused, error: "ticket.wrong_status", params: { status: "refused", step: "transfer_ticket" } },
        { id: assigned, error: "ticket.wrong_status" },
      ]);
      await asUser(db, desk.supervisor);
      expect((await preview("transfer_ticket")).find((row) => row.id === received)?.error).toBe("authz.forbidden");
      // What somebody may not see is not mentioned either.
      await asUser(db, desk.otherOfficer);
      expect(await preview("forward_ticket")).toEqual([]);
    }));

  test("a call that comes twice is done once and answers the same", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const ids = [await ticketIn(db, desk, "assigned"), await ticketIn(db, desk, "escalated")];
      const request = randomUUID();
      await asUser(db, desk.supervisor);
      const urge = () => db.value<Row[]>("select public.bulk_urge($1, 'Đề nghị trả lời', $2)", [ids, request]);
      const first = await urge();
      expect(first.map((row) => row.ok)).toEqual([true, true]);
      expect(await urge()).toEqual(first);
      await asOwner(db);
      for (const id of ids) expect((await timeline(db, id)).filter((kind) => kind === "urged")).toEqual(["urged"]);
      // Another call of the same words is another reminder.
      await asUser(db, desk.supervisor);
      await db.value("select public.bulk_urge($1, 'Đề nghị trả lời')", [ids]);
      await asOwner(db);
      expect((await timeline(db, ids[0] as number)).filter((kind) => kind === "urged")).toHaveLength(2);
    }));

  test("a ticket named twice is taken once", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      await asUser(db, desk.operator);
      expect(await transfer(db, [id, id], desk.agencyId)).toMatchObject([{ id, ok: true }]);
    }));

  test("what is wrong with the form is said before any ticket is touched", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      const city = await db.value<number>("select id from public.agencies where kind = 'city'");
      await asUser(db, desk.operator);
      const refused = (sql: string, values: unknown[]) => db.refusal(sql, values);
      expect(await refused("select public.bulk_transfer($1, null)", [[id]])).toMatchObject({
        code: "PT422",
        params: { field: "agency_id" },
      });
      expect(await refused("select public.bulk_transfer($1, $2)", [[id], city])).toMatchObject({ code: "PT422" });
      expect(await refused("select public.bulk_transfer('{}', $1)", [desk.agencyId])).toMatchObject({
        key: "ticket.field_required",
        params: { field: "ticket_ids" },
      });
      const many = Array.from({ length: 201 }, (_, i) => i + 1);
      expect(await refused("select public.bulk_transfer($1, $2)", [many, desk.agencyId])).toMatchObject({
        key: "ticket.too_many",
        params: { max: 200, count: 201 },
      });
      await asUser(db, desk.supervisor);
      expect(await refused("select public.bulk_urge($1, '  ')", [[id]])).toMatchObject({
        params: { field: "message" },
      });
      expect(await refused("select public.bulk_reassign($1, $2, '')", [[id], desk.agencyId])).toMatchObject({
        params: { field: "reason" },
      });
      await asUser(db, desk.officer);
      expect(await refused("select public.bulk_forward($1, '{}')", [[id]])).toMatchObject({
        params: { field: "staff_ids" },
      });
      await asOwner(db);
      expect(await timeline(db, id)).toEqual(["received"]);
    }));

  test("rights are asked for each ticket: another agency's is not there", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const own = await ticketIn(db, desk, "assigned");
      const others = await receive(db, desk, new Date());
      await step(db, "transfer_ticket", desk.operator, new Date(), others, desk.otherAgencyId, null);
      await asUser(db, desk.officer);
      const rows = await db.value<Row[]>("select public.bulk_forward($1, $2, 'Đồng chí An nghỉ')", [
        [own, others],
        [desk.head.staffId],
      ]);
      expect(rows).toMatchObject([
        { id: own, ok: true },
        { id: others, ok: false, code: null, status: null, error: "ticket.not_found" },
      ]);
      await asOwner(db);
      expect(await ticketRow(db, own)).toMatchObject({ officer_id: desk.head.staffId });
    }));

  test("an absent officer's work goes to colleagues in turn", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const ids: number[] = [];
      for (let i = 0; i < 3; i++) ids.push(await ticketIn(db, desk, "assigned"));
      const colleague = await person(db, "contact_officer", { name: "Đào Thị Yến" });
      const refused = await ticketIn(db, desk, "answered by the agency");
      await asUser(db, desk.head);
      const rows = await db.value<Row[]>("select public.bulk_forward($1, $2)", [
        [ids[0], refused, ids[1], ids[2]],
        [desk.head.staffId, desk.officer.staffId, colleague.staffId],
      ]);
      expect(rows.map((row) => row.ok)).toEqual([true, true, true, false]);
      await asOwner(db);
      const officers = await db.rows<{ officer_id: number }>(
        "select officer_id from public.tickets where id = any ($1) order by id",
        [ids],
      );
      // Who has the ticket already is passed over.
      const turn = [desk.head.staffId, colleague.staffId].sort((a, b) => a - b);
      expect(officers.map((row) => row.officer_id)).toEqual([turn[0], turn[1], turn[0]]);
    }));

  test("closing and reassigning: only where the state allows", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const answered = await ticketIn(db, desk, "answered by the agency");
      const assigned = await ticketIn(db, desk, "assigned");
      const overdue = await ticketIn(db, desk, "overdue");
      await asUser(db, desk.operator);
      expect(await db.value("select public.bulk_close($1, 'Hết ý kiến')", [[answered, assigned]])).toMatchObject([
        { id: answered, ok: true, status: "closed" },
        { id: assigned, ok: false, error: "ticket.wrong_status" },
      ]);
      await asUser(db, desk.supervisor);
      expect(
        await db.value("select public.bulk_reassign($1, $2, 'Đúng thẩm quyền')", [
          [answered, assigned, overdue],
          desk.otherAgencyId,
        ]),
      ).toMatchObject([{ ok: false, error: "ticket.wrong_status" }, { ok: true }, { ok: true, status: "assigned" }]);
    }));
});

describe("the list's search by the index", () => {
  test("every word, accents or not, and only what the person may read", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const mine = await receive(db, desk, new Date(), { content: "Cống thoát nước kêu lục bục zxqv" });
      const other = await receive(db, desk, new Date(), { content: "Cống thoát nước kêu lục bục zxqv" });
      await receive(db, desk, new Date(), { content: "Cống khác" });
      await step(db, "transfer_ticket", desk.operator, new Date(), mine, desk.agencyId, null);
      await step(db, "transfer_ticket", desk.operator, new Date(), other, desk.otherAgencyId, null);
      const found = (query: string) =>
        db.value<number[] | null>("select to_jsonb(public.search_ticket_ids($1))", [query]);
      await asUser(db, desk.operator);
      expect((await found("ZXQV cong luc"))?.sort((a, b) => a - b)).toEqual([mine, other]);
      await asUser(db, desk.officer);
      expect(await found(" zxqv ")).toEqual([mine]);
      expect(await found("zxqv %_\\")).toEqual([]);
      // Too short for the index: the list itself has to look.
      expect(await found("o")).toBeNull();
      expect(await found("")).toBeNull();
    }));

  test("more than five hundred are left to the list's own order", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await db.rows(
        `insert into public.tickets (code, status, channel, priority, content, received_at, last_event_at, level_reached)
         select 'TEST-' || n, 'closed', 'import', 'normal', 'wqzx thử', now(), now(), 'operator' from generate_series(1, 501) n`,
      );
      await asUser(db, desk.operator);
      const found = (query: string) =>
        db.value<number[] | null>("select to_jsonb(public.search_ticket_ids($1))", [query]);
      expect(await found("wqzx")).toBeNull();
      expect(await found("wqzx test-501")).toHaveLength(1);
    }));
});

describe("several at once, on connections of their own", () => {
  let desk: Desk;
  let owner: pg.Client;
  const sessions: pg.Client[] = [];
  const made: number[] = [];

  beforeAll(async () => {
    owner = await connect();
    desk = await openDesk(wrap(owner));
  });

  afterAll(async () => {
    const staff = Object.values(desk).flatMap((one) => (typeof one === "object" ? [one] : []));
    const ids = staff.map((one) => one.staffId);
    await owner.query("delete from public.notifications where staff_id = any ($1)", [ids]);
    await owner.query("delete from private.outbox where subject_type = 'ticket' and subject_id = any ($1)", [made]);
    await owner.query("delete from sla.clocks where subject_type = 'ticket' and subject_id = any ($1)", [made]);
    await owner.query("delete from public.tickets where id = any ($1)", [made]);
    await owner.query("delete from public.staff where id = any ($1)", [ids]);
    await Promise.all([owner, ...sessions].map((client) => client.end()));
  });

  const begin = async (who: { userId: string }) => {
    const client = await connect();
    sessions.push(client);
    await client.query("begin");
    await asUser(wrap(client), who.userId);
    return client;
  };
  const newTickets = async (count: number) => {
    const ids: number[] = [];
    for (let i = 0; i < count; i++) ids.push(await receive(wrap(owner), desk, new Date()));
    made.push(...ids);
    return ids;
  };

  test("two bulk transfers of the same tickets, one the other way round: each ticket goes once, nobody is locked out", async () => {
    const ids = await newTickets(6);
    const [a, b] = [await begin(desk.operator), await begin(desk.operator)];
    const first = await wrap(a).value<Row[]>("select public.bulk_transfer($1, $2)", [ids.slice(0, 4), desk.agencyId]);
    const second = wrap(b).value<Row[]>("select public.bulk_transfer($1, $2)", [
      [...ids].reverse(),
      desk.otherAgencyId,
    ]);
    await a.query("commit");
    const rows = await second;
    await b.query("commit");
    expect(first.map((row) => row.ok)).toEqual([true, true, true, true]);
    expect(rows.map((row) => row.ok)).toEqual([false, false, false, false, true, true]);
    expect(rows[0]).toMatchObject({ error: "ticket.wrong_status", params: { status: "assigned" } });
    for (const id of ids) expect(await timeline(wrap(owner), id)).toEqual(["received", "transferred"]);
  });

  test("single steps in the middle of a bulk: it waits for them and tells which it lost", async () => {
    const ids = await newTickets(4);
    const single = await begin(desk.operator);
    await single.query("select public.answer_directly($1, 'Đã trả lời')", [ids[2]]);
    const bulk = await begin(desk.operator);
    const pending = wrap(bulk).value<Row[]>("select public.bulk_transfer($1, $2)", [ids, desk.agencyId]);
    await single.query("commit");
    const rows = await pending;
    await bulk.query("commit");
    expect(rows.map((row) => row.ok)).toEqual([true, true, false, true]);
    expect(rows[2]).toMatchObject({ error: "ticket.wrong_status", params: { status: "answered" } });
  });

  test("many at random at the same time: every ticket ends with exactly one transfer", async () => {
    const ids = await newTickets(12);
    const clients = await Promise.all(Array.from({ length: 4 }, () => connect()));
    sessions.push(...clients);
    const outcomes = await Promise.all(
      clients.map(async (client, n) => {
        await client.query("begin");
        await asUser(wrap(client), desk.operator.userId);
        const rotated = [...ids.slice(n * 3), ...ids.slice(0, n * 3)];
        const rows =
          n % 2
            ? await wrap(client).value<Row[]>("select public.bulk_transfer($1, $2)", [rotated, desk.agencyId])
            : [
                await client.query("select public.transfer_ticket($1, $2, null)", [rotated[0], desk.agencyId]).then(
                  () => ({ ok: true }) as Row,
                  (error: { hint?: string }) => ({ ok: false, error: error.hint }) as Row,
                ),
              ];
        await client.query("commit");
        return rows;
      }),
    );
    const failures = outcomes.flat().filter((row) => !row.ok);
    expect(new Set(failures.map((row) => row.error))).toEqual(new Set(["ticket.wrong_status"]));
    expect(outcomes.flat().filter((row) => row.ok)).toHaveLength(12);
    for (const id of ids) expect(await timeline(wrap(owner), id)).toEqual(["received", "transferred"]);
  });

  test("a double click: the second call waits for the first and answers the same", async () => {
    const ids = await newTickets(2);
    const request = randomUUID();
    const [a, b] = [await begin(desk.operator), await begin(desk.operator)];
    const first = await transfer(wrap(a), ids, desk.agencyId, request);
    const second = transfer(wrap(b), ids, desk.agencyId, request);
    await a.query("commit");
    expect(await second).toEqual(first);
    await b.query("commit");
    expect(first.every((row) => row.ok)).toBe(true);
  });
});
