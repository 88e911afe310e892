-- What citizens think of the answers: rated on the phone, at the counter or by their link, once per answer;
-- low ratings wait for the Office until somebody has looked at them. Nguồn: QĐ583 Điều 9.5, 11.2.

create table public.rating_reviews (
  id bigint generated always as identity primary key,
  rating_id bigint not null references public.ticket_ratings (id) on delete cascade,
  outcome text not null check (outcome in ('noted', 'reopened', 'coordinated')),
  remark text not null check (length(trim(remark)) > 0),
  staff_id bigint not null references public.staff (id),
  staff_name text not null,
  reviewed_at timestamptz not null
);
comment on table public.rating_reviews is
  'What the office did about a rating: looked at it (noted, with a remark), re-opened the ticket, had it coordinated. A rating with a row here is handled. Nguồn: QĐ583 Điều 9.5, 11.2.';
comment on column public.rating_reviews.staff_name is 'Copied: most readers have no right to staff.';
alter table public.ticket_ratings add column review_id bigint references public.rating_reviews (id) on delete set null;
comment on column public.ticket_ratings.review_id is 'What was done about it last, kept by trigger: lists ask for those that still wait without looking into the history of every one.';
create index ticket_ratings_review on public.ticket_ratings (review_id) where review_id is not null;
create index ticket_ratings_waiting on public.ticket_ratings (score, rated_at) include (ticket_id) where review_id is null;

create function private.tg_rating_reviews__last()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.ticket_ratings set review_id = new.id where id = new.rating_id;
  return null;
end $$;
comment on function private.tg_rating_reviews__last() is 'Keeps ticket_ratings.review_id.';
create trigger tg_rating_reviews__last after insert on public.rating_reviews for each row execute function private.tg_rating_reviews__last();
create index rating_reviews_rating on public.rating_reviews (rating_id, reviewed_at);
create index rating_reviews_staff on public.rating_reviews (staff_id);
create index ticket_ratings_score on public.ticket_ratings (score, rated_at);
alter table public.rating_reviews enable row level security;
create policy "rating_reviews.read: with the rating" on public.rating_reviews for select to authenticated
  using ((select authz.can_all('tickets.read')) or exists (select from public.ticket_ratings r where r.id = rating_id));

create function public.low_rating_score()
returns integer language plpgsql stable security definer set search_path = '' as $$
declare v_setting text := private.setting('ratings.low_score') #>> '{}';
begin
  return case when v_setting ~ '^[1-4]$' then v_setting::integer else 2 end;
end $$;
comment on function public.low_rating_score() is
  'Up to this score a rating is low and goes to the Office''s list: the setting ratings.low_score, 2 unless it says otherwise. Nguồn: SPEC §7.';

-- Rating -------------------------------------------------------------------------------------------

create function private.rate_ticket(
  p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_score integer, p_reception integer, p_handling integer, p_answer integer, p_comment text,
  p_version integer default null, p_via text default 'phone', p_answer_id bigint default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('rate_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_comment text := left(private.tidy(p_comment), 2000);
  v_rating_id bigint;
  v_answer_id bigint;
  v_field text;
  v_value integer;
begin
  for v_field, v_value in values ('score', p_score), ('reception', p_reception), ('handling', p_handling), ('answer', p_answer) loop
    if v_field = 'score' and v_value is null then
      perform private.fail('422', 'ticket.field_required', 'score is required', '{"field": "score"}');
    elsif v_value not between 1 and 5 then
      perform private.fail('422', 'ticket.field_invalid', v_field || ' is from 1 to 5', jsonb_build_object('field', v_field, 'problem', 'range'));
    end if;
  end loop;
  if p_via is null or p_via not in ('link', 'phone', 'counter') then
    perform private.fail('422', 'ticket.field_invalid', 'not a way to rate', '{"field": "via", "problem": "unknown"}');
  end if;
  select a.id into v_answer_id from public.ticket_answers a where a.ticket_id = p_ticket_id order by a.answered_at desc, a.id desc limit 1;
  if v_answer_id is null then
    perform private.fail('409', 'ticket.no_answer', 'there is no answer to rate');
  elsif exists (select from public.ticket_ratings r where r.answer_id = coalesce(p_answer_id, v_answer_id)) then
    perform private.fail('409', 'ticket.already_rated', 'this answer has been rated');
  elsif p_answer_id <> v_answer_id then
    perform private.fail('409', 'rating.answer_superseded', 'a newer answer has been given');
  end if;
  insert into public.ticket_ratings (ticket_id, answer_id, score, reception, handling, answer, comment, via, rated_at, staff_id)
  values (p_ticket_id, v_answer_id, p_score, p_reception, p_handling, p_answer, v_comment, p_via, v_now, p_actor_id)
  returning id into v_rating_id;
  if p_score <= public.low_rating_score() then
    perform private.tell(p_ticket_id, private.ticket_people(v_ticket, '{supervisor}'), 'rating_low', v_now, '{}',
      jsonb_build_object('score', p_score, 'note', left(v_comment, 200), 'rating_id', v_rating_id));
  end if;
  return private.finish_step(v_ticket, 'rated', v_now, p_actor_id, v_comment, jsonb_build_object('score', p_score, 'via', p_via, 'rating_id', v_rating_id));
end $$;
comment on function private.rate_ticket(bigint, timestamptz, bigint, integer, integer, integer, integer, text, integer, text, bigint) is
  'The citizen''s rating of the last answer, once; p_answer_id (a link knows its answer) refuses when a newer one has been given. A low one tells the Office. Nguồn: QĐ583 Điều 11.2; SPEC §7.';

create function public.rate_ticket(
  p_ticket_id bigint, p_score integer, p_reception integer default null, p_handling integer default null, p_answer integer default null,
  p_comment text default null, p_version integer default null, p_via text default 'phone')
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('rate_ticket', p_ticket_id, v_now);
begin
  if p_via = 'link' then
    perform private.fail('422', 'ticket.field_invalid', 'only the citizen rates by link', '{"field": "via", "problem": "unknown"}');
  end if;
  return private.rate_ticket(v_actor_id, v_now, p_ticket_id, p_score, p_reception, p_handling, p_answer, p_comment, p_version, p_via);
end $$;
comment on function public.rate_ticket(bigint, integer, integer, integer, integer, text, integer, text) is
  'The operator records the rating a citizen gives: p_via = phone, or counter. Nguồn: QĐ583 Điều 11.2.';

-- What is done about it ----------------------------------------------------------------------------

create function private.handle_ratings(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_rating_id bigint, p_outcome text, p_remark text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_rating public.ticket_ratings;
begin
  -- The rating somebody acts on; else the ticket's low one that still waits, so that it does not go on waiting.
  select r.* into v_rating from public.ticket_ratings r
  where r.ticket_id = p_ticket_id and case when p_rating_id is not null then r.id = p_rating_id
    else r.score <= public.low_rating_score() and r.review_id is null end
  order by r.rated_at desc, r.id desc limit 1;
  if p_rating_id is not null and v_rating.id is null then
    perform private.fail('422', 'ticket.field_invalid', 'not a rating of this ticket', '{"field": "rating_id", "problem": "unknown"}');
  elsif v_rating.id is null or p_actor_id is null then
    return '{}';
  end if;
  insert into public.rating_reviews (rating_id, outcome, remark, staff_id, staff_name, reviewed_at)
  values (v_rating.id, p_outcome, p_remark, p_actor_id, private.staff_name(p_actor_id), p_now);
  return jsonb_build_object('rating_id', v_rating.id, 'score', v_rating.score);
end $$;
comment on function private.handle_ratings(bigint, timestamptz, bigint, bigint, text, text) is
  'Writes down that a ticket was re-opened or coordinated for a rating (the one named, else the low one still waiting); returns {rating_id, score} for the timeline, {} when there is none. Nguồn: QĐ583 Điều 9.5.';

create function private.review_rating(p_actor_id bigint, p_now timestamptz, p_rating_id bigint, p_remark text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_remark text := private.required_text(p_remark, 'remark', 2000);
  v_rating public.ticket_ratings;
  v_ticket public.tickets;
begin
  select * into v_rating from public.ticket_ratings r where r.id = p_rating_id;
  v_ticket := private.settled_ticket(v_rating.ticket_id, p_now);
  if v_ticket.id is null then
    perform private.fail('404', 'rating.not_found', 'no such rating');
  elsif (select r.review_id from public.ticket_ratings r where r.id = p_rating_id) is not null then
    perform private.fail('409', 'rating.already_reviewed', 'somebody handled this rating already');
  end if;
  insert into public.rating_reviews (rating_id, outcome, remark, staff_id, staff_name, reviewed_at)
  values (p_rating_id, 'noted', v_remark, p_actor_id, private.staff_name(p_actor_id), greatest(p_now, v_rating.rated_at));
  perform private.add_ticket_event(v_ticket.id, 'rating_reviewed', greatest(p_now, v_ticket.last_event_at), p_actor_id, null, null, v_ticket.agency_id, v_remark,
    jsonb_build_object('rating_id', p_rating_id, 'score', v_rating.score));
  return private.ticket_result(v_ticket);
end $$;
comment on function private.review_rating(bigint, timestamptz, bigint, text) is
  'The Office has looked at a rating and leaves it at a remark; once. Nguồn: QĐ583 Điều 11.2.';

create function public.review_rating(p_rating_id bigint, p_remark text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('tickets.supervise');
begin
  if not exists (
    select from public.ticket_ratings r join public.tickets t on t.id = r.ticket_id
    where r.id = p_rating_id and authz.allows_ticket('tickets.supervise', t.agency_id, t.officer_id)) then
    perform private.fail('404', 'rating.not_found', 'no such rating');
  end if;
  return private.review_rating(v_actor_id, clock_timestamp(), p_rating_id, p_remark);
end $$;
comment on function public.review_rating(bigint, text) is 'Notes that a rating has been looked at, with a remark. Nguồn: QĐ583 Điều 11.2; SPEC §7.';

-- Reading ------------------------------------------------------------------------------------------

create view public.rating_list with (security_invoker = true) as
  select r.id, r.ticket_id, t.code, t.status, t.version, t.channel, t.content, t.received_at, t.reopen_count,
    t.agency_id, a.name as agency_name, a.short_name as agency_short_name,
    t.category_id, c.name as category_name, c.name_en as category_name_en, coalesce(f.id, c.id) as field_id,
    coalesce(f.name, c.name) as field_name, coalesce(f.name_en, c.name_en) as field_name_en, t.commune_id,
    t.officer_id, t.received_by_id, t.priority, t.level_reached, t.import_batch_id, t.reopen_count > 0 as is_reopened,
    r.score, r.reception, r.handling, r.answer as answer_score, r.comment, r.via, r.rated_at,
    r.score <= (select public.low_rating_score()) as is_low,
    s.content as answer, s.level as answer_level, s.answered_at, sa.name as answer_agency_name,
    not exists (select from public.ticket_answers n where n.ticket_id = r.ticket_id and (n.answered_at, n.id) > (s.answered_at, s.id)) as is_last_answer,
    w.outcome, w.remark, w.staff_name as reviewed_by, w.reviewed_at, r.review_id is not null as is_handled,
    t.search
  from public.ticket_ratings r
  join public.tickets t on t.id = r.ticket_id
  join public.ticket_answers s on s.id = r.answer_id
  left join public.agencies sa on sa.id = s.agency_id
  left join public.agencies a on a.id = t.agency_id
  left join public.categories c on c.id = t.category_id
  left join public.categories f on f.id = c.parent_id
  left join public.rating_reviews w on w.id = r.review_id;
comment on view public.rating_list is
  'Ratings as the Office''s list shows them: beside the answer they are about, with what was done (outcome noted, reopened, coordinated; null = waits). Read under the rights of the tickets. Nguồn: QĐ583 Điều 11.2; SPEC §7.';
