import { afterAll, beforeAll, expect, test } from "vitest";
import { runWorker } from "../../worker/worker.ts";
import { type OwnDatabase, ownDatabase, until } from "../support/own-database.ts";
import { mailServer, type Receiver } from "../support/receivers.ts";

let office: OwnDatabase;
let mail: Receiver;
beforeAll(async () => {
  [office, mail] = await Promise.all([ownDatabase(), mailServer()]);
  const set = (key: string, value: unknown) =>
    office.rows("update public.settings set value = $2 where key = $1", [key, JSON.stringify(value)]);
  const from = "Tổng đài 1022 <no-reply@1022.example>";
  await set("messages.smtp", { host: "127.0.0.1", port: mail.port, security: "none", user: "", from });
  await set("public.base_url", "https://1022.example");
});
afterAll(async () => {
  await office.drop();
  await mail.close();
});

const one = async <T>(sql: string, params: unknown[] = []): Promise<T> =>
  Object.values((await office.rows<object>(sql, params))[0] ?? {})[0] as T;

/** Sends what waits, at whatever hour this test runs. */
async function delivered(): Promise<void> {
  await office.rows("delete from private.outbox where channel = 'sms'");
  await office.rows("update private.outbox set is_urgent = true, not_before = now() where status = 'queued'");
  const stop = new AbortController();
  const worker = runWorker({ databaseUrl: office.url, signal: stop.signal, log: () => {}, interval: 60_000, poll: 20 });
  try {
    await until(async () => Number(await one("select count(*) from private.outbox where status = 'queued'")) === 0);
  } finally {
    stop.abort();
    await worker;
  }
}

/** The calendar file of the last letter to somebody, decoded and unfolded. */
function appointment(to: string): Record<string, string> {
  const letter = mail.seen.filter((each) => each.to === to).at(-1)?.text ?? "";
  const part = /Content-Type: application\/ics;[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/i.exec(letter);
  const lines = Buffer.from(part?.[1] ?? "", "base64")
    .toString("utf8")
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n");
  const entries = lines
    .map((line) => /^([A-Z]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [])
    .map(([, name, value]) => [name, value]);
  return {
    ...Object.fromEntries(entries),
    type: /Content-Type: text\/calendar;[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/i.exec(letter)?.[0] ?? "",
  };
}

test("the same appointment is entered, moved and taken out of a guest's calendar", async () => {
  const board = await one<string>(
    `insert into public.staff (agency_id, display_name, email, is_active) select id, 'Lương Thị Hằng', 'hang@ban.example', true
     from public.agencies where code = 'BTCD' returning id`,
  );
  const point = await one<string>(
    `insert into public.meeting_points (name, room, address, agency_id) select 'Trụ sở Ban Tiếp công dân', 'Phòng 101', 'số 18 Hoàng Diệu', id
     from public.agencies where code = 'BTCD' returning id`,
  );
  const starts = new Date(Date.now() + 30 * 86_400_000);
  starts.setUTCHours(1, 0, 0, 0);
  const made = await one<{ id: number; code: string }>("select private.plan_session($1, clock_timestamp(), $2)", [
    board,
    JSON.stringify({
      kind: "city",
      title: "Tiếp công dân trực tuyến; vụ ngõ 84, phường Gia Viên",
      starts_at: starts,
      ends_at: new Date(starts.getTime() + 3 * 3_600_000),
      chair_id: board,
      chair_title: "Trưởng Ban",
      points: [{ point_id: point, part: "central" }],
      participants: [{ full_name: "Trần Thị Ước", email: "uoc@nhan.example", capacity: "observer", point_id: point }],
    }),
  ]);
  const guest = "uoc@nhan.example";
  const utc = (date: Date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

  await office.rows("select private.send_invitations($1, clock_timestamp(), 'session_invited')", [made.id]);
  await delivered();
  const invited = appointment(guest);
  expect(invited).toMatchObject({
    METHOD: "REQUEST",
    SEQUENCE: "0",
    DTSTART: utc(starts),
    LOCATION: "Trụ sở Ban Tiếp công dân\\, Phòng 101\\, số 18 Hoàng Diệu",
  });
  expect(invited.type).toMatch(/method=REQUEST/i);
  expect(invited.SUMMARY).toBe("Tiếp công dân trực tuyến\\; vụ ngõ 84\\, phường Gia Viên");
  expect(invited.URL).toMatch(/^https:\/\/1022\.example\/moi-hop\/.+/);
  // Somebody with a login gets to the session itself, as another participant.
  const staff = appointment("hang@ban.example");
  expect(staff.URL).toBe(`https://1022.example/sessions/${made.id}`);
  expect(staff.UID).not.toBe(invited.UID);

  const later = new Date(starts.getTime() + 7 * 86_400_000);
  await office.rows("update public.sessions set invited_at = clock_timestamp() where id = $1", [made.id]);
  await office.rows("select private.reschedule_session($1, clock_timestamp(), $2, $3, $4, 'Trùng lịch họp')", [
    board,
    made.id,
    later,
    new Date(later.getTime() + 3 * 3_600_000),
  ]);
  await delivered();
  expect(appointment(guest)).toMatchObject({ METHOD: "REQUEST", SEQUENCE: "1", UID: invited.UID, DTSTART: utc(later) });

  await office.rows("select private.cancel_session($1, clock_timestamp(), $2, 'Công dân rút đơn')", [board, made.id]);
  await delivered();
  expect(appointment(guest)).toMatchObject({ METHOD: "CANCEL", SEQUENCE: "2", UID: invited.UID, STATUS: "CANCELLED" });
});

test("other letters carry none", async () => {
  await office.rows(
    `insert into private.outbox (idempotency_key, channel, address, template, params, is_urgent, created_at, not_before)
     values ('thu-khong-lich', 'email', 'an@nhan.example', 'test', '{}', true, now(), now())`,
  );
  await delivered();
  expect(mail.seen.at(-1)?.to).toBe("an@nhan.example");
  expect(mail.seen.at(-1)?.text).not.toContain("text/calendar");
});
