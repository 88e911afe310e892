-- Roles, permissions and who may what: the matrix of SPEC §1 as rows.

insert into authz.roles (code, name, name_en, description, position) values
  ('operator', 'Tổng đài viên 1022', '1022 operator', 'Tiếp nhận cuộc gọi 24/7, trả lời, hỏi làm rõ, từ chối có lý do, chuyển cơ quan xử lý, thông báo kết quả', 1),
  ('contact_officer', 'Cán bộ đầu mối', 'Contact officer', 'Xử lý phiếu được chuyển đến cơ quan, hẹn thời gian hoàn thành, trả lại phiếu không thuộc thẩm quyền', 2),
  ('agency_head', 'Thủ trưởng đơn vị', 'Head of agency', 'Trả lời phiếu chuyển cấp, duyệt thay đổi cam kết, theo dõi chỉ tiêu của đơn vị', 3),
  ('supervisor', 'Văn phòng UBND thành phố', 'Office supervisor', 'Theo dõi quá hạn, đôn đốc, điều phối, tham mưu lãnh đạo, báo cáo', 4),
  ('reception_board', 'Ban Tiếp công dân', 'Citizen reception board', 'Hồ sơ vụ việc, buổi tiếp công dân trực tuyến, giấy mời, kết luận', 5),
  ('city_leader', 'Lãnh đạo UBND', 'Leader of the People''s Committee', 'Chỉ đạo phiếu được báo cáo, chủ trì buổi tiếp, ký kết luận', 6),
  ('one_stop_officer', 'Công chức Bộ phận Một cửa', 'One-stop officer', 'Tiếp nhận, bổ sung, chuyển, trả và kết thúc hồ sơ', 7),
  ('tech_support', 'Hỗ trợ kỹ thuật', 'Technical support', 'Kiểm tra kết nối các điểm cầu, trực kỹ thuật buổi tiếp', 8),
  ('admin', 'Quản trị', 'Administrator', 'Tài khoản, danh mục, lịch, quy tắc thời hạn, mẫu văn bản', 9)
on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, description = excluded.description, position = excluded.position;

insert into authz.permissions (code, name, name_en, is_grantable) values
  ('tickets.read', 'Xem phiếu', 'Read tickets', false),
  ('tickets.receive', 'Tiếp nhận phiếu', 'Receive tickets', false),
  ('tickets.triage', 'Phân loại: hỏi làm rõ, từ chối, trả lời ngay, chuyển, thu hồi', 'Triage: clarify, refuse, answer, transfer, recall', false),
  ('tickets.relay', 'Thông báo kết quả cho công dân', 'Relay answers', false),
  ('tickets.close', 'Kết thúc phiếu', 'Close tickets', false),
  ('tickets.reopen', 'Mở lại phiếu', 'Re-open tickets', false),
  ('tickets.withdraw', 'Rút phiếu theo đề nghị', 'Withdraw tickets', false),
  ('tickets.rate', 'Ghi nhận đánh giá qua điện thoại', 'Record a rating by phone', false),
  ('tickets.import', 'Nhập phiếu từ tệp', 'Import tickets', false),
  ('tickets.handle', 'Xử lý phiếu của đơn vị', 'Handle the agency''s tickets', false),
  ('tickets.head', 'Quyết định của thủ trưởng', 'Decide as head of agency', false),
  ('tickets.supervise', 'Đôn đốc, chuyển lại phiếu', 'Urge and reassign', false),
  ('tickets.direct', 'Chỉ đạo phiếu', 'Direct tickets', false),
  ('tickets.direct_on_word', 'Ghi ý kiến chỉ đạo của lãnh đạo', 'Record a leader''s direction', false),
  ('tickets.note', 'Ghi chú nội bộ', 'Internal notes', false),
  ('tickets.merge', 'Gộp, tách phiếu', 'Merge and split tickets', false),
  ('tickets.publish', 'Công khai kết quả', 'Publish results', false),
  ('messages.read', 'Xem và gửi lại thư, tin nhắn', 'See and resend messages', false),
  ('visits.read', 'Xem sổ tiếp công dân tại quầy', 'Read the counter''s log', false),
  ('visits.edit', 'Ghi sổ tiếp công dân tại quầy', 'Write the counter''s log', false),
  ('cases.read', 'Xem vụ việc', 'Read cases', false),
  ('cases.edit', 'Lập, sửa vụ việc', 'Register and edit cases', false),
  ('cases.supply', 'Cung cấp hồ sơ, báo cáo nhiệm vụ của vụ việc', 'Supply files and report on tasks of cases', false),
  ('sessions.read', 'Xem buổi tiếp công dân', 'Read sessions', false),
  ('sessions.edit', 'Lập, điều hành buổi tiếp công dân', 'Plan and run sessions', false),
  ('sessions.lead', 'Chủ trì buổi tiếp công dân', 'Preside over sessions', false),
  ('sessions.test', 'Kiểm tra kết nối, trực kỹ thuật', 'Connection tests and duty', false),
  ('contacts.reveal', 'Xem thông tin liên hệ của phiếu đang xử lý', 'Reveal the contact of a ticket being handled', false),
  ('agencies.read', 'Xem cơ quan', 'Read agencies', false),
  ('agencies.edit', 'Sửa cơ quan', 'Edit agencies', false),
  ('agencies.edit_contacts', 'Sửa thông tin liên hệ công bố của đơn vị mình', 'Edit own published contacts', false),
  ('staff.read', 'Xem cán bộ', 'Read staff', false),
  ('staff.edit', 'Sửa cán bộ, phân quyền', 'Edit staff and roles', false),
  ('catalogs.read', 'Xem lịch, quy tắc, danh mục, mẫu', 'Read calendars, rules, categories, templates', false),
  ('calendars.edit', 'Sửa lịch làm việc', 'Edit calendars', false),
  ('rules.edit', 'Sửa quy tắc thời hạn', 'Edit deadline rules', false),
  ('categories.edit', 'Sửa danh mục lĩnh vực', 'Edit categories', false),
  ('templates.edit', 'Sửa câu trả lời mẫu', 'Edit canned answers', false),
  ('boards.read', 'Xem bảng điều hành', 'See boards', false),
  ('audit.read', 'Xem nhật ký thay đổi', 'Read the audit', false),
  ('settings.edit', 'Sửa thiết lập', 'Edit settings', false),
  ('lead_shift', 'Trưởng ca', 'Shift lead', true),
  ('head_one_stop', 'Trưởng Bộ phận Một cửa', 'Head of one-stop unit', true),
  ('administer_agency', 'Cấp, thu hồi tài khoản trong đơn vị', 'Issue and revoke accounts in the agency', true),
  ('approve_case', 'Phê duyệt vụ việc', 'Approve cases', true),
  ('sign_conclusion', 'Ký thông báo kết luận', 'Sign conclusions', true),
  ('keep_minutes', 'Ghi biên bản', 'Keep minutes', true)
on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, is_grantable = excluded.is_grantable;

-- The rows below are the whole truth: what is not listed is refused, so what was listed once and is no longer must go.
delete from authz.role_permissions;
insert into authz.role_permissions (role_code, permission_code, scope)
select v.role_code, p.code, v.scope
from (values
  ('operator', 'all', array['tickets.read', 'tickets.receive', 'tickets.triage', 'tickets.relay', 'tickets.close', 'tickets.reopen', 'tickets.withdraw', 'tickets.rate', 'tickets.import', 'tickets.note', 'tickets.merge', 'tickets.publish', 'contacts.reveal', 'agencies.read', 'catalogs.read']),
  ('operator', 'own', array['staff.read', 'boards.read']),
  ('contact_officer', 'own', array['tickets.read', 'tickets.handle', 'tickets.note', 'contacts.reveal', 'staff.read', 'boards.read']),
  ('contact_officer', 'all', array['agencies.read', 'catalogs.read']),
  ('agency_head', 'own', array['tickets.read', 'tickets.handle', 'tickets.head', 'tickets.note', 'contacts.reveal', 'agencies.edit_contacts', 'staff.read', 'boards.read']),
  ('agency_head', 'all', array['agencies.read', 'catalogs.read']),
  ('supervisor', 'all', array['tickets.read', 'tickets.supervise', 'tickets.reopen', 'tickets.withdraw', 'tickets.direct_on_word', 'tickets.note', 'tickets.merge', 'tickets.publish', 'messages.read', 'agencies.read', 'agencies.edit', 'staff.read', 'catalogs.read', 'calendars.edit', 'rules.edit', 'categories.edit', 'templates.edit', 'boards.read', 'audit.read']),
  ('reception_board', 'all', array['agencies.read', 'catalogs.read']),
  ('reception_board', 'own', array['staff.read']),
  ('city_leader', 'held', array['tickets.read', 'tickets.direct', 'tickets.note', 'boards.read']),
  ('city_leader', 'all', array['agencies.read', 'catalogs.read']),
  ('city_leader', 'own', array['staff.read']),
  ('one_stop_officer', 'all', array['agencies.read', 'catalogs.read']),
  ('one_stop_officer', 'own', array['staff.read']),
  ('tech_support', 'all', array['agencies.read']),
  ('tech_support', 'own', array['staff.read']),
  ('reception_board', 'all', array['visits.read', 'visits.edit', 'cases.read', 'cases.edit', 'sessions.read', 'sessions.edit', 'sessions.test']),
  ('supervisor', 'all', array['visits.read', 'cases.read', 'sessions.read']),
  ('city_leader', 'held', array['visits.read', 'cases.read', 'sessions.read', 'sessions.lead']),
  ('contact_officer', 'own', array['cases.read', 'sessions.read']),
  ('agency_head', 'own', array['cases.read', 'cases.supply', 'sessions.read']),
  ('tech_support', 'all', array['sessions.read', 'sessions.test']),
  ('admin', 'all', array['agencies.read', 'agencies.edit', 'staff.read', 'staff.edit', 'catalogs.read', 'calendars.edit', 'rules.edit', 'categories.edit', 'templates.edit', 'audit.read', 'settings.edit', 'messages.read'])
) as v (role_code, scope, codes)
cross join lateral unnest(v.codes) as p (code);
