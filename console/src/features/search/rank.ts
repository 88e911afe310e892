import { normaliseText } from "../../lib/normalise-text";

/** What the palette offers: a page, an action, a record. */
export type Choice = {
  /** The same from search to search, so that the chosen line stays chosen. */
  key: string;
  group: string;
  title: string;
  detail?: string;
  /** Keys that do the same. */
  hint?: string;
  /** State of a ticket, said beside its code. */
  status?: string;
  path?: string;
  run?: () => void;
  /** Stays open: the choice changes what the palette shows. */
  keepsOpen?: boolean;
};

/** The words to look for; LIKE's own signs are text to whoever types them. */
export const wordsOf = (typed: string): string[] =>
  normaliseText(typed)
    .replace(/[\\%_*]/g, " ")
    .split(" ")
    .filter(Boolean);

/**
 * How well a title answers what was typed, accents or not; 0 = not at all. Every word must occur; the whole title comes
 * before its beginning, this before beginnings of words, these before the middle of a word.
 */
export function score(title: string, words: readonly string[]): number {
  if (!words.length) return 1;
  const text = normaliseText(title);
  const whole = words.join(" ");
  if (text === whole) return 1000;
  const parts = text.split(/[^\p{L}\p{N}]+/u);
  let total = 0;
  for (const word of words) {
    if (!text.includes(word)) return 0;
    const at = parts.findIndex((part) => part.startsWith(word));
    // The earlier a word stands, the more the title is about it.
    total += at < 0 ? 1 : 40 - Math.min(at, 20) + (parts[at] === word ? 20 : 0);
  }
  return total / words.length + (text.startsWith(whole) ? 200 : 0) + (text.includes(whole) ? 30 : 0);
}

/** Those that answer, best first; equals keep their order, so that nothing jumps while somebody reads. */
export function ranked(choices: readonly Choice[], words: readonly string[], limit = 6): Choice[] {
  return choices
    .map((choice, index) => ({
      choice,
      index,
      score: Math.max(score(choice.title, words), 0.6 * score(`${choice.title} ${choice.detail ?? ""}`, words)),
    }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit)
    .map((each) => each.choice);
}

/** "4217", "26-004217" and "1022-26-4217" as the codes they may stand for, this year's first; none for anything else. */
export function codesOf(typed: string, year: number): string[] {
  const found = /^(?:(?:1022[-\s.]?)?(\d{2})[-\s.])?0*(\d{1,6})$/.exec(typed.trim());
  if (!found || Number(found[2]) === 0) return [];
  const number = (found[2] as string).padStart(6, "0");
  const years = found[1] ? [found[1]] : [year, year - 1].map((each) => String(each % 100).padStart(2, "0"));
  return years.map((each) => `1022-${each}-${number}`);
}

/** A telephone number somebody typed or pasted, as its digits with the leading 0; undefined when it is none. */
export function phoneOf(typed: string): string | undefined {
  const digits = typed.replace(/[\s.\-–()]/g, "").replace(/^(?:\+84|0084|84(?=[1-9]\d{8,9}$))0?/, "0");
  return /^0[1-9]\d{8,9}$/.test(digits) ? digits : undefined;
}

/** Groups in their fixed order, each with its lines; empty ones are left out. */
export function grouped(choices: readonly Choice[], order: readonly string[]): { group: string; choices: Choice[] }[] {
  const groups = [...new Set([...order, ...choices.map((each) => each.group)])];
  return groups
    .map((group) => ({ group, choices: choices.filter((each) => each.group === group) }))
    .filter((each) => each.choices.length);
}
