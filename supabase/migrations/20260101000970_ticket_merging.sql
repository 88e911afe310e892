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
        or (m.similarity >= 0.3 and (m.is_same_commune or m.metres <= 500))
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
          case when l.is_same_phone then 'phone' end, case when l.similarity >= 0.3 then 'text' end, case when l.is_near then 'place' end,
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
