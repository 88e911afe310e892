type T = (key: string, params?: Record<string, unknown>) => string;

export type OnlineLevel = "full" | "partial" | "none";

const locale = { vi: "vi-VN", en: "en-GB" } as const;

/** `8.000 đ` */
export const money = (language: "vi" | "en", amount: number): string =>
  `${new Intl.NumberFormat(locale[language]).format(amount)} đ`;

/** `3 ngày làm việc`, `trong ngày`; nothing when the time limit is not known. */
export function days(t: T, language: "vi" | "en", value: number | null): string | null {
  if (value === null) return null;
  if (value === 0) return t("procedure.withinDay");
  return t("procedure.days", { count: value, days: new Intl.NumberFormat(locale[language]).format(value) });
}
