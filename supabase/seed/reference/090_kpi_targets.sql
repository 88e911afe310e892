-- Targets of KH26 (Cẩm Giàng's plan for online public services), for everyone who sets none of their own; and what QĐ2926 demands.
insert into public.kpi_targets (year, source, measure, value, unit, direction, citation, note)
select t.year, t.source, t.measure, t.value, t.unit, t.direction, t.citation, t.note
from (values
  (2025, 'KH26', 'satisfaction', 90, 'percent', 'at_least', 'Kế hoạch 26/KH-UBND ngày 30/8/2025 của UBND xã Cẩm Giàng', 'Kế hoạch của một xã, dùng tham khảo cho đơn vị chưa đặt chỉ tiêu riêng'),
  (2026, 'KH26', 'satisfaction', 95, 'percent', 'at_least', 'Kế hoạch 26/KH-UBND ngày 30/8/2025 của UBND xã Cẩm Giàng', 'Kế hoạch của một xã, dùng tham khảo cho đơn vị chưa đặt chỉ tiêu riêng'),
  (2025, 'KH26', 'submission_minutes', 8, 'minutes', 'at_most', 'Kế hoạch 26/KH-UBND ngày 30/8/2025 của UBND xã Cẩm Giàng', 'Thời gian trung bình từ khi đăng nhập đến khi nộp xong hồ sơ'),
  (2026, 'KH26', 'submission_minutes', 5, 'minutes', 'at_most', 'Kế hoạch 26/KH-UBND ngày 30/8/2025 của UBND xã Cẩm Giàng', 'Thời gian trung bình từ khi đăng nhập đến khi nộp xong hồ sơ'),
  (2025, 'KH26', 'online_handling_gain', 20, 'percent', 'at_least', 'Kế hoạch 26/KH-UBND ngày 30/8/2025 của UBND xã Cẩm Giàng', 'Thời gian xử lý hồ sơ trực tuyến giảm so với hồ sơ trực tiếp'),
  (2026, 'KH26', 'online_handling_gain', 30, 'percent', 'at_least', 'Kế hoạch 26/KH-UBND ngày 30/8/2025 của UBND xã Cẩm Giàng', 'Thời gian xử lý hồ sơ trực tuyến giảm so với hồ sơ trực tiếp'),
  (2025, 'KH26', 'electronic_results', 100, 'percent', 'at_least', 'Kế hoạch 26/KH-UBND ngày 30/8/2025 của UBND xã Cẩm Giàng', null),
  (2026, 'KH26', 'electronic_results', 100, 'percent', 'at_least', 'Kế hoạch 26/KH-UBND ngày 30/8/2025 của UBND xã Cẩm Giàng', null),
  (2025, 'KH26', 'digitised', 100, 'percent', 'at_least', 'Kế hoạch 26/KH-UBND ngày 30/8/2025 của UBND xã Cẩm Giàng', null),
  (2026, 'KH26', 'digitised', 100, 'percent', 'at_least', 'Kế hoạch 26/KH-UBND ngày 30/8/2025 của UBND xã Cẩm Giàng', null),
  (2024, 'QĐ2926', 'accepted_in_time', 100, 'percent', 'at_least', 'Điều 19.2a Quyết định 2926/QĐ-UBND (Hà Nội, tham khảo)', 'Hồ sơ trực tuyến được trả lời trong 2 giờ làm việc'),
  (2024, 'QĐ2926', 'on_time_rate', 100, 'percent', 'at_least', 'Điều 19.2c Quyết định 2926/QĐ-UBND (Hà Nội, tham khảo)', 'Hồ sơ có kết quả trước hoặc đúng hạn')
) as t (year, source, measure, value, unit, direction, citation, note)
where not exists (select from public.kpi_targets k where k.source = t.source and k.year = t.year and k.measure = t.measure);
