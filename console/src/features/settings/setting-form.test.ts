import { describe, expect, test } from "vitest";
import { changedSettings, formOf, groupSettings, type Setting } from "./setting-form";

const setting = (key: string, value: Setting["value"], form: Setting["form"] = null): Setting => ({
  key,
  value,
  form,
  name: key,
  description: "",
  name_en: null,
  description_en: null,
});

describe("what a setting may be", () => {
  test.each([
    [setting("a.b", true), "boolean"],
    [setting("a.b", 7), "integer"],
    [setting("a.b", "x"), "text"],
    [setting("a.b", false, { kind: "agencies" }), "agencies"],
    [setting("a.b", { host: "" }), undefined],
    [setting("a.b", null), undefined],
  ])("%j", (row, kind) => expect(formOf(row)?.kind).toBe(kind));
});

test("by group in a fixed order; what has a screen of its own is not repeated, a new prefix is not lost", () => {
  const groups = groupSettings([
    setting("public.rating_days", 30),
    setting("messages.hotline", "1022"),
    setting("jitsi.domain", ""),
    setting("public.base_url", ""),
    setting("procedures.days", 5),
    setting("tickets.x", true),
  ]);
  expect(groups.map(({ group, settings }) => [group, settings.map(({ key }) => key)])).toEqual([
    ["tickets", ["tickets.x"]],
    ["public", ["public.rating_days"]],
    ["other", ["procedures.days"]],
  ]);
});

test("only what was changed is saved; an emptied number is none", () => {
  const settings = [setting("a", 1), setting("b", ["SXD"]), setting("c", true), setting("d", 3)];
  expect(changedSettings(settings, { a: 1, b: ["SXD", "SYT"], c: true, d: undefined })).toEqual({
    b: ["SXD", "SYT"],
    d: null,
  });
});
