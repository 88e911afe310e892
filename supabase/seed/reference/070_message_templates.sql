-- The shipped text of every kind of SMS and email. Vietnamese; SMS stay short, since with accents a part holds 67 characters.
-- relevant_while: found in another status at delivery, the message is skipped (null = always sent).

do $$
declare
  -- A slip still in an agency's hands.
  v_open text[] := '{assigned,clarification,verifying,escalated,overdue,directed,coordination}';
  v_ticket text[] := '{recipient_name,code,agency,excerpt,priority,due_at,ticket_url}';
  v_citizen text[] := '{recipient_name,code,agency,lookup_url}';
  v_session text[] := '{recipient_name,code,title,starts_at,chair,session_url,guest_url}';
  v_session_bye text := E'{{#guest_url}}\n\nĐường dẫn riêng của Ông/Bà: {{guest_url}}{{/guest_url}}\n\n{{office_name}}, điện thoại {{hotline}}';
  v_hello text := E'Kính gửi Ông/Bà {{recipient_name}},\n\n';
  v_bye text := E'\n\nTrân trọng,\n{{office_name}}, điện thoại {{hotline}}\n(Thư tự động, xin không trả lời thư này.)';
  v_staff_hello text := E'Kính gửi {{recipient_name}},\n\n';
  v_staff_bye text := E'\n\nMở phiếu: {{ticket_url}}\n\n{{office_name}}';
begin
  perform private.ship_message_template(c, 'sms', 'staff', n, d, v_ticket || v, w, null, b, f) from (values
    ('ticket_transferred', 'Phiếu chuyển tới cán bộ đầu mối', 'Gửi cán bộ đầu mối khi phiếu được chuyển tới đơn vị (QĐ583 Điều 9.3).', '{note}'::text[], v_open,
      '{{#priority}}[{{priority}}] {{/priority}}1022: phiếu {{code}} chuyển đến {{agency}}{{#due_at}}, hạn {{due_at}}{{/due_at}}. {{excerpt}} {{ticket_url}}', true),
    ('ticket_forwarded', 'Phiếu được giao cho cán bộ', 'Gửi cán bộ được phân công trong đơn vị.', '{note}', v_open,
      '1022: bạn được giao phiếu {{code}}. {{#note}}{{note}}. {{/note}}{{excerpt}} {{ticket_url}}', true),
    ('ticket_escalated', 'Phiếu quá hạn chuyển thủ trưởng', 'Gửi thủ trưởng đơn vị khi cán bộ quá hạn (QĐ583 Điều 9.4).', '{officer}', '{escalated,overdue,directed}'::text[],
      '1022: phiếu {{code}} quá hạn của cán bộ, chuyển thủ trưởng {{agency}} trả lời. {{excerpt}} {{ticket_url}}', true),
    ('ticket_directed', 'Lãnh đạo chỉ đạo phiếu', 'Gửi cán bộ và thủ trưởng khi lãnh đạo UBND chỉ đạo (QĐ583 Điều 9.4, 9.5).', '{directive,leader}', '{directed}'::text[],
      '1022: {{#leader}}{{leader}} {{/leader}}chỉ đạo phiếu {{code}}, hạn {{due_at}}: {{directive}} {{ticket_url}}', true),
    ('ticket_urged', 'Đôn đốc một phiếu', 'Gửi người đang giữ phiếu khi Văn phòng đôn đốc (QĐ583 Điều 14.1).', '{message}', '{received,assigned,clarification,verifying,escalated,overdue,directed,coordination,relay_pending}'::text[],
      '1022: Văn phòng UBND thành phố đôn đốc phiếu {{code}}: {{message}} {{ticket_url}}', false),
    ('ticket_reopened', 'Phiếu được mở lại', 'Gửi cán bộ và thủ trưởng khi công dân chưa hài lòng và phiếu được mở lại.', '{reason}', v_open,
      '1022: phiếu {{code}} được mở lại{{#reason}}: {{reason}}{{/reason}}. {{ticket_url}}', true),
    ('ticket_marked_urgent', 'Phiếu được đánh dấu khẩn', 'Gửi cán bộ và thủ trưởng khi phiếu đang xử lý được đánh dấu khẩn (QĐ583 Điều 9.1).', '{reason}', v_open,
      '1022: [KHẨN] phiếu {{code}} của {{agency}} được đánh dấu khẩn{{#reason}}: {{reason}}{{/reason}}. {{ticket_url}}', true),
    ('ticket_coordinated', 'Chủ trì phối hợp', 'Gửi cơ quan chủ trì khi Văn phòng điều phối (QĐ583 Điều 9.5).', '{request}', '{coordination,assigned,directed,escalated,overdue}',
      '1022: {{agency}} chủ trì phối hợp phiếu {{code}}, hạn {{due_at}}. {{request}} {{ticket_url}}', true),
    ('task_given', 'Việc phối hợp được giao', 'Gửi cơ quan tham gia phối hợp, hoặc cán bộ được giao lại (QĐ583 Điều 9.5).', '{task,note}', v_open,
      '1022: {{agency}} phối hợp phiếu {{code}}, hạn {{due_at}}: {{task}}{{#note}} ({{note}}){{/note}} {{ticket_url}}', false),
    ('task_changed', 'Việc phối hợp thay đổi', 'Gửi cơ quan tham gia khi Văn phòng đổi phần việc (QĐ583 Điều 9.5).', '{task}', v_open,
      '1022: phần việc phối hợp phiếu {{code}} của {{agency}} thay đổi, hạn {{due_at}}: {{task}} {{ticket_url}}', false)
  ) as k (c, n, d, v, w, b, f);

  perform private.ship_message_template('agency_urged', 'sms', 'staff', 'Đôn đốc cả đơn vị', 'Gửi cán bộ và thủ trưởng của đơn vị có phiếu quá hạn hoặc sắp đến hạn (QĐ583 Điều 14.1).',
    '{recipient_name,agency,count,message,list_url}', null, null,
    '1022: Văn phòng UBND thành phố đôn đốc {{agency}}: {{count}} phiếu quá hạn hoặc sắp đến hạn. {{message}} {{list_url}}');

  perform private.ship_message_template('ticket_overdue', 'email', 'staff', 'Báo cáo phiếu quá hạn của thủ trưởng', 'Gửi Văn phòng UBND thành phố để báo cáo lãnh đạo khi thủ trưởng quá hạn (QĐ583 Điều 9.4).',
    v_ticket, '{overdue,directed}', 'Phiếu {{code}} quá hạn tại {{agency}}, cần báo cáo lãnh đạo',
    v_staff_hello || E'Phiếu {{code}} đã quá hạn trả lời của thủ trưởng {{agency}} (hạn {{due_at}}) và chuyển trạng thái "quá hạn (đang chờ xử lý)". Đề nghị Văn phòng báo cáo lãnh đạo UBND thành phố theo Điều 9.4 Quyết định 583/QĐ-UBND.\n\nNội dung: {{excerpt}}' || v_staff_bye);

  perform private.ship_message_template('digest', 'email', 'staff', 'Tổng hợp công việc trong ngày', 'Gửi cán bộ và thủ trưởng lúc 10:00 và 14:30 ngày làm việc khi có việc: quá hạn, sắp đến hạn, mới nhận.',
    '{recipient_name,date,slot,overdue_count,overdue_list,due_soon_count,due_soon_list,new_count,new_list}', null,
    'Việc của bạn lúc {{slot}} ngày {{date}}{{#overdue_count}}: {{overdue_count}} phiếu quá hạn{{/overdue_count}}',
    v_staff_hello || E'{{#overdue_list}}QUÁ HẠN ({{overdue_count}})\n{{overdue_list}}\n\n{{/overdue_list}}{{#due_soon_list}}SẮP ĐẾN HẠN ({{due_soon_count}})\n{{due_soon_list}}\n\n{{/due_soon_list}}{{#new_list}}MỚI NHẬN ({{new_count}})\n{{new_list}}\n\n{{/new_list}}Mở danh sách: {{console_url}}/my-work\n\n{{office_name}}');

  perform private.ship_message_template('chart_alert', 'email', 'staff', 'Cảnh báo ngưỡng trên biểu đồ', 'Gửi người đã đặt cảnh báo khi số liệu vượt ngưỡng; một lần cho đến khi trở lại.',
    '{recipient_name,chart,chart_id,measure,value,threshold,comparison_text,where}', null, 'Cảnh báo: {{measure}} {{comparison_text}} {{threshold}}',
    v_staff_hello || E'{{measure}} là {{value}}, {{comparison_text}} ngưỡng {{threshold}} đã đặt trên biểu đồ "{{chart}}".{{#where}}\n\nỞ: {{where}}{{/where}}\n\nMở biểu đồ: {{console_url}}/charts/{{chart_id}}\n\nCảnh báo im lặng cho đến khi số liệu trở lại trong ngưỡng.\n\n{{office_name}}');

  perform private.ship_message_template('ticket_briefed', 'email', 'staff', 'Báo cáo nhanh việc khẩn', 'Gửi Văn phòng UBND thành phố khi Tổng đài báo cáo việc khẩn hoặc kết quả cần giải trình (QĐ583 Điều 9.6).',
    v_ticket || '{brief}', null, 'Phiếu {{code}}: báo cáo việc khẩn',
    v_staff_hello || E'Báo cáo về phiếu {{code}}{{#agency}} ({{agency}}){{/agency}}:\n\n{{brief}}\n\nNội dung phản ánh: {{excerpt}}' || v_staff_bye);

  -- Reception sessions: staff, and guests with a link of their own (QĐ3394 Điều 6).
  perform private.ship_message_template(c, 'email', 'staff', n, d, v_session || v, null, sj, v_staff_hello || b || v_session_bye) from (values
    ('session_invited', 'Mời dự buổi tiếp công dân', 'Gửi người được mời, mỗi khách một đường dẫn riêng (QĐ3394 Điều 6.1a).', '{}'::text[], 'Mời dự {{title}}, {{starts_at}}',
      'Kính mời dự buổi tiếp công dân trực tuyến "{{title}}" lúc {{starts_at}}{{#chair}}, do {{chair}} chủ trì{{/chair}}.'),
    ('session_moved', 'Buổi tiếp đổi thời gian', 'Gửi người được mời khi buổi tiếp đổi thời gian.', '{}', 'Đổi thời gian: {{title}}, {{starts_at}}',
      'Buổi tiếp công dân trực tuyến "{{title}}" chuyển sang {{starts_at}}{{#chair}}, do {{chair}} chủ trì{{/chair}}.'),
    ('session_cancelled', 'Hủy buổi tiếp', 'Gửi người được mời khi buổi tiếp bị hủy.', '{reason}', 'Hủy: {{title}}, {{starts_at}}',
      'Buổi tiếp công dân trực tuyến "{{title}}" lúc {{starts_at}} không tổ chức.{{#reason}} Lý do: {{reason}}{{/reason}}'),
    ('session_reported', 'Kế hoạch buổi tiếp trình lãnh đạo', 'Gửi người chủ trì và Văn phòng khi kế hoạch được báo cáo (QĐ3394 Điều 6).', '{}', 'Kế hoạch: {{title}}, {{starts_at}}',
      'Kế hoạch, vụ việc và kết quả rà soát hồ sơ của buổi tiếp "{{title}}" lúc {{starts_at}} đã được báo cáo.'),
    ('session_conclusion_ready', 'Thông báo kết luận chờ ký', 'Gửi người chủ trì khi dự thảo kết luận đã xong (QĐ3394 Điều 6.1đ).', '{}', 'Chờ ký kết luận: {{title}}',
      'Dự thảo thông báo kết luận của buổi tiếp "{{title}}" ngày {{starts_at}} đang chờ ký.'),
    ('session_concluded', 'Thông báo kết luận đã ký', 'Gửi người tham dự khi thông báo kết luận được ký (QĐ3394 Điều 6.1đ).', '{}', 'Thông báo kết luận: {{title}}',
      'Thông báo kết luận của buổi tiếp "{{title}}" ngày {{starts_at}} đã được ký.')
  ) as k (c, n, d, v, sj, b);
  perform private.ship_message_template(c, 'sms', 'staff', n, d, v_session || v, null, null, b) from (values
    ('session_invited', 'Mời dự buổi tiếp công dân', 'Gửi người được mời, mỗi khách một đường dẫn riêng (QĐ3394 Điều 6.1a).', '{}'::text[],
      'Kính mời dự tiếp công dân trực tuyến {{code}} lúc {{starts_at}}. {{#guest_url}}{{guest_url}}{{/guest_url}}'),
    ('session_moved', 'Buổi tiếp đổi thời gian', 'Gửi người được mời khi buổi tiếp đổi thời gian.', '{}', 'Buổi tiếp công dân {{code}} chuyển sang {{starts_at}}. {{#guest_url}}{{guest_url}}{{/guest_url}}'),
    ('session_cancelled', 'Hủy buổi tiếp', 'Gửi người được mời khi buổi tiếp bị hủy.', '{reason}', 'Buổi tiếp công dân {{code}} lúc {{starts_at}} không tổ chức.{{#reason}} {{reason}}{{/reason}}')
  ) as k (c, n, d, v, b);
  perform private.ship_message_template('session_rate', 'email', 'citizen', 'Mời đánh giá buổi tiếp', 'Gửi công dân đã được tiếp khi thông báo kết luận được ký (QĐ3394 Điều 6.1đ).', v_session, null,
    'Kết luận buổi tiếp công dân {{code}}', v_hello || E'Thông báo kết luận của buổi tiếp công dân "{{title}}" ngày {{starts_at}} đã được ký và gửi các cơ quan thực hiện.\n\nKính mời Ông/Bà đánh giá buổi tiếp tại đường dẫn riêng: {{guest_url}}' || v_bye);
  perform private.ship_message_template('session_rate', 'sms', 'citizen', 'Mời đánh giá buổi tiếp', 'Gửi công dân đã được tiếp khi thông báo kết luận được ký (QĐ3394 Điều 6.1đ).', v_session, null,
    null, '{{office_name}}: kết luận buổi tiếp công dân {{code}} đã được ký. Kính mời Ông/Bà đánh giá: {{guest_url}}');
  perform private.ship_message_template(c, 'email', 'staff', n, d, '{recipient_name,code,task,due_at,agency,note}', null, sj, v_staff_hello || b || E'\n\nMở hệ thống: {{console_url}}\n\n{{office_name}}') from (values
    ('case_task_assigned', 'Giao nhiệm vụ sau buổi tiếp', 'Gửi thủ trưởng đơn vị được giao nhiệm vụ theo kết luận (QĐ3394 Điều 6.1đ).', 'Nhiệm vụ {{code}}{{#due_at}}, hạn {{due_at}}{{/due_at}}',
      E'{{agency}} được giao nhiệm vụ {{code}}{{#due_at}}, hạn {{due_at}}{{/due_at}}:\n\n{{task}}{{#note}}\n\n{{note}}{{/note}}'),
    ('case_task_overdue', 'Nhiệm vụ sau buổi tiếp quá hạn', 'Gửi đơn vị, Văn phòng và Ban Tiếp công dân khi nhiệm vụ quá hạn.', 'Quá hạn: nhiệm vụ {{code}}',
      E'Nhiệm vụ {{code}} của {{agency}} đã quá hạn {{due_at}}:\n\n{{task}}')
  ) as k (c, n, d, sj, b);

  perform private.ship_message_template('case_task_assigned', 'sms', 'staff', 'Giao nhiệm vụ sau buổi tiếp', 'Gửi thủ trưởng đơn vị được giao nhiệm vụ theo kết luận (QĐ3394 Điều 6.1đ).', '{recipient_name,code,task,due_at,agency,note}', null, null,
    '{{agency}} được giao nhiệm vụ {{code}}{{#due_at}}, hạn {{due_at}}{{/due_at}}: {{task}} {{console_url}}');

  -- To citizens: an SMS, or a letter where no telephone number is known (QĐ583 Điều 8.2, 8.3, 9.3, 11.1).
  perform private.ship_message_template('citizen_clarification', 'sms', 'citizen', 'Đề nghị công dân làm rõ', 'Gửi công dân khi nội dung chưa rõ (QĐ583 Điều 8.3, 18.1).', v_citizen || '{question}', '{clarification}', null,
    '{{office_name}}: phiếu {{code}} cần làm rõ: {{question}} Xin gọi {{hotline}} hoặc trả lời tại {{lookup_url}}');
  perform private.ship_message_template('citizen_clarification', 'email', 'citizen', 'Đề nghị công dân làm rõ', 'Gửi công dân khi nội dung chưa rõ (QĐ583 Điều 8.3, 18.1).', v_citizen || '{question}', '{clarification}',
    'Phiếu {{code}}: đề nghị làm rõ nội dung', v_hello || E'Để xử lý phản ánh, kiến nghị mã {{code}}, chúng tôi cần biết thêm:\n\n{{question}}\n\nXin trả lời tại {{lookup_url}} hoặc gọi {{hotline}}.' || v_bye);
  perform private.ship_message_template('citizen_refused', 'sms', 'citizen', 'Từ chối tiếp nhận, có lý do', 'Gửi công dân khi phiếu không thuộc phạm vi, kèm nơi cần đến (QĐ583 Điều 8.2).', v_citizen || '{reason,redirect_to}', null, null,
    '{{office_name}}: phiếu {{code}} không thuộc phạm vi tiếp nhận: {{reason}}{{#redirect_to}} Xin liên hệ: {{redirect_to}}{{/redirect_to}}');
  perform private.ship_message_template('citizen_refused', 'email', 'citizen', 'Từ chối tiếp nhận, có lý do', 'Gửi công dân khi phiếu không thuộc phạm vi, kèm nơi cần đến (QĐ583 Điều 8.2).', v_citizen || '{reason,redirect_to}', null,
    'Phiếu {{code}}: không thuộc phạm vi tiếp nhận', v_hello || E'Phản ánh, kiến nghị mã {{code}} không thuộc phạm vi tiếp nhận của {{office_name}}.\n\nLý do: {{reason}}{{#redirect_to}}\n\nÔng/Bà có thể liên hệ: {{redirect_to}}{{/redirect_to}}' || v_bye);
  perform private.ship_message_template('citizen_merged', 'sms', 'citizen', 'Phiếu được gộp', 'Gửi công dân khi phiếu được gộp với phiếu cùng nội dung.', v_citizen, null, null,
    '{{office_name}}: phiếu {{code}} trùng nội dung với phản ánh đã nhận và được xử lý chung. Ông/Bà vẫn nhận kết quả theo mã {{code}}. {{lookup_url}}');
  perform private.ship_message_template('citizen_merged', 'email', 'citizen', 'Phiếu được gộp', 'Gửi công dân khi phiếu được gộp với phiếu cùng nội dung.', v_citizen, null,
    'Phiếu {{code}} được xử lý chung', v_hello || E'Phản ánh, kiến nghị mã {{code}} trùng nội dung với phản ánh đã nhận và được xử lý chung. Ông/Bà vẫn nhận kết quả và tra cứu theo mã {{code}}.\n\nTra cứu: {{lookup_url}}' || v_bye);
  perform private.ship_message_template('citizen_split', 'sms', 'citizen', 'Phiếu được tách', 'Gửi công dân khi phiếu có nhiều việc được tách thành các phiếu riêng.', v_citizen || '{codes}', null, null,
    '{{office_name}}: phiếu {{code}} có nhiều việc nên được tách thành: {{codes}}. Tra cứu: {{lookup_url}}');
  perform private.ship_message_template('citizen_split', 'email', 'citizen', 'Phiếu được tách', 'Gửi công dân khi phiếu có nhiều việc được tách thành các phiếu riêng.', v_citizen || '{codes}', null,
    'Phiếu {{code}} được tách để xử lý', v_hello || E'Phản ánh, kiến nghị mã {{code}} có nhiều việc nên được tách để từng cơ quan xử lý: {{codes}}.\n\nTra cứu: {{lookup_url}}' || v_bye);
  perform private.ship_message_template('citizen_committed', 'sms', 'citizen', 'Hẹn thời gian hoàn thành', 'Gửi công dân khi đơn vị hẹn thời gian hoàn thành sau xác minh (QĐ583 Điều 9.3).', v_citizen || '{due_at}', '{verifying,escalated,overdue,directed}', null,
    '{{office_name}}: phiếu {{code}}: {{agency}} hẹn trả lời trước {{due_at}}. {{lookup_url}}');
  perform private.ship_message_template('citizen_committed', 'email', 'citizen', 'Hẹn thời gian hoàn thành', 'Gửi công dân khi đơn vị hẹn thời gian hoàn thành sau xác minh (QĐ583 Điều 9.3).', v_citizen || '{due_at}', '{verifying,escalated,overdue,directed}',
    'Phiếu {{code}}: hẹn trả lời trước {{due_at}}', v_hello || E'{{agency}} đã xác minh nội dung phiếu {{code}} và hẹn trả lời trước {{due_at}}.\n\nTra cứu: {{lookup_url}}' || v_bye);
  perform private.ship_message_template('citizen_result', 'sms', 'citizen', 'Báo kết quả và mời đánh giá', 'Gửi công dân khi phiếu đã được trả lời, kèm đường dẫn tra cứu (QĐ583 Điều 11.1).', v_citizen || '{answer,rate_url}', null, null,
    '{{office_name}}: phiếu {{code}} đã có trả lời. Xem: {{lookup_url}}{{#rate_url}} Đánh giá: {{rate_url}}{{/rate_url}}');
  perform private.ship_message_template('citizen_result', 'email', 'citizen', 'Báo kết quả và mời đánh giá', 'Gửi công dân khi phiếu đã được trả lời, kèm đường dẫn tra cứu (QĐ583 Điều 11.1).', v_citizen || '{answer,rate_url}', null,
    'Phiếu {{code}}: đã có trả lời', v_hello || E'Phản ánh, kiến nghị mã {{code}} đã được trả lời{{#agency}} bởi {{agency}}{{/agency}}:\n\n{{answer}}\n\nTra cứu: {{lookup_url}}{{#rate_url}}\nXin Ông/Bà đánh giá kết quả tại: {{rate_url}}{{/rate_url}}' || v_bye);

  perform private.ship_message_template('test', 'sms', 'staff', 'Tin thử', 'Gửi từ trang thiết lập để thử cổng SMS.', '{by,sent_at}', null, null,
    '{{office_name}}: tin thử gửi lúc {{sent_at}}{{#by}} ({{by}}){{/by}}. Cổng SMS hoạt động.');
  perform private.ship_message_template('test', 'email', 'staff', 'Thư thử', 'Gửi từ trang thiết lập để thử máy chủ thư.', '{by,sent_at}', null,
    'Thư thử của {{office_name}}', E'Đây là thư thử{{#by}} do {{by}} gửi{{/by}} lúc {{sent_at}}.\n\nNếu nhận được thư này, máy chủ thư đã hoạt động.\n\n{{office_name}}');
end $$;
