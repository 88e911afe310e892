import { expect, test } from "vitest";
import { connect, type Db, inTransaction } from "../support/database.ts";
import { ownDatabase } from "../support/own-database.ts";
import { asOwner, person } from "../support/people.ts";
import { openDesk, receive, step } from "../tickets/desk.ts";

const at = (text: string) => new Date(`2026-${text}+07`);
const send = (db: Db, now: Date) => db.value<number>("select private.send_digests($1)", [now]);
const letters = (db: Db) =>
  db.rows<{ staff_id: number; params: Record<string, string> }>(
    "select staff_id, params from private.outbox where template = 'digest' order by staff_id, id",
  );

async function slip(db: Db, desk: Awaited<ReturnType<typeof openDesk>>, received: string) {
  const id = await receive(db, desk, at(received));
  await step(db, "transfer_ticket", desk.operator, at(received), id, desk.agencyId, null, desk.officer.staffId);
  return id;
}

test("officer and head get what is overdue, due soon and new; whoever has nothing gets nothing", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    await db.rows("update public.staff set is_active = false where id <> all ($1)", [
      Object.values(desk).flatMap((p) => (typeof p === "object" ? [p.staffId] : [])),
    ]);
    // Monday 2 March: 8 working hours from 07:30 end at 17:30; from Friday 15:30, at Monday 15:30.
    await slip(db, desk, "02-26 09:00");
    await slip(db, desk, "02-27 15:30");
    await slip(db, desk, "03-02 09:30");
    await asOwner(db);
    expect(await send(db, at("03-02 14:30"))).toBe(2);
    const [officer, head] = await letters(db);
    expect([officer?.staff_id, head?.staff_id]).toEqual(
      [desk.officer.staffId, desk.head.staffId].sort((a, b) => a - b),
    );
    expect(head?.params).toMatchObject({ slot: "14:30", date: "02/03/2026", due_soon_count: 1, new_count: 1 });
    expect(head?.params.overdue_list).toMatch(/^- 1022-26-\d+: quá hạn từ 09:00 27\/02\./);
    expect(
      await db.row(
        "select subject, body from private.outbox o cross join lateral private.render_message(o) where staff_id = $1 and template = 'digest'",
        [desk.head.staffId],
      ),
    ).toMatchObject({
      subject: "Việc của bạn lúc 14:30 ngày 02/03/2026: 1 phiếu quá hạn",
      body: expect.stringMatching(/QUÁ HẠN \(1\)[\s\S]*SẮP ĐẾN HẠN \(1\)[\s\S]*MỚI NHẬN \(1\)/),
    });
  }));

test("once per slot and person, however often it is called; both slots of a day", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    await slip(db, desk, "03-02 08:00");
    await asOwner(db);
    const counts = [];
    for (const time of ["09:59", "10:00", "10:00", "10:01", "11:59", "12:00", "14:29", "14:30", "14:31"])
      counts.push(await send(db, at(`03-02 ${time}`)));
    // In the afternoon the slip is neither new nor near its end.
    expect(counts.map((n) => n > 0)).toEqual([false, true, false, false, false, false, false, false, false]);
    expect(await letters(db)).toHaveLength(counts[1] as number);
  }));

test.each([
  ["a Sunday", "03-08 10:00"],
  ["Tết", "02-18 10:00"],
  ["two hours after the slot", "03-02 12:01"],
])("nothing on %s", (_name, now) =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    await slip(db, desk, "02-11 08:00");
    await asOwner(db);
    expect(await send(db, at(now))).toBe(0);
  }),
);

test("the deputy of an officer on leave gets the letter too", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const deputy = await person(db, null, { agency: "SXD" });
    await db.rows(
      "insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on) values ($1, $2, '2026-03-01', '2026-03-05')",
      [desk.officer.staffId, deputy.staffId],
    );
    await slip(db, desk, "03-02 08:00");
    await asOwner(db);
    await send(db, at("03-02 10:00"));
    expect((await letters(db)).map(({ staff_id }) => staff_id)).toContain(deputy.staffId);
  }));

test("a digest that a newer one has replaced is not sent late", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    await slip(db, desk, "02-26 09:00");
    await asOwner(db);
    await send(db, at("03-02 10:00"));
    await send(db, at("03-02 14:30"));
    await db.rows("select * from private.claim_messages(100, $1, '1 minute')", [at("03-02 14:30")]);
    const states = await db.rows(
      "select distinct status, reason from private.outbox where template = 'digest' and created_at < $1",
      [at("03-02 14:00")],
    );
    expect(states).toEqual([{ status: "skipped", reason: "stale" }]);
  }));

test("two workers at the same minute write each letter once", async () => {
  const office = await ownDatabase();
  try {
    const [a, b] = [await connect(office.url), await connect(office.url)];
    await office.rows(
      `insert into public.tickets (code, status, channel, content, received_at, last_event_at, assigned_at, agency_id)
       select 'THU-1', 'assigned', 'hotline', 'Thử', $1, $1, $1, id from public.agencies where code = 'SXD'`,
      [at("03-02 09:00")],
    );
    await office.rows(
      `with s as (insert into public.staff (agency_id, display_name, email) select id, 'Thử', 'thu@example.test' from public.agencies where code = 'SXD' returning id, agency_id)
       insert into public.staff_roles (staff_id, role_code, agency_id) select id, 'agency_head', agency_id from s`,
    );
    const run = (client: typeof a) => client.query("select private.send_digests($1) as n", [at("03-02 10:00")]);
    const counts = (await Promise.all([run(a), run(b)])).map(({ rows }) => rows[0].n as number);
    expect(counts.sort()).toEqual([0, 1]);
    await Promise.all([a.end(), b.end()]);
  } finally {
    await office.drop();
  }
});
