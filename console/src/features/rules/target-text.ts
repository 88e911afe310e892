import i18next from "i18next";

type Target = { target_amount: number | null; target_unit: string; direction: string };

/** "8 giờ làm việc", "5 ngày trước". */
export function targetText({ target_amount: amount, target_unit: unit, direction }: Target): string {
  const text = i18next.t(`rules:target.${unit}`, { count: Number(amount ?? 0) });
  return direction === "before" ? i18next.t("rules:target.before", { target: text }) : text;
}
