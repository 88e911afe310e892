-- What the office's settings may be, and their English texts. Those of messages and meeting rooms have screens of their own.
update public.settings s set form = f.form::jsonb, name_en = f.name_en, description_en = f.description_en
from (values
  ('tickets.clarification_pauses_officer', '{"kind": "boolean"}', 'The officer''s deadline waits while the citizen clarifies',
    'QĐ583 Art. 18.1 lets the contact officer ask the citizen once, but does not say whether the eight working hours stop meanwhile. On: they stop from the question to the reply; off: they go on.'),
  ('tickets.head_clock_from', '{"kind": "choice", "options": ["escalation", "receipt"]}', 'The head''s 48 working hours run from',
    'QĐ583 Art. 9.4: 48 working hours "from the receipt of the report": from when the ticket goes to the head, or from when 1022 received it.'),
  ('tickets.answers_need_approval', '{"kind": "agencies"}', 'Heads approve answers before they are sent',
    'On: an officer''s answer is a draft until the head approves it; the deadline runs until it is sent. Off: officers send by themselves. Or for some agencies only, with their sub-units.'),
  ('ratings.low_score', '{"kind": "integer", "min": 1, "max": 4}', 'Low rating',
    'Ratings from this score down are told to the city office and wait in its list (QĐ583 Art. 9.5, 11.2).'),
  ('attachments.max_megabytes', '{"kind": "integer", "min": 1, "max": 50}', 'Largest attachment (MB)',
    'Pictures, video, audio and documents of a ticket (QĐ583 Art. 7). Video and audio up to 50 MB, pictures and documents up to 20 MB; a smaller number here narrows that.'),
  ('public.rating_days', '{"kind": "integer", "min": 1, "max": 365}', 'Days for which a rating link serves',
    'Citizens rate reception, handling and answer after the reply (QĐ583 Art. 11.2). The link ends so many days after the answer was sent.'),
  ('public.max_files', '{"kind": "integer", "min": 0, "max": 20}', 'Files a citizen may send with a ticket on the public pages',
    'Pictures, video, audio (QĐ583 Art. 7.3). The size of each follows the general limit of attachments.'),
  ('public.sends_per_phone', '{"kind": "integer", "min": 1, "max": 1000}', 'Tickets one telephone number may send in an hour on the public pages',
    'Stops mass sending; whoever calls 0225.1022 is not limited.'),
  ('public.sends_per_address', '{"kind": "integer", "min": 1, "max": 100000}', 'Tickets one network address may send in an hour',
    'Many mobile phones share an address: not too low.'),
  ('public.sends_in_all', '{"kind": "integer", "min": 1, "max": 1000000}', 'Tickets the public pages take in an hour', 'A ceiling for the whole system.'),
  ('public.lookups_per_address', '{"kind": "integer", "min": 1, "max": 100000}', 'Look-ups from one network address in an hour', 'Stops guessing of codes and telephone numbers.'),
  ('public.wrong_lookups', '{"kind": "integer", "min": 1, "max": 1000}', 'Wrong look-ups of one telephone number or one code in an hour',
    'After that one waits for the next hour, even with the right ones: guessing tells nothing then.'),
  ('public.lookups_in_all', '{"kind": "integer", "min": 1, "max": 10000000}', 'Look-ups in an hour in all', 'A ceiling for the whole system.'),
  ('public.reads_per_address', '{"kind": "integer", "min": 1, "max": 10000000}', 'Views of published results from one network address in an hour', 'Stops copying them all.'),
  ('public.address_header', '{"kind": "text", "max": 60, "pattern": "^[a-z0-9-]+$"}', 'HTTP header that tells the sender''s network address',
    'A header that the server in front writes itself and callers cannot forge. The embedded server writes x-real-ip; Supabase Cloud (behind Cloudflare): cf-connecting-ip.'),
  ('sessions.conclusion_for_all', '{"kind": "boolean"}', 'Deadline of the conclusion notice for every session',
    'QĐ3394 Art. 6.1đ sets five days for sessions of the Chair of the city''s People''s Committee only. On: for every session; off: only for the Chair''s.')
) as f (key, form, name_en, description_en)
where s.key = f.key and (s.form, s.name_en, s.description_en) is distinct from (f.form::jsonb, f.name_en, f.description_en);
