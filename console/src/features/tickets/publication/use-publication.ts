import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type AppError, toAppError } from "../../../lib/app-error";
import { rpc } from "../../../lib/rpc";
import { supabase } from "../../../lib/supabase";
import type { Mark, Texts } from "./marks";

export type Publication = Texts & {
  code: string;
  category_name: string | null;
  field_name: string | null;
  commune_name: string | null;
  agency_name: string | null;
  answered_on: string | null;
  agency_url: string | null;
};

/** The answer of publication_preview(). */
export type Preview = {
  publication: Publication;
  marks: Mark[];
  is_confidential: boolean;
  is_answered: boolean;
  published_at: string | null;
  is_outdated: boolean;
  version: number;
};

/** What the public would see with these texts, and the personal data in them; without texts, as the office would begin. */
export function usePreview(ticketId: number, texts: Texts | undefined) {
  return useQuery<Preview, AppError>({
    queryKey: ["publication-preview", ticketId, texts],
    queryFn: () => rpc<Preview>("publication_preview", { p_ticket_id: ticketId, p_publication: texts ?? null }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    gcTime: 60_000,
  });
}

export type PublicationState = {
  published: { title: string; published_at: string } | null;
  atAgency: { url: string; published_on: string; noted_by_name: string | null } | null;
};

/** Where a ticket's result can be read by everybody. */
export function usePublicationState(ticketId: number) {
  return useQuery<PublicationState, AppError>({
    queryKey: ["tickets", "publication", ticketId],
    queryFn: async () => {
      const db = supabase();
      const [published, atAgency] = await Promise.all([
        db.from("ticket_publications").select("title, published_at").eq("ticket_id", ticketId).maybeSingle(),
        db
          .from("agency_publications")
          .select("url, published_on, noted_by_name")
          .eq("ticket_id", ticketId)
          .maybeSingle(),
      ]);
      for (const { error, status } of [published, atAgency]) if (error) throw toAppError(error, status);
      return { published: published.data, atAgency: atAgency.data };
    },
  });
}
