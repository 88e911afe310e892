-- The texts of what is sent by SMS and email, and the one place where a text is filled. Delivery follows in 1210,
-- the office's view of it in 1220, the twice-a-day digest in 1230.

create table private.installation (
  key text primary key,
  value text not null
);
comment on table private.installation is
  'What the running system says of itself when it starts: site_url = where the console is served, is_demo = whether its people are made up. Nobody edits it.';
alter table private.installation enable row level security;

create function private.is_demo()
returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from private.installation i where i.key = 'is_demo' and i.value = 'true')
$$;
comment on function private.is_demo() is 'Whether this is a demonstration with made-up people.';

create function private.base_url()
returns text language sql stable security definer set search_path = '' as $$
  select rtrim(coalesce(nullif(trim(private.setting('public.base_url') #>> '{}'), ''), (select i.value from private.installation i where i.key = 'site_url'), ''), '/')
$$;
comment on function private.base_url() is 'What links in messages begin with: setting public.base_url, else where the console is served.';

-- Texts --------------------------------------------------------------------------------------------

create table public.message_templates (
  id bigint generated always as identity primary key,
  code text not null,
  channel text not null check (channel in ('sms', 'email')),
  language text not null default 'vi' check (language in ('vi', 'en')),
  audience text not null check (audience in ('staff', 'citizen')),
  name text collate "vi-x-icu" not null,
  description text not null,
  variables text[] not null,
  relevant_while text[],
  follows_agency boolean not null default false,
  subject text,
  body text not null,
  default_subject text,
  default_body text not null,
  version integer not null default 1,
  edited_at timestamptz,
  edited_by_id bigint references public.staff (id),
  updated_at timestamptz not null default clock_timestamp(),
  search text generated always as (public.fold(code || ' ' || name || ' ' || body)) stored,
  unique (code, channel, language),
  check ((channel = 'email') = (subject is not null))
);
comment on table public.message_templates is
  'The text of every kind of SMS and email, with variables {{…}} and parts {{#x}}…{{/x}} that stand only when x is known. Nguồn: SPEC §10; QĐ583 Điều 9.3, 9.4, 11.1.';
comment on column public.message_templates.variables is 'What the text may name beside what every text may: private.common_variables().';
comment on column public.message_templates.relevant_while is
  'Statuses of the ticket in which the message still makes sense; found in another one at delivery, it is skipped. null = always (results, refusals).';
comment on column public.message_templates.follows_agency is 'About the agency''s own work on the ticket: skipped when the ticket has gone to another agency meanwhile.';
comment on column public.message_templates.default_body is 'As shipped, to go back to; a new release changes body too unless the office has edited it.';
create index message_templates_edited_by on public.message_templates (edited_by_id);
create trigger tg_message_templates__touch before update on public.message_templates for each row execute function private.tg_touch();
create trigger tg_message_templates__audit after insert or update or delete on public.message_templates for each row execute function private.tg_audit();
alter table public.message_templates enable row level security;
create policy "message_templates.read: all staff" on public.message_templates for select to authenticated using ((select authz.can('catalogs.read')));
-- Written by save_message_template(), which knows the variables.

create function private.common_variables()
returns text[] language sql immutable parallel safe set search_path = '' as $$
  select '{office_name,hotline,console_url}'::text[]
$$;
comment on function private.common_variables() is 'What every text may name.';

create function private.template_names(p_text text)
returns text[] language sql immutable parallel safe set search_path = '' as $$
  select coalesce(array_agg(distinct ltrim(trim(m[1]), '#/')), '{}') from regexp_matches(coalesce(p_text, ''), '\{\{([^{}]*)\}\}', 'g') m
$$;
comment on function private.template_names(text) is 'The names a text has in double braces.';

create function private.check_template(p_text text, p_variables text[], p_field text)
returns void language plpgsql immutable set search_path = '' as $$
declare
  v_unknown text[] := (select array_agg(n order by n) from unnest(private.template_names(p_text)) n where n <> all (p_variables));
  v_name text;
begin
  if v_unknown is not null then
    perform private.fail('422', 'message.unknown_variable', 'unknown variable', jsonb_build_object('field', p_field, 'names', array_to_string(v_unknown, ', ')));
  end if;
  foreach v_name in array private.template_names(p_text) loop
    if (select count(*) from regexp_matches(p_text, format('\{\{#%s\}\}', v_name), 'g')) <> (select count(*) from regexp_matches(p_text, format('\{\{/%s\}\}', v_name), 'g')) then
      perform private.fail('422', 'message.open_part', 'a part is not closed', jsonb_build_object('field', p_field, 'name', v_name));
    end if;
  end loop;
  if regexp_replace(p_text, '\{\{[#/]?\s*[a-z_]+\s*\}\}', '', 'g') ~ '\{\{|\}\}' then
    perform private.fail('422', 'message.broken_braces', 'braces do not match', jsonb_build_object('field', p_field));
  end if;
end $$;
comment on function private.check_template(text, text[], text) is 'Refuses a text that names what nobody fills, or whose parts or braces do not close; 422 at its field.';

-- Filling ------------------------------------------------------------------------------------------

create function private.fill(p_text text, p_values jsonb)
returns text language plpgsql immutable set search_path = '' as $$
declare
  v_text text := p_text;
  v_name text;
begin
  for v_name in select distinct m[1] from regexp_matches(p_text, '\{\{#([a-z_]+)\}\}', 'g') m loop
    v_text := regexp_replace(v_text, format('\{\{#%1$s\}\}(.*?)\{\{/%1$s\}\}', v_name), case when coalesce(p_values ->> v_name, '') = '' then '' else '\1' end, 'g');
  end loop;
  -- One pass, from left to right: braces that a citizen wrote into a value are text, not variables.
  return (
    select string_agg(case when n = 1 then part when m is null then '{{' || part else coalesce(p_values ->> m[1], '') || m[2] end, '' order by n)
    from regexp_split_to_table(v_text, '\{\{') with ordinality as p (part, n)
    cross join lateral regexp_match(part, '^\s*([a-z_]+)\s*\}\}(.*)$') as m);
end $$;
comment on function private.fill(text, jsonb) is 'A text with its variables filled; parts whose variable is empty are left out.';

create function private.unaccented(p_text text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select extensions.unaccent('extensions.unaccent'::regdictionary, replace(normalize(p_text, nfc), '…', '...'))
$$;
comment on function private.unaccented(text) is 'A text without Vietnamese accents, letters as large as they were: an SMS then holds 160 characters instead of 70.';

create function private.sms_size(p_text text)
returns jsonb language plpgsql immutable set search_path = '' as $$
declare
  -- GSM 03.38: the basic alphabet, and what costs two.
  v_basic text := E'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&''()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
  v_double text := '^{}\[~]|€';
  v_is_gsm boolean := translate(p_text, v_basic || v_double, '') = '';
  v_units integer;
  v_single integer;
  v_part integer;
begin
  if v_is_gsm then
    v_units := length(p_text) * 2 - length(translate(p_text, v_double, ''));
    v_single := 160;
    v_part := 153;
  else
    -- UTF-16: what lies beyond the basic plane takes two.
    v_units := length(p_text) + (select count(*) from regexp_split_to_table(p_text, '') c where c > U&'\FFFF' collate "C");
    v_single := 70;
    v_part := 67;
  end if;
  return jsonb_build_object('encoding', case when v_is_gsm then 'gsm' else 'ucs2' end, 'units', v_units,
    'segments', case when v_units <= v_single then 1 else ceil(v_units / v_part::numeric)::integer end, 'per_segment', case when v_units <= v_single then v_single else v_part end);
end $$;
comment on function private.sms_size(text) is
  'What a text costs as an SMS: {encoding: gsm | ucs2, units, segments, per_segment}; 160 units in one message or 153 a part, with Vietnamese accents 70 or 67.';

create function private.message_values(p_channel text, p_staff_id bigint, p_citizen_id bigint, p_subject_type text, p_subject_id bigint, p_params jsonb)
returns jsonb language plpgsql volatile set search_path = '' as $$
declare
  v_base text := private.base_url();
  v_values jsonb := jsonb_build_object('office_name', coalesce(private.setting('messages.office_name') #>> '{}', 'Tổng đài 1022 Hải Phòng'),
    'hotline', coalesce(private.setting('messages.hotline') #>> '{}', '0225.1022'), 'console_url', v_base,
    'recipient_name', coalesce((select s.display_name from public.staff s where s.id = p_staff_id), (select c.full_name from public.citizens c where c.id = p_citizen_id), p_params ->> 'name'));
  v_ticket record;
  v_answer record;
  v_final_id bigint;
begin
  if p_subject_type = 'ticket' then
    -- Whoever reported the same matter learns of the one answer under their own code.
    v_final_id := private.final_ticket_id(p_subject_id);
    select t.code, a.name as agency, left(t.content, 120) as excerpt, t.due_at, nullif(t.priority, 'normal') as priority into v_ticket
    from public.tickets t left join public.agencies a on a.id = t.agency_id where t.id = p_subject_id;
    select a.id, a.content into v_answer from public.ticket_answers a where a.ticket_id = v_final_id order by a.answered_at desc, a.id desc limit 1;
    v_values := v_values || jsonb_build_object('code', v_ticket.code, 'agency', v_ticket.agency, 'excerpt', v_ticket.excerpt,
      'priority', v_ticket.priority, 'answer', v_answer.content, 'ticket_url', v_base || '/tickets/' || p_subject_id,
      'lookup_url', v_base || private.lookup_path(p_subject_id));
    -- A signed link is made for the citizen alone, nobody else rates in their name; an answer is rated once, by whose ticket it is.
    if p_citizen_id is not null and v_answer.id is not null and v_final_id = p_subject_id then
      v_values := v_values || jsonb_build_object('rate_url', v_base || private.rating_path(v_answer.id));
    end if;
  elsif p_subject_type = 'session' then
    v_values := v_values || jsonb_build_object('session_url', v_base || '/sessions/' || p_subject_id);
    if p_params ? 'participant_id' and p_staff_id is null then
      v_values := v_values || jsonb_build_object('guest_url', v_base || private.guest_path((p_params ->> 'participant_id')::bigint));
    end if;
  elsif p_subject_type = 'dossier' then
    v_values := v_values || private.dossier_message_values(p_subject_id, p_staff_id);
  elsif p_subject_type = 'report' then
    v_values := v_values || jsonb_build_object('report_url', v_base || '/reports/' || p_subject_id);
  elsif p_subject_type = 'agency' then
    v_values := v_values || jsonb_build_object('list_url', v_base || '/tickets?open=1&clock_state=overdue,due_soon&agency=' || p_subject_id);
  end if;
  return (
    select jsonb_object_agg(v.key, case
        when v.key ~ '_at$' and v.value ~ '^\d{4}-\d\d-\d\dT?' then to_char(v.value::timestamptz at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI DD/MM/YYYY')
        when v.key = 'priority' then case v.value when 'urgent' then 'KHẨN' else '' end
        -- An SMS is no letter: long words of people are cut, links never.
        when p_channel = 'sms' and v.key !~ '_url$' and length(v.value) > 160 then rtrim(left(v.value, 159)) || '…'
        else v.value end)
    from jsonb_each_text(v_values || jsonb_strip_nulls(coalesce(p_params, '{}'))) as v (key, value) where v.value is not null);
end $$;
comment on function private.message_values(text, bigint, bigint, text, bigint, jsonb) is
  'What the variables of a text stand for: what its cause wrote down, and what the record, the recipient and the office say now. Times as HH24:MI DD/MM/YYYY in the office''s zone.';

create function private.render_text(p_channel text, p_subject text, p_body text, p_values jsonb, out subject text, out body text)
language plpgsql stable set search_path = '' as $$
begin
  subject := nullif(trim(regexp_replace(private.fill(coalesce(p_subject, ''), p_values), '\s+', ' ', 'g')), '');
  body := private.fill(p_body, p_values);
  if p_channel = 'sms' then
    subject := null;
    body := trim(regexp_replace(body, '\s+', ' ', 'g'));
    if private.setting('messages.sms_without_accents') = 'true' then
      body := private.unaccented(body);
    end if;
  else
    body := trim(both E'\n' from regexp_replace(replace(body, E'\r', ''), '\n{3,}', E'\n\n', 'g'));
  end if;
end $$;
comment on function private.render_text(text, text, text, jsonb) is 'Subject and body as they leave the house: an SMS on one line (without accents when the setting says so), a letter without gaps.';

create function private.render_message(p_message private.outbox, p_is_masked boolean default false, out subject text, out body text)
language plpgsql volatile set search_path = '' as $$
declare
  v_template public.message_templates;
  v_values jsonb;
begin
  select * into v_template from public.message_templates t where t.code = p_message.template and t.channel = p_message.channel and t.language = 'vi';
  if not found then
    return;
  end if;
  v_values := private.message_values(p_message.channel, p_message.staff_id, p_message.citizen_id, p_message.subject_type, p_message.subject_id, p_message.params);
  if p_is_masked then
    select jsonb_object_agg(v.key, case when v.key in ('code', 'agency', 'due_at', 'office_name', 'hotline', 'count', 'overdue_count', 'due_soon_count', 'new_count', 'date') then v.value else '•••' end)
    into v_values from jsonb_each_text(v_values) as v (key, value);
  end if;
  select r.subject, r.body into subject, body from private.render_text(p_message.channel, v_template.subject, v_template.body, v_values) r;
end $$;
comment on function private.render_message(private.outbox, boolean) is
  'The one place where a message becomes text; both null when its kind has no text. Masked: for whoever may see that it was sent but not what stands in the record.';

create function private.sample_params(p_channel text)
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object('code', '1022-26-004217', 'agency', 'Sở Xây dựng', 'agency_name', 'Sở Xây dựng', 'lead_agency', 'Sở Xây dựng', 'excerpt', 'Đèn chiếu sáng trước số nhà 12 phố Lạch Tray không sáng ba hôm nay',
    'recipient_name', 'Trần Văn Bình', 'officer', 'Trần Văn Bình', 'leader', 'Hoàng Đức Thắng', 'person', 'Trần Văn Bình', 'author', 'Đỗ Thị Lan', 'by', 'Đỗ Thị Lan',
    'note', 'Đề nghị kiểm tra trong ngày', 'reason', 'Nội dung thuộc thẩm quyền của cơ quan khác', 'message', 'Đề nghị trả lời công dân trước 16:00', 'request', 'Phối hợp kiểm tra hiện trường', 'task', 'Kiểm tra cột đèn số 14',
    'question', 'Cột đèn số mấy, trước số nhà nào?', 'redirect_to', 'Ban Tiếp công dân thành phố, số 18 Hoàng Diệu', 'directive', 'Giải quyết dứt điểm, báo cáo kết quả',
    'answer', 'Đơn vị đã thay bóng đèn trước số nhà 12 phố Lạch Tray.', 'priority', '', 'count', 3, 'due_at', '2026-11-25T03:30:00Z', 'date', '24/11/2026', 'slot', '10:00',
    'title', 'Tiếp công dân trực tuyến định kỳ tháng 11', 'starts_at', '2026-11-26T01:30:00Z', 'chair', 'Hoàng Đức Thắng', 'codes', '1022-26-004218, 1022-26-004219', 'brief', 'Đã khắc phục sự cố, không có thiệt hại',
    'session_url', private.base_url() || '/sessions/12', 'guest_url', private.base_url() || '/…', 'ticket_url', private.base_url() || '/tickets/4217', 'lookup_url', private.base_url() || '/cong-dan/tra-cuu?ma=1022-26-004217', 'rate_url', private.base_url() || '/danh-gia/1-0123456789abcdef0123456789abcdef',
    'list_url', private.base_url() || '/tickets?open=1', 'dossier_url', private.base_url() || '/dossiers/12', 'procedure', 'Đăng ký khai sinh', 'step', 'Thẩm định hồ sơ',
    'missing', 'Giấy chứng sinh', 'supply_by', '28/11/2026', 'kind', 'bản giấy và bản điện tử', 'overdue_count', 1, 'due_soon_count', 1, 'new_count', 1,
    'overdue_list', '- 1022-26-004103: quá hạn từ 16:00 23/11. Rác thải sinh hoạt chưa thu gom tại ngõ 84', 'due_soon_list', '- 1022-26-004217: đến hạn 10:30 25/11. Đèn chiếu sáng không sáng',
    'new_list', '- 1022-26-004220: nhận 09:12. Nắp hố ga hỏng trước cổng trường')
    -- A function takes a hundred arguments at most.
    || jsonb_build_object('report_name', 'Kết quả tiếp công dân trực tuyến', 'report_url', private.base_url() || '/reports/7')
$$;
comment on function private.sample_params(text) is 'Made-up values that show what a text looks like when no record is chosen.';

create function public.preview_message(p_code text, p_channel text, p_subject text, p_body text, p_ticket_id bigint default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('templates.edit');
  v_template public.message_templates;
  v_values jsonb;
  v_text record;
  v_names text[] := private.template_names(coalesce(p_subject, '') || ' ' || coalesce(p_body, ''));
  v_allowed text[];
begin
  select * into v_template from public.message_templates t where t.code = p_code and t.channel = p_channel and t.language = 'vi';
  if not found then
    perform private.fail('404', 'message.no_template', 'no such template');
  end if;
  v_values := private.message_values(p_channel, null, null, null, null, private.sample_params(p_channel));
  if p_ticket_id is not null then
    if not exists (select from public.tickets t where t.id = p_ticket_id and authz.allows_ticket('tickets.read', t.agency_id, t.officer_id)) then
      perform private.fail('404', 'ticket.not_found', 'no such ticket');
    end if;
    -- What the record says goes before what was made up, except the citizen's own link.
    v_values := v_values || private.message_values(p_channel, null, null, 'ticket', p_ticket_id,
      (select jsonb_strip_nulls(jsonb_build_object('due_at', t.due_at, 'officer', t.officer_name)) from public.tickets t where t.id = p_ticket_id));
  end if;
  v_allowed := v_template.variables || private.common_variables();
  select * into v_text from private.render_text(p_channel, p_subject, coalesce(p_body, ''), v_values);
  return jsonb_build_object('subject', v_text.subject, 'body', v_text.body,
    'unknown', coalesce((select jsonb_agg(n order by n) from unnest(v_names) n where n <> all (v_allowed)), '[]'),
    'values', (select jsonb_object_agg(v.key, v.value) from jsonb_each(v_values) v where v.key = any (v_allowed)),
    'sms', case when p_channel = 'sms' then private.sms_size(v_text.body) end);
end $$;
comment on function public.preview_message(text, text, text, text, bigint) is
  'A text as it would be sent, filled from a ticket or with made-up values: {subject, body, unknown: [names nobody fills], values, sms: {encoding, units, segments, per_segment}}. Nguồn: SPEC §10.';

create function public.save_message_template(p_id bigint, p_subject text, p_body text, p_version integer default null)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_actor_id bigint := authz.require('templates.edit');
  v_template public.message_templates;
  v_variables text[];
begin
  select * into v_template from public.message_templates t where t.id = p_id for update;
  if not found then
    perform private.fail('404', 'message.no_template', 'no such template');
  elsif p_version is not null and p_version <> v_template.version then
    perform private.fail('409', 'message.template_changed', 'somebody else has saved this text meanwhile');
  end if;
  v_variables := v_template.variables || private.common_variables();
  if private.tidy(p_body) is null then
    perform private.fail('422', 'message.required', 'a text is required', '{"field": "body"}');
  elsif length(p_body) > (case v_template.channel when 'sms' then 1000 else 10000 end) then
    perform private.fail('422', 'message.too_long', 'the text is too long', jsonb_build_object('field', 'body', 'max', case v_template.channel when 'sms' then 1000 else 10000 end));
  end if;
  perform private.check_template(p_body, v_variables, 'body');
  if v_template.channel = 'email' then
    if private.tidy(p_subject) is null then
      perform private.fail('422', 'message.required', 'a subject is required', '{"field": "subject"}');
    elsif length(p_subject) > 200 then
      perform private.fail('422', 'message.too_long', 'the subject is too long', '{"field": "subject", "max": 200}');
    end if;
    perform private.check_template(p_subject, v_variables, 'subject');
  end if;
  update public.message_templates t
  set subject = case when t.channel = 'email' then private.tidy(p_subject) end, body = private.tidy(p_body), version = t.version + 1,
    edited_at = clock_timestamp(), edited_by_id = v_actor_id
  where t.id = p_id returning * into v_template;
  return jsonb_build_object('id', v_template.id, 'version', v_template.version);
end $$;
comment on function public.save_message_template(bigint, text, text, integer) is
  'Saves a text; refused with 422 at its field when it names what nobody fills, 409 when somebody else saved it since. Nguồn: SPEC §10.';

create function private.ship_message_template(
  p_code text, p_channel text, p_audience text, p_name text, p_description text, p_variables text[], p_relevant_while text[], p_subject text, p_body text,
  p_follows_agency boolean default false)
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform private.check_template(coalesce(p_subject, '') || ' ' || p_body, p_variables || private.common_variables(), p_code);
  insert into public.message_templates as t (code, channel, audience, name, description, variables, relevant_while, follows_agency, subject, body, default_subject, default_body)
  values (p_code, p_channel, p_audience, p_name, p_description, p_variables, p_relevant_while, p_follows_agency, p_subject, p_body, p_subject, p_body)
  on conflict (code, channel, language) do update set audience = excluded.audience, name = excluded.name, description = excluded.description,
    variables = excluded.variables, relevant_while = excluded.relevant_while, follows_agency = excluded.follows_agency, default_subject = excluded.default_subject, default_body = excluded.default_body,
    subject = case when t.edited_at is null then excluded.subject else t.subject end,
    body = case when t.edited_at is null then excluded.body else t.body end
  where (t.audience, t.name, t.description, t.variables, t.relevant_while, t.follows_agency, t.default_subject, t.default_body)
    is distinct from (excluded.audience, excluded.name, excluded.description, excluded.variables, excluded.relevant_while, excluded.follows_agency, excluded.default_subject, excluded.default_body);
end $$;
comment on function private.ship_message_template(text, text, text, text, text, text[], text[], text, text, boolean) is
  'Puts a shipped text in place (reference rows): new releases change it unless the office has edited it.';
