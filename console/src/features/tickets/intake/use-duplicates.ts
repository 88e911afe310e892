import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { AppError } from "../../../lib/app-error";
import { rpc } from "../../../lib/rpc";
import type { TicketStatus } from "../types";
import type { IntakeValues } from "./intake-draft";
import { isPhone, parseCoordinates, plainPhone } from "./intake-payload";

/** One answer of find_duplicates(). */
export type Duplicate = {
  id: number;
  code: string;
  status: TicketStatus;
  received_at: string;
  excerpt: string;
  category_name: string | null;
  commune_name: string | null;
  agency_name: string | null;
  location_text: string | null;
  is_open: boolean;
  is_same_phone: boolean;
  is_same_commune: boolean;
  similarity: number;
  /** Metres between the two places, when both have coordinates. */
  distance: number | null;
  reasons: ("phone" | "text" | "place" | "commune" | "category")[];
};

/** What a draft says that could have been said before; undefined while it says too little. */
export function duplicateQuestion(values: Partial<IntakeValues>): Record<string, unknown> | undefined {
  const content = values.content?.trim() ?? "";
  const phone = values.phone && isPhone(values.phone) ? plainPhone(values.phone) : undefined;
  const place = values.coordinates ? parseCoordinates(values.coordinates) : undefined;
  // A word or two resembles everything; a place and a kind of matter, or a number, may do without words.
  const says = content.length >= 12 || phone || (values.commune_id && values.category_id);
  if (!says) return undefined;
  return {
    phone,
    content: content.length >= 12 ? content.slice(0, 2000) : undefined,
    commune_id: values.commune_id,
    category_id: values.category_id,
    ...place,
  };
}

/** Whose only likeness is the number stands with the caller already. */
const isAlike = (each: Duplicate): boolean => each.reasons.some((reason) => reason !== "phone");

/** Likely duplicates of what is being typed, asked when the typing pauses. */
export function useDuplicates(values: Partial<IntakeValues>, isOn: boolean) {
  const asked = JSON.stringify(duplicateQuestion(values) ?? null);
  const [question, setQuestion] = useState(asked);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setQuestion(asked), 600);
    return () => clearTimeout(timer);
  }, [asked, isOn]);
  const draft = JSON.parse(question) as Record<string, unknown> | null;
  return useQuery<Duplicate[], AppError>({
    queryKey: ["tickets", "duplicates", question],
    enabled: isOn && draft !== null,
    queryFn: async () => (await rpc<Duplicate[]>("find_duplicates", { p_draft: draft })).filter(isAlike),
    placeholderData: draft ? keepPreviousData : undefined,
    staleTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
}
