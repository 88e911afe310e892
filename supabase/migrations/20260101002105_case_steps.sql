-- Steps of cases: what they stand on, registering and editing. Each public function checks the right, its private
-- namesake the state. Nguồn: QĐ3394 Điều 4; SPEC §5.

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
