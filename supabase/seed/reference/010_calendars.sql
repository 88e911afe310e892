-- The city's working calendar with the public holidays and swapped days of 2024–2026, and the call
-- centre's round-the-clock one. Loaded again it adds what is missing and leaves what someone edited.

insert into sla.calendars (id, name, time_zone, description, is_default) values
  ('vn-city', 'Lịch làm việc UBND thành phố Hải Phòng', 'Asia/Ho_Chi_Minh',
   'Giờ hành chính: thứ Hai đến thứ Sáu, 07:30–11:30 và 13:30–17:30; nghỉ các ngày lễ, Tết theo quy định.', true),
  ('centre-24x7', 'Trực Tổng đài 1022 (24/7)', 'Asia/Ho_Chi_Minh',
   'Tổng đài tiếp nhận 24 giờ trong ngày, 7 ngày trong tuần, kể cả ngày lễ, Tết.', false)
on conflict (id) do nothing;

insert into sla.calendar_hours (calendar_id, weekday, opens, closes)
select 'vn-city', d.weekday, h.opens, h.closes
from generate_series(1, 5) as d (weekday), (values (time '07:30', time '11:30'), (time '13:30', time '17:30')) as h (opens, closes)
where not exists (select from sla.calendar_hours x where x.calendar_id = 'vn-city');

insert into sla.calendar_hours (calendar_id, weekday, opens, closes)
select 'centre-24x7', d.weekday, time '00:00', time '24:00'
from generate_series(1, 7) as d (weekday)
where not exists (select from sla.calendar_hours x where x.calendar_id = 'centre-24x7');

with dates (from_day, to_day, kind, as_weekday, name, basis) as (
  values
    (date '2024-01-01', date '2024-01-01', 'holiday', 1, 'Tết Dương lịch', 'law'),
    ('2024-02-08', '2024-02-14', 'holiday', 1, 'Tết Nguyên đán Giáp Thìn', 'notice'),
    ('2024-04-18', '2024-04-18', 'holiday', 1, 'Giỗ Tổ Hùng Vương (10/3 âm lịch)', 'law'),
    ('2024-04-29', '2024-04-29', 'holiday', 1, 'Nghỉ hoán đổi dịp 30/4 (làm bù 04/5/2024)', 'notice'),
    ('2024-04-30', '2024-04-30', 'holiday', 1, 'Ngày Chiến thắng', 'law'),
    ('2024-05-01', '2024-05-01', 'holiday', 1, 'Ngày Quốc tế Lao động', 'law'),
    ('2024-05-04', '2024-05-04', 'working', 1, 'Làm bù cho ngày 29/4/2024', 'notice'),
    ('2024-09-02', '2024-09-03', 'holiday', 1, 'Quốc khánh', 'notice'),
    ('2025-01-01', '2025-01-01', 'holiday', 1, 'Tết Dương lịch', 'law'),
    ('2025-01-27', '2025-01-31', 'holiday', 1, 'Tết Nguyên đán Ất Tỵ', 'notice'),
    ('2025-04-07', '2025-04-07', 'holiday', 1, 'Giỗ Tổ Hùng Vương (10/3 âm lịch)', 'law'),
    ('2025-04-26', '2025-04-26', 'working', 5, 'Làm bù cho ngày 02/5/2025', 'notice'),
    ('2025-04-30', '2025-04-30', 'holiday', 1, 'Ngày Chiến thắng', 'law'),
    ('2025-05-01', '2025-05-01', 'holiday', 1, 'Ngày Quốc tế Lao động', 'law'),
    ('2025-05-02', '2025-05-02', 'holiday', 1, 'Nghỉ hoán đổi dịp 30/4 (làm bù 26/4/2025)', 'notice'),
    ('2025-09-01', '2025-09-02', 'holiday', 1, 'Quốc khánh', 'notice'),
    ('2026-01-01', '2026-01-01', 'holiday', 1, 'Tết Dương lịch', 'law'),
    ('2026-01-02', '2026-01-02', 'holiday', 1, 'Nghỉ hoán đổi dịp Tết Dương lịch (làm bù 10/01/2026)', 'notice'),
    ('2026-01-10', '2026-01-10', 'working', 5, 'Làm bù cho ngày 02/01/2026', 'notice'),
    ('2026-02-16', '2026-02-20', 'holiday', 1, 'Tết Nguyên đán Bính Ngọ', 'notice'),
    ('2026-04-27', '2026-04-27', 'holiday', 1, 'Nghỉ bù Giỗ Tổ Hùng Vương (26/4 trùng Chủ nhật)', 'weekend'),
    ('2026-04-30', '2026-04-30', 'holiday', 1, 'Ngày Chiến thắng', 'law'),
    ('2026-05-01', '2026-05-01', 'holiday', 1, 'Ngày Quốc tế Lao động', 'law'),
    ('2026-08-22', '2026-08-22', 'working', 1, 'Làm bù cho ngày 31/8/2026', 'notice'),
    ('2026-08-31', '2026-08-31', 'holiday', 1, 'Nghỉ hoán đổi dịp Quốc khánh (làm bù 22/8/2026)', 'notice'),
    ('2026-09-01', '2026-09-02', 'holiday', 1, 'Quốc khánh', 'notice')
)
insert into sla.calendar_exceptions (calendar_id, day, kind, as_weekday, name, source)
select 'vn-city', g.day::date, d.kind, d.as_weekday, d.name,
  case d.basis
    when 'law' then 'Bộ luật Lao động 2019, Điều 112 khoản 1'
    when 'weekend' then 'Bộ luật Lao động 2019, Điều 111 khoản 3 và Điều 112 khoản 1'
    else 'Bộ luật Lao động 2019, Điều 112; thông báo nghỉ lễ, Tết năm ' || extract(year from g.day)
      || case when extract(year from g.day) < 2026
           then ' của Bộ Lao động - Thương binh và Xã hội' else ' của Bộ Nội vụ' end
  end
from dates d, generate_series(d.from_day::timestamp, d.to_day::timestamp, interval '1 day') as g (day)
on conflict (calendar_id, day) do nothing;

insert into sla.calendar_exceptions (calendar_id, day, kind, name, source, confirmed) values
  ('vn-city', '2026-11-24', 'holiday', 'Ngày Văn hóa Việt Nam',
   'Chưa có thông báo chính thức về việc nghỉ làm việc; chờ xác nhận', false)
on conflict (calendar_id, day) do nothing;

insert into sla.calendar_years (calendar_id, year, source) values
  ('vn-city', 2024, 'Bộ luật Lao động 2019, Điều 112; thông báo nghỉ lễ, Tết năm 2024 của Bộ Lao động - Thương binh và Xã hội'),
  ('vn-city', 2025, 'Bộ luật Lao động 2019, Điều 112; thông báo nghỉ lễ, Tết năm 2025 của Bộ Lao động - Thương binh và Xã hội'),
  ('vn-city', 2026, 'Bộ luật Lao động 2019, Điều 112; thông báo nghỉ lễ, Tết năm 2026 của Bộ Nội vụ')
on conflict (calendar_id, year) do nothing;
