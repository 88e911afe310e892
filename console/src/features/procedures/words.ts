import type { TFunction } from "i18next";
import { formatDate } from "../../lib/date-time";
import { daysOf, type ProcedureDocument, type ProcedureFee, type ProcedureStep, type Version } from "./types";

const locale = (t: TFunction): string => t("procedures:locale");

/** `8.000 đ` */
export const money = (t: TFunction, amount: number | null | undefined): string =>
  amount === null || amount === undefined
    ? ""
    : `${new Intl.NumberFormat(locale(t)).format(amount)} ${t("procedures:currency")}`;

/** `1,5` */
export const number = (t: TFunction, value: number): string => new Intl.NumberFormat(locale(t)).format(value);

/** `3 ngày làm việc`, `trong ngày` */
export const days = (t: TFunction, value: number | null | undefined): string =>
  value === null || value === undefined
    ? ""
    : value === 0
      ? t("procedures:withinTheDay")
      : t("procedures:workingDays", { count: value, days: number(t, value) });

/** `1234/QĐ-UBND ngày 02/03/2026` */
export const decision = (
  t: TFunction,
  row:
    | Pick<Version, "decision_number" | "decision_on">
    | { decision_number: string | null; decision_on: string | null },
): string =>
  row.decision_number
    ? row.decision_on
      ? t("procedures:decisionOf", { number: row.decision_number, day: formatDate(row.decision_on) })
      : row.decision_number
    : "";

export const unitOf = (t: TFunction, step: ProcedureStep): string =>
  step.agency?.short_name ?? step.agency?.name ?? t(`procedures:unit.${step.unit_kind}`);

export const documentLine = (t: TFunction, each: ProcedureDocument): string =>
  [
    each.name,
    `${t(`procedures:form.${each.form}`)} × ${each.copies}`,
    each.is_required ? null : t("procedures:ifAny"),
    each.template_note,
  ]
    .filter(Boolean)
    .join(" · ");

export const feeLine = (t: TFunction, each: ProcedureFee): string =>
  [
    `${each.name}: ${money(t, each.amount)}`,
    each.online_amount === null ? null : t("procedures:feeOnline", { amount: money(t, each.online_amount) }),
    each.postal_amount === null ? null : t("procedures:feePostal", { amount: money(t, each.postal_amount) }),
    each.note,
  ]
    .filter(Boolean)
    .join(" · ");

export const stepLine = (t: TFunction, each: ProcedureStep): string =>
  `${each.name} · ${unitOf(t, each)} · ${t("procedures:daysShort", { count: each.working_days, days: number(t, each.working_days) })}`;

/** The plain facts of a version, in the order in which they are read; the text of each in the reader's language. */
export function factsOf(t: TFunction, version: Version): { key: string; text: string }[] {
  return [
    { key: "name", text: version.name },
    { key: "field", text: version.field?.name ?? "" },
    { key: "level", text: t(`procedures:level.${version.level}`) },
    { key: "agency", text: version.agency?.name ?? "" },
    { key: "online_level", text: t(`procedures:online.${version.online_level}`) },
    { key: "audience", text: t(`procedures:audience.${version.audience}`) },
    { key: "days", text: days(t, daysOf(version)) },
    { key: "result", text: version.result_name ?? "" },
    { key: "result_kind", text: t(`procedures:resultKind.${version.result_kind}`) },
    { key: "fee_note", text: version.fee_note ?? "" },
    { key: "description", text: version.description ?? "" },
    { key: "conditions", text: version.conditions ?? "" },
    { key: "legal_basis", text: version.legal_basis ?? "" },
    { key: "decision", text: decision(t, version) },
    { key: "issuer", text: version.decision_issuer ?? "" },
    { key: "valid_from", text: version.valid_from ? formatDate(version.valid_from) : "" },
    { key: "valid_to", text: version.valid_to ? formatDate(version.valid_to) : "" },
  ];
}
