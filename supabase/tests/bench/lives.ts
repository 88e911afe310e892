import type { Db } from "../support/database.ts";
import type { Desk } from "../tickets/desk.ts";

/** A row of bench_tickets.lives. */
export interface Life {
  n: number;
  operator_id: number;
  channel: string;
  category_id: number;
  priority: string;
  content: string;
  full_name: string;
  phone: string;
  address: string;
  received_at: Date;
  agency_id: number | null;
  officer_id: number | null;
  note: string | null;
  transferred_at: Date | null;
  answer: string | null;
  answered_at: Date | null;
}

/** In the morning, at lunch, before opening, Friday at closing, by night, at the weekend, before Tết, in it, at the turn of the year. */
const receipts = [
  "2025-12-31 16:50",
  "2025-12-31 23:59",
  "2026-01-09 17:05",
  "2026-01-10 10:00",
  "2026-02-02 08:15",
  "2026-02-03 11:40",
  "2026-02-04 07:00",
  "2026-02-06 16:45",
  "2026-02-07 22:30",
  "2026-02-13 15:20",
  "2026-02-13 17:29",
  "2026-02-18 09:00",
];

/** Working minutes from receipt to transfer, and from there to the answer (480 = at the very last instant); null = not done. */
const courses: [number | null, number | null][] = [
  [null, null],
  [0, 10],
  [12, null],
  [50, 480],
  [75, 400],
  [20, 95],
];

/** Lives of sixty-odd tickets; only what has happened at an instant is in the database then. */
export async function makeLives(db: Db, desk: Desk, until: string): Promise<Life[]> {
  await db.rows(
    `insert into bench_tickets.lives (n, operator_id, channel, category_id, priority, content, full_name, phone, address, received_at,
       agency_id, officer_id, note, transferred_at, answer, answered_at)
     select row_number() over (order by v.received_at, v.k), $1, (array['hotline', 'website', 'email'])[1 + v.k % 3],
       (select c.id from public.categories c order by c.parent_id nulls first, c.code offset (v.k % 9) * 5 limit 1),
       case when v.k % 4 = 3 then 'urgent' else 'normal' end, 'Phản ánh số ' || v.k, (array['Nguyễn Văn An', 'nguyen van an', 'Lê Hoa'])[1 + v.k % 3],
       '091234510' || v.k % 5, (v.k % 2) || ' Lạch Tray', v.received_at, v.agency_id, v.officer_id, v.note, v.transferred_at, v.answer, v.answered_at
     from (
       select r.at as received_at, k.k, case when t.is_done then o.agency_id end as agency_id, case when t.is_done then o.staff_id end as officer_id,
         case when t.is_done and k.k % 5 = 0 then 'Kính chuyển' end as note, case when t.is_done then t.at end as transferred_at,
         case when a.at <= $2 then 'Đã khắc phục' end as answer, case when a.at <= $2 then a.at end as answered_at
       from unnest($3::timestamptz[]) with ordinality r (at, i)
       cross join jsonb_array_elements($4) with ordinality c (course, j)
       cross join lateral (select (r.i * 5 + c.j)::integer as k) k
       join (values (0, $5::bigint, $6::bigint, 'vn-city'), (1, $7, $8, 'centre-24x7')) o (turn, agency_id, staff_id, calendar_id) on o.turn = k.k % 2
       cross join lateral (select sla.add_working_time('centre-24x7', r.at, (c.course ->> 0)::integer * interval '1 minute') as at) x
       cross join lateral (select x.at, coalesce(x.at <= $2, false) as is_done) t
       -- An urgent ticket has half the time, its officer half the leisure.
       cross join lateral (select sla.add_working_time(o.calendar_id, t.at, (c.course ->> 1)::integer * interval '1 minute' / case when k.k % 4 = 3 then 2 else 1 end) as at) a
     ) v where v.received_at <= $2`,
    [
      desk.operator.staffId,
      until,
      receipts.map((at) => `${at}+07`),
      JSON.stringify(courses),
      desk.agencyId,
      desk.officer.staffId,
      desk.otherAgencyId,
      desk.otherOfficer.staffId,
    ],
  );
  return db.rows<Life>("select * from bench_tickets.lives order by n");
}

/** The same lives by the functions: every deed at its time, with a tick after every third, then the tick at the end. */
export async function play(db: Db, lives: Life[], until: string): Promise<void> {
  const ids = new Map<number, number>();
  const deeds = lives.flatMap((life) => [
    {
      at: life.received_at,
      do: async () => {
        const ticket = JSON.stringify({
          channel: life.channel,
          category_id: life.category_id,
          priority: life.priority,
          content: life.content,
          full_name: life.full_name,
          phone: life.phone,
          address: life.address,
        });
        const sql = "select (private.receive_ticket($1, $2, $3) ->> 'id')::bigint";
        ids.set(life.n, await db.value<number>(sql, [life.operator_id, life.received_at, ticket]));
      },
    },
    {
      at: life.transferred_at,
      do: () =>
        db.rows("select private.transfer_ticket($1, $2, $3, $4, $5, $6)", [
          life.operator_id,
          life.transferred_at,
          ids.get(life.n),
          life.agency_id,
          life.note,
          life.officer_id,
        ]),
    },
    {
      at: life.answered_at,
      do: () =>
        db.rows("select private.answer_ticket($1, $2, $3, $4)", [
          life.officer_id,
          life.answered_at,
          ids.get(life.n),
          life.answer,
        ]),
    },
  ]);
  const done = deeds.filter((deed) => deed.at !== null) as { at: Date; do: () => Promise<unknown> }[];
  // Of the deeds at one instant those of one life stay in their order: sorting is stable.
  done.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const [index, deed] of done.entries()) {
    await deed.do();
    // Never in the midst of an instant: at one instant deeds come before the tick.
    const isLast = done[index + 1]?.at.getTime() !== deed.at.getTime();
    if (index % 3 === 0 && isLast) await db.rows("select sla.tick($1)", [deed.at]);
  }
  await db.rows("select sla.tick($1)", [until]);
}
