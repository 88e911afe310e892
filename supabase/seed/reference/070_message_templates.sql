-- The shipped text of every kind of SMS and email. Vietnamese; SMS stay short, since with accents a part holds 67 characters.
-- relevant_while: found in another status at delivery, the message is skipped (null = always sent).

do $$
declare
  -- A slip still in an agency's hands.
  v_open text[] := '{assigned,clarification,verifying,escalated,overdue,directed,coordination}';
  v_ticket text[] := '{recipient_name,code,agency,excerpt,priority,due_at,ticket_url}';
  v_citizen text[] := '{recipient_name,code,agency,lookup_url}';
  v_hello text := E'Kính gửi Ông/Bà {{recipient_name}},\n\n';
  v_bye text := E'\n\nTrân trọng,\n{{office_name}}, điện thoại {{hotline}}\n(Thư tự động, xin không trả lời thư này.)';
  v_staff_hello text := E'Kính gửi {{recipient_name}},\n\n';
  v_staff_bye text := E'\n\nMở phiếu: {{ticket_url}}\n\n{{office_name}}';
begin
  perform private.ship_message_template(c, 'sms', 'staff', n, d, v_ticket || v, w, null, b) from (values
    ('ticket_transferred', 'Phiếu chuyển tới cán bộ đầu mối', 'Gửi cán bộ đầu mối khi phiếu được chuyển tới đơn vị (QĐ583 Điều 9.3).', '{note}'::text[], v_open,
      '{{#priority}}[{{priority}}] {{/priority}}1022: phiếu {{code}} chuyển đến {{agency}}{{#due_at}}, hạn {{due_at}}{{/due_at}}. {{excerpt}} {{ticket_url}}'),
    ('ticket_forwarded', 'Phiếu được giao cho cán bộ', 'Gửi cán bộ được phân công trong đơn vị.', '{note}', v_open,
      '1022: bạn được giao phiếu {{code}}. {{#note}}{{note}}. {{/note}}{{excerpt}} {{ticket_url}}'),
    ('ticket_escalated', 'Phiếu quá hạn chuyển thủ trưởng', 'Gửi thủ trưởng đơn vị khi cán bộ quá hạn (QĐ583 Điều 9.4).', '{officer}', '{escalated,overdue,directed}'::text[],
      '1022: phiếu {{code}} quá hạn của cán bộ, chuyển thủ trưởng {{agency}} trả lời. {{excerpt}} {{ticket_url}}'),
    ('ticket_directed', 'Lãnh đạo chỉ đạo phiếu', 'Gửi cán bộ và thủ trưởng khi lãnh đạo UBND chỉ đạo (QĐ583 Điều 9.4, 9.5).', '{directive,leader}', '{directed}'::text[],
      '1022: {{#leader}}{{leader}} {{/leader}}chỉ đạo phiếu {{code}}, hạn {{due_at}}: {{directive}} {{ticket_url}}'),
    ('ticket_urged', 'Đôn đốc một phiếu', 'Gửi người đang giữ phiếu khi Văn phòng đôn đốc (QĐ583 Điều 14.1).', '{message}', '{received,assigned,clarification,verifying,escalated,overdue,directed,coordination,relay_pending}'::text[],
      '1022: Văn phòng UBND thành phố đôn đốc phiếu {{code}}: {{message}} {{ticket_url}}'),
    ('ticket_reopened', 'Phiếu được mở lại', 'Gửi cán bộ và thủ trưởng khi công dân chưa hài lòng và phiếu được mở lại.', '{reason}', v_open,
      '1022: phiếu {{code}} được mở lại{{#reason}}: {{reason}}{{/reason}}. {{ticket_url}}')
  ) as k (c, n, d, v, w, b);

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

  -- To citizens: an SMS, or a letter where no telephone number is known (QĐ583 Điều 8.2, 8.3, 9.3, 11.1).
  perform private.ship_message_template('citizen_clarification', 'sms', 'citizen', 'Đề nghị công dân làm rõ', 'Gửi công dân khi nội dung chưa rõ (QĐ583 Điều 8.3, 18.1).', v_citizen || '{question}', '{clarification}', null,
    '{{office_name}}: phiếu {{code}} cần làm rõ: {{question}} Xin gọi {{hotline}} hoặc trả lời tại {{lookup_url}}');
  perform private.ship_message_template('citizen_clarification', 'email', 'citizen', 'Đề nghị công dân làm rõ', 'Gửi công dân khi nội dung chưa rõ (QĐ583 Điều 8.3, 18.1).', v_citizen || '{question}', '{clarification}',
    'Phiếu {{code}}: đề nghị làm rõ nội dung', v_hello || E'Để xử lý phản ánh, kiến nghị mã {{code}}, chúng tôi cần biết thêm:\n\n{{question}}\n\nXin trả lời tại {{lookup_url}} hoặc gọi {{hotline}}.' || v_bye);
  perform private.ship_message_template('citizen_refused', 'sms', 'citizen', 'Từ chối tiếp nhận, có lý do', 'Gửi công dân khi phiếu không thuộc phạm vi, kèm nơi cần đến (QĐ583 Điều 8.2).', v_citizen || '{reason,redirect_to}', null, null,
    '{{office_name}}: phiếu {{code}} không thuộc phạm vi tiếp nhận: {{reason}}{{#redirect_to}} Xin liên hệ: {{redirect_to}}{{/redirect_to}}');
  perform private.ship_message_template('citizen_refused', 'email', 'citizen', 'Từ chối tiếp nhận, có lý do', 'Gửi công dân khi phiếu không thuộc phạm vi, kèm nơi cần đến (QĐ583 Điều 8.2).', v_citizen || '{reason,redirect_to}', null,
    'Phiếu {{code}}: không thuộc phạm vi tiếp nhận', v_hello || E'Phản ánh, kiến nghị mã {{code}} không thuộc phạm vi tiếp nhận của {{office_name}}.\n\nLý do: {{reason}}{{#redirect_to}}\n\nÔng/Bà có thể liên hệ: {{redirect_to}}{{/redirect_to}}' || v_bye);
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
