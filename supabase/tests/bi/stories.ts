import type { Db } from "../support/database.ts";

/** The clocks that measure handling, and two that do not. */
export const handlingLevels = ["officer", "commitment", "head", "direction", "coordination"] as const;
export type Level = (typeof handlingLevels)[number] | "triage" | "relay";

export interface ClockStory {
  level: Level;
  startedAt: Date;
  dueAt: Date;
  state: "running" | "due_soon" | "overdue" | "paused" | "met" | "missed" | "cancelled";
  stoppedAt?: Date | null;
  breachedAt?: Date | null;
}

/** A ticket as finished rows, for measures alone: the step functions have tests of their own. */
export interface TicketStory {
  status?: string;
  /** Codes; null = none. */
  agency?: string | null;
  commune?: string | null;
  category?: string | null;
  channel?: string;
  priority?: string;
  receivedAt: Date;
  answers?: Date[];
  reopenings?: Date[];
  closedAt?: Date | null;
  importedDueAt?: Date | null;
  importBatchId?: number | null;
  clocks?: ClockStory[];
}

const answeredStatuses = ["answered", "closed"];

let serial = 0;

/** Inserts tickets with their clocks, answers and re-openings as the owner; returns their ids in order. */
export async function insertStories(db: Db, stories: TicketStory[]): Promise<number[]> {
  const rows = stories.map((story) => {
    const { answers = [], reopenings = [] } = story;
    const status = story.status ?? (answers.length > reopenings.length ? "answered" : "assigned");
    const isAnswered = answeredStatuses.includes(status);
    serial += 1;
    return {
      ...story,
      code: `BI-${process.pid}-${serial}`,
      status,
      answeredAt: isAnswered ? answers.at(-1) : null,
      reopenCount: reopenings.length,
      dueAt: isAnswered ? null : story.importedDueAt,
      category: story.category === undefined ? "den-duong" : story.category,
      agency: story.agency === undefined ? "SXD" : story.agency,
    };
  });
  // What a merged ticket went into: withdrawn and of long ago, so that no measure counts it.
  const mainId = rows.some(({ status }) => status === "merged")
    ? await db.value<number>(
        `insert into public.tickets (code, status, channel, content, received_at, last_event_at)
         values (gen_random_uuid()::text, 'withdrawn', 'hotline', 'Phiếu chính', '2001-01-01', '2001-01-01') returning id`,
      )
    : null;
  const inserted = await db.rows<{ id: number; code: string }>(
    `insert into public.tickets (code, status, channel, category_id, priority, content, commune_id, received_at, agency_id,
       answered_at, closed_at, reopen_count, import_batch_id, imported_due_at, due_at, last_event_at, merged_into_id)
     select s.code, s.status, coalesce(s.channel, 'hotline'), (select c.id from public.categories c where c.code = s.category),
       coalesce(s.priority, 'normal'), 'Đèn đường không sáng', (select a.id from public.agencies a where a.code = s.commune), s."receivedAt",
       (select a.id from public.agencies a where a.code = s.agency), s."answeredAt", s."closedAt", s."reopenCount", s."importBatchId",
       s."importedDueAt", s."dueAt", s."receivedAt", case s.status when 'merged' then $2::bigint end
     from jsonb_to_recordset($1::jsonb) as s (code text, status text, channel text, category text, priority text, commune text, agency text,
       "receivedAt" timestamptz, "answeredAt" timestamptz, "closedAt" timestamptz, "reopenCount" int, "importBatchId" bigint,
       "importedDueAt" timestamptz, "dueAt" timestamptz)
     returning id, code`,
    [JSON.stringify(rows), mainId],
  );
  const idOf = new Map(inserted.map(({ id, code }) => [code, id]));
  const ids = rows.map(({ code }) => idOf.get(code) as number);
  const each = <Part>(pick: (story: TicketStory) => Part[] | undefined) =>
    JSON.stringify(stories.flatMap((story, index) => (pick(story) ?? []).map((part) => ({ id: ids[index], part }))));
  await db.rows(
    `insert into public.ticket_answers (ticket_id, level, content, answered_at)
     select a.id, 'officer', 'Đã sửa', a.part from jsonb_to_recordset($1::jsonb) as a (id bigint, part timestamptz)`,
    [each((story) => story.answers)],
  );
  await db.rows(
    `insert into public.ticket_events (ticket_id, kind, at)
     select e.id, 'reopened', e.part from jsonb_to_recordset($1::jsonb) as e (id bigint, part timestamptz)`,
    [each((story) => story.reopenings)],
  );
  // Each clock is of the shipped rule of its level, with whatever times the story says, in the order of the story.
  await db.rows(
    `insert into sla.clocks (rule_id, rule_code, level, kind, subject_type, subject_id, agency_id, calendar_id, state, started_at,
       due_at, warn_at, breached_at, breached_due_at, stopped_at, target_amount, target_unit, target_time)
     select r.id, r.code, r.level, r.kind, 'ticket', s.id, t.agency_id, 'vn-city', k.state, k."startedAt", k."dueAt", k."dueAt",
       k."breachedAt", case when k."breachedAt" is not null then k."dueAt" end,
       case when k.state in ('met', 'missed', 'cancelled') then coalesce(k."stoppedAt", k."dueAt") end,
       r.target_amount, r.target_unit, k."dueAt" - k."startedAt"
     from jsonb_array_elements($1::jsonb) with ordinality as e (value, n)
     cross join lateral jsonb_to_record(e.value) as s (id bigint, part jsonb)
     cross join lateral jsonb_to_record(s.part) as k (level text, state text, "startedAt" timestamptz, "dueAt" timestamptz,
       "breachedAt" timestamptz, "stoppedAt" timestamptz)
     join public.tickets t on t.id = s.id
     cross join lateral (select * from sla.rules x where x.code = 'ticket.' || k.level order by x.valid_from desc limit 1) r
     order by e.n`,
    [each((story) => story.clocks)],
  );
  return ids;
}
