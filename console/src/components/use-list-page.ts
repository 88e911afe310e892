import { type BaseRecord, type CrudFilter, useDataProvider, useList } from "@refinedev/core";
import type { ListController, Sort } from "./use-list-state";

type Options = {
  resource: string;
  list: ListController;
  filters: CrudFilter[];
  sort: Sort;
  /** Columns and embedded rows, as the data provider takes them; everything without. */
  select?: string;
};

/** The rows of a list page as its URL says: the page in sight, ready for `DataTable`, and all of them for an export. */
export function useListPage<Row extends BaseRecord>({ resource, list, filters, sort, select }: Options) {
  const getDataProvider = useDataProvider();
  const { query, result } = useList<Row>({
    resource,
    filters,
    sorters: [sort],
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    meta: { select },
    errorNotification: false,
    // The rows in sight stay until the next ones are there.
    queryOptions: { placeholderData: (previous) => previous },
  });
  const load = (onProgress: (done: number, total?: number) => void): Promise<Row[]> =>
    getDataProvider()
      .getList<Row>({
        resource,
        filters,
        sorters: [sort],
        pagination: { mode: "off" },
        meta: { select, onProgress },
      })
      .then((answer) => answer.data);
  const table = {
    rows: result.data,
    isLoading: query.isLoading || query.isPlaceholderData,
    error: query.isError && !query.data ? query.error : undefined,
    onRetry: query.refetch,
    total: result.total,
    page: list.page,
    pageSize: list.pageSize,
    onPage: list.setPage,
    sort,
    onSort: list.setSort,
  };
  return { query, result, load, table };
}
