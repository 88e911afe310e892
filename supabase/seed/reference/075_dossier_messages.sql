-- The shipped texts about dossiers. To applicants by SMS and by mail, as far as they gave an address (QĐ2926 Điều 18.4b).

do $$
declare
  v_applicant text[] := '{recipient_name,code,agency,procedure,lookup_url}';
  v_hello text := E'Kính gửi Ông/Bà {{recipient_name}},\n\n';
  v_bye text := E'\n\nTra cứu tình trạng hồ sơ: {{lookup_url}}\n\nTrân trọng,\n{{agency}}\n(Thư tự động, xin không trả lời thư này.)';
begin
  perform private.ship_message_template(c, 'sms', 'citizen', n, d, v_applicant || v, w, null, b) from (values
    ('dossier_submitted', 'Đã nhận hồ sơ nộp trực tuyến', 'Gửi người nộp ngay khi nộp hồ sơ trực tuyến (QĐ2926 Điều 19.2a).', '{due_at}'::text[], '{submitted,supplement_requested,accepted,processing}'::text[],
      'Hồ sơ {{code}} đã gửi đến {{agency}}{{#due_at}}, trả lời trước {{due_at}}{{/due_at}}. Tra cứu: {{lookup_url}}'),
    ('dossier_accepted', 'Hồ sơ được tiếp nhận, ngày hẹn trả', 'Gửi người nộp khi hồ sơ được tiếp nhận (QĐ2926 Điều 19.2a).', '{due_at}', null,
      'Hồ sơ {{code}} đã được tiếp nhận{{#due_at}}, hẹn trả kết quả {{due_at}}{{/due_at}}. Tra cứu: {{lookup_url}}'),
    ('dossier_supplement', 'Yêu cầu sửa đổi, bổ sung hồ sơ', 'Gửi người nộp khi hồ sơ cần sửa đổi, bổ sung (QĐ2926 Điều 18.4b).', '{missing,supply_by}', '{supplement_requested}',
      'Hồ sơ {{code}} cần bổ sung{{#supply_by}} trước {{supply_by}}{{/supply_by}}: {{missing}} {{lookup_url}}'),
    ('dossier_refused', 'Từ chối hồ sơ, có lý do', 'Gửi người nộp khi hồ sơ bị từ chối (QĐ2926 Điều 19.2a).', '{reason}', null,
      'Hồ sơ {{code}} không được giải quyết: {{reason}} {{lookup_url}}'),
    ('dossier_suspended', 'Tạm dừng giải quyết hồ sơ', 'Gửi người nộp khi việc giải quyết tạm dừng.', '{reason}', '{suspended}',
      'Hồ sơ {{code}} tạm dừng giải quyết: {{reason}} {{lookup_url}}'),
    ('dossier_apology', 'Xin lỗi và hẹn lại ngày trả kết quả', 'Gửi người nộp khi hồ sơ giải quyết chậm (Nghị định 61/2018/NĐ-CP Điều 19).', '{due_at,reason}', '{accepted,processing,supplement_requested,suspended}',
      '{{agency}} xin lỗi vì hồ sơ {{code}} giải quyết chậm, hẹn lại {{due_at}}. {{lookup_url}}'),
    ('dossier_result', 'Đã có kết quả', 'Gửi người nộp khi có kết quả (QĐ2926 Điều 21.1).', '{kind}', '{result_ready}',
      'Hồ sơ {{code}} đã có kết quả{{#kind}} ({{kind}}){{/kind}}, mời nhận tại {{agency}}. {{lookup_url}}'),
    ('dossier_returned', 'Đã trả kết quả, mời đánh giá', 'Gửi người nộp khi đã trả kết quả, kèm đường dẫn đánh giá.', '{rate_url}', null,
      'Kết quả hồ sơ {{code}} đã được trả.{{#rate_url}} Xin Ông/Bà đánh giá: {{rate_url}}{{/rate_url}}')
  ) as k (c, n, d, v, w, b);
  perform private.ship_message_template(c, 'email', 'citizen', n, d, v_applicant || v, w, sj, v_hello || b || v_bye) from (values
    ('dossier_submitted', 'Đã nhận hồ sơ nộp trực tuyến', 'Gửi người nộp ngay khi nộp hồ sơ trực tuyến (QĐ2926 Điều 19.2a).', '{due_at}'::text[], '{submitted,supplement_requested,accepted,processing}'::text[],
      'Hồ sơ {{code}}: đã nhận', E'Hồ sơ {{code}} về thủ tục “{{procedure}}” đã gửi đến {{agency}}.{{#due_at}} Bộ phận Một cửa sẽ tiếp nhận, từ chối hoặc yêu cầu bổ sung trước {{due_at}}.{{/due_at}}'),
    ('dossier_accepted', 'Hồ sơ được tiếp nhận, ngày hẹn trả', 'Gửi người nộp khi hồ sơ được tiếp nhận (QĐ2926 Điều 19.2a).', '{due_at}', null,
      'Hồ sơ {{code}}: đã tiếp nhận', E'Hồ sơ {{code}} về thủ tục “{{procedure}}” đã được {{agency}} tiếp nhận.{{#due_at}} Hẹn trả kết quả: {{due_at}}.{{/due_at}}'),
    ('dossier_supplement', 'Yêu cầu sửa đổi, bổ sung hồ sơ', 'Gửi người nộp khi hồ sơ cần sửa đổi, bổ sung (QĐ2926 Điều 18.4b).', '{missing,supply_by}', '{supplement_requested}',
      'Hồ sơ {{code}}: đề nghị sửa đổi, bổ sung', E'Để giải quyết hồ sơ {{code}} về thủ tục “{{procedure}}”, đề nghị Ông/Bà sửa đổi, bổ sung{{#supply_by}} trước ngày {{supply_by}}{{/supply_by}}:\n\n{{missing}}\n\nThời hạn giải quyết tạm dừng cho đến khi nhận được phần bổ sung.'),
    ('dossier_refused', 'Từ chối hồ sơ, có lý do', 'Gửi người nộp khi hồ sơ bị từ chối (QĐ2926 Điều 19.2a).', '{reason}', null,
      'Hồ sơ {{code}}: không được giải quyết', E'Hồ sơ {{code}} về thủ tục “{{procedure}}” không được giải quyết. Lý do:\n\n{{reason}}'),
    ('dossier_suspended', 'Tạm dừng giải quyết hồ sơ', 'Gửi người nộp khi việc giải quyết tạm dừng.', '{reason}', '{suspended}',
      'Hồ sơ {{code}}: tạm dừng giải quyết', E'Việc giải quyết hồ sơ {{code}} về thủ tục “{{procedure}}” tạm dừng. Lý do:\n\n{{reason}}'),
    ('dossier_apology', 'Xin lỗi và hẹn lại ngày trả kết quả', 'Gửi người nộp khi hồ sơ giải quyết chậm (Nghị định 61/2018/NĐ-CP Điều 19).', '{due_at,reason}', '{accepted,processing,supplement_requested,suspended}',
      'Hồ sơ {{code}}: xin lỗi và hẹn lại ngày trả kết quả', E'{{agency}} xin lỗi Ông/Bà vì hồ sơ {{code}} về thủ tục “{{procedure}}” chưa được giải quyết đúng hẹn.{{#reason}} Lý do: {{reason}}{{/reason}}\n\nHẹn lại ngày trả kết quả: {{due_at}}.'),
    ('dossier_result', 'Đã có kết quả', 'Gửi người nộp khi có kết quả (QĐ2926 Điều 21.1).', '{kind}', '{result_ready}',
      'Hồ sơ {{code}}: đã có kết quả', E'Hồ sơ {{code}} về thủ tục “{{procedure}}” đã có kết quả{{#kind}} ({{kind}}){{/kind}}. Mời Ông/Bà nhận tại {{agency}}.'),
    ('dossier_returned', 'Đã trả kết quả, mời đánh giá', 'Gửi người nộp khi đã trả kết quả, kèm đường dẫn đánh giá.', '{rate_url}', null,
      'Hồ sơ {{code}}: đã trả kết quả', E'Kết quả hồ sơ {{code}} về thủ tục “{{procedure}}” đã được trả.{{#rate_url}}\nXin Ông/Bà đánh giá việc tiếp nhận và giải quyết tại: {{rate_url}}{{/rate_url}}')
  ) as k (c, n, d, v, w, sj, b);
  perform private.ship_message_template('dossier_overdue', 'email', 'staff', 'Hồ sơ quá hạn', 'Gửi thủ trưởng đơn vị khi hồ sơ quá hạn giải quyết hoặc quá ngày hẹn lại (Nghị định 61/2018/NĐ-CP Điều 19).',
    '{recipient_name,code,agency,procedure,due_at,dossier_url}', '{accepted,processing}', 'Quá hạn: hồ sơ {{code}}',
    E'Kính gửi {{recipient_name}},\n\nHồ sơ {{code}} về thủ tục “{{procedure}}” tại {{agency}} đã quá hạn {{due_at}}. Đề nghị có thư xin lỗi và hẹn lại ngày trả kết quả nếu chưa có.\n\nMở hồ sơ: {{dossier_url}}\n\n{{office_name}}');
end $$;
