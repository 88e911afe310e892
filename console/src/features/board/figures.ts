import { useTranslation } from "react-i18next";

/** Numbers as the reader's language writes them. */
export function useFigures() {
  const { i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const signed = new Intl.NumberFormat(i18n.language, { signDisplay: "exceptZero" });
  const points = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    count: (value: number | null | undefined) => number.format(value ?? 0),
    /** "–" of nothing: a rate of no tickets is not nought. */
    rate: (value: number | null | undefined) => (value === null || value === undefined ? "–" : percent.format(value)),
    change: (value: number) => signed.format(value),
    /** A difference of two rates, in percentage points, without its sign. */
    points: (value: number) => points.format(Math.abs(value) * 100),
  };
}
