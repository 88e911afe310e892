-- What every step of a dossier stands on: who may take which step in which state, the lock, the timeline, and telling
-- people. The steps themselves follow in the next migrations.

create table private.dossier_step_rights (
  step text not null,
  permission_code text not null,
  at_desk boolean not null,
  statuses text[] not null,
  is_accepted boolean,
  position integer not null,
  primary key (step, permission_code, at_desk, statuses)
);
comment on table private.dossier_step_rights is
  'A step may be taken in these states by whoever holds the permission for the dossier''s desk (at_desk) or for the unit whose step it is. is_accepted tells a supplement asked before the slip was given from one asked during processing; null = either. Both the steps and the buttons on screen read it. Nguồn: SPEC §1, §6.';
comment on column private.dossier_step_rights.position is 'Order of the buttons.';
alter table private.dossier_step_rights enable row level security;

insert into private.dossier_step_rights (position, step, permission_code, at_desk, statuses, is_accepted) values
  (10, 'accept_dossier', 'dossiers.receive', true, '{submitted}', null),
  (20, 'request_supplement', 'dossiers.receive', true, '{submitted,accepted}', null),
  (20, 'request_supplement', 'dossiers.process', false, '{processing}', null),
  (30, 'supply_supplement', 'dossiers.receive', true, '{supplement_requested}', null),
  (30, 'supply_supplement', 'dossiers.process', false, '{supplement_requested}', true),
  (40, 'forward_dossier', 'dossiers.receive', true, '{accepted}', null),
  (40, 'forward_dossier', 'dossiers.receive', false, '{processing}', null),
  (40, 'forward_dossier', 'dossiers.process', false, '{processing}', null),
  (50, 'issue_dossier_result', 'dossiers.process', false, '{accepted,processing}', null),
  (50, 'issue_dossier_result', 'dossiers.receive', false, '{accepted,processing}', null),
  (60, 'return_dossier', 'dossiers.receive', true, '{result_ready}', null),
  (70, 'close_dossier', 'dossiers.receive', true, '{returned}', null),
  (80, 'rate_dossier', 'dossiers.receive', true, '{returned,closed}', null),
  (90, 'assign_dossier_step', 'dossiers.process', false, '{processing}', null),
  (90, 'assign_dossier_step', 'dossiers.receive', true, '{accepted,processing}', null),
  (100, 'send_back_dossier', 'dossiers.process', false, '{processing}', null),
  (110, 'suspend_dossier', 'dossiers.decide', false, '{accepted,processing}', null),
  (120, 'resume_dossier', 'dossiers.decide', false, '{suspended}', null),
  (130, 'apologise_dossier', 'dossiers.decide', false, '{accepted,processing}', null),
  (130, 'apologise_dossier', 'dossiers.receive', true, '{accepted,processing}', null),
  (140, 'record_dossier_payment', 'dossiers.receive', true, '{submitted,accepted,supplement_requested,processing,suspended,result_ready,returned}', null),
  (150, 'check_dossier_document', 'dossiers.receive', true, '{submitted,accepted,supplement_requested,processing,suspended,result_ready,returned}', null),
  (150, 'check_dossier_document', 'dossiers.process', false, '{processing,supplement_requested}', true),
  (160, 'reuse_dossier_document', 'dossiers.receive', true, '{submitted,accepted,supplement_requested,processing}', null),
  (170, 'add_dossier_file', 'dossiers.receive', true, '{submitted,accepted,supplement_requested,processing,suspended,result_ready,returned}', null),
  (170, 'add_dossier_file', 'dossiers.process', false, '{accepted,processing,supplement_requested,suspended,result_ready}', true),
  (171, 'remove_dossier_file', 'dossiers.receive', true, '{submitted,accepted,supplement_requested,processing,suspended,result_ready,returned}', null),
  (171, 'remove_dossier_file', 'dossiers.process', false, '{accepted,processing,supplement_requested,suspended,result_ready}', true),
  (200, 'refuse_dossier', 'dossiers.receive', true, '{submitted,supplement_requested}', false),
  (200, 'refuse_dossier', 'dossiers.decide', false, '{accepted,processing,supplement_requested,suspended}', true),
  (210, 'withdraw_dossier', 'dossiers.receive', true, '{submitted,accepted,supplement_requested,processing,suspended}', null),
  (220, 'add_dossier_note', 'dossiers.receive', true, '{submitted,accepted,supplement_requested,processing,suspended,refused,result_ready,returned,closed,withdrawn}', null),
  (220, 'add_dossier_note', 'dossiers.process', false, '{accepted,supplement_requested,processing,suspended,refused,result_ready,returned,closed,withdrawn}', null);

create function authz.reads_dossier(p_dossier public.dossiers)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return p_dossier.status <> 'draft' and (authz.can_all('dossiers.read')
    or coalesce(p_dossier.agency_id = any (authz.agency_ids('dossiers.read')), false)
    or coalesce(p_dossier.step_agency_ids && authz.agency_ids('dossiers.read'), false)
    or (coalesce(p_dossier.officer_id = any (authz.acting_for()), false) and authz.can('dossiers.read')));
end $$;
comment on function authz.reads_dossier(public.dossiers) is
  'Whether the signed-in person may read this dossier: the policy on dossiers, asked by a function that runs as the owner. Nguồn: SPEC §1.';

create function authz.allows_dossier(p_permission text, p_at_desk boolean, p_dossier public.dossiers)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce(case when p_at_desk then p_dossier.agency_id else coalesce(p_dossier.step_agency_id, p_dossier.agency_id) end = any (authz.agency_ids(p_permission)), false)
    or (not p_at_desk and coalesce(p_dossier.officer_id = any (authz.acting_for()), false) and authz.can(p_permission));
end $$;
comment on function authz.allows_dossier(text, boolean, public.dossiers) is
  'Has the permission for a dossier: at its desk, or where its step is now (or because the step is assigned to the person or to somebody on leave whom they stand in for). Nguồn: SPEC §1.';

-- Locking, settling -------------------------------------------------------------------------------------

create function private.lock_dossier(p_dossier_id bigint, p_is_waiting boolean)
returns boolean language plpgsql volatile set search_path = '' as $$
begin
  if p_is_waiting then
    perform from public.dossiers d where d.id = p_dossier_id for update;
    return true;
  end if;
  perform from public.dossiers d where d.id = p_dossier_id for update skip locked;
  return found;
end $$;
comment on function private.lock_dossier(bigint, boolean) is 'Locks a dossier as its steps do; without waiting false when somebody is just changing it.';

create function private.settled_dossier(p_dossier_id bigint, p_now timestamptz)
returns public.dossiers language plpgsql volatile set search_path = '' as $$
declare v_dossier public.dossiers;
begin
  select * into v_dossier from public.dossiers d where d.id = p_dossier_id for update;
  if not found then
    return null;
  end if;
  perform sla.settle('dossier', p_dossier_id, greatest(p_now, v_dossier.last_event_at));
  select * into v_dossier from public.dossiers d where d.id = p_dossier_id;
  return v_dossier;
end $$;
comment on function private.settled_dossier(bigint, timestamptz) is
  'Locks a dossier, lets every clock of it fire that was due by then, and returns it as it stands; null when there is none. Nguồn: SPEC §2 (a late tick changes nothing).';

create function private.dossier_step_fits(p_right private.dossier_step_rights, p_dossier public.dossiers)
returns boolean language plpgsql immutable set search_path = '' as $$
begin
  return p_dossier.status = any (p_right.statuses) and (p_right.is_accepted is null or p_right.is_accepted = (p_dossier.accepted_at is not null));
end $$;
comment on function private.dossier_step_fits(private.dossier_step_rights, public.dossiers) is 'Whether a row of the rights speaks of a dossier as it stands.';

create function authz.require_dossier_step(p_step text, p_dossier_id bigint, p_now timestamptz)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.person();
  v_dossier public.dossiers;
  v_permission text;
begin
  if v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  select min(r.permission_code) into v_permission from private.dossier_step_rights r where r.step = p_step;
  if not exists (select from private.dossier_step_rights r where r.step = p_step and authz.can(r.permission_code)) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: ' || p_step, jsonb_build_object('permission', v_permission));
  end if;
  -- Rights depend on the state, and the state on what was due by now: settle first, then ask.
  v_dossier := private.settled_dossier(p_dossier_id, p_now);
  if v_dossier.id is null or not authz.reads_dossier(v_dossier) then
    perform private.fail('404', 'dossier.not_found', 'no such dossier');
  elsif not exists (select from private.dossier_step_rights r where r.step = p_step and authz.allows_dossier(r.permission_code, r.at_desk, v_dossier)) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: ' || p_step, jsonb_build_object('permission', v_permission));
  elsif not exists (select from private.dossier_step_rights r where r.step = p_step and private.dossier_step_fits(r, v_dossier)) then
    perform private.fail('409', 'dossier.wrong_status', format('%s is not possible in status %s', p_step, v_dossier.status),
      jsonb_build_object('status', v_dossier.status, 'step', p_step));
  elsif not exists (select from private.dossier_step_rights r
    where r.step = p_step and private.dossier_step_fits(r, v_dossier) and authz.allows_dossier(r.permission_code, r.at_desk, v_dossier)) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: ' || p_step, jsonb_build_object('permission', v_permission));
  end if;
  return v_actor_id;
end $$;
comment on function authz.require_dossier_step(text, bigint, timestamptz) is
  'Every public step of a dossier calls this first: locks and settles it and returns the acting person, or refuses with 401, 403, 404 (not theirs to see) or 409 (not in this state).';
revoke execute on function authz.require_dossier_step(text, bigint, timestamptz) from public;

create function private.open_dossier(p_step text, p_dossier_id bigint, p_now timestamptz, p_version integer)
returns public.dossiers language plpgsql volatile set search_path = '' as $$
declare v_dossier public.dossiers := private.settled_dossier(p_dossier_id, p_now);
begin
  if v_dossier.id is null then
    perform private.fail('404', 'dossier.not_found', 'no such dossier');
  elsif p_version is not null and p_version <> v_dossier.version then
    perform private.fail('409', 'dossier.changed', 'somebody else took a step meanwhile', jsonb_build_object('status', v_dossier.status, 'step', p_step));
  elsif not exists (select from private.dossier_step_rights r where r.step = p_step and private.dossier_step_fits(r, v_dossier)) then
    perform private.fail('409', 'dossier.wrong_status', format('%s is not possible in status %s', p_step, v_dossier.status),
      jsonb_build_object('status', v_dossier.status, 'step', p_step));
  end if;
  return v_dossier;
end $$;
comment on function private.open_dossier(text, bigint, timestamptz, integer) is
  'Begins a step: locks and settles the dossier, refuses a stale version or a state in which the step is impossible, returns the dossier.';

-- Timeline ----------------------------------------------------------------------------------------------

create function private.add_dossier_event(
  p_dossier_id bigint, p_kind text, p_at timestamptz, p_actor_id bigint, p_from_status text default null, p_to_status text default null,
  p_agency_id bigint default null, p_note text default null, p_data jsonb default '{}', p_recorded_at timestamptz default null)
returns bigint language plpgsql volatile set search_path = '' as $$
declare v_result bigint;
begin
  insert into public.dossier_events (dossier_id, kind, at, recorded_at, actor_id, actor_name, actor_agency_id, from_status, to_status, agency_id, note, data)
  select p_dossier_id, p_kind, p_at, coalesce(p_recorded_at, p_at), p_actor_id, s.display_name, s.agency_id, p_from_status, p_to_status, p_agency_id, p_note,
    jsonb_strip_nulls(coalesce(p_data, '{}'))
  from (select) as one left join public.staff s on s.id = p_actor_id
  returning id into v_result;
  return v_result;
end $$;
comment on function private.add_dossier_event(bigint, text, timestamptz, bigint, text, text, bigint, text, jsonb, timestamptz) is
  'Writes one line of the timeline with the actor''s name and agency copied; no actor = the applicant or the system.';

create function private.dossier_result(p_dossier public.dossiers)
returns jsonb language plpgsql immutable set search_path = '' as $$
begin
  return jsonb_build_object('id', p_dossier.id, 'code', p_dossier.code, 'number', p_dossier.number, 'status', p_dossier.status, 'version', p_dossier.version,
    'due_at', p_dossier.due_at);
end $$;
comment on function private.dossier_result(public.dossiers) is 'What every step returns: {id, code, number, status, version, due_at}.';

create function private.finish_dossier_step(
  p_before public.dossiers, p_kind text, p_at timestamptz, p_actor_id bigint, p_note text default null, p_data jsonb default '{}')
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_dossier public.dossiers;
begin
  update public.dossiers set version = version + 1, last_event_at = greatest(last_event_at, p_at) where id = p_before.id returning * into v_dossier;
  perform private.add_dossier_event(v_dossier.id, p_kind, p_at, p_actor_id, p_before.status, v_dossier.status,
    coalesce(v_dossier.step_agency_id, v_dossier.agency_id), p_note, p_data);
  perform private.issue_dossier_papers(v_dossier, p_kind, p_at, p_actor_id);
  return private.dossier_result(v_dossier);
end $$;
comment on function private.finish_dossier_step(public.dossiers, text, timestamptz, bigint, text, jsonb) is
  'Ends a step: counts the version, writes the timeline, issues the papers of the step, returns what every step returns.';

-- Input -------------------------------------------------------------------------------------------------

create function private.dossier_text(p_value text, p_field text, p_max integer default 4000)
returns text language plpgsql immutable set search_path = '' as $$
declare v_text text := private.tidy(p_value);
begin
  if v_text is null then
    perform private.fail('422', 'dossier.field_required', p_field || ' is required', jsonb_build_object('field', p_field));
  elsif length(v_text) > p_max then
    perform private.fail('422', 'dossier.field_invalid', p_field || ' is too long', jsonb_build_object('field', p_field, 'problem', 'too_long', 'max', p_max));
  end if;
  return v_text;
end $$;
comment on function private.dossier_text(text, text, integer) is 'A text somebody must write, trimmed; 422 with its field when blank or too long.';

-- Who is told -------------------------------------------------------------------------------------------

create function private.one_stop_heads(p_agency_id bigint)
returns bigint[] language plpgsql stable set search_path = '' as $$
declare v_result bigint[];
begin
  -- Whoever heads the desk: of the agency itself, else of the unit above it.
  select array_agg(h.staff_id order by h.staff_id) into v_result from (
    select sp.staff_id, rank() over (order by t.depth) as nearness
    from private.agency_tree t join public.staff_permissions sp on sp.agency_id = t.ancestor_id and sp.permission_code = 'head_one_stop'
    join public.staff s on s.id = sp.staff_id and s.is_active and s.archived_at is null
    where t.agency_id = p_agency_id
  ) h where h.nearness = 1;
  return coalesce(v_result, '{}');
end $$;
comment on function private.one_stop_heads(bigint) is 'Who heads the one-stop desk of an agency (head_one_stop), or of the unit above it. Nguồn: QĐ2926 Điều 16.3.';

create function private.dossier_people(p_dossier public.dossiers, p_tells text[], p_agency_id bigint default null)
returns bigint[] language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(distinct p.id), '{}') from (
      select p_dossier.officer_id as id where 'officer' = any (p_tells)
      union select unnest(private.agency_heads(coalesce(p_agency_id, p_dossier.handling_agency_id))) where 'agency_head' = any (p_tells)
      union select unnest(private.one_stop_heads(p_dossier.agency_id)) where 'head_one_stop' = any (p_tells)
      union select p_dossier.accepted_by_id where 'operator' = any (p_tells)
      union select unnest(private.staff_everywhere('tickets.supervise')) where 'supervisor' = any (p_tells)
    ) p where p.id is not null);
end $$;
comment on function private.dossier_people(public.dossiers, text[], bigint) is
  'The people a dossier means by: officer (of its step), agency_head (of the agency named, else of the one that decides it), head_one_stop, operator (who accepted it), supervisor (the Office).';

create function private.tell_about_dossier(
  p_dossier_id bigint, p_staff_ids bigint[], p_kind text, p_at timestamptz, p_channels text[] default '{}', p_params jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
declare v_params jsonb;
begin
  select jsonb_strip_nulls(jsonb_build_object('code', d.number, 'procedure', v.name, 'agency', a.name, 'due_at', d.due_at) || coalesce(p_params, '{}')) into v_params
  from public.dossiers d join public.procedure_versions v on v.id = d.version_id join public.agencies a on a.id = coalesce(d.step_agency_id, d.agency_id)
  where d.id = p_dossier_id;
  perform private.notify_staff(p_staff_ids, p_kind, 'dossier', p_dossier_id, v_params, p_at, p_channels);
end $$;
comment on function private.tell_about_dossier(bigint, bigint[], text, timestamptz, text[], jsonb) is
  'Tells people about a dossier: bell always, channels besides; {code (its number), procedure, agency, due_at} and p_params fill the text.';

create function private.tell_applicant(p_dossier_id bigint, p_template text, p_at timestamptz, p_params jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
begin
  -- By every way the applicant gave: Điều 18.4b asks for mail or SMS, and the slower one costs nothing.
  insert into private.outbox (idempotency_key, channel, template, params, subject_type, subject_id, created_at, not_before)
  select format('%s:dossier:%s:%s:%s', p_template, d.id, extract(epoch from p_at), c.channel), c.channel, p_template,
    jsonb_strip_nulls(jsonb_build_object('code', d.number, 'procedure', v.name, 'agency', a.name) || coalesce(p_params, '{}')), 'dossier', d.id, p_at,
    private.next_citizen_hour(p_at)
  from public.dossiers d
  join public.applicants p on p.id = d.applicant_id
  join public.procedure_versions v on v.id = d.version_id
  join public.agencies a on a.id = d.agency_id
  cross join lateral (select 'sms' as channel where p.phone is not null union all select 'email' where p.email is not null) c
  where d.id = p_dossier_id
  on conflict (idempotency_key) do nothing;
end $$;
comment on function private.tell_applicant(bigint, text, timestamptz, jsonb) is
  'A message to the applicant, by SMS and by mail as far as they are known; the address is looked up at delivery. Nguồn: QĐ2926 Điều 18.4b.';

-- Deadlines ---------------------------------------------------------------------------------------------

create function private.dossier_number(p_dossier_id bigint)
returns text language plpgsql stable set search_path = '' as $$
begin
  return (select coalesce(d.number, d.code) from public.dossiers d where d.id = p_dossier_id);
end $$;
comment on function private.dossier_number(bigint) is 'The number of a dossier as people read it out.';

create function private.on_dossier_clock_warned(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_dossier public.dossiers;
begin
  select * into v_dossier from public.dossiers d where d.id = p_clock.subject_id;
  perform private.tell_about_dossier(v_dossier.id,
    private.dossier_people(v_dossier, (select r.warn_tells from sla.rules r where r.id = p_clock.rule_id), p_clock.agency_id), 'dossier_due_soon', p_at, '{}',
    jsonb_build_object('rule', p_clock.rule_code, 'due_at', p_clock.due_at));
end $$;
comment on function private.on_dossier_clock_warned(sla.clocks, timestamptz) is 'A deadline of a dossier comes near: the rule''s people are told. Nguồn: SPEC §2.';

create function private.on_dossier_clock_breached(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_dossier public.dossiers;
begin
  select * into v_dossier from public.dossiers d where d.id = p_clock.subject_id;
  perform private.add_dossier_event(v_dossier.id, 'breached', p_at, null, v_dossier.status, v_dossier.status, p_clock.agency_id, null,
    jsonb_build_object('rule_code', p_clock.rule_code, 'due_at', p_clock.due_at));
  perform private.tell_about_dossier(v_dossier.id,
    private.dossier_people(v_dossier, (select r.breach_tells from sla.rules r where r.id = p_clock.rule_id), p_clock.agency_id), 'dossier_overdue', p_at,
    -- The desk's two hours and a single step are for the bell; the promise to the applicant is worth a letter.
    case when p_clock.rule_code in ('dossier.process', 'dossier.new_date') then '{email}'::text[] else '{}' end,
    jsonb_build_object('rule', p_clock.rule_code, 'due_at', p_clock.due_at));
end $$;
comment on function private.on_dossier_clock_breached(sla.clocks, timestamptz) is
  'A deadline of a dossier has passed: the timeline says so, the rule''s people are told; a letter of apology is theirs to write. Nguồn: SPEC §2 (dossier.process).';

insert into sla.subjects (type, name, name_en, code_function, tell_handler, lock_function) values
  ('dossier', 'Hồ sơ thủ tục hành chính', 'Dossier', 'private.dossier_number', 'private.on_dossier_clock_warned', 'private.lock_dossier')
on conflict (type) do update set name = excluded.name, name_en = excluded.name_en, code_function = excluded.code_function,
  tell_handler = excluded.tell_handler, lock_function = excluded.lock_function;
insert into sla.breach_actions (code, handler, description) values
  ('dossier.tell', 'private.on_dossier_clock_breached', 'Ghi vào nhật ký hồ sơ và báo những người mà quy tắc nêu')
on conflict (code) do update set handler = excluded.handler, description = excluded.description;
