-- The result: issued, handed over, closed; what is paid; notes. Nguồn: QĐ2926 Điều 21, 23.

create function private.issue_dossier_result(
  p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_kind text, p_number text, p_note text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('issue_dossier_result', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_next public.dossier_steps;
  v_note text := left(private.tidy(p_note), 4000);
  v_number text := left(private.tidy(p_number), 100);
begin
  if p_kind is null or p_kind not in ('electronic', 'paper', 'both') then
    perform private.fail('422', case when p_kind is null then 'dossier.field_required' else 'dossier.field_invalid' end, 'electronic, paper or both',
      '{"field": "kind", "problem": "unknown"}');
  end if;
  select * into v_next from public.dossier_steps s
  where s.dossier_id = p_dossier_id and s.position > (select c.position from public.dossier_steps c where c.id = v_before.step_id) order by s.position limit 1;
  if not coalesce(v_next.is_result, false) then
    perform private.fail('409', 'dossier.steps_left', 'there are steps before the result', jsonb_build_object('step', v_next.name));
  end if;
  perform private.hand_over_step(v_before, p_actor_id, v_now, v_note);
  perform sla.stop_clocks('dossier', p_dossier_id, '{dossier.process,dossier.new_date}', v_now);
  perform private.begin_dossier_step(p_dossier_id, v_next.position, v_now);
  update public.dossiers set status = 'result_ready', result_at = v_now, result_kind = p_kind, result_number = v_number where id = p_dossier_id;
  perform private.tell_applicant(p_dossier_id, 'dossier_result', v_now,
    jsonb_build_object('kind', case p_kind when 'electronic' then 'bản điện tử' when 'paper' then 'bản giấy' else 'bản giấy và bản điện tử' end));
  return private.finish_dossier_step(v_before, 'result_issued', v_now, p_actor_id, v_note, jsonb_build_object('kind', p_kind, 'number', v_number));
end $$;
comment on function private.issue_dossier_result(bigint, timestamptz, bigint, text, text, text, integer) is
  'The result is there, electronic or on paper: the last step before handing it over is done and every clock stops. The applicant is told. Nguồn: QĐ2926 Điều 21.1, 21.2.';

create function public.issue_dossier_result(p_dossier_id bigint, p_kind text, p_number text default null, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('issue_dossier_result', p_dossier_id, v_now);
begin
  return private.issue_dossier_result(v_actor_id, v_now, p_dossier_id, p_kind, p_number, p_note, p_version);
end $$;
comment on function public.issue_dossier_result(bigint, text, text, text, integer) is
  'Issues the result (p_kind electronic | paper | both, its number); 409 dossier.steps_left while other steps come first. Nguồn: QĐ2926 Điều 21.';

create function private.return_dossier(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_via text, p_note text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('return_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
begin
  if p_via is null or p_via not in ('counter', 'postal', 'online') then
    perform private.fail('422', 'dossier.field_invalid', 'not a way to return', '{"field": "via", "problem": "unknown"}');
  elsif v_before.fee_paid < v_before.fee_due then
    perform private.fail('409', 'dossier.fee_unpaid', 'the fee has not been paid', jsonb_build_object('due', v_before.fee_due, 'paid', v_before.fee_paid));
  end if;
  update public.dossier_steps set status = 'done', finished_at = v_now, finished_by_id = p_actor_id where id = v_before.step_id;
  update public.dossiers set status = 'returned', returned_at = v_now, returned_via = p_via, officer_id = null, officer_name = null where id = p_dossier_id;
  perform private.tell_applicant(p_dossier_id, 'dossier_returned', v_now);
  return private.finish_dossier_step(v_before, 'returned', v_now, p_actor_id, left(private.tidy(p_note), 2000), jsonb_build_object('via', p_via));
end $$;
comment on function private.return_dossier(bigint, timestamptz, bigint, text, text, integer) is
  'The result is handed over, at the counter, by post or online; the fee is paid by then. The applicant is asked for a rating. Nguồn: QĐ2926 Điều 21.1.';

create function public.return_dossier(p_dossier_id bigint, p_via text default 'counter', p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('return_dossier', p_dossier_id, v_now);
begin
  return private.return_dossier(v_actor_id, v_now, p_dossier_id, p_via, p_note, p_version);
end $$;
comment on function public.return_dossier(bigint, text, text, integer) is 'Hands the result over; 409 dossier.fee_unpaid before the fee is recorded. Nguồn: QĐ2926 Điều 21.1.';

create function private.close_dossier(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('close_dossier', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
begin
  update public.dossiers set status = 'closed', closed_at = v_now where id = p_dossier_id;
  return private.finish_dossier_step(v_before, 'closed', v_now, p_actor_id);
end $$;
comment on function private.close_dossier(bigint, timestamptz, bigint, integer) is 'A returned dossier must be closed. Nguồn: QĐ2926 Điều 21.3.';

create function public.close_dossier(p_dossier_id bigint, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('close_dossier', p_dossier_id, v_now);
begin
  return private.close_dossier(v_actor_id, v_now, p_dossier_id, p_version);
end $$;
comment on function public.close_dossier(bigint, integer) is 'Closes a returned dossier. Nguồn: QĐ2926 Điều 21.3.';

-- Fees --------------------------------------------------------------------------------------------------

create function private.record_dossier_payment(
  p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_amount bigint, p_method text, p_receipt_number text, p_note text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('record_dossier_payment', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
begin
  if coalesce(p_amount, 0) = 0 or abs(p_amount) > 10000000000 or v_before.fee_paid + p_amount < 0 then
    perform private.fail('422', 'dossier.field_invalid', 'not an amount that can be paid', '{"field": "amount", "problem": "invalid"}');
  elsif p_method is null or p_method not in ('cash', 'transfer', 'card', 'online') then
    perform private.fail('422', 'dossier.field_invalid', 'not a way to pay', '{"field": "method", "problem": "unknown"}');
  elsif p_amount < 0 then
    perform private.dossier_text(p_note, 'note', 500);
  end if;
  insert into public.dossier_payments (dossier_id, amount, method, receipt_number, note, paid_at, recorded_by_id, recorded_by_name)
  values (p_dossier_id, p_amount, p_method, left(private.tidy(p_receipt_number), 60), left(private.tidy(p_note), 500), v_now, p_actor_id, private.staff_name(p_actor_id));
  update public.dossiers set fee_paid = fee_paid + p_amount where id = p_dossier_id;
  return private.finish_dossier_step(v_before, 'paid', v_now, p_actor_id, left(private.tidy(p_note), 500),
    jsonb_build_object('amount', p_amount, 'method', p_method, 'receipt_number', left(private.tidy(p_receipt_number), 60)));
end $$;
comment on function private.record_dossier_payment(bigint, timestamptz, bigint, bigint, text, text, text, integer) is
  'A fee that was paid; a negative amount with a note takes a mistaken entry back. Nguồn: QĐ2926 Điều 23.';

create function public.record_dossier_payment(
  p_dossier_id bigint, p_amount bigint, p_method text default 'cash', p_receipt_number text default null, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('record_dossier_payment', p_dossier_id, v_now);
begin
  return private.record_dossier_payment(v_actor_id, v_now, p_dossier_id, p_amount, p_method, p_receipt_number, p_note, p_version);
end $$;
comment on function public.record_dossier_payment(bigint, bigint, text, text, text, integer) is 'Records what was paid: amount in đồng, method cash | transfer | card | online, receipt number. Nguồn: QĐ2926 Điều 23.';

create function private.set_dossier_fee(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_fee_due bigint, p_note text, p_version integer)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_before public.dossiers := private.open_dossier('record_dossier_payment', p_dossier_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_before.last_event_at);
  v_note text := private.dossier_text(p_note, 'note', 500);
begin
  if p_fee_due is null or p_fee_due not between 0 and 10000000000 then
    perform private.fail('422', 'dossier.field_invalid', 'not a fee', '{"field": "fee_due", "problem": "invalid"}');
  end if;
  update public.dossiers set fee_due = p_fee_due, fee_note = v_note where id = p_dossier_id;
  return private.finish_dossier_step(v_before, 'fee_set', v_now, p_actor_id, v_note, jsonb_build_object('old', v_before.fee_due, 'new', p_fee_due));
end $$;
comment on function private.set_dossier_fee(bigint, timestamptz, bigint, bigint, text, integer) is 'What is due is another amount (exempted, reduced), with the reason. Nguồn: QĐ2926 Điều 23.';

create function public.set_dossier_fee(p_dossier_id bigint, p_fee_due bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('record_dossier_payment', p_dossier_id, v_now);
begin
  return private.set_dossier_fee(v_actor_id, v_now, p_dossier_id, p_fee_due, p_note, p_version);
end $$;
comment on function public.set_dossier_fee(bigint, bigint, text, integer) is 'Changes the fee due, with a reason (exemption, reduction). Nguồn: QĐ2926 Điều 23.';

create function private.add_dossier_note(p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_text text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_dossier public.dossiers := private.open_dossier('add_dossier_note', p_dossier_id, p_now, null);
begin
  -- A note is no step: whoever has the page open goes on undisturbed.
  perform private.add_dossier_event(p_dossier_id, 'noted', greatest(p_now, v_dossier.last_event_at), p_actor_id, null, null,
    coalesce(v_dossier.step_agency_id, v_dossier.agency_id), private.dossier_text(p_text, 'text', 4000));
  return private.dossier_result(v_dossier);
end $$;
comment on function private.add_dossier_note(bigint, timestamptz, bigint, text) is 'An internal note on the timeline.';

create function public.add_dossier_note(p_dossier_id bigint, p_text text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('add_dossier_note', p_dossier_id, v_now);
begin
  return private.add_dossier_note(v_actor_id, v_now, p_dossier_id, p_text);
end $$;
comment on function public.add_dossier_note(bigint, text) is 'Adds an internal note to a dossier. Nguồn: SPEC §6.';
