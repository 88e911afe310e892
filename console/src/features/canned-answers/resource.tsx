import i18next from "i18next";
import { defineResource, type Row } from "../../components/resource/define-resource";
import { unknownVariables } from "../../lib/answer-variables";
import { AnswerBody } from "./answer-body";
import { BodyField } from "./body-field";

const purposes = ["clarification", "refusal", "direct_answer", "transfer", "answer", "relay", "return"] as const;
const written = ["code", "title", "purpose", "category_id", "body"] as const;
const half = { isHalf: true } as const;

export const resource = defineResource({
  name: "canned-answers",
  table: "canned_answers",
  select: "*, category:category_id(id, name)",
  titleOf: (row) => row.title,
  columns: [
    { key: "title", sort: true, width: 320 },
    { key: "purpose", type: "enum", sort: true, width: 170 },
    { key: "category", value: (row) => row.category?.name, width: 220 },
    { key: "body", width: 420 },
    { key: "code", type: "code", sort: true, isOptional: true },
    { key: "updated_at", type: "datetime", sort: true, isOptional: true },
  ],
  filters: [
    { key: "purpose", type: "select", options: purposes },
    { key: "category", type: "category", field: "category_id" },
  ],
  sort: { field: "title", order: "asc" },
  form: {
    initial: () => ({ purpose: "answer" }),
    fromRow: (row: Row) => Object.fromEntries(written.map((key) => [key, row[key]])),
    sections: [
      {
        key: "text",
        fields: [
          { key: "title", type: "text", isRequired: true, maxLength: 160 },
          { key: "purpose", type: "select", isRequired: true, options: purposes, ...half },
          { key: "category_id", type: "category", ...half },
          { key: "code", type: "text", isRequired: true, maxLength: 60, ...half },
          {
            key: "body",
            type: "longText",
            isRequired: true,
            rows: 8,
            maxLength: 4000,
            control: BodyField,
            rules: [
              {
                validator: (_, value: string | undefined) => {
                  const unknown = unknownVariables(value ?? "");
                  const names = unknown.map((name) => `{{${name}}}`).join(", ");
                  // The names go in as they are: i18next would take the braces for its own.
                  return unknown.length
                    ? Promise.reject(new Error(`${i18next.t("canned-answers:unknownVariable")} ${names}`))
                    : Promise.resolve();
                },
              },
            ],
          },
        ],
      },
    ],
  },
  show: { main: [AnswerBody], hiddenFacts: ["title", "body"] },
  auditTable: "public.canned_answers",
});
