import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DataColumn } from "../../components/data-table";
import type { BarFilter } from "../../components/filter-bar";
import { formatDate } from "../../lib/date-time";
import type { ExportColumn } from "../../lib/export-rows";
import { SampleTag, StateTag } from "./state-tag";
import { audiences, levels, onlineLevels, type ProcedureRow, states } from "./types";
import { type Parts, useFields } from "./use-procedure";
import { days, decision, money, number, unitOf } from "./words";

/** What the catalogue can be narrowed by. */
export function useProcedureFilters(): BarFilter[] {
  const { t } = useTranslation("procedures");
  const fields = useFields().data;
  return useMemo(
    () => [
      {
        key: "state",
        type: "select",
        label: t("fields.state"),
        options: states.map((value) => ({ value, label: t(`state.${value}`) })),
      },
      {
        key: "field",
        type: "select",
        field: "field_id",
        label: t("fields.field"),
        options: (fields ?? []).map((each) => ({ value: String(each.id), label: each.name })),
      },
      {
        key: "level",
        type: "select",
        label: t("fields.level"),
        options: levels.map((value) => ({ value, label: t(`level.${value}`) })),
      },
      {
        key: "online",
        type: "select",
        field: "online_level",
        label: t("fields.online_short"),
        options: onlineLevels.map((value) => ({ value, label: t(`online.${value}`) })),
      },
      {
        key: "audience",
        type: "select",
        label: t("fields.audience"),
        options: audiences.map((value) => ({ value, label: t(`audience.${value}`) })),
      },
      { key: "agency", type: "agency", field: "agency_id", label: t("fields.agency_short") },
      {
        key: "draft",
        type: "boolean",
        label: t("fields.draft"),
        toFilters: ([is]) =>
          is === undefined ? [] : [{ field: "draft_id", operator: is === "true" ? "nnull" : "null", value: true }],
      },
      { key: "sample", type: "boolean", field: "is_sample", label: t("sample") },
    ],
    [t, fields],
  );
}

type Column = DataColumn<ProcedureRow> & { isOptional?: boolean };

export function useProcedureColumns(): Column[] {
  const { t } = useTranslation("procedures");
  return useMemo(
    () => [
      {
        key: "name",
        title: t("fields.name"),
        width: 400,
        sortField: "name",
        render: (row) => (
          <span className="procedure-name">
            <Link to={`/procedures/${row.id}`} className="clip" title={row.name}>
              {row.name}
            </Link>
            {row.is_sample ? <SampleTag /> : null}
          </span>
        ),
      },
      {
        key: "code",
        title: t("fields.code"),
        width: 104,
        sortField: "code",
        render: (row) => <span className="num">{row.code}</span>,
      },
      {
        key: "field",
        title: t("fields.field"),
        width: 140,
        sortField: "field_name",
        render: (row) => (
          <span className="clip" title={row.field_name}>
            {row.field_name}
          </span>
        ),
      },
      {
        key: "level",
        title: t("fields.level_short"),
        width: 96,
        sortField: "level",
        render: (row) => t(`level.${row.level}`),
      },
      {
        key: "online",
        title: t("fields.online_short"),
        width: 108,
        sortField: "online_level",
        render: (row) => t(`online.${row.online_level}`),
      },
      {
        key: "days",
        title: t("fields.days"),
        width: 96,
        align: "right",
        sortField: "days",
        render: (row) => <span className="num">{row.days === null ? "–" : shortDays(t, row.days)}</span>,
      },
      {
        key: "state",
        title: t("fields.state"),
        width: 124,
        sortField: "state",
        render: (row) => (
          <>
            <StateTag state={row.state} />
            {row.draft_id && row.state !== "draft" ? (
              <span className="procedure-has-draft">{t("hasDraft")}</span>
            ) : null}
          </>
        ),
      },
      {
        key: "decision",
        title: t("fields.decision"),
        width: 200,
        sortField: "decision_on",
        isOptional: true,
        render: (row) => <span className="clip">{decision(t, row) || "–"}</span>,
      },
      {
        key: "valid_from",
        title: t("fields.valid_from"),
        width: 110,
        sortField: "valid_from",
        isOptional: true,
        render: (row) => <span className="num">{row.valid_from ? formatDate(row.valid_from) : "–"}</span>,
      },
      {
        key: "fee",
        title: t("fields.fees"),
        width: 120,
        align: "right",
        sortField: "fee_total",
        isOptional: true,
        render: (row) => <span className="num">{row.fee_count ? money(t, row.fee_total) : "–"}</span>,
      },
      {
        key: "agency",
        title: t("fields.agency"),
        width: 200,
        sortField: "agency_name",
        isOptional: true,
        render: (row) => <span className="clip">{row.agency_name ?? "–"}</span>,
      },
      {
        key: "audience",
        title: t("fields.audience"),
        width: 120,
        isOptional: true,
        render: (row) => t(`audience.${row.audience}`),
      },
    ],
    [t],
  );
}

type T = ReturnType<typeof useTranslation>["t"];
const shortDays = (t: T, value: number): string =>
  value === 0 ? t("procedures:withinTheDay") : t("procedures:daysShort", { count: value, days: number(t, value) });

export type ExportRow = ProcedureRow & Parts;

/** The catalogue as a spreadsheet that can come back in through the import: the same columns, one entry a line. */
export function useProcedureExport(): ExportColumn<ExportRow>[] {
  const { t } = useTranslation("procedures");
  return useMemo(() => {
    const day = (value: string | null) => (value ? formatDate(value) : null);
    const lines = (list: (string | null)[][]) =>
      list.map((parts) => parts.join(" | ").replace(/( \| )+$/, "")).join("\n");
    return [
      { title: t("fields.code"), value: (row) => row.code },
      { title: t("fields.name"), value: (row) => row.name, width: 50 },
      { title: t("fields.field"), value: (row) => row.field_name },
      { title: t("fields.level"), value: (row) => t(`level.${row.level}`) },
      { title: t("fields.agency"), value: (row) => row.agency_name },
      { title: t("fields.online_level"), value: (row) => t(`online.${row.online_level}`) },
      { title: t("fields.audience"), value: (row) => t(`audience.${row.audience}`) },
      { title: t("fields.days"), value: (row) => (row.days === null ? null : row.days === 0 ? days(t, 0) : row.days) },
      {
        title: t("fields.documents"),
        width: 60,
        value: (row) =>
          lines(
            row.documents.map((each) => [
              each.is_required ? each.name : `${each.name} (${t("ifAny")})`,
              t(`form.${each.form}`),
              String(each.copies),
              each.template_note ?? "",
            ]),
          ),
      },
      {
        title: t("fields.fees"),
        width: 40,
        value: (row) =>
          lines(
            row.fees.map((each) =>
              [each.name, each.amount, each.online_amount ?? "", each.postal_amount ?? ""].map(String),
            ),
          ),
      },
      {
        title: t("fields.steps"),
        width: 60,
        value: (row) => lines(row.steps.map((each) => [each.name, unitOf(t, each), number(t, each.working_days)])),
      },
      { title: t("fields.result"), value: (row) => row.result_name, width: 40 },
      { title: t("fields.legal_basis"), value: (row) => row.legal_basis, width: 50 },
      { title: t("fields.decision_number"), value: (row) => row.decision_number },
      { title: t("fields.decision_on"), value: (row) => day(row.decision_on) },
      { title: t("fields.issuer"), value: (row) => row.decision_issuer },
      { title: t("fields.valid_from"), value: (row) => day(row.valid_from) },
      { title: t("fields.valid_to"), value: (row) => day(row.valid_to) },
      { title: t("fields.state"), value: (row) => t(`state.${row.state}`) },
      { title: t("sample"), value: (row) => (row.is_sample ? t("sample") : null) },
    ];
  }, [t]);
}
