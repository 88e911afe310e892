import i18next from "i18next";
import { defineResource, type Row } from "../../components/resource/define-resource";

const half = { isHalf: true } as const;

/** Measures somebody may aim at: of reports and ratings (source 1022), and of dossiers. */
const measures = [
  "overdue_rate",
  "on_time_rate",
  "officer_missed_rate",
  "median_handling",
  "direct_rate",
  "reopen_rate",
  "satisfaction",
  "accepted_in_time",
  "electronic_results",
  "digitised",
  "online_handling_gain",
  "submission_minutes",
];
const units = ["percent", "hours", "minutes", "count"];
const directions = ["at_least", "at_most"];
const written = ["year", "source", "agency_id", "measure", "value", "unit", "direction", "citation", "note"] as const;

const nameOf = (row: Row) => i18next.t(`kpi-targets:options.measure.${row.measure}`, { defaultValue: row.measure });

export const resource = defineResource({
  name: "kpi-targets",
  table: "kpi_targets",
  searchColumn: null,
  archiveColumn: null,
  select: "*, agency:agency_id(id, name)",
  titleOf: (row) => `${nameOf(row)} ${row.year}`,
  subtitleOf: (row) => row.agency?.name ?? row.source,
  columns: [
    { key: "measure", value: nameOf, sort: true, width: 280 },
    { key: "year", sort: true, width: 90 },
    {
      key: "value",
      value: (row) =>
        `${i18next.t(`kpi-targets:options.direction.${row.direction}`)} ${Number(row.value).toLocaleString(i18next.language)} ${i18next.t(`kpi-targets:options.unit.${row.unit}`)}`,
      width: 190,
    },
    { key: "source", sort: true, width: 110 },
    { key: "agency", value: (row) => row.agency?.name ?? i18next.t("kpi-targets:everyone"), width: 240 },
    { key: "citation", isOptional: true },
    { key: "note", isOptional: true },
  ],
  filters: [
    { key: "measure", type: "select", options: measures },
    { key: "agency", type: "agency", field: "agency_id" },
  ],
  sort: { field: "year", order: "desc" },
  form: {
    initial: () => ({ source: "1022", unit: "percent", direction: "at_most", year: new Date().getFullYear() }),
    fromRow: (row) => Object.fromEntries(written.map((key) => [key, row[key]])),
    sections: [
      {
        key: "target",
        fields: [
          { key: "measure", type: "select", isRequired: true, options: measures, ...half },
          { key: "year", type: "number", isRequired: true, ...half },
          { key: "direction", type: "select", isRequired: true, options: directions, ...half },
          { key: "value", type: "number", isRequired: true, ...half },
          { key: "unit", type: "select", isRequired: true, options: units, ...half },
          { key: "agency_id", type: "agency", ...half },
        ],
      },
      {
        key: "origin",
        fields: [
          { key: "source", type: "text", isRequired: true, maxLength: 60, ...half },
          { key: "citation", type: "text", isRequired: true, maxLength: 500 },
          { key: "note", type: "longText", rows: 2 },
        ],
      },
    ],
  },
  auditTable: "public.kpi_targets",
});
