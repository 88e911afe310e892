import { useList } from "@refinedev/core";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "../../components/data-table";
import { EmptyState } from "../../components/empty-state";
import { PageHeader } from "../../components/page-header";
import { may } from "../../lib/me";
import { EditCalendar } from "./edit-calendar";
import type { Calendar } from "./types";

/** The working calendars: in whose hours deadlines run. */
export function Page() {
  const { t } = useTranslation("calendars");
  const { query, result } = useList<Calendar>({
    resource: "calendars",
    sorters: [{ field: "name", order: "asc" }],
    pagination: { mode: "off" },
    errorNotification: false,
  });
  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        count={result.total}
        subtitle={t("lead")}
        actions={may("calendars.edit") ? <EditCalendar /> : undefined}
      />
      <DataTable<Calendar>
        label={t("title")}
        rows={result.data}
        isLoading={query.isLoading}
        error={query.error}
        onRetry={() => query.refetch()}
        rowLink={(calendar) => `/calendars/${calendar.id}`}
        empty={<EmptyState title={t("empty.title")} hint={t("empty.hint")} />}
        columns={[
          {
            key: "name",
            title: t("fields.name"),
            render: (calendar) => (
              <>
                <Link to={`/calendars/${calendar.id}`}>{calendar.name}</Link>{" "}
                {calendar.is_default ? <Tag>{t("default")}</Tag> : null}
              </>
            ),
          },
          { key: "description", title: t("fields.description"), render: (calendar) => calendar.description },
          { key: "time_zone", title: t("fields.time_zone"), render: (calendar) => calendar.time_zone },
        ]}
      />
    </div>
  );
}
