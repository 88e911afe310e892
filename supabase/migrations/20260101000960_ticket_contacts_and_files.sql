-- Citizens' contacts, shown to whoever handles the record now and logged; and the files of a ticket.

create function private.may_reveal(p_ticket public.tickets)
returns boolean language sql stable security definer set search_path = '' as $$
  select case
    -- With the operators: triage, a question out, an answer to pass on or to follow up.
    when p_ticket.status in ('received', 'relay_pending', 'answered') or (p_ticket.status = 'clarification' and p_ticket.agency_id is null)
      then authz.can_all('contacts.reveal')
    -- With the agency: its officers and head. The operators, who may reveal everywhere, are not handling it then.
    when p_ticket.status in ('assigned', 'clarification', 'verifying', 'escalated', 'overdue', 'directed')
      then coalesce(p_ticket.officer_id = any (authz.acting_for()), false) and authz.can('contacts.reveal')
        or exists (select from authz.grants() g join private.agency_tree t on t.ancestor_id = g.agency_id and t.agency_id = p_ticket.agency_id
          where g.permission_code = 'contacts.reveal' and g.scope = 'own')
    else false end
$$;
comment on function private.may_reveal(public.tickets) is
  'Whether the signed-in person handles the ticket now and so may see the citizen''s contact. Nguồn: SPEC §1, §12; QĐ583 Điều 12.2.';

create function public.reveal_contact(p_ticket_id bigint, p_reason text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('contacts.reveal');
  v_now timestamptz := clock_timestamp();
  v_ticket public.tickets := private.settled_ticket(p_ticket_id, v_now);
  v_reason text := left(private.tidy(p_reason), 500);
  v_contact jsonb;
begin
  if v_ticket.id is null or not authz.allows_ticket('tickets.read', v_ticket.agency_id, v_ticket.officer_id) then
    perform private.fail('404', 'ticket.not_found', 'no such ticket');
  elsif not private.may_reveal(v_ticket) then
    perform private.fail('403', 'ticket.contact_not_yours', 'only whoever handles the ticket now sees the contact', jsonb_build_object('status', v_ticket.status));
  end if;
  select jsonb_build_object('full_name', c.full_name, 'phone', c.phone, 'email', c.email, 'address', c.address, 'is_nuisance', c.is_nuisance)
    into v_contact from public.citizens c where c.id = v_ticket.citizen_id;
  if v_contact is null then
    perform private.fail('404', 'ticket.no_contact', 'the ticket has no contact');
  end if;
  insert into private.contact_reveals (at, staff_id, ticket_id, citizen_id, reason) values (v_now, v_actor_id, p_ticket_id, v_ticket.citizen_id, v_reason);
  perform private.add_ticket_event(p_ticket_id, 'contact_revealed', greatest(v_now, v_ticket.last_event_at), v_actor_id, null, null, v_ticket.agency_id, v_reason);
  return v_contact;
end $$;
comment on function public.reveal_contact(bigint, text) is
  'Name, phone, email, address of the citizen for whoever handles the ticket now; every look is logged, in the timeline too. Nguồn: SPEC §12; QĐ583 Điều 12.2.';

-- Files --------------------------------------------------------------------------------------------

create function private.add_attachment(
  p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_storage_path text, p_file_name text, p_media_type text, p_byte_size bigint)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_ticket public.tickets := private.open_step('add_attachment', p_ticket_id, p_now, null);
  v_file_name text := private.required_text(p_file_name, 'file_name', 255);
  v_kind text := case
    when p_media_type ~ '^image/(jpeg|png|webp|gif|heic|heif)$' then 'image'
    when p_media_type ~ '^video/(mp4|quicktime|webm|3gpp)$' then 'video'
    when p_media_type ~ '^audio/(mpeg|mp4|x-m4a|aac|ogg|webm|wav|x-wav|wave|amr|3gpp)(;.*)?$' then 'audio'
    when p_media_type in ('application/pdf', 'application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.oasis.opendocument.text', 'text/plain') then 'document' end;
  v_setting text := private.setting('attachments.max_megabytes') #>> '{}';
  v_max bigint := case when v_setting ~ '^[0-9]{1,4}$' then v_setting::bigint else 50 end * 1024 * 1024;
  v_size bigint := p_byte_size;
  v_id bigint;
begin
  if v_kind is null then
    perform private.fail('422', 'attachment.type_refused', 'this kind of file is not taken', jsonb_build_object('field', 'media_type', 'media_type', p_media_type));
  elsif p_storage_path is null or p_storage_path !~ format('^tickets/%s/[A-Za-z0-9._-]{1,200}$', p_ticket_id) then
    perform private.fail('422', 'attachment.path_refused', 'the path must be tickets/<ticket id>/<name>', '{"field": "storage_path"}');
  end if;
  if to_regclass('storage.objects') is not null then
    -- What storage holds counts, not what the browser says.
    execute 'select (o.metadata ->> ''size'')::bigint from storage.objects o where o.bucket_id = ''attachments'' and o.name = $1' into v_size using p_storage_path;
    if v_size is null then
      perform private.fail('422', 'attachment.not_uploaded', 'nothing has been uploaded there', '{"field": "storage_path"}');
    end if;
  end if;
  if v_size is null or v_size <= 0 or v_size > v_max then
    perform private.fail('422', 'attachment.size_refused', 'the file is empty or too big',
      jsonb_build_object('field', 'byte_size', 'max_megabytes', v_max / 1024 / 1024));
  end if;
  insert into public.ticket_attachments (ticket_id, storage_path, file_name, media_type, byte_size, kind, uploaded_by_id, created_at)
  values (p_ticket_id, p_storage_path, v_file_name, p_media_type, v_size, v_kind, p_actor_id, p_now)
  on conflict (storage_path) do nothing
  returning id into v_id;
  if v_id is not null then
    perform private.add_ticket_event(p_ticket_id, 'attached', greatest(p_now, v_ticket.last_event_at), p_actor_id, null, null, v_ticket.agency_id, null,
      jsonb_build_object('attachment_id', v_id, 'file_name', v_file_name, 'kind', v_kind));
  end if;
  return private.ticket_result(v_ticket);
end $$;
comment on function private.add_attachment(bigint, timestamptz, bigint, text, text, text, bigint) is
  'Adds an uploaded image, video, recording or document to a ticket; the same upload twice is one file. Nguồn: QĐ583 Điều 7, 10.1.';

create function public.add_attachment(p_ticket_id bigint, p_storage_path text, p_file_name text, p_media_type text, p_byte_size bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_step('add_attachment', p_ticket_id, v_now);
begin
  return private.add_attachment(v_actor_id, v_now, p_ticket_id, p_storage_path, p_file_name, p_media_type, p_byte_size);
end $$;
comment on function public.add_attachment(bigint, text, text, text, bigint) is
  'Adds a file uploaded to the bucket "attachments" under tickets/<ticket id>/<name>. Nguồn: QĐ583 Điều 7.';

create function authz.may_attach(p_storage_path text)
returns boolean language plpgsql stable security definer set search_path = '' as $$
declare v_ticket public.tickets;
begin
  if p_storage_path !~ '^tickets/[0-9]{1,18}/[A-Za-z0-9._-]{1,200}$' then
    return false;
  end if;
  select * into v_ticket from public.tickets t where t.id = split_part(p_storage_path, '/', 2)::bigint;
  return found and exists (
    select from private.ticket_step_rights r
    where r.step = 'add_attachment' and v_ticket.status = any (r.statuses) and (r.with_agency is null or r.with_agency = (v_ticket.agency_id is not null))
      and authz.allows_ticket(r.permission_code, v_ticket.agency_id, v_ticket.officer_id));
end $$;
comment on function authz.may_attach(text) is 'Whether the signed-in person may upload under this path of the bucket "attachments": tickets/<ticket id>/<name>.';

do $$
begin
  -- Every Supabase has it; a bare PostgreSQL (tools that only check the schema) does not.
  if to_regclass('storage.objects') is null then
    return;
  end if;
  insert into storage.buckets (id, name, public, file_size_limit) values ('attachments', 'attachments', false, 52428800)
  on conflict (id) do nothing;
  create policy "attachments.read: with the ticket" on storage.objects for select to authenticated
    using (bucket_id = 'attachments'
      and (exists (select from public.ticket_attachments a where a.storage_path = name) or owner_id = (select auth.uid())::text));
  create policy "attachments.insert: whoever may attach to the ticket" on storage.objects for insert to authenticated
    with check (bucket_id = 'attachments' and authz.may_attach(name));
  -- No update or delete policy: what was attached stays.
end $$;
