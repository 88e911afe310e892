-- The files of a case, from the board and from the heads of the agencies it concerns. Nguồn: QĐ3394 Điều 10.2, 12.

create function authz.may_supply_case(p_case_id bigint)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return authz.can_all('cases.edit') or exists (
    select from public.case_agencies a where a.case_id = p_case_id and a.agency_id = any (authz.agency_ids('cases.supply')));
end $$;
comment on function authz.may_supply_case(bigint) is 'The board, and the heads of the agencies a case concerns, add files to it. Nguồn: SPEC §1; QĐ3394 Điều 10.2, 12.';

insert into private.buckets (bucket, referred_by) values ('case-files', '{public.case_files}');

do $$
begin
  if to_regclass('storage.buckets') is null then
    return;
  end if;
  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
  values ('case-files', 'case-files', false, 52428800, array(select t.media_type from private.attachment_types t))
  on conflict (id) do nothing;
  create policy "case-files.insert: board and involved heads, under cases/<id>" on storage.objects for insert to authenticated
    with check (bucket_id = 'case-files' and (storage.foldername(name))[1] = 'cases' and (storage.foldername(name))[2] ~ '^[0-9]{1,18}$'
      and authz.may_supply_case(((storage.foldername(name))[2])::bigint));
  create policy "case-files.read: with the case, or one's own on its way" on storage.objects for select to authenticated
    using (bucket_id = 'case-files' and (exists (select from public.case_files f where f.storage_path = name) or authz.may_discard('case-files', name, owner_id, created_at)));
  create policy "case-files.delete: only what no case refers to" on storage.objects for delete to authenticated
    using (bucket_id = 'case-files' and authz.may_discard('case-files', name, owner_id, created_at));
end $$;

create function public.add_case_file(p_case_id bigint, p_storage_path text, p_file_name text, p_media_type text, p_byte_size bigint, p_title text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.person(); v_now timestamptz := clock_timestamp(); v_case public.cases; v_id bigint; v_owner text;
begin
  if v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('cases.edit') or authz.can('cases.supply')) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: cases.supply', '{"permission": "cases.supply"}');
  elsif not authz.may_supply_case(p_case_id) then
    perform private.fail('404', 'case.not_found', 'no such case');
  end if;
  v_case := private.open_case(p_case_id, null, '{registered,proposed,refused,approved,scheduled,received,concluded}', 'add_case_file');
  if p_storage_path is null or p_storage_path !~ ('^cases/' || p_case_id || '/[A-Za-z0-9._-]+$') then
    perform private.fail('422', 'case.field_invalid', 'not a path of this case', '{"field": "storage_path", "problem": "unknown"}');
  end if;
  -- The answer to the first call was lost: the file is there.
  select f.id into v_id from public.case_files f where f.storage_path = p_storage_path;
  if found then
    return jsonb_build_object('id', v_id);
  end if;
  perform private.check_attachment(p_file_name, p_media_type, p_byte_size);
  v_owner := private.check_stored(p_storage_path, p_media_type, p_byte_size, 'case-files');
  if v_owner is not null and v_owner is distinct from auth.uid()::text then
    perform private.fail('422', 'attachment.not_uploaded', 'no such upload of yours', '{"field": "storage_path"}');
  end if;
  insert into public.case_files (case_id, storage_path, file_name, media_type, byte_size, title, uploaded_by_id, uploaded_by_name, agency_id, created_at)
  values (p_case_id, p_storage_path, p_file_name, p_media_type, p_byte_size, private.tidy(p_title), v_actor_id, private.staff_name(v_actor_id),
    (select s.agency_id from public.staff s where s.id = v_actor_id), v_now)
  returning id into v_id;
  perform private.add_case_event(p_case_id, 'file_added', v_now, v_actor_id, null, null, coalesce(private.tidy(p_title), p_file_name));
  return jsonb_build_object('id', v_id);
end $$;
comment on function public.add_case_file(bigint, text, text, text, bigint, text) is
  'Enters a file that has been uploaded to case-files/cases/<id>/…; by the board or the head of an involved agency. Nguồn: QĐ3394 Điều 10.2, 12.';

create function public.remove_case_file(p_file_id bigint, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.person();
  v_now timestamptz := clock_timestamp();
  v_file public.case_files;
  v_reason text;
begin
  if v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('cases.edit') or authz.can('cases.supply')) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: cases.supply', '{"permission": "cases.supply"}');
  end if;
  select * into v_file from public.case_files f where f.id = p_file_id;
  -- The board any, an agency what it supplied itself.
  if not found or not (authz.can_all('cases.edit')
    or authz.may_supply_case(v_file.case_id) and v_file.agency_id = any (authz.agency_ids('cases.supply'))) then
    perform private.fail('404', 'case.file_not_found', 'no such file');
  end if;
  perform private.open_case(v_file.case_id, null, '{registered,proposed,refused,approved,scheduled,received,concluded}', 'remove_case_file');
  v_reason := private.case_field(p_reason, 'reason', 1000);
  delete from public.case_files f where f.id = p_file_id;
  perform private.add_case_event(v_file.case_id, 'file_removed', v_now, v_actor_id, null, null, v_reason,
    jsonb_build_object('file_name', coalesce(v_file.title, v_file.file_name), 'storage_path', v_file.storage_path));
  return jsonb_build_object('id', p_file_id);
end $$;
comment on function public.remove_case_file(bigint, text) is
  'Takes a file off a case, with the reason: the board any, an agency its own. Storage keeps it out of everybody''s reach. Nguồn: SPEC §1, §12.';
