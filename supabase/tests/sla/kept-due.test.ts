import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";

// Lists, queues and boards read the due and warning times that are kept on a ticket, and look at no clock. So whatever
// happens to its clocks, the ticket must say what they say.

const handling = ["officer", "commitment", "head", "direction", "coordination"];
const rules = [
  "ticket.triage",
  "ticket.officer",
  "ticket.head",
  "ticket.commitment",
  "ticket.urgent_brief",
  "ticket.auto_close",
];

type Call =
  | { does: "start"; ticket: 0 | 1; rule: string; hours: number }
  | { does: "pause" | "resume" | "stop" | "cancel"; ticket: 0 | 1; rule: string | null }
  | { does: "tick" }
  | { does: "holiday"; day: number }
  | { does: "warn"; rule: string; share: number };

const ticket = fc.constantFrom<0 | 1>(0, 1);
const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant("start" as const), ticket, rule: fc.constantFrom(...rules), hours: fc.integer({ min: 1, max: 90 }) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom("pause" as const, "resume" as const, "stop" as const, "cancel" as const), ticket, rule: fc.option(fc.constantFrom(...rules)) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("tick" as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("holiday" as const), day: fc.integer({ min: 16, max: 27 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("warn" as const), rule: fc.constantFrom(...rules), share: fc.constantFrom(0.1, 0.25, 0.6) }) },
); // biome-ignore format: a kind a row
const calls = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 600 }), call }), { minLength: 3, maxLength: 14 });

async function make(db: Db, at: Date, call: Call, ids: number[]): Promise<void> {
  if (call.does === "tick") await db.rows("select sla.tick($1)", [at]);
  else if (call.does === "holiday") {
    await db.rows(
      `insert into sla.calendar_exceptions (calendar_id, day, kind, name) values ('vn-city', make_date(2026, 11, $1), 'holiday', 'Nghỉ thử')
       on conflict do nothing`,
      [call.day],
    );
    await db.rows("select sla.recompute_clocks('vn-city', null, $1, 'nghỉ thử')", [at]);
  } else if (call.does === "warn") {
    await db.rows("update sla.rules set warn_share = $2 where code = $1", [call.rule, call.share]);
    await db.rows("select sla.recompute_clocks(null, $1, $2, 'cảnh báo sớm hơn')", [call.rule, at]);
  } else if (call.does === "start")
    await db.rows(
      `select sla.start_clock($2, 'ticket', t.id, t.agency_id, $3, $4, '{"channel": "hotline"}') from public.tickets t where t.id = $1`,
      [
        ids[call.ticket],
        call.rule,
        at,
        call.rule === "ticket.commitment" ? new Date(+at + call.hours * 3_600_000) : null,
      ],
    );
  else
    await db.rows(`select sla.${call.does}_clocks('ticket', $1, $2, $3)`, [
      ids[call.ticket],
      call.rule && [call.rule],
      at,
    ]);
}

interface Clock {
  id: number;
  level: string;
  startedAt: Date;
  dueAt: Date;
  warnAt: Date | null;
}

/** The definition, read once more: of what runs the handling clock started last, else what is due first; briefs apart. */
async function watched(db: Db, id: number) {
  const running = await db.rows<Clock>(
    `select id, level, started_at as "startedAt", due_at as "dueAt", warn_at as "warnAt" from sla.clocks
     where subject_type = 'ticket' and subject_id = $1 and kind = 'deadline' and stopped_at is null and state <> 'paused'`,
    [id],
  );
  const earliest = (a: Clock, b: Clock) => +a.dueAt - +b.dueAt || a.id - b.id;
  const briefs = running.filter(({ level }) => level === "urgent_brief").sort(earliest);
  const latest = (a: Clock, b: Clock) => +b.startedAt - +a.startedAt || b.id - a.id;
  const clock =
    running.filter(({ level }) => handling.includes(level)).sort(latest)[0] ??
    running.filter(({ level }) => level !== "urgent_brief").sort(earliest)[0];
  return {
    current_clock_id: clock?.id ?? null,
    due_at: clock?.dueAt ?? null,
    warn_at: clock?.warnAt ?? null,
    brief_due_at: briefs[0]?.dueAt ?? null,
  };
}

describe("what is kept on a ticket of its clocks (SPEC §7)", () => {
  test("is what the clocks say after steps, ticks, pauses, holidays and earlier warnings in any order", () =>
    inTransaction(async (db) => {
      await db.rows("select set_config('sla.recompute_on_edit', 'off', true)");
      await fc.assert(
        fc.asyncProperty(calls, async (story) => {
          await db.client.query("savepoint story");
          const ids = await db.rows<{ id: number }>(
            `insert into public.tickets (code, status, channel, content, received_at, last_event_at, agency_id)
             select 'DUE-' || n, 'assigned', 'hotline', 'Đèn đường không sáng', '2026-11-16 07:30+07', '2026-11-16 07:30+07', a.id
             from generate_series(1, 2) n, public.agencies a where a.code = 'SXD' returning id`,
          );
          let at = Date.parse("2026-11-16T07:30:00+07:00");
          for (const { gap, call } of story) {
            at += gap * 60_000;
            await make(db, new Date(at), call, ids.map(({ id }) => id)); // biome-ignore format: one call
            for (const { id } of ids) {
              const kept = await db.row("select current_clock_id, due_at, warn_at, brief_due_at from public.tickets where id = $1", [id]);
              expect({ call, ...kept }).toEqual({ call, ...(await watched(db, id)) });
            }
          }
          await db.client.query("rollback to savepoint story");
        }),
        { numRuns: 60 },
      );
    }), 120_000); // biome-ignore format: the call
});
