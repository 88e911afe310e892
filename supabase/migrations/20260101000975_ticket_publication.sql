-- Results shown to everybody (QĐ583 Điều 11, 12): what the public sees stands in a table of its own, written by a person
-- who has seen it as it will look, and never with the citizen's particulars.

create table public.ticket_publications (
  ticket_id bigint primary key references public.tickets (id) on delete cascade,
  code text not null,
  title text not null check (length(trim(title)) > 0),
  question text not null check (length(trim(question)) > 0),
  answer text not null check (length(trim(answer)) > 0),
  category_name text,
  field_name text,
  commune_name text,
  agency_name text,
  answered_on date not null,
  agency_url text,
  published_at timestamptz not null,
  search text generated always as (public.fold(code || ' ' || title || ' ' || question || ' ' || answer || ' ' || coalesce(category_name, '') || ' '
    || coalesce(commune_name, '') || ' ' || coalesce(agency_name, ''))) stored
);
comment on table public.ticket_publications is
  'Exactly what the public sees of a ticket, and nothing else; who published it stands in the timeline. Nguồn: QĐ583 Điều 11.1, 11.3, 12.1.';
comment on column public.ticket_publications.agency_url is 'Where the agency published the result itself. Nguồn: QĐ583 Điều 11.3.';
create index ticket_publications_newest on public.ticket_publications (published_at desc, ticket_id desc);
create index ticket_publications_search on public.ticket_publications using gin (search extensions.gin_trgm_ops);
create index ticket_publications_field on public.ticket_publications (field_name, published_at desc);
create index ticket_publications_commune on public.ticket_publications (commune_name, published_at desc);
create index ticket_publications_agency on public.ticket_publications (agency_name, published_at desc);
alter table public.ticket_publications enable row level security;
create policy "ticket_publications.read: with the ticket" on public.ticket_publications for select to authenticated
  using ((select authz.can_all('tickets.read')) or exists (select from public.tickets t where t.id = ticket_id));

create table public.agency_publications (
  ticket_id bigint primary key references public.tickets (id) on delete cascade,
  url text not null,
  published_on date not null,
  noted_by_id bigint references public.staff (id),
  noted_by_name text,
  noted_at timestamptz not null
);
comment on table public.agency_publications is 'That the handling agency published the result on its own site: where and when. Nguồn: QĐ583 Điều 11.3.';
create index agency_publications_noted_by on public.agency_publications (noted_by_id);
alter table public.agency_publications enable row level security;
create policy "agency_publications.read: with the ticket" on public.agency_publications for select to authenticated
  using ((select authz.can_all('tickets.read')) or exists (select from public.tickets t where t.id = ticket_id));

create index tickets_published on public.tickets (id) where is_published;

create function private.tg_ticket_publications__flag()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    update public.tickets set is_published = true where id = new.ticket_id;
  else
    update public.tickets set is_published = false where id = old.ticket_id;
  end if;
  return null;
end $$;
comment on function private.tg_ticket_publications__flag() is 'Keeps tickets.is_published.';
create trigger tg_ticket_publications__flag after insert or delete on public.ticket_publications
  for each row execute function private.tg_ticket_publications__flag();

create function private.tg_tickets__unpublish()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.ticket_publications p where p.ticket_id = new.id;
  return null;
end $$;
comment on function private.tg_tickets__unpublish() is 'What was merged, withdrawn, refused after all or has become confidential is no longer shown to the public. Nguồn: QĐ583 Điều 12.1.';
create trigger tg_tickets__unpublish after update on public.tickets for each row
  when (new.is_published and (new.status in ('merged', 'withdrawn', 'refused') or new.is_confidential))
  execute function private.tg_tickets__unpublish();

insert into private.ticket_step_rights (position, step, permission_code, statuses, with_agency) values
  (185, 'publish_ticket', 'tickets.publish', '{answered,closed}', null),
  (186, 'unpublish_ticket', 'tickets.publish', '{received,clarification,refused,assigned,verifying,escalated,overdue,directed,coordination,relay_pending,answered,closed}', null),
  (187, 'note_agency_publication', 'tickets.handle', '{answered,closed}', true);

-- Personal data ------------------------------------------------------------------------------------

create function private.flat(p_text text)
returns text language sql immutable parallel safe set search_path = '' as $$
  -- Letter for letter, so that a place in the result is the same place in the text; fold() may change lengths.
  select translate(lower(p_text),
    'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ',
    'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd')
$$;
comment on function private.flat(text) is 'A composed text in lower case without Vietnamese accents, of the same length.';

create function private.words_pattern(p_text text, p_between text default '[^a-z0-9]+')
returns text language sql immutable parallel safe set search_path = '' as $$
  select '(?<![a-z0-9])' || string_agg(w.word, p_between order by w.n) || '(?![a-z0-9])'
  from regexp_split_to_table(private.flat(private.tidy(p_text)), '[^a-z0-9]+') with ordinality as w (word, n)
  where w.word <> ''
$$;
comment on function private.words_pattern(text, text) is 'A pattern that finds these words in a flat text, whatever stands between them; null without words.';

create function private.personal_patterns(p_ticket_id bigint)
returns table (kind text, pattern text) language plpgsql stable set search_path = '' as $$
begin
  return query
  with person as (
    -- The citizen and those whose reports were merged into this one.
    select c.full_name, c.phone, c.email, c.address, private.tidy(split_part(c.address, ',', 1)) as street
    from public.tickets t join public.citizens c on c.id = t.citizen_id
    where t.id = p_ticket_id or t.merged_into_id = p_ticket_id
  )
  select distinct x.kind, x.pattern from (
    -- A name of one word is a word like any other.
    select 'name', private.words_pattern(p.full_name) from person p where private.tidy(p.full_name) ~ '\s'
    -- Digit by digit, with or without +84, blanks, dots and dashes.
    union all select 'phone', '(?<![0-9])(?:\+?84[\s().\-–]*|0084[\s().\-–]*)?0?[\s().\-–]*' || regexp_replace(substr(p.phone, 2), '([0-9])(?=.)', '\1[\s().\-–]*', 'g') || '(?![0-9])'
      from person p where length(p.phone) >= 9
    union all select 'email', '(?<![a-z0-9._%+-])' || regexp_replace(private.flat(p.email), '([^a-z0-9])', '\\\1', 'g') || '(?![a-z0-9-])' from person p where p.email is not null
    -- The house: with a number it points to one door, whether "phố", "đường" or "ngõ" is said or not. A ward alone does not.
    union all select 'address', private.words_pattern(p.street, '[^a-z0-9]+(?:(?:pho|duong|ngo|ngach|hem|kiet|so|nha|to)[^a-z0-9]+)*')
      from person p where p.street ~ '[0-9]' and private.flat(p.street) ~ '[a-z]{2,}'
    union all select 'address', private.words_pattern(p.address) from person p where array_length(regexp_split_to_array(private.tidy(p.address), '[\s,]+'), 1) >= 4
  ) x (kind, pattern) where x.pattern is not null;
end $$;
comment on function private.personal_patterns(bigint) is
  'Patterns over flat text for the particulars of the citizens of a ticket: name, phone, email, address. Nguồn: QĐ583 Điều 12.2; SPEC §11.';

create function private.personal_marks(p_ticket_id bigint, p_field text, p_text text)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_text text := normalize(coalesce(p_text, ''), nfc);
  v_flat text := private.flat(v_text);
  v_pattern record;
  v_marks jsonb := '[]';
  v_from integer;
  v_to integer;
  v_at integer;
begin
  for v_pattern in
    select p.kind, p.pattern, true as is_blocking, 1 as rank from private.personal_patterns(p_ticket_id) p
    union all
    select l.kind, l.pattern, false, l.rank from (values
      ('email_like', '[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+', 2),
      ('id_like', '(?<![0-9])(?:[0-9]{12}|[0-9]{9})(?![0-9])', 3),
      ('phone_like', '(?<![0-9])(?:\+?84|0)(?:[\s().\-–]*[0-9]){8,10}(?![0-9])', 4),
      ('name_like', '(?<![a-z])(?:ong|ba|anh|chi|co|chu|bac|em|ten la|ten toi la|toi la)\s+[a-z]{2,}(?:\s+[a-z]{2,}){0,3}(?![a-z])', 5)) l (kind, pattern, rank)
    order by rank
  loop
    v_at := 1;
    loop
      v_from := regexp_instr(v_flat, v_pattern.pattern, v_at, 1, 0);
      exit when v_from = 0;
      v_to := regexp_instr(v_flat, v_pattern.pattern, v_at, 1, 1);
      v_at := greatest(v_to, v_from + 1);
      if v_pattern.kind = 'name_like' then
        -- What follows "ông", "bà" is a name when it is written with capitals; only as far as they go.
        declare v_name text := substring(substr(v_text, v_from, v_to - v_from) from '^(?:\S+ la|\S+)\s+((?:[[:upper:]][[:alpha:]]*)(?:\s+[[:upper:]][[:alpha:]]*)*)'); begin
          continue when v_name is null;
          v_from := v_from + strpos(substr(v_text, v_from, v_to - v_from), v_name) - 1;
          v_to := v_from + length(v_name);
        end;
      end if;
      -- The surer kinds come first; what lies inside one of them is not marked twice.
      continue when exists (select from jsonb_array_elements(v_marks) m
        where v_from - 1 < (m ->> 'start')::integer + (m ->> 'length')::integer and v_to - 1 > (m ->> 'start')::integer);
      v_marks := v_marks || jsonb_build_object('field', p_field, 'start', v_from - 1, 'length', v_to - v_from,
        'text', substr(v_text, v_from, v_to - v_from), 'kind', v_pattern.kind, 'is_blocking', v_pattern.is_blocking);
      exit when jsonb_array_length(v_marks) >= 100;
    end loop;
  end loop;
  return (select coalesce(jsonb_agg(m order by (m ->> 'start')::integer), '[]') from jsonb_array_elements(v_marks) m);
end $$;
comment on function private.personal_marks(bigint, text, text) is
  'Personal data in a text to be published: [{field, start (from 0), length, text, kind, is_blocking}]. The citizen''s own particulars block; what only looks like a number, an address or a name is for the person to judge. Nguồn: QĐ583 Điều 12.2.';

create function private.refuse_personal_data(p_ticket_id bigint, p_texts jsonb)
returns void language plpgsql stable set search_path = '' as $$
declare
  v_field text;
  v_mark jsonb;
begin
  foreach v_field in array '{title,question,answer}'::text[] loop
    select m into v_mark from jsonb_array_elements(private.personal_marks(p_ticket_id, v_field, p_texts ->> v_field)) m where (m ->> 'is_blocking')::boolean limit 1;
    if v_mark is not null then
      perform private.fail('422', 'ticket.publication_personal', 'the text holds the citizen''s ' || (v_mark ->> 'kind'),
        jsonb_build_object('field', v_field, 'kind', v_mark ->> 'kind', 'text', v_mark ->> 'text'));
    end if;
  end loop;
end $$;
comment on function private.refuse_personal_data(bigint, jsonb) is 'Refuses a text that holds the name, telephone, email or address of the citizen, naming the field. Nguồn: QĐ583 Điều 12.2; SPEC §11.';

create function private.tg_ticket_publications__no_personal_data()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.refuse_personal_data(new.ticket_id, to_jsonb(new));
  return new;
end $$;
comment on function private.tg_ticket_publications__no_personal_data() is 'Whoever writes it, by whatever way: nothing with the citizen''s particulars is published.';
create trigger tg_ticket_publications__no_personal_data before insert or update of title, question, answer on public.ticket_publications
  for each row execute function private.tg_ticket_publications__no_personal_data();

-- Preview, publish, unpublish ----------------------------------------------------------------------

create function private.publication_of(p_ticket_id bigint)
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_build_object('code', t.code,
      -- The first sentence says what it is about.
      'title', left(coalesce(substring(regexp_replace(t.content, '\s+', ' ', 'g') from '^(.{15,120}?)[.!?;\n]'), left(regexp_replace(t.content, '\s+', ' ', 'g'), 100)), 120),
      'question', t.content, 'answer', x.content,
      'category_name', c.name, 'field_name', coalesce(f.name, c.name), 'commune_name', coalesce(m.short_name, m.name),
      'agency_name', a.name, 'answered_on', (x.answered_at at time zone 'Asia/Ho_Chi_Minh')::date, 'agency_url', o.url)
    from public.tickets t
    left join lateral (select * from public.ticket_answers z where z.ticket_id = t.id order by z.answered_at desc, z.id desc limit 1) x on true
    left join public.categories c on c.id = t.category_id
    left join public.categories f on f.id = c.parent_id
    left join public.agencies m on m.id = t.commune_id
    left join public.agencies a on a.id = x.agency_id
    left join public.agency_publications o on o.ticket_id = t.id
    where t.id = p_ticket_id);
end $$;
comment on function private.publication_of(bigint) is 'What would be published of a ticket, before anybody edits the texts.';

create function public.publication_preview(p_ticket_id bigint, p_publication jsonb default null)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require_tickets('tickets.publish', array[p_ticket_id]);
  v_ticket public.tickets;
  v_now_published public.ticket_publications;
  v_last_answer_at timestamptz;
  v_shown jsonb;
begin
  select * into v_ticket from public.tickets t where t.id = p_ticket_id;
  select * into v_now_published from public.ticket_publications p where p.ticket_id = p_ticket_id;
  select max(coalesce(x.relayed_at, x.answered_at)) into v_last_answer_at from public.ticket_answers x where x.ticket_id = p_ticket_id;
  v_shown := private.publication_of(p_ticket_id);
  -- Published already: its edited title and question are kept; an answer that came later replaces the published one.
  if v_now_published.ticket_id is not null then
    v_shown := v_shown || jsonb_build_object('title', v_now_published.title, 'question', v_now_published.question)
      || case when v_last_answer_at > v_now_published.published_at then '{}' else jsonb_build_object('answer', v_now_published.answer) end;
  end if;
  if jsonb_typeof(p_publication) = 'object' then
    v_shown := v_shown || (select coalesce(jsonb_object_agg(e.key, left(e.value, 20000)), '{}')
      from jsonb_each_text(p_publication) e where e.key in ('title', 'question', 'answer') and e.value is not null);
  end if;
  return jsonb_build_object('publication', v_shown,
    'marks', private.personal_marks(p_ticket_id, 'title', v_shown ->> 'title') || private.personal_marks(p_ticket_id, 'question', v_shown ->> 'question')
      || private.personal_marks(p_ticket_id, 'answer', v_shown ->> 'answer'),
    'is_confidential', v_ticket.is_confidential, 'is_answered', v_ticket.status in ('answered', 'closed'),
    'published_at', v_now_published.published_at, 'is_outdated', coalesce(v_last_answer_at > v_now_published.published_at, false),
    'version', v_ticket.version);
end $$;
comment on function public.publication_preview(bigint, jsonb) is
  'Exactly what the public would see, with the texts as edited so far ({title, question, answer}), and the personal data in them: {publication, marks: [{field, start, length, text, kind, is_blocking}], is_confidential, is_answered, published_at, is_outdated, version}. Nguồn: QĐ583 Điều 11.1, 12; SPEC §3.';

create function private.publish_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_publication jsonb, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('publish_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_shown jsonb := private.publication_of(p_ticket_id);
  v_title text;
  v_question text;
  v_answer text;
begin
  if v_ticket.is_confidential then
    perform private.fail('409', 'ticket.confidential', 'the citizen asked for confidentiality');
  elsif v_shown ->> 'answer' is null then
    perform private.fail('409', 'ticket.no_answer', 'there is no answer to publish');
  end if;
  v_title := regexp_replace(private.required_text(p_publication ->> 'title', 'title', 200), '\s+', ' ', 'g');
  v_question := private.required_text(p_publication ->> 'question', 'question');
  v_answer := private.required_text(p_publication ->> 'answer', 'answer', 20000);
  insert into public.ticket_publications as p (ticket_id, code, title, question, answer, category_name, field_name, commune_name, agency_name, answered_on, agency_url, published_at)
  values (p_ticket_id, v_ticket.code, v_title, v_question, v_answer, v_shown ->> 'category_name', v_shown ->> 'field_name', v_shown ->> 'commune_name',
    v_shown ->> 'agency_name', (v_shown ->> 'answered_on')::date, v_shown ->> 'agency_url', v_now)
  on conflict (ticket_id) do update set title = excluded.title, question = excluded.question, answer = excluded.answer, category_name = excluded.category_name,
    field_name = excluded.field_name, commune_name = excluded.commune_name, agency_name = excluded.agency_name, answered_on = excluded.answered_on,
    agency_url = excluded.agency_url, published_at = excluded.published_at;
  return private.finish_step(v_ticket, 'published', v_now, p_actor_id, null,
    jsonb_build_object('title', v_title, 'again', case when v_ticket.is_published then true end));
end $$;
comment on function private.publish_ticket(bigint, timestamptz, bigint, jsonb, integer) is
  'Shows an answered ticket to the public in the words given, or replaces what was shown; never a confidential one, never with the citizen''s particulars. Nguồn: QĐ583 Điều 11.1, 12.';

create function public.publish_ticket(p_ticket_id bigint, p_publication jsonb, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('publish_ticket', p_ticket_id, v_now);
begin
  return private.publish_ticket(v_actor_id, v_now, p_ticket_id, p_publication, p_version);
end $$;
comment on function public.publish_ticket(bigint, jsonb, integer) is 'Publishes {title, question, answer} of an answered ticket, or publishes it anew. Nguồn: QĐ583 Điều 11.1, 12.';

create function private.unpublish_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('unpublish_ticket', p_ticket_id, p_now, p_version);
  v_reason text := private.required_text(p_reason, 'reason', 2000);
begin
  if not v_ticket.is_published then
    perform private.fail('409', 'ticket.not_published', 'the ticket is not published');
  end if;
  delete from public.ticket_publications p where p.ticket_id = p_ticket_id;
  return private.finish_step(v_ticket, 'unpublished', greatest(p_now, v_ticket.last_event_at), p_actor_id, v_reason);
end $$;
comment on function private.unpublish_ticket(bigint, timestamptz, bigint, text, integer) is 'Takes a result back from the public, with the reason. Nguồn: QĐ583 Điều 12.';

create function public.unpublish_ticket(p_ticket_id bigint, p_reason text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('unpublish_ticket', p_ticket_id, v_now);
begin
  return private.unpublish_ticket(v_actor_id, v_now, p_ticket_id, p_reason, p_version);
end $$;
comment on function public.unpublish_ticket(bigint, text, integer) is 'Takes a published result back. Nguồn: QĐ583 Điều 12.';

create function private.note_agency_publication(
  p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_url text, p_published_on date, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('note_agency_publication', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_url text := private.required_text(p_url, 'url', 500);
begin
  if v_url !~* '^https?://[^\s/]+\.[^\s]+$' then
    perform private.fail('422', 'ticket.field_invalid', 'not the address of a page', '{"field": "url", "problem": "invalid"}');
  elsif p_published_on is null then
    perform private.fail('422', 'ticket.field_required', 'published_on is required', '{"field": "published_on"}');
  elsif p_published_on > (v_now at time zone 'Asia/Ho_Chi_Minh')::date then
    perform private.fail('422', 'ticket.field_invalid', 'published_on lies in the future', '{"field": "published_on", "problem": "future"}');
  elsif p_published_on < (v_ticket.received_at at time zone 'Asia/Ho_Chi_Minh')::date then
    perform private.fail('422', 'ticket.field_invalid', 'published before it was received', '{"field": "published_on", "problem": "before_start"}');
  end if;
  insert into public.agency_publications as p (ticket_id, url, published_on, noted_by_id, noted_by_name, noted_at)
  values (p_ticket_id, v_url, p_published_on, p_actor_id, private.staff_name(p_actor_id), v_now)
  on conflict (ticket_id) do update set url = excluded.url, published_on = excluded.published_on, noted_by_id = excluded.noted_by_id,
    noted_by_name = excluded.noted_by_name, noted_at = excluded.noted_at;
  update public.ticket_publications set agency_url = v_url where ticket_id = p_ticket_id;
  return private.finish_step(v_ticket, 'agency_published', v_now, p_actor_id, null, jsonb_build_object('url', v_url, 'on', p_published_on));
end $$;
comment on function private.note_agency_publication(bigint, timestamptz, bigint, text, date, integer) is
  'The agency notes where and when it published the result on its own site; a published ticket links there. Nguồn: QĐ583 Điều 11.3.';

create function public.note_agency_publication(p_ticket_id bigint, p_url text, p_published_on date, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('note_agency_publication', p_ticket_id, v_now);
begin
  return private.note_agency_publication(v_actor_id, v_now, p_ticket_id, p_url, p_published_on, p_version);
end $$;
comment on function public.note_agency_publication(bigint, text, date, integer) is 'Notes the agency''s own publication of the result. Nguồn: QĐ583 Điều 11.3.';
