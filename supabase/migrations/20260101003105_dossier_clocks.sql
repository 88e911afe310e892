-- Where clocks meet dossiers: the due times that lists sort by, who may read a clock. How the engine names and locks a
-- dossier and what a breach does is registered with the steps.

create function private.keep_dossier_due(p_dossier_id bigint)
returns void language plpgsql volatile security definer set search_path = '' set enable_seqscan = off as $$
declare
  v_total record;
  v_step record;
begin
  -- The new date of the letter of apology, once there is one, else the time limit of the whole; before that, the desk's.
  select c.id, c.due_at into v_total from sla.clocks c
  where c.subject_type = 'dossier' and c.subject_id = p_dossier_id and c.rule_code <> 'dossier.step' and c.state in ('running', 'due_soon', 'overdue')
  order by c.started_at desc, c.id desc limit 1;
  select c.id, c.due_at into v_step from sla.clocks c
  where c.subject_type = 'dossier' and c.subject_id = p_dossier_id and c.rule_code = 'dossier.step' and c.state in ('running', 'due_soon', 'overdue')
  order by c.id desc limit 1;
  update public.dossiers d set current_clock_id = v_total.id, due_at = v_total.due_at, step_clock_id = v_step.id, step_due_at = v_step.due_at
  where d.id = p_dossier_id
    and (d.current_clock_id, d.due_at, d.step_clock_id, d.step_due_at) is distinct from (v_total.id, v_total.due_at, v_step.id, v_step.due_at);
  update public.dossier_steps s set due_at = v_step.due_at
  from public.dossiers d where d.id = p_dossier_id and s.id = d.step_id and v_step.due_at is not null and s.due_at is distinct from v_step.due_at;
end $$;
comment on function private.keep_dossier_due(bigint) is
  'Brings dossiers.current_clock_id, due_at, step_clock_id, step_due_at up to date: of the open clocks that are not paused the one of the whole started last, and the one of the step.';
revoke execute on function private.keep_dossier_due(bigint) from public;

create function private.tg_clocks__keep_dossier_due_started()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare
  v_dossier_id bigint;
begin
  for v_dossier_id in select distinct n.subject_id from new_rows n where n.subject_type = 'dossier' and n.stopped_at is null loop
    perform private.keep_dossier_due(v_dossier_id);
  end loop;
  return null;
end $$;
comment on function private.tg_clocks__keep_dossier_due_started() is 'Clocks of dossiers have started.';
create trigger tg_clocks__keep_dossier_due_started after insert on sla.clocks
  referencing new table as new_rows for each statement execute function private.tg_clocks__keep_dossier_due_started();

create function private.tg_clocks__keep_dossier_due_moved()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.keep_dossier_due(new.subject_id);
  return null;
end $$;
comment on function private.tg_clocks__keep_dossier_due_moved() is 'A clock of a dossier was paused, resumed, ended, or its due time moved.';
create trigger tg_clocks__keep_dossier_due_moved after update on sla.clocks for each row
  when (new.subject_type = 'dossier'
    and (new.due_at is distinct from old.due_at
      or (new.state in ('running', 'due_soon', 'overdue')) <> (old.state in ('running', 'due_soon', 'overdue'))))
  execute function private.tg_clocks__keep_dossier_due_moved();

create policy "clocks.read: with the dossier" on sla.clocks for select to authenticated
  using (subject_type = 'dossier' and exists (select from public.dossiers d where d.id = subject_id));

-- How much time the procedure gives ------------------------------------------------------------------------

create function private.start_dossier_clock(p_rule_code text, p_dossier_id bigint, p_agency_id bigint, p_at timestamptz, p_days numeric, p_staff_id bigint default null)
returns bigint language plpgsql volatile set search_path = '' as $$
declare
  v_due_at timestamptz;
  v_facts jsonb;
begin
  select jsonb_build_object('channel', d.channel, 'procedure', p.code, 'procedure_level', p.level, 'field', f.code, 'agency_kind', a.kind) into v_facts
  from public.dossiers d join public.procedures p on p.id = d.procedure_id join public.procedure_fields f on f.id = p.field_id
  join public.agencies a on a.id = p_agency_id where d.id = p_dossier_id;
  if p_days > 0 then
    return sla.start_clock(p_rule_code, 'dossier', p_dossier_id, p_agency_id, p_at, null, v_facts, p_staff_id, p_days, 'working_days');
  end if;
  -- Within the day. A desk that is closed for the rest of it has until the end of its next one.
  v_due_at := private.add_procedure_days((select a.calendar_id from public.agencies a where a.id = p_agency_id), p_at, 0);
  if v_due_at <= p_at then
    v_due_at := sla.add_working_days((select a.calendar_id from public.agencies a where a.id = p_agency_id), p_at, 1);
  end if;
  return sla.start_clock(p_rule_code, 'dossier', p_dossier_id, p_agency_id, p_at, v_due_at, v_facts, p_staff_id);
end $$;
comment on function private.start_dossier_clock(text, bigint, bigint, timestamptz, numeric, bigint) is
  'Starts a clock of a dossier with the working days its procedure gives (halves allowed; 0 = within the day), in the calendar of the agency that owes it. Nguồn: SPEC §2 (dossier.process).';
