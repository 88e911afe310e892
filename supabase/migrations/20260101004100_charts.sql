-- Charts that people make for themselves, and boards of them. A chart is a question (what bi_query() takes), never an
-- answer: whoever opens it gets their own numbers, so sharing one shows nobody more than they may see.

create table public.charts (
  id bigint generated always as identity primary key,
  staff_id bigint not null default authz.person() references public.staff (id) on delete cascade,
  name text collate "vi-x-icu" not null check (length(trim(name)) between 1 and 120),
  note text check (length(note) <= 500),
  query jsonb not null check (jsonb_typeof(query) = 'object' and query ? 'dataset' and query ? 'measures' and octet_length(query::text) <= 8000),
  look text not null check (look in ('lying', 'bar', 'stacked', 'line', 'pie', 'heatmap', 'number', 'table', 'map')),
  period text not null default 'last_12_months' check (period in (
    'today', 'yesterday', 'this_week', 'last_week', 'this_month', 'last_month', 'this_quarter', 'last_quarter', 'this_year', 'last_year',
    'last_7_days', 'last_30_days', 'last_90_days', 'last_12_weeks', 'last_12_months', 'last_24_months')),
  shared_role_code text references authz.roles (code),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
comment on table public.charts is
  'A chart of one''s own: the query as bi_query() takes it, without its period, how it is drawn, and over which period when no board says so. Read by its owner, by everyone of the role it is shared with, and by whoever may see a board it stands on. Nguồn: SPEC §8.';
comment on column public.charts.period is 'Relative to today, so that a chart stays current: resolved by bi.resolve_period() and by the console alike.';
create index charts_staff on public.charts (staff_id);
create index charts_shared on public.charts (shared_role_code);

create table public.boards (
  id bigint generated always as identity primary key,
  staff_id bigint not null default authz.person() references public.staff (id) on delete cascade,
  name text collate "vi-x-icu" not null check (length(trim(name)) between 1 and 120),
  period text check (period in (
    'today', 'yesterday', 'this_week', 'last_week', 'this_month', 'last_month', 'this_quarter', 'last_quarter', 'this_year', 'last_year',
    'last_7_days', 'last_30_days', 'last_90_days', 'last_12_weeks', 'last_12_months', 'last_24_months')),
  shared_role_code text references authz.roles (code),
  version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
comment on table public.boards is
  'A board of one''s own, or shared with everyone of a role: they see it with their own numbers, its owner alone arranges it. Nguồn: SPEC §8.';
comment on column public.boards.period is 'The period the board opens with; without one each chart keeps its own.';
comment on column public.boards.version is 'Counts the arrangements, so that two windows do not undo each other.';
create index boards_staff on public.boards (staff_id);
create index boards_shared on public.boards (shared_role_code);

create table public.board_tiles (
  id bigint generated always as identity primary key,
  board_id bigint not null references public.boards (id) on delete cascade,
  kind text not null check (kind in ('chart', 'alerts')),
  chart_id bigint references public.charts (id) on delete cascade,
  position integer not null,
  width integer not null check (width between 3 and 12),
  height integer not null check (height between 1 and 6),
  unique (board_id, position),
  check ((kind = 'chart') = (chart_id is not null))
);
comment on table public.board_tiles is
  'What stands on a board, in reading order; the grid of twelve columns flows, so that tiles never overlap and a telephone shows them one below the other. Written by save_board_tiles() and add_board_tile() only.';
comment on column public.board_tiles.width is 'Columns of twelve.';
comment on column public.board_tiles.height is 'Rows of the grid.';
create index board_tiles_chart on public.board_tiles (chart_id);

create trigger tg_charts__touch before update on public.charts for each row execute function private.tg_touch();
create trigger tg_charts__audit after insert or update or delete on public.charts for each row execute function private.tg_audit();
create trigger tg_boards__touch before update on public.boards for each row execute function private.tg_touch();
create trigger tg_boards__audit after insert or update or delete on public.boards for each row execute function private.tg_audit();

alter table public.charts enable row level security;
alter table public.boards enable row level security;
alter table public.board_tiles enable row level security;

create function authz.role_codes()
returns text[] language plpgsql stable security definer set search_path = '' as $$
begin
  return (select coalesce(array_agg(distinct sr.role_code), '{}') from public.staff_roles sr where sr.staff_id = authz.person());
end $$;
comment on function authz.role_codes() is 'The roles the person holds themselves: what is shared with a role is shared with them.';

create policy "boards.read: own or shared with one's role" on public.boards for select to authenticated
  using ((select authz.can('charts.build')) and (staff_id = (select authz.person()) or shared_role_code = any ((select authz.role_codes())::text[])));
create policy "boards.insert: own" on public.boards for insert to authenticated
  with check ((select authz.can('charts.build')) and staff_id = (select authz.person()));
create policy "boards.update: own" on public.boards for update to authenticated
  using (staff_id = (select authz.person())) with check ((select authz.can('charts.build')) and staff_id = (select authz.person()));
create policy "boards.delete: own" on public.boards for delete to authenticated
  using ((select authz.can('charts.build')) and staff_id = (select authz.person()));

create policy "board_tiles.read: with the board" on public.board_tiles for select to authenticated
  using (exists (select from public.boards b where b.id = board_id));

create policy "charts.read: own, shared with one's role, or on a board one sees" on public.charts for select to authenticated
  using ((select authz.can('charts.build')) and (staff_id = (select authz.person()) or shared_role_code = any ((select authz.role_codes())::text[])
    or exists (select from public.board_tiles t where t.chart_id = charts.id)));
create policy "charts.insert: own" on public.charts for insert to authenticated
  with check ((select authz.can('charts.build')) and staff_id = (select authz.person()));
create policy "charts.update: own" on public.charts for update to authenticated
  using (staff_id = (select authz.person())) with check ((select authz.can('charts.build')) and staff_id = (select authz.person()));
create policy "charts.delete: own" on public.charts for delete to authenticated
  using ((select authz.can('charts.build')) and staff_id = (select authz.person()));

-- Arranging -----------------------------------------------------------------------------------------

create function private.readable_charts(p_person_id bigint, p_role_codes text[])
returns setof bigint language sql stable set search_path = '' as $$
  select c.id from public.charts c
  where c.staff_id = p_person_id or c.shared_role_code = any (p_role_codes)
    or exists (
      select from public.board_tiles t join public.boards b on b.id = t.board_id
      where t.chart_id = c.id and (b.staff_id = p_person_id or b.shared_role_code = any (p_role_codes)))
$$;
comment on function private.readable_charts(bigint, text[]) is
  'The charts a person may read, as the policy on public.charts says it. A tile makes its chart readable to whoever sees the board, so only a chart that is readable already may be put on one.';

create function private.save_board_tiles(p_actor_id bigint, p_board_id bigint, p_version integer, p_tiles jsonb)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  v_board public.boards;
  v_tile jsonb;
  v_position integer := 0;
begin
  select b.* into v_board from public.boards b where b.id = p_board_id and b.staff_id = p_actor_id for update;
  if v_board.id is null then
    perform private.fail('404', 'board.not_found', 'no such board of this person');
  elsif p_version is distinct from v_board.version then
    perform private.fail('409', 'board.changed_meanwhile', 'the board was arranged elsewhere', jsonb_build_object('version', v_board.version));
  elsif jsonb_typeof(p_tiles) is distinct from 'array' then
    perform private.fail('422', 'invalid_value', 'tiles is not a list', '{"field": "tiles"}');
  elsif jsonb_array_length(p_tiles) > 24 then
    perform private.fail('422', 'board.too_many_tiles', 'more than 24 tiles', '{"field": "tiles", "most": 24}');
  end if;
  if exists (
    select from jsonb_array_elements(p_tiles) t
    where t ->> 'kind' = 'chart' and (t ->> 'chart_id')::bigint not in (
      select r from private.readable_charts(p_actor_id, (select array_agg(sr.role_code) from public.staff_roles sr where sr.staff_id = p_actor_id)) r)
  ) then
    perform private.fail('404', 'chart.not_found', 'a chart this person cannot read', '{"field": "tiles"}');
  end if;
  delete from public.board_tiles t where t.board_id = p_board_id;
  for v_tile in select jsonb_array_elements(p_tiles) loop
    v_position := v_position + 1;
    insert into public.board_tiles (board_id, kind, chart_id, position, width, height)
    values (p_board_id, v_tile ->> 'kind', (v_tile ->> 'chart_id')::bigint, v_position,
      least(greatest((v_tile ->> 'width')::integer, 3), 12), least(greatest((v_tile ->> 'height')::integer, 1), 6));
  end loop;
  update public.boards b set version = b.version + 1 where b.id = p_board_id;
  return p_version + 1;
exception when data_exception or check_violation or not_null_violation then
  perform private.fail('422', 'invalid_value', 'not a tile: ' || sqlerrm, '{"field": "tiles"}');
end $$;
comment on function private.save_board_tiles(bigint, bigint, integer, jsonb) is
  'Replaces what stands on a board of this person by the list given, in its order: {kind, chart_id, width, height}.';

create function public.save_board_tiles(p_board_id bigint, p_version integer, p_tiles jsonb)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('charts.build');
begin
  return private.save_board_tiles(v_actor_id, p_board_id, p_version, p_tiles);
end $$;
comment on function public.save_board_tiles(bigint, integer, jsonb) is
  'Arranges one''s own board: its tiles in reading order with their sizes; returns the board''s new version. Refused when it was arranged elsewhere meanwhile.';

create function public.add_board_tile(p_board_id bigint, p_kind text, p_chart_id bigint default null, p_width integer default 6, p_height integer default 3)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('charts.build');
  v_version integer;
  v_tiles jsonb;
begin
  select b.version into v_version from public.boards b where b.id = p_board_id for update;
  select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'chart_id', t.chart_id, 'width', t.width, 'height', t.height) order by t.position), '[]')
  into v_tiles from public.board_tiles t where t.board_id = p_board_id;
  return private.save_board_tiles(v_actor_id, p_board_id, v_version,
    v_tiles || jsonb_build_object('kind', p_kind, 'chart_id', p_chart_id, 'width', p_width, 'height', p_height));
end $$;
comment on function public.add_board_tile(bigint, text, bigint, integer, integer) is 'Puts one more tile at the end of one''s own board; returns the board''s new version.';
