import { type MenuEntry, menuGroups } from "./feature";
import { hasRole, mayAny } from "./me";

let entries: readonly MenuEntry[] = [];

/** The application hands over its menu once; the command palette leads to the same pages. */
export function providePages(menu: readonly MenuEntry[]): void {
  entries = menu;
}

/** What a person may open, in the order of the rail. */
export const openPages = (menu: readonly MenuEntry[] = entries): MenuEntry[] =>
  menu
    .filter((entry) => (!entry.permissions || mayAny(entry.permissions)) && (!entry.roles || hasRole(...entry.roles)))
    .sort((a, b) => menuGroups.indexOf(a.group) - menuGroups.indexOf(b.group) || a.order - b.order);

/** What of it stands in the rail. */
export const railPages = (menu: readonly MenuEntry[]): MenuEntry[] =>
  openPages(menu).filter((entry) => !entry.railFor || mayAny(entry.railFor));
