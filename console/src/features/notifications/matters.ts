import texts from "../../locales/vi/notifications.json";

/** What a notification is about, in the reader's terms. */
export const matters = ["work", "due", "mention", "follow"] as const;
export type Matter = (typeof matters)[number];

const special: Record<Exclude<Matter, "work">, string[]> = {
  due: [
    "clock_due_soon",
    "clock_overdue",
    "ticket_escalated",
    "ticket_overdue",
    "session_due_soon",
    "session_overdue",
    "dossier_due_soon",
    "dossier_overdue",
    "overdue_check_due",
    "overdue_check_missed",
    "catalogue_decision_due_soon",
    "catalogue_decision_overdue",
  ],
  mention: ["note_mentioned"],
  follow: ["ticket_followed"],
};

/** The kinds of a matter; work is every kind that is none of the others. */
export function kindsOf(matter: Matter): string[] {
  if (matter !== "work") return special[matter];
  const others = new Set(Object.values(special).flat());
  return Object.keys(texts.kinds).filter((kind) => kind !== "other" && !others.has(kind));
}
