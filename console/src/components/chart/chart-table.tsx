import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ChartColumn } from "./chart";

type Props<Row> = {
  title: string;
  rows: readonly Row[];
  columns: ChartColumn<Row>[];
  rowName?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  totals?: Row;
  /** Scrolls beyond it, its head staying. */
  height?: number;
};

/** The figures behind a chart; each row opens what the mark of the chart opens. */
export function ChartTable<Row extends object>({ title, rows, columns, rowName, onOpen, totals, height }: Props<Row>) {
  const { t, i18n } = useTranslation("common");
  const text = (column: ChartColumn<Row>, row: Row) => {
    if (column.render) return column.render(row);
    const value = column.value(row);
    if (typeof value === "number") return value.toLocaleString(i18n.language);
    return value === null || value === undefined ? "–" : String(value);
  };
  const cell = (column: ChartColumn<Row>, row: Row, name: string) => {
    const to = column.to?.(row);
    const shown = text(column, row);
    if (!to) return shown;
    return (
      <Link to={to} aria-label={typeof shown === "string" ? `${name}, ${column.title}: ${shown}` : undefined}>
        {shown}
      </Link>
    );
  };
  const nameOf = (row: Row) => rowName?.(row) ?? String(columns[0]?.value(row));
  return (
    <section
      className="chart-table"
      style={height ? { maxHeight: height } : undefined}
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={height ? 0 : undefined}
    >
      <table>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={column.isNumber ? "is-number" : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column, place) => (
                <td key={column.title} className={column.isNumber ? "is-number num" : undefined}>
                  {place === 0 && onOpen ? (
                    <button
                      type="button"
                      aria-label={t("chart.open", { name: nameOf(row) })}
                      onClick={() => onOpen(row)}
                    >
                      {text(column, row)}
                    </button>
                  ) : (
                    cell(column, row, nameOf(row))
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals ? (
          <tfoot>
            <tr>
              {columns.map((column, place) => (
                <td key={column.title} className={column.isNumber ? "is-number num" : undefined}>
                  {column.isNumber ? cell(column, totals, t("chart.total")) : place === 0 ? t("chart.total") : null}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}
