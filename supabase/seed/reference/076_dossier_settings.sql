-- Choices about dossiers. A value that exists is left alone; texts follow the release.
insert into public.settings (key, value, name, description, form, name_en, description_en)
select s.key, s.value::jsonb, s.name, s.description, s.form::jsonb, s.name_en, s.description_en
from (values
  ('dossiers.check_morning', '"10:30"', 'Giờ rà soát hồ sơ quá hạn buổi sáng', 'Trưởng Bộ phận Một cửa xác nhận trước giờ này mỗi ngày làm việc (QĐ2926 Điều 16.3).',
    '{"kind": "text", "max": 5, "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}', 'Morning review of overdue dossiers', 'By then the head of each one-stop desk confirms, each working day (QĐ2926 Art. 16.3).'),
  ('dossiers.check_afternoon', '"15:00"', 'Giờ rà soát hồ sơ quá hạn buổi chiều', 'Trưởng Bộ phận Một cửa xác nhận trước giờ này mỗi ngày làm việc (QĐ2926 Điều 16.3).',
    '{"kind": "text", "max": 5, "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}', 'Afternoon review of overdue dossiers', 'By then the head of each one-stop desk confirms, each working day (QĐ2926 Art. 16.3).'),
  ('public.max_dossier_files', '30', 'Số tệp người nộp được gửi kèm một hồ sơ trực tuyến', 'Mỗi giấy tờ là một tệp riêng (QĐ2926 Điều 18.2). Dung lượng mỗi tệp theo cài đặt chung của tệp đính kèm.',
    '{"kind": "integer", "min": 1, "max": 49}', 'Files an applicant may send with an online dossier', 'Each document is a file of its own (QĐ2926 Art. 18.2). The size of each follows the general limit of attachments.'),
  ('public.draft_days', '30', 'Số ngày giữ hồ sơ nháp', 'Hồ sơ trực tuyến chưa nộp được giữ cho người nộp chừng ấy ngày.',
    '{"kind": "integer", "min": 1, "max": 365}', 'Days for which a draft dossier is kept', 'An online dossier that was not submitted waits so long for its applicant.'),
  ('public.drafts_per_address', '60', 'Số hồ sơ nháp mở từ một địa chỉ mạng trong một giờ', 'Nhiều thuê bao di động dùng chung một địa chỉ mạng, vì vậy không nên đặt quá thấp.',
    '{"kind": "integer", "min": 1, "max": 100000}', 'Drafts one network address may begin in an hour', 'Many mobile phones share an address: not too low.'),
  ('public.drafts_in_all', '2000', 'Số hồ sơ nháp mở trong một giờ trên toàn hệ thống', 'Trần chung cho toàn hệ thống.',
    '{"kind": "integer", "min": 1, "max": 1000000}', 'Drafts begun in an hour in all', 'A ceiling for the whole system.')
) as s (key, value, name, description, form, name_en, description_en)
on conflict (key) do update set name = excluded.name, description = excluded.description, form = excluded.form, name_en = excluded.name_en,
  description_en = excluded.description_en;
