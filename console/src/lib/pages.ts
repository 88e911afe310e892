import type { MenuEntry } from "./feature";

let entries: readonly MenuEntry[] = [];

/** The application hands over its menu once; the command palette leads to the same pages. */
export function providePages(menu: readonly MenuEntry[]): void {
  entries = menu;
}

export const pages = (): readonly MenuEntry[] => entries;
