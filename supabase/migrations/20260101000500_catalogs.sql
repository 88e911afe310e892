-- Small tables that people edit: categories, canned answers, saved views, settings. Plain resources:
-- the API writes them directly under these policies.

create table public.categories (
  id bigint generated always as identity primary key,
  code text not null unique,
  parent_id bigint references public.categories (id),
  name text collate "vi-x-icu" not null,
  name_en text,
  description text,
  keywords text,
  suggested_agency_id bigint references public.agencies (id),
  suggests_commune boolean not null default false,
  default_priority text not null default 'normal' check (default_priority in ('normal', 'urgent')),
  position integer not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  name_folded text generated always as (public.fold(name)) stored,
  search text generated always as (public.fold(code || ' ' || name || ' ' || coalesce(keywords, ''))) stored,
  check (parent_id <> id)
);
comment on table public.categories is
  'The five content fields (top level) and their sub-categories, each suggesting who answers. Nguồn: QĐ583 Điều 5.';
comment on column public.categories.suggests_commune is 'Suggest the commune of the ticket''s location instead of a fixed agency.';
comment on column public.categories.name_folded is 'The name without accents, for matching names that come from files.';
create index categories_name_folded on public.categories (name_folded);
create index categories_parent on public.categories (parent_id);
create index categories_suggested_agency on public.categories (suggested_agency_id);

create table public.canned_answers (
  id bigint generated always as identity primary key,
  code text not null unique,
  title text collate "vi-x-icu" not null,
  purpose text not null check (purpose in ('clarification', 'refusal', 'direct_answer', 'transfer', 'answer', 'relay', 'return')),
  category_id bigint references public.categories (id),
  body text not null,
  archived_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  search text generated always as (public.fold(code || ' ' || title || ' ' || body)) stored
);
comment on table public.canned_answers is
  'Texts ready to use, with variables in double braces ({{citizen_name}}, {{ticket_code}}, {{agency_name}}, {{due_at}}). Nguồn: QĐ583 Điều 9.1.';
create index canned_answers_category on public.canned_answers (category_id);

create table public.saved_views (
  id bigint generated always as identity primary key,
  staff_id bigint not null default authz.person() references public.staff (id) on delete cascade,
  resource text not null,
  name text not null check (length(trim(name)) between 1 and 80),
  params jsonb not null default '{}',
  shared_role_code text references authz.roles (code),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (staff_id, resource, name)
);
comment on table public.saved_views is
  'A list''s filters, sort and columns under a name: the owner''s own, or shared with everyone of a role.';
create index saved_views_shared on public.saved_views (shared_role_code);

create table public.settings (
  key text primary key,
  value jsonb not null,
  name text not null,
  description text not null,
  updated_at timestamptz not null default clock_timestamp()
);
comment on table public.settings is 'Choices the office may change; no secrets (those live in private). Reference rows say what each means.';

create function private.setting(p_key text)
returns jsonb language sql stable security definer set search_path = '' as $$
  select s.value from public.settings s where s.key = p_key
$$;
comment on function private.setting(text) is 'The value of a setting; null when there is none.';

create trigger tg_categories__touch before update on public.categories for each row execute function private.tg_touch();
create trigger tg_categories__audit after insert or update or delete on public.categories for each row execute function private.tg_audit();
create trigger tg_canned_answers__touch before update on public.canned_answers for each row execute function private.tg_touch();
create trigger tg_canned_answers__audit after insert or update or delete on public.canned_answers for each row execute function private.tg_audit();
create trigger tg_saved_views__touch before update on public.saved_views for each row execute function private.tg_touch();
create trigger tg_settings__touch before update on public.settings for each row execute function private.tg_touch();
create trigger tg_settings__audit after insert or update or delete on public.settings for each row execute function private.tg_audit('key');

alter table public.categories enable row level security;
alter table public.canned_answers enable row level security;
alter table public.saved_views enable row level security;
alter table public.settings enable row level security;

create policy "categories.read: all staff" on public.categories for select to authenticated using ((select authz.can('catalogs.read')));
create policy "categories.insert: editors" on public.categories for insert to authenticated with check ((select authz.can_all('categories.edit')));
create policy "categories.update: editors" on public.categories for update to authenticated
  using ((select authz.can_all('categories.edit'))) with check ((select authz.can_all('categories.edit')));
create policy "canned_answers.read: all staff" on public.canned_answers for select to authenticated using ((select authz.can('catalogs.read')));
create policy "canned_answers.insert: editors" on public.canned_answers for insert to authenticated with check ((select authz.can_all('templates.edit')));
create policy "canned_answers.update: editors" on public.canned_answers for update to authenticated
  using ((select authz.can_all('templates.edit'))) with check ((select authz.can_all('templates.edit')));
-- No delete policies: what was once used is archived.

create policy "saved_views.read: own or shared with one's role" on public.saved_views for select to authenticated
  using (staff_id = (select authz.person())
    or shared_role_code in (select sr.role_code from public.staff_roles sr where sr.staff_id = (select authz.person())));
-- Shared with a role one holds; whoever works for the whole office shares with any.
create policy "saved_views.insert: own" on public.saved_views for insert to authenticated
  with check (staff_id = (select authz.person())
    and (shared_role_code is null or (select authz.can('tickets.supervise')) or (select authz.can('staff.edit'))
      or shared_role_code in (select sr.role_code from public.staff_roles sr where sr.staff_id = (select authz.person()))));
create policy "saved_views.update: own" on public.saved_views for update to authenticated
  using (staff_id = (select authz.person()))
  with check (staff_id = (select authz.person())
    and (shared_role_code is null or (select authz.can('tickets.supervise')) or (select authz.can('staff.edit'))
      or shared_role_code in (select sr.role_code from public.staff_roles sr where sr.staff_id = (select authz.person()))));
create policy "saved_views.delete: own" on public.saved_views for delete to authenticated using (staff_id = (select authz.person()));

create policy "settings.read: editors" on public.settings for select to authenticated using ((select authz.can_all('settings.edit')));
create policy "settings.update: editors" on public.settings for update to authenticated
  using ((select authz.can_all('settings.edit'))) with check ((select authz.can_all('settings.edit')));
