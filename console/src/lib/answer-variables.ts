/**
 * Variables that a canned answer may carry in double braces; the ticket desk fills them. The names stand in the texts of
 * `canned-answers:variables.<name>`.
 */
export const answerVariables = [
  "citizen_name",
  "citizen_masked",
  "citizen_phone",
  "ticket_code",
  "ticket_content",
  "received_at",
  "category_name",
  "location",
  "agency_name",
  "agency_phone",
  "officer_name",
  "due_at",
  "today",
  "my_name",
  "lookup_link",
] as const;

export type AnswerVariable = (typeof answerVariables)[number];

/** What the variables stand for; a missing one is left for the writer to fill, an empty one is left out. */
export type AnswerValues = Partial<Record<AnswerVariable, string | null>>;

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names in double braces that nobody fills, so that a typing slip is found before a citizen reads it. */
export function unknownVariables(body: string): string[] {
  const used = [...body.matchAll(variable)].map((match) => match[1] ?? "");
  return [...new Set(used)].filter((name) => !(answerVariables as readonly string[]).includes(name));
}
