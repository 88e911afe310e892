-- What can be asked: datasets, what they measure, what they are split and filtered by, each described once in words and
-- once in SQL. bi_query() compiles names from here; boards, reports, charts and exports ask by name. Nguồn: SPEC §7, §8.

create table bi.datasets (
  code text primary key,
  name text not null,
  name_en text not null,
  definition text not null,
  definition_en text not null,
  permission_code text not null,
  source text not null,
  scope_agency text,
  scope_staff text[] not null default '{}',
  resource text,
  position integer not null,
  ranges text[] not null default '{}'
);
comment on table bi.datasets is
  'What numbers are counted from: a view of schema bi with one row a record, read under the reader''s rights. Nguồn: SPEC §7, §8.';
comment on column bi.datasets.permission_code is 'Who may ask. Whose rows then count is decided by row-level security and, where the columns below say so, by the agencies this right is held for.';
comment on column bi.datasets.scope_agency is 'Whoever holds the right for their own agencies only counts rows with one of them in this column, or themselves in one of scope_staff: SPEC §1 gives an operator every ticket to read, but boards of their own work.';
comment on column bi.datasets.resource is 'The list that shows the rows.';
comment on column bi.datasets.ranges is 'Columns of time that rows may be narrowed by, whatever time a measure counts by ("within" of a query).';
alter table bi.datasets enable row level security;
create policy "datasets.read: signed-in staff" on bi.datasets for select to authenticated using ((select authz.person()) is not null);
grant select on bi.datasets to authenticated;

create table bi.measures (
  dataset_code text not null references bi.datasets (code),
  code text not null check (code ~ '^[a-z][a-z0-9_]*$'),
  name text not null,
  name_en text not null,
  unit text not null,
  unit_en text not null,
  format text not null default 'number' check (format in ('number', 'percent', 'seconds', 'minutes', 'score')),
  better text check (better in ('higher', 'lower')),
  definition text not null,
  definition_en text not null,
  citation text not null,
  source text check (source in ('event', 'state', 'period')),
  time_column text,
  condition text,
  numerator text,
  denominator text,
  part_format text not null default 'number' check (part_format in ('number', 'seconds')),
  is_additive boolean not null default true,
  list_filter jsonb,
  target text,
  rollup text check (rollup in ('received', 'answered', 'rated', 'period', 'marks')),
  rollup_n text,
  rollup_d text,
  position integer not null,
  primary key (dataset_code, code),
  check ((source = 'event') = (time_column is not null) or source is null),
  check ((source is null) = (numerator is null))
);
comment on table bi.measures is
  'What each number means, in words a reader can check (shown beside every chart) and in SQL over the rows t of its dataset. Nguồn: SPEC §7, §8.';
comment on column bi.measures.source is
  'event = rows whose time_column lies in the period; state = rows as they stand now, whatever the period; period = bi.overdue_facts(), which looks at a ticket''s clocks as of the end of the period (rows o); null = words only, shown by a screen that counts otherwise.';
comment on column bi.measures.format is 'seconds = working seconds, written in hours; minutes = seconds by the clock on the wall, written in minutes.';
comment on column bi.measures.condition is 'Rows that are looked at all; measures with the same time and condition are counted in one reading.';
comment on column bi.measures.denominator is 'With it the measure is numerator / denominator: kept apart so that a total is computed and not added up.';
comment on column bi.measures.part_format is 'What numerator and denominator are: numbers of something, or working seconds.';
comment on column bi.measures.is_additive is 'May be added up over the values of a dimension; a total is computed in any case.';
comment on column bi.measures.rollup is 'The kind of bi.ticket_cells that has it ready, with the columns for numerator and denominator (null = from the rows only); marks = from bi.ticket_marks, since it cannot be added up.';
comment on column bi.measures.target is 'Its code in public.kpi_targets where that is another than its own.';
comment on column bi.measures.list_filter is 'The filter of the list that shows the counted rows: {key: values}; "$from" and "$to" stand for the ends of the period.';
alter table bi.measures enable row level security;
create policy "measures.read: signed-in staff" on bi.measures for select to authenticated using ((select authz.person()) is not null);
grant select on bi.measures to authenticated;

create table bi.dimensions (
  code text primary key check (code ~ '^[a-z][a-z0-9_]*$'),
  name text not null,
  name_en text not null,
  type text not null check (type in ('time', 'bigint', 'text', 'boolean')),
  labels text not null check (labels in ('time', 'agency', 'category', 'rule', 'value', 'column')),
  position integer not null
);
comment on table bi.dimensions is 'What numbers can be split and filtered by. Nguồn: SPEC §8.';
comment on column bi.dimensions.labels is 'Where the name of a key stands: agencies, categories, rules, bi.dimension_values, or a column of the rows themselves (people, whose table few may read).';
alter table bi.dimensions enable row level security;
create policy "dimensions.read: signed-in staff" on bi.dimensions for select to authenticated using ((select authz.person()) is not null);
grant select on bi.dimensions to authenticated;

create table bi.dimension_values (
  dimension_code text not null references bi.dimensions (code),
  value text not null,
  name text not null,
  name_en text not null,
  position integer not null,
  primary key (dimension_code, value)
);
comment on table bi.dimension_values is 'The values of dimensions that have a fixed list, with their names.';
alter table bi.dimension_values enable row level security;
create policy "dimension_values.read: signed-in staff" on bi.dimension_values for select to authenticated using ((select authz.person()) is not null);
grant select on bi.dimension_values to authenticated;

create table bi.dataset_dimensions (
  dataset_code text not null references bi.datasets (code),
  dimension_code text not null references bi.dimensions (code),
  column_name text,
  filter_column text,
  below text check (below in ('agency', 'category')),
  label_column text,
  filter_key text,
  list_column text,
  primary key (dataset_code, dimension_code),
  unique (dataset_code, filter_key)
);
create index dataset_dimensions_dimension on bi.dataset_dimensions (dimension_code);
comment on table bi.dataset_dimensions is
  'Which dimensions a dataset has: the column that rows are grouped by, the one a filter looks at (the same unless named), and the key and column by which the list shows the same rows.';
comment on column bi.dataset_dimensions.below is 'A filter takes in what lies below the named value in this tree.';
alter table bi.dataset_dimensions enable row level security;
create policy "dataset_dimensions.read: signed-in staff" on bi.dataset_dimensions for select to authenticated using ((select authz.person()) is not null);
grant select on bi.dataset_dimensions to authenticated;

create view public.measures with (security_invoker = true) as
  select dataset_code, code, name, name_en, unit, unit_en, format, better, definition, definition_en, citation, is_additive, position from bi.measures;
comment on view public.measures is 'The definitions of the numbers, for the explanation beside each chart.';
create view public.dimensions with (security_invoker = true) as
  select x.dataset_code, d.code, d.name, d.name_en, x.filter_key, x.list_column, d.position
  from bi.dataset_dimensions x join bi.dimensions d on d.code = x.dimension_code;
comment on view public.dimensions is 'What the numbers of each dataset can be split and filtered by.';

create table bi.agency_places (
  agency_id bigint primary key references public.agencies (id) on delete cascade,
  top_id bigint not null references public.agencies (id) on delete cascade,
  kind text not null,
  calendar_id text not null
);
create index agency_places_top on bi.agency_places (top_id);
comment on table bi.agency_places is
  'Of each agency the one under which its numbers are gathered (the highest below the city itself), with its kind and calendar; kept by trigger, since every row that is counted asks for it.';
alter table bi.agency_places enable row level security;
create policy "agency_places.read: all staff" on bi.agency_places for select to authenticated using ((select authz.can('agencies.read')));
grant select on bi.agency_places to authenticated;

create function private.tg_agencies__places()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  with recursive up as (
    select a.id as agency_id, a.id as top_id, a.parent_id, 0 as depth from public.agencies a
    union all
    select u.agency_id, p.id, p.parent_id, u.depth + 1 from up u join public.agencies p on p.id = u.parent_id
    where p.kind <> 'city' and u.depth < 20
  )
  insert into bi.agency_places as x (agency_id, top_id, kind, calendar_id)
  select distinct on (u.agency_id) u.agency_id, u.top_id, a.kind, a.calendar_id
  from up u join public.agencies a on a.id = u.agency_id
  order by u.agency_id, u.depth desc
  on conflict (agency_id) do update set top_id = excluded.top_id, kind = excluded.kind, calendar_id = excluded.calendar_id
    where (x.top_id, x.kind, x.calendar_id) is distinct from (excluded.top_id, excluded.kind, excluded.calendar_id);
  return null;
end $$;
comment on function private.tg_agencies__places() is 'Keeps bi.agency_places.';
create trigger tg_agencies__places after insert or update of parent_id, kind, calendar_id on public.agencies
  for each statement execute function private.tg_agencies__places();

create function bi.timeliness(p_result_at timestamptz, p_due_at timestamptz)
returns text language sql immutable set search_path = '' as $$
  select case when p_result_at is null then null when p_result_at > p_due_at then 'late'
    when p_result_at < p_due_at - interval '1 day' and (p_result_at at time zone 'Asia/Ho_Chi_Minh')::date < (p_due_at at time zone 'Asia/Ho_Chi_Minh')::date then 'early'
    else 'on_time' end
$$;
comment on function bi.timeliness(timestamptz, timestamptz) is
  'A result against the limit of its procedure: early (by a day or more), on_time, late; null = no result yet. One reading for the list and the numbers. Nguồn: QĐ2926 Điều 36.1.';

create function bi.refuse(p_status text, p_key text, p_message text, p_params jsonb default '{}')
returns void language plpgsql immutable set search_path = '' as $$
begin
  raise exception using errcode = 'PT' || p_status, message = p_message, hint = p_key, detail = p_params::text;
end $$;
comment on function bi.refuse(text, text, text, jsonb) is 'private.fail() for functions that run as the caller, to whom schema private is closed.';
