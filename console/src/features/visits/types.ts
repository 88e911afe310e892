export const classifications = ["complaint", "denunciation", "petition", "report"] as const;
export type Classification = (typeof classifications)[number];
export const results = ["open", "explained", "redirected", "ticket", "case"] as const;
export type VisitResult = (typeof results)[number];

/** A row of `public.visits` with the names of what it refers to. */
export type VisitRow = {
  id: number;
  code: string;
  visited_at: string;
  recorded_at: string;
  recorded_by_name: string | null;
  citizen_name_masked: string | null;
  citizen_phone_masked: string | null;
  head_count: number;
  classification: Classification;
  content: string;
  commune_id: number | null;
  commune: { name: string } | null;
  agency: { name: string } | null;
  result: VisitResult;
  redirect_to: string | null;
  result_note: string | null;
  result_at: string | null;
  ticket_id: number | null;
  case_id: number | null;
  made_code: string | null;
};

export const visitColumns =
  "id, code, visited_at, recorded_at, recorded_by_name, citizen_name_masked, citizen_phone_masked, head_count, classification, content, commune_id, result, redirect_to, result_note, result_at, ticket_id, case_id, made_code, commune:agencies!commune_id(name), agency:agencies!agency_id(name)";

/** What `find_visitor()` knows of a telephone number. */
export type Visitor = {
  phone: string;
  is_known: boolean;
  full_name: string | null;
  address: string | null;
  email: string | null;
  visits: {
    id: number;
    code: string;
    classification: Classification;
    result: VisitResult;
    visited_at: string;
    excerpt: string;
  }[];
  cases: { id: number; code: string; status: string; title: string; registered_at: string }[];
  tickets: {
    id: number;
    code: string;
    status: string;
    received_at: string;
    excerpt: string;
    agency_name: string | null;
  }[];
};
