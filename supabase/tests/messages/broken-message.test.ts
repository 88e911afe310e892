import { expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { openDesk, receive, step } from "../tickets/desk.ts";

test("one message that cannot be written does not hold back the others", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    await db.rows("delete from private.outbox");
    const at = "2026-11-16T08:10:00+07:00";
    for (const phone of ["0912345123", "0987654321"]) {
      const id = await receive(db, desk, "2026-11-16T08:00:00+07:00", { phone, full_name: `Người ${phone}` });
      await step(db, "ask_clarification", desk.operator, at, id, "Số nhà nào?");
    }
    const [first, second] = (await db.rows<{ id: number }>("select id from private.outbox order by id")).map(
      (o) => o.id,
    );
    await db.rows(`update private.outbox set params = params || '{"due_at": "2026-13-45T00:00"}' where id = $1`, [
      first,
    ]);
    const claimed = await db.rows<{ id: number }>(
      "select id from private.claim_messages(10, $1, interval '1 minute')",
      [at],
    );
    expect(claimed.map((message) => message.id)).toEqual([second]);
    expect(await db.row("select status, reason from private.outbox where id = $1", [first])).toEqual({
      status: "dead",
      reason: "no_text",
    });
  }));
