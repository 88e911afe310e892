-- The custom fields of a dossier that is at the desk or with a unit: filled in or corrected.

insert into private.dossier_step_rights (position, step, permission_code, at_desk, statuses, is_accepted) values
  (215, 'save_dossier_fields', 'dossiers.receive', true, '{submitted,accepted,supplement_requested,processing,suspended,result_ready,returned}', null),
  (215, 'save_dossier_fields', 'dossiers.process', false, '{accepted,supplement_requested,processing,suspended}', true);

create function private.save_dossier_fields(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_values jsonb, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_dossier public.dossiers := private.open_dossier('save_dossier_fields', p_dossier_id, p_now, p_version);
  v_read record;
  v_changes jsonb;
begin
  select * into v_read from private.read_custom('dossier', p_values, v_dossier.procedure_id, true, v_dossier.custom);
  if v_read.problems <> '{}' then
    perform private.fail('422', 'custom.invalid', 'custom fields are wrong', jsonb_build_object('fields', v_read.problems));
  end if;
  v_changes := private.custom_before_after(v_dossier.custom, v_read.cleaned);
  if v_changes = '{}' then
    return private.dossier_result(v_dossier);
  end if;
  update public.dossiers set custom = v_read.cleaned where id = p_dossier_id;
  return private.finish_dossier_step(v_dossier, 'fields_changed', greatest(p_now, v_dossier.last_event_at), p_actor_id, null, jsonb_build_object('custom', v_changes));
end $$;
comment on function private.save_dossier_fields(bigint, timestamptz, bigint, jsonb, integer) is
  'Fills in custom fields ({code: value}, null clears one); the timeline keeps before and after. Nothing changed = no step.';

create function public.save_dossier_fields(p_dossier_id bigint, p_values jsonb, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('save_dossier_fields', p_dossier_id, v_now);
begin
  return private.save_dossier_fields(v_actor_id, v_now, p_dossier_id, p_values, p_version);
end $$;
comment on function public.save_dossier_fields(bigint, jsonb, integer) is 'Changes the custom fields of a dossier: {code: value}; fields left out stay.';
