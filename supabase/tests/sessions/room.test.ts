import { createHmac } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { onApiDatabase, signedInAs } from "../support/api.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner, asRole, asUser, type Person, person } from "../support/people.ts";
import { appSecret, type Entry, minutes, openRoom, type Room, setServer } from "./room-world.ts";

/** Joins at a time of the test's choosing, with the rights of that person. */
async function join(db: Db, room: Room, who: Person, at = room.startsAt): Promise<Entry> {
  await asUser(db, who);
  // The internal function takes the time; the claims of the person stay, the API's role does not.
  await db.client.query("reset role");
  return db.value<Entry>("select private.join_session($1, $2, $3)", [who.staffId, at, room.sessionId]);
}

async function refusedJoin(db: Db, room: Room, who: Person, at = room.startsAt) {
  await asUser(db, who);
  await db.client.query("reset role");
  return db.refusal("select private.join_session($1, $2, $3)", [who.staffId, at, room.sessionId]);
}

const linkOf = (db: Db, participantId: number) => db.value<string>("select private.guest_token($1)", [participantId]);

const guestJoin = (db: Db, token: string, at: Date) =>
  db.value<Entry>("select private.join_session_as_guest($1, $2)", [at, token]);

const verified = async (jwt: string, at: Date) =>
  jwtVerify(jwt, new TextEncoder().encode(appSecret), { algorithms: ["HS256"], currentDate: at });

const part = (jwt: string, index: number) => Buffer.from(jwt.split(".")[index] ?? "", "base64url").toString("utf8");

describe("the token", () => {
  test("is what an independent implementation verifies, with exactly the claims the meeting server reads", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      const entry = await join(db, room, room.invited);
      const { payload } = await verified(entry.jwt ?? "", room.startsAt);
      const now = room.startsAt.getTime() / 1000;
      expect(part(entry.jwt ?? "", 0)).toBe('{"alg":"HS256","typ":"JWT"}');
      expect(payload).toEqual({
        iss: "van-phong",
        aud: "van-phong",
        sub: "meet.jitsi",
        room: room.name,
        nbf: now - 10,
        exp: now + 900,
        context: {
          user: { id: `p${room.participants.invited}`, name: "Phạm Đình Khách Mời – Sở Xây dựng" },
        },
      });
      expect(entry).toMatchObject({
        domain: "hop.haiphong.example",
        room: room.name,
        mode: "token",
        is_moderator: false,
        is_recorded: true,
      });
      expect(new Date(entry.expires_at ?? "").getTime()).toBe(minutes(room.startsAt, 15).getTime());
    }));

  test("has the bytes another signer makes of the same claims", () =>
    inTransaction(async (db) => {
      const claims = { sub: "meet.jitsi", room: "phong", exp: 1_900_000_000, tên: "Đặng Thị Ngọc Ưởng" };
      const jwt = await db.value<string>("select private.jwt_hs256($1, $2)", [JSON.stringify(claims), appSecret]);
      const [header, payload, signature] = jwt.split(".");
      expect(signature).toBe(createHmac("sha256", appSecret).update(`${header}.${payload}`).digest("base64url"));
      expect(header).toBe(
        (
          await new SignJWT(claims)
            .setProtectedHeader({ alg: "HS256", typ: "JWT" })
            .sign(new TextEncoder().encode(appSecret))
        ).split(".")[0],
      );
      expect(JSON.parse(part(jwt, 1))).toEqual(claims);
    }));

  test("another key does not open it", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      const entry = await join(db, room, room.chair);
      await expect(
        jwtVerify(entry.jwt ?? "", new TextEncoder().encode(`${appSecret}x`), { currentDate: room.startsAt }),
      ).rejects.toThrow(/signature/);
    }));

  test("before nbf and after exp it is worth nothing", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      const { jwt } = await join(db, room, room.chair);
      await verified(jwt ?? "", minutes(room.startsAt, 0, -9000));
      await verified(jwt ?? "", minutes(room.startsAt, 15, -1000));
      await expect(verified(jwt ?? "", minutes(room.startsAt, 0, -11_000))).rejects.toThrow(/nbf/);
      await expect(verified(jwt ?? "", minutes(room.startsAt, 15))).rejects.toThrow(/exp/);
    }));

  const everyLetter =
    "ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđẠẢÃÀÁÂẬẦẤẨẪĂẮẰẶẲẴÓÒỌÕỎÔỘỔỖỒỐƠỜỚỢỞỠÉÈẺẸẼÊẾỀỆỂỄÚÙỤỦŨƯỰỮỬỪỨÍÌỊỈĨÝỲỶỴỸĐ";
  test.each([
    ["every Vietnamese letter", everyLetter],
    ["decomposed accents", "Nguyễn Thị Thủy".normalize("NFD")],
    ["a name far over 76 base64 characters", "Nguyễn Phước Hoàng Anh Thư ".repeat(7).trim()],
    ["quotes, backslashes, angle brackets", `O'Brien "Ba" \\ <b>&amp;</b>`],
    ["signs outside the basic plane", "Đỗ 𠀋 🙂 Kiên"],
  ])("%s arrive unchanged, on one line", (_, name) =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      await db.rows("update private.session_guests set full_name = $2 where participant_id = $1", [
        room.participants.citizen,
        name,
      ]);
      const { jwt, display_name } = await guestJoin(db, await linkOf(db, room.participants.citizen), room.startsAt);
      expect(jwt).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{43}$/);
      const { payload } = await verified(jwt ?? "", room.startsAt);
      expect((payload.context as { user: unknown }).user).toEqual({ id: `p${room.participants.citizen}`, name });
      expect(display_name).toBe(name);
    }),
  );

  test.each([0, 1, 2, 3, 56, 57, 58, 75, 76, 77, 200])("base64url of %i bytes has no padding and no break", (length) =>
    inTransaction(async (db) => {
      const bytes = Buffer.alloc(length, 0xfb);
      const text = await db.value<string>("select private.base64url($1)", [bytes]);
      expect(text).toBe(bytes.toString("base64url"));
    }),
  );

  test("moderator: chair, secretary, board, and nobody else; true or absent, in the user alone", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      const technician = await person(db, "tech_support");
      const users: Record<string, unknown> = {};
      for (const [label, who] of Object.entries({
        chair: room.chair,
        secretary: room.secretary,
        board: room.board,
        invited: room.invited,
        technician,
      })) {
        const entry = await join(db, room, who);
        const { payload } = await verified(entry.jwt ?? "", room.startsAt);
        expect(JSON.stringify(payload)).not.toMatch(/null|email|features|"moderator":false/);
        expect(Object.keys(payload.context as object)).toEqual(["user"]);
        const { id, name, ...rest } = (payload.context as { user: Record<string, unknown> }).user;
        expect([typeof id, typeof name]).toEqual(["string", "string"]);
        expect(entry.is_moderator).toBe("moderator" in rest);
        users[label] = rest;
      }
      const moderator = { moderator: true, lobby_bypass: true };
      expect(users).toEqual({
        chair: moderator,
        secretary: moderator,
        board: moderator,
        invited: {},
        technician: {},
      });
    }));

  test("sub is the domain when no other is set", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db, { xmpp_domain: "" });
      const { jwt } = await join(db, room, room.chair);
      expect((await verified(jwt ?? "", room.startsAt)).payload.sub).toBe("hop.haiphong.example");
    }));

  test("each join has a token of its own", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      const first = await join(db, room, room.chair);
      const later = await join(db, room, room.chair, minutes(room.startsAt, 1));
      expect(later.jwt).not.toBe(first.jwt);
      expect((await verified(later.jwt ?? "", minutes(room.startsAt, 15, 30_000))).payload.room).toBe(room.name);
    }));

  test.each(["open", "demo"])("mode %s: domain and room without a token", (mode) =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db, { mode, domain: mode === "demo" ? "meet.jit.si" : "hop.haiphong.example" });
      expect(await join(db, room, room.chair)).toMatchObject({ mode, jwt: null, expires_at: null, room: room.name });
      const token = await linkOf(db, room.participants.citizen);
      expect(await guestJoin(db, token, room.startsAt)).toMatchObject({ mode, jwt: null, is_moderator: false });
    }),
  );
});

describe("when the room is open", () => {
  const cases: [string, (room: Room) => Date, string | null][] = [
    ["30 minutes and a second before", (room) => minutes(room.startsAt, -30, -1000), "session.too_early"],
    ["30 minutes before", (room) => minutes(room.startsAt, -30), null],
    ["at its end", (room) => room.endsAt, null],
    ["at the end of the allowance", (room) => minutes(room.endsAt, 90), null],
    ["a second later", (room) => minutes(room.endsAt, 90, 1000), "session.too_late"],
  ];
  test.each(cases)("%s", (_, at, key) =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db, { allowance_minutes: 90 });
      const link = await linkOf(db, room.participants.citizen);
      if (key === null) {
        const entry = await join(db, room, room.chair, at(room));
        expect(new Date(entry.closes_at)).toEqual(minutes(room.endsAt, 90));
        expect((await guestJoin(db, link, at(room))).room).toBe(room.name);
        return;
      }
      for (const refusal of [
        await refusedJoin(db, room, room.chair, at(room)),
        await db.refusal("select private.join_session_as_guest($1, $2)", [at(room), link]),
      ]) {
        expect(refusal).toMatchObject({ code: "PT409", key });
        expect(JSON.stringify(refusal)).not.toContain(room.name);
      }
    }),
  );

  test("too early says from when", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      const { params } = await refusedJoin(db, room, room.chair, minutes(room.startsAt, -60));
      expect(new Date(String(params.opens_at))).toEqual(minutes(room.startsAt, -30));
    }));

  test("a moved session moves the room", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      await db.rows(
        "update public.sessions set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = $1",
        [room.sessionId],
      );
      expect(await refusedJoin(db, room, room.chair)).toMatchObject({ key: "session.too_early" });
      expect((await join(db, room, room.chair, minutes(room.startsAt, 24 * 60))).room).toBe(room.name);
    }));

  test.each([
    ["ended", "session.over"],
    ["concluded", "session.over"],
    ["cancelled", "session.cancelled"],
  ])("%s: %s", (status, key) =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      await db.rows("update public.sessions set status = $2, cancel_reason = 'Bão số 9' where id = $1", [
        room.sessionId,
        status,
      ]);
      expect(await refusedJoin(db, room, room.chair)).toMatchObject({ code: "PT409", key });
      const refusal = await db.refusal("select private.join_session_as_guest($1, $2)", [
        room.startsAt,
        await linkOf(db, room.participants.central),
      ]);
      expect(refusal).toMatchObject({ code: "PT409", key });
      if (status === "cancelled") expect(refusal.params.reason).toBe("Bão số 9");
    }),
  );

  test.each<[string, Record<string, string>, boolean]>([
    ["no domain", { domain: "" }, true],
    ["no app id", { app_id: "" }, true],
    ["no key", {}, false],
  ])("%s: no room server", (_, settings, hasSecret) =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db, settings);
      if (!hasSecret) await db.rows("delete from private.secrets where name = 'jitsi_secret'");
      expect(await refusedJoin(db, room, room.chair)).toMatchObject({ code: "PT409", key: "session.no_room_server" });
    }),
  );
});

describe("who may join", () => {
  const joinNow = "select public.join_session($1)";

  test("invited people, the board, technicians; not whoever only sees sessions, not who was taken off", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db, new Date(Date.now() - 60_000).toISOString());
      await setServer(db);
      for (const who of [room.chair, room.secretary, room.invited, room.board, await person(db, "tech_support")]) {
        await asUser(db, who);
        expect((await db.value<Entry>(joinNow, [room.sessionId])).room).toBe(room.name);
      }
      await asRole(db, "supervisor");
      expect(await db.refusal(joinNow, [room.sessionId])).toMatchObject({ code: "PT403", key: "session.not_invited" });
      // For whoever must not even know of it there is no such session.
      for (const role of ["contact_officer", "agency_head"] as const) {
        await asRole(db, role, "SYT");
        expect(await db.refusal(joinNow, [room.sessionId])).toMatchObject({ code: "PT404", key: "session.not_found" });
      }
      await asRole(db, "operator");
      expect(await db.refusal(joinNow, [room.sessionId])).toMatchObject({ code: "PT403", key: "authz.forbidden" });
      await asAnon(db);
      expect(await db.refusal(joinNow, [room.sessionId])).toMatchObject({ code: "PT401" });
      await asOwner(db);
      await db.rows("update public.session_participants set removed_at = now() where id = $1", [
        room.participants.invited,
      ]);
      await asUser(db, room.invited);
      expect(await db.refusal(joinNow, [room.sessionId])).toMatchObject({ code: "PT404" });
    }));

  test("somebody on the list whose invitation has not gone out waits; chair and secretary need none", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      await db.rows("update public.session_participants set invitation = 'none' where session_id = $1", [
        room.sessionId,
      ]);
      expect((await join(db, room, room.chair)).is_moderator).toBe(true);
      expect((await join(db, room, room.secretary)).is_moderator).toBe(true);
      expect(await refusedJoin(db, room, room.invited)).toMatchObject({ code: "PT404" });
    }));

  test("a deputy joins for the chair on leave, under their own name, and only then", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      const deputy = await person(db, "contact_officer", { name: "Vũ Phó Chủ Tịch", agency: "UBNDTP" });
      expect(await refusedJoin(db, room, deputy)).toMatchObject({ code: "PT404" });
      await db.rows(
        "insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on) values ($1, $2, current_date - 1, current_date + 1)",
        [room.chair.staffId, deputy.staffId],
      );
      expect(await join(db, room, deputy)).toMatchObject({
        is_moderator: true,
        display_name: "Vũ Phó Chủ Tịch",
        user_id: `p${room.participants.chair}`,
      });
      await db.rows("update public.staff_leaves set starts_on = current_date - 9, ends_on = current_date - 2");
      expect(await refusedJoin(db, room, deputy)).toMatchObject({ code: "PT404" });
    }));
});

describe("a guest's link", () => {
  const read = "select public.guest_session($1)";

  test("shows what concerns them and nothing of other people", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      const token = await linkOf(db, room.participants.citizen);
      await asAnon(db);
      const shown = await db.value<Record<string, unknown>>(read, [token]);
      expect(shown).toMatchObject({
        name: "Nguyễn Thị Ánh Tuyết",
        capacity: "citizen",
        chair_name: "Trần Văn Chủ Tịch",
        is_recorded: true,
      });
      expect(new Date(String(shown.opens_at))).toEqual(minutes(room.startsAt, -30));
      const text = JSON.stringify(shown);
      for (const other of ["Khách Mời", "Thư Ký", "Hoàng Trung Ương", room.name, "hop.haiphong"])
        expect(text).not.toContain(other);
      const mine = await db.value<Record<string, unknown>>("select public.reply_as_guest($1, 'accepted')", [token]);
      expect(mine).toEqual({ invitation: "accepted" });
    }));

  test("forged, revoked, renewed, removed, of another session: one and the same 404 everywhere", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      const other = await openRoom(db);
      await setServer(db);
      const good = await linkOf(db, room.participants.citizen);
      const signatureOf = (token: string) => token.replace(/^\d+-\d+-/, "");
      const signature = signatureOf(good);
      const otherSignature = signatureOf(await linkOf(db, other.participants.citizen));
      const { citizen, central, invited } = room.participants;
      const bad: (string | null)[] = [
        null,
        "",
        "-",
        "x",
        "🙂",
        "a".repeat(5000),
        `${citizen}-1-`,
        `${citizen}-1-${otherSignature}`,
        `${good}A`,
        `${good}\n`,
        ` ${good}`,
        `0${good}`,
        good.slice(0, -1),
        `${citizen}-1-${signature.toLowerCase()}`,
        `${citizen}-01-${signature}`,
        `${citizen}-2-${signature}`,
        `${central}-1-${signature}`,
        `999999999999999999-1-${signature}`,
        `99999999999999999999999999-1-${signature}`,
        `-${good}`,
        // A member of staff has no link.
        `${invited}-1-${signature}`,
      ];
      const revoked = await linkOf(db, room.participants.central);
      await asUser(db, room.board);
      await db.rows("select public.renew_guest_link($1, true)", [room.participants.central]);
      bad.push(revoked);
      await asOwner(db);
      const renewed = await linkOf(db, other.participants.citizen);
      const removed = await linkOf(db, other.participants.central);
      await asUser(db, other.board);
      const { path } = await db.value<{ path: string }>("select public.renew_guest_link($1)", [
        other.participants.citizen,
      ]);
      bad.push(renewed);
      await asOwner(db);
      await db.rows("update public.session_participants set removed_at = now() where id = $1", [
        other.participants.central,
      ]);
      bad.push(removed);

      await asAnon(db);
      const answers = new Set<string>();
      for (const token of bad)
        for (const sql of [
          read,
          "select public.join_session_as_guest($1)",
          "select public.reply_as_guest($1, 'accepted')",
          `select public.record_guest_event($1, '{"kind": "joined", "connection_id": "c"}')`,
        ])
          answers.add(JSON.stringify(await db.refusal(sql, [token])));
      expect(answers.size).toBe(1);
      expect([...answers][0]).toMatch(/"PT404".*"session.link_invalid"/);
      // The two good ones do work.
      expect((await db.value<Record<string, unknown>>(read, [good])).capacity).toBe("citizen");
      expect((await db.value<Record<string, unknown>>(read, [path.replace("/moi-hop/", "")])).capacity).toBe("citizen");
    }));

  test("never makes a moderator, whatever capacity stands there", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      await db.rows("update public.session_participants set capacity = 'reception_board' where id = $1", [
        room.participants.central,
      ]);
      const entry = await guestJoin(db, await linkOf(db, room.participants.central), room.startsAt);
      expect(entry.is_moderator).toBe(false);
      expect(part(entry.jwt ?? "", 1)).not.toContain("moderator");
    }));

  test("a substitute is called by their own name; a citizen sends none", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db);
      await setServer(db);
      const reply = "select public.reply_as_guest($1, $2, $3, $4, $5)";
      const central = await linkOf(db, room.participants.central);
      const citizen = await linkOf(db, room.participants.citizen);
      await asAnon(db);
      await db.rows(reply, [central, "substituted", null, "  Bùi Thị Thay ", "Phó Vụ trưởng"]);
      for (const [token, values, field] of [
        [citizen, ["substituted", null, "Ai đó", null], "reply"],
        [citizen, ["declined", " ", null, null], "note"],
        [central, ["substituted", null, "", null], "substitute_name"],
        [central, ["maybe", null, null, null], "reply"],
      ] as const)
        expect(await db.refusal(reply, [token, ...values])).toMatchObject({ code: "PT422", params: { field } });
      await asOwner(db);
      const { payload } = await verified((await guestJoin(db, central, room.startsAt)).jwt ?? "", room.startsAt);
      expect((payload.context as { user: { name: string } }).user.name).toBe("Bùi Thị Thay");
    }));
});

describe("the key", () => {
  test("is read by no role, through no table, function or answer", () =>
    inTransaction(async (db) => {
      const room = await openRoom(db, new Date(Date.now() - 60_000).toISOString());
      await setServer(db);
      const link = await linkOf(db, room.participants.citizen);
      const roles = ["reception_board", "city_leader", "supervisor", "tech_support", "admin", "agency_head"] as const;
      for (const role of roles) {
        const me = await asRole(db, role, { permissions: ["approve_case", "sign_conclusion", "keep_minutes"] });
        for (const sql of [
          "select value from private.secrets",
          "select * from private.session_rooms",
          "select * from private.session_guests",
          "select private.jwt_hs256('{}', 'x')",
          "select private.guest_token(1)",
        ])
          expect(await db.refusal(sql)).toMatchObject({ code: "42501" });
        for (const sql of [
          "select public.join_session($1)",
          "select to_jsonb(s) from public.sessions s where s.id = $1",
        ]) {
          await db.client.query("savepoint answers");
          const answer = await db.rows(sql, [room.sessionId]).catch((error: Error) => error.message);
          await db.client.query("rollback to savepoint answers");
          expect(JSON.stringify(answer)).not.toContain(appSecret);
        }
        expect(me.staffId).toBeGreaterThan(0);
      }
      await asRole(db, "admin");
      expect(JSON.stringify(await db.rows("select * from public.secret_names()"))).not.toContain(appSecret);
      expect(JSON.stringify(await db.rows("select * from public.settings"))).not.toContain(appSecret);
      await asAnon(db);
      const answer = JSON.stringify(await db.rows("select public.guest_session($1)", [link]));
      expect(answer).not.toContain(appSecret);
    }));

  test("is set by an administrator and by nobody else, and audited without its value", () =>
    inTransaction(async (db) => {
      await asRole(db, "reception_board");
      expect(await db.refusal("select public.set_secret('jitsi_secret', 'abc')")).toMatchObject({ code: "PT403" });
      await asRole(db, "admin");
      await db.rows("select public.set_secret('jitsi_secret', $1)", [appSecret]);
      await asOwner(db);
      expect(await db.value("select value from private.secrets where name = 'jitsi_secret'")).toBe(appSecret);
      expect(JSON.stringify(await db.rows("select * from private.audit_log"))).not.toContain(appSecret);
    }));

  test("over HTTP the rooms, links and keys are out of reach, and a join answers without the key", async () => {
    const { client, person: board } = await signedInAs("reception_board");
    const room = await onApiDatabase(async (db) => {
      await setServer(db);
      return openRoom(db, new Date(Date.now() - 60_000).toISOString());
    });
    const { data, error } = await client.rpc("join_session", { p_session_id: room.sessionId });
    expect(error).toBeNull();
    expect(data).toMatchObject({ room: room.name, user_id: `s${board.staffId}`, is_moderator: true });
    await verified((data as Entry).jwt ?? "", new Date());
    expect(JSON.stringify(data)).not.toContain(appSecret);
    for (const table of ["session_rooms", "session_guests", "secrets"]) {
      expect((await client.from(table).select("*")).error).not.toBeNull();
      expect(
        (
          await client
            .schema("private" as never)
            .from(table)
            .select("*")
        ).error,
      ).not.toBeNull();
    }
    for (const name of ["guest_token", "jwt_hs256", "room_ticket"])
      expect((await client.rpc(name, {})).error).not.toBeNull();
    await onApiDatabase((db) => setServer(db, { domain: "", mode: "open" }));
  });
});

describe("the meeting server's settings", () => {
  const bad: [string, string][] = [
    ["domain", "https://hop.example"],
    ["domain", "hop.example/phong"],
    ["domain", "hop.example;script-src *"],
    ["domain", "hop.example 'unsafe-inline'"],
    ["domain", "Hop.Example"],
    ["domain", "*.example"],
    ["domain", "-hop.example"],
    ["domain", "hop..example"],
    ["mode", "jaas"],
    ["app_id", "a b"],
    ["allowance_minutes", "-1"],
    ["allowance_minutes", "721"],
    ["allowance_minutes", "two hours"],
  ];
  test.each(bad)("%s cannot be %s", (key, value) =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      expect(
        await db.refusal("select public.save_room_settings($1)", [JSON.stringify({ [`jitsi.${key}`]: value })]),
      ).toMatchObject({ code: "PT422", key: "session.setting_invalid", params: { field: `jitsi.${key}` } });
    }),
  );

  test.each(["", "hop.haiphong.gov.vn", "127.0.0.1:8443", "localhost", "xn--hp-nja.vn"])(
    "the domain can be “%s”",
    (value) =>
      inTransaction(async (db) => {
        await asRole(db, "admin");
        await db.rows("select public.save_room_settings($1)", [
          JSON.stringify({ "jitsi.domain": value, "jitsi.mode": "token" }),
        ]);
        expect(await db.value("select public.meeting_server()")).toEqual({ domain: value || null, mode: "token" });
      }),
  );

  test("all or none, and no others", () =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      const save = (settings: object): [string, unknown[]] => [
        "select public.save_room_settings($1)",
        [JSON.stringify(settings)],
      ];
      expect(await db.refusal(...save({ "jitsi.domain": "hop.example", "jitsi.mode": "x" }))).toMatchObject({
        code: "PT422",
      });
      expect(await db.refusal(...save({ "messages.hotline": "1" }))).toMatchObject({ code: "PT422" });
      expect(await db.value("select public.meeting_server()")).toEqual({ domain: null, mode: "open" });
    }));
});
