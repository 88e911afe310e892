import type { Db } from "../support/database.ts";
import { person } from "../support/people.ts";
import { type ClockStory, insertStories, type TicketStory } from "./stories.ts";

const hour = 3_600_000;
/** The n-th of several, so that a few hundred rows spread over every combination without chance. */
const pick = <Value>(values: readonly Value[], n: number): Value => values[n % values.length] as Value;

/** Tickets of the last 300 days at every stage of life, as finished rows. */
export function cityStories(count: number, now: number): TicketStory[] {
  return Array.from({ length: count }, (_, n): TicketStory => {
    const received = now - (2 + ((n * 37) % (300 * 24))) * hour;
    const took = (1 + ((n * 13) % 150)) * hour;
    const kind = pick(
      ["answered", "closed", "open", "answered", "reopened", "direct", "refused", "again", "merged", "imported"],
      n,
    );
    const answered = new Date(Math.min(received + took, now - hour / 2));
    const reopened = new Date(Math.min(+answered + (n % 40) * hour, now - hour / 4));
    const isOpen = kind === "open" || kind === "reopened";
    const clock = (level: ClockStory["level"], from: Date, length: number, until: Date | null): ClockStory => {
      const dueAt = new Date(+from + length * hour);
      return until
        ? { level, startedAt: from, dueAt, state: until <= dueAt ? "met" : "missed", stoppedAt: until }
        : { level, startedAt: from, dueAt, state: +dueAt < now ? "overdue" : "running" };
    };
    const again = kind === "reopened" || kind === "again";
    const clocks =
      kind === "direct" || kind === "imported"
        ? []
        : [
            clock("officer", new Date(received), 4 + (n % 60), isOpen && !again ? null : answered),
            ...(n % 4 === 0 ? [clock("head", new Date(received + hour), 48, isOpen && !again ? null : answered)] : []),
            ...(again ? [clock("officer", reopened, 20, isOpen ? null : new Date(now - hour / 8))] : []),
          ];
    return {
      status:
        kind === "open" || kind === "reopened"
          ? pick(["assigned", "verifying", "escalated", "overdue", "received"], n)
          : ["refused", "merged", "closed"].includes(kind)
            ? kind
            : "answered",
      receivedAt: new Date(received),
      agency: kind === "direct" ? null : pick(["SXD", "SYT", "BVVT", "CAPNUOC", "10507", "11413"], n),
      commune: pick(["10507", null, "11413"], n >> 1),
      category: pick(["den-duong", "an-toan-thuc-pham", "ha-tang", null, "mat-nuoc"], n >> 2),
      channel: pick(["hotline", "website", "walk_in", "email"], n >> 1),
      priority: n % 17 === 0 ? "urgent" : "normal",
      answers:
        kind === "again"
          ? [answered, new Date(now - hour / 8)]
          : isOpen
            ? again
              ? [answered]
              : []
            : kind === "refused" || kind === "merged"
              ? []
              : [answered],
      reopenings: again ? [reopened] : [],
      importedDueAt: kind === "imported" ? new Date(received + 30 * hour) : null,
      clocks,
    };
  });
}

/** A city with something to count in every dataset; returns the stories of its tickets and their ids. */
export async function buildCity(db: Db, count = 360): Promise<{ stories: TicketStory[]; ids: number[]; now: Date }> {
  const now = await db.value<Date>("select now()");
  const fresh = Array.from({ length: 9 }, (_, n): TicketStory => {
    const receivedAt = new Date(+now - 5 * hour);
    return {
      receivedAt,
      agency: pick(["SXD", "SYT"], n),
      clocks: [{ level: "officer", startedAt: receivedAt, dueAt: new Date(+now + 3 * hour), state: "due_soon" }],
    };
  });
  const stories = [...cityStories(count, +now), ...fresh];
  const ids = await insertStories(db, stories);
  const officer = await person(db, "contact_officer", { agency: "SXD" });
  await db.rows(
    `update public.tickets t set level_reached = (array['operator', 'officer', 'head', 'leaders'])[1 + t.id % 4],
       officer_id = case when t.id % 5 = 0 then $2::bigint end, received_by_id = case when t.id % 7 = 0 then $2::bigint end
     where t.id = any ($1)`,
    [ids, officer.staffId],
  );
  await db.rows(
    `update sla.clocks set warn_at = now() - interval '1 hour' where subject_type = 'ticket' and subject_id = any ($1) and stopped_at is null and due_at > now()`,
    [ids],
  );
  await db.rows(
    `insert into public.ticket_events (ticket_id, kind, at)
     select t.id, case t.id % 3 when 0 then 'clarification_asked' when 1 then 'refused' else 'noted' end, t.received_at + interval '50 minutes'
     from public.tickets t where t.id = any ($1) and t.id % 2 = 0`,
    [ids],
  );
  await db.rows(
    `insert into public.ticket_ratings (ticket_id, answer_id, score, reception, handling, answer, via, rated_at)
     select a.ticket_id, a.id, 1 + a.id % 5, nullif(a.id % 6, 0), 1 + a.id % 4, nullif(a.id % 3, 0) + 2, (array['link', 'phone', 'counter'])[1 + a.id % 3],
       least(a.answered_at + interval '3 hours', now())
     from public.ticket_answers a where a.ticket_id = any ($1) and a.id % 2 = 0`,
    [ids],
  );
  await buildReception(db);
  return { stories, ids, now };
}

async function buildReception(db: Db): Promise<void> {
  const board = await person(db, "reception_board");
  const agency = (n: string) =>
    `(select id from public.agencies where code = (array['SXD', 'SYT', '10507'])[1 + ${n} % 3])`;
  await db.rows(
    `insert into public.visits (code, visited_at, recorded_at, recorded_by_id, agency_id, classification, content, head_count, result, redirect_to)
     select 'BI-V' || n, now() - n * interval '4 days', now(), $1, ${agency("n")}, (array['complaint', 'denunciation', 'petition', 'report'])[1 + n % 4], 'thử',
       1 + n % 9, (array['open', 'explained', 'redirected', 'ticket', 'case'])[1 + n % 5], case n % 5 when 2 then 'Tòa án' end
     from generate_series(1, 80) n`,
    [board.staffId],
  );
  await db.rows(
    `insert into public.cases (code, status, matter, title, content, registered_at, last_event_at, agency_id, is_group, head_count, proposed_at, decided_at,
       concluded_at, closed_at)
     select 'BI-C' || n, (array['registered', 'proposed', 'approved', 'refused', 'concluded', 'closed', 'withdrawn'])[1 + n % 7], 'complaint', 'thử', 'thử',
       now() - n * interval '5 days', now(), ${agency("n")}, n % 4 = 0, 1 + n % 11, case when n % 7 > 0 then now() - n * interval '5 days' + interval '1 day' end,
       case when n % 7 in (2, 4, 5) then now() - n * interval '5 days' + interval '2 days' end,
       case when n % 7 in (4, 5) then now() - n * interval '5 days' + (1 + n % 4) * interval '1 day' end, null
     from generate_series(5, 60) n`,
  );
  const sessions = await db.rows<{ id: number; n: number }>(
    `insert into public.sessions (code, kind, title, status, starts_at, ends_at, agency_id, chair_name, planned_at, last_event_at, live_at, concluded_at,
       cancelled_at, cancel_reason)
     select 'BI-S' || n, (array['city', 'commune', 'central'])[1 + n % 3], 'thử', (array['planned', 'ended', 'concluded', 'cancelled'])[1 + n % 4],
       now() - n * interval '9 days', now() - n * interval '9 days' + interval '2 hours', ${agency("n")}, 'Chủ tịch', now(), now(),
       case when n % 4 in (1, 2) then now() - n * interval '9 days' end, case when n % 4 = 2 then now() - n * interval '9 days' + interval '3 days' end,
       case when n % 4 = 3 then now() end, case when n % 4 = 3 then 'thử' end
     from generate_series(1, 32) n returning id, substr(code, 5)::integer as n`,
  );
  await db.rows(
    `insert into public.session_cases (session_id, case_id, position, starts_at, ends_at)
     select s.id, c.id, 1, now(), now() + interval '1 hour' from jsonb_to_recordset($1::jsonb) as s (id bigint, n int)
     join public.cases c on c.code like 'BI-C%' and c.id % 8 = s.n % 8`,
    [JSON.stringify(sessions)],
  );
  await db.rows(
    `insert into public.session_participants (session_id, display_name, capacity)
     select s.id, 'Người thử', 'observer' from jsonb_to_recordset($1::jsonb) as s (id bigint, n int) cross join lateral generate_series(1, s.n % 4)`,
    [JSON.stringify(sessions)],
  );
  await db.rows(
    `insert into public.session_ratings (session_id, participant_id, score, via, rated_at)
     select p.session_id, p.id, 1 + p.id % 5, 'phone', now() from public.session_participants p
     join jsonb_to_recordset($1::jsonb) as s (id bigint, n int) on s.id = p.session_id where s.n % 4 in (1, 2) and p.id % 3 > 0`,
    [JSON.stringify(sessions)],
  );
  await db.rows(
    `insert into sla.clocks (rule_id, rule_code, level, kind, subject_type, subject_id, agency_id, calendar_id, state, started_at, due_at, stopped_at,
       target_amount, target_unit, target_time)
     select r.id, r.code, r.level, r.kind, 'session', s.id, x.agency_id, 'vn-city', case when s.n % 4 = 2 then (array['met', 'missed'])[1 + s.n % 8 / 4] else 'running' end,
       x.starts_at, x.starts_at + interval '5 days', case when s.n % 4 = 2 then x.concluded_at end, r.target_amount, r.target_unit, interval '5 days'
     from jsonb_to_recordset($1::jsonb) as s (id bigint, n int) join public.sessions x on x.id = s.id
     cross join lateral (select * from sla.rules u where u.code = 'session.conclusion' limit 1) r
     where s.n % 4 in (1, 2)`,
    [JSON.stringify(sessions)],
  );
  await db.rows(
    `insert into public.case_tasks (case_id, agency_id, task, due_at, status, assigned_at, reported_at, last_event_at)
     select (select id from public.cases where code = 'BI-C9'), ${agency("n")}, 'thử', now() - (n - 6) * interval '3 days',
       (array['open', 'reported', 'done', 'cancelled'])[1 + n % 4], now() - n * interval '4 days',
       case when n % 4 in (1, 2) then now() - (n - 6) * interval '3 days' + (n % 3 - 1) * interval '1 day' end, now()
     from generate_series(1, 50) n`,
  );
}
