import { useTranslation } from "react-i18next";
import { formatDate, formatDateTime } from "../lib/date-time";
import "./timeline.css";

export type AuditRow = Record<string, unknown> | null;

/** Columns that say nothing to a reader: keys, what a file is to a computer, a person's name kept beside their number. */
const silent = new Set([
  ...["id", "request_id", "created_at", "updated_at", "search", "version", "staff_name", "officer_name"],
  ...["storage_path", "media_type", "byte_size", "sha256", "connection_id"],
]);

/** Who did it is said by the entry itself; only who signed may be another. */
const isSilent = (column: string): boolean => silent.has(column) || /(?<!signed)_by_(id|name)$/.test(column);

export const changedColumns = (before: AuditRow, after: AuditRow): string[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (column) => !isSilent(column) && JSON.stringify(before?.[column]) !== JSON.stringify(after?.[column]),
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
    // Choices stand in a feature's texts as options of a form or under the column's name: `tickets:status.answered`,
    // `tickets:level.head` of level_reached, `dossiers:resultKind.paper` of result_kind.
    const bare = column.replace(/_reached$/, "");
    const camel = bare.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const isChoice = typeof value === "string" && /^[a-z_]+$/.test(value);
    const word = [`options.${column}`, bare, camel]
      .map((name) => `${namespace}:${name}.${value}`)
      .find((key) => isChoice && i18n.exists(key));
    if (word) return t(word);
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
