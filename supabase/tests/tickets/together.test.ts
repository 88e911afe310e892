import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, inTransaction, wrap } from "../support/database.ts";
import { asUser } from "../support/people.ts";
import { type Desk, intake, openDesk, outbox, receive, step, ticketIn, ticketRow, timeline } from "./desk.ts";

describe("a step is one transaction: state, timeline, clocks, messages", () => {
  test.each(["private.outbox", "public.ticket_events", "sla.clocks", "public.notifications"])(
    "when %s cannot be written, nothing is",
    (table) =>
      inTransaction(async (db) => {
        const desk = await openDesk(db);
        const id = await ticketIn(db, desk, "received");
        const before = [await ticketRow(db, id), await timeline(db, id), await outbox(db, id)];
        await db.rows(
          `create function pg_temp.disk_full() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
        );
        await db.rows(
          `create trigger disk_full before insert on ${table} for each row execute function pg_temp.disk_full()`,
        );
        await asUser(db, desk.operator);
        expect((await db.refusal("select public.transfer_ticket($1, $2, null)", [id, desk.agencyId])).message).toBe(
          "disk full",
        );
        await db.client.query("reset role");
        expect([await ticketRow(db, id), await timeline(db, id), await outbox(db, id)]).toEqual(before);
        expect(await db.value("select count(*) from public.notifications where subject_id = $1", [id])).toBe(0);
      }),
  );

  test("a step undone takes its messages along", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      await db.client.query("savepoint before_step");
      await step(db, "transfer_ticket", desk.operator, new Date(), id, desk.agencyId, null);
      expect(await outbox(db, id)).toEqual(["sms ticket_transferred"]);
      expect(await timeline(db, id)).toEqual(["received", "transferred"]);
      await db.client.query("rollback to savepoint before_step");
      expect(await outbox(db, id)).toEqual([]);
      expect(await timeline(db, id)).toEqual(["received"]);
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

  const newTicket = async () => {
    const id = await receive(wrap(owner), desk, new Date());
    made.push(id);
    return id;
  };

  /** A session of its own that takes a step and holds its transaction open until told. */
  const begin = async (who: { userId: string }) => {
    const client = await connect();
    sessions.push(client);
    await client.query("begin");
    await asUser(wrap(client), who.userId);
    return client;
  };
  const outcome = (query: Promise<unknown>) =>
    query.then(
      () => "ok",
      (error: { code?: string; hint?: string }) => `${error.code} ${error.hint}`,
    );

  test("two operators transfer the same ticket: one wins, the other is told", async () => {
    const id = await newTicket();
    const [a, b] = [await begin(desk.operator), await begin(desk.operator)];
    await a.query("select public.transfer_ticket($1, $2, 'một')", [id, desk.agencyId]);
    const second = outcome(b.query("select public.transfer_ticket($1, $2, 'hai')", [id, desk.otherAgencyId]));
    await a.query("commit");
    expect(await second).toBe("PT409 ticket.wrong_status");
    await b.query("rollback");
    expect(await ticketRow(wrap(owner), id)).toMatchObject({ agency_id: desk.agencyId, version: 2 });
    expect(await timeline(wrap(owner), id)).toEqual(["received", "transferred"]);
    expect(await outbox(wrap(owner), id)).toEqual(["sms ticket_transferred"]);
  });

  test("the officer answers while the operator recalls: exactly one happens", async () => {
    const id = await newTicket();
    await step(wrap(owner), "transfer_ticket", desk.operator, new Date(), id, desk.agencyId, null);
    const [a, b] = [await begin(desk.operator), await begin(desk.officer)];
    await a.query("select public.recall_ticket($1, 'Chuyển nhầm')", [id]);
    const answer = outcome(b.query("select public.answer_ticket($1, 'Xong')", [id]));
    await a.query("commit");
    expect(await answer).toBe("PT409 ticket.changed");
    await b.query("rollback");
    expect(await ticketRow(wrap(owner), id)).toMatchObject({ status: "received" });
  });

  test("the loser of a rolled-back winner goes through", async () => {
    const id = await newTicket();
    const [a, b] = [await begin(desk.operator), await begin(desk.operator)];
    await a.query("select public.answer_directly($1, 'A')", [id]);
    const second = outcome(b.query("select public.answer_directly($1, 'B')", [id]));
    await a.query("rollback");
    expect(await second).toBe("ok");
    await b.query("commit");
    expect(await wrap(owner).rows("select content from public.ticket_answers where ticket_id = $1", [id])).toEqual([
      { content: "B" },
    ]);
  });

  test("a tick neither waits for a step nor fires what the step has settled", async () => {
    const db = wrap(owner);
    const start = await db.value<Date>("select sla.add_working_time('vn-city', now(), interval '-9 hours')");
    const id = (await step(db, "receive_ticket", desk.operator, start, { ...intake })).id;
    made.push(id);
    await step(db, "transfer_ticket", desk.operator, start, id, desk.agencyId, null, desk.officer.staffId);
    const a = await begin(desk.head);
    await a.query("select public.answer_ticket($1, 'Xong')", [id]);
    expect(await db.value<{ busy: number }>("select sla.tick(clock_timestamp())")).toMatchObject({ busy: 1 });
    await a.query("commit");
    await db.rows("select sla.tick(clock_timestamp())");
    expect((await timeline(db, id)).filter((kind) => kind === "escalated")).toEqual(["escalated"]);
    expect(await ticketRow(db, id)).toMatchObject({ status: "relay_pending" });
  });

  test("twenty received at once: twenty codes in a row", async () => {
    const clients = await Promise.all(Array.from({ length: 5 }, () => connect()));
    sessions.push(...clients);
    const form = JSON.stringify({ ...intake, received_at: "2021-06-01T08:00:00+07:00" });
    const codes: string[] = [];
    await Promise.all(
      clients.map(async (client) => {
        for (let i = 0; i < 4; i++) {
          const { rows } = await client.query("select private.receive_ticket(null, now(), $1) as r", [form]);
          made.push(rows[0].r.id);
          codes.push(rows[0].r.code);
        }
      }),
    );
    const numbers = codes.map((code) => Number(code.slice(8))).sort((x, y) => x - y);
    const first = numbers[0] as number;
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => first + i));
  });
});
