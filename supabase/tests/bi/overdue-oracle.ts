import type { ClockStory, TicketStory } from "./stories.ts";

/**
 * The overdue rate as SPEC §7 words it, ticket by ticket, by walking through each life: written apart from the SQL so
 * that each can catch the other. Keys are indexes of `stories`; tickets that do not count are absent.
 */
export function overdueFacts(
  stories: TicketStory[],
  a: Date,
  b: Date,
  now: Date,
): Map<number, { isOverdue: boolean; isOfficerMissed: boolean }> {
  const facts = new Map<number, { isOverdue: boolean; isOfficerMissed: boolean }>();
  const end = new Date(Math.min(+b, +now));
  stories.forEach((story, index) => {
    if (["refused", "merged", "withdrawn"].includes(story.status ?? "") || story.receivedAt >= end) return;
    const answers = [
      ...(story.answers ?? []),
      ...(story.answers?.length ? [] : story.closedAt ? [story.closedAt] : []),
    ];

    let isOpen = true;
    let answeredInside = false;
    const happenings = [
      ...answers.map((at) => ({ at, opens: false })),
      ...(story.reopenings ?? []).map((at) => ({ at, opens: true })),
    ].sort((x, y) => +x.at - +y.at);
    for (const { at, opens } of happenings) {
      if (at >= end) break;
      isOpen = opens;
      if (!opens && at >= a) answeredInside = true;
    }
    if (!isOpen && !answeredInside) return;

    const clocks: (
      | ClockStory
      | { level: "imported"; startedAt: Date; dueAt: Date; state: "running"; stoppedAt?: null; breachedAt?: null }
    )[] = [];
    if (story.importedDueAt)
      clocks.push({ level: "imported", startedAt: story.receivedAt, dueAt: story.importedDueAt, state: "running" });
    for (const each of story.clocks ?? []) if (each.level !== "triage" && each.level !== "relay") clocks.push(each);
    const started = clocks.filter((each) => each.startedAt < end);
    const isGone = (each: (typeof clocks)[number]) => each.state === "cancelled" && (each.stoppedAt as Date) < end;
    const wasLate = (each: (typeof clocks)[number] | undefined, alsoUntil?: Date): boolean => {
      if (!each || (each.state === "paused" && !each.breachedAt)) return false;
      const answer = answers.filter((at) => at >= each.startedAt).sort((x, y) => +x - +y)[0];
      return [answer, alsoUntil, end].every((limit) => !limit || each.dueAt < limit);
    };
    // Later in the list wins a tie: clocks are listed in the order they were started.
    const last = (list: typeof clocks) =>
      list.reduce<(typeof clocks)[number] | undefined>(
        (found, each) => (found && found.startedAt > each.startedAt ? found : each),
        undefined,
      );
    const lastOfficer = last(started.filter((each) => each.level === "officer" || each.level === "commitment"));
    facts.set(index, {
      isOverdue: wasLate(last(started.filter((each) => !isGone(each)))),
      isOfficerMissed: wasLate(
        lastOfficer,
        lastOfficer?.state === "cancelled" ? (lastOfficer.stoppedAt as Date) : undefined,
      ),
    });
  });
  return facts;
}
