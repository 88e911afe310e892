import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner, asUser, type Person, person } from "../support/people.ts";
import { minutes, openRoom, type Room } from "./room-world.ts";

interface Told {
  /** Minutes after the start of the session at which the server hears it. */
  at: number;
  participant: number | null;
  name: string;
  isModerator: boolean;
  event: Record<string, unknown>;
}

const tell = (db: Db, room: Room, { at, participant, name, isModerator, event }: Told) =>
  db.value<{ ok: boolean }>("select private.record_room_event($1, $2, $3, $4, $5, $6)", [
    minutes(room.startsAt, at),
    room.sessionId,
    participant,
    name,
    isModerator,
    JSON.stringify(event),
  ]);

const attendance = (db: Db, room: Room) =>
  db.rows(
    `select a.connection_id, a.participant_id, a.display_name, a.joined_at, a.left_at
     from public.session_attendance a where a.session_id = $1 order by a.connection_id`,
    [room.sessionId],
  );

/** Shuffles the same way for the same seed. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const copy = [...items];
  let state = seed * 2_654_435_761 + 1;
  for (let index = copy.length - 1; index > 0; index -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = state % (index + 1);
    [copy[index], copy[other]] = [copy[other] as T, copy[index] as T];
  }
  return copy;
}

describe("attendance", () => {
  test("any order and any repetition of the same events gives the same lines", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      const { invited, chair, citizen } = room.participants;
      const of = (participant: number, name: string, isModerator: boolean) => ({ participant, name, isModerator });
      const own = (at: number, who: ReturnType<typeof of>, event: Record<string, unknown>): Told => ({
        at,
        ...who,
        event,
      });
      const me = of(invited, "Phạm Đình Khách Mời", false);
      const leader = of(chair, "Trần Văn Chủ Tịch", true);
      const guest = of(citizen, "N*** T*** Ánh T***", false);
      const events: Told[] = [
        own(1, me, { kind: "joined", connection_id: "a1" }),
        own(20, me, { kind: "left", connection_id: "a1" }),
        // A reload: a new connection.
        own(21, me, { kind: "joined", connection_id: "a2" }),
        own(22, leader, { kind: "joined", connection_id: "b1" }),
        // The chair's page tells of the citizen, whose own page tells it too, later.
        own(23, leader, { kind: "joined", connection_id: "c1", user_id: `p${citizen}`, is_own: false }),
        own(24, guest, { kind: "joined", connection_id: "c1" }),
        own(60, leader, { kind: "left", connection_id: "c1", user_id: `p${citizen}`, is_own: false }),
        own(61, guest, { kind: "left", connection_id: "c1" }),
      ];
      const at = (count: number) => minutes(room.startsAt, count);
      const expected = [
        [invited, "a1", "Phạm Đình Khách Mời", at(1), at(20)],
        [invited, "a2", "Phạm Đình Khách Mời", at(21), null],
        [chair, "b1", "Trần Văn Chủ Tịch", at(22), null],
        [citizen, "c1", "N*** T*** Ánh T***", at(23), at(60)],
      ].map(([participant_id, connection_id, display_name, joined_at, left_at]) => ({
        connection_id,
        participant_id,
        display_name,
        joined_at,
        left_at,
      }));
      for (let seed = 0; seed < 60; seed += 1) {
        await db.client.query("savepoint fresh");
        // Each once at least, some twice or three times.
        const repeated = [...events, ...shuffled(events, seed + 1000).slice(0, seed % 9)];
        for (const told of shuffled([...repeated, ...repeated.slice(0, seed % 3)], seed))
          expect(await tell(db, room, told)).toEqual({ ok: true });
        expect(await attendance(db, room), `order ${seed}`).toEqual(expected);
        await db.client.query("rollback to savepoint fresh");
      }
    }));

  test("whose connection it is stays what was said first; only they or a moderator go on telling of it", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      const { invited, citizen, chair } = room.participants;
      const joined = { kind: "joined", connection_id: "x" };
      await tell(db, room, { at: 1, participant: citizen, name: "Công dân", isModerator: false, event: joined });
      for (const event of [
        joined,
        { kind: "left", connection_id: "x" },
        { kind: "role", connection_id: "x", is_moderator: true },
      ])
        expect(await tell(db, room, { at: 2, participant: invited, name: "Khác", isModerator: false, event })).toEqual({
          ok: false,
        });
      expect((await attendance(db, room))[0]).toMatchObject({ participant_id: citizen, left_at: null });
      const left = { kind: "left", connection_id: "x", user_id: `p${citizen}`, is_own: false };
      // Nobody but a moderator tells of others.
      expect(
        await tell(db, room, { at: 3, participant: invited, name: "Khác", isModerator: false, event: left }),
      ).toEqual({ ok: false });
      expect(
        await tell(db, room, { at: 4, participant: chair, name: "Chủ trì", isModerator: true, event: left }),
      ).toEqual({ ok: true });
      expect((await attendance(db, room))[0]).toMatchObject({ left_at: minutes(room.startsAt, 4) });
    }));

  test.each(["p0", "p999999999", "s1", "", "p", "p1;drop", "P1"])("nobody is made up: %s", (user_id) =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      const event = { kind: "joined", connection_id: "y", user_id, is_own: false };
      expect(
        await tell(db, room, {
          at: 1,
          participant: room.participants.chair,
          name: "Chủ trì",
          isModerator: true,
          event,
        }),
      ).toEqual({ ok: false });
      expect(await attendance(db, room)).toEqual([]);
    }),
  );

  test("a participant of another session is none of this one's", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      const other = await openRoom(db);
      const event = { kind: "joined", connection_id: "z", user_id: `p${other.participants.citizen}`, is_own: false };
      expect(
        await tell(db, room, {
          at: 1,
          participant: room.participants.chair,
          name: "Chủ trì",
          isModerator: true,
          event,
        }),
      ).toEqual({ ok: false });
    }));

  test.each([
    [-31, "planned", false],
    [-30, "planned", true],
    [300, "live", true],
    [301, "live", false],
    [60, "ended", false],
    [60, "cancelled", false],
  ])("told %i minutes after the start of a session that is %s: kept %s", (at, status, isKept) =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await db.rows("update public.sessions set status = $2 where id = $1", [room.sessionId, status]);
      const event = { kind: "joined", connection_id: "k" };
      const answer = await tell(db, room, {
        at,
        participant: room.participants.citizen,
        name: "Công dân",
        isModerator: false,
        event,
      });
      expect([answer, (await attendance(db, room)).length]).toEqual([{ ok: isKept }, isKept ? 1 : 0]);
    }),
  );

  test("who goes after the end was in the room before it", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      const who = { participant: room.participants.citizen, name: "Công dân", isModerator: false };
      await tell(db, room, { at: 1, ...who, event: { kind: "joined", connection_id: "k" } });
      await db.rows("update public.sessions set status = 'ended' where id = $1", [room.sessionId]);
      await tell(db, room, { at: 200, ...who, event: { kind: "left", connection_id: "k" } });
      expect(await attendance(db, room)).toMatchObject([{ left_at: minutes(room.startsAt, 200) }]);
    }));

  test("connections made up by the hundred end at two hundred a person", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      const who = { participant: room.participants.citizen, name: "Công dân", isModerator: false };
      let kept = 0;
      for (let index = 0; index < 205; index += 1)
        kept += (await tell(db, room, { at: 1, ...who, event: { kind: "joined", connection_id: `k${index}` } })).ok
          ? 1
          : 0;
      expect(kept).toBe(200);
    }));

  test.each([
    [{}, "kind"],
    [{ kind: "danced", connection_id: "a" }, "kind"],
    [{ kind: "joined" }, "connection_id"],
    [{ kind: "left", connection_id: "  " }, "connection_id"],
    [{ kind: "role", connection_id: "a" }, "is_moderator"],
    [{ kind: "role", connection_id: "a", is_moderator: "true" }, "is_moderator"],
    [{ kind: "recording" }, "is_on"],
    [{ kind: "recording", is_on: "off" }, "is_on"],
  ])("%j is refused at %s", (event, field) =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      expect(
        await db.refusal("select private.record_room_event($1, $2, $3, 'x', true, $4)", [
          room.startsAt,
          room.sessionId,
          room.participants.chair,
          JSON.stringify(event),
        ]),
      ).toMatchObject({ code: "PT422", params: { field } });
    }),
  );

  test("a change of role is told once", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      const who = { participant: room.participants.citizen, name: "Công dân", isModerator: false };
      await tell(db, room, { at: 1, ...who, event: { kind: "joined", connection_id: "k" } });
      for (const at of [2, 2, 3])
        await tell(db, room, { at, ...who, event: { kind: "role", connection_id: "k", is_moderator: true } });
      const told = "select count(*) from public.session_events where session_id = $1 and kind = 'role_changed'";
      expect(await db.value(told, [room.sessionId])).toBe(1);
      expect(
        await db.value("select is_moderator from public.session_attendance where session_id = $1", [room.sessionId]),
      ).toBe(true);
    }));
});

describe("the state of the recording", () => {
  const stateOf = (db: Db, room: Room) =>
    db.row<{ state: string; changes: number }>(
      `select s.recording_state as state, (select count(*) from public.session_events e where e.session_id = s.id and e.kind like 'recording_o%') as changes
       from public.sessions s where s.id = $1`,
      [room.sessionId],
    );

  test("is told by everyone and counted once", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      const say = (isModerator: boolean, is_on: boolean) =>
        tell(db, room, {
          at: 5,
          participant: room.participants.chair,
          name: "x",
          isModerator,
          event: { kind: "recording", is_on, mode: "file" },
        });
      await say(true, true);
      await say(true, true);
      expect(await stateOf(db, room)).toEqual({ state: "on", changes: 1 });
      expect(await say(false, false)).toEqual({ ok: false });
      expect(await stateOf(db, room)).toEqual({ state: "on", changes: 1 });
      await say(true, false);
      await say(true, false);
      expect(await stateOf(db, room)).toEqual({ state: "off", changes: 2 });
    }));

  test("of a session that is over does not change", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await db.rows("update public.sessions set status = 'ended' where id = $1", [room.sessionId]);
      const event = { kind: "recording", is_on: true };
      await tell(db, room, { at: 5, participant: null, name: "Ban", isModerator: true, event });
      expect(await stateOf(db, room)).toEqual({ state: "off", changes: 0 });
    }));
});

describe("through the API's functions", () => {
  const record = "select public.record_room_event($1, $2)";
  const now = () => new Date(Date.now() - 60_000).toISOString();
  const as = async (db: Db, who: Person, room: Room, event: object) => {
    await asUser(db, who);
    return db.value<{ ok: boolean }>(record, [room.sessionId, JSON.stringify(event)]);
  };

  test("what is about oneself needs no id, another's counts from moderators only", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db, now());
      const { citizen, invited, chair } = room.participants;
      expect(await as(db, room.invited, room, { kind: "joined", connection_id: "1", is_own: false })).toEqual({
        ok: true,
      });
      expect(
        await as(db, room.invited, room, { kind: "joined", connection_id: "2", user_id: `p${citizen}`, is_own: true }),
      ).toEqual({ ok: false });
      expect(
        await as(db, room.chair, room, { kind: "joined", connection_id: "3", user_id: `p${citizen}`, is_own: true }),
      ).toEqual({ ok: true });
      expect(await as(db, room.chair, room, { kind: "joined", connection_id: "4", user_id: `p${chair}` })).toEqual({
        ok: true,
      });
      expect(
        await as(db, room.board, room, { kind: "joined", connection_id: "5", user_id: `s${room.board.staffId}` }),
      ).toEqual({ ok: true });
      expect(await as(db, room.board, room, { kind: "joined", connection_id: "6", user_id: "s1" })).toEqual({
        ok: false,
      });
      expect(await as(db, room.invited, room, { kind: "recording", is_on: true })).toEqual({ ok: false });
      expect(await as(db, room.secretary, room, { kind: "recording", is_on: true })).toEqual({ ok: true });
      await asOwner(db);
      expect(
        (await attendance(db, room)).map((line) => [line.connection_id, line.participant_id, line.display_name]),
      ).toEqual([
        ["1", invited, "Phạm Đình Khách Mời"],
        ["3", citizen, "N*** T*** Ánh T***"],
        ["4", chair, "Trần Văn Chủ Tịch"],
        ["5", null, "Đỗ Ban Tiếp Dân"],
      ]);
    }));

  test("whoever has no part in it finds no session", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db, now());
      const stranger = await person(db, "supervisor");
      await asUser(db, stranger);
      expect(await db.refusal(record, [room.sessionId, '{"kind": "joined", "connection_id": "1"}'])).toMatchObject({
        code: "PT404",
      });
    }));

  test("a guest tells of their own coming and going alone", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db, now());
      const token = await db.value<string>("select private.guest_token($1)", [room.participants.citizen]);
      await asAnon(db);
      const say = (event: object) =>
        db.value<{ ok: boolean }>("select public.record_guest_event($1, $2)", [token, JSON.stringify(event)]);
      expect(
        await say({ kind: "joined", connection_id: "g", user_id: `p${room.participants.chair}`, is_own: false }),
      ).toEqual({ ok: true });
      for (const event of [
        { kind: "recording", is_on: true },
        { kind: "role", connection_id: "g", is_moderator: true },
        {},
      ])
        expect(await say(event)).toEqual({ ok: false });
      await asOwner(db);
      expect(await attendance(db, room)).toMatchObject([{ participant_id: room.participants.citizen, left_at: null }]);
    }));
});
