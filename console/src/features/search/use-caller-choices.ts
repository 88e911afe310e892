import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AppError } from "../../lib/app-error";
import { formatDate } from "../../lib/date-time";
import { rpc } from "../../lib/rpc";
import type { Choice } from "./rank";

type Caller = {
  is_known: boolean;
  full_name: string | null;
  ticket_count: number;
  tickets: { id: number; code: string; status: string; received_at: string; excerpt: string }[];
};

/** The tickets of a telephone number. Looked up only when somebody asks for it: each look is logged with the person. */
export function useCallerChoices(phone: string | undefined) {
  const { t } = useTranslation("search");
  const query = useQuery<Caller, AppError>({
    queryKey: ["palette", "caller", phone],
    queryFn: () => rpc<Caller>("find_caller", { p_phone: phone }),
    enabled: phone !== undefined,
    staleTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const caller = query.data;
  const title = !caller
    ? undefined
    : caller.is_known
      ? t("caller.known", { name: caller.full_name ?? phone, count: caller.ticket_count })
      : t("caller.unknown", { phone });
  const choices = (caller?.tickets ?? []).map(
    (ticket): Choice => ({
      key: `caller:${ticket.id}`,
      group: "caller",
      title: ticket.code,
      detail: ticket.excerpt,
      status: ticket.status,
      hint: formatDate(ticket.received_at),
      path: `/tickets/${ticket.id}`,
    }),
  );
  return { title, choices, isFetching: query.isFetching, error: query.error };
}
