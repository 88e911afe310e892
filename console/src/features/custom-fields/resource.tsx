import { defineResource, type Row } from "../../components/resource/define-resource";
import { ChoicesField } from "./choices-field";
import { ScopeField } from "./scope-field";

const half = { isHalf: true } as const;
const written = [
  "subject",
  "code",
  "name",
  "name_en",
  "hint",
  "type",
  "unit",
  "choices",
  "min_value",
  "max_value",
  "scope_ids",
  "is_required",
  "required_scope_ids",
  "position",
] as const;
const subjects = ["ticket", "case", "dossier"] as const;
const types = ["text", "number", "date", "choice", "boolean"] as const;
const some = (ids: unknown): number[] | null => (Array.isArray(ids) && ids.length ? ids : null);

export const resource = defineResource({
  name: "custom_fields",
  titleOf: (row) => row.name,
  columns: [
    { key: "name", sort: true, width: 280 },
    { key: "subject", type: "enum", sort: true, width: 130 },
    { key: "type", type: "enum", sort: true, width: 140 },
    { key: "is_required", type: "boolean", width: 110 },
    { key: "code", type: "code", sort: true, width: 180 },
    { key: "position", type: "number", sort: true, width: 90 },
    { key: "hint", isOptional: true },
    { key: "name_en", isOptional: true },
    { key: "unit", isOptional: true },
  ],
  filters: [
    { key: "subject", type: "select", options: subjects },
    { key: "type", type: "select", options: types },
  ],
  sort: { field: "position", order: "asc" },
  form: {
    initial: () => ({ subject: "ticket", type: "text", is_required: false, position: 0, choices: [] }),
    fromRow: (row: Row) => Object.fromEntries(written.map((key) => [key, row[key]])),
    toRow: (values) => ({
      ...values,
      position: values.position ?? 0,
      is_required: Boolean(values.is_required),
      choices:
        values.type === "choice" ? (values.choices ?? []).filter((each: Row) => String(each.name ?? "").trim()) : [],
      unit: values.type === "number" ? (values.unit ?? null) : null,
      min_value: values.type === "number" ? (values.min_value ?? null) : null,
      max_value: values.type === "number" ? (values.max_value ?? null) : null,
      // Nothing chosen means all of them; nothing chosen to be required in means in none.
      scope_ids: some(values.scope_ids),
      required_scope_ids: values.is_required ? null : some(values.required_scope_ids),
    }),
    sections: [
      {
        key: "field",
        fields: [
          { key: "name", type: "text", isRequired: true, maxLength: 100 },
          { key: "subject", type: "select", isRequired: true, options: subjects, isFixed: true, ...half },
          { key: "type", type: "select", isRequired: true, options: types, isFixed: true, ...half },
          {
            key: "code",
            type: "text",
            isRequired: true,
            maxLength: 40,
            isFixed: true,
            rules: [{ pattern: /^[a-z][a-z0-9_]{0,39}$/ }],
            ...half,
          },
          { key: "position", type: "number", ...half },
          { key: "name_en", type: "text", maxLength: 100, ...half },
          { key: "hint", type: "text", maxLength: 300, ...half },
        ],
      },
      {
        key: "values",
        fields: [
          { key: "choices", type: "text", control: ChoicesField, isHidden: (values) => values.type !== "choice" },
          { key: "unit", type: "text", maxLength: 20, isHidden: (values) => values.type !== "number", ...half },
          { key: "min_value", type: "number", isHidden: (values) => values.type !== "number", ...half },
          { key: "max_value", type: "number", isHidden: (values) => values.type !== "number", ...half },
        ],
      },
      {
        key: "asked",
        fields: [
          { key: "is_required", type: "boolean" },
          { key: "scope_ids", type: "category", control: ScopeField, ...half },
          {
            key: "required_scope_ids",
            type: "category",
            control: ScopeField,
            isHidden: (values) => Boolean(values.is_required),
            ...half,
          },
        ],
      },
    ],
  },
  show: { hiddenFacts: ["name", "choices", "scope_ids", "required_scope_ids"] },
  auditTable: "public.custom_fields",
  auditRights: ["audit.read"],
});
