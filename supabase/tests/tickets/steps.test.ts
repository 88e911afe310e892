import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner, asUser, type Person, person, type Role } from "../support/people.ts";
import { type Desk, openDesk, type State, states, ticketIn, ticketRow } from "./desk.ts";

type Who = "operator" | "officer" | "head" | "supervisor" | "leader";
interface Call {
  args: (desk: Desk) => unknown[];
  /** Who may take the step, and in which states. Written from SPEC §1 and §3, not read from the database. */
  allowed: Partial<Record<Who, State[]>>;
}

const soon = (days: number) => new Date(Date.now() + days * 86_400_000);
const triage: State[] = ["received", "clarification of 1022"];
const atOfficer: State[] = ["assigned", "clarification of the agency", "verifying", "verifying, change asked"];
const aboveOfficer: State[] = ["escalated", "overdue", "directed"];
const atAgency: State[] = [...atOfficer, ...aboveOfficer];
const answered: State[] = ["answered by 1022", "answered by the agency"];
const leftWithAgency: State[] = ["relay_pending", "answered by the agency", "closed", "withdrawn"];
const open: State[] = [...triage, ...atAgency, "coordination", "relay_pending"];

const calls: Record<string, Call> = {
  ask_clarification: {
    args: () => ["Ở chỗ nào?"],
    allowed: { operator: ["received"], officer: ["assigned"], head: ["assigned"] },
  },
  supply_clarification: {
    args: () => ["Trước số nhà 12"],
    allowed: {
      operator: ["clarification of 1022", "clarification of the agency"],
      officer: ["clarification of the agency"],
      head: ["clarification of the agency"],
    },
  },
  refuse_ticket: { args: () => ["Đơn tố cáo", "Thanh tra thành phố"], allowed: { operator: triage } },
  answer_directly: { args: () => ["Theo quy định…"], allowed: { operator: triage } },
  transfer_ticket: { args: (d) => [d.agencyId, "Kính chuyển"], allowed: { operator: triage } },
  recall_ticket: {
    args: () => ["Chuyển nhầm"],
    allowed: { operator: ["assigned", "clarification of the agency"] },
  },
  forward_ticket: {
    args: (d) => [d.head.staffId, "Anh xử lý"],
    allowed: { officer: atOfficer, head: atAgency },
  },
  return_ticket: {
    args: () => ["Không thuộc thẩm quyền"],
    allowed: { officer: atOfficer, head: [...atOfficer, "escalated"] },
  },
  commit_completion: {
    args: () => [soon(3), "Đã xác minh"],
    allowed: { officer: ["assigned"], head: ["assigned"] },
  },
  ask_commitment_change: {
    args: () => [soon(20), "Mưa bão"],
    allowed: {
      officer: ["verifying", "verifying, change asked"],
      head: ["verifying", "verifying, change asked"],
    },
  },
  decide_commitment_change: { args: () => [true, null], allowed: { head: ["verifying, change asked"] } },
  answer_ticket: { args: () => ["Đã xử lý xong"], allowed: { officer: atOfficer, head: atAgency } },
  direct_ticket: {
    args: (d) => [soon(3), "Giải quyết dứt điểm", d.leader.staffId],
    allowed: { leader: aboveOfficer, supervisor: aboveOfficer },
  },
  relay_answer: { args: () => ["Đã gọi"], allowed: { operator: ["relay_pending"] } },
  rate_ticket: { args: () => [5], allowed: { operator: [...answered, "closed"] } },
  reopen_ticket: {
    args: () => ["Đèn lại hỏng"],
    allowed: { operator: [...answered, "closed"], supervisor: [...answered, "closed"] },
  },
  close_ticket: { args: () => [null], allowed: { operator: answered } },
  withdraw_ticket: { args: () => ["Công dân rút"], allowed: { operator: open, supervisor: open } },
  urge_ticket: {
    args: () => ["Đề nghị khẩn trương"],
    allowed: { supervisor: [...triage, ...atAgency, "relay_pending"] },
  },
  reassign_ticket: {
    args: (d) => [d.otherAgencyId, "Đúng thẩm quyền"],
    allowed: { supervisor: [...atAgency, "coordination"] },
  },
  classify_ticket: {
    args: () => [null, null, "Ngõ 12"],
    allowed: { operator: [...open, ...answered, "closed"], supervisor: [...open, ...answered, "closed"] },
  },
  add_note: {
    args: () => ["Đã gọi lại"],
    allowed: {
      operator: [...states],
      officer: [...atAgency, ...leftWithAgency],
      head: [...atAgency, ...leftWithAgency],
      supervisor: [...states],
      leader: [...states],
    },
  },
};
const who: Who[] = ["operator", "officer", "head", "supervisor", "leader"];

/** What happens when somebody takes a step: "ok", or the key of the refusal. The ticket is left as it was. */
async function attempt(db: Db, actor: Person, name: string, id: number, args: unknown[]): Promise<string> {
  await asUser(db, actor);
  const params = [id, ...args];
  const sql = `select public.${name}(${params.map((_, i) => `$${i + 1}`).join(", ")})`;
  await db.client.query("savepoint attempt");
  try {
    await db.rows(sql, params);
    return "ok";
  } catch (error) {
    return (error as { hint?: string }).hint ?? String(error);
  } finally {
    await db.client.query("rollback to savepoint attempt");
  }
}

describe("SPEC §3: who may take which step in which state, and sees its button", () => {
  test.each(states)("%s", (state) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, state);
      const found: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const one of who) {
        await asUser(db, desk[one]);
        const sees = await db.rows("select from public.tickets where id = $1", [id]);
        const buttons = sees.length ? await db.value<string[]>("select public.ticket_actions($1)", [id]) : [];
        for (const [name, call] of Object.entries(calls)) {
          const outcome = await attempt(db, desk[one], name, id, call.args(desk));
          const isAllowed = call.allowed[one]?.includes(state) ?? false;
          expected[`${name} by ${one}`] = isAllowed ? "ok" : "refused";
          expected[`${name} as a button of ${one}`] = isAllowed ? "shown" : "hidden";
          found[`${name} as a button of ${one}`] = buttons.includes(name) ? "shown" : "hidden";
          found[`${name} by ${one}`] = outcome === "ok" ? "ok" : refusalKeys.has(outcome) ? "refused" : outcome;
        }
      }
      expect(found).toEqual(expected);
    }),
  );

  /** The refusals that mean "not you" or "not now"; anything else is a fault of the test or the step. */
  const refusalKeys = new Set([
    "authz.forbidden",
    "ticket.not_found",
    "ticket.changed",
    "ticket.wrong_status",
    "ticket.no_commitment_request",
  ]);
});

describe("a refusal says why", () => {
  test("409 with the state and the step", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "closed");
      await asUser(db, desk.operator);
      expect(await db.refusal("select public.transfer_ticket($1, $2, null)", [id, desk.agencyId])).toMatchObject({
        code: "PT409",
        key: "ticket.wrong_status",
        params: { status: "closed", step: "transfer_ticket" },
      });
    }));

  test("404 for a ticket one may not see, 409 for one that went elsewhere meanwhile", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      await asUser(db, desk.otherOfficer);
      expect(await db.refusal("select public.answer_ticket($1, 'x')", [id])).toMatchObject({
        code: "PT404",
        key: "ticket.not_found",
      });
      await asUser(db, desk.operator);
      await db.rows("select public.recall_ticket($1, 'Chuyển nhầm')", [id]);
      await asUser(db, desk.officer);
      expect(await db.refusal("select public.answer_ticket($1, 'x')", [id])).toMatchObject({
        code: "PT409",
        key: "ticket.changed",
      });
    }));

  test("409 for a version that is no longer the ticket's", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      const { version } = await ticketRow(db, id);
      await asUser(db, desk.supervisor);
      await db.rows("select public.urge_ticket($1, 'Khẩn trương', $2)", [id, version]);
      await asUser(db, desk.officer);
      expect(await db.refusal("select public.answer_ticket($1, 'Xong', $2)", [id, version])).toMatchObject({
        code: "PT409",
        key: "ticket.changed",
      });
      await db.rows("select public.answer_ticket($1, 'Xong', $2)", [id, version + 1]);
    }));

  test.each([
    ["refuse_ticket", "received", ["  ", "Thanh tra"], "ticket.field_required", "reason"],
    ["refuse_ticket", "received", ["Đơn tố cáo", null], "ticket.field_required", "redirect_to"],
    ["answer_directly", "received", ["\n\t "], "ticket.field_required", "answer"],
    ["ask_clarification", "received", [null], "ticket.field_required", "question"],
    ["transfer_ticket", "received", [null, "x"], "ticket.field_required", "agency_id"],
    ["transfer_ticket", "received", [-1, "x"], "ticket.field_invalid", "agency_id"],
    ["answer_ticket", "assigned", [""], "ticket.field_required", "answer"],
    ["forward_ticket", "assigned", [null, "x"], "ticket.field_required", "staff_id"],
    ["forward_ticket", "assigned", [-1, "x"], "ticket.field_invalid", "staff_id"],
    ["commit_completion", "assigned", [null, "x"], "ticket.field_required", "due_at"],
    ["commit_completion", "assigned", ["2020-01-01", "x"], "ticket.date_past", "due_at"],
    ["commit_completion", "assigned", ["2090-01-01", "x"], "ticket.field_invalid", "due_at"],
    ["decide_commitment_change", "verifying, change asked", [null, "x"], "ticket.field_required", "is_approved"],
    ["decide_commitment_change", "verifying, change asked", [false, " "], "ticket.field_required", "note"],
    ["direct_ticket", "overdue", ["2020-01-01", "x"], "ticket.date_past", "due_at"],
    ["rate_ticket", "closed", [6], "ticket.field_invalid", "score"],
    ["rate_ticket", "closed", [null], "ticket.field_required", "score"],
    ["rate_ticket", "closed", [5, 0], "ticket.field_invalid", "reception"],
  ] as [string, State, unknown[], string, string][])("422 %s %s %j: %s %s", (name, state, args, key, field) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, state);
      const actor = [...who].reverse().find((one) => calls[name]?.allowed[one]?.includes(state)) as Who;
      await asUser(db, desk[actor]);
      const params = [id, ...args];
      const sql = `select public.${name}(${params.map((_, i) => `$${i + 1}`).join(", ")})`;
      expect(await db.refusal(sql, params)).toMatchObject({ code: "PT422", key, params: { field } });
    }),
  );

  test("a transfer to an agency that no longer exists", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      await db.rows("update public.agencies set valid_to = current_date - 10 where id = $1", [desk.otherAgencyId]);
      await asUser(db, desk.operator);
      expect(await db.refusal("select public.transfer_ticket($1, $2, null)", [id, desk.otherAgencyId])).toMatchObject({
        code: "PT422",
        key: "ticket.agency_closed",
        params: { field: "agency_id" },
      });
    }));

  test("the Office directs only on a leader's word, and only a leader's", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "overdue");
      await asUser(db, desk.supervisor);
      const direct = "select public.direct_ticket($1, $2, 'Giải quyết dứt điểm', $3)";
      expect(await db.refusal(direct, [id, soon(3), null])).toMatchObject({
        key: "ticket.field_required",
        params: { field: "on_word_of" },
      });
      expect(await db.refusal(direct, [id, soon(3), desk.officer.staffId])).toMatchObject({
        key: "ticket.field_invalid",
        params: { field: "on_word_of" },
      });
      await db.rows(direct, [id, soon(3), desk.leader.staffId]);
      await asOwner(db);
      expect(
        await db.row(
          "select actor_id, data ->> 'leader_name' as leader from public.ticket_events where ticket_id = $1 and kind = 'directed'",
          [id],
        ),
      ).toEqual({ actor_id: desk.supervisor.staffId, leader: "Hoàng Đức Thắng" });
    }));
});

describe("SPEC §1: everybody else is refused every step", () => {
  const strangers: Role[] = ["reception_board", "one_stop_officer", "tech_support", "admin"];
  const firstState = (call: Call) => (Object.values(call.allowed)[0] as State[])[0] as State;

  test.each(Object.entries(calls))("%s", (name, call) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, firstState(call));
      for (const role of strangers) {
        expect(await attempt(db, await person(db, role), name, id, call.args(desk))).toBe("authz.forbidden");
      }
      expect(await attempt(db, desk.otherOfficer, name, id, call.args(desk))).toMatch(
        /^(authz.forbidden|ticket.not_found)$/,
      );
      const left = await person(db, "operator", { isActive: false });
      expect(await attempt(db, left, name, id, call.args(desk))).toBe("authz.not_signed_in");
      await asAnon(db);
      const params = [id, ...call.args(desk)];
      const sql = `select public.${name}(${params.map((_, i) => `$${i + 1}`).join(", ")})`;
      expect(await db.refusal(sql, params)).toMatchObject({ code: "PT401" });
    }),
  );

  test("receive_ticket, find_caller, urge_agency", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      for (const one of [desk.officer, desk.head, desk.leader, desk.supervisor]) {
        await asUser(db, one);
        expect((await db.refusal("select public.receive_ticket('{}')")).key).toBe("authz.forbidden");
        expect((await db.refusal("select public.find_caller('0912345678')")).key).toBe("authz.forbidden");
      }
      for (const one of [desk.officer, desk.head, desk.leader, desk.operator]) {
        await asUser(db, one);
        expect((await db.refusal("select public.urge_agency($1, 'x')", [desk.agencyId])).key).toBe("authz.forbidden");
      }
    }));

  test("no table of a ticket can be written past the steps", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      for (const one of who) {
        await asUser(db, desk[one]);
        for (const table of ["tickets", "ticket_events", "ticket_answers", "ticket_ratings", "ticket_attachments"]) {
          const column = table === "tickets" ? "id" : "ticket_id";
          const set = table === "tickets" ? "content = 'x'" : "ticket_id = 0";
          const changed = await db.rows(`update public.${table} set ${set} where ${column} = $1 returning 1`, [id]);
          const deleted = await db.rows(`delete from public.${table} where ${column} = $1 returning 1`, [id]);
          expect([table, changed.length, deleted.length]).toEqual([table, 0, 0]);
        }
        expect(
          (await db.refusal("insert into public.ticket_events (ticket_id, kind, at) values ($1, 'noted', now())", [id]))
            .code,
        ).toBe("42501");
      }
      await asOwner(db);
      expect((await db.refusal("delete from public.ticket_events where ticket_id = $1", [id])).key).toBe(
        "ticket.timeline_append_only",
      );
    }));
});
