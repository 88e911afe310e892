import { ArrowLeftOutlined, MailOutlined, MessageOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { useMessageHealth } from "../../components/message-alarm";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { rpc } from "../../lib/rpc";
import { MessageText } from "./message-text";
import "./messages.css";
import type { Channel } from "./types";

type Sample = {
  id: number;
  at: string;
  channel: Channel;
  recipient: string;
  subject: string | null;
  body: string;
  outbox_id: number | null;
};

const PAGE = 50;

/** Where a demonstration's SMS and letters go instead of to people. */
export function Page() {
  const { t } = useTranslation("messages");
  const [channel, setChannel] = useState<Channel>();
  const [openId, setOpenId] = useState<number>();
  const { data: health } = useMessageHealth();
  const query = useInfiniteQuery({
    queryKey: ["rpc", "sample_messages", channel ?? "all"],
    queryFn: ({ pageParam }) =>
      rpc<Sample[]>("sample_messages", { p_channel: channel ?? null, p_before_id: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.length === PAGE ? (last.at(-1)?.id ?? null) : null),
    refetchInterval: 10_000,
  });
  const rows = query.data?.pages.flat() ?? [];
  const open = rows.find(({ id }) => id === openId) ?? (openId === undefined ? rows[0] : undefined);
  const isReal = health && !health.is_demo;

  return (
    <div className="page">
      <PageHeader
        back={{ label: t("title"), to: "/messages" }}
        title={t("sample.title")}
        subtitle={t("sample.lead")}
        actions={
          <Segmented
            value={channel ?? "all"}
            onChange={(value) => {
              setChannel(value === "all" ? undefined : (value as Channel));
              setOpenId(undefined);
            }}
            options={["all", "sms", "email"].map((value) => ({
              value,
              label: t(value === "all" ? "sample.all" : `channel.${value}`),
            }))}
          />
        }
      />
      {query.isLoading ? (
        <PageLoading />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => query.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t(isReal ? "sample.real" : "sample.empty")}
          hint={t(isReal ? "sample.realHint" : "sample.emptyHint")}
        />
      ) : (
        <div className="sample" data-reading={openId !== undefined}>
          <div>
            <ul className="sample-list" aria-label={t("sample.title")}>
              {rows.map((row) => (
                <li key={row.id}>
                  <button type="button" aria-current={row.id === open?.id} onClick={() => setOpenId(row.id)}>
                    {row.channel === "sms" ? (
                      <MessageOutlined aria-label={t("channel.sms")} />
                    ) : (
                      <MailOutlined aria-label={t("channel.email")} />
                    )}
                    <strong className={row.channel === "sms" ? "num" : undefined}>{row.recipient}</strong>
                    <DateTime value={row.at} />
                    <span className="sample-line">{row.subject ?? row.body}</span>
                  </button>
                </li>
              ))}
              {query.hasNextPage ? (
                <li className="sample-more">
                  <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
                    {t("sample.more")}
                  </Button>
                </li>
              ) : null}
            </ul>
          </div>
          <div className="sample-read">
            {openId === undefined ? null : (
              <Button
                type="text"
                className="sample-back"
                icon={<ArrowLeftOutlined />}
                onClick={() => setOpenId(undefined)}
              >
                {t("sample.back")}
              </Button>
            )}
            {open ? (
              <>
                <p className="sample-at">
                  <DateTime value={open.at} />
                  {open.outbox_id ? (
                    <>
                      {" · "}
                      <Link to={`/messages/${open.outbox_id}`}>{t("sample.open")}</Link>
                    </>
                  ) : null}
                </p>
                <MessageText channel={open.channel} to={open.recipient} subject={open.subject} body={open.body} />
              </>
            ) : null}
          </div>
        </div>
      )}
    </div>
  );
}
