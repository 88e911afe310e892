-- Choices the office may change. A value that exists is left alone; texts follow the release.
insert into public.settings (key, value, name, description) values
  ('tickets.clarification_pauses_officer', 'true', 'Tạm dừng thời hạn của cán bộ khi chờ công dân làm rõ',
    'QĐ583 Điều 18.1 cho phép cán bộ đầu mối hỏi lại công dân một lần nhưng không nói thời hạn 8 giờ làm việc có dừng hay không. Bật: dừng từ lúc hỏi đến lúc công dân bổ sung; tắt: vẫn chạy.'),
  ('tickets.head_clock_from', '"escalation"', 'Mốc tính 48 giờ làm việc của thủ trưởng',
    'QĐ583 Điều 9.4: 48 giờ làm việc "kể từ khi nhận được phản ánh, kiến nghị". Tính từ khi phiếu chuyển đến thủ trưởng, hoặc từ khi Tổng đài 1022 tiếp nhận.'),
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
  ('public.reads_per_address', '10000', 'Số lần xem kết quả công khai từ một địa chỉ mạng trong một giờ', 'Chặn sao chép hàng loạt.'),
  ('ratings.low_score', '2', 'Điểm đánh giá thấp',
    'Đánh giá từ điểm này trở xuống (1–4) được báo cho Văn phòng UBND thành phố và nằm trong danh sách chờ xem xét (QĐ583 Điều 9.5, 11.2).'),
  ('tickets.answers_need_approval', 'false', 'Thủ trưởng duyệt câu trả lời trước khi gửi',
    'Bật: câu trả lời của cán bộ đầu mối là dự thảo, thủ trưởng duyệt rồi mới gửi công dân; thời hạn vẫn chạy đến lúc gửi. Tắt: cán bộ gửi ngay. Cũng có thể chỉ bật cho một số cơ quan, gồm cả đơn vị trực thuộc.'),
  ('attachments.max_megabytes', '50', 'Dung lượng tối đa của một tệp đính kèm (MB)',
    'Ảnh, video, ghi âm, tài liệu gửi kèm phiếu (QĐ583 Điều 7). Video và ghi âm nhiều nhất 50 MB, ảnh và tài liệu 20 MB; số nhỏ hơn ở đây thu hẹp thêm.'),
  ('public.base_url', '""', 'Địa chỉ công khai của hệ thống', 'Phần đầu các đường dẫn trong thư, tin nhắn, ví dụ https://1022.haiphong.gov.vn. Để trống: nơi hệ thống đang chạy.'),
  ('messages.smtp', '{"host": "", "port": 465, "security": "tls", "user": "", "from": ""}', 'Máy chủ thư (SMTP)',
    'Nơi gửi thư điện tử đi. Để trống: thư nằm chờ (bản dùng thử: vào Hộp thư mẫu). Mật khẩu đặt riêng, không đọc lại được.'),
  ('messages.sms', '{"url": "", "method": "POST", "format": "json", "phone_format": "international", "sender": "", "headers": [], "body": "{\"to\": \"{{to}}\", \"text\": \"{{text}}\"}", "success_status": "200-299", "success_path": "", "success_pattern": ""}', 'Cổng SMS (HTTP)',
    'Yêu cầu HTTP gửi một tin nhắn: địa chỉ, phương thức, tiêu đề, nội dung và dấu hiệu đã nhận. {{to}}, {{text}}, {{key}}, {{sender}}, {{secret.sms_token}} được điền khi gửi.'),
  ('messages.sms_without_accents', 'false', 'Gửi SMS không dấu', 'Tin không dấu chứa 160 ký tự thay vì 70, nên thường chỉ tốn một tin.'),
  ('messages.citizen_hours', '{"from": "07:00", "to": "21:00"}', 'Giờ nhắn tin cho công dân', 'Ngoài giờ này tin cho công dân chờ đến sáng; việc khẩn vẫn gửi ngay. Cán bộ nhận tin trong giờ làm việc của đơn vị.'),
  ('messages.digest_times', '["10:00", "14:30"]', 'Giờ gửi thư tổng hợp', 'Ngày làm việc, cán bộ và thủ trưởng có việc quá hạn, sắp đến hạn hoặc mới nhận được một thư tổng hợp vào các giờ này.'),
  ('messages.max_attempts', '12', 'Số lần thử gửi', 'Sau số lần này (khoảng tám giờ) tin được coi là không gửi được và báo lên màn hình.'),
  ('messages.max_age_days', '7', 'Tin quá cũ (ngày)', 'Tin chờ lâu hơn (do máy chủ thư hoặc cổng SMS ngừng) không tự gửi nữa mà chờ người quyết định.'),
  ('messages.office_name', '"Tổng đài 1022 Hải Phòng"', 'Tên cơ quan trong thư, tin nhắn', 'Đứng đầu tin nhắn và cuối thư.'),
  ('messages.hotline', '"0225.1022"', 'Số điện thoại trong thư, tin nhắn', 'Số công dân gọi lại (QĐ583 Điều 3).')
on conflict (key) do update set name = excluded.name, description = excluded.description;

-- Buổi tiếp công dân trực tuyến.
insert into public.settings (key, value, name, description) values
  ('jitsi.mode', '"open"', 'Cách vào phòng họp trực tuyến',
    '"token": máy chủ Jitsi riêng, vào phòng bằng thẻ ký (khuyên dùng); "open": máy chủ Jitsi riêng không kiểm tra thẻ; "demo": máy chủ công cộng, chỉ để trình diễn.'),
  ('jitsi.domain', '""', 'Tên miền máy chủ Jitsi', 'Ví dụ hop.haiphong.gov.vn. Để trống: chưa có phòng họp trực tuyến.'),
  ('jitsi.app_id', '""', 'Mã ứng dụng trong thẻ vào phòng', 'Đúng như JWT_APP_ID của máy chủ Jitsi (mục iss và aud của thẻ).'),
  ('jitsi.xmpp_domain', '""', 'Tên miền XMPP trong thẻ vào phòng', 'Mục sub của thẻ, ví dụ meet.jitsi khi chạy bằng Docker. Để trống: lấy tên miền máy chủ.'),
  ('jitsi.allowance_minutes', '120', 'Phòng còn mở sau giờ kết thúc dự kiến (phút)', 'Phòng mở trước giờ bắt đầu 30 phút và đóng sau giờ kết thúc dự kiến thêm số phút này.'),
  ('sessions.conclusion_for_all', 'true', 'Thời hạn thông báo kết luận cho mọi buổi tiếp',
    'QĐ3394 Điều 6.1đ chỉ đặt 5 ngày cho buổi tiếp của Chủ tịch UBND thành phố. Bật: áp dụng cho mọi buổi tiếp; tắt: chỉ buổi của Chủ tịch.')
on conflict (key) do update set name = excluded.name, description = excluded.description;

-- Biểu đồ và cảnh báo.
insert into public.settings (key, value, name, description) values
  ('alerts.minutes', '5', 'Nhịp kiểm tra cảnh báo ngưỡng (phút)', 'Mỗi cảnh báo trên biểu đồ được tính lại sau số phút này, bằng quyền của người đặt cảnh báo.')
on conflict (key) do update set name = excluded.name, description = excluded.description;
