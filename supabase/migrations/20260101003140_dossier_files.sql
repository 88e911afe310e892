-- Documents and files of a dossier: ticked off, scanned, taken over from the applicant's earlier dossiers; and the contact,
-- shown to whoever handles the dossier now and logged. Nguồn: QĐ2926 Điều 18.2, 18.5, 18.6; Nghị định 107/2021/NĐ-CP.

create function private.check_dossier_document(
  p_actor_id bigint, p_now timestamptz, p_document_id bigint, p_is_received boolean, p_is_digitised boolean, p_note text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_document public.dossier_documents;
  v_dossier public.dossiers;
  v_is_received boolean;
begin
  select * into v_document from public.dossier_documents x where x.id = p_document_id;
  v_dossier := private.open_dossier('check_dossier_document', v_document.dossier_id, p_now, null);
  v_is_received := coalesce(p_is_received, v_document.is_received);
  update public.dossier_documents x set is_received = v_is_received,
    is_digitised = v_is_received and coalesce(p_is_digitised, x.is_digitised), note = coalesce(left(private.tidy(p_note), 500), x.note)
  where x.id = p_document_id returning * into v_document;
  perform private.add_dossier_event(v_dossier.id, 'document_checked', greatest(p_now, v_dossier.last_event_at), p_actor_id, null, null, v_dossier.step_agency_id,
    left(private.tidy(p_note), 500), jsonb_build_object('document', v_document.name, 'is_received', v_document.is_received, 'is_digitised', v_document.is_digitised));
  return private.dossier_result(v_dossier);
end $$;
comment on function private.check_dossier_document(bigint, timestamptz, bigint, boolean, boolean, text) is
  'Ticks one document: handed in, digitised; a note says why a required one may be missing (known from a database). Nguồn: QĐ2926 Điều 19.2a.';

create function public.check_dossier_document(p_document_id bigint, p_is_received boolean default null, p_is_digitised boolean default null, p_note text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_actor_id bigint := authz.require_dossier_step('check_dossier_document', (select x.dossier_id from public.dossier_documents x where x.id = p_document_id), v_now);
begin
  return private.check_dossier_document(v_actor_id, v_now, p_document_id, p_is_received, p_is_digitised, p_note);
end $$;
comment on function public.check_dossier_document(bigint, boolean, boolean, text) is 'Ticks a document of the checklist: handed in, digitised, with a note. Nguồn: QĐ2926 Điều 19.2a.';

create function private.reuse_dossier_document(p_actor_id bigint, p_now timestamptz, p_document_id bigint, p_from_document_id bigint)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_document public.dossier_documents;
  v_from public.dossier_documents;
  v_dossier public.dossiers;
begin
  select * into v_document from public.dossier_documents x where x.id = p_document_id;
  v_dossier := private.open_dossier('reuse_dossier_document', v_document.dossier_id, p_now, null);
  select x.* into v_from from public.dossier_documents x join public.dossiers d on d.id = x.dossier_id
  where x.id = p_from_document_id and x.is_digitised and d.id <> v_dossier.id and d.status <> 'draft' and d.applicant_id = any (
    select unnest(private.same_applicants(a.phone, a.id_number, a.full_name)) from public.applicants a where a.id = v_dossier.applicant_id);
  if not found then
    perform private.fail('422', 'dossier.field_invalid', 'not a digitised document of an earlier dossier of the same applicant', '{"field": "from_document_id", "problem": "unknown"}');
  end if;
  update public.dossier_documents set is_received = true, is_digitised = true, reused_from_id = p_from_document_id where id = p_document_id;
  insert into public.dossier_files (dossier_id, document_id, storage_path, file_name, media_type, byte_size, kind, uploaded_by_id, created_at)
  select v_dossier.id, p_document_id, f.storage_path, f.file_name, f.media_type, f.byte_size, f.kind, p_actor_id, p_now
  from public.dossier_files f where f.document_id = p_from_document_id and f.removed_at is null
  on conflict (dossier_id, storage_path) do nothing;
  perform private.add_dossier_event(v_dossier.id, 'document_reused', greatest(p_now, v_dossier.last_event_at), p_actor_id, null, null, v_dossier.step_agency_id, null,
    jsonb_build_object('document', v_document.name, 'from', (select d.number from public.dossiers d where d.id = v_from.dossier_id)));
  return private.dossier_result(v_dossier);
end $$;
comment on function private.reuse_dossier_document(bigint, timestamptz, bigint, bigint) is
  'Takes over what the applicant handed in with an earlier dossier: its scans belong to this one as well. Nguồn: QĐ2926 Điều 18.5.';

create function public.reuse_dossier_document(p_document_id bigint, p_from_document_id bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_actor_id bigint := authz.require_dossier_step('reuse_dossier_document', (select x.dossier_id from public.dossier_documents x where x.id = p_document_id), v_now);
begin
  return private.reuse_dossier_document(v_actor_id, v_now, p_document_id, p_from_document_id);
end $$;
comment on function public.reuse_dossier_document(bigint, bigint) is
  'Uses a digitised document of an earlier dossier of the same applicant (reusable_documents() lists them). Nguồn: QĐ2926 Điều 18.5.';

create function public.reusable_documents(p_dossier_id bigint)
returns table (document_id bigint, name text, dossier_id bigint, number text, procedure_name text, received_at timestamptz, files bigint)
language plpgsql stable security definer set search_path = '' as $$
declare v_dossier public.dossiers;
begin
  perform authz.require('dossiers.receive');
  select * into v_dossier from public.dossiers d where d.id = p_dossier_id;
  if not found or not authz.reads_dossier(v_dossier) or not authz.allows_dossier('dossiers.receive', true, v_dossier) then
    perform private.fail('404', 'dossier.not_found', 'no such dossier');
  end if;
  -- Also from other desks: Điều 18.5 keeps them for the applicant, wherever the next dossier goes.
  return query
    select x.id, x.name, d.id, d.number, v.name, d.received_at,
      (select count(*) from public.dossier_files f where f.document_id = x.id and f.removed_at is null)
    from public.applicants a
    cross join lateral unnest(private.same_applicants(a.phone, a.id_number, a.full_name)) as s (id)
    join public.dossiers d on d.applicant_id = s.id and d.id <> p_dossier_id and d.status <> 'draft'
    join public.procedure_versions v on v.id = d.version_id
    join public.dossier_documents x on x.dossier_id = d.id and x.is_digitised
    where a.id = v_dossier.applicant_id
    order by d.received_at desc, x.position;
end $$;
comment on function public.reusable_documents(bigint) is
  'Digitised documents of the applicant''s earlier dossiers, newest first. Nguồn: QĐ2926 Điều 18.5.';

-- Files -------------------------------------------------------------------------------------------------

create function private.store_dossier_file(
  p_actor_id bigint, p_now timestamptz, p_dossier public.dossiers, p_document_id bigint, p_purpose text, p_storage_path text, p_file_name text,
  p_media_type text, p_byte_size bigint)
returns bigint language plpgsql volatile set search_path = '' as $$
declare
  v_kind text := private.check_attachment(p_file_name, p_media_type, p_byte_size);
  v_id bigint;
begin
  if p_document_id is not null and not exists (select from public.dossier_documents x where x.id = p_document_id and x.dossier_id = p_dossier.id) then
    perform private.fail('422', 'dossier.field_invalid', 'not a document of this dossier', '{"field": "document_id", "problem": "unknown"}');
  end if;
  perform private.check_stored(p_storage_path, p_media_type, p_byte_size, 'dossier-files');
  insert into public.dossier_files (dossier_id, document_id, purpose, storage_path, file_name, media_type, byte_size, kind, uploaded_by_id, created_at)
  values (p_dossier.id, p_document_id, coalesce(p_purpose, 'document'), p_storage_path, private.tidy(p_file_name), private.plain_media_type(p_media_type), p_byte_size,
    v_kind, p_actor_id, p_now)
  on conflict (dossier_id, storage_path) do nothing
  returning id into v_id;
  if v_id is not null then
    update public.dossier_documents set is_received = true, is_digitised = true where id = p_document_id;
    if p_dossier.status <> 'draft' then
      perform private.add_dossier_event(p_dossier.id, 'file_added', greatest(p_now, p_dossier.last_event_at), p_actor_id, null, null, p_dossier.step_agency_id, null,
        jsonb_build_object('file_id', v_id, 'file_name', private.tidy(p_file_name), 'purpose', coalesce(p_purpose, 'document')));
    end if;
  end if;
  return v_id;
end $$;
comment on function private.store_dossier_file(bigint, timestamptz, public.dossiers, bigint, text, text, text, text, bigint) is
  'Checks an uploaded file and writes it down with its document, which is digitised by it; null when that path is written down already. The caller answers for who may and for the path.';

create function private.add_dossier_file(
  p_actor_id bigint, p_now timestamptz, p_dossier_id bigint, p_storage_path text, p_file_name text, p_media_type text, p_byte_size bigint,
  p_document_id bigint, p_purpose text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_dossier public.dossiers := private.open_dossier('add_dossier_file', p_dossier_id, p_now, null);
begin
  if p_storage_path is null or p_storage_path !~ format('^dossiers/%s/[A-Za-z0-9._-]{1,200}$', p_dossier_id) then
    perform private.fail('422', 'attachment.path_refused', 'the path must be dossiers/<dossier id>/<name>', '{"field": "storage_path"}');
  elsif p_purpose not in ('document', 'supplement', 'result') then
    perform private.fail('422', 'dossier.field_invalid', 'not a purpose', '{"field": "purpose", "problem": "unknown"}');
  end if;
  perform private.store_dossier_file(p_actor_id, p_now, v_dossier, p_document_id, p_purpose, p_storage_path, p_file_name, p_media_type, p_byte_size);
  return private.dossier_result(v_dossier);
end $$;
comment on function private.add_dossier_file(bigint, timestamptz, bigint, text, text, text, bigint, bigint, text) is
  'Adds an uploaded scan or result to a dossier; the same upload twice is one file. Nguồn: QĐ2926 Điều 19.2a, 21.2.';

create function public.add_dossier_file(
  p_dossier_id bigint, p_storage_path text, p_file_name text, p_media_type text, p_byte_size bigint, p_document_id bigint default null, p_purpose text default 'document')
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_actor_id bigint := authz.require_dossier_step('add_dossier_file', p_dossier_id, v_now);
begin
  return private.add_dossier_file(v_actor_id, v_now, p_dossier_id, p_storage_path, p_file_name, p_media_type, p_byte_size, p_document_id, p_purpose);
end $$;
comment on function public.add_dossier_file(bigint, text, text, text, bigint, bigint, text) is
  'Enters a file uploaded to the bucket "dossier-files" under dossiers/<dossier id>/<name>: of a document of the checklist, or the result (purpose). Nguồn: QĐ2926 Điều 19.2a, 21.2.';

create function private.remove_dossier_file(p_actor_id bigint, p_now timestamptz, p_file_id bigint, p_reason text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_file public.dossier_files;
  v_dossier public.dossiers;
  v_reason text := private.dossier_text(p_reason, 'reason', 500);
begin
  select * into v_file from public.dossier_files f where f.id = p_file_id;
  v_dossier := private.open_dossier('remove_dossier_file', v_file.dossier_id, p_now, null);
  update public.dossier_files set removed_at = p_now, removed_by_id = p_actor_id where id = p_file_id and removed_at is null;
  if not found then
    perform private.fail('409', 'attachment.removed', 'the file was removed already');
  end if;
  update public.dossier_documents x set is_digitised = false
  where x.id = v_file.document_id and not exists (select from public.dossier_files f where f.document_id = x.id and f.removed_at is null);
  perform private.add_dossier_event(v_dossier.id, 'file_removed', greatest(p_now, v_dossier.last_event_at), p_actor_id, null, null, v_dossier.step_agency_id, v_reason,
    jsonb_build_object('file_id', v_file.id, 'file_name', v_file.file_name));
  return private.dossier_result(v_dossier);
end $$;
comment on function private.remove_dossier_file(bigint, timestamptz, bigint, text) is
  'Takes a mistaken file out of everyone''s sight; object and row stay for an audit. Nguồn: SPEC §12.';

create function public.remove_dossier_file(p_file_id bigint, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_actor_id bigint := authz.require_dossier_step('remove_dossier_file', (select f.dossier_id from public.dossier_files f where f.id = p_file_id), v_now);
begin
  return private.remove_dossier_file(v_actor_id, v_now, p_file_id, p_reason);
end $$;
comment on function public.remove_dossier_file(bigint, text) is 'Removes a mistaken file of a dossier, with a reason. Nguồn: SPEC §12.';

create function authz.may_upload_dossier_file(p_storage_path text)
returns boolean language plpgsql stable security definer set search_path = '' as $$
declare v_dossier public.dossiers;
begin
  if p_storage_path !~ '^dossiers/[0-9]{1,18}/[A-Za-z0-9._-]{1,200}$' then
    return false;
  end if;
  select * into v_dossier from public.dossiers d where d.id = split_part(p_storage_path, '/', 2)::bigint;
  return found and authz.reads_dossier(v_dossier)
    and not exists (select from public.dossier_files f where f.storage_path = p_storage_path)
    and exists (
      select from private.dossier_step_rights r
      where r.step = 'add_dossier_file' and private.dossier_step_fits(r, v_dossier) and authz.allows_dossier(r.permission_code, r.at_desk, v_dossier));
end $$;
comment on function authz.may_upload_dossier_file(text) is
  'Whether the signed-in person may upload under this path of the bucket "dossier-files": dossiers/<dossier id>/<name>, as long as nothing is attached there.';

insert into private.buckets (bucket, referred_by) values ('dossier-files', '{public.dossier_files}');

do $$
begin
  -- Every Supabase has it; a bare PostgreSQL (tools that only check the schema) does not.
  if to_regclass('storage.objects') is null then
    return;
  end if;
  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
  values ('dossier-files', 'dossier-files', false, 52428800, array(select t.media_type from private.attachment_types t order by t.media_type))
  on conflict (id) do nothing;
  create policy "dossier-files.read: with the dossier, or to be discarded" on storage.objects for select to authenticated
    using (bucket_id = 'dossier-files'
      and (exists (select from public.dossier_files f where f.storage_path = name) or authz.may_discard('dossier-files', name, owner_id, created_at)));
  create policy "dossier-files.insert: whoever may attach to the dossier" on storage.objects for insert to authenticated
    with check (bucket_id = 'dossier-files' and authz.may_upload_dossier_file(name));
  create policy "dossier-files.delete: only what no dossier refers to" on storage.objects for delete to authenticated
    using (bucket_id = 'dossier-files' and authz.may_discard('dossier-files', name, owner_id, created_at));
end $$;

-- Contacts ----------------------------------------------------------------------------------------------

create function private.may_reveal_dossier(p_dossier public.dossiers)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return case
    when p_dossier.status in ('accepted', 'processing', 'suspended') then authz.allows_dossier('dossiers.reveal', false, p_dossier) or authz.allows_dossier('dossiers.receive', true, p_dossier)
    when p_dossier.status = 'supplement_requested' then authz.allows_dossier('dossiers.reveal', p_dossier.accepted_at is null, p_dossier) or authz.allows_dossier('dossiers.receive', true, p_dossier)
    when p_dossier.status in ('submitted', 'result_ready', 'returned') then authz.allows_dossier('dossiers.receive', true, p_dossier)
    else false end;
end $$;
comment on function private.may_reveal_dossier(public.dossiers) is
  'Whether the signed-in person handles the dossier now and so may see the applicant''s contact: the desk while it is open, the unit whose step it is. Nguồn: SPEC §1, §12.';

create function public.reveal_dossier_contact(p_dossier_id bigint, p_reason text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('dossiers.reveal');
  v_now timestamptz := clock_timestamp();
  v_dossier public.dossiers := private.settled_dossier(p_dossier_id, v_now);
  v_reason text := left(private.tidy(p_reason), 500);
  v_contact jsonb;
begin
  if v_dossier.id is null or not authz.reads_dossier(v_dossier) then
    perform private.fail('404', 'dossier.not_found', 'no such dossier');
  elsif not private.may_reveal_dossier(v_dossier) then
    perform private.fail('403', 'dossier.contact_not_yours', 'only whoever handles the dossier now sees the contact', jsonb_build_object('status', v_dossier.status));
  end if;
  select jsonb_build_object('full_name', a.full_name, 'organisation_name', a.organisation_name, 'id_number', a.id_number, 'phone', a.phone, 'email', a.email, 'address', a.address)
    into v_contact from public.applicants a where a.id = v_dossier.applicant_id;
  if v_contact is null then
    perform private.fail('404', 'dossier.no_contact', 'the dossier has no contact');
  end if;
  insert into private.contact_reveals (at, staff_id, dossier_id, applicant_id, reason) values (v_now, v_actor_id, p_dossier_id, v_dossier.applicant_id, v_reason);
  perform private.add_dossier_event(p_dossier_id, 'contact_revealed', greatest(v_now, v_dossier.last_event_at), v_actor_id, null, null,
    coalesce(v_dossier.step_agency_id, v_dossier.agency_id), v_reason);
  return v_contact;
end $$;
comment on function public.reveal_dossier_contact(bigint, text) is
  'Name, identity number, phone, email, address of the applicant for whoever handles the dossier now; every look is logged, in the timeline too. Nguồn: SPEC §12.';
