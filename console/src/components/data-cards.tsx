import { Link } from "react-router";
import type { DataColumn } from "./data-table";

type Props<Row> = {
  label: string;
  rows: readonly Row[];
  columns: DataColumn<Row>[];
  rowKey: (row: Row) => number | string;
  rowLink?: (row: Row) => string;
};

/** The rows of a table on a phone: the first column as the heading, the others as short facts below it. */
export function DataCards<Row extends object>({ label, rows, columns, rowKey, rowLink }: Props<Row>) {
  const [first, ...others] = columns;
  return (
    <ul className="data-cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="data-card">
          <div className="data-card-title">{first?.render(row)}</div>
          <dl>
            {others.map((column) => (
              <div key={column.key}>
                <dt>{column.title}</dt>
                <dd>{column.render(row)}</dd>
              </div>
            ))}
          </dl>
          {rowLink ? <Link className="data-card-link" to={rowLink(row)} aria-hidden="true" tabIndex={-1} /> : null}
        </li>
      ))}
    </ul>
  );
}
