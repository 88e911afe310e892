-- The papers of a dossier (slips, requests, letters): issued by the step they belong to, with a number of the register of the
-- agency that issues them, and frozen with what they say; printing one a year later prints the same. Nguồn: Thông tư
-- 01/2018/TT-VPCP; Nghị định 30/2020/NĐ-CP Điều 15; SPEC §6.

create table private.dossier_paper_kinds (
  register text primary key,
  symbol text not null,
  name text not null,
  event_kinds text[] not null,
  is_of_desk boolean not null,
  names_applicant boolean not null,
  is_kept_up boolean not null default false
);
comment on table private.dossier_paper_kinds is
  'The papers of a dossier and the lines of its timeline that issue them. Of the desk, or of the agency that decides (whose head signs); one that is kept up is the same sheet with its next line, a version a step. Nguồn: Thông tư 01/2018/TT-VPCP.';
comment on column private.dossier_paper_kinds.names_applicant is 'The hand-over goes through many hands and needs no name.';
alter table private.dossier_paper_kinds enable row level security;

insert into private.dossier_paper_kinds (register, symbol, name, event_kinds, is_of_desk, names_applicant, is_kept_up) values
  ('acceptance_slip', 'TNHS', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', '{accepted}', true, true, false),
  ('supplement_request', 'HDHS', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', '{supplement_requested}', true, true, false),
  ('refusal', 'TCHS', 'Phiếu từ chối giải quyết hồ sơ', '{refused}', true, true, false),
  ('apology', 'PXL', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', '{apologised}', false, true, false),
  ('return_slip', 'TKQ', 'Phiếu trả kết quả giải quyết hồ sơ', '{returned}', true, true, false),
  ('hand_over', 'KSHS', 'Phiếu kiểm soát quá trình giải quyết hồ sơ', '{accepted,forwarded,assigned,sent_back,result_issued,returned}', true, false, true);

create policy "documents.read: with the dossier" on public.documents for select to authenticated
  using (subject_type = 'dossier' and exists (select from public.dossiers d where d.id = subject_id));

create view public.dossier_paper_list with (security_invoker = true) as
  select d.id, d.subject_id as dossier_id, d.register, d.year, d.number, d.version, d.symbol, d.title, d.agency_id, d.issued_at, d.signed_by_name, d.reason
  from public.documents d where d.subject_type = 'dossier';
comment on view public.dossier_paper_list is
  'The papers of a dossier as they stand in the register, every version of them; read with the dossier, what they say by dossier_paper(). Nguồn: Nghị định 30/2020/NĐ-CP Điều 15.';

create function private.dossier_paper_content(p_dossier_id bigint)
returns jsonb language plpgsql stable set search_path = '' as $$
declare v_dossier public.dossiers;
begin
  select * into v_dossier from public.dossiers d where d.id = p_dossier_id;
  return jsonb_build_object(
    'dossier', (select jsonb_build_object('number', d.number, 'code', d.code, 'channel', d.channel, 'procedure_code', p.code, 'procedure_name', v.name, 'field_name', f.name,
        'received_at', d.received_at, 'accepted_at', d.accepted_at, 'promised_at', d.promised_at, 'result_kind', d.result_kind, 'result_number', d.result_number,
        'result_at', d.result_at, 'returned_at', d.returned_at, 'refused_at', d.refused_at, 'reason', d.reason, 'fee_due', d.fee_due, 'fee_paid', d.fee_paid)
      from public.dossiers d join public.procedures p on p.id = d.procedure_id join public.procedure_versions v on v.id = d.version_id
      left join public.procedure_fields f on f.id = v.field_id where d.id = p_dossier_id),
    'applicant', (select jsonb_build_object('full_name', a.full_name, 'organisation_name', a.organisation_name, 'phone', a.phone, 'email', a.email, 'address', a.address)
      from public.applicants a where a.id = v_dossier.applicant_id),
    'agency', (select jsonb_build_object('name', a.name, 'kind', a.kind, 'address', a.address, 'phone', a.phone) from public.agencies a where a.id = v_dossier.agency_id),
    'handling_agency', (select jsonb_build_object('name', a.name, 'kind', a.kind) from public.agencies a where a.id = v_dossier.handling_agency_id),
    'days', private.procedure_days(v_dossier.version_id),
    'documents', (select coalesce(jsonb_agg(jsonb_build_object('name', x.name, 'form', x.form, 'is_received', x.is_received, 'is_digitised', x.is_digitised,
      'copies', (select c.copies from public.procedure_documents c where c.id = x.procedure_document_id)) order by x.position), '[]')
      from public.dossier_documents x where x.dossier_id = p_dossier_id),
    'steps', (select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'agency', a.name, 'officer', s.officer_name, 'working_days', s.working_days,
      'started_at', s.started_at, 'due_at', s.due_at, 'finished_at', s.finished_at, 'note', s.note) order by s.position), '[]')
      from public.dossier_steps s join public.agencies a on a.id = s.agency_id where s.dossier_id = p_dossier_id),
    'supplement', (select jsonb_build_object('missing', s.missing, 'requested_at', s.requested_at, 'supply_by', s.supply_by,
        'documents', (select coalesce(jsonb_agg(x.name order by x.position), '[]') from public.dossier_documents x where x.id = any (s.document_ids)))
      from public.dossier_supplements s where s.dossier_id = p_dossier_id order by s.requested_at desc, s.id desc limit 1),
    'apology', (select jsonb_build_object('at', e.at, 'reason', e.note, 'due_at', e.data ->> 'due_at', 'new_due_at', e.data ->> 'new_due_at')
      from public.dossier_events e where e.dossier_id = p_dossier_id and e.kind = 'apologised' order by e.id desc limit 1),
    'lookup_url', private.base_url() || '/cong-dan/ho-so?ma=' || v_dossier.code);
end $$;
comment on function private.dossier_paper_content(bigint) is
  'Everything a paper about a dossier may say, as it stands: {dossier, applicant, agency, handling_agency, days, documents, steps, supplement (the latest), apology, lookup_url}. Nguồn: Thông tư 01/2018/TT-VPCP.';

create function private.dossier_paper_signer(p_kind private.dossier_paper_kinds, p_agency_id bigint, p_actor_id bigint)
returns jsonb language plpgsql stable set search_path = '' as $$
declare v_heads bigint[];
begin
  if not p_kind.is_of_desk then
    -- The agency apologises: its head signs, whoever wrote the letter.
    v_heads := private.agency_heads(p_agency_id);
  end if;
  return (select jsonb_build_object('name', s.display_name, 'title', s.job_title) from public.staff s
    where s.id = case when v_heads is null or p_actor_id = any (v_heads) then p_actor_id else v_heads[1] end);
end $$;
comment on function private.dossier_paper_signer(private.dossier_paper_kinds, bigint, bigint) is
  'Who signs a paper: whoever takes the step, or the head of the agency that issues it.';

create function private.frozen_dossier_paper(p_kind private.dossier_paper_kinds, p_dossier public.dossiers, p_actor_id bigint)
returns jsonb language plpgsql stable set search_path = '' as $$
declare
  v_content jsonb := private.dossier_paper_content(p_dossier.id);
begin
  -- Kept is what this paper says, no more.
  return case when p_kind.names_applicant then v_content - 'steps'
      else v_content - '{documents,supplement,apology}'::text[] || jsonb_build_object('applicant', null) end
    || jsonb_build_object('signed_by', private.dossier_paper_signer(p_kind, case when p_kind.is_of_desk then p_dossier.agency_id else p_dossier.handling_agency_id end, p_actor_id));
end $$;
comment on function private.frozen_dossier_paper(private.dossier_paper_kinds, public.dossiers, bigint) is 'What a paper of this kind keeps of its dossier as it stands, and who signs it.';

create function private.issue_dossier_papers(p_dossier public.dossiers, p_event_kind text, p_at timestamptz, p_actor_id bigint)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_kind private.dossier_paper_kinds;
  v_sheet_id bigint;
  v_content jsonb;
begin
  -- In one order, so that two steps never wait for each other's registers.
  for v_kind in select * from private.dossier_paper_kinds k where p_event_kind = any (k.event_kinds) order by k.register loop
    v_content := private.frozen_dossier_paper(v_kind, p_dossier, p_actor_id);
    v_sheet_id := null;
    if v_kind.is_kept_up then
      select d.id into v_sheet_id from public.documents d where d.subject_type = 'dossier' and d.subject_id = p_dossier.id and d.register = v_kind.register
      order by d.issued_at desc, d.version desc limit 1;
    end if;
    if v_sheet_id is not null then
      perform private.reissue_document(p_actor_id, p_at, v_sheet_id, v_content, v_content #>> '{signed_by,name}', p_event_kind);
    else
      perform private.issue_document(p_actor_id, p_at, v_kind.register, v_kind.symbol, v_kind.name || ': ' || p_dossier.number,
        case when v_kind.is_of_desk then p_dossier.agency_id else p_dossier.handling_agency_id end, 'dossier', p_dossier.id, v_content, v_content #>> '{signed_by,name}');
    end if;
  end loop;
end $$;
comment on function private.issue_dossier_papers(public.dossiers, text, timestamptz, bigint) is
  'Issues the papers that a line of the timeline calls for, each under a number of the register of its agency; the hand-over keeps its number and gets its next version. Nguồn: Thông tư 01/2018/TT-VPCP; Nghị định 30/2020/NĐ-CP Điều 15.';

create function authz.reveals_dossier_paper(p_dossier public.dossiers)
returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return authz.can('dossiers.reveal') and (private.may_reveal_dossier(p_dossier)
    or (p_dossier.status in ('refused', 'withdrawn', 'closed') and authz.allows_dossier('dossiers.receive', true, p_dossier)));
end $$;
comment on function authz.reveals_dossier_paper(public.dossiers) is
  'Whose papers of this dossier name the applicant in full: whoever handles it now, and its desk once it is over. Nguồn: SPEC §1, §12.';

create function public.dossier_paper(p_document_id bigint)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('dossiers.read');
  v_document public.documents;
  v_dossier public.dossiers;
  v_content jsonb;
begin
  select * into v_document from public.documents d where d.id = p_document_id and d.subject_type = 'dossier';
  select * into v_dossier from public.dossiers d where d.id = v_document.subject_id;
  if v_dossier.id is null or not authz.reads_dossier(v_dossier) then
    perform private.fail('404', 'dossier.paper_not_found', 'no such paper');
  end if;
  select c.content into v_content from private.document_contents c where c.document_id = v_document.id;
  if v_content -> 'applicant' <> 'null' and authz.reveals_dossier_paper(v_dossier) then
    insert into private.contact_reveals (at, staff_id, dossier_id, applicant_id, reason) values (clock_timestamp(), v_actor_id, v_dossier.id, v_dossier.applicant_id, 'dossier_paper');
  else
    v_content := v_content || jsonb_build_object('applicant', jsonb_build_object('full_name', v_dossier.applicant_name_masked, 'phone', v_dossier.applicant_phone_masked),
      'is_masked', v_content -> 'applicant' <> 'null');
  end if;
  return to_jsonb(v_document) || jsonb_build_object('content', v_content);
end $$;
comment on function public.dossier_paper(bigint) is
  'A paper of a dossier as it was issued: its row of the register and content; the applicant in full for whoever handles the dossier now (logged), masked for other readers. Nguồn: Thông tư 01/2018/TT-VPCP; SPEC §12.';

create function private.correct_dossier_paper(p_actor_id bigint, p_now timestamptz, p_document_id bigint, p_reason text)
returns public.documents language plpgsql volatile set search_path = '' as $$
declare
  v_reason text := private.dossier_text(p_reason, 'reason', 500);
  v_document public.documents;
  v_dossier public.dossiers;
  v_kind private.dossier_paper_kinds;
  v_content jsonb;
begin
  select * into v_document from public.documents d where d.id = p_document_id and d.subject_type = 'dossier';
  select * into v_kind from private.dossier_paper_kinds k where k.register = v_document.register;
  v_dossier := private.settled_dossier(v_document.subject_id, p_now);
  if v_dossier.id is null then
    perform private.fail('404', 'dossier.paper_not_found', 'no such paper');
  elsif v_kind.is_kept_up then
    perform private.fail('409', 'dossier.paper_kept_up', 'this paper goes on with each step');
  end if;
  v_content := private.frozen_dossier_paper(v_kind, v_dossier, p_actor_id);
  -- What the step said is not corrected by a later step of the same kind.
  if v_kind.register = 'supplement_request' then
    v_content := v_content || jsonb_build_object('supplement', (select c.content -> 'supplement' from private.document_contents c where c.document_id = v_document.id));
  end if;
  v_document := private.reissue_document(p_actor_id, greatest(p_now, v_dossier.last_event_at), v_document.id, v_content, v_content #>> '{signed_by,name}', v_reason);
  perform private.add_dossier_event(v_dossier.id, 'paper_corrected', greatest(p_now, v_dossier.last_event_at), p_actor_id, null, null, v_document.agency_id, v_reason,
    jsonb_build_object('paper', v_kind.name, 'number', v_document.number || '/' || v_document.symbol, 'version', v_document.version));
  return v_document;
end $$;
comment on function private.correct_dossier_paper(bigint, timestamptz, bigint, text) is
  'A paper that said something wrong is issued anew with what is right now, under its number, as its next version; the timeline says why. What was issued before stays as it was.';

create function public.correct_dossier_paper(p_document_id bigint, p_reason text)
returns public.documents language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.person();
  v_dossier public.dossiers;
begin
  if v_actor_id is null then
    perform private.fail('401', 'authz.not_signed_in', 'no active staff account');
  elsif not (authz.can('dossiers.receive') or authz.can('dossiers.decide')) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: dossiers.receive', '{"permission": "dossiers.receive"}');
  end if;
  select x.* into v_dossier from public.documents d join public.dossiers x on x.id = d.subject_id where d.id = p_document_id and d.subject_type = 'dossier';
  if v_dossier.id is null or not authz.reads_dossier(v_dossier) then
    perform private.fail('404', 'dossier.paper_not_found', 'no such paper');
  elsif not (authz.allows_dossier('dossiers.receive', true, v_dossier) or coalesce(v_dossier.handling_agency_id = any (authz.agency_ids('dossiers.decide')), false)) then
    perform private.fail('403', 'authz.forbidden', 'permission denied: dossiers.receive', '{"permission": "dossiers.receive"}');
  end if;
  return private.correct_dossier_paper(v_actor_id, clock_timestamp(), p_document_id, p_reason);
end $$;
comment on function public.correct_dossier_paper(bigint, text) is
  'Issues a corrected version of a dossier''s paper, with the reason, for its desk and the head of the agency that decides; 409 document.replaced when there is a later one. Nguồn: Nghị định 30/2020/NĐ-CP Điều 15.';
