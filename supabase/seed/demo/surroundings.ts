import type pg from "pg";
import { fillCalls } from "./calls.ts";
import { fillKnowledge } from "./knowledge.ts";

/** What is around the tickets: messages long delivered, people who left with their districts, leaves, saved views. */
export async function finish(client: pg.Client, now: Date): Promise<void> {
  await fillCalls(client, now);
  await client.query(customFields);
  for (const statement of statements) await client.query(statement, [now]);
  await client.query(savedViews);
  await fillKnowledge(client, now);
}

const statements = [
  // Nobody is to be sent two years of messages now. What waits for the next opening stays queued.
  `update private.outbox set status = 'sent', attempts = 1, sent_at = not_before where status = 'queued' and not_before <= $1`,
  // The latest of them lie in the sample mailbox, as if the demonstration had run all the time.
  `select private.fill_sample_mailbox($1)`,
  `update public.notifications set read_at = created_at + interval '3 hours' where read_at is null and created_at < $1::timestamptz - interval '2 days'`,
  // The Office has looked at the low ratings of the past; those of the last days wait. Counted in the order of the story:
  // identities differ from one making of the city to the next.
  `select private.review_rating(
     (select s.id from public.staff s where s.email = 'vanphong@demo.haiphong.example'), r.rated_at + interval '26 hours', r.id,
     (array['Đã gọi công dân, cơ quan đã khắc phục; công dân đồng ý với kết quả.', 'Đã nhắc đơn vị rút kinh nghiệm về thời gian trả lời.',
       'Nội dung vượt thẩm quyền của thành phố, đã giải thích với công dân.', 'Đã chuyển ý kiến đến thủ trưởng đơn vị để chấn chỉnh thái độ tiếp dân.'])[1 + r.n % 4])
   from (
     select r.id, r.rated_at, row_number() over (order by r.rated_at, t.code) as n
     from public.ticket_ratings r join public.tickets t on t.id = r.ticket_id
     where r.score <= public.low_rating_score() and r.rated_at < $1::timestamptz - interval '10 days'
   ) r
   where r.n % 9 <> 0 and not exists (select from public.rating_reviews w where w.rating_id = r.id)
   order by r.n`,
  // The office's own fields, filled in for the latest tickets.
  `select private.save_ticket_fields((select s.id from public.staff s where s.email = 'tongdaivien@demo.haiphong.example'), t.last_event_at, t.id,
     case when t.n % 3 = 0 then jsonb_build_object('muc_anh_huong', 'mot_ho')
       when t.n % 3 = 1 then jsonb_build_object('muc_anh_huong', 'mot_ngo', 'so_ho', 6 + t.n % 25)
       else jsonb_build_object('muc_anh_huong', 'nhieu_noi', 'so_ho', 40 + t.n % 200) end)
   from (
     select t.id, t.last_event_at, row_number() over (order by t.code) as n from public.tickets t
     where t.status in ('received', 'assigned', 'verifying', 'escalated', 'overdue') and $1::timestamptz is not null order by t.received_at desc, t.code limit 60
   ) t`,
  // What each agency would publish (QĐ583 Điều 17.3), in ranges that reach nobody.
  `update public.agencies set email = lower('lienhe.' || code) || '@demo.haiphong.example', phone = '0570' || lpad((900000 + id)::text, 6, '0')
   where email is null and phone is null and kind not in ('city', 'central') and (valid_to is null or valid_to >= ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)`,
  // The people of an abolished agency have gone to its successors.
  `update public.staff s set is_active = false, archived_at = (a.valid_to + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
   from public.agencies a where a.id = s.agency_id and a.valid_to < ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`,
  // The Office follows what went wrong, the operator what is urgent.
  `insert into public.ticket_followers (ticket_id, staff_id, display_name, followed_at)
   select t.id, s.id, s.display_name, t.last_event_at
   from public.staff s
   cross join lateral (
     select t.id, t.last_event_at from public.tickets t
     where case s.email when 'vanphong@demo.haiphong.example' then t.status in ('overdue', 'directed') else t.priority = 'urgent' and t.status not in ('closed', 'refused') end
     order by t.received_at desc limit 4) t
   where s.email in ('vanphong@demo.haiphong.example', 'tongdaivien@demo.haiphong.example') and $1::timestamptz is not null`,
  // Where two contact officers share a desk, one in four agencies has one of them away: some now, some soon.
  `with pair as (
     select a.id as agency_id, min(s.id) as staff_id, max(s.id) as deputy_id, row_number() over (order by a.id) as n
     from public.agencies a join public.staff s on s.agency_id = a.id and s.is_active
     join public.staff_roles r on r.staff_id = s.id and r.role_code = 'contact_officer' and r.agency_id = a.id
     where s.user_id is null group by a.id having count(*) > 1
   )
   insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on, reason)
   select staff_id, deputy_id, d.today + ((n % 5)::integer * 3 - 4), d.today + ((n % 5)::integer * 3 - 4) + 4 + (n % 3)::integer,
     (array['Nghỉ phép năm', 'Đi học bồi dưỡng nghiệp vụ', 'Đi công tác'])[1 + n % 3]
   from pair, (select ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as today) d where n % 4 = 1`,
];

const customFields = `insert into public.custom_fields (subject, code, name, name_en, hint, type, unit, choices, min_value, position)
  values ('ticket', 'muc_anh_huong', 'Mức ảnh hưởng', 'Impact', 'Ước lượng theo lời người phản ánh', 'choice', null,
      '[{"value": "mot_ho", "name": "Một hộ", "name_en": "One household"}, {"value": "mot_ngo", "name": "Một ngõ, một tổ dân phố", "name_en": "One lane"},
        {"value": "nhieu_noi", "name": "Nhiều nơi", "name_en": "Many places"}]', null, 10),
    ('ticket', 'so_ho', 'Số hộ bị ảnh hưởng', 'Households affected', null, 'number', 'hộ', '[]', 1, 20),
    ('case', 'keo_dai', 'Vụ việc kéo dài', 'Long-standing', 'Đã qua từ hai lần giải quyết trở lên', 'boolean', null, '[]', null, 10)`;

const savedViews = `
  insert into public.saved_views (staff_id, resource, name, params, shared_role_code)
  select s.id, 'tickets', v.name, v.params::jsonb, v.shared_role_code
  from (values
    ('vanphong@demo.haiphong.example', 'Khẩn cấp còn mở', '{"query": {"priority": "urgent", "open": "1", "sort": "due_at"}}', 'supervisor'),
    ('vanphong@demo.haiphong.example', 'Từ Facebook, còn mở', '{"query": {"channel": "facebook", "open": "1", "sort": "due_at"}}', null),
    ('tongdaivien@demo.haiphong.example', 'Cuộc gọi chờ phân loại', '{"query": {"channel": "hotline", "status": "received", "sort": "due_at"}}', 'operator'),
    ('canbodaumoi@demo.haiphong.example', 'Của tôi, sắp hết hạn', '{"query": {"officer": "me", "clock_state": "due_soon", "sort": "due_at"}}', null),
    ('lanhdao@demo.haiphong.example', 'Quá hạn và đã chỉ đạo', '{"query": {"status": "overdue,directed", "sort": "due_at"}}', 'city_leader')
  ) as v (email, name, params, shared_role_code)
  join public.staff s on s.email = v.email`;
