import { useQuery } from "@tanstack/react-query";
import type { AppError } from "../../../lib/app-error";
import { rpc } from "../../../lib/rpc";
import type { TicketStatus } from "../types";

export type CallerTicket = {
  id: number;
  code: string;
  status: TicketStatus;
  is_open: boolean;
  received_at: string;
  excerpt: string;
  category_name: string | null;
  agency_name: string | null;
};

/** The answer of find_caller(). */
export type Caller = {
  phone: string;
  is_known: boolean;
  is_nuisance: boolean;
  nuisance: { id: number; reason: string; marked_at: string; marked_by_name: string; may_lift: boolean } | null;
  full_name?: string | null;
  address?: string | null;
  email?: string | null;
  ticket_count: number;
  tickets: CallerTicket[];
  call_count: number;
  harassment_count: number;
  calls: {
    id: number;
    direction: "in" | "out";
    outcome: string;
    started_at: string;
    note: string | null;
    staff_name: string;
  }[];
  call_backs: { id: number; due_at: string; reason: string; staff_name: string | null }[];
};

/** Who calls from a number; asked once a call, since every look is logged. */
export function useCaller(phone: string | undefined) {
  return useQuery<Caller, AppError>({
    queryKey: ["caller", phone],
    enabled: Boolean(phone),
    queryFn: () => rpc<Caller>("find_caller", { p_phone: phone }),
    staleTime: 10 * 60_000,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
