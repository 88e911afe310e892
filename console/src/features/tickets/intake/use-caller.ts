import { useQuery } from "@tanstack/react-query";
import type { AppError } from "../../../lib/app-error";
import { rpc } from "../../../lib/rpc";
import type { TicketStatus } from "../types";

/** The answer of find_caller(). */
export type Caller = {
  phone: string;
  is_known: boolean;
  is_nuisance: boolean;
  full_name?: string | null;
  address?: string | null;
  email?: string | null;
  ticket_count: number;
  tickets: {
    id: number;
    code: string;
    status: TicketStatus;
    received_at: string;
    excerpt: string;
    category_name: string | null;
    agency_name: string | null;
  }[];
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
