import { type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "./use-keys";

type Options = {
  count: number;
  frame: RefObject<HTMLElement | null>;
  onOpen: (index: number) => void;
  /** Absent: rows cannot be chosen. `isRange` = all from the row chosen last up to this one. */
  onToggle?: (index: number, isRange: boolean) => void;
  /** Chooses the whole page, or nothing of it. */
  onTogglePage?: () => void;
};

/** j and k move a cursor over the rows, Enter opens, x chooses. Returns the cursor's row, -1 before the first key. */
export function useRowKeys({ count, frame, onOpen, onToggle, onTogglePage }: Options): number {
  const { t } = useTranslation("common");
  const [cursor, setCursor] = useState(-1);

  useEffect(() => {
    if (cursor >= count) setCursor(count - 1);
  }, [count, cursor]);

  const move = (by: number) => {
    const next = Math.min(count - 1, Math.max(0, cursor + by));
    setCursor(next);
    frame.current?.querySelectorAll(".ant-table-row")[next]?.scrollIntoView({ block: "nearest" });
  };

  // Before the first j the first row is meant.
  const toggle = (isRange: boolean) => {
    if (cursor < 0) setCursor(0);
    onToggle?.(Math.max(0, cursor), isRange);
  };

  useKeys(t("table.list"), [
    { keys: "j", label: t("keys.down"), run: () => move(1), isOff: count === 0 },
    { keys: "k", label: t("keys.up"), run: () => move(-1), isOff: count === 0 },
    {
      keys: "Enter",
      label: t("keys.open"),
      isOff: count === 0,
      run: (event) => {
        // A link or button in focus is what Enter means.
        if (cursor < 0 || (event?.target as HTMLElement | null)?.closest("a,button")) return false;
        onOpen(cursor);
        return true;
      },
    },
    { keys: "x", label: t("keys.select"), run: () => toggle(false), isOff: !onToggle || count === 0 },
    { keys: "Shift+X", label: t("keys.range"), run: () => toggle(true), isOff: !onToggle || count === 0 },
    { keys: "*", label: t("keys.page"), run: () => onTogglePage?.(), isOff: !onTogglePage || count === 0 },
  ]);

  return cursor;
}
