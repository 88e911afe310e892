import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { connect, type Db, inTransaction, wrap } from "../support/database.ts";
import { asAnon, asOwner } from "../support/people.ts";
import { form, fromAddress, limit, type Receipt, send, sendAt, sendingAt } from "./citizen.ts";

test("a citizen's ticket comes through the website, unread by anyone, with its triage running", () =>
  inTransaction(async (db) => {
    const receipt = await send(db, { is_confidential: true, email: "an@example.test", language: "en" });
    expect(receipt.code).toMatch(/^1022-\d\d-\d{6}$/);
    expect(receipt).toMatchObject({ is_changed: false, max_files: 5 });
    await asOwner(db);
    const ticket = await db.row(
      `select t.channel, t.status, t.priority, t.is_confidential, t.received_by_id, t.due_at, w.language, w.consented_at is not null as consented,
         t.citizen_phone_masked, (select array_agg(e.kind || ':' || coalesce(e.actor_name, '-')) from public.ticket_events e where e.ticket_id = t.id) as events
       from public.tickets t join private.website_tickets w on w.ticket_id = t.id where t.code = $1`,
      [receipt.code],
    );
    expect(ticket).toMatchObject({
      channel: "website",
      status: "received",
      priority: "normal",
      is_confidential: true,
      received_by_id: null,
      language: "en",
      consented: true,
      citizen_phone_masked: "09•• ••• 123",
      events: ["received:-"],
    });
    expect(new Date(receipt.due_at as string)).toEqual(ticket.due_at);
  }));

test("the same form sent twice is one ticket, also when two clicks arrive at once", async () => {
  const request_id = randomUUID();
  const [a, b] = [await connect(), await connect()];
  try {
    const sent = await Promise.all(
      [a, b].map(async (client) => {
        const db = wrap(client);
        await client.query("begin");
        await asAnon(db);
        const receipt = await db.value<Receipt>("select public.submit_ticket($1)", [
          JSON.stringify(form({ request_id, phone: "0987 001 001" })),
        ]);
        await client.query("commit");
        return receipt.code;
      }),
    );
    expect(new Set(sent).size).toBe(1);
    const { rows } = await a.query("select count(*)::integer as n from public.tickets where request_id = $1", [
      request_id,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  } finally {
    await a.query("delete from public.tickets where request_id = $1", [request_id]);
    await Promise.all([a.end(), b.end()]);
  }
});

test("what was changed after it was received is not silently lost: the receipt says so", () =>
  inTransaction(async (db) => {
    const request_id = randomUUID();
    const first = await send(db, { request_id });
    const again = await send(db, { request_id, content: "Đèn hỏng, và cả nắp cống cũng vỡ" });
    expect(again).toMatchObject({ code: first.code, is_changed: true });
    expect(await send(db, { request_id })).toMatchObject({ code: first.code, is_changed: false });
  }));

test("a request id of somebody else's form gives nothing away", () =>
  inTransaction(async (db) => {
    const request_id = randomUUID();
    await send(db, { request_id });
    const { key, params } = await db.refusal("select public.submit_ticket($1)", [
      JSON.stringify(form({ request_id, phone: "0987 654 321" })),
    ]);
    expect([key, params.field]).toEqual(["ticket.field_invalid", "request_id"]);
  }));

test("a citizen sets neither priority nor time nor channel", () =>
  inTransaction(async (db) => {
    const { code } = await send(db, {
      priority: "urgent",
      channel: "import",
      received_at: "2020-01-01T00:00:00Z",
      import_batch_id: 7,
      imported_ref: "X",
    });
    await asOwner(db);
    expect(
      await db.row(
        "select priority, channel, imported_ref, received_at > now() - interval '1 hour' as is_now from public.tickets where code = $1",
        [code],
      ),
    ).toEqual({ priority: "normal", channel: "website", imported_ref: null, is_now: true });
  }));

describe("QĐ583 Điều 7: what is required is required here too", () => {
  const wrong: [string, Record<string, unknown>, string, unknown][] = [
    ["content", { content: "  " }, "ticket.field_required", "content"],
    ["name", { full_name: null }, "ticket.field_required", "full_name"],
    ["phone", { phone: "12" }, "ticket.field_invalid", "phone"],
    ["address", { address: "" }, "ticket.field_required", "address"],
    ["email", { email: "an@" }, "ticket.field_invalid", "email"],
    ["a commune that is none", { commune_id: 1 }, "ticket.field_invalid", "commune_id"],
    ["a category that is none", { category_id: 999999 }, "ticket.field_invalid", "category_id"],
    ["content worth reading", { content: "Hỏng" }, "public.content_short", "content"],
    ["consent", { consent: "true" }, "public.consent_needed", "consent"],
    ["consent at all", { consent: undefined }, "public.consent_needed", "consent"],
    ["a request id", { request_id: undefined }, "ticket.field_required", "request_id"],
    ["no more than the field holds", { content: "x".repeat(10_001) }, "ticket.field_invalid", "content"],
    ["no more than a form holds", { content: "x".repeat(70_000) }, "ticket.field_invalid", "content"],
    ["the trap left alone", { website: "https://spam.example" }, "public.refused", undefined],
  ];
  test.each(wrong)("%s", (_name, changes, key, field) =>
    inTransaction(async (db) => {
      await asAnon(db);
      const refusal = await db.refusal("select public.submit_ticket($1)", [JSON.stringify(form(changes))]);
      expect([refusal.code, refusal.key, refusal.params.field]).toEqual(["PT422", key, field]);
    }),
  );

  test.each(["null", "[]", '"x"', "7"])("a form that is %s", (text) =>
    inTransaction(async (db) => {
      await asAnon(db);
      expect(await db.refusal("select public.submit_ticket($1)", [text])).toMatchObject({ key: "ticket.invalid" });
    }),
  );
});

describe("limits", () => {
  const at = "2026-03-02T03:30:00Z";
  const refused = async (db: Db, changes: Record<string, unknown> = {}) =>
    db.refusal(sendingAt, [at, JSON.stringify(form(changes))]);

  test("per telephone number: the sixth within the hour waits for the next, another number does not", () =>
    inTransaction(async (db) => {
      for (let sent = 0; sent < 5; sent++) await sendAt(db, at);
      expect(await refused(db)).toMatchObject({ code: "PT429", key: "public.too_many", params: { seconds: 1800 } });
      expect((await sendAt(db, at, { phone: "0987 654 321" })).code).toMatch(/^1022/);
      expect((await sendAt(db, "2026-03-02T04:00:00Z")).code).toMatch(/^1022/);
    }));

  test("a number written in another way is the same number", () =>
    inTransaction(async (db) => {
      await limit(db, "public.sends_per_phone", 1);
      await sendAt(db, at);
      expect(await refused(db, { phone: "+84 912.345.123" })).toMatchObject({ key: "public.too_many" });
    }));

  test("sending the same form again is not a second sending", () =>
    inTransaction(async (db) => {
      await limit(db, "public.sends_per_phone", 1);
      const request_id = randomUUID();
      const first = await sendAt(db, at, { request_id });
      expect((await sendAt(db, at, { request_id })).code).toBe(first.code);
    }));

  test("per network address, as the server in front tells it", () =>
    inTransaction(async (db) => {
      await limit(db, "public.sends_per_address", 2);
      await fromAddress(db, "192.0.2.1");
      await sendAt(db, at, { phone: "0987 654 001" });
      await sendAt(db, at, { phone: "0987 654 002" });
      expect(await refused(db, { phone: "0987 654 003" })).toMatchObject({ key: "public.too_many" });
      await fromAddress(db, "192.0.2.2");
      await sendAt(db, at, { phone: "0987 654 003" });
    }));

  test("of all together", () =>
    inTransaction(async (db) => {
      await limit(db, "public.sends_in_all", 1);
      await fromAddress(db, "192.0.2.1");
      await sendAt(db, at, { phone: "0987 654 001" });
      await fromAddress(db, "192.0.2.2");
      expect(await refused(db, { phone: "0987 654 002" })).toMatchObject({ key: "public.too_many" });
    }));

  test("the next hour is a new one, and what is a day old is swept", () =>
    inTransaction(async (db) => {
      const count = (when: string) => db.rows("select private.count_request($1, 'test', 'a', 1)", [when]);
      await count(at);
      expect(await db.refusal("select private.count_request($1, 'test', 'a', 1)", [at])).toMatchObject({
        key: "public.too_many",
        params: { seconds: 1800 },
      });
      await count("2026-03-02T04:00:00Z");
      await count("2026-03-04T04:00:00Z");
      expect(await db.rows("select count from private.request_counts where bucket like 'test:%'")).toEqual([
        { count: 1 },
      ]);
    }));

  test("the counts hold neither numbers nor addresses", () =>
    inTransaction(async (db) => {
      await fromAddress(db, "192.0.2.77");
      await send(db);
      await asOwner(db);
      const buckets = await db.value<string>("select string_agg(bucket, ' ') from private.request_counts");
      expect(buckets).not.toMatch(/912345123|192\.0\.2/);
    }));
});

describe("files", () => {
  const attach = "select public.attach_sent_file($1, $2, $3, $4, $5)";

  test("a permission to upload opens its own few places and nothing else, until it runs out", () =>
    inTransaction(async (db) => {
      const { upload_token: token } = await send(db);
      const other = (await send(db, { phone: "0987 654 321" })).upload_token;
      const may = (path: string) => db.value<boolean>("select authz.may_send_file($1)", [path]);
      expect(await may(`tickets/${token}-1`)).toBe(true);
      expect(await may(`tickets/${token}-10`)).toBe(true);
      const [id, secret] = token.split("/") as [string, string];
      const mixed = `${id}/${other.split("/")[1]}`;
      const later = `${id}/${(Number.parseInt(secret.slice(0, 8), 16) + 3600).toString(16)}${secret.slice(8)}`;
      for (const path of [
        `tickets/${token}-0`,
        `tickets/${token}-11`,
        `tickets/${token}-1/x`,
        `tickets/${token}`,
        `tickets/${mixed}-1`,
        `tickets/${later}-1`,
        `tickets/${id}/anh.jpg`,
        `other/${token}-1`,
        "",
      ]) {
        expect({ path, may: await may(path) }).toEqual({ path, may: false });
      }
      await asOwner(db);
      const over = await db.value<string>("select private.upload_token($1, now() - interval '1 second')", [id]);
      await asAnon(db);
      expect(await may(`tickets/${over}-1`)).toBe(false);
      expect(await db.refusal(attach, [over, 1, "a.jpg", "image/jpeg", 10])).toMatchObject({
        key: "public.upload_over",
      });
      expect(await db.refusal(attach, [mixed, 1, "a.jpg", "image/jpeg", 10])).toMatchObject({
        key: "public.upload_over",
      });
      expect(await db.refusal(attach, [token, null, "a.jpg", "image/jpeg", 10])).toMatchObject({ code: "PT409" });
    }));

  test.each([
    ["a document", "a.pdf", "application/pdf", "attachment.type_refused"],
    ["a page", "a.html", "text/html", "attachment.type_refused"],
    ["a drawing with scripts", "a.svg", "image/svg+xml", "attachment.type_refused"],
    ["a picture that was not uploaded", "a.jpg", "image/jpeg", "attachment.not_uploaded"],
  ])("%s is refused", (_name, name, type, key) =>
    inTransaction(async (db) => {
      const { upload_token: token } = await send(db);
      expect(await db.refusal(attach, [token, 1, name, type, 10])).toMatchObject({ code: "PT422", key });
    }),
  );
});

test("the choices are the office's categories and the 114 communes, with nothing of a person", () =>
  inTransaction(async (db) => {
    await asAnon(db);
    const choices = await db.value<{ categories: unknown[]; communes: unknown[] }>("select public.public_choices()");
    expect(choices.communes).toHaveLength(114);
    expect(choices.categories.length).toBeGreaterThan(50);
    expect(Object.keys(choices).sort()).toEqual(["categories", "communes", "max_files"]);
  }));
