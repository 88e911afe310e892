-- The reports there are. What stands in each: reports/src/definitions/<code>. Nguồn: SPEC §9.
insert into public.report_kinds as k (code, area, periods, reach, position, name, name_en, description, description_en, citation) values
  ('centre', 'tickets', '{week,month,quarter,year}', 'city', 10, 'Tình hình tiếp nhận, xử lý phản ánh, kiến nghị qua Tổng đài 1022', 'Work of the 1022 centre',
    'Báo cáo định kỳ tuần, tháng, quý, năm: tiếp nhận, trả lời, thời hạn, kết quả từng cấp, lĩnh vực, kênh, cơ quan, mức độ hài lòng.',
    'Weekly, monthly, quarterly, yearly: received, answered, deadlines, levels, fields, channels, agencies, satisfaction.', 'QĐ583 Điều 10.1, 10.2, 13.7'),
  ('satisfaction', 'tickets', '{month,quarter,year}', 'city', 20, 'Mức độ hài lòng đối với các đơn vị xử lý phản ánh, kiến nghị', 'Satisfaction by agency',
    'Mức độ hài lòng của tổ chức, cá nhân đối với từng đơn vị xử lý.', 'How satisfied people are with each agency.', 'QĐ583 Điều 10.2, 11.2'),
  ('agency', 'tickets', '{week,month,quarter,year}', 'agency', 30, 'Kết quả xử lý phản ánh, kiến nghị của đơn vị', 'An agency''s results, to its head',
    'Gửi lãnh đạo đơn vị xử lý: kết quả của đơn vị và từng cán bộ.', 'To the head of the agency: its results and its officers''.', 'QĐ583 Điều 13.6'),
  ('overdue', 'tickets', '{day}', 'both', 40, 'Danh sách phản ánh, kiến nghị quá hạn báo cáo lãnh đạo', 'Overdue list, to the leaders',
    'Phiếu đang quá hạn tại thời điểm lập, theo cơ quan và từng phiếu.', 'Tickets overdue at the moment, by agency and one by one.', 'QĐ583 Điều 9.4'),
  ('reception', 'reception', '{month,quarter,year}', 'city', 50, 'Kết quả tiếp công dân trực tuyến', 'Results of online reception',
    'Lồng ghép vào báo cáo kết quả tiếp công dân, xử lý đơn định kỳ tháng, quý, năm.', 'For the monthly, quarterly and yearly reports on the reception of citizens.', 'QĐ3549 Phần V, mục I.3'),
  ('reception-pilot', 'reception', '{year}', 'city', 60, 'Sơ kết thực hiện Mô hình thí điểm tiếp công dân trực tuyến', 'Yearly review of the online reception pilot',
    'Sơ kết hằng năm, tiến hành vào Quý I của năm sau.', 'The yearly review, held in the first quarter of the next year.', 'QĐ3549 Phần V, mục I.2'),
  ('reception-evaluation', 'reception', '{year}', 'city', 70, 'Tổng kết, đánh giá việc triển khai Mô hình tiếp công dân trực tuyến', 'The Office''s annual evaluation of online reception',
    'Văn phòng UBND thành phố tổng kết, đánh giá, đề xuất hằng năm, báo cáo UBND thành phố.', 'The Office sums up, evaluates and proposes each year.', 'QĐ3394 Điều 8.4'),
  ('dossiers', 'dossiers', '{month,quarter,year}', 'both', 80, 'Kết quả giải quyết hồ sơ thủ tục hành chính', 'Results of administrative dossiers',
    'UBND cấp xã tổng hợp theo tháng, quý, năm (tham khảo quy chế của Hà Nội).', 'Communes sum up by month, quarter and year (by Hà Nội''s regulation, for reference).', 'QĐ2926 Điều 36.1'),
  ('targets', 'dossiers', '{month,quarter,year}', 'both', 90, 'Kết quả thực hiện chỉ tiêu dịch vụ công trực tuyến', 'Online service targets',
    'Kết quả so với chỉ tiêu chất lượng trải nghiệm người dùng, số hóa và kết quả điện tử của năm.', 'Results against the year''s targets of quality, digitisation and electronic results.', 'KH26 mục I.2, II.6')
on conflict (code) do update set area = excluded.area, periods = excluded.periods, reach = excluded.reach, position = excluded.position, name = excluded.name,
  name_en = excluded.name_en, description = excluded.description, description_en = excluded.description_en, citation = excluded.citation;

insert into public.settings (key, value, name, description) values
  ('reports.attach', 'true', 'Đính kèm tệp báo cáo vào thư',
    'Bật (true): thư báo cáo theo lịch có kèm tệp .docx và .xlsx. Tắt (false): thư chỉ có đường dẫn, người nhận đăng nhập để xem.')
on conflict (key) do update set name = excluded.name, description = excluded.description;

select private.ship_message_template('report_ready', 'email', 'staff', 'Báo cáo định kỳ theo lịch', 'Gửi người nhận báo cáo theo lịch; số liệu theo quyền của người nhận (QĐ583 Điều 10.2, 13.6).',
  '{recipient_name,title,report_name,report_url}', null, 'Báo cáo: {{title}}',
  E'Kính gửi {{recipient_name}},\n\nBáo cáo "{{title}}" đã được lập theo lịch, số liệu trong phạm vi Ông/Bà được xem.\n\nXem và tải về: {{report_url}}\n\n{{office_name}}');
