-- Citizens' contacts, shown to whoever handles the record now and logged; and the files of a ticket.

create function private.may_reveal(p_ticket public.tickets)
returns boolean language sql stable security definer set search_path = '' as $$
  select case
    -- With the operators: triage, a question out, an answer to pass on or to follow up.
    when p_ticket.status in ('received', 'relay_pending', 'answered') or (p_ticket.status = 'clarification' and p_ticket.agency_id is null)
      then authz.can_all('contacts.reveal')
    -- With the agency: its officers and head. The operators, who may reveal everywhere, are not handling it then.
    when p_ticket.status in ('assigned', 'clarification', 'verifying', 'escalated', 'overdue', 'directed', 'coordination')
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

create table private.attachment_types (
  media_type text primary key,
  kind text not null check (kind in ('image', 'video', 'audio', 'document')),
  extensions text[] not null check (cardinality(extensions) > 0),
  signature text not null,
  max_megabytes integer not null check (max_megabytes between 1 and 50)
);
comment on table private.attachment_types is
  'The one list of what may be attached: the bucket, the database and the screens all go by it. Nothing in it can run script in a browser. Nguồn: QĐ583 Điều 7.';
comment on column private.attachment_types.extensions is 'Endings a file of this type may have; the first is the usual one.';
comment on column private.attachment_types.signature is
  'How such a file begins: a regular expression over its first 64 bytes in hexadecimal, in a form that PostgreSQL and JavaScript read alike.';
comment on column private.attachment_types.max_megabytes is 'Never more than the bucket takes (50); the setting attachments.max_megabytes may ask for less.';
alter table private.attachment_types enable row level security;

insert into private.attachment_types (media_type, kind, extensions, signature, max_megabytes) values
  ('image/jpeg', 'image', '{jpg,jpeg,jfif}', '^ffd8ff', 20),
  ('image/png', 'image', '{png}', '^89504e470d0a1a0a', 20),
  ('image/webp', 'image', '{webp}', '^52494646.{8}57454250', 20),
  ('image/gif', 'image', '{gif}', '^474946383[79]61', 20),
  ('image/heic', 'image', '{heic,heif}', '^.{8}66747970', 20),
  ('image/heif', 'image', '{heif,heic}', '^.{8}66747970', 20),
  ('video/mp4', 'video', '{mp4,m4v}', '^.{8}66747970', 50),
  ('video/quicktime', 'video', '{mov}', '^.{8}(66747970|6d6f6f76|6d646174|77696465|66726565)', 50),
  ('video/webm', 'video', '{webm}', '^1a45dfa3', 50),
  ('video/3gpp', 'video', '{3gp,3gpp}', '^.{8}66747970', 50),
  ('audio/mpeg', 'audio', '{mp3}', '^(494433|ff[ef])', 50),
  ('audio/mp4', 'audio', '{m4a,mp4}', '^.{8}66747970', 50),
  ('audio/x-m4a', 'audio', '{m4a}', '^.{8}66747970', 50),
  ('audio/aac', 'audio', '{aac}', '^(fff|494433)', 50),
  ('audio/ogg', 'audio', '{ogg,oga,opus}', '^4f676753', 50),
  ('audio/webm', 'audio', '{weba,webm}', '^1a45dfa3', 50),
  ('audio/wav', 'audio', '{wav}', '^52494646.{8}57415645', 50),
  ('audio/x-wav', 'audio', '{wav}', '^52494646.{8}57415645', 50),
  ('audio/amr', 'audio', '{amr}', '^2321414d52', 50),
  ('audio/3gpp', 'audio', '{3gp,3gpp}', '^.{8}66747970', 50),
  ('application/pdf', 'document', '{pdf}', '^(..)*255044462d', 20),
  ('application/msword', 'document', '{doc}', '^d0cf11e0a1b11ae1', 20),
  ('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document', '{docx}', '^504b0304', 20),
  ('application/vnd.ms-excel', 'document', '{xls}', '^d0cf11e0a1b11ae1', 20),
  ('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'document', '{xlsx}', '^504b0304', 20),
  ('application/vnd.oasis.opendocument.text', 'document', '{odt}', '^504b0304', 20),
  -- Text holds no zero bytes.
  ('text/plain', 'document', '{txt}', '^((?!00)..)*$', 20);

create function private.attachment_megabytes(p_type_limit integer)
returns integer language plpgsql stable set search_path = '' as $$
declare v_setting text := private.setting('attachments.max_megabytes') #>> '{}';
begin
  return least(p_type_limit, case when v_setting ~ '^[1-9][0-9]{0,3}$' then v_setting::integer end);
end $$;
comment on function private.attachment_megabytes(integer) is
  'What a file may weigh: its type''s limit, or less when the setting attachments.max_megabytes says so.';

create function public.attachment_types()
returns table (media_type text, kind text, extensions text[], signature text, max_megabytes integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select t.media_type, t.kind, t.extensions, t.signature, private.attachment_megabytes(t.max_megabytes)
    from private.attachment_types t
    order by array_position('{image,video,audio,document}', t.kind), t.media_type;
end $$;
comment on function public.attachment_types() is
  'What may be attached and how big, for everyone: screens check with it before they send. Nguồn: QĐ583 Điều 7.';

create function private.plain_media_type(p_media_type text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select nullif(lower(trim(split_part(p_media_type, ';', 1))), '')
$$;
comment on function private.plain_media_type(text) is 'A media type without its parameters: audio/webm;codecs=opus is audio/webm.';

create function private.check_attachment(p_file_name text, p_media_type text, p_byte_size bigint)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_file_name text := private.required_text(p_file_name, 'file_name', 255);
  v_type private.attachment_types;
  v_max integer;
begin
  if v_file_name ~ '[/\\[:cntrl:]]' then
    perform private.fail('422', 'attachment.name_refused', 'no slashes or control characters in a file name', '{"field": "file_name"}');
  end if;
  select * into v_type from private.attachment_types t where t.media_type = private.plain_media_type(p_media_type);
  if not found then
    perform private.fail('422', 'attachment.type_refused', 'this kind of file is not taken',
      jsonb_build_object('field', 'media_type', 'media_type', p_media_type, 'name', v_file_name));
  elsif not coalesce(lower(substring(v_file_name from '\.([^.]+)$')) = any (v_type.extensions), false) then
    perform private.fail('422', 'attachment.extension_refused', 'the ending of the name does not fit the kind of file',
      jsonb_build_object('field', 'file_name', 'name', v_file_name, 'extensions', '.' || array_to_string(v_type.extensions, ', .')));
  elsif coalesce(p_byte_size, 0) <= 0 then
    perform private.fail('422', 'attachment.empty', 'the file is empty', jsonb_build_object('field', 'byte_size', 'name', v_file_name));
  end if;
  v_max := private.attachment_megabytes(v_type.max_megabytes);
  if p_byte_size > v_max * 1048576::bigint then
    perform private.fail('422', 'attachment.too_large', 'the file is too big',
      jsonb_build_object('field', 'byte_size', 'name', v_file_name, 'max_megabytes', v_max));
  end if;
  return v_type.kind;
end $$;
comment on function private.check_attachment(text, text, bigint) is
  'The kind (image, video, audio, document) of a file by its name, media type and size, or 422 at the field that is wrong. Nguồn: QĐ583 Điều 7.';

create function private.check_stored(p_storage_path text, p_media_type text, p_byte_size bigint, p_bucket text default 'attachments')
returns text language plpgsql stable set search_path = '' as $$
declare
  v_object jsonb;
  v_owner text;
begin
  if to_regclass('storage.objects') is null then
    return null;
  end if;
  -- What storage holds counts, not what the browser says.
  execute 'select o.metadata, o.owner_id from storage.objects o where o.bucket_id = $2 and o.name = $1' into v_object, v_owner using p_storage_path, p_bucket;
  if v_object ->> 'size' is null then
    perform private.fail('422', 'attachment.not_uploaded', 'nothing has been uploaded there', '{"field": "storage_path"}');
  elsif (v_object ->> 'size')::bigint is distinct from p_byte_size then
    perform private.fail('422', 'attachment.not_as_uploaded', 'storage holds another size', '{"field": "byte_size"}');
  elsif private.plain_media_type(v_object ->> 'mimetype') is distinct from private.plain_media_type(p_media_type) then
    perform private.fail('422', 'attachment.not_as_uploaded', 'storage holds another kind of file', '{"field": "media_type"}');
  elsif not (coalesce(v_object ->> 'head', '') = '' or exists (
    select from private.attachment_types t where t.media_type = private.plain_media_type(p_media_type) and v_object ->> 'head' ~ t.signature)) then
    perform private.fail('422', 'attachment.content_mismatch', 'the content is not of that kind', jsonb_build_object('field', 'media_type', 'media_type', p_media_type));
  end if;
  return v_owner;
end $$;
comment on function private.check_stored(text, text, bigint, text) is
  'Compares what somebody says they uploaded with what storage recorded: size, media type and, where storage tells how the file begins (the embedded one does), its signature. Returns the uploader''s login.';

create function private.store_attachment(
  p_actor_id bigint, p_now timestamptz, p_ticket public.tickets, p_storage_path text, p_file_name text, p_media_type text, p_byte_size bigint)
returns bigint language plpgsql volatile set search_path = '' as $$
declare
  v_kind text := private.check_attachment(p_file_name, p_media_type, p_byte_size);
  v_id bigint;
begin
  perform private.check_stored(p_storage_path, p_media_type, p_byte_size);
  insert into public.ticket_attachments (ticket_id, storage_path, file_name, media_type, byte_size, kind, uploaded_by_id, created_at)
  values (p_ticket.id, p_storage_path, private.tidy(p_file_name), private.plain_media_type(p_media_type), p_byte_size, v_kind, p_actor_id, p_now)
  on conflict (storage_path) do nothing
  returning id into v_id;
  if v_id is not null then
    perform private.add_ticket_event(p_ticket.id, 'attached', greatest(p_now, p_ticket.last_event_at), p_actor_id, null, null, p_ticket.agency_id, null,
      jsonb_build_object('attachment_id', v_id, 'file_name', private.tidy(p_file_name), 'kind', v_kind));
  end if;
  return v_id;
end $$;
comment on function private.store_attachment(bigint, timestamptz, public.tickets, text, text, text, bigint) is
  'Checks an uploaded file and writes it down on the ticket, with its line in the timeline; null when that path is written down already. The caller answers for who may and for the path. Nguồn: QĐ583 Điều 7, 10.1.';

create function private.add_attachment(
  p_actor_id bigint, p_now timestamptz, p_ticket_id bigint, p_storage_path text, p_file_name text, p_media_type text, p_byte_size bigint)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_ticket public.tickets := private.open_step('add_attachment', p_ticket_id, p_now, null);
begin
  if p_storage_path is null or p_storage_path !~ format('^tickets/%s/[A-Za-z0-9._-]{1,200}$', p_ticket_id) then
    perform private.fail('422', 'attachment.path_refused', 'the path must be tickets/<ticket id>/<name>', '{"field": "storage_path"}');
  end if;
  perform private.store_attachment(p_actor_id, p_now, v_ticket, p_storage_path, p_file_name, p_media_type, p_byte_size);
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
  'Adds a file uploaded to the bucket "attachments" under tickets/<ticket id>/<name>; size and media type as storage recorded them. Nguồn: QĐ583 Điều 7.';

insert into private.ticket_step_rights (position, step, permission_code, statuses, with_agency)
select 221, 'remove_attachment', r.permission_code, r.statuses, r.with_agency from private.ticket_step_rights r where r.step = 'add_attachment'
union all
select 221, 'remove_attachment', 'tickets.supervise', r.statuses, null from private.ticket_step_rights r where r.step = 'add_attachment' and r.permission_code = 'tickets.receive';

create function private.remove_attachment(p_actor_id bigint, p_now timestamptz, p_attachment_id bigint, p_reason text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_file public.ticket_attachments;
  v_ticket public.tickets;
  v_reason text := private.required_text(p_reason, 'reason', 500);
begin
  select * into v_file from public.ticket_attachments a where a.id = p_attachment_id;
  v_ticket := private.open_step('remove_attachment', v_file.ticket_id, p_now, null);
  update public.ticket_attachments set removed_at = p_now, removed_by_id = p_actor_id where id = p_attachment_id and removed_at is null;
  if not found then
    perform private.fail('409', 'attachment.removed', 'the file was removed already');
  end if;
  perform private.add_ticket_event(v_ticket.id, 'attachment_removed', greatest(p_now, v_ticket.last_event_at), p_actor_id, null, null, v_ticket.agency_id, v_reason,
    jsonb_build_object('attachment_id', v_file.id, 'file_name', v_file.file_name, 'kind', v_file.kind));
  return private.ticket_result(v_ticket);
end $$;
comment on function private.remove_attachment(bigint, timestamptz, bigint, text) is
  'Takes a file that does not belong there out of everyone''s sight while the ticket is alive. The object stays in storage, where no policy shows it to anyone any more, so that an audit can still establish what was sent. Nguồn: QĐ583 Điều 7, 10.1; SPEC §12.';

create function public.remove_attachment(p_attachment_id bigint, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_file public.ticket_attachments;
  v_actor_id bigint;
begin
  select * into v_file from public.ticket_attachments a where a.id = p_attachment_id;
  v_actor_id := authz.require_step('remove_attachment', v_file.ticket_id, v_now);
  if v_file.uploaded_by_id is distinct from v_actor_id and not exists (
    select from public.tickets t where t.id = v_file.ticket_id and authz.allows_ticket('tickets.supervise', t.agency_id, t.officer_id)) then
    perform private.fail('403', 'attachment.not_yours', 'only its uploader or the Office removes a file');
  end if;
  return private.remove_attachment(v_actor_id, v_now, p_attachment_id, p_reason);
end $$;
comment on function public.remove_attachment(bigint, text) is
  'Removes a mistaken file from a ticket: whoever uploaded it, or the Office, with a reason on the timeline. Nguồn: SPEC §3, §12.';

create function authz.may_attach(p_storage_path text)
returns boolean language plpgsql stable security definer set search_path = '' as $$
declare v_ticket public.tickets;
begin
  if p_storage_path !~ '^tickets/[0-9]{1,18}/[A-Za-z0-9._-]{1,200}$' then
    return false;
  end if;
  select * into v_ticket from public.tickets t where t.id = split_part(p_storage_path, '/', 2)::bigint;
  return found
    and not exists (select from public.ticket_attachments a where a.storage_path = p_storage_path)
    and exists (
      select from private.ticket_step_rights r
      where r.step = 'add_attachment' and v_ticket.status = any (r.statuses) and (r.with_agency is null or r.with_agency = (v_ticket.agency_id is not null))
        and authz.allows_ticket(r.permission_code, v_ticket.agency_id, v_ticket.officer_id));
end $$;
comment on function authz.may_attach(text) is
  'Whether the signed-in person may upload under this path of the bucket "attachments": tickets/<ticket id>/<name>, as long as nothing is attached there.';

create table private.buckets (
  bucket text primary key,
  referred_by regclass[] not null check (cardinality(referred_by) > 0),
  grace interval not null default '1 day'
);
comment on table private.buckets is
  'Each bucket of the storage with the tables whose column storage_path refers to its objects, and how long an upload may stand by itself before it counts as left behind. A bucket or a table that is missing here fails a test.';
alter table private.buckets enable row level security;
insert into private.buckets (bucket, referred_by) values ('attachments', '{public.ticket_attachments}');

create function private.is_referred(p_bucket text, p_storage_path text)
returns boolean language plpgsql stable set search_path = '' as $$
declare
  v_table regclass;
  v_found boolean;
begin
  for v_table in select unnest(b.referred_by) from private.buckets b where b.bucket = p_bucket loop
    execute format('select exists (select from %s t where t.storage_path = $1)', v_table) into v_found using p_storage_path;
    if v_found then
      return true;
    end if;
  end loop;
  -- Of a bucket nobody entered nothing is given away.
  return not exists (select from private.buckets b where b.bucket = p_bucket);
end $$;
comment on function private.is_referred(text, text) is 'Whether a record refers to an object of the storage, removed or not.';

create function public.orphaned_uploads()
returns table (bucket text, storage_path text, byte_size bigint, media_type text, uploaded_at timestamptz, uploaded_by text)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('settings.edit');
  if to_regclass('storage.objects') is null then
    return;
  end if;
  return query execute $q$
    select o.bucket_id, o.name, (o.metadata ->> 'size')::bigint, o.metadata ->> 'mimetype', o.created_at, s.display_name
    from storage.objects o
    join private.buckets b on b.bucket = o.bucket_id and o.created_at < now() - b.grace
    left join public.staff s on s.user_id::text = o.owner_id
    where not private.is_referred(o.bucket_id, o.name)
    order by o.created_at limit 500 $q$;
end $$;
comment on function public.orphaned_uploads() is
  'Uploads that no record refers to (the browser went away in between, a draft expired), of every bucket, the 500 oldest: an administrator may delete exactly these through the Storage API. SQL must not delete them: hosted Supabase would keep the file. Nguồn: SPEC §12.';

create function authz.may_discard(p_bucket text, p_storage_path text, p_owner_id text, p_created_at timestamptz)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return ((p_owner_id = auth.uid()::text and authz.person() is not null)
      or (authz.can('settings.edit') and p_created_at < now() - (select b.grace from private.buckets b where b.bucket = p_bucket)))
    and not private.is_referred(p_bucket, p_storage_path);
end $$;
comment on function authz.may_discard(text, text, text, timestamptz) is
  'An upload that no record refers to is deleted by its uploader (a cancelled or refused file) or, once its grace is over, by an administrator.';

do $$
begin
  -- Every Supabase has it; a bare PostgreSQL (tools that only check the schema) does not.
  if to_regclass('storage.objects') is null then
    return;
  end if;
  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
  values ('attachments', 'attachments', false, 52428800, (select array_agg(t.media_type order by t.media_type) from private.attachment_types t))
  on conflict (id) do update set public = excluded.public, file_size_limit = excluded.file_size_limit, allowed_mime_types = excluded.allowed_mime_types;
  -- An uploader sees the object while it is not attached yet: storage itself reads back what it inserts, and a cancelled one must be found to be deleted.
  create policy "attachments.read: with the ticket, or to be discarded" on storage.objects for select to authenticated
    using (bucket_id = 'attachments'
      and (exists (select from public.ticket_attachments a where a.storage_path = name) or authz.may_discard('attachments', name, owner_id, created_at)));
  create policy "attachments.insert: whoever may attach to the ticket" on storage.objects for insert to authenticated
    with check (bucket_id = 'attachments' and authz.may_attach(name));
  create policy "attachments.delete: only what no ticket refers to" on storage.objects for delete to authenticated
    using (bucket_id = 'attachments' and authz.may_discard('attachments', name, owner_id, created_at));
  -- No update policy, and none to delete what was attached: that stays.
end $$;
