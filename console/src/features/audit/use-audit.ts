import { useInfiniteQuery } from "@tanstack/react-query";
import type { AuditRow } from "../../components/audit-changes";
import type { AppError } from "../../lib/app-error";
import { rpc } from "../../lib/rpc";

export type AuditEntry = {
  id: number;
  at: string;
  staff_id: number | null;
  actor_name: string | null;
  table_name: string;
  row_id: string;
  row_name: string;
  /** The record the row is part of, e.g. the ticket of an answer. */
  subject_type: string | null;
  subject_id: number | null;
  subject_code: string | null;
  /** Its values are not for this reader: before and after are null. */
  is_hidden: boolean;
  action: "insert" | "update" | "delete";
  before: AuditRow;
  after: AuditRow;
};

export type AuditFilter = {
  table?: string;
  action?: string;
  staff_id?: number;
  from?: string;
  to?: string;
  people?: boolean;
  /** `<type>:<id>`: a record with all that hangs on it. */
  subject?: string;
};

/** As many as the database gives at a time. */
const PAGE = 50;
/** More than anybody reads; an export of everything is the database's own business. */
const EXPORT_PAGES = 200;

const ask = (filter: AuditFilter, before: number | null) =>
  rpc<AuditEntry[]>("audit_search", { p_filter: filter, p_before_id: before });

export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery<AuditEntry[], AppError, { pages: AuditEntry[][] }, readonly unknown[], number | null>({
    queryKey: ["rpc", "audit_search", filter],
    queryFn: ({ pageParam }) => ask(filter, pageParam),
    initialPageParam: null,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.id),
  });
}

/** Every entry the filter lets through, for a file. */
export async function allEntries(filter: AuditFilter, onProgress: (done: number) => void): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  for (let page = 0; page < EXPORT_PAGES; page++) {
    const rows = await ask(filter, all.at(-1)?.id ?? null);
    all.push(...rows);
    onProgress(all.length);
    if (rows.length < PAGE) break;
  }
  return all;
}
