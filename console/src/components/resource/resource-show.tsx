import { EditOutlined } from "@ant-design/icons";
import { useOne } from "@refinedev/core";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import type { FeatureResource } from "../../lib/feature";
import { mayRight } from "../../lib/me";
import { AuditTimeline } from "../audit-timeline";
import { ErrorState } from "../error-state";
import { PageHeader } from "../page-header";
import { PageLoading } from "../page-loading";
import { ArchiveButton } from "./archive-button";
import { cell } from "./cell";
import { columnValue, type ResourceColumn, type ResourceDefinition, type Row, tableOf } from "./define-resource";

const hasValue = (column: ResourceColumn, row: Row): boolean => {
  const value = columnValue(column, row);
  return Boolean(column.render) || (value !== null && value !== undefined && value !== "" && value !== false);
};

type Props = { definition: ResourceDefinition; entry: FeatureResource };

/** The detail page of every plain resource: parts of its own, the timeline of changes, and the facts at the right. */
export function ResourceShow({ definition, entry }: Props) {
  const { name, show = {} } = definition;
  const { t } = useTranslation([name, "common"]);
  const navigate = useNavigate();
  const { id = "" } = useParams();
  const { query, result: row } = useOne<Row>({
    resource: tableOf(definition),
    id,
    meta: { select: definition.select },
    errorNotification: false,
  });

  if (query.isError && !row) {
    return (
      <div className="page">
        <ErrorState error={query.error} onRetry={query.refetch} />
      </div>
    );
  }
  if (!row) return <PageLoading />;

  const archiveColumn = definition.archiveColumn === undefined ? "archived_at" : definition.archiveColumn;
  const agencyId = definition.agencyOf?.(row);
  const isArchived = Boolean(archiveColumn && row[archiveColumn]);
  // What is usually shown stays even when empty; the rest only when there is something to say.
  const facts = definition.columns.filter(
    (column) => !show.hiddenFacts?.includes(column.key) && (!column.isOptional || hasValue(column, row)),
  );
  const main = show.main ?? [];

  return (
    <div className="page">
      <PageHeader
        title={definition.titleOf(row)}
        subtitle={definition.subtitleOf?.(row)}
        back={{ label: t("title"), to: entry.path }}
        tags={isArchived ? <Tag>{t(["archive.yes", "common:archive.yes"])}</Tag> : undefined}
        actions={
          <>
            {show.actions?.map((Action, index) => (
              <Action key={index} row={row} />
            ))}
            {archiveColumn && mayRight(entry.rights.archive, agencyId) ? (
              <ArchiveButton definition={definition} row={row} isArchived={isArchived} />
            ) : null}
            {definition.form && mayRight(entry.rights.edit, agencyId) ? (
              <Button type="primary" icon={<EditOutlined />} onClick={() => navigate(`${entry.path}/${id}/edit`)}>
                {t("common:edit")}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="detail">
        <div>
          {main.map((Part, index) => (
            <Part key={index} row={row} />
          ))}
          {definition.auditTable && mayRight(definition.auditRights ?? ["catalogs.read", "audit.read"]) ? (
            <section className="sheet sheet-pad">
              <h2 className="sheet-title">{t("common:timeline.title")}</h2>
              <AuditTimeline table={definition.auditTable} rowId={row.id} namespace={name} />
            </section>
          ) : null}
        </div>
        <aside className="detail-side" aria-label={t("common:facts")}>
          <section className="sheet sheet-pad">
            <dl className="facts facts-stacked">
              {facts.map((column) => (
                <div key={column.key}>
                  <dt>{t(`fields.${column.key.replace(/\./g, "_")}`)}</dt>
                  <dd>{cell(t, name, column, row)}</dd>
                </div>
              ))}
            </dl>
          </section>
          {show.side?.map((Part, index) => (
            <Part key={index} row={row} />
          ))}
        </aside>
      </div>
    </div>
  );
}
