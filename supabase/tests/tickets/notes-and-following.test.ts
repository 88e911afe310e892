import { expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser, type Person, person, type Role } from "../support/people.ts";
import { openDesk, receive, step, workingHoursAgo } from "./desk.ts";

interface Bell {
  kind: string;
  params: Record<string, unknown>;
}

/** What a person's bell holds of a ticket, oldest first. */
async function bellOf(db: Db, who: Person, ticketId: number): Promise<Bell[]> {
  await asOwner(db);
  return db.rows(
    "select kind, params from public.notifications where staff_id = $1 and subject_type = 'ticket' and subject_id = $2 order by id",
    [who.staffId, ticketId],
  );
}
const kinds = async (db: Db, who: Person, ticketId: number) =>
  (await bellOf(db, who, ticketId)).map(({ kind }) => kind);
const followed = async (db: Db, who: Person, ticketId: number) =>
  (await bellOf(db, who, ticketId)).filter(({ kind }) => kind === "ticket_followed").map(({ params }) => params.event);

async function note(db: Db, who: Person, ticketId: number, text: string, mentioned: number[] = []) {
  await asUser(db, who);
  return db.value("select public.add_note($1, $2, $3)", [ticketId, text, mentioned]);
}

async function followers(db: Db, ticketId: number): Promise<string[]> {
  await asOwner(db);
  return (
    await db.rows<{ display_name: string }>(
      "select display_name from public.ticket_followers where ticket_id = $1 order by display_name",
      [ticketId],
    )
  ).map((row) => row.display_name);
}

/** A ticket received an hour ago and transferred to the desk's agency. */
async function transferred(db: Db) {
  const desk = await openDesk(db);
  const at = await workingHoursAgo(db, 1);
  const id = await receive(db, desk, at);
  await step(db, "transfer_ticket", desk.operator, at, id, desk.agencyId, "Kính chuyển", desk.officer.staffId);
  return { desk, id, at };
}

test("whoever is mentioned hears of it once, without a message, and follows from then on", () =>
  inTransaction(async (db) => {
    const { desk, id } = await transferred(db);
    await note(db, desk.officer, id, "  Nhờ anh @Lê Quang Minh xem giúp  ", [desk.head.staffId, desk.head.staffId]);
    const bell = (await bellOf(db, desk.head, id)).filter(({ kind }) => kind !== "ticket_transferred");
    expect(bell).toMatchObject([
      { kind: "note_mentioned", params: { actor: "Trần Văn Bình", note: "Nhờ anh @Lê Quang Minh xem giúp" } },
    ]);
    expect(await db.rows("select * from private.outbox where template = 'note_mentioned'")).toEqual([]);
    expect(await followers(db, id)).toEqual(["Lê Quang Minh"]);
    expect(
      await db.row("select note, data from public.ticket_events where ticket_id = $1 and kind = 'noted'", [id]),
    ).toEqual({
      note: "Nhờ anh @Lê Quang Minh xem giúp",
      data: { mentioned: [{ id: desk.head.staffId, name: "Lê Quang Minh" }] },
    });
    await asUser(db, desk.head);
    await db.rows("select public.unfollow_ticket($1)", [id]);
    await note(db, desk.officer, id, "Thêm một ý");
    expect(await followed(db, desk.head, id)).toEqual([]);
  }));

test("a note names only people who may read the ticket; else nothing is written", () =>
  inTransaction(async (db) => {
    const { desk, id } = await transferred(db);
    await asUser(db, desk.officer);
    const send = (mentioned: (number | null)[]) =>
      db.refusal("select public.add_note($1, 'Xem giúp', $2)", [id, mentioned]);
    expect(await send([desk.head.staffId, desk.otherHead.staffId])).toMatchObject({
      code: "PT422",
      key: "note.cannot_read",
      params: { field: "note", names: "Bùi Văn Sơn" },
    });
    expect(await send([-1])).toMatchObject({ key: "note.cannot_read", params: { names: "?" } });
    expect(await send(Array.from({ length: 21 }, (_, i) => -i - 1))).toMatchObject({ key: "note.too_many_mentioned" });
    await asOwner(db);
    expect(await db.rows("select from public.ticket_events where ticket_id = $1 and kind = 'noted'", [id])).toEqual([]);
    expect(await followers(db, id)).toEqual([]);
    // Nobody at all, and oneself, is nobody.
    await note(db, desk.officer, id, "Tự nhắc", [desk.officer.staffId]);
    expect(await followers(db, id)).toEqual([]);
    await asUser(db, desk.officer);
    expect(await db.refusal("select public.add_note($1, '  ')", [id])).toMatchObject({
      key: "ticket.field_required",
      params: { field: "note" },
    });
  }));

test("followers find every step of others in the bell, not their own, and not twice", () =>
  inTransaction(async (db) => {
    const { desk, id, at } = await transferred(db);
    for (const who of [desk.leader, desk.officer, desk.head, desk.operator]) {
      await asUser(db, who);
      await db.rows("select public.follow_ticket($1), public.follow_ticket($1)", [id]);
    }
    expect(await followers(db, id)).toHaveLength(4);
    const inAWeek = new Date(Date.now() + 7 * 86_400_000);
    await step(db, "commit_completion", desk.officer, at, id, inAWeek, "Phải thay cáp");
    await step(db, "answer_ticket", desk.officer, new Date(), id, "Đã thay");
    expect(await followed(db, desk.leader, id)).toEqual(["committed", "answered"]);
    expect(await followed(db, desk.officer, id)).toEqual([]);
    // The head is told of the commitment for a reason of their own, as is the operator.
    for (const who of [desk.head, desk.operator]) {
      const told = await kinds(db, who, id);
      const own = told.filter((kind) => kind === "ticket_committed").length;
      expect(own + (await followed(db, who, id)).filter((event) => event === "committed").length).toBe(1);
    }
    expect(await db.rows("select from private.outbox where template = 'ticket_followed'")).toEqual([]);
  }));

test("a follower who may no longer read the ticket leaves, and hears nothing of where it went", () =>
  inTransaction(async (db) => {
    const { desk, id, at } = await transferred(db);
    for (const who of [desk.officer, desk.supervisor]) {
      await asUser(db, who);
      await db.rows("select public.follow_ticket($1)", [id]);
    }
    await step(db, "reassign_ticket", desk.supervisor, at, id, desk.otherAgencyId, "Đúng thẩm quyền");
    expect(await followers(db, id)).toEqual(["Đỗ Thị Lan"]);
    await step(db, "answer_ticket", desk.otherOfficer, new Date(), id, "Đã xử lý");
    expect(await followed(db, desk.officer, id)).toEqual([]);
    expect(await followed(db, desk.supervisor, id)).toEqual(["answered"]);
    // Nor does whoever has left the office.
    await db.rows("update public.staff set is_active = false where id = $1", [desk.supervisor.staffId]);
    await note(db, desk.otherOfficer, id, "Lưu hồ sơ");
    expect(await followers(db, id)).toEqual([]);
  }));

test("what the clocks say by themselves rings nobody's bell as a follower", () =>
  inTransaction(async (db) => {
    const { desk, id } = await transferred(db);
    await asUser(db, desk.leader);
    await db.rows("select public.follow_ticket($1)", [id]);
    await asOwner(db);
    await db.rows(
      "select private.add_ticket_event($1, kind, now(), null) from unnest('{warned,breached,contact_revealed}'::text[]) as kind",
      [id],
    );
    expect(await followed(db, desk.leader, id)).toEqual([]);
  }));

test("nobody follows, mentions or looks up people on a ticket that is not theirs to read", () =>
  inTransaction(async (db) => {
    const { desk, id } = await transferred(db);
    await asUser(db, desk.otherOfficer);
    for (const call of [
      "follow_ticket($1)",
      "unfollow_ticket($1)",
      "mentionable_staff($1, '')",
      "ticket_lookup_link($1)",
    ]) {
      expect(await db.refusal(`select public.${call}`, [id])).toMatchObject({ code: "PT404", key: "ticket.not_found" });
    }
    expect(await db.rows("select * from public.ticket_followers where ticket_id = $1", [id])).toEqual([]);
  }));

test("people to mention are found by any words of name, title or agency, those involved first", () =>
  inTransaction(async (db) => {
    const { desk, id } = await transferred(db);
    await person(db, "agency_head", { name: "Phan Thị Bình An" });
    await asUser(db, desk.officer);
    const find = async (query: string) =>
      (
        await db.rows<{ display_name: string; is_involved: boolean }>(
          "select * from public.mentionable_staff($1, $2)",
          [id, query],
        )
      ).map((row) => row.display_name);
    expect(await find("thu ha")).toEqual(["Phạm Thu Hà"]);
    expect(await find("ha pham")).toEqual(["Phạm Thu Hà"]);
    expect(await find("bình an")).toEqual(["Phan Thị Bình An"]);
    expect((await find(""))[0]).toBe("Phạm Thu Hà");
    // Neither oneself nor the people of another agency.
    expect(await find("tran van binh")).toEqual([]);
    expect(await find("bui van son")).toEqual([]);
    expect(await find("%")).toEqual([]);
  }));

test("who may read a ticket is the same asked about them as asked by themselves, deputies and former people included", () =>
  inTransaction(async (db) => {
    const { desk, id } = await transferred(db);
    const roles: Role[] = [
      "operator",
      "contact_officer",
      "agency_head",
      "supervisor",
      "reception_board",
      "city_leader",
      "one_stop_officer",
      "tech_support",
      "admin",
    ];
    const people: Person[] = Object.values(desk).filter((each): each is Person => typeof each === "object");
    for (const role of roles) people.push(await person(db, role), await person(db, role, { agency: "10507" }));
    const deputy = await person(db, "tech_support", { agency: "SYT" });
    const deputyOfOther = await person(db, "reception_board");
    const gone = await person(db, "supervisor", { isActive: false });
    people.push(deputy, deputyOfOther, gone);
    await db.rows(
      "insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on) values ($1, $2, authz.today(), authz.today()), ($3, $4, authz.today(), authz.today()), ($5, $6, '2020-01-01', '2020-01-02')",
      [
        desk.officer.staffId,
        deputy.staffId,
        desk.otherHead.staffId,
        deputyOfOther.staffId,
        desk.officer.staffId,
        people[10]!.staffId,
      ],
    );
    const tickets = [id];
    tickets.push(await receive(db, desk, new Date(Date.now() - 60_000)));
    const coordinated = await receive(db, desk, new Date(Date.now() - 60_000));
    await db.rows("update public.tickets set agency_id = $2, task_agency_ids = $3 where id = $1", [
      coordinated,
      desk.otherAgencyId,
      [desk.agencyId],
    ]);
    tickets.push(coordinated);
    for (const ticketId of tickets) {
      await asOwner(db);
      const told = new Set(
        (
          await db.rows<{ id: number }>(
            "select private.ticket_readers(t, authz.today()) as id from public.tickets t where t.id = $1",
            [ticketId],
          )
        ).map((row) => row.id),
      );
      for (const [index, who] of people.entries()) {
        await asUser(db, who);
        const sees = (await db.rows("select from public.tickets where id = $1", [ticketId])).length === 1;
        expect({ ticketId, index, reads: told.has(who.staffId) }).toEqual({ ticketId, index, reads: sees });
      }
    }
  }));

test("a renamed person is renamed among the followers", () =>
  inTransaction(async (db) => {
    const { desk, id } = await transferred(db);
    await asUser(db, desk.head);
    await db.rows("select public.follow_ticket($1)", [id]);
    await asOwner(db);
    await db.rows("update public.staff set display_name = 'Lê Quang Minh (TP)' where id = $1", [desk.head.staffId]);
    expect(await followers(db, id)).toEqual(["Lê Quang Minh (TP)"]);
  }));

test("the link to look a ticket up is complete when a public address is set", () =>
  inTransaction(async (db) => {
    const { desk, id } = await transferred(db);
    const code = await db.value("select code from public.tickets where id = $1", [id]);
    const link = async () => {
      await asUser(db, desk.operator);
      return db.value<string>("select public.ticket_lookup_link($1)", [id]);
    };
    await asOwner(db);
    await db.rows("delete from public.settings where key = 'public.base_url'");
    expect(await link()).toMatch(new RegExp(`^/.*${code}$`));
    await asOwner(db);
    await db.rows(
      "insert into public.settings (key, value, name, description) values ('public.base_url', '\"https://1022.example/\"', '', '')",
    );
    expect(await link()).toMatch(new RegExp(`^https://1022\\.example/[^/].*${code}$`));
  }));

test("who followed a ticket that is merged follows the one it was merged into", () =>
  inTransaction(async (db) => {
    const { desk, id, at } = await transferred(db);
    const duplicate = await receive(db, desk, at);
    await asUser(db, desk.leader);
    await db.rows("select public.follow_ticket($1)", [duplicate]);
    await step(db, "merge_tickets", desk.operator, new Date(), id, duplicate, "Cùng một cột đèn");
    expect(await followers(db, id)).toEqual(["Hoàng Đức Thắng"]);
    expect(await followed(db, desk.leader, duplicate)).toEqual(["merged"]);
  }));
