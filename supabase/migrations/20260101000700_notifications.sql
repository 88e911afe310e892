-- What people are told: the in-app bell and the outbox. Both are written in the same transaction as
-- their cause; the worker delivers the outbox later.

create table public.notifications (
  id bigint generated always as identity primary key,
  staff_id bigint not null references public.staff (id) on delete cascade,
  kind text not null,
  subject_type text,
  subject_id bigint,
  params jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz,
  -- What belongs to one record is shown as one line; what belongs to none stands alone.
  group_key text not null generated always as (coalesce(subject_type || ':' || subject_id::text, 'notification:' || id::text)) stored
);
comment on table public.notifications is
  'The in-app bell: kind names the text (notifications.<kind> in the console''s locales), params fill it, the subject is the record it leads to.';
create index notifications_unread on public.notifications (staff_id, id) where read_at is null;
create index notifications_staff on public.notifications (staff_id, id desc);
create index notifications_group on public.notifications (staff_id, group_key, id desc);
alter table public.notifications enable row level security;
create policy "notifications.read: own" on public.notifications for select to authenticated
  using (staff_id = (select authz.person()));
-- No insert or update policy: the cause writes them, mark_notifications_read() reads them off.

create function public.mark_notifications_read(p_up_to_id bigint, p_only_id boolean default false, p_group_key text default null)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare v_count integer;
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  update public.notifications set read_at = clock_timestamp()
  where staff_id = authz.person() and read_at is null
    and case when p_only_id then id = p_up_to_id else id <= p_up_to_id end
    and (p_group_key is null or group_key = p_group_key);
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function public.mark_notifications_read(bigint, boolean, text) is
  'Marks the caller''s notifications read, up to and including an id (of one record only, when its group_key is named), or that one alone; returns how many. What came after the list was read stays unread.';

create table private.outbox (
  id bigint generated always as identity primary key,
  idempotency_key text not null unique,
  channel text not null check (channel in ('sms', 'email')),
  staff_id bigint references public.staff (id),
  citizen_id bigint,
  address text,
  template text not null,
  params jsonb not null default '{}',
  subject_type text,
  subject_id bigint,
  is_urgent boolean not null default false,
  created_at timestamptz not null,
  not_before timestamptz not null,
  status text not null default 'queued' check (status in ('queued', 'sent', 'dead', 'skipped', 'discarded')),
  reason text,
  attempts integer not null default 0,
  last_error text,
  is_forced boolean not null default false,
  lease_token uuid,
  lease_until timestamptz,
  sent_at timestamptz,
  sent_subject text,
  sent_body text,
  receipt text,
  code text generated always as (params ->> 'code') stored
);
comment on table private.outbox is
  'Messages to deliver, written in the transaction of their cause. The recipient''s address is looked up at delivery. not_before keeps reminders inside working time and citizens'' messages inside their hours. Nguồn: SPEC §2, §10; QĐ583 Điều 9.3, 9.4, 11.1.';
comment on column private.outbox.address is 'Of somebody who is neither staff nor a citizen on record (a test, a guest); otherwise null.';
comment on column private.outbox.is_urgent is 'Goes out at any hour.';
comment on column private.outbox.status is
  'queued; sent; dead = could not be delivered and somebody must look; skipped = its reason was gone before it went out; discarded = somebody decided not to send it.';
comment on column private.outbox.reason is 'Why it is dead or skipped, as a key (messages.reasons.<key> in the console).';
comment on column private.outbox.is_forced is 'Somebody sent it again by hand: age and a reason that is gone no longer hold it back.';
comment on column private.outbox.lease_token is 'Whoever is sending it now, until lease_until; a killed worker''s message is free again then.';
create index outbox_due on private.outbox (is_urgent desc, not_before, id) where status = 'queued';
create index outbox_unsent on private.outbox (status, id) where status <> 'sent';
create index outbox_staff on private.outbox (staff_id);
create index outbox_subject on private.outbox (subject_type, subject_id);
alter table private.outbox enable row level security;

create function private.next_citizen_hour(p_at timestamptz)
returns timestamptz language plpgsql stable set search_path = '' as $$
declare
  v_hours jsonb := coalesce(private.setting('messages.citizen_hours'), '{}');
  v_from time := coalesce(v_hours ->> 'from', '07:00');
  v_to time := coalesce(v_hours ->> 'to', '21:00');
  v_local timestamp := p_at at time zone 'Asia/Ho_Chi_Minh';
begin
  return case
    when v_local::time < v_from then (v_local::date + v_from) at time zone 'Asia/Ho_Chi_Minh'
    when v_local::time >= v_to then (v_local::date + 1 + v_from) at time zone 'Asia/Ho_Chi_Minh'
    else p_at end;
end $$;
comment on function private.next_citizen_hour(timestamptz) is
  'The first instant from p_at on at which a citizen''s telephone may ring (setting messages.citizen_hours, every day of the week). Nguồn: lựa chọn của sản phẩm.';

create function private.notify_staff(
  p_staff_ids bigint[], p_kind text, p_subject_type text, p_subject_id bigint, p_params jsonb, p_now timestamptz,
  p_channels text[] default '{}', p_key text default null, p_is_urgent boolean default false)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare v_staff record;
begin
  -- The deputy of somebody on leave gets the reminder too.
  for v_staff in
    select distinct s.id, a.calendar_id
    from (
      select unnest(p_staff_ids) as id
      union
      select l.deputy_id from public.staff_leaves l
      where l.staff_id = any (p_staff_ids) and (p_now at time zone 'Asia/Ho_Chi_Minh')::date between l.starts_on and l.ends_on
    ) p
    join public.staff s on s.id = p.id and s.is_active
    join public.agencies a on a.id = s.agency_id
    order by s.id
  loop
    insert into public.notifications (staff_id, kind, subject_type, subject_id, params, created_at)
    values (v_staff.id, p_kind, p_subject_type, p_subject_id, coalesce(p_params, '{}'), p_now);
    insert into private.outbox (idempotency_key, channel, staff_id, template, params, subject_type, subject_id, is_urgent, created_at, not_before)
    select format('%s:%s:%s:%s', coalesce(p_key, p_kind || ':' || p_subject_type || ':' || p_subject_id || ':' || extract(epoch from p_now)), v_staff.id, c.channel, p_kind),
      c.channel, v_staff.id, p_kind, coalesce(p_params, '{}'), p_subject_type, p_subject_id, p_is_urgent, p_now,
      -- Zero working time from closed hours is the next opening: reminders wait for it, urgent ones do not.
      case when p_is_urgent then p_now else sla.add_working_time(v_staff.calendar_id, p_now, interval '0') end
    from unnest(p_channels) as c (channel)
    on conflict (idempotency_key) do nothing;
  end loop;
end $$;
comment on function private.notify_staff(bigint[], text, text, bigint, jsonb, timestamptz, text[], text, boolean) is
  'Tells people (and their deputies) in the bell and, for each channel, through the outbox; non-urgent messages wait for working time. Nguồn: SPEC §2 (the tick), §10.';

create table private.worker_heartbeats (
  worker text primary key,
  last_started_at timestamptz,
  last_finished_at timestamptz,
  last_error text,
  last_result jsonb
);
comment on table private.worker_heartbeats is
  'When each background job (tick, outbox) last ran; an alarm on screen rises when the tick stalls. Nguồn: SPEC §2.';
alter table private.worker_heartbeats enable row level security;
