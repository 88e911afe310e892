-- The ground every other migration stands on: schemas, extensions, the one way to
-- raise an error, accent folding for search, and the append-only audit.

create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;
create extension if not exists btree_gist with schema extensions;

create schema if not exists sla;
comment on schema sla is 'Working time: calendars, deadline rules, clocks and the tick.';
create schema if not exists authz;
comment on schema authz is 'Who may what: roles, permissions and the functions that policies call.';
create schema if not exists bi;
comment on schema bi is 'Measures and dimensions: every number of boards, lists, reports and exports is defined here once.';
create schema if not exists private;
comment on schema private is 'Internals and secrets: no API role reads or writes here.';

-- Policies and security-invoker functions run as the caller, who must therefore be
-- able to see into sla, authz and bi; row-level security guards their tables. `private` stays closed.
grant usage on schema sla, authz, bi, extensions to anon, authenticated, service_role;
grant usage on schema private to service_role;

create function private.fail(p_status text, p_key text, p_message text, p_params jsonb default '{}')
returns void language plpgsql immutable set search_path = '' as $$
begin
  raise exception using
    errcode = 'PT' || p_status, message = p_message, hint = p_key, detail = p_params::text;
end $$;
comment on function private.fail(text, text, text, jsonb) is
  'Raises an error the API turns into HTTP status p_status (409, 422, …): message in English for logs, hint = stable key whose texts live in the console under errors.<key>, detail = JSON parameters; a parameter "field" names the form field the error belongs to.';

create function public.fold(p_text text)
returns text language sql immutable parallel safe set search_path = '' as $$
  -- unaccent() is only declared stable because its dictionary could change; naming the dictionary
  -- pins it. đ/Đ fold to d like every other accent (the stock dictionary knows them).
  select lower(extensions.unaccent('extensions.unaccent'::regdictionary, normalize(coalesce(p_text, ''), nfc)))
$$;
comment on function public.fold(text) is
  'Text as people type it in a hurry: lower case, without Vietnamese accents. Every search column holds it.';

-- Audit -----------------------------------------------------------------------------------------

create table private.audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  user_id uuid,
  staff_id bigint,
  actor_name text,
  table_name text not null,
  row_id text not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb,
  subject_type text,
  subject_id bigint
);
comment on table private.audit_log is
  'Append-only record of every change: who, when, before, after; of catalogues, rights and settings the whole row, of records the columns that changed. Written by triggers only; records have their own timeline besides. Nguồn: SPEC §12.';
comment on column private.audit_log.subject_type is 'With subject_id: the record this row is part of, e.g. the ticket of an answer.';
create index audit_log_row on private.audit_log (table_name, row_id, id);
create index audit_log_at on private.audit_log (at);
create index audit_log_subject on private.audit_log (subject_type, subject_id, id) where subject_id is not null;
alter table private.audit_log enable row level security;

create function private.tg_audit_log__append_only()
returns trigger language plpgsql set search_path = '' as $$
begin
  perform private.fail('403', 'audit.append_only', 'the audit log is append-only');
  return null;
end $$;
comment on function private.tg_audit_log__append_only() is 'Refuses every change of what the audit already holds.';
create trigger tg_audit_log__append_only before update or delete or truncate on private.audit_log
  for each statement execute function private.tg_audit_log__append_only();

create function private.tg_audit()
returns trigger language plpgsql volatile security definer set search_path = '' as $$
declare
  v_before jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) end;
  v_after jsonb := case when tg_op in ('INSERT', 'UPDATE') then to_jsonb(new) end;
  v_actor record;
begin
  if tg_op = 'UPDATE' and v_before = v_after then
    return null;
  end if;
  select s.id, s.display_name into v_actor from public.staff s where s.user_id = auth.uid();
  -- The first argument of the trigger names the key column when it is not "id".
  insert into private.audit_log (user_id, staff_id, actor_name, table_name, row_id, action, before, after)
  values (auth.uid(), v_actor.id, v_actor.display_name, tg_table_schema || '.' || tg_table_name,
    coalesce(v_after, v_before) ->> coalesce(tg_argv[0], 'id'), lower(tg_op), v_before, v_after);
  return null;
end $$;
comment on function private.tg_audit() is
  'Row trigger that writes the audit. Attach with: create trigger tg_<table>__audit after insert or update or delete … for each row execute function private.tg_audit(<key column>).';

create function private.tg_touch()
returns trigger language plpgsql set search_path = '' as $$
begin
  new.updated_at := clock_timestamp();
  return new;
end $$;
comment on function private.tg_touch() is 'Keeps updated_at.';
