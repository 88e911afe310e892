-- What the calendar file of an invitation says: the worker sends it with the letter. Nguồn: SPEC §5; RFC 5545, RFC 5546.

create function private.message_event(p_outbox_id bigint)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_message private.outbox;
  v_session public.sessions;
  v_participant public.session_participants;
  v_point record;
  v_base text := private.base_url();
begin
  select * into v_message from private.outbox o where o.id = p_outbox_id;
  if v_message.channel is distinct from 'email' or v_message.subject_type is distinct from 'session'
    or v_message.template <> all ('{session_invited,session_moved,session_cancelled}') then
    return null;
  end if;
  select * into v_session from public.sessions s where s.id = v_message.subject_id;
  select t.* into v_participant from public.session_participants t
  where t.session_id = v_session.id and (t.id = (v_message.params ->> 'participant_id')::bigint or t.staff_id = v_message.staff_id);
  -- Who is seated nowhere comes to the central point.
  select m.name, m.room, m.address, coalesce(sp.contact_phone, m.phone) as phone into v_point
  from public.session_points sp join public.meeting_points m on m.id = sp.point_id
  where sp.session_id = v_session.id order by sp.id = v_participant.session_point_id desc nulls last, sp.part = 'central' desc limit 1;
  return jsonb_build_object(
    -- The same entry in the reader's calendar for ever, whatever becomes of the session.
    'uid', v_session.code || '-' || coalesce('p' || v_participant.id, 's' || v_message.staff_id, 'm' || v_message.id),
    'sequence', v_session.reschedule_count + case v_message.template when 'session_cancelled' then 1 else 0 end,
    'method', case v_message.template when 'session_cancelled' then 'CANCEL' else 'REQUEST' end,
    'made_at', v_message.created_at, 'starts_at', v_session.starts_at, 'ends_at', v_session.ends_at,
    'summary', v_session.title,
    'location', concat_ws(', ', v_point.name, v_point.room, v_point.address),
    'description', concat_ws(E'\n', 'Buổi tiếp công dân trực tuyến ' || v_session.code, 'Chủ trì: ' || concat_ws(' ', v_session.chair_title, v_session.chair_name),
      'Điện thoại: ' || v_point.phone, 'Lý do hủy: ' || v_session.cancel_reason),
    'url', v_base || case when v_message.staff_id is null and v_participant.id is not null then private.guest_path(v_participant.id) else '/sessions/' || v_session.id end,
    'organizer', coalesce(private.setting('messages.office_name') #>> '{}', 'Tổng đài 1022 Hải Phòng'),
    'attendee', coalesce((select s.display_name from public.staff s where s.id = v_message.staff_id), v_message.params ->> 'name'));
end $$;
comment on function private.message_event(bigint) is
  'The appointment a letter about a session is about {uid, sequence, method REQUEST|CANCEL, made_at, starts_at, ends_at, summary, location, description, url, organizer, attendee}; null for every other message. The uid stays with the participant, the sequence grows with every move. Nguồn: SPEC §5; RFC 5546.';
