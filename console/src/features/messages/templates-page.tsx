import { MailOutlined, MessageOutlined } from "@ant-design/icons";
import { useList } from "@refinedev/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { FilterBar } from "../../components/filter-bar";
import { toCrudFilters } from "../../components/list-filters";
import { PageHeader } from "../../components/page-header";
import { useListState } from "../../components/use-list-state";
import type { Template } from "./types";

/** The text of every kind of message. */
export function Page() {
  const { t } = useTranslation("messages");
  const list = useListState({ pageSize: 100 });
  const filters = (["channel", "audience"] as const).map((key) => ({
    key,
    type: "select" as const,
    label: t(`fields.${key}`),
    isMultiple: false,
    options: (key === "channel" ? ["sms", "email"] : ["citizen", "staff"]).map((value) => ({
      value,
      label: t(`${key}.${value}`),
    })),
  }));
  const { query, result } = useList<Template>({
    resource: "message_templates",
    filters: toCrudFilters(filters, list, "search"),
    sorters: [
      { field: "audience", order: "asc" },
      { field: "name", order: "asc" },
      { field: "channel", order: "desc" },
    ],
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    errorNotification: false,
  });
  return (
    <div className="page">
      <PageHeader title={t("templates.title")} count={result.total} subtitle={t("templates.lead")} />
      <FilterBar list={list} filters={filters} searchPlaceholder={t("templates.search")} />
      <DataTable<Template>
        label={t("templates.title")}
        rows={result.data}
        rowLink={(row) => `/message-templates/${row.id}`}
        isLoading={query.isLoading}
        error={query.error}
        onRetry={() => query.refetch()}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        empty={<EmptyState title={t("templates.empty")} />}
        columns={[
          {
            key: "name",
            title: t("fields.name"),
            width: 300,
            render: (row) => (
              <Link to={`/message-templates/${row.id}`} className="message-name">
                {row.channel === "sms" ? <MessageOutlined /> : <MailOutlined />} {row.name}
              </Link>
            ),
          },
          { key: "channel", title: t("fields.channel"), width: 120, render: (row) => t(`channel.${row.channel}`) },
          { key: "audience", title: t("fields.audience"), width: 130, render: (row) => t(`audience.${row.audience}`) },
          {
            key: "body",
            title: t("fields.body"),
            width: 460,
            render: (row) => <span className="clip muted">{shorten(row.subject ?? row.body)}</span>,
          },
          {
            key: "edited_at",
            title: t("fields.edited_at"),
            width: 150,
            render: (row) =>
              row.edited_at ? (
                <DateTime value={row.edited_at} />
              ) : (
                <span className="muted">{t("templates.shipped")}</span>
              ),
          },
        ]}
      />
    </div>
  );
}

const shorten = (text: string) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);
