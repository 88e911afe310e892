import { DeleteOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AuditChanges, changedColumns } from "../../components/audit-changes";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { ExportMenu } from "../../components/export-menu";
import { type BarFilter, FilterBar } from "../../components/filter-bar";
import { PageHeader } from "../../components/page-header";
import { Timeline } from "../../components/timeline";
import { useListState } from "../../components/use-list-state";
import { useRpcQuery } from "../../components/use-rpc";
import { namespaceOf, pathOf, tableKey } from "./tables";
import { type AuditEntry, type AuditFilter, allEntries, useAudit } from "./use-audit";

const icons = { insert: <PlusOutlined />, update: <EditOutlined />, delete: <DeleteOutlined /> };

/** Who changed what, when, from what to what: catalogues, people and their rights, rules, calendars, settings. */
export function Page() {
  const { t } = useTranslation(["audit", "common"]);
  const list = useListState();
  const { data: tables } = useRpcQuery<{ table_name: string }[]>("audit_tables", {}, { staleTime: Infinity });
  const nameOfTable = (table: string) => t(`tables.${tableKey(table)}`, { defaultValue: table });
  const bar: BarFilter[] = [
    {
      key: "table",
      type: "select",
      label: t("filter.table"),
      isMultiple: false,
      options: (tables ?? [])
        .map(({ table_name: value }) => ({ value, label: nameOfTable(value) }))
        .sort((a, b) => a.label.localeCompare(b.label, "vi")),
    },
    {
      key: "action",
      type: "select",
      label: t("filter.action"),
      isMultiple: false,
      options: (["insert", "update", "delete"] as const).map((value) => ({ value, label: t(`common:audit.${value}`) })),
    },
    { key: "staff", type: "staff", label: t("filter.staff") },
    { key: "at", type: "dateRange", label: t("filter.at") },
    {
      key: "who",
      type: "select",
      label: t("filter.who"),
      isMultiple: false,
      options: [{ value: "all", label: t("filter.withSystem") }],
    },
  ];
  const { filters } = list;
  const filter = useMemo((): AuditFilter => {
    const staff = Number(filters.staff?.[0]);
    const [from, to] = filters.at ?? [];
    return {
      ...(filters.table?.[0] ? { table: filters.table[0] } : {}),
      ...(filters.action?.[0] ? { action: filters.action[0] } : {}),
      ...(staff ? { staff_id: staff } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      ...(filters.who?.[0] === "all" ? {} : { people: true }),
    };
  }, [filters]);
  const { data, isLoading, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAudit(filter);
  const entries = data?.pages.flat() ?? [];

  return (
    <div className="page" style={{ maxWidth: 1080 }}>
      <PageHeader
        title={t("title")}
        subtitle={t("lead")}
        actions={
          <ExportMenu<AuditEntry>
            fileName={t("title")}
            columns={[
              { title: t("column.at"), value: (row) => new Date(row.at) },
              { title: t("column.actor"), value: (row) => row.actor_name ?? t("common:timeline.system") },
              { title: t("column.action"), value: (row) => t(`common:audit.${row.action}`) },
              { title: t("column.table"), value: (row) => nameOfTable(row.table_name) },
              { title: t("column.row"), value: (row) => row.row_name },
              {
                title: t("column.columns"),
                value: (row) => (row.before && row.after ? changedColumns(row.before, row.after).join(", ") : ""),
              },
              { title: t("column.before"), value: (row) => changesText(row, row.before) },
              { title: t("column.after"), value: (row) => changesText(row, row.after) },
            ]}
            load={(onProgress) => allEntries(filter, onProgress)}
          />
        }
      />
      <FilterBar list={list} filters={bar} />
      {isError && !data ? <ErrorState error={error} onRetry={refetch} /> : null}
      {isLoading ? <Skeleton active /> : null}
      {data && !entries.length ? <EmptyState title={t("empty.title")} hint={t("empty.hint")} /> : null}
      {entries.length ? (
        <section className="sheet sheet-pad" aria-label={t("title")}>
          <Timeline
            entries={entries.map((entry) => ({
              id: entry.id,
              at: entry.at,
              actor: entry.actor_name,
              icon: icons[entry.action],
              title: <EntryTitle entry={entry} table={nameOfTable(entry.table_name)} />,
              body: (
                <AuditChanges
                  before={entry.before}
                  after={entry.after}
                  namespace={namespaceOf(entry.table_name)}
                  isWhole
                />
              ),
            }))}
          />
        </section>
      ) : null}
      {hasNextPage ? (
        <p style={{ textAlign: "center", marginTop: 16 }}>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("more")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function EntryTitle({ entry, table }: { entry: AuditEntry; table: string }) {
  const { t } = useTranslation(["audit", "common"]);
  const path = entry.action === "delete" ? undefined : pathOf(entry.table_name, entry.row_id);
  return (
    <>
      {t(`common:audit.${entry.action}`)} {table.toLocaleLowerCase("vi")}{" "}
      {path ? <Link to={path}>{entry.row_name}</Link> : <strong>{entry.row_name}</strong>}
    </>
  );
}

/** Only what changed; of a new or deleted row everything. */
function changesText(entry: AuditEntry, row: AuditEntry["before"]): string {
  if (!row) return "";
  const columns = entry.before && entry.after ? changedColumns(entry.before, entry.after) : Object.keys(row);
  return columns.map((column) => `${column}: ${JSON.stringify(row[column] ?? null)}`).join("\n");
}
