import { describe, expect, test } from "vitest";
import { openReception, petition } from "../cases/reception.ts";
import { form, openDesk as openOneStop } from "../dossiers/filed.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser } from "../support/people.ts";
import { intake, openDesk, type StepResult } from "../tickets/desk.ts";

const choices = JSON.stringify([
  { value: "thap", name: "Thấp" },
  { value: "cao", name: "Cao", name_en: "High" },
]);

/** A field as an administrator adds it. */
async function field(db: Db, code: string, type: string, more: Record<string, unknown> = {}): Promise<number> {
  await asOwner(db);
  const row = { subject: "ticket", code, name: `Trường ${code}`, type, ...more };
  return db.value(
    `insert into public.custom_fields (${Object.keys(row).join(", ")}) values (${Object.keys(row).map((_, i) => `$${i + 1}`)}) returning id`,
    Object.values(row),
  );
}

const receive = (db: Db, ticket: object) =>
  db.value<StepResult>("select public.receive_ticket($1)", [JSON.stringify({ ...intake, ...ticket })]);
const refuseReceive = (db: Db, ticket: object) =>
  db.refusal("select public.receive_ticket($1)", [JSON.stringify({ ...intake, ...ticket })]);
const customOf = (db: Db, id: number, table = "tickets") =>
  db.value(`select custom from public.${table} where id = $1`, [id]);

describe("the field itself", () => {
  test.each<[string, string, string]>([
    [
      "a code with capitals",
      "insert into public.custom_fields (subject, code, name, type) values ('ticket', 'Ab', 'x', 'text')",
      "23514",
    ],
    [
      "a choice without choices",
      "insert into public.custom_fields (subject, code, name, type) values ('ticket', 'a', 'x', 'choice')",
      "custom.choices_needed",
    ],
    [
      "choices of what is no choice",
      `insert into public.custom_fields (subject, code, name, type, choices) values ('ticket', 'a', 'x', 'text', '${choices}')`,
      "custom.choices_needed",
    ],
    [
      "a choice without a name",
      `insert into public.custom_fields (subject, code, name, type, choices) values ('ticket', 'a', 'x', 'choice', '[{"value": "a"}]')`,
      "custom.choices_invalid",
    ],
    [
      "two choices of one name",
      `insert into public.custom_fields (subject, code, name, type, choices) values ('ticket', 'a', 'x', 'choice', '[{"value": "a", "name": "Cao"}, {"value": "b", "name": "cáo"}]')`,
      "custom.choices_twice",
    ],
  ])("%s is refused", (_, sql, expected) =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      const refusal = await db.refusal(sql);
      expect([refusal.code, refusal.key]).toContain(expected);
    }),
  );

  test("what it is about stays; a choice that a ticket holds stays; another goes", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await field(db, "rui_ro", "choice", { choices });
      await asUser(db, desk.operator);
      await receive(db, { custom: { rui_ro: "cao" } });
      await asRole(db, "admin");
      for (const change of ["code = 'khac'", "type = 'text'", "subject = 'case'"]) {
        expect(await db.refusal(`update public.custom_fields set ${change} where id = $1`, [id])).toMatchObject({
          key: "custom.fixed",
        });
      }
      expect(
        await db.refusal(
          `update public.custom_fields set choices = '[{"value": "thap", "name": "Thấp"}]' where id = $1`,
          [id],
        ),
      ).toMatchObject({ key: "custom.choice_used", params: { value: "cao" } });
      await db.rows(`update public.custom_fields set choices = '[{"value": "cao", "name": "Rất cao"}]' where id = $1`, [
        id,
      ]);
      await asOwner(db);
      expect(
        await db.value(
          "select count(*) from private.audit_log where table_name = 'public.custom_fields' and row_id = $1",
          [String(id)],
        ),
      ).toBe(2);
    }));
});

describe("a ticket's fields", () => {
  test.each<[string, Record<string, unknown>, unknown, unknown]>([
    ["text", {}, "  Đường Lạch Tray  ", "Đường Lạch Tray"],
    ["number", { min_value: 0, max_value: 100 }, "12.5", 12.5],
    ["date", {}, "2026-02-28", "2026-02-28"],
    ["choice", { choices }, "cao", "cao"],
    ["boolean", {}, true, true],
  ])("%s is kept as what it is", (type, more, sent, kept) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await field(db, "truong", type, more);
      await asUser(db, desk.operator);
      const { id } = await receive(db, { custom: { truong: sent } });
      expect(await customOf(db, id)).toEqual({ truong: kept });
      expect(await db.value("select custom from public.ticket_list where id = $1", [id])).toEqual({ truong: kept });
    }),
  );

  test.each<[string, Record<string, unknown>, unknown]>([
    ["number", { min_value: 0, max_value: 100 }, 101],
    ["number", {}, "mười"],
    ["number", {}, "1e400"],
    ["date", {}, "2026-02-30"],
    ["date", {}, "28/02/2026"],
    ["choice", { choices }, "vua"],
    ["boolean", {}, "có"],
    ["text", {}, { a: 1 }],
  ])("%s: %j is refused at its field: %j", (type, more, sent) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await field(db, "truong", type, more);
      await asUser(db, desk.operator);
      expect(await refuseReceive(db, { custom: { truong: sent } })).toMatchObject({
        key: "ticket.field_invalid",
        params: { field: "custom.truong", problem: "invalid" },
      });
    }),
  );

  test("required for some categories and what lies below them, of the form only", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { child, parent, other } = await db.row<{ child: number; parent: number; other: number }>(
        `select c.id as child, c.parent_id as parent, (select o.id from public.categories o where o.parent_id <> c.parent_id order by o.id limit 1) as other
         from public.categories c where c.parent_id is not null order by c.id limit 1`,
      );
      await field(db, "so_cot", "text", { required_scope_ids: [parent] });
      await asUser(db, desk.operator);
      for (const category_id of [child, parent]) {
        expect(await refuseReceive(db, { category_id })).toMatchObject({
          key: "ticket.field_required",
          params: { field: "custom.so_cot" },
        });
      }
      await receive(db, { category_id: other });
      await receive(db, { category_id: child, custom: { so_cot: "LT-12" } });
      await asOwner(db);
      // A citizen who sends from the website, a file, the counter: nobody to ask.
      await db.rows("select private.receive_ticket(null, now(), $1)", [
        JSON.stringify({ ...intake, channel: "website", category_id: child }),
      ]);
    }));

  test("whoever handles it fills it in; the timeline keeps before and after; blank clears; nothing changed is no step", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await field(db, "so_ho", "number");
      await field(db, "ghi", "text");
      await asUser(db, desk.operator);
      const { id, version } = await receive(db, { custom: { so_ho: 3, ghi: "a" } });
      const save = (values: object, seen?: number) =>
        db.value<StepResult>("select public.save_ticket_fields($1, $2, $3)", [
          id,
          JSON.stringify(values),
          seen ?? null,
        ]);
      expect(await save({ so_ho: 3 })).toMatchObject({ version });
      expect(await save({ so_ho: 5, ghi: "" }, version)).toMatchObject({ version: version + 1 });
      expect(await customOf(db, id)).toEqual({ so_ho: 5 });
      expect(
        await db.value("select data from public.ticket_events where ticket_id = $1 and kind = 'fields_changed'", [id]),
      ).toEqual({ custom: { so_ho: { before: 3, after: 5 }, ghi: { before: "a" } } });
      expect(
        await db.refusal("select public.save_ticket_fields($1, '{\"so_ho\": 6}', $2)", [id, version]),
      ).toMatchObject({ code: "PT409", key: "ticket.changed" });
      await asUser(db, desk.otherOfficer);
      expect(await db.refusal("select public.save_ticket_fields($1, '{\"so_ho\": 6}')", [id])).toMatchObject({
        code: "PT404",
      });
    }));

  test("an archived field keeps its values and takes no new ones; the table itself refuses what no field allows", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const fieldId = await field(db, "cu", "text");
      await asUser(db, desk.operator);
      const { id } = await receive(db, { custom: { cu: "xưa" } });
      await asOwner(db);
      await db.rows("update public.custom_fields set archived_at = now() where id = $1", [fieldId]);
      expect(
        await db.refusal('update public.tickets set custom = \'{"cu": "mới"}\' where id = $1', [id]),
      ).toMatchObject({ key: "custom.invalid" });
      expect(await db.refusal("update public.tickets set custom = '{\"la\": 1}' where id = $1", [id])).toMatchObject({
        key: "custom.invalid",
        params: { fields: { "custom.la": "unknown" } },
      });
      await db.rows("update public.tickets set custom = '{}' where id = $1", [id]);
    }));
});

test("a case has fields of its own, asked when it is registered and changed with it", () =>
  inTransaction(async (db) => {
    const reception = await openReception(db);
    await field(db, "don_thu", "number", { subject: "case", is_required: true });
    await asUser(db, reception.board);
    const send = (more: object) => JSON.stringify({ ...petition, ...more });
    expect(await db.refusal("select public.register_case($1)", [send({ custom: {} })])).toMatchObject({
      key: "custom.invalid",
      params: { fields: { "custom.don_thu": "required" } },
    });
    const { id } = await db.value<StepResult>("select public.register_case($1)", [send({ custom: { don_thu: 4 } })]);
    expect(await customOf(db, id, "case_list")).toEqual({ don_thu: 4 });
    await db.rows("select public.save_case($1, $2)", [id, JSON.stringify({ custom: { don_thu: "7" } })]);
    expect(await customOf(db, id, "cases")).toEqual({ don_thu: 7 });
  }));

test("a choice splits and filters the numbers from the moment it is there, and the list opens behind them", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    await field(db, "rui_ro", "choice", { choices });
    await field(db, "co_anh", "boolean");
    await asUser(db, desk.operator);
    await receive(db, { custom: { rui_ro: "cao", co_anh: true } });
    await receive(db, { custom: { rui_ro: "cao" } });
    await receive(db, { custom: { rui_ro: "thap" } });
    await receive(db, {});
    await asUser(db, desk.supervisor);
    const ask = async (query: object) =>
      (
        await db.value<{ rows: Record<string, { key?: string; label?: string; value?: number }>[] }>(
          "select public.bi_query($1)",
          [JSON.stringify({ dataset: "tickets", measures: ["open"], ...query })],
        )
      ).rows;
    expect(
      (await ask({ dimensions: ["cf_ticket_rui_ro"] })).map((row) => [
        row.cf_ticket_rui_ro?.key,
        row.cf_ticket_rui_ro?.label,
        row.open?.value,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["cao", "Cao", 2],
        ["thap", "Thấp", 1],
        [null, null, 1],
      ]),
    );
    const filtered = await ask({
      filters: [{ dimension: "cf_ticket_rui_ro", in: ["cao"] }],
      dimensions: ["cf_ticket_co_anh"],
    });
    expect(filtered.map((row) => [row.cf_ticket_co_anh?.label, row.open?.value])).toEqual(
      expect.arrayContaining([
        ["Có", 1],
        [null, 1],
      ]),
    );
    await asOwner(db);
    await db.rows(
      `update public.custom_fields set choices = '[{"value": "cao", "name": "Rất cao"}, {"value": "thap", "name": "Thấp"}]' where code = 'rui_ro'`,
    );
    await asUser(db, desk.supervisor);
    expect((await ask({ dimensions: ["cf_ticket_rui_ro"] })).map((row) => row.cf_ticket_rui_ro?.label)).toContain(
      "Rất cao",
    );
  }));

test("a dossier has fields of its own, required of the desk's form for some procedures", () =>
  inTransaction(async (db) => {
    const world = await openOneStop(db);
    await field(db, "khu_pho", "text", { subject: "dossier", required_scope_ids: [world.procedure.id] });
    await asUser(db, world.desk);
    const send = (more: object) => JSON.stringify(form(world, more));
    expect(await db.refusal("select public.receive_dossier($1)", [send({ custom: {} })])).toMatchObject({
      key: "dossier.field_required",
      params: { field: "custom.khu_pho" },
    });
    const { id } = await db.value<StepResult>("select public.receive_dossier($1)", [
      send({ custom: { khu_pho: "Tổ 5" } }),
    ]);
    expect(await customOf(db, id, "dossier_list")).toEqual({ khu_pho: "Tổ 5" });
    await db.rows('select public.save_dossier_fields($1, \'{"khu_pho": "Tổ 6"}\')', [id]);
    expect(await customOf(db, id, "dossiers")).toEqual({ khu_pho: "Tổ 6" });
    expect(
      await db.value("select data from public.dossier_events where dossier_id = $1 and kind = 'fields_changed'", [id]),
    ).toEqual({ custom: { khu_pho: { before: "Tổ 5", after: "Tổ 6" } } });
    expect(await db.refusal('select public.save_dossier_fields($1, \'{"khu_pho": ""}\')', [id])).toMatchObject({
      key: "custom.invalid",
      params: { fields: { "custom.khu_pho": "required" } },
    });
  }));

test.each(["history", "intake"])("an import (%s) reads them as files write them, and says what is none", (kind) =>
  inTransaction(async (db) => {
    await field(db, "rui_ro", "choice", { choices });
    await field(db, "dien_tich", "number");
    await field(db, "hen", "date");
    await field(db, "gap", "boolean");
    await asRole(db, "operator");
    const batch = await db.value("select public.start_import('thu.csv', $1, 'thu', '{}')", [kind]);
    const row = { ...intake, channel: "hotline", received_at: "01/02/2024 08:00" };
    const { problems } = await db.value<{ problems: { row: number; column: string; severity: string; key: string }[] }>(
      "select public.stage_import_rows($1, $2)",
      [
        batch,
        JSON.stringify([
          { ...row, row: 2, cf_rui_ro: "CAO", cf_dien_tich: "1.234,5", cf_hen: "28/02/2026", cf_gap: "Có" },
          { ...row, row: 3, cf_rui_ro: "Vừa", cf_dien_tich: "nhiều" },
        ]),
      ],
    );
    const severity = kind === "history" ? "warning" : "error";
    expect(problems.map((each) => [each.row, each.column, each.severity, each.key]).sort()).toEqual([
      [3, "cf_dien_tich", severity, "import.invalid_value"],
      [3, "cf_rui_ro", severity, "import.invalid_value"],
    ]);
    await db.rows("select public.finish_import($1, 'good_rows')", [batch]);
    await asOwner(db);
    expect(
      await db.value("select custom from public.tickets where import_batch_id = $1 order by id limit 1", [batch]),
    ).toEqual({ rui_ro: "cao", dien_tich: 1234.5, hen: "2026-02-28", gap: true });
  }),
);
