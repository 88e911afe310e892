-- Plays the lives of demo tickets through the same functions the office uses, each step at its past time and all steps
-- in the order of time. Everything here is temporary: it lives in this connection only.
--
-- A life (see lives.ts) says what the people around a ticket mean to do and when; what is possible at that time is
-- decided by the state the ticket is in, which the clocks have moved on meanwhile. Whoever comes too late finds
-- the ticket with the head, or overdue, and the head answers instead.

create temp table demo_lives (no integer primary key, life jsonb not null, ticket_id bigint not null, answers integer not null default 0, is_over boolean not null default false);
create index on demo_lives (ticket_id);
create temp table demo_steps (at timestamptz not null, id bigint generated always as identity, no integer not null, step text not null, primary key (at, id));
create temp table demo_errors (at timestamptz, no integer, step text, error text);

create function pg_temp.plan(p_no integer, p_step text, p_at timestamptz)
returns void language sql volatile as $$
  insert into demo_steps (at, no, step) values (p_at, p_no, p_step)
$$;

-- People act in working time; never at the very second at which something becomes due.
create function pg_temp.work(p_at timestamptz, p_hours numeric)
returns timestamptz language sql stable as $$
  select sla.add_working_time('vn-city', p_at, make_interval(secs => (greatest(p_hours, 0.02) * 3600)::double precision)) + interval '7 seconds'
$$;

create function pg_temp.person(p_agency_id bigint, p_is_head boolean)
returns bigint language sql stable as $$
  select h.staff_id from private.handlers(p_agency_id) h where h.is_head = p_is_head order by h.depth, h.staff_id limit 1
$$;

create function pg_temp.dated(p_text text, p_ticket public.tickets, p_at timestamptz)
returns text language sql immutable as $$
  select replace(replace(p_text,
    '{date}', to_char(greatest(p_ticket.received_at, p_at - interval '1 day') at time zone 'Asia/Ho_Chi_Minh', 'DD/MM')),
    '{later}', to_char((p_at + interval '10 days') at time zone 'Asia/Ho_Chi_Minh', 'DD/MM'))
$$;

-- Where a slip goes that day: an agency abolished meanwhile is replaced by its successor.
create function pg_temp.agency_on(p_agency_id bigint, p_successor_id bigint, p_at timestamptz)
returns bigint language sql stable as $$
  select case when a.valid_to < (p_at at time zone 'Asia/Ho_Chi_Minh')::date then p_successor_id else a.id end
  from public.agencies a where a.id = p_agency_id
$$;

create function pg_temp.after_answer(p_no integer, p_life jsonb, p_at timestamptz)
returns void language plpgsql volatile as $$
begin
  if p_life ? 'rating' then
    perform pg_temp.plan(p_no, 'rate', p_at + make_interval(hours => (p_life #>> '{rating,after_h}')::integer));
  end if;
  if p_life ? 'close_h' then
    perform pg_temp.plan(p_no, 'close', pg_temp.work(p_at, (p_life ->> 'close_h')::numeric));
  end if;
end $$;

create function pg_temp.take_step(p_no integer, p_step text, p_at timestamptz)
returns void language plpgsql volatile as $$
declare
  l jsonb; -- the life
  t public.tickets;
  v_is_over boolean;
  v_answers integer;
  v_operator_id bigint;
  v_due_at timestamptz;
  v_is_late boolean;
  v_agency_id bigint;
  v_kind text;
  v_parts jsonb;
begin
  select d.life, d.is_over, d.answers, d.ticket_id into l, v_is_over, v_answers, t.id from demo_lives d where d.no = p_no;
  -- The centre owes its brief whatever becomes of the ticket.
  if v_is_over and p_step not in ('phone', 'brief') then
    return;
  end if;
  v_operator_id := (l ->> 'operator_id')::bigint;

  -- What was due by now has happened: the steps themselves do the same before they look at the state.
  t := private.settled_ticket(t.id, p_at);

  -- A life may be told to rest in a state, so that each can be seen on the first day.
  if t.status = l ->> 'stays' and p_step not in ('phone', 'brief') then
    update demo_lives set is_over = true where no = p_no;
    return;
  end if;

  case p_step
  when 'triage' then
    if t.status <> 'received' then
      return;
    end if;
    if t.priority = 'urgent' and t.return_count = 0 and t.reopen_count = 0 then
      perform pg_temp.plan(p_no, 'phone', p_at + interval '4 minutes');
      -- One in twelve is late.
      perform pg_temp.plan(p_no, 'brief', pg_temp.work(p_at, case when abs(hashtext(t.code)) % 12 = 0 then 19 else 2 + abs(hashtext(t.code)) % 11 end));
    end if;
    v_kind := case when t.return_count > 0 or t.reopen_count > 0 then 'transfer' else l ->> 'triage' end;
    case v_kind
    when 'answer' then
      perform private.answer_directly(v_operator_id, p_at, t.id, l ->> 'answer');
      perform pg_temp.after_answer(p_no, l, p_at);
    when 'refuse' then
      perform private.refuse_ticket(v_operator_id, p_at, t.id, l #>> '{refusal,reason}', l #>> '{refusal,redirect}');
    when 'clarify' then
      perform private.ask_clarification(v_operator_id, p_at, t.id, l #>> '{clarification,question}');
      perform pg_temp.plan(p_no, case when l #> '{clarification,reply}' = 'null' then 'give_up' else 'supply' end,
        p_at + make_interval(hours => (l #>> '{clarification,reply_h}')::integer));
    else
      v_agency_id := pg_temp.agency_on(
        coalesce((l -> 'wrong_agency_ids' ->> t.return_count)::bigint, (l ->> 'agency_id')::bigint), (l ->> 'successor_id')::bigint, p_at);
      perform private.transfer_ticket(v_operator_id, p_at, t.id, v_agency_id, l ->> 'transfer_note');
      if not l ? 'commitment' and t.return_count >= jsonb_array_length(l -> 'wrong_agency_ids') then
        if l ? 'urge' then
          perform pg_temp.plan(p_no, 'urge', pg_temp.work(p_at, (l #>> '{urge,after_h}')::numeric));
        end if;
        if l ? 'direct' then
          perform pg_temp.plan(p_no, 'direct', pg_temp.work(p_at, 56 + (l #>> '{direct,after_h}')::numeric));
        end if;
      end if;
      if l ? 'forward_h' then
        perform pg_temp.plan(p_no, 'forward', pg_temp.work(p_at, (l ->> 'forward_h')::numeric));
      end if;
      if l ? 'note' then
        perform pg_temp.plan(p_no, 'note', pg_temp.work(p_at, 1.3));
      end if;
      perform pg_temp.plan(p_no, 'handle',
        pg_temp.work(p_at, case when t.return_count < jsonb_array_length(l -> 'wrong_agency_ids') then (l ->> 'return_h')::numeric else (l ->> 'handle_h')::numeric end));
    end case;

  when 'supply' then
    if t.status = 'clarification' then
      perform private.supply_clarification(v_operator_id, p_at, t.id, l #>> '{clarification,reply}');
      if t.agency_id is null then
        update demo_lives set life = life || '{"triage": "transfer"}' where no = p_no;
        perform pg_temp.plan(p_no, 'triage', p_at + interval '11 minutes');
      else
        perform pg_temp.plan(p_no, 'handle', pg_temp.work(p_at, (l ->> 'handle_h')::numeric));
      end if;
    end if;

  when 'give_up' then
    if t.status = 'clarification' and t.agency_id is null then
      perform private.refuse_ticket(v_operator_id, p_at, t.id, 'Đã đề nghị làm rõ nhưng không nhận được thông tin bổ sung (Điều 7, Điều 8).',
        'Gọi 0225.1022 và nêu mã phản ánh khi có thêm thông tin.');
    end if;

  when 'handle' then
    if t.status = 'assigned' then
      if t.return_count < jsonb_array_length(l -> 'wrong_agency_ids') then
        perform private.return_ticket(t.officer_id, p_at, t.id, l ->> 'return_reason');
        if t.return_count = 0 then
          perform pg_temp.plan(p_no, 'triage', p_at + interval '23 minutes');
        else
          perform pg_temp.plan(p_no, 'coordinate', pg_temp.work(p_at, 5));
        end if;
        return;
      elsif l ? 'officer_question' and not t.officer_clarification_used then
        perform private.ask_clarification(t.officer_id, p_at, t.id, l ->> 'officer_question');
        perform pg_temp.plan(p_no, 'supply', p_at + make_interval(hours => (l #>> '{clarification,reply_h}')::integer));
        return;
      elsif l ? 'commitment' and v_answers = 0 then
        v_due_at := sla.add_working_days('vn-city', p_at, (l #>> '{commitment,days}')::integer);
        perform private.commit_completion(t.officer_id, p_at, t.id, v_due_at, l #>> '{commitment,findings}');
        if l #> '{commitment,change}' is not null then
          perform pg_temp.plan(p_no, 'ask_change', pg_temp.work(v_due_at, -6));
        end if;
        -- lateness: a share of the time before the due time (negative), or working hours after it.
        perform pg_temp.plan(p_no, 'finish', case when (l #>> '{commitment,late_h}')::numeric > 0
          then pg_temp.work(v_due_at, (l #>> '{commitment,late_h}')::numeric)
          else pg_temp.work(p_at, extract(epoch from sla.working_time_between('vn-city', p_at, v_due_at))::numeric / 3600 * (1 + (l #>> '{commitment,late_h}')::numeric)) end);
        if l ? 'urge' then
          perform pg_temp.plan(p_no, 'urge', greatest(p_at, pg_temp.work(v_due_at, (l #>> '{urge,after_h}')::numeric - 8)));
        end if;
        if l ? 'direct' then
          perform pg_temp.plan(p_no, 'direct', pg_temp.work(v_due_at, 48 + (l #>> '{direct,after_h}')::numeric));
        end if;
        return;
      end if;
    end if;
    perform pg_temp.take_step(p_no, 'finish', p_at);

  when 'forward' then
    v_agency_id := t.agency_id;
    if t.status in ('assigned', 'verifying') then
      perform private.forward_ticket(t.officer_id, p_at, t.id, h.staff_id, 'Chuyển đồng nghiệp phụ trách địa bàn xử lý tiếp.')
      from private.handlers(v_agency_id) h where not h.is_head and h.depth = 0 and h.staff_id <> t.officer_id order by h.staff_id limit 1;
    end if;

  when 'note' then
    if t.agency_id is not null and t.status in ('assigned', 'verifying', 'escalated') then
      perform private.add_note(t.officer_id, p_at, t.id, l ->> 'note');
    end if;

  when 'ask_change' then
    if t.status = 'verifying' then
      perform private.ask_commitment_change(t.officer_id, p_at, t.id, sla.add_working_days('vn-city', t.commitment_due_at, (l #>> '{commitment,change,days}')::integer),
        l #>> '{commitment,change,reason}');
      perform pg_temp.plan(p_no, 'decide_change', pg_temp.work(p_at, 1.5));
    end if;

  when 'decide_change' then
    if t.status = 'verifying' and t.commitment_request is not null then
      perform private.decide_commitment_change(pg_temp.person(t.agency_id, true), p_at, t.id, (l #>> '{commitment,change,is_approved}')::boolean,
        case when l #>> '{commitment,change,is_approved}' = 'true' then 'Đồng ý gia hạn.' else 'Giữ thời hạn đã cam kết, bổ sung nhân lực.' end);
    end if;

  when 'finish' then
    if t.status in ('assigned', 'clarification', 'verifying', 'coordination') and t.agency_id is not null then
      perform private.answer_ticket(t.officer_id, p_at, t.id, pg_temp.dated(l ->> 'answer', t, p_at));
      perform pg_temp.after_answer(p_no, l, p_at);
    elsif t.status in ('escalated', 'overdue', 'directed') then
      perform private.answer_ticket(pg_temp.person(t.agency_id, true), p_at, t.id, pg_temp.dated(l ->> 'answer', t, p_at));
      perform pg_temp.plan(p_no, 'relay', pg_temp.work(p_at, (l ->> 'relay_h')::numeric));
    else
      return;
    end if;
    update demo_lives set answers = answers + 1 where no = p_no;

  when 'relay' then
    if t.status = 'relay_pending' then
      perform private.relay_answer(v_operator_id, p_at, t.id, null);
      perform pg_temp.after_answer(p_no, l, p_at);
    end if;

  when 'urge' then
    if t.status in ('assigned', 'verifying', 'escalated', 'overdue', 'directed') then
      perform private.urge_ticket((l ->> 'supervisor_id')::bigint, p_at, t.id, l #>> '{urge,message}');
    end if;

  when 'direct' then
    if t.status = 'escalated' then
      perform pg_temp.plan(p_no, 'direct', pg_temp.work(t.due_at, 3)); -- only what the head has missed goes to the leaders
    elsif t.status = 'overdue' then
      v_due_at := sla.add_working_days('vn-city', p_at, (l #>> '{direct,days}')::integer);
      if l #> '{direct,on_word}' = 'true' then
        perform private.direct_ticket((l ->> 'supervisor_id')::bigint, p_at, t.id, v_due_at, l #>> '{direct,directive}', (l ->> 'leader_id')::bigint);
      else
        perform private.direct_ticket((l ->> 'leader_id')::bigint, p_at, t.id, v_due_at, l #>> '{direct,directive}');
      end if;
      perform pg_temp.plan(p_no, 'finish', pg_temp.work(p_at, (l #>> '{direct,finish_h}')::numeric));
    end if;

  when 'coordinate' then
    if t.status = 'coordination' and t.agency_id is null then
      v_agency_id := pg_temp.agency_on((l ->> 'agency_id')::bigint, (l ->> 'successor_id')::bigint, p_at);
      -- Those who said it was not theirs do their part of it; where one could settle it alone, it gets it alone.
      select jsonb_agg(jsonb_build_object('agency_id', a.id, 'due_at', sla.add_working_days('vn-city', p_at, 3),
          'task', 'Cử cán bộ phối hợp kiểm tra hiện trường, cung cấp hồ sơ quản lý thuộc phạm vi của đơn vị.') order by a.id) into v_parts
      from public.agencies a
      where a.id in (select w.value::bigint from jsonb_array_elements_text(l -> 'wrong_agency_ids') w) and a.id <> v_agency_id
        and a.kind not in ('city', 'central', 'centre') and (p_at at time zone 'Asia/Ho_Chi_Minh')::date between a.valid_from and coalesce(a.valid_to, 'infinity');
      if v_parts is not null and (l ? 'coordinated' or abs(hashtext(t.code)) % 3 > 0) then
        perform private.coordinate_ticket((l ->> 'supervisor_id')::bigint, p_at, t.id, v_agency_id, sla.add_working_days('vn-city', p_at, 5),
          'Các đơn vị chưa thống nhất thẩm quyền. Giao đơn vị chủ trì tổng hợp, trả lời công dân; các đơn vị khác phối hợp phần việc của mình.', v_parts);
        perform pg_temp.plan(p_no, 'part', pg_temp.work(p_at, 5));
        if not l ? 'coordinated' then
          perform pg_temp.plan(p_no, 'part', pg_temp.work(p_at, 9));
        end if;
        perform pg_temp.plan(p_no, 'finish', pg_temp.work(p_at, case when l ? 'coordinated' then 60 else 14 + abs(hashtext(t.code)) % 30 end));
        return;
      end if;
      perform private.reassign_ticket((l ->> 'supervisor_id')::bigint, p_at, t.id,
        v_agency_id, 'Văn phòng UBND thành phố xác định đơn vị chủ trì xử lý.');
      perform pg_temp.plan(p_no, 'handle', pg_temp.work(p_at, (l ->> 'handle_h')::numeric));
    end if;

  when 'part' then
    perform private.answer_task(pg_temp.person(k.agency_id, false), p_at, k.id,
      'Đã cử cán bộ kiểm tra hiện trường và gửi hồ sơ liên quan cho đơn vị chủ trì. Đơn vị thống nhất phương án xử lý.')
    from (select k.id, k.agency_id from public.ticket_tasks k where k.ticket_id = t.id and k.status = 'open' order by k.agency_id limit 1) k;

  when 'phone' then
    if t.priority = 'urgent' and t.phoned_at is null and t.status in ('received', 'assigned', 'verifying', 'escalated') then
      perform private.pass_by_phone(v_operator_id, p_at, t.id,
        coalesce((select 'Số trực của ' || a.name from public.agencies a where a.id = t.agency_id), 'Số trực của cơ quan quản lý'));
    end if;

  when 'brief' then
    if private.owes_brief(t.id) and t.status <> all ('{refused,withdrawn,merged}') then
      perform private.brief_ticket(v_operator_id, p_at, t.id,
        'Nội dung cấp bách: ' || t.content || E'\n\nTổng đài 1022 đã chuyển ' || coalesce((select a.name from public.agencies a where a.id = t.agency_id), 'cơ quan quản lý')
        || ' qua điện thoại và phiếu chuyển. Đề nghị Văn phòng theo dõi, đôn đốc và báo cáo Chủ tịch UBND thành phố nếu cần.');
    end if;

  when 'rate' then
    if t.status in ('answered', 'closed') and v_answers < 2 then
      v_is_late := t.level_reached in ('head', 'leaders');
      perform private.rate_ticket(v_operator_id, p_at, t.id, (r ->> 'score')::integer, (r ->> 'reception')::integer, (r ->> 'handling')::integer,
        (r ->> 'answer')::integer, r ->> 'comment')
      from (select l -> 'rating' -> case when v_is_late then 'late' else 'timely' end as r) x;
      if (l #>> array['rating', case when v_is_late then 'late' else 'timely' end, 'score'])::integer <= 2 and l ? 'reopen' then
        perform pg_temp.plan(p_no, 'reopen', p_at + interval '9 minutes');
      end if;
    end if;

  when 'reopen' then
    if t.status in ('answered', 'closed') then
      perform private.reopen_ticket(v_operator_id, p_at, t.id, l #>> '{reopen,reason}');
      update demo_lives set life = life - 'rating' - 'close_h' where no = p_no;
      perform pg_temp.plan(p_no, case when t.agency_id is null then 'triage' else 'handle' end, pg_temp.work(p_at, (l #>> '{reopen,handle_h}')::numeric));
    end if;

  when 'close' then
    if t.status = 'answered' then
      perform private.close_ticket(v_operator_id, p_at, t.id, 'Công dân đồng ý với kết quả.');
    end if;

  when 'withdraw' then
    if t.status in ('received', 'assigned', 'verifying', 'escalated') then
      perform private.withdraw_ticket(v_operator_id, p_at, t.id, l #>> '{withdraw,reason}');
      update demo_lives set is_over = true where no = p_no;
    end if;
  end case;
end $$;

-- Open work of an abolished agency follows to the successor on its first morning (the district's to the commune of the
-- ticket's place).
create function pg_temp.succeed(p_at timestamptz)
returns integer language sql volatile as $$
  select count(private.move_ticket((d.life ->> 'supervisor_id')::bigint, p_at, t.id, (d.life ->> 'successor_id')::bigint,
    'Tiếp nhận công việc của đơn vị cũ sau sắp xếp.'))::integer
  from public.tickets t
  join public.agencies a on a.id = t.agency_id
  join demo_lives d on d.ticket_id = t.id
  where a.valid_to < (p_at at time zone 'Asia/Ho_Chi_Minh')::date and d.life ? 'successor_id'
    and t.status in ('assigned', 'clarification', 'verifying', 'escalated', 'overdue', 'directed', 'coordination')
$$;

-- Received tickets begin to live: [{no, ticket_id, at, life}].
create function pg_temp.begin_lives(p_lives jsonb)
returns void language sql volatile as $$
  insert into demo_lives (no, ticket_id, life)
  select x.no, x.ticket_id, x.life from jsonb_to_recordset(p_lives) as x (no integer, ticket_id bigint, life jsonb);
  insert into demo_steps (at, no, step)
  select x.at + make_interval(secs => (x.life ->> 'triage_min')::double precision * 60), x.no, 'triage'
  from jsonb_to_recordset(p_lives) as x (no integer, at timestamptz, life jsonb) order by x.no;
  insert into demo_steps (at, no, step)
  select x.at + make_interval(hours => (x.life #>> '{withdraw,after_h}')::integer), x.no, 'withdraw'
  from jsonb_to_recordset(p_lives) as x (no integer, at timestamptz, life jsonb) where x.life ? 'withdraw' order by x.no;
$$;

-- The tick of this connection's own tickets: the other one may be some days ahead or behind, and must not be ticked from
-- here. By sla's own promise it makes no difference when a tick comes by.
create function pg_temp.tick(p_at timestamptz)
returns void language plpgsql volatile as $$
declare v_no integer;
begin
  for v_no in
    select d.no from sla.clocks c join demo_lives d on d.ticket_id = c.subject_id
    where c.next_fire_at <= p_at and c.subject_type = 'ticket' group by d.no order by min(c.next_fire_at), d.no
  loop
    insert into demo_errors
    select p_at, v_no, 'tick', f.error
    from demo_lives d, sla.lock_record('ticket', d.ticket_id, true), sla.fire_record('ticket', d.ticket_id, p_at, true) f
    where d.no = v_no and f.error is not null;
  end loop;
  -- The parts of coordinations have clocks of their own.
  insert into demo_errors
  select p_at, k.no, 'tick', f.error
  from (
    select d.no, k.id from sla.clocks c join public.ticket_tasks k on k.id = c.subject_id join demo_lives d on d.ticket_id = k.ticket_id
    where c.next_fire_at <= p_at and c.subject_type = 'ticket_task' group by d.no, k.id order by min(c.next_fire_at), k.id
  ) k, sla.lock_record('ticket_task', k.id, true), sla.fire_record('ticket_task', k.id, p_at, true) f
  where f.error is not null;
end $$;

create function pg_temp.play(p_from timestamptz, p_until timestamptz)
returns integer language plpgsql volatile as $$
declare
  v_at timestamptz := p_from;
  v_id bigint := 0;
  v_step record;
  v_evening timestamptz := date_trunc('day', p_from, 'Asia/Ho_Chi_Minh') + interval '18 hours';
  v_count integer := 0;
begin
  loop
    -- By position, not by deletion: what was taken stays behind the index position we look from.
    select s.* into v_step from demo_steps s where (s.at, s.id) > (v_at, v_id) and s.at < p_until order by s.at, s.id limit 1;
    while v_evening < coalesce(v_step.at, p_until) loop
      if v_evening >= p_from then
        perform pg_temp.tick(v_evening);
      end if;
      v_evening := v_evening + interval '1 day';
    end loop;
    exit when v_step.id is null;
    v_at := v_step.at;
    v_id := v_step.id;
    v_count := v_count + 1;
    begin
      perform pg_temp.take_step(v_step.no, v_step.step, v_step.at);
    exception when others then
      -- Somebody trying the console while this loads may have taken the step already; the rest of this life is theirs.
      insert into demo_errors values (v_step.at, v_step.no, v_step.step, sqlerrm);
      update demo_lives set is_over = true where no = v_step.no;
    end;
  end loop;
  return v_count;
end $$;
