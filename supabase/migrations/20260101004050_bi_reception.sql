-- The datasets of the reception of citizens: visits at the counter, cases, sessions, follow-up tasks.
-- Nguồn: SPEC §5, §9; QĐ3394; QĐ3549 V.I.

create view bi.visit_facts with (security_invoker = true) as
  select v.id, v.visited_at, v.classification, v.result, v.head_count, v.commune_id, v.agency_id, p.top_id as top_agency_id, p.kind as agency_kind
  from public.visits v left join bi.agency_places p on p.agency_id = v.agency_id;
comment on view bi.visit_facts is 'One row a visit at a counter; the agency is whose counter it was. Nguồn: Luật Tiếp công dân 2013 Điều 25.';

create view bi.case_facts with (security_invoker = true) as
  select c.id, c.status, c.matter, c.category_id, coalesce(f.parent_id, c.category_id) as field_id, c.commune_id, c.agency_id, p.top_id as top_agency_id, p.kind as agency_kind,
    c.is_group, c.head_count, c.custom, c.registered_at, c.proposed_at, c.decided_at, c.concluded_at, c.closed_at,
    extract(epoch from sla.working_time_between('vn-city', c.registered_at, c.concluded_at))::bigint as conclusion_seconds
  from public.cases c
  left join public.categories f on f.id = c.category_id
  left join bi.agency_places p on p.agency_id = c.agency_id;
comment on view bi.case_facts is 'One row a case; the agency is the one that answers for the matter. Nguồn: QĐ3394 Điều 4.';

create view bi.session_facts with (security_invoker = true) as
  select s.id, s.status, s.kind, s.agency_id, p.top_id as top_agency_id, p.kind as agency_kind, s.chair_id, s.chair_name, s.starts_at, s.concluded_at,
    s.live_at is not null or s.status in ('live', 'ended', 'concluded') as is_held, s.status = 'cancelled' as is_cancelled, s.reschedule_count > 0 as is_rescheduled,
    (select count(*) from public.session_cases c where c.session_id = s.id) as case_count,
    (select count(*) from public.session_participants x where x.session_id = s.id and x.removed_at is null) as participant_count,
    k.due_at as conclusion_due_at, k.state as conclusion_state, g.rating_count, g.satisfied_count
  from public.sessions s
  left join bi.agency_places p on p.agency_id = s.agency_id
  left join lateral (
    select c.due_at, c.state from sla.clocks c
    where c.subject_type = 'session' and c.subject_id = s.id and c.rule_code = 'session.conclusion' and c.state <> 'cancelled' order by c.id desc limit 1
  ) k on true
  left join lateral (
    select count(*) as rating_count, count(*) filter (where r.score >= 4) as satisfied_count from public.session_ratings r where r.session_id = s.id
  ) g on true;
comment on view bi.session_facts is 'One row a reception session, with the deadline of its conclusion and what its citizens thought of it. Nguồn: QĐ3394 Điều 6.';

create view bi.task_facts with (security_invoker = true) as
  select t.id, t.status, t.agency_id, p.top_id as top_agency_id, p.kind as agency_kind, t.officer_id, t.officer_name, t.assigned_at, t.due_at, t.reported_at
  from public.case_tasks t left join bi.agency_places p on p.agency_id = t.agency_id;
comment on view bi.task_facts is 'One row a follow-up task of a conclusion. Nguồn: QĐ3394 Điều 6.1đ.';

grant select on bi.visit_facts, bi.case_facts, bi.session_facts, bi.task_facts to authenticated;

insert into bi.dimensions (code, name, name_en, type, labels, position) values
  ('visit_kind', 'Phân loại', 'Kind of matter', 'text', 'value', 300),
  ('visit_result', 'Kết quả tiếp', 'What became of it', 'text', 'value', 310),
  ('matter', 'Loại vụ việc', 'Kind of case', 'text', 'value', 320),
  ('case_status', 'Trạng thái vụ việc', 'Status of the case', 'text', 'value', 330),
  ('group', 'Đoàn đông người', 'Group', 'boolean', 'value', 340),
  ('session_kind', 'Loại buổi tiếp', 'Kind of session', 'text', 'value', 350),
  ('session_status', 'Trạng thái buổi tiếp', 'Status of the session', 'text', 'value', 360),
  ('chair', 'Người chủ trì', 'Chair', 'bigint', 'column', 370),
  ('task_status', 'Trạng thái nhiệm vụ', 'Status of the task', 'text', 'value', 380);

insert into bi.dimension_values (dimension_code, value, name, name_en, position)
select v.dimension, v.value, v.name, v.name_en, row_number() over (partition by v.dimension order by v.n)
from (values
  (1, 'visit_kind', 'complaint', 'Khiếu nại', 'Complaint'),
  (2, 'visit_kind', 'denunciation', 'Tố cáo', 'Denunciation'),
  (3, 'visit_kind', 'petition', 'Kiến nghị', 'Petition'),
  (4, 'visit_kind', 'report', 'Phản ánh', 'Report'),
  (1, 'visit_result', 'open', 'Chưa xong', 'Open'),
  (2, 'visit_result', 'explained', 'Đã giải thích', 'Explained'),
  (3, 'visit_result', 'redirected', 'Hướng dẫn nơi khác', 'Sent elsewhere'),
  (4, 'visit_result', 'ticket', 'Lập phiếu 1022', 'Became a ticket'),
  (5, 'visit_result', 'case', 'Lập vụ việc', 'Became a case'),
  (1, 'matter', 'complaint', 'Khiếu nại', 'Complaint'),
  (2, 'matter', 'petition', 'Kiến nghị', 'Petition'),
  (3, 'matter', 'report', 'Phản ánh', 'Report'),
  (1, 'case_status', 'registered', 'Đã lập', 'Registered'),
  (2, 'case_status', 'proposed', 'Chờ phê duyệt', 'Awaiting approval'),
  (3, 'case_status', 'approved', 'Đã đồng ý', 'Agreed'),
  (4, 'case_status', 'refused', 'Không đồng ý', 'Refused'),
  (5, 'case_status', 'scheduled', 'Đã xếp lịch', 'Scheduled'),
  (6, 'case_status', 'received', 'Đã tiếp', 'Received'),
  (7, 'case_status', 'concluded', 'Đã kết luận', 'Concluded'),
  (8, 'case_status', 'closed', 'Đã khép lại', 'Closed'),
  (9, 'case_status', 'withdrawn', 'Đã rút', 'Withdrawn'),
  (1, 'group', 'false', 'Cá nhân', 'Individual'),
  (2, 'group', 'true', 'Đoàn đông người', 'Group'),
  (1, 'session_kind', 'city', 'Lãnh đạo UBND thành phố', 'City leaders'),
  (2, 'session_kind', 'commune', 'Lãnh đạo UBND cấp xã', 'Commune leaders'),
  (3, 'session_kind', 'central', 'Cơ quan trung ương tổ chức', 'Called by a central body'),
  (1, 'session_status', 'planned', 'Đã lập', 'Planned'),
  (2, 'session_status', 'reported', 'Đã báo cáo', 'Reported'),
  (3, 'session_status', 'invited', 'Đã mời', 'Invited'),
  (4, 'session_status', 'tested', 'Đã kiểm thử', 'Tested'),
  (5, 'session_status', 'live', 'Đang diễn ra', 'Live'),
  (6, 'session_status', 'ended', 'Đã kết thúc', 'Ended'),
  (7, 'session_status', 'concluded', 'Đã kết luận', 'Concluded'),
  (8, 'session_status', 'cancelled', 'Đã hủy', 'Cancelled'),
  (1, 'task_status', 'open', 'Đang thực hiện', 'Open'),
  (2, 'task_status', 'reported', 'Đã báo cáo kết quả', 'Reported'),
  (3, 'task_status', 'done', 'Đã hoàn thành', 'Done'),
  (4, 'task_status', 'cancelled', 'Đã hủy', 'Cancelled')
) as v (n, dimension, value, name, name_en);

insert into bi.datasets (code, name, name_en, definition, definition_en, permission_code, source, resource, position) values
  ('visits', 'Lượt tiếp công dân', 'Visits', 'Mỗi lượt công dân đến nơi tiếp công dân là một dòng.', 'One row each time somebody came to a counter.', 'boards.reception', 'bi.visit_facts', 'visits', 40),
  ('cases', 'Vụ việc', 'Cases', 'Mỗi vụ việc do Ban Tiếp công dân lập là một dòng; cơ quan là cơ quan chủ trì giải quyết.',
    'One row a case of the reception board; the agency is the one that answers for it.', 'boards.reception', 'bi.case_facts', 'cases', 50),
  ('sessions', 'Buổi tiếp công dân', 'Sessions', 'Mỗi buổi tiếp công dân trực tuyến là một dòng; cơ quan là nơi chuẩn bị.',
    'One row a reception session; the agency is the one that prepares it.', 'boards.reception', 'bi.session_facts', 'sessions', 60),
  ('tasks', 'Nhiệm vụ sau kết luận', 'Follow-up tasks', 'Mỗi nhiệm vụ giao theo kết luận buổi tiếp là một dòng.', 'One row a task given by a conclusion.', 'boards.reception', 'bi.task_facts', 'case_tasks', 70);

insert into bi.dataset_dimensions (dataset_code, dimension_code, column_name, filter_column, below, label_column, filter_key, list_column)
select t.dataset, d.code, d.column_name, d.filter_column, d.below, null, d.code, d.list_column
from (values ('visits'), ('cases'), ('sessions'), ('tasks')) as t (dataset)
cross join (values
  ('time', null, null, null, null),
  ('agency', 'top_agency_id', 'agency_id', 'agency', 'agency_id'),
  ('unit', 'agency_id', null, null, 'agency_id'),
  ('agency_kind', 'agency_kind', null, null, null)
) as d (code, column_name, filter_column, below, list_column);
update bi.dataset_dimensions set filter_key = null where dimension_code = 'time';
insert into bi.dataset_dimensions (dataset_code, dimension_code, column_name, filter_column, below, label_column, filter_key, list_column) values
  ('visits', 'visit_kind', 'classification', null, null, null, 'classification', 'classification'),
  ('visits', 'visit_result', 'result', null, null, null, 'result', 'result'),
  ('visits', 'commune', 'commune_id', null, null, null, 'commune', 'commune_id'),
  ('cases', 'matter', 'matter', null, null, null, 'matter', 'matter'),
  ('cases', 'case_status', 'status', null, null, null, 'status', 'status'),
  ('cases', 'group', 'is_group', null, null, null, 'group', 'is_group'),
  ('cases', 'commune', 'commune_id', null, null, null, 'commune', 'commune_id'),
  ('cases', 'field', 'field_id', 'category_id', 'category', null, 'field', 'category_id'),
  ('cases', 'category', 'category_id', null, 'category', null, 'category', 'category_id'),
  ('sessions', 'session_kind', 'kind', null, null, null, 'kind', 'kind'),
  ('sessions', 'session_status', 'status', null, null, null, 'status', 'status'),
  ('sessions', 'chair', 'chair_id', null, null, 'chair_name', 'chair', 'chair_id'),
  ('tasks', 'task_status', 'status', null, null, null, 'status', 'status'),
  ('tasks', 'officer', 'officer_id', null, null, 'officer_name', 'officer', 'officer_id');

insert into bi.measures (dataset_code, code, name, name_en, unit, unit_en, format, better, source, time_column, condition, numerator, denominator,
  is_additive, list_filter, position, citation, definition, definition_en) values
  ('visits', 'visits', 'Lượt tiếp', 'Visits', 'lượt', 'visits', 'number', null, 'event', 'visited_at', null, 'count(*)', null, true, '{"visited_from": "$from", "visited_to": "$to"}', 10, 'QĐ3394; Luật Tiếp công dân 2013 Điều 25',
    'Lượt công dân đến nơi tiếp công dân trong kỳ.', 'Visits at the counters in the period.'),
  ('visits', 'people', 'Số người đến', 'People', 'người', 'people', 'number', null, 'event', 'visited_at', null, 'sum(t.head_count)', null, true, '{"visited_from": "$from", "visited_to": "$to"}', 20, 'Luật Tiếp công dân 2013 Điều 25',
    'Tổng số người của các lượt tiếp trong kỳ; một đoàn tính theo số người.', 'All who came in the period; a group counts with its heads.'),
  ('visits', 'to_ticket_share', 'Tỷ lệ lập phiếu', 'Share that became tickets', '%', '%', 'percent', null, 'event', 'visited_at', null,
    'count(*) filter (where t.result = ''ticket'')', 'count(*)', false, '{"visited_from": "$from", "visited_to": "$to", "result": ["ticket"]}', 30, 'SPEC §5', 'Trong số lượt tiếp trong kỳ: tỷ lệ lập thành phiếu 1022.', 'Of the visits of the period, the share that became 1022 tickets.'),
  ('visits', 'to_case_share', 'Tỷ lệ lập vụ việc', 'Share that became cases', '%', '%', 'percent', null, 'event', 'visited_at', null,
    'count(*) filter (where t.result = ''case'')', 'count(*)', false, '{"visited_from": "$from", "visited_to": "$to", "result": ["case"]}', 40, 'SPEC §5', 'Trong số lượt tiếp trong kỳ: tỷ lệ lập thành vụ việc.', 'Of the visits of the period, the share that became cases.'),
  ('visits', 'redirected_share', 'Tỷ lệ hướng dẫn nơi khác', 'Share sent elsewhere', '%', '%', 'percent', null, 'event', 'visited_at', null,
    'count(*) filter (where t.result = ''redirected'')', 'count(*)', false, '{"visited_from": "$from", "visited_to": "$to", "result": ["redirected"]}', 50, 'SPEC §5', 'Trong số lượt tiếp trong kỳ: tỷ lệ được hướng dẫn đến cơ quan khác.', 'Of the visits of the period, the share sent to another body.'),
  ('cases', 'registered', 'Vụ việc đã lập', 'Cases registered', 'vụ việc', 'cases', 'number', null, 'event', 'registered_at', null, 'count(*)', null, true, '{"registered_from": "$from", "registered_to": "$to"}', 10, 'QĐ3394 Điều 4',
    'Vụ việc được lập trong kỳ.', 'Cases registered in the period.'),
  ('cases', 'people', 'Số người liên quan', 'People', 'người', 'people', 'number', null, 'event', 'registered_at', null, 'sum(t.head_count)', null, true, '{"registered_from": "$from", "registered_to": "$to"}', 20, 'QĐ3394 Điều 4',
    'Tổng số người của các vụ việc lập trong kỳ.', 'The people of the cases registered in the period.'),
  ('cases', 'group_share', 'Tỷ lệ đoàn đông người', 'Share of groups', '%', '%', 'percent', null, 'event', 'registered_at', null, 'count(*) filter (where t.is_group)', 'count(*)', false, '{"registered_from": "$from", "registered_to": "$to", "group": [true]}', 30, 'QĐ3394 Điều 4.1',
    'Trong số vụ việc lập trong kỳ: tỷ lệ của đoàn đông người.', 'Of the cases registered in the period, the share brought by groups.'),
  ('cases', 'agreed_share', 'Tỷ lệ được đồng ý tiếp', 'Share agreed to', '%', '%', 'percent', null, 'event', 'proposed_at', null,
    'count(*) filter (where t.decided_at is not null)', 'count(*)', false, '{"proposed_from": "$from", "proposed_to": "$to", "agreed": [true]}', 40, 'QĐ3394 Điều 4.2',
    'Trong số vụ việc đề xuất trong kỳ: tỷ lệ được Chủ tịch đồng ý.', 'Of the cases proposed in the period, the share the Chair agreed to.'),
  ('cases', 'concluded', 'Vụ việc đã kết luận', 'Cases concluded', 'vụ việc', 'cases', 'number', 'higher', 'event', 'concluded_at', null, 'count(*)', null, true, '{"concluded_from": "$from", "concluded_to": "$to"}', 50, 'QĐ3394 Điều 6.1đ',
    'Vụ việc có kết luận trong kỳ.', 'Cases concluded in the period.'),
  ('cases', 'open', 'Vụ việc đang mở', 'Open cases', 'vụ việc', 'cases', 'number', 'lower', 'state', null, 't.status not in (''closed'', ''withdrawn'', ''refused'')', 'count(*)', null, true, '{"status": ["registered", "proposed", "approved", "scheduled", "received", "concluded"]}', 60, 'QĐ3394 Điều 4',
    'Vụ việc chưa khép lại, rút hoặc bị từ chối, tại thời điểm xem.', 'Cases not closed, withdrawn or refused, as of now.'),
  ('cases', 'median_conclusion', 'Thời gian đến kết luận trung vị', 'Median time to the conclusion', 'giờ làm việc', 'working hours', 'seconds', 'lower', 'event', 'concluded_at', null,
    'percentile_cont(0.5) within group (order by t.conclusion_seconds)', null, false, '{"concluded_from": "$from", "concluded_to": "$to"}', 70, 'QĐ3394 Điều 6.1đ',
    'Trung vị thời gian làm việc từ khi lập vụ việc đến khi có kết luận, của vụ việc kết luận trong kỳ.', 'Median working time from registration to conclusion, of the cases concluded in the period.'),
  ('sessions', 'planned', 'Buổi tiếp theo lịch', 'Sessions planned', 'buổi', 'sessions', 'number', null, 'event', 'starts_at', null, 'count(*) filter (where not t.is_cancelled)', null, true, '{"starts_from": "$from", "starts_to": "$to", "status": ["planned", "reported", "invited", "tested", "live", "ended", "concluded"]}', 10, 'QĐ3394 Điều 6',
    'Buổi tiếp có giờ bắt đầu trong kỳ, trừ buổi đã hủy.', 'Sessions that begin in the period, cancelled ones left out.'),
  ('sessions', 'held', 'Buổi tiếp đã tổ chức', 'Sessions held', 'buổi', 'sessions', 'number', 'higher', 'event', 'starts_at', null, 'count(*) filter (where t.is_held)', null, true, '{"starts_from": "$from", "starts_to": "$to", "held": [true]}', 20, 'QĐ3394 Điều 6; QĐ3549 V.I',
    'Buổi tiếp có giờ bắt đầu trong kỳ và đã diễn ra.', 'Sessions of the period that took place.'),
  ('sessions', 'cancelled', 'Buổi tiếp bị hủy', 'Sessions cancelled', 'buổi', 'sessions', 'number', 'lower', 'event', 'starts_at', null, 'count(*) filter (where t.is_cancelled)', null, true, '{"starts_from": "$from", "starts_to": "$to", "status": ["cancelled"]}', 30, 'QĐ3394 Điều 6',
    'Buổi tiếp có giờ bắt đầu trong kỳ nhưng đã hủy.', 'Sessions of the period that were cancelled.'),
  ('sessions', 'cases_received', 'Vụ việc đã tiếp', 'Cases received', 'vụ việc', 'cases', 'number', 'higher', 'event', 'starts_at', null, 'sum(t.case_count) filter (where t.is_held)', null, true, '{"starts_from": "$from", "starts_to": "$to", "held": [true]}', 40, 'QĐ3394 Điều 6; QĐ3549 V.I',
    'Vụ việc của các buổi tiếp đã tổ chức trong kỳ.', 'Cases of the sessions held in the period.'),
  ('sessions', 'participants', 'Người tham dự', 'Participants', 'người', 'people', 'number', null, 'event', 'starts_at', null, 'sum(t.participant_count) filter (where t.is_held)', null, true, '{"starts_from": "$from", "starts_to": "$to", "held": [true]}', 50, 'QĐ3394 Điều 6.1c',
    'Người có tên trong thành phần của các buổi tiếp đã tổ chức trong kỳ.', 'People on the lists of the sessions held in the period.'),
  ('sessions', 'conclusions', 'Thông báo kết luận', 'Conclusions', 'thông báo', 'notices', 'number', 'higher', 'event', 'concluded_at', null, 'count(*)', null, true, '{"concluded_from": "$from", "concluded_to": "$to"}', 60, 'QĐ3394 Điều 6.1đ',
    'Thông báo kết luận được ký trong kỳ.', 'Conclusion notices signed in the period.'),
  ('sessions', 'conclusions_on_time', 'Tỷ lệ kết luận đúng hạn', 'Conclusions on time', '%', '%', 'percent', 'higher', 'event', 'starts_at', null,
    'count(*) filter (where t.conclusion_state = ''met'')', 'count(*) filter (where t.conclusion_state in (''met'', ''missed'') or t.conclusion_due_at < now())', false, '{"starts_from": "$from", "starts_to": "$to", "conclusion": ["met"]}', 70, 'QĐ3394 Điều 6.1đ',
    'Trong số buổi tiếp của kỳ có thời hạn kết luận đã xong hoặc đã qua: tỷ lệ ký thông báo đúng hạn.', 'Of the sessions of the period whose conclusion is signed or past its deadline, the share signed in time.'),
  ('sessions', 'ratings', 'Lượt đánh giá buổi tiếp', 'Ratings of sessions', 'lượt', 'ratings', 'number', 'higher', 'event', 'starts_at', null, 'sum(t.rating_count)', null, true, '{"starts_from": "$from", "starts_to": "$to", "rated": [true]}', 80, 'SPEC §7',
    'Lượt công dân đánh giá các buổi tiếp của kỳ; mỗi công dân một lượt mỗi buổi.', 'Ratings citizens gave of the sessions of the period; one a citizen and session.'),
  ('sessions', 'satisfaction', 'Tỷ lệ hài lòng về buổi tiếp', 'Satisfaction with sessions', '%', '%', 'percent', 'higher', 'event', 'starts_at', null,
    'sum(t.satisfied_count)', 'sum(t.rating_count)', false, '{"starts_from": "$from", "starts_to": "$to", "rated": [true]}', 90, 'SPEC §7',
    'Tỷ lệ lượt đánh giá 4–5 điểm trong số lượt công dân đánh giá các buổi tiếp của kỳ.', 'Share of the ratings of the sessions of the period that gave 4 or 5.'),
  ('tasks', 'assigned', 'Nhiệm vụ đã giao', 'Tasks given', 'nhiệm vụ', 'tasks', 'number', null, 'event', 'assigned_at', null, 'count(*) filter (where t.status <> ''cancelled'')', null, true, '{"assigned_from": "$from", "assigned_to": "$to", "status": ["open", "reported", "done"]}', 10, 'QĐ3394 Điều 6.1đ',
    'Nhiệm vụ giao trong kỳ, trừ nhiệm vụ đã hủy.', 'Tasks given in the period, cancelled ones left out.'),
  ('tasks', 'on_time', 'Tỷ lệ nhiệm vụ đúng hạn', 'Tasks on time', '%', '%', 'percent', 'higher', 'event', 'due_at', null,
    'count(*) filter (where t.status <> ''cancelled'' and t.reported_at <= t.due_at)', 'count(*) filter (where t.status <> ''cancelled'' and (t.reported_at is not null or t.due_at < now()))', false, '{"due_from": "$from", "due_to": "$to", "status": ["open", "reported", "done"], "in_time": [true]}', 20, 'QĐ3394 Điều 6.1đ',
    'Trong số nhiệm vụ đến hạn trong kỳ đã báo cáo hoặc đã quá hạn: tỷ lệ báo cáo kết quả đúng hạn.', 'Of the tasks due in the period that were reported or are past due, the share reported in time.'),
  ('tasks', 'open', 'Nhiệm vụ đang thực hiện', 'Open tasks', 'nhiệm vụ', 'tasks', 'number', 'lower', 'state', null, 't.status = ''open''', 'count(*)', null, true, '{"status": ["open"]}', 30, 'QĐ3394 Điều 6.1đ',
    'Nhiệm vụ chưa báo cáo kết quả tại thời điểm xem.', 'Tasks not reported yet, as of now.'),
  ('tasks', 'overdue', 'Nhiệm vụ quá hạn', 'Overdue tasks', 'nhiệm vụ', 'tasks', 'number', 'lower', 'state', null, 't.status = ''open''', 'count(*) filter (where t.due_at < now())', null, true, '{"status": ["open"], "late": [true]}', 40, 'QĐ3394 Điều 6.1đ',
    'Nhiệm vụ đang thực hiện đã quá hạn tại thời điểm xem.', 'Open tasks past their due time now.');
