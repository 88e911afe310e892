import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser, person } from "../support/people.ts";
import { openDesk, receive, step } from "../tickets/desk.ts";

const at = (text: string) => new Date(`2026-${text}+07`);
interface Claim {
  id: number;
  token: string;
  body: string;
  address: string;
}

const claim = (db: Db, now: Date, limit = 10) =>
  db.rows<Claim>("select * from private.claim_messages($1, $2, interval '2 minutes')", [limit, now]);
const finish = (db: Db, message: Claim, now: Date, outcome: object) =>
  db.value<string>("select private.finish_message($1, $2, $3, $4)", [
    message.id,
    message.token,
    now,
    JSON.stringify(outcome),
  ]);
const busy = { result: "failed", error: "busy", is_permanent: false };
const row = (db: Db, id: number) =>
  db.row<{ status: string; reason: string | null; not_before: Date; attempts: number; last_error: string | null }>(
    "select * from private.outbox where id = $1",
    [id],
  );

/** A slip for an officer with telephone and mail, queued at a time of its own. */
async function queue(db: Db, values: Record<string, unknown> = {}): Promise<number> {
  const given = { channel: "sms", template: "agency_urged", created_at: at("03-02 09:00"), ...values } as Record<
    string,
    unknown
  >;
  if (!("staff_id" in given) && !("citizen_id" in given) && !("address" in given)) {
    const officer = await person(db, "contact_officer");
    await db.rows("update public.staff set phone = '0912345678' where id = $1", [officer.staffId]);
    given.staff_id = officer.staffId;
  }
  given.not_before ??= given.created_at;
  const keys = Object.keys(given);
  return db.value<number>(
    `insert into private.outbox (idempotency_key, ${keys.join(", ")}) values (gen_random_uuid()::text, ${keys.map((_, n) => `$${n + 1}`).join(", ")}) returning id`,
    Object.values(given),
  );
}

test.each([
  [1, 0, 30],
  [1, 1, 36],
  [2, 0, 60],
  [3, 0, 120],
  [6, 0.5, 1056],
  [8, 0, 3840],
  [9, 0, 7200],
  [12, 1, 8640],
  [5000, 0, 7200],
  [0, 0, 30],
])("after try %i with jitter %d it waits %d seconds", (attempts, jitter, seconds) =>
  inTransaction(async (db) => {
    expect(
      await db.value("select extract(epoch from private.retry_delay($1, $2))::float", [attempts, jitter]),
    ).toBeCloseTo(seconds, 6);
  }),
);

describe("hours in which people may be written to", () => {
  const citizen = async (db: Db) => ({
    citizen_id: await db.value<number>(
      "insert into public.citizens (full_name, phone) values ('Nguyễn Văn An', '0987654321') returning id",
    ),
    template: "citizen_refused",
  });
  test.each([
    ["staff: in working time", {}, "03-02 09:00", "03-02 09:00"],
    ["staff: at lunch", {}, "03-02 12:00", "03-02 13:30"],
    ["staff: at night", {}, "03-02 20:00", "03-03 07:30"],
    ["staff: on Saturday", {}, "03-07 09:00", "03-09 07:30"],
    ["staff: on Sunday night", {}, "03-08 22:00", "03-09 07:30"],
    ["staff: Tết", {}, "02-17 09:00", "02-23 07:30"],
    ["staff: urgent, on Sunday night", { is_urgent: true }, "03-08 22:00", "03-08 22:00"],
    ["citizen: in the evening", { who: "citizen" }, "03-02 20:59", "03-02 20:59"],
    ["citizen: at nine", { who: "citizen" }, "03-02 21:00", "03-03 07:00"],
    ["citizen: before dawn", { who: "citizen" }, "03-03 03:00", "03-03 07:00"],
    ["citizen: on Sunday", { who: "citizen" }, "03-08 10:00", "03-08 10:00"],
    ["citizen: urgent at night", { who: "citizen", is_urgent: true }, "03-03 03:00", "03-03 03:00"],
  ])("%s", (_name, { who, ...values }: { who?: string; is_urgent?: boolean }, now, expected) =>
    inTransaction(async (db) => {
      const id = await queue(db, { ...(who ? await citizen(db) : {}), ...values, created_at: at(now) });
      const claimed = await claim(db, at(now));
      if (now === expected) expect(claimed.map((each) => each.id)).toEqual([id]);
      else {
        expect(claimed).toEqual([]);
        expect((await row(db, id)).not_before).toEqual(at(expected));
      }
      expect((await claim(db, at(expected))).length).toBe(now === expected ? 0 : 1);
    }),
  );

  test("computed when queued: a citizen's message of the night waits for the morning", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      for (const [priority, expected] of [
        ["normal", at("03-03 07:00")],
        ["urgent", at("03-02 23:00")],
      ] as const) {
        const id = await receive(db, desk, at("03-02 22:50"), { priority, channel: "website" });
        await step(db, "refuse_ticket", desk.operator, at("03-02 23:00"), id, "Đơn khiếu nại", "Ban Tiếp công dân");
        expect(await db.value("select not_before from private.outbox where subject_id = $1", [id])).toEqual(expected);
      }
    }));
});

describe("claiming", () => {
  test("a lease keeps others away, and gives back what its holder never finished", () =>
    inTransaction(async (db) => {
      const id = await queue(db);
      expect((await claim(db, at("03-02 09:00"))).map((each) => each.id)).toEqual([id]);
      expect(await claim(db, at("03-02 09:01"))).toEqual([]);
      const [again] = await claim(db, at("03-02 09:03"));
      expect(again?.id).toBe(id);
      expect((await row(db, id)).attempts).toBe(2);
    }));

  test("urgent ones first, then the oldest", () =>
    inTransaction(async (db) => {
      const old = await queue(db, { created_at: at("03-02 08:00") });
      const young = await queue(db, { created_at: at("03-02 09:00") });
      const urgent = await queue(db, { created_at: at("03-02 09:30"), is_urgent: true });
      expect((await claim(db, at("03-02 10:00"))).map((each) => each.id)).toEqual([urgent, old, young]);
    }));

  test("what cannot be delivered is dead with its reason, and holds up nothing", () =>
    inTransaction(async (db) => {
      const without = await person(db, "contact_officer");
      const left = await person(db, "contact_officer", { isActive: false });
      await db.rows("update public.staff set phone = '0912345678' where id = $1", [left.staffId]);
      const ids = {
        no_address: await queue(db, { staff_id: without.staffId }),
        recipient_left: await queue(db, { staff_id: left.staffId }),
        no_text: await queue(db, { template: "nobody_wrote_this" }),
        too_old: await queue(db, { created_at: at("02-02 09:00") }),
      };
      const fine = await queue(db);
      expect((await claim(db, at("03-02 09:00"))).map((each) => each.id)).toEqual([fine]);
      for (const [reason, id] of Object.entries(ids))
        expect(await row(db, id)).toMatchObject({ status: "dead", reason });
    }));

  test("a worker that dies with it again and again does not take it for ever", () =>
    inTransaction(async (db) => {
      await db.rows("update public.settings set value = '2' where key = 'messages.max_attempts'");
      const id = await queue(db);
      for (const minute of ["00", "03", "06"]) await claim(db, at(`03-02 09:${minute}`));
      expect(await row(db, id)).toMatchObject({ status: "dead", reason: "attempts_used", attempts: 2 });
    }));

  test("a slip that was recalled, a clock that was met: the late reminder is not sent", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await db.rows("update public.staff set phone = '0912345678' where id = $1", [desk.officer.staffId]);
      const recalled = await receive(db, desk, at("03-02 08:00"));
      await step(
        db,
        "transfer_ticket",
        desk.operator,
        at("03-02 08:10"),
        recalled,
        desk.agencyId,
        null,
        desk.officer.staffId,
      );
      await step(db, "recall_ticket", desk.operator, at("03-02 08:20"), recalled, "Nhầm");
      const answered = await receive(db, desk, at("03-02 08:00"));
      await step(
        db,
        "transfer_ticket",
        desk.operator,
        at("03-02 08:10"),
        answered,
        desk.agencyId,
        null,
        desk.officer.staffId,
      );
      await step(db, "answer_ticket", desk.officer, at("03-02 08:30"), answered, "Đã xong");
      await asOwner(db);
      const sent = await claim(db, at("03-02 09:00"));
      // The citizen's result goes out; both slips were overtaken.
      expect(sent.map((each) => each.address)).toEqual(["0912345123"]);
      expect(await db.rows("select status, reason from private.outbox where template = 'ticket_transferred'")).toEqual(
        Array(2).fill({ status: "skipped", reason: "stale" }),
      );
    }));
});

describe("finishing", () => {
  test("sent is sent, whoever says it; failed counts only from the holder of the lease", () =>
    inTransaction(async (db) => {
      const id = await queue(db);
      const [first] = await claim(db, at("03-02 09:00"));
      const [second] = await claim(db, at("03-02 09:05"));
      expect(await finish(db, first as Claim, at("03-02 09:06"), { ...busy, is_permanent: true })).toBe("queued");
      expect(await finish(db, first as Claim, at("03-02 09:06"), { result: "sent", receipt: "250 OK" })).toBe("sent");
      expect(await finish(db, second as Claim, at("03-02 09:07"), busy)).toBe("sent");
      expect(await row(db, id)).toMatchObject({ status: "sent", receipt: "250 OK" });
      expect(await claim(db, at("03-02 10:00"))).toEqual([]);
    }));

  test("each failure waits longer, inside working time; a gateway's own word counts", () =>
    inTransaction(async (db) => {
      const id = await queue(db, { created_at: at("03-02 11:29") });
      await finish(db, (await claim(db, at("03-02 11:29")))[0] as Claim, at("03-02 11:29:50"), busy);
      // 30 to 36 seconds later it is lunch.
      expect((await row(db, id)).not_before).toEqual(at("03-02 13:30"));
      await finish(db, (await claim(db, at("03-02 13:30")))[0] as Claim, at("03-02 13:30"), {
        ...busy,
        retry_after: 1800,
      });
      expect((await row(db, id)).not_before).toEqual(at("03-02 14:00"));
    }));

  test("the recipient's address is not written into the log", () =>
    inTransaction(async (db) => {
      const id = await queue(db);
      await finish(db, (await claim(db, at("03-02 09:00")))[0] as Claim, at("03-02 09:00"), {
        ...busy,
        error: "550 <an.nguyen@gmail.com> unknown, +84 912 345 678 and 0912345678 refused",
        is_permanent: true,
      });
      expect((await row(db, id)).last_error).toBe("550 <•••> unknown, ••• and ••• refused");
    }));
});

describe("the office decides", () => {
  test("a dead message is sent again, once its person has decided, even if its matter has passed", () =>
    inTransaction(async (db) => {
      const id = await queue(db, { created_at: at("02-02 09:00"), address: "0912345678", template: "test" });
      await claim(db, at("03-02 09:00"));
      expect(await row(db, id)).toMatchObject({ status: "dead", reason: "too_old" });
      const supervisor = await asRole(db, "supervisor");
      await db.rows("select public.resend_message($1)", [id]);
      expect(await db.refusal("select public.resend_message($1)", [id])).toMatchObject({
        code: "PT409",
        key: "message.not_resendable",
      });
      const { log } = await db.value<{ log: { kind: string; by: string }[] }>("select public.message_detail($1)", [id]);
      expect(log.map((entry) => entry.kind)).toEqual(["dead", "resent"]);
      await asOwner(db);
      expect(
        (await db.rows<Claim>("select * from private.claim_messages(5, clock_timestamp(), '1 minute')")).map(
          (each) => each.id,
        ),
      ).toEqual([id]);
      await asUser(db, supervisor);
      expect(await db.refusal("select public.discard_message($1)", [id])).toMatchObject({ key: "message.being_sent" });
    }));

  test("several at once: each by itself", () =>
    inTransaction(async (db) => {
      const dead = await queue(db, { status: "dead" });
      const sent = await queue(db, { status: "sent" });
      await asRole(db, "admin");
      expect(await db.value("select public.resend_messages($1)", [[sent, dead, 999_999_999]])).toEqual([
        { id: dead, is_done: true },
        { id: sent, is_done: false, key: "message.not_resendable", params: { status: "sent" } },
        { id: 999_999_999, is_done: false, key: "message.not_found", params: {} },
      ]);
    }));

  test("recipients are masked; an administrator does not read what stands in the record, nor anyone the rating link", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const ticket = await receive(db, desk, at("03-02 08:00"));
      await step(db, "answer_directly", desk.operator, at("03-02 08:10"), ticket, "Giờ làm việc từ 7 giờ 30");
      const id = await db.value<number>(
        "select id from private.outbox where template = 'citizen_result' and subject_id = $1",
        [ticket],
      );
      await asUser(db, desk.supervisor);
      expect(await db.row("select recipient, address, audience from public.messages where id = $1", [id])).toEqual({
        recipient: "Nguyễn V. A.",
        address: "09•• ••• 123",
        audience: "citizen",
      });
      const read = await db.value<{ body: string; is_masked: boolean }>("select public.message_detail($1)", [id]);
      expect(read).toMatchObject({ is_masked: false });
      expect(read.body).toContain("/danh-gia/•••");
      expect(read.body).not.toMatch(/danh-gia\/[0-9]/);
      await asRole(db, "admin");
      const masked = await db.value<{ body: string; is_masked: boolean }>("select public.message_detail($1)", [id]);
      expect(masked).toMatchObject({ is_masked: true });
      expect(masked.body).not.toMatch(/danh-gia|tra-cuu/);
    }));
});

describe("the alarm", () => {
  const health = (db: Db, now: Date) => db.value<Record<string, unknown>>("select private.message_health($1)", [now]);
  test("dead, late, unset and a silent worker are told apart", () =>
    inTransaction(async (db) => {
      expect(await health(db, at("03-02 09:00"))).toMatchObject({
        dead: 0,
        late: 0,
        unset_channels: [],
        is_stalled: true,
      });
      await db.rows(
        `insert into private.worker_heartbeats (worker, last_finished_at, last_result) values ('outbox', $1, '{"channels": {"sms": "none", "email": "smtp"}}')`,
        [at("03-02 09:00")],
      );
      expect(await health(db, at("03-02 09:01"))).toMatchObject({ is_stalled: false });
      await queue(db);
      expect(await health(db, at("03-02 09:01"))).toMatchObject({ unset_channels: ["sms"], late: 0 });
      expect(await health(db, at("03-02 09:11"))).toMatchObject({ late: 1, is_stalled: true });
      await queue(db, { status: "dead" });
      expect(await health(db, at("03-02 09:01"))).toMatchObject({ dead: 1 });
    }));
});
