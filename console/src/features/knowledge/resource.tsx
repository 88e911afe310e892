import i18next from "i18next";
import { defineResource, type Row } from "../../components/resource/define-resource";
import { isoDate } from "../../lib/date-time";
import { ArticleBody } from "./article-body";
import { BodyField } from "./body-field";

const written = [
  "title",
  "questions",
  "keywords",
  "body",
  "category_id",
  "agency_id",
  "legal_basis",
  "source_url",
  "valid_from",
  "valid_to",
  "reviewed_on",
  "status",
] as const;
const half = { isHalf: true } as const;
const states = ["current", "draft", "coming", "expired", "archived"] as const;
const YEAR_MS = 365 * 86_400_000;

export const resource = defineResource({
  name: "knowledge-articles",
  table: "knowledge_list",
  writeTable: "knowledge_articles",
  titleOf: (row) => row.title,
  columns: [
    { key: "title", sort: true, width: 340 },
    { key: "state", type: "enum", sort: true, width: 130 },
    { key: "category_name", sort: true, width: 200 },
    { key: "agency_name", sort: true, width: 200 },
    { key: "use_count", type: "number", sort: true, width: 110 },
    { key: "reviewed_on", type: "date", sort: true, width: 130 },
    { key: "legal_basis", isOptional: true, width: 260 },
    {
      key: "source_url",
      isOptional: true,
      width: 220,
      render: (row) =>
        row.source_url ? (
          <a href={row.source_url} target="_blank" rel="noreferrer">
            {row.source_url}
          </a>
        ) : null,
    },
    { key: "valid_from", type: "date", sort: true, isOptional: true },
    { key: "valid_to", type: "date", sort: true, isOptional: true },
    { key: "last_used_on", type: "date", sort: true, isOptional: true },
    { key: "updated_at", type: "datetime", sort: true, isOptional: true },
  ],
  filters: [
    { key: "state", type: "select", options: states, isMultiple: true },
    { key: "category", type: "category", field: "category_id" },
    { key: "agency", type: "agency", field: "agency_id" },
    {
      key: "review",
      type: "select",
      options: ["due"],
      // What nobody has checked for a year.
      toFilters: (values) =>
        values.length
          ? [
              {
                operator: "or",
                value: [
                  { field: "reviewed_on", operator: "null", value: true },
                  { field: "reviewed_on", operator: "lt", value: isoDate(Date.now() - YEAR_MS) },
                ],
              },
            ]
          : [],
    },
  ],
  sort: { field: "title", order: "asc" },
  form: {
    initial: () => ({
      title: new URLSearchParams(window.location.search).get("title") ?? undefined,
      status: "draft",
      valid_from: isoDate(new Date()),
      reviewed_on: isoDate(new Date()),
    }),
    fromRow: (row: Row) => Object.fromEntries(written.map((key) => [key, row[key]])),
    sections: [
      {
        key: "text",
        fields: [
          { key: "title", type: "text", isRequired: true, maxLength: 200 },
          { key: "questions", type: "longText", rows: 3, maxLength: 4000 },
          { key: "keywords", type: "text", maxLength: 1000 },
          { key: "body", type: "longText", isRequired: true, rows: 12, maxLength: 20_000, control: BodyField },
        ],
      },
      {
        key: "source",
        fields: [
          { key: "category_id", type: "category", ...half },
          { key: "agency_id", type: "agency", ...half },
          { key: "legal_basis", type: "text", maxLength: 1000 },
          {
            key: "source_url",
            type: "url",
            rules: [
              {
                validator: (_, value?: string) =>
                  !value || /^https?:\/\/\S+$/.test(value)
                    ? Promise.resolve()
                    : Promise.reject(new Error(i18next.t("knowledge-articles:badUrl"))),
              },
            ],
          },
        ],
      },
      {
        key: "force",
        fields: [
          { key: "status", type: "select", isRequired: true, options: ["draft", "published"], ...half },
          { key: "reviewed_on", type: "date", ...half },
          { key: "valid_from", type: "date", isRequired: true, ...half },
          {
            key: "valid_to",
            type: "date",
            ...half,
            rules: [
              ({ getFieldValue }) => ({
                validator: (_, value?: string) =>
                  !value || !getFieldValue("valid_from") || String(value) >= String(getFieldValue("valid_from"))
                    ? Promise.resolve()
                    : Promise.reject(new Error(i18next.t("knowledge-articles:endsBefore"))),
              }),
            ],
          },
        ],
      },
    ],
  },
  show: { main: [ArticleBody], hiddenFacts: ["title", "body", "questions"] },
  auditTable: "public.knowledge_articles",
});
