import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { type Person, person } from "../support/people.ts";
import { type Desk, intake, openDesk } from "./desk.ts";

// Random lives of a few tickets through every step there is, lived twice: ticked all the time, and ticked once at the
// end. Both must leave the same; and whatever happens, certain things must never be found.

interface Cast extends Desk {
  thirdOfficer: Person;
  thirdId: number;
}

interface Deed {
  at: Date;
  sql: string;
  params: unknown[];
}

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const hour = 3_600_000;
const start = new Date("2026-11-02T07:45:13+07:00");
/** The n-th ticket of the story, whatever its id. */
const ticket = (n: number) =>
  `(select id from public.tickets where request_id = '00000000-0000-4000-8000-00000000000${n}')`;
const task = (n: number, k: number) =>
  `(select id from public.ticket_tasks where ticket_id = ${ticket(n)} order by id offset ${k} limit 1)`;

/** A story of three tickets over about three weeks: steps possible and impossible, in any order. */
function story(seed: number, cast: Cast): Deed[] {
  const random = randomOf(seed);
  const pick = <T>(...of: T[]) => of[random(of.length)] as T;
  const deeds: Deed[] = [];
  let at = start;
  for (let n = 0; n < 3; n++) {
    at = new Date(at.getTime() + random(2 * hour));
    deeds.push({
      at,
      sql: "private.receive_ticket($1, $2, $3)",
      params: [
        cast.operator.staffId,
        at,
        JSON.stringify({
          ...intake,
          request_id: `00000000-0000-4000-8000-00000000000${n}`,
          phone: pick("0912345123", "0987654321"),
          priority: pick("normal", "normal", "urgent"),
        }),
      ],
    });
  }
  const agencies = [cast.agencyId, cast.otherAgencyId, cast.thirdId];
  const officers = [cast.officer.staffId, cast.otherOfficer.staffId, cast.thirdOfficer.staffId];
  for (let i = 0; i < 45; i++) {
    at = new Date(at.getTime() + 61_000 + random(pick(2, 8, 8, 30) * hour));
    const later = (hours: number) => new Date(at.getTime() + hours * hour + 17_000);
    const n = random(3);
    const call = (name: string, actor: Person | null, args: string, ...params: unknown[]) =>
      deeds.push({
        at,
        sql: `private.${name}($1, $2, ${args})`,
        params: [actor?.staffId ?? null, at, ...params],
      });
    const t = ticket(n);
    const deed = pick(
      () => call("transfer_ticket", cast.operator, `${t}, $3, $4`, pick(...agencies), "Chuyển"),
      () => call("transfer_ticket", cast.operator, `${t}, $3, $4`, pick(...agencies), "Chuyển"),
      () => call("ask_clarification", cast.officer, `${t}, $3`, "Ở đâu?"),
      () => call("supply_clarification", null, `${t}, $3`, "Ở ngõ 84"),
      () => call("commit_completion", cast.officer, `${t}, $3, $4`, later(pick(3, 30, 90)), "Phải thay cáp"),
      () => call("return_ticket", cast.officer, `${t}, $3`, "Không thuộc thẩm quyền"),
      () => call("recall_ticket", cast.operator, `${t}, $3`, "Nhầm"),
      () => call("reassign_ticket", cast.supervisor, `${t}, $3, $4`, pick(...agencies), "Giao lại"),
      () => call("direct_ticket", cast.leader, `${t}, $3, $4`, later(pick(4, 50)), "Làm ngay"),
      () => {
        const lead = random(3);
        const parts = agencies
          .filter((_, k) => k !== lead && random(2) === 0)
          .map((id) => ({ agency_id: id, task: pick("Kiểm tra", "Đo đạc"), due_at: later(pick(2, 10)) }));
        call("coordinate_ticket", cast.supervisor, `${t}, $3, $4, $5, $6`, agencies[lead], later(pick(11, 60)), "Phối hợp",
          JSON.stringify(parts)); // biome-ignore format: one call
      },
      () => call("coordinate_ticket", cast.supervisor, `${t}, $3, $4, $5`, pick(...agencies), later(40), "Chủ trì"),
      () => call("add_task", cast.supervisor, `${t}, $3, $4, $5`, pick(...agencies), "Đo đạc", later(pick(2, 20))),
      () => call("answer_task", cast.otherOfficer, `${task(n, random(3))}, $3`, "Đã đo"),
      () => call("return_task", cast.otherOfficer, `${task(n, random(3))}, $3`, "Không phải việc của sở"),
      () => call("cancel_task", cast.supervisor, `${task(n, random(3))}, $3`, "Không cần nữa"),
      () => call("forward_ticket", cast.officer, `${t}, $3, null`, pick(...officers)),
      () => call("mark_urgent", cast.operator, `${t}, $3`, "Nguy hiểm"),
      () => call("brief_ticket", cast.operator, `${t}, $3`, "Đã xong"),
      () => call("ask_explanation", cast.supervisor, `${t}, $3`, "Vì sao chậm"),
      () => call("submit_answer_draft", cast.officer, `${t}, $3`, "Dự thảo"),
      () => call("send_back_answer_draft", cast.head, `${t}, $3`, "Viết lại"),
      () => call("approve_answer_draft", cast.head, t),
      () => call("answer_ticket", cast.officer, `${t}, $3`, "Đã thay bóng đèn"),
      () => call("answer_ticket", cast.head, `${t}, $3`, "Đã thay bóng đèn"),
      () => call("answer_directly", cast.operator, `${t}, $3`, "Từ 7 giờ 30"),
      () => call("relay_answer", cast.operator, `${t}, null`),
      () => call("rate_ticket", cast.operator, `${t}, $3, null, null, null, null`, 1 + random(5)),
      () => call("reopen_ticket", cast.supervisor, `${t}, $3`, "Đèn lại hỏng"),
      () => call("close_ticket", cast.operator, `${t}, null`),
      () =>
        call("publish_ticket", cast.operator, `${t}, '{"title": "Đèn", "question": "Đèn hỏng", "answer": "Đã thay"}'`),
      () => call("merge_tickets", cast.operator, `${t}, ${ticket((n + 1 + random(2)) % 3)}, null`),
      () => call("unmerge_ticket", cast.operator, `${t}, $3`, "Gộp nhầm"),
      () =>
        call("split_ticket", cast.operator, `${t}, $3, null`, JSON.stringify([{ content: "Đèn" }, { content: "Rác" }])),
      () => call("add_note", cast.supervisor, `${t}, $3`, "Theo dõi"),
      ...(random(4) === 0 ? [
        () => call("withdraw_ticket", cast.operator, `${t}, $3`, "Công dân rút"),
        () => call("refuse_ticket", cast.operator, `${t}, $3, $4`, "Khiếu nại", "Ban Tiếp công dân"),
        () => call("move_ticket", cast.supervisor, `${t}, $3, null`, pick(...agencies)),
      ] : []), // biome-ignore format: two rows
    );
    deed();
  }
  return deeds;
}

/** What must never be found, as a query of what was found. */
const impossible = `
  select 'clock of what is over: ' || t.status || ' ' || c.rule_code from public.tickets t
  join sla.clocks c on c.subject_type = 'ticket' and c.subject_id = t.id and c.stopped_at is null
  where t.status in ('merged', 'withdrawn', 'refused') or (t.status = 'closed' and c.level <> 'urgent_brief')
    or (t.status = 'answered' and c.rule_code not in ('ticket.auto_close', 'ticket.urgent_brief'))
  union all select 'nothing owed: ' || t.status from public.tickets t
  where t.status not in ('merged', 'withdrawn', 'refused', 'closed') and not (t.status in ('clarification', 'coordination') and t.agency_id is null)
    and not exists (select from sla.clocks c where c.subject_type = 'ticket' and c.subject_id = t.id and c.stopped_at is null and c.level <> 'urgent_brief')
  union all select 'two of a level: ' || c.rule_code from sla.clocks c where c.stopped_at is null group by c.subject_type, c.subject_id, c.rule_code having count(*) > 1
  union all select 'task of what is over: ' || t.status from public.ticket_tasks k join public.tickets t on t.id = k.ticket_id
  where k.status = 'open' and t.status not in ('coordination', 'directed')
  union all select 'task of the lead' from public.ticket_tasks k join public.tickets t on t.id = k.ticket_id where k.status = 'open' and k.agency_id = t.agency_id
  union all select 'clock of a task that is over' from public.ticket_tasks k
  join sla.clocks c on c.subject_type = 'ticket_task' and c.subject_id = k.id where (c.stopped_at is null) <> (k.status = 'open')
    and c.id = (select max(x.id) from sla.clocks x where x.subject_type = 'ticket_task' and x.subject_id = k.id)
  union all select 'draft: ' || t.status from public.tickets t left join public.ticket_answer_drafts d on d.ticket_id = t.id and d.status = 'waiting'
  where d.id is distinct from t.draft_id or (d.id is not null and (t.agency_id is distinct from d.agency_id or private.is_over(t.status)))
  union all select 'hangs on what is merged' from public.tickets t join public.tickets m on m.id = t.merged_into_id
  where m.status in ('merged', 'withdrawn', 'refused')
  union all select 'shown: ' || t.status from public.tickets t left join public.ticket_publications p on p.ticket_id = t.id
  where t.is_published <> (p.ticket_id is not null) or (t.is_published and t.status in ('merged', 'withdrawn', 'refused'))
  union all select 'due: ' || t.status from public.tickets t left join sla.clocks c on c.id = t.current_clock_id
  where t.due_at is distinct from c.due_at or t.warn_at is distinct from c.warn_at or (c.id is not null and (c.stopped_at is not null or c.state = 'paused'))
    or (t.brief_due_at is not null) <> private.owes_brief(t.id)
  union all select 'urgent without a brief: ' || t.status from public.tickets t
  where t.priority = 'urgent' and not private.is_over(t.status) and t.split_from_id is null
    and not exists (select from public.ticket_events e where e.ticket_id = t.id and e.kind in ('merged_in', 'unmerged'))
    and not exists (select from sla.clocks c where c.subject_type = 'ticket' and c.subject_id = t.id and c.level = 'urgent_brief' and c.state <> 'cancelled')`;

const without = "- '{clock_id,task_id,draft_id,rating_id,other_id,parts,call_id}'::text[]";
const left: Record<string, string> = {
  tickets: `select to_jsonb(t) - '{id,merged_into_id,split_from_id,current_clock_id,draft_id,citizen_id,recorded_at}'::text[] as x from public.tickets t`,
  events: `select to_jsonb(e) - '{id,ticket_id,recorded_at}'::text[] || jsonb_build_object('code', t.code, 'data', e.data ${without}) as x
    from public.ticket_events e join public.tickets t on t.id = e.ticket_id`,
  clocks: `select to_jsonb(c) - '{id,rule_id,subject_id,created_at}'::text[] || jsonb_build_object('code', coalesce(t.code, k.task || k.agency_id || k.given_at)) as x
    from sla.clocks c left join public.tickets t on c.subject_type = 'ticket' and t.id = c.subject_id
    left join public.ticket_tasks k on c.subject_type = 'ticket_task' and k.id = c.subject_id`,
  tasks: "select to_jsonb(k) - '{id,ticket_id}'::text[] as x from public.ticket_tasks k",
  bells: `select to_jsonb(n) - '{id,subject_id,group_key}'::text[] || jsonb_build_object('params', n.params ${without}) as x from public.notifications n`,
  outbox: `select jsonb_build_object('channel', o.channel, 'template', o.template, 'staff', o.staff_id, 'params', o.params ${without},
    'at', o.created_at, 'not_before', o.not_before, 'code', o.code) as x from private.outbox o`,
};

/** Lives the story and returns what is left of it; the transaction is as before. */
async function live(db: Db, deeds: Deed[], tickEvery: number | null) {
  await db.client.query("savepoint life");
  const refusals: string[] = [];
  const found: string[] = [];
  let ticked = start.getTime();
  for (const { at, sql, params } of deeds) {
    if (tickEvery)
      for (; ticked < at.getTime(); ticked += tickEvery) await db.rows("select sla.tick($1)", [new Date(ticked)]);
    await db.client.query("savepoint deed");
    try {
      await db.client.query(`select ${sql}`, params);
      await db.client.query("release savepoint deed");
      refusals.push("ok");
    } catch (error) {
      await db.client.query("rollback to savepoint deed");
      const { code, hint, message } = error as { code: string; hint?: string; message: string };
      refusals.push(/^PT4/.test(code) ? `${hint}` : `${code} ${message} ${sql}`);
    }
    if (tickEvery) {
      for (const row of await db.rows<object>(impossible)) {
        const what = `${Object.values(row)[0]} after ${sql}`;
        if (!found.includes(what)) found.push(what);
      }
    }
  }
  const end = new Date((deeds.at(-1) as Deed).at.getTime() + 20 * 24 * hour);
  const last = await db.value<{ failed: number }>("select sla.tick($1)", [end]);
  const result: Record<string, unknown[]> = { refusals, failed: [last.failed] };
  for (const [name, sql] of Object.entries(left)) {
    const rows = await db.rows<{ x: object }>(`select x from (${sql}) s order by x::text`);
    result[name] = rows.map((row) => row.x);
  }
  await db.client.query("rollback to savepoint life");
  await db.client.query("update private.ticket_counters set last_number = last_number");
  return { result, found };
}

const seeds = Array.from({ length: Number(process.env.LIVES ?? 4) }, (_, i) => i + Number(process.env.FIRST_LIFE ?? 1));

describe("a life of tickets", () => {
  test.each(seeds)("ticked every half hour or once at the end is the same, and holds together (%i)", (seed) =>
    inTransaction(async (db) => {
      const thirdOfficer = await person(db, "contact_officer", { agency: "SCT", name: "Ngô Thị Thu" });
      const cast: Cast = { ...(await openDesk(db)), thirdOfficer, thirdId: thirdOfficer.agencyId };
      if (seed % 2) await db.rows("update public.settings set value = 'true' where key = 'tickets.answers_need_approval'");
      const deeds = story(seed, cast);
      const often = await live(db, deeds, hour / 2);
      expect(often.found).toEqual([]);
      expect(often.result.refusals?.filter((r) => /^[0-9A-Z]{5} /.test(String(r)))).toEqual([]);
      const late = await live(db, deeds, null);
      for (const name of Object.keys(often.result)) expect(late.result[name], name).toEqual(often.result[name]);
    }), 60_000); // biome-ignore format: the call
});
