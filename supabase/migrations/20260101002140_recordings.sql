-- Recordings of sessions: entered with their checksum, kept long-term, opened by right and with a line in the log each time.
-- Nguồn: QĐ3394 Điều 7; QĐ3549 Phần II.2a, III.II.2; SPEC §5, §12.

create function authz.may_open_recording(p_session_id bigint)
returns boolean language sql stable security definer set search_path = '' as $$
  select authz.may_read_papers(p_session_id, (select s.agency_id from public.sessions s where s.id = p_session_id))
$$;
comment on function authz.may_open_recording(bigint) is
  'Whoever prepares the session, presides, or keeps its minutes; being invited is not enough. Nguồn: SPEC §5 (access by right).';

create function private.add_recording(p_actor_id bigint, p_now timestamptz, p_session_id bigint, p_recording jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions := private.open_session(p_session_id, p_now, null, '{live,ended,concluded}', 'add_recording');
  v_now timestamptz := greatest(p_now, v_session.last_event_at);
  v_path text := private.tidy(p_recording ->> 'storage_path');
  v_place text := private.tidy(p_recording ->> 'place');
  v_sha256 text := lower(private.tidy(p_recording ->> 'sha256'));
  v_from timestamptz := (p_recording ->> 'recorded_from')::timestamptz;
  v_to timestamptz := (p_recording ->> 'recorded_to')::timestamptz;
  v_size bigint := (p_recording ->> 'byte_size')::bigint;
  v_point_id bigint := (p_recording ->> 'session_point_id')::bigint;
  v_id bigint;
begin
  if v_path is not null then
    -- The answer to the first call was lost: the recording is there.
    select r.id into v_id from public.session_recordings r where r.storage_path = v_path and r.session_id = p_session_id;
    if found then
      return jsonb_build_object('id', v_id);
    elsif v_path !~ ('^sessions/' || p_session_id || '/[A-Za-z0-9._-]+$') then
      perform private.fail('422', 'session.field_invalid', 'not a path of this session', '{"field": "storage_path", "problem": "unknown"}');
    elsif v_sha256 is null then
      perform private.fail('422', 'session.field_required', 'a checksum is required', '{"field": "sha256"}');
    end if;
  elsif v_place is null then
    perform private.fail('422', 'session.field_required', 'where it is kept', '{"field": "place"}');
  elsif length(v_place) > 500 then
    perform private.fail('422', 'session.field_invalid', 'too long', '{"field": "place", "problem": "too_long", "max": 500}');
  end if;
  if v_size is null then
    perform private.fail('422', 'session.field_required', 'its size', '{"field": "byte_size"}');
  elsif v_size <= 0 then
    perform private.fail('422', 'session.field_invalid', 'its size', '{"field": "byte_size", "problem": "range"}');
  elsif v_sha256 !~ '^[0-9a-f]{64}$' then
    perform private.fail('422', 'session.field_invalid', 'not a SHA-256', '{"field": "sha256", "problem": "format"}');
  elsif v_point_id is not null and not exists (select from public.session_points sp where sp.id = v_point_id and sp.session_id = p_session_id) then
    perform private.fail('422', 'session.field_invalid', 'no such point', '{"field": "session_point_id", "problem": "unknown"}');
  elsif v_to <= v_from then
    perform private.fail('422', 'session.field_invalid', 'ends before it begins', '{"field": "recorded_to", "problem": "before_start"}');
  end if;
  insert into public.session_recordings (session_id, session_point_id, storage_path, place, file_name, media_type, byte_size, sha256, recorded_from, recorded_to, note,
    added_at, added_by_id, added_by_name)
  values (p_session_id, v_point_id, v_path, case when v_path is null then v_place end, private.session_field(p_recording ->> 'file_name', 'file_name', 300),
    private.tidy(p_recording ->> 'media_type'), v_size, v_sha256, v_from, v_to, left(private.tidy(p_recording ->> 'note'), 2000), v_now, p_actor_id, private.staff_name(p_actor_id))
  returning id into v_id;
  perform private.finish_session_step(v_session, 'recording_added', v_now, p_actor_id, null,
    jsonb_build_object('recording_id', v_id, 'file_name', private.tidy(p_recording ->> 'file_name'), 'place', case when v_path is null then v_place end));
  return jsonb_build_object('id', v_id);
end $$;
comment on function private.add_recording(bigint, timestamptz, bigint, jsonb) is
  'Enters a recording: an uploaded file {storage_path, file_name, media_type, byte_size, sha256} or one kept at a point {place, file_name, byte_size, sha256?}; {session_point_id, recorded_from, recorded_to, note} besides. Nguồn: QĐ3394 Điều 7.';

create function public.add_recording(p_session_id bigint, p_recording jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require_run_session(p_session_id); v_owner text; v_path text := private.tidy(p_recording ->> 'storage_path');
begin
  if v_path is not null and not exists (select from public.session_recordings r where r.storage_path = v_path) then
    -- What storage holds counts, not what the browser says; and it must be one's own upload.
    v_owner := private.check_stored(v_path, p_recording ->> 'media_type', (p_recording ->> 'byte_size')::bigint, 'recordings');
    if v_owner is not null and v_owner is distinct from auth.uid()::text then
      perform private.fail('422', 'attachment.not_uploaded', 'no such upload of yours', '{"field": "storage_path"}');
    end if;
  end if;
  return private.add_recording(v_actor_id, clock_timestamp(), p_session_id, coalesce(p_recording, '{}'));
end $$;
comment on function public.add_recording(bigint, jsonb) is
  'Enters a recording of a session: an upload in the bucket recordings under sessions/<id>/, or a reference to the storage at the point. Nguồn: QĐ3394 Điều 7.';

create function private.open_recording(p_actor_id bigint, p_now timestamptz, p_recording_id bigint)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare v_recording public.session_recordings;
begin
  select * into v_recording from public.session_recordings r where r.id = p_recording_id;
  insert into private.recording_accesses (recording_id, staff_id, at) values (p_recording_id, p_actor_id, p_now);
  return jsonb_build_object('bucket', 'recordings', 'path', v_recording.storage_path, 'place', v_recording.place, 'file_name', v_recording.file_name,
    'media_type', v_recording.media_type, 'sha256', v_recording.sha256);
end $$;
comment on function private.open_recording(bigint, timestamptz, bigint) is 'Writes down who opened the recording when, and says where it lies.';

create function public.open_recording(p_recording_id bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_session_id bigint := (select r.session_id from public.session_recordings r where r.id = p_recording_id);
begin
  if authz.person() is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif v_session_id is null or not authz.may_open_recording(v_session_id) then
    if not (authz.can('sessions.edit') or authz.can('sessions.lead')) then
      perform private.fail('403', 'authz.forbidden', 'permission denied: sessions.edit', '{"permission": "sessions.edit"}');
    end if;
    perform private.fail('404', 'session.recording_not_found', 'no such recording');
  end if;
  return private.open_recording(authz.person(), clock_timestamp(), p_recording_id);
end $$;
comment on function public.open_recording(bigint) is
  'Opens a recording: the access is logged, then the file can be fetched for five minutes (a signed link made within them lasts as long as it was made for). Nguồn: SPEC §5, §12.';

create function public.recording_accesses(p_session_id bigint)
returns table (id bigint, recording_id bigint, staff_name text, at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform authz.require('sessions.edit');
  return query
    select a.id, a.recording_id, private.staff_name(a.staff_id), a.at
    from private.recording_accesses a join public.session_recordings r on r.id = a.recording_id
    where r.session_id = p_session_id and authz.can_all('sessions.edit')
    order by a.at desc, a.id desc limit 500;
end $$;
comment on function public.recording_accesses(bigint) is 'Who opened which recording of a session when, the latest first; for the board. Nguồn: SPEC §5.';

-- The log is append-only, and goes with nothing.
create function private.tg_recording_accesses__append_only()
returns trigger language plpgsql set search_path = '' as $$
begin
  perform private.fail('403', 'session.timeline_append_only', 'the log is append-only');
  return null;
end $$;
comment on function private.tg_recording_accesses__append_only() is 'Refuses every change of the log of accesses. Nguồn: SPEC §12.';
create trigger tg_recording_accesses__append_only before update or delete on private.recording_accesses
  for each row execute function private.tg_recording_accesses__append_only();

create function authz.has_opened_recording(p_storage_path text)
returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.session_recordings r join private.recording_accesses a on a.recording_id = r.id
    where r.storage_path = p_storage_path and a.staff_id = authz.person() and a.at > now() - interval '5 minutes'
      and authz.may_open_recording(r.session_id))
$$;
comment on function authz.has_opened_recording(text) is
  'Whether this person''s access to the file was logged within the last five minutes: storage gives it out to nobody else. Nguồn: SPEC §5 (every access logged).';

create function authz.may_upload_recording(p_storage_path text)
returns boolean language plpgsql stable security definer set search_path = '' as $$
declare v_session_id bigint := (regexp_match(p_storage_path, '^sessions/([0-9]{1,18})/[A-Za-z0-9._-]+$'))[1]::bigint;
begin
  return v_session_id is not null and authz.person() is not null and authz.may_run_session(v_session_id)
    and exists (select from public.sessions s where s.id = v_session_id and s.status in ('live', 'ended', 'concluded'));
end $$;
comment on function authz.may_upload_recording(text) is 'Whoever runs the session uploads its recordings, under sessions/<id>/.';

-- A morning in high definition is a day on its way over a slow line.
insert into private.buckets (bucket, referred_by, grace) values ('recordings', '{public.session_recordings}', '2 days');

do $$
begin
  if to_regclass('storage.buckets') is null then
    return;
  end if;
  -- 20 GiB: a morning in high definition. The project's own limit may be lower.
  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
  values ('recordings', 'recordings', false, 21474836480, array(select t.media_type from private.attachment_types t where t.kind in ('video', 'audio')))
  on conflict (id) do nothing;
  create policy "recordings.insert: whoever runs the session" on storage.objects for insert to authenticated
    with check (bucket_id = 'recordings' and authz.may_upload_recording(name));
  create policy "recordings.read: a logged access, or one's own on its way" on storage.objects for select to authenticated
    using (bucket_id = 'recordings' and (authz.has_opened_recording(name) or authz.may_discard('recordings', name, owner_id, created_at)));
  create policy "recordings.delete: only what no session refers to" on storage.objects for delete to authenticated
    using (bucket_id = 'recordings' and authz.may_discard('recordings', name, owner_id, created_at));
end $$;
