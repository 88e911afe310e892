import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export type Sort = { field: string; order: "asc" | "desc" };

/** What a list shows, as it stands in the URL: `?q=&status=a,b&sort=-due_at&page=2&size=50`. */
export type ListState = {
  search: string;
  page: number;
  pageSize: number;
  sort: Sort | undefined;
  filters: Record<string, string[]>;
};

const reserved = new Set(["q", "page", "size", "sort", "view", "as"]);

/** A value as a person may have typed it: what is no escape stays as it is. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export function parseListState(params: URLSearchParams, fallback: { pageSize: number; sort?: Sort }): ListState {
  const sort = params.get("sort");
  const filters: Record<string, string[]> = {};
  for (const [key, value] of params) if (!reserved.has(key)) filters[key] = value ? value.split(",").map(decoded) : [];
  return {
    search: params.get("q") ?? "",
    page: Math.min(1_000_000, Math.max(1, Math.floor(Number(params.get("page"))) || 1)),
    pageSize: Math.min(200, Math.max(5, Math.floor(Number(params.get("size"))) || fallback.pageSize)),
    sort: sort ? { field: sort.replace(/^-/, ""), order: sort.startsWith("-") ? "desc" : "asc" } : fallback.sort,
    filters,
  };
}

/** One filter as it stands in the URL; commas inside a value, and the sign that escapes them, are escaped. */
export const filterParam = (values: string[]): string =>
  values.map((value) => value.replace(/[%,]/g, encodeURIComponent)).join(",");

/** A link to a list with filters set, for boards and mails: `listLink("/tickets", {state: ["overdue"]})`. */
export function listLink(path: string, filters: Record<string, string[]>, sort?: string): string {
  const params = new URLSearchParams();
  for (const [key, values] of Object.entries(filters)) params.set(key, filterParam(values));
  if (sort) params.set("sort", sort);
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

/** The list's state lives in the URL alone: it can be sent to a colleague, and "back" goes back. */
export function useListState(fallback: { pageSize?: number; sort?: Sort } = {}) {
  const [params, setParams] = useSearchParams();
  const { pageSize = 25, sort } = fallback;
  const state = useMemo(
    () => parseListState(params, { pageSize, sort: sort && { field: sort.field, order: sort.order } }),
    // compared by value, since callers write it inline.
    [params, pageSize, sort?.field, sort?.order],
  );

  const change = useCallback(
    (edit: (next: URLSearchParams) => void, options: { replace?: boolean; keepPage?: boolean } = {}) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          edit(next);
          if (!options.keepPage) next.delete("page");
          return next;
        },
        { replace: options.replace ?? false },
      ),
    [setParams],
  );

  const put = (next: URLSearchParams, key: string, value: string | undefined) =>
    value === undefined ? next.delete(key) : next.set(key, value);

  return {
    ...state,
    params,
    setSearch: (text: string) => change((next) => put(next, "q", text || undefined), { replace: true }),
    /** `undefined` takes the filter out of the URL (its initial values apply again); `[]` says "all". */
    setFilter: (key: string, values: string[] | undefined) =>
      change((next) => put(next, key, values === undefined ? undefined : filterParam(values))),
    setSort: (next: Sort | undefined) =>
      change((query) => put(query, "sort", next && `${next.order === "desc" ? "-" : ""}${next.field}`)),
    /** `replace` when nobody asked: "back" then does not lead to where it was mended from. */
    setPage: (page: number, size: number, options: { replace?: boolean } = {}) =>
      change(
        (next) => {
          put(next, "page", page > 1 ? String(page) : undefined);
          put(next, "size", size === pageSize ? undefined : String(size));
        },
        { keepPage: true, replace: options.replace },
      ),
    setParam: (key: string, value: string | undefined) => change((next) => put(next, key, value)),
    clear: () =>
      setParams((current) => {
        const kept = new URLSearchParams();
        const as = current.get("as");
        if (as) kept.set("as", as);
        return kept;
      }),
    /** Everything but the page, for a saved view. */
    snapshot: (): Record<string, string> =>
      Object.fromEntries([...params].filter(([key]) => key !== "page" && key !== "view")),
    apply: (snapshot: Record<string, string>, viewId?: number) =>
      setParams({ ...snapshot, ...(viewId ? { view: String(viewId) } : {}) }),
  };
}

export type ListController = ReturnType<typeof useListState>;
