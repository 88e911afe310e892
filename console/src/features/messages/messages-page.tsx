import { InboxOutlined, MailOutlined, MessageOutlined } from "@ant-design/icons";
import { useList } from "@refinedev/core";
import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { FilterBar } from "../../components/filter-bar";
import { toCrudFilters } from "../../components/list-filters";
import { MessageAlarm, useMessageHealth } from "../../components/message-alarm";
import { PageHeader } from "../../components/page-header";
import { useListState } from "../../components/use-list-state";
import { useRpcQuery } from "../../components/use-rpc";
import "./messages.css";
import { ResendBar } from "./resend-bar";
import { MessageStatusTag } from "./status-tag";
import { type MessageRow, type MessageStatus, statuses } from "./types";
import { useMessageFilters } from "./use-message-filters";

const REFRESH_MS = 15_000;

/** Every SMS and letter: what waits, what could not be delivered, what went out. */
export function Page() {
  const { t, i18n } = useTranslation("messages");
  const list = useListState({ pageSize: 50 });
  const { data: counts } = useRpcQuery<Partial<Record<MessageStatus, number>>>(
    "message_counts",
    {},
    { tables: ["messages"], refetchInterval: REFRESH_MS },
  );
  const { data: health } = useMessageHealth();
  const wanted = list.params.get("as") as MessageStatus | null;
  // Whatever needs a person comes first; on a quiet day the latest that went out.
  const status = wanted && statuses.includes(wanted) ? wanted : counts?.dead ? "dead" : counts ? "sent" : undefined;
  const filters = useMessageFilters();
  const { query, result } = useList<MessageRow>({
    resource: "messages",
    filters: [
      ...toCrudFilters(filters, { ...list, search: "" }, null),
      ...(list.search ? [{ field: "code", operator: "containss" as const, value: list.search.trim() }] : []),
      ...(status ? [{ field: "status", operator: "eq" as const, value: status }] : []),
    ],
    sorters:
      status === "sent"
        ? [{ field: "sent_at", order: "desc" }]
        : [{ field: status === "queued" ? "not_before" : "id", order: status === "queued" ? "asc" : "desc" }],
    pagination: { currentPage: list.page, pageSize: list.pageSize },
    meta: { count: "capped" as never },
    liveMode: "off",
    errorNotification: false,
    queryOptions: { enabled: Boolean(status), refetchInterval: REFRESH_MS, placeholderData: (previous) => previous },
  });
  const [chosen, setChosen] = useState<number[]>([]);
  useEffect(() => setChosen([]), [status]);
  const isResendable = status === "dead" || status === "skipped" || status === "discarded";
  const columns = useMemo(
    () => [
      {
        key: "template",
        title: t("fields.template"),
        width: 290,
        render: (row: MessageRow) => (
          <Link to={`/messages/${row.id}`} className="message-name">
            {row.channel === "sms" ? <MessageOutlined /> : <MailOutlined />}{" "}
            {t([`kinds.${row.template}`, "kinds.other"])}
            {row.is_urgent ? <span className="message-urgent">{t("urgent")}</span> : null}
          </Link>
        ),
      },
      {
        key: "code",
        title: t("fields.code"),
        width: 150,
        render: (row: MessageRow) => <span className="num">{row.code ?? "–"}</span>,
      },
      {
        key: "recipient",
        title: t("fields.recipient"),
        width: 260,
        render: (row: MessageRow) => (
          <>
            {row.recipient} <span className="muted num">{row.address ?? t("noAddress")}</span>
          </>
        ),
      },
      // The tab says it already; only what waits may be on its way.
      ...(status === "queued"
        ? [
            {
              key: "status",
              title: t("fields.status"),
              width: 150,
              render: (row: MessageRow) => <MessageStatusTag row={row} />,
            },
          ]
        : []),
      ...(status === "sent"
        ? [
            {
              key: "sent_at",
              title: t("fields.sent_at"),
              width: 150,
              render: (row: MessageRow) => <DateTime value={row.sent_at} />,
            },
          ]
        : [
            {
              key: "created_at",
              title: t("fields.created_at"),
              width: 150,
              render: (row: MessageRow) => <DateTime value={row.created_at} />,
            },
            {
              key: "why",
              title: status === "queued" ? t("fields.next") : t("fields.reason"),
              render: (row: MessageRow) =>
                row.status === "queued" ? (
                  <DateTime value={row.not_before} />
                ) : (
                  <span className="message-reason">{row.reason ? t(`reasons.${row.reason}`) : "–"}</span>
                ),
            },
          ]),
      {
        key: "attempts",
        title: t("fields.attempts"),
        width: 90,
        align: "right" as const,
        render: (row: MessageRow) => <span className="num">{row.attempts}</span>,
      },
    ],
    [t, status],
  );
  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        subtitle={t("lead")}
        actions={
          health?.is_demo ? (
            <Link to="/messages/sample">
              <Button icon={<InboxOutlined />}>{t("sample.title")}</Button>
            </Link>
          ) : undefined
        }
      />
      <MessageAlarm />
      <nav className="message-tabs" aria-label={t("tabs")}>
        {statuses.map((each) => {
          const count = counts?.[each];
          return (
            <Link key={each} to={`/messages?as=${each}`} aria-current={each === status ? "page" : undefined}>
              {t(`status.${each}`)}
              {count && each !== "sent" ? <span className="num">{count.toLocaleString(i18n.language)}</span> : null}
            </Link>
          );
        })}
      </nav>
      <FilterBar list={list} filters={filters} searchPlaceholder={t("search")} />
      {isResendable && chosen.length ? <ResendBar ids={chosen} onDone={() => setChosen([])} /> : null}
      <DataTable<MessageRow>
        label={t("title")}
        rows={status ? result.data : []}
        columns={columns}
        rowLink={(row) => `/messages/${row.id}`}
        isLoading={query.isLoading || !status}
        error={query.error}
        onRetry={() => query.refetch()}
        total={result.total}
        page={list.page}
        pageSize={list.pageSize}
        onPage={list.setPage}
        selected={isResendable ? chosen : undefined}
        onSelect={isResendable ? (keys) => setChosen(keys.map(Number)) : undefined}
        empty={<EmptyState title={t(`empty.${status ?? "sent"}`)} hint={t(`emptyHint.${status ?? "sent"}`)} />}
      />
    </div>
  );
}
