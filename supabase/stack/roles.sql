-- Makes an empty PostgreSQL look as a hosted Supabase project does before its first migration:
-- the API roles, the owner `postgres` that is no superuser, the schema for extensions, the default grants.
-- Runs as the superuser at every start; every statement may be repeated. :owner_password is put in by the caller.

do $$
begin
  if not exists (select from pg_roles where rolname = 'postgres') then
    create role postgres login createdb createrole replication bypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'anon') then
    create role anon nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then
    create role authenticated nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'service_role') then
    create role service_role nologin noinherit bypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'authenticator') then
    create role authenticator nologin noinherit;
  end if;
end
$$;

alter role postgres password :owner_password;
alter role postgres set search_path = "$user", public, extensions;
grant anon, authenticated, service_role to postgres with admin option;
grant anon, authenticated, service_role to authenticator;
-- Hosted Supabase lets its owner read server activity; tests of lock waits and the alarm view need it here too.
grant pg_monitor, pg_signal_backend to postgres;

alter database postgres owner to postgres;
alter schema public owner to postgres;
revoke create on schema public from public;
grant usage on schema public to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on functions to anon, authenticated, service_role;

create schema if not exists extensions authorization postgres;
grant usage on schema extensions to anon, authenticated, service_role;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;
create extension if not exists pg_stat_statements with schema extensions;
