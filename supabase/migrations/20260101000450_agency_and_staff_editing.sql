-- Changing people and agencies: staff, roles, logins, leaves, successions. All through functions, because
-- each change touches several rows at once and some tell the Office.

-- Logins ---------------------------------------------------------------------------------------------

create function private.create_login(p_email text, p_password text)
returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id uuid := gen_random_uuid();
  v_email text := lower(trim(p_email));
  v_is_gotrue boolean := exists (
    select from information_schema.columns where table_schema = 'auth' and table_name = 'users' and column_name = 'instance_id');
begin
  if exists (select from auth.users u where lower(u.email) = v_email) then
    perform private.fail('409', 'staff.email_taken', 'a login with this email exists', '{"field": "email"}');
  end if;
  insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
  values (v_id, 'authenticated', 'authenticated', v_email, extensions.crypt(p_password, extensions.gen_salt('bf', 10)), now(),
    '{"provider": "email", "providers": ["email"]}', jsonb_build_object('email', v_email), now(), now());
  insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
  values (gen_random_uuid(), 'email', v_id::text, v_id,
    jsonb_build_object('sub', v_id::text, 'email', v_email, 'email_verified', true, 'phone_verified', false), null, now(), now());
  if v_is_gotrue then
    -- The full auth server reads these as text and cannot bear null.
    execute $sql$
      update auth.users set instance_id = '00000000-0000-0000-0000-000000000000', confirmation_token = '', recovery_token = '',
        email_change = '', email_change_token_new = '', email_change_token_current = '', phone_change = '', phone_change_token = '', reauthentication_token = ''
      where id = $1 $sql$ using v_id;
  end if;
  return v_id;
end $$;
comment on function private.create_login(text, text) is
  'Makes a confirmed email login, as the auth server itself would, and returns its id. The person then sets a password through "forgotten password"; no secret is passed on.';

create function private.staff_agency(p_staff_id bigint)
returns bigint language plpgsql stable security definer set search_path = '' as $$
declare v_agency_id bigint;
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  select s.agency_id into v_agency_id from public.staff s where s.id = p_staff_id;
  if not found then
    perform private.fail('404', 'staff.not_found', 'no such person');
  end if;
  return v_agency_id;
end $$;
comment on function private.staff_agency(bigint) is 'The agency of a person; 404 when there is no such person.';

create function private.require_staff_editor(p_agency_id bigint default null)
returns bigint language plpgsql stable security definer set search_path = '' as $$
begin
  if not authz.can_all('staff.edit') then
    return authz.require('administer_agency', p_agency_id);
  end if;
  return authz.require('staff.edit', p_agency_id);
end $$;
comment on function private.require_staff_editor(bigint) is
  'Staff (of an agency, or somewhere when none is named) are edited by the administrator everywhere and by administer_agency in its agency. Nguồn: QĐ2926 Điều 16.1.';

create function public.save_staff(p_staff jsonb)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id bigint;
  v_agency_id bigint;
  v_name text := trim(coalesce(p_staff ->> 'display_name', ''));
  v_email text := nullif(lower(trim(coalesce(p_staff ->> 'email', ''))), '');
  v_phone text := nullif(trim(coalesce(p_staff ->> 'phone', '')), '');
  v_bad record;
  v_actor_id bigint;
begin
  v_actor_id := private.require_staff_editor();
  v_id := (p_staff ->> 'id')::bigint;
  v_agency_id := (p_staff ->> 'agency_id')::bigint;
  if v_agency_id is null then
    perform private.fail('422', 'form.required', 'agency is required', '{"field": "agency_id"}');
  end if;
  perform private.require_staff_editor(v_agency_id);
  if v_id is not null then
    perform private.require_staff_editor(private.staff_agency(v_id));
  end if;
  if v_name = '' then
    perform private.fail('422', 'form.required', 'name is required', '{"field": "display_name"}');
  end if;
  if v_email is not null and v_email !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' then
    perform private.fail('422', 'form.email', 'not an email address', '{"field": "email"}');
  end if;
  if v_email is not null and exists (select from public.staff s where lower(s.email) = v_email and s.id is distinct from v_id and s.archived_at is null) then
    perform private.fail('409', 'staff.email_taken', 'another person has this email', '{"field": "email"}');
  end if;

  if v_id is null then
    insert into public.staff (agency_id, display_name, job_title, email, phone)
    values (v_agency_id, v_name, nullif(trim(p_staff ->> 'job_title'), ''), v_email, v_phone) returning id into v_id;
  else
    update public.staff set agency_id = v_agency_id, display_name = v_name, job_title = nullif(trim(p_staff ->> 'job_title'), ''),
      email = v_email, phone = v_phone where id = v_id;
  end if;

  if p_staff ? 'roles' then
    -- An agency's own administrator gives roles within the agency only, and never the administrator's.
    for v_bad in
      select r.role_code, r.agency_id from jsonb_to_recordset(p_staff -> 'roles') as r (role_code text, agency_id bigint)
      where not exists (select from public.staff_roles sr where sr.staff_id = v_id and sr.role_code = r.role_code and sr.agency_id = r.agency_id)
        and not authz.can_all('staff.edit')
        and (r.role_code not in ('contact_officer', 'agency_head', 'one_stop_officer') or not authz.allows('administer_agency', r.agency_id))
    loop
      perform private.fail('403', 'staff.role_not_yours_to_give', 'this role is not yours to give',
        jsonb_build_object('field', 'roles', 'role', v_bad.role_code));
    end loop;
    delete from public.staff_roles sr where sr.staff_id = v_id
      and (authz.can_all('staff.edit') or authz.allows('administer_agency', sr.agency_id))
      and not exists (select from jsonb_to_recordset(p_staff -> 'roles') as r (role_code text, agency_id bigint)
        where r.role_code = sr.role_code and r.agency_id = sr.agency_id);
    insert into public.staff_roles (staff_id, role_code, agency_id)
    select v_id, r.role_code, r.agency_id from jsonb_to_recordset(p_staff -> 'roles') as r (role_code text, agency_id bigint)
    on conflict do nothing;
  end if;
  if p_staff ? 'permissions' then
    if not authz.can_all('staff.edit') then
      perform private.fail('403', 'staff.permission_not_yours_to_give', 'only the administrator gives further permissions', '{"field": "permissions"}');
    end if;
    if exists (select from jsonb_to_recordset(p_staff -> 'permissions') as r (permission_code text, agency_id bigint)
      left join authz.permissions p on p.code = r.permission_code where p.is_grantable is not true) then
      perform private.fail('422', 'staff.permission_not_grantable', 'this permission cannot be given to a person', '{"field": "permissions"}');
    end if;
    delete from public.staff_permissions sp where sp.staff_id = v_id
      and not exists (select from jsonb_to_recordset(p_staff -> 'permissions') as r (permission_code text, agency_id bigint)
        where r.permission_code = sp.permission_code and r.agency_id = sp.agency_id);
    insert into public.staff_permissions (staff_id, permission_code, agency_id)
    select v_id, r.permission_code, r.agency_id from jsonb_to_recordset(p_staff -> 'permissions') as r (permission_code text, agency_id bigint)
    on conflict do nothing;
  end if;

  if v_actor_id = v_id and not authz.can_all('staff.edit') and not authz.can('administer_agency') then
    perform private.fail('409', 'staff.locks_self_out', 'this change would take away your own right to undo it', '{"field": "roles"}');
  end if;
  return v_id;
exception when data_exception or not_null_violation or foreign_key_violation then
  perform private.fail('422', 'invalid_value', sqlerrm);
  return null;
end $$;
comment on function public.save_staff(jsonb) is
  'Creates (no id) or changes a person: display_name, job_title, email, phone, agency_id, roles [{role_code, agency_id}], permissions [{permission_code, agency_id}]; lists given replace the ones held. Nguồn: SPEC §1; QĐ2926 Điều 16.1.';

create function private.tg_staff_roles__tell_office()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare
  v_row public.staff_roles := coalesce(new, old);
begin
  -- A city that has not been seeded yet, or a bulk load without a person behind it, tells nobody.
  if v_row.role_code not in ('contact_officer', 'agency_head') or authz.person() is null then
    return null;
  end if;
  perform private.notify_staff(
    (select array_agg(sr.staff_id) from public.staff_roles sr where sr.role_code = 'supervisor'),
    'agency_contacts_changed', 'agency', v_row.agency_id,
    (select jsonb_build_object('agency_name', a.name, 'person', s.display_name, 'role', v_row.role_code, 'is_added', tg_op = 'INSERT')
     from public.agencies a, public.staff s where a.id = v_row.agency_id and s.id = v_row.staff_id),
    clock_timestamp());
  return null;
end $$;
comment on function private.tg_staff_roles__tell_office() is 'A changed leader or contact officer is told to the Office. Nguồn: QĐ583 Điều 17.9.';
create trigger tg_staff_roles__tell_office after insert or delete on public.staff_roles
  for each row execute function private.tg_staff_roles__tell_office();

create function private.require_account_editor(p_staff_id bigint)
returns void language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_staff_editor();
  perform private.require_staff_editor(private.staff_agency(p_staff_id));
  -- An agency's own administrator who may change the address and issue the account would otherwise come into every
  -- right that waits for its holder, or lock the office's administrator out.
  if not authz.can_all('staff.edit') and (
    exists (select from public.staff_roles sr where sr.staff_id = p_staff_id and sr.role_code not in ('contact_officer', 'agency_head', 'one_stop_officer'))
    or exists (select from public.staff_permissions sp where sp.staff_id = p_staff_id)) then
    perform private.fail('403', 'staff.role_not_yours_to_give', 'this person holds rights that only the administrator gives');
  end if;
end $$;
comment on function private.require_account_editor(bigint) is
  'Accounts are issued and revoked by the administrator, and by an agency''s own for people who hold only what it may give. Nguồn: QĐ2926 Điều 16.1.';

create function public.issue_account(p_staff_id bigint)
returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare
  v_staff public.staff;
  v_user_id uuid;
begin
  perform private.require_account_editor(p_staff_id);
  select * into v_staff from public.staff s where s.id = p_staff_id for update;
  if v_staff.user_id is not null then
    perform private.fail('409', 'staff.has_account', 'this person has a login already');
  end if;
  if v_staff.email is null then
    perform private.fail('422', 'form.required', 'an email is needed for a login', '{"field": "email"}');
  end if;
  v_user_id := private.create_login(v_staff.email, encode(extensions.gen_random_bytes(24), 'hex'));
  update public.staff set user_id = v_user_id, is_active = true where id = p_staff_id;
  return v_user_id;
end $$;
comment on function public.issue_account(bigint) is
  'Gives a person a login with a random password; they set their own through "forgotten password". Nguồn: QĐ2926 Điều 16.1.';

create function public.set_staff_active(p_staff_id bigint, p_is_active boolean)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_account_editor(p_staff_id);
  if p_is_active is null then
    perform private.fail('422', 'missing_value', 'is_active is required', '{"field": "is_active"}');
  elsif p_staff_id = authz.person() and not p_is_active then
    perform private.fail('409', 'staff.locks_self_out', 'you cannot deactivate yourself');
  end if;
  update public.staff set is_active = p_is_active, archived_at = case when p_is_active then null else clock_timestamp() end where id = p_staff_id;
end $$;
comment on function public.set_staff_active(bigint, boolean) is 'Revokes (false) or restores (true) a person''s account; from the next request on the login has the rights of anon.';

-- Leaves ---------------------------------------------------------------------------------------------

create function public.save_leave(p_staff_id bigint, p_deputy_id bigint, p_starts_on date, p_ends_on date, p_reason text default null, p_leave_id bigint default null)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  v_agency_id bigint;
  v_id bigint;
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  v_agency_id := private.staff_agency(p_staff_id);
  -- One's own leave, a head for the agency's people, or whoever edits staff.
  if p_staff_id <> authz.person() and not authz.allows('tickets.head', v_agency_id) then
    perform private.require_staff_editor(v_agency_id);
  end if;
  if p_starts_on is null or p_ends_on is null or p_ends_on < p_starts_on or p_starts_on < '2000-01-01' or p_ends_on > '2100-12-31' then
    perform private.fail('422', 'leave.period', 'the leave must end on or after its first day', '{"field": "ends_on"}');
  end if;
  if p_deputy_id is null or p_deputy_id = p_staff_id
    or not exists (select from public.staff s where s.id = p_deputy_id and s.is_active and s.agency_id = v_agency_id) then
    perform private.fail('422', 'leave.deputy', 'the deputy must be another active person of the same agency', '{"field": "deputy_id"}');
  end if;
  -- The deputy acts with all rights of whoever is away. Somebody else's leave must not hand out rights that its recorder
  -- could not give: a head would otherwise stand in for the administrator who happens to work there.
  if p_staff_id <> authz.person() and not authz.can_all('staff.edit') and (
    exists (select from public.staff_roles sr where sr.staff_id = p_staff_id
      and sr.role_code not in ('contact_officer', 'agency_head', 'one_stop_officer')
      and not exists (select from public.staff_roles d where d.staff_id = p_deputy_id and d.role_code = sr.role_code))
    or exists (select from public.staff_permissions sp where sp.staff_id = p_staff_id
      and not exists (select from public.staff_permissions d where d.staff_id = p_deputy_id and d.permission_code = sp.permission_code))) then
    perform private.fail('403', 'leave.rights_not_yours', 'the deputy would get rights that are not yours to give', '{"field": "deputy_id"}');
  end if;
  if exists (select from public.staff_leaves l where l.staff_id = p_staff_id and l.id is distinct from p_leave_id
    and daterange(l.starts_on, l.ends_on, '[]') && daterange(p_starts_on, p_ends_on, '[]')) then
    perform private.fail('409', 'leave.overlaps', 'there is a leave in this period already', '{"field": "starts_on"}');
  end if;
  if p_leave_id is null then
    insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on, reason)
    values (p_staff_id, p_deputy_id, p_starts_on, p_ends_on, p_reason) returning id into v_id;
  else
    update public.staff_leaves set deputy_id = p_deputy_id, starts_on = p_starts_on, ends_on = p_ends_on, reason = p_reason
    where id = p_leave_id and staff_id = p_staff_id returning id into v_id;
    if v_id is null then
      perform private.fail('404', 'leave.not_found', 'no such leave');
    end if;
  end if;
  return v_id;
end $$;
comment on function public.save_leave(bigint, bigint, date, date, text, bigint) is
  'Records or changes a leave (dates inclusive) with its deputy. Nguồn: SPEC §1.';

create function public.delete_leave(p_leave_id bigint)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare v_staff_id bigint;
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  end if;
  select l.staff_id into v_staff_id from public.staff_leaves l where l.id = p_leave_id;
  if not found then
    perform private.fail('404', 'leave.not_found', 'no such leave');
  end if;
  if v_staff_id <> authz.person() and not authz.allows('tickets.head', private.staff_agency(v_staff_id)) then
    perform private.require_staff_editor(private.staff_agency(v_staff_id));
  end if;
  delete from public.staff_leaves where id = p_leave_id;
end $$;
comment on function public.delete_leave(bigint) is 'Takes a leave back; the audit keeps it.';

-- Agencies -------------------------------------------------------------------------------------------

create function public.save_agency_contacts(p_agency_id bigint, p_address text, p_phone text, p_email text, p_website text)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if authz.can_all('agencies.edit') then
    perform authz.require('agencies.edit', p_agency_id);
  else
    perform authz.require('agencies.edit_contacts', p_agency_id);
  end if;
  if nullif(trim(p_email), '') is not null and trim(p_email) !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' then
    perform private.fail('422', 'form.email', 'not an email address', '{"field": "email"}');
  end if;
  update public.agencies set address = nullif(trim(p_address), ''), phone = nullif(trim(p_phone), ''),
    email = nullif(trim(p_email), ''), website = nullif(trim(p_website), '') where id = p_agency_id;
  if not found then
    perform private.fail('404', 'agency.not_found', 'no such agency');
  end if;
end $$;
comment on function public.save_agency_contacts(bigint, text, text, text, text) is
  'Changes the published contacts of an agency; its head may do so too. Nguồn: QĐ583 Điều 17.3.';

create function public.succeed_agency(p_agency_id bigint, p_successor_ids bigint[], p_effective_on date, p_work_to_id bigint, p_note text default null)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('agencies.edit', p_agency_id);
  v_ticket_id bigint;
  v_moved integer := 0;
begin
  if p_successor_ids is null or cardinality(p_successor_ids) = 0 or p_agency_id = any (p_successor_ids) then
    perform private.fail('422', 'agency.successors', 'name at least one other agency', '{"field": "successor_ids"}');
  end if;
  if not coalesce(p_work_to_id = any (p_successor_ids), false) then
    perform private.fail('422', 'agency.work_to', 'open work moves to one of the successors', '{"field": "work_to_id"}');
  end if;
  if p_effective_on is null then
    perform private.fail('422', 'form.required', 'the date is required', '{"field": "effective_on"}');
  end if;
  perform from public.agencies a where a.id = p_agency_id for update;
  if not found then
    perform private.fail('404', 'agency.not_found', 'no such agency');
  elsif not isfinite(p_effective_on) or p_effective_on > '2100-12-31'
    or exists (select from public.agencies a where a.id = p_agency_id and a.valid_from >= p_effective_on) then
    perform private.fail('422', 'agency.effective_on', 'the agency must have existed before that day', '{"field": "effective_on"}');
  end if;
  if exists (select from unnest(p_successor_ids) as s (id) left join public.agencies a on a.id = s.id
    where a.id is null or a.archived_at is not null or a.valid_to < p_effective_on) then
    perform private.fail('422', 'agency.successors', 'a successor does not exist on that day', '{"field": "successor_ids"}');
  end if;
  update public.agencies set valid_to = p_effective_on - 1 where id = p_agency_id;
  insert into public.agency_successors (agency_id, successor_id, effective_on, note)
  select distinct p_agency_id, s.id, p_effective_on, p_note from unnest(p_successor_ids) as s (id)
  on conflict (agency_id, successor_id) do update set effective_on = excluded.effective_on, note = excluded.note;
  for v_ticket_id in
    select t.id from public.tickets t where t.agency_id = p_agency_id
      and t.status in ('assigned', 'clarification', 'verifying', 'escalated', 'overdue', 'directed', 'coordination') order by t.id
  loop
    perform private.move_ticket(v_actor_id, clock_timestamp(), v_ticket_id, p_work_to_id, p_note);
    v_moved := v_moved + 1;
  end loop;
  -- What it owed to tickets that another agency leads.
  perform private.move_task(v_actor_id, clock_timestamp(), k.id, p_work_to_id, p_note)
  from (select t.id from public.ticket_tasks t where t.agency_id = p_agency_id and t.status = 'open' order by t.ticket_id, t.id) k;
  return v_moved + private.move_dossiers(v_actor_id, clock_timestamp(), p_agency_id, p_work_to_id, p_note);
end $$;
comment on function public.succeed_agency(bigint, bigint[], date, bigint, text) is
  'Ends an agency, names its successors and moves its open tickets and dossiers to one of them, history and clocks kept; returns how many moved. Nguồn: SPEC §4.';
