import { expect, test } from "vitest";
import { viewsFor } from "./views";

const holding =
  (...codes: string[]) =>
  (code: string) =>
    codes.includes(code);
const keys = (...codes: string[]) => viewsFor(holding(...codes), [7]).map(({ key }) => key);

test("the desk starts with what waits to be accepted and sees what must still be closed (QĐ2926 Điều 21.3)", () => {
  expect(keys("dossiers.receive").slice(0, 5)).toEqual(["toAccept", "toForward", "supplements", "toReturn", "toClose"]);
});

test("an officer starts with their own steps, those of whoever they stand in for among them", () => {
  const [first] = viewsFor(holding("dossiers.process"), [7, 9]);
  expect(first).toMatchObject({ key: "mine", filters: { officer: ["7", "9"] } });
});

test("whoever only reads starts with what is overdue", () => {
  expect(keys("dossiers.read")[0]).toBe("overdue");
  expect(keys("dossiers.read")).toContain("toClose");
});

test("no list is offered twice", () => {
  const all = keys("dossiers.receive", "dossiers.process", "dossiers.decide");
  expect(new Set(all).size).toBe(all.length);
});
