/** A list that is ready for a role: what its people come for. */
export type BuiltInView = {
  key: string;
  /** Filter values by key, as they would stand in the URL. */
  filters: Record<string, string[]>;
  sort: { field: string; order: "asc" | "desc" };
  /** Shown to whoever holds one of these permissions. */
  permissions: string[];
};

/** What is due first comes first, hence what is overdue before all; what owes nothing comes last. */
export const byDue = { field: "due_at", order: "asc" } as const;
const newestFirst = { field: "received_at", order: "desc" } as const;

const view = (
  key: string,
  permissions: string[],
  filters: Record<string, string>,
  sort: BuiltInView["sort"] = byDue,
): BuiltInView => ({
  key,
  permissions,
  sort,
  filters: Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, value.split(",")])),
});

const triage = ["tickets.triage"];
const handle = ["tickets.handle"];
const head = ["tickets.head"];
const supervise = ["tickets.supervise"];
const direct = ["tickets.direct"];

/** In the order of the tabs; the first that a person may see opens by itself. */
export const builtInViews: BuiltInView[] = [
  view("awaitingDirection", direct, { status: "overdue" }),
  view("directed", direct, { status: "directed" }),
  view("overdue", [...supervise, ...direct], { clock_state: "overdue", open: "1" }),
  view("dueSoon", supervise, { clock_state: "due_soon", open: "1" }),
  view("coordination", supervise, { status: "coordination" }),
  view("reported", supervise, { status: "overdue" }),
  view("triage", triage, { status: "received" }),
  view("relay", triage, { status: "relay_pending" }),
  view("clarification", triage, { status: "clarification", agency: "none" }),
  view("answered", triage, { status: "answered" }, { field: "answered_at", order: "asc" }),
  view("escalated", head, { status: "escalated,overdue,directed" }),
  view("drafts", head, { draft: "1" }),
  view("approval", head, { request: "1", open: "1" }),
  view("mine", handle, { officer: "me", open: "agency" }),
  view("agency", handle, { own: "1", open: "agency" }),
  view("briefs", [...triage, ...supervise], { brief: "1" }, { field: "brief_due_at", order: "asc" }),
  view("urgent", [...triage, ...supervise, ...direct], { priority: "urgent", open: "1" }),
  view("open", [...triage, ...supervise, ...direct], { open: "1" }),
  view("following", ["tickets.read"], { followed: "1" }, newestFirst),
  view("all", ["tickets.read"], {}, newestFirst),
];

const counts: Record<string, string> = {
  awaitingDirection: "leaders",
  reported: "leaders",
  overdue: "overdue",
  dueSoon: "due_soon",
  coordination: "coordination",
  triage: "triage",
  relay: "relay",
  clarification: "clarification",
  escalated: "head",
  approval: "commitment_requests",
  drafts: "drafts",
  briefs: "briefs",
  mine: "mine",
  agency: "agency",
};

/** The key in my_queue_counts() that tells how many rows a view has. */
export const countKey = (view: BuiltInView): string | undefined => counts[view.key];

/** The tabs of a person. */
export const viewsFor = (may: (permission: string) => boolean): BuiltInView[] =>
  builtInViews.filter((each) => each.permissions.some((permission) => may(permission)));
