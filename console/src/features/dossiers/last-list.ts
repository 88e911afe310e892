/** The list a person came from, kept for this tab: "back" leads there, and next/previous walk along it. */
export type LastList = { url: string; ids: number[] };

const KEY = "console.dossiers.lastList";
const none: LastList = { url: "/dossiers", ids: [] };

export function keepLastList(list: LastList): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Without storage the detail page simply offers no neighbours.
  }
}

export function lastList(): LastList {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? "null") as LastList | null) ?? none;
  } catch {
    return none;
  }
}
