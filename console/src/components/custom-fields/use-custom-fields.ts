import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";

export type CustomType = "text" | "number" | "date" | "choice" | "boolean";
export type CustomSubject = "ticket" | "case" | "dossier";

/** A row of `public.custom_fields`. */
export type CustomField = {
  code: string;
  name: string;
  name_en: string | null;
  hint: string | null;
  type: CustomType;
  unit: string | null;
  choices: { value: string; name: string; name_en?: string | null }[];
  min_value: number | null;
  max_value: number | null;
  scope_ids: number[] | null;
  is_required: boolean;
  required_scope_ids: number[] | null;
  archived_at: string | null;
};

const COLUMNS =
  "code, name, name_en, hint, type, unit, choices, min_value, max_value, scope_ids, is_required, required_scope_ids, archived_at";
const NONE: CustomField[] = [];

/** What the office has added to its tickets, cases or dossiers, archived ones too, in the order of the form. */
export function useCustomFields(subject: CustomSubject): CustomField[] {
  const { data } = useQuery({
    queryKey: ["catalogue", "custom_fields", subject],
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("custom_fields")
        .select(COLUMNS)
        .eq("subject", subject)
        .order("position")
        .order("id");
      if (error) throw toAppError(error, status);
      return data as unknown as CustomField[];
    },
    staleTime: 60_000,
    gcTime: 60 * 60_000,
  });
  return data ?? NONE;
}

/** A name in the reader's language. */
export function useNamed() {
  const { i18n } = useTranslation();
  return useMemo(
    () => (each: { name: string; name_en?: string | null }) => (i18n.language === "en" && each.name_en) || each.name,
    [i18n.language],
  );
}

/** Whether the form asks it of a record of these categories (a category with the field it belongs to) or procedures. */
export const isAsked = (field: CustomField, scopes: readonly number[]): boolean =>
  !field.archived_at &&
  (field.scope_ids === null ||
    field.scope_ids.some((id) => scopes.includes(id)) ||
    Boolean(field.required_scope_ids?.some((id) => scopes.includes(id))));

/** Whether the form must be answered there; the database asks the same. */
export const isNeeded = (field: CustomField, scopes: readonly number[]): boolean =>
  isAsked(field, scopes) &&
  ((field.is_required && (field.scope_ids === null || field.scope_ids.some((id) => scopes.includes(id)))) ||
    Boolean(field.required_scope_ids?.some((id) => scopes.includes(id))));
