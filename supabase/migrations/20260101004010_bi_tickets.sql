-- The datasets of tickets, their ratings and the clocks: dimensions and measures. Nguồn: SPEC §7; QĐ583.

create view bi.rating_facts with (security_invoker = true) as
  select r.id, r.ticket_id, r.rated_at, r.score, r.reception, r.handling, r.answer as answer_score, r.via,
    t.channel, t.priority, t.category_id, t.field_id, t.commune_id, t.agency_id, t.top_agency_id, t.agency_kind, t.officer_id, t.officer_name,
    t.received_by_id, t.level_reached, t.is_reopened, t.status, t.level, t.clock_state, t.import_batch_id, t.received_at, t.answered_at
  from public.ticket_ratings r join bi.ticket_facts t on t.id = r.ticket_id;
comment on view bi.rating_facts is 'One row a rating, with the ticket it is about. Nguồn: SPEC §7; QĐ583 Điều 11.2.';
grant select on bi.rating_facts to authenticated;

create view bi.clock_facts with (security_invoker = true) as
  select c.id, c.rule_code, c.level as clock_level, c.subject_type, c.subject_id, c.agency_id, p.top_id as top_agency_id, p.kind as agency_kind,
    c.staff_id, c.started_at, c.due_at, c.stopped_at,
    case when c.state in ('running', 'due_soon') and c.due_at < now() then 'overdue'
      when c.state = 'running' and c.warn_at <= now() then 'due_soon' else c.state end as clock_result
  from sla.clocks c
  left join bi.agency_places p on p.agency_id = c.agency_id
  where c.kind = 'deadline';
comment on view bi.clock_facts is 'One row a deadline, of whatever record; timers (a ticket closing by itself) are none. Nguồn: SPEC §2 (Clocks).';
grant select on bi.clock_facts to authenticated;

insert into bi.datasets (code, name, name_en, definition, definition_en, permission_code, source, scope_agency, scope_staff, resource, position, ranges) values
  ('tickets', 'Phản ánh, kiến nghị', 'Tickets', 'Mỗi phiếu tiếp nhận qua Tổng đài 1022 là một dòng; cơ quan là cơ quan xử lý sau cùng.',
    'One row a report received through 1022; the agency is the one that handled it last.', 'boards.read', 'bi.ticket_facts', 'agency_id', '{officer_id,received_by_id}', 'tickets', 10, '{received_at,answered_at}'),
  ('ratings', 'Đánh giá của người dân', 'Ratings', 'Mỗi lượt người dân đánh giá một câu trả lời là một dòng.', 'One row each time a citizen rated an answer.',
    'boards.read', 'bi.rating_facts', 'agency_id', '{officer_id,received_by_id}', 'ratings', 20, '{received_at,answered_at,rated_at}'),
  ('clocks', 'Thời hạn', 'Deadlines', 'Mỗi thời hạn đã chạy của một hồ sơ là một dòng; cơ quan là cơ quan phải thực hiện bước đó.',
    'One row a deadline of a record; the agency is the one that owes the step.', 'boards.read', 'bi.clock_facts', 'agency_id', '{staff_id}', 'clocks', 30, '{started_at,due_at,stopped_at}');

insert into bi.dataset_dimensions (dataset_code, dimension_code, column_name, filter_column, below, label_column, filter_key, list_column)
select t.dataset, d.code, d.column_name, d.filter_column, d.below, d.label_column, d.filter_key, d.list_column
from (values ('tickets'), ('ratings')) as t (dataset)
cross join (values
  ('time', null, null, null, null, null, null),
  ('agency', 'top_agency_id', 'agency_id', 'agency', null, 'agency', 'agency_id'),
  ('unit', 'agency_id', null, null, null, 'unit', 'agency_id'),
  ('agency_kind', 'agency_kind', null, null, null, 'agency_kind', null),
  ('commune', 'commune_id', null, null, null, 'commune', 'commune_id'),
  ('officer', 'officer_id', null, null, 'officer_name', 'officer', 'officer_id'),
  ('channel', 'channel', null, null, null, 'channel', 'channel'),
  ('field', 'field_id', 'category_id', 'category', null, 'field', 'field_id'),
  ('category', 'category_id', null, 'category', null, 'category', 'category_id'),
  ('priority', 'priority', null, null, null, 'priority', 'priority'),
  ('status', 'status', null, null, null, 'status', 'status'),
  ('level', 'level', null, null, null, 'level', 'level'),
  ('level_reached', 'level_reached', null, null, null, 'level_reached', 'level_reached'),
  ('clock_state', 'clock_state', null, null, null, 'clock_state', 'clock_state'),
  ('reopened', 'is_reopened', null, null, null, 'reopened', 'reopen_count'),
  ('import_batch', 'import_batch_id', null, null, null, 'import_batch', 'import_batch_id')
) as d (code, column_name, filter_column, below, label_column, filter_key, list_column);
insert into bi.dataset_dimensions (dataset_code, dimension_code, column_name, filter_column, below, filter_key, list_column) values
  ('tickets', 'rule', 'clock_rule_code', null, null, 'rule', 'clock_rule_code'),
  ('tickets', 'age', 'age', null, null, 'age', null),
  ('ratings', 'score', 'score', null, null, 'score', 'score'),
  ('ratings', 'via', 'via', null, null, 'via', 'via'),
  ('clocks', 'time', null, null, null, null, null),
  ('clocks', 'agency', 'top_agency_id', 'agency_id', 'agency', 'agency', 'agency_id'),
  ('clocks', 'unit', 'agency_id', null, null, 'unit', 'agency_id'),
  ('clocks', 'agency_kind', 'agency_kind', null, null, 'agency_kind', null),
  ('clocks', 'rule', 'rule_code', null, null, 'rule', 'rule_code'),
  ('clocks', 'subject', 'subject_type', null, null, 'subject', 'subject_type'),
  ('clocks', 'clock_level', 'clock_level', null, null, 'clock_level', 'level'),
  ('clocks', 'clock_result', 'clock_result', null, null, 'clock_result', 'live_state');
-- How the ticket stands now is not shown beside its ratings.
update bi.dataset_dimensions set list_column = null where dataset_code = 'ratings' and dimension_code in ('level', 'clock_state');
update bi.dataset_dimensions set list_column = 'is_reopened' where dataset_code = 'ratings' and dimension_code = 'reopened';
-- A column's id says who or what, not its name: the import's own number serves.
update bi.dataset_dimensions set label_column = 'import_batch_id' where dimension_code = 'import_batch';

insert into bi.measures (dataset_code, code, name, name_en, unit, unit_en, format, better, source, time_column, condition, numerator, denominator,
  is_additive, list_filter, position, citation, definition, definition_en) values
  ('tickets', 'received', 'Phiếu tiếp nhận', 'Received', 'phiếu', 'tickets', 'number', null, 'event', 'received_at', null, 'count(*)', null, true,
    '{"received_from": "$from", "received_to": "$to"}', 10, 'QĐ583 Điều 8, 10.1',
    'Phiếu có thời điểm tiếp nhận trong kỳ, kể cả phiếu sau đó bị từ chối, gộp hoặc rút.',
    'Tickets received in the period, also those refused, merged or withdrawn later.'),
  ('tickets', 'answered', 'Phiếu đã trả lời', 'Answered', 'phiếu', 'tickets', 'number', null, 'event', 'answered_at', null, 'count(*)', null, true,
    '{"answered_from": "$from", "answered_to": "$to"}', 20, 'QĐ583 Điều 9',
    'Phiếu có câu trả lời sau cùng được đưa ra trong kỳ; phiếu mở lại chỉ được tính khi có câu trả lời mới.',
    'Tickets whose last answer was given in the period; a re-opened one counts again once it is answered anew.'),
  ('tickets', 'open', 'Phiếu đang mở', 'Open tickets', 'phiếu', 'tickets', 'number', 'lower', 'state', null,
    format('t.status = any (%L::text[])', bi.open_statuses()), 'count(*)', null, true,
    jsonb_build_object('status', bi.open_statuses()), 30, 'SPEC §7; QĐ583 Điều 9',
    'Phiếu chưa được trả lời, từ chối, gộp, rút hoặc kết thúc; phiếu đã có trả lời của thủ trưởng nhưng chưa thông báo cho công dân vẫn là đang mở. Tính tại thời điểm xem.',
    'Tickets not yet answered, refused, merged, withdrawn or closed; one whose head''s answer has not been passed on to the citizen is still open. As of now.'),
  ('tickets', 'overdue', 'Đang quá hạn', 'Overdue now', 'phiếu', 'tickets', 'number', 'lower', 'state', null,
    format('t.status = any (%L::text[])', bi.open_statuses()), 'count(*) filter (where t.clock_state = ''overdue'')', null, true,
    jsonb_build_object('status', bi.open_statuses(), 'clock_state', '{overdue}'::text[]), 40, 'SPEC §2; QĐ583 Điều 9.3, 9.4',
    'Phiếu đang mở có thời hạn gần nhất đã qua (đồng hồ đang chạy, không tính đồng hồ tạm dừng); phiếu nhập từ tệp tính theo hạn ghi trong tệp.',
    'Open tickets whose current deadline (of the running handling clocks the one started last) has passed (paused clocks do not count); imported ones by the due time of their file.'),
  ('tickets', 'due_soon', 'Sắp đến hạn', 'Due soon', 'phiếu', 'tickets', 'number', 'lower', 'state', null,
    format('t.status = any (%L::text[])', bi.open_statuses()), 'count(*) filter (where t.clock_state = ''due_soon'')', null, true,
    jsonb_build_object('status', bi.open_statuses(), 'clock_state', '{due_soon}'::text[]), 50, 'SPEC §2',
    'Phiếu đang mở đã qua mốc cảnh báo (mặc định còn 25 % thời hạn) nhưng chưa quá hạn.',
    'Open tickets past their warning point (25 % of the target left unless the rule says otherwise), not yet overdue.'),
  ('tickets', 'overdue_rate', 'Tỷ lệ quá hạn', 'Overdue rate', '%', '%', 'percent', 'lower', 'period', null, null,
    'count(*) filter (where o.is_overdue)', 'count(*)', false, null, 60, 'SPEC §7; QĐ583 Điều 9.3, 9.4, 10.1',
    'Trong số phiếu được trả lời trong kỳ hoặc còn mở vào cuối kỳ (trừ phiếu từ chối, gộp, rút): tỷ lệ phiếu mà đồng hồ xử lý bắt đầu sau cùng (cán bộ, cam kết, thủ trưởng, chỉ đạo, phối hợp, hoặc hạn ghi trong tệp nhập) đến hạn trước thời điểm trả lời, cuối kỳ hoặc hiện tại, tùy thời điểm nào sớm hơn.',
    'Of the tickets answered in the period or open at its end (refused, merged and withdrawn left out): the share whose last-started handling clock (officer, commitment, head, direction, coordination, or an imported due time) was due before the earliest of its answer, the period''s end and now.'),
  ('tickets', 'on_time_rate', 'Tỷ lệ đúng hạn', 'On-time rate', '%', '%', 'percent', 'higher', 'period', null, null,
    'count(*) filter (where not o.is_overdue)', 'count(*)', false, null, 65, 'SPEC §7; QĐ583 Điều 10.1',
    'Phần còn lại của tỷ lệ quá hạn: phiếu được trả lời trong kỳ hoặc còn mở vào cuối kỳ mà không quá hạn.',
    'What the overdue rate leaves: tickets answered in the period or open at its end that were not overdue.'),
  ('tickets', 'officer_missed', 'Trễ ở cấp cán bộ', 'Missed at officer level', 'phiếu', 'tickets', 'number', 'lower', 'period', null, null,
    'count(*) filter (where o.is_officer_missed)', null, false, null, 70, 'SPEC §7; QĐ583 Điều 9.3',
    'Trong cùng số phiếu ấy: phiếu mà thời hạn sau cùng ở cấp cán bộ (8 giờ làm việc hoặc thời gian cam kết) đã bị lỡ, dù thủ trưởng sau đó trả lời kịp hạn của mình.',
    'Of the same tickets: those whose last deadline at officer level (8 working hours or the committed time) was missed, even if the head then answered in time.'),
  ('tickets', 'officer_missed_rate', 'Tỷ lệ trễ ở cấp cán bộ', 'Share missed at officer level', '%', '%', 'percent', 'lower', 'period', null, null,
    'count(*) filter (where o.is_officer_missed)', 'count(*)', false, null, 75, 'SPEC §7; QĐ583 Điều 9.3',
    'Tỷ lệ phiếu trễ ở cấp cán bộ trong số phiếu được trả lời trong kỳ hoặc còn mở vào cuối kỳ.',
    'Tickets missed at officer level among those answered in the period or open at its end.'),
  ('tickets', 'answered_late', 'Trả lời quá hạn', 'Answered late', 'phiếu', 'tickets', 'number', 'lower', 'period', null, null,
    'count(*) filter (where o.is_answered and o.is_overdue)', null, false, null, 80, 'SPEC §7; QĐ583 Điều 10.1',
    'Phiếu được trả lời trong kỳ khi đồng hồ xử lý sau cùng đã quá hạn.', 'Tickets answered in the period after their last handling clock was due.'),
  ('tickets', 'open_at_end', 'Tồn cuối kỳ', 'Open at the end', 'phiếu', 'tickets', 'number', 'lower', 'period', null, null,
    'count(*) filter (where o.is_open_at_end)', null, false, null, 85, 'SPEC §7; QĐ583 Điều 10.1',
    'Phiếu đã tiếp nhận mà chưa có câu trả lời vào cuối kỳ (trừ phiếu từ chối, gộp, rút).',
    'Tickets received and not answered by the end of the period (refused, merged and withdrawn left out).'),
  ('tickets', 'overdue_at_end', 'Quá hạn cuối kỳ', 'Overdue at the end', 'phiếu', 'tickets', 'number', 'lower', 'period', null, null,
    'count(*) filter (where o.is_open_at_end and o.is_overdue)', null, false, null, 86, 'SPEC §7; QĐ583 Điều 9.4, 10.1',
    'Phiếu tồn cuối kỳ mà đồng hồ xử lý sau cùng đã quá hạn.', 'Tickets open at the end of the period whose last handling clock was due before it.'),
  ('tickets', 'median_handling', 'Thời gian xử lý trung vị', 'Median working time', 'giờ làm việc', 'working hours', 'seconds', 'lower', 'event', 'answered_at', null,
    'percentile_cont(0.5) within group (order by t.handling_seconds)', null, false, '{"answered_from": "$from", "answered_to": "$to"}', 90, 'SPEC §7; QĐ583 Điều 10.1',
    'Một nửa số phiếu trả lời trong kỳ có thời gian làm việc từ khi tiếp nhận đến câu trả lời sau cùng (theo lịch của cơ quan xử lý) không quá mức này.',
    'Half of the tickets answered in the period took no longer in working time from receipt to the last answer, in the calendar of the agency that handled them.'),
  ('tickets', 'p90_handling', 'Thời gian xử lý bách phân vị 90', 'Working time, 90th percentile', 'giờ làm việc', 'working hours', 'seconds', 'lower', 'event', 'answered_at', null,
    'percentile_cont(0.9) within group (order by t.handling_seconds)', null, false, '{"answered_from": "$from", "answered_to": "$to"}', 95, 'SPEC §7; QĐ583 Điều 10.1',
    'Chín phần mười số phiếu trả lời trong kỳ có thời gian làm việc từ khi tiếp nhận đến câu trả lời sau cùng không quá mức này.',
    'Nine of ten tickets answered in the period took no longer in working time from receipt to the last answer.'),
  ('tickets', 'first_response', 'Thời gian phản hồi đầu tiên trung vị', 'Median first response', 'giờ làm việc', 'working hours', 'seconds', 'lower', 'event', 'received_at', null,
    'percentile_cont(0.5) within group (order by t.first_response_seconds)', null, false, '{"received_from": "$from", "received_to": "$to"}', 100, 'SPEC §7; QĐ583 Điều 8.2, 8.3, 9.1',
    'Trung vị thời gian làm việc từ khi tiếp nhận đến lần đầu công dân nhận được phản hồi (hỏi làm rõ, từ chối kèm lý do hoặc câu trả lời), của phiếu tiếp nhận trong kỳ đã có phản hồi.',
    'Median working time from receipt until the citizen first heard something (a question, a refusal with its reason, or an answer), of the tickets received in the period that have had one.'),
  ('tickets', 'head_share', 'Tỷ lệ chuyển thủ trưởng', 'Share escalated to heads', '%', '%', 'percent', 'lower', 'event', 'received_at', null,
    'count(*) filter (where t.level_reached in (''head'', ''leaders''))', 'count(*)', false, '{"received_from": "$from", "received_to": "$to", "level_reached": ["head", "leaders"]}', 110, 'SPEC §7; QĐ583 Điều 9.4',
    'Trong số phiếu tiếp nhận trong kỳ: tỷ lệ phiếu đã phải chuyển đến thủ trưởng đơn vị hoặc cao hơn.',
    'Of the tickets received in the period, the share that went to the head of an agency or higher.'),
  ('tickets', 'leader_share', 'Tỷ lệ báo cáo lãnh đạo', 'Share escalated to leaders', '%', '%', 'percent', 'lower', 'event', 'received_at', null,
    'count(*) filter (where t.level_reached = ''leaders'')', 'count(*)', false, '{"received_from": "$from", "received_to": "$to", "level_reached": ["leaders"]}', 115, 'SPEC §7; QĐ583 Điều 9.4, 9.5',
    'Trong số phiếu tiếp nhận trong kỳ: tỷ lệ phiếu đã phải báo cáo lãnh đạo UBND thành phố hoặc Văn phòng điều phối.',
    'Of the tickets received in the period, the share that went to the city''s leaders or the Office''s coordination.'),
  ('tickets', 'reopen_rate', 'Tỷ lệ mở lại', 'Re-open rate', '%', '%', 'percent', 'lower', 'event', 'received_at', null,
    'count(*) filter (where t.is_reopened)', 'count(*) filter (where t.is_reopened or t.answered_at is not null)', false, '{"received_from": "$from", "received_to": "$to", "reopened": [true]}', 120, 'SPEC §7; QĐ583 Điều 9.5',
    'Trong số phiếu tiếp nhận trong kỳ đã từng được trả lời: tỷ lệ phiếu đã phải mở lại.',
    'Of the tickets received in the period that have been answered, the share that was re-opened.'),
  ('tickets', 'direct_rate', 'Tỷ lệ trả lời ngay', 'Direct-answer rate', '%', '%', 'percent', 'higher', 'event', 'answered_at', null,
    'count(*) filter (where t.is_direct)', 'count(*)', false, '{"answered_from": "$from", "answered_to": "$to", "unit": ["none"]}', 130, 'SPEC §7; QĐ583 Điều 9.1',
    'Trong số phiếu trả lời trong kỳ: tỷ lệ phiếu do tổng đài viên trả lời từ kho tri thức, không chuyển cơ quan nào.',
    'Of the tickets answered in the period, the share the operator answered from the knowledge base without passing it to an agency.'),
  ('tickets', 'refused_share', 'Tỷ lệ không tiếp nhận', 'Share not accepted', '%', '%', 'percent', null, 'event', 'received_at', null,
    'count(*) filter (where t.status = ''refused'')', 'count(*)', false, '{"received_from": "$from", "received_to": "$to", "status": ["refused"]}', 140, 'QĐ583 Điều 1.2, 8.2',
    'Trong số phiếu tiếp nhận trong kỳ: tỷ lệ phiếu bị từ chối kèm lý do.', 'Of the tickets received in the period, the share refused with a reason.'),
  ('ratings', 'ratings', 'Số lượt đánh giá', 'Ratings', 'lượt', 'ratings', 'number', 'higher', 'event', 'rated_at', null, 'count(*)', null, true,
    '{"rated_from": "$from", "rated_to": "$to"}', 10, 'SPEC §7; QĐ583 Điều 11.2', 'Lượt người dân đánh giá câu trả lời trong kỳ; mỗi câu trả lời một lượt.', 'Ratings given in the period; one an answer.'),
  ('ratings', 'satisfaction', 'Tỷ lệ hài lòng', 'Satisfaction', '%', '%', 'percent', 'higher', 'event', 'rated_at', null,
    'count(*) filter (where t.score >= 4)', 'count(*)', false, '{"rated_from": "$from", "rated_to": "$to", "score": [4, 5]}', 20, 'SPEC §7; QĐ583 Điều 11.2',
    'Tỷ lệ lượt đánh giá 4–5 điểm trong số lượt đánh giá của kỳ.', 'Share of the ratings of the period that gave 4 or 5.'),
  ('ratings', 'mean_score', 'Điểm trung bình', 'Mean score', 'điểm', 'points', 'score', 'higher', 'event', 'rated_at', null, 'sum(t.score)', 'count(*)', false,
    '{"rated_from": "$from", "rated_to": "$to"}', 30, 'SPEC §7; QĐ583 Điều 11.2', 'Trung bình cộng điểm đánh giá (1–5) của kỳ.', 'Mean of the scores (1–5) of the period.'),
  ('ratings', 'low_ratings', 'Lượt đánh giá thấp', 'Low ratings', 'lượt', 'ratings', 'number', 'lower', 'event', 'rated_at', null,
    'count(*) filter (where t.score <= (select public.low_rating_score()))', null, true, '{"state": ["low"], "rated_from": "$from", "rated_to": "$to"}', 40, 'QĐ583 Điều 9.5, 11.2',
    'Lượt đánh giá từ mức điểm thấp (thiết lập, mặc định 2) trở xuống, chuyển Văn phòng xem xét.', 'Ratings up to the low score (a setting, 2 by default), which go to the Office.'),
  ('ratings', 'reception_score', 'Điểm khâu tiếp nhận', 'Reception score', 'điểm', 'points', 'score', 'higher', 'event', 'rated_at', null, 'sum(t.reception)', 'count(t.reception)', false,
    '{"rated_from": "$from", "rated_to": "$to", "aspect": ["reception"]}', 50, 'QĐ583 Điều 11.2', 'Trung bình điểm khâu tiếp nhận của các lượt có chấm.', 'Mean score of the reception, where it was given.'),
  ('ratings', 'handling_score', 'Điểm khâu xử lý', 'Handling score', 'điểm', 'points', 'score', 'higher', 'event', 'rated_at', null, 'sum(t.handling)', 'count(t.handling)', false,
    '{"rated_from": "$from", "rated_to": "$to", "aspect": ["handling"]}', 60, 'QĐ583 Điều 11.2', 'Trung bình điểm khâu xử lý của các lượt có chấm.', 'Mean score of the handling, where it was given.'),
  ('ratings', 'answer_score', 'Điểm câu trả lời', 'Answer score', 'điểm', 'points', 'score', 'higher', 'event', 'rated_at', null, 'sum(t.answer_score)', 'count(t.answer_score)', false,
    '{"rated_from": "$from", "rated_to": "$to", "aspect": ["answer"]}', 70, 'QĐ583 Điều 11.2', 'Trung bình điểm câu trả lời của các lượt có chấm.', 'Mean score of the answer, where it was given.'),
  ('clocks', 'started', 'Thời hạn bắt đầu', 'Deadlines started', 'thời hạn', 'deadlines', 'number', null, 'event', 'started_at', null, 'count(*)', null, true, '{"started_from": "$from", "started_to": "$to"}', 10, 'SPEC §2',
    'Thời hạn bắt đầu tính trong kỳ.', 'Deadlines that began in the period.'),
  ('clocks', 'ended', 'Thời hạn đã xong', 'Deadlines ended', 'thời hạn', 'deadlines', 'number', null, 'event', 'stopped_at', null,
    'count(*) filter (where t.clock_result in (''met'', ''missed''))', null, true, '{"stopped_from": "$from", "stopped_to": "$to", "clock_result": ["met", "missed"]}', 20, 'SPEC §2',
    'Thời hạn kết thúc trong kỳ vì việc đã được làm (đúng hạn hoặc trễ hạn).', 'Deadlines that ended in the period because the step was done, in time or late.'),
  ('clocks', 'missed', 'Thời hạn bị trễ', 'Deadlines missed', 'thời hạn', 'deadlines', 'number', 'lower', 'event', 'stopped_at', null,
    'count(*) filter (where t.clock_result = ''missed'')', null, true, '{"stopped_from": "$from", "stopped_to": "$to", "clock_result": ["missed"]}', 30, 'SPEC §2', 'Thời hạn kết thúc trong kỳ sau khi đã quá hạn.', 'Deadlines that ended in the period after they were due.'),
  ('clocks', 'met_rate', 'Tỷ lệ bước đúng hạn', 'Share of steps in time', '%', '%', 'percent', 'higher', 'event', 'stopped_at', null,
    'count(*) filter (where t.clock_result = ''met'')', 'count(*) filter (where t.clock_result in (''met'', ''missed''))', false, '{"stopped_from": "$from", "stopped_to": "$to", "clock_result": ["met"]}', 40, 'SPEC §2; QĐ583 Điều 9',
    'Trong số thời hạn đã xong trong kỳ: tỷ lệ xong trước hoặc đúng hạn.', 'Of the deadlines ended in the period, the share done by the due time.'),
  ('clocks', 'running', 'Thời hạn đang chạy', 'Deadlines running', 'thời hạn', 'deadlines', 'number', null, 'state', null, 't.stopped_at is null', 'count(*)', null, true, '{"open": [true]}', 50, 'SPEC §2',
    'Thời hạn chưa kết thúc tại thời điểm xem, kể cả đang tạm dừng.', 'Deadlines not ended now, paused ones included.'),
  ('clocks', 'overdue', 'Thời hạn đang quá hạn', 'Deadlines overdue now', 'thời hạn', 'deadlines', 'number', 'lower', 'state', null, 't.stopped_at is null',
    'count(*) filter (where t.clock_result = ''overdue'')', null, true, '{"open": [true], "clock_result": ["overdue"]}', 60, 'SPEC §2', 'Thời hạn đang chạy đã quá hạn tại thời điểm xem.', 'Deadlines still running past their due time now.');
insert into bi.measures (dataset_code, code, name, name_en, unit, unit_en, format, position, citation, definition, definition_en) values
  ('tickets', 'on_time', 'Tỷ lệ đúng hạn của tệp nhập', 'On-time share of an import', '%', '%', 'percent', 900, 'SPEC §7',
    'Trong số phiếu của tệp có ghi hạn: tỷ lệ phiếu không quá hạn theo định nghĩa tỷ lệ quá hạn, tính đến hiện tại.',
    'Of the file''s tickets with a due time: the share not overdue as the overdue rate defines it, up to now.'),
  ('tickets', 'age', 'Tuổi phiếu', 'Age', 'phiếu', 'tickets', 'number', 910, 'SPEC §2, §8',
    'Thời gian làm việc theo lịch của thành phố từ khi tiếp nhận đến nay; một ngày làm việc là 8 giờ.',
    'Working time in the city''s calendar from receipt until now; a working day is 8 hours.');
