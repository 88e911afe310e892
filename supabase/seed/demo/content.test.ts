import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { demoAccounts } from "./accounts.ts";
import { answerText, fill, pickConcern, topics, topicWeights } from "./content.ts";
import { demoPhone, mailName, personName } from "./people.ts";
import { pickPlace, type Unit } from "./places.ts";
import { Random } from "./random.ts";
import * as replies from "./texts/replies.ts";

const reference = (name: string) => readFileSync(new URL(`../reference/${name}`, import.meta.url), "utf8");
const ward: Unit = { id: 1, code: "11383", name: "Phường Lê Chân", latitude: 20.84, longitude: 106.68 };
const commune: Unit = { id: 2, code: "11824", name: "Xã Vĩnh Bảo", latitude: 20.68, longitude: 106.49 };
const island: Unit = { id: 3, code: "11914", name: "Đặc khu Cát Hải", latitude: 20.8, longitude: 107.01 };

const subCategories = [
  ...reference("030_categories.sql").matchAll(/^ {2}\('([a-z-]+)', '[a-z-]+', '[^']+', '[^']+', /gm),
]
  .map((match) => match[1]!)
  .filter((code) => !["ha-tang", "kt-xh", "hien-ke", "cham-chi-dao", "tthc"].includes(code));

describe("demo texts", () => {
  it("there is something to report for every sub-category, and for nothing else", () => {
    expect(subCategories.length).toBeGreaterThanOrEqual(45);
    expect(Object.keys(topics).sort()).toEqual([...subCategories].sort());
    for (const code of Object.keys(topicWeights)) expect(topics).toHaveProperty(code);
  });

  it("every concern and reply can be filled, is composed Unicode and unlike any other", () => {
    const random = new Random(1);
    const texts: string[] = [];
    for (const concerns of Object.values(topics)) {
      for (const concern of concerns) {
        const unit = concern.where === "coast" ? island : concern.where === "rural" ? commune : ward;
        const slots = { place: pickPlace(random, unit), month: 7, agency: "UBND phường Lê Chân" };
        texts.push(concern.report, concern.answer);
        expect(fill(concern.report, slots, random)).not.toMatch(/[{}]|\s{2}|đường đường/);
        expect(answerText(concern, true, slots, random).replace(/\{(date|later)\}/g, "")).not.toMatch(/[{}]/);
      }
    }
    expect(texts.length).toBeGreaterThanOrEqual(2 * 200);
    expect(new Set(texts).size).toBe(texts.length);
    const all = [...texts, ...Object.values(replies).map((value) => JSON.stringify(value))];
    for (const text of all) expect(text).toBe(text.normalize("NFC"));
  });

  it("what happens only in the country or at the sea is not reported elsewhere", () => {
    const random = new Random(2);
    expect(pickConcern("nong-nghiep", ward, random)).toBeUndefined();
    expect(pickConcern("nong-nghiep", commune, random)).toBeDefined();
    expect(pickConcern("du-lich", commune, random)).toBeUndefined();
    expect(pickConcern("du-lich", island, random)).toBeDefined();
  });

  it("an unknown slot is an error", () => {
    const slots = { place: pickPlace(new Random(3), ward), month: 1 };
    expect(() => fill("tại {nowhere}", slots, new Random(3))).toThrow("nowhere");
  });
});

describe("demo people", () => {
  it("have numbers that no network uses and addresses that no mail reaches", () => {
    for (const index of [0, 42, 499_999, 999_999]) expect(demoPhone(index)).toMatch(/^0570\d{6}$/);
    const random = new Random(4);
    for (let n = 0; n < 200; n += 1) expect(mailName(personName(random))).toMatch(/^[a-z]+(\.[a-z]+)+$/);
    for (const account of demoAccounts) expect(account.email).toMatch(/\.example$/);
  });

  it("there is one login for every role", () => {
    const roles = [...reference("005_rights.sql").matchAll(/^ {2}\('([a-z_]+)', (?:'(?:[^']|'')+', ){3}\d+\)/gm)];
    expect(roles.length).toBe(9);
    for (const role of roles) expect(demoAccounts.map((account) => account.role)).toContain(role[1]);
  });

  it("chance repeats itself", () => {
    const names = (seed: number) => Array.from({ length: 20 }, () => personName(new Random(seed)));
    expect(names(5)).toEqual(names(5));
    const [a, b] = [new Random(6), new Random(6)];
    expect(Array.from({ length: 50 }, () => a.next())).toEqual(Array.from({ length: 50 }, () => b.next()));
  });
});
