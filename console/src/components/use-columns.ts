import { useState } from "react";
import { recall, remember } from "../lib/storage";

/** The columns a person chose for a list, remembered in this browser. Unknown keys of an older version are dropped. */
export function useColumns(list: string, all: { key: string; isOptional?: boolean }[]) {
  const standard = all.filter((column) => !column.isOptional).map((column) => column.key);
  const [chosen, setChosen] = useState<string[] | null>(() => recall(`columns.${list}`, null));
  const known = new Set(all.map((column) => column.key));
  const kept = chosen?.filter((key) => known.has(key)) ?? [];
  const set = (keys: string[] | null) => {
    setChosen(keys);
    remember(`columns.${list}`, keys);
  };
  return { shown: kept.length ? kept : standard, setShown: set, reset: () => set(null) };
}
