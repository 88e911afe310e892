-- A citizen looks a ticket up with its code and the telephone number it was sent with, adds what was asked for, and
-- rates the answer. Nothing here names a person: no staff, no contact, no internal note.

create function private.normal_code(p_code text)
returns text language sql immutable parallel safe set search_path = '' as $$
  -- "1022-26-004217", "1022 26 4217", "102226004217" and "26-4217" are read out and typed for the same ticket.
  select case when m is not null then format('1022-%s-%s', m[1], lpad(m[2], greatest(6, length(m[2])), '0')) end
  from (select coalesce(
    regexp_match(c, '^1022[^0-9]+([0-9]{2})[^0-9]+0*([1-9][0-9]{0,8})$'), regexp_match(c, '^1022([0-9]{2})0*([1-9][0-9]{0,8})$'),
    regexp_match(c, '^([0-9]{2})[^0-9]+0*([1-9][0-9]{0,8})$')) as m from (select private.tidy(p_code) as c) as code) as parts
$$;
comment on function private.normal_code(text) is 'A ticket''s code as it is written, from the ways people type it; null when it is none.';

create function private.not_found()
returns jsonb language plpgsql volatile set search_path = '' as $$
begin
  -- An error raised would take back the count of the attempt; the API sends this answer with status 404 all the same.
  perform set_config('response.status', '404', true);
  return '{"code": "PT404", "hint": "public.not_found", "message": "no ticket with this code and telephone number", "details": null}'::jsonb;
end $$;
comment on function private.not_found() is
  'The one answer to a wrong code, to a wrong telephone number and to both, in the shape of a raised error.';

create function private.wrong_lookups(p_now timestamptz, p_who text)
returns integer language sql volatile set search_path = '' as $$
  select coalesce((select c.count from private.request_counts c
    where c.bucket = 'wrong lookup:' || private.signature('rate_limits', p_who) and c.window_starts_at = date_trunc('hour', p_now)), 0)
$$;
comment on function private.wrong_lookups(timestamptz, text) is 'How often this number or code was asked for in vain within the hour.';

create function private.ticket_for_citizen(p_now timestamptz, p_code text, p_phone text)
returns public.tickets language plpgsql volatile set search_path = '' as $$
declare
  v_phone text := private.normal_phone(p_phone);
  v_code text := coalesce(private.normal_code(p_code), upper(left(private.tidy(p_code), 40)));
  v_max integer := private.limit_of('public.wrong_lookups', 15);
  v_ticket public.tickets;
begin
  if v_code is null then
    perform private.fail('422', 'ticket.field_required', 'code is required', '{"field": "code"}');
  elsif private.tidy(p_phone) is null then
    perform private.fail('422', 'ticket.field_required', 'phone is required', '{"field": "phone"}');
  elsif v_phone is null then
    perform private.fail('422', 'ticket.field_invalid', 'not a telephone number', '{"field": "phone", "problem": "invalid"}');
  end if;
  perform private.require_quota(p_now, 'lookup');
  -- Codes are numbered, numbers are known to many: whoever tries one against many of the other is stopped, and a right
  -- guess after that is refused like a wrong one.
  if greatest(private.wrong_lookups(p_now, v_phone), private.wrong_lookups(p_now, v_code)) >= v_max then
    perform private.fail('429', 'public.too_many', 'too many wrong lookups',
      jsonb_build_object('seconds', ceil(extract(epoch from date_trunc('hour', p_now) + interval '1 hour' - p_now))));
  end if;
  select t.* into v_ticket from public.tickets t left join public.citizens c on c.id = t.citizen_id
  where t.code = v_code and coalesce(private.is_same_text(c.phone, v_phone), false);
  if not found then
    perform private.count_request(p_now, 'wrong lookup', v_phone, 1000000);
    perform private.count_request(p_now, 'wrong lookup', v_code, 1000000);
    return null;
  end if;
  return v_ticket;
end $$;
comment on function private.ticket_for_citizen(timestamptz, text, text) is
  'The ticket with this code that was sent with this telephone number; null when there is none, whichever of the two is wrong. Attempts are counted. Nguồn: SPEC §11.';

create function private.public_steps(p_ticket public.tickets, p_main_id bigint)
returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', s.kind, 'at', s.at, 'agency', s.agency, 'due_at', s.due_at)) order by s.at, s.id), '[]')
  from (
    select e.id, e.at,
      case
        when e.kind in ('transferred', 'reassigned', 'moved') then 'transferred'
        when e.kind in ('answered_directly', 'relayed') or (e.kind = 'answered' and e.to_status = 'answered') then 'answered'
        else e.kind end as kind,
      case when e.kind in ('transferred', 'reassigned', 'moved') then (select a.name from public.agencies a where a.id = e.agency_id) end as agency,
      case when e.kind in ('committed', 'commitment_change_approved') then e.data ->> 'due_at' end as due_at
    from public.ticket_events e
    where (e.ticket_id = p_ticket.id and e.kind in ('received', 'clarification_asked', 'clarification_supplied', 'merged'))
      or (e.ticket_id = p_main_id and (e.kind in ('transferred', 'reassigned', 'moved', 'committed', 'commitment_change_approved', 'escalated', 'overdue', 'directed',
        'coordinated', 'answered_directly', 'relayed', 'refused', 'reopened', 'closed', 'withdrawn') or (e.kind = 'answered' and e.to_status = 'answered')))
  ) as s
$$;
comment on function private.public_steps(public.tickets, bigint) is
  'The way of a ticket as its sender may see it: what happened, when, at which agency. No person''s name, no note.';

create function private.rating_state(p_now timestamptz, p_answer_id bigint)
returns text language sql stable set search_path = '' as $$
  select case
    when t.status not in ('answered', 'closed')
      or x.id <> (select a.id from public.ticket_answers a where a.ticket_id = t.id order by a.answered_at desc, a.id desc limit 1) then 'replaced'
    when exists (select from public.ticket_ratings r where r.answer_id = x.id) then 'rated'
    when coalesce(x.relayed_at, x.answered_at) + make_interval(days => private.limit_of('public.rating_days', 30)) < p_now then 'expired'
    else 'open' end
  from public.ticket_answers x join public.tickets t on t.id = x.ticket_id where x.id = p_answer_id
$$;
comment on function private.rating_state(timestamptz, bigint) is
  'Whether an answer can be rated: open, rated already, expired (setting), or replaced (re-opened, answered anew, or not passed on yet); null when there is none. Nguồn: QĐ583 Điều 11.2; SPEC §7.';

create function private.look_up_ticket(p_now timestamptz, p_code text, p_phone text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.ticket_for_citizen(p_now, p_code, p_phone);
  v_main public.tickets;
  v_answer public.ticket_answers;
  v_is_merged boolean := v_ticket.status = 'merged';
  v_rating text;
begin
  if v_ticket.id is null then
    return private.not_found();
  end if;
  v_main := v_ticket;
  if v_is_merged then
    select * into v_main from public.tickets t where t.id = private.final_ticket_id(v_ticket.id);
  end if;
  if v_main.status in ('answered', 'closed') then
    select * into v_answer from public.ticket_answers a where a.ticket_id = v_main.id order by a.answered_at desc, a.id desc limit 1;
    -- An answer is rated once; that is for whoever sent the ticket it answers.
    v_rating := case when not v_is_merged then private.rating_state(p_now, v_answer.id) end;
  end if;
  return jsonb_build_object(
    'code', v_ticket.code,
    'received_at', v_ticket.received_at,
    'category', (select c.name from public.categories c where c.id = v_ticket.category_id),
    'category_en', (select c.name_en from public.categories c where c.id = v_ticket.category_id),
    'commune', (select coalesce(a.short_name, a.name) from public.agencies a where a.id = v_ticket.commune_id),
    'is_merged', v_is_merged,
    'phase', case
      when v_main.status in ('assigned', 'verifying', 'escalated', 'overdue', 'directed', 'coordination') then 'processing'
      when v_main.status = 'clarification' and v_is_merged then 'processing'
      else v_main.status end,
    'agency', case when v_main.status not in ('received', 'refused', 'withdrawn') then (select a.name from public.agencies a where a.id = v_main.agency_id) end,
    'due_at', v_main.due_at,
    'is_overdue', coalesce(v_main.due_at < p_now, false) or v_main.status = 'overdue',
    'steps', private.public_steps(v_ticket, v_main.id),
    'question', case when not v_is_merged and private.has_open_question(v_ticket.id) and v_ticket.status in ('clarification', 'escalated', 'overdue', 'directed', 'coordination') then
      (select e.note from public.ticket_events e where e.ticket_id = v_ticket.id and e.kind = 'clarification_asked' order by e.at desc, e.id desc limit 1) end,
    'refusal', case when v_main.status = 'refused' then
      (select jsonb_build_object('reason', e.note, 'redirect_to', e.data ->> 'redirect_to') from public.ticket_events e
        where e.ticket_id = v_main.id and e.kind = 'refused' order by e.at desc, e.id desc limit 1) end,
    'answer', case when v_answer.id is not null then jsonb_build_object('text', v_answer.content, 'at', coalesce(v_answer.relayed_at, v_answer.answered_at),
      'agency', (select a.name from public.agencies a where a.id = v_answer.agency_id)) end,
    'rating', case when v_rating is not null then jsonb_strip_nulls(jsonb_build_object('state', v_rating,
      'token', case when v_rating = 'open' then replace(private.rating_path(v_answer.id), '/danh-gia/', '') end)) end,
    'attachments', (select count(*) from public.ticket_attachments a where a.ticket_id = v_ticket.id and a.uploaded_by_id is null and a.removed_at is null));
end $$;
comment on function private.look_up_ticket(timestamptz, text, text) is
  'Where a ticket stands, for whoever sent it; a merged one shows the progress of the ticket it went into. Nguồn: QĐ583 Điều 11.1; SPEC §11.';

create function public.look_up_ticket(p_code text, p_phone text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.look_up_ticket(clock_timestamp(), p_code, p_phone);
end $$;
comment on function public.look_up_ticket(text, text) is
  'Looks a ticket up without a login: {code, received_at, category, commune, phase, agency, due_at, is_overdue, is_merged, steps, question, refusal, answer, rating, attachments}; 404 public.not_found when code or telephone number is wrong, whichever. Nguồn: QĐ583 Điều 11.1.';

create function private.supply_clarification_publicly(p_now timestamptz, p_code text, p_phone text, p_text text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_ticket public.tickets := private.ticket_for_citizen(p_now, p_code, p_phone);
begin
  if v_ticket.id is null then
    return private.not_found();
  end if;
  perform private.supply_clarification(null, p_now, v_ticket.id, p_text);
  return jsonb_build_object('code', v_ticket.code);
end $$;
comment on function private.supply_clarification_publicly(timestamptz, text, text, text) is 'The citizen adds what was asked for. Nguồn: QĐ583 Điều 8.3, 18.1.';

create function public.supply_clarification_publicly(p_code text, p_phone text, p_text text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.supply_clarification_publicly(clock_timestamp(), p_code, p_phone, p_text);
end $$;
comment on function public.supply_clarification_publicly(text, text, text) is
  'Adds what was asked for, with the code and telephone number of the ticket. Nguồn: QĐ583 Điều 8.3, 18.1.';

-- Rating by link -----------------------------------------------------------------------------------

create function private.answer_of_link(p_token text)
returns bigint language plpgsql volatile set search_path = '' as $$
begin
  if p_token is null or p_token !~ '^[1-9][0-9]{0,17}-[0-9a-f]{32}$'
    or not private.is_same_text('/danh-gia/' || p_token, private.rating_path(split_part(p_token, '-', 1)::bigint)) then
    perform private.fail('404', 'public.link_invalid', 'not a rating link of ours');
  end if;
  return split_part(p_token, '-', 1)::bigint;
end $$;
comment on function private.answer_of_link(text) is 'The answer a rating link is for; 404 when nobody here wrote it.';

create function private.rating_form(p_now timestamptz, p_token text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_answer_id bigint := private.answer_of_link(p_token); v_result jsonb;
begin
  select jsonb_build_object('code', t.code, 'state', private.rating_state(p_now, x.id), 'agency', a.name, 'answered_at', coalesce(x.relayed_at, x.answered_at),
      'category', c.name, 'category_en', c.name_en)
    into v_result
  from public.ticket_answers x
  join public.tickets t on t.id = x.ticket_id
  left join public.agencies a on a.id = x.agency_id
  left join public.categories c on c.id = t.category_id
  where x.id = v_answer_id;
  if not found then
    perform private.fail('404', 'public.link_invalid', 'the answer is no more');
  end if;
  return v_result;
end $$;
comment on function private.rating_form(timestamptz, text) is 'What a rating link is about and whether it still serves. Nguồn: QĐ583 Điều 11.2.';

create function public.rating_form(p_token text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_quota(clock_timestamp(), 'read');
  return private.rating_form(clock_timestamp(), p_token);
end $$;
comment on function public.rating_form(text) is
  'What a rating link is about: {code, state: open | rated | expired | replaced, agency, answered_at, category}. Nguồn: QĐ583 Điều 11.2.';

create function private.rate_by_link(
  p_now timestamptz, p_token text, p_score integer, p_reception integer, p_handling integer, p_answer integer, p_comment text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_answer_id bigint := private.answer_of_link(p_token);
  v_ticket public.tickets;
  v_state text;
begin
  -- Lock first: whoever re-opens the ticket at this moment is either before us or after.
  v_ticket := private.settled_ticket((select x.ticket_id from public.ticket_answers x where x.id = v_answer_id), p_now);
  v_state := private.rating_state(p_now, v_answer_id);
  if v_state is null then
    perform private.fail('404', 'public.link_invalid', 'the answer is no more');
  elsif v_state = 'rated' then
    perform private.fail('409', 'ticket.already_rated', 'this answer has been rated');
  elsif v_state = 'replaced' then
    perform private.fail('409', 'public.link_replaced', 'the ticket was re-opened or answered anew');
  elsif v_state = 'expired' then
    perform private.fail('409', 'public.link_expired', 'the time for rating is over');
  end if;
  if length(p_comment) > 2000 then
    perform private.fail('422', 'ticket.field_invalid', 'comment is too long', '{"field": "comment", "problem": "too_long", "max": 2000}');
  end if;
  perform private.rate_ticket(null, p_now, v_ticket.id, p_score, p_reception, p_handling, p_answer, p_comment, null, 'link', v_answer_id);
  return jsonb_build_object('code', v_ticket.code, 'score', p_score);
end $$;
comment on function private.rate_by_link(timestamptz, text, integer, integer, integer, integer, text) is
  'The citizen rates an answer with its link, once. Nguồn: QĐ583 Điều 11.2; SPEC §7.';

create function public.rate_by_link(
  p_token text, p_score integer, p_reception integer default null, p_handling integer default null, p_answer integer default null, p_comment text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_quota(clock_timestamp(), 'read');
  return private.rate_by_link(clock_timestamp(), p_token, p_score, p_reception, p_handling, p_answer, p_comment);
end $$;
comment on function public.rate_by_link(text, integer, integer, integer, integer, text) is
  'Rates an answer from 1 to 5 (reception, handling and the answer itself if wanted) with the link the citizen was sent. Nguồn: QĐ583 Điều 11.2.';
