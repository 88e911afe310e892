import i18next from "i18next";
import { defineResource, type Row } from "../../components/resource/define-resource";
import { CategoryTree } from "./category-tree";
import { SubCategories } from "./sub-categories";

const half = { isHalf: true } as const;
const written = [
  "code",
  "name",
  "name_en",
  "parent_id",
  "description",
  "keywords",
  "suggested_agency_id",
  "suggests_commune",
  "default_priority",
  "position",
] as const;
const pick = (row: Row): Row => Object.fromEntries(written.map((key) => [key, row[key]]));

export const resource = defineResource({
  name: "categories",
  select: "*, parent:parent_id(id, name), suggested_agency:suggested_agency_id(id, name)",
  titleOf: (row) => row.name,
  subtitleOf: (row) => row.parent?.name,
  columns: [
    { key: "name", sort: true, width: 300 },
    { key: "parent", value: (row) => row.parent?.name, width: 220 },
    {
      key: "suggested_agency",
      value: (row) => (row.suggests_commune ? i18next.t("categories:subs.commune") : row.suggested_agency?.name),
      width: 300,
    },
    { key: "default_priority", type: "enum", width: 120 },
    { key: "code", type: "code", sort: true, width: 150 },
    { key: "keywords", isOptional: true },
    { key: "description", isOptional: true },
    { key: "name_en", isOptional: true },
    { key: "position", type: "number", sort: true, isOptional: true },
  ],
  filters: [
    { key: "parent", type: "category", field: "parent_id" },
    { key: "suggested_agency", type: "agency", field: "suggested_agency_id" },
    { key: "default_priority", type: "select", options: ["normal", "urgent"] },
  ],
  sort: { field: "code", order: "asc" },
  form: {
    initial: () => ({ default_priority: "normal", suggests_commune: false, position: 0 }),
    fromRow: pick,
    toRow: (values) => ({
      ...values,
      position: values.position ?? 0,
      suggests_commune: Boolean(values.suggests_commune),
      // One suggestion at a time: the commune of the place, or a fixed agency.
      suggested_agency_id: values.suggests_commune ? null : (values.suggested_agency_id ?? null),
    }),
    sections: [
      {
        key: "identity",
        fields: [
          { key: "name", type: "text", isRequired: true, maxLength: 200 },
          { key: "name_en", type: "text", maxLength: 200, ...half },
          { key: "code", type: "text", isRequired: true, maxLength: 60, ...half },
          { key: "parent_id", type: "category", ...half },
          { key: "position", type: "number", ...half },
          { key: "description", type: "longText", rows: 2 },
          { key: "keywords", type: "text", maxLength: 500 },
        ],
      },
      {
        key: "handling",
        fields: [
          { key: "default_priority", type: "select", isRequired: true, options: ["normal", "urgent"], ...half },
          { key: "suggests_commune", type: "boolean", ...half },
          { key: "suggested_agency_id", type: "agency", isHidden: (values) => Boolean(values.suggests_commune) },
        ],
      },
    ],
  },
  show: { main: [SubCategories], hiddenFacts: ["name"] },
  alternative: { key: "tree", isDefault: true, View: CategoryTree },
  auditTable: "public.categories",
});
