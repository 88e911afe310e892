import { expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { asUser } from "../support/people.ts";
import { openDesk, receive, step } from "../tickets/desk.ts";

test("whoever watches the deliveries reads neither a citizen's name nor a guest's own link", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const id = await receive(db, desk, "2026-11-16T08:00:00+07:00");
    await step(db, "ask_clarification", desk.operator, "2026-11-16T08:10:00+07:00", id, "Số nhà nào?");
    const messageId = await db.value<number>("select max(id) from private.outbox where subject_id = $1", [id]);
    const body =
      "Kính gửi Ông/Bà Nguyễn Văn An, xem https://x.vn/danh-gia/12-0abc, https://x.vn/moi-hop/eyJpIjo1fQ.a-b_c";
    await db.rows("update private.outbox set sent_body = $1 where id = $2", [body, messageId]);
    await asUser(db, desk.supervisor);
    const { body: shown } = await db.value<{ body: string }>("select public.message_detail($1)", [messageId]);
    expect(shown).toBe("Kính gửi Ông/Bà Nguyễn V. A., xem https://x.vn/danh-gia/•••, https://x.vn/moi-hop/•••");
  }));
