import type pg from "pg";

/** Rows for benchmarks of the tick, written set-based: tickets with the one clock that matters here. */

/** An officer and a head for every department and commune, so that warnings and escalations tell somebody. */
export async function addPeople(client: pg.Client): Promise<void> {
  await client.query(`
    with unit as (select a.id, a.code, a.name from public.agencies a where a.kind in ('department', 'commune') and a.valid_to is null),
    made as (
      insert into public.staff (agency_id, display_name)
      select u.id, r.title || ' ' || u.code from unit u cross join (values ('Cán bộ'), ('Thủ trưởng')) r (title)
      returning id, agency_id, display_name
    )
    insert into public.staff_roles (staff_id, role_code, agency_id)
    select m.id, case when m.display_name like 'Cán bộ %' then 'contact_officer' else 'agency_head' end, m.agency_id from made m`);
  await client.query(`
    with made as (
      insert into public.staff (agency_id, display_name)
      select a.id, 'Văn phòng ' || n from public.agencies a, generate_series(1, 5) n where a.kind = 'office' returning id, agency_id
    )
    insert into public.staff_roles (staff_id, role_code, agency_id) select id, 'supervisor', agency_id from made`);
}

export interface TicketRows {
  /** Numbers of the tickets, first and last. */
  from: number;
  to: number;
  /** Open: with an officer's clock that runs; otherwise closed with one that was met. */
  isOpen: boolean;
}

/** When the first of the open tickets has something due. */
export const firstDueAt = "2026-11-16T08:00:00+07:00";

/**
 * Adds tickets, each with its officer's clock. The n-th open one has something due n seconds after `firstDueAt`: half of them
 * their warning, half (warned before) their due time, so that the instant of a tick chooses how many are due.
 */
export async function addTickets(client: pg.Client, { from, to, isOpen }: TicketRows): Promise<void> {
  await client.query(
    `with unit as (
       select a.id, s.id as officer_id, row_number() over (order by a.id) - 1 as n, count(*) over () as total
       from public.agencies a join public.staff s on s.agency_id = a.id and s.display_name like 'Cán bộ %'
     ),
     category as (select c.id, row_number() over (order by c.id) - 1 as n, count(*) over () as total from public.categories c where c.parent_id is not null),
     made as (
       insert into public.tickets (code, status, channel, category_id, content, received_at, recorded_at, agency_id, officer_id, assigned_at, answered_at,
         closed_at, last_event_at)
       select '1022-B-' || i, case when $3 then 'assigned' else 'closed' end, 'hotline', c.id,
         'Phản ánh số ' || md5(i::text) || ': đèn đường không sáng, ' || (i % 997) || ' ngõ ' || (i % 89), t.at, t.at, u.id, u.officer_id, t.at,
         case when not $3 then t.at + interval '3 hours' end, case when not $3 then t.at + interval '7 days' end, t.at
       from generate_series($1::bigint, $2::bigint) i
       join unit u on u.n = i % u.total
       join category c on c.n = i % c.total
       cross join lateral (select case when $3
         then $4::timestamptz - interval '1 day' + (i - $1) * interval '1 second'
         else timestamptz '2025-01-06 08:00+07' + (i % 600) * interval '1 day' + (i % 5) * interval '1 hour' end as at) t
       returning id, agency_id, officer_id, assigned_at, answered_at
     ),
     rule as (select r.id, r.code, r.level from sla.rules r where r.code = 'ticket.officer'),
     clock as (
       insert into sla.clocks (rule_id, rule_code, level, kind, subject_type, subject_id, agency_id, staff_id, calendar_id, state, started_at, due_at,
         warn_at, warned_at, stopped_at, target_amount, target_unit, target_time)
       select r.id, r.code, r.level, 'deadline', 'ticket', m.id, m.agency_id, m.officer_id, 'vn-city',
         case when not $3 then 'met' when m.id % 2 = 0 then 'due_soon' else 'running' end, m.assigned_at,
         m.assigned_at + case when m.id % 2 = 0 then interval '1 day' else interval '2 days' end,
         m.assigned_at + case when m.id % 2 = 0 then interval '18 hours' else interval '1 day' end,
         case when $3 and m.id % 2 = 0 then m.assigned_at + interval '18 hours' end,
         m.answered_at, 8, 'working_hours', '8 hours'
       from made m cross join rule r
       returning id, started_at, stopped_at
     )
     insert into sla.clock_intervals (clock_id, kind, starts_at, ends_at) select id, 'running', started_at, stopped_at from clock`,
    [from, to, isOpen, firstDueAt],
  );
}

/** Adds many closed tickets: without the triggers that have nothing to do for them, and the search index made afterwards. */
export async function addClosedTickets(client: pg.Client, from: number, to: number): Promise<void> {
  const search = await client.query<{ indexdef: string }>(
    "select indexdef from pg_indexes where indexname = 'tickets_search'",
  );
  await client.query("drop index public.tickets_search");
  await client.query("alter table sla.clocks disable trigger user; alter table public.tickets disable trigger user");
  for (let first = from; first <= to; first += 50_000) {
    await addTickets(client, { from: first, to: Math.min(first + 49_999, to), isOpen: false });
  }
  await client.query("alter table sla.clocks enable trigger user; alter table public.tickets enable trigger user");
  await client.query(search.rows[0]?.indexdef ?? "");
}
