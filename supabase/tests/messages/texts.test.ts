import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole } from "../support/people.ts";
import { openDesk, receive, states, step, ticketIn } from "../tickets/desk.ts";

const json = JSON.stringify;

describe("filling a text", () => {
  test.each([
    ["Phiếu {{code}}.", { code: "1022-26-000001" }, "Phiếu 1022-26-000001."],
    ["{{ code }}{{code}}", { code: "A" }, "AA"],
    ["{{code}}", {}, ""],
    ["x{{#note}}: {{note}}{{/note}}.", { note: "gấp" }, "x: gấp."],
    ["x{{#note}}: {{note}}{{/note}}.", {}, "x."],
    ["{{#a}}A{{/a}}{{#b}}B{{/b}}", { b: "1" }, "B"],
    ["{{#a}}1{{/a}}-{{#a}}2{{/a}}", { a: "x" }, "1-2"],
    // What a person wrote is text, whatever it looks like.
    ["{{note}} {{code}}", { note: "{{code}} {{#x}}", code: "A" }, "{{code}} {{#x}} A"],
    ["{{note}}", { note: "100% \\1 $1 'a'" }, "100% \\1 $1 'a'"],
    ["dòng 1\n{{code}}", { code: "2" }, "dòng 1\n2"],
    ["không có biến } {", {}, "không có biến } {"],
  ])("%j with %j", (text, values, expected) =>
    inTransaction(async (db) => {
      expect(await db.value("select private.fill($1, $2)", [text, json(values)])).toBe(expected);
    }),
  );
});

describe("what an SMS costs", () => {
  test.each([
    ["", "gsm", 0, 1],
    ["a".repeat(160), "gsm", 160, 1],
    ["a".repeat(161), "gsm", 161, 2],
    ["a".repeat(306), "gsm", 306, 2],
    ["a".repeat(307), "gsm", 307, 3],
    ["[€]", "gsm", 6, 1],
    ["ò".repeat(160), "gsm", 160, 1],
    ["ạ", "ucs2", 1, 1],
    ["ạ".repeat(70), "ucs2", 70, 1],
    ["ạ".repeat(71), "ucs2", 71, 2],
    ["ạ".repeat(135), "ucs2", 135, 3],
    ["😀", "ucs2", 2, 1],
  ])("%# %s", (text, encoding, units, segments) =>
    inTransaction(async (db) => {
      expect(await db.value("select private.sms_size($1)", [text])).toMatchObject({ encoding, units, segments });
    }),
  );

  test("without accents a text keeps its letters and fits the cheap alphabet", () =>
    inTransaction(async (db) => {
      const text = await db.value<string>("select private.unaccented($1)", ["Phiếu “ĐẶC BIỆT” – đã có trả lời…"]);
      expect(text).toBe('Phieu "DAC BIET" - da co tra loi...');
      expect(await db.value("select private.sms_size($1)", [text])).toMatchObject({ encoding: "gsm" });
    }));
});

describe("saving a text", () => {
  const template = (db: Db, code = "citizen_result", channel = "sms") =>
    db.row<{ id: number; version: number }>(
      "select id, version from public.message_templates where code = $1 and channel = $2",
      [code, channel],
    );
  const save = "select public.save_message_template($1, $2, $3, $4)";

  test.each([
    ["Xin chào {{ten}} và {{ho}}", "message.unknown_variable", { field: "body", names: "ho, ten" }],
    ["{{#rate_url}}mở", "message.open_part", { field: "body", name: "rate_url" }],
    ["mở {{code", "message.broken_braces", { field: "body" }],
    ["  ", "message.required", { field: "body" }],
    ["x".repeat(1001), "message.too_long", { field: "body", max: 1000 }],
  ])("%# is refused at its field", (body, key, params) =>
    inTransaction(async (db) => {
      const { id } = await template(db);
      await asRole(db, "admin");
      expect(await db.refusal(save, [id, null, body, null])).toMatchObject({ code: "PT422", key, params });
    }),
  );

  test("an unknown name in the subject is refused there", () =>
    inTransaction(async (db) => {
      const { id } = await template(db, "citizen_result", "email");
      await asRole(db, "supervisor");
      expect(await db.refusal(save, [id, "Phiếu {{ma}}", "x", null])).toMatchObject({
        params: { field: "subject", names: "ma" },
      });
    }));

  test("who saved first wins; a new release leaves an edited text alone", () =>
    inTransaction(async (db) => {
      const { id, version } = await template(db);
      await asRole(db, "supervisor");
      await db.rows(save, [id, null, "Mã {{code}}: {{lookup_url}}", version]);
      expect(await db.refusal(save, [id, null, "Mã khác {{code}}", version])).toMatchObject({
        code: "PT409",
        key: "message.template_changed",
      });
      await asOwner(db);
      await db.rows(
        `select private.ship_message_template('citizen_result', 'sms', 'citizen', 'Tên mới', 'Mô tả', '{code,lookup_url}', null, null, 'Bản mới {{code}}')`,
      );
      expect(await db.row("select name, body, default_body from public.message_templates where id = $1", [id])).toEqual(
        {
          name: "Tên mới",
          body: "Mã {{code}}: {{lookup_url}}",
          default_body: "Bản mới {{code}}",
        },
      );
    }));
});

describe("preview", () => {
  test("fills from a ticket, counts the SMS, names what nobody fills", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, "2026-03-02 08:00+07");
      await asRole(db, "supervisor");
      const preview = await db.value<{ body: string; unknown: string[]; sms: { encoding: string } }>(
        "select public.preview_message('citizen_result', 'sms', null, $1, $2)",
        ["{{code}} {{rate_url}} {{nobody}}", id],
      );
      const code = await db.value<string>("select code from public.tickets where id = $1", [id]);
      expect(preview.body).toContain(code);
      expect(preview.unknown).toEqual(["nobody"]);
      // The citizen's own link is never made for a reader of the console.
      expect(preview.body).toContain("0123456789abcdef");
      expect(preview.sms.encoding).toBe("gsm");
    }));

  test("a ticket that the editor may not read is not there", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, "2026-03-02 08:00+07");
      await asRole(db, "admin");
      expect(
        await db.refusal("select public.preview_message('citizen_result', 'sms', null, 'x', $1)", [id]),
      ).toMatchObject({ code: "PT404" });
    }));
});

describe("every kind that is sent has a text", () => {
  test("whatever the steps put into the outbox, in every state of a ticket, reads as a sentence", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      for (const state of states) await ticketIn(db, desk, state);
      const written = await receive(db, desk, new Date(), { channel: "website" });
      await step(db, "refuse_ticket", desk.operator, new Date(), written, "Đơn khiếu nại", "Ban Tiếp công dân");
      await step(
        db,
        "urge_ticket",
        desk.supervisor,
        new Date(),
        await ticketIn(db, desk, "assigned"),
        "Trả lời trước 16:00",
      );
      await step(
        db,
        "reopen_ticket",
        desk.supervisor,
        new Date(),
        await ticketIn(db, desk, "answered by the agency"),
        "Chưa xong",
      );
      await asOwner(db);
      const rows = await db.rows<{ template: string; channel: string; subject: string | null; body: string | null }>(
        "select distinct on (o.template, o.channel) o.template, o.channel, t.subject, t.body from private.outbox o cross join lateral private.render_message(o) t order by o.template, o.channel",
      );
      expect(rows.map(({ template }) => template)).toEqual(
        expect.arrayContaining([
          "citizen_clarification",
          "citizen_committed",
          "citizen_refused",
          "citizen_result",
          "ticket_directed",
          "ticket_escalated",
          "ticket_overdue",
          "ticket_reopened",
          "ticket_transferred",
          "ticket_urged",
        ]),
      );
      for (const row of rows) {
        expect(row).toMatchObject({ template: row.template, body: expect.stringMatching(/\S{3}/) });
        expect(`${row.subject ?? ""} ${row.body}`).not.toMatch(/\{\{|\}\}|null|undefined/);
      }
    }));

  test("no function names a kind for SMS or email that has no text", () =>
    inTransaction(async (db) => {
      const functions = await db.rows<{ prosrc: string }>(
        "select prosrc from pg_proc where pronamespace = 'private'::regnamespace and prosrc ~ 'tell|notify_staff'",
      );
      const named = new Set<string>();
      for (const { prosrc } of functions) {
        for (const statement of prosrc.split(";")) {
          const channels = /'\{((?:sms|email)(?:,(?:sms|email))*)\}'/.exec(statement)?.[1];
          const citizen = /tell_citizen\([^,]+, '([a-z_]+)'/.exec(statement)?.[1];
          if (citizen) for (const channel of ["sms", "email"]) named.add(`${citizen} ${channel}`);
          const kind =
            /'([a-z]+(?:_[a-z]+)+)'(?:::text)?, (?:p_at|v_now|p_now|v_opened\.at|'\{|'(?:agency|ticket)')/.exec(
              statement,
            )?.[1];
          if (channels && kind) for (const channel of channels.split(",")) named.add(`${kind} ${channel}`);
        }
      }
      expect(named.size).toBeGreaterThan(15);
      const texts = await db.rows<{ t: string }>("select code || ' ' || channel as t from public.message_templates");
      expect([...named].filter((each) => !texts.some(({ t }) => t === each))).toEqual([]);
    }));

  test("no shipped SMS is longer than three parts when filled", () =>
    inTransaction(async (db) => {
      const rows = await db.rows(
        `select t.code, s.size from public.message_templates t
         cross join lateral private.render_text('sms', null, t.body, private.message_values('sms', null, null, null, null, private.sample_params('sms'))) r
         cross join lateral (select (private.sms_size(r.body) ->> 'segments')::integer as size) s
         where t.channel = 'sms' and s.size > 4`,
      );
      expect(rows).toEqual([]);
    }));
});
