-- The custom fields of a ticket that exists already: filled in or corrected by whoever works on it.

insert into private.ticket_step_rights (position, step, permission_code, statuses, with_agency) values
  (205, 'save_ticket_fields', 'tickets.triage', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending,answered,closed}', null),
  (205, 'save_ticket_fields', 'tickets.supervise', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending,answered,closed}', null),
  (205, 'save_ticket_fields', 'tickets.handle', '{assigned,clarification,verifying,escalated,overdue,directed,coordination,relay_pending,answered}', true);

create function private.save_ticket_fields(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_values jsonb, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('save_ticket_fields', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_read record;
  v_changes jsonb;
begin
  select * into v_read from private.read_custom('ticket', p_values, v_ticket.category_id, true, v_ticket.custom);
  if v_read.problems <> '{}' then
    perform private.fail('422', 'custom.invalid', 'custom fields are wrong', jsonb_build_object('fields', v_read.problems));
  end if;
  v_changes := private.custom_before_after(v_ticket.custom, v_read.cleaned);
  if v_changes = '{}' then
    return private.ticket_result(v_ticket);
  end if;
  update public.tickets set custom = v_read.cleaned where id = p_ticket_id;
  return private.finish_step(v_ticket, 'fields_changed', v_now, p_actor_id, null, jsonb_build_object('custom', v_changes));
end $$;
comment on function private.save_ticket_fields(bigint, timestamptz, bigint, jsonb, integer) is
  'Fills in custom fields ({code: value}, null clears one); the timeline keeps before and after. Nothing changed = no step.';

create function public.save_ticket_fields(p_ticket_id bigint, p_values jsonb, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('save_ticket_fields', p_ticket_id, v_now);
begin
  return private.save_ticket_fields(v_actor_id, v_now, p_ticket_id, p_values, p_version);
end $$;
comment on function public.save_ticket_fields(bigint, jsonb, integer) is 'Changes the custom fields of a ticket: {code: value}; fields left out stay.';
