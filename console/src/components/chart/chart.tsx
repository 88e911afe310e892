import { BarChartOutlined, DownloadOutlined, TableOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Tooltip } from "antd";
import type { EChartsCoreOption } from "echarts/core";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../../lib/error-text";
import { type ExportColumn, exportRows } from "../../lib/export-rows";
import "./chart.css";
import type { ChartHandle } from "./chart-canvas";
import { ChartTable } from "./chart-table";

const ChartCanvas = lazy(() => import("./chart-canvas").then((module) => ({ default: module.ChartCanvas })));

export type ChartColumn<Row> = ExportColumn<Row> & {
  render?: (row: Row) => ReactNode;
  isNumber?: boolean;
  /** Where the rows behind a cell are listed. */
  to?: (row: Row) => string | undefined;
  /** Stands in the files only: what a share was computed from. */
  isExportOnly?: boolean;
};

type Props<Row> = {
  title: string;
  /** Unit, period, time of the numbers: one quiet line under the title. */
  subtitle?: ReactNode;
  /** One sentence on what the chart shows, read out by screen readers. */
  summary?: string;
  /** The figures behind the chart; its table, its exports and its keyboard path come from them. */
  rows: readonly Row[];
  columns: ChartColumn<Row>[];
  /** Without one the table is shown alone. */
  option: EChartsCoreOption | undefined;
  height?: number;
  isBig?: boolean;
  /** Names a row for the link that opens it. */
  rowName?: (row: Row) => string;
  /** A click on a mark, or Enter on a row of the table. `seriesIndex` tells stacked series apart. */
  onOpen?: (row: Row, seriesIndex?: number) => void;
  /** Index into `rows` of a clicked mark when it is not its `dataIndex`. */
  rowOf?: (point: { dataIndex: number; seriesIndex: number; name: string }) => Row | undefined;
  extra?: ReactNode;
  /** The last line of the table: the whole, computed and not added up. */
  totals?: Row;
  /** Stands in the place of the drawing: numbers set large. */
  children?: ReactNode;
  /** Stands there until there are figures: an empty space, or why there are none. The tools beside the title stay. */
  waiting?: ReactNode;
};

/** A chart with its table behind it: clickable, usable by keyboard and screen reader, savable as PNG, CSV and XLSX. */
export function Chart<Row extends object>(props: Props<Row>) {
  const { title, subtitle, summary, rows, columns, option, height = 280, isBig, onOpen, rowOf, extra } = props;
  const { t } = useTranslation("common");
  const { notification } = App.useApp();
  const [isTableWanted, setTable] = useState(false);
  const isDrawn = props.children !== undefined || option !== undefined;
  const isTable = isTableWanted || !isDrawn;
  const canvas = useRef<ChartHandle>(null);

  const save = async (format: "png" | "csv" | "xlsx") => {
    try {
      if (format !== "png") return await exportRows(format, title, columns, rows);
      const url = await canvas.current?.png();
      if (!url) return;
      const link = document.createElement("a");
      link.href = url;
      link.download = `${title}.png`;
      link.click();
    } catch (error) {
      notification.error({ message: errorText(t, error), placement: "bottomRight" });
    }
  };
  const items = [
    ...(isTable || props.children ? [] : [{ key: "png", label: t("chart.png"), onClick: () => save("png") }]),
    { key: "xlsx", label: t("export.xlsx"), onClick: () => save("xlsx") },
    { key: "csv", label: t("export.csv"), onClick: () => save("csv") },
  ];
  const other = t(isTable ? "chart.chart" : "chart.table");

  return (
    <figure className="chart sheet" aria-label={title}>
      <figcaption>
        <div className="chart-title">
          <h2>{title}</h2>
          {subtitle ? <p className="chart-subtitle">{subtitle}</p> : null}
        </div>
        <div className="chart-tools no-print">
          {extra}
          {isDrawn ? (
            <Tooltip title={other}>
              <Button
                type="text"
                size="small"
                icon={isTable ? <BarChartOutlined /> : <TableOutlined />}
                aria-label={`${title}: ${other}`}
                onClick={() => setTable(!isTable)}
              />
            </Tooltip>
          ) : null}
          <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
            <Button
              type="text"
              size="small"
              icon={<DownloadOutlined />}
              aria-label={`${title}: ${t("export.title")}`}
            />
          </Dropdown>
        </div>
      </figcaption>
      {summary ? <p className="visually-hidden">{summary}</p> : null}
      {props.waiting ? (
        props.waiting
      ) : rows.length === 0 ? (
        <p className="chart-none" style={{ height }}>
          {t("chart.none")}
        </p>
      ) : isTable ? (
        <ChartTable
          title={title}
          rows={rows}
          columns={columns.filter((column) => !column.isExportOnly)}
          totals={props.totals}
          rowName={props.rowName}
          onOpen={onOpen}
          height={subtitle ? height : undefined}
        />
      ) : props.children || !option ? (
        props.children
      ) : (
        <Suspense fallback={<div style={{ height }} />}>
          <ChartCanvas
            ref={canvas}
            option={option}
            height={height}
            isBig={isBig}
            label={summary ?? title}
            onPick={
              onOpen
                ? (point) => {
                    const row = rowOf ? rowOf(point) : rows[point.dataIndex];
                    if (row) onOpen(row, point.seriesIndex);
                  }
                : undefined
            }
          />
        </Suspense>
      )}
    </figure>
  );
}
