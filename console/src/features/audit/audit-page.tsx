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
import { namespaceOf, pathOf, subjectPath, tableKey } from "./tables";
import { type AuditEntry, type AuditFilter, allEntries, useAudit } from "./use-audit";

const icons = { insert: <PlusOutlined />, update: <EditOutlined />, delete: <DeleteOutlined /> };

function filterOf(filters: Record<string, string[]>): AuditFilter {
  const staff = Number(filters.staff?.[0]);
  const [from, to] = filters.at ?? [];
  const [subject] = filters.subject ?? [];
  return {
    ...(filters.table?.[0] ? { table: filters.table[0] } : {}),
    ...(filters.action?.[0] ? { action: filters.action[0] } : {}),
    ...(staff ? { staff_id: staff } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(subject ? { subject } : {}),
    // Of one record what the clocks and the citizen did belongs to the story.
    ...(filters.who?.[0] === "all" || subject ? {} : { people: true }),
  };
}

/** Who changed what, when, from what to what: catalogues, people and their rights, rules, calendars, settings. */
export function Page() {
  const { t } = useTranslation(["audit", "common"]);
  const list = useListState();
  const { data: tables } = useRpcQuery<{ table_name: string }[]>("audit_tables", {}, { staleTime: Infinity });
  const nameOfTable = (table: string) => t(`tables.${tableKey(table)}`, { defaultValue: table });
  const { filters } = list;
  const filter = useMemo(() => filterOf(filters), [filters]);
  const { data, isLoading, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAudit(filter);
  const entries = data?.pages.flat() ?? [];
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
    // Set by the link on a record's page; nobody picks a record from a list of all of them.
    ...(filters.subject?.length
      ? [
          {
            key: "subject",
            type: "select",
            label: t("filter.subject"),
            isMultiple: false,
            options: [{ value: filters.subject[0] ?? "", label: entries[0]?.subject_code ?? "…" }],
          } satisfies BarFilter,
        ]
      : []),
    {
      key: "who",
      type: "select",
      label: t("filter.who"),
      isMultiple: false,
      options: [{ value: "all", label: t("filter.withSystem") }],
    },
  ];

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
              { title: t("column.row"), value: (row) => recordName(row) },
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
              body: entry.is_hidden ? (
                <p className="muted">{t("hidden")}</p>
              ) : (
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

/** A row's own name, when it has one: of most rows of a record the record's code says more than a number. */
const ownName = (entry: AuditEntry): string | undefined =>
  entry.subject_code && (entry.row_name === entry.row_id || entry.row_name === entry.subject_code)
    ? undefined
    : entry.row_name;

const recordName = (entry: AuditEntry): string => [ownName(entry), entry.subject_code].filter(Boolean).join(", ");

function EntryTitle({ entry, table }: { entry: AuditEntry; table: string }) {
  const { t } = useTranslation(["audit", "common"]);
  const path = entry.action === "delete" ? undefined : pathOf(entry.table_name, entry.row_id);
  const name = ownName(entry);
  const isReadable = entry.subject_type && entry.subject_id && !entry.is_hidden;
  const subject = isReadable ? subjectPath(entry.subject_type as string, entry.subject_id as number) : undefined;
  return (
    <>
      {t(`common:audit.${entry.action}`)} {table.toLocaleLowerCase("vi")}{" "}
      {name ? path ? <Link to={path}>{name}</Link> : <strong>{name}</strong> : null}
      {entry.subject_code ? (
        <>
          {name ? ` ${t("of")} ` : null}
          {subject ? <Link to={subject}>{entry.subject_code}</Link> : <strong>{entry.subject_code}</strong>}
        </>
      ) : null}
    </>
  );
}

/** Only what changed; of a new or deleted row everything. */
function changesText(entry: AuditEntry, row: AuditEntry["before"]): string {
  if (!row) return "";
  const columns = entry.before && entry.after ? changedColumns(entry.before, entry.after) : Object.keys(row);
  return columns.map((column) => `${column}: ${JSON.stringify(row[column] ?? null)}`).join("\n");
}
