-- Which records are audited: whose record a row is part of, the right its values are read by, columns the database keeps
-- itself, columns of a citizen that are masked. A new table gets a line here, or says in supabase/tests/authz/audit.test.ts
-- why not. Nguồn: SPEC §12.

select private.audit_record(t.name::regclass, t.subject, t.permission, t.kept, t.secret)
from (values
  ('public.tickets', 'ticket.id', 'tickets.read', '{current_clock_id,due_at,warn_at,brief_due_at,task_agency_ids}'::text[], '{}'::text[]),
  ('public.ticket_answers', 'ticket.ticket_id', 'tickets.read', '{}', '{}'),
  ('public.ticket_answer_drafts', 'ticket.ticket_id', 'tickets.read', '{}', '{}'),
  ('public.ticket_attachments', 'ticket.ticket_id', 'tickets.read', '{}', '{}'),
  ('public.ticket_briefs', 'ticket.ticket_id', 'tickets.read', '{}', '{}'),
  ('public.ticket_publications', 'ticket.ticket_id', 'tickets.read', '{}', '{}'),
  ('public.agency_publications', 'ticket.ticket_id', 'tickets.read', '{}', '{}'),
  ('public.ticket_ratings', 'ticket.ticket_id', 'tickets.read', '{}', '{}'),
  ('public.rating_reviews', '', 'tickets.read', '{}', '{}'),
  ('public.ticket_tasks', 'ticket.ticket_id', 'tickets.read', '{}', '{}'),
  ('public.calls', 'ticket.ticket_id', 'tickets.read', '{}', '{}'),
  ('public.call_backs', 'ticket.ticket_id', 'tickets.read', '{}', '{}'),
  ('public.call_back_attempts', '', 'tickets.read', '{}', '{}'),
  ('public.nuisance_marks', '', 'tickets.read', '{}', '{}'),
  ('public.shift_handovers', '', 'tickets.read', '{}', '{}'),
  ('public.citizens', '', 'tickets.read', '{}', '{full_name,phone,email,address}'),
  ('public.visits', 'visit.id', 'visits.read', '{}', '{}'),
  ('public.cases', 'case.id', 'cases.read', '{}', '{}'),
  ('public.case_citizens', 'case.case_id', 'cases.read', '{}', '{}'),
  ('public.case_agencies', 'case.case_id', 'cases.read', '{}', '{}'),
  ('public.case_criteria', 'case.case_id', 'cases.read', '{}', '{}'),
  ('public.case_decisions', 'case.case_id', 'cases.read', '{}', '{}'),
  ('public.case_files', 'case.case_id', 'cases.read', '{}', '{}'),
  ('public.case_tasks', 'case.case_id', 'cases.read', '{}', '{}'),
  ('public.case_tickets', 'case.case_id', 'cases.read', '{}', '{}'),
  ('public.sessions', 'session.id', 'sessions.read', '{}', '{}'),
  ('public.session_agenda', 'session.session_id', 'sessions.read', '{}', '{}'),
  ('public.session_attendance', 'session.session_id', 'sessions.read', '{}', '{}'),
  ('public.session_cases', 'session.session_id', 'sessions.read', '{}', '{}'),
  ('public.session_conclusions', 'session.session_id', 'sessions.read', '{}', '{}'),
  -- The minutes are saved while they are typed; what is issued of them is frozen in the register.
  ('public.session_minutes', 'session.session_id', 'sessions.read', '{content,updated_by_id,updated_by_name}', '{}'),
  ('public.session_participants', 'session.session_id', 'sessions.read', '{}', '{}'),
  ('public.session_points', 'session.session_id', 'sessions.read', '{}', '{}'),
  ('public.session_ratings', 'session.session_id', 'sessions.read', '{}', '{}'),
  ('public.session_recordings', 'session.session_id', 'sessions.read', '{}', '{}'),
  ('public.session_tests', 'session.session_id', 'sessions.read', '{}', '{}'),
  ('public.session_waivers', 'session.session_id', 'sessions.read', '{}', '{}'),
  ('public.documents', '*.subject_id', 'sessions.read', '{}', '{}'),
  ('public.dossiers', 'dossier.id', 'dossiers.read', '{current_clock_id,due_at,step_clock_id,step_due_at,step_agency_ids}', '{}'),
  ('public.dossier_documents', 'dossier.dossier_id', 'dossiers.read', '{}', '{}'),
  ('public.dossier_files', 'dossier.dossier_id', 'dossiers.read', '{}', '{}'),
  ('public.dossier_payments', 'dossier.dossier_id', 'dossiers.read', '{}', '{}'),
  ('public.dossier_ratings', 'dossier.dossier_id', 'dossiers.read', '{}', '{}'),
  ('public.dossier_steps', 'dossier.dossier_id', 'dossiers.read', '{}', '{}'),
  ('public.dossier_supplements', 'dossier.dossier_id', 'dossiers.read', '{}', '{}'),
  ('public.applicants', '', 'dossiers.read', '{}', '{full_name,organisation_name,id_number,phone,email,address}'),
  ('public.overdue_checks', '', 'dossiers.read', '{}', '{}'),
  ('public.reports', '', 'reports.tickets', '{}', '{}')
) t (name, subject, permission, kept, secret);

-- What a person arranges and others see is audited like any setting.
create trigger tg_saved_views__audit after insert or update or delete on public.saved_views for each row execute function private.tg_audit();
create trigger tg_board_tiles__audit after insert or update or delete on public.board_tiles for each row execute function private.tg_audit();
