import { useCallback, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import type { OpenCall } from "./call-tabs";
import { type Draft, dropDraft, hasContent, keepDraft, newDraft, popCall, readDrafts } from "./intake-draft";
import type { Saved } from "./intake-form";
import { isPhone, plainPhone } from "./intake-payload";

type Call = OpenCall & { saved?: Saved };

/** What the address asks for: `?phone=0912…&call=…`, as a telephone system opens it. */
function popped(params: URLSearchParams): { phone?: string; callId?: string } | undefined {
  const number = params.get("phone");
  const callId = params.get("call") ?? undefined;
  if (number === null && callId === undefined) return undefined;
  // A "+" that nobody encoded arrives as a blank.
  const phone = plainPhone((number ?? "").replace(/^ /, "+"));
  return { phone: isPhone(phone) ? phone : undefined, callId };
}

function start(personId: number, params: URLSearchParams): { calls: Call[]; activeId?: string; restored: number } {
  const kept = readDrafts(personId);
  const pop = popped(params);
  const { drafts, id } = pop
    ? popCall(kept, pop)
    : { drafts: kept.length ? kept : [newDraft()], id: kept[kept.length - 1]?.id };
  return { calls: drafts.map((draft) => ({ draft })), activeId: id ?? drafts[0]?.id, restored: kept.length };
}

/** The calls this person has open in this window; each change is kept before anything else happens. */
export function useCalls(personId: number) {
  const [params, setParams] = useSearchParams();
  const [first] = useState(() => start(personId, params));
  const [calls, setCalls] = useState<Call[]>(first.calls);
  const [activeId, setActiveId] = useState(first.activeId);

  // The address has been read: a reload must not open the same call again, the next call comes with an address of its own.
  useEffect(() => {
    const pop = popped(params);
    if (!pop) return;
    const next = popCall(
      calls.filter((call) => !call.saved).map((call) => call.draft),
      pop,
    );
    setCalls((current) => next.drafts.map((draft) => current.find((call) => call.draft.id === draft.id) ?? { draft }));
    setActiveId(next.id);
    for (const draft of next.drafts) keepDraft(personId, draft);
    setParams({}, { replace: true });
  }, [params]);

  const change = useCallback(
    (draft: Draft) => {
      keepDraft(personId, draft);
      setCalls((current) => current.map((call) => (call.draft.id === draft.id ? { ...call, draft } : call)));
    },
    [personId],
  );

  const open = useCallback(() => {
    const draft = newDraft();
    setCalls((current) => [...current.filter((call) => !call.saved), { draft }]);
    setActiveId(draft.id);
  }, []);

  /** Closes a call; the one beside it comes to the front, an empty form when there is none. */
  const close = useCallback(
    (id: string) => {
      dropDraft(personId, id);
      const index = calls.findIndex((call) => call.draft.id === id);
      const others = calls.filter((call) => call.draft.id !== id);
      const left = others.length ? others : [{ draft: newDraft() }];
      setCalls(left);
      setActiveId((current) =>
        current === id || !left.some((call) => call.draft.id === current)
          ? left[Math.min(index, left.length - 1)]?.draft.id
          : current,
      );
    },
    [calls, personId],
  );

  const saved = useCallback(
    (id: string, what: Saved) => {
      dropDraft(personId, id);
      setCalls((current) => current.map((call) => (call.draft.id === id ? { ...call, saved: what } : call)));
    },
    [personId],
  );

  return {
    calls,
    activeId,
    activate: setActiveId,
    change,
    open,
    close,
    saved,
    /** How many calls were taken up again from before. */
    restored: first.restored,
    hasOpen: calls.some((call) => !call.saved && hasContent(call.draft)),
  };
}
