import { Grid, Pagination, Table, type TableColumnType } from "antd";
import type { SorterResult } from "antd/es/table/interface";
import { type CSSProperties, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { COUNT_CAP } from "../lib/count-cap";
import { DataCards } from "./data-cards";
import "./data-table.css";
import { ErrorState } from "./error-state";
import type { Sort } from "./use-list-state";
import { useRowKeys } from "./use-row-keys";

export type DataColumn<Row> = {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Field to sort by; without it the column does not sort. */
  sortField?: string;
  width?: number;
  align?: "left" | "right" | "center";
};

type Props<Row> = {
  /** Names the table for screen readers. */
  label: string;
  rows: readonly Row[];
  columns: DataColumn<Row>[];
  rowKey?: (row: Row) => number | string;
  /** Names a row for screen readers; default its `name`, `code` or key. */
  rowName?: (row: Row) => string;
  /** Where Enter and a click on the row lead. */
  rowLink?: (row: Row) => string;
  isLoading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  empty: ReactNode;
  total?: number;
  page?: number;
  pageSize?: number;
  onPage?: (page: number, size: number, options?: { replace?: boolean }) => void;
  sort?: Sort;
  onSort?: (sort: Sort | undefined) => void;
  selected?: (number | string)[];
  onSelect?: (keys: (number | string)[], rows: Row[]) => void;
  /** Classes of a row, e.g. to mark what is overdue. */
  rowClass?: (row: Row) => string;
};

const NONE: (number | string)[] = [];

/**
 * The table of every list: 38-pixel rows, server paging and sorting, j/k/Enter/x keys, cards on a phone.
 * The first column is the record's name and carries the link.
 */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { rows, columns, rowLink, sort, onSort, selected, onSelect, total, page = 1, pageSize = 25, onPage } = props;
  const rowKey = props.rowKey ?? ((row: Row) => (row as { id: number }).id);
  const nameOf = (row: Row): string => {
    const { code, name } = row as { code?: string; name?: string };
    return props.rowName?.(row) ?? name ?? code ?? String(rowKey(row));
  };
  const { t, i18n } = useTranslation("common");
  const { md } = Grid.useBreakpoint();
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const isSelectable = Boolean(onSelect && selected);
  const chosen = selected ?? NONE;
  const anchor = useRef<number | string>(undefined);
  const choose = (next: (number | string)[]) =>
    onSelect?.(
      next,
      rows.filter((each) => next.includes(rowKey(each))),
    );
  const cursor = useRowKeys({
    count: rows.length,
    frame,
    onOpen: (index) => {
      const row = rows[index];
      if (row && rowLink) navigate(rowLink(row));
    },
    onToggle: isSelectable
      ? (index, isRange) => {
          const row = rows[index];
          if (!row) return;
          const from =
            isRange && anchor.current !== undefined ? rows.findIndex((each) => rowKey(each) === anchor.current) : -1;
          const keys = rows.slice(Math.min(from < 0 ? index : from, index), Math.max(from, index) + 1).map(rowKey);
          anchor.current = rowKey(row);
          const isTaking = !isRange && chosen.includes(rowKey(row));
          choose(isTaking ? chosen.filter((each) => !keys.includes(each)) : [...new Set([...chosen, ...keys])]);
        }
      : undefined,
    onTogglePage: isSelectable
      ? () => {
          const keys = rows.map(rowKey);
          const isFull = keys.every((key) => chosen.includes(key));
          choose(isFull ? chosen.filter((each) => !keys.includes(each)) : [...new Set([...chosen, ...keys])]);
        }
      : undefined,
  });

  // The last rows of the last page were archived, or the address is an old one: the last page that there is.
  const isBeyond = !props.isLoading && rows.length === 0 && page > 1 && total !== undefined && total > 0;
  const lastPage = Math.max(1, Math.ceil((total ?? 0) / pageSize));
  useEffect(() => {
    if (isBeyond && lastPage < page) onPage?.(lastPage, pageSize, { replace: true });
  }, [isBeyond, lastPage, page, pageSize, onPage]);

  if (props.error) return <ErrorState error={props.error} onRetry={props.onRetry} />;

  const pager =
    onPage && total !== undefined && total > Math.min(pageSize, 25) ? (
      <Pagination
        className="data-pager"
        current={page}
        pageSize={pageSize}
        total={total}
        showSizeChanger={md}
        pageSizeOptions={[25, 50, 100, 200]}
        showTotal={(all, [first, last]) =>
          all > COUNT_CAP
            ? t("table.rangeMore", { first, last, all: COUNT_CAP.toLocaleString(i18n.language) })
            : t("table.range", { first, last, all })
        }
        onChange={(next, size) => onPage(next, size)}
        size="small"
        responsive
      />
    ) : null;

  if (md === false) {
    return (
      <div className="data-frame" aria-busy={props.isLoading}>
        {rows.length || props.isLoading ? (
          <DataCards label={props.label} rows={rows} columns={columns} rowKey={rowKey} rowLink={rowLink} />
        ) : (
          props.empty
        )}
        {pager}
      </div>
    );
  }

  const tableColumns = columns.map(
    (column): TableColumnType<Row> => ({
      key: column.key,
      title: column.title,
      width: column.width,
      align: column.align,
      className: column.key === "actions" ? "cell-stays" : undefined,
      // Long texts are cut to the column's width (see .clip); anything else keeps the room it needs.
      onCell: () => ({ style: { "--width": `${column.width ?? 440}px` } as CSSProperties }),
      render: (_, row) => column.render(row),
      sorter: Boolean(column.sortField),
      showSorterTooltip: false,
      sortOrder: sort && column.sortField === sort.field ? (sort.order === "asc" ? "ascend" : "descend") : null,
    }),
  );

  return (
    <div className="data-frame" ref={frame}>
      <Table<Row>
        aria-label={props.label}
        className="data-table"
        size="small"
        dataSource={rows}
        columns={tableColumns}
        rowKey={rowKey}
        loading={{ spinning: props.isLoading ?? false, delay: 250 }}
        pagination={false}
        locale={{ emptyText: props.isLoading ? <div className="data-waiting" /> : props.empty }}
        rowSelection={
          onSelect
            ? {
                selectedRowKeys: selected,
                // What was chosen on another page stays chosen.
                preserveSelectedRowKeys: true,
                onChange: (keys, chosen) => onSelect(keys as (number | string)[], chosen),
                columnWidth: 40,
                getCheckboxProps: (row) => ({ "aria-label": t("bulk.selectRow", { name: nameOf(row) }) }) as object,
              }
            : undefined
        }
        onRow={(row, index) => ({
          className: [index === cursor ? "is-cursor" : "", rowLink ? "is-link" : "", props.rowClass?.(row) ?? ""].join(
            " ",
          ),
          onClick: (event) => {
            const inControl = (event.target as HTMLElement).closest("a,button,input,label,.ant-checkbox-wrapper");
            const isSelecting = (window.getSelection()?.toString().length ?? 0) > 0;
            if (rowLink && !inControl && !isSelecting) navigate(rowLink(row));
          },
        })}
        onChange={(_pagination, _filters, sorter) => {
          const { columnKey, order } = sorter as SorterResult<Row>;
          const field = columns.find((column) => column.key === columnKey)?.sortField;
          onSort?.(field && order ? { field, order: order === "ascend" ? "asc" : "desc" } : undefined);
        }}
      />
      {pager}
    </div>
  );
}
