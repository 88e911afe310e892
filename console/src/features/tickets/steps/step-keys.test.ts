import { expect, test } from "vitest";
import { stepKeys } from "../../../components/steps/step-keys";
import { type Step, stepDefinitions } from "./step-definitions";
import { stepLetters } from "./step-keys";

test("a step has its letter and the number of its place", () => {
  const keys = stepKeys(["transfer_ticket", "answer_directly", "add_note"], stepLetters);
  expect([...keys.values()]).toEqual([
    ["t", "1"],
    ["a", "2"],
    ["n", "3"],
  ]);
});

test("whoever may both answer at 1022 and for an agency gets one of them by number", () => {
  expect(stepKeys(["answer_ticket", "answer_directly"], stepLetters).get("answer_directly")).toEqual(["2"]);
});

test("no letter stands for two steps, nor for what the list and the page keep for themselves", () => {
  const all = (Object.keys(stepDefinitions) as Step[]).filter((step) => step !== "answer_directly");
  const letters = [...stepKeys(all, stepLetters).values()].flat().filter((key) => /[a-z]/.test(key));
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters.filter((letter) => "jkgxp".includes(letter))).toEqual([]);
});
