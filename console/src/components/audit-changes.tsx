import { useTranslation } from "react-i18next";
import { formatDate, formatDateTime } from "../lib/date-time";
import "./timeline.css";

export type AuditRow = Record<string, unknown> | null;

/** Columns that change by themselves and say nothing to a reader. */
const silent = new Set(["updated_at", "search", "id", "created_at"]);

export const changedColumns = (before: AuditRow, after: AuditRow): string[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (column) => !silent.has(column) && JSON.stringify(before?.[column]) !== JSON.stringify(after?.[column]),
  );

/** How columns and values of a table are called: by the texts of its feature, else by those all tables share. */
export function useAuditWords(namespace: string) {
  const { t, i18n } = useTranslation([namespace, "audit", "common"]);
  const fieldName = (column: string): string => {
    const bare = column.replace(/_id$/, "");
    return t(
      [
        `${namespace}:fields.${column}`,
        `${namespace}:fields.${bare}`,
        `audit:fields.${column}`,
        `audit:fields.${bare}`,
      ],
      { defaultValue: column },
    );
  };
  const valueText = (column: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("common:empty");
    if (typeof value === "boolean") return t(value ? "common:yes" : "common:no");
    const option = `${namespace}:options.${column}.${value}`;
    if (typeof value === "string" && i18n.exists(option)) return t(option);
    if (typeof value === "string" && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)) return formatDateTime(value);
    if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value);
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  };
  return { fieldName, valueText };
}

type Props = { before: AuditRow; after: AuditRow; namespace: string; isWhole?: boolean };

/** From what to what, column by column; `isWhole` also tells what a new or deleted row held. */
export function AuditChanges({ before, after, namespace, isWhole = false }: Props) {
  const { t } = useTranslation("audit");
  const { fieldName, valueText } = useAuditWords(namespace);
  if (!isWhole && (!before || !after)) return null;
  const columns = changedColumns(before, after).filter(
    // What was empty and is empty still says nothing of a new row.
    (column) => (before && after) || ![null, undefined, ""].includes((after ?? before)?.[column] as null),
  );
  if (!columns.length) return null;
  const list = (
    <ul className="audit-changes">
      {columns.map((column) => (
        <li key={column}>
          {fieldName(column)}: {before ? <del>{valueText(column, before[column])}</del> : null}
          {before && after ? " → " : null}
          {after ? <ins>{valueText(column, after[column])}</ins> : null}
        </li>
      ))}
    </ul>
  );
  // What changed is read at once; what a row held when it was made only by whoever asks.
  return before && after ? (
    list
  ) : (
    <details>
      <summary>{t("audit:whole", { count: columns.length })}</summary>
      {list}
    </details>
  );
}
