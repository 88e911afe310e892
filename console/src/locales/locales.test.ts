import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

type Texts = { [key: string]: string | Texts };

const here = fileURLToPath(new URL(".", import.meta.url));
const migrations = fileURLToPath(new URL("../../../supabase/migrations/", import.meta.url));
const languages = ["vi", "en"] as const;
const filesOf = (language: string) => readdirSync(`${here}${language}`).filter((file) => file.endsWith(".json"));
const read = (language: string, file: string): Texts => JSON.parse(readFileSync(`${here}${language}/${file}`, "utf8"));

const leaves = (texts: Texts, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

test("every language has the same files", () => {
  expect(filesOf("en")).toEqual(filesOf("vi"));
});

describe.each(filesOf("vi"))("%s", (file) => {
  test("has the same keys in every language, none empty", () => {
    const [vi, en] = languages.map((language) => leaves(read(language, file)));
    expect(en?.map(([key]) => key).sort()).toEqual(vi?.map(([key]) => key).sort());
    expect([...(vi ?? []), ...(en ?? [])].filter(([, text]) => !text.trim())).toEqual([]);
  });

  test("uses the same variables in every language", () => {
    const en = new Map(leaves(read("en", file)));
    // "the one row" need not name its count.
    const names = (key: string, text: string) =>
      [...new Set(variables(text))].filter((name) => !(key.endsWith("_one") && name === "count")).join();
    const different = leaves(read("vi", file)).filter(
      ([key, text]) => names(key, text) !== names(key, en.get(key) ?? ""),
    );
    expect(different).toEqual([]);
  });
});

/** Every key that a function of the database raises, as its hint, through private.fail() or bi.refuse(). */
function raisedKeys(): string[] {
  const keys = new Set<string>();
  for (const file of readdirSync(migrations)) {
    const sql = readFileSync(migrations + file, "utf8");
    for (const match of sql.matchAll(/(?:private\.fail|bi\.refuse)\(\s*'\d{3}'\s*,\s*'([^']+)'/g))
      keys.add(match[1] as string);
  }
  return [...keys].sort();
}

test("every error the database raises has its text in every language", () => {
  const keys = raisedKeys();
  expect(keys.length).toBeGreaterThan(10);
  for (const language of languages) {
    const known = new Set(leaves(read(language, "errors.json")).map(([key]) => key));
    expect({ language, missing: keys.filter((key) => !known.has(key)) }).toEqual({ language, missing: [] });
  }
});

/** Kinds told through private.tell() and private.notify_staff(); `case … then 'a' else 'b'` names two. */
function toldKinds(): string[] {
  const kinds = new Set<string>();
  for (const file of readdirSync(migrations)) {
    const sql = readFileSync(migrations + file, "utf8");
    for (const statement of sql.matchAll(/private\.(?:tell|notify_staff)\(([^;]*);/g)) {
      for (const word of (statement[1] as string).matchAll(
        /'((?:ticket|clock|commitment|agency|clarification)_[a-z_]+)'(?=\s*(?:,|else|end))/g,
      )) {
        kinds.add(word[1] as string);
      }
    }
  }
  return [...kinds].sort();
}

test("every notification has its text", () => {
  const kinds = toldKinds().filter((kind) => !/_(id|ids|at|name|heads?)$/.test(kind));
  expect(kinds).toContain("ticket_transferred");
  const known = new Set(leaves(read("vi", "notifications.json")).map(([key]) => key.replace(/^kinds\./, "")));
  expect(kinds.filter((kind) => !known.has(kind))).toEqual([]);
});
