import { useMemo } from "react";
import { useCustomFields, useNamed } from "../../components/custom-fields/use-custom-fields";
import { normaliseText } from "../../lib/normalise-text";
import type { ImportTarget } from "./targets";

/** A target with the office's own fields among the columns it knows, found by their name or code. */
export function useOwnFields(target: ImportTarget): ImportTarget {
  const fields = useCustomFields("ticket");
  const named = useNamed();
  return useMemo(() => {
    const asked = fields.filter((field) => !field.archived_at);
    if (target.key !== "tickets" || !asked.length) return target;
    const known = (field: (typeof asked)[number]) =>
      [field.name, field.name_en, field.code].flatMap((name) => (name ? [normaliseText(name)] : []));
    return {
      ...target,
      headers: { ...target.headers, ...Object.fromEntries(asked.map((each) => [`cf_${each.code}`, known(each)])) },
      names: Object.fromEntries(asked.map((each) => [`cf_${each.code}`, named(each)])),
    };
  }, [target, fields, named]);
}
