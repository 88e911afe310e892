import { expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner } from "../support/people.ts";
import { openDesk, step } from "../tickets/desk.ts";
import { fromAddress, ratingToken, send } from "./citizen.ts";

/** Particulars that occur nowhere else, so that one look through an answer finds them. */
const citizen = {
  full_name: "Khuất Duy Zétwị",
  phone: "0977 123 987",
  email: "khuat.zetwi@example.test",
  address: "Nhà 4242 ngõ Quỳnh Xzý",
};
const particulars = /Khuất|Zétwị|977.?123.?987|987$|zetwi|4242|Xzý/iu;

/** Every function anybody may call, with everything a stranger could know: code and telephone number included. */
async function everyAnswer(db: Db, code: string, token: string | undefined, upload: string): Promise<string[]> {
  const calls: [string, unknown[]][] = [
    ["public.look_up_ticket($1, $2)", [code, citizen.phone]],
    ["public.look_up_ticket($1, $2)", [code, "0900 000 000"]],
    ["public.supply_clarification_publicly($1, $2, 'Bổ sung')", [code, citizen.phone]],
    ["public.rating_form($1)", [token]],
    ["public.rate_by_link($1, 4)", [token]],
    ["public.published_results()", []],
    ["public.published_results($1)", [citizen.full_name]],
    ["public.published_result($1)", [code]],
    ["public.published_agencies()", []],
    ["public.public_choices()", []],
    ["public.attach_sent_file($1, 1, 'a.jpg', 'image/jpeg', 10)", [upload]],
  ];
  const answers: string[] = [];
  await asAnon(db);
  for (const [sql, params] of calls) {
    await db.client.query("savepoint look");
    try {
      answers.push(`${sql}: ${JSON.stringify(await db.value(`select ${sql}`, params))}`);
    } catch (error) {
      const { message, hint, detail } = error as { message: string; hint?: string; detail?: string };
      answers.push(`${sql}: ${message} ${hint} ${detail}`);
      await db.client.query("rollback to savepoint look");
    }
  }
  return answers;
}

test("no public answer holds anything of the citizen, from sending to publishing", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    await fromAddress(db, "192.0.2.55");
    const receipt = await send(db, citizen);
    const seen = [JSON.stringify(receipt), ...(await everyAnswer(db, receipt.code, undefined, receipt.upload_token))];
    await asOwner(db);
    const id = await db.value<number>("select id from public.tickets where code = $1", [receipt.code]);
    const now = new Date();
    await step(db, "ask_clarification", desk.operator, now, id, "Cột đèn số mấy?");
    seen.push(...(await everyAnswer(db, receipt.code, undefined, receipt.upload_token)));
    await step(db, "transfer_ticket", desk.operator, now, id, desk.agencyId, "Kính chuyển");
    seen.push(...(await everyAnswer(db, receipt.code, undefined, receipt.upload_token)));
    await step(db, "answer_ticket", desk.officer, now, id, "Đã thay bóng đèn");
    await step(db, "publish_ticket", desk.supervisor, now, id, {
      title: "Đèn hỏng ở một ngõ nhỏ",
      question: "Đèn trong ngõ không sáng",
      answer: "Đã thay bóng đèn",
    });
    seen.push(...(await everyAnswer(db, receipt.code, await ratingToken(db, id), receipt.upload_token)));
    expect(seen.length).toBeGreaterThan(40);
    expect(seen.join("\n")).toContain("Đã thay bóng đèn");
    for (const answer of seen) expect(answer).not.toMatch(particulars);
    // Whether the pattern would find them at all.
    await asOwner(db);
    expect(
      await db.value(
        "select to_jsonb(c)::text from public.citizens c join public.tickets t on t.citizen_id = c.id where t.id = $1",
        [id],
      ),
    ).toMatch(particulars);
  }));

test("somebody without a login reads no table and no other function", () =>
  inTransaction(async (db) => {
    const { code } = await send(db, citizen);
    for (const table of ["tickets", "citizens", "ticket_attachments", "ticket_publications", "ticket_ratings"]) {
      await db.client.query("savepoint look");
      const rows = await db.rows(`select * from public.${table}`).catch(() => []);
      await db.client.query("rollback to savepoint look");
      expect({ table, rows }).toEqual({ table, rows: [] });
    }
    for (const sql of [
      "select private.look_up_ticket(now(), $1, '0977123987')",
      "select private.submit_ticket(now(), to_jsonb($1::text))",
      "select private.signing_key($1)",
      "select public.find_tickets($1)",
    ]) {
      await db.client.query("savepoint look");
      const rows = await db.rows(sql, [code]).catch((error: { code: string }) => error.code);
      await db.client.query("rollback to savepoint look");
      expect({ sql, rows }).toEqual({ sql, rows: sql.includes("private") ? "42501" : [] });
    }
  }));
