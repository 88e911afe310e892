import { expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser, person } from "../support/people.ts";

interface Brief {
  since: string;
  now: { total: number; overdue: number } | null;
  overdue_before: number;
  changes: Record<string, number>;
  worse_agencies: { name: string; overdue_before: number; overdue_now: number }[];
  awaiting_direction: { code: string }[];
  urgent: { code: string }[];
  oldest_overdue: { code: string }[];
}

/** Receives and transfers a ticket at these instants, through the real steps. */
async function transferred(
  db: Db,
  operator: number,
  receivedAt: Date,
  agency: string,
  priority = "normal",
): Promise<{ id: number; code: string }> {
  const ticket = await db.value<{ id: number; code: string }>("select private.receive_ticket($1, $2, $3)", [
    operator,
    receivedAt,
    JSON.stringify({
      channel: "hotline",
      content: "Nắp cống vỡ trước số nhà 12",
      full_name: "Phạm Thị Hoa",
      phone: "0912345678",
      address: "12 Lạch Tray",
      priority,
    }),
  ]);
  await db.rows(
    "select private.transfer_ticket($1, $2, $3, (select id from public.agencies where code = $4), 'Chuyển xử lý')",
    [operator, new Date(+receivedAt + 60_000), ticket.id, agency],
  );
  return ticket;
}

test("the brief tells what changed since the previous working day began, from what the steps and the tick did", () =>
  inTransaction(async (db) => {
    const operator = await person(db, "operator");
    const officer = await person(db, "contact_officer", { agency: "SXD" });
    await person(db, "agency_head", { agency: "SXD" });
    const supervisor = await person(db, "supervisor");
    await asOwner(db);
    const since = await db.value<Date>(
      "select lower(bi.day((sla.add_working_days('vn-city', now(), -1) at time zone 'Asia/Ho_Chi_Minh')::date))",
    );
    const longAgo = await db.value<Date>("select sla.add_working_time('vn-city', $1, interval '-100 hours')", [since]);
    const justBefore = await db.value<Date>("select sla.add_working_time('vn-city', $1, interval '-7 hours')", [since]);

    // The officer's 8 hours and the head's 48 run out four working hours after the brief's day began.
    const lately = await db.value<Date>("select sla.add_working_time('vn-city', $1, interval '-52 hours')", [since]);

    const stuck = await transferred(db, operator.staffId, longAgo, "SXD");
    const slipped = await transferred(db, operator.staffId, justBefore, "SXD");
    const urgent = await transferred(db, operator.staffId, new Date(+since + 60_000), "SXD", "urgent");
    const late = await transferred(db, operator.staffId, longAgo, "CAPNUOC");
    const worse = await transferred(db, operator.staffId, lately, "SYT");
    await db.rows("select sla.tick(now() - interval '2 minutes')");
    await db.rows("select private.answer_ticket($1, now() - interval '1 minute', $2, 'Đã nối lại nước')", [
      officer.staffId,
      late.id,
    ]);

    await asUser(db, supervisor);
    const brief = await db.value<Brief>("select public.morning_brief()");
    const codes = (rows: { code: string }[]) => rows.map((row) => row.code);
    expect(new Date(brief.since)).toEqual(since);
    expect(brief.changes).toMatchObject({ received: 1, received_urgent: 1, answered: 1, resolved_overdue: 1 });
    expect(brief.changes.escalated).toBeGreaterThanOrEqual(1);
    expect(codes(brief.awaiting_direction)).toEqual([stuck.code, worse.code]);
    expect(codes(brief.urgent)).toEqual([urgent.code]);
    expect(codes(brief.oldest_overdue)).toContain(stuck.code);
    // Missed by the officer, but within the head's time.
    expect(codes(brief.oldest_overdue)).not.toContain(slipped.code);
    // Before: stuck and late. Now: stuck and the one whose head's time ran out since.
    expect(brief.overdue_before).toBe(2);
    expect(brief.worse_agencies).toContainEqual(expect.objectContaining({ overdue_before: 0, overdue_now: 1 }));
    expect(brief.changes.newly_overdue).toBeGreaterThanOrEqual(1);
  }));
