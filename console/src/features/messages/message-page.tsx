import { DeleteOutlined, RedoOutlined } from "@ant-design/icons";
import { useOne } from "@refinedev/core";
import { Alert, App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { DateTime } from "../../components/date-time";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { Timeline } from "../../components/timeline";
import { useRpc, useRpcQuery } from "../../components/use-rpc";
import { MessageText, SmsCounter } from "./message-text";
import "./messages.css";
import { MessageStatusTag } from "./status-tag";
import { type MessageDetail, type MessageRow, subjectLink } from "./types";

/** One message: what it says, to whom, and what became of it. */
export function Page() {
  const { t } = useTranslation("messages");
  const { modal } = App.useApp();
  const { id = "" } = useParams();
  const { query, result: row } = useOne<MessageRow>({
    resource: "messages",
    id,
    liveMode: "off",
    errorNotification: false,
    queryOptions: { refetchInterval: 5000, retry: false },
  });
  const { data: detail } = useRpcQuery<MessageDetail>(
    "message_detail",
    { p_id: Number(id) },
    { tables: ["messages"], refetchInterval: 5000, retry: false },
  );
  const resend = useRpc("resend_message", { success: t("resent") });
  const discard = useRpc("discard_message", { success: t("discarded") });
  if (query.isLoading) return <PageLoading />;
  if (!row) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;

  const link = subjectLink(row);
  const mayResend = row.status === "dead" || row.status === "skipped" || row.status === "discarded";
  const mayDiscard = (row.status === "dead" || row.status === "queued") && !row.is_sending;
  const askDiscard = () =>
    modal.confirm({
      title: t("discard.title"),
      content: t("discard.text"),
      okText: t("action.discard"),
      okButtonProps: { danger: true },
      onOk: () => discard.run({ p_id: row.id }),
    });
  const log = [
    ...(detail?.log ?? []).map((entry, index) => ({
      id: index,
      at: entry.at,
      actor: entry.by,
      title: t(`log.${entry.kind}`, { attempt: entry.attempt ?? "" }),
      body: logDetail(entry.detail, row.reason),
    })),
    ...(row.sent_at && !detail?.log.some(({ kind }) => kind === "sent")
      ? [{ id: "sent", at: row.sent_at, actor: null, title: t("log.sent"), body: row.receipt ?? undefined }]
      : []),
    { id: "created", at: row.created_at, actor: null, title: t("log.created"), body: undefined },
  ].sort((a, b) => b.at.localeCompare(a.at));

  function logDetail(text: string | null, reason: string | null) {
    if (!text) return undefined;
    return reason && text === reason ? t(`reasons.${reason}`) : text.replace(/^[a-z_]+: /, "");
  }

  return (
    <div className="page">
      <PageHeader
        back={{ label: t("title"), to: `/messages?as=${row.status}` }}
        title={detail?.template_name ?? t([`kinds.${row.template}`, "kinds.other"])}
        tags={<MessageStatusTag row={row} />}
        actions={
          <>
            {mayDiscard ? (
              <Button icon={<DeleteOutlined />} onClick={askDiscard} loading={discard.isPending}>
                {t("action.discard")}
              </Button>
            ) : null}
            {mayResend ? (
              <Button
                type="primary"
                icon={<RedoOutlined />}
                onClick={() => resend.run({ p_id: row.id })}
                loading={resend.isPending}
              >
                {t("action.resend")}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="detail">
        <div>
          {row.status === "dead" ? (
            <Alert
              className="message-why"
              type="error"
              showIcon
              message={t(`reasons.${row.reason}`)}
              description={[row.last_error, t(`whatToDo.${row.reason}`)].filter(Boolean).join(" · ")}
            />
          ) : null}
          <section className="sheet sheet-pad">
            <h2 className="sheet-title">{t(row.status === "sent" ? "textSent" : "textNow")}</h2>
            {detail?.body ? (
              <MessageText channel={row.channel} to={row.address} subject={detail.subject} body={detail.body} />
            ) : (
              <p className="muted">{detail ? t("noText") : t("common:loading")}</p>
            )}
            {detail?.sms ? <SmsCounter sms={detail.sms} /> : null}
            {detail?.is_masked ? <p className="muted">{t("masked")}</p> : null}
          </section>
          <section className="sheet sheet-pad">
            <h2 className="sheet-title">{t("history")}</h2>
            <Timeline entries={log} />
          </section>
        </div>
        <aside className="detail-side">
          <section className="sheet sheet-pad">
            <dl className="facts facts-stacked">
              <div>
                <dt>{t("fields.recipient")}</dt>
                <dd>
                  {row.recipient ?? t("audience.other")}{" "}
                  <span className="muted num">{row.address ?? t("noAddress")}</span>
                </dd>
              </div>
              <div>
                <dt>{t("fields.channel")}</dt>
                <dd>{t(`channel.${row.channel}`)}</dd>
              </div>
              {link || row.code ? (
                <div>
                  <dt>{t("fields.record")}</dt>
                  <dd className="num">{link ? <Link to={link}>{row.code ?? t("openRecord")}</Link> : row.code}</dd>
                </div>
              ) : null}
              <div>
                <dt>{t("fields.created_at")}</dt>
                <dd>
                  <DateTime value={row.created_at} />
                </dd>
              </div>
              {row.status === "queued" ? (
                <div>
                  <dt>{t("fields.next")}</dt>
                  <dd>
                    <DateTime value={row.not_before} />
                  </dd>
                </div>
              ) : null}
              {row.sent_at ? (
                <div>
                  <dt>{t("fields.sent_at")}</dt>
                  <dd>
                    <DateTime value={row.sent_at} />
                  </dd>
                </div>
              ) : null}
              <div>
                <dt>{t("fields.attempts")}</dt>
                <dd className="num">{row.attempts}</dd>
              </div>
              {row.receipt ? (
                <div>
                  <dt>{t("fields.receipt")}</dt>
                  <dd>{row.receipt}</dd>
                </div>
              ) : null}
            </dl>
          </section>
        </aside>
      </div>
    </div>
  );
}
