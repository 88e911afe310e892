import { type RefObject, useEffect, useState } from "react";

type Options = {
  count: number;
  frame: RefObject<HTMLElement | null>;
  onOpen: (index: number) => void;
  onToggle: (index: number) => void;
};

/** Somebody who types into a field, or has a dialog open, does not mean the list. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (document.querySelector(".ant-modal-wrap:not([style*='display: none']), .ant-drawer-open")) return true;
  return Boolean(
    element?.closest("input,textarea,select,[contenteditable=true],[role=combobox],[role=menu],[role=listbox]"),
  );
}

/** j and k move a cursor over the rows, Enter opens, x selects. Returns the cursor's row, -1 before the first key. */
export function useRowKeys({ count, frame, onOpen, onToggle }: Options): number {
  const [cursor, setCursor] = useState(-1);

  useEffect(() => {
    if (cursor >= count) setCursor(count - 1);
  }, [count, cursor]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || count === 0) return;
      const onButton = (event.target as HTMLElement | null)?.closest("a,button");
      if (event.key === "j" || event.key === "k") {
        const next = Math.min(count - 1, Math.max(0, cursor + (event.key === "j" ? 1 : -1)));
        setCursor(next);
        frame.current?.querySelectorAll(".ant-table-row")[next]?.scrollIntoView({ block: "nearest" });
      } else if (event.key === "Enter" && cursor >= 0 && !onButton) {
        event.preventDefault();
        onOpen(cursor);
      } else if (event.key === "x" && cursor >= 0) {
        onToggle(cursor);
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });

  return cursor;
}
