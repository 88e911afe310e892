-- Choices the office may change. A value that exists is left alone; texts follow the release.
insert into public.settings (key, value, name, description) values
  ('tickets.clarification_pauses_officer', 'true', 'Tạm dừng thời hạn của cán bộ khi chờ công dân làm rõ',
    'QĐ583 Điều 18.1 cho phép cán bộ đầu mối hỏi lại công dân một lần nhưng không nói thời hạn 8 giờ làm việc có dừng hay không. Bật: dừng từ lúc hỏi đến lúc công dân bổ sung; tắt: vẫn chạy.'),
  ('tickets.head_clock_from', '"escalation"', 'Mốc tính 48 giờ làm việc của thủ trưởng',
    'QĐ583 Điều 9.4: 48 giờ làm việc "kể từ khi nhận được phản ánh, kiến nghị". "escalation": từ khi phiếu chuyển đến thủ trưởng; "receipt": từ khi Tổng đài 1022 tiếp nhận.'),
  ('public.rating_days', '30', 'Số ngày liên kết đánh giá còn hiệu lực',
    'Công dân được đánh giá việc tiếp nhận, xử lý và trả lời sau khi nhận phản hồi (QĐ583 Điều 11.2). Liên kết hết hạn sau số ngày này kể từ khi câu trả lời được gửi.'),
  ('public.max_files', '5', 'Số tệp công dân được gửi kèm một phiếu trên trang công khai',
    'Ảnh, video, ghi âm gửi kèm (QĐ583 Điều 7.3). Dung lượng mỗi tệp theo cài đặt chung của tệp đính kèm.'),
  ('public.sends_per_phone', '5', 'Số phiếu một số điện thoại được gửi trong một giờ trên trang công khai', 'Chặn gửi hàng loạt; người gọi 0225.1022 không bị giới hạn này.'),
  ('public.sends_per_address', '60', 'Số phiếu gửi từ một địa chỉ mạng trong một giờ', 'Nhiều thuê bao di động dùng chung một địa chỉ mạng, vì vậy không nên đặt quá thấp.'),
  ('public.sends_in_all', '2000', 'Số phiếu trang công khai nhận trong một giờ', 'Trần chung cho toàn hệ thống.'),
  ('public.lookups_per_address', '200', 'Số lần tra cứu từ một địa chỉ mạng trong một giờ', 'Chặn dò mã phiếu và số điện thoại.'),
  ('public.wrong_lookups', '15', 'Số lần tra cứu sai liên quan một số điện thoại hoặc một mã phiếu trong một giờ', 'Hết số lần này phải đợi sang giờ sau, kể cả khi nhập đúng: như vậy việc dò tìm không cho biết gì.'),
  ('public.lookups_in_all', '20000', 'Số lần tra cứu trong một giờ trên toàn hệ thống', 'Trần chung cho toàn hệ thống.'),
  ('public.address_header', '"x-real-ip"', 'Tiêu đề HTTP cho biết địa chỉ mạng của người gửi',
    'Phải là tiêu đề do chính máy chủ phía trước ghi, người gọi không giả được. Máy chủ kèm theo ghi x-real-ip; Supabase Cloud (sau Cloudflare): cf-connecting-ip.'),
  ('public.reads_per_address', '2000', 'Số lần xem kết quả công khai từ một địa chỉ mạng trong một giờ', 'Chặn sao chép hàng loạt.'),
  ('attachments.max_megabytes', '50', 'Dung lượng tối đa của một tệp đính kèm (MB)',
    'Ảnh, video, ghi âm, tài liệu gửi kèm phiếu (QĐ583 Điều 7). Kho lưu trữ không nhận tệp lớn hơn 50 MB.')
on conflict (key) do update set name = excluded.name, description = excluded.description;
