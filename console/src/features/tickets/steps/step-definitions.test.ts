import { expect, test } from "vitest";
import en from "../../../locales/en/tickets.json";
import vi from "../../../locales/vi/tickets.json";
import { orderSteps, type StepDefinition, stepDefinitions } from "./step-definitions";

test("the main button is what the person came for", () => {
  expect(orderSteps(["refuse_ticket", "answer_directly", "transfer_ticket"], false)[0]).toBe("transfer_ticket");
  expect(orderSteps(["add_note", "commit_completion", "answer_ticket", "return_ticket"], false)[0]).toBe(
    "answer_ticket",
  );
  expect(orderSteps(["direct_ticket", "urge_ticket"], false)[0]).toBe("urge_ticket");
  expect(orderSteps(["add_note", "direct_ticket"], true)[0]).toBe("direct_ticket");
});

test("what is not a form of its own gets no button here", () => {
  expect(orderSteps(["reveal_contact", "add_attachment", "add_note"], false)).toEqual(["add_note"]);
});

test.each([
  ["vi", vi],
  ["en", en],
])("every step and field has its words in %s", (_language, texts) => {
  for (const [step, definition] of Object.entries(stepDefinitions) as [keyof typeof vi.steps, StepDefinition][]) {
    expect(Object.keys(texts.steps[step] ?? {}), step).toEqual(
      expect.arrayContaining(["label", "title", "submit", "done", "help"]),
    );
    for (const field of definition.fields) expect(texts.form, step).toHaveProperty(field.label ?? field.name);
  }
});
