/** A row of `public.rating_list`. */
export type RatingRow = {
  id: number;
  ticket_id: number;
  code: string;
  status: string;
  version: number;
  channel: string;
  content: string;
  agency_id: number | null;
  agency_name: string | null;
  category_name: string | null;
  category_name_en: string | null;
  score: number;
  reception: number | null;
  handling: number | null;
  answer_score: number | null;
  comment: string | null;
  via: "link" | "phone" | "counter";
  rated_at: string;
  is_low: boolean;
  answer: string;
  answer_level: string;
  answered_at: string;
  answer_agency_name: string | null;
  is_last_answer: boolean;
  outcome: "noted" | "reopened" | "coordinated" | null;
  remark: string | null;
  reviewed_by: string | null;
  reviewed_at: string | null;
  is_handled: boolean;
};

/** Whether the ticket can be re-opened for this rating: it still stands answered by what was rated. */
export const canReopen = (row: Pick<RatingRow, "status" | "is_last_answer">): boolean =>
  row.is_last_answer && (row.status === "answered" || row.status === "closed");
