import { useCallback, useSyncExternalStore } from "react";
import { type Mode, paletteOf } from "./theme";

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

/** Hands the palette to plain CSS as `--c-<name>` so that stylesheets and antd share one set of colours. */
export function paintMode(): void {
  const root = document.documentElement;
  root.dataset.theme = effective();
  root.style.background = "";
  for (const [name, value] of Object.entries(paletteOf(effective()))) {
    root.style.setProperty(`--c-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}

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
