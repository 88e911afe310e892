import type pg from "pg";
import { demoDesks } from "./accounts.ts";

const minute = 60_000;

const openings = [
  "Tôi ở gần đó, cũng phản ánh việc này: ",
  "Gia đình tôi cũng bị ảnh hưởng: ",
  "Bà con trong ngõ nhờ tổng đài báo giúp: ",
  "Tôi đi qua thấy vẫn chưa được giải quyết: ",
];
const callers = ["Mạc Thị Thu", "Nguyễn Văn Hải", "Phạm Thị Hồng", "Đỗ Minh Tuấn", "Lê Thị Kim Oanh", "Bùi Văn Thịnh"];
const mergeNotes = ["Cùng địa điểm, cùng một việc.", "Hai người cùng phố gọi về một việc.", null];
const drafts = [
  "UBND phường đã cử cán bộ kiểm tra tại chỗ, xác nhận phản ánh là đúng; đã giao Tổ quản lý trật tự đô thị xử lý trong ngày và kiểm tra lại trong tuần.",
  "UBND phường đã làm việc với hộ liên quan, lập biên bản và yêu cầu khắc phục trước 17 giờ ngày mai; quá thời hạn này sẽ xử phạt theo quy định.",
  "UBND phường ghi nhận phản ánh, đã báo đơn vị chuyên ngành cùng kiểm tra và đặt biển cảnh báo tạm thời; có kết quả sẽ báo lại công dân.",
  "Đã biết.",
];

/**
 * What a working day leaves behind: reports of the same matter merged or waiting to be, answers of the ward that wait
 * for its head, messages that could not be delivered. Done with the office's own functions at their past times.
 */
export async function fillDailyWork(client: pg.Client, now: Date): Promise<void> {
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * minute);
  await client.query(reportedAtReception, [ago(24 * 60)]);
  await fillDuplicates(client, ago);
  await fillDrafts(client, ago);
  for (const statement of undelivered) await client.query(statement, [now]);
}

/**
 * What people brought to the reception desk instead of calling became tickets: each went to the commune it is about and
 * was answered the same day.
 */
const reportedAtReception = `
  select private.answer_ticket(o.officer_id, t.received_at + interval '4 hours', t.id,
    'Đã kiểm tra tại chỗ, giao bộ phận chuyên môn xử lý và báo kết quả cho người phản ánh.')
  from (
    select t.id, t.received_at, t.commune_id,
      private.transfer_ticket((select s.id from public.staff s where s.email = 'tongdaivien@demo.haiphong.example'), t.received_at + interval '25 minutes', t.id, t.commune_id, null)
    from public.tickets t where t.status = 'received' and t.received_at < $1 and t.commune_id is not null order by t.received_at, t.id offset 0
  ) t
  cross join lateral (
    select min(s.id) as officer_id from public.staff s
    join public.staff_roles r on r.staff_id = s.id and r.role_code = 'contact_officer' and r.agency_id = t.commune_id where s.is_active
  ) o`;

type Ago = (minutes: number) => Date;

async function fillDuplicates(client: pg.Client, ago: Ago): Promise<void> {
  const { rows: operators } = await client.query<{ id: string }>(
    "select s.id from public.staff s where s.email in ('tongdaivien@demo.haiphong.example', 'truongca@demo.haiphong.example') order by s.id",
  );
  const { rows: mains } = await client.query<{ id: string; report: Record<string, unknown> }>(
    `select t.id, jsonb_build_object('content', t.content, 'category_id', t.category_id, 'location_text', t.location_text,
        'commune_id', t.commune_id, 'latitude', t.latitude, 'longitude', t.longitude) as report
     from public.tickets t
     where t.status in ('assigned', 'verifying', 'escalated', 'answered') and not t.is_confidential and t.received_at < $1
     order by t.received_at desc, t.id limit 14`,
    [ago(200)],
  );
  for (const [n, { id, report }] of mains.reverse().entries()) {
    const operator = operators[n % operators.length]?.id;
    // The last two have just come in: whoever opens them is shown what they repeat.
    const left = mains.length - n;
    const receivedAt = left <= 2 ? ago(left * 5) : ago(left * 13);
    const content = String(report.content);
    const { rows } = await client.query<{ id: string }>("select private.receive_ticket($1, $2, $3) ->> 'id' as id", [
      operator,
      receivedAt,
      JSON.stringify({
        ...report,
        channel: "hotline",
        content: `${openings[n % openings.length]}${content.charAt(0).toLowerCase()}${content.slice(1)}`,
        full_name: callers[n % callers.length],
        // In a range that reaches nobody.
        phone: `0570${840_000 + n * 211}`,
        address: "Cùng tổ dân phố",
      }),
    ]);
    if (left <= 2) continue;
    const mergedAt = new Date(receivedAt.getTime() + (4 + (n % 5)) * minute);
    await client.query("select private.merge_tickets($1, $2, $3, $4, $5)", [
      operator,
      mergedAt,
      id,
      rows[0]?.id,
      mergeNotes[n % mergeNotes.length],
    ]);
  }
}

/** The ward's head wants to see answers first; three wait, one went back. */
async function fillDrafts(client: pg.Client, ago: Ago): Promise<void> {
  await client.query("update public.settings set value = $1 where key = 'tickets.answers_need_approval'", [
    JSON.stringify([demoDesks.ward]),
  ]);
  const { rows: people } = await client.query<{ officer: string; head: string }>(
    `select (select s.id from public.staff s where s.email = 'canbodaumoi@demo.haiphong.example') as officer,
       (select s.id from public.staff s where s.email = 'thutruong@demo.haiphong.example') as head`,
  );
  const { rows: tickets } = await client.query<{ id: string }>(
    `select t.id from public.tickets t join public.agencies a on a.id = t.agency_id
     where a.code = $1 and t.status in ('assigned', 'verifying') order by t.received_at, t.id limit 4`,
    [demoDesks.ward],
  );
  for (const [n, { id }] of tickets.entries()) {
    const at = ago(70 - n * 15);
    await client.query("select private.submit_answer_draft($1, $2, $3, $4)", [people[0]?.officer, at, id, drafts[n]]);
    if (n === 3) {
      await client.query("select private.send_back_answer_draft($1, $2, $3, $4)", [
        people[0]?.head,
        new Date(at.getTime() + 10 * minute),
        id,
        "Ghi rõ ai đã kiểm tra, kết quả ra sao và khi nào xong; không trả lời công dân một câu như vậy.",
      ]);
    }
  }
}

const undelivered = [
  // One number that does not exist, two messages no gateway took.
  `with chosen as (
     select o.id, o.not_before + interval '8 hours' as at, row_number() over (order by o.id desc) as n
     from private.outbox o where o.status = 'queued' and o.not_before < $1::timestamptz - interval '9 hours' and o.citizen_id is not null order by o.id desc limit 3
   ), tried as (
     update private.outbox o set attempts = case when c.n = 1 then 1 else 12 end from chosen c where c.id = o.id returning o.id
   )
   select private.end_message(c.id, c.at, 'dead', case when c.n = 1 then 'refused' else 'attempts_used' end,
     case when c.n = 1 then 'HTTP 422 {"error":"invalid recipient"}' else 'HTTP 503 Service Unavailable' end)
   from chosen c where (select count(*) from tried) >= 0 order by c.id`,
  // The Office has called those two citizens; the wrong number waits for somebody to mend it.
  `with given_up as (
     update private.outbox o set status = 'discarded' where o.status = 'dead' and o.reason = 'attempts_used' returning o.id, o.not_before
   )
   insert into private.message_log (outbox_id, at, kind, detail, staff_id)
   select g.id, least($1::timestamptz, g.not_before + interval '9 hours'), 'discarded', 'Đã gọi điện báo kết quả cho công dân', s.id
   from given_up g, public.staff s where s.email = 'vanphong@demo.haiphong.example'`,
  // Three slips that another agency had by the next morning.
  `select private.end_message(o.id, o.not_before, 'skipped', 'stale')
   from (select * from private.outbox x where x.status = 'queued' and x.not_before <= $1::timestamptz and x.template = 'ticket_transferred' order by x.id desc limit 3) o`,
];
