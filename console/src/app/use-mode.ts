import { useCallback, useSyncExternalStore } from "react";
import { type Mode, paintPalette } from "../lib/palette";

const systemDark = () => window.matchMedia("(prefers-color-scheme: dark)");
const changed = new Set<() => void>();

/** "light"/"dark" as chosen by the person, "system" when they never chose. */
const chosen = (): Mode | "system" => {
  const kept = localStorage.getItem("console.theme");
  return kept === "dark" || kept === "light" ? kept : "system";
};

const effective = (): Mode => {
  const mode = chosen();
  return mode === "system" ? (systemDark().matches ? "dark" : "light") : mode;
};

export const paintMode = (): void => paintPalette(effective());

function subscribe(listener: () => void): () => void {
  const repaint = () => {
    paintMode();
    listener();
  };
  changed.add(repaint);
  const media = systemDark();
  media.addEventListener("change", repaint);
  return () => {
    changed.delete(repaint);
    media.removeEventListener("change", repaint);
  };
}

export function useMode(): { mode: Mode; setMode: (mode: Mode) => void } {
  const mode = useSyncExternalStore(subscribe, effective);
  const setMode = useCallback((next: Mode) => {
    localStorage.setItem("console.theme", next);
    for (const repaint of changed) repaint();
  }, []);
  return { mode, setMode };
}
