import { useTranslation } from "react-i18next";
import { formatDate, formatDateTime } from "../lib/date-time";
import { ErrorState } from "./error-state";
import { Timeline, type TimelineEntry } from "./timeline";
import { useRpcQuery } from "./use-rpc";

type AuditEntry = {
  id: number;
  at: string;
  actor_name: string | null;
  action: "insert" | "update" | "delete";
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

type Props = {
  /** Schema-qualified, e.g. `public.agencies`. */
  table: string;
  rowId: string | number;
  /** Namespace whose `fields.<column>` name the columns and `options.<column>.<value>` the values. */
  namespace: string;
};

/** Columns that change by themselves and say nothing to a reader. */
const silent = new Set(["updated_at", "search", "id", "created_at"]);

/** What was changed in a record, by whom and from what to what, as the audit's triggers wrote it. */
export function AuditTimeline({ table, rowId, namespace }: Props) {
  const { t, i18n } = useTranslation([namespace, "common"]);
  const query = useRpcQuery<AuditEntry[]>(
    "audit_entries",
    { p_table: table, p_row_id: String(rowId) },
    { tables: [namespace] },
  );
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;

  const fieldName = (column: string) => {
    const bare = column.replace(/_id$/, "");
    return t([`${namespace}:fields.${column}`, `${namespace}:fields.${bare}`], { defaultValue: column });
  };
  const show = (column: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("common:empty");
    if (typeof value === "boolean") return t(value ? "common:yes" : "common:no");
    const option = `${namespace}:options.${column}.${value}`;
    if (typeof value === "string" && i18n.exists(option)) return t(option);
    if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) return formatDateTime(value);
    if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value);
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  };

  const entries = (query.data ?? []).map((entry): TimelineEntry => {
    const columns = Object.keys(entry.after ?? {}).filter(
      (column) =>
        !silent.has(column) && JSON.stringify(entry.before?.[column]) !== JSON.stringify(entry.after?.[column]),
    );
    return {
      id: entry.id,
      at: entry.at,
      actor: entry.actor_name,
      title: t(`common:audit.${entry.action}`),
      body:
        entry.action === "update" ? (
          <ul className="audit-changes">
            {columns.map((column) => (
              <li key={column}>
                {fieldName(column)}: <del>{show(column, entry.before?.[column])}</del> →{" "}
                <ins>{show(column, entry.after?.[column])}</ins>
              </li>
            ))}
          </ul>
        ) : undefined,
    };
  });
  return <Timeline entries={entries} empty={query.isPending ? t("common:loading") : undefined} />;
}
