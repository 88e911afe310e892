import type { AnswerValues } from "../../lib/answer-variables";

export type CannedValues = AnswerValues;

const variable = /\{\{\s*(\w+)\s*\}\}/g;

/**
 * Fills `{{citizen_name}}` and its like; variables without a value stay visible as they are. An empty text takes the
 * variable and the space before it away: "Kính gửi ông/bà, …" where the writer may not see the citizen's name.
 */
export function fillCanned(body: string, values: CannedValues): string {
  return body
    .replace(/ ?\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) =>
      values[name as keyof CannedValues] === "" ? "" : whole,
    )
    .replace(variable, (whole, name: string) => values[name as keyof CannedValues] || whole);
}

/** The names of variables still open in a text: nobody should send "Kính gửi {{citizen_name}}". */
export function openVariables(text: string): string[] {
  return [...new Set([...text.matchAll(variable)].map((match) => match[1] as string))];
}
