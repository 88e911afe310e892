import { type CrudFilter, useList } from "@refinedev/core";

/** A row of `public.overdue_check_list`. */
export type Check = {
  id: number;
  agency_id: number;
  agency_name: string;
  day: string;
  slot: "morning" | "afternoon";
  opens_at: string;
  due_at: string;
  state: "open" | "confirmed" | "late" | "missing";
  overdue_count: number;
  remark: string | null;
  confirmed_at: string | null;
  confirmed_by_name: string | null;
  closed_at: string | null;
};

/** The reviews of overdue dossiers, newest first. */
export function useChecks(filters: CrudFilter[], pageSize = 50, page = 1) {
  return useList<Check>({
    resource: "overdue_check_list",
    filters,
    sorters: [
      { field: "day", order: "desc" },
      { field: "due_at", order: "desc" },
      { field: "agency_name", order: "asc" },
    ],
    pagination: { currentPage: page, pageSize },
    errorNotification: false,
    queryOptions: { refetchInterval: 60_000, placeholderData: (previous) => previous },
  });
}
