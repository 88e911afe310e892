import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { type AppError, toAppError } from "../../../lib/app-error";
import { rpc } from "../../../lib/rpc";
import { supabase } from "../../../lib/supabase";
import { mergeTexts } from "./merge-texts";
import { forgetDraft, keepDraft, keptDraft } from "./note-draft";

export type Minutes = {
  content: string;
  version: number;
  updated_at: string;
  updated_by_name: string | null;
  closed_at: string | null;
};

export type Conflict = { mine: string; theirs: string; by: string; version: number; merged: string };
export type NoteState = "saved" | "unsaved" | "saving" | "offline" | "failed" | "conflict" | "closed";

const typingPause = 900;
const retryPause = 5000;

/** The notes as the database has them; looked at every few seconds, because others may write too. */
export function useMinutes(sessionId: number) {
  return useQuery<Minutes | null, AppError>({
    queryKey: ["session_minutes", sessionId],
    refetchInterval: 5000,
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("session_minutes")
        .select("content, version, updated_at, updated_by_name, closed_at")
        .eq("session_id", sessionId)
        .maybeSingle();
      if (error) throw toAppError(error, status);
      return data as Minutes | null;
    },
  });
}

/**
 * The pad that saves as it is typed. What has not reached the office stands in this browser too, so that a reload or a
 * dead line loses nothing; what somebody else wrote meanwhile is merged, or shown side by side when both meant one line.
 */
export function useNotes(sessionId: number, minutes: Minutes | undefined | null) {
  const [text, setText] = useState("");
  const [state, setState] = useState<NoteState>("saved");
  const [error, setError] = useState<AppError>();
  const [conflict, setConflict] = useState<Conflict>();
  const [mergedWith, setMergedWith] = useState<string>();
  // What the office has, as far as this page knows; undefined before it was read.
  const base = useRef<{ content: string; version: number }>(undefined);
  const now = useRef({ text: "", isSaving: false, isHeld: false, timer: undefined as number | undefined });

  const show = useCallback(
    (next: string) => {
      now.current.text = next;
      setText(next);
      if (base.current && next !== base.current.content) keepDraft(sessionId, { text: next, ...base.current });
      else forgetDraft(sessionId);
    },
    [sessionId],
  );

  const meet = useCallback(
    (theirs: { content: string; version: number; by: string }) => {
      const { text: mine } = now.current;
      const merged = mergeTexts(base.current?.content ?? "", mine, theirs.content);
      if (merged.conflicts === 0) {
        base.current = { content: theirs.content, version: theirs.version };
        setMergedWith(theirs.by);
        show(merged.text);
        return true;
      }
      now.current.isHeld = true;
      setConflict({ mine, theirs: theirs.content, by: theirs.by, version: theirs.version, merged: merged.text });
      setState("conflict");
      return false;
    },
    [show],
  );

  const save = useCallback(async (): Promise<void> => {
    const { current } = now;
    window.clearTimeout(current.timer);
    const known = base.current;
    if (!known || current.isSaving || current.isHeld || current.text === known.content) return;
    const sent = current.text;
    current.isSaving = true;
    setState("saving");
    try {
      const { version } = await rpc<{ version: number }>("save_minutes", {
        p_session_id: sessionId,
        p_content: sent,
        p_version: known.version,
      });
      base.current = { content: sent, version };
      setError(undefined);
      if (current.text === sent) {
        forgetDraft(sessionId);
        setState("saved");
      } else current.timer = window.setTimeout(save, typingPause);
    } catch (thrown) {
      const failure = toAppError(thrown);
      if (failure.key === "session.minutes_changed") {
        const { content, version, by } = failure.params as { content: string; version: number; by: string };
        if (meet({ content, version, by })) current.timer = window.setTimeout(save, 0);
      } else if (failure.key === "session.minutes_closed") {
        setState("closed");
      } else {
        setError(failure);
        setState(failure.key === "network" ? "offline" : "failed");
        current.timer = window.setTimeout(save, retryPause);
      }
    } finally {
      current.isSaving = false;
    }
  }, [sessionId, meet]);

  // What the office has: the first time together with what this browser kept, later when nothing is waiting here.
  useEffect(() => {
    if (!minutes) return;
    if (minutes.closed_at) setState("closed");
    const { content, version } = minutes;
    if (!base.current) {
      const draft = minutes.closed_at ? undefined : keptDraft(sessionId);
      base.current = draft ? { content: draft.content, version: draft.version } : { content, version };
      show(draft?.text ?? content);
      if (!draft) return;
      setState("unsaved");
      now.current.timer = window.setTimeout(save, 0);
    } else if (version > base.current.version && now.current.text === base.current.content && !now.current.isHeld) {
      base.current = { content, version };
      show(content);
    }
  }, [minutes, sessionId, show, save]);

  useEffect(() => {
    const { current } = now;
    const again = () => void save();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      window.clearTimeout(current.timer);
      void save();
    };
  }, [save]);

  const write = (next: string) => {
    show(next);
    setMergedWith(undefined);
    if (now.current.isHeld) return;
    if (state !== "offline" && state !== "failed") setState("unsaved");
    window.clearTimeout(now.current.timer);
    now.current.timer = window.setTimeout(save, typingPause);
  };

  /** Ends a conflict with the text the person decided on. */
  const settle = (decided: string) => {
    if (!conflict) return;
    base.current = { content: conflict.theirs, version: conflict.version };
    now.current.isHeld = false;
    setConflict(undefined);
    show(decided);
    setState(decided === conflict.theirs ? "saved" : "unsaved");
    void save();
  };

  return { text, write, state, error, conflict, settle, mergedWith, retry: () => void save() };
}
