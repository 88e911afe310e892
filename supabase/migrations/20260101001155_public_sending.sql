-- A citizen sends a report or petition on the public page: choices to pick from, the ticket with its receipt, the files.

create table private.website_tickets (
  ticket_id bigint primary key references public.tickets (id) on delete cascade,
  consented_at timestamptz not null,
  language text not null check (language in ('vi', 'en'))
);
comment on table private.website_tickets is
  'That and when the sender agreed to the use of their data as the page told them (in this language). Nguồn: QĐ583 Điều 12; Nghị định 13/2023/NĐ-CP Điều 11.';
alter table private.website_tickets enable row level security;

create function public.public_choices()
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_quota(clock_timestamp(), 'read');
  return jsonb_build_object(
    'categories', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'name_en', c.name_en, 'parent_id', c.parent_id, 'keywords', c.keywords)
        order by c.position, c.id), '[]')
      from public.categories c where c.archived_at is null),
    'communes', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', coalesce(a.short_name, a.name)) order by a.name), '[]')
      from public.agencies a where a.kind = 'commune' and a.archived_at is null and a.valid_to is null),
    'max_files', private.limit_of('public.max_files', 5));
end $$;
comment on function public.public_choices() is
  'What the public form offers: categories, the 114 communes, how many files (of what kind and size: attachment_types()). Nguồn: QĐ583 Điều 5, 7.3.';

-- Files --------------------------------------------------------------------------------------------

create function private.upload_token(p_ticket_id bigint, p_expires_at timestamptz)
returns text language sql volatile set search_path = '' as $$
  select format('%s/%s%s', p_ticket_id, e, private.signature('upload_tokens', p_ticket_id || ':' || e))
  from (select lpad(to_hex(extract(epoch from p_expires_at)::bigint), 8, '0') as e) as expiry
$$;
comment on function private.upload_token(bigint, timestamptz) is
  'Permission to add files to one ticket until then: <ticket id>/<expiry><signature>. It is the beginning of the files'' path in storage (tickets/<token>-<number>), so that storage itself can check it.';

create function private.ticket_of_upload(p_token text, p_now timestamptz)
returns bigint language plpgsql volatile set search_path = '' as $$
declare v_id text := split_part(p_token, '/', 1); v_expiry text := left(split_part(p_token, '/', 2), 8);
begin
  if p_token is null or p_token !~ '^[1-9][0-9]{0,17}/[0-9a-f]{40}$'
    or not private.is_same_text(p_token, format('%s/%s%s', v_id, v_expiry, private.signature('upload_tokens', v_id || ':' || v_expiry)))
    or to_timestamp(('x' || v_expiry)::bit(32)::bigint) < p_now then
    return null;
  end if;
  return v_id::bigint;
end $$;
comment on function private.ticket_of_upload(text, timestamptz) is 'The ticket a permission to upload is for; null when it is forged or has run out.';

create function authz.may_send_file(p_storage_path text)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare v_parts text[] := regexp_match(p_storage_path, '^tickets/([0-9]{1,18}/[0-9a-f]{40})-([1-9][0-9]?)$');
begin
  -- Twice as many places as files: one whose transfer broke off is sent again to the next.
  return v_parts is not null and v_parts[2]::integer <= private.limit_of('public.max_files', 5) * 2
    and private.ticket_of_upload(v_parts[1], clock_timestamp()) is not null;
end $$;
comment on function authz.may_send_file(text) is
  'Whether somebody without a login may upload to this path of the bucket "attachments": it begins with a permission that holds, and its number is one of the few.';

create function private.attach_sent_file(p_now timestamptz, p_token text, p_number integer, p_file_name text, p_media_type text, p_byte_size bigint)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_path text := format('tickets/%s-%s', p_token, p_number);
  v_ticket public.tickets;
  v_max integer := private.limit_of('public.max_files', 5);
begin
  select * into v_ticket from public.tickets t where t.id = private.ticket_of_upload(p_token, p_now) for update;
  if not found or p_number is null then
    perform private.fail('409', 'public.upload_over', 'the permission to upload is forged or has run out');
  elsif private.check_attachment(p_file_name, p_media_type, p_byte_size) = 'document' then
    perform private.fail('422', 'attachment.type_refused', 'pictures, film and sound only',
      jsonb_build_object('field', 'media_type', 'media_type', p_media_type, 'name', private.tidy(p_file_name)));
  elsif not exists (select from public.ticket_attachments a where a.storage_path = v_path)
    and (select count(*) from public.ticket_attachments a where a.ticket_id = v_ticket.id and a.uploaded_by_id is null) >= v_max then
    perform private.fail('422', 'public.too_many_files', 'no more files with this ticket', jsonb_build_object('max', v_max));
  end if;
  perform private.store_attachment(null, p_now, v_ticket, v_path, p_file_name, p_media_type, p_byte_size);
  return jsonb_build_object('count', (select count(*) from public.ticket_attachments a where a.ticket_id = v_ticket.id and a.uploaded_by_id is null));
end $$;
comment on function private.attach_sent_file(timestamptz, text, integer, text, text, bigint) is
  'Adds an uploaded picture, film or recording to the ticket its permission is for, up to the number of the settings; the same one twice is one. Nguồn: QĐ583 Điều 7.3.';

create function public.attach_sent_file(p_upload_token text, p_number integer, p_file_name text, p_media_type text, p_byte_size bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_quota(clock_timestamp(), 'read');
  return private.attach_sent_file(clock_timestamp(), p_upload_token, p_number, p_file_name, p_media_type, p_byte_size);
end $$;
comment on function public.attach_sent_file(text, integer, text, text, bigint) is
  'Tells that a file was uploaded to tickets/<upload token>-<number>; then it is with the ticket. Nguồn: QĐ583 Điều 7.3.';

-- The ticket ---------------------------------------------------------------------------------------

create function private.submit_ticket(p_now timestamptz, p_ticket jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_sent jsonb;
  v_in jsonb;
  v_ticket public.tickets;
  v_result jsonb;
  v_is_known boolean;
begin
  if jsonb_typeof(p_ticket) is distinct from 'object' then
    perform private.fail('422', 'ticket.invalid', 'a ticket is an object', '{"fields": {}}');
  elsif length(p_ticket::text) > 60000 then
    perform private.fail('422', 'ticket.field_invalid', 'far too long', '{"field": "content", "problem": "too_long", "max": 10000}');
  elsif private.tidy(p_ticket ->> 'website') is not null then
    -- People do not see this field of the form; programs that fill in everything do.
    perform private.fail('422', 'public.refused', 'the trap was filled in');
  end if;
  -- Only what a citizen says: priority, times and import are not theirs to set.
  select coalesce(jsonb_object_agg(e.key, e.value), '{}') || '{"channel": "website"}' into v_sent
  from jsonb_each(p_ticket) as e
  where e.key = any ('{content,category_id,full_name,phone,email,address,location_text,commune_id,latitude,longitude,is_confidential,request_id}');
  v_in := private.read_intake(v_sent, p_now);
  if not v_in ? 'request_id' then
    perform private.fail('422', 'ticket.field_required', 'request_id is required', '{"field": "request_id"}');
  elsif length(v_in ->> 'content') < 10 then
    perform private.fail('422', 'public.content_short', 'say what it is about', '{"field": "content", "min": 10}');
  elsif p_ticket -> 'consent' is distinct from 'true' then
    perform private.fail('422', 'public.consent_needed', 'consent is needed', '{"field": "consent"}');
  end if;
  -- Two clicks at once wait here for each other (receive_ticket takes the same lock).
  perform pg_advisory_xact_lock(hashtextextended('receive_ticket:' || (v_in ->> 'request_id'), 0));
  v_is_known := exists (select from public.tickets t where t.request_id = (v_in ->> 'request_id')::uuid);
  if not v_is_known then
    perform private.require_quota(p_now, 'send', v_in ->> 'phone');
  end if;
  v_result := private.receive_ticket(null, p_now, v_sent);
  select * into v_ticket from public.tickets t where t.id = (v_result ->> 'id')::bigint;
  if v_is_known and (v_ticket.channel <> 'website' or not exists (select from public.citizens c where c.id = v_ticket.citizen_id and c.phone = v_in ->> 'phone')) then
    -- Not this sender's: nothing of it is told.
    perform private.fail('422', 'ticket.field_invalid', 'the request id is taken', '{"field": "request_id", "problem": "invalid"}');
  end if;
  insert into private.website_tickets (ticket_id, consented_at, language)
  values (v_ticket.id, p_now, case when p_ticket ->> 'language' = 'en' then 'en' else 'vi' end)
  on conflict (ticket_id) do nothing;
  return jsonb_build_object('code', v_ticket.code, 'received_at', v_ticket.received_at, 'due_at', v_ticket.due_at,
    -- Sent before, and the form was changed since: what was changed did not arrive.
    'is_changed', v_is_known and v_ticket.content is distinct from v_in ->> 'content',
    'upload_token', private.upload_token(v_ticket.id, greatest(v_ticket.recorded_at, least(p_now, v_ticket.recorded_at + interval '1 day')) + interval '2 hours'),
    'max_files', private.limit_of('public.max_files', 5));
end $$;
comment on function private.submit_ticket(timestamptz, jsonb) is
  'A ticket from the public page, with the rules of every other intake; the same request_id is the same ticket, whose receipt it returns again. Nguồn: QĐ583 Điều 3.1b, 6.2, 7.';

create function public.submit_ticket(p_ticket jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.submit_ticket(clock_timestamp(), p_ticket);
end $$;
comment on function public.submit_ticket(jsonb) is
  'Sends a report or petition without a login: {content, full_name, phone, address, request_id, consent: true, category_id, email, location_text, commune_id, latitude, longitude, is_confidential, language}. Answers {code, received_at, due_at, is_changed, upload_token, max_files}. Nguồn: QĐ583 Điều 6.2, 7.';

do $$
begin
  -- Every Supabase has it; a bare PostgreSQL (tools that only check the schema) does not.
  if to_regclass('storage.objects') is not null then
    create policy "attachments.insert: whoever has just sent the ticket" on storage.objects for insert to anon
      with check (bucket_id = 'attachments' and authz.may_send_file(name));
  end if;
end $$;
