-- The registers of issued papers: every agency numbers its own, per kind of document and year, without gaps or duplicates.
-- Nguồn: Nghị định 30/2020/NĐ-CP Điều 15.

create table private.document_counters (
  agency_id bigint not null references public.agencies (id),
  register text not null,
  year integer not null,
  last_number integer not null,
  primary key (agency_id, register, year)
);
comment on table private.document_counters is 'The last number given in each register of an agency in a year.';
alter table private.document_counters enable row level security;

create table public.documents (
  id bigint generated always as identity primary key,
  register text not null check (register in ('invitation', 'programme', 'plan_report', 'minutes', 'attendance', 'conclusion', 'packet', 'report', 'other',
    'acceptance_slip', 'supplement_request', 'refusal', 'apology', 'return_slip', 'hand_over')),
  year integer not null,
  number integer not null,
  version integer not null default 1,
  symbol text not null,
  title text not null check (length(trim(title)) > 0),
  agency_id bigint not null references public.agencies (id),
  subject_type text not null,
  subject_id bigint not null,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by_id bigint references public.staff (id),
  signed_by_name text,
  reason text,
  unique (agency_id, register, year, number, version),
  check (version = 1 or reason is not null)
);
comment on table public.documents is
  'Issued papers: number and symbol of the issuing agency''s register, and what they belong to. Written by the functions that issue them. Nguồn: Nghị định 30/2020/NĐ-CP Điều 15; SPEC §5.';
comment on column public.documents.version is 'A corrected paper keeps its number as the next version; what it replaces stays as it was issued. reason says why.';
create index documents_issued_by on public.documents (issued_by_id);
create index documents_subject on public.documents (subject_type, subject_id);
alter table public.documents enable row level security;

create table private.document_contents (
  document_id bigint primary key references public.documents (id) on delete cascade,
  content jsonb not null
);
comment on table private.document_contents is
  'Everything an issued paper shows, as of its issue, citizens'' full names included: printing it again prints the same. Nguồn: SPEC §12.';
alter table private.document_contents enable row level security;

create function private.next_document_number(p_agency_id bigint, p_register text, p_year integer)
returns integer language plpgsql volatile set search_path = '' as $$
declare v_number integer;
begin
  -- The row stays locked until the transaction ends: whoever fails gives the number back, nobody gets it twice. Ask for it last.
  insert into private.document_counters as c (agency_id, register, year, last_number) values (p_agency_id, p_register, p_year, 1)
  on conflict (agency_id, register, year) do update set last_number = c.last_number + 1
  returning last_number into v_number;
  return v_number;
end $$;
comment on function private.next_document_number(bigint, text, integer) is
  'The next number of an agency''s register in a year, without gaps or duplicates however many ask at once. Nguồn: Nghị định 30/2020/NĐ-CP Điều 15.';

create function private.issue_document(
  p_actor_id bigint, p_now timestamptz, p_register text, p_symbol text, p_title text, p_agency_id bigint,
  p_subject_type text, p_subject_id bigint, p_content jsonb, p_signed_by_name text default null)
returns public.documents language plpgsql volatile set search_path = '' as $$
declare
  v_day date := (p_now at time zone 'Asia/Ho_Chi_Minh')::date;
  v_year integer := extract(year from v_day);
  v_document public.documents;
begin
  insert into public.documents (register, year, number, symbol, title, agency_id, subject_type, subject_id, issued_on, issued_at, issued_by_id,
    signed_by_name)
  values (p_register, v_year, private.next_document_number(p_agency_id, p_register, v_year), p_symbol, p_title, p_agency_id, p_subject_type, p_subject_id,
    v_day, p_now, p_actor_id, p_signed_by_name)
  returning * into v_document;
  insert into private.document_contents (document_id, content) values (v_document.id, coalesce(p_content, '{}'));
  return v_document;
end $$;
comment on function private.issue_document(bigint, timestamptz, text, text, text, bigint, text, bigint, jsonb, text) is
  'Enters a paper into the register of the agency that issues it with the next number of the year and freezes what it says. Nguồn: Nghị định 30/2020/NĐ-CP Điều 15.';

create function private.reissue_document(
  p_actor_id bigint, p_now timestamptz, p_document_id bigint, p_content jsonb, p_signed_by_name text, p_reason text)
returns public.documents language plpgsql volatile set search_path = '' as $$
declare
  v_replaced public.documents;
  v_document public.documents;
begin
  -- Two who correct the same paper at once wait for each other; the second finds it replaced.
  select * into v_replaced from public.documents d where d.id = p_document_id for update;
  if exists (select from public.documents d where (d.agency_id, d.register, d.year, d.number) = (v_replaced.agency_id, v_replaced.register, v_replaced.year, v_replaced.number)
    and d.version > v_replaced.version) then
    perform private.fail('409', 'document.replaced', 'a later version of this paper has been issued');
  end if;
  insert into public.documents (register, year, number, version, symbol, title, agency_id, subject_type, subject_id, issued_on, issued_at, issued_by_id,
    signed_by_name, reason)
  values (v_replaced.register, v_replaced.year, v_replaced.number, v_replaced.version + 1, v_replaced.symbol, v_replaced.title, v_replaced.agency_id,
    v_replaced.subject_type, v_replaced.subject_id, (p_now at time zone 'Asia/Ho_Chi_Minh')::date, p_now, p_actor_id, p_signed_by_name, p_reason)
  returning * into v_document;
  insert into private.document_contents (document_id, content) values (v_document.id, coalesce(p_content, '{}'));
  return v_document;
end $$;
comment on function private.reissue_document(bigint, timestamptz, bigint, jsonb, text, text) is
  'The next version of an issued paper under the same number, with the reason; 409 document.replaced for one that has a later version. Nguồn: Nghị định 30/2020/NĐ-CP Điều 15.';

create function private.paper_symbol(p_kind text, p_agency_id bigint)
returns text language sql stable set search_path = '' as $$
  select p_kind || case a.kind when 'commune' then '-UBND' else '-VP' end from public.agencies a where a.id = p_agency_id
$$;
comment on function private.paper_symbol(text, bigint) is
  'The symbol after a paper''s number: kind (GM, BB, TB) and who issues it, the Office (VP) or a commune (UBND). Nguồn: Nghị định 30/2020/NĐ-CP Phụ lục I.';
