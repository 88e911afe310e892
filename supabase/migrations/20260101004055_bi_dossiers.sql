-- The dataset of dossiers: dimensions and measures on bi.dossier_facts. Nguồn: SPEC §7; QĐ2926; KH26.

create view bi.dossier_numbers with (security_invoker = true) as
  select f.*, p.top_id as top_agency_id, p.kind as agency_kind, h.top_id as top_handling_agency_id, l.name as field_name, d.officer_name
  from bi.dossier_facts f
  left join bi.agency_places p on p.agency_id = f.agency_id
  left join bi.agency_places h on h.agency_id = f.handling_agency_id
  left join public.procedure_fields l on l.id = f.field_id
  left join public.dossiers d on d.id = f.id;
comment on view bi.dossier_numbers is 'One row a dossier, with the agency its numbers are gathered under; the agency is the one-stop unit that took it in.';
grant select on bi.dossier_numbers to authenticated;

insert into bi.dimensions (code, name, name_en, type, labels, position) values
  ('handling_agency', 'Cơ quan giải quyết, gồm đơn vị trực thuộc', 'Handling agency with its sub-units', 'bigint', 'agency', 400),
  ('handling_unit', 'Cơ quan giải quyết, không gồm đơn vị trực thuộc', 'Handling agency alone', 'bigint', 'agency', 405),
  ('procedure', 'Thủ tục hành chính', 'Procedure', 'bigint', 'column', 410),
  ('procedure_field', 'Lĩnh vực thủ tục', 'Field of the procedure', 'bigint', 'column', 420),
  ('dossier_channel', 'Cách nộp hồ sơ', 'How it was submitted', 'text', 'value', 430),
  ('dossier_status', 'Trạng thái hồ sơ', 'Status of the dossier', 'text', 'value', 440),
  ('timeliness', 'Kết quả so với hạn', 'Result against the limit', 'text', 'value', 450);

insert into bi.dimension_values (dimension_code, value, name, name_en, position)
select v.dimension, v.value, v.name, v.name_en, row_number() over (partition by v.dimension order by v.n)
from (values
  (1, 'dossier_channel', 'online', 'Trực tuyến', 'Online'),
  (2, 'dossier_channel', 'direct', 'Trực tiếp', 'In person'),
  (3, 'dossier_channel', 'postal', 'Qua bưu chính', 'By post'),
  (1, 'dossier_status', 'submitted', 'Chờ tiếp nhận', 'Submitted'),
  (2, 'dossier_status', 'accepted', 'Đã tiếp nhận', 'Accepted'),
  (3, 'dossier_status', 'supplement_requested', 'Chờ bổ sung', 'Awaiting supplements'),
  (4, 'dossier_status', 'processing', 'Đang giải quyết', 'Being processed'),
  (5, 'dossier_status', 'suspended', 'Tạm dừng', 'Suspended'),
  (6, 'dossier_status', 'refused', 'Từ chối', 'Refused'),
  (7, 'dossier_status', 'result_ready', 'Có kết quả', 'Result ready'),
  (8, 'dossier_status', 'returned', 'Đã trả kết quả', 'Returned'),
  (9, 'dossier_status', 'closed', 'Đã kết thúc', 'Closed'),
  (10, 'dossier_status', 'withdrawn', 'Đã rút', 'Withdrawn'),
  (1, 'timeliness', 'early', 'Trước hạn', 'Early'),
  (2, 'timeliness', 'on_time', 'Đúng hạn', 'On time'),
  (3, 'timeliness', 'late', 'Quá hạn', 'Late')
) as v (n, dimension, value, name, name_en);

insert into bi.datasets (code, name, name_en, definition, definition_en, permission_code, source, resource, position) values
  ('dossiers', 'Hồ sơ thủ tục hành chính', 'Dossiers', 'Mỗi hồ sơ đã nộp là một dòng; cơ quan là Bộ phận Một cửa tiếp nhận.',
    'One row a dossier that was submitted; the agency is the one-stop unit that took it in.', 'dossiers.read', 'bi.dossier_numbers', 'dossiers', 80);

insert into bi.dataset_dimensions (dataset_code, dimension_code, column_name, filter_column, below, label_column, filter_key, list_column) values
  ('dossiers', 'time', null, null, null, null, null, null),
  ('dossiers', 'agency', 'top_agency_id', 'agency_id', 'agency', null, 'agency', 'agency_id'),
  ('dossiers', 'unit', 'agency_id', null, null, null, 'unit', 'agency_id'),
  ('dossiers', 'agency_kind', 'agency_kind', null, null, null, 'agency_kind', null),
  ('dossiers', 'handling_agency', 'top_handling_agency_id', 'handling_agency_id', 'agency', null, 'handling_agency', 'handling_agency_id'),
  ('dossiers', 'handling_unit', 'handling_agency_id', null, null, null, 'handling_unit', 'handling_agency_id'),
  ('dossiers', 'officer', 'officer_id', null, null, 'officer_name', 'officer', 'officer_id'),
  ('dossiers', 'procedure', 'procedure_id', null, null, 'procedure_name', 'procedure', 'procedure_id'),
  ('dossiers', 'procedure_field', 'field_id', null, null, 'field_name', 'field', 'field_id'),
  ('dossiers', 'dossier_channel', 'channel', null, null, null, 'channel', 'channel'),
  ('dossiers', 'dossier_status', 'status', null, null, null, 'status', 'status'),
  ('dossiers', 'timeliness', 'timeliness', null, null, null, 'timeliness', 'timeliness');

insert into bi.measures (dataset_code, code, name, name_en, unit, unit_en, format, better, source, time_column, condition, numerator, denominator,
  is_additive, list_filter, position, citation, definition, definition_en) values
  ('dossiers', 'received', 'Hồ sơ tiếp nhận', 'Dossiers received', 'hồ sơ', 'dossiers', 'number', null, 'event', 'received_at', null, 'count(*)', null, true, '{"received_from": "$from", "received_to": "$to"}', 10, 'QĐ2926 Điều 19, 36.1',
    'Hồ sơ được nộp hoặc tiếp nhận trong kỳ.', 'Dossiers submitted or taken in within the period.'),
  ('dossiers', 'online_share', 'Tỷ lệ nộp trực tuyến', 'Share submitted online', '%', '%', 'percent', 'higher', 'event', 'received_at', null,
    'count(*) filter (where t.is_online)', 'count(*)', false, '{"received_from": "$from", "received_to": "$to", "channel": ["online"]}', 20, 'KH26', 'Trong số hồ sơ tiếp nhận trong kỳ: tỷ lệ nộp trực tuyến.', 'Of the dossiers received in the period, the share submitted online.'),
  ('dossiers', 'accepted_in_time', 'Tỷ lệ tiếp nhận trong 2 giờ', 'Accepted within 2 working hours', '%', '%', 'percent', 'higher', 'event', 'received_at', null,
    'count(*) filter (where t.is_accepted_in_time)', 'count(t.is_accepted_in_time)', false, '{"received_from": "$from", "received_to": "$to", "accepted_in_time": [true]}', 30, 'QĐ2926 Điều 19.2a',
    'Trong số hồ sơ trực tuyến nộp trong kỳ đã được trả lời hoặc đã quá 2 giờ làm việc: tỷ lệ được tiếp nhận, yêu cầu bổ sung hoặc từ chối trong 2 giờ làm việc.',
    'Of the online dossiers of the period that were answered or are past it, the share answered within 2 working hours.'),
  ('dossiers', 'digitised_share', 'Tỷ lệ số hóa giấy tờ', 'Documents digitised', '%', '%', 'percent', 'higher', 'event', 'received_at', null,
    'coalesce(sum(t.documents_digitised), 0)', 'coalesce(sum(t.documents_received), 0)', false, '{"received_from": "$from", "received_to": "$to"}', 40, 'KH26; QĐ2926 Điều 18', 'Trong số giấy tờ của hồ sơ tiếp nhận trong kỳ: tỷ lệ đã số hóa.',
    'Of the documents of the dossiers received in the period, the share digitised.'),
  ('dossiers', 'submission_time', 'Thời gian nộp hồ sơ trung bình', 'Mean time to submit', 'phút', 'minutes', 'minutes', 'lower', 'event', 'submitted_at', null,
    'avg(t.submission_seconds)', null, false, '{"submitted_from": "$from", "submitted_to": "$to"}', 50, 'KH26', 'Trung bình thời gian từ khi bắt đầu đến khi nộp xong hồ sơ trực tuyến, của hồ sơ nộp trong kỳ.',
    'Mean time from beginning to submission, of the online dossiers submitted in the period.'),
  ('dossiers', 'results', 'Kết quả đã trả', 'Results issued', 'hồ sơ', 'dossiers', 'number', 'higher', 'event', 'result_at', null, 'count(*)', null, true, '{"result_from": "$from", "result_to": "$to"}', 60, 'QĐ2926 Điều 21, 36.1',
    'Hồ sơ có kết quả giải quyết trong kỳ.', 'Dossiers whose result was issued in the period.'),
  ('dossiers', 'on_time_rate', 'Tỷ lệ trước và đúng hạn', 'Results on time', '%', '%', 'percent', 'higher', 'event', 'result_at', null,
    'count(*) filter (where t.timeliness in (''early'', ''on_time''))', 'count(*)', false, '{"result_from": "$from", "result_to": "$to", "timeliness": ["early", "on_time"]}', 70, 'QĐ2926 Điều 19.2c, 36.1',
    'Trong số hồ sơ có kết quả trong kỳ: tỷ lệ trước hạn hoặc đúng hạn; ngày hẹn lại không thay thế hạn của thủ tục.',
    'Of the results issued in the period, the share early or on time; a new date after an apology does not replace the limit.'),
  ('dossiers', 'early_share', 'Tỷ lệ trước hạn', 'Results early', '%', '%', 'percent', 'higher', 'event', 'result_at', null, 'count(*) filter (where t.timeliness = ''early'')', 'count(*)', false, '{"result_from": "$from", "result_to": "$to", "timeliness": ["early"]}', 80, 'QĐ2926 Điều 36.1',
    'Trong số hồ sơ có kết quả trong kỳ: tỷ lệ trước hạn ít nhất một ngày.', 'Of the results issued in the period, the share at least a day early.'),
  ('dossiers', 'late', 'Kết quả quá hạn', 'Results late', 'hồ sơ', 'dossiers', 'number', 'lower', 'event', 'result_at', null, 'count(*) filter (where t.timeliness = ''late'')', null, true, '{"result_from": "$from", "result_to": "$to", "timeliness": ["late"]}', 90, 'QĐ2926 Điều 19.2c, 36.1',
    'Hồ sơ có kết quả trong kỳ sau hạn của thủ tục.', 'Dossiers whose result was issued in the period after the limit.'),
  ('dossiers', 'electronic_share', 'Tỷ lệ kết quả điện tử', 'Electronic results', '%', '%', 'percent', 'higher', 'event', 'result_at', null, 'count(*) filter (where t.is_result_electronic)', 'count(*)', false, '{"result_from": "$from", "result_to": "$to", "result_kind": ["electronic", "both"]}', 100, 'KH26',
    'Trong số hồ sơ có kết quả trong kỳ: tỷ lệ có bản điện tử.', 'Of the results issued in the period, the share with an electronic copy.'),
  ('dossiers', 'mean_handling', 'Thời gian giải quyết trung bình', 'Mean handling time', 'giờ làm việc', 'working hours', 'seconds', 'lower', 'event', 'result_at', null, 'avg(t.handling_seconds)', null, false, '{"result_from": "$from", "result_to": "$to"}', 110, 'KH26; QĐ2926 Điều 19.2c',
    'Trung bình thời gian làm việc đã tính (trừ thời gian tạm dừng) đến khi có kết quả, của hồ sơ có kết quả trong kỳ.', 'Mean working time counted, pauses left out, until the result, of the results issued in the period.'),
  ('dossiers', 'mean_handling_online', 'Thời gian giải quyết hồ sơ trực tuyến', 'Mean handling time, online', 'giờ làm việc', 'working hours', 'seconds', 'lower', 'event', 'result_at', null,
    'avg(t.handling_seconds) filter (where t.is_online)', null, false, '{"result_from": "$from", "result_to": "$to", "channel": ["online"]}', 112, 'KH26; QĐ2926 Điều 19.2c',
    'Trung bình thời gian làm việc đã tính đến khi có kết quả, của hồ sơ nộp trực tuyến có kết quả trong kỳ.', 'Mean working time counted until the result, of the dossiers submitted online with a result in the period.'),
  ('dossiers', 'mean_handling_direct', 'Thời gian giải quyết hồ sơ trực tiếp', 'Mean handling time, in person', 'giờ làm việc', 'working hours', 'seconds', 'lower', 'event', 'result_at', null,
    'avg(t.handling_seconds) filter (where t.channel = ''direct'')', null, false, '{"result_from": "$from", "result_to": "$to", "channel": ["direct"]}', 114, 'KH26; QĐ2926 Điều 19.2c',
    'Trung bình thời gian làm việc đã tính đến khi có kết quả, của hồ sơ nộp trực tiếp có kết quả trong kỳ.', 'Mean working time counted until the result, of the dossiers handed in in person with a result in the period.'),
  ('dossiers', 'online_handling_gain', 'Trực tuyến nhanh hơn trực tiếp', 'Online faster than in person', '%', '%', 'percent', 'higher', 'event', 'result_at', null,
    'round(avg(t.handling_seconds) filter (where t.channel = ''direct'')) - round(avg(t.handling_seconds) filter (where t.is_online))',
    'round(avg(t.handling_seconds) filter (where t.channel = ''direct''))', false,
    '{"result_from": "$from", "result_to": "$to", "channel": ["online", "direct"]}', 116, 'KH26',
    'Thời gian giải quyết trung bình của hồ sơ trực tuyến có kết quả trong kỳ ngắn hơn của hồ sơ trực tiếp bao nhiêu phần trăm.',
    'By how much per cent the mean handling time of the dossiers submitted online is below that of those handed in in person, of the results of the period.'),
  ('dossiers', 'open', 'Hồ sơ đang giải quyết', 'Open dossiers', 'hồ sơ', 'dossiers', 'number', null, 'state', null, 't.is_open', 'count(*)', null, true, '{"status": ["submitted", "accepted", "supplement_requested", "processing", "suspended"]}', 120, 'QĐ2926 Điều 16.3', 'Hồ sơ chưa có kết quả tại thời điểm xem.', 'Dossiers without a result, as of now.'),
  ('dossiers', 'overdue', 'Hồ sơ đang quá hạn', 'Dossiers overdue now', 'hồ sơ', 'dossiers', 'number', 'lower', 'state', null, 't.is_open', 'count(*) filter (where t.is_overdue_now)', null, true, '{"status": ["submitted", "accepted", "supplement_requested", "processing", "suspended"], "past_limit": [true]}', 130, 'QĐ2926 Điều 16.3',
    'Hồ sơ chưa có kết quả đã quá hạn của thủ tục tại thời điểm xem.', 'Dossiers without a result past the limit, as of now.'),
  ('dossiers', 'due_soon', 'Hồ sơ sắp đến hạn', 'Dossiers due soon', 'hồ sơ', 'dossiers', 'number', 'lower', 'state', null, 't.is_open', 'count(*) filter (where t.is_due_soon)', null, true,
    '{"status": ["submitted", "accepted", "supplement_requested", "processing", "suspended"], "clock_state": ["due_soon"]}', 132, 'SPEC §2; QĐ2926 Điều 16.3',
    'Hồ sơ chưa có kết quả đã qua mốc cảnh báo của thời hạn đang tính (ngày hẹn lại, nếu đã xin lỗi) nhưng chưa quá hạn, tại thời điểm xem.',
    'Dossiers without a result past the warning point of the deadline that counts now (the new date after an apology), not yet overdue, as of now.'),
  ('dossiers', 'late_steps', 'Hồ sơ đang trễ ở bước', 'Late at their step', 'hồ sơ', 'dossiers', 'number', 'lower', 'state', null, 't.is_open', 'count(*) filter (where t.is_step_late)', null, true,
    '{"status": ["submitted", "accepted", "supplement_requested", "processing", "suspended"], "step_clock_state": ["overdue"]}', 134, 'QĐ2926 Điều 16.3, 19.2c',
    'Hồ sơ chưa có kết quả mà bước đang thực hiện đã quá số ngày của bước, dù cả hồ sơ có thể còn trong hạn; tại thời điểm xem.',
    'Dossiers without a result whose step in hand has run over its own days, though the whole may still be in time; as of now.'),
  ('dossiers', 'unclosed', 'Đã trả chưa kết thúc', 'Returned, not closed', 'hồ sơ', 'dossiers', 'number', 'lower', 'state', null, 't.is_unclosed', 'count(*)', null, true, '{"status": ["returned"]}', 140, 'QĐ2926 Điều 21.3', 'Hồ sơ đã trả kết quả nhưng chưa kết thúc trên hệ thống.', 'Dossiers returned but not closed.'),
  ('dossiers', 'ratings', 'Số lượt đánh giá', 'Ratings', 'lượt', 'ratings', 'number', 'higher', 'event', 'rated_at', null, 'count(*)', null, true, '{"rated_from": "$from", "rated_to": "$to"}', 150, 'SPEC §7; KH26', 'Lượt đánh giá hồ sơ trong kỳ.', 'Ratings of dossiers in the period.'),
  ('dossiers', 'satisfaction', 'Tỷ lệ hài lòng', 'Satisfaction', '%', '%', 'percent', 'higher', 'event', 'rated_at', null, 'count(*) filter (where t.is_satisfied)', 'count(*)', false, '{"rated_from": "$from", "rated_to": "$to", "score": [4, 5]}', 160, 'SPEC §7; KH26',
    'Tỷ lệ lượt đánh giá 4–5 điểm trong số lượt đánh giá hồ sơ của kỳ.', 'Share of the ratings of dossiers of the period that gave 4 or 5.');
update bi.measures m set target = v.target
from (values ('submission_time', 'submission_minutes'), ('electronic_share', 'electronic_results'), ('digitised_share', 'digitised')) as v (code, target)
where m.dataset_code = 'dossiers' and m.code = v.code;
update bi.measures set part_format = 'seconds' where dataset_code = 'dossiers' and code = 'online_handling_gain';
