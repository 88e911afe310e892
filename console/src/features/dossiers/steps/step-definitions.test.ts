import { expect, test } from "vitest";
import { stepKeys } from "../../../components/steps/step-keys";
import { orderSteps, type Step, stepDefinitions, stepLetters } from "./step-definitions";

const everything = Object.keys(stepDefinitions) as Step[];

test("no two steps share a letter", () => {
  const letters = [...stepKeys(everything, stepLetters).values()].map(([first]) => first);
  expect(new Set(letters).size).toBe(letters.length);
});

test("what ends a dossier never becomes the main button while anything else is possible", () => {
  const steps = orderSteps(["refuse_dossier", "withdraw_dossier", "accept_dossier", "add_dossier_note"], false);
  expect(steps[0]).toBe("accept_dossier");
  expect(steps.slice(-2)).toEqual(["refuse_dossier", "withdraw_dossier"]);
});

test("NĐ61/2018 Điều 19: an apology is offered for a late dossier, and first", () => {
  expect(orderSteps(["forward_dossier", "apologise_dossier"], true)[0]).toBe("apologise_dossier");
  expect(orderSteps(["forward_dossier", "apologise_dossier"], false)).toEqual(["forward_dossier"]);
});

test("what is no step of ours is left out", () => {
  expect(orderSteps(["reveal_dossier_contact", "close_dossier"], false)).toEqual(["close_dossier"]);
});
