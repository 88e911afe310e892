import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner, asRole, asUser, person } from "../support/people.ts";
import { openDesk, type State, states, ticketIn, timeline } from "./desk.ts";

const reveal = "select public.reveal_contact($1, 'Gọi lại cho công dân')";

describe("a citizen's contact is for whoever handles the ticket now (SPEC §1, §12)", () => {
  const withOperators: State[] = [
    "received",
    "clarification of 1022",
    "relay_pending",
    "answered by 1022",
    "answered by the agency",
  ];
  const withAgency: State[] = [
    "assigned",
    "clarification of the agency",
    "verifying",
    "verifying, change asked",
    "escalated",
    "overdue",
    "directed",
  ];

  test.each(states)("%s", (state) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, state);
      const seen: Record<string, boolean> = {};
      for (const one of ["operator", "officer", "head", "supervisor", "leader", "otherOfficer"] as const) {
        await asUser(db, desk[one]);
        await db.client.query("savepoint look");
        seen[one] = await db.value(reveal, [id]).then(
          () => true,
          () => false,
        );
        await db.client.query("rollback to savepoint look");
      }
      const isAgency = withAgency.includes(state);
      expect(seen).toEqual({
        operator: withOperators.includes(state),
        officer: isAgency,
        head: isAgency,
        supervisor: false,
        leader: false,
        otherOfficer: false,
      });
    }),
  );

  test("every look is logged, with its reason, and stands in the timeline", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      await asUser(db, desk.officer);
      expect(await db.value(reveal, [id])).toMatchObject({ full_name: "Nguyễn Văn An", phone: "0912345123" });
      await asOwner(db);
      expect(await db.row("select staff_id, ticket_id, reason from private.contact_reveals")).toEqual({
        staff_id: desk.officer.staffId,
        ticket_id: id,
        reason: "Gọi lại cho công dân",
      });
      expect((await timeline(db, id)).at(-1)).toBe("contact_revealed");
    }));

  test("a refused look says so", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      await asUser(db, desk.operator);
      expect(await db.refusal(reveal, [id])).toMatchObject({ code: "PT403", key: "ticket.contact_not_yours" });
      await asUser(db, desk.supervisor);
      expect(await db.refusal(reveal, [id])).toMatchObject({ code: "PT403", key: "authz.forbidden" });
      await asUser(db, desk.otherOfficer);
      expect(await db.refusal(reveal, [id])).toMatchObject({ code: "PT404", key: "ticket.not_found" });
      await asAnon(db);
      expect(await db.refusal(reveal, [id])).toMatchObject({ code: "PT401" });
    }));

  test("a deputy of the officer on leave sees it; before and after the leave not", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      const deputy = await person(db, "tech_support", { agency: "SYT" });
      const leave = (from: number, to: number) =>
        db.rows(
          "insert into public.staff_leaves (staff_id, deputy_id, starts_on, ends_on) values ($1, $2, authz.today() + $3::int, authz.today() + $4::int)",
          [desk.officer.staffId, deputy.staffId, from, to],
        );
      await leave(-9, -1);
      await leave(1, 9);
      await asUser(db, deputy);
      expect((await db.refusal(reveal, [id])).key).toBe("authz.forbidden");
      await asOwner(db);
      await leave(0, 0);
      await asUser(db, deputy);
      expect(await db.value(reveal, [id])).toMatchObject({ phone: "0912345123" });
    }));

  test("no role reads the citizens, nor finds a full name or number in what it can read", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      for (const one of [desk.operator, desk.officer, desk.head, desk.supervisor, desk.leader]) {
        await asUser(db, one);
        expect(await db.rows("select * from public.citizens")).toEqual([]);
        const row = JSON.stringify(await db.row("select * from public.ticket_list where id = $1", [id]));
        expect(row).toContain("Nguyễn V. A.");
        expect(row).not.toMatch(/Nguyễn Văn An|0912345123|0912 345 123/);
        const events = JSON.stringify(await db.rows("select * from public.ticket_events where ticket_id = $1", [id]));
        expect(events).not.toMatch(/Nguyễn Văn An|0912345123/);
      }
    }));
});

describe("files of a ticket (QĐ583 Điều 7)", () => {
  const attach = "select public.add_attachment($1, $2, $3, $4, $5)";
  const upload = async (db: Db, path: string, size: number) => {
    await asOwner(db);
    await db.rows("insert into storage.objects (bucket_id, name, metadata) values ('attachments', $1, $2)", [
      path,
      JSON.stringify({ size }),
    ]);
  };

  test("an uploaded recording is attached with the size storage knows; twice is once", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      const path = `tickets/${id}/ghi-am.mp3`;
      await upload(db, path, 1234);
      await asUser(db, desk.operator);
      await db.rows(attach, [id, path, "Cuộc gọi lúc 8 giờ.mp3", "audio/mpeg", 1]);
      await db.rows(attach, [id, path, "Cuộc gọi lúc 8 giờ.mp3", "audio/mpeg", 1]);
      expect(await db.row("select file_name, kind, byte_size, uploaded_by_id from public.ticket_attachments")).toEqual({
        file_name: "Cuộc gọi lúc 8 giờ.mp3",
        kind: "audio",
        byte_size: 1234,
        uploaded_by_id: desk.operator.staffId,
      });
      expect((await timeline(db, id)).filter((kind) => kind === "attached")).toEqual(["attached"]);
    }));

  test.each([
    ["a program", "tickets/:id/a.exe", "application/x-msdownload", 10, "attachment.type_refused"],
    ["no type", "tickets/:id/a.png", null, 10, "attachment.type_refused"],
    ["a page that could run script", "tickets/:id/a.svg", "image/svg+xml", 10, "attachment.type_refused"],
    ["another ticket's folder", "tickets/0/a.png", "image/png", 10, "attachment.path_refused"],
    ["a path that climbs", "tickets/:id/../a.png", "image/png", 10, "attachment.path_refused"],
    ["nothing uploaded", "tickets/:id/none.png", "image/png", 0, "attachment.not_uploaded"],
    ["too big", "tickets/:id/a.png", "image/png", 50 * 1024 * 1024 + 1, "attachment.size_refused"],
    ["empty", "tickets/:id/a.png", "image/png", 0, "attachment.size_refused"],
  ])("%s is refused", (name, template, type, size, key) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      const path = template.replace(":id", String(id));
      if (name !== "nothing uploaded") await upload(db, path, size);
      await asUser(db, desk.operator);
      expect(await db.refusal(attach, [id, path, "a", type, size])).toMatchObject({ code: "PT422", key });
    }),
  );

  test("storage itself lets in and shows only what belongs to a ticket one handles or reads", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      const put =
        "insert into storage.objects (bucket_id, name, owner_id, metadata) values ('attachments', $1, $2, '{\"size\": 9}')";
      await asUser(db, desk.otherOfficer);
      expect((await db.refusal(put, [`tickets/${id}/x.png`, desk.otherOfficer.userId])).code).toBe("42501");
      await asUser(db, desk.officer);
      await db.rows(put, [`tickets/${id}/x.png`, desk.officer.userId]);
      await db.rows(attach, [id, `tickets/${id}/x.png`, "x.png", "image/png", 9]);
      for (const path of [`tickets/${id + 1}/x.png`, "x.png", `tickets/${id}/a/b.png`, `tickets/x/y.png`]) {
        expect((await db.refusal(put, [path, desk.officer.userId])).code).toBe("42501");
      }
      const count = "select count(*) from storage.objects where bucket_id = 'attachments'";
      for (const [one, sees] of [
        [desk.supervisor, 1],
        [desk.head, 1],
        [desk.otherHead, 0],
      ] as const) {
        await asUser(db, one);
        expect(await db.value(count)).toBe(sees);
      }
      await asRole(db, "tech_support");
      expect(await db.value(count)).toBe(0);
      await asUser(db, desk.officer);
      expect(await db.rows("delete from storage.objects returning 1")).toEqual([]);
    }));
});
