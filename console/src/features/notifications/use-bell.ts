import { useSubscription } from "@refinedev/core";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AppError } from "../../lib/app-error";
import { rpc } from "../../lib/rpc";
import type { NotificationGroup } from "./notification-text";

type BellPage = { groups: NotificationGroup[]; next: number | null; newest_id: number | null; unread: number };

export type BellFilter = { unread: boolean; kinds: string[] | null };

const KEY = "notifications";

const ask = (limit: number, before: number | null, filter: BellFilter) =>
  rpc<BellPage>("my_bell", {
    p_limit: limit,
    p_before_id: before,
    p_unread_only: filter.unread,
    p_kinds: filter.kinds,
  });

/** What rang last, by record. */
export function useBell(limit: number) {
  return useQuery<BellPage, AppError>({
    queryKey: [KEY, "bell", limit],
    queryFn: () => ask(limit, null, { unread: false, kinds: null }),
  });
}

/** Everything that ever rang, page by page. */
export function useBellHistory(filter: BellFilter) {
  return useInfiniteQuery<BellPage, AppError, { pages: BellPage[] }, readonly unknown[], number | null>({
    queryKey: [KEY, "history", filter],
    queryFn: ({ pageParam }) => ask(30, pageParam, filter),
    initialPageParam: null,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Marks as read, then shows it: up to a line, of one record, or that line alone. */
export function useReading() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(KEY) });
  const mark = async (upTo: number, only: boolean, group: string | null) => {
    await rpc("mark_notifications_read", { p_up_to_id: upTo, p_only_id: only, p_group_key: group });
    await refresh();
  };
  return {
    refresh,
    readGroup: (group: NotificationGroup) => (group.unread ? mark(group.id, false, group.group_key) : undefined),
    readOne: (id: number) => mark(id, true, null),
    readAll: (upTo: number) => mark(upTo, false, null),
  };
}

/** Keeps the bell fresh by itself: Realtime where the Supabase has it, polling where not. */
export function useBellLive(): void {
  const { refresh } = useReading();
  useSubscription({ channel: "resources/notifications", types: ["*"], onLiveEvent: () => void refresh() });
}
