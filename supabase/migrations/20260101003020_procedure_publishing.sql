-- Publishing a version, retiring a procedure. What stands in the way of a publication is computed, so that screen, import
-- and step say the same.

create function private.procedure_problems(p_version_id bigint, p_now timestamptz)
returns table (field text, problem text, params jsonb)
language plpgsql stable set search_path = '' as $$
#variable_conflict use_column
declare
  v public.procedure_versions;
  v_today date := (p_now at time zone 'Asia/Ho_Chi_Minh')::date;
  v_last date;
  v_sum numeric;
  v_steps integer;
begin
  select * into v from public.procedure_versions x where x.id = p_version_id;
  select max(x.valid_from) into v_last from public.procedure_versions x where x.procedure_id = v.procedure_id and x.published_at is not null;
  select count(*), sum(s.working_days) into v_steps, v_sum from public.procedure_steps s where s.version_id = p_version_id;
  return query
    select p.field, p.problem, coalesce(p.params, '{}') from (values
      ('decision_number', 'required', v.decision_number is null, null::jsonb),
      ('decision_on', 'required', v.decision_on is null, null),
      ('decision_on', 'future', v.decision_on > v_today, null),
      ('decision_issuer', 'required', v.decision_issuer is null, null),
      ('valid_from', 'required', v.valid_from is null, null),
      ('valid_from', 'before_decision', v.valid_from < v.decision_on, jsonb_build_object('day', v.decision_on)),
      ('valid_from', 'not_after_last', v.valid_from <= v_last, jsonb_build_object('day', v_last)),
      ('valid_to', 'past', v.valid_to < v_today, null),
      ('legal_basis', 'required', v.legal_basis is null, null),
      ('result_name', 'required', v.result_name is null, null),
      ('agency_id', 'required', v.level = 'city' and v.agency_id is null, null),
      ('documents', 'required', not exists (select from public.procedure_documents d where d.version_id = p_version_id), null),
      ('steps', 'required', v_steps = 0, null),
      ('total_days', 'not_the_sum', v_steps > 0 and v.total_days <> v_sum, jsonb_build_object('total', v.total_days, 'sum', v_sum)),
      -- Without a digital result nothing can be settled wholly online.
      ('result_kind', 'not_electronic', v.online_level = 'full' and v.result_kind = 'paper', null)
    ) as p (field, problem, is_so, params)
    where p.is_so;
end $$;
comment on function private.procedure_problems(bigint, timestamptz) is
  'What stands in the way of publishing a draft, each with its field: the decision, its validity, what an applicant must know, steps that add up to the time limit. Nguồn: QĐ2926 Điều 9.2; SPEC §6.';

create function private.publish_procedure_version(p_actor_id bigint, p_now timestamptz, p_version_id bigint, p_revision integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v public.procedure_versions := private.open_procedure_draft(p_version_id, p_revision);
  v_problem record;
  v_retired_on date := (select p.retired_on from public.procedures p where p.id = v.procedure_id);
begin
  if v_retired_on is not null then
    perform private.fail('409', 'procedure.retired', 'the procedure was retired', jsonb_build_object('on', v_retired_on));
  end if;
  select * into v_problem from private.procedure_problems(p_version_id, p_now) limit 1;
  if found then
    perform private.fail_procedure(v_problem.problem, v_problem.field, v_problem.params);
  end if;
  update public.procedure_versions x set published_at = p_now, published_by_id = p_actor_id, published_by_name = private.staff_name(p_actor_id)
  where x.id = p_version_id;
  update public.procedures p set name = v.name, field_id = v.field_id, level = v.level, is_sample = false where p.id = v.procedure_id;
  perform private.note_catalogue_update(p_actor_id, p_now, v.procedure_id, v.decision_number, '{new,amended}', p_version_id);
  return private.procedure_result(p_version_id);
end $$;
comment on function private.publish_procedure_version(bigint, timestamptz, bigint, integer) is
  'From its first day on the version counts for what is accepted then; dossiers keep the version they were accepted under. Meets the clock of the decision it rests on. Nguồn: QĐ2926 Điều 9.2.';

create function public.publish_procedure_version(p_version_id bigint, p_revision integer)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.publish_procedure_version(authz.require('procedures.edit'), clock_timestamp(), p_version_id, p_revision);
end $$;
comment on function public.publish_procedure_version(bigint, integer) is
  'Publishes a draft by its decision; refused at the field that stands in the way (procedure.field_required, procedure.field_invalid). Nguồn: QĐ2926 Điều 9.2.';

create function public.procedure_publication_preview(p_version_id bigint)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare v public.procedure_versions; v_previous_id bigint;
begin
  perform authz.require('procedures.edit');
  select * into v from public.procedure_versions x where x.id = p_version_id;
  if not found then
    perform private.fail('404', 'procedure.not_found', 'no such version');
  end if;
  select x.id into v_previous_id from public.procedure_versions x
  where x.procedure_id = v.procedure_id and x.published_at is not null order by x.valid_from desc, x.number desc limit 1;
  return jsonb_build_object(
    'previous_id', v_previous_id,
    'is_late', v.valid_from < authz.today(),
    'open_dossiers', (
      select coalesce(jsonb_agg(jsonb_build_object('version_id', o.id, 'number', o.number, 'count', o.n) order by o.number), '[]')
      from (
        select x.id, x.number, count(*) as n
        from public.dossiers d join public.procedure_versions x on x.id = d.version_id
        where d.procedure_id = v.procedure_id and d.status in ('submitted', 'accepted', 'supplement_requested', 'processing', 'suspended')
        group by x.id, x.number) o),
    'problems', (select coalesce(jsonb_agg(jsonb_build_object('field', p.field, 'problem', p.problem, 'params', p.params)), '[]')
      from private.procedure_problems(p_version_id, clock_timestamp()) p));
end $$;
comment on function public.procedure_publication_preview(bigint) is
  'What publishing a draft would do: {previous_id (the version it supersedes), is_late (in force before today), open_dossiers [{version_id, number, count}] (they keep their version), problems [{field, problem, params}]}.';

create function private.retire_procedure(
  p_actor_id bigint, p_now timestamptz, p_procedure_id bigint, p_retired_on date, p_decision_number text, p_decision_on date, p_reason text)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_number text := private.procedure_text(p_decision_number, 'decision_number', 100, true);
  v_reason text := private.procedure_text(p_reason, 'reason', 1000);
  v_procedure public.procedures;
begin
  select * into v_procedure from public.procedures p where p.id = p_procedure_id for update;
  if not found then
    perform private.fail('404', 'procedure.not_found', 'no such procedure');
  elsif v_procedure.retired_on is not null then
    perform private.fail('409', 'procedure.retired', 'the procedure was retired', jsonb_build_object('on', v_procedure.retired_on));
  elsif not exists (select from public.procedure_versions v where v.procedure_id = p_procedure_id and v.published_at is not null) then
    perform private.fail('409', 'procedure.never_published', 'a draft is discarded, not retired');
  elsif p_decision_on is null then
    perform private.fail_procedure('required', 'decision_on');
  elsif p_decision_on > (p_now at time zone 'Asia/Ho_Chi_Minh')::date then
    perform private.fail_procedure('future', 'decision_on');
  elsif p_retired_on is null then
    perform private.fail_procedure('required', 'retired_on');
  elsif p_retired_on < p_decision_on then
    perform private.fail_procedure('before_decision', 'retired_on', jsonb_build_object('day', p_decision_on));
  end if;
  update public.procedures p set retired_on = p_retired_on, retired_decision_number = v_number, retired_decision_on = p_decision_on, retired_reason = v_reason
  where p.id = p_procedure_id;
  perform private.note_catalogue_update(p_actor_id, p_now, p_procedure_id, v_number, '{abolished}', null);
end $$;
comment on function private.retire_procedure(bigint, timestamptz, bigint, date, text, date, text) is
  'Abolishes a procedure by a decision: from p_retired_on nothing more is accepted, dossiers under way go on. Nguồn: QĐ2926 Điều 9.2.';

create function public.retire_procedure(p_procedure_id bigint, p_retired_on date, p_decision_number text, p_decision_on date, p_reason text default null)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.retire_procedure(authz.require('procedures.edit'), clock_timestamp(), p_procedure_id, p_retired_on, p_decision_number, p_decision_on, p_reason);
end $$;
comment on function public.retire_procedure(bigint, date, text, date, text) is
  'Abolishes a procedure by a decision (TTHC bị bãi bỏ); dossiers under way go on. Nguồn: QĐ2926 Điều 9.2.';

create function private.reinstate_procedure(p_actor_id bigint, p_now timestamptz, p_procedure_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
begin
  update public.procedures p set retired_on = null, retired_decision_number = null, retired_decision_on = null, retired_reason = null
  where p.id = p_procedure_id and p.retired_on is not null;
  if not found then
    perform private.fail('409', 'procedure.not_retired', 'the procedure is not retired');
  end if;
end $$;
comment on function private.reinstate_procedure(bigint, timestamptz, bigint) is 'Takes a mistaken retirement back; both stand in the audit.';

create function public.reinstate_procedure(p_procedure_id bigint)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.reinstate_procedure(authz.require('procedures.edit'), clock_timestamp(), p_procedure_id);
end $$;
comment on function public.reinstate_procedure(bigint) is 'Takes a mistaken retirement back.';
