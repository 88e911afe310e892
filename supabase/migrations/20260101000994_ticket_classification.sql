-- What a citizen chose on a form, or an operator in a hurry, put right: the category and the place of a ticket. They decide
-- in which lists, boards and duplicates it is found; no deadline depends on them once it runs.

insert into private.ticket_step_rights (position, step, permission_code, statuses, with_agency) values
  (204, 'classify_ticket', 'tickets.triage', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending,answered,closed}', null),
  (204, 'classify_ticket', 'tickets.supervise', '{received,clarification,assigned,verifying,escalated,overdue,directed,coordination,relay_pending,answered,closed}', null);

create function private.classify_ticket(p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_category_id bigint, p_commune_id bigint, p_location_text text,
  p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('classify_ticket', p_ticket_id, p_now, p_version);
  v_now timestamptz := greatest(p_now, v_ticket.last_event_at);
  v_place text := private.tidy(p_location_text);
  v_changes jsonb;
begin
  if p_category_id is not null and p_category_id is distinct from v_ticket.category_id
    and not exists (select from public.categories c where c.id = p_category_id and c.archived_at is null) then
    perform private.fail('422', 'ticket.field_invalid', 'no such category', '{"field": "category_id", "problem": "unknown"}');
  elsif p_commune_id is not null and p_commune_id is distinct from v_ticket.commune_id
    and not exists (select from public.agencies a where a.id = p_commune_id and a.kind = 'commune' and a.archived_at is null) then
    perform private.fail('422', 'ticket.field_invalid', 'no such commune', '{"field": "commune_id", "problem": "unknown"}');
  elsif length(v_place) > 300 then
    perform private.fail('422', 'ticket.field_invalid', 'the place is too long', '{"field": "location_text", "problem": "too_long"}');
  end if;
  -- By name: what a category is called today may be called otherwise when somebody reads the timeline.
  v_changes := jsonb_strip_nulls(jsonb_build_object(
    'category', case when p_category_id is distinct from v_ticket.category_id then jsonb_build_object(
      'before', (select c.name from public.categories c where c.id = v_ticket.category_id), 'after', (select c.name from public.categories c where c.id = p_category_id)) end,
    'commune', case when p_commune_id is distinct from v_ticket.commune_id then jsonb_build_object(
      'before', (select a.name from public.agencies a where a.id = v_ticket.commune_id), 'after', (select a.name from public.agencies a where a.id = p_commune_id)) end,
    'place', case when v_place is distinct from v_ticket.location_text then jsonb_build_object('before', v_ticket.location_text, 'after', v_place) end));
  if v_changes = '{}' then
    return private.ticket_result(v_ticket);
  end if;
  update public.tickets set category_id = p_category_id, commune_id = p_commune_id, location_text = v_place where id = p_ticket_id;
  return private.finish_step(v_ticket, 'classified', v_now, p_actor_id, null, jsonb_build_object('changes', v_changes));
end $$;
comment on function private.classify_ticket(bigint, timestamptz, bigint, bigint, bigint, text, integer) is
  'Category, commune and place as they should be (null = none); the timeline keeps before and after. Clocks that run keep their rule. Nothing changed = no step. Nguồn: QĐ583 Điều 5, 10.1.';

create function public.classify_ticket(p_ticket_id bigint, p_category_id bigint, p_commune_id bigint, p_location_text text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('classify_ticket', p_ticket_id, v_now);
begin
  return private.classify_ticket(v_actor_id, v_now, p_ticket_id, p_category_id, p_commune_id, p_location_text, p_version);
end $$;
comment on function public.classify_ticket(bigint, bigint, bigint, text, integer) is
  'Puts a ticket''s category, commune and place right; all three are what they shall be afterwards. Nguồn: QĐ583 Điều 5.';
