-- What happens to a ticket when one of its clocks warns or runs out. The tick and every step call these
-- through sla.fire(), holding the ticket's lock; p_at is the due instant, however late the tick comes.

create function private.ticket_code(p_ticket_id bigint)
returns text language sql stable security definer set search_path = '' as $$
  select t.code from public.tickets t where t.id = p_ticket_id
$$;
comment on function private.ticket_code(bigint) is 'The code people read out.';

create function private.lock_ticket(p_ticket_id bigint, p_is_waiting boolean)
returns boolean language plpgsql volatile set search_path = '' as $$
begin
  if p_is_waiting then
    perform from public.tickets t where t.id = p_ticket_id for update;
  else
    perform from public.tickets t where t.id = p_ticket_id for update skip locked;
  end if;
  return found;
end $$;
comment on function private.lock_ticket(bigint, boolean) is
  'The lock every step of a ticket takes first, for the tick; without waiting, false when a step holds it.';

create function private.on_ticket_clock_warned(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets;
  v_tells text[] := (select r.warn_tells from sla.rules r where r.id = p_clock.rule_id);
  v_status text;
begin
  select * into v_ticket from public.tickets t where t.id = p_clock.subject_id;
  v_status := case when p_clock.level <> 'urgent_brief' then v_ticket.status end;
  -- A brief is the centre's matter: its line says nothing of where the ticket stood.
  perform private.add_ticket_event(v_ticket.id, 'warned', p_at, null, v_status, v_status, case when v_status is not null then v_ticket.agency_id end, null,
    jsonb_build_object('clock_id', p_clock.id, 'rule_code', p_clock.rule_code, 'level', p_clock.level, 'due_at', p_clock.due_at));
  perform private.tell(v_ticket.id, private.ticket_people(v_ticket, v_tells), 'clock_due_soon', p_at, '{}',
    jsonb_build_object('level', p_clock.level, 'due_at', p_clock.due_at));
end $$;
comment on function private.on_ticket_clock_warned(sla.clocks, timestamptz) is
  'A quarter of the time is left: the timeline says so and the rule''s people are told. Nguồn: SPEC §2.';

create function private.on_ticket_clock_breached(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets;
  v_tells text[] := (select r.breach_tells from sla.rules r where r.id = p_clock.rule_id);
  v_status text;
begin
  select * into v_ticket from public.tickets t where t.id = p_clock.subject_id;
  -- A direction is reported to the leader who gave it, not to every leader.
  if p_clock.level = 'direction' then
    v_tells := array_replace(v_tells, 'city_leader', 'director');
  end if;
  v_status := case when p_clock.level <> 'urgent_brief' then v_ticket.status end;
  -- A brief is the centre's matter: its line says nothing of where the ticket stood.
  perform private.add_ticket_event(v_ticket.id, 'breached', p_at, null, v_status, v_status, case when v_status is not null then v_ticket.agency_id end, null,
    jsonb_build_object('clock_id', p_clock.id, 'rule_code', p_clock.rule_code, 'level', p_clock.level, 'due_at', p_clock.due_at));
  perform private.tell(v_ticket.id, private.ticket_people(v_ticket, v_tells), 'clock_overdue', p_at, '{}',
    jsonb_build_object('level', p_clock.level, 'due_at', p_clock.due_at));
end $$;
comment on function private.on_ticket_clock_breached(sla.clocks, timestamptz) is
  'A deadline passed that moves the ticket nowhere (triage, relay, direction): the timeline says so and the rule''s people are told. Nguồn: SPEC §2.';

create function private.on_officer_overdue(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets;
  v_head_from timestamptz := p_at;
begin
  select * into v_ticket from public.tickets t where t.id = p_clock.subject_id;
  if v_ticket.agency_id is null or v_ticket.status not in ('assigned', 'clarification', 'verifying') then
    perform private.on_ticket_clock_breached(p_clock, p_at);
    return;
  end if;
  if private.setting('tickets.head_clock_from') = '"receipt"' then
    -- A re-opened ticket came in again when it was re-opened.
    v_head_from := least(p_at, case when v_ticket.reopen_count > 0 then coalesce(v_ticket.assigned_at, p_at) else v_ticket.received_at end);
  end if;
  update public.tickets set status = 'escalated', level_reached = case level_reached when 'leaders' then 'leaders' else 'head' end, commitment_request = null
  where id = v_ticket.id;
  perform private.start_ticket_clock(v_ticket.id, 'ticket.head', v_head_from);
  perform private.finish_step(v_ticket, 'escalated', p_at, null, null,
    jsonb_build_object('clock_id', p_clock.id, 'rule_code', p_clock.rule_code, 'level', p_clock.level, 'due_at', p_clock.due_at));
  perform private.tell(v_ticket.id, private.agency_heads(v_ticket.agency_id), 'ticket_escalated', p_at, '{sms}',
    jsonb_build_object('due_at', p_clock.due_at, 'officer', v_ticket.officer_name));
  perform private.tell(v_ticket.id, private.ticket_people(v_ticket,
      array_remove((select r.breach_tells from sla.rules r where r.id = p_clock.rule_id), 'agency_head') || '{officer}'::text[]),
    'ticket_escalated', p_at, '{}', jsonb_build_object('due_at', p_clock.due_at, 'officer', v_ticket.officer_name));
end $$;
comment on function private.on_officer_overdue(sla.clocks, timestamptz) is
  'The officer, or the committed time, is late: the slip goes on to the agency''s head by system and SMS, whose clock starts at the missed due instant (setting: at the receipt). Nguồn: QĐ583 Điều 9.4.';

create function private.on_head_overdue(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_ticket public.tickets;
begin
  select * into v_ticket from public.tickets t where t.id = p_clock.subject_id;
  if v_ticket.status <> 'escalated' then
    perform private.on_ticket_clock_breached(p_clock, p_at);
    return;
  end if;
  update public.tickets set status = 'overdue', level_reached = 'leaders' where id = v_ticket.id;
  perform private.finish_step(v_ticket, 'overdue', p_at, null, null,
    jsonb_build_object('clock_id', p_clock.id, 'rule_code', p_clock.rule_code, 'level', p_clock.level, 'due_at', p_clock.due_at));
  -- The report to the city's leaders goes through the Office.
  perform private.tell(v_ticket.id, private.ticket_people(v_ticket, '{supervisor}'), 'ticket_overdue', p_at, '{email}', jsonb_build_object('due_at', p_clock.due_at));
  perform private.tell(v_ticket.id, private.ticket_people(v_ticket,
      array_remove((select r.breach_tells from sla.rules r where r.id = p_clock.rule_id), 'supervisor') || '{city_leader,agency_head}'::text[]),
    'ticket_overdue', p_at, '{}', jsonb_build_object('due_at', p_clock.due_at));
end $$;
comment on function private.on_head_overdue(sla.clocks, timestamptz) is
  'The head is late too: the ticket is "quá hạn (đang chờ xử lý)" and reported to the city''s leaders through the Office. Nguồn: QĐ583 Điều 9.4.';

create function private.on_ticket_auto_close(p_clock sla.clocks, p_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare v_ticket public.tickets;
begin
  select * into v_ticket from public.tickets t where t.id = p_clock.subject_id;
  if v_ticket.status = 'answered' then
    update public.tickets set status = 'closed', closed_at = p_at where id = v_ticket.id;
    perform private.finish_step(v_ticket, 'closed', p_at, null, null, '{"auto": true}');
  end if;
end $$;
comment on function private.on_ticket_auto_close(sla.clocks, timestamptz) is
  'An answered ticket that nobody disputed closes by itself, five working days after the answer (rule ticket.auto_close). Nguồn: SPEC §3.';

insert into sla.subjects (type, name, name_en, code_function, tell_handler, lock_function) values
  ('ticket', 'Phản ánh, kiến nghị', 'Ticket', 'private.ticket_code', 'private.on_ticket_clock_warned', 'private.lock_ticket')
on conflict (type) do update set name = excluded.name, name_en = excluded.name_en, code_function = excluded.code_function,
  tell_handler = excluded.tell_handler, lock_function = excluded.lock_function;

insert into sla.breach_actions (code, handler, description) values
  ('ticket.tell', 'private.on_ticket_clock_breached', 'Ghi vào nhật ký phiếu và báo những người mà quy tắc nêu'),
  ('ticket.escalate', 'private.on_officer_overdue', 'Chuyển phiếu lên thủ trưởng đơn vị (QĐ583 Điều 9.4)'),
  ('ticket.report_overdue', 'private.on_head_overdue', 'Chuyển trạng thái quá hạn, báo cáo lãnh đạo UBND thành phố qua Văn phòng (QĐ583 Điều 9.4)'),
  ('ticket.close', 'private.on_ticket_auto_close', 'Tự kết thúc phiếu đã trả lời')
on conflict (code) do update set handler = excluded.handler, description = excluded.description;
