-- What signs and what opens doors: keys the database makes for itself (rating links, room tokens) and passwords of
-- outside services. Nothing here is ever shown to an API role; settings keep what may be seen.

create table private.secrets (
  name text primary key,
  value text not null,
  updated_at timestamptz not null default clock_timestamp()
);
comment on table private.secrets is
  'Keys and passwords. No API role reads this table, no function returns a value of it. Nguồn: SPEC §1 (settings / secrets), §12.';
alter table private.secrets enable row level security;

create function private.signing_key(p_name text)
returns text language plpgsql volatile security definer set search_path = '' as $$
begin
  -- Made at first use, of 256 random bits: two who need it at once agree on the first one's.
  insert into private.secrets (name, value) values (p_name, encode(extensions.gen_random_bytes(32), 'hex')) on conflict (name) do nothing;
  return (select s.value from private.secrets s where s.name = p_name);
end $$;
comment on function private.signing_key(text) is 'The key of this name, made at first use; for functions that sign, never for an answer.';
revoke execute on function private.signing_key(text) from public;
