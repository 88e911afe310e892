-- Tickets (phản ánh, kiến nghị) and what belongs to one: the citizen, the timeline, answers,
-- attachments, ratings. Steps between states are in the next migration. Nguồn: QĐ583.

create table public.citizens (
  id bigint generated always as identity primary key,
  full_name text,
  phone text,
  email text,
  address text,
  is_nuisance boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
comment on table public.citizens is
  'Personal data of those who report; no API role reads it: reveal_contact() shows one record to its handler and logs it. Nguồn: QĐ583 Điều 7; SPEC §12.';
create index citizens_phone on public.citizens (phone);
alter table public.citizens enable row level security;
-- No policy at all, on purpose.

create table private.contact_reveals (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  staff_id bigint not null references public.staff (id),
  ticket_id bigint,
  citizen_id bigint,
  reason text
);
comment on table private.contact_reveals is 'Who saw whose contact, when and why. Nguồn: SPEC §12.';
create index contact_reveals_staff on private.contact_reveals (staff_id);
create index contact_reveals_ticket on private.contact_reveals (ticket_id);
alter table private.contact_reveals enable row level security;

create table public.import_batches (
  id bigint generated always as identity primary key,
  staff_id bigint not null references public.staff (id),
  target text not null default 'tickets' check (target in ('tickets', 'procedures')),
  file_name text not null,
  layout text not null,
  mapping jsonb not null default '{}',
  row_count integer not null default 0,
  imported_count integer not null default 0,
  rejected_count integer not null default 0,
  status text not null default 'open' check (status in ('open', 'done', 'undone')),
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  undone_at timestamptz,
  undone_by_id bigint references public.staff (id)
);
comment on table public.import_batches is 'One import of a file: what came in, and whether it was undone as a whole.';
create index import_batches_staff on public.import_batches (staff_id);
create index import_batches_undone_by on public.import_batches (undone_by_id);
alter table public.import_batches enable row level security;

create table private.ticket_counters (
  year integer primary key,
  last_number integer not null
);
comment on table private.ticket_counters is 'The last ticket number of each year; the code a person can read out is 1022-YY-NNNNNN.';
alter table private.ticket_counters enable row level security;

create table public.tickets (
  id bigint generated always as identity primary key,
  code text not null unique,
  request_id uuid unique,
  status text not null check (status in (
    'received', 'clarification', 'refused', 'assigned', 'verifying', 'escalated', 'overdue', 'directed', 'coordination',
    'relay_pending', 'answered', 'closed', 'merged', 'withdrawn')),
  channel text not null check (channel in ('hotline', 'website', 'email', 'facebook', 'walk_in', 'import')),
  category_id bigint references public.categories (id),
  priority text not null default 'normal' check (priority in ('normal', 'urgent')),
  content text not null check (length(trim(content)) > 0),
  location_text text,
  commune_id bigint references public.agencies (id),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  is_confidential boolean not null default false,
  citizen_id bigint references public.citizens (id),
  citizen_name_masked text,
  citizen_phone_masked text,
  call_started_at timestamptz,
  call_ended_at timestamptz,
  received_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  received_by_id bigint references public.staff (id),
  received_by_name text,
  agency_id bigint references public.agencies (id),
  officer_id bigint references public.staff (id),
  officer_name text,
  assigned_at timestamptz,
  return_count integer not null default 0,
  officer_clarification_used boolean not null default false,
  level_reached text not null default 'operator' check (level_reached in ('operator', 'officer', 'head', 'leaders')),
  commitment_due_at timestamptz,
  commitment_request jsonb,
  answered_at timestamptz,
  relayed_at timestamptz,
  closed_at timestamptz,
  reopen_count integer not null default 0,
  is_published boolean not null default false,
  import_batch_id bigint references public.import_batches (id),
  imported_due_at timestamptz,
  imported_ref text,
  current_clock_id bigint,
  due_at timestamptz,
  warn_at timestamptz,
  brief_due_at timestamptz,
  phoned_at timestamptz,
  draft_id bigint,
  task_agency_ids bigint[],
  custom jsonb not null default '{}',
  version integer not null default 1,
  last_event_at timestamptz not null,
  search text generated always as (public.fold(code || ' ' || content || ' ' || coalesce(location_text, '') || ' ' || coalesce(imported_ref, ''))) stored
);
comment on table public.tickets is
  'A report or petition through 1022: who (masked here), content, place, where it stands, who handles it. Written only by the step functions. Nguồn: QĐ583 Điều 5, 7, 10.1; SPEC §3.';
comment on column public.tickets.received_at is 'When it reached the office; audited when it differs from recorded_at (paper fallback, import), never in the future.';
comment on column public.tickets.agency_id is 'The agency that handles it now; null until transferred. After answer and closing it stays the last handling agency.';
comment on column public.tickets.request_id is 'Made by the form that sent it: the same form sent twice is the same ticket.';
comment on column public.tickets.officer_name is 'Copy of the officer''s name, kept by trigger: most readers have no right to staff. received_by_name likewise.';
comment on column public.tickets.level_reached is 'The highest level the ticket has needed: operator, officer, head, leaders.';
comment on column public.tickets.commitment_request is 'A changed completion time awaiting the head''s approval: {due_at, reason, by_id, at}.';
comment on column public.tickets.current_clock_id is 'The clock that decides what is due next: of the open deadlines that are not paused the handling one started last, else the earliest, kept by a trigger on the clocks so that lists sort without joins.';
comment on column public.tickets.due_at is 'Due time of current_clock_id; null when nothing is owed.';
comment on column public.tickets.warn_at is 'From when on current_clock_id is due soon; null when it does not warn. With due_at all that the state of the clock needs, so that no count of open tickets reads clocks.';
comment on column public.tickets.version is 'Counts the steps; a step may name the version it saw and is refused when somebody was faster.';
comment on column public.tickets.brief_due_at is 'When the 1022 centre owes the Office a brief on it; null when none is owed. Kept by the trigger on the clocks; no part of due_at, which is the handling''s. Nguồn: QĐ583 Điều 9.6.';
comment on column public.tickets.phoned_at is 'When it was last passed on by telephone because it was urgent. Nguồn: QĐ583 Điều 9.1.';
comment on column public.tickets.draft_id is 'The answer that waits for the head''s approval; null when none does.';
comment on column public.tickets.task_agency_ids is 'The agencies that take part in a coordination and so may read it; kept by trigger on ticket_tasks, null for nearly every ticket. Nguồn: QĐ583 Điều 9.5.';
comment on column public.tickets.custom is 'Values of the custom fields: {code: value}, kept valid by trigger.';
create trigger tg_tickets__custom_insert before insert on public.tickets
  for each row when (new.custom <> '{}') execute function private.tg_custom__check('ticket');
create trigger tg_tickets__custom_update before update of custom on public.tickets
  for each row when (new.custom is distinct from old.custom) execute function private.tg_custom__check('ticket');
create index tickets_status on public.tickets (status, due_at);
create index tickets_brief_due on public.tickets (brief_due_at) include (id, agency_id, officer_id, task_agency_ids) where brief_due_at is not null;
create index tickets_draft on public.tickets (draft_id) where draft_id is not null;
create index tickets_due on public.tickets (due_at) where due_at is not null;
create index tickets_agency on public.tickets (agency_id, status);
create index tickets_officer on public.tickets (officer_id, status);
create index tickets_category on public.tickets (category_id);
create index tickets_commune on public.tickets (commune_id);
create index tickets_citizen on public.tickets (citizen_id);
create index tickets_received_by on public.tickets (received_by_id);
create index tickets_received_at on public.tickets (received_at);
create index tickets_answered_at on public.tickets (answered_at);
create index tickets_import_batch on public.tickets (import_batch_id);
create index tickets_search on public.tickets using gin (search extensions.gin_trgm_ops);
alter table public.tickets enable row level security;

create table public.ticket_events (
  id bigint generated always as identity primary key,
  ticket_id bigint not null references public.tickets (id) on delete cascade,
  kind text not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor_id bigint references public.staff (id),
  actor_name text,
  actor_agency_id bigint references public.agencies (id),
  from_status text,
  to_status text,
  agency_id bigint references public.agencies (id),
  note text,
  data jsonb not null default '{}'
);
comment on table public.ticket_events is
  'The timeline of a ticket: every step, who, when, what was said. Append-only. The actor''s name is copied so that readers need no right to staff. Nguồn: QĐ583 Điều 10.1.';
comment on column public.ticket_events.kind is
  'received, fields_changed, classified, clarification_asked, clarification_supplied, refused, coordinated, task_added, task_answered, task_returned, task_forwarded, task_cancelled, tasks_ended, task_moved, marked_urgent, phoned, explanation_needed, briefed, draft_submitted, draft_approved, draft_sent_back, answered_directly, transferred, forwarded, recalled, returned, committed, commitment_change_asked, commitment_change_approved, commitment_change_refused, escalated, overdue, directed, answered, head_answered, relayed, rated, rating_reviewed, reopened, closed, withdrawn, merged, merged_in, unmerged, merge_undone, split, split_off, published, unpublished, agency_published, urged, reassigned, noted, called, called_back, attached, attachment_removed, warned, breached, contact_revealed, imported, moved';
create index ticket_events_ticket on public.ticket_events (ticket_id, at, id);
create index ticket_events_actor on public.ticket_events (actor_id);
create index ticket_events_actor_agency on public.ticket_events (actor_agency_id);
create index ticket_events_agency on public.ticket_events (agency_id);
create index ticket_events_at on public.ticket_events (at);
alter table public.ticket_events enable row level security;

create table public.ticket_answers (
  id bigint generated always as identity primary key,
  ticket_id bigint not null references public.tickets (id) on delete cascade,
  level text not null check (level in ('operator', 'officer', 'head', 'leaders')),
  agency_id bigint references public.agencies (id),
  staff_id bigint references public.staff (id),
  content text not null check (length(trim(content)) > 0),
  answered_at timestamptz not null,
  relayed_at timestamptz
);
comment on table public.ticket_answers is 'Each answer given, by level; the last one counts. Nguồn: QĐ583 Điều 9.3, 9.4, 10.1.';
create index ticket_answers_ticket on public.ticket_answers (ticket_id, answered_at);
create index ticket_answers_agency on public.ticket_answers (agency_id);
create index ticket_answers_staff on public.ticket_answers (staff_id);
alter table public.ticket_answers enable row level security;

create table public.ticket_ratings (
  id bigint generated always as identity primary key,
  ticket_id bigint not null references public.tickets (id) on delete cascade,
  answer_id bigint not null unique references public.ticket_answers (id) on delete cascade,
  score smallint not null check (score between 1 and 5),
  reception smallint check (reception between 1 and 5),
  handling smallint check (handling between 1 and 5),
  answer smallint check (answer between 1 and 5),
  comment text,
  via text not null check (via in ('link', 'phone', 'counter')),
  rated_at timestamptz not null,
  staff_id bigint references public.staff (id)
);
comment on table public.ticket_ratings is 'The citizen''s rating, once per answer. Nguồn: QĐ583 Điều 11.2; SPEC §7.';
create index ticket_ratings_ticket on public.ticket_ratings (ticket_id);
create index ticket_ratings_staff on public.ticket_ratings (staff_id);
create index ticket_ratings_rated_at on public.ticket_ratings (rated_at);
alter table public.ticket_ratings enable row level security;

create table public.ticket_attachments (
  id bigint generated always as identity primary key,
  ticket_id bigint not null references public.tickets (id) on delete cascade,
  storage_path text not null unique,
  file_name text not null,
  media_type text not null,
  byte_size bigint not null check (byte_size > 0),
  kind text not null check (kind in ('image', 'video', 'audio', 'document')),
  uploaded_by_id bigint references public.staff (id),
  created_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz,
  removed_by_id bigint references public.staff (id)
);
comment on table public.ticket_attachments is 'Images, video, audio, documents of a ticket, in the private bucket "attachments". Nguồn: QĐ583 Điều 7.';
comment on column public.ticket_attachments.removed_at is 'Attached by mistake and taken out of everyone''s sight; row and object stay for an audit.';
create index ticket_attachments_removed_by on public.ticket_attachments (removed_by_id);
create index ticket_attachments_ticket on public.ticket_attachments (ticket_id);
create index ticket_attachments_uploaded_by on public.ticket_attachments (uploaded_by_id);
alter table public.ticket_attachments enable row level security;

-- Who may read. Writing goes through the step functions only: no insert, update or delete policy on any of these.
create policy "tickets.read: all, or own agencies, or taking part, or assigned" on public.tickets for select to authenticated
  using ((select authz.can_all('tickets.read'))
    or agency_id = any ((select authz.agency_ids('tickets.read'))::bigint[])
    or task_agency_ids && (select authz.agency_ids('tickets.read'))
    or (officer_id = any ((select authz.acting_for())::bigint[]) and (select authz.can('tickets.read'))));
create policy "ticket_events.read: with the ticket" on public.ticket_events for select to authenticated
  using ((select authz.can_all('tickets.read')) or exists (select from public.tickets t where t.id = ticket_id));
create policy "ticket_answers.read: with the ticket" on public.ticket_answers for select to authenticated
  using ((select authz.can_all('tickets.read')) or exists (select from public.tickets t where t.id = ticket_id));
create policy "ticket_ratings.read: with the ticket" on public.ticket_ratings for select to authenticated
  using ((select authz.can_all('tickets.read')) or exists (select from public.tickets t where t.id = ticket_id));
create policy "ticket_attachments.read: with the ticket" on public.ticket_attachments for select to authenticated
  using (removed_at is null and ((select authz.can_all('tickets.read')) or exists (select from public.tickets t where t.id = ticket_id)));
create policy "import_batches.read: importers" on public.import_batches for select to authenticated
  using (case target when 'procedures' then (select authz.can_all('procedures.edit'))
    else (select authz.can('tickets.import')) or (select authz.can_all('tickets.read')) end);
