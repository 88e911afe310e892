-- Complaint cases (vụ việc) of the reception board, and the counter's log of walk-ins. Steps between states follow in the
-- next migration. Nguồn: QĐ3394 Điều 4; SPEC §5.

create table private.case_counters (
  kind text not null check (kind in ('visit', 'case', 'session')),
  year integer not null,
  last_number integer not null,
  primary key (kind, year)
);
comment on table private.case_counters is 'The last number of each year: visits TD-YY-NNNNN, cases VV-YY-NNNN, sessions BT-YY-NNN.';
alter table private.case_counters enable row level security;

create function private.next_case_code(p_kind text, p_at timestamptz)
returns text language plpgsql volatile set search_path = '' as $$
declare
  v_year integer := extract(year from p_at at time zone 'Asia/Ho_Chi_Minh');
  v_number integer;
begin
  insert into private.case_counters as c (kind, year, last_number) values (p_kind, v_year, 1)
  on conflict (kind, year) do update set last_number = c.last_number + 1
  returning last_number into v_number;
  return format('%s-%s-%s', case p_kind when 'visit' then 'TD' when 'case' then 'VV' else 'BT' end, lpad((v_year % 100)::text, 2, '0'),
    lpad(v_number::text, greatest(case p_kind when 'visit' then 5 when 'case' then 4 else 3 end, length(v_number::text)), '0'));
end $$;
comment on function private.next_case_code(text, timestamptz) is 'The next code of the year: TD (visit at the counter), VV (case), BT (session).';

create table public.cases (
  id bigint generated always as identity primary key,
  code text not null unique,
  request_id uuid unique,
  status text not null check (status in (
    'registered', 'proposed', 'approved', 'refused', 'scheduled', 'received', 'concluded', 'closed', 'withdrawn')),
  matter text not null check (matter in ('complaint', 'petition', 'report')),
  title text not null check (length(trim(title)) > 0),
  content text not null check (length(trim(content)) > 0),
  category_id bigint references public.categories (id),
  commune_id bigint references public.agencies (id),
  is_group boolean not null default false,
  head_count integer not null default 1 check (head_count between 1 and 100000),
  citizen_name_masked text,
  registered_at timestamptz not null,
  registered_by_id bigint references public.staff (id),
  registered_by_name text,
  agency_id bigint references public.agencies (id),
  agency_name text,
  proposal text,
  proposed_at timestamptz,
  decided_at timestamptz,
  decided_by_id bigint references public.staff (id),
  decision_note text,
  outcome text,
  concluded_at timestamptz,
  closed_at timestamptz,
  custom jsonb not null default '{}',
  version integer not null default 1,
  last_event_at timestamptz not null,
  search text generated always as (public.fold(code || ' ' || title || ' ' || content)) stored
);
comment on table public.cases is
  'A complaint, petition or report that the reception board brings before a leader: who (masked here), what, where it stands. Written only by the step functions. Nguồn: QĐ3394 Điều 4; SPEC §5.';
comment on column public.cases.matter is 'complaint = khiếu nại, petition = kiến nghị, report = phản ánh (QĐ3394 Điều 4.1); denunciations (tố cáo) are redirected at the counter.';
comment on column public.cases.agency_id is 'The agency answering for the matter (cơ quan chủ trì giải quyết); others stand in case_agencies.';
comment on column public.cases.decided_at is 'When the Chair agreed; null after a refusal, which stands in the timeline. Nguồn: QĐ3394 Điều 4.2.';
comment on column public.cases.custom is 'Values of the custom fields: {code: value}, kept valid by trigger.';
create trigger tg_cases__custom_insert before insert on public.cases
  for each row when (new.custom <> '{}') execute function private.tg_custom__check('case');
create trigger tg_cases__custom_update before update of custom on public.cases
  for each row when (new.custom is distinct from old.custom) execute function private.tg_custom__check('case');
create index cases_status on public.cases (status, last_event_at);
create index cases_registered_at on public.cases (registered_at);
create index cases_proposed_at on public.cases (proposed_at) where proposed_at is not null;
create index cases_concluded_at on public.cases (concluded_at) where concluded_at is not null;
create index cases_category on public.cases (category_id);
create index cases_commune on public.cases (commune_id);
create index cases_agency on public.cases (agency_id);
create index cases_registered_by on public.cases (registered_by_id);
create index cases_decided_by on public.cases (decided_by_id);
create index cases_search on public.cases using gin (search extensions.gin_trgm_ops);
alter table public.cases enable row level security;

create table public.case_citizens (
  id bigint generated always as identity primary key,
  case_id bigint not null references public.cases (id) on delete cascade,
  citizen_id bigint not null references public.citizens (id),
  is_representative boolean not null default false,
  name_masked text,
  phone_masked text,
  position integer not null default 0,
  unique (case_id, citizen_id)
);
comment on table public.case_citizens is 'The citizens of a case; of a group its representatives and whoever else is named. Names are masked; the particulars stand in citizens. Nguồn: SPEC §5, §12.';
create index case_citizens_citizen on public.case_citizens (citizen_id);
alter table public.case_citizens enable row level security;

create table public.case_agencies (
  case_id bigint not null references public.cases (id) on delete cascade,
  agency_id bigint not null references public.agencies (id),
  part text not null default 'related' check (part in ('lead', 'related')),
  primary key (case_id, agency_id)
);
comment on table public.case_agencies is 'The agencies a case concerns: the one answering for it (lead) and others. They may read it and supply files.';
create index case_agencies_agency on public.case_agencies (agency_id);
alter table public.case_agencies enable row level security;

create table public.case_criteria (
  case_id bigint not null references public.cases (id) on delete cascade,
  criterion text not null check (criterion in ('a', 'b', 'c', 'd', 'đ', 'e')),
  reason text not null check (length(trim(reason)) > 0),
  primary key (case_id, criterion)
);
comment on table public.case_criteria is 'Which of the six criteria for reception by video a case meets, with the reason for each. Nguồn: QĐ3394 Điều 4.1.';
alter table public.case_criteria enable row level security;

create table public.case_decisions (
  id bigint generated always as identity primary key,
  case_id bigint not null references public.cases (id) on delete cascade,
  number text,
  issued_on date,
  issuer text not null check (length(trim(issuer)) > 0),
  summary text not null check (length(trim(summary)) > 0)
);
comment on table public.case_decisions is 'Earlier decisions and answers in the matter: number, date, who, what they said.';
create index case_decisions_case on public.case_decisions (case_id);
alter table public.case_decisions enable row level security;

create table public.case_files (
  id bigint generated always as identity primary key,
  case_id bigint not null references public.cases (id) on delete cascade,
  storage_path text not null unique,
  file_name text not null,
  media_type text not null,
  byte_size bigint not null check (byte_size > 0),
  title text,
  uploaded_by_id bigint references public.staff (id),
  uploaded_by_name text,
  agency_id bigint references public.agencies (id),
  created_at timestamptz not null
);
comment on table public.case_files is 'Documents of a case, in the private bucket "case-files"; agencies supply theirs. Nguồn: QĐ3394 Điều 10.2, 12.';
create index case_files_case on public.case_files (case_id);
create index case_files_uploaded_by on public.case_files (uploaded_by_id);
create index case_files_agency on public.case_files (agency_id);
alter table public.case_files enable row level security;

create table public.case_tickets (
  case_id bigint not null references public.cases (id) on delete cascade,
  ticket_id bigint not null references public.tickets (id) on delete cascade,
  linked_at timestamptz not null,
  linked_by_id bigint references public.staff (id),
  primary key (case_id, ticket_id)
);
comment on table public.case_tickets is 'Tickets about the same matter; the reception board may read them. Nguồn: SPEC §1, §5.';
create index case_tickets_ticket on public.case_tickets (ticket_id);
create index case_tickets_linked_by on public.case_tickets (linked_by_id);
alter table public.case_tickets enable row level security;

create table public.case_events (
  id bigint generated always as identity primary key,
  case_id bigint not null references public.cases (id) on delete cascade,
  kind text not null,
  at timestamptz not null,
  actor_id bigint references public.staff (id),
  actor_name text,
  from_status text,
  to_status text,
  note text,
  data jsonb not null default '{}'
);
comment on table public.case_events is 'The timeline of a case: every step, who, when, what was said. Append-only.';
create index case_events_case on public.case_events (case_id, at, id);
create index case_events_actor on public.case_events (actor_id);
alter table public.case_events enable row level security;

create table public.visits (
  id bigint generated always as identity primary key,
  code text not null unique,
  request_id uuid unique,
  visited_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by_id bigint not null references public.staff (id),
  recorded_by_name text,
  agency_id bigint not null references public.agencies (id),
  citizen_id bigint references public.citizens (id),
  citizen_name_masked text,
  citizen_phone_masked text,
  head_count integer not null default 1 check (head_count between 1 and 100000),
  classification text not null check (classification in ('complaint', 'denunciation', 'petition', 'report')),
  content text not null check (length(trim(content)) > 0),
  commune_id bigint references public.agencies (id),
  result text not null default 'open' check (result in ('open', 'explained', 'redirected', 'ticket', 'case')),
  redirect_to text,
  result_note text,
  result_at timestamptz,
  ticket_id bigint references public.tickets (id) on delete set null,
  case_id bigint references public.cases (id) on delete set null,
  made_code text,
  search text generated always as (public.fold(code || ' ' || content)) stored,
  check ((result = 'redirected') <= (redirect_to is not null))
);
comment on table public.visits is
  'The counter''s log of walk-ins: who came (masked), about what, how it was classified and what became of it. Nguồn: SPEC §5; Luật Tiếp công dân 2013 Điều 25.';
comment on column public.visits.classification is 'complaint = khiếu nại, denunciation = tố cáo, petition = kiến nghị, report = phản ánh.';
comment on column public.visits.made_code is 'The code of the ticket or case it became: the counter may tell it, also when it may not read the ticket.';
comment on column public.visits.agency_id is 'The counter: the reception board of the city, or a commune.';
create index visits_visited_at on public.visits (visited_at);
create index visits_agency on public.visits (agency_id, visited_at);
create index visits_recorded_by on public.visits (recorded_by_id);
create index visits_citizen on public.visits (citizen_id);
create index visits_commune on public.visits (commune_id);
create index visits_ticket on public.visits (ticket_id);
create index visits_case on public.visits (case_id);
create index visits_search on public.visits using gin (search extensions.gin_trgm_ops);
alter table public.visits enable row level security;


create table public.case_tasks (
  id bigint generated always as identity primary key,
  case_id bigint references public.cases (id) on delete cascade,
  session_id bigint,
  agency_id bigint not null references public.agencies (id),
  officer_id bigint references public.staff (id),
  officer_name text,
  task text not null check (length(trim(task)) > 0),
  due_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'reported', 'done', 'cancelled')),
  assigned_at timestamptz not null,
  assigned_by_id bigint references public.staff (id),
  assigned_by_name text,
  report text,
  reported_at timestamptz,
  reported_by_id bigint references public.staff (id),
  accepted_at timestamptz,
  version integer not null default 1,
  last_event_at timestamptz not null
);
comment on table public.case_tasks is
  'Follow-up tasks of a conclusion: an agency, what it has to do, until when; each with its own clock (rule case.task), on the supervisor''s board. Nguồn: SPEC §5; QĐ3394 Điều 6.1đ.';
create index case_tasks_case on public.case_tasks (case_id);
create index case_tasks_session on public.case_tasks (session_id);
create index case_tasks_agency on public.case_tasks (agency_id, status);
create index case_tasks_officer on public.case_tasks (officer_id);
create index case_tasks_assigned_by on public.case_tasks (assigned_by_id);
create index case_tasks_reported_by on public.case_tasks (reported_by_id);
create index case_tasks_due on public.case_tasks (due_at) where status = 'open';
create index case_tasks_due_at on public.case_tasks (due_at);
create index case_tasks_assigned_at on public.case_tasks (assigned_at);
alter table public.case_tasks enable row level security;

-- Who may read -------------------------------------------------------------------------------------
-- The board, the Office and the city's leaders all; agencies what concerns them. Writing goes through functions only.

create function authz.case_ids()
returns bigint[] language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(distinct a.case_id), '{}') from public.case_agencies a where a.agency_id = any (authz.agency_ids('cases.read')));
end $$;
comment on function authz.case_ids() is 'The cases that concern the person''s agencies. Nguồn: SPEC §1 (cases: involved).';

create function authz.linked_ticket_ids()
returns bigint[] language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select case when authz.can_all('cases.edit') then (select coalesce(array_agg(distinct l.ticket_id), '{}') from public.case_tickets l) else '{}' end);
end $$;
comment on function authz.linked_ticket_ids() is 'The tickets linked to a case, for the reception board. Nguồn: SPEC §1 (tickets: linked to a case).';

create policy "cases.read: all, or involved agencies" on public.cases for select to authenticated
  using ((select authz.can_all('cases.read')) or id = any ((select authz.case_ids())::bigint[]));
create policy "case_citizens.read: with the case" on public.case_citizens for select to authenticated
  using ((select authz.can_all('cases.read')) or case_id = any ((select authz.case_ids())::bigint[]));
create policy "case_agencies.read: with the case" on public.case_agencies for select to authenticated
  using ((select authz.can_all('cases.read')) or case_id = any ((select authz.case_ids())::bigint[]));
create policy "case_criteria.read: with the case" on public.case_criteria for select to authenticated
  using ((select authz.can_all('cases.read')) or case_id = any ((select authz.case_ids())::bigint[]));
create policy "case_decisions.read: with the case" on public.case_decisions for select to authenticated
  using ((select authz.can_all('cases.read')) or case_id = any ((select authz.case_ids())::bigint[]));
create policy "case_files.read: with the case" on public.case_files for select to authenticated
  using ((select authz.can_all('cases.read')) or case_id = any ((select authz.case_ids())::bigint[]));
create policy "case_events.read: with the case" on public.case_events for select to authenticated
  using ((select authz.can_all('cases.read')) or case_id = any ((select authz.case_ids())::bigint[]));
create policy "case_tickets.read: all who read every case" on public.case_tickets for select to authenticated
  using ((select authz.can_all('cases.read')));
create policy "visits.read: the board, the Office, leaders; a commune its own" on public.visits for select to authenticated
  using ((select authz.can_all('visits.read')) or agency_id = any ((select authz.agency_ids('visits.read'))::bigint[]));
create policy "case_tasks.read: all, or the agency's own" on public.case_tasks for select to authenticated
  using ((select authz.can_all('cases.read')) or agency_id = any ((select authz.agency_ids('cases.read'))::bigint[]));
create policy "tickets.read: linked to a case" on public.tickets for select to authenticated
  using (id = any ((select authz.linked_ticket_ids())::bigint[]));
