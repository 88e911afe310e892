-- Several reports about one matter, one report about several matters: likely duplicates while somebody types, merging and
-- undoing it, splitting.

-- Likely duplicates --------------------------------------------------------------------------------

create function private.word_pairs(p_text text)
returns text[] language sql immutable parallel safe set search_path = '' as $$
  select coalesce(array_agg(distinct w.word || ' ' || w.next), '{}')
  from (
    select u.word, lead(u.word) over (order by u.n) as next
    from regexp_split_to_table(public.fold(left(p_text, 1000)), '[^a-z0-9]+') with ordinality as u (word, n)
    where u.word <> ''
  ) w where w.next is not null
$$;
comment on function private.word_pairs(text) is
  'The pairs of neighbouring words of a text, folded: "Đèn đường Lạch Tray" → den duong, duong lach, lach tray. A Vietnamese word is mostly two syllables, so a pair says far more than a syllable, and an index over pairs reads far less than one over trigrams.';

create table private.recent_reports (
  ticket_id bigint primary key references public.tickets (id) on delete cascade,
  pairs tsvector not null,
  place point,
  forget_at timestamptz
);
comment on table private.recent_reports is
  'The tickets a new report may duplicate: open ones and those of the last thirty days, with the word pairs of their content and their place. Small however long the history grows, so that a search while somebody types takes milliseconds. Kept by triggers on tickets. Nguồn: SPEC §3.';
comment on column private.recent_reports.place is '(longitude, latitude).';
comment on column private.recent_reports.forget_at is 'When a ticket that is over stops being a likely original; null while it is open.';
create index recent_reports_pairs on private.recent_reports using gin (pairs);
create index recent_reports_place on private.recent_reports using gist (place) where place is not null;
create index recent_reports_forget_at on private.recent_reports (forget_at) where forget_at is not null;
alter table private.recent_reports enable row level security;

create function private.is_over(p_status text)
returns boolean language sql immutable parallel safe set search_path = '' as $$
  select p_status in ('refused', 'answered', 'closed', 'merged', 'withdrawn')
$$;
comment on function private.is_over(text) is 'Whether nobody owes a ticket in this state anything any more (an answered one only waits to be closed).';

create function private.tg_tickets__remember_received()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into private.recent_reports (ticket_id, pairs, place, forget_at)
  select n.id, array_to_tsvector(private.word_pairs(n.content)), point(n.longitude, n.latitude),
    case when private.is_over(n.status) then n.received_at + interval '30 days' end
  from new_rows n
  -- A history that is imported has nothing to be mistaken for.
  where n.status not in ('merged', 'withdrawn') and (not private.is_over(n.status) or n.received_at > n.recorded_at - interval '30 days');
  delete from private.recent_reports r where r.ticket_id in (
    select x.ticket_id from private.recent_reports x
    where x.forget_at < (select max(n.recorded_at) from new_rows n) order by x.forget_at limit 20 for update skip locked);
  return null;
end $$;
comment on function private.tg_tickets__remember_received() is
  'New tickets are likely originals of later ones; each statement also forgets a few of those whose time is over.';
create trigger tg_tickets__remember_received after insert on public.tickets
  referencing new table as new_rows for each statement execute function private.tg_tickets__remember_received();

create function private.tg_tickets__remember_changed()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  if new.status in ('merged', 'withdrawn') then
    delete from private.recent_reports r where r.ticket_id = new.id;
  else
    insert into private.recent_reports as r (ticket_id, pairs, place, forget_at)
    values (new.id, array_to_tsvector(private.word_pairs(new.content)), point(new.longitude, new.latitude),
      case when private.is_over(new.status) then new.received_at + interval '30 days' end)
    on conflict (ticket_id) do update set pairs = excluded.pairs, place = excluded.place, forget_at = excluded.forget_at;
  end if;
  return null;
end $$;
comment on function private.tg_tickets__remember_changed() is 'A ticket ended, was opened again, or its content or place changed.';
create trigger tg_tickets__remember_changed after update on public.tickets for each row
  when ((old.status is distinct from new.status
      and (private.is_over(old.status) <> private.is_over(new.status) or new.status in ('merged', 'withdrawn') or old.status in ('merged', 'withdrawn')))
    or old.content is distinct from new.content or (old.latitude, old.longitude) is distinct from (new.latitude, new.longitude))
  execute function private.tg_tickets__remember_changed();

create function private.metres_between(p_latitude double precision, p_longitude double precision, p_other_latitude double precision, p_other_longitude double precision)
returns double precision language sql immutable parallel safe set search_path = '' as $$
  select 111320 * sqrt(power(p_other_latitude - p_latitude, 2) + power((p_other_longitude - p_longitude) * cos(radians(p_latitude)), 2))
$$;
comment on function private.metres_between(double precision, double precision, double precision, double precision) is
  'Metres between two points of one city; the earth is flat over that distance.';

create function private.jsonb_id(p_object jsonb, p_key text)
returns bigint language sql immutable parallel safe set search_path = '' as $$
  select case when pg_input_is_valid(p_object ->> p_key, 'bigint') then (p_object ->> p_key)::bigint end
$$;
comment on function private.jsonb_id(jsonb, text) is 'An id in what a form sent; null when it is none.';

create function private.find_duplicates(p_now timestamptz, p_draft jsonb)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_ticket public.tickets;
  v_exclude_id bigint := private.jsonb_id(p_draft, 'exclude_id');
  v_content text := left(private.tidy(p_draft ->> 'content'), 1000);
  v_phone text := private.normal_phone(p_draft ->> 'phone');
  v_commune_id bigint := private.jsonb_id(p_draft, 'commune_id');
  v_category_id bigint := private.jsonb_id(p_draft, 'category_id');
  v_latitude double precision;
  v_longitude double precision;
  v_folded text;
  v_query tsquery;
  v_reach double precision := 500 / 111320.0; -- half a kilometre in degrees of latitude
begin
  -- Half-typed values are no errors: what cannot be read does not count yet.
  if pg_input_is_valid(p_draft ->> 'latitude', 'double precision') and pg_input_is_valid(p_draft ->> 'longitude', 'double precision') then
    v_latitude := (p_draft ->> 'latitude')::double precision;
    v_longitude := (p_draft ->> 'longitude')::double precision;
  end if;
  if private.jsonb_id(p_draft, 'ticket_id') is not null then
    select * into v_ticket from public.tickets t where t.id = private.jsonb_id(p_draft, 'ticket_id');
    v_exclude_id := v_ticket.id;
    v_content := left(v_ticket.content, 1000);
    v_commune_id := v_ticket.commune_id;
    v_category_id := v_ticket.category_id;
    v_latitude := v_ticket.latitude;
    v_longitude := v_ticket.longitude;
    select c.phone into v_phone from public.citizens c where c.id = v_ticket.citizen_id;
  end if;
  v_folded := nullif(regexp_replace(public.fold(v_content), '[^a-z0-9]+', ' ', 'g'), '');
  -- At most forty pairs, taken over the whole text by their own order: enough to recognise any report.
  select string_agg(quote_literal(u.pair), ' | ')::tsquery into v_query
  from (select x.pair from unnest(private.word_pairs(v_content)) as x (pair) order by length(x.pair) desc, x.pair limit 40) u;

  return (
    with candidates as (
      (select r.ticket_id from private.recent_reports r
        where v_query is not null and r.pairs @@ v_query and (r.forget_at is null or r.forget_at > p_now)
        order by ts_rank(r.pairs, v_query) desc, r.ticket_id desc limit 60)
      union
      (select r.ticket_id from private.recent_reports r
        where v_latitude is not null and (r.forget_at is null or r.forget_at > p_now)
          and r.place operator(pg_catalog.<@) box(point(v_longitude - 1.2 * v_reach, v_latitude - v_reach), point(v_longitude + 1.2 * v_reach, v_latitude + v_reach))
        order by r.place operator(pg_catalog.<->) point(v_longitude, v_latitude) limit 40)
      union
      (select t.id from public.citizens c join public.tickets t on t.citizen_id = c.id
        where v_phone is not null and c.phone = v_phone and (not private.is_over(t.status) or t.received_at > p_now - interval '30 days')
        order by t.received_at desc limit 40)
    ), measured as (
      select t.*, c.phone is not distinct from v_phone and v_phone is not null as is_same_phone,
        t.commune_id is not distinct from v_commune_id and v_commune_id is not null as is_same_commune,
        t.category_id is not distinct from v_category_id and v_category_id is not null as is_same_category,
        -- The draft may be the beginning of what the other one says in full.
        case when v_folded is not null then greatest(extensions.similarity(v_folded, f.folded), 0.9 * extensions.word_similarity(v_folded, f.folded)) else 0 end as similarity,
        case when v_latitude is not null and t.latitude is not null then private.metres_between(v_latitude, v_longitude, t.latitude, t.longitude) end as metres
      from candidates x
      join public.tickets t on t.id = x.ticket_id
      cross join lateral (select regexp_replace(public.fold(left(t.content, 1000)), '[^a-z0-9]+', ' ', 'g') as folded) f
      left join public.citizens c on c.id = t.citizen_id
      where t.id is distinct from v_exclude_id and t.status not in ('merged', 'withdrawn')
    ), likely as (
      select m.*, m.metres <= 500 as is_near,
        0.55 * m.similarity + case when m.is_same_phone then 0.2 else 0 end + case when m.is_same_commune then 0.1 else 0 end
          + case when m.is_same_category then 0.05 else 0 end + case when m.metres <= 500 then 0.1 * (1 - m.metres / 500) else 0 end as score
      from measured m
      where m.similarity >= 0.5
        -- Two reports of one ward share a third of their letters by chance.
        or (m.similarity >= 0.4 and m.is_same_commune) or (m.similarity >= 0.3 and m.metres <= 500)
        or (m.is_same_phone and (m.similarity >= 0.15 or m.is_same_category or v_folded is null))
        or (m.metres <= 150 and (m.is_same_category or m.similarity >= 0.2))
      order by score desc, m.received_at desc, m.id desc
      limit 8
    )
    select coalesce(jsonb_agg(jsonb_build_object(
        'id', l.id, 'code', l.code, 'status', l.status, 'received_at', l.received_at, 'excerpt', left(l.content, 240),
        'category_name', g.name, 'commune_name', w.name, 'agency_name', a.name, 'location_text', l.location_text,
        'is_open', not private.is_over(l.status),
        'is_same_phone', l.is_same_phone, 'is_same_commune', l.is_same_commune, 'is_same_category', l.is_same_category,
        'similarity', round(l.similarity::numeric, 2), 'distance', round(l.metres::numeric), 'score', round(l.score::numeric, 3),
        'reasons', array_remove(array[
          case when l.is_same_phone then 'phone' end, case when l.similarity >= 0.4 then 'text' end, case when l.is_near then 'place' end,
          case when l.is_same_commune then 'commune' end, case when l.is_same_category then 'category' end], null))
      order by l.score desc, l.received_at desc, l.id desc), '[]')
    from likely l
    left join public.categories g on g.id = l.category_id
    left join public.agencies w on w.id = l.commune_id
    left join public.agencies a on a.id = l.agency_id);
end $$;
comment on function private.find_duplicates(timestamptz, jsonb) is
  'The likely duplicates of a draft (or, with ticket_id, of a ticket), best first, at most eight: the same telephone, similar words with or without accents, the same ward, a place within 500 m. Nguồn: SPEC §3.';

create function public.find_duplicates(p_draft jsonb)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('tickets.merge');
  if jsonb_typeof(p_draft) is distinct from 'object' then
    return '[]';
  end if;
  -- Only those who take calls may ask who a number belongs to; the number of a ticket stays inside.
  return private.find_duplicates(clock_timestamp(), case when authz.can('tickets.receive') then p_draft else p_draft - 'phone' end);
end $$;
comment on function public.find_duplicates(jsonb) is
  'Likely duplicates while a report is typed: {phone, content, commune_id, category_id, latitude, longitude, exclude_id} or {ticket_id} → at most eight [{id, code, status, received_at, excerpt, category_name, commune_name, agency_name, location_text, is_open, is_same_phone, is_same_commune, is_same_category, similarity, distance (m), score, reasons [phone, text, place, commune, category]}], best first; open tickets or those of the last thirty days. Nguồn: SPEC §3.';

-- What links tickets -------------------------------------------------------------------------------

alter table public.tickets
  add column merged_into_id bigint references public.tickets (id),
  add column split_from_id bigint references public.tickets (id) on delete set null,
  add constraint tickets_merged check ((status = 'merged') = (merged_into_id is not null) and merged_into_id <> id);
comment on column public.tickets.merged_into_id is 'The ticket that goes on in its stead; never one that is itself merged.';
comment on column public.tickets.split_from_id is 'The report of several matters that this one was a part of.';
create index tickets_merged_into on public.tickets (merged_into_id) where merged_into_id is not null;
create index tickets_split_from on public.tickets (split_from_id) where split_from_id is not null;

create function private.final_ticket_id(p_ticket_id bigint)
returns bigint language plpgsql stable security definer set search_path = '' as $$
begin
  return (select coalesce(t.merged_into_id, t.id) from public.tickets t where t.id = p_ticket_id);
end $$;
comment on function private.final_ticket_id(bigint) is
  'The ticket that goes on: itself, or the one it was merged into. Whoever asks after a merged report is told how that one stands.';

create function private.lock_tickets(p_ticket_ids bigint[])
returns void language plpgsql volatile set search_path = '' as $$
begin
  -- One merging at a time, and the rows in the order of their ids: two people merging A into B and B into A wait for
  -- each other instead of locking each other out; whoever takes a step on one of the two waits for its row alone.
  perform pg_advisory_xact_lock(hashtextextended('merge_tickets', 0));
  perform from public.tickets t where t.id = any (p_ticket_ids) or t.merged_into_id = any (p_ticket_ids) order by t.id for update;
end $$;
comment on function private.lock_tickets(bigint[]) is 'Locks these tickets and those merged into them.';

create function authz.require_tickets(p_permission text, p_ticket_ids bigint[])
returns bigint language plpgsql stable security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require(p_permission);
  v_id bigint;
  v_ticket public.tickets;
begin
  foreach v_id in array p_ticket_ids loop
    select * into v_ticket from public.tickets t where t.id = v_id;
    if not found or not authz.reads_ticket(v_ticket) then
      perform private.fail('404', 'ticket.not_found', 'no such ticket');
    elsif not authz.allows_ticket(p_permission, v_ticket.agency_id, v_ticket.officer_id) then
      perform private.fail('403', 'authz.forbidden', 'permission denied: ' || p_permission, jsonb_build_object('permission', p_permission));
    end if;
  end loop;
  return v_actor_id;
end $$;
comment on function authz.require_tickets(text, bigint[]) is
  'Steps that concern several tickets call this first: returns the acting person, or refuses with 401, 403 or 404 when one of them is not theirs.';
revoke execute on function authz.require_tickets(text, bigint[]) from public;

insert into private.ticket_step_rights (position, step, permission_code, statuses, with_agency) values
  (202, 'merge_tickets', 'tickets.merge', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending,answered}', null),
  (204, 'split_ticket', 'tickets.merge', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination}', null),
  (206, 'unmerge_ticket', 'tickets.merge', '{merged}', null);

-- Merge --------------------------------------------------------------------------------------------

create function private.merge_tickets(
  p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_duplicate_id bigint, p_note text, p_version integer default null, p_duplicate_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_main public.tickets;
  v_duplicate public.tickets;
  v_now timestamptz;
  v_note text := left(private.tidy(p_note), 2000);
  v_main_people bigint[];
  v_moved bigint[];
  v_id bigint;
  v_brief_from timestamptz;
begin
  if p_duplicate_id is null then
    perform private.fail('422', 'ticket.field_required', 'duplicate_id is required', '{"field": "duplicate_id"}');
  elsif p_duplicate_id = p_ticket_id then
    perform private.fail('422', 'ticket.field_invalid', 'a ticket cannot be merged into itself', '{"field": "duplicate_id", "problem": "same"}');
  end if;
  perform private.lock_tickets(array[p_ticket_id, p_duplicate_id]);
  perform private.settled_ticket(u.id, p_now) from (select unnest(array[p_ticket_id, p_duplicate_id]) as id order by 1) u;
  select * into v_main from public.tickets t where t.id = p_ticket_id;
  select * into v_duplicate from public.tickets t where t.id = p_duplicate_id;
  if v_main.id is null or v_duplicate.id is null then
    perform private.fail('404', 'ticket.not_found', 'no such ticket');
  elsif v_duplicate.status = 'merged' then
    perform private.fail('409', 'ticket.duplicate_is_merged', 'the duplicate has been merged already',
      jsonb_build_object('code', v_duplicate.code, 'main', (select t.code from public.tickets t where t.id = v_duplicate.merged_into_id)));
  elsif v_main.status = 'merged' then
    perform private.fail('409', 'ticket.main_is_merged', 'the ticket that should stay has itself been merged',
      jsonb_build_object('code', v_main.code, 'main', (select t.code from public.tickets t where t.id = v_main.merged_into_id)));
  elsif p_version <> v_main.version or p_duplicate_version <> v_duplicate.version then
    perform private.fail('409', 'ticket.changed', 'somebody else took a step meanwhile', jsonb_build_object('status', v_main.status, 'step', 'merge_tickets'));
  elsif v_duplicate.status = 'answered' then
    perform private.fail('409', 'ticket.duplicate_is_answered', 'an answered ticket stays; the other one is merged into it', jsonb_build_object('code', v_duplicate.code));
  end if;
  v_main := private.open_step('merge_tickets', p_ticket_id, p_now, null);
  v_duplicate := private.open_step('merge_tickets', p_duplicate_id, p_now, null);
  v_now := greatest(p_now, v_main.last_event_at, v_duplicate.last_event_at);

  v_brief_from := (select min(c.started_at) from sla.clocks c
    where c.subject_type = 'ticket' and c.subject_id = p_duplicate_id and c.level = 'urgent_brief' and c.state in ('running', 'due_soon', 'overdue'));
  perform sla.cancel_clocks('ticket', p_duplicate_id, null, v_now);
  perform private.cancel_tasks(p_duplicate_id, v_now, p_actor_id);
  v_moved := array(select t.id from public.tickets t where t.merged_into_id = p_duplicate_id order by t.id);
  update public.tickets set status = 'merged', merged_into_id = p_ticket_id, closed_at = v_now, commitment_request = null where id = p_duplicate_id;
  -- What had been merged into the duplicate comes along: nothing hangs on a ticket that is merged itself.
  foreach v_id in array v_moved loop
    update public.tickets set merged_into_id = p_ticket_id where id = v_id;
    perform private.add_ticket_event(v_id, 'merged', v_now, p_actor_id, 'merged', 'merged', v_main.agency_id, null,
      jsonb_build_object('other_id', v_main.id, 'other_code', v_main.code, 'with_code', v_duplicate.code));
  end loop;
  -- Whoever follows the one wants to hear of the matter.
  insert into public.ticket_followers (ticket_id, staff_id, display_name, followed_at)
  select p_ticket_id, f.staff_id, f.display_name, v_now from public.ticket_followers f where f.ticket_id = p_duplicate_id
  on conflict do nothing;
  if v_duplicate.priority = 'urgent' and v_main.priority <> 'urgent' then
    -- Whatever made the duplicate urgent is the same matter.
    update public.tickets set priority = 'urgent' where id = p_ticket_id;
  end if;
  if v_brief_from is not null and not exists (select from sla.clocks c
    where c.subject_type = 'ticket' and c.subject_id = p_ticket_id and c.level = 'urgent_brief' and c.state <> 'cancelled') then
    perform private.owe_brief(p_ticket_id, v_brief_from);
  end if;

  -- Both agencies are told, each person once; and the citizen: that theirs is being dealt with, or how it ended.
  v_main_people := private.ticket_people(v_main, '{officer,agency_head}');
  perform private.tell(p_ticket_id, v_main_people, 'ticket_merged_in', v_now, '{}', jsonb_build_object('other', v_duplicate.code, 'note', v_note));
  perform private.tell(p_duplicate_id, array(select unnest(private.ticket_people(v_duplicate, '{officer,agency_head}')) except select unnest(v_main_people)),
    'ticket_merged', v_now, '{}', jsonb_build_object('other', v_main.code, 'note', v_note));
  if v_main.status = 'answered' then
    perform private.tell_citizen(u.id, 'citizen_result', v_now, jsonb_build_object('agency', (select a.name from public.agencies a where a.id = v_main.agency_id)))
    from unnest(array[p_duplicate_id] || v_moved) as u (id);
  elsif not exists (select from public.citizens c join public.citizens d on d.phone = c.phone where c.id = v_main.citizen_id and d.id = v_duplicate.citizen_id) then
    perform private.tell_citizen(p_duplicate_id, 'citizen_merged', v_now);
  end if;
  perform private.finish_step(v_duplicate, 'merged', v_now, p_actor_id, v_note, jsonb_build_object('other_id', v_main.id, 'other_code', v_main.code));
  return private.finish_step(v_main, 'merged_in', v_now, p_actor_id, v_note,
    jsonb_build_object('other_id', v_duplicate.id, 'other_code', v_duplicate.code, 'urgent', case when v_duplicate.priority = 'urgent' and v_main.priority <> 'urgent' then true end));
end $$;
comment on function private.merge_tickets(bigint, timestamptz, bigint, bigint, text, integer, integer) is
  'Two reports of one matter: p_ticket_id stays, the duplicate ends as "merged" with all its clocks cancelled; both timelines are kept; its citizen gets the main one''s result. Nguồn: SPEC §2 (Clocks), §3.';

create function public.merge_tickets(
  p_ticket_id bigint, p_duplicate_id bigint, p_note text default null, p_version integer default null, p_duplicate_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.merge');
begin
  perform private.lock_tickets(array[p_ticket_id, p_duplicate_id]);
  perform authz.require_tickets('tickets.merge', array_remove(array[p_ticket_id, p_duplicate_id], null));
  return private.merge_tickets(v_actor_id, clock_timestamp(), p_ticket_id, p_duplicate_id, p_note, p_version, p_duplicate_version);
end $$;
comment on function public.merge_tickets(bigint, bigint, text, integer, integer) is
  'Merges a duplicate into the ticket that stays (p_ticket_id). The versions are those the person saw of each. Nguồn: SPEC §3.';

create function private.unmerge_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_main_id bigint := (select t.merged_into_id from public.tickets t where t.id = p_ticket_id);
  v_main public.tickets;
  v_ticket public.tickets;
  v_now timestamptz;
  v_reason text := private.required_text(p_reason, 'reason', 2000);
begin
  perform private.lock_tickets(array_remove(array[p_ticket_id, v_main_id], null));
  v_ticket := private.open_step('unmerge_ticket', p_ticket_id, p_now, p_version);
  v_now := greatest(p_now, v_ticket.last_event_at);
  v_main := private.settled_ticket(v_ticket.merged_into_id, v_now);
  update public.tickets set status = 'received', merged_into_id = null, agency_id = null, officer_id = null, officer_name = null, assigned_at = null,
    officer_clarification_used = false, commitment_due_at = null, answered_at = null, relayed_at = null, closed_at = null
  where id = p_ticket_id;
  perform private.start_ticket_clock(p_ticket_id, 'ticket.triage', v_now);
  if v_ticket.priority = 'urgent' and not exists (select from public.ticket_briefs b where b.ticket_id in (p_ticket_id, v_main.id)) then
    -- The other one's brief will not speak of it any more.
    perform private.owe_brief(p_ticket_id, v_now);
  end if;
  perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{operator,lead_shift}'), 'ticket_unmerged', v_now, '{}',
    jsonb_build_object('other', v_main.code, 'reason', v_reason));
  perform private.finish_step(v_main, 'merge_undone', greatest(v_now, v_main.last_event_at), p_actor_id, v_reason,
    jsonb_build_object('other_id', v_ticket.id, 'other_code', v_ticket.code));
  return private.finish_step(v_ticket, 'unmerged', v_now, p_actor_id, v_reason, jsonb_build_object('other_id', v_main.id, 'other_code', v_main.code));
end $$;
comment on function private.unmerge_ticket(bigint, timestamptz, bigint, text, integer) is
  'A mistaken merge is undone: the ticket is received again, with a fresh triage; the time it was merged never counts. Nguồn: SPEC §2 (Clocks), §3.';

create function public.unmerge_ticket(p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.merge');
begin
  perform authz.require_tickets('tickets.merge', array[p_ticket_id]);
  return private.unmerge_ticket(v_actor_id, clock_timestamp(), p_ticket_id, p_reason, p_version);
end $$;
comment on function public.unmerge_ticket(bigint, text, integer) is 'Undoes a mistaken merge. Nguồn: SPEC §3.';

-- Split --------------------------------------------------------------------------------------------

create function private.read_parts(p_parts jsonb)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_result jsonb := '[]';
  v_problems jsonb := '{}';
  v_in jsonb;
  v_n integer := 0;
  v_key text;
begin
  if jsonb_typeof(p_parts) is distinct from 'array' or jsonb_array_length(p_parts) < 2 then
    perform private.fail('422', 'ticket.parts_too_few', 'a split needs two parts', '{"field": "parts"}');
  elsif jsonb_array_length(p_parts) > 10 then
    perform private.fail('422', 'ticket.parts_too_many', 'at most ten parts', '{"field": "parts", "max": 10}');
  end if;
  for v_in in select p.value from jsonb_array_elements(p_parts) as p (value) loop
    if jsonb_typeof(v_in) <> 'object' or private.tidy(v_in ->> 'content') is null then
      v_problems := v_problems || jsonb_build_object(format('parts.%s.content', v_n), 'required');
    elsif length(private.tidy(v_in ->> 'content')) > 10000 then
      v_problems := v_problems || jsonb_build_object(format('parts.%s.content', v_n), 'too_long');
    end if;
    foreach v_key in array '{category_id,commune_id}'::text[] loop
      if jsonb_typeof(v_in) = 'object' and v_in ->> v_key is not null and not coalesce(case v_key
          when 'category_id' then exists (select from public.categories c where c.id = private.jsonb_id(v_in, v_key) and c.archived_at is null)
          else exists (select from public.agencies a where a.id = private.jsonb_id(v_in, v_key) and a.kind = 'commune') end, false) then
        v_problems := v_problems || jsonb_build_object(format('parts.%s.%s', v_n, v_key), 'unknown');
      end if;
    end loop;
    v_result := v_result || jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('content', private.tidy(v_in ->> 'content'),
      'category_id', private.jsonb_id(v_in, 'category_id'), 'commune_id', private.jsonb_id(v_in, 'commune_id'),
      'location_text', left(private.tidy(v_in ->> 'location_text'), 500))));
    v_n := v_n + 1;
  end loop;
  if v_problems <> '{}' then
    perform private.fail('422', 'ticket.invalid', 'some parts are missing or wrong', jsonb_build_object('fields', v_problems));
  end if;
  return v_result;
end $$;
comment on function private.read_parts(jsonb) is 'Checks the parts of a split: two to ten, each with its content; all problems at once as {fields: {"parts.<n>.<name>": problem}}.';

create function private.split_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_parts jsonb, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('split_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_reason text := left(private.tidy(p_reason), 2000);
  v_parts jsonb := private.read_parts(p_parts);
  v_first jsonb := v_parts -> 0;
  -- While the report waits for triage its parts wait since the same moment. Once it has gone on, nobody owed the
  -- others any triage until now, as after a return.
  v_triage_from timestamptz := coalesce((select max(c.started_at) from sla.clocks c
    where c.subject_type = 'ticket' and c.subject_id = p_ticket_id and c.level = 'triage' and c.state in ('running', 'due_soon', 'overdue')), v_now);
  -- The brief that is still owed was to sum up every part.
  v_brief_from timestamptz := (select min(c.started_at) from sla.clocks c
    where c.subject_type = 'ticket' and c.subject_id = p_ticket_id and c.level = 'urgent_brief' and c.state in ('running', 'due_soon', 'overdue'));
  v_part jsonb;
  v_new public.tickets;
  v_made jsonb := '[]';
begin
  update public.tickets set content = v_first ->> 'content', category_id = coalesce((v_first ->> 'category_id')::bigint, category_id),
    commune_id = coalesce((v_first ->> 'commune_id')::bigint, commune_id), location_text = coalesce(v_first ->> 'location_text', location_text)
  where id = p_ticket_id;
  for v_part in select p.value from jsonb_array_elements(v_parts - 0) as p (value) loop
    insert into public.tickets (code, status, channel, category_id, priority, content, location_text, commune_id, latitude, longitude, is_confidential,
      citizen_id, citizen_name_masked, citizen_phone_masked, call_started_at, call_ended_at, received_at, recorded_at, received_by_id, split_from_id, last_event_at)
    values (private.next_ticket_code(v_ticket.received_at), 'received', v_ticket.channel, coalesce((v_part ->> 'category_id')::bigint, v_ticket.category_id),
      v_ticket.priority, v_part ->> 'content', coalesce(v_part ->> 'location_text', v_ticket.location_text),
      coalesce((v_part ->> 'commune_id')::bigint, v_ticket.commune_id),
      -- Another place that somebody named is not where the pin was set.
      case when v_part ?| '{location_text,commune_id}' then null else v_ticket.latitude end, case when v_part ?| '{location_text,commune_id}' then null else v_ticket.longitude end,
      v_ticket.is_confidential, v_ticket.citizen_id, v_ticket.citizen_name_masked, v_ticket.citizen_phone_masked, v_ticket.call_started_at, v_ticket.call_ended_at,
      v_ticket.received_at, v_now, v_ticket.received_by_id, p_ticket_id, v_now)
    returning * into v_new;
    perform private.add_ticket_event(v_new.id, 'received', v_ticket.received_at, v_ticket.received_by_id, null, 'received', null, null,
      jsonb_build_object('channel', v_ticket.channel), v_now);
    perform private.add_ticket_event(v_new.id, 'split_off', v_now, p_actor_id, 'received', 'received', null, v_reason,
      jsonb_build_object('other_id', v_ticket.id, 'other_code', v_ticket.code));
    perform private.start_ticket_clock(v_new.id, 'ticket.triage', v_triage_from);
    if v_brief_from is not null then
      perform private.owe_brief(v_new.id, v_brief_from);
    end if;
    v_new := private.settled_ticket(v_new.id, v_now);
    v_made := v_made || private.ticket_result(v_new);
  end loop;
  if v_ticket.agency_id is not null then
    perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{officer}'), 'ticket_split', v_now, '{}',
      jsonb_build_object('codes', (select string_agg(m ->> 'code', ', ') from jsonb_array_elements(v_made) m), 'reason', v_reason));
  end if;
  perform private.tell_citizen(p_ticket_id, 'citizen_split', v_now,
    jsonb_build_object('codes', (select string_agg(m ->> 'code', ', ') from jsonb_array_elements(v_made) m)));
  return private.finish_step(v_ticket, 'split', v_now, p_actor_id, v_reason,
    jsonb_build_object('parts', v_made, 'codes', (select string_agg(m ->> 'code', ', ') from jsonb_array_elements(v_made) m), 'content', v_ticket.content))
    || jsonb_build_object('parts', v_made);
end $$;
comment on function private.split_ticket(bigint, timestamptz, bigint, jsonb, text, integer) is
  'One report of several matters: the ticket keeps the first part, each other part becomes a ticket of the same citizen and receipt; the words of the whole stay in the timeline. Nguồn: SPEC §3; QĐ583 Điều 8.1.';

create function public.split_ticket(p_ticket_id bigint, p_parts jsonb, p_reason text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('split_ticket', p_ticket_id, v_now);
begin
  return private.split_ticket(v_actor_id, v_now, p_ticket_id, p_parts, p_reason, p_version);
end $$;
comment on function public.split_ticket(bigint, jsonb, text, integer) is
  'Splits a report of several matters: p_parts [{content, category_id, commune_id, location_text}], the first stays here; returns {id, code, status, version, parts: [{id, code, status, version}]}. Nguồn: SPEC §3.';

-- What is seen of linked tickets -------------------------------------------------------------------

create function authz.reads_linked_ticket(p_ticket_id bigint, p_at timestamptz)
returns boolean language plpgsql stable security definer set search_path = '' as $$
declare v_merged_into_id bigint := (select t.merged_into_id from public.tickets t where t.id = p_ticket_id);
begin
  return authz.can('tickets.read') and exists (
    select from public.tickets t
    where (t.id = v_merged_into_id or (t.split_from_id = p_ticket_id and t.recorded_at >= p_at))
      and authz.reads_ticket(t));
end $$;
comment on function authz.reads_linked_ticket(bigint, timestamptz) is
  'Whether the person reads the ticket this one was merged into, or one that was split off it after p_at: what the citizen sent with it is theirs to see.';

create policy "ticket_attachments.read: with the ticket it was merged into or split into" on public.ticket_attachments for select to authenticated
  using (removed_at is null and (select authz.person()) is not null and authz.reads_linked_ticket(ticket_id, created_at));

create function public.linked_tickets(p_ticket_id bigint)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare v_ticket public.tickets;
begin
  perform authz.require('tickets.read');
  select * into v_ticket from public.tickets t where t.id = p_ticket_id;
  if not found or not authz.reads_ticket(v_ticket) then
    perform private.fail('404', 'ticket.not_found', 'no such ticket');
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('relation', l.relation, 'id', t.id, 'code', t.code, 'status', t.status, 'received_at', t.received_at,
        'agency_name', a.name, 'category_name', c.name, 'is_readable', r.is_readable,
        -- A merged report belongs to the one it went into and is read with it; of the others, only who may read them does.
        'content', case when r.is_readable or l.relation = 'merged' then t.content end,
        'channel', t.channel, 'location_text', case when l.relation = 'merged' then t.location_text end,
        'citizen_name_masked', case when l.relation = 'merged' then t.citizen_name_masked end,
        'citizen_phone_masked', case when l.relation = 'merged' then t.citizen_phone_masked end,
        'at', case when l.relation in ('merged', 'merged_into') then coalesce(t.closed_at, v_ticket.closed_at) else greatest(t.recorded_at, v_ticket.recorded_at) end,
        'events', case when l.relation = 'merged' then (
          select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'at', e.at, 'recorded_at', e.recorded_at, 'actor_id', e.actor_id, 'actor_name', e.actor_name,
            'actor_agency', case when x.id is not null then jsonb_build_object('name', x.name) end, 'agency', case when g.id is not null then jsonb_build_object('name', g.name) end,
            'from_status', e.from_status, 'to_status', e.to_status, 'note', e.note, 'data', e.data) order by e.at, e.id)
          from public.ticket_events e left join public.agencies x on x.id = e.actor_agency_id left join public.agencies g on g.id = e.agency_id
          where e.ticket_id = t.id) end,
        'attachments', case when l.relation in ('merged', 'split_from') then (
          select jsonb_agg(to_jsonb(f) order by f.created_at, f.id) from public.ticket_attachments f
          where f.ticket_id = t.id and f.removed_at is null and (l.relation = 'merged' or f.created_at <= v_ticket.recorded_at)) end)
      order by array_position('{merged_into,split_from,split_into,merged}'::text[], l.relation), t.received_at, t.id), '[]')
    from (
      select 'merged_into' as relation, v_ticket.merged_into_id as id where v_ticket.merged_into_id is not null
      union all select 'split_from', v_ticket.split_from_id where v_ticket.split_from_id is not null
      union all select 'split_into', x.id from public.tickets x where x.split_from_id = p_ticket_id
      union all select 'merged', x.id from public.tickets x where x.merged_into_id = p_ticket_id
    ) l
    join public.tickets t on t.id = l.id
    cross join lateral (select authz.reads_ticket(t) as is_readable) r
    left join public.agencies a on a.id = t.agency_id
    left join public.categories c on c.id = t.category_id);
end $$;
comment on function public.linked_tickets(bigint) is
  'The tickets linked to this one: [{relation merged_into | split_from | split_into | merged, id, code, status, …}]; merged ones with their timeline and attachments, the one it was split from with the attachments it had then. Nguồn: SPEC §3.';
