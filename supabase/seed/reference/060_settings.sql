-- Choices the office may change. A value that exists is left alone; texts follow the release.
insert into public.settings (key, value, name, description) values
  ('tickets.clarification_pauses_officer', 'true', 'Tạm dừng thời hạn của cán bộ khi chờ công dân làm rõ',
    'QĐ583 Điều 18.1 cho phép cán bộ đầu mối hỏi lại công dân một lần nhưng không nói thời hạn 8 giờ làm việc có dừng hay không. Bật: dừng từ lúc hỏi đến lúc công dân bổ sung; tắt: vẫn chạy.'),
  ('tickets.head_clock_from', '"escalation"', 'Mốc tính 48 giờ làm việc của thủ trưởng',
    'QĐ583 Điều 9.4: 48 giờ làm việc "kể từ khi nhận được phản ánh, kiến nghị". "escalation": từ khi phiếu chuyển đến thủ trưởng; "receipt": từ khi Tổng đài 1022 tiếp nhận.'),
  ('attachments.max_megabytes', '50', 'Dung lượng tối đa của một tệp đính kèm (MB)',
    'Ảnh, video, ghi âm, tài liệu gửi kèm phiếu (QĐ583 Điều 7). Kho lưu trữ không nhận tệp lớn hơn 50 MB.')
on conflict (key) do update set name = excluded.name, description = excluded.description;
