import type { CrudFilter } from "@refinedev/core";
import { type ListFilter, oneOf } from "../list-conditions";

/** What a filter needs to know of a field of the office's own. */
type Field = {
  code: string;
  name: string;
  name_en?: string | null;
  type: "text" | "number" | "date" | "choice" | "boolean";
  choices: { value: string; name: string; name_en?: string | null }[];
  archived_at: string | null;
};
type OwnFilter = ListFilter & { label: string; options: { value: string; label: string }[] };

const whole = (value: string | undefined): string | undefined => value?.trim() || undefined;

/** What chosen values of a field mean to the database. `custom->>x` is a value as text, `custom->x` as JSON, which compares numbers as numbers. */
function meaning(field: Field, values: string[]): CrudFilter[] {
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
      return oneOf(asText, values, (chosen) => chosen);
  }
}

/** A filter of a list for each of the office's own fields (of an archived one only as a link brings it), by the key its values have in links, imports and charts. */
export function customFilters(
  fields: Field[],
  named: (each: { name: string; name_en?: string | null }) => string,
): OwnFilter[] {
  return fields.map((field): OwnFilter => {
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
      // A chart of a field that is no longer asked goes on, and so do the lists behind its numbers.
      ...(field.archived_at ? { isChip: true as const } : {}),
      toFilters: (values) => meaning(field, values),
    };
  });
}
