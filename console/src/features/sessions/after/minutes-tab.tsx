import { LockOutlined } from "@ant-design/icons";
import { numberOf } from "@city-office/reports/register";
import { Alert, Button, Input, Popconfirm } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageLoading } from "../../../components/page-loading";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatDateTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import type { SessionPartProps } from "../session-part";
import "./after.css";
import { PaperButtons } from "./paper-buttons";
import { useAfterRights } from "./rights";
import { type MinutesRow, useDocuments, useMinutes } from "./use-after";

/** The secretary's notes, to read, to finish and to issue as minutes. */
export function MinutesTab({ session, onChanged }: SessionPartProps) {
  const { t } = useTranslation("session_after");
  const rights = useAfterRights(session);
  const { query, result } = useMinutes(session.id);
  const documents = useDocuments(session.id);
  const row = result.data[0];
  const issued = documents.result.data.find(({ register }) => register === "minutes");
  const hasEnded = session.status === "ended" || session.status === "concluded";
  if (query.isError && !row) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!row) return <PageLoading />;
  const isClosed = row.closed_at !== null;
  const isWritable = rights.mayWriteMinutes && !isClosed && session.status !== "cancelled";
  return (
    <section className="sheet sheet-pad after-text" aria-labelledby="minutes-title">
      <header className="after-head">
        <h2 id="minutes-title" className="sheet-title">
          {t("minutes.title")}
        </h2>
        <span className="muted">
          {issued ? (
            <>
              <LockOutlined /> {t("papers.issued")} <strong className="num">{numberOf(issued)}</strong> ·{" "}
              {formatDateTime(issued.issued_at)}
            </>
          ) : row.updated_by_name ? (
            t("minutes.lastWritten", { name: row.updated_by_name, at: formatDateTime(row.updated_at) })
          ) : null}
        </span>
        {hasEnded && rights.mayReadPapers ? (
          <PaperButtons
            name={t("papers.kind.minutes")}
            request={{ sessionId: session.id, kind: "minutes", ...(issued ? { document: issued } : {}) }}
          />
        ) : null}
      </header>
      {isWritable ? (
        <Editor
          key={session.id}
          row={row}
          mayIssue={rights.mayRun && hasEnded}
          onChanged={() => {
            query.refetch();
            documents.query.refetch();
            onChanged();
          }}
        />
      ) : row.content.trim() ? (
        <p className="whole-text">{row.content}</p>
      ) : (
        <EmptyState title={t("minutes.none")} hint={t("minutes.noneHint")} />
      )}
    </section>
  );
}

type Conflict = { version: number; by: string; content: string };

function Editor({ row, mayIssue, onChanged }: { row: MinutesRow; mayIssue: boolean; onChanged: () => void }) {
  const { t } = useTranslation("session_after");
  const [text, setText] = useState(row.content);
  const [base, setBase] = useState({ content: row.content, version: row.version });
  const [conflict, setConflict] = useState<Conflict>();
  const [failure, setFailure] = useState<AppError>();
  const isChanged = text !== base.content;
  // Somebody else wrote and this reader has not: theirs is shown.
  useEffect(() => {
    if (row.version > base.version && !isChanged) {
      setText(row.content);
      setBase({ content: row.content, version: row.version });
    }
  }, [row]);
  const { run: save, isPending } = useRpc<
    { version: number },
    { p_session_id: number; p_content: string; p_version: number }
  >("save_minutes", {
    silent: true,
    invalidates: ["session_minutes"],
    onSuccess: ({ version }) => {
      setBase({ content: text, version });
      setConflict(undefined);
      setFailure(undefined);
    },
    onError: (error) => {
      if (error.key === "session.minutes_changed") setConflict(error.params as Conflict);
      else setFailure(error);
    },
  });
  const issue = useRpc("issue_minutes", { success: t("minutes.issuedNow"), onSuccess: onChanged });
  const send = (version: number) => save({ p_session_id: row.session_id, p_content: text, p_version: version });
  return (
    <>
      {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      {conflict ? (
        <Alert
          type="info"
          showIcon
          role="alert"
          message={t("errors:session.minutes_changed", { by: conflict.by })}
          description={
            <>
              <p className="whole-text theirs">{conflict.content}</p>
              <div className="after-actions">
                <Button
                  onClick={() => {
                    setText(`${conflict.content}\n${text}`);
                    setBase({ content: conflict.content, version: conflict.version });
                    setConflict(undefined);
                  }}
                >
                  {t("minutes.merge")}
                </Button>
                <Button
                  onClick={() => {
                    setText(conflict.content);
                    setBase({ content: conflict.content, version: conflict.version });
                    setConflict(undefined);
                  }}
                >
                  {t("minutes.takeTheirs")}
                </Button>
                <Button onClick={() => send(conflict.version)}>{t("minutes.keepMine")}</Button>
              </div>
            </>
          }
        />
      ) : null}
      <Input.TextArea
        aria-label={t("minutes.title")}
        placeholder={t("minutes.placeholder")}
        value={text}
        autoSize={{ minRows: 10, maxRows: 30 }}
        maxLength={200_000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            if (isChanged) send(base.version);
          }
        }}
      />
      <div className="after-actions">
        <Button
          type={isChanged ? "primary" : "default"}
          disabled={!isChanged}
          loading={isPending}
          onClick={() => send(base.version)}
        >
          {t("minutes.save")}
        </Button>
        {mayIssue ? (
          <Popconfirm
            title={t("minutes.issueTitle")}
            description={t("minutes.issueHint")}
            okText={t("minutes.issue")}
            cancelText={t("common:cancel")}
            disabled={isChanged || !text.trim()}
            onConfirm={() => issue.run({ p_session_id: row.session_id })}
          >
            <Button disabled={isChanged || !text.trim()} loading={issue.isPending}>
              {t("minutes.issue")}
            </Button>
          </Popconfirm>
        ) : null}
        <span className="muted" aria-live="polite">
          {isChanged ? t("minutes.unsaved") : ""}
        </span>
      </div>
    </>
  );
}
