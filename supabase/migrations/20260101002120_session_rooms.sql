-- The room: a token signed here for one person and one room, living a quarter of an hour, fetched anew for every join;
-- personal links of guests; attendance from the room's own events. Nguồn: SPEC §5 (Room); RFC 7515, RFC 7519.

create function private.base64url(p_bytes bytea)
returns text language sql immutable parallel safe set search_path = '' as $$
  -- encode() breaks lines at 76 characters; a token must not hold any, nor padding.
  select translate(encode(p_bytes, 'base64'), E'+/=\n\r', '-_')
$$;
comment on function private.base64url(bytea) is 'Base64url without padding and line breaks. Nguồn: RFC 7515 §2.';

create function private.jwt_hs256(p_claims jsonb, p_secret text)
returns text language plpgsql immutable set search_path = '' as $$
declare v_signed text := private.base64url(convert_to('{"alg":"HS256","typ":"JWT"}', 'utf8')) || '.' || private.base64url(convert_to(p_claims::text, 'utf8'));
begin
  return v_signed || '.' || private.base64url(extensions.hmac(convert_to(v_signed, 'utf8'), convert_to(p_secret, 'utf8'), 'sha256'));
end $$;
comment on function private.jwt_hs256(jsonb, text) is 'A JSON Web Token signed with HMAC-SHA-256. Nguồn: RFC 7515, RFC 7518 §3.2.';

create function private.text_setting(p_key text)
returns text language sql stable set search_path = '' as $$
  select nullif(trim(s.value #>> '{}'), '') from public.settings s where s.key = p_key
$$;
comment on function private.text_setting(text) is 'A setting as plain text; null when empty or unknown.';

-- The meeting server ----------------------------------------------------------------------------------

create function private.tg_settings__check_rooms()
returns trigger language plpgsql volatile set search_path = '' as $$
declare v_text text := new.value #>> '{}'; v_is_good boolean;
begin
  v_is_good := case
    when new.key = 'jitsi.mode' then v_text in ('token', 'open', 'demo')
    -- Scripts are loaded from there: a bare host, perhaps with a port, and nothing that could be more.
    when new.key in ('jitsi.domain', 'jitsi.xmpp_domain') then v_text = '' or (length(v_text) <= 253
      and v_text ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*(:[0-9]{1,5})?$')
    when new.key = 'jitsi.app_id' then v_text ~ '^[A-Za-z0-9_.-]{0,100}$'
    when new.key = 'jitsi.allowance_minutes' then v_text ~ '^[0-9]{1,3}$' and v_text::integer <= 720
    else true
  end;
  if not coalesce(v_is_good, false) then
    perform private.fail('422', 'session.setting_invalid', 'not possible for ' || new.key, jsonb_build_object('field', new.key));
  end if;
  return new;
end $$;
comment on function private.tg_settings__check_rooms() is
  'Refuses a meeting server, a way of joining or an allowance that cannot be; pages load scripts from that server. Nguồn: SPEC §5 (Room).';
create trigger tg_settings__check_rooms before insert or update of value on public.settings for each row when (new.key like 'jitsi.%') execute function private.tg_settings__check_rooms();

create function public.save_room_settings(p_settings jsonb)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('settings.edit');
begin
  if jsonb_typeof(p_settings) is distinct from 'object' or exists (select from jsonb_object_keys(p_settings) k where k not like 'jitsi.%') then
    perform private.fail('422', 'session.setting_invalid', 'settings of the rooms only', '{"field": "settings"}');
  end if;
  update public.settings s set value = p_settings -> s.key where p_settings ? s.key and s.value is distinct from p_settings -> s.key;
end $$;
comment on function public.save_room_settings(jsonb) is 'Saves several settings of the meeting rooms ({key: value}) together or not at all. The key itself: set_secret(jitsi_secret).';

create function public.meeting_server()
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare v_actor_id bigint := authz.person();
begin
  if v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('sessions.read') or authz.can('settings.edit')) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: sessions.read', '{"permission": "sessions.read"}');
  end if;
  return jsonb_build_object('domain', private.text_setting('jitsi.domain'), 'mode', coalesce(private.text_setting('jitsi.mode'), 'open'));
end $$;
comment on function public.meeting_server() is 'Where the rooms are and how one joins them, for trying the connection: {domain, mode}; nothing of the key. Nguồn: SPEC §5 (Room).';

-- Joining --------------------------------------------------------------------------------------------

create function private.room_opens_at(p_session public.sessions)
returns timestamptz language sql immutable set search_path = '' as $$
  select p_session.starts_at - interval '30 minutes'
$$;
comment on function private.room_opens_at(public.sessions) is 'From when the room of a session may be entered. Nguồn: SPEC §5 (Room).';

create function private.room_closes_at(p_session public.sessions)
returns timestamptz language sql stable set search_path = '' as $$
  select p_session.ends_at + make_interval(mins => private.number_setting('jitsi.allowance_minutes', 120))
$$;
comment on function private.room_closes_at(public.sessions) is 'Until when the room of a session may be entered: its planned end and an allowance (setting, minutes). Nguồn: SPEC §5 (Room).';

create function private.room_ticket(p_session public.sessions, p_now timestamptz, p_user_id text, p_name text, p_is_moderator boolean)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_opens_at timestamptz := private.room_opens_at(p_session);
  v_closes_at timestamptz := private.room_closes_at(p_session);
  v_mode text := coalesce(private.text_setting('jitsi.mode'), 'open');
  v_domain text := private.text_setting('jitsi.domain');
  v_room text := (select r.room_name from private.session_rooms r where r.session_id = p_session.id);
  v_secret text;
  v_expires_at timestamptz := p_now + interval '15 minutes';
  v_token text;
begin
  if p_session.status = 'cancelled' then
    perform private.fail('409', 'session.cancelled', 'the session was called off', jsonb_build_object('reason', p_session.cancel_reason));
  elsif p_session.status in ('ended', 'concluded') then
    perform private.fail('409', 'session.over', 'the session is over', jsonb_build_object('ended_at', p_session.ended_at));
  elsif p_now < v_opens_at then
    perform private.fail('409', 'session.too_early', 'the room opens 30 minutes before', jsonb_build_object('opens_at', v_opens_at, 'starts_at', p_session.starts_at));
  elsif p_now > v_closes_at then
    perform private.fail('409', 'session.too_late', 'the room is closed', jsonb_build_object('closed_at', v_closes_at));
  elsif v_domain is null then
    perform private.fail('409', 'session.no_room_server', 'no meeting server is set');
  end if;
  if v_mode = 'token' then
    select s.value into v_secret from private.secrets s where s.name = 'jitsi_secret';
    if v_secret is null or private.text_setting('jitsi.app_id') is null then
      perform private.fail('409', 'session.no_room_server', 'the meeting server''s key is not set');
    end if;
    -- aud a string, exp always a number, nbf a little in the past (no leeway is given), one room and no pattern; no null and no
    -- e-mail in the user, which everybody in the room would see; moderator there and nowhere else.
    v_token := private.jwt_hs256(jsonb_build_object(
      'iss', private.text_setting('jitsi.app_id'), 'aud', private.text_setting('jitsi.app_id'),
      'sub', coalesce(private.text_setting('jitsi.xmpp_domain'), v_domain), 'room', v_room,
      'nbf', floor(extract(epoch from p_now))::bigint - 10, 'exp', floor(extract(epoch from v_expires_at))::bigint,
      'context', jsonb_build_object('user',
        jsonb_build_object('id', p_user_id, 'name', p_name)
        || case when p_is_moderator then '{"moderator": true, "lobby_bypass": true}'::jsonb else '{}' end)), v_secret);
  end if;
  return jsonb_build_object('session_id', p_session.id, 'code', p_session.code, 'title', p_session.title, 'domain', v_domain, 'room', v_room, 'mode', v_mode,
    'jwt', v_token, 'expires_at', case when v_token is not null then v_expires_at end, 'user_id', p_user_id, 'display_name', p_name, 'is_moderator', p_is_moderator,
    'is_recorded', p_session.is_recorded, 'closes_at', v_closes_at);
end $$;
comment on function private.room_ticket(public.sessions, timestamptz, text, text, boolean) is
  'What a person needs to enter the room now: domain, room and (mode token) a JWT for that person and room, living 15 minutes. From 30 minutes before the start to the planned end plus an allowance (setting, minutes). Nguồn: SPEC §5 (Room).';

create function private.join_session(p_actor_id bigint, p_now timestamptz, p_session_id bigint)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions;
  v_participant public.session_participants;
  v_is_board boolean := authz.can_all('sessions.edit');
  v_name text;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  if not found then
    perform private.fail('404', 'session.not_found', 'no such session');
  end if;
  -- A deputy joins for whoever is on leave.
  select t.* into v_participant from public.session_participants t
  where t.session_id = p_session_id and t.staff_id = any (authz.acting_for()) and t.removed_at is null
    and (t.invitation <> 'none' or t.capacity in ('chair', 'secretary'))
  order by t.staff_id = p_actor_id desc, t.id limit 1;
  if v_participant.id is null and not v_is_board and not authz.can_all('sessions.test') then
    if authz.can_all('sessions.read') or p_session_id = any (authz.session_ids()) then
      perform private.fail('403', 'session.not_invited', 'not invited to this session');
    end if;
    perform private.fail('404', 'session.not_found', 'no such session');
  end if;
  v_name := private.staff_name(p_actor_id);
  return private.room_ticket(v_session, p_now, case when v_participant.id is not null then 'p' || v_participant.id else 's' || p_actor_id end,
    coalesce(nullif(concat_ws(' – ', v_name, v_participant.organisation), ''), v_name),
    v_is_board or coalesce(v_participant.capacity in ('chair', 'secretary', 'reception_board'), false));
end $$;
comment on function private.join_session(bigint, timestamptz, bigint) is
  'The room for a signed-in person: invited ones, the board, technicians on duty. Moderator: chair, secretary, reception board only. Nguồn: SPEC §5.';

create function public.join_session(p_session_id bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.read');
begin
  return private.join_session(v_actor_id, clock_timestamp(), p_session_id);
end $$;
comment on function public.join_session(bigint) is
  'Domain, room and a fresh token for the signed-in person: {domain, room, mode, jwt, expires_at, user_id, display_name, is_moderator, is_recorded, …}; call it for every join and re-join. Refuses with session.too_early, too_late, over, cancelled, not_invited. Nguồn: SPEC §5 (Room).';

-- Guests ---------------------------------------------------------------------------------------------

create function private.guest_token(p_participant_id bigint)
returns text language plpgsql stable set search_path = '' as $$
declare v_payload text; v_salt text;
begin
  select format('%s-%s', t.id, g.link_version), r.link_salt into v_payload, v_salt
  from public.session_participants t
  join private.session_guests g on g.participant_id = t.id
  join private.session_rooms r on r.session_id = t.session_id
  where t.id = p_participant_id;
  return v_payload || '-' || private.base64url(substring(extensions.hmac(convert_to('guest:' || v_payload, 'utf8'), convert_to(v_salt, 'utf8'), 'sha256') for 16));
end $$;
comment on function private.guest_token(bigint) is
  'The token of a guest''s personal link (participant, version of the link, signature with the session''s own salt), void once the link is revoked or renewed. Nguồn: SPEC §5.';

create function private.guest_path(p_participant_id bigint)
returns text language sql stable set search_path = '' as $$
  select '/moi-hop/' || private.guest_token(p_participant_id)
$$;
comment on function private.guest_path(bigint) is 'The path of a guest''s personal page, for invitations.';

create function private.guest_of(p_token text)
returns public.session_participants language plpgsql stable set search_path = '' as $$
declare v_id bigint; v_participant public.session_participants;
begin
  v_id := substring(p_token from '^([0-9]{1,18})-[0-9]{1,9}-[A-Za-z0-9_-]{22}$')::bigint;
  if v_id is not null then
    select t.* into v_participant from public.session_participants t
    join private.session_guests g on g.participant_id = t.id and g.revoked_at is null
    where t.id = v_id and t.removed_at is null and t.invitation <> 'none';
    if v_participant.id is not null and private.guest_token(v_participant.id) = p_token then
      return v_participant;
    end if;
  end if;
  perform private.fail('404', 'session.link_invalid', 'no such link');
  return null;
end $$;
comment on function private.guest_of(text) is 'The participant a personal link belongs to; one and the same 404 for a forged, revoked or unknown one.';

create function private.join_session_as_guest(p_now timestamptz, p_token text)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_participant public.session_participants := private.guest_of(p_token);
  v_session public.sessions;
begin
  select * into v_session from public.sessions s where s.id = v_participant.session_id;
  -- A citizen is called by their full name in the room they were invited to, as at the counter.
  return private.room_ticket(v_session, p_now, 'p' || v_participant.id,
    case when v_participant.substitute_name is not null and v_participant.invitation = 'substituted' then v_participant.substitute_name
      else (select g.full_name from private.session_guests g where g.participant_id = v_participant.id) end, false);
end $$;
comment on function private.join_session_as_guest(timestamptz, text) is 'The room for the holder of a personal link; never a moderator. Nguồn: SPEC §5.';

create function public.join_session_as_guest(p_token text)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  return private.join_session_as_guest(clock_timestamp(), p_token);
end $$;
comment on function public.join_session_as_guest(text) is 'Domain, room and a fresh token for a guest (citizen, central delegate) by their personal link. Nguồn: SPEC §5 (Room).';

create function public.guest_session(p_token text)
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare
  v_participant public.session_participants := private.guest_of(p_token);
  v_session public.sessions;
begin
  select * into v_session from public.sessions s where s.id = v_participant.session_id;
  return jsonb_build_object('code', v_session.code, 'title', v_session.title, 'kind', v_session.kind, 'status', v_session.status, 'starts_at', v_session.starts_at, 'ends_at', v_session.ends_at,
    'chair_name', v_session.chair_name, 'chair_title', v_session.chair_title, 'is_recorded', v_session.is_recorded, 'cancel_reason', v_session.cancel_reason,
    'name', (select g.full_name from private.session_guests g where g.participant_id = v_participant.id), 'capacity', v_participant.capacity,
    'invitation', v_participant.invitation, 'substitute_name', v_participant.substitute_name, 'reply_note', v_participant.reply_note,
    'point', (select jsonb_build_object('name', m.name, 'address', m.address, 'room', m.room, 'phone', coalesce(sp.contact_phone, m.phone))
      from public.session_points sp join public.meeting_points m on m.id = sp.point_id where sp.id = v_participant.session_point_id),
    'slot', (select jsonb_build_object('starts_at', sc.starts_at, 'ends_at', sc.ends_at) from public.session_cases sc
      where sc.session_id = v_session.id and sc.case_id = v_participant.case_id),
    'case', (select jsonb_build_object('code', c.code, 'title', c.title) from public.cases c where c.id = v_participant.case_id and v_participant.capacity = 'citizen'),
    'opens_at', private.room_opens_at(v_session), 'closes_at', private.room_closes_at(v_session),
    'rating', private.session_rating_state(clock_timestamp(), v_participant.id),
    'office_name', (select a.name from public.agencies a where a.id = v_session.agency_id),
    'office_phone', (select a.phone from public.agencies a where a.id = v_session.agency_id));
end $$;
comment on function public.guest_session(text) is
  'What a guest sees behind their link: when, where, who receives, their own slot and case, whether they can rate it; nothing of other people. Nguồn: SPEC §5.';

create function private.reply_to_invitation(p_now timestamptz, p_participant_id bigint, p_reply text, p_note text, p_substitute_name text, p_substitute_title text)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_participant public.session_participants;
  v_session public.sessions;
begin
  select t.* into v_participant from public.session_participants t where t.id = p_participant_id;
  v_session := private.open_session(v_participant.session_id, p_now, null, '{planned,reported,invited,tested,live}', 'reply_to_invitation');
  if coalesce(p_reply, '') <> all ('{accepted,declined,substituted}') then
    perform private.fail('422', 'session.field_required', 'a reply is required', '{"field": "reply"}');
  elsif p_reply = 'declined' and private.tidy(p_note) is null then
    perform private.fail('422', 'session.field_required', 'why not', '{"field": "note"}');
  elsif p_reply = 'substituted' and private.tidy(p_substitute_name) is null then
    perform private.fail('422', 'session.field_required', 'who comes instead', '{"field": "substitute_name"}');
  elsif p_reply = 'substituted' and v_participant.capacity in ('chair', 'citizen') then
    perform private.fail('422', 'session.field_invalid', 'nobody can come instead', '{"field": "reply", "problem": "personal"}');
  end if;
  update public.session_participants set invitation = p_reply, replied_at = p_now, reply_note = left(private.tidy(p_note), 1000),
    substitute_name = case when p_reply = 'substituted' then left(private.tidy(p_substitute_name), 200) end,
    substitute_title = case when p_reply = 'substituted' then left(private.tidy(p_substitute_title), 200) end
  where id = p_participant_id;
  perform private.tell_about_session(v_session.id, private.session_people(v_session, '{reception_board}'), 'session_replied', p_now, '{}',
    jsonb_build_object('name', v_participant.display_name, 'reply', p_reply, 'note', private.tidy(p_note), 'substitute', private.tidy(p_substitute_name)));
  -- A reply is no change of the plan: it must not make somebody's edit stale. The version stays.
  perform private.add_session_event(v_session.id, 'replied', greatest(p_now, v_session.last_event_at), v_participant.staff_id, null, null, private.tidy(p_note),
    jsonb_build_object('name', v_participant.display_name, 'reply', p_reply, 'substitute', private.tidy(p_substitute_name)));
  return jsonb_build_object('invitation', p_reply);
end $$;
comment on function private.reply_to_invitation(timestamptz, bigint, text, text, text, text) is 'Accepted, declined (why), or somebody else is sent; the board is told. Nguồn: SPEC §5.';

create function public.reply_to_invitation(p_session_id bigint, p_reply text, p_note text default null, p_substitute_name text default null, p_substitute_title text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_actor_id bigint := authz.require('sessions.read'); v_id bigint;
begin
  select t.id into v_id from public.session_participants t
  where t.session_id = p_session_id and t.staff_id = any (authz.acting_for()) and t.removed_at is null and t.invitation <> 'none'
  order by t.staff_id = v_actor_id desc limit 1;
  if v_id is null and not exists (select from public.sessions s where s.id = p_session_id and (authz.can_all('sessions.read') or s.id = any (authz.session_ids()))) then
    perform private.fail('404', 'session.not_found', 'no such session');
  elsif v_id is null then
    perform private.fail('403', 'session.not_invited', 'not invited to this session');
  end if;
  return private.reply_to_invitation(clock_timestamp(), v_id, p_reply, p_note, p_substitute_name, p_substitute_title);
end $$;
comment on function public.reply_to_invitation(bigint, text, text, text, text) is 'A member of staff answers an invitation: accepted, declined, substituted. Nguồn: SPEC §5.';

create function public.reply_as_guest(p_token text, p_reply text, p_note text default null, p_substitute_name text default null, p_substitute_title text default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_participant public.session_participants := private.guest_of(p_token);
begin
  return private.reply_to_invitation(clock_timestamp(), v_participant.id, p_reply, p_note, p_substitute_name, p_substitute_title);
end $$;
comment on function public.reply_as_guest(text, text, text, text, text) is 'A guest answers an invitation by their personal link. Nguồn: SPEC §5.';

create function public.renew_guest_link(p_participant_id bigint, p_is_revoked boolean default false)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('sessions.edit');
  v_session_id bigint := (select t.session_id from public.session_participants t where t.id = p_participant_id);
  v_session public.sessions;
  v_now timestamptz := clock_timestamp();
begin
  v_session := private.open_session(v_session_id, v_now, null, '{planned,reported,invited,tested,live}', 'renew_guest_link');
  update private.session_guests set link_version = link_version + 1, revoked_at = case when p_is_revoked then v_now end where participant_id = p_participant_id;
  if not found then
    perform private.fail('404', 'session.not_found', 'no guest');
  end if;
  perform private.finish_session_step(v_session, case when p_is_revoked then 'link_revoked' else 'link_renewed' end, v_now, v_actor_id, null,
    jsonb_build_object('name', (select t.display_name from public.session_participants t where t.id = p_participant_id)));
  return jsonb_build_object('path', case when not p_is_revoked then private.guest_path(p_participant_id) end);
end $$;
comment on function public.renew_guest_link(bigint, boolean) is
  'Voids a guest''s link and makes a new one (returned, for the board to pass on), or only voids it. Nguồn: SPEC §5 (revocable link).';

create function public.guest_link(p_participant_id bigint)
returns text language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('sessions.edit');
  v_participant public.session_participants;
begin
  select t.* into v_participant from public.session_participants t join private.session_guests g on g.participant_id = t.id and g.revoked_at is null
  where t.id = p_participant_id and t.invitation <> 'none';
  if not found then
    perform private.fail('404', 'session.not_found', 'no guest with a valid link');
  end if;
  perform private.add_session_event(v_participant.session_id, 'link_shown', clock_timestamp(), v_actor_id, null, null, null, jsonb_build_object('name', v_participant.display_name));
  return private.guest_path(p_participant_id);
end $$;
comment on function public.guest_link(bigint) is 'The path of a guest''s link, for reading out or printing; that it was looked at is logged. Nguồn: SPEC §5.';

-- What happens in the room -----------------------------------------------------------------------------

create function private.room_event_flag(p_event jsonb, p_name text)
returns boolean language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_event -> p_name) is distinct from 'boolean' then
    perform private.fail('422', 'session.field_required', p_name || ' is true or false', jsonb_build_object('field', p_name));
  end if;
  return (p_event ->> p_name)::boolean;
end $$;
comment on function private.room_event_flag(jsonb, text) is 'A yes or no of a room''s event; 422 when it is neither.';

create function private.record_room_event(p_now timestamptz, p_session_id bigint, p_participant_id bigint, p_name text, p_is_moderator boolean, p_event jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_session public.sessions;
  v_kind text := p_event ->> 'kind';
  v_connection text := left(private.tidy(p_event ->> 'connection_id'), 100);
  v_participant_id bigint := p_participant_id;
  v_name text := p_name;
  v_is_moderator boolean := p_is_moderator;
  v_line public.session_attendance;
  v_flag boolean;
begin
  select * into v_session from public.sessions s where s.id = p_session_id;
  if coalesce(v_kind, '') <> all ('{joined,left,role,recording}') then
    perform private.fail('422', 'session.field_invalid', 'no such event', '{"field": "kind", "problem": "unknown"}');
  elsif v_kind <> 'recording' and v_connection is null then
    perform private.fail('422', 'session.field_required', 'connection_id is required', '{"field": "connection_id"}');
  end if;
  if v_kind = 'recording' then
    v_flag := private.room_event_flag(p_event, 'is_on');
    -- What a moderator's page says of the recording is believed, nobody else's; a session that is over is not being recorded.
    if not p_is_moderator or v_session.status in ('ended', 'concluded', 'cancelled') then
      return '{"ok": false}';
    end if;
    -- Everyone in the room reports the same change; the first one counts.
    update public.sessions s set recording_state = case when v_flag then 'on' else 'off' end
    where s.id = p_session_id and s.recording_state is distinct from case when v_flag then 'on' else 'off' end;
    if found then
      perform private.add_session_event(p_session_id, case when v_flag then 'recording_on' else 'recording_off' end, p_now, null, null, null, null,
        jsonb_build_object('name', p_name, 'mode', left(p_event ->> 'mode', 40)));
    end if;
    return '{"ok": true}';
  end if;
  if v_kind = 'role' then
    v_flag := private.room_event_flag(p_event, 'is_moderator');
  end if;
  if p_event ->> 'is_own' = 'false' then
    -- A moderator's page also tells of others, by the id their tokens carry: a page that broke cannot tell of itself.
    select t.id, case when t.invitation = 'substituted' then coalesce(t.substitute_name, t.display_name) else t.display_name end,
        t.capacity in ('chair', 'secretary', 'reception_board')
      into v_participant_id, v_name, v_is_moderator
    from public.session_participants t
    where p_is_moderator and t.session_id = p_session_id and t.id = substring(p_event ->> 'user_id' from '^p([0-9]{1,18})$')::bigint;
    if v_participant_id is null then
      -- Somebody on duty, or a name nobody knows: their own page tells of them.
      return '{"ok": false}';
    end if;
  end if;
  select * into v_line from public.session_attendance a where a.session_id = p_session_id and a.connection_id = v_connection for update;
  if found then
    -- Whose connection it is was said when it was first told of; only they, or a moderator, go on telling of it.
    if not p_is_moderator and (v_line.participant_id is distinct from p_participant_id or (p_participant_id is null and v_line.display_name is distinct from p_name)) then
      return '{"ok": false}';
    end if;
  elsif v_session.status in ('cancelled', 'ended', 'concluded') or p_now < private.room_opens_at(v_session) or p_now > private.room_closes_at(v_session)
    or (select count(*) from public.session_attendance a where a.session_id = p_session_id and a.participant_id is not distinct from v_participant_id) >= 200 then
    -- No room is open then, or somebody makes up connections.
    return '{"ok": false}';
  else
    insert into public.session_attendance (session_id, participant_id, connection_id, display_name, is_moderator, joined_at)
    values (p_session_id, v_participant_id, v_connection, v_name, v_is_moderator, p_now)
    on conflict (session_id, connection_id) do nothing;
  end if;
  -- A connection is used once: told in whatever order and however often, it began when first heard of and ended when first
  -- told to be over.
  if v_kind = 'joined' then
    update public.session_attendance a set joined_at = p_now where a.session_id = p_session_id and a.connection_id = v_connection and a.joined_at > p_now;
  elsif v_kind = 'left' then
    update public.session_attendance a set joined_at = least(a.joined_at, p_now), left_at = least(a.left_at, p_now)
    where a.session_id = p_session_id and a.connection_id = v_connection and (a.left_at is null or a.left_at > p_now or a.joined_at > p_now);
  else
    update public.session_attendance a set is_moderator = v_flag
    where a.session_id = p_session_id and a.connection_id = v_connection and a.is_moderator is distinct from v_flag;
    if found then
      perform private.add_session_event(p_session_id, 'role_changed', p_now, null, null, null, null, jsonb_build_object('name', coalesce(v_line.display_name, v_name), 'is_moderator', v_flag));
    end if;
  end if;
  return '{"ok": true}';
end $$;
comment on function private.record_room_event(timestamptz, bigint, bigint, text, boolean, jsonb) is
  'A join, leave, role change or recording state told by a room''s page: {kind joined|left|role|recording, connection_id, user_id, is_own, is_moderator, is_on, mode}; user_id and is_own = false when it is about somebody else; reloads and duplicates do no harm, a moderator''s page may tell of others. Nguồn: SPEC §5.';

create function public.record_room_event(p_session_id bigint, p_event jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('sessions.read');
  v_participant public.session_participants;
  v_is_board boolean := authz.can_all('sessions.edit');
begin
  select t.* into v_participant from public.session_participants t
  where t.session_id = p_session_id and t.staff_id = any (authz.acting_for()) and t.removed_at is null order by t.staff_id = v_actor_id desc, t.id limit 1;
  if v_participant.id is null and not v_is_board and not authz.can_all('sessions.test') or not exists (select from public.sessions s where s.id = p_session_id) then
    perform private.fail('404', 'session.not_found', 'no such session');
  end if;
  return private.record_room_event(clock_timestamp(), p_session_id, v_participant.id, private.staff_name(v_actor_id),
    v_is_board or coalesce(v_participant.capacity in ('chair', 'secretary', 'reception_board'), false),
    p_event || jsonb_build_object('is_own', p_event ->> 'user_id' is null
      or p_event ->> 'user_id' in ('s' || v_actor_id, coalesce('p' || v_participant.id, ''))));
end $$;
comment on function public.record_room_event(bigint, jsonb) is 'Attendance and recording state from the room''s events, by a member of staff''s page. Nguồn: SPEC §5.';

create function public.record_guest_event(p_token text, p_event jsonb)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare v_participant public.session_participants := private.guest_of(p_token);
begin
  if coalesce(p_event ->> 'kind', '') not in ('joined', 'left') then
    return '{"ok": false}';
  end if;
  return private.record_room_event(clock_timestamp(), v_participant.session_id, v_participant.id,
    case when v_participant.invitation = 'substituted' then coalesce(v_participant.substitute_name, v_participant.display_name) else v_participant.display_name end, false, p_event - 'user_id' - 'is_own');
end $$;
comment on function public.record_guest_event(text, jsonb) is 'A guest''s joining and leaving, by their link. Nguồn: SPEC §5.';
