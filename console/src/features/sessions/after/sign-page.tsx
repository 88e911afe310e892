import { CheckCircleFilled, EditOutlined } from "@ant-design/icons";
import { numberOf } from "@city-office/reports/register";
import { Alert, Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { PageLoading } from "../../../components/page-loading";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatDate, formatDateTime, formatTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import type { SessionRow } from "../types";
import { useSession } from "../use-session";
import "./after.css";
import { ConclusionClock } from "./conclusion-clock";
import { PaperButtons } from "./paper-buttons";
import { useAfterRights } from "./rights";
import { useConclusion, useDocuments, useSessionTasks } from "./use-after";

/** What a leader signs, on a telephone as at a desk: the text, the tasks, one button. */
export function Page() {
  const { t } = useTranslation("session_after");
  const id = Number(useParams().id);
  const session = useSession(id);
  if (session.isError && !session.data) return <ErrorState error={session.error} onRetry={session.refetch} />;
  if (session.isLoading) return <PageLoading />;
  if (!session.data) return <EmptyState title={t("errors:session.not_found")} />;
  return <Sign session={session.data} onSigned={session.refetch} />;
}

function Sign({ session, onSigned }: { session: SessionRow; onSigned: () => void }) {
  const { t } = useTranslation("session_after");
  const rights = useAfterRights(session);
  const conclusion = useConclusion(session.id);
  const tasks = useSessionTasks(session.id);
  const documents = useDocuments(session.id);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const row = conclusion.result.data[0];
  const issued = documents.result.data.find(({ id }) => id === row?.document_id);
  const { run, isPending } = useRpc<{ number: number }>("sign_conclusion", {
    silent: true,
    success: ({ number }) => t("sign.done", { number }),
    onSuccess: () => {
      setAsking(false);
      setFailure(undefined);
      onSigned();
    },
    onError: (error) => {
      setAsking(false);
      setFailure(error);
    },
  });
  const open = tasks.result.data.filter(({ status }) => status !== "cancelled");
  const isWaiting = Boolean(row?.submitted_at) && !row?.signed_at && session.status === "ended";
  return (
    <div className="page sign">
      <PageHeader
        title={t("sign.title")}
        back={{ label: session.code, to: `/sessions/${session.id}?tab=conclusion` }}
        subtitle={`${session.title} · ${formatTime(session.starts_at)} ${formatDate(session.starts_at)}`}
      />
      {conclusion.query.isError && !row ? (
        <ErrorState error={conclusion.query.error} onRetry={conclusion.query.refetch} />
      ) : conclusion.query.isLoading ? (
        <PageLoading />
      ) : (
        <article className="sheet sheet-pad after-text sign-sheet">
          {row?.signed_at ? (
            <p className="sign-done">
              <CheckCircleFilled /> {t("conclusion.signedBy", { name: row.signed_by_name ?? "" })} ·{" "}
              {formatDateTime(row.signed_at)}
              {issued ? (
                <>
                  {" "}
                  · {t("sign.number")} <strong className="num">{numberOf(issued)}</strong>
                </>
              ) : null}
            </p>
          ) : (
            <ConclusionClock sessionId={session.id} />
          )}
          {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
          <p className="muted">
            {t("sign.chair")}: <strong>{[session.chair_title, session.chair_name].filter(Boolean).join(" ")}</strong>
          </p>
          {row?.content.trim() ? (
            <p className="whole-text sign-text">{row.content}</p>
          ) : (
            <EmptyState title={t("conclusion.none")} hint={t("sign.nothing")} />
          )}
          {open.length ? (
            <>
              <h2 className="sheet-title">{t("sign.tasks", { count: open.length })}</h2>
              <ol className="sign-tasks">
                {open.map((task) => (
                  <li key={task.id}>
                    <strong>{task.agency_name}</strong>: {task.task}
                    <span className="muted num"> · {t("tasks.due", { at: formatDate(task.due_at) })}</span>
                  </li>
                ))}
              </ol>
            </>
          ) : null}
          {row?.content.trim() && rights.mayReadPapers ? (
            <PaperButtons
              name={t("papers.kind.conclusion")}
              request={{ sessionId: session.id, kind: "conclusion", ...(issued ? { document: issued } : {}) }}
            />
          ) : null}
          {isWaiting && !rights.maySign ? <p className="muted">{t("sign.notYours")}</p> : null}
          {!isWaiting && !row?.signed_at && row?.content.trim() ? (
            <p className="muted">{t("sign.notSubmitted")}</p>
          ) : null}
        </article>
      )}
      {isWaiting && rights.maySign ? (
        <div className="sign-bar">
          {rights.mayRun ? (
            <Link to={`/sessions/${session.id}?tab=conclusion`}>
              <Button size="large" icon={<EditOutlined />} tabIndex={-1}>
                {t("sign.change")}
              </Button>
            </Link>
          ) : null}
          <Button type="primary" size="large" loading={isPending} onClick={() => setAsking(true)}>
            {t("sign.sign")}
          </Button>
        </div>
      ) : null}
      <Modal
        open={isAsking}
        title={t("sign.askTitle")}
        okText={t("sign.sign")}
        cancelText={t("common:cancel")}
        confirmLoading={isPending}
        onOk={() => run({ p_session_id: session.id, p_version: row?.version })}
        onCancel={() => setAsking(false)}
      >
        <p>{t("sign.askHint")}</p>
      </Modal>
    </div>
  );
}
