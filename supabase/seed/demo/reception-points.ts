import type pg from "pg";

/** What a commune's hall has, by turns: most reach what a delegate point wants (50 Mb/s), some do not. */
const halls = [
  {
    room: "Phòng họp trực tuyến",
    capacity: 24,
    mbps: 80,
    equipment: "Màn hình 65 inch, camera PTZ, loa, micro đa hướng",
  },
  { room: "Hội trường tầng 2", capacity: 60, mbps: 50, equipment: "Máy chiếu, máy tính xách tay, micro không dây" },
  { room: "Phòng Tiếp công dân", capacity: 16, mbps: 35, equipment: "Ti vi 55 inch, webcam, loa kèm micro" },
];

/** Points of a dozen communes and wards that have none yet, and the days on which the leaders receive citizens. */
export async function fillReceptionPoints(client: pg.Client, now: Date): Promise<void> {
  await client.query(
    `insert into public.meeting_points (name, agency_id, address, room, capacity, line_mbps, phone, equipment)
     select 'Điểm cầu ' || x.name, x.id, coalesce(x.address, 'Trụ sở ' || x.name), h.room, h.capacity, h.mbps, x.phone, h.equipment
     from (
       select a.*, row_number() over (order by a.code) as n from public.agencies a
       where a.kind = 'commune' and a.valid_to is null and not exists (select from public.meeting_points m where m.agency_id = a.id)
       order by a.code limit 12
     ) x
     join jsonb_to_recordset($1::jsonb) as h (n integer, room text, capacity integer, mbps numeric, equipment text) on h.n = x.n % 3`,
    [JSON.stringify(halls.map((hall, n) => ({ ...hall, n })))],
  );
  // The leader of the city on the 15th; the head of a ward on its last Thursday afternoon.
  await client.query(
    `insert into public.reception_days (leader_id, leader_name, agency_id, kind, day_of_month, week_of_month, weekday, starts_at_time, ends_at_time, point_id, valid_from)
     select s.id, s.display_name, s.agency_id, d.kind, d.day_of_month, d.week_of_month, d.weekday, d.starts_at_time, d.ends_at_time,
       (select m.id from public.meeting_points m join public.agencies p on p.id = m.agency_id
        where case d.kind when 'city' then p.code = 'BTCD' else m.agency_id = s.agency_id end order by m.id limit 1),
       ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date - 300
     from (values
       ('lanhdao', 'city', 15, null::integer, null::integer, time '08:00', time '11:30'),
       ('thutruong', 'commune', null, 5, 4, time '14:00', time '17:00')
     ) as d (mailbox, kind, day_of_month, week_of_month, weekday, starts_at_time, ends_at_time)
     join public.staff s on s.email like d.mailbox || '@%'`,
    [now],
  );
}
