-- Agencies: who owes an answer. A tree by parent; merged or abolished ones point to successors.

create table public.agencies (
  id bigint generated always as identity primary key,
  code text not null unique,
  -- Names people read are sorted as Vietnamese sorts them (Đ after D), whatever the server's locale.
  name text collate "vi-x-icu" not null,
  name_en text,
  short_name text collate "vi-x-icu",
  kind text not null check (kind in (
    'city', 'office', 'centre', 'department', 'district', 'commune', 'public_service_unit', 'vertical', 'service_provider', 'central')),
  commune_kind text check (commune_kind in ('xa', 'phuong', 'dac_khu')),
  parent_id bigint references public.agencies (id),
  electronic_code text unique,
  calendar_id text not null default 'vn-city' references sla.calendars (id),
  address text,
  phone text,
  email text,
  website text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  valid_from date not null default date '2000-01-01',
  valid_to date,
  archived_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  name_folded text generated always as (public.fold(name)) stored,
  search text generated always as (public.fold(code || ' ' || name || ' ' || coalesce(short_name, '') || ' ' || coalesce(electronic_code, ''))) stored,
  check (valid_to is null or valid_to >= valid_from),
  check (parent_id <> id)
);
comment on table public.agencies is
  'Departments, communes, service units, vertical and central bodies, service providers. Published address, website, email, phone: QĐ583 Điều 17.3. Nguồn: SPEC §4; QĐ583 Điều 2.';
comment on column public.agencies.valid_to is 'Last day the agency existed; its open work moves to its successors.';
comment on column public.agencies.calendar_id is 'The working calendar in which the deadlines this agency owes run.';
create index agencies_parent on public.agencies (parent_id);
create index agencies_calendar on public.agencies (calendar_id);
comment on column public.agencies.name_folded is 'The name without accents, for matching names that come from files.';
create index agencies_name_folded on public.agencies (name_folded);
create index agencies_search on public.agencies using gin (search extensions.gin_trgm_ops);

create table public.agency_successors (
  agency_id bigint not null references public.agencies (id),
  successor_id bigint not null references public.agencies (id),
  effective_on date not null,
  note text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (agency_id, successor_id),
  check (agency_id <> successor_id)
);
comment on table public.agency_successors is
  'Which agencies took over the work of an abolished one (districts on 1/7/2025). Nguồn: SPEC §4.';
create index agency_successors_successor on public.agency_successors (successor_id);

-- The tree, materialised: policies ask "is this agency below that one?" for every row.
create table private.agency_tree (
  ancestor_id bigint not null references public.agencies (id) on delete cascade,
  agency_id bigint not null references public.agencies (id) on delete cascade,
  depth integer not null,
  primary key (ancestor_id, agency_id)
);
comment on table private.agency_tree is 'Every agency with each of its ancestors and itself (depth 0); kept by trigger.';
create index agency_tree_agency on private.agency_tree (agency_id);
alter table private.agency_tree enable row level security;

create function private.tg_agencies__tree()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  -- About two hundred agencies that rarely move: rebuilding the whole tree is simpler than
  -- patching it, and cannot drift. The lock serialises two movers, who could close a loop together.
  lock table private.agency_tree in share row exclusive mode;
  if exists (
    with recursive up as (
      select a.id as start_id, a.parent_id, array[a.id] as path from public.agencies a where a.parent_id is not null
      union all
      select up.start_id, a.parent_id, up.path || a.id
      from up join public.agencies a on a.id = up.parent_id
      where not a.id = any (up.path)
    )
    select from up where up.parent_id = up.start_id
  ) then
    perform private.fail('422', 'agency.parent_loop', 'an agency cannot be its own ancestor', '{"field": "parent_id"}');
  end if;
  delete from private.agency_tree;
  insert into private.agency_tree (ancestor_id, agency_id, depth)
  with recursive down as (
    select a.id as ancestor_id, a.id as agency_id, 0 as depth from public.agencies a
    union all
    select d.ancestor_id, a.id, d.depth + 1 from down d join public.agencies a on a.parent_id = d.agency_id
  )
  select ancestor_id, agency_id, depth from down;
  return null;
end $$;
comment on function private.tg_agencies__tree() is 'Rebuilds private.agency_tree and refuses a loop.';
create trigger tg_agencies__tree_insert after insert or delete on public.agencies
  for each statement execute function private.tg_agencies__tree();
create trigger tg_agencies__tree_update after update of parent_id on public.agencies
  for each statement execute function private.tg_agencies__tree();

create trigger tg_agencies__touch before update on public.agencies
  for each row execute function private.tg_touch();
create trigger tg_agencies__audit after insert or update or delete on public.agencies
  for each row execute function private.tg_audit();
create trigger tg_agency_successors__audit after insert or update or delete on public.agency_successors
  for each row execute function private.tg_audit('agency_id');

alter table public.agencies enable row level security;
alter table public.agency_successors enable row level security;
