-- What people without a login stand on: addresses they are sent to, how often they may ask, and the sign of a paper
-- they hold (a rating link, permission to upload). What they may do follows in the next migrations.

-- Addresses ----------------------------------------------------------------------------------------

create function private.signature(p_purpose text, p_text text)
returns text language sql volatile set search_path = '' as $$
  select left(encode(extensions.hmac(p_text, private.signing_key(p_purpose), 'sha256'), 'hex'), 32)
$$;
comment on function private.signature(text, text) is
  'What this database alone can write under a text: 128 bits of an HMAC, in hexadecimal, so that a link fits into an SMS.';
revoke execute on function private.signature(text, text) from public;

create function private.rating_path(p_answer_id bigint)
returns text language sql volatile set search_path = '' as $$
  select format('/danh-gia/%s-%s', p_answer_id, private.signature('rating_links', p_answer_id::text))
$$;
comment on function private.rating_path(bigint) is
  'The address (without host) at which the citizen rates this answer. Nobody can make one up, and it serves this answer alone. Nguồn: QĐ583 Điều 11.2.';

create function private.lookup_path(p_ticket_id bigint)
returns text language sql stable set search_path = '' as $$
  select '/cong-dan/tra-cuu?ma=' || t.code from public.tickets t where t.id = p_ticket_id
$$;
comment on function private.lookup_path(bigint) is
  'The address (without host) at which the citizen looks the ticket up; the telephone number is asked there. Nguồn: QĐ583 Điều 11.1.';

create function private.is_same_text(p_a text, p_b text)
returns boolean language sql immutable parallel safe set search_path = '' as $$
  -- Digests are compared, so that the time it takes tells nothing about where two signatures part.
  select coalesce(extensions.digest(p_a, 'sha256') = extensions.digest(p_b, 'sha256'), false)
$$;
comment on function private.is_same_text(text, text) is 'Whether two signatures are the same, in a time that does not tell how much of them is.';

-- How often ----------------------------------------------------------------------------------------

create unlogged table private.request_counts (
  bucket text not null,
  window_starts_at timestamptz not null,
  count integer not null default 0,
  primary key (bucket, window_starts_at)
);
comment on table private.request_counts is
  'How often somebody without a login asked for something within a window. The bucket is a keyed digest: it holds neither a telephone number nor a network address. Nguồn: SPEC §11.';
create index request_counts_window on private.request_counts (window_starts_at);
alter table private.request_counts enable row level security;

create function private.client_address()
returns text language sql stable set search_path = '' as $$
  -- A header is only worth what the server in front makes of it, so the setting names the one it writes itself. The last
  -- entry of x-forwarded-for is the nearest proxy's; what stands before it is whatever the caller claimed.
  select coalesce(nullif(trim(h ->> coalesce(private.setting('public.address_header') #>> '{}', 'x-real-ip')), ''),
    nullif(trim(split_part(h ->> 'x-forwarded-for', ',', -1)), ''), 'unknown')
  from (select nullif(current_setting('request.headers', true), '')::jsonb as h) as headers
$$;
comment on function private.client_address() is
  'The network address a request came from, as the server in front saw it (the embedded one overwrites what the caller claims); "unknown" outside a request.';

create function private.limit_of(p_key text, p_default integer)
returns integer language sql stable set search_path = '' as $$
  select case when private.setting(p_key) #>> '{}' ~ '^[0-9]{1,6}$' then (private.setting(p_key) #>> '{}')::integer else p_default end
$$;
comment on function private.limit_of(text, integer) is 'A limit of the settings; its default when somebody wrote no number there.';

create function private.count_request(p_now timestamptz, p_what text, p_who text, p_max integer, p_seconds integer default 3600)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_window timestamptz := to_timestamp(floor(extract(epoch from p_now) / p_seconds) * p_seconds);
  v_count integer;
begin
  insert into private.request_counts as c (bucket, window_starts_at, count)
  values (p_what || ':' || private.signature('rate_limits', coalesce(p_who, '')), v_window, 1)
  on conflict (bucket, window_starts_at) do update set count = c.count + 1
  returning c.count into v_count;
  if v_count > p_max then
    perform private.fail('429', 'public.too_many', 'too many requests: ' || p_what,
      jsonb_build_object('seconds', greatest(1, ceil(extract(epoch from v_window + make_interval(secs => p_seconds) - p_now)))));
  elsif v_count = 1 then
    -- Whoever comes first in a window sweeps: the table holds a day at most, with or without a worker.
    -- What somebody is just counting stays for the next one: nobody waits for a sweep, and no two wait for each other.
    delete from private.request_counts c
    using (select o.bucket, o.window_starts_at from private.request_counts o where o.window_starts_at < p_now - interval '1 day' for update skip locked) old
    where c.bucket = old.bucket and c.window_starts_at = old.window_starts_at;
  end if;
end $$;
comment on function private.count_request(timestamptz, text, text, integer, integer) is
  'Counts one request of somebody for something and refuses it (429, seconds to wait) beyond the limit of the window. Nguồn: SPEC §11.';

create function private.require_quota(p_now timestamptz, p_what text, p_who text default null)
returns void language plpgsql volatile set search_path = '' as $$
begin
  -- Who, then from where, then all together: the row all share is locked last and shortest.
  case p_what
    when 'send' then
      perform private.count_request(p_now, 'send by phone', p_who, private.limit_of('public.sends_per_phone', 5));
      perform private.count_request(p_now, 'send by address', private.client_address(), private.limit_of('public.sends_per_address', 60));
      perform private.count_request(p_now, 'send', '', private.limit_of('public.sends_in_all', 2000));
    when 'lookup' then
      perform private.count_request(p_now, 'lookup by address', private.client_address(), private.limit_of('public.lookups_per_address', 200));
      perform private.count_request(p_now, 'lookup', '', private.limit_of('public.lookups_in_all', 20000));
    when 'read' then
      perform private.count_request(p_now, 'read by address', private.client_address(), private.limit_of('public.reads_per_address', 10000));
  end case;
end $$;
comment on function private.require_quota(timestamptz, text, text) is
  'The limits of the public pages, an hour each: sending (per telephone number, per network address, in all), looking up and reading. Nguồn: SPEC §11.';
