/** Variables that a canned answer may carry in double braces; the ticket desk fills them. */
export const answerVariables = ["citizen_name", "ticket_code", "agency_name", "due_at"] as const;

/** Names in double braces that nobody fills, so that a typing slip is found before a citizen reads it. */
export function unknownVariables(body: string): string[] {
  const used = [...body.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? "");
  return [...new Set(used)].filter((name) => !(answerVariables as readonly string[]).includes(name));
}
