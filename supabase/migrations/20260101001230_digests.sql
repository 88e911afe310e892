-- Twice a day on working days: what each officer and head has overdue, due soon and new, in one letter instead of many.

create table private.digest_runs (
  slot_at timestamptz primary key,
  written_at timestamptz not null,
  letters integer not null default 0
);
comment on table private.digest_runs is 'The digests written so far: a slot is written once, whoever calls and however often.';
alter table private.digest_runs enable row level security;

create function private.digest_items(p_now timestamptz, p_since timestamptz)
returns table (ticket_id bigint, agency_id bigint, officer_id bigint, part text, position_at timestamptz, line text)
language sql stable set search_path = '' as $$
  select t.id, t.agency_id, t.officer_id, p.part,
    case p.part when 'new' then n.came_at else t.due_at end,
    format('- %s: %s %s. %s', t.code, case p.part when 'overdue' then 'quá hạn từ' when 'due_soon' then 'đến hạn' else 'nhận lúc' end,
      to_char(case p.part when 'new' then n.came_at else t.due_at end at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI DD/MM'),
      case when length(t.content) > 80 then rtrim(left(regexp_replace(t.content, '\s+', ' ', 'g'), 79)) || '…' else t.content end)
  from public.tickets t
  left join sla.clocks c on c.id = t.current_clock_id
  -- A slip comes to the officer when it is transferred, to the head when it is escalated: when its clock began.
  cross join lateral (select greatest(c.started_at, t.assigned_at) as came_at) n
  cross join lateral (select case when t.due_at <= p_now then 'overdue' when t.due_at is not null and c.warn_at <= p_now then 'due_soon' when n.came_at > p_since then 'new' end as part) p
  where t.status in ('assigned', 'clarification', 'verifying', 'escalated', 'overdue', 'directed', 'coordination') and t.agency_id is not null and p.part is not null
$$;
comment on function private.digest_items(timestamptz, timestamptz) is
  'Open tickets of agencies that are overdue, due soon, or came since p_since, each in the first part that fits, with the line that tells of it.';

create function private.digest_people(p_agency_id bigint, p_on date)
returns table (staff_id bigint, is_head boolean)
language plpgsql stable set search_path = '' as $$
#variable_conflict use_column
begin
  return query
  with own as (
    -- The agency's own officers, else those of the unit above; heads likewise.
    select h.staff_id, h.is_head from private.handlers(p_agency_id) h
    where h.depth = (select min(x.depth) from private.handlers(p_agency_id) x where x.is_head = h.is_head)
  )
  select o.staff_id, bool_or(o.is_head) from (
    select own.staff_id, own.is_head from own
    union all
    select l.deputy_id, own.is_head from own join public.staff_leaves l on l.staff_id = own.staff_id and p_on between l.starts_on and l.ends_on
  ) o join public.staff s on s.id = o.staff_id and s.is_active group by o.staff_id;
end $$;
comment on function private.digest_people(bigint, date) is 'The officers and heads who answer for an agency, and the deputies of those on leave that day.';

create function private.write_digests(p_slot timestamptz, p_now timestamptz, p_since timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_local timestamp := p_slot at time zone 'Asia/Ho_Chi_Minh';
  v_count integer;
begin
  insert into private.outbox (idempotency_key, channel, staff_id, template, params, created_at, not_before)
  with items as materialized (
    select i.* from private.digest_items(p_now, p_since) i
    join public.agencies a on a.id = i.agency_id
    -- Where nobody works at that hour today, nothing is sent: a Sunday, Tết, a short day.
    where a.calendar_id in (select k.calendar_id from (select distinct x.calendar_id from public.agencies x where x.calendar_id is not null) k
      where sla.add_working_time(k.calendar_id, p_slot, interval '0') = p_slot)
  ),
  people as materialized (
    select i.agency_id, p.staff_id, p.is_head from (select distinct agency_id from items) i cross join lateral private.digest_people(i.agency_id, v_local::date) p
  ),
  mine as (
    select distinct on (p.staff_id, i.ticket_id) p.staff_id, i.*
    from items i join people p on p.agency_id = i.agency_id
    -- Colleagues' tickets are the head's to know.
    where p.is_head or i.officer_id is null or i.officer_id = p.staff_id
      or exists (select from public.staff_leaves l where l.staff_id = i.officer_id and l.deputy_id = p.staff_id and v_local::date between l.starts_on and l.ends_on)
  ),
  ranked as (
    select m.*, row_number() over (partition by m.staff_id, m.part order by m.position_at, m.ticket_id) as n, count(*) over (partition by m.staff_id, m.part) as total
    from mine m
  ),
  parts as (
    select r.staff_id, r.part, max(r.total) as total,
      string_agg(r.line, E'\n' order by r.n) filter (where r.n <= 15) || case when max(r.total) > 15 then format(E'\n… và %s phiếu nữa', max(r.total) - 15) else '' end as lines
    from ranked r group by r.staff_id, r.part
  )
  select format('digest:%s:%s', to_char(v_local, 'YYYY-MM-DD:HH24:MI'), p.staff_id), 'email', p.staff_id, 'digest',
    jsonb_build_object('date', to_char(v_local, 'DD/MM/YYYY'), 'slot', to_char(v_local, 'HH24:MI'))
      || jsonb_object_agg(p.part || '_count', p.total) || jsonb_object_agg(p.part || '_list', p.lines),
    p_now, p_now
  from parts p group by p.staff_id
  on conflict (idempotency_key) do nothing;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function private.write_digests(timestamptz, timestamptz, timestamptz) is 'Puts the digests of one slot into the outbox: one letter a person who has something.';

create function private.send_digests(p_now timestamptz)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_times jsonb := coalesce(private.setting('messages.digest_times'), '["10:00", "14:30"]');
  v_slot timestamptz;
  v_since timestamptz;
  v_count integer;
  v_total integer := 0;
begin
  for v_slot in
    select ((p_now at time zone 'Asia/Ho_Chi_Minh')::date + x::time) at time zone 'Asia/Ho_Chi_Minh' from jsonb_array_elements_text(v_times) x order by 1
  loop
    -- A worker that was down for a while still sends it within two hours; later it would be yesterday's news.
    continue when p_now < v_slot or p_now >= v_slot + interval '2 hours' or exists (select from private.digest_runs r where r.slot_at = v_slot);
    insert into private.digest_runs (slot_at, written_at) values (v_slot, p_now) on conflict (slot_at) do nothing;
    continue when not found;
    v_since := greatest((select max(r.slot_at) from private.digest_runs r where r.slot_at < v_slot), v_slot - interval '4 days');
    v_count := private.write_digests(v_slot, p_now, v_since);
    update private.digest_runs r set letters = v_count where r.slot_at = v_slot;
    v_total := v_total + v_count;
  end loop;
  return v_total;
end $$;
comment on function private.send_digests(timestamptz) is
  'Called each minute: at the slots of messages.digest_times writes the digests, once a slot and person however often it is called. Returns how many letters. Nguồn: QĐ583 Điều 13, 14.1 (theo dõi, đôn đốc); giờ gửi là lựa chọn của sản phẩm.';
