-- The catalogue of administrative procedures (danh mục thủ tục hành chính). A procedure is an identity with a code; what it
-- demands stands in its versions: documents, fees, ordered steps with their working days, each version resting on
-- a decision. A published version never changes: a new decision makes a new one, and a dossier keeps the version it
-- was accepted under by pointing to its row. Steps to edit and publish follow in the next files.
-- Nguồn: QĐ2926 Điều 9, 28; SPEC §6.

create table public.procedure_fields (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9_]*$'),
  name text collate "vi-x-icu" not null unique check (length(trim(name)) between 1 and 200),
  name_en text,
  position integer not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  name_folded text generated always as (public.fold(name)) stored
);
comment on table public.procedure_fields is 'The fields (lĩnh vực) under which procedures are published: hộ tịch, đất đai, xây dựng … Rows come from the reference seed and from imports.';
create index procedure_fields_name_folded on public.procedure_fields (name_folded);

create table public.procedures (
  id bigint generated always as identity primary key,
  code text not null unique check (code = trim(code) and length(code) between 3 and 40),
  level text not null check (level in ('commune', 'city')),
  field_id bigint not null references public.procedure_fields (id),
  name text collate "vi-x-icu" not null check (length(trim(name)) between 1 and 500),
  is_sample boolean not null default false,
  retired_on date,
  retired_decision_number text,
  retired_decision_on date,
  retired_reason text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  search text generated always as (public.fold(code || ' ' || name)) stored,
  check ((retired_on is null) = (retired_decision_number is null))
);
comment on table public.procedures is
  'Administrative procedures: the stable identity that versions and dossiers point to. Name, level and field are those of the newest published version (of the draft before there is one). Written only by functions. Nguồn: QĐ2926 Điều 9; SPEC §6.';
comment on column public.procedures.code is 'National code (1.xxxxxx, 2.xxxxxx), or the city''s own where none is known.';
comment on column public.procedures.level is 'Who settles it: commune = the communes'' one-stop units, city = a department of the city.';
comment on column public.procedures.is_sample is 'Shipped as an example and not checked against the city''s decision; shown on screen as "dữ liệu mẫu". Publishing a version of one''s own ends it.';
comment on column public.procedures.retired_on is 'First day on which it is no longer offered (thủ tục bị bãi bỏ); dossiers accepted before go on. retired_decision_number and _on: the decision that says so.';
create index procedures_field on public.procedures (field_id);
create index procedures_search on public.procedures using gin (search extensions.gin_trgm_ops);

create table public.procedure_versions (
  id bigint generated always as identity primary key,
  procedure_id bigint not null references public.procedures (id) on delete cascade,
  number integer not null check (number > 0),
  name text collate "vi-x-icu" not null check (length(trim(name)) between 1 and 500),
  field_id bigint not null references public.procedure_fields (id),
  level text not null check (level in ('commune', 'city')),
  online_level text not null default 'none' check (online_level in ('full', 'partial', 'none')),
  audience text not null default 'citizens' check (audience in ('citizens', 'businesses', 'both')),
  agency_id bigint references public.agencies (id),
  description text check (length(description) <= 20000),
  conditions text check (length(conditions) <= 20000),
  legal_basis text check (length(legal_basis) <= 4000),
  decision_number text,
  decision_on date,
  decision_issuer text,
  valid_from date,
  valid_to date,
  total_days numeric check (total_days between 0 and 730 and total_days * 2 = trunc(total_days * 2)),
  result_name text check (length(result_name) <= 500),
  result_kind text not null default 'both' check (result_kind in ('electronic', 'paper', 'both')),
  fee_note text check (length(fee_note) <= 2000),
  published_at timestamptz,
  published_by_id bigint references public.staff (id),
  published_by_name text,
  import_batch_id bigint references public.import_batches (id),
  revision integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (procedure_id, number),
  check (valid_to >= valid_from),
  check (published_at is null or (decision_number is not null and decision_on is not null and decision_issuer is not null and valid_from is not null))
);
comment on table public.procedure_versions is
  'What a procedure demands from a day on, by a decision. A draft (published_at null) may change; a published version never does. Which one counts when: private.procedure_version_at(). Nguồn: QĐ2926 Điều 9.2; SPEC §6.';
comment on column public.procedure_versions.online_level is 'full = dịch vụ công trực tuyến toàn trình, partial = một phần, none = chưa trực tuyến.';
comment on column public.procedure_versions.agency_id is 'The department that settles it, at city level; null at commune level, where every commune settles its own.';
comment on column public.procedure_versions.decision_number is 'The Chair''s decision that published it: number, date (decision_on), issuer.';
comment on column public.procedure_versions.valid_to is 'Last day where the decision itself names one. A later published version supersedes this one, and retiring the procedure ends it, without this column changing.';
comment on column public.procedure_versions.total_days is
  'The whole time limit in working days, halves allowed, 0 = within the day; null = the sum of its steps. Read it by private.procedure_days(), turn it into a due time by private.add_procedure_days().';
comment on column public.procedure_versions.result_kind is 'How the result is handed out: electronic, paper, or both.';
comment on column public.procedure_versions.revision is 'Counts the edits of a draft: who edits an older one is told.';
create unique index procedure_versions_one_draft on public.procedure_versions (procedure_id) where published_at is null;
create unique index procedure_versions_one_a_day on public.procedure_versions (procedure_id, valid_from) where published_at is not null;
create index procedure_versions_field on public.procedure_versions (field_id);
create index procedure_versions_agency on public.procedure_versions (agency_id);
create index procedure_versions_import_batch on public.procedure_versions (import_batch_id);
create index procedure_versions_published_by on public.procedure_versions (published_by_id);

create table public.procedure_documents (
  id bigint generated always as identity primary key,
  version_id bigint not null references public.procedure_versions (id) on delete cascade,
  position integer not null,
  name text not null check (length(trim(name)) between 1 and 1000),
  form text not null default 'original' check (form in ('original', 'copy', 'certified_copy', 'electronic', 'shown')),
  copies integer not null default 1 check (copies between 0 and 20),
  is_required boolean not null default true,
  template_note text check (length(template_note) <= 500),
  unique (version_id, position)
);
comment on table public.procedure_documents is
  'What an applicant hands in, in order; the online form and the acceptance slip are made from it. form: original = bản chính, copy = bản sao, certified_copy = bản sao chứng thực, electronic = bản điện tử, shown = xuất trình để đối chiếu. Nguồn: QĐ2926 Điều 9; SPEC §6.';
comment on column public.procedure_documents.template_note is 'The form to use ("theo mẫu số 01"), or when it is needed ("trường hợp ủy quyền").';

create table public.procedure_fees (
  id bigint generated always as identity primary key,
  version_id bigint not null references public.procedure_versions (id) on delete cascade,
  position integer not null,
  kind text not null default 'fee' check (kind in ('fee', 'charge')),
  name text not null check (length(trim(name)) between 1 and 500),
  amount bigint not null check (amount between 0 and 10000000000),
  online_amount bigint check (online_amount between 0 and 10000000000),
  postal_amount bigint check (postal_amount between 0 and 10000000000),
  note text check (length(note) <= 500),
  unique (version_id, position)
);
comment on table public.procedure_fees is
  'Fees in đồng: kind fee = lệ phí, charge = phí. online_amount and postal_amount only where the channel makes a difference; null = amount.';

create table public.procedure_steps (
  id bigint generated always as identity primary key,
  version_id bigint not null references public.procedure_versions (id) on delete cascade,
  position integer not null,
  name text not null check (length(trim(name)) between 1 and 500),
  unit_kind text not null check (unit_kind in ('one_stop', 'specialist', 'leader', 'other')),
  agency_id bigint references public.agencies (id),
  working_days numeric not null check (working_days between 0 and 365 and working_days * 2 = trunc(working_days * 2)),
  is_intake boolean not null default false,
  is_result boolean not null default false,
  unique (version_id, position)
);
comment on table public.procedure_steps is
  'The steps of settling it, in order, each with who does it and its working days (halves allowed). unit_kind: one_stop = Bộ phận Một cửa, specialist = bộ phận chuyên môn, leader = lãnh đạo ký, other = cơ quan khác (agency_id names it where it is always the same). Nguồn: SPEC §6.';
comment on column public.procedure_steps.is_intake is 'The step in which the dossier is accepted; the first.';
comment on column public.procedure_steps.is_result is 'The step in which the result is handed over; the last.';
create index procedure_steps_agency on public.procedure_steps (agency_id);

create trigger tg_procedure_fields__touch before update on public.procedure_fields for each row execute function private.tg_touch();
create trigger tg_procedure_fields__audit after insert or update or delete on public.procedure_fields for each row execute function private.tg_audit();
create trigger tg_procedures__touch before update on public.procedures for each row execute function private.tg_touch();
create trigger tg_procedures__audit after insert or update or delete on public.procedures for each row execute function private.tg_audit();
create trigger tg_procedure_versions__touch before update on public.procedure_versions for each row execute function private.tg_touch();
create trigger tg_procedure_versions__audit after insert or update or delete on public.procedure_versions for each row execute function private.tg_audit();
create trigger tg_procedure_documents__audit after insert or update or delete on public.procedure_documents for each row execute function private.tg_audit();
create trigger tg_procedure_fees__audit after insert or update or delete on public.procedure_fees for each row execute function private.tg_audit();
create trigger tg_procedure_steps__audit after insert or update or delete on public.procedure_steps for each row execute function private.tg_audit();

-- Which version, how long ----------------------------------------------------------------------------

create function private.procedure_version_at(p_procedure_id bigint, p_at timestamptz)
returns bigint language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select v.id
    from public.procedures p join public.procedure_versions v on v.procedure_id = p.id
    cross join lateral (select (p_at at time zone 'Asia/Ho_Chi_Minh')::date as day) d
    where p.id = p_procedure_id and v.published_at <= p_at and v.valid_from <= d.day
      and (v.valid_to is null or v.valid_to >= d.day) and (p.retired_on is null or p.retired_on > d.day)
    order by v.valid_from desc, v.number desc
    limit 1);
end $$;
comment on function private.procedure_version_at(bigint, timestamptz) is
  'The id of the version of a procedure that counted at an instant: published by then, in force on that local date, the latest to begin. Null when there was none (not yet, or no longer). A dossier stores the id it was accepted under and keeps it. Nguồn: SPEC §6.';

create function private.procedure_days(p_version_id bigint)
returns numeric language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select coalesce(v.total_days, (select sum(s.working_days) from public.procedure_steps s where s.version_id = v.id))
    from public.procedure_versions v where v.id = p_version_id);
end $$;
comment on function private.procedure_days(bigint) is 'The time limit of a version in working days: its own total, else the sum of its steps; null when it has neither.';

create function private.add_procedure_days(p_calendar_id text, p_at timestamptz, p_days numeric)
returns timestamptz language plpgsql stable set search_path = '' as $$
declare
  v_whole integer := trunc(p_days)::integer;
  v_due_at timestamptz := p_at;
begin
  if p_days is null or p_days < 0 or p_days * 2 <> trunc(p_days * 2) then
    perform private.fail('422', 'procedure.days_invalid', 'working days are a number of halves, not negative', '{"field": "working_days"}');
  end if;
  if p_days = 0 then
    -- "Within the day": what arrives after 15:00 may be handed over on the next working day.
    if (p_at at time zone 'Asia/Ho_Chi_Minh')::time > time '15:00' then
      return sla.add_working_days(p_calendar_id, p_at, 1);
    end if;
    return sla.add_calendar_days(p_calendar_id, p_at, 0);
  end if;
  if v_whole > 0 then
    v_due_at := sla.add_working_days(p_calendar_id, p_at, v_whole);
  end if;
  return case when p_days = v_whole then v_due_at else sla.add_working_time(p_calendar_id, v_due_at, interval '4 hours') end;
end $$;
comment on function private.add_procedure_days(text, timestamptz, numeric) is
  'The instant a procedure''s or step''s working days after an event: whole days as sla.add_working_days() (the day of the event does not count), a half as four working hours more; 0 = by the end of that day, of the next working day when it began after 15:00 (Nghị định 123/2015/NĐ-CP Điều 18 and alike). Nguồn: SPEC §2, §6.';

-- Who may read ---------------------------------------------------------------------------------------
-- Every member of staff but technical support; citizens through functions of their own. Writing goes through functions only.

alter table public.procedure_fields enable row level security;
alter table public.procedures enable row level security;
alter table public.procedure_versions enable row level security;
alter table public.procedure_documents enable row level security;
alter table public.procedure_fees enable row level security;
alter table public.procedure_steps enable row level security;

create policy "procedure_fields.read: all staff" on public.procedure_fields for select to authenticated using ((select authz.can('catalogs.read')));
create policy "procedures.read: all staff" on public.procedures for select to authenticated using ((select authz.can('catalogs.read')));
create policy "procedure_versions.read: all staff" on public.procedure_versions for select to authenticated using ((select authz.can('catalogs.read')));
create policy "procedure_documents.read: all staff" on public.procedure_documents for select to authenticated using ((select authz.can('catalogs.read')));
create policy "procedure_fees.read: all staff" on public.procedure_fees for select to authenticated using ((select authz.can('catalogs.read')));
create policy "procedure_steps.read: all staff" on public.procedure_steps for select to authenticated using ((select authz.can('catalogs.read')));
