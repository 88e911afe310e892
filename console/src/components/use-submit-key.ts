import { useEffect, useRef } from "react";

/** Ctrl+Enter (⌘ Enter) sends. On the document, because the focus may rest on the dialog itself. */
export function useSubmitKey(submit: () => void, isBlocked = false): void {
  const latest = useRef(submit);
  latest.current = submit;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!isBlocked) latest.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isBlocked]);
}
