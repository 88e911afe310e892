-- What citizens think of a session that received them: by their personal link, on the phone or at the counter, once each.
-- Nguồn: SPEC §7 (ratings for tickets, dossiers and sessions); QĐ583 Điều 11.2 names the same three aspects.

create table public.session_ratings (
  id bigint generated always as identity primary key,
  session_id bigint not null references public.sessions (id) on delete cascade,
  participant_id bigint not null unique references public.session_participants (id) on delete cascade,
  case_id bigint references public.cases (id),
  score smallint not null check (score between 1 and 5),
  reception smallint check (reception between 1 and 5),
  handling smallint check (handling between 1 and 5),
  answer smallint check (answer between 1 and 5),
  comment text,
  via text not null check (via in ('link', 'phone', 'counter')),
  rated_at timestamptz not null,
  staff_id bigint references public.staff (id),
  staff_name text
);
comment on table public.session_ratings is
  'A citizen''s rating of the session that received them, once: overall, and the reception, the handling and the answer if wanted. Nguồn: SPEC §7.';
comment on column public.session_ratings.staff_id is 'Who took it down on the phone or at the counter; null when the citizen rated by link.';
create index session_ratings_session on public.session_ratings (session_id, rated_at);
create index session_ratings_case on public.session_ratings (case_id);
create index session_ratings_staff on public.session_ratings (staff_id);
create index session_ratings_rated_at on public.session_ratings (rated_at);
alter table public.session_ratings enable row level security;
create policy "session_ratings.read: who reads every case; a commune's leaders their own" on public.session_ratings for select to authenticated
  using ((select authz.can_all('cases.read')) or exists (
    select from public.sessions s where s.id = session_id and s.agency_id = any ((select authz.agency_ids('sessions.lead'))::bigint[])));

create function private.session_rating_state(p_now timestamptz, p_participant_id bigint)
returns text language sql stable set search_path = '' as $$
  select case
    when exists (select from public.session_ratings r where r.participant_id = t.id) then 'rated'
    when s.status not in ('ended', 'concluded') then 'early'
    when coalesce(s.concluded_at, s.ended_at) + make_interval(days => private.limit_of('public.rating_days', 30)) < p_now then 'expired'
    else 'open' end
  from public.session_participants t
  join public.sessions s on s.id = t.session_id
  where t.id = p_participant_id and t.capacity = 'citizen' and t.removed_at is null and t.invitation <> 'declined' and s.status <> 'cancelled'
    -- Whose case was never reached was not received. Nguồn: QĐ3394 Điều 6.1d.
    and (s.status not in ('ended', 'concluded') or t.case_id is null
      or exists (select from public.session_agenda a where a.session_id = s.id and a.case_id = t.case_id and a.started_at is not null))
$$;
comment on function private.session_rating_state(timestamptz, bigint) is
  'Whether a citizen can rate the session: early (not held yet), open, rated, expired (setting); null for whoever was not received as a citizen. Nguồn: SPEC §7.';

create function private.rate_session(
  p_actor_id bigint, p_now timestamptz, p_participant_id bigint, p_score integer, p_reception integer, p_handling integer, p_answer integer, p_comment text, p_via text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_participant public.session_participants;
  v_session public.sessions;
  v_comment text := private.tidy(p_comment);
  v_state text;
  v_now timestamptz;
  v_id bigint;
  v_field text;
  v_value integer;
begin
  select t.* into v_participant from public.session_participants t where t.id = p_participant_id;
  -- Locked: of two who send at once the second is told.
  v_session := private.open_session(v_participant.session_id, p_now, null, null, 'rate_session');
  v_now := greatest(p_now, v_session.last_event_at);
  for v_field, v_value in values ('score', p_score), ('reception', p_reception), ('handling', p_handling), ('answer', p_answer) loop
    if v_field = 'score' and v_value is null then
      perform private.fail('422', 'session.field_required', 'score is required', '{"field": "score"}');
    elsif v_value not between 1 and 5 then
      perform private.fail('422', 'session.field_invalid', v_field || ' is from 1 to 5', jsonb_build_object('field', v_field, 'problem', 'range'));
    end if;
  end loop;
  if p_via is null or p_via not in ('link', 'phone', 'counter') then
    perform private.fail('422', 'session.field_invalid', 'not a way to rate', '{"field": "via", "problem": "unknown"}');
  elsif length(v_comment) > 2000 then
    perform private.fail('422', 'session.field_invalid', 'comment is too long', '{"field": "comment", "problem": "too_long", "max": 2000}');
  end if;
  v_state := private.session_rating_state(v_now, p_participant_id);
  if v_state is null then
    perform private.fail('409', 'session.not_received', 'only a citizen who was received rates');
  elsif v_state = 'early' then
    perform private.fail('409', 'session.rating_early', 'the session has not been held yet');
  elsif v_state = 'rated' then
    perform private.fail('409', 'session.already_rated', 'this citizen has rated the session');
  elsif v_state = 'expired' then
    perform private.fail('409', 'session.rating_expired', 'the time for rating is over');
  end if;
  insert into public.session_ratings (session_id, participant_id, case_id, score, reception, handling, answer, comment, via, rated_at, staff_id, staff_name)
  values (v_session.id, p_participant_id, v_participant.case_id, p_score, p_reception, p_handling, p_answer, v_comment, p_via, v_now, p_actor_id, private.staff_name(p_actor_id))
  returning id into v_id;
  if p_score <= public.low_rating_score() then
    perform private.tell_about_session(v_session.id, private.session_people(v_session, '{reception_board,supervisor}'), 'session_rating_low', v_now, '{}',
      jsonb_build_object('score', p_score, 'note', left(v_comment, 200)));
  end if;
  -- A rating is no change of the plan: the version stays.
  perform private.add_session_event(v_session.id, 'rated', v_now, p_actor_id, null, null, v_comment,
    jsonb_build_object('name', v_participant.display_name, 'score', p_score, 'via', p_via));
  return jsonb_build_object('id', v_id, 'score', p_score);
end $$;
comment on function private.rate_session(bigint, timestamptz, bigint, integer, integer, integer, integer, text, text) is
  'A citizen''s rating of the session that received them, once, until some time after it (setting); a low one is told to the board and the Office. Nguồn: SPEC §7.';

create function public.rate_session(
  p_participant_id bigint, p_score integer, p_reception integer default null, p_handling integer default null, p_answer integer default null,
  p_comment text default null, p_via text default 'phone')
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.edit');
begin
  if p_via = 'link' then
    perform private.fail('422', 'session.field_invalid', 'only the citizen rates by link', '{"field": "via", "problem": "unknown"}');
  elsif not exists (select from public.session_participants t where t.id = p_participant_id) then
    perform private.fail('404', 'session.not_found', 'no such participant');
  end if;
  return private.rate_session(v_actor_id, clock_timestamp(), p_participant_id, p_score, p_reception, p_handling, p_answer, p_comment, p_via);
end $$;
comment on function public.rate_session(bigint, integer, integer, integer, integer, text, text) is
  'The board takes down the rating a citizen gives of a session: p_via = phone, or counter. Nguồn: SPEC §7.';

create function public.rate_session_as_guest(
  p_token text, p_score integer, p_reception integer default null, p_handling integer default null, p_answer integer default null, p_comment text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_participant public.session_participants;
begin
  perform private.require_quota(clock_timestamp(), 'read');
  v_participant := private.guest_of(p_token);
  return private.rate_session(null, clock_timestamp(), v_participant.id, p_score, p_reception, p_handling, p_answer, p_comment, 'link');
end $$;
comment on function public.rate_session_as_guest(text, integer, integer, integer, integer, text) is
  'A citizen rates the session that received them, by their personal link. Nguồn: SPEC §7.';

create view public.session_rating_list with (security_invoker = true) as
  select t.id, t.session_id, t.case_id, t.display_name, c.code as case_code, c.title as case_title, r.id as rating_id, r.score, r.reception, r.handling, r.answer,
    r.comment, r.via, r.rated_at, r.staff_name, coalesce(r.score <= public.low_rating_score(), false) as is_low
  from public.session_participants t
  left join public.session_ratings r on r.participant_id = t.id
  left join public.cases c on c.id = t.case_id
  where t.capacity = 'citizen' and t.removed_at is null;
comment on view public.session_rating_list is
  'The citizens of a session (masked) with their rating, where they gave one and the reader may see it. Nguồn: SPEC §7.';

-- Telling guests ---------------------------------------------------------------------------------------

create function private.tell_session_guests(p_session_id bigint, p_template text, p_at timestamptz, p_participant_ids bigint[])
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  insert into private.outbox (idempotency_key, channel, citizen_id, template, params, subject_type, subject_id, created_at, not_before)
  select format('%s:session:%s:%s:%s', p_template, p_session_id, t.id, c.channel), c.channel, t.citizen_id, p_template,
    jsonb_build_object('code', v_session.code, 'title', v_session.title, 'starts_at', v_session.starts_at, 'chair', v_session.chair_name,
      'participant_id', t.id, 'recipient', c.address, 'name', g.full_name), 'session', p_session_id, p_at, p_at
  from public.session_participants t
  join private.session_guests g on g.participant_id = t.id and g.revoked_at is null
  cross join lateral (values ('email', g.email), ('sms', g.phone)) as c (channel, address)
  where t.session_id = p_session_id and t.id = any (p_participant_ids) and t.removed_at is null and t.invitation <> 'none' and t.staff_id is null
    and c.address is not null and exists (select from public.message_templates m where m.code = p_template and m.channel = c.channel)
  on conflict (idempotency_key) do nothing;
end $$;
comment on function private.tell_session_guests(bigint, text, timestamptz, bigint[]) is
  'A message to some guests of a session, each with their own link, once, by email and SMS as far as the kind has a text and they an address. Nguồn: SPEC §5, §10.';

create function private.tell_guests_of_conclusion(p_session_id bigint, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
begin
  -- Citizens who were received learn of the notice and are asked what they think; one whose case was never reached will be
  -- received another day.
  perform private.tell_session_guests(p_session_id, 'session_rate', p_at, array(
    select t.id from public.session_participants t where t.session_id = p_session_id and private.session_rating_state(p_at, t.id) = 'open'));
  perform private.tell_session_guests(p_session_id, 'session_concluded', p_at, array(
    select t.id from public.session_participants t where t.session_id = p_session_id and t.capacity <> 'citizen' and t.invitation <> 'declined'));
end $$;
comment on function private.tell_guests_of_conclusion(bigint, timestamptz) is
  'The signed conclusion is told to guests; the citizens who were received are asked to rate, by their own link. Nguồn: QĐ3394 Điều 6.1đ; SPEC §7.';
