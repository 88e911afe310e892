-- Rules edited on screen. What a rule *demands* (target, unit, conditions, calendar, warning point, pauses, what a breach
-- does) is never changed under records that run under it: such a change becomes a new version from a day on, and
-- open records stay with the old one unless the editor asks to recompute them. What a rule *says* (its names,
-- citation, note of force, whom it tells) is corrected in place; the audit keeps what it said before. A version
-- no clock refers to yet is edited in place altogether.

create function private.save_rule(p_actor_id bigint, p_now timestamptz, p_rule jsonb, p_is_recomputing boolean)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_today date := (p_now at time zone 'Asia/Ho_Chi_Minh')::date;
  v_old sla.rules;
  v_new sla.rules;
  v_problems jsonb := '{}';
  v_is_version boolean := false;
  v_column text;
begin
  -- A new rule is a variant of a known code: what starts and stops a clock is in the steps of its records.
  select r.* into v_old from sla.rules r
  where case when p_rule ->> 'id' is not null then r.id = (p_rule ->> 'id')::bigint else r.code = p_rule ->> 'code' end
  order by r.valid_from desc, r.id desc limit 1 for update;
  if v_old.id is null then
    perform private.fail('404', 'rule.not_found', 'no such rule', jsonb_build_object('field', 'code'));
  elsif p_rule ->> 'id' is not null and exists (select from sla.rules r where r.replaces_id = v_old.id) then
    perform private.fail('409', 'rule.superseded', 'a newer version exists: edit that one', jsonb_build_object('code', v_old.code));
  end if;

  begin
    v_new := jsonb_populate_record(v_old, p_rule
      - array['id', 'code', 'subject_type', 'level', 'kind', 'condition_count', 'conditions_key', 'replaces_id', 'created_at', 'updated_at']);
  exception when data_exception then
    perform private.fail('422', 'rule.invalid', sqlerrm, jsonb_build_object('reason', sqlerrm));
  end;
  v_new.name := trim(v_new.name);
  if v_new.target_unit = 'given' then
    v_new.target_amount := null;
  end if;
  foreach v_column in array array['name', 'target_unit', 'direction', 'calendar_of', 'citation', 'issuer', 'valid_from'] loop
    if coalesce(to_jsonb(v_new) ->> v_column, '') !~ '\S' then
      v_problems := v_problems || jsonb_build_object(v_column, 'required');
    end if;
  end loop;
  if v_new.target_unit <> 'given' and v_new.target_amount is null then
    v_problems := v_problems || '{"target_amount": "required"}';
  elsif v_new.target_amount <= 0 or v_new.target_amount > 100000
    -- Ten years of days: more would lead out of the years that calendars cover, and no such clock could start.
    or (v_new.target_unit in ('working_days', 'days') and (v_new.target_amount <> trunc(v_new.target_amount) or v_new.target_amount > 3660)) then
    v_problems := v_problems || '{"target_amount": "invalid"}';
  end if;
  if v_new.target_unit not in ('working_hours', 'working_days', 'days', 'hours', 'given') then
    v_problems := v_problems || '{"target_unit": "invalid"}';
  end if;
  if v_new.direction not in ('after', 'before') or (v_new.direction = 'before' and v_new.target_unit = 'given') then
    v_problems := v_problems || '{"direction": "invalid"}';
  end if;
  if v_new.calendar_of not in ('agency', 'centre', 'city') then
    v_problems := v_problems || '{"calendar_of": "invalid"}';
  end if;
  if v_new.warn_share < 0 or v_new.warn_share >= 1 then
    v_problems := v_problems || '{"warn_share": "invalid"}';
  end if;
  if jsonb_typeof(v_new.conditions) is distinct from 'object' then
    v_problems := v_problems || '{"conditions": "invalid"}';
  end if;
  if v_new.valid_to < v_new.valid_from then
    v_problems := v_problems || '{"valid_to": "invalid"}';
  end if;
  if v_new.breach_action is not null and not exists (select from sla.breach_actions a where a.code = v_new.breach_action) then
    v_problems := v_problems || '{"breach_action": "invalid"}';
  end if;
  if v_problems <> '{}' then
    perform private.fail('422', 'rule.invalid', 'the rule is not complete', jsonb_build_object('fields', v_problems));
  end if;

  if p_rule ->> 'id' is null then
    if v_new.valid_from < v_today or p_rule ->> 'valid_from' is null then
      v_new.valid_from := v_today;
    end if;
    v_new.replaces_id := null;
    v_is_version := true;
  elsif exists (select from sla.clocks c where c.rule_id = v_old.id) then
    v_is_version := (v_new.target_amount, v_new.target_unit, v_new.direction, v_new.conditions, v_new.precedence, v_new.warn_share, v_new.breach_action,
        v_new.calendar_of, v_new.start_events, v_new.stop_events, v_new.pause_states)
      is distinct from (v_old.target_amount, v_old.target_unit, v_old.direction, v_old.conditions, v_old.precedence, v_old.warn_share, v_old.breach_action,
        v_old.calendar_of, v_old.start_events, v_old.stop_events, v_old.pause_states);
    if v_is_version then
      -- Without a date of its own the change holds from today; a version that itself began today, from tomorrow.
      if v_new.valid_from = v_old.valid_from then
        v_new.valid_from := greatest(v_today, v_old.valid_from + 1);
      elsif v_new.valid_from < v_today or v_new.valid_from <= v_old.valid_from then
        perform private.fail('422', 'rule.valid_from_past', 'a change cannot begin in the past',
          jsonb_build_object('field', 'valid_from', 'earliest', greatest(v_today, v_old.valid_from + 1)));
      end if;
      if v_new.valid_to < v_new.valid_from then
        perform private.fail('422', 'rule.invalid', 'it would end before it begins', '{"fields": {"valid_to": "invalid"}}');
      end if;
      v_new.replaces_id := v_old.id;
      update sla.rules set valid_to = v_new.valid_from - 1 where id = v_old.id;
    elsif v_new.valid_from <> v_old.valid_from then
      perform private.fail('409', 'rule.in_use', 'records run under this rule since its first day', '{"field": "valid_from"}');
    end if;
  end if;

  if v_is_version then
    insert into sla.rules (code, name, name_en, description, subject_type, level, kind, target_amount, target_unit, direction, start_events,
      stop_events, pause_states, conditions, precedence, warn_share, warn_tells, breach_tells, breach_action, calendar_of, valid_from, valid_to,
      replaces_id, citation, issuer, force_note, position)
    values (v_new.code, v_new.name, v_new.name_en, v_new.description, v_new.subject_type, v_new.level, v_new.kind, v_new.target_amount, v_new.target_unit,
      v_new.direction, v_new.start_events, v_new.stop_events, v_new.pause_states, v_new.conditions, v_new.precedence, v_new.warn_share, v_new.warn_tells,
      v_new.breach_tells, v_new.breach_action, v_new.calendar_of, v_new.valid_from, v_new.valid_to, v_new.replaces_id, v_new.citation, v_new.issuer,
      v_new.force_note, v_new.position)
    returning * into v_new;
  else
    update sla.rules
    set name = v_new.name, name_en = v_new.name_en, description = v_new.description, target_amount = v_new.target_amount,
      target_unit = v_new.target_unit, direction = v_new.direction, start_events = v_new.start_events, stop_events = v_new.stop_events,
      pause_states = v_new.pause_states, conditions = v_new.conditions, precedence = v_new.precedence, warn_share = v_new.warn_share,
      warn_tells = v_new.warn_tells, breach_tells = v_new.breach_tells, breach_action = v_new.breach_action, calendar_of = v_new.calendar_of,
      valid_from = v_new.valid_from, valid_to = v_new.valid_to, citation = v_new.citation, issuer = v_new.issuer, force_note = v_new.force_note,
      position = v_new.position
    where id = v_old.id returning * into v_new;
  end if;

  return jsonb_build_object('id', v_new.id, 'code', v_new.code, 'valid_from', v_new.valid_from, 'is_new_version', v_is_version,
    'recomputed', case when p_is_recomputing then
      sla.recompute_clocks(null, v_new.code, p_now, format('Sửa quy tắc %s (phiên bản từ %s)', v_new.name, to_char(v_new.valid_from, 'DD/MM/YYYY'))) end);
exception
  when exclusion_violation then
    perform private.fail('409', 'rule.ambiguous', 'another rule of this code has the same conditions at the time', '{"field": "conditions"}');
  when check_violation or not_null_violation or data_exception then
    perform private.fail('422', 'rule.invalid', sqlerrm, jsonb_build_object('reason', sqlerrm));
end $$;
comment on function private.save_rule(bigint, timestamptz, jsonb, boolean) is
  'Saves a rule: keys are the columns of public.rules; id = the version edited, none = a variant of an existing code. See public.save_rule().';

create function public.save_rule(p_rule jsonb, p_is_recomputing boolean default false)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.save_rule(authz.require('rules.edit'), clock_timestamp(), p_rule, coalesce(p_is_recomputing, false));
end $$;
comment on function public.save_rule(jsonb, boolean) is
  'Saves a deadline rule given as {column: value}; columns left out stay as they are. With id: that version, in place while no record runs under it, else as a new version from valid_from (default today). Without: a further rule of an existing code, with its own conditions. p_is_recomputing moves open records to it. Returns {id, code, valid_from, is_new_version, recomputed}. Refusals: rule.not_found, rule.superseded, rule.invalid, rule.valid_from_past, rule.in_use, rule.ambiguous. Nguồn: SPEC §2 (Rules are data).';

create function public.preview_rule_change(p_rule jsonb)
returns table (clock_id bigint, subject_type text, subject_id bigint, code text, old_due_at timestamptz, new_due_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_rows jsonb;
begin
  perform authz.require('rules.edit');
  -- The change is made, looked at and undone: the preview is the very thing that saving would do.
  begin
    v_rows := private.save_rule(authz.person(), clock_timestamp(), p_rule, false);
    select coalesce(jsonb_agg(to_jsonb(p)), '[]') into v_rows from sla.preview_recompute(null, v_rows ->> 'code') p;
    raise exception using errcode = 'SLAPV';
  exception when sqlstate 'SLAPV' then
    null;
  end;
  return query select r.* from jsonb_to_recordset(v_rows)
    as r (clock_id bigint, subject_type text, subject_id bigint, code text, old_due_at timestamptz, new_due_at timestamptz);
end $$;
comment on function public.preview_rule_change(jsonb) is
  'The open records whose due time would move if this change were saved and recomputed: their code, old and new due time. Changes nothing. Nguồn: SPEC §2 (Rules are data).';

create function public.withdraw_rule(p_rule_id bigint)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  v_rule sla.rules;
begin
  perform authz.require('rules.edit');
  select r.* into v_rule from sla.rules r where r.id = p_rule_id for update;
  if v_rule.id is null then
    perform private.fail('404', 'rule.not_found', 'no such rule');
  elsif v_rule.valid_from <= authz.today() or exists (select from sla.clocks c where c.rule_id = v_rule.id)
    or exists (select from sla.rules r where r.replaces_id = v_rule.id) then
    perform private.fail('409', 'rule.in_use', 'only a version that is not yet in force can be withdrawn; end others by their last day');
  end if;
  delete from sla.rules where id = v_rule.id;
  -- What it was to take over from stays in force instead.
  update sla.rules set valid_to = v_rule.valid_to where id = v_rule.replaces_id;
end $$;
comment on function public.withdraw_rule(bigint) is
  'Takes back a version that is not yet in force; the one it was to replace stays. Refusals: rule.not_found, rule.in_use.';
