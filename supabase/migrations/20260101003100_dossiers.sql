-- Dossiers (hồ sơ thủ tục hành chính) and what belongs to one: the applicant, the documents, the steps, supplements,
-- payments, the timeline, the rating. Steps follow in the next migrations. Nguồn: QĐ2926 Điều 18–22; SPEC §6.

create table public.applicants (
  id bigint generated always as identity primary key,
  full_name text not null check (length(trim(full_name)) > 0),
  organisation_name text,
  id_number text,
  phone text,
  email text,
  address text,
  created_at timestamptz not null default clock_timestamp()
);
comment on table public.applicants is
  'Personal data of those who file dossiers; no API role reads it: reveal_dossier_contact() shows one record to its handler and logs it. Apart from citizens: an operator who takes a call has nothing to do with anybody''s dossiers. Nguồn: QĐ2926 Điều 18.5; SPEC §12.';
comment on column public.applicants.id_number is 'Citizen''s identity number, or the tax code of an organisation: nine to thirteen digits.';
create index applicants_phone on public.applicants (phone);
create index applicants_id_number on public.applicants (id_number);
alter table public.applicants enable row level security;
-- No policy at all, on purpose.

create table private.dossier_counters (
  agency_id bigint not null references public.agencies (id),
  day date not null,
  last_number integer not null,
  primary key (agency_id, day)
);
comment on table private.dossier_counters is 'The last dossier number of each one-stop desk and day.';
alter table private.dossier_counters enable row level security;

create table public.dossiers (
  id bigint generated always as identity primary key,
  code text not null unique,
  number text unique,
  request_id uuid unique,
  status text not null check (status in (
    'draft', 'submitted', 'accepted', 'supplement_requested', 'processing', 'suspended', 'refused', 'result_ready', 'returned', 'closed', 'withdrawn')),
  channel text not null check (channel in ('online', 'direct', 'postal')),
  procedure_id bigint not null references public.procedures (id),
  version_id bigint not null references public.procedure_versions (id),
  agency_id bigint not null references public.agencies (id),
  handling_agency_id bigint not null references public.agencies (id),
  applicant_id bigint references public.applicants (id),
  applicant_name_masked text,
  applicant_phone_masked text,
  subject text,
  note text,
  language text not null default 'vi' check (language in ('vi', 'en')),
  draft_started_at timestamptz,
  submitted_at timestamptz,
  received_at timestamptz,
  accepted_at timestamptz,
  accepted_by_id bigint references public.staff (id),
  accepted_by_name text,
  promised_at timestamptz,
  apologised_at timestamptz,
  new_promised_at timestamptz,
  step_id bigint,
  step_agency_id bigint references public.agencies (id),
  step_agency_ids bigint[] not null default '{}',
  officer_id bigint references public.staff (id),
  officer_name text,
  supplement_count integer not null default 0,
  suspended_at timestamptz,
  resume_expected_on date,
  result_at timestamptz,
  result_kind text check (result_kind in ('electronic', 'paper', 'both')),
  result_number text,
  returned_at timestamptz,
  returned_via text check (returned_via in ('counter', 'postal', 'online')),
  closed_at timestamptz,
  refused_at timestamptz,
  withdrawn_at timestamptz,
  reason text,
  fee_due bigint not null default 0 check (fee_due >= 0),
  fee_paid bigint not null default 0,
  fee_note text,
  current_clock_id bigint,
  due_at timestamptz,
  step_clock_id bigint,
  step_due_at timestamptz,
  custom jsonb not null default '{}',
  version integer not null default 1,
  last_event_at timestamptz not null,
  search text generated always as (public.fold(coalesce(number, '') || ' ' || code || ' ' || coalesce(subject, ''))) stored,
  check ((number is null) = (status = 'draft')),
  check ((result_at is null) = (result_kind is null))
);
-- Every step counts the version: with room on the page that update touches no index.
alter table public.dossiers set (fillfactor = 75);
comment on table public.dossiers is
  'A dossier for an administrative procedure: who (masked here), which procedure in which version, at which one-stop desk, where it stands. Written only by the step functions. Nguồn: QĐ2926 Điều 18, 19, 21; SPEC §6.';
comment on column public.dossiers.code is 'What the applicant looks it up with, on the slip and in its QR code: cannot be guessed. Nguồn: QĐ2926 Điều 22.';
comment on column public.dossiers.number is 'What people read out: desk, day and number of the day (H29.5-261129-0042). A draft has none.';
comment on column public.dossiers.status is
  'draft (online, not submitted: seen by its applicant alone), submitted (waits at the desk), accepted (slip given, still at the desk), supplement_requested, processing (at step_id), suspended, refused, result_ready (waits to be fetched), returned (Điều 21.3: must still be closed), closed, withdrawn.';
comment on column public.dossiers.version_id is 'The version of the procedure it was filed under; a new decision does not touch it.';
comment on column public.dossiers.agency_id is 'The agency whose one-stop desk takes it in and returns it.';
comment on column public.dossiers.handling_agency_id is 'The agency that decides it (cơ quan giải quyết); the desk''s own unless another one is responsible.';
comment on column public.dossiers.draft_started_at is 'When the applicant began: with submitted_at the time that KH26 wants under 8, then 5 minutes.';
comment on column public.dossiers.received_at is 'When it reached the desk: submitted online, handed over, or arrived by post; in the diary of the agency, never in the future.';
comment on column public.dossiers.promised_at is 'The day on the slip; new_promised_at is the one of the letter of apology, given once. Nguồn: Nghị định 61/2018/NĐ-CP Điều 19.';
comment on column public.dossiers.step_agency_id is 'Whose step it is now; step_agency_ids are all whose step it has been, who may go on reading it.';
comment on column public.dossiers.reason is 'Why it was refused, suspended or withdrawn.';
comment on column public.dossiers.current_clock_id is 'The clock that decides what is due for the whole dossier, kept by trigger; due_at is its due time, null when nothing is owed or time stands still. step_clock_id and step_due_at: the same for the step.';
comment on column public.dossiers.version is 'Counts the steps; a step may name the version it saw and is refused when somebody was faster.';
comment on column public.dossiers.custom is 'Values of the custom fields: {code: value}, kept valid by trigger.';
create trigger tg_dossiers__custom_insert before insert on public.dossiers
  for each row when (new.custom <> '{}') execute function private.tg_custom__check('dossier');
create trigger tg_dossiers__custom_update before update of custom on public.dossiers
  for each row when (new.custom is distinct from old.custom) execute function private.tg_custom__check('dossier');
create index dossiers_status on public.dossiers (status, due_at);
create index dossiers_due on public.dossiers (due_at) where due_at is not null;
create index dossiers_step_due on public.dossiers (step_due_at) where step_due_at is not null;
create index dossiers_agency on public.dossiers (agency_id, status);
create index dossiers_handling_agency on public.dossiers (handling_agency_id);
create index dossiers_step_agency on public.dossiers (step_agency_id, status);
create index dossiers_step_agencies on public.dossiers using gin (step_agency_ids);
create index dossiers_officer on public.dossiers (officer_id);
create index dossiers_procedure on public.dossiers (procedure_id, applicant_id);
create index dossiers_version on public.dossiers (version_id);
create index dossiers_applicant on public.dossiers (applicant_id);
create index dossiers_accepted_by on public.dossiers (accepted_by_id);
create index dossiers_received_at on public.dossiers (received_at);
create index dossiers_result_at on public.dossiers (result_at);
create index dossiers_submitted_at on public.dossiers (submitted_at) where submitted_at is not null;
create index dossiers_step on public.dossiers (step_id);
create index dossiers_search on public.dossiers using gin (search extensions.gin_trgm_ops);
alter table public.dossiers enable row level security;

create table public.dossier_steps (
  id bigint generated always as identity primary key,
  dossier_id bigint not null references public.dossiers (id) on delete cascade,
  position integer not null,
  name text not null,
  unit_kind text not null,
  agency_id bigint not null references public.agencies (id),
  working_days numeric not null default 0 check (working_days >= 0),
  is_intake boolean not null default false,
  is_result boolean not null default false,
  status text not null default 'waiting' check (status in ('waiting', 'current', 'done')),
  officer_id bigint references public.staff (id),
  officer_name text,
  started_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  finished_by_id bigint references public.staff (id),
  note text,
  unique (dossier_id, position)
);
comment on table public.dossier_steps is
  'The steps of one dossier, copied from its version of the procedure when it is accepted: who does each, in how many working days, how it went. Nguồn: SPEC §6; Thông tư 01/2018/TT-VPCP (phiếu kiểm soát quá trình giải quyết).';
comment on column public.dossier_steps.unit_kind is 'one_stop, specialist, leader, other: as in procedure_steps.';
comment on column public.dossier_steps.due_at is 'When it was due, by the last clock it had.';
create index dossier_steps_agency on public.dossier_steps (agency_id, status);
create index dossier_steps_officer on public.dossier_steps (officer_id);
create index dossier_steps_finished_by on public.dossier_steps (finished_by_id);
alter table public.dossiers add constraint dossiers_step_fk foreign key (step_id) references public.dossier_steps (id) on delete set null;
alter table public.dossier_steps enable row level security;

create table public.dossier_documents (
  id bigint generated always as identity primary key,
  dossier_id bigint not null references public.dossiers (id) on delete cascade,
  procedure_document_id bigint references public.procedure_documents (id),
  position integer not null,
  name text not null check (length(trim(name)) > 0),
  form text,
  is_required boolean not null default true,
  is_received boolean not null default false,
  is_digitised boolean not null default false,
  reused_from_id bigint references public.dossier_documents (id) on delete set null,
  note text,
  check (is_received or not is_digitised)
);
comment on table public.dossier_documents is
  'The documents of a dossier: those its procedure asks for and any further ones; handed in or not, digitised or not, taken over from an earlier dossier of the same applicant or not. Nguồn: QĐ2926 Điều 18.5, 18.6, 19.2a; Nghị định 107/2021/NĐ-CP.';
create index dossier_documents_dossier on public.dossier_documents (dossier_id, position);
create index dossier_documents_procedure_document on public.dossier_documents (procedure_document_id);
create index dossier_documents_reused_from on public.dossier_documents (reused_from_id);
alter table public.dossier_documents enable row level security;

create table public.dossier_files (
  id bigint generated always as identity primary key,
  dossier_id bigint not null references public.dossiers (id) on delete cascade,
  document_id bigint references public.dossier_documents (id) on delete set null,
  purpose text not null default 'document' check (purpose in ('document', 'supplement', 'result')),
  storage_path text not null,
  file_name text not null,
  media_type text not null,
  byte_size bigint not null check (byte_size > 0),
  kind text not null check (kind in ('image', 'video', 'audio', 'document')),
  uploaded_by_id bigint references public.staff (id),
  created_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz,
  removed_by_id bigint references public.staff (id),
  unique (dossier_id, storage_path)
);
comment on table public.dossier_files is
  'Scans and files of a dossier in the private bucket "dossier-files". One object may belong to several dossiers of one applicant: what was taken over is not copied. Nguồn: QĐ2926 Điều 18.2, 18.5, 21.2.';
comment on column public.dossier_files.removed_at is 'Attached by mistake and taken out of everyone''s sight; row and object stay for an audit.';
create index dossier_files_document on public.dossier_files (document_id);
create index dossier_files_path on public.dossier_files (storage_path);
create index dossier_files_uploaded_by on public.dossier_files (uploaded_by_id);
create index dossier_files_removed_by on public.dossier_files (removed_by_id);
alter table public.dossier_files enable row level security;

create table public.dossier_supplements (
  id bigint generated always as identity primary key,
  dossier_id bigint not null references public.dossiers (id) on delete cascade,
  missing text not null check (length(trim(missing)) > 0),
  document_ids bigint[] not null default '{}',
  is_before_acceptance boolean not null,
  requested_at timestamptz not null,
  requested_by_id bigint references public.staff (id),
  requested_by_name text,
  supply_by date,
  supplied_at timestamptz,
  supplied_note text,
  supplied_via text check (supplied_via in ('online', 'counter', 'postal')),
  check ((supplied_at is null) = (supplied_via is null))
);
comment on table public.dossier_supplements is
  'Requests to complete or correct a dossier: what is missing, until when, what came. The clocks pause between the two. Nguồn: QĐ2926 Điều 18.4, 20.';
create index dossier_supplements_dossier on public.dossier_supplements (dossier_id, requested_at);
create index dossier_supplements_requested_by on public.dossier_supplements (requested_by_id);
create unique index dossier_supplements_one_open on public.dossier_supplements (dossier_id) where supplied_at is null;
alter table public.dossier_supplements enable row level security;

create table public.dossier_payments (
  id bigint generated always as identity primary key,
  dossier_id bigint not null references public.dossiers (id) on delete cascade,
  amount bigint not null check (amount <> 0),
  method text not null check (method in ('cash', 'transfer', 'card', 'online')),
  receipt_number text,
  note text,
  paid_at timestamptz not null,
  recorded_by_id bigint references public.staff (id),
  recorded_by_name text
);
comment on table public.dossier_payments is 'Fees paid for a dossier, in đồng; a negative amount takes a mistaken entry back. Nguồn: QĐ2926 Điều 23.';
create index dossier_payments_dossier on public.dossier_payments (dossier_id);
create index dossier_payments_recorded_by on public.dossier_payments (recorded_by_id);
alter table public.dossier_payments enable row level security;

create table public.dossier_events (
  id bigint generated always as identity primary key,
  dossier_id bigint not null references public.dossiers (id) on delete cascade,
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
comment on table public.dossier_events is
  'The timeline of a dossier: every step, who, when, what was said. Append-only; the actor''s name is copied so that readers need no right to staff. Nguồn: QĐ2926 Điều 19; SPEC §6.';
comment on column public.dossier_events.kind is
  'submitted, received, accepted, supplement_requested, supplied, forwarded, assigned, sent_back, suspended, resumed, refused, result_issued, returned, closed, withdrawn, apologised, paid, fee_set, rated, noted, document_checked, document_reused, file_added, file_removed, fields_changed, contact_revealed, breached';
create index dossier_events_dossier on public.dossier_events (dossier_id, at, id);
create index dossier_events_actor on public.dossier_events (actor_id);
create index dossier_events_actor_agency on public.dossier_events (actor_agency_id);
create index dossier_events_agency on public.dossier_events (agency_id);
alter table public.dossier_events enable row level security;

create table public.dossier_ratings (
  id bigint generated always as identity primary key,
  dossier_id bigint not null unique references public.dossiers (id) on delete cascade,
  score smallint not null check (score between 1 and 5),
  reception smallint check (reception between 1 and 5),
  handling smallint check (handling between 1 and 5),
  answer smallint check (answer between 1 and 5),
  comment text,
  via text not null check (via in ('link', 'phone', 'counter')),
  rated_at timestamptz not null,
  staff_id bigint references public.staff (id)
);
comment on table public.dossier_ratings is
  'The applicant''s rating of a returned dossier, once, with the same aspects as a ticket''s (reception, handling, answer = the result). Nguồn: SPEC §7; QĐ2926 Điều 16.2.';
create index dossier_ratings_staff on public.dossier_ratings (staff_id);
create index dossier_ratings_rated_at on public.dossier_ratings (rated_at);
alter table public.dossier_ratings enable row level security;

alter table private.contact_reveals add column dossier_id bigint, add column applicant_id bigint;
create index contact_reveals_dossier on private.contact_reveals (dossier_id);

-- Who may read. Writing goes through the step functions only: no insert, update or delete policy on any of these.
create policy "dossiers.read: all, or own desk, or own step, or assigned; no drafts" on public.dossiers for select to authenticated
  using (status <> 'draft' and ((select authz.can_all('dossiers.read'))
    or agency_id = any ((select authz.agency_ids('dossiers.read'))::bigint[])
    or step_agency_ids && (select authz.agency_ids('dossiers.read'))
    or (officer_id = any ((select authz.acting_for())::bigint[]) and (select authz.can('dossiers.read')))));
create policy "dossier_steps.read: with the dossier" on public.dossier_steps for select to authenticated
  using (exists (select from public.dossiers d where d.id = dossier_id));
create policy "dossier_documents.read: with the dossier" on public.dossier_documents for select to authenticated
  using (exists (select from public.dossiers d where d.id = dossier_id));
create policy "dossier_files.read: with the dossier" on public.dossier_files for select to authenticated
  using (removed_at is null and exists (select from public.dossiers d where d.id = dossier_id));
create policy "dossier_supplements.read: with the dossier" on public.dossier_supplements for select to authenticated
  using (exists (select from public.dossiers d where d.id = dossier_id));
create policy "dossier_payments.read: with the dossier" on public.dossier_payments for select to authenticated
  using (exists (select from public.dossiers d where d.id = dossier_id));
create policy "dossier_events.read: with the dossier" on public.dossier_events for select to authenticated
  using (exists (select from public.dossiers d where d.id = dossier_id));
create policy "dossier_ratings.read: with the dossier" on public.dossier_ratings for select to authenticated
  using (exists (select from public.dossiers d where d.id = dossier_id));

create function private.tg_dossier_events__append_only()
returns trigger language plpgsql set search_path = '' as $$
begin
  -- A draft that nobody submitted goes with all it has; the cascade from the dossier is let through.
  if tg_op = 'DELETE' and not exists (select from public.dossiers d where d.id = old.dossier_id) then
    return old;
  end if;
  perform private.fail('403', 'dossier.timeline_append_only', 'the timeline is append-only');
  return null;
end $$;
comment on function private.tg_dossier_events__append_only() is 'Refuses every change of what the timeline already holds. Nguồn: SPEC §12.';
create trigger tg_dossier_events__append_only before update or delete on public.dossier_events
  for each row execute function private.tg_dossier_events__append_only();
