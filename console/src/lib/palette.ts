export type Mode = "light" | "dark";

/**
 * The product's own colours, of the console and of the citizens' pages. Red is kept for *overdue* and amber for
 * *due soon* (DESIGN "Look"), therefore antd's error is plum and its warning a plain brown-grey; both pass AA on the
 * work surface.
 */
const palette = {
  light: {
    ground: "#f5f3ee",
    surface: "#ffffff",
    raised: "#ffffff",
    hairline: "#e5e1d8",
    line: "#d3cec2",
    text: "#20241f",
    secondary: "#575d57",
    tertiary: "#646963",
    accent: "#0f5f5c",
    accentStrong: "#0a4846",
    accentSoft: "#e4efed",
    onAccent: "#ffffff",
    overdue: "#b3261e",
    overdueSoft: "#fbeae7",
    dueSoon: "#8a5a00",
    dueSoonSoft: "#faf0d9",
    error: "#8f2d63",
    warning: "#6b5d45",
    success: "#2b6f45",
    hover: "#f7f6f2",
    selected: "#eaf2f0",
  },
  dark: {
    ground: "#141716",
    surface: "#1c201f",
    raised: "#232827",
    hairline: "#2c3230",
    line: "#3d4542",
    text: "#e9e7e1",
    secondary: "#b1b6b0",
    tertiary: "#949a94",
    accent: "#66b9b3",
    accentStrong: "#8ed0cb",
    accentSoft: "#1d3331",
    onAccent: "#0c1514",
    overdue: "#ff8d7e",
    overdueSoft: "#3b1f1b",
    dueSoon: "#e5b44f",
    dueSoonSoft: "#352a12",
    error: "#e79ac3",
    warning: "#c9b894",
    success: "#7cc396",
    hover: "#222726",
    selected: "#1f302e",
  },
} as const;

export const paletteOf = (mode: Mode): { [Name in keyof (typeof palette)["light"]]: string } => palette[mode];

/** Hands the palette to plain CSS as `--c-<name>`, so that stylesheets and antd share one set of colours. */
export function paintPalette(mode: Mode): void {
  const root = document.documentElement;
  root.dataset.theme = mode;
  root.style.background = "";
  for (const [name, value] of Object.entries(paletteOf(mode))) {
    root.style.setProperty(`--c-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}
