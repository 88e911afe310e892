-- What people read of dossiers: the one list behind queues, drill-down and export; which steps they may take now; how
-- much waits for them; the applicant's earlier dossiers.

create view public.dossier_list with (security_invoker = true) as
  select d.id, d.code, d.number, d.status, d.channel, d.procedure_id, p.code as procedure_code, d.version_id, v.name as procedure_name, v.number as version_number,
    f.id as field_id, f.code as field_code, f.name as field_name, f.name_en as field_name_en, p.level as procedure_level, v.online_level,
    d.agency_id, a.name as agency_name, a.short_name as agency_short_name, a.code as agency_code,
    d.handling_agency_id, h.name as handling_agency_name, h.short_name as handling_agency_short_name,
    d.step_id, s.name as step_name, s.position as step_position, s.unit_kind as step_unit_kind, s.started_at as step_started_at, s.is_result as step_is_result,
    d.step_agency_id, sa.name as step_agency_name, sa.short_name as step_agency_short_name, d.officer_id, d.officer_name,
    d.applicant_name_masked, d.applicant_phone_masked, d.subject, d.note,
    d.submitted_at, d.received_at, d.accepted_at, d.accepted_by_id, d.accepted_by_name, d.promised_at, d.apologised_at, d.new_promised_at,
    d.supplement_count, d.suspended_at, d.resume_expected_on, d.result_at, d.result_kind, d.result_number, d.returned_at, d.returned_via, d.closed_at,
    d.refused_at, d.withdrawn_at, d.reason, d.fee_due, d.fee_paid, d.fee_note, d.fee_due - d.fee_paid as fee_left,
    d.current_clock_id, d.due_at, k.warn_at, k.rule_code as clock_rule_code, d.step_clock_id, d.step_due_at,
    -- As the clocks stand this very moment, whether or not the tick has come by.
    case when d.due_at < now() then 'overdue' when k.warn_at <= now() then 'due_soon' when d.due_at is not null then 'running'
      when d.status in ('supplement_requested', 'suspended') and d.accepted_at is not null then 'paused' else 'none' end as clock_state,
    case when d.step_due_at < now() then 'overdue' when sk.warn_at <= now() then 'due_soon' when d.step_due_at is not null then 'running'
      when d.status in ('supplement_requested', 'suspended') and d.accepted_at is not null then 'paused' else 'none' end as step_clock_state,
    d.due_at < now() as is_overdue,
    d.step_due_at < now() as is_step_overdue,
    extract(epoch from case when d.due_at is not null then sla.measure(k.calendar_id, k.target_unit, now(), d.due_at) end)::bigint as remaining_seconds,
    extract(epoch from case when d.step_due_at is not null then sla.measure(sk.calendar_id, sk.target_unit, now(), d.step_due_at) end)::bigint as step_remaining_seconds,
    case
      when d.status in ('submitted', 'accepted', 'result_ready', 'returned') or (d.status = 'supplement_requested' and d.accepted_at is null) then 'desk'
      when d.status in ('processing', 'suspended', 'supplement_requested') then 'unit' end as place,
    (select r.score from public.dossier_ratings r where r.dossier_id = d.id) as rating_score,
    (select r.rated_at from public.dossier_ratings r where r.dossier_id = d.id) as rated_at,
    -- What the numbers of bi.dossier_facts look at, each worked out only where a list asks for it.
    bi.timeliness(d.result_at, (
      select x.due_at from sla.clocks x where x.subject_type = 'dossier' and x.subject_id = d.id and x.rule_code = 'dossier.process' order by x.id desc limit 1)) as timeliness,
    d.status in ('submitted', 'accepted', 'supplement_requested', 'processing', 'suspended') and d.result_at is null and coalesce((
      select x.state in ('running', 'due_soon', 'overdue') and x.due_at < now() from sla.clocks x
      where x.subject_type = 'dossier' and x.subject_id = d.id and x.rule_code = 'dossier.process' order by x.id desc limit 1), false) as is_past_limit,
    case when d.channel = 'online' then (
      select case when x.stopped_at is not null then x.stopped_at <= x.due_at when x.due_at < now() then false end from sla.clocks x
      where x.subject_type = 'dossier' and x.subject_id = d.id and x.rule_code = 'dossier.accept' order by x.id limit 1) end as is_accepted_in_time,
    d.last_event_at, d.version, d.search, d.custom
  from public.dossiers d
  join public.procedures p on p.id = d.procedure_id
  join public.procedure_versions v on v.id = d.version_id
  join public.procedure_fields f on f.id = v.field_id
  join public.agencies a on a.id = d.agency_id
  join public.agencies h on h.id = d.handling_agency_id
  left join public.dossier_steps s on s.id = d.step_id
  left join public.agencies sa on sa.id = d.step_agency_id
  left join sla.clocks k on k.id = d.current_clock_id
  left join sla.clocks sk on sk.id = d.step_clock_id;
comment on view public.dossier_list is
  'Dossiers as lists, drill-downs and exports show them. clock_state of the whole, step_clock_state of the step: overdue, due_soon, running, paused, none, as of now; remaining_seconds and step_remaining_seconds = working time left, negative = overrun; place = desk (waits at the one-stop desk) or unit, null when nothing is to be done. Returned but not closed: status = returned (Điều 21.3). is_past_limit = open and past the limit of the procedure, whatever new date an apology gave; timeliness of the result against that limit; is_accepted_in_time = an online one answered within two working hours. Read under the rights of the dossiers. Nguồn: SPEC §6, §8.';
comment on column public.dossier_list.remaining_seconds is 'Costs one calculation a row: select it for a page or an export, sort by due_at (step_due_at).';

create function public.dossier_actions(p_dossier_id bigint)
returns text[] language plpgsql stable security definer set search_path = '' as $$
declare
  v_dossier public.dossiers;
  v_next public.dossier_steps;
begin
  perform authz.require('dossiers.read');
  select * into v_dossier from public.dossiers d where d.id = p_dossier_id;
  if not found or not authz.reads_dossier(v_dossier) then
    perform private.fail('404', 'dossier.not_found', 'no such dossier');
  end if;
  select * into v_next from public.dossier_steps s
  where s.dossier_id = p_dossier_id and s.position > (select c.position from public.dossier_steps c where c.id = v_dossier.step_id) order by s.position limit 1;
  return array(
    select s.step from (
      select r.step, min(r.position) as position from private.dossier_step_rights r
      where private.dossier_step_fits(r, v_dossier) and authz.allows_dossier(r.permission_code, r.at_desk, v_dossier)
      group by r.step
      union all
      select 'set_dossier_fee', 141 where v_dossier.status in ('submitted', 'accepted', 'supplement_requested', 'processing', 'suspended', 'result_ready', 'returned')
        and authz.allows_dossier('dossiers.receive', true, v_dossier)
      union all
      select 'reveal_dossier_contact', 900 where v_dossier.applicant_id is not null and authz.can('dossiers.reveal') and private.may_reveal_dossier(v_dossier)
    ) s
    where case s.step
      when 'forward_dossier' then not coalesce(v_next.is_result, true)
      when 'issue_dossier_result' then coalesce(v_next.is_result, false)
      when 'apologise_dossier' then v_dossier.apologised_at is null
      when 'rate_dossier' then not exists (select from public.dossier_ratings r where r.dossier_id = p_dossier_id)
      when 'save_dossier_fields' then exists (select from public.custom_fields f where f.subject = 'dossier' and f.archived_at is null)
      when 'return_dossier' then v_dossier.fee_paid >= v_dossier.fee_due
      when 'reuse_dossier_document' then v_dossier.applicant_id is not null
      else true end
    order by s.position, s.step);
end $$;
comment on function public.dossier_actions(bigint) is
  'The steps (names of RPCs) the signed-in person may take on this dossier now, in the order of the buttons. Nguồn: SPEC §1, §6.';

create function public.my_dossier_counts()
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  if authz.person() is null then
    return '{}';
  end if;
  -- Runs as the caller: only what they may read is counted. Keys they have no use for are left out.
  return jsonb_strip_nulls(jsonb_build_object(
    'to_accept', case when authz.can('dossiers.receive') then (select count(*) from public.dossiers d where d.status = 'submitted' and d.agency_id = any ((select authz.agency_ids('dossiers.receive'))::bigint[])) end,
    'to_forward', case when authz.can('dossiers.receive') then (select count(*) from public.dossiers d where d.status = 'accepted' and d.agency_id = any ((select authz.agency_ids('dossiers.receive'))::bigint[])) end,
    'to_return', case when authz.can('dossiers.receive') then (select count(*) from public.dossiers d where d.status = 'result_ready' and d.agency_id = any ((select authz.agency_ids('dossiers.receive'))::bigint[])) end,
    'to_close', case when authz.can('dossiers.receive') then (select count(*) from public.dossiers d where d.status = 'returned' and d.agency_id = any ((select authz.agency_ids('dossiers.receive'))::bigint[])) end,
    'supplements', case when authz.can('dossiers.receive') then (select count(*) from public.dossiers d where d.status = 'supplement_requested' and d.agency_id = any ((select authz.agency_ids('dossiers.receive'))::bigint[])) end,
    'mine', case when authz.can('dossiers.process') then (select count(*) from public.dossiers d where d.status = 'processing' and d.officer_id = any ((select authz.acting_for())::bigint[])) end,
    'unit', case when authz.can('dossiers.process') then (select count(*) from public.dossiers d where d.status = 'processing' and d.step_agency_id = any ((select authz.agency_ids('dossiers.process'))::bigint[])) end,
    'suspended', case when authz.can('dossiers.decide') then (select count(*) from public.dossiers d where d.status = 'suspended' and d.step_agency_id = any ((select authz.agency_ids('dossiers.decide'))::bigint[])) end,
    'overdue', case when authz.can('dossiers.read') then (select count(*) from public.dossiers d where d.due_at < now()) end,
    'step_overdue', case when authz.can('dossiers.read') then (select count(*) from public.dossiers d where d.step_due_at < now()) end,
    'due_soon', case when authz.can('dossiers.read') then (select count(*) from public.dossiers d join sla.clocks k on k.id = d.current_clock_id where d.due_at >= now() and k.warn_at <= now()) end,
    'to_apologise', case when authz.can('dossiers.receive') or authz.can('dossiers.decide') then (
      select count(*) from public.dossiers d where d.due_at < now() and d.apologised_at is null and d.status in ('accepted', 'processing')) end,
    'checks', case when authz.can('head_one_stop') then (select count(*) from public.overdue_checks c
      where c.confirmed_at is null and c.closed_at is null and c.agency_id = any ((select authz.agency_ids('head_one_stop'))::bigint[])) end));
end $$;
comment on function public.my_dossier_counts() is
  'How much waits, by queue: to_accept, to_forward, to_return, to_close, supplements (the desk''s), mine, unit, suspended (the unit''s), overdue, step_overdue, due_soon, to_apologise, checks (today''s unconfirmed reviews of the overdue list); only the person''s own queues.';

create function public.find_applicant(p_query text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('dossiers.receive');
  v_phone text := private.normal_phone(p_query);
  v_number text := private.normal_id_number(p_query);
  v_ids bigint[];
  v_result jsonb;
begin
  if v_phone is null and v_number is null then
    return '{"applicants": [], "dossiers": []}';
  end if;
  -- Ten digits may be either.
  v_ids := private.same_applicants(v_phone, null) || private.same_applicants(null, v_number);
  -- The newest row of each person; the particulars fill the form of whoever stands at the counter, and that is logged.
  select jsonb_build_object(
    'applicants', (select coalesce(jsonb_agg(to_jsonb(x) - 'created_at' - 'key' order by x.id desc), '[]') from (
      select distinct on (public.fold(a.full_name), coalesce(a.id_number, ''))
        public.fold(a.full_name) as key, a.id, a.full_name, a.organisation_name, a.id_number, a.phone, a.email, a.address, a.created_at
      from public.applicants a where a.id = any (v_ids) order by public.fold(a.full_name), coalesce(a.id_number, ''), a.id desc) x),
    'dossiers', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number, 'procedure_id', d.procedure_id, 'procedure_name', v.name, 'status', d.status,
        'agency_name', g.name, 'received_at', d.received_at, 'is_readable', authz.reads_dossier(d)) order by d.received_at desc), '[]')
      from (select * from public.dossiers x where x.applicant_id = any (v_ids) and x.status <> 'draft' order by x.received_at desc limit 20) d
      join public.procedure_versions v on v.id = d.version_id join public.agencies g on g.id = d.agency_id)) into v_result;
  if v_result -> 'applicants' <> '[]' then
    insert into private.contact_reveals (at, staff_id, applicant_id, reason) values (clock_timestamp(), v_actor_id, v_ids[1], 'find_applicant');
  end if;
  return v_result;
end $$;
comment on function public.find_applicant(text) is
  'By telephone or identity number: {applicants: [{id, full_name, …}] to fill the form with, dossiers: the last twenty}. For the desk; every hit is logged. Nguồn: QĐ2926 Điều 18.5; SPEC §12.';

create function public.find_dossier_duplicates(p_procedure_id bigint, p_phone text default null, p_id_number text default null, p_full_name text default null, p_except_id bigint default null)
returns table (id bigint, number text, status text, agency_name text, received_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('dossiers.receive');
  return query
    select d.id, d.number, d.status, a.name, d.received_at
    from private.dossier_duplicates(p_procedure_id,
      case when p_except_id is null then private.same_applicants(private.normal_phone(p_phone), private.normal_id_number(p_id_number), private.tidy(p_full_name))
        else array(select unnest(private.same_applicants(x.phone, x.id_number, x.full_name)) from public.dossiers o join public.applicants x on x.id = o.applicant_id
          where o.id = p_except_id and authz.reads_dossier(o)) end, p_except_id) d
    join public.agencies a on a.id = d.agency_id;
end $$;
comment on function public.find_dossier_duplicates(bigint, text, text, text, bigint) is
  'Open dossiers of the same applicant for the same procedure, while a form is filled in or (p_except_id) for a dossier that came online. Nguồn: SPEC §6.';

create function public.dossier_officers(p_agency_id bigint)
returns table (id bigint, display_name text, job_title text, agency_id bigint, agency_name text, is_head boolean, is_on_leave boolean, open_dossiers bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('dossiers.receive') or authz.can('dossiers.process')) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: dossiers.process', '{"permission": "dossiers.process"}');
  end if;
  return query
    select s.id, s.display_name, s.job_title, s.agency_id, a.name, bool_or(rp.permission_code = 'dossiers.decide'),
      exists (select from public.staff_leaves l where l.staff_id = s.id and authz.today() between l.starts_on and l.ends_on),
      (select count(*) from public.dossiers d where d.officer_id = s.id and d.status in ('accepted', 'processing', 'suspended', 'supplement_requested'))
    from private.agency_tree t
    join public.staff_roles sr on sr.agency_id = t.agency_id
    join authz.role_permissions rp on rp.role_code = sr.role_code and rp.permission_code in ('dossiers.process', 'dossiers.decide', 'dossiers.receive')
    join public.staff s on s.id = sr.staff_id and s.is_active and s.archived_at is null
    join public.agencies a on a.id = s.agency_id
    where t.ancestor_id = p_agency_id
    group by s.id, a.name
    order by bool_or(rp.permission_code = 'dossiers.decide'), s.display_name;
end $$;
comment on function public.dossier_officers(bigint) is
  'The people of an agency and its sub-units to whom a step can go, with their open dossiers; officers before heads. For those who pass dossiers on.';

create function public.find_dossiers(p_query text)
returns setof public.dossier_list language plpgsql stable set search_path = '' as $$
declare
  v_query text := nullif(regexp_replace(public.fold(trim(left(p_query, 100))), '([\\%_])', '\\\1', 'g'), '');
  v_letters text := regexp_replace(upper(coalesce(p_query, '')), '[^0-9A-Z]', '', 'g');
begin
  if v_query is null or authz.person() is null then
    return;
  end if;
  -- As the caller: row-level security decides what is found. A code typed without its dashes is one all the same.
  return query
    select l.* from public.dossier_list l
    where l.code = format('HS-%s-%s-%s', substr(v_letters, 3, 4), substr(v_letters, 7, 4), substr(v_letters, 11, 4)) or l.search like '%' || v_query || '%'
    order by l.received_at desc limit 20;
end $$;
comment on function public.find_dossiers(text) is 'Dossiers by code, number or subject, without accents, for the global search; the twenty newest. Nguồn: SPEC §6.';
