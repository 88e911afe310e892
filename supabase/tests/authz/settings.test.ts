import { describe, expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { asOwner, asRole } from "../support/people.ts";

const save = (settings: object): [string, unknown[]] => ["select public.save_settings($1)", [JSON.stringify(settings)]];

describe("a value nobody can work with is refused at its field", () => {
  test.each([
    ["tickets.clarification_pauses_officer", "yes"],
    ["tickets.head_clock_from", "tomorrow"],
    ["tickets.answers_need_approval", ["KHONGCO"]],
    ["tickets.answers_need_approval", "SXD"],
    ["ratings.low_score", 0],
    ["ratings.low_score", 5],
    ["ratings.low_score", "2"],
    ["ratings.low_score", 2.5],
    ["ratings.low_score", null],
    ["attachments.max_megabytes", 51],
    ["public.rating_days", 99999999999],
    ["public.sends_per_phone", 0],
    ["public.address_header", "X-Real-IP\r\nx"],
    ["public.address_header", "x real"],
    ["public.base_url", 7],
    ["sessions.conclusion_for_all", {}],
  ])("%s = %j", (key, value) =>
    inTransaction(async (db) => {
      await asRole(db, "admin");
      expect(await db.refusal(...save({ [key]: value }))).toMatchObject({
        code: "PT422",
        key: "setting.invalid",
        params: { field: key },
      });
      // The table's own policy is no way around it.
      expect(
        await db.refusal("update public.settings set value = $2 where key = $1", [key, JSON.stringify(value)]),
      ).toMatchObject({ code: "PT422", params: { field: key } });
    }),
  );
});

test.each([
  ["tickets.answers_need_approval", true],
  ["tickets.answers_need_approval", ["SXD", "SYT"]],
  ["tickets.head_clock_from", "receipt"],
  ["ratings.low_score", 3],
  ["public.address_header", "cf-connecting-ip"],
])("%s = %j is taken, and audited with its author", (key, value) =>
  inTransaction(async (db) => {
    await asRole(db, "admin");
    expect(await db.value(...save({ [key]: value }))).toBe(1);
    const [entry] = await db.rows<{ before: { value: unknown }; after: { value: unknown } }>(
      "select before, after from public.audit_entries('public.settings', $1)",
      [key],
    );
    expect(entry?.after.value).toEqual(value);
    expect(entry?.before.value).not.toEqual(value);
  }),
);

test("several are saved together or not at all; one that is not there is named", () =>
  inTransaction(async (db) => {
    await asRole(db, "admin");
    await db.refusal(...save({ "public.rating_days": 10, "ratings.low_score": 9 }));
    expect(await db.refusal(...save({ "public.rating_days": 10, "public.nothing": 1 }))).toMatchObject({
      key: "setting.unknown",
      params: { field: "public.nothing" },
    });
    expect(await db.value("select value from public.settings where key = 'public.rating_days'")).toBe(30);
  }));

test("every setting fits its own form and has its English text, or a screen of its own", () =>
  inTransaction(async (db) => {
    await asOwner(db);
    expect(
      await db.rows(
        "select key, value, private.setting_problem(form, value) as problem from public.settings where private.setting_problem(form, value) is not null",
      ),
    ).toEqual([]);
    expect(
      await db.rows(
        "select key from public.settings where form is not null and (name_en is null or description_en is null)",
      ),
    ).toEqual([]);
  }));
