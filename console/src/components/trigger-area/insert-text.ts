/**
 * Puts text into a textarea as if it had been typed there, in place of what stands between two positions: the page hears
 * of it, and Ctrl+Z takes it back.
 */
export function insertText(area: HTMLTextAreaElement, text: string, from: number, to: number): void {
  area.focus();
  area.setSelectionRange(from, to);
  if (document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A passage set into what is already written, with an empty line between it and its neighbours. */
export function asPassage(value: string, from: number, to: number, text: string): string {
  const before = value.slice(0, from);
  const after = value.slice(to);
  const above = before.trim() && !before.endsWith("\n\n") ? (before.endsWith("\n") ? "\n" : "\n\n") : "";
  const below = after.trim() && !after.startsWith("\n\n") ? (after.startsWith("\n") ? "\n" : "\n\n") : "";
  return `${above}${text}${below}`;
}

/** Sets a passage in at the cursor (or instead of what is selected). */
export function insertPassage(area: HTMLTextAreaElement, text: string): void {
  const { value, selectionStart: from, selectionEnd: to } = area;
  insertText(area, asPassage(value, from, to, text), from, to);
}
