-- Online reception sessions (buổi tiếp công dân trực tuyến): points, people, cases in order, agenda, tests, minutes,
-- recordings, conclusion. Steps follow in the next migrations. Nguồn: QĐ3394 Điều 5–7; QĐ3549; SPEC §5.

create table public.meeting_points (
  id bigint generated always as identity primary key,
  name text collate "vi-x-icu" not null check (length(trim(name)) > 0),
  agency_id bigint not null references public.agencies (id),
  address text,
  room text,
  capacity integer check (capacity > 0),
  equipment text,
  line_mbps numeric check (line_mbps > 0),
  phone text,
  technician text,
  note text,
  archived_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  search text generated always as (public.fold(name || ' ' || coalesce(address, ''))) stored
);
comment on table public.meeting_points is
  'Places that can take part in a session (điểm cầu): room, people, equipment, line speed in Mb/s. About 100 for a central point, 50 for a delegate one. Nguồn: QĐ3394 Điều 3.2, 3.3, 5; QĐ3549 Phần II.2b.';
create index meeting_points_agency on public.meeting_points (agency_id);
create index meeting_points_search on public.meeting_points using gin (search extensions.gin_trgm_ops);
create trigger tg_meeting_points__touch before update on public.meeting_points for each row execute function private.tg_touch();
create trigger tg_meeting_points__audit after insert or update or delete on public.meeting_points for each row execute function private.tg_audit();
alter table public.meeting_points enable row level security;

create table public.reception_days (
  id bigint generated always as identity primary key,
  leader_id bigint not null references public.staff (id),
  leader_name text not null,
  agency_id bigint not null references public.agencies (id),
  kind text not null default 'city' check (kind in ('city', 'commune')),
  day_of_month integer check (day_of_month between 1 and 31),
  week_of_month integer check (week_of_month between 1 and 5),
  weekday integer check (weekday between 1 and 7),
  starts_at_time time not null,
  ends_at_time time not null,
  point_id bigint references public.meeting_points (id),
  valid_from date not null,
  valid_to date,
  note text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  check (ends_at_time > starts_at_time),
  check ((day_of_month is not null) <> (week_of_month is not null and weekday is not null)),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table public.reception_days is
  'A leader''s fixed days of receiving citizens (ngày tiếp công dân định kỳ): a day of the month, or the n-th weekday (5 = the last); on a day off the next working day. Nguồn: Luật Tiếp công dân 2013 Điều 12, 15; SPEC §5.';
create index reception_days_leader on public.reception_days (leader_id);
create index reception_days_agency on public.reception_days (agency_id);
create index reception_days_point on public.reception_days (point_id);
create trigger tg_reception_days__touch before update on public.reception_days for each row execute function private.tg_touch();
create trigger tg_reception_days__audit after insert or update or delete on public.reception_days for each row execute function private.tg_audit();
alter table public.reception_days enable row level security;

create table public.sessions (
  id bigint generated always as identity primary key,
  code text not null unique,
  request_id uuid unique,
  kind text not null check (kind in ('city', 'commune', 'central')),
  title text not null check (length(trim(title)) > 0),
  purpose text,
  status text not null default 'planned' check (status in (
    'planned', 'reported', 'invited', 'tested', 'live', 'ended', 'concluded', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  agency_id bigint not null references public.agencies (id),
  chair_id bigint references public.staff (id),
  chair_name text not null check (length(trim(chair_name)) > 0),
  chair_title text,
  is_city_chair boolean not null default false,
  has_city_leader boolean not null default true,
  secretary_id bigint references public.staff (id),
  secretary_name text,
  reception_day_id bigint references public.reception_days (id),
  is_recorded boolean not null default true,
  recording_state text not null default 'off' check (recording_state in ('off', 'on')),
  reported_at timestamptz,
  invited_at timestamptz,
  tested_at timestamptz,
  live_at timestamptz,
  ended_at timestamptz,
  concluded_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  reschedule_count integer not null default 0,
  current_item_id bigint,
  planned_at timestamptz not null,
  planned_by_id bigint references public.staff (id),
  version integer not null default 1,
  last_event_at timestamptz not null,
  search text generated always as (public.fold(code || ' ' || title || ' ' || chair_name)) stored,
  check (ends_at > starts_at)
);
comment on table public.sessions is
  'A reception session by video. kind: city = leaders of the city''s committee (Điều 6.1), commune = a commune''s leaders (Điều 6.2), central = called by a central body (Điều 6.3). Written only by the step functions. Nguồn: QĐ3394 Điều 6; SPEC §5.';
comment on column public.sessions.agency_id is 'Who prepares it: the Office for city and central sessions, the commune for its own. Nguồn: QĐ3394 Điều 6.1a, 6.2a, 6.3a.';
comment on column public.sessions.is_city_chair is 'The city''s Chair receives: the conclusion is due in 5 days. Nguồn: QĐ3394 Điều 6.1đ.';
comment on column public.sessions.has_city_leader is 'A city leader is to attend: the plan of a commune''s session is then reported 5 days before. Nguồn: QĐ3394 Điều 6.2a.';
comment on column public.sessions.status is 'The furthest milestone reached; each has its own time (reported_at …) since they may come in another order.';
create index sessions_starts_at on public.sessions (starts_at);
create index sessions_status on public.sessions (status, starts_at);
create index sessions_concluded_at on public.sessions (concluded_at) where concluded_at is not null;
create index sessions_agency on public.sessions (agency_id);
create index sessions_chair on public.sessions (chair_id);
create index sessions_secretary on public.sessions (secretary_id);
create index sessions_reception_day on public.sessions (reception_day_id);
create index sessions_planned_by on public.sessions (planned_by_id);
create index sessions_search on public.sessions using gin (search extensions.gin_trgm_ops);
alter table public.sessions enable row level security;

create table private.session_rooms (
  session_id bigint primary key references public.sessions (id) on delete cascade,
  room_name text not null unique,
  link_salt text not null
);
comment on table private.session_rooms is
  'The unguessable, lower-case room of a session and what its personal links are signed with; told by join_session() only, within its time. Nguồn: SPEC §5.';
alter table private.session_rooms enable row level security;

alter table public.case_tasks add constraint case_tasks_session_fk foreign key (session_id) references public.sessions (id) on delete cascade;

create table public.session_points (
  id bigint generated always as identity primary key,
  session_id bigint not null references public.sessions (id) on delete cascade,
  point_id bigint not null references public.meeting_points (id),
  part text not null check (part in ('central', 'delegate')),
  contact_name text,
  contact_phone text,
  position integer not null default 0,
  unique (session_id, point_id)
);
comment on table public.session_points is 'The points of a session: one central (điểm cầu trung tâm), the others delegate (điểm cầu đại biểu). Nguồn: QĐ3394 Điều 3, 5.1.';
create index session_points_point on public.session_points (point_id);
create unique index session_points_one_central on public.session_points (session_id) where part = 'central';
alter table public.session_points enable row level security;

create table public.session_participants (
  id bigint generated always as identity primary key,
  session_id bigint not null references public.sessions (id) on delete cascade,
  session_point_id bigint references public.session_points (id) on delete set null,
  staff_id bigint references public.staff (id),
  citizen_id bigint references public.citizens (id),
  case_id bigint references public.cases (id),
  agency_id bigint references public.agencies (id),
  display_name text not null check (length(trim(display_name)) > 0),
  job_title text,
  organisation text,
  capacity text not null check (capacity in (
    'chair', 'secretary', 'reception_board', 'office', 'agency_leader', 'commune_leader', 'central_leader', 'citizen', 'technician', 'observer')),
  invitation text not null default 'none' check (invitation in ('none', 'sent', 'accepted', 'declined', 'substituted')),
  invited_at timestamptz,
  replied_at timestamptz,
  reply_note text,
  substitute_name text,
  substitute_title text,
  position integer not null default 0,
  removed_at timestamptz,
  unique (session_id, staff_id)
);
comment on table public.session_participants is
  'Who takes part, at which point and in what capacity: staff with a login, outsiders and citizens by a personal link. A citizen''s name is masked here. Nguồn: QĐ3394 Điều 6.1c, 6.2c, 6.3c.';
create index session_participants_session on public.session_participants (session_id, position);
create index session_participants_point on public.session_participants (session_point_id);
create index session_participants_staff on public.session_participants (staff_id);
create index session_participants_citizen on public.session_participants (citizen_id);
create index session_participants_case on public.session_participants (case_id);
create index session_participants_agency on public.session_participants (agency_id);
alter table public.session_participants enable row level security;

create table private.session_guests (
  participant_id bigint primary key references public.session_participants (id) on delete cascade,
  full_name text not null,
  email text,
  phone text,
  link_version integer not null default 1,
  revoked_at timestamptz
);
comment on table private.session_guests is
  'What only invitations need of those without a login: full name, address, and the version of their personal link (revoking or renewing changes it). Nguồn: SPEC §5, §12.';
alter table private.session_guests enable row level security;

create table public.session_cases (
  id bigint generated always as identity primary key,
  session_id bigint not null references public.sessions (id) on delete cascade,
  case_id bigint not null references public.cases (id),
  position integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  unique (session_id, case_id),
  check (ends_at > starts_at)
);
comment on table public.session_cases is 'The cases of a session in order, each with the time slot its citizens are asked to come. Nguồn: SPEC §5.';
create index session_cases_case on public.session_cases (case_id);
alter table public.session_cases enable row level security;

create table public.session_agenda (
  id bigint generated always as identity primary key,
  session_id bigint not null references public.sessions (id) on delete cascade,
  case_id bigint references public.cases (id),
  position integer not null,
  step text not null check (step in ('opening', 'rules', 'summary', 'citizen', 'report', 'conclusion', 'other')),
  title text not null check (length(trim(title)) > 0),
  lead_name text,
  minutes integer not null check (minutes between 1 and 600),
  started_at timestamptz,
  finished_at timestamptz
);
comment on table public.session_agenda is
  'The agenda, made in the order of QĐ3394 Điều 6.1d (opening, rules and summary, the citizen, the agency''s report, the conclusion; the last four for each case) and then edited freely.';
create index session_agenda_session on public.session_agenda (session_id, position);
create index session_agenda_case on public.session_agenda (case_id);
alter table public.session_agenda enable row level security;

create table public.session_tests (
  id bigint generated always as identity primary key,
  session_id bigint not null references public.sessions (id) on delete cascade,
  session_point_id bigint not null references public.session_points (id) on delete cascade,
  tested_at timestamptz not null,
  staff_id bigint references public.staff (id),
  staff_name text,
  is_passed boolean not null,
  results jsonb not null default '{}',
  note text
);
comment on table public.session_tests is
  'Connection tests of a session''s points: camera, microphone, speakers, screen, round trip (ms), throughput (Mb/s), whether the meeting server answers. Counted against the two test deadlines. Nguồn: QĐ3394 Điều 6.1a.';
create index session_tests_session on public.session_tests (session_id, tested_at);
create index session_tests_point on public.session_tests (session_point_id, tested_at);
create index session_tests_staff on public.session_tests (staff_id);
alter table public.session_tests enable row level security;

create table public.session_waivers (
  id bigint generated always as identity primary key,
  session_id bigint not null references public.sessions (id) on delete cascade,
  kind text not null check (kind in ('short_notice', 'untested_point', 'unapproved_case', 'late_conclusion', 'clash')),
  reason text not null check (length(trim(reason)) > 0),
  at timestamptz not null,
  staff_id bigint not null references public.staff (id),
  staff_name text not null
);
comment on table public.session_waivers is 'Why a rule was set aside, by someone entitled to: short notice, a point not tested, a case without the Chair''s agreement. Nguồn: SPEC §5.';
create index session_waivers_session on public.session_waivers (session_id);
create index session_waivers_staff on public.session_waivers (staff_id);
alter table public.session_waivers enable row level security;

create table public.session_attendance (
  id bigint generated always as identity primary key,
  session_id bigint not null references public.sessions (id) on delete cascade,
  participant_id bigint references public.session_participants (id) on delete set null,
  connection_id text not null,
  display_name text,
  is_moderator boolean not null default false,
  joined_at timestamptz not null,
  left_at timestamptz,
  unique (session_id, connection_id)
);
comment on table public.session_attendance is
  'Who was connected from when to when, from the room''s own events; a reload is a new line, the same event told twice is one. Nguồn: SPEC §5.';
create index session_attendance_participant on public.session_attendance (participant_id);
alter table public.session_attendance enable row level security;

create table public.session_minutes (
  session_id bigint primary key references public.sessions (id) on delete cascade,
  content text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by_id bigint references public.staff (id),
  updated_by_name text,
  closed_at timestamptz
);
comment on table public.session_minutes is 'The secretary''s notes, saved as they are typed; closed when the minutes are issued. Nguồn: QĐ3394 Điều 6.1d.';
create index session_minutes_updated_by on public.session_minutes (updated_by_id);
alter table public.session_minutes enable row level security;

create table public.session_conclusions (
  id bigint generated always as identity primary key,
  session_id bigint not null unique references public.sessions (id) on delete cascade,
  content text not null default '',
  drafted_at timestamptz not null,
  drafted_by_id bigint references public.staff (id),
  submitted_at timestamptz,
  signed_at timestamptz,
  signed_by_id bigint references public.staff (id),
  signed_by_name text,
  document_id bigint references public.documents (id),
  version integer not null default 1
);
comment on table public.session_conclusions is 'The conclusion notice (thông báo ý kiến kết luận): drafted by the Office, signed by who received. Nguồn: QĐ3394 Điều 6.1đ.';
create index session_conclusions_drafted_by on public.session_conclusions (drafted_by_id);
create index session_conclusions_signed_by on public.session_conclusions (signed_by_id);
create index session_conclusions_document on public.session_conclusions (document_id);
alter table public.session_conclusions enable row level security;

create table public.session_recordings (
  id bigint generated always as identity primary key,
  session_id bigint not null references public.sessions (id) on delete cascade,
  session_point_id bigint references public.session_points (id) on delete set null,
  storage_path text unique,
  place text,
  file_name text not null,
  media_type text,
  byte_size bigint check (byte_size > 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  recorded_from timestamptz,
  recorded_to timestamptz,
  retention text not null default 'Lâu dài',
  note text,
  added_at timestamptz not null,
  added_by_id bigint references public.staff (id),
  added_by_name text,
  check ((storage_path is not null) <> (place is not null))
);
comment on table public.session_recordings is
  'Recordings: a file in the private bucket "recordings", or a reference to the storage at the point (place). Kept long-term; every access is logged. Nguồn: QĐ3394 Điều 7; QĐ3549 Phần II.2a, III.II.2.';
create index session_recordings_session on public.session_recordings (session_id);
create index session_recordings_point on public.session_recordings (session_point_id);
create index session_recordings_added_by on public.session_recordings (added_by_id);
alter table public.session_recordings enable row level security;

create table private.recording_accesses (
  id bigint generated always as identity primary key,
  recording_id bigint not null references public.session_recordings (id) on delete cascade,
  staff_id bigint not null references public.staff (id),
  at timestamptz not null
);
comment on table private.recording_accesses is 'Who opened which recording, when. Nguồn: SPEC §5, §12.';
create index recording_accesses_recording on private.recording_accesses (recording_id);
create index recording_accesses_staff on private.recording_accesses (staff_id);
alter table private.recording_accesses enable row level security;

create table public.session_events (
  id bigint generated always as identity primary key,
  session_id bigint not null references public.sessions (id) on delete cascade,
  kind text not null,
  at timestamptz not null,
  actor_id bigint references public.staff (id),
  actor_name text,
  from_status text,
  to_status text,
  note text,
  data jsonb not null default '{}'
);
comment on table public.session_events is 'The timeline of a session: every step, who, when. Append-only.';
create index session_events_session on public.session_events (session_id, at, id);
create index session_events_actor on public.session_events (actor_id);
alter table public.session_events enable row level security;

-- Who may read -------------------------------------------------------------------------------------
-- The board, the Office, the city's leaders and the technicians all; others the sessions they are invited to or
-- their agency prepares. Writing goes through functions only.

create function authz.session_ids()
returns bigint[] language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(distinct s.id), '{}') from (
      select p.session_id as id from public.session_participants p
      where p.staff_id = any (authz.acting_for()) and p.removed_at is null and p.invitation <> 'none' and authz.can('sessions.read')
      union all
      -- A commune's leaders see the sessions their commune prepares.
      select s.id from public.sessions s where s.agency_id = any (authz.agency_ids('sessions.lead'))
    ) s);
end $$;
comment on function authz.session_ids() is 'The sessions a person is invited to, or that an agency of theirs prepares. Nguồn: SPEC §1 (sessions: own invitations).';

do $$
declare v_table text;
begin
  foreach v_table in array '{session_points,session_participants,session_cases,session_agenda,session_tests,session_waivers,session_attendance,session_minutes,session_conclusions,session_recordings,session_events}'::text[] loop
    execute format($policy$create policy "%1$s.read: with the session" on public.%1$I for select to authenticated
      using ((select authz.can_all('sessions.read')) or session_id = any ((select authz.session_ids())::bigint[]))$policy$, v_table);
  end loop;
end $$;
create policy "sessions.read: all, or own invitations" on public.sessions for select to authenticated
  using ((select authz.can_all('sessions.read')) or id = any ((select authz.session_ids())::bigint[]));
create policy "meeting_points.read: all who see sessions" on public.meeting_points for select to authenticated using ((select authz.can('sessions.read')));
create policy "meeting_points.insert: the board" on public.meeting_points for insert to authenticated with check ((select authz.can_all('sessions.edit')));
create policy "meeting_points.update: the board" on public.meeting_points for update to authenticated
  using ((select authz.can_all('sessions.edit'))) with check ((select authz.can_all('sessions.edit')));
create policy "reception_days.read: all who see sessions" on public.reception_days for select to authenticated using ((select authz.can('sessions.read')));
create policy "documents.read: with the session" on public.documents for select to authenticated
  using (subject_type in ('session', 'case') and ((select authz.can_all('sessions.read'))
    or (subject_type = 'session' and subject_id = any ((select authz.session_ids())::bigint[]))));
