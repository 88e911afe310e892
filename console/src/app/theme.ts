import { type ThemeConfig, theme } from "antd";

export type Mode = "light" | "dark";

/**
 * The console's own colours. Red is kept for *overdue* and amber for *due soon* (DESIGN "Look"), therefore antd's
 * error is plum and its warning a plain brown-grey; both pass AA on the work surface.
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

export type Palette = { [Name in keyof (typeof palette)["light"]]: string };

export const paletteOf = (mode: Mode): Palette => palette[mode];

export const fontFamily = '"Be Vietnam Pro", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

export function themeOf(mode: Mode): ThemeConfig {
  const c = palette[mode];
  return {
    cssVar: { key: "console" },
    hashed: false,
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily,
      fontSize: 14,
      borderRadius: 6,
      borderRadiusLG: 8,
      borderRadiusSM: 4,
      controlHeight: 34,
      wireframe: false,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
      colorPrimary: c.accent,
      colorLink: c.accent,
      colorLinkHover: c.accentStrong,
      colorInfo: c.accent,
      colorError: c.error,
      colorWarning: c.warning,
      colorSuccess: c.success,
      colorTextBase: c.text,
      colorText: c.text,
      colorTextSecondary: c.secondary,
      colorTextTertiary: c.tertiary,
      colorTextQuaternary: c.tertiary,
      colorTextPlaceholder: c.tertiary,
      colorTextDescription: c.secondary,
      colorBgBase: c.surface,
      colorBgLayout: c.ground,
      colorBgContainer: c.surface,
      colorBgElevated: c.raised,
      colorBorder: c.line,
      colorBorderSecondary: c.hairline,
      colorSplit: c.hairline,
      colorTextLightSolid: c.onAccent,
      // antd mixes its notices' grounds from the seed colours, which turns these deep ones grey.
      colorInfoBg: c.accentSoft,
      colorInfoBorder: c.hairline,
      colorWarningBg: c.hover,
      colorWarningBorder: c.line,
      colorErrorBg: c.hover,
      colorErrorBorder: c.error,
      colorSuccessBg: c.accentSoft,
      colorSuccessBorder: c.hairline,
      boxShadowTertiary: "none",
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
      Table: {
        headerBg: "transparent",
        headerColor: c.secondary,
        headerSplitColor: "transparent",
        borderColor: c.hairline,
        rowHoverBg: c.hover,
        rowSelectedBg: c.selected,
        rowSelectedHoverBg: c.selected,
        headerSortActiveBg: "transparent",
        headerSortHoverBg: c.hover,
        bodySortBg: "transparent",
        cellPaddingBlockSM: 8,
        cellPaddingInlineSM: 12,
      },
      Tooltip: { colorBgSpotlight: mode === "dark" ? "#39403e" : "#2a2f2b", colorTextLightSolid: "#ffffff" },
      Form: { itemMarginBottom: 18, verticalLabelPadding: "0 0 4px", labelColor: c.secondary },
      Tabs: { horizontalMargin: "0 0 12px", titleFontSize: 14 },
      Modal: { titleFontSize: 17 },
      Tag: { defaultBg: c.hover, defaultColor: c.secondary },
      Segmented: { trackBg: mode === "dark" ? "#262c2a" : "#ebe8e0", itemSelectedBg: c.surface },
      Select: { optionSelectedBg: c.selected, optionSelectedFontWeight: 500 },
      Tree: { nodeSelectedBg: c.selected, titleHeight: 32 },
    },
  };
}
