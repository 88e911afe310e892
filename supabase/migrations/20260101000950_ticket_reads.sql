-- What people read of tickets: the one list behind queue, drill-down and export; which steps they may take
-- now; how much waits for them; whom they may pass work to.

create view public.ticket_list with (security_invoker = true) as
  select t.id, t.code, t.status, t.channel, t.priority, t.content,
    t.category_id, c.name as category_name, c.name_en as category_name_en, c.code as category_code,
    coalesce(f.id, c.id) as field_id, coalesce(f.code, c.code) as field_code, coalesce(f.name, c.name) as field_name, coalesce(f.name_en, c.name_en) as field_name_en,
    t.location_text, t.commune_id, m.name as commune_name, t.latitude, t.longitude,
    t.is_confidential, t.citizen_name_masked, t.citizen_phone_masked, t.call_started_at, t.call_ended_at,
    t.received_at, t.recorded_at, t.received_by_id, t.received_by_name,
    t.agency_id, a.name as agency_name, a.short_name as agency_short_name, a.code as agency_code, t.officer_id, t.officer_name, t.assigned_at,
    t.return_count, t.officer_clarification_used, t.level_reached, t.commitment_due_at, t.commitment_request,
    t.answered_at, t.relayed_at, t.closed_at, t.reopen_count, t.is_published,
    t.import_batch_id, t.imported_due_at, t.imported_ref,
    t.brief_due_at, t.phoned_at, t.draft_id,
    t.current_clock_id, t.due_at, t.warn_at, k.level as clock_level, k.rule_code as clock_rule_code,
    -- As the clock stands this very moment, whether or not the tick has come by.
    case
      when t.due_at < now() then 'overdue'
      when t.warn_at <= now() then 'due_soon'
      when t.due_at is not null then 'running'
      when t.status = 'clarification' and t.agency_id is not null then 'paused'
      else 'none' end as clock_state,
    t.due_at < now() as is_overdue,
    extract(epoch from case
      when k.id is not null then sla.measure(k.calendar_id, k.target_unit, now(), t.due_at)
      when t.due_at is not null then sla.working_time_between('vn-city', now(), t.due_at) end)::bigint as remaining_seconds,
    case
      when t.status in ('received', 'relay_pending') or (t.status = 'clarification' and t.agency_id is null) then 'operator'
      when t.status in ('assigned', 'verifying', 'clarification') then 'officer'
      when t.status = 'escalated' then 'head'
      when t.status in ('overdue', 'directed', 'coordination') then 'leaders' end as level,
    extract(epoch from coalesce(t.answered_at, t.closed_at, now()) - t.received_at)::bigint as age_seconds,
    (select e.note from public.ticket_events e where e.ticket_id = t.id and e.kind = 'noted' order by e.at desc, e.id desc limit 1) as last_note,
    t.last_event_at, t.version, t.search, t.custom
  from public.tickets t
  left join public.categories c on c.id = t.category_id
  left join public.categories f on f.id = c.parent_id
  left join public.agencies m on m.id = t.commune_id
  left join public.agencies a on a.id = t.agency_id
  left join sla.clocks k on k.id = t.current_clock_id;
comment on view public.ticket_list is
  'Tickets as lists, drill-downs and exports show them. clock_state = overdue, due_soon, running, paused, none, as of now; remaining_seconds = working time left of the current clock, negative = overrun; level = where an open ticket is now (operator, officer, head, leaders), null when nothing is owed; age_seconds by the clock on the wall. Read under the rights of the tickets. Nguồn: SPEC §7, §8.';
comment on column public.ticket_list.remaining_seconds is 'Costs one calculation a row: select it for a page or an export, sort by due_at.';
comment on column public.ticket_list.is_overdue is 'The same as clock_state = overdue, but an index can find it; null when nothing is due.';

create function public.ticket_actions(p_ticket_id bigint)
returns text[] language plpgsql stable security definer set search_path = '' as $$
declare
  v_ticket public.tickets;
  v_allowed text[];
begin
  perform authz.require('tickets.read');
  select * into v_ticket from public.tickets t where t.id = p_ticket_id;
  if not found or not authz.reads_ticket(v_ticket) then
    perform private.fail('404', 'ticket.not_found', 'no such ticket');
  end if;
  select array_agg(p.code) into v_allowed
  from (select distinct r.permission_code as code from private.ticket_step_rights r where v_ticket.status = any (r.statuses)) p
  where authz.allows_ticket(p.code, v_ticket.agency_id, v_ticket.officer_id);
  return array(
    select s.step from (
      select r.step, min(r.position) as position
      from private.ticket_step_rights r
      where r.permission_code = any (v_allowed) and v_ticket.status = any (r.statuses)
        and (r.with_agency is null or r.with_agency = (v_ticket.agency_id is not null))
      group by r.step
      union all
      select 'reveal_contact', 900 where v_ticket.citizen_id is not null and private.may_reveal(v_ticket)
    ) s
    where case s.step
      when 'ask_clarification' then v_ticket.agency_id is null or not v_ticket.officer_clarification_used
      when 'supply_clarification' then v_ticket.status = 'clarification' or private.has_open_question(p_ticket_id)
      when 'decide_commitment_change' then v_ticket.commitment_request is not null
      when 'mark_urgent' then v_ticket.priority <> 'urgent'
      when 'pass_by_phone' then v_ticket.priority = 'urgent'
      when 'ask_explanation' then v_ticket.brief_due_at is null
      when 'brief_ticket' then private.owes_brief(p_ticket_id)
      when 'answer_ticket' then v_ticket.status in ('escalated', 'overdue', 'directed') or not private.needs_approval(v_ticket.agency_id)
        or private.is_head(authz.person(), v_ticket.agency_id, now())
      when 'submit_answer_draft' then private.needs_approval(v_ticket.agency_id) and not private.is_head(authz.person(), v_ticket.agency_id, now())
      when 'approve_answer_draft' then v_ticket.draft_id is not null
      when 'send_back_answer_draft' then v_ticket.draft_id is not null
      when 'rate_ticket' then exists (
        select from (select a.id from public.ticket_answers a where a.ticket_id = p_ticket_id order by a.answered_at desc, a.id desc limit 1) last
        where not exists (select from public.ticket_ratings g where g.answer_id = last.id))
      when 'publish_ticket' then not v_ticket.is_confidential and exists (select from public.ticket_answers a where a.ticket_id = p_ticket_id)
      when 'unpublish_ticket' then v_ticket.is_published
      when 'save_ticket_fields' then exists (select from public.custom_fields f where f.subject = 'ticket' and f.archived_at is null)
      else true end
    order by s.position, s.step);
end $$;
comment on function public.ticket_actions(bigint) is
  'The steps (names of RPCs) the signed-in person may take on this ticket now, in the order of the buttons. Nguồn: SPEC §1, §3.';

create function public.my_queue_counts()
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  if authz.person() is null then
    return '{}';
  end if;
  -- Runs as the caller: only what they may read is counted. Keys they have no use for are left out.
  return jsonb_strip_nulls(jsonb_build_object(
    'triage', case when authz.can('tickets.triage') then (select count(*) from public.tickets t where t.status = 'received') end,
    'clarification', case when authz.can('tickets.triage') then (select count(*) from public.tickets t where t.status = 'clarification' and t.agency_id is null) end,
    'relay', case when authz.can('tickets.relay') then (select count(*) from public.tickets t where t.status = 'relay_pending') end,
    'mine', case when authz.can('tickets.handle') then (
      select count(*) from public.tickets t where t.officer_id = any ((select authz.acting_for())::bigint[])
        and t.status in ('assigned', 'clarification', 'verifying', 'escalated', 'overdue', 'directed', 'coordination')) end,
    'agency', case when authz.can('tickets.handle') then (
      select count(*) from public.tickets t where t.agency_id = any ((select authz.agency_ids('tickets.handle'))::bigint[])
        and t.status in ('assigned', 'clarification', 'verifying', 'escalated', 'overdue', 'directed', 'coordination')) end,
    'head', case when authz.can('tickets.head') then (
      select count(*) from public.tickets t where t.agency_id = any ((select authz.agency_ids('tickets.head'))::bigint[])
        and t.status in ('escalated', 'overdue', 'directed')) end,
    'commitment_requests', case when authz.can('tickets.head') then (
      select count(*) from public.tickets t where t.agency_id = any ((select authz.agency_ids('tickets.head'))::bigint[])
        and t.status = 'verifying' and t.commitment_request is not null) end,
    'tasks', case when authz.can('tickets.handle') then (
      select count(*) from public.ticket_tasks k where k.status = 'open'
        and (k.agency_id = any ((select authz.agency_ids('tickets.handle'))::bigint[]) or k.officer_id = any ((select authz.acting_for())::bigint[]))) end,
    'drafts', case when authz.can('tickets.head') then (
      select count(*) from public.tickets t where t.draft_id is not null and t.agency_id = any ((select authz.agency_ids('tickets.head'))::bigint[])) end,
    'briefs', case when authz.can('tickets.triage') or authz.can('tickets.supervise') then (select count(*) from public.tickets t where t.brief_due_at is not null) end,
    'coordination', case when authz.can('tickets.supervise') then (select count(*) from public.tickets t where t.status = 'coordination') end,
    'low_ratings', case when authz.can('tickets.supervise') then (
      select count(*) from public.ticket_ratings r
      where r.score <= (select public.low_rating_score()) and r.review_id is null) end,
    'leaders', case when authz.can('tickets.direct') or authz.can('tickets.direct_on_word') then (select count(*) from public.tickets t where t.status = 'overdue') end,
    'overdue', case when authz.can('tickets.read') then (
      -- What is due is open; said, it is found in the index of open tickets.
      select count(*) from public.tickets t where t.due_at < now() and t.status = any (bi.open_statuses())
        -- An agency that takes part in a coordination reads the ticket, but it is the lead that is late.
        and (t.task_agency_ids is null or (select authz.can_all('tickets.read')) or t.agency_id = any ((select authz.agency_ids('tickets.read'))::bigint[]))) end,
    'due_soon', case when authz.can('tickets.read') then (
      select count(*) from public.tickets t where t.due_at >= now() and t.warn_at <= now() and t.status = any (bi.open_statuses())
        and (t.task_agency_ids is null or (select authz.can_all('tickets.read')) or t.agency_id = any ((select authz.agency_ids('tickets.read'))::bigint[]))) end));
end $$;
comment on function public.my_queue_counts() is
  'How much waits, by queue: triage, clarification, relay, mine, agency, head, commitment_requests, tasks, drafts, briefs, coordination, low_ratings, leaders, overdue, due_soon; only the person''s own queues.';

create function public.agency_officers(p_agency_id bigint)
returns table (id bigint, display_name text, job_title text, agency_id bigint, agency_name text, is_head boolean, is_on_leave boolean, open_tickets bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  -- Whoever passes work on must see to whom, though not read the staff table.
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('tickets.triage') or authz.can('tickets.supervise') or authz.allows('tickets.handle', p_agency_id)) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: tickets.handle', '{"permission": "tickets.handle"}');
  end if;
  return query
    select s.id, s.display_name, s.job_title, s.agency_id, a.name, bool_or(rp.permission_code = 'tickets.head'),
      exists (select from public.staff_leaves l where l.staff_id = s.id and authz.today() between l.starts_on and l.ends_on),
      (select count(*) from public.tickets t where t.officer_id = s.id and t.status in ('assigned', 'clarification', 'verifying', 'escalated', 'overdue', 'directed', 'coordination'))
    from private.agency_tree t
    join public.staff_roles sr on sr.agency_id = t.agency_id
    join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code in ('tickets.handle', 'tickets.head')
    join public.staff s on s.id = sr.staff_id and s.is_active and s.archived_at is null
    join public.agencies a on a.id = s.agency_id
    where t.ancestor_id = p_agency_id
    group by s.id, a.name
    order by bool_or(rp.permission_code = 'tickets.head'), s.display_name;
end $$;
comment on function public.agency_officers(bigint) is
  'The people of an agency and its sub-units to whom a ticket can go, with their open work; officers before heads. For those who transfer, reassign or handle there.';

create function public.preview_due(p_rule_code text, p_agency_id bigint default null, p_ticket_id bigint default null)
returns timestamptz language plpgsql stable security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_rule sla.rules;
begin
  perform authz.require('tickets.read');
  if p_ticket_id is not null and not exists (
    select from public.tickets t where t.id = p_ticket_id and authz.reads_ticket(t)) then
    perform private.fail('404', 'ticket.not_found', 'no such ticket');
  end if;
  v_rule := sla.find_rule(p_rule_code, v_now, private.ticket_facts(p_ticket_id, p_agency_id));
  if v_rule.id is null or v_rule.target_unit = 'given' or v_rule.direction = 'before' then
    return null;
  end if;
  return sla.due_at(sla.calendar_for(v_rule.calendar_of, p_agency_id), v_rule.target_unit, v_rule.target_amount, v_now);
end $$;
comment on function public.preview_due(text, bigint, bigint) is
  'When a clock of this rule would be due if it started now for that agency: shown before a transfer. Null when the rule gives no time of its own.';

create function public.find_tickets(p_query text)
returns setof public.ticket_list language plpgsql stable security definer set search_path = '' as $$
declare
  v_words text[] := regexp_split_to_array(regexp_replace(public.fold(left(p_query, 200)), '^\s+|\s+$', '', 'g'), '\s+');
  v_ids bigint[];
begin
  -- Row-level security keeps the planner from using the trigram index for a plain filter; so the search runs as the
  -- owner and asks for the rights itself, the same ones as the policy. The words become literals for the index's sake.
  if not authz.can('tickets.read') or length(array_to_string(v_words, '')) < 2 then
    return;
  end if;
  execute format($q$
    select array_agg(x.id) from (
      select t.id from public.tickets t
      where %s and ($1 or t.agency_id = any ($2) or t.task_agency_ids && $2 or t.officer_id = any ($3))
      order by t.received_at desc limit 50) x $q$,
    (select string_agg(format('t.search like %L', '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%'), ' and ') from unnest(v_words) as w))
    into v_ids using authz.can_all('tickets.read'), authz.agency_ids('tickets.read'), authz.acting_for();
  return query select l.* from public.ticket_list l where l.id = any (v_ids) order by l.received_at desc;
end $$;
comment on function public.find_tickets(text) is
  'The fifty newest tickets, of those the person may read, whose code, content, place or reference holds every word typed, with or without accents. Nguồn: SPEC §3.';
