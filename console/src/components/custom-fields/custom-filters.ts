import type { CrudFilter } from "@refinedev/core";
import type { BarFilter } from "../filter-bar";
import type { CustomField } from "./use-custom-fields";

const whole = (value: string | undefined): string | undefined => value?.trim() || undefined;

/** What chosen values of a field mean to the database. `custom->>x` is a value as text, `custom->x` as JSON, which compares numbers as numbers. */
function meaning(field: CustomField, values: string[]): CrudFilter[] {
  const asText = `custom->>${field.code}`;
  const asJson = `custom->${field.code}`;
  const [from, to] = [whole(values[0]), whole(values[1])];
  const ends = (column: string): CrudFilter[] => [
    ...(from ? [{ field: column, operator: "gte" as const, value: from }] : []),
    ...(to ? [{ field: column, operator: "lte" as const, value: to }] : []),
  ];
  switch (field.type) {
    case "date":
      return ends(asText);
    case "number":
      // JSON null, text and numbers have an order among each other too: only numbers are meant.
      return from || to ? ends(asJson) : [];
    case "text":
      return from ? [{ field: asText, operator: "contains", value: from }] : [];
    default:
      return values.length ? [{ field: asText, operator: "in", value: values }] : [];
  }
}

/** A filter of a list for each of the office's own fields, by the key its values have in links, imports and charts. */
export function customFilters(
  fields: CustomField[],
  named: (each: { name: string; name_en?: string | null }) => string,
): BarFilter[] {
  return fields
    .filter((field) => !field.archived_at)
    .map((field): BarFilter => {
      const types = {
        text: "text",
        number: "numberRange",
        date: "dateRange",
        choice: "select",
        boolean: "boolean",
      } as const;
      return {
        key: `cf_${field.code}`,
        label: named(field),
        type: types[field.type],
        options: field.choices.map((each) => ({ value: each.value, label: named(each) })),
        toFilters: (values) => meaning(field, values),
      };
    });
}
