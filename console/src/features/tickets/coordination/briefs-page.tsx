import { useList } from "@refinedev/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "../../../components/data-table";
import { EmptyState } from "../../../components/empty-state";
import { PageHeader } from "../../../components/page-header";
import { useListState } from "../../../components/use-list-state";
import { formatDateTime } from "../../../lib/date-time";
import { useTicketsLive } from "../use-ticket";
import "./coordination.css";
import type { TicketBrief } from "./use-coordination";

type BriefRow = TicketBrief & { ticket_id: number; ticket: { code: string; content: string } | null };

/** What 1022 told the Office about urgent matters, the newest first. Nguồn: QĐ583 Điều 9.6. */
export function Page() {
  const { t } = useTranslation("coordination");
  useTicketsLive();
  const list = useListState({ pageSize: 25, sort: { field: "sent_at", order: "desc" } });
  const sort = list.sort ?? { field: "sent_at", order: "desc" as const };
  const { query, result } = useList<BriefRow>({
    resource: "ticket_briefs",
    sorters: [sort],
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    meta: { select: "*, ticket:tickets(code, content)", count: "exact" },
    liveMode: "off",
    errorNotification: false,
    queryOptions: { placeholderData: (previous) => previous, refetchInterval: 60_000 },
  });
  const isLate = (brief: BriefRow) => brief.due_at !== null && brief.sent_at > brief.due_at;
  return (
    <div className="page">
      <PageHeader
        title={t("brief.listTitle")}
        count={query.isSuccess ? result.total : undefined}
        subtitle={t("brief.lead")}
      />
      <DataTable<BriefRow>
        label={t("brief.listTitle")}
        rows={result.data}
        rowName={(brief) => brief.ticket?.code ?? String(brief.id)}
        rowLink={(brief) => `/tickets/${brief.ticket_id}`}
        isLoading={query.isLoading || query.isPlaceholderData}
        error={query.isError && !query.data ? query.error : undefined}
        onRetry={query.refetch}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        sort={sort}
        onSort={list.setSort}
        empty={<EmptyState title={t("brief.empty")} hint={t("brief.emptyHint")} />}
        columns={[
          {
            key: "code",
            title: t("brief.fields.code"),
            width: 160,
            render: (brief) => (
              <Link className="num" to={`/tickets/${brief.ticket_id}`}>
                {brief.ticket?.code ?? "–"}
              </Link>
            ),
          },
          {
            key: "sent_at",
            title: t("brief.fields.sent_at"),
            width: 160,
            sortField: "sent_at",
            render: (brief) => <span className="num">{formatDateTime(brief.sent_at)}</span>,
          },
          {
            key: "content",
            title: t("brief.fields.content"),
            render: (brief) => <span className="brief-text">{brief.content}</span>,
          },
          {
            key: "sent_by",
            title: t("brief.fields.sent_by"),
            width: 180,
            render: (brief) => brief.sent_by_name ?? "–",
          },
          {
            key: "timeliness",
            title: t("brief.fields.timeliness"),
            width: 110,
            render: (brief) =>
              isLate(brief) ? <span className="is-late">{t("brief.lateShort")}</span> : t("brief.onTime"),
          },
        ]}
      />
    </div>
  );
}
