import { type Mode, paintPalette } from "../lib/palette";

const kept = "console.theme";
const system = () => window.matchMedia("(prefers-color-scheme: dark)");

/** Light or dark: as chosen here before, else as the device is set. */
export function currentMode(): Mode {
  const chosen = localStorage.getItem(kept);
  if (chosen === "dark" || chosen === "light") return chosen;
  return system().matches ? "dark" : "light";
}

export function paintTheme(): void {
  paintPalette(currentMode());
  system().onchange = () => paintPalette(currentMode());
}

export function switchMode(): Mode {
  const next: Mode = currentMode() === "dark" ? "light" : "dark";
  localStorage.setItem(kept, next);
  paintPalette(next);
  return next;
}
