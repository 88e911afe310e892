import { describe, expect, test } from "vitest";
import { step } from "../cases/reception.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner, asUser } from "../support/people.ts";
import { agenda, at, day, ended, type Held, submitted, told } from "./held.ts";

const refusal = (key: string, params: object = {}) => ({ key, params });

/** The citizens of the session: of the case that was heard, of the case never reached. */
async function citizens(db: Db, { session, cases }: Held): Promise<[number, number]> {
  await asOwner(db);
  const rows = await db.rows<{ id: number; case_id: number }>(
    "select id, case_id from public.session_participants where session_id = $1 and capacity = 'citizen' order by id",
    [session],
  );
  const of = (id: number) => rows.find((row) => row.case_id === id)?.id ?? 0;
  return [of(cases[0]), of(cases[1])];
}

const rate = (
  db: Db,
  held: Held,
  when: Date,
  participant: number,
  score: unknown,
  via = "phone",
  comment: unknown = null,
) => step(db, "rate_session", held.board, when, participant, score, 4, null, 5, comment, via);

async function refused(
  db: Db,
  held: Held,
  when: Date,
  participant: number,
  score: unknown,
  via = "phone",
  comment: unknown = null,
) {
  await asOwner(db);
  return db.refusal("select private.rate_session($1, $2, $3, $4, 4, null, 5, $5, $6)", [
    held.board.staffId,
    when,
    participant,
    score,
    comment,
    via,
  ]);
}

describe("a citizen's rating of the session that received them (SPEC §7)", () => {
  test("is kept with who took it down, and stands in the timeline", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const [heard] = await citizens(db, held);
      await rate(db, held, at(200), heard, 5, "counter", "  Được nghe hết ý kiến ");
      await asOwner(db);
      const [row] = await db.rows("select * from public.session_ratings where session_id = $1", [held.session]);
      expect(row).toMatchObject({
        participant_id: heard,
        case_id: held.cases[0],
        score: 5,
        reception: 4,
        handling: null,
        answer: 5,
        comment: "Được nghe hết ý kiến",
        via: "counter",
        staff_id: held.board.staffId,
        rated_at: at(200),
      });
      expect(
        await db.value("select data from public.session_events where session_id = $1 and kind = 'rated'", [
          held.session,
        ]),
      ).toMatchObject({ score: 5, via: "counter" });
      expect(await told(db, "session", held.session, "session_rating_low")).toEqual([]);
    }));

  test("changes no version: nobody's edit becomes stale by it", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const [heard] = await citizens(db, held);
      const version = () => db.value("select version from public.sessions where id = $1", [held.session]);
      const before = await version();
      await rate(db, held, at(200), heard, 4);
      await asOwner(db);
      expect(await version()).toBe(before);
    }));

  test("a low one is told to the board and the Office", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const [heard] = await citizens(db, held);
      await rate(db, held, at(200), heard, 2, "phone", "Chưa được trả lời");
      const people = await told(db, "session", held.session, "session_rating_low");
      expect(people).toContain(held.board.staffId);
      expect(people).toContain(held.supervisor.staffId);
    }));

  test.each<[string, unknown, string, unknown, string, object]>([
    ["without a score", null, "phone", null, "session.field_required", { field: "score" }],
    ["of 0", 0, "phone", null, "session.field_invalid", { field: "score" }],
    ["of 6", 6, "phone", null, "session.field_invalid", { field: "score" }],
    ["by fax", 5, "fax", null, "session.field_invalid", { field: "via" }],
    ["with a novel", 5, "phone", "x".repeat(2001), "session.field_invalid", { field: "comment" }],
  ])("%s is refused at its field", (_, score, via, comment, key, detail) =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const [heard] = await citizens(db, held);
      expect(await refused(db, held, at(200), heard, score, via, comment)).toMatchObject(refusal(key, detail));
    }),
  );

  test("once; not before the session was held; not by a citizen whose case was never reached, nor by anybody else", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const [heard, unheard] = await citizens(db, held);
      await rate(db, held, at(200), heard, 4);
      expect(await refused(db, held, at(201), heard, 5)).toMatchObject(refusal("session.already_rated"));
      expect(await refused(db, held, at(200), unheard, 5)).toMatchObject(refusal("session.not_received"));
      await asOwner(db);
      const chair = await db.value<number>(
        "select id from public.session_participants where session_id = $1 and capacity = 'chair'",
        [held.session],
      );
      expect(await refused(db, held, at(200), chair, 5)).toMatchObject(refusal("session.not_received"));
    }));

  test.each<[string, number, string]>([
    ["on the thirtieth day", 30 * day - 1, "open"],
    ["after it", 30 * day + 1, "expired"],
  ])("counted from the end: %s", (_, minutes, state) =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const [heard] = await citizens(db, held);
      expect(await db.value("select private.session_rating_state($1, $2)", [at(150 + minutes), heard])).toBe(state);
    }),
  );

  test("while the session lies ahead it is too early", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const [heard] = await citizens(db, held);
      await asOwner(db);
      await db.rows("update public.sessions set status = 'live' where id = $1", [held.session]);
      expect(await refused(db, held, at(140), heard, 5)).toMatchObject(refusal("session.rating_early"));
    }));
});

describe("by the citizen's own link", () => {
  const linkOf = (db: Db, participant: number) => db.value<string>("select private.guest_token($1)", [participant]);

  test("the page says that it can be rated, then that it has been", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const [heard, unheard] = await citizens(db, held);
      const [token, other] = [await linkOf(db, heard), await linkOf(db, unheard)];
      // The world is held in its own time; the link lives in ours.
      await db.rows("update public.sessions set ended_at = now() where id = $1", [held.session]);
      await asAnon(db);
      const state = (link: string) => db.value("select public.guest_session($1) ->> 'rating'", [link]);
      expect(await state(token)).toBe("open");
      expect(await state(other)).toBeNull();
      await db.value("select public.rate_session_as_guest($1, 5, 5, 4, 4, 'Cảm ơn')", [token]);
      expect(await state(token)).toBe("rated");
      expect(await db.refusal("select public.rate_session_as_guest($1, 1)", [token])).toMatchObject(
        refusal("session.already_rated"),
      );
    }));

  test("a forged or revoked link rates nothing", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const [heard] = await citizens(db, held);
      const token = await linkOf(db, heard);
      await db.rows("update private.session_guests set revoked_at = now() where participant_id = $1", [heard]);
      await asAnon(db);
      for (const link of [token, `${token}x`, "1-1-aaaaaaaaaaaaaaaaaaaaaa", ""])
        expect(await db.refusal("select public.rate_session_as_guest($1, 5)", [link])).toMatchObject(
          refusal("session.link_invalid"),
        );
    }));

  test("the board takes down what is said, but not in the name of a link; others take down nothing", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const [heard] = await citizens(db, held);
      const take = (via: string) => db.refusal("select public.rate_session($1, 5, p_via => $2)", [heard, via]);
      await asUser(db, held.board.userId);
      expect(await take("link")).toMatchObject(refusal("session.field_invalid", { field: "via" }));
      for (const who of [held.supervisor, held.chair, held.secretary]) {
        await asUser(db, who.userId);
        expect(await take("phone")).toMatchObject(refusal("authz.forbidden"));
      }
    }));
});

describe("asking for it (QĐ3394 Điều 6.1đ)", () => {
  test("with the signed notice the citizens who were received get their link, delegates the news, once each", () =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      const [heard, unheard] = await citizens(db, held);
      await asOwner(db);
      await db.rows(
        "update private.session_guests set phone = '0912000111', email = null where participant_id = any ($1)",
        [[heard, unheard]],
      );
      await step(db, "sign_conclusion", held.signer, at(2 * day), held.session);
      await asOwner(db);
      const sent = await db.rows<{ template: string; channel: string; participant: number }>(
        `select template, channel, (params ->> 'participant_id')::bigint as participant from private.outbox
         where subject_type = 'session' and subject_id = $1 and template in ('session_rate', 'session_concluded') and staff_id is null`,
        [held.session],
      );
      expect(sent).toEqual([{ template: "session_rate", channel: "sms", participant: heard }]);
      expect((await agenda(db, held)).some(({ started_at }) => started_at)).toBe(true);
    }));

  test("the message carries the citizen's own link", () =>
    inTransaction(async (db) => {
      const held = await submitted(db);
      const [heard] = await citizens(db, held);
      await asOwner(db);
      await db.rows("update private.session_guests set phone = '0912000111' where participant_id = $1", [heard]);
      await step(db, "sign_conclusion", held.signer, at(2 * day), held.session);
      await asOwner(db);
      const text = await db.value<string>(
        `select (private.render_message(o)).body from private.outbox o
         where o.template = 'session_rate' and o.channel = 'sms' and o.subject_id = $1`,
        [held.session],
      );
      expect(text).toContain(await db.value<string>("select private.guest_path($1)", [heard]));
    }));
});
