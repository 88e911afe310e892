-- What applicants do without a login: begin a draft, come back to it, upload, submit, look up by code, complete what was
-- asked for. Nothing here names a person. Nguồn: QĐ2926 Điều 18, 19.1, 22; SPEC §11.

create table private.dossier_drafts (
  dossier_id bigint primary key references public.dossiers (id) on delete cascade,
  content jsonb not null default '{}',
  saved_at timestamptz not null,
  expires_at timestamptz not null,
  consented_at timestamptz
);
comment on table private.dossier_drafts is
  'What an applicant has filled in so far, for the holder of the draft''s permission alone; emptied when it is submitted, gone when it has expired. Nguồn: QĐ2926 Điều 18.1.';
create index dossier_drafts_expires on private.dossier_drafts (expires_at);
alter table private.dossier_drafts enable row level security;

create function private.dossier_token(p_dossier_id bigint, p_expires_at timestamptz)
returns text language sql volatile set search_path = '' as $$
  select format('%s/%s%s', p_dossier_id, e, private.signature('dossier_tokens', p_dossier_id || ':' || e))
  from (select lpad(to_hex(extract(epoch from p_expires_at)::bigint), 8, '0') as e) as expiry
$$;
comment on function private.dossier_token(bigint, timestamptz) is
  'Permission to fill in and add files to one dossier until then: <dossier id>/<expiry><signature>. It is the beginning of the files'' path in storage (dossiers/<token>-<number>).';

create function private.dossier_of_token(p_token text, p_now timestamptz)
returns bigint language plpgsql volatile set search_path = '' as $$
declare v_id text := split_part(p_token, '/', 1); v_expiry text := left(split_part(p_token, '/', 2), 8);
begin
  if p_token is null or p_token !~ '^[1-9][0-9]{0,17}/[0-9a-f]{40}$'
    or not private.is_same_text(p_token, format('%s/%s%s', v_id, v_expiry, private.signature('dossier_tokens', v_id || ':' || v_expiry)))
    or to_timestamp(('x' || v_expiry)::bit(32)::bigint) < p_now then
    return null;
  end if;
  return v_id::bigint;
end $$;
comment on function private.dossier_of_token(text, timestamptz) is 'The dossier a permission is for; null when it is forged or has run out.';

create function private.dossier_desks(p_version_id bigint, p_at timestamptz)
returns table (agency_id bigint, name text)
language plpgsql stable set search_path = '' as $$
declare v_version public.procedure_versions; v_day date := (p_at at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  select * into v_version from public.procedure_versions v where v.id = p_version_id;
  return query
    select a.id, a.name from public.agencies a
    where a.archived_at is null and a.valid_from <= v_day and (a.valid_to is null or a.valid_to >= v_day)
      and case v_version.level when 'commune' then a.kind = 'commune'
        -- The city's desks: wherever one-stop officers sit, and the department that decides.
        else a.kind not in ('commune', 'city', 'central') and (a.id = v_version.agency_id
          or exists (select from public.staff_roles sr where sr.agency_id = a.id and sr.role_code = 'one_stop_officer')) end
    order by a.name;
end $$;
comment on function private.dossier_desks(bigint, timestamptz) is 'The one-stop desks at which a procedure may be filed. Nguồn: SPEC §6.';

create function public.dossier_form(p_procedure_id bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_version public.procedure_versions;
begin
  perform private.require_quota(v_now, 'read');
  select * into v_version from public.procedure_versions v where v.id = private.procedure_version_at(p_procedure_id, v_now);
  if not found then
    perform private.fail('404', 'public.procedure_not_found', 'no such procedure is offered');
  end if;
  return jsonb_build_object(
    'procedure_id', p_procedure_id, 'version_id', v_version.id, 'name', v_version.name, 'level', v_version.level, 'online_level', v_version.online_level,
    'code', (select p.code from public.procedures p where p.id = p_procedure_id), 'days', private.procedure_days(v_version.id),
    'result_name', v_version.result_name, 'result_kind', v_version.result_kind, 'fee_note', v_version.fee_note, 'fee', private.dossier_fee(v_version.id, 'online'),
    'documents', (select coalesce(jsonb_agg(jsonb_build_object('procedure_document_id', x.id, 'name', x.name, 'form', x.form, 'copies', x.copies, 'is_required', x.is_required,
      'template_note', x.template_note) order by x.position), '[]') from public.procedure_documents x where x.version_id = v_version.id),
    'desks', (select coalesce(jsonb_agg(jsonb_build_object('id', d.agency_id, 'name', d.name)), '[]') from private.dossier_desks(v_version.id, v_now) d),
    'max_files', private.limit_of('public.max_dossier_files', 30));
end $$;
comment on function public.dossier_form(bigint) is
  'What the public form of a procedure is made from: {procedure_id, version_id, code, name, level, online_level, days, result_name, result_kind, fee, fee_note, documents, desks, max_files}; 404 public.procedure_not_found. Nguồn: QĐ2926 Điều 19.1a.';

create function private.start_dossier_draft(p_now timestamptz, p_procedure_id bigint, p_agency_id bigint, p_request_id uuid, p_language text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_dossier public.dossiers;
  v_draft private.dossier_drafts;
  v_version public.procedure_versions;
begin
  if p_request_id is null then
    perform private.fail('422', 'dossier.field_required', 'request_id is required', '{"field": "request_id"}');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('receive_dossier:' || p_request_id, 0));
  select * into v_dossier from public.dossiers d where d.request_id = p_request_id;
  if found and v_dossier.status = 'draft' and v_dossier.draft_started_at > p_now - interval '1 hour' and v_dossier.procedure_id = p_procedure_id then
    select * into v_draft from private.dossier_drafts r where r.dossier_id = v_dossier.id;
  elsif found then
    -- The request id is no secret: it opens what it has just made and nothing else.
    perform private.fail('422', 'dossier.field_invalid', 'the request id is taken', '{"field": "request_id", "problem": "invalid"}');
  else
    perform private.count_request(p_now, 'draft by address', private.client_address(), private.limit_of('public.drafts_per_address', 60));
    perform private.count_request(p_now, 'draft', '', private.limit_of('public.drafts_in_all', 2000));
    select * into v_version from public.procedure_versions v where v.id = private.procedure_version_at(p_procedure_id, p_now);
    if v_version.id is null or v_version.online_level = 'none' then
      perform private.fail('422', 'dossier.field_invalid', 'not offered online', '{"field": "procedure_id", "problem": "not_online"}');
    elsif p_agency_id is null then
      perform private.fail('422', 'dossier.field_required', 'agency_id is required', '{"field": "agency_id"}');
    elsif not exists (select from private.dossier_desks(v_version.id, p_now) k where k.agency_id = p_agency_id) then
      perform private.fail('422', 'dossier.field_invalid', 'not a desk for this procedure', '{"field": "agency_id", "problem": "unknown"}');
    end if;
    -- Whoever begins sweeps what others gave up.
    delete from public.dossiers d where d.status = 'draft' and d.id in (select r.dossier_id from private.dossier_drafts r where r.expires_at < p_now);
    insert into public.dossiers (code, request_id, status, channel, procedure_id, version_id, agency_id, handling_agency_id, language, draft_started_at, last_event_at)
    values (private.random_code(), p_request_id, 'draft', 'online', p_procedure_id, v_version.id, p_agency_id, coalesce(v_version.agency_id, p_agency_id),
      case when p_language = 'en' then 'en' else 'vi' end, p_now, p_now)
    returning * into v_dossier;
    perform private.add_dossier_documents(v_dossier.id, v_version.id);
    insert into private.dossier_drafts (dossier_id, saved_at, expires_at)
    values (v_dossier.id, p_now, p_now + make_interval(days => private.limit_of('public.draft_days', 30))) returning * into v_draft;
  end if;
  return jsonb_build_object('draft_token', private.dossier_token(v_dossier.id, v_draft.expires_at), 'started_at', v_dossier.draft_started_at,
    'expires_at', v_draft.expires_at, 'documents', private.draft_documents(v_dossier.id), 'max_files', private.limit_of('public.max_dossier_files', 30));
end $$;
comment on function private.start_dossier_draft(timestamptz, bigint, bigint, uuid, text) is
  'An applicant begins: the time of it is kept, since KH26 wants less than 8, then 5 minutes until submission. Nguồn: QĐ2926 Điều 18.1; KH26.';

create function private.draft_documents(p_dossier_id bigint)
returns jsonb language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'procedure_document_id', x.procedure_document_id, 'name', x.name, 'form', x.form, 'is_required', x.is_required,
      'note', x.note, 'files', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'file_name', f.file_name, 'byte_size', f.byte_size) order by f.id), '[]')
        from public.dossier_files f where f.document_id = x.id and f.removed_at is null)) order by x.position), '[]')
    from public.dossier_documents x where x.dossier_id = p_dossier_id);
end $$;
comment on function private.draft_documents(bigint) is 'The checklist of a draft or of a supplement as its applicant sees it, with the names of the files sent.';

create function public.start_dossier_draft(p_procedure_id bigint, p_agency_id bigint, p_request_id uuid, p_language text default 'vi')
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.start_dossier_draft(clock_timestamp(), p_procedure_id, p_agency_id, p_request_id, p_language);
end $$;
comment on function public.start_dossier_draft(bigint, bigint, uuid, text) is
  'Begins a dossier online: {draft_token, started_at, expires_at, documents: [{id, name, form, is_required, files}], max_files}. Files go to the bucket "dossier-files" at dossiers/<draft_token>-<number>. Nguồn: QĐ2926 Điều 18.1.';

create function private.open_draft(p_now timestamptz, p_token text)
returns public.dossiers language plpgsql volatile set search_path = '' as $$
declare v_dossier public.dossiers;
begin
  select * into v_dossier from public.dossiers d where d.id = private.dossier_of_token(p_token, p_now) for update;
  if not found then
    perform private.fail('409', 'public.draft_over', 'the permission is forged or has run out');
  end if;
  return v_dossier;
end $$;
comment on function private.open_draft(timestamptz, text) is 'The dossier a permission is for, locked; 409 public.draft_over when it is none.';

create function private.save_dossier_draft(p_now timestamptz, p_token text, p_content jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_dossier public.dossiers := private.open_draft(p_now, p_token);
begin
  if v_dossier.status <> 'draft' then
    perform private.fail('409', 'public.draft_submitted', 'the dossier has been submitted', jsonb_build_object('code', v_dossier.code));
  elsif jsonb_typeof(p_content) is distinct from 'object' or length(p_content::text) > 60000 then
    perform private.fail('422', 'dossier.invalid', 'a draft is an object of reasonable size', '{"fields": {}}');
  end if;
  update private.dossier_drafts set content = p_content, saved_at = p_now where dossier_id = v_dossier.id;
  return jsonb_build_object('saved_at', p_now);
end $$;
comment on function private.save_dossier_draft(timestamptz, text, jsonb) is 'Keeps what was filled in so far, unchecked. Nguồn: QĐ2926 Điều 18.1.';

create function public.save_dossier_draft(p_draft_token text, p_content jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_quota(clock_timestamp(), 'read');
  return private.save_dossier_draft(clock_timestamp(), p_draft_token, p_content);
end $$;
comment on function public.save_dossier_draft(text, jsonb) is 'Saves the draft as it is: {saved_at}. Nguồn: QĐ2926 Điều 18.1.';

create function public.read_dossier_draft(p_draft_token text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_dossier public.dossiers;
begin
  perform private.require_quota(v_now, 'read');
  v_dossier := private.open_draft(v_now, p_draft_token);
  if v_dossier.status <> 'draft' then
    return jsonb_build_object('status', 'submitted', 'code', v_dossier.code);
  end if;
  return (select jsonb_build_object('status', 'draft', 'procedure_id', v_dossier.procedure_id, 'agency_id', v_dossier.agency_id, 'content', r.content, 'started_at', v_dossier.draft_started_at,
      'saved_at', r.saved_at, 'expires_at', r.expires_at, 'documents', private.draft_documents(v_dossier.id))
    from private.dossier_drafts r where r.dossier_id = v_dossier.id);
end $$;
comment on function public.read_dossier_draft(text) is
  'The draft, for whoever has its permission: {status: draft | submitted, procedure_id, agency_id, content, started_at, saved_at, expires_at, documents}. Nguồn: QĐ2926 Điều 18.1.';

create function authz.may_send_dossier_file(p_storage_path text)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare v_parts text[] := regexp_match(p_storage_path, '^dossiers/([0-9]{1,18}/[0-9a-f]{40})-([1-9][0-9]?)$');
begin
  return v_parts is not null and v_parts[2]::integer <= private.limit_of('public.max_dossier_files', 30) * 2
    and exists (select from public.dossiers d where d.id = private.dossier_of_token(v_parts[1], clock_timestamp()) and d.status in ('draft', 'supplement_requested'));
end $$;
comment on function authz.may_send_dossier_file(text) is
  'Whether somebody without a login may upload to this path of the bucket "dossier-files": it begins with a permission that holds, and its number is one of the few.';

create function public.attach_dossier_file(p_token text, p_number integer, p_document_id bigint, p_file_name text, p_media_type text, p_byte_size bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_dossier public.dossiers;
begin
  perform private.require_quota(v_now, 'read');
  v_dossier := private.open_draft(v_now, p_token);
  if v_dossier.status not in ('draft', 'supplement_requested') or p_number is null then
    perform private.fail('409', 'public.draft_submitted', 'nothing can be added now', jsonb_build_object('code', v_dossier.code));
  elsif (select count(*) from public.dossier_files f where f.dossier_id = v_dossier.id and f.uploaded_by_id is null and f.removed_at is null) >= private.limit_of('public.max_dossier_files', 30) then
    perform private.fail('422', 'public.too_many_files', 'no more files with this dossier', jsonb_build_object('max', private.limit_of('public.max_dossier_files', 30)));
  end if;
  perform private.store_dossier_file(null, v_now, v_dossier, p_document_id, case when v_dossier.status = 'draft' then 'document' else 'supplement' end,
    format('dossiers/%s-%s', p_token, p_number), p_file_name, p_media_type, p_byte_size);
  return jsonb_build_object('documents', private.draft_documents(v_dossier.id));
end $$;
comment on function public.attach_dossier_file(text, integer, bigint, text, text, bigint) is
  'Tells that a file was uploaded to dossiers/<token>-<number> for a document of the draft or supplement. Nguồn: QĐ2926 Điều 18.2.';

create function public.detach_dossier_file(p_token text, p_file_id bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_now timestamptz := clock_timestamp(); v_dossier public.dossiers; v_document_id bigint;
begin
  perform private.require_quota(v_now, 'read');
  v_dossier := private.open_draft(v_now, p_token);
  if v_dossier.status not in ('draft', 'supplement_requested') then
    perform private.fail('409', 'public.draft_submitted', 'nothing can be changed now', jsonb_build_object('code', v_dossier.code));
  end if;
  -- Of a supplement only what came with it.
  update public.dossier_files f set removed_at = v_now where f.id = p_file_id and f.dossier_id = v_dossier.id and f.uploaded_by_id is null and f.removed_at is null
    and (v_dossier.status = 'draft' or f.purpose = 'supplement' and f.created_at >= (select max(s.requested_at) from public.dossier_supplements s where s.dossier_id = v_dossier.id))
  returning f.document_id into v_document_id;
  update public.dossier_documents x set is_received = false, is_digitised = false
  where x.id = v_document_id and not exists (select from public.dossier_files f where f.document_id = x.id and f.removed_at is null);
  return jsonb_build_object('documents', private.draft_documents(v_dossier.id));
end $$;
comment on function public.detach_dossier_file(text, bigint) is 'The applicant takes a file back before submitting. Nguồn: QĐ2926 Điều 18.2.';

do $$
begin
  if to_regclass('storage.objects') is not null then
    create policy "dossier-files.insert: whoever fills in the draft or supplement" on storage.objects for insert to anon
      with check (bucket_id = 'dossier-files' and authz.may_send_dossier_file(name));
  end if;
end $$;
