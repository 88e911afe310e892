-- Talk beside the steps: internal notes that name people, and following a ticket. Citizens never see either.

create table public.ticket_followers (
  ticket_id bigint not null references public.tickets (id) on delete cascade,
  staff_id bigint not null references public.staff (id) on delete cascade,
  display_name text not null,
  followed_at timestamptz not null,
  primary key (ticket_id, staff_id)
);
comment on table public.ticket_followers is
  'Who wants to hear of every step of a ticket; the name is copied so that readers need no right to staff. Whoever may no longer read the ticket leaves at its next step.';
create index ticket_followers_staff on public.ticket_followers (staff_id, ticket_id);
alter table public.ticket_followers enable row level security;
create policy "ticket_followers.read: with the ticket" on public.ticket_followers for select to authenticated
  using ((select authz.can_all('tickets.read')) or exists (select from public.tickets t where t.id = ticket_id));

create function private.tg_staff__follower_names()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.ticket_followers set display_name = new.display_name where staff_id = new.id;
  return null;
end $$;
comment on function private.tg_staff__follower_names() is 'A person who changes their name changes it among the followers.';
create trigger tg_staff__follower_names after update of display_name on public.staff
  for each row when (old.display_name is distinct from new.display_name) execute function private.tg_staff__follower_names();

-- Who may read a ticket, asked for other people than the one at the screen ------------------------------

create function private.ticket_readers(p_ticket public.tickets, p_on date, p_among bigint[] default null)
returns setof bigint language plpgsql stable set search_path = '' as $$
begin
  return query
    with places as (
      -- The agencies whose readers may read it: the handling one and those that take part, with all above them.
      select t.ancestor_id from private.agency_tree t
      where t.agency_id = any (array_append(coalesce(p_ticket.task_agency_ids, '{}'), p_ticket.agency_id))
    ), holders as (
      select sr.staff_id, coalesce(bool_or(rp.scope = 'all' or (rp.scope = 'held' and a.kind = 'city')
        or sr.agency_id in (select p.ancestor_id from places p)), false) as is_here
      from public.staff_roles sr
      join public.agencies a on a.id = sr.agency_id
      join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code = 'tickets.read'
      group by sr.staff_id
      union all
      select sp.staff_id, coalesce(sp.agency_id in (select p.ancestor_id from places p), false)
      from public.staff_permissions sp where sp.permission_code = 'tickets.read'
    ), acting as (
      -- Everybody for themselves, and whoever stands in today for somebody on leave with that person's rights.
      select s.id as staff_id, s.id as for_id from public.staff s
      union
      select l.deputy_id, l.staff_id from public.staff_leaves l
      join public.staff s on s.id = l.staff_id and s.is_active
      where p_on between l.starts_on and l.ends_on
    )
    select s.id
    from public.staff s
    where s.is_active and s.archived_at is null and (p_among is null or s.id = any (p_among))
      and (
        exists (select from acting x join holders h on h.staff_id = x.for_id where x.staff_id = s.id and h.is_here)
        or (exists (select from acting x where x.staff_id = s.id and x.for_id = p_ticket.officer_id)
          and exists (select from acting x join holders h on h.staff_id = x.for_id where x.staff_id = s.id)));
end $$;
comment on function private.ticket_readers(public.tickets, date, bigint[]) is
  'The active people who may read a ticket on a day (of those named, when some are): the same rule as the policy on tickets, for other people than the caller. Nguồn: SPEC §1.';

create function private.require_readable(p_ticket_id bigint)
returns public.tickets language plpgsql stable security definer set search_path = '' as $$
declare v_ticket public.tickets;
begin
  select * into v_ticket from public.tickets t where t.id = p_ticket_id;
  if not found or not authz.reads_ticket(v_ticket) then
    perform private.fail('404', 'ticket.not_found', 'no such ticket');
  end if;
  return v_ticket;
end $$;
comment on function private.require_readable(bigint) is 'The ticket, if the caller may read it; 404 else.';

-- Following ------------------------------------------------------------------------------------------

create function private.add_followers(p_ticket_id bigint, p_staff_ids bigint[], p_now timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
begin
  insert into public.ticket_followers (ticket_id, staff_id, display_name, followed_at)
  select p_ticket_id, s.id, s.display_name, p_now from public.staff s where s.id = any (p_staff_ids)
  on conflict (ticket_id, staff_id) do nothing;
end $$;
comment on function private.add_followers(bigint, bigint[], timestamptz) is 'Makes people followers of a ticket; those who are stay as they are.';

create function public.follow_ticket(p_ticket_id bigint)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('tickets.read');
  v_ticket public.tickets := private.require_readable(p_ticket_id);
begin
  perform private.add_followers(v_ticket.id, array[v_actor_id], clock_timestamp());
  return true;
end $$;
comment on function public.follow_ticket(bigint) is 'The caller hears of every step of the ticket from now on. Nguồn: SPEC §3.';

create function public.unfollow_ticket(p_ticket_id bigint)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.read');
begin
  perform private.require_readable(p_ticket_id);
  delete from public.ticket_followers f where f.ticket_id = p_ticket_id and f.staff_id = v_actor_id;
  return false;
end $$;
comment on function public.unfollow_ticket(bigint) is 'The caller no longer hears of the ticket''s steps. Nguồn: SPEC §3.';

create function private.tg_ticket_events__tell_followers()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare
  v_ticket public.tickets;
  v_followers bigint[];
  v_readers bigint[];
begin
  v_followers := array(select f.staff_id from public.ticket_followers f where f.ticket_id = new.ticket_id);
  if v_followers = '{}' then
    return null;
  end if;
  select * into v_ticket from public.tickets t where t.id = new.ticket_id;
  v_readers := array(select private.ticket_readers(v_ticket, (new.at at time zone 'Asia/Ho_Chi_Minh')::date, v_followers));
  delete from public.ticket_followers f where f.ticket_id = new.ticket_id and not f.staff_id = any (v_readers);
  -- A ticket merged into another lives on there; whoever followed the one follows the other.
  if new.kind = 'merged' and new.data ? 'other_id' then
    perform private.add_followers((new.data ->> 'other_id')::bigint, v_readers, new.at);
  end if;
  insert into public.notifications (staff_id, kind, subject_type, subject_id, params, created_at)
  select f.id, 'ticket_followed', 'ticket', v_ticket.id,
    jsonb_strip_nulls(jsonb_build_object('code', v_ticket.code, 'excerpt', left(v_ticket.content, 120), 'event', new.kind,
      'actor', new.actor_name, 'agency', (select a.name from public.agencies a where a.id = new.agency_id))), new.at
  from unnest(v_readers) as f (id)
  where f.id is distinct from new.actor_id
    -- Whoever is told of the step anyway, or named in the note, is not told twice.
    and not exists (select from public.notifications n
      where n.staff_id = f.id and n.group_key = 'ticket:' || v_ticket.id and n.created_at = new.at and n.kind <> 'ticket_followed')
    and not coalesce(new.data -> 'mentioned' @> jsonb_build_array(jsonb_build_object('id', f.id)), false);
  return null;
end $$;
comment on function private.tg_ticket_events__tell_followers() is
  'Followers find every step of others in their bell (no message is sent), as long as they may read the ticket; who may not any more leaves. Nguồn: SPEC §3.';
-- What the clocks and the log say by themselves is no step.
create trigger tg_ticket_events__tell_followers after insert on public.ticket_events
  for each row when (new.kind not in ('warned', 'breached', 'contact_revealed', 'imported', 'received'))
  execute function private.tg_ticket_events__tell_followers();

create function private.tg_notifications__instead_of_followed()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.notifications n
  where n.staff_id = new.staff_id and n.group_key = new.group_key and n.created_at = new.created_at and n.kind = 'ticket_followed' and n.id < new.id;
  return null;
end $$;
comment on function private.tg_notifications__instead_of_followed() is
  'What a step tells a person for a reason of its own takes the place of what it told them as a follower.';
create trigger tg_notifications__instead_of_followed after insert on public.notifications
  for each row when (new.subject_type = 'ticket' and new.kind <> 'ticket_followed')
  execute function private.tg_notifications__instead_of_followed();

-- Notes ----------------------------------------------------------------------------------------------

create function private.add_note(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_note text, p_mentioned bigint[] default '{}')
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('add_note', p_ticket_id, p_now, null);
  v_note text := private.required_text(p_note, 'note');
  v_at timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_mentioned bigint[] := array(select distinct m from unnest(p_mentioned) as m where m is not null and m <> p_actor_id order by m);
  v_strangers text;
begin
  if cardinality(v_mentioned) > 20 then
    perform private.fail('422', 'note.too_many_mentioned', 'too many people are mentioned', '{"field": "note", "max": 20}');
  end if;
  select string_agg(coalesce(s.display_name, '?'), ', ' order by s.display_name) into v_strangers
  from unnest(v_mentioned) as m (id) left join public.staff s on s.id = m.id
  where not m.id in (select private.ticket_readers(v_ticket, (p_now at time zone 'Asia/Ho_Chi_Minh')::date, v_mentioned));
  if v_strangers is not null then
    perform private.fail('422', 'note.cannot_read', 'somebody mentioned may not read the ticket', jsonb_build_object('field', 'note', 'names', v_strangers));
  end if;
  -- A note is not a step: it must not make somebody's answer, half written, stale. The version stays.
  perform private.add_ticket_event(p_ticket_id, 'noted', v_at, p_actor_id, null, null, v_ticket.agency_id, v_note,
    case when v_mentioned <> '{}' then jsonb_build_object('mentioned',
      (select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.display_name) order by s.display_name) from public.staff s where s.id = any (v_mentioned))) end);
  if v_mentioned <> '{}' then
    perform private.add_followers(p_ticket_id, v_mentioned, v_at);
    perform private.tell(p_ticket_id, v_mentioned, 'note_mentioned', v_at, '{}',
      jsonb_build_object('actor', private.staff_name(p_actor_id), 'note', left(v_note, 200)));
  end if;
  return private.ticket_result(v_ticket);
end $$;
comment on function private.add_note(bigint, timestamptz, bigint, text, bigint[]) is
  'An internal note on the timeline; citizens never see it. Whoever it mentions must be able to read the ticket, finds it in the bell and follows the ticket from then on. Nguồn: SPEC §3.';

create function public.add_note(p_ticket_id bigint, p_note text, p_mentioned bigint[] default '{}')
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('add_note', p_ticket_id, v_now);
begin
  return private.add_note(v_actor_id, v_now, p_ticket_id, p_note, p_mentioned);
end $$;
comment on function public.add_note(bigint, text, bigint[]) is 'Adds an internal note, naming people who may read the ticket. Nguồn: SPEC §3.';

create function public.mentionable_staff(p_ticket_id bigint, p_query text default '')
returns table (id bigint, display_name text, job_title text, agency_name text, is_involved boolean)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare
  v_actor_id bigint := authz.require('tickets.note');
  v_ticket public.tickets := private.require_readable(p_ticket_id);
  v_words text[] := regexp_split_to_array(trim(public.fold(left(p_query, 80))), '\s+');
begin
  return query
    with involved as (
      select v_ticket.officer_id as staff_id union select v_ticket.received_by_id
      union select e.actor_id from public.ticket_events e where e.ticket_id = p_ticket_id
      union select f.staff_id from public.ticket_followers f where f.ticket_id = p_ticket_id
    )
    select s.id, s.display_name, s.job_title, a.name, s.id in (select i.staff_id from involved i)
    from public.staff s
    join public.agencies a on a.id = s.agency_id
    where s.id <> v_actor_id and s.id in (select private.ticket_readers(v_ticket, authz.today()))
      and not exists (select from unnest(v_words) as w where position(w in public.fold(s.display_name || ' ' || coalesce(s.job_title, '') || ' ' || a.name)) = 0)
    order by s.id in (select i.staff_id from involved i) desc, s.agency_id is not distinct from v_ticket.agency_id desc,
      starts_with(public.fold(s.display_name), v_words[1]) desc, s.display_name, s.id
    limit 12;
end $$;
comment on function public.mentionable_staff(bigint, text) is
  'People who may read the ticket and so can be named in a note, those already involved first; the name, title or agency holds every word typed. Nguồn: SPEC §3.';

-- What an answer may say --------------------------------------------------------------------------------

create function public.ticket_lookup_link(p_ticket_id bigint)
returns text language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('tickets.read');
  perform private.require_readable(p_ticket_id);
  return rtrim(coalesce(private.setting('public.base_url') #>> '{}', ''), '/') || private.lookup_path(p_ticket_id);
end $$;
comment on function public.ticket_lookup_link(bigint) is
  'Where the citizen looks the ticket up; a path alone while no public address is set, to be completed with the console''s own. Nguồn: QĐ583 Điều 11.1.';
