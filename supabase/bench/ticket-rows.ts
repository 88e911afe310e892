import { readFile } from "node:fs/promises";
import type pg from "pg";
import { withClient } from "../stack/database.ts";

/** Many tickets at once, in the state in which the step functions would have left them (ticket-rows.sql). */
export async function installWriter(client: pg.ClientBase): Promise<void> {
  await client.query(await readFile(new URL("ticket-rows.sql", import.meta.url), "utf8"));
}

/** Lets the owner of a scratch database write without foreign keys being checked, which takes a third of the time. */
export async function allowUncheckedWrites(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, (client) =>
    client.query("grant set on parameter session_replication_role to postgres"),
  );
}

/** An operator, and an officer and a head for every department and commune, so that warnings and escalations tell somebody. */
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
      select a.id, case a.kind when 'office' then 'Văn phòng ' else 'Tổng đài viên ' end || n
      from public.agencies a, generate_series(1, 5) n where a.kind in ('office', 'centre') returning id, agency_id, display_name
    )
    insert into public.staff_roles (staff_id, role_code, agency_id)
    select id, case when display_name like 'Văn phòng %' then 'supervisor' else 'operator' end, agency_id from made`);
}

/** The tick has come by until then; the first of the open tickets has something due right after it. */
export const firstDueAt = "2026-11-16T08:00:00+07:00";

/** Milliseconds from one open ticket's due instant to the next one's. */
export const dueEvery = 50;

/** All that is open must have been transferred, and half of it warned, before `firstDueAt`: two working hours hold so many. */
const mostOpen = (2 * 3_600_000) / dueEvery;

const unit = `
  select a.id, a.calendar_id, s.id as officer_id, row_number() over (order by a.id) - 1 as n, count(*) over () as total
  from public.agencies a join public.staff s on s.agency_id = a.id and s.display_name like 'Cán bộ %'`;

/** A life of the i-th ticket but for its times: who calls, about what, where it goes. */
const described = `
  i, (select min(s.id) from public.staff s where s.display_name like 'Tổng đài viên %'), c.id, case when i % 50 = 0 then 'urgent' else 'normal' end,
  'Phản ánh số ' || md5(i::text) || ': đèn đường không sáng, ' || (i % 997) || ' ngõ ' || (i % 89),
  'Công dân ' || (i % 40009), '09' || lpad((i % 40009)::text, 8, '0'), (i % 40009) || ' Lạch Tray', u.id, u.officer_id`;

const from = `
  from generate_series($1::bigint, $2::bigint) i
  join (${unit}) u on u.n = i % u.total
  join (select c.id, row_number() over (order by c.id) - 1 as n, count(*) over () as total from public.categories c where c.parent_id is not null) c
    on c.n = i % c.total`;

const into = `
  insert into bench_tickets.lives (n, operator_id, category_id, priority, content, full_name, phone, address, agency_id, officer_id,
    transferred_at, received_at, answer, answered_at)`;

/** Writes the lives made so far as tickets and forgets them. */
async function write(client: pg.Client): Promise<void> {
  await client.query("begin");
  await client.query(
    "select set_config('session_replication_role', 'replica', true) where has_parameter_privilege('session_replication_role', 'set')",
  );
  await client.query("call bench_tickets.write($1)", [firstDueAt]);
  await client.query("truncate bench_tickets.lives");
  await client.query("commit");
}

/**
 * Lives 1 to `count`: tickets that are open, at an officer's desk. The n-th has something due n × `dueEvery` after
 * `firstDueAt`: half of them their warning, half (warned before) their due time, so that the instant of a tick chooses how
 * many are due.
 */
export async function makeOpenLives(client: pg.Client, count: number): Promise<void> {
  if (count > mostOpen) throw new Error(`At most ${mostOpen} open tickets fit before one instant`);
  await client.query(
    `${into}
     select ${described}, t.at, sla.add_working_time(u.calendar_id, t.at, interval '-20 minutes'), null, null ${from}
     cross join lateral (select sla.add_working_time(u.calendar_id, $3::timestamptz + i * $4::float8 * interval '1 ms',
       case when i % 2 = 0 then interval '-8 hours' else interval '-6 hours' end) as at) t`,
    [1, count, firstDueAt, dueEvery],
  );
}

/** Lives of tickets answered within the officer's eight hours and closed by themselves, since there have been these communes (1/7/2025). */
export async function makeClosedLives(client: pg.Client, first: number, last: number): Promise<void> {
  await client.query(
    `${into}
     select ${described}, t.at, r.at, 'Đã kiểm tra, khắc phục xong',
       sla.add_working_time(u.calendar_id, t.at, (5 + i * 7 % 470) * interval '1 minute') ${from}
     cross join lateral (select timestamptz '2025-07-02 06:00+07' + (i % 470) * interval '1 day' + (i * 37 % 840) * interval '1 minute' as at) r
     cross join lateral (select r.at + (2 + i * 11 % 90) * interval '1 minute' as at) t`,
    [first, last],
  );
}

export async function addOpenTickets(client: pg.Client, count: number): Promise<void> {
  await makeOpenLives(client, count);
  await write(client);
}

export async function addClosedTickets(client: pg.Client, first: number, last: number): Promise<void> {
  // Indexes are made afterwards: entry by entry they would take longer than everything else.
  const { rows: indexes } = await client.query<{ name: string; indexdef: string }>(
    `select format('%I.%I', i.schemaname, i.indexname) as name, i.indexdef from pg_indexes i
     where (i.schemaname, i.tablename) in (('public', 'tickets'), ('public', 'ticket_events'), ('public', 'ticket_answers'),
         ('sla', 'clocks'), ('sla', 'clock_intervals'))
       and i.indexdef not like 'CREATE UNIQUE %'`,
  );
  await client.query(`drop index ${indexes.map((index) => index.name).join(", ")}`);
  for (let start = first; start <= last; start += 50_000) {
    await makeClosedLives(client, start, Math.min(start + 49_999, last));
    await write(client);
  }
  for (const { indexdef } of indexes) await client.query(indexdef);
}
