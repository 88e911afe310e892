import type { CustomValues } from "../../../components/custom-fields/custom-values";
import { type CaseRow, type Criterion, criteria, type Matter } from "../types";
import type { CaseParts } from "../use-case";

export type CitizenValues = {
  /** Set for whoever is on the case already: their particulars stay where they are. */
  citizen_id?: number;
  name_masked?: string | null;
  phone_masked?: string | null;
  full_name?: string;
  phone?: string;
  address?: string;
  email?: string;
  is_representative?: boolean;
};

/** What the form holds. */
export type CaseValues = {
  matter?: Matter;
  title?: string;
  content?: string;
  category_id?: number | null;
  commune_id?: number | null;
  is_group?: boolean;
  head_count?: number;
  citizens?: CitizenValues[];
  lead_id?: number | null;
  related_ids?: number[];
  met?: Partial<Record<Criterion, boolean>>;
  reason?: Partial<Record<Criterion, string>>;
  decisions?: { number?: string | null; issued_on?: string | null; issuer?: string; summary?: string }[];
  outcome?: string | null;
  custom?: CustomValues;
};

export const emptyCase: CaseValues = {
  is_group: false,
  head_count: 1,
  citizens: [{ is_representative: true }],
  decisions: [],
};

/** A case as the form shows it. */
export function toValues(row: CaseRow, parts: CaseParts): CaseValues {
  return {
    matter: row.matter,
    title: row.title,
    content: row.content,
    category_id: row.category_id,
    commune_id: row.commune_id,
    is_group: row.is_group,
    head_count: row.head_count,
    citizens: parts.citizens.map(({ citizen_id, name_masked, phone_masked, is_representative }) => ({
      citizen_id,
      name_masked,
      phone_masked,
      is_representative,
    })),
    lead_id: parts.agencies.find(({ part }) => part === "lead")?.agency_id ?? null,
    related_ids: parts.agencies.filter(({ part }) => part !== "lead").map(({ agency_id }) => agency_id),
    met: Object.fromEntries(parts.criteria.map(({ criterion }) => [criterion, true])),
    reason: Object.fromEntries(parts.criteria.map(({ criterion, reason }) => [criterion, reason])),
    custom: row.custom,
    decisions: parts.decisions.map(({ number, issued_on, issuer, summary }) => ({
      number,
      issued_on,
      issuer,
      summary,
    })),
  };
}

/** The form as `register_case()` and `save_case()` take it. */
export function toCase(values: CaseValues) {
  const {
    lead_id,
    related_ids = [],
    met = {},
    reason = {},
    citizens = [],
    decisions = [],
    custom = {},
    ...plain
  } = values;
  const isGroup = plain.is_group ?? false;
  return {
    ...plain,
    commune_id: plain.commune_id ?? null,
    category_id: plain.category_id ?? null,
    // What was emptied is cleared.
    custom: Object.fromEntries(Object.entries(custom).map(([code, value]) => [code, value ?? null])),
    citizens: citizens.map(({ name_masked: _name, phone_masked: _phone, is_representative, ...citizen }) => ({
      ...(citizen.citizen_id ? { citizen_id: citizen.citizen_id } : citizen),
      // Somebody who comes alone speaks for themselves.
      is_representative: isGroup ? Boolean(is_representative) : true,
    })),
    agencies: [
      ...(lead_id ? [{ agency_id: lead_id, part: "lead" }] : []),
      ...related_ids.filter((id) => id !== lead_id).map((id) => ({ agency_id: id, part: "related" })),
    ],
    criteria: criteria.filter((each) => met[each]).map((each) => ({ criterion: each, reason: reason[each] ?? "" })),
    decisions: decisions.map((each) => ({ ...each, issued_on: each.issued_on ?? null })),
  };
}

/** Where in the form the server's complaint belongs. */
export function fieldOf(params: Record<string, unknown>): (string | number)[] | undefined {
  const { field, index, item, criterion } = params;
  if (typeof field !== "string") return undefined;
  if (field === "criteria") return typeof criterion === "string" ? ["reason", criterion] : undefined;
  if (field === "agencies") return ["lead_id"];
  if (field === "citizens" || field === "decisions") {
    return typeof index === "number" ? [field, index, typeof item === "string" ? item : "full_name"] : undefined;
  }
  return [field];
}
