import { describe, expect, test } from "vitest";
import { connect, type Db, inTransaction, wrap } from "../support/database.ts";
import { asOwner, asUser, type Person } from "../support/people.ts";
import { at, type Cast, cast, coordinate, monday, onlyTask, part, taskClocks, tasks } from "./coordination.ts";
import { clocks, receive, step, timeline, workingHoursAgo } from "./desk.ts";

/** A ticket the Office coordinates since a working hour: one agency leads, one takes part. */
async function coordinated(db: Db) {
  const who = await cast(db);
  const start = await workingHoursAgo(db, 1);
  const id = await receive(db, who, start);
  await asOwner(db);
  await db.value("select private.coordinate_ticket($1, $2, $3, $4, now() + interval '3 days', 'x', $5)", [
    who.supervisor.staffId,
    start,
    id,
    who.agencyId,
    JSON.stringify([part(who.partId)]),
  ]);
  return { who, id };
}

describe("who sees and does what", () => {
  test("the agency that takes part reads the ticket and all that hangs on it, and its queue counts the task; others do not", () =>
    inTransaction(async (db) => {
      const { who, id } = await coordinated(db);
      const reading = [
        "select from public.tickets where id = $1",
        "select from public.ticket_list where id = $1",
        "select from public.ticket_events where ticket_id = $1",
        "select from public.clocks where subject_type = 'ticket' and subject_id = $1",
        "select from public.ticket_task_list where ticket_id = $1 and clock_state = 'running' and code is not null",
        "select from public.clocks where subject_type = 'ticket_task' and subject_id in (select id from public.ticket_tasks where ticket_id = $1)",
        "select from public.find_tickets('Lạch Tray') where id = $1",
      ];
      const seen = async (one: Person) => {
        await asUser(db, one);
        const found: boolean[] = [];
        for (const sql of reading) found.push((await db.rows(sql, [id])).length > 0);
        return found;
      };
      for (const one of [who.officer, who.partOfficer, who.partHead, who.supervisor, who.leader]) {
        expect(await seen(one)).toEqual(reading.map(() => true));
      }
      expect(await seen(who.otherOfficer)).toEqual(reading.map(() => false));
      await asUser(db, who.partOfficer);
      expect(await db.value("select public.my_queue_counts()")).toMatchObject({ tasks: 1, mine: 0, agency: 0 });
      const clockId = await db.value("select clock_id from public.ticket_task_list where ticket_id = $1", [id]);
      expect((await db.rows("select * from public.explain_clock($1)", [clockId])).length).toBeGreaterThan(0);
      await asUser(db, who.officer);
      expect(await db.value("select public.my_queue_counts()")).toMatchObject({ tasks: 0, mine: 1, agency: 1 });
      await asUser(db, who.otherOfficer);
      expect((await db.refusal("select * from public.explain_clock($1)", [clockId])).key).toBe("clock.not_found");
    }));

  const may: Record<string, (keyof Cast)[]> = {
    answer_task: ["partOfficer", "partHead"],
    return_task: ["partOfficer", "partHead"],
    forward_task: ["partOfficer", "partHead"],
    cancel_task: ["supervisor"],
  };
  test.each(Object.keys(may))("%s: only whose part it is, or the Office", (name) =>
    inTransaction(async (db) => {
      const { who, id } = await coordinated(db);
      const task = await onlyTask(db, id);
      const argument = name === "forward_task" ? who.partHead.staffId : "Nội dung";
      const found: Record<string, string> = {};
      for (const one of [
        "operator",
        "officer",
        "head",
        "supervisor",
        "leader",
        "otherOfficer",
        "partOfficer",
        "partHead",
      ] as const) {
        await asUser(db, who[one]);
        await db.client.query("savepoint attempt");
        found[one] = await db
          .rows(`select public.${name}($1, $2)`, [task.id, argument])
          .then(() => "ok")
          .catch((error: { hint?: string }) => String(error.hint));
        await db.client.query("rollback to savepoint attempt");
      }
      for (const [one, outcome] of Object.entries(found)) {
        if (may[name]?.includes(one as keyof Cast)) expect([one, outcome]).toEqual([one, "ok"]);
        else expect([one, ["authz.forbidden", "task.not_found"].includes(outcome)]).toEqual([one, true]);
      }
    }),
  );

  test("the buttons of a coordination: the lead works, the Office steers, a leader may direct", () =>
    inTransaction(async (db) => {
      const { who, id } = await coordinated(db);
      const atAgency = ["answer_ticket", "forward_ticket", "return_ticket", "reveal_contact"];
      const expected: Partial<Record<keyof Cast, string[]>> = {
        officer: atAgency,
        head: atAgency,
        supervisor: [
          "add_task",
          "coordinate_ticket",
          "direct_ticket",
          "reassign_ticket",
          "urge_ticket",
          "withdraw_ticket",
        ],
        leader: ["direct_ticket"],
        operator: ["withdraw_ticket"],
        partOfficer: [],
      };
      const named = [...atAgency, ...(expected.supervisor ?? [])];
      for (const [one, steps] of Object.entries(expected)) {
        await asUser(db, who[one as "officer"]);
        const buttons = await db.value<string[]>("select public.ticket_actions($1)", [id]);
        expect([one, buttons.filter((each) => named.includes(each)).sort()]).toEqual([one, steps.sort()]);
      }
      await asUser(db, who.leader);
      expect(
        await db.value("select public.direct_ticket($1, now() + interval '2 days', 'Làm ngay')", [id]),
      ).toMatchObject({ status: "directed" });
      await asOwner(db);
      expect((await clocks(db, id)).slice(-2)).toEqual(["coordination running", "direction running"]);
      await asUser(db, who.head);
      expect(await db.value("select public.answer_ticket($1, 'Xong')", [id])).toMatchObject({
        status: "relay_pending",
      });
      await asOwner(db);
      expect(await tasks(db, id)).toMatchObject([{ status: "ended" }]);
    }));

  test("a participant may not take the lead's steps, and sees no button for them", () =>
    inTransaction(async (db) => {
      const { who, id } = await coordinated(db);
      await asUser(db, who.partOfficer);
      expect(await db.value("select public.ticket_actions($1)", [id])).toEqual([]);
      expect((await db.refusal("select public.answer_ticket($1, 'x')", [id])).key).toBe("authz.forbidden");
      expect((await db.refusal("select public.reveal_contact($1, 'x')", [id])).code).toMatch(/^PT40[34]$/);
    }));
});

describe("two at once", () => {
  test("two answers to one task: the second hears that it is over; a tick meanwhile waits for nobody and fires nothing twice", async () => {
    const [first, second, third] = await Promise.all([connect(), connect(), connect()]);
    const [a, b, c] = [wrap(first), wrap(second), wrap(third)];
    const who = await cast(a);
    const id = await receive(a, who, monday);
    try {
      await coordinate(a, who, id, at("16T08:30"));
      const task = await onlyTask(a, id);
      await first.query("begin");
      await a.rows("select private.answer_task($1, $2, $3, 'một')", [who.partOfficer.staffId, at("18T12:00"), task.id]);
      const loser = b
        .rows("select private.answer_task($1, $2, $3, 'hai')", [who.partHead.staffId, at("18T12:00"), task.id])
        .then(() => "ok")
        .catch((error: { hint?: string }) => String(error.hint));
      const tick = await c.value<{ busy: number }>("select sla.tick($1)", [at("18T12:00")]);
      expect(tick.busy).toBeGreaterThan(0);
      await first.query("commit");
      expect(await loser).toBe("task.over");
      await c.value("select sla.tick($1)", [at("18T12:01")]);
      expect(await onlyTask(a, id)).toMatchObject({ answer: "một", status: "answered" });
      expect(await taskClocks(a, task.id)).toEqual(["missed"]);
      expect((await timeline(a, id)).filter((kind) => kind === "breached")).toHaveLength(1);
    } finally {
      await first.query("rollback").catch(() => undefined);
      const staff = Object.values(who).flatMap((one) => (typeof one === "object" ? [one.staffId] : []));
      await a.rows("delete from public.notifications where staff_id = any ($1)", [staff]);
      await a.rows("delete from private.outbox where subject_type = 'ticket' and subject_id = $1", [id]);
      await a.rows(
        `delete from sla.clocks where (subject_type = 'ticket' and subject_id = $1)
           or (subject_type = 'ticket_task' and subject_id in (select k.id from public.ticket_tasks k where k.ticket_id = $1))`,
        [id],
      );
      await a.rows("delete from public.tickets where id = $1", [id]);
      await a.rows("delete from public.staff where id = any ($1)", [staff]);
      await Promise.all([first.end(), second.end(), third.end()]);
    }
  });

  test("the Office changes the part while the agency writes: the stale answer is refused, nothing is lost", () =>
    inTransaction(async (db) => {
      const who = await cast(db);
      const id = await receive(db, who, monday);
      await coordinate(db, who, id, at("16T08:30"));
      const task = await onlyTask(db, id);
      await step(db, "coordinate_ticket", who.supervisor, at("16T09:00"), id, who.agencyId, at("19T17:30"), "Rõ thêm", [
        part(who.partId, at("18T11:30"), "Kiểm tra cả trạm biến áp"),
      ]);
      await asOwner(db);
      expect(
        await db.refusal("select private.answer_task($1, $2, $3, 'xong', $4)", [
          who.partOfficer.staffId,
          at("16T09:30"),
          task.id,
          task.version,
        ]),
      ).toMatchObject({ code: "PT409", key: "task.changed" });
      expect(await taskClocks(db, task.id)).toEqual(["running"]);
    }));
});
