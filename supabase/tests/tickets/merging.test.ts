import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Db, inTransaction, wrap } from "../support/database.ts";
import { asOwner, asRole, asUser } from "../support/people.ts";
import {
  clocks,
  type Desk,
  openDesk,
  outbox,
  receive,
  type State,
  type StepResult,
  states,
  step,
  ticketIn,
  ticketRow,
  timeline,
} from "./desk.ts";

const other = { phone: "0987 654 321", full_name: "Trần Thị Bưởi", address: "5 Tô Hiệu" };
// A week without holidays: Monday 2 March 2026.
const mon = (time: string) => `2026-03-02 ${time}+07`;
const tue = (time: string) => `2026-03-03 ${time}+07`;

const merge = (db: Db, desk: Desk, at: Date | string, main: number, duplicate: number, note: string | null = null) =>
  step(db, "merge_tickets", desk.operator, at, main, duplicate, note);

const told = (db: Db, kind: string) =>
  db.rows<{ staff_id: number; code: string; other: string }>(
    "select staff_id, params ->> 'code' as code, params ->> 'other' as other from public.notifications where kind = $1 order by staff_id",
    [kind],
  );

describe("merging", () => {
  test("the duplicate ends, the other goes on; both timelines say so", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const main = await receive(db, desk, mon("08:00"));
      const duplicate = await receive(db, desk, mon("08:10"), other);
      await asUser(db, desk.operator);
      const result = await db.value<StepResult>("select public.merge_tickets($1, $2, 'Cùng cột đèn', 1, 1)", [
        main,
        duplicate,
      ]);
      await asOwner(db);
      const [kept, gone] = [await ticketRow(db, main), await ticketRow(db, duplicate)];
      expect(result).toEqual({ id: main, code: kept.code, status: "received", version: 2 });
      expect(kept).toMatchObject({ status: "received", merged_into_id: null });
      expect(gone).toMatchObject({ status: "merged", merged_into_id: main, due_at: null, version: 2 });
      expect(gone.closed_at).not.toBeNull();
      const last = (id: number) =>
        db.row(
          "select kind, note, from_status, to_status, actor_id, data ->> 'other_code' as other from public.ticket_events where ticket_id = $1 order by id desc limit 1",
          [id],
        );
      const common = { note: "Cùng cột đèn", actor_id: desk.operator.staffId };
      expect(await last(main)).toEqual({
        ...common,
        kind: "merged_in",
        from_status: "received",
        to_status: "received",
        other: gone.code,
      });
      expect(await last(duplicate)).toEqual({
        ...common,
        kind: "merged",
        from_status: "received",
        to_status: "merged",
        other: kept.code,
      });
    }));

  const open: State[] = [
    "received",
    "clarification of 1022",
    "clarification of the agency",
    "assigned",
    "verifying",
    "verifying, change asked",
    "escalated",
    "overdue",
    "directed",
    "coordination",
    "relay_pending",
  ];
  test.each(open)("a duplicate that is %s: no clock of it is open any more, none ever fires", (state) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const duplicate = await ticketIn(db, desk, state);
      const main = await receive(db, desk, new Date(), other);
      await merge(db, desk, new Date(), main, duplicate);
      const kinds = await timeline(db, duplicate);
      const isOpen = (clock: string) => / (running|due_soon|overdue|paused)$/.test(clock);
      expect((await clocks(db, duplicate)).filter(isOpen)).toEqual([]);
      expect((await clocks(db, main)).filter(isOpen)).toEqual(["triage running"]);
      await db.rows("select sla.tick(clock_timestamp() + interval '90 days')");
      expect(await ticketRow(db, duplicate)).toMatchObject({
        status: "merged",
        due_at: null,
        commitment_request: null,
      });
      expect(await timeline(db, duplicate)).toEqual(kinds);
      expect(await timeline(db, main)).toContain("breached");
    }),
  );

  test.each(states.filter((state) => !open.includes(state)))("a duplicate that is %s is refused", (state) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const duplicate = await ticketIn(db, desk, state);
      const main = await receive(db, desk, new Date(), other);
      await asUser(db, desk.operator);
      const refusal = await db.refusal("select public.merge_tickets($1, $2)", [main, duplicate]);
      const keys: Partial<Record<State, string>> = {
        merged: "ticket.duplicate_is_merged",
        "answered by 1022": "ticket.duplicate_is_answered",
        "answered by the agency": "ticket.duplicate_is_answered",
      };
      expect(refusal).toMatchObject({ code: "PT409", key: keys[state] ?? "ticket.wrong_status" });
    }),
  );

  test("merging late settles first: what was due before is not undone", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const duplicate = await receive(db, desk, mon("08:00"));
      const main = await receive(db, desk, mon("10:00"), other);
      await merge(db, desk, mon("10:30"), main, duplicate);
      expect(await timeline(db, duplicate)).toEqual(["received", "warned", "breached", "merged"]);
      expect(
        await db.value("select breached_at from sla.clocks where subject_type = 'ticket' and subject_id = $1", [
          duplicate,
        ]),
      ).toEqual(new Date(mon("09:00")));
    }));

  test("nothing hangs on a merged ticket: what was merged into it comes along; merging into it is refused with where it went", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const [a, b, c] = [
        await receive(db, desk, mon("08:00")),
        await receive(db, desk, mon("08:01"), other),
        await receive(db, desk, mon("08:02")),
      ];
      await merge(db, desk, mon("08:05"), b, a);
      await merge(db, desk, mon("08:06"), c, b);
      for (const id of [a, b]) expect(await ticketRow(db, id)).toMatchObject({ status: "merged", merged_into_id: c });
      for (const id of [a, b, c]) expect(await db.value("select private.final_ticket_id($1)", [id])).toBe(c);
      const d = await receive(db, desk, mon("08:07"));
      const refusal = await db.refusal("select private.merge_tickets($1, $2, $3, $4, null)", [
        desk.operator.staffId,
        mon("08:08"),
        b,
        d,
      ]);
      expect(refusal).toMatchObject({
        code: "PT409",
        key: "ticket.main_is_merged",
        params: { main: (await ticketRow(db, c)).code },
      });
    }));

  test.each<[string, (main: number) => unknown[], string, string]>([
    ["into itself", (main) => [main, main], "PT422", "ticket.field_invalid"],
    ["with none", (main) => [main, null], "PT422", "ticket.field_required"],
    ["with one that does not exist", (main) => [main, 987654321], "PT404", "ticket.not_found"],
  ])("%s", (_, ids, code, key) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const main = await receive(db, desk, new Date());
      await asUser(db, desk.operator);
      expect(await db.refusal("select public.merge_tickets($1, $2)", ids(main))).toMatchObject({ code, key });
    }),
  );

  test("whoever saw an older version of either is told", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const [main, duplicate] = [await ticketIn(db, desk, "assigned"), await receive(db, desk, new Date(), other)];
      await asUser(db, desk.operator);
      const ask = (...versions: (number | null)[]) =>
        db.refusal("select public.merge_tickets($1, $2, null, $3, $4)", [main, duplicate, ...versions]);
      expect((await ask(1, 1)).key).toBe("ticket.changed");
      expect((await ask(2, 7)).key).toBe("ticket.changed");
    }));

  test("an urgent duplicate makes the matter urgent", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const main = await receive(db, desk, mon("08:00"));
      const duplicate = await receive(db, desk, mon("08:01"), { ...other, priority: "urgent" });
      await merge(db, desk, mon("08:02"), main, duplicate);
      expect(await ticketRow(db, main)).toMatchObject({ priority: "urgent" });
      const briefs =
        "select c.started_at from sla.clocks c where c.subject_type = 'ticket' and c.subject_id = $1 and c.level = 'urgent_brief' and c.state <> 'cancelled'";
      const had = await db.rows(
        "select from sla.clocks c where c.subject_type = 'ticket' and c.subject_id = $1 and c.level = 'urgent_brief'",
        [duplicate],
      );
      expect(await db.rows(briefs, [main])).toEqual(had.map(() => ({ started_at: new Date(mon("08:01")) })));
      expect(await db.rows(briefs, [duplicate])).toEqual([]);
    }));
});

describe("who is told", () => {
  test("both agencies, each person once", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const make = async (agencyId: number) => {
        const id = await receive(db, desk, mon("08:00"), other);
        await step(db, "transfer_ticket", desk.operator, mon("08:10"), id, agencyId, null);
        return id;
      };
      const [main, duplicate, third] = [
        await make(desk.agencyId),
        await make(desk.otherAgencyId),
        await make(desk.agencyId),
      ];
      const code = async (id: number) => (await ticketRow(db, id)).code;
      await merge(db, desk, mon("09:00"), main, duplicate);
      const sorted = (ids: number[]) => ids.sort((x, y) => x - y);
      expect(await told(db, "ticket_merged")).toEqual(
        await Promise.all(
          sorted([desk.otherOfficer.staffId, desk.otherHead.staffId]).map(async (staff_id) => ({
            staff_id,
            code: await code(duplicate),
            other: await code(main),
          })),
        ),
      );
      expect((await told(db, "ticket_merged_in")).map((row) => row.staff_id)).toEqual(
        sorted([desk.officer.staffId, desk.head.staffId]),
      );
      await merge(db, desk, mon("09:10"), main, third);
      // The same officer has both: told once, about the one that stays.
      expect(await told(db, "ticket_merged")).toHaveLength(2);
      expect(await told(db, "ticket_merged_in")).toHaveLength(4);
    }));

  test("the other citizen is told at once, and of the result under the code they know", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const [main, duplicate] = [await receive(db, desk, mon("08:00")), await receive(db, desk, mon("08:01"), other)];
      await merge(db, desk, mon("08:10"), main, duplicate);
      expect(await outbox(db, duplicate)).toEqual(["sms citizen_merged"]);
      await step(db, "answer_directly", desk.operator, mon("08:20"), main, "Đã sửa");
      expect(await outbox(db, main)).toEqual(["sms citizen_result"]);
      expect(await outbox(db, duplicate)).toEqual(["sms citizen_merged", "sms citizen_result"]);
      const message = await db.row<{ code: string; citizen_id: number }>(
        "select params ->> 'code' as code, citizen_id from private.outbox where subject_id = $1 and template = 'citizen_result'",
        [duplicate],
      );
      expect(message).toEqual({
        code: (await ticketRow(db, duplicate)).code,
        citizen_id: (await ticketRow(db, duplicate)).citizen_id,
      });
    }));

  test("whoever sent both hears of it once", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const [main, duplicate] = [await receive(db, desk, mon("08:00")), await receive(db, desk, mon("08:01"))];
      await merge(db, desk, mon("08:10"), main, duplicate);
      await step(db, "answer_directly", desk.operator, mon("08:20"), main, "Đã sửa");
      expect(await outbox(db, main)).toEqual(["sms citizen_result"]);
      expect(await outbox(db, duplicate)).toEqual([]);
    }));

  test("merged into one that is answered, the citizen gets the result there and then", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const [main, duplicate] = [await receive(db, desk, mon("08:00")), await receive(db, desk, mon("08:01"), other)];
      await step(db, "answer_directly", desk.operator, mon("08:20"), main, "Đã sửa");
      await merge(db, desk, mon("08:30"), main, duplicate);
      expect(await outbox(db, duplicate)).toEqual(["sms citizen_result"]);
      expect(await outbox(db, main)).toEqual(["sms citizen_result"]);
    }));

  test("other messages of the main ticket stay with its own citizen", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const [main, duplicate] = [await receive(db, desk, mon("08:00")), await receive(db, desk, mon("08:01"), other)];
      await merge(db, desk, mon("08:10"), main, duplicate);
      await step(db, "ask_clarification", desk.operator, mon("08:20"), main, "Số nhà nào?");
      expect(await outbox(db, main)).toEqual(["sms citizen_clarification"]);
      expect(await outbox(db, duplicate)).toEqual(["sms citizen_merged"]);
    }));
});

describe("undoing a mistaken merge", () => {
  test("the ticket is received again with a fresh triage; the main one forgets it", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const main = await receive(db, desk, mon("08:00"), other);
      const duplicate = await receive(db, desk, mon("08:00"));
      await step(db, "transfer_ticket", desk.operator, mon("08:10"), duplicate, desk.agencyId, null);
      await merge(db, desk, mon("08:30"), main, duplicate);
      await step(db, "unmerge_ticket", desk.supervisor, tue("08:00"), duplicate, "Khác địa điểm");
      expect(await ticketRow(db, duplicate)).toMatchObject({
        status: "received",
        merged_into_id: null,
        agency_id: null,
        officer_id: null,
        closed_at: null,
        due_at: new Date(tue("09:00")),
      });
      expect(await clocks(db, duplicate)).toEqual(["triage met", "officer cancelled", "triage running"]);
      expect((await timeline(db, duplicate)).at(-1)).toBe("unmerged");
      expect((await timeline(db, main)).at(-1)).toBe("merge_undone");
      await step(db, "answer_directly", desk.operator, tue("08:20"), main, "Đã sửa");
      expect(await outbox(db, duplicate)).not.toContain("sms citizen_result");
      // And it may be merged again.
      await merge(db, desk, tue("08:30"), main, duplicate);
      expect(await ticketRow(db, duplicate)).toMatchObject({ status: "merged" });
    }));

  test("only what is merged, only with a reason", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "merged");
      const main = (await ticketRow(db, id)).merged_into_id;
      await asUser(db, desk.operator);
      expect((await db.refusal("select public.unmerge_ticket($1, ' ')", [id])).params).toEqual({ field: "reason" });
      expect((await db.refusal("select public.unmerge_ticket($1, 'Nhầm')", [main])).key).toBe("ticket.wrong_status");
    }));
});

test("a withdrawn ticket never fires a clock", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const id = await ticketIn(db, desk, "withdrawn");
    const kinds = await timeline(db, id);
    await db.rows("select sla.tick(clock_timestamp() + interval '90 days')");
    expect(await timeline(db, id)).toEqual(kinds);
    expect(await ticketRow(db, id)).toMatchObject({ status: "withdrawn", due_at: null });
  }));

test("SPEC §7: a merged ticket is no part of the overdue rate", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const make = async (ticket: object) => {
      const id = await receive(db, desk, mon("08:00"), ticket);
      await step(db, "transfer_ticket", desk.operator, mon("08:10"), id, desk.agencyId, null);
      return id;
    };
    const [main, duplicate] = [await make({}), await make(other)];
    await db.rows("select sla.settle('ticket', x, $1) from unnest($2::bigint[]) x", [
      "2026-03-13 12:00+07",
      [main, duplicate],
    ]);
    const rate = async () => {
      await asUser(db, desk.supervisor);
      const found = await db.value<{ numerator: number; denominator: number }>(
        `select public.bi_query(jsonb_build_object('dataset', 'tickets', 'measures', '{overdue_rate}'::text[],
           'period', jsonb_build_object('from', $1::timestamptz, 'to', $2::timestamptz))) #> '{totals,overdue_rate}'`,
        [mon("00:00"), "2026-03-14 00:00+07"],
      );
      await asOwner(db);
      return { tickets: found.denominator, overdue: found.numerator };
    };
    expect(await rate()).toEqual({ tickets: 2, overdue: 2 });
    await merge(db, desk, "2026-03-13 13:00+07", main, duplicate);
    expect(await rate()).toEqual({ tickets: 1, overdue: 1 });
  }));

describe("what is seen of the merged one", () => {
  test("from the main ticket: its words, its timeline, its files; also by an officer who may not read it by itself", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const main = await receive(db, desk, mon("08:00"));
      const duplicate = await receive(db, desk, mon("08:01"), { ...other, content: "Cột đèn số 7 hỏng" });
      const attach = (id: number, name: string) =>
        db.rows(
          `insert into public.ticket_attachments (ticket_id, storage_path, file_name, media_type, byte_size, kind, created_at)
           values ($1, $2, $2, 'image/jpeg', 10, 'image', $3)`,
          [id, `tickets/${id}/${name}`, mon("08:02")],
        );
      await attach(duplicate, "a.jpg");
      await step(db, "transfer_ticket", desk.operator, mon("08:10"), main, desk.agencyId, null);
      const files = async () => {
        await asUser(db, desk.officer);
        const rows = await db.rows("select from public.ticket_attachments where ticket_id = $1", [duplicate]);
        await asOwner(db);
        return rows.length;
      };
      expect(await files()).toBe(0);
      await merge(db, desk, mon("08:20"), main, duplicate);
      expect(await files()).toBe(1);
      await asUser(db, desk.officer);
      expect(await db.rows("select from public.tickets where id = $1", [duplicate])).toEqual([]);
      const linked = await db.value<Record<string, unknown>[]>("select public.linked_tickets($1)", [main]);
      expect(linked).toMatchObject([
        {
          relation: "merged",
          id: duplicate,
          status: "merged",
          content: "Cột đèn số 7 hỏng",
          citizen_name_masked: "Trần T. B.",
          is_readable: false,
          events: [{ kind: "received" }, { kind: "merged" }],
          attachments: [{ file_name: `tickets/${duplicate}/a.jpg` }],
        },
      ]);
      expect(JSON.stringify(linked)).not.toContain("0987654321");
      // Somebody else's officer sees none of it.
      await asUser(db, desk.otherOfficer);
      expect((await db.refusal("select public.linked_tickets($1)", [main])).code).toBe("PT404");
      expect(await db.rows("select from public.ticket_attachments where ticket_id = $1", [duplicate])).toEqual([]);
    }));

  test("from the merged ticket: where it went", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "merged");
      const main = await ticketRow(db, (await ticketRow(db, id)).merged_into_id as number);
      await asUser(db, desk.operator);
      expect(await db.value("select public.linked_tickets($1)", [id])).toMatchObject([
        { relation: "merged_into", id: main.id, code: main.code, is_readable: true },
      ]);
    }));
});

describe("rights", () => {
  test.each(["contact_officer", "agency_head", "city_leader", "reception_board", "admin"] as const)(
    "%s may not",
    (role) =>
      inTransaction(async (db) => {
        const desk = await openDesk(db);
        const [main, duplicate] = [await ticketIn(db, desk, "assigned"), await ticketIn(db, desk, "assigned")];
        await asRole(db, role, role === "contact_officer" || role === "agency_head" ? { agency: "SXD" } : {});
        for (const call of [
          "merge_tickets($1, $2)",
          "unmerge_ticket($1, $2::text)",
          "split_ticket($1, jsonb_build_array($2::int))",
        ]) {
          expect((await db.refusal(`select public.${call}`, [main, duplicate])).code).toBe("PT403");
        }
      }),
  );

  test("the supervisor may, and sees the buttons", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const [main, duplicate] = [await ticketIn(db, desk, "assigned"), await ticketIn(db, desk, "overdue")];
      await asUser(db, desk.supervisor);
      const actions = (id: number) => db.value<string[]>("select public.ticket_actions($1)", [id]);
      expect(await actions(main)).toEqual(expect.arrayContaining(["merge_tickets", "split_ticket"]));
      expect(await db.value("select public.merge_tickets($1, $2)", [main, duplicate])).toMatchObject({
        id: main,
        status: "assigned",
      });
      expect(await actions(duplicate)).toEqual(["unmerge_ticket", "add_note"]);
    }));
});

describe("two people at once, on connections of their own", () => {
  let desk: Desk;
  let owner: pg.Client;
  const sessions: pg.Client[] = [];
  const made: number[] = [];

  beforeAll(async () => {
    owner = await connect();
    desk = await openDesk(wrap(owner));
  });

  afterAll(async () => {
    const ids = Object.values(desk).flatMap((one) => (typeof one === "object" ? [one.staffId] : []));
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
  const begin = async () => {
    const client = await connect();
    sessions.push(client);
    await client.query("begin");
    await asUser(wrap(client), desk.operator);
    return client;
  };
  const outcome = (query: Promise<unknown>) =>
    query.then(
      () => "ok",
      (error: { code?: string; hint?: string }) => `${error.code} ${error.hint}`,
    );
  const call = "select public.merge_tickets($1, $2)";

  test("A into B while B goes into A: one happens, the other is told, nobody is locked out", async () => {
    const [x, y] = [await newTicket(), await newTicket()];
    const [a, b] = [await begin(), await begin()];
    await a.query(call, [x, y]);
    const second = outcome(b.query(call, [y, x]));
    await a.query("commit");
    expect(await second).toBe("PT409 ticket.main_is_merged");
    await b.query("rollback");
    expect(await ticketRow(wrap(owner), y)).toMatchObject({ status: "merged", merged_into_id: x });
    expect(await ticketRow(wrap(owner), x)).toMatchObject({ status: "received", merged_into_id: null });
  });

  test("both at the same moment, many times over: no deadlock, never two merged into each other", async () => {
    for (let round = 0; round < 8; round++) {
      const [x, y] = [await newTicket(), await newTicket()];
      const [a, b] = [await begin(), await begin()];
      const run = async (client: pg.Client, ids: number[]) => {
        const result = await outcome(client.query(call, ids));
        await client.query(result === "ok" ? "commit" : "rollback");
        return result;
      };
      const results = await Promise.all([run(a, [x, y]), run(b, [y, x])]);
      expect(results.sort()).toEqual(["PT409 ticket.main_is_merged", "ok"].sort());
    }
  });

  test("an answer that comes meanwhile: the merge waits for it and is told", async () => {
    const [x, y] = [await newTicket(), await newTicket()];
    const [a, b] = [await begin(), await begin()];
    await a.query("select public.answer_directly($1, 'Đã sửa')", [y]);
    const merging = outcome(b.query(call, [x, y]));
    await a.query("commit");
    expect(await merging).toBe("PT409 ticket.duplicate_is_answered");
    await b.query("rollback");
  });
});
