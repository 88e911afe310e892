-- Nuisance callers, and who a number is.

-- Any operator may mark: it happens on the call, at any hour, and only warns the next one. Taking back a colleague's
-- warning is the shift lead's.

create function private.standing_mark(p_phone text)
returns public.nuisance_marks language plpgsql stable set search_path = '' as $$
declare v_mark public.nuisance_marks;
begin
  select m.* into v_mark from public.citizens c join public.nuisance_marks m on m.citizen_id = c.id and m.lifted_at is null
  where c.phone = p_phone order by m.id desc limit 1;
  return v_mark;
end $$;
comment on function private.standing_mark(text) is 'The mark in force for a number, if any.';

create function private.mark_nuisance(p_actor_id bigint, p_now timestamptz, p_phone text, p_reason text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_phone text := private.normal_phone(p_phone);
  v_reason text := private.required_text(p_reason, 'reason', 1000);
  v_mark public.nuisance_marks;
begin
  if v_phone is null then
    perform private.fail('422', 'ticket.field_invalid', 'not a telephone number', '{"field": "phone", "problem": "invalid"}');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('nuisance:' || v_phone, 0));
  v_mark := private.standing_mark(v_phone);
  if v_mark.id is not null then
    perform private.fail('409', 'nuisance.already_marked', 'the number is marked already', jsonb_build_object('by', v_mark.marked_by_name));
  end if;
  insert into public.nuisance_marks (citizen_id, phone_masked, reason, marked_at, marked_by_id, marked_by_name)
  values (private.caller_id(null, v_phone), private.masked_phone(v_phone), v_reason, p_now, p_actor_id, private.staff_name(p_actor_id))
  returning * into v_mark;
  update public.citizens set is_nuisance = true where phone = v_phone and not is_nuisance;
  return jsonb_build_object('id', v_mark.id);
end $$;
comment on function private.mark_nuisance(bigint, timestamptz, text, text) is 'Marks a number as pestering the line, with the reason. Nguồn: SPEC §3.';

create function public.mark_nuisance(p_phone text, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('tickets.receive');
begin
  return private.mark_nuisance(v_actor_id, clock_timestamp(), p_phone, p_reason);
end $$;
comment on function public.mark_nuisance(text, text) is 'Marks a number so that the next operator is warned, with the reason; calls from it are still taken. Nguồn: SPEC §3.';

create function public.unmark_nuisance(p_mark_id bigint, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('tickets.receive');
  v_now timestamptz := clock_timestamp();
  v_mark public.nuisance_marks;
  v_phone text;
  v_reason text;
begin
  select c.phone into v_phone from public.nuisance_marks m join public.citizens c on c.id = m.citizen_id where m.id = p_mark_id;
  if v_phone is null then
    perform private.fail('404', 'nuisance.not_found', 'no such mark');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('nuisance:' || v_phone, 0));
  select * into v_mark from public.nuisance_marks m where m.id = p_mark_id for update;
  if v_mark.lifted_at is not null then
    perform private.fail('409', 'nuisance.already_lifted', 'the mark is lifted already', jsonb_build_object('by', v_mark.lifted_by_name));
  elsif v_mark.marked_by_id <> v_actor_id and not authz.can('lead_shift') then
    perform private.fail('403', 'nuisance.not_yours', 'only the shift lead lifts a colleague''s mark', jsonb_build_object('by', v_mark.marked_by_name));
  end if;
  v_reason := private.required_text(p_reason, 'reason', 1000);
  update public.nuisance_marks set lifted_at = v_now, lifted_by_id = v_actor_id, lifted_by_name = private.staff_name(v_actor_id), lift_reason = v_reason
  where id = p_mark_id;
  update public.citizens set is_nuisance = false where phone = v_phone and is_nuisance;
  return jsonb_build_object('id', p_mark_id);
end $$;
comment on function public.unmark_nuisance(bigint, text) is
  'Lifts the mark of a nuisance caller, with the reason: one''s own, or any as shift lead. Nguồn: SPEC §3.';

create function public.find_caller(p_phone text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('tickets.receive');
  v_phone text := private.normal_phone(p_phone);
  v_citizen public.citizens;
  v_mark public.nuisance_marks;
begin
  if v_phone is null then
    perform private.fail('422', 'ticket.field_invalid', 'not a telephone number', '{"field": "phone", "problem": "invalid"}');
  end if;
  -- The particulars of the last report; earlier ones stay with their tickets, and a call alone tells less than a report.
  select * into v_citizen from public.citizens c where c.phone = v_phone
  order by (c.full_name is not null)::integer + (c.address is not null)::integer desc, c.id desc limit 1;
  if not found then
    return jsonb_build_object('phone', v_phone, 'is_known', false, 'is_nuisance', false, 'nuisance', null, 'ticket_count', 0, 'tickets', '[]'::jsonb,
      'call_count', 0, 'harassment_count', 0, 'calls', '[]'::jsonb, 'call_backs', '[]'::jsonb);
  end if;
  v_mark := private.standing_mark(v_phone);
  insert into private.contact_reveals (staff_id, citizen_id, reason) values (v_actor_id, v_citizen.id, 'find_caller');
  return (
    with past as (
      select t.id, t.code, t.status, t.received_at, left(t.content, 160) as excerpt, c.name as category_name, a.name as agency_name
      from public.citizens z
      join public.tickets t on t.citizen_id = z.id
      left join public.categories c on c.id = t.category_id
      left join public.agencies a on a.id = t.agency_id
      where z.phone = v_phone
    ), talked as (
      select k.id, k.direction, k.outcome, k.started_at, left(k.note, 160) as note, k.staff_name
      from public.citizens z join public.calls k on k.citizen_id = z.id
      where z.phone = v_phone
    )
    select jsonb_build_object('phone', v_phone, 'is_known', true, 'full_name', v_citizen.full_name, 'address', v_citizen.address, 'email', v_citizen.email,
      'is_nuisance', v_mark.id is not null or (select bool_or(z.is_nuisance) from public.citizens z where z.phone = v_phone),
      'nuisance', case when v_mark.id is not null then jsonb_build_object('id', v_mark.id, 'reason', v_mark.reason, 'marked_at', v_mark.marked_at,
        'marked_by_name', v_mark.marked_by_name, 'may_lift', v_mark.marked_by_id = v_actor_id or authz.can('lead_shift')) end,
      'ticket_count', (select count(*) from past),
      -- Open ones first: the caller most likely asks about those.
      'tickets', coalesce((select jsonb_agg(to_jsonb(p) order by p.is_open desc, p.received_at desc) from (
        select x.*, x.status not in ('refused', 'answered', 'closed', 'merged', 'withdrawn') as is_open from past x
        order by is_open desc, x.received_at desc limit 10) p), '[]'),
      'call_count', (select count(*) from talked),
      'harassment_count', (select count(*) from talked where outcome = 'harassment'),
      'calls', coalesce((select jsonb_agg(to_jsonb(k) order by k.started_at desc) from (select * from talked order by started_at desc limit 5) k), '[]'),
      'call_backs', coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'due_at', b.due_at, 'reason', b.reason, 'staff_name', b.staff_name) order by b.due_at)
        from public.citizens z join public.call_backs b on b.citizen_id = z.id and b.status = 'open' where z.phone = v_phone), '[]')));
end $$;
comment on function public.find_caller(text) is
  'Who calls from this number: particulars to prefill the form, whether and why marked a nuisance, the last ten tickets (open ones first), the last five calls, call-backs promised. Logged as a reveal. Nguồn: SPEC §3, §12.';
