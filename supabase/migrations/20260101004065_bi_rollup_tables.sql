-- Numbers kept ready. Of every ticket it is noted what it adds to the numbers (a mark), and the marks are added up in
-- cells. A change of a ticket only writes its id into a list of stale ones, in the same transaction; the worker renews
-- their marks and cells each minute. Whoever asks reads the cells, takes the marks of stale tickets off and counts these
-- anew: the answer is exact at any moment, and no two steps ever wait for each other's cell. Nguồn: docs/decisions/0023.

create table bi.ticket_marks (
  ticket_id bigint not null,
  kind text not null check (kind in ('received', 'answered', 'rated', 'week', 'month')),
  at timestamptz not null,
  day date not null,
  agency_id bigint,
  category_id bigint,
  commune_id bigint,
  channel text not null,
  priority text not null,
  level_reached text not null,
  n integer not null default 1,
  a integer not null default 0,
  b integer not null default 0,
  c integer not null default 0,
  d integer not null default 0,
  e integer not null default 0,
  f integer not null default 0,
  g integer not null default 0,
  h integer not null default 0,
  seconds bigint,
  turns_at timestamptz
);
comment on table bi.ticket_marks is
  'What each ticket adds to the numbers: its receipt, its answer, each rating, and each week and month it counts in for the overdue rate (answered in it or open at its end; the running ones as of when the mark was written). a to h are what bi.measures.rollup_n and rollup_d name; seconds: working time to the answer (answered), to the first response (received). Renewed by bi.refresh_rollup().';
comment on column bi.ticket_marks.turns_at is 'On the mark of the receipt: the next instant at which what the ticket adds to the running week and month changes by itself, since a due time passes. From then on the ticket counts as stale.';
comment on column bi.ticket_marks.day is 'The local day of the event, or the first day of the week or month.';
create index ticket_marks_ticket on bi.ticket_marks (ticket_id);
create index ticket_marks_at on bi.ticket_marks (kind, at);
create index ticket_marks_turns on bi.ticket_marks (turns_at) where turns_at is not null;

create table bi.ticket_cells (
  kind text not null,
  slice text not null,
  day date not null,
  agency_id bigint not null,
  key text not null,
  n bigint not null,
  a bigint not null,
  b bigint not null,
  c bigint not null,
  d bigint not null,
  e bigint not null,
  f bigint not null,
  g bigint not null,
  h bigint not null,
  primary key (kind, slice, day, agency_id, key)
);
comment on table bi.ticket_cells is
  'The marks added up. slice "day": by day and agency; "month:channel" and its like: by month, agency and one dimension more; "month:all": by month and agency; "day:channel": by day and that dimension for all agencies together; "day:all": by day alone. agency_id 0 = none, -1 = all.';

create table bi.stale_tickets (
  id bigint generated always as identity primary key,
  ticket_id bigint not null
);
comment on table bi.stale_tickets is 'Tickets that changed since their marks were written; a ticket may stand here several times (no unique key, so that nobody waits); 0 = all of them.';

create table bi.rollup_state (
  is_only boolean primary key default true check (is_only),
  is_built boolean not null default false,
  week_until timestamptz,
  month_until timestamptz,
  as_of timestamptz,
  built_at timestamptz,
  refreshed_at timestamptz
);
comment on table bi.rollup_state is
  'Whether the cells may be read, and up to where weeks and months are settled: what begins then is the running week or month, in the cells as of as_of. Not built = everything is counted from the rows, which is the same, only slower.';
insert into bi.rollup_state default values;

alter table bi.ticket_marks enable row level security;
alter table bi.ticket_cells enable row level security;
alter table bi.stale_tickets enable row level security;
alter table bi.rollup_state enable row level security;

create function bi.rollup_agency_ids()
returns bigint[] language plpgsql stable set search_path = '' as $$
begin
  return array(select unnest(authz.agency_ids('tickets.read')) intersect select unnest(authz.agency_ids('boards.read')));
end $$;
comment on function bi.rollup_agency_ids() is 'The agencies whose tickets a person both reads and has a board of.';

create policy "ticket_marks.read: as the tickets, by agency" on bi.ticket_marks for select to authenticated
  using ((select authz.can_all('tickets.read') and authz.can_all('boards.read')) or agency_id = any ((select bi.rollup_agency_ids())::bigint[]));
create policy "ticket_cells.read: as the tickets, by agency" on bi.ticket_cells for select to authenticated
  using ((select authz.can_all('tickets.read') and authz.can_all('boards.read')) or agency_id = any ((select bi.rollup_agency_ids())::bigint[]));
-- Ids alone: which tickets changed in the last minute.
create policy "stale_tickets.read: whoever has a board" on bi.stale_tickets for select to authenticated using ((select authz.can('boards.read')));
create policy "rollup_state.read: whoever has a board" on bi.rollup_state for select to authenticated using ((select authz.can('boards.read')));
grant select on bi.ticket_marks, bi.ticket_cells, bi.stale_tickets, bi.rollup_state to authenticated;

-- What makes a ticket stale --------------------------------------------------------------------------

create function private.tg_bi__stale()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  -- Written out by table: composed anew it would be planned anew for every statement of every step.
  if tg_table_name = 'tickets' then
    insert into bi.stale_tickets (ticket_id) select distinct r.id from changed r;
  elsif tg_table_name = 'clocks' then
    insert into bi.stale_tickets (ticket_id)
    select distinct r.subject_id from changed r where r.subject_type = 'ticket' and r.kind = 'deadline' and r.level = any (bi.handling_levels());
  elsif tg_table_name = 'ticket_events' then
    insert into bi.stale_tickets (ticket_id)
    select distinct r.ticket_id from changed r
    where r.kind in ('reopened', 'clarification_asked', 'refused', 'answered_directly', 'answered', 'relayed');
  else
    insert into bi.stale_tickets (ticket_id) select distinct r.ticket_id from changed r;
  end if;
  return null;
end $$;
comment on function private.tg_bi__stale() is 'Notes that numbers of some tickets have to be counted anew. By statement: a bulk load costs one insert.';

do $$
declare
  v_table text;
  v_event text;
begin
  foreach v_table in array '{public.tickets,sla.clocks,public.ticket_answers,public.ticket_ratings,public.ticket_events}'::text[] loop
    foreach v_event in array '{insert,update,delete}'::text[] loop
      execute format('create trigger tg_%s__stale_%s after %s on %s referencing %s table as changed for each statement execute function private.tg_bi__stale()',
        split_part(v_table, '.', 2), v_event, v_event, v_table, case v_event when 'delete' then 'old' else 'new' end);
    end loop;
  end loop;
end $$;

create function private.tg_bi__rebuild()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into bi.stale_tickets (ticket_id) values (0);
  return null;
end $$;
comment on function private.tg_bi__rebuild() is 'A calendar has changed: working times of any ticket may be others. Ticket 0 = all: until the worker has built everything anew it is counted from the rows.';
create trigger tg_calendar_blocks__rebuild after insert or update or delete on sla.calendar_blocks for each statement execute function private.tg_bi__rebuild();
create trigger tg_agencies__rebuild after update of calendar_id on public.agencies for each statement execute function private.tg_bi__rebuild();
