import { useTranslation } from "react-i18next";
import type { Cell, Format } from "./types";

/** What a value is drawn and exported as: percent, working hours, or the number itself. */
export function scaled(value: number | null | undefined, format: Format): number | null {
  if (value === null || value === undefined) return null;
  if (format === "percent") return Math.round(value * 1000) / 10;
  if (format === "seconds") return Math.round(value / 360) / 10;
  if (format === "minutes") return Math.round(value / 6) / 10;
  return format === "score" ? Math.round(value * 100) / 100 : value;
}

/** Numbers as the reader's language writes them, by the kind of measure. */
export function useFormats() {
  const { t, i18n } = useTranslation("charts");
  const write = (value: number, digits: number, sign: "auto" | "exceptZero" = "auto") =>
    new Intl.NumberFormat(i18n.language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: sign,
    }).format(value);
  const digitsOf = (format: Format) => (format === "number" ? 0 : format === "score" ? 2 : 1);

  /** "–" of nothing: a share of no tickets is not nought. */
  const text = (value: number | null | undefined, format: Format): string => {
    const shown = scaled(value, format);
    return shown === null ? "–" : withUnit(write(shown, digitsOf(format)), format);
  };
  /** What somebody set, as they would say it: 100 %, not 100,0 %. */
  const plain = (value: number, format: Format): string =>
    withUnit(
      new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(scaled(value, format) ?? 0),
      format,
    );
  const withUnit = (number: string, format: Format): string => {
    if (format === "percent") return `${number} %`;
    if (format === "minutes") return t("minutes", { value: number });
    return format === "seconds" ? t("hours", { value: number }) : number;
  };
  /** A tick of an axis, whose values are scaled already. */
  const axis = (value: number, format: Format): string => {
    const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value);
    return format === "percent" ? `${number} %` : number;
  };
  /** The difference to the compared period: points of a share, per cent of a count. */
  const change = (cell: Cell, format: Format): { text: string; sign: number } | undefined => {
    const now = cell.value;
    const before = cell.compare?.value;
    if (typeof now !== "number" || typeof before !== "number") return undefined;
    if (format === "percent")
      return {
        text: t("points", { value: write((now - before) * 100, 1, "exceptZero") }),
        sign: Math.sign(now - before),
      };
    if (format === "score") return { text: write(now - before, 2, "exceptZero"), sign: Math.sign(now - before) };
    if (before === 0) return undefined;
    return { text: `${write((now / before - 1) * 100, 1, "exceptZero")} %`, sign: Math.sign(now - before) };
  };
  return { text, plain, axis, change, count: (value: number) => write(value, 0) };
}
