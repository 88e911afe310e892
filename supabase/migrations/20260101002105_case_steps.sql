-- Steps of cases and of the counter's log. Each public function checks the right, its private namesake the state.
-- Nguồn: QĐ3394 Điều 4; Luật Tiếp công dân 2013; SPEC §5.

-- Ground -------------------------------------------------------------------------------------------

create function private.add_case_event(
  p_case_id bigint, p_kind text, p_at timestamptz, p_actor_id bigint, p_from_status text default null, p_to_status text default null,
  p_note text default null, p_data jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
begin
  insert into public.case_events (case_id, kind, at, actor_id, actor_name, from_status, to_status, note, data)
  values (p_case_id, p_kind, p_at, p_actor_id, private.staff_name(p_actor_id), p_from_status, p_to_status, p_note, jsonb_strip_nulls(coalesce(p_data, '{}')));
end $$;
comment on function private.add_case_event(bigint, text, timestamptz, bigint, text, text, text, jsonb) is 'Writes one line of a case''s timeline with the actor''s name copied.';

create function private.tg_case_events__append_only()
returns trigger language plpgsql set search_path = '' as $$
begin
  perform private.fail('403', 'case.timeline_append_only', 'the timeline is append-only');
  return null;
end $$;
comment on function private.tg_case_events__append_only() is 'Refuses every change of what the timeline already holds. Nguồn: SPEC §12.';
create trigger tg_case_events__append_only before update or delete on public.case_events
  for each row execute function private.tg_case_events__append_only();

create function private.set_case_status(p_case_id bigint, p_status text, p_kind text, p_at timestamptz, p_actor_id bigint, p_note text default null, p_data jsonb default '{}')
returns void language plpgsql volatile set search_path = '' as $$
declare v_before text;
begin
  select c.status into v_before from public.cases c where c.id = p_case_id for update;
  update public.cases set status = p_status, version = version + 1, last_event_at = greatest(last_event_at, p_at) where id = p_case_id;
  perform private.add_case_event(p_case_id, p_kind, p_at, p_actor_id, v_before, p_status, p_note, p_data);
end $$;
comment on function private.set_case_status(bigint, text, text, timestamptz, bigint, text, jsonb) is 'Moves a case on, counts its version and writes its timeline.';

create function private.open_case(p_case_id bigint, p_version integer, p_statuses text[], p_step text)
returns public.cases language plpgsql volatile set search_path = '' as $$
declare v_case public.cases;
begin
  select * into v_case from public.cases c where c.id = p_case_id for update;
  if not found then
    perform private.fail('404', 'case.not_found', 'no such case');
  elsif p_version is not null and p_version <> v_case.version then
    perform private.fail('409', 'case.changed', 'somebody else changed the case meanwhile', jsonb_build_object('step', p_step));
  elsif p_statuses is not null and v_case.status <> all (p_statuses) then
    perform private.fail('409', 'case.wrong_status', format('%s is not possible in status %s', p_step, v_case.status),
      jsonb_build_object('status', v_case.status, 'step', p_step));
  end if;
  return v_case;
end $$;
comment on function private.open_case(bigint, integer, text[], text) is 'Begins a step of a case: locks it, refuses a stale version or a state in which the step is impossible.';

create function private.case_result(p_case_id bigint)
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('id', c.id, 'code', c.code, 'status', c.status, 'version', c.version) from public.cases c where c.id = p_case_id
$$;
comment on function private.case_result(bigint) is 'What every step of a case returns: {id, code, status, version}.';

create function private.case_field(p_value text, p_field text, p_max integer default 10000)
returns text language plpgsql immutable set search_path = '' as $$
declare v_text text := private.tidy(p_value);
begin
  if v_text is null then
    perform private.fail('422', 'case.field_required', p_field || ' is required', jsonb_build_object('field', p_field));
  elsif length(v_text) > p_max then
    perform private.fail('422', 'case.field_invalid', p_field || ' is too long', jsonb_build_object('field', p_field, 'problem', 'too_long', 'max', p_max));
  end if;
  return v_text;
end $$;
comment on function private.case_field(text, text, integer) is 'A text somebody must write; 422 at its field when blank or too long.';

-- Registering and editing ----------------------------------------------------------------------------

create function private.save_case_parts(p_case_id bigint, p_case jsonb, p_now timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_in jsonb; v_citizen_id bigint; v_position integer := 0; v_name text; v_phone text; v_keep bigint[] := '{}'; v_list text; v_at jsonb;
begin
  foreach v_list in array '{citizens,agencies,criteria,decisions}'::text[] loop
    if p_case ? v_list and jsonb_typeof(p_case -> v_list) <> 'array' then
      perform private.fail('422', 'case.field_invalid', v_list || ' is no list', jsonb_build_object('field', v_list, 'problem', 'unknown'));
    end if;
  end loop;
  if p_case ? 'citizens' then
    for v_in in select e.value from jsonb_array_elements(p_case -> 'citizens') e loop
      v_position := v_position + 1;
      -- Which entry, and what of it: the form puts the text there.
      v_at := jsonb_build_object('field', 'citizens', 'index', v_position - 1);
      if v_in ->> 'citizen_id' is not null then
        -- Whoever is on the case already stays who they are; their particulars are not sent to and fro.
        select cc.citizen_id into v_citizen_id from public.case_citizens cc where cc.case_id = p_case_id and cc.citizen_id = (v_in ->> 'citizen_id')::bigint;
        if v_citizen_id is null then
          perform private.fail('422', 'case.field_invalid', 'no such citizen', v_at || '{"problem": "unknown"}');
        end if;
      else
        v_name := private.tidy(v_in ->> 'full_name');
        v_phone := private.normal_phone(v_in ->> 'phone');
        if v_name is null then
          perform private.fail('422', 'case.field_required', 'a name is required', v_at || '{"item": "full_name"}');
        elsif length(v_name) > 200 then
          perform private.fail('422', 'case.field_invalid', 'the name is too long', v_at || '{"item": "full_name", "problem": "too_long", "max": 200}');
        elsif private.tidy(v_in ->> 'phone') is not null and v_phone is null then
          perform private.fail('422', 'case.field_invalid', 'not a telephone number', v_at || '{"item": "phone", "problem": "phone"}');
        elsif private.tidy(v_in ->> 'email') !~ '^[^@\s]+@[^@\s]+\.[^@\s.]+$' then
          perform private.fail('422', 'case.field_invalid', 'not an address', v_at || '{"item": "email", "problem": "email"}');
        end if;
        v_citizen_id := private.find_or_add_citizen(v_name, v_phone, private.tidy(v_in ->> 'email'), private.tidy(v_in ->> 'address'));
        insert into public.case_citizens (case_id, citizen_id, name_masked, phone_masked, position)
        values (p_case_id, v_citizen_id, private.masked_name(v_name), private.masked_phone(v_phone), v_position)
        on conflict (case_id, citizen_id) do nothing;
      end if;
      update public.case_citizens cc set is_representative = coalesce((v_in ->> 'is_representative')::boolean, v_position = 1), position = v_position
      where cc.case_id = p_case_id and cc.citizen_id = v_citizen_id;
      v_keep := v_keep || v_citizen_id;
    end loop;
    if v_position = 0 then
      perform private.fail('422', 'case.field_required', 'a citizen is required', '{"field": "citizens"}');
    end if;
    delete from public.case_citizens cc where cc.case_id = p_case_id and cc.citizen_id <> all (v_keep);
    if not exists (select from public.case_citizens cc where cc.case_id = p_case_id and cc.is_representative) then
      perform private.fail('422', 'case.field_invalid', 'nobody speaks for them', '{"field": "citizens", "problem": "no_representative"}');
    end if;
    update public.cases c set citizen_name_masked = (
      select string_agg(cc.name_masked, ', ' order by cc.position) from public.case_citizens cc where cc.case_id = p_case_id and (cc.is_representative or not c.is_group))
    where c.id = p_case_id;
  end if;
  if p_case ? 'agencies' then
    if (select count(*) from jsonb_array_elements(p_case -> 'agencies') e where e.value ->> 'part' = 'lead') > 1 then
      perform private.fail('422', 'case.field_invalid', 'one lead agency', '{"field": "agencies", "problem": "one_lead"}');
    elsif exists (select from jsonb_array_elements(p_case -> 'agencies') e
      where coalesce(e.value ->> 'part', 'related') not in ('lead', 'related')
        or not exists (select from public.agencies a where a.id = (e.value ->> 'agency_id')::bigint and a.kind <> 'city')) then
      perform private.fail('422', 'case.field_invalid', 'no such agency', '{"field": "agencies", "problem": "unknown"}');
    end if;
    -- An agency that owes a task of the case keeps its sight of it.
    delete from public.case_agencies ca where ca.case_id = p_case_id
      and ca.agency_id not in (select (e.value ->> 'agency_id')::bigint from jsonb_array_elements(p_case -> 'agencies') e)
      and not exists (select from public.case_tasks t where t.case_id = p_case_id and t.agency_id = ca.agency_id);
    insert into public.case_agencies (case_id, agency_id, part)
    select distinct on ((e.value ->> 'agency_id')) p_case_id, (e.value ->> 'agency_id')::bigint, coalesce(e.value ->> 'part', 'related')
    from jsonb_array_elements(p_case -> 'agencies') e order by e.value ->> 'agency_id', coalesce(e.value ->> 'part', '') = 'lead' desc
    on conflict (case_id, agency_id) do update set part = excluded.part;
    update public.cases c set agency_id = l.agency_id, agency_name = l.name
    from (select (select ca.agency_id from public.case_agencies ca where ca.case_id = p_case_id and ca.part = 'lead') as agency_id,
      (select a.name from public.case_agencies ca join public.agencies a on a.id = ca.agency_id where ca.case_id = p_case_id and ca.part = 'lead') as name) l
    where c.id = p_case_id;
  end if;
  if p_case ? 'criteria' then
    for v_in in select e.value from jsonb_array_elements(p_case -> 'criteria') e loop
      v_at := jsonb_strip_nulls(jsonb_build_object('field', 'criteria', 'criterion', v_in ->> 'criterion'));
      if coalesce(v_in ->> 'criterion', '') <> all ('{a,b,c,d,đ,e}') then
        perform private.fail('422', 'case.field_invalid', 'no such criterion', v_at || '{"problem": "unknown"}');
      elsif private.tidy(v_in ->> 'reason') is null then
        perform private.fail('422', 'case.field_required', 'a reason for each criterion', v_at);
      elsif length(v_in ->> 'reason') > 4000 then
        perform private.fail('422', 'case.field_invalid', 'the reason is too long', v_at || '{"problem": "too_long", "max": 4000}');
      elsif (select count(*) from jsonb_array_elements(p_case -> 'criteria') e where e.value ->> 'criterion' = v_in ->> 'criterion') > 1 then
        perform private.fail('422', 'case.field_invalid', 'the criterion is given twice', v_at || '{"problem": "twice"}');
      end if;
    end loop;
    delete from public.case_criteria k where k.case_id = p_case_id;
    insert into public.case_criteria (case_id, criterion, reason)
    select p_case_id, e.value ->> 'criterion', private.tidy(e.value ->> 'reason') from jsonb_array_elements(p_case -> 'criteria') e;
  end if;
  if p_case ? 'decisions' then
    for v_in, v_position in select e.value, e.ordinality - 1 from jsonb_array_elements(p_case -> 'decisions') with ordinality e loop
      v_at := jsonb_build_object('field', 'decisions', 'index', v_position);
      if private.tidy(v_in ->> 'issuer') is null or private.tidy(v_in ->> 'summary') is null then
        perform private.fail('422', 'case.field_required', 'who decided what', v_at
          || jsonb_build_object('item', case when private.tidy(v_in ->> 'issuer') is null then 'issuer' else 'summary' end));
      elsif (v_in ->> 'issued_on')::date > (p_now at time zone 'Asia/Ho_Chi_Minh')::date then
        perform private.fail('422', 'case.field_invalid', 'in the future', v_at || '{"item": "issued_on", "problem": "future"}');
      end if;
    end loop;
    delete from public.case_decisions d where d.case_id = p_case_id;
    insert into public.case_decisions (case_id, number, issued_on, issuer, summary)
    select p_case_id, private.tidy(e.value ->> 'number'), (e.value ->> 'issued_on')::date, private.case_field(e.value ->> 'issuer', 'decisions', 300),
      private.case_field(e.value ->> 'summary', 'decisions', 4000)
    from jsonb_array_elements(p_case -> 'decisions') e;
  end if;
end $$;
comment on function private.save_case_parts(bigint, jsonb, timestamptz, bigint) is
  'The lists of a case as given: citizens [{citizen_id | full_name, phone, email, address, is_representative}], agencies [{agency_id, part}], criteria [{criterion, reason}], decisions [{number, issued_on, issuer, summary}]; a list that is left out stays. Nguồn: QĐ3394 Điều 4.1.';

create function private.check_case_refs(p_case jsonb)
returns void language plpgsql stable set search_path = '' as $$
begin
  if p_case ->> 'matter' = 'denunciation' then
    perform private.fail('409', 'case.denunciation', 'a denunciation is redirected', '{"field": "matter"}');
  elsif p_case ? 'matter' and coalesce(p_case ->> 'matter', '') <> all ('{complaint,petition,report}') then
    perform private.fail('422', 'case.field_invalid', 'matter', '{"field": "matter", "problem": "unknown"}');
  elsif p_case ->> 'commune_id' is not null and not exists (select from public.agencies a where a.id = (p_case ->> 'commune_id')::bigint and a.kind = 'commune') then
    perform private.fail('422', 'case.field_invalid', 'commune', '{"field": "commune_id", "problem": "unknown"}');
  elsif p_case ->> 'category_id' is not null and not exists (select from public.categories c where c.id = (p_case ->> 'category_id')::bigint) then
    perform private.fail('422', 'case.field_invalid', 'category', '{"field": "category_id", "problem": "unknown"}');
  elsif (p_case ->> 'head_count')::integer not between 1 and 100000 then
    perform private.fail('422', 'case.field_invalid', 'head count', '{"field": "head_count", "problem": "range"}');
  end if;
end $$;
comment on function private.check_case_refs(jsonb) is 'Refuses what a case refers to that does not exist, at its field.';

create function private.check_head_count(p_case_id bigint)
returns void language plpgsql stable set search_path = '' as $$
declare v_case public.cases; v_named integer := (select count(*) from public.case_citizens cc where cc.case_id = p_case_id);
begin
  select * into v_case from public.cases c where c.id = p_case_id;
  if v_case.head_count < greatest(v_named, case when v_case.is_group then 2 else 1 end) then
    perform private.fail('422', 'case.field_invalid', 'fewer people than are named, or a group of one',
      jsonb_build_object('field', 'head_count', 'problem', 'too_few', 'min', greatest(v_named, case when v_case.is_group then 2 else 1 end)));
  end if;
end $$;
comment on function private.check_head_count(bigint) is 'A group is two or more, and never fewer than are named.';

create function private.case_custom(p_values jsonb, p_category_id bigint, p_before jsonb default '{}')
returns jsonb language plpgsql stable set search_path = '' as $$
declare v_read record;
begin
  select * into v_read from private.read_custom('case', p_values, p_category_id, p_values is not null, p_before);
  if v_read.problems <> '{}' then
    perform private.fail('422', 'custom.invalid', 'custom fields are wrong', jsonb_build_object('fields', v_read.problems));
  end if;
  return v_read.cleaned;
end $$;
comment on function private.case_custom(jsonb, bigint, jsonb) is
  'The custom fields of a case as a form sends them, required ones asked for; a case that comes from the counter has no form yet.';

create function private.register_case(p_actor_id bigint, p_now timestamptz, p_case jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_case public.cases; v_request_id uuid := (p_case ->> 'request_id')::uuid; v_ticket_id bigint; v_visit public.visits; v_custom jsonb;
begin
  if v_request_id is not null then
    perform pg_advisory_xact_lock(hashtextextended('register_case:' || v_request_id, 0));
    select * into v_case from public.cases c where c.request_id = v_request_id;
    if found then
      return private.case_result(v_case.id);
    end if;
  end if;
  if not p_case ? 'matter' then
    perform private.fail('422', 'case.field_required', 'matter is required', '{"field": "matter"}');
  end if;
  perform private.check_case_refs(p_case);
  v_custom := private.case_custom(p_case -> 'custom', (p_case ->> 'category_id')::bigint);
  insert into public.cases (code, request_id, status, matter, title, content, category_id, commune_id, is_group, head_count, registered_at, registered_by_id,
    registered_by_name, custom, last_event_at)
  values (private.next_case_code('case', p_now), v_request_id, 'registered', p_case ->> 'matter', private.case_field(p_case ->> 'title', 'title', 300),
    private.case_field(p_case ->> 'content', 'content', 20000), (p_case ->> 'category_id')::bigint, (p_case ->> 'commune_id')::bigint,
    coalesce((p_case ->> 'is_group')::boolean, false), coalesce((p_case ->> 'head_count')::integer, 1), p_now, p_actor_id, private.staff_name(p_actor_id), v_custom, p_now)
  returning * into v_case;
  perform private.save_case_parts(v_case.id, case when p_case ? 'citizens' then p_case else p_case || '{"citizens": []}' end, p_now, p_actor_id);
  perform private.check_head_count(v_case.id);
  for v_ticket_id in select v::bigint from jsonb_array_elements_text(coalesce(p_case -> 'ticket_ids', '[]')) v loop
    perform private.link_ticket_to_case(v_case.id, v_ticket_id, p_now, p_actor_id);
  end loop;
  perform private.add_case_event(v_case.id, 'registered', p_now, p_actor_id, null, 'registered');
  return private.case_result(v_case.id);
end $$;
comment on function private.register_case(bigint, timestamptz, jsonb) is 'A new case in the reception board''s registry. Nguồn: SPEC §5; QĐ3394 Điều 4.';

create function public.register_case(p_case jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit');
begin
  return private.register_case(v_actor_id, clock_timestamp(), coalesce(p_case, '{}'));
end $$;
comment on function public.register_case(jsonb) is
  'Registers a case: {request_id, matter complaint|petition|report, title, content, category_id, commune_id, is_group, head_count, citizens, agencies, criteria, decisions, ticket_ids, custom {code: value}}. Nguồn: QĐ3394 Điều 4.';

create function private.save_case(p_actor_id bigint, p_now timestamptz, p_case_id bigint, p_case jsonb, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_case public.cases := private.open_case(p_case_id, p_version, '{registered,refused,approved,scheduled,received}', 'save_case');
begin
  perform private.check_case_refs(p_case);
  update public.cases set
    matter = coalesce(p_case ->> 'matter', matter),
    title = case when p_case ? 'title' then private.case_field(p_case ->> 'title', 'title', 300) else title end,
    content = case when p_case ? 'content' then private.case_field(p_case ->> 'content', 'content', 20000) else content end,
    category_id = case when p_case ? 'category_id' then (p_case ->> 'category_id')::bigint else category_id end,
    commune_id = case when p_case ? 'commune_id' then (p_case ->> 'commune_id')::bigint else commune_id end,
    is_group = coalesce((p_case ->> 'is_group')::boolean, is_group), head_count = coalesce((p_case ->> 'head_count')::integer, head_count),
    outcome = case when p_case ? 'outcome' then private.tidy(p_case ->> 'outcome') else outcome end,
    custom = case when p_case ? 'custom' then private.case_custom(p_case -> 'custom',
      case when p_case ? 'category_id' then (p_case ->> 'category_id')::bigint else category_id end, custom) else custom end
  where id = p_case_id;
  perform private.save_case_parts(p_case_id, p_case, p_now, p_actor_id);
  perform private.check_head_count(p_case_id);
  perform private.set_case_status(p_case_id, v_case.status, 'edited', greatest(p_now, v_case.last_event_at), p_actor_id, null,
    jsonb_build_object('fields', (select jsonb_agg(k order by k) from jsonb_object_keys(p_case) k)));
  return private.case_result(p_case_id);
end $$;
comment on function private.save_case(bigint, timestamptz, bigint, jsonb, integer) is 'Changes what a case says; not while the Chair is deciding, nor once it is concluded.';

create function public.save_case(p_case_id bigint, p_case jsonb, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit');
begin
  return private.save_case(v_actor_id, clock_timestamp(), p_case_id, coalesce(p_case, '{}'), p_version);
end $$;
comment on function public.save_case(bigint, jsonb, integer) is 'Changes a case: the keys of register_case and outcome; what is left out stays. Nguồn: SPEC §5.';

-- Tickets, files ---------------------------------------------------------------------------------------

create function private.link_ticket_to_case(p_case_id bigint, p_ticket_id bigint, p_now timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_code text := (select t.code from public.tickets t where t.id = p_ticket_id);
begin
  if v_code is null then
    perform private.fail('422', 'case.field_invalid', 'no such ticket', '{"field": "ticket_id", "problem": "unknown"}');
  end if;
  insert into public.case_tickets (case_id, ticket_id, linked_at, linked_by_id) values (p_case_id, p_ticket_id, p_now, p_actor_id) on conflict do nothing;
  if found then
    perform private.add_case_event(p_case_id, 'ticket_linked', p_now, p_actor_id, null, null, null, jsonb_build_object('ticket_id', p_ticket_id, 'code', v_code));
  end if;
end $$;
comment on function private.link_ticket_to_case(bigint, bigint, timestamptz, bigint) is 'Links a ticket about the same matter. Nguồn: SPEC §1, §5.';

create function public.link_case_ticket(p_case_id bigint, p_code text, p_is_linked boolean default true)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('cases.edit');
  v_now timestamptz := clock_timestamp();
  v_ticket_id bigint := (select t.id from public.tickets t where t.code = private.tidy(p_code));
begin
  perform private.open_case(p_case_id, null, null, 'link_case_ticket');
  -- The board reads linked tickets only: it names one by the code the citizen has.
  if v_ticket_id is null then
    perform private.fail('422', 'case.field_invalid', 'no such ticket', '{"field": "code", "problem": "unknown"}');
  elsif p_is_linked then
    perform private.link_ticket_to_case(p_case_id, v_ticket_id, v_now, v_actor_id);
  else
    delete from public.case_tickets l where l.case_id = p_case_id and l.ticket_id = v_ticket_id;
    if found then
      perform private.add_case_event(p_case_id, 'ticket_unlinked', v_now, v_actor_id, null, null, null, jsonb_build_object('ticket_id', v_ticket_id, 'code', private.tidy(p_code)));
    end if;
  end if;
  return private.case_result(p_case_id);
end $$;
comment on function public.link_case_ticket(bigint, text, boolean) is 'Links a ticket to a case by its code, or takes the link away. Nguồn: SPEC §1 (tickets: link to a case).';

-- To the Chair -----------------------------------------------------------------------------------------

create function private.propose_case(p_actor_id bigint, p_now timestamptz, p_case_id bigint, p_proposal text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_case public.cases := private.open_case(p_case_id, p_version, '{registered,refused}', 'propose_case');
  v_now timestamptz := greatest(p_now, v_case.last_event_at);
  v_proposal text := private.case_field(p_proposal, 'proposal', 10000);
begin
  if not exists (select from public.case_criteria k where k.case_id = p_case_id) then
    perform private.fail('409', 'case.no_criterion', 'no criterion of Điều 4.1 is met', '{"field": "criteria"}');
  elsif v_case.agency_id is null then
    perform private.fail('409', 'case.no_agency', 'no agency answers for the matter', '{"field": "agencies"}');
  end if;
  update public.cases set proposal = v_proposal, proposed_at = v_now, decided_at = null, decided_by_id = null, decision_note = null where id = p_case_id;
  perform private.set_case_status(p_case_id, 'proposed', 'proposed', v_now, p_actor_id, v_proposal);
  perform private.notify_staff(private.staff_everywhere('approve_case'), 'case_proposed', 'case', p_case_id,
    jsonb_build_object('code', v_case.code, 'title', v_case.title), v_now, '{email}');
  return private.case_result(p_case_id);
end $$;
comment on function private.propose_case(bigint, timestamptz, bigint, text, integer) is
  'The board proposes a case for reception by video: at least one criterion with its reason, and an agency that answers. Nguồn: QĐ3394 Điều 4.1, 4.2.';

create function public.propose_case(p_case_id bigint, p_proposal text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit');
begin
  return private.propose_case(v_actor_id, clock_timestamp(), p_case_id, p_proposal, p_version);
end $$;
comment on function public.propose_case(bigint, text, integer) is 'Proposes a case to the Chair. Nguồn: QĐ3394 Điều 4.2.';

create function private.decide_case(p_actor_id bigint, p_now timestamptz, p_case_id bigint, p_is_approved boolean, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_case public.cases := private.open_case(p_case_id, p_version, '{proposed}', 'decide_case');
  v_now timestamptz := greatest(p_now, v_case.last_event_at);
  v_note text := private.tidy(p_note);
begin
  if p_is_approved is null then
    perform private.fail('422', 'case.field_required', 'a decision is required', '{"field": "is_approved"}');
  elsif not p_is_approved then
    v_note := private.case_field(p_note, 'note', 4000);
  end if;
  update public.cases set decided_at = case when p_is_approved then v_now end, decided_by_id = p_actor_id, decision_note = v_note where id = p_case_id;
  -- A session may have taken it up already, waiting for this.
  perform private.set_case_status(p_case_id,
    case when not p_is_approved then 'refused'
      when exists (select from public.session_cases sc join public.sessions s on s.id = sc.session_id
        where sc.case_id = p_case_id and s.status in ('planned', 'reported', 'invited', 'tested', 'live')) then 'scheduled'
      else 'approved' end,
    case when p_is_approved then 'approved' else 'refused' end, v_now, p_actor_id, v_note);
  perform private.notify_staff(array_remove(array[v_case.registered_by_id], null) || private.staff_everywhere('cases.edit'),
    case when p_is_approved then 'case_approved' else 'case_refused' end, 'case', p_case_id,
    jsonb_strip_nulls(jsonb_build_object('code', v_case.code, 'title', v_case.title, 'note', v_note)), v_now);
  return private.case_result(p_case_id);
end $$;
comment on function private.decide_case(bigint, timestamptz, bigint, boolean, text, integer) is
  'The Chair agrees to receive a case by video, or refuses with the reason. Nguồn: QĐ3394 Điều 4.2.';

create function public.decide_case(p_case_id bigint, p_is_approved boolean, p_note text default null, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('approve_case');
begin
  return private.decide_case(v_actor_id, clock_timestamp(), p_case_id, p_is_approved, p_note, p_version);
end $$;
comment on function public.decide_case(bigint, boolean, text, integer) is 'The Chair''s agreement or refusal. Nguồn: QĐ3394 Điều 4.2.';

create function private.close_case(p_actor_id bigint, p_now timestamptz, p_case_id bigint, p_kind text, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_case public.cases := private.open_case(p_case_id, p_version,
    case p_kind when 'withdrawn' then '{registered,proposed,refused,approved}'::text[] else '{concluded,refused}'::text[] end, p_kind);
  v_now timestamptz := greatest(p_now, v_case.last_event_at);
begin
  if p_kind = 'withdrawn' and exists (select from public.session_cases sc join public.sessions s on s.id = sc.session_id
    where sc.case_id = p_case_id and s.status in ('planned', 'reported', 'invited', 'tested', 'live')) then
    perform private.fail('409', 'case.in_session', 'take it off the session first');
  elsif exists (select from public.case_tasks t where t.case_id = p_case_id and t.status in ('open', 'reported')) then
    perform private.fail('409', 'case.tasks_open', 'follow-up tasks are open');
  end if;
  update public.cases set closed_at = v_now where id = p_case_id;
  perform private.set_case_status(p_case_id, case p_kind when 'withdrawn' then 'withdrawn' else 'closed' end, p_kind, v_now, p_actor_id, private.case_field(p_note, 'note', 4000));
  return private.case_result(p_case_id);
end $$;
comment on function private.close_case(bigint, timestamptz, bigint, text, text, integer) is 'Ends a case: withdrawn by its citizens, or nothing more to follow up.';

create function public.close_case(p_case_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit');
begin
  return private.close_case(v_actor_id, clock_timestamp(), p_case_id, 'closed', p_note, p_version);
end $$;
comment on function public.close_case(bigint, text, integer) is 'Closes a concluded case with nothing left to follow up, or a refused one.';

create function public.withdraw_case(p_case_id bigint, p_note text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit');
begin
  return private.close_case(v_actor_id, clock_timestamp(), p_case_id, 'withdrawn', p_note, p_version);
end $$;
comment on function public.withdraw_case(bigint, text, integer) is 'The citizens take their matter back.';

-- People -----------------------------------------------------------------------------------------------

create function public.reveal_case_contacts(p_case_id bigint, p_reason text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('cases.edit'); v_status text;
begin
  select c.status into v_status from public.cases c where c.id = p_case_id;
  if not found then
    perform private.fail('404', 'case.not_found', 'no such case');
  elsif v_status in ('closed', 'withdrawn') then
    perform private.fail('403', 'case.contact_not_yours', 'nobody handles the case any more', jsonb_build_object('status', v_status));
  end if;
  insert into private.contact_reveals (staff_id, citizen_id, reason)
  select v_actor_id, cc.citizen_id, coalesce(private.tidy(p_reason), 'case ' || p_case_id) from public.case_citizens cc where cc.case_id = p_case_id;
  perform private.add_case_event(p_case_id, 'contact_revealed', clock_timestamp(), v_actor_id, null, null, private.tidy(p_reason));
  return coalesce((
    select jsonb_agg(jsonb_build_object('citizen_id', z.id, 'full_name', z.full_name, 'phone', z.phone, 'email', z.email, 'address', z.address,
      'is_representative', cc.is_representative) order by cc.position, cc.id)
    from public.case_citizens cc join public.citizens z on z.id = cc.citizen_id where cc.case_id = p_case_id), '[]');
end $$;
comment on function public.reveal_case_contacts(bigint, text) is 'The citizens of a case in full, for the board that handles it; logged. Nguồn: SPEC §12.';

create function private.citizen_history(p_phone text, p_full_name text)
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  return (
    with same as (
      select z.id from public.citizens z
      where (p_phone is not null and z.phone = p_phone)
        or (p_phone is null and p_full_name is not null and public.fold(z.full_name) = public.fold(p_full_name))
    )
    select jsonb_build_object(
      'tickets', coalesce((select jsonb_agg(to_jsonb(t) order by t.received_at desc) from (
          select t.id, t.code, t.status, t.received_at, left(t.content, 160) as excerpt, a.name as agency_name
          from public.tickets t left join public.agencies a on a.id = t.agency_id where t.citizen_id in (select id from same) order by t.received_at desc limit 20) t), '[]'),
      'cases', coalesce((select jsonb_agg(to_jsonb(c) order by c.registered_at desc) from (
          select distinct c.id, c.code, c.status, c.title, c.registered_at from public.cases c join public.case_citizens cc on cc.case_id = c.id
          where cc.citizen_id in (select id from same)) c), '[]'),
      'visits', coalesce((select jsonb_agg(to_jsonb(v) order by v.visited_at desc) from (
          select v.id, v.code, v.classification, v.result, v.visited_at, left(v.content, 160) as excerpt from public.visits v
          where v.citizen_id in (select id from same) order by v.visited_at desc limit 20) v), '[]')));
end $$;
comment on function private.citizen_history(text, text) is 'Tickets, cases and visits of a person: by telephone number, or by name when there is none. Nguồn: SPEC §5.';

create function public.find_visitor(p_phone text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('visits.edit');
  v_phone text := private.normal_phone(p_phone);
  v_citizen public.citizens;
begin
  if v_phone is null then
    perform private.fail('422', 'case.field_invalid', 'not a telephone number', '{"field": "phone", "problem": "phone"}');
  end if;
  select * into v_citizen from public.citizens z where z.phone = v_phone order by z.id desc limit 1;
  if found then
    insert into private.contact_reveals (staff_id, citizen_id, reason) values (v_actor_id, v_citizen.id, 'find_visitor');
  end if;
  return jsonb_build_object('phone', v_phone, 'is_known', v_citizen.id is not null, 'full_name', v_citizen.full_name, 'address', v_citizen.address, 'email', v_citizen.email)
    || private.citizen_history(v_phone, null);
end $$;
comment on function public.find_visitor(text) is 'Who stands at the counter: particulars to prefill the form and their tickets, cases and visits. Logged as a reveal. Nguồn: SPEC §5, §12.';

create function public.case_history(p_case_id bigint)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('cases.edit');
  return coalesce((
    select jsonb_agg(jsonb_build_object('name', cc.name_masked) || private.citizen_history(z.phone, z.full_name) order by cc.position, cc.id)
    from public.case_citizens cc join public.citizens z on z.id = cc.citizen_id where cc.case_id = p_case_id), '[]');
end $$;
comment on function public.case_history(bigint) is 'What else the citizens of a case brought: tickets, cases, visits; names masked. Nguồn: SPEC §5.';

-- The counter's log --------------------------------------------------------------------------------------

create function private.check_visit(p_visit jsonb)
returns void language plpgsql stable set search_path = '' as $$
begin
  if coalesce(p_visit ->> 'classification', '') <> all ('{complaint,denunciation,petition,report}') then
    perform private.fail('422', 'case.field_required', 'a classification is required', '{"field": "classification"}');
  end if;
  perform private.case_field(p_visit ->> 'content', 'content', 10000);
  perform private.check_case_refs(p_visit - 'matter');
end $$;
comment on function private.check_visit(jsonb) is 'What an entry of the counter''s log must say, at its field.';

create function private.log_visit(p_actor_id bigint, p_now timestamptz, p_visit jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_visit public.visits;
  v_request_id uuid := (p_visit ->> 'request_id')::uuid;
  v_visited_at timestamptz := coalesce((p_visit ->> 'visited_at')::timestamptz, p_now);
  v_phone text := private.normal_phone(p_visit ->> 'phone');
  v_name text := private.case_field(p_visit ->> 'full_name', 'full_name', 200);
begin
  if v_request_id is not null then
    perform pg_advisory_xact_lock(hashtextextended('log_visit:' || v_request_id, 0));
    select * into v_visit from public.visits v where v.request_id = v_request_id;
    if found then
      return jsonb_build_object('id', v_visit.id, 'code', v_visit.code, 'result', v_visit.result);
    end if;
  end if;
  if v_visited_at > p_now then
    perform private.fail('422', 'case.field_invalid', 'in the future', '{"field": "visited_at", "problem": "future"}');
  elsif private.tidy(p_visit ->> 'phone') is not null and v_phone is null then
    perform private.fail('422', 'case.field_invalid', 'not a telephone number', '{"field": "phone", "problem": "phone"}');
  end if;
  perform private.check_visit(p_visit);
  insert into public.visits (code, request_id, visited_at, recorded_at, recorded_by_id, recorded_by_name, agency_id, citizen_id, citizen_name_masked, citizen_phone_masked,
    head_count, classification, content, commune_id)
  values (private.next_case_code('visit', v_visited_at), v_request_id, v_visited_at, p_now, p_actor_id, private.staff_name(p_actor_id),
    (select s.agency_id from public.staff s where s.id = p_actor_id),
    private.find_or_add_citizen(v_name, v_phone, private.tidy(p_visit ->> 'email'), private.tidy(p_visit ->> 'address')),
    private.masked_name(v_name), private.masked_phone(v_phone), coalesce((p_visit ->> 'head_count')::integer, 1), p_visit ->> 'classification',
    private.case_field(p_visit ->> 'content', 'content', 10000), (p_visit ->> 'commune_id')::bigint)
  returning * into v_visit;
  return jsonb_build_object('id', v_visit.id, 'code', v_visit.code, 'result', v_visit.result);
end $$;
comment on function private.log_visit(bigint, timestamptz, jsonb) is 'A walk-in at the counter. Nguồn: Luật Tiếp công dân 2013 Điều 25; SPEC §5.';

create function public.log_visit(p_visit jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('visits.edit');
begin
  return private.log_visit(v_actor_id, clock_timestamp(), coalesce(p_visit, '{}'));
end $$;
comment on function public.log_visit(jsonb) is
  'Logs a walk-in: {request_id, visited_at, full_name, phone, email, address, head_count, classification complaint|denunciation|petition|report, content, commune_id}. Nguồn: SPEC §5.';

create function private.save_visit(p_actor_id bigint, p_now timestamptz, p_visit_id bigint, p_visit jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_visit public.visits;
begin
  select * into v_visit from public.visits v where v.id = p_visit_id for update;
  if not found then
    perform private.fail('404', 'case.visit_not_found', 'no such visit');
  elsif v_visit.result <> 'open' then
    perform private.fail('409', 'case.visit_resolved', 'the visit has been dealt with', jsonb_build_object('result', v_visit.result));
  end if;
  perform private.check_visit(p_visit);
  update public.visits set classification = p_visit ->> 'classification', content = private.tidy(p_visit ->> 'content'),
    commune_id = (p_visit ->> 'commune_id')::bigint, head_count = coalesce((p_visit ->> 'head_count')::integer, 1)
  where id = p_visit_id;
  return jsonb_build_object('id', p_visit_id, 'code', v_visit.code, 'result', v_visit.result);
end $$;
comment on function private.save_visit(bigint, timestamptz, bigint, jsonb) is 'Puts right what was taken down at the counter, until the visit has been dealt with; the audit keeps both.';

create function public.save_visit(p_visit_id bigint, p_visit jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('visits.edit');
begin
  return private.save_visit(v_actor_id, clock_timestamp(), p_visit_id, coalesce(p_visit, '{}'));
end $$;
comment on function public.save_visit(bigint, jsonb) is 'Corrects an open visit: {classification, content, commune_id, head_count}. Nguồn: SPEC §5.';

create function private.resolve_visit(p_actor_id bigint, p_now timestamptz, p_visit_id bigint, p_result text, p_details jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_visit public.visits;
  v_citizen public.citizens;
  v_made jsonb;
begin
  select * into v_visit from public.visits v where v.id = p_visit_id for update;
  if not found then
    perform private.fail('404', 'case.visit_not_found', 'no such visit');
  elsif v_visit.result <> 'open' then
    perform private.fail('409', 'case.visit_resolved', 'the visit has been dealt with', jsonb_build_object('result', v_visit.result));
  elsif coalesce(p_result, '') <> all ('{explained,redirected,ticket,case}') then
    perform private.fail('422', 'case.field_required', 'a result is required', '{"field": "result"}');
  elsif p_result in ('ticket', 'case') and v_visit.classification = 'denunciation' then
    -- Denunciations go the way of their own law. Nguồn: QĐ583 Điều 1.2; QĐ3394 Điều 4.1.
    perform private.fail('409', 'case.denunciation', 'a denunciation is redirected', '{"field": "result"}');
  end if;
  select * into v_citizen from public.citizens z where z.id = v_visit.citizen_id;
  if p_result = 'ticket' then
    v_made := private.receive_ticket(p_actor_id, p_now, jsonb_strip_nulls(jsonb_build_object('channel', 'walk_in', 'content', v_visit.content, 'full_name', v_citizen.full_name,
      'phone', coalesce(v_citizen.phone, p_details ->> 'phone'), 'email', v_citizen.email, 'address', coalesce(v_citizen.address, p_details ->> 'address'),
      'commune_id', v_visit.commune_id, 'category_id', p_details -> 'category_id', 'received_at', v_visit.visited_at)));
    update public.visits set ticket_id = (v_made ->> 'id')::bigint where id = p_visit_id;
  elsif p_result = 'case' then
    v_made := private.register_case(p_actor_id, p_now, jsonb_strip_nulls(jsonb_build_object('matter', v_visit.classification,
      'title', coalesce(private.tidy(p_details ->> 'title'), left(v_visit.content, 120)), 'content', v_visit.content, 'commune_id', v_visit.commune_id,
      'is_group', v_visit.head_count > 1, 'head_count', v_visit.head_count,
      'citizens', jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('full_name', v_citizen.full_name, 'phone', v_citizen.phone, 'email', v_citizen.email,
        'address', v_citizen.address, 'is_representative', true))))));
    update public.visits set case_id = (v_made ->> 'id')::bigint where id = p_visit_id;
    perform private.add_case_event((v_made ->> 'id')::bigint, 'from_visit', p_now, p_actor_id, null, null, null, jsonb_build_object('visit_id', p_visit_id, 'code', v_visit.code));
  end if;
  update public.visits set result = p_result, result_at = p_now, result_note = private.tidy(p_details ->> 'note'), made_code = v_made ->> 'code',
    redirect_to = case when p_result = 'redirected' then private.case_field(p_details ->> 'redirect_to', 'redirect_to', 500) end
  where id = p_visit_id;
  return jsonb_build_object('id', p_visit_id, 'result', p_result, 'made', v_made);
end $$;
comment on function private.resolve_visit(bigint, timestamptz, bigint, text, jsonb) is
  'What became of a walk-in: explained on the spot, sent to who is competent, taken down as a ticket, or registered as a case. Nguồn: SPEC §5; Luật Tiếp công dân 2013 Điều 26.';

create function public.resolve_visit(p_visit_id bigint, p_result text, p_details jsonb default '{}')
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('visits.edit');
begin
  return private.resolve_visit(v_actor_id, clock_timestamp(), p_visit_id, p_result, coalesce(p_details, '{}'));
end $$;
comment on function public.resolve_visit(bigint, text, jsonb) is
  'Ends a visit: explained {note}, redirected {redirect_to, note}, ticket {category_id, phone, address}, case {title}; returns {id, result, made}. Nguồn: SPEC §5.';

-- Files --------------------------------------------------------------------------------------------------

create function authz.may_supply_case(p_case_id bigint)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return authz.can_all('cases.edit') or exists (
    select from public.case_agencies a where a.case_id = p_case_id and a.agency_id = any (authz.agency_ids('cases.supply')));
end $$;
comment on function authz.may_supply_case(bigint) is 'The board, and the heads of the agencies a case concerns, add files to it. Nguồn: SPEC §1; QĐ3394 Điều 10.2, 12.';

insert into private.buckets (bucket, referred_by) values ('case-files', '{public.case_files}');

do $$
begin
  if to_regclass('storage.buckets') is null then
    return;
  end if;
  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
  values ('case-files', 'case-files', false, 52428800, array(select t.media_type from private.attachment_types t))
  on conflict (id) do nothing;
  create policy "case-files.insert: board and involved heads, under cases/<id>" on storage.objects for insert to authenticated
    with check (bucket_id = 'case-files' and (storage.foldername(name))[1] = 'cases' and (storage.foldername(name))[2] ~ '^[0-9]{1,18}$'
      and authz.may_supply_case(((storage.foldername(name))[2])::bigint));
  create policy "case-files.read: with the case, or one's own on its way" on storage.objects for select to authenticated
    using (bucket_id = 'case-files' and (exists (select from public.case_files f where f.storage_path = name) or authz.may_discard('case-files', name, owner_id, created_at)));
  create policy "case-files.delete: only what no case refers to" on storage.objects for delete to authenticated
    using (bucket_id = 'case-files' and authz.may_discard('case-files', name, owner_id, created_at));
end $$;

create function public.add_case_file(p_case_id bigint, p_storage_path text, p_file_name text, p_media_type text, p_byte_size bigint, p_title text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.person(); v_now timestamptz := clock_timestamp(); v_case public.cases; v_id bigint; v_owner text;
begin
  if v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('cases.edit') or authz.can('cases.supply')) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: cases.supply', '{"permission": "cases.supply"}');
  elsif not authz.may_supply_case(p_case_id) then
    perform private.fail('404', 'case.not_found', 'no such case');
  end if;
  v_case := private.open_case(p_case_id, null, '{registered,proposed,refused,approved,scheduled,received,concluded}', 'add_case_file');
  if p_storage_path is null or p_storage_path !~ ('^cases/' || p_case_id || '/[A-Za-z0-9._-]+$') then
    perform private.fail('422', 'case.field_invalid', 'not a path of this case', '{"field": "storage_path", "problem": "unknown"}');
  end if;
  -- The answer to the first call was lost: the file is there.
  select f.id into v_id from public.case_files f where f.storage_path = p_storage_path;
  if found then
    return jsonb_build_object('id', v_id);
  end if;
  perform private.check_attachment(p_file_name, p_media_type, p_byte_size);
  v_owner := private.check_stored(p_storage_path, p_media_type, p_byte_size, 'case-files');
  if v_owner is not null and v_owner is distinct from auth.uid()::text then
    perform private.fail('422', 'attachment.not_uploaded', 'no such upload of yours', '{"field": "storage_path"}');
  end if;
  insert into public.case_files (case_id, storage_path, file_name, media_type, byte_size, title, uploaded_by_id, uploaded_by_name, agency_id, created_at)
  values (p_case_id, p_storage_path, p_file_name, p_media_type, p_byte_size, private.tidy(p_title), v_actor_id, private.staff_name(v_actor_id),
    (select s.agency_id from public.staff s where s.id = v_actor_id), v_now)
  returning id into v_id;
  perform private.add_case_event(p_case_id, 'file_added', v_now, v_actor_id, null, null, coalesce(private.tidy(p_title), p_file_name));
  return jsonb_build_object('id', v_id);
end $$;
comment on function public.add_case_file(bigint, text, text, text, bigint, text) is
  'Enters a file that has been uploaded to case-files/cases/<id>/…; by the board or the head of an involved agency. Nguồn: QĐ3394 Điều 10.2, 12.';

create function public.remove_case_file(p_file_id bigint, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.person();
  v_now timestamptz := clock_timestamp();
  v_file public.case_files;
  v_reason text;
begin
  if v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('cases.edit') or authz.can('cases.supply')) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: cases.supply', '{"permission": "cases.supply"}');
  end if;
  select * into v_file from public.case_files f where f.id = p_file_id;
  -- The board any, an agency what it supplied itself.
  if not found or not (authz.can_all('cases.edit')
    or authz.may_supply_case(v_file.case_id) and v_file.agency_id = any (authz.agency_ids('cases.supply'))) then
    perform private.fail('404', 'case.file_not_found', 'no such file');
  end if;
  perform private.open_case(v_file.case_id, null, '{registered,proposed,refused,approved,scheduled,received,concluded}', 'remove_case_file');
  v_reason := private.case_field(p_reason, 'reason', 1000);
  delete from public.case_files f where f.id = p_file_id;
  perform private.add_case_event(v_file.case_id, 'file_removed', v_now, v_actor_id, null, null, v_reason,
    jsonb_build_object('file_name', coalesce(v_file.title, v_file.file_name), 'storage_path', v_file.storage_path));
  return jsonb_build_object('id', p_file_id);
end $$;
comment on function public.remove_case_file(bigint, text) is
  'Takes a file off a case, with the reason: the board any, an agency its own. Storage keeps it out of everybody''s reach. Nguồn: SPEC §1, §12.';

-- On and off a session ---------------------------------------------------------------------------------

create function private.schedule_case(p_case_id bigint, p_session_id bigint, p_at timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_session public.sessions; v_status text;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  select c.status into v_status from public.cases c where c.id = p_case_id;
  -- A case the Chair has not agreed to keeps its state until then: the session shows it as an obstacle.
  perform private.set_case_status(p_case_id, case when v_status in ('approved', 'received') then 'scheduled' else v_status end, 'scheduled', p_at, p_actor_id, null,
    jsonb_build_object('session_id', p_session_id, 'session_code', v_session.code, 'starts_at', v_session.starts_at));
end $$;
comment on function private.schedule_case(bigint, bigint, timestamptz, bigint) is 'A session takes a case up. Nguồn: SPEC §5.';

create function private.unschedule_case(p_case_id bigint, p_session_id bigint, p_at timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare v_case public.cases;
begin
  select * into v_case from public.cases c where c.id = p_case_id;
  perform private.set_case_status(p_case_id, case when v_case.status = 'scheduled' then 'approved' else v_case.status end, 'unscheduled', p_at, p_actor_id, null,
    jsonb_build_object('session_id', p_session_id, 'session_code', (select s.code from public.sessions s where s.id = p_session_id)));
end $$;
comment on function private.unschedule_case(bigint, bigint, timestamptz, bigint) is 'A session lets a case go, or is called off: it can be planned again.';

-- The list -----------------------------------------------------------------------------------------------

create view public.case_list with (security_invoker = true) as
  select c.id, c.code, c.status, c.matter, c.title, c.content, c.category_id, k.name as category_name, c.commune_id, m.name as commune_name, c.is_group, c.head_count,
    c.citizen_name_masked, c.registered_at, c.registered_by_name, c.agency_id, c.agency_name, c.proposal, c.proposed_at, c.decided_at, c.decision_note, c.outcome, c.concluded_at, c.closed_at, c.version,
    c.last_event_at, c.search, c.custom,
    (select string_agg(x.criterion, ', ' order by x.criterion) from public.case_criteria x where x.case_id = c.id) as criteria,
    (select count(*) from public.case_tasks t where t.case_id = c.id and t.status in ('open', 'reported')) as open_task_count,
    n.session_id, n.session_code, n.session_starts_at
  from public.cases c
  left join public.categories k on k.id = c.category_id
  left join public.agencies m on m.id = c.commune_id
  left join lateral (
    select s.id as session_id, s.code as session_code, s.starts_at as session_starts_at
    from public.session_cases sc join public.sessions s on s.id = sc.session_id
    where sc.case_id = c.id and s.status <> 'cancelled' order by s.starts_at desc limit 1
  ) n on true;
comment on view public.case_list is 'Cases with the names of what they refer to, their criteria, open tasks and last session; the one list behind screen and export.';
