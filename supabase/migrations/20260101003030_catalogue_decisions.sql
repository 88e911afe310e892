-- The Chair's decisions that change the catalogue, and how fast they are carried out: five working days from the decision
-- until every procedure it names is updated (QĐ2926 Điều 9.2), or an agency's electronic code is (Điều 28.8). One
-- clock a decision; it is met when the last of its items is done.

create table public.catalogue_decisions (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('procedure', 'agency_code')),
  number text not null check (length(trim(number)) between 1 and 100),
  decided_on date not null,
  issuer text not null check (length(trim(issuer)) between 1 and 200),
  summary text check (length(summary) <= 2000),
  registered_at timestamptz not null,
  registered_by_id bigint references public.staff (id),
  registered_by_name text,
  completed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  search text generated always as (public.fold(number || ' ' || issuer || ' ' || coalesce(summary, ''))) stored,
  check ((cancelled_at is null) = (cancel_reason is null))
);
comment on table public.catalogue_decisions is
  'Decisions that announce new, amended or abolished procedures (kind procedure) or electronic codes of agencies (kind agency_code), each with a clock (rules catalog.procedure, catalog.agency_code). Nguồn: QĐ2926 Điều 9.2, 28.8.';
create unique index catalogue_decisions_number on public.catalogue_decisions (kind, (public.fold(number)), decided_on) where cancelled_at is null;
create index catalogue_decisions_registered_by on public.catalogue_decisions (registered_by_id);

create table public.catalogue_decision_items (
  id bigint generated always as identity primary key,
  decision_id bigint not null references public.catalogue_decisions (id) on delete cascade,
  position integer not null,
  action text not null check (action in ('new', 'amended', 'abolished', 'code')),
  procedure_id bigint references public.procedures (id) on delete set null,
  procedure_code text,
  procedure_name text,
  agency_id bigint references public.agencies (id),
  electronic_code text,
  version_id bigint references public.procedure_versions (id) on delete set null,
  done_at timestamptz,
  done_by_id bigint references public.staff (id),
  done_by_name text,
  unique (decision_id, position),
  check ((action = 'code') = (agency_id is not null)),
  check ((action = 'code') = (electronic_code is not null)),
  check (action = 'code' or procedure_code is not null)
);
comment on table public.catalogue_decision_items is
  'What a decision orders: a procedure that is new, amended or abolished, or the electronic code an agency gets. Done when the catalogue says so: the version published, the procedure retired, the code set.';
create index catalogue_decision_items_procedure on public.catalogue_decision_items (procedure_id);
create index catalogue_decision_items_agency on public.catalogue_decision_items (agency_id);
create index catalogue_decision_items_version on public.catalogue_decision_items (version_id);
create index catalogue_decision_items_done_by on public.catalogue_decision_items (done_by_id);

create trigger tg_catalogue_decisions__touch before update on public.catalogue_decisions for each row execute function private.tg_touch();
create trigger tg_catalogue_decisions__audit after insert or update or delete on public.catalogue_decisions for each row execute function private.tg_audit();
create trigger tg_catalogue_decision_items__audit after insert or update or delete on public.catalogue_decision_items for each row execute function private.tg_audit();

alter table public.catalogue_decisions enable row level security;
alter table public.catalogue_decision_items enable row level security;
create policy "catalogue_decisions.read: editors of the catalogue" on public.catalogue_decisions for select to authenticated
  using ((select authz.can_all('procedures.edit')));
create policy "catalogue_decision_items.read: editors of the catalogue" on public.catalogue_decision_items for select to authenticated
  using ((select authz.can_all('procedures.edit')));
create policy "clocks.read: with the catalogue's decision" on sla.clocks for select to authenticated
  using (subject_type = 'catalogue_decision' and (select authz.can_all('procedures.edit')));

-- The clock ----------------------------------------------------------------------------------------------

create function private.catalogue_decision_code(p_decision_id bigint)
returns text language sql stable security definer set search_path = '' as $$
  select d.number from public.catalogue_decisions d where d.id = p_decision_id
$$;
comment on function private.catalogue_decision_code(bigint) is 'A decision is called by its number.';

create function private.lock_catalogue_decision(p_decision_id bigint, p_is_waiting boolean)
returns boolean language plpgsql volatile set search_path = '' as $$
begin
  if p_is_waiting then
    perform from public.catalogue_decisions d where d.id = p_decision_id for update;
  else
    perform from public.catalogue_decisions d where d.id = p_decision_id for update skip locked;
  end if;
  return found;
end $$;
comment on function private.lock_catalogue_decision(bigint, boolean) is 'The lock every step of a decision takes first.';

create function private.tell_about_decision(p_decision_id bigint, p_kind text, p_at timestamptz, p_tells text[], p_due_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform private.notify_staff(array(
      select distinct x.id from (
        select unnest(private.staff_everywhere('tickets.supervise')) as id where 'supervisor' = any (p_tells)
        union select unnest(private.staff_everywhere('settings.edit')) where 'admin' = any (p_tells)
      ) x where x.id is not null),
    p_kind, 'catalogue_decision', p_decision_id, (
      select jsonb_build_object('code', d.number, 'summary', left(d.summary, 200), 'due_at', p_due_at,
        'count', (select count(*) from public.catalogue_decision_items i where i.decision_id = d.id and i.done_at is null))
      from public.catalogue_decisions d where d.id = p_decision_id), p_at, '{}');
end $$;
comment on function private.tell_about_decision(bigint, text, timestamptz, text[], timestamptz) is 'Tells supervisor and administrator about a decision that is not carried out yet: {code, summary, due_at, count}.';

create function private.on_catalogue_decision_warned(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform private.tell_about_decision(p_clock.subject_id, 'catalogue_decision_due_soon', p_at,
    (select r.warn_tells from sla.rules r where r.id = p_clock.rule_id), p_clock.due_at);
end $$;
comment on function private.on_catalogue_decision_warned(sla.clocks, timestamptz) is 'The catalogue is to be updated soon: the rule''s people are told. Nguồn: SPEC §2.';

create function private.on_catalogue_decision_breached(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform private.tell_about_decision(p_clock.subject_id, 'catalogue_decision_overdue', p_at,
    (select r.breach_tells from sla.rules r where r.id = p_clock.rule_id), p_clock.due_at);
end $$;
comment on function private.on_catalogue_decision_breached(sla.clocks, timestamptz) is 'The catalogue was not updated in time: the rule''s people are told. Nguồn: QĐ2926 Điều 9.2, 28.8.';

insert into sla.subjects (type, name, name_en, code_function, tell_handler, lock_function) values
  ('catalogue_decision', 'Quyết định về danh mục', 'Catalogue decision', 'private.catalogue_decision_code', 'private.on_catalogue_decision_warned', 'private.lock_catalogue_decision')
on conflict (type) do update set name = excluded.name, name_en = excluded.name_en, code_function = excluded.code_function,
  tell_handler = excluded.tell_handler, lock_function = excluded.lock_function;
insert into sla.breach_actions (code, handler, description) values
  ('catalog.tell', 'private.on_catalogue_decision_breached', 'Báo những người mà quy tắc nêu rằng danh mục chưa được cập nhật')
on conflict (code) do update set handler = excluded.handler, description = excluded.description;

create function private.settle_catalogue_decision(p_decision_id bigint, p_now timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_done_at timestamptz;
begin
  if exists (select from public.catalogue_decision_items i where i.decision_id = p_decision_id and i.done_at is null) then
    return;
  end if;
  -- The instant of the last item: what was done before the decision was entered here counts as done then.
  select max(i.done_at) into v_done_at from public.catalogue_decision_items i where i.decision_id = p_decision_id;
  update public.catalogue_decisions d set completed_at = v_done_at where d.id = p_decision_id and d.completed_at is null and d.cancelled_at is null;
  if found then
    perform sla.stop_clocks('catalogue_decision', p_decision_id, null, v_done_at);
  end if;
end $$;
comment on function private.settle_catalogue_decision(bigint, timestamptz) is 'Completes a decision whose items are all done and stops its clock at the last of them.';

create function private.note_catalogue_update(
  p_actor_id bigint, p_now timestamptz, p_procedure_id bigint, p_decision_number text, p_actions text[], p_version_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_decision_id bigint;
begin
  for v_decision_id in
    with done as (
      update public.catalogue_decision_items i set done_at = p_now, done_by_id = p_actor_id, done_by_name = private.staff_name(p_actor_id),
        procedure_id = p_procedure_id, version_id = p_version_id
      from public.catalogue_decisions d
      where d.id = i.decision_id and d.cancelled_at is null and public.fold(d.number) = public.fold(p_decision_number)
        and i.done_at is null and i.action = any (p_actions)
        and (i.procedure_id = p_procedure_id or i.procedure_code = (select p.code from public.procedures p where p.id = p_procedure_id))
      returning i.decision_id
    )
    select distinct d.decision_id from done d order by 1
  loop
    perform private.settle_catalogue_decision(v_decision_id, p_now);
  end loop;
end $$;
comment on function private.note_catalogue_update(bigint, timestamptz, bigint, text, text[], bigint) is
  'Ticks off what the decision of that number ordered of a procedure. Only that decision: an unrelated edit does not carry out another one.';

-- Steps --------------------------------------------------------------------------------------------------

create function private.write_decision_item(p_decision public.catalogue_decisions, p_index integer, p_in jsonb)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_at jsonb := jsonb_build_object('index', p_index, 'item', 'procedure_id');
  v_action text := case p_decision.kind when 'agency_code' then 'code'
    else private.procedure_choice(p_in ->> 'action', 'items', '{new,amended,abolished}', jsonb_build_object('index', p_index, 'item', 'action')) end;
  v_procedure public.procedures;
  v_code text;
  v_agency_id bigint;
  v_electronic_code text;
begin
  if p_decision.kind = 'agency_code' then
    v_agency_id := private.procedure_agency(p_in ->> 'agency_id', 'items', jsonb_build_object('index', p_index, 'item', 'agency_id'));
    if v_agency_id is null then
      perform private.fail_procedure('required', 'items', jsonb_build_object('index', p_index, 'item', 'agency_id'));
    end if;
    v_electronic_code := private.procedure_text(p_in ->> 'electronic_code', 'items', 40, true, jsonb_build_object('index', p_index, 'item', 'electronic_code'));
    if exists (select from public.agencies a where a.electronic_code = v_electronic_code and a.id <> v_agency_id) then
      perform private.fail_procedure('taken', 'items', jsonb_build_object('index', p_index, 'item', 'electronic_code'));
    end if;
  elsif v_action = 'new' and p_in ->> 'procedure_id' is null then
    v_code := private.procedure_text(p_in ->> 'procedure_code', 'items', 40, true, jsonb_build_object('index', p_index, 'item', 'procedure_code'));
    select * into v_procedure from public.procedures p where p.code = v_code;
  else
    if coalesce(p_in ->> 'procedure_id', '') !~ '^\d{1,18}$' then
      perform private.fail_procedure('required', 'items', v_at);
    end if;
    select * into v_procedure from public.procedures p where p.id = (p_in ->> 'procedure_id')::bigint;
    if not found then
      perform private.fail_procedure('unknown', 'items', v_at);
    end if;
  end if;
  insert into public.catalogue_decision_items (decision_id, position, action, procedure_id, procedure_code, procedure_name, agency_id, electronic_code)
  values (p_decision.id, p_index + 1, v_action, v_procedure.id, coalesce(v_procedure.code, v_code),
    coalesce(private.procedure_text(p_in ->> 'procedure_name', 'items', 500, false, jsonb_build_object('index', p_index, 'item', 'procedure_name')), v_procedure.name),
    v_agency_id, v_electronic_code);
end $$;
comment on function private.write_decision_item(public.catalogue_decisions, integer, jsonb) is 'One item of a decision; faults are told at {field: items, index, item}.';

create function private.register_catalogue_decision(p_actor_id bigint, p_now timestamptz, p_decision jsonb)
returns bigint language plpgsql volatile set search_path = '' as $$
declare
  v public.catalogue_decisions;
  v_in jsonb;
  v_index integer;
  v_started_at timestamptz;
  v_today date := (p_now at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  v.kind := private.procedure_choice(p_decision ->> 'kind', 'kind', '{procedure,agency_code}');
  v.number := private.procedure_text(p_decision ->> 'number', 'number', 100, true);
  v.issuer := private.procedure_text(p_decision ->> 'issuer', 'issuer', 200, true);
  v.summary := private.procedure_text(p_decision ->> 'summary', 'summary', 2000);
  v.decided_on := private.procedure_date(p_decision ->> 'decided_on', 'decided_on');
  if v.decided_on is null then
    perform private.fail_procedure('required', 'decided_on');
  elsif v.decided_on > v_today then
    perform private.fail_procedure('future', 'decided_on');
  elsif jsonb_typeof(p_decision -> 'items') is distinct from 'array' or jsonb_array_length(p_decision -> 'items') = 0 then
    perform private.fail_procedure('required', 'items');
  elsif jsonb_array_length(p_decision -> 'items') > 500 then
    perform private.fail_procedure('too_many', 'items', '{"max": 500}');
  elsif exists (select from public.catalogue_decisions d
      where d.kind = v.kind and public.fold(d.number) = public.fold(v.number) and d.decided_on = v.decided_on and d.cancelled_at is null) then
    perform private.fail('409', 'procedure.decision_known', 'this decision is registered already', '{"field": "number"}');
  end if;
  insert into public.catalogue_decisions (kind, number, decided_on, issuer, summary, registered_at, registered_by_id, registered_by_name)
  values (v.kind, v.number, v.decided_on, v.issuer, v.summary, p_now, p_actor_id, private.staff_name(p_actor_id))
  returning * into v;
  for v_in, v_index in select e.value, e.ordinality - 1 from jsonb_array_elements(p_decision -> 'items') with ordinality e loop
    perform private.write_decision_item(v, v_index, v_in);
  end loop;
  -- From the decision itself, however late it was entered here. Its own day does not count.
  v_started_at := v.decided_on::timestamp at time zone 'Asia/Ho_Chi_Minh';
  perform sla.start_clock('catalog.' || v.kind, 'catalogue_decision', v.id, null, v_started_at);
  -- What the catalogue says already was carried out when it was published or set.
  update public.catalogue_decision_items i set done_at = p.at, version_id = p.version_id, done_by_name = p.by_name
  from (
    select i2.id, x.published_at as at, x.id as version_id, x.published_by_name as by_name
    from public.catalogue_decision_items i2 join public.procedure_versions x on x.procedure_id = i2.procedure_id
    where i2.decision_id = v.id and i2.action in ('new', 'amended') and x.published_at is not null and public.fold(x.decision_number) = public.fold(v.number)
    union all
    select i2.id, p.updated_at, null, null
    from public.catalogue_decision_items i2 join public.procedures p on p.id = i2.procedure_id
    where i2.decision_id = v.id and i2.action = 'abolished' and public.fold(p.retired_decision_number) = public.fold(v.number)
    union all
    select i2.id, a.updated_at, null, null
    from public.catalogue_decision_items i2 join public.agencies a on a.id = i2.agency_id
    where i2.decision_id = v.id and a.electronic_code = i2.electronic_code
  ) p where p.id = i.id;
  -- A row's own time may lie before the decision (a code that was right all along) or after p_now (tests of the past).
  update public.catalogue_decision_items i set done_at = least(greatest(i.done_at, v_started_at), greatest(p_now, v_started_at))
  where i.decision_id = v.id and i.done_at is not null;
  perform private.settle_catalogue_decision(v.id, p_now);
  perform sla.settle('catalogue_decision', v.id, p_now);
  return v.id;
end $$;
comment on function private.register_catalogue_decision(bigint, timestamptz, jsonb) is
  'Enters a decision and starts its clock at the day of the decision; items the catalogue already shows are done. Raises procedure.decision_known. Nguồn: QĐ2926 Điều 9.2, 28.8.';

create function public.register_catalogue_decision(p_decision jsonb)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.register_catalogue_decision(authz.require('procedures.edit'), clock_timestamp(), coalesce(p_decision, '{}'));
end $$;
comment on function public.register_catalogue_decision(jsonb) is
  'Enters a decision of the Chair: {kind procedure | agency_code, number, decided_on, issuer, summary, items [{action new | amended | abolished, procedure_id | procedure_code, procedure_name} | {agency_id, electronic_code}]}; its five working days run from its date. Nguồn: QĐ2926 Điều 9.2, 28.8.';

create function private.open_catalogue_decision(p_decision_id bigint, p_now timestamptz)
returns public.catalogue_decisions language plpgsql volatile set search_path = '' as $$
declare v public.catalogue_decisions;
begin
  select * into v from public.catalogue_decisions d where d.id = p_decision_id for update;
  if not found then
    perform private.fail('404', 'procedure.decision_not_found', 'no such decision');
  elsif v.cancelled_at is not null or v.completed_at is not null then
    perform private.fail('409', 'procedure.decision_over', 'the decision is carried out or was withdrawn');
  end if;
  perform sla.settle('catalogue_decision', p_decision_id, p_now);
  return v;
end $$;
comment on function private.open_catalogue_decision(bigint, timestamptz) is 'A decision that is still to be carried out, locked and settled.';

create function private.cancel_catalogue_decision(p_actor_id bigint, p_now timestamptz, p_decision_id bigint, p_reason text)
returns void language plpgsql volatile set search_path = '' as $$
declare v public.catalogue_decisions := private.open_catalogue_decision(p_decision_id, p_now);
begin
  update public.catalogue_decisions d set cancelled_at = p_now, cancel_reason = private.procedure_text(p_reason, 'reason', 1000, true) where d.id = v.id;
  perform sla.cancel_clocks('catalogue_decision', v.id, null, p_now);
end $$;
comment on function private.cancel_catalogue_decision(bigint, timestamptz, bigint, text) is 'A decision entered by mistake, or revoked: its clock counts no more.';

create function public.cancel_catalogue_decision(p_decision_id bigint, p_reason text)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.cancel_catalogue_decision(authz.require('procedures.edit'), clock_timestamp(), p_decision_id, p_reason);
end $$;
comment on function public.cancel_catalogue_decision(bigint, text) is 'Takes back a decision entered by mistake or revoked, with the reason.';

create function private.apply_agency_code(p_actor_id bigint, p_now timestamptz, p_item_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_item public.catalogue_decision_items;
begin
  select * into v_item from public.catalogue_decision_items i where i.id = p_item_id and i.action = 'code';
  if not found then
    perform private.fail('404', 'procedure.decision_not_found', 'no such item');
  end if;
  perform private.open_catalogue_decision(v_item.decision_id, p_now);
  if exists (select from public.agencies a where a.electronic_code = v_item.electronic_code and a.id <> v_item.agency_id) then
    perform private.fail('409', 'procedure.agency_code_taken', 'another agency has this code', jsonb_build_object('code', v_item.electronic_code));
  end if;
  perform private.note_agency_code(p_actor_id, p_now, v_item.agency_id, v_item.electronic_code);
  update public.agencies a set electronic_code = v_item.electronic_code where a.id = v_item.agency_id;
end $$;
comment on function private.apply_agency_code(bigint, timestamptz, bigint) is 'Gives the agency the code that the decision names. Nguồn: QĐ2926 Điều 28.8.';

create function public.apply_agency_code(p_item_id bigint)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.apply_agency_code(authz.require('agencies.edit'), clock_timestamp(), p_item_id);
end $$;
comment on function public.apply_agency_code(bigint) is 'Sets an agency''s electronic code as the decision says; the decision''s clock is met with its last item. Nguồn: QĐ2926 Điều 28.8.';

create function private.note_agency_code(p_actor_id bigint, p_now timestamptz, p_agency_id bigint, p_code text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare v_decision_id bigint;
begin
  for v_decision_id in
    with done as (
      update public.catalogue_decision_items i set done_at = p_now, done_by_id = p_actor_id, done_by_name = private.staff_name(p_actor_id)
      from public.catalogue_decisions d
      where d.id = i.decision_id and d.cancelled_at is null and i.agency_id = p_agency_id and i.electronic_code = p_code and i.done_at is null
      returning i.decision_id
    )
    select distinct d.decision_id from done d order by 1
  loop
    perform private.settle_catalogue_decision(v_decision_id, p_now);
  end loop;
end $$;
comment on function private.note_agency_code(bigint, timestamptz, bigint, text) is 'Ticks off the decision that ordered this code for this agency.';

create function private.tg_agencies__code_set()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.note_agency_code(authz.person(), clock_timestamp(), new.id, new.electronic_code);
  return null;
end $$;
comment on function private.tg_agencies__code_set() is 'A code set on the agency''s own form carries out the decision too.';
create trigger tg_agencies__code_set after update of electronic_code on public.agencies
  for each row when (new.electronic_code is distinct from old.electronic_code and new.electronic_code is not null)
  execute function private.tg_agencies__code_set();

-- Reading ------------------------------------------------------------------------------------------------

create view public.catalogue_decision_list with (security_invoker = true) as
  select d.*,
    case when d.cancelled_at is not null then 'cancelled' when d.completed_at is not null then 'completed' else 'open' end as status,
    (select count(*) from public.catalogue_decision_items i where i.decision_id = d.id)::integer as item_count,
    (select count(*) from public.catalogue_decision_items i where i.decision_id = d.id and i.done_at is not null)::integer as done_count,
    k.id as clock_id, k.due_at, coalesce(k.live_state, 'none') as clock_state, k.remaining_seconds
  from public.catalogue_decisions d
  left join lateral (
    select k.id, k.due_at, k.live_state, k.remaining_seconds from public.clocks k
    where k.subject_type = 'catalogue_decision' and k.subject_id = d.id order by k.id desc limit 1
  ) k on true;
comment on view public.catalogue_decision_list is 'Decisions with how far they are carried out and how their clock stands (none: a decision from before the rule).';
