-- People and what they may do. A right is a permission; a role is a named bundle of permissions, held
-- for an agency and its sub-units; policies and functions ask for permissions, never for roles.

create table authz.roles (
  code text primary key,
  name text not null,
  name_en text not null,
  description text not null,
  position integer not null
);
comment on table authz.roles is 'The roles of SPEC §1.';

create table authz.permissions (
  code text primary key,
  name text not null,
  name_en text not null,
  is_grantable boolean not null default false
);
comment on table authz.permissions is 'What can be allowed. Grantable ones may also be given to a single person. Nguồn: SPEC §1.';

create table authz.role_permissions (
  role_code text not null references authz.roles (code),
  permission_code text not null references authz.permissions (code),
  scope text not null check (scope in ('all', 'own', 'held')),
  primary key (role_code, permission_code)
);
comment on table authz.role_permissions is
  'What each role may do: everywhere (all), only for the agency with its sub-units for which the role is held (own), or everywhere when it is held for the city itself and own otherwise (held: commune leaders). Nguồn: SPEC §1.';
create index role_permissions_permission on authz.role_permissions (permission_code);

create table public.staff (
  id bigint generated always as identity primary key,
  user_id uuid unique references auth.users (id) on delete set null,
  agency_id bigint not null references public.agencies (id),
  display_name text collate "vi-x-icu" not null,
  job_title text,
  email text,
  phone text,
  is_active boolean not null default true,
  archived_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  search text generated always as (public.fold(display_name || ' ' || coalesce(job_title, '') || ' ' || coalesce(email, ''))) stored
);
comment on table public.staff is
  'One row a person; user_id links the login. A login without an active staff row has the rights of anon. Nguồn: SPEC §1.';
create index staff_agency on public.staff (agency_id);
create index staff_search on public.staff using gin (search extensions.gin_trgm_ops);

create table public.staff_roles (
  id bigint generated always as identity primary key,
  staff_id bigint not null references public.staff (id) on delete cascade,
  role_code text not null references authz.roles (code),
  agency_id bigint not null references public.agencies (id),
  created_at timestamptz not null default clock_timestamp(),
  unique (staff_id, role_code, agency_id)
);
comment on table public.staff_roles is 'A role held for an agency and its sub-units; a person may hold several.';
create index staff_roles_role on public.staff_roles (role_code, agency_id);
create index staff_roles_agency on public.staff_roles (agency_id);

create table public.staff_permissions (
  id bigint generated always as identity primary key,
  staff_id bigint not null references public.staff (id) on delete cascade,
  permission_code text not null references authz.permissions (code),
  agency_id bigint not null references public.agencies (id),
  created_at timestamptz not null default clock_timestamp(),
  unique (staff_id, permission_code, agency_id)
);
comment on table public.staff_permissions is
  'Further permissions given to one person (lead_shift, administer_agency, approve_case, …). Nguồn: SPEC §1; QĐ2926 Điều 16.1.';
create index staff_permissions_permission on public.staff_permissions (permission_code);
create index staff_permissions_agency on public.staff_permissions (agency_id);

create table public.staff_leaves (
  id bigint generated always as identity primary key,
  staff_id bigint not null references public.staff (id) on delete cascade,
  deputy_id bigint not null references public.staff (id),
  starts_on date not null,
  ends_on date not null,
  reason text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  check (ends_on >= starts_on),
  check (staff_id <> deputy_id),
  constraint staff_leaves_no_overlap exclude using gist (
    staff_id extensions.gist_int8_ops with operator(pg_catalog.=), daterange(starts_on, ends_on, '[]') with operator(pg_catalog.&&))
);
comment on table public.staff_leaves is
  'A person on leave names a deputy for the period; the deputy gets the work and its reminders. Nguồn: SPEC §1.';
create index staff_leaves_staff on public.staff_leaves (staff_id);
create index staff_leaves_deputy on public.staff_leaves (deputy_id);

create trigger tg_staff__touch before update on public.staff for each row execute function private.tg_touch();
create trigger tg_staff_leaves__touch before update on public.staff_leaves for each row execute function private.tg_touch();
create trigger tg_staff__audit after insert or update or delete on public.staff for each row execute function private.tg_audit();
create trigger tg_staff_roles__audit after insert or update or delete on public.staff_roles for each row execute function private.tg_audit();
create trigger tg_staff_permissions__audit after insert or update or delete on public.staff_permissions for each row execute function private.tg_audit();
create trigger tg_staff_leaves__audit after insert or update or delete on public.staff_leaves for each row execute function private.tg_audit();

alter table authz.roles enable row level security;
alter table authz.permissions enable row level security;
alter table authz.role_permissions enable row level security;
alter table public.staff enable row level security;
alter table public.staff_roles enable row level security;
alter table public.staff_permissions enable row level security;
alter table public.staff_leaves enable row level security;

-- Who is asking ------------------------------------------------------------------------------------
-- These functions are security definer because they read the rights tables, which the asking
-- person may not read; they tell a person only about themselves. Those that policies call are plpgsql, which
-- keeps their plans for the session: a function in SQL is planned anew at every call, ten times what it costs to run.

create function authz.person()
returns bigint language sql stable security definer set search_path = '' as $$
  select s.id from public.staff s where s.user_id = auth.uid() and s.is_active and s.archived_at is null
$$;
comment on function authz.person() is 'The active staff row of the login; null = rights of anon.';

create function authz.today()
returns date language sql stable set search_path = '' as $$
  select (now() at time zone 'Asia/Ho_Chi_Minh')::date
$$;
comment on function authz.today() is 'The office''s date today.';

create function authz.acting_for()
returns bigint[] language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select array_agg(p.id) from (
      select authz.person() as id
      union
      select l.staff_id from public.staff_leaves l
      join public.staff s on s.id = l.staff_id and s.is_active
      where l.deputy_id = authz.person() and authz.today() between l.starts_on and l.ends_on
    ) p where p.id is not null);
end $$;
comment on function authz.acting_for() is 'The person and everyone on leave today who named them deputy.';

create function authz.grants()
returns table (permission_code text, scope text, agency_id bigint)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare v_staff_ids bigint[] := authz.acting_for();
begin
  return query
    select rp.permission_code,
      case rp.scope when 'held' then case a.kind when 'city' then 'all' else 'own' end else rp.scope end,
      sr.agency_id
    from public.staff_roles sr
    join public.agencies a on a.id = sr.agency_id
    join authz.role_permissions rp on rp.role_code = sr.role_code
    where sr.staff_id = any (v_staff_ids)
    union
    select sp.permission_code, 'own', sp.agency_id
    from public.staff_permissions sp
    where sp.staff_id = any (v_staff_ids);
end $$;
comment on function authz.grants() is 'Every permission in force for the person, with its scope and the agency it is held for.';

create function authz.can(p_permission text)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from authz.grants() g where g.permission_code = p_permission);
end $$;
comment on function authz.can(text) is 'Has the permission somewhere.';

create function authz.can_all(p_permission text)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from authz.grants() g where g.permission_code = p_permission and g.scope = 'all');
end $$;
comment on function authz.can_all(text) is 'Has the permission for every agency.';

create function authz.agency_ids(p_permission text)
returns bigint[] language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(distinct t.agency_id), '{}')
    from authz.grants() g
    join private.agency_tree t on t.ancestor_id = g.agency_id
    where g.permission_code = p_permission);
end $$;
comment on function authz.agency_ids(text) is 'The agencies (with sub-units) for which the person has the permission.';

create function authz.allows(p_permission text, p_agency_id bigint)
returns boolean language sql stable security definer set search_path = '' as $$
  select authz.can_all(p_permission) or p_agency_id = any (authz.agency_ids(p_permission))
$$;
comment on function authz.allows(text, bigint) is 'Has the permission for this agency. In policies prefer can_all() and agency_ids(), each evaluated once per query.';

create function authz.require(p_permission text, p_agency_id bigint default null)
returns bigint language plpgsql stable security definer set search_path = '' as $$
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (case when p_agency_id is null then authz.can(p_permission) else authz.allows(p_permission, p_agency_id) end) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: ' || p_permission, jsonb_build_object('permission', p_permission));
  end if;
  return authz.person();
end $$;
comment on function authz.require(text, bigint) is
  'Every function that changes something calls this first: returns the acting person, or refuses with 401/403.';

create function public.my_permissions()
returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'person', (
      select jsonb_build_object('id', s.id, 'display_name', s.display_name, 'job_title', s.job_title, 'email', s.email,
        'agency_id', s.agency_id, 'agency_name', a.name)
      from public.staff s join public.agencies a on a.id = s.agency_id where s.id = authz.person()),
    'roles', (
      select coalesce(jsonb_agg(distinct jsonb_build_object('role', sr.role_code, 'agency_id', sr.agency_id)), '[]')
      from public.staff_roles sr where sr.staff_id = any (authz.acting_for())),
    'permissions', (
      select coalesce(jsonb_object_agg(g.permission_code, g.grant), '{}')
      from (
        select permission_code,
          jsonb_build_object('scope', min(scope), 'agency_ids', case when min(scope) = 'own' then to_jsonb(authz.agency_ids(permission_code)) end) as grant
        from authz.grants() group by permission_code) g),
    'deputy_for', (
      select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'display_name', s.display_name)), '[]')
      from public.staff s where s.id = any (authz.acting_for()) and s.id <> authz.person()))
$$;
comment on function public.my_permissions() is
  'The signed-in person, their roles and permissions ({code: {scope, agency_ids}}), loaded once by the console; person is null without an active staff row.';

-- Policies -----------------------------------------------------------------------------------------

create policy "roles.read: signed-in staff" on authz.roles for select to authenticated using ((select authz.person()) is not null);
create policy "permissions.read: signed-in staff" on authz.permissions for select to authenticated using ((select authz.person()) is not null);
create policy "role_permissions.read: signed-in staff" on authz.role_permissions for select to authenticated using ((select authz.person()) is not null);
grant select on authz.roles, authz.permissions, authz.role_permissions to authenticated;

create view public.roles with (security_invoker = true) as
  select code, name, name_en, description, position from authz.roles;
comment on view public.roles is 'The roles, for pickers.';
create view public.permissions with (security_invoker = true) as
  select code, name, name_en, is_grantable from authz.permissions;
comment on view public.permissions is 'The permissions, for pickers.';

create policy "agencies.read: all staff" on public.agencies for select to authenticated
  using ((select authz.can('agencies.read')));
create policy "agencies.insert: editors" on public.agencies for insert to authenticated
  with check ((select authz.can_all('agencies.edit')));
create policy "agencies.update: editors" on public.agencies for update to authenticated
  using ((select authz.can_all('agencies.edit'))) with check ((select authz.can_all('agencies.edit')));
create policy "agency_successors.read: all staff" on public.agency_successors for select to authenticated
  using ((select authz.can('agencies.read')));
-- No delete policy: an agency is archived or given an end date, never deleted. Successions go through succeed_agency().

create policy "staff.read: own agency or all" on public.staff for select to authenticated
  using ((select authz.can_all('staff.read')) or agency_id = any ((select authz.agency_ids('staff.read'))::bigint[])
    or id = (select authz.person()));
create policy "staff_roles.read: with the person" on public.staff_roles for select to authenticated
  using (exists (select from public.staff s where s.id = staff_id));
create policy "staff_permissions.read: with the person" on public.staff_permissions for select to authenticated
  using (exists (select from public.staff s where s.id = staff_id));
create policy "staff_leaves.read: with the person" on public.staff_leaves for select to authenticated
  using (exists (select from public.staff s where s.id = staff_id));
-- Staff, their roles, permissions and leaves are written by save_staff(), set_staff_active() and save_leave() only.
