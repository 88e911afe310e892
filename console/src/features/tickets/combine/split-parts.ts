import type { TicketRow } from "../types";

export type Part = { content?: string; category_id?: number; commune_id?: number; location_text?: string };
export type SplitValues = { parts: Part[]; reason?: string };

type Whole = Pick<TicketRow, "commune_id" | "category_id">;

/** Another matter of the same report: what nobody says otherwise of it is as it was of the whole. */
export const emptyPart = (ticket: Whole): Part => ({
  content: "",
  category_id: ticket.category_id ?? undefined,
  commune_id: ticket.commune_id ?? undefined,
});

/** The words left around what was taken out, without the blanks and marks that stood between. */
const joined = (before: string, after: string): string => {
  const [head, tail] = [before.replace(/[\s,;]+$/, ""), after.replace(/^[\s,;.]+/, "")];
  if (!head) return tail;
  if (!tail) return head;
  return /[.!?…]$/.test(head) ? `${head} ${tail}` : `${head}. ${tail}`;
};

const isEmpty = (part: Part): boolean => !part.content?.trim();

/**
 * What is selected in one part goes into the next empty part, or a new one at the end.
 * Undefined when nothing is selected, or everything.
 */
export function moveSelection(
  parts: Part[],
  index: number,
  from: number,
  to: number,
  ticket: Whole,
): { parts: Part[]; at: number } | undefined {
  const content = parts[index]?.content ?? "";
  const taken = content.slice(from, to).replace(/^[\s,;.]+|[\s,;]+$/g, "");
  const left = joined(content.slice(0, from), content.slice(to));
  if (!taken || !left) return undefined;
  const free = parts.findIndex((part, at) => at > 0 && at !== index && isEmpty(part));
  const at = free < 0 ? parts.length : free;
  const next = parts.map((part, each) => (each === index ? { ...part, content: left } : part));
  next[at] = { ...(next[at] ?? emptyPart(ticket)), content: taken.charAt(0).toUpperCase() + taken.slice(1) };
  return { parts: next, at };
}

/** What split_ticket() is sent: a commune only where it is another one, for with it the pin on the map is given up. */
export const sentParts = (parts: Part[], ticket: Whole) =>
  parts.map((part) => ({
    content: part.content,
    category_id: part.category_id,
    commune_id: part.commune_id === ticket.commune_id ? undefined : part.commune_id,
    location_text: part.location_text || undefined,
  }));
