import { formatDate, formatDateTime } from "../lib/date-time";

type Props = { value: string | null | undefined; dateOnly?: boolean };

/** An instant as `dd/MM/yyyy HH:mm` in the office's zone, machine-readable underneath. */
export function DateTime({ value, dateOnly = false }: Props) {
  if (!value) return <span className="muted">–</span>;
  return (
    <time dateTime={value} className="num" style={{ whiteSpace: "nowrap" }}>
      {dateOnly ? formatDate(value) : formatDateTime(value)}
    </time>
  );
}
