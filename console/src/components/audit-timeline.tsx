import { useTranslation } from "react-i18next";
import { AuditChanges, type AuditRow } from "./audit-changes";
import { ErrorState } from "./error-state";
import { Timeline, type TimelineEntry } from "./timeline";
import { useRpcQuery } from "./use-rpc";

type AuditEntry = {
  id: number;
  at: string;
  actor_name: string | null;
  action: "insert" | "update" | "delete";
  before: AuditRow;
  after: AuditRow;
};

type Props = {
  /** Schema-qualified, e.g. `public.agencies`. */
  table: string;
  rowId: string | number;
  /** Namespace whose `fields.<column>` name the columns and `options.<column>.<value>` the values. */
  namespace: string;
};

/** What was changed in a record, by whom and from what to what, as the audit's triggers wrote it. */
export function AuditTimeline({ table, rowId, namespace }: Props) {
  const { t } = useTranslation([namespace, "common"]);
  const query = useRpcQuery<AuditEntry[]>(
    "audit_entries",
    { p_table: table, p_row_id: String(rowId) },
    { tables: [namespace] },
  );
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;

  const entries = (query.data ?? []).map(
    (entry): TimelineEntry => ({
      id: entry.id,
      at: entry.at,
      actor: entry.actor_name,
      title: t(`common:audit.${entry.action}`),
      body:
        entry.action === "update" ? (
          <AuditChanges before={entry.before} after={entry.after} namespace={namespace} />
        ) : undefined,
    }),
  );
  return <Timeline entries={entries} empty={query.isPending ? t("common:loading") : undefined} />;
}
