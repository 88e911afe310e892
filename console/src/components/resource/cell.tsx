import { CheckOutlined } from "@ant-design/icons";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { DateTime } from "../date-time";
import { columnValue, type ResourceColumn, type Row } from "./define-resource";

const nothing = <span className="muted">–</span>;

/** One line, cut off with dots; the whole text on hover. */
const clipped = (text: string): ReactNode => (
  <span className="clip" title={text}>
    {text}
  </span>
);

/** A column's cell: what the declaration renders, else what the type makes of the value. */
export function cell(t: TFunction, namespace: string, column: ResourceColumn, row: Row): ReactNode {
  if (column.render) return column.render(row) ?? nothing;
  const value = columnValue(column, row);
  if (value === null || value === undefined || value === "") return nothing;
  switch (column.type) {
    case "date":
      return <DateTime value={String(value)} dateOnly />;
    case "datetime":
      return <DateTime value={String(value)} />;
    case "boolean":
      return value ? <CheckOutlined aria-label={t("common:yes")} style={{ color: "var(--c-accent)" }} /> : nothing;
    case "enum":
      return clipped(t(`${column.options ?? `${namespace}:options.${column.key}`}.${value}`));
    case "code":
      return <span className="num nowrap">{String(value)}</span>;
    case "number":
      return <span className="num">{Number(value).toLocaleString("vi")}</span>;
    default:
      return clipped(String(value));
  }
}

/** The same value in a file: dates as dates, enums as their words. */
export function exported(t: TFunction, namespace: string, column: ResourceColumn, row: Row) {
  if (column.exportValue) return column.exportValue(row);
  const value = columnValue(column, row);
  if (value === null || value === undefined || value === "") return null;
  if (column.type === "enum") return t(`${column.options ?? `${namespace}:options.${column.key}`}.${value}`);
  if (column.type === "boolean") return t(value ? "common:yes" : "common:no");
  if (column.type === "datetime") return inOfficeTime(String(value));
  if (column.type === "number") return Number(value);
  return typeof value === "object" ? JSON.stringify(value) : (value as string | number);
}

/** A spreadsheet knows no zone and shows a date's UTC digits; shifting by the office's +7 hours shows the office's time. */
const inOfficeTime = (value: string): Date => new Date(Date.parse(value) + 7 * 3_600_000);
