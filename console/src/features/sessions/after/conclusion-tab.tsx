import { CheckCircleOutlined, EditOutlined } from "@ant-design/icons";
import { numberOf } from "@city-office/reports/register";
import { Alert, Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageLoading } from "../../../components/page-loading";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatDateTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import type { SessionPartProps } from "../session-part";
import "./after.css";
import { ConclusionClock } from "./conclusion-clock";
import { PaperButtons } from "./paper-buttons";
import { useAfterRights } from "./rights";
import { type ConclusionRow, useConclusion, useDocuments } from "./use-after";

/** The conclusion from draft to signature: written by the board, signed by who received. */
export function ConclusionTab({ session, onChanged }: SessionPartProps) {
  const { t } = useTranslation("session_after");
  const rights = useAfterRights(session);
  const { query, result } = useConclusion(session.id);
  const documents = useDocuments(session.id);
  const row = result.data[0];
  const issued = documents.result.data.find(({ id }) => id === row?.document_id);
  const isOpen = session.status === "live" || session.status === "ended";
  if (query.isError && !row) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (query.isLoading) return <PageLoading />;
  const refresh = () => {
    query.refetch();
    onChanged();
  };
  const state = row?.signed_at ? "signed" : row?.submitted_at ? "submitted" : "draft";
  return (
    <section className="sheet sheet-pad after-text" aria-labelledby="conclusion-title">
      <header className="after-head">
        <h2 id="conclusion-title" className="sheet-title">
          {t("conclusion.title")}
        </h2>
        <span className="muted">
          {state === "signed" ? (
            <>
              <CheckCircleOutlined /> {t("conclusion.signedBy", { name: row?.signed_by_name ?? "" })}
              {issued ? (
                <>
                  {" "}
                  · <strong className="num">{numberOf(issued)}</strong>
                </>
              ) : null}{" "}
              · {formatDateTime(row?.signed_at)}
            </>
          ) : state === "submitted" ? (
            t("conclusion.submittedAt", { at: formatDateTime(row?.submitted_at) })
          ) : null}
        </span>
        {row?.content.trim() && rights.mayReadPapers ? (
          <PaperButtons
            name={t("papers.kind.conclusion")}
            request={{ sessionId: session.id, kind: "conclusion", ...(issued ? { document: issued } : {}) }}
          />
        ) : null}
      </header>
      <ConclusionClock sessionId={session.id} />
      {state === "submitted" && rights.maySign && session.status === "ended" ? (
        <Link to={`/sessions/${session.id}/sign`} className="sign-link">
          <Button type="primary" size="large" icon={<EditOutlined />} tabIndex={-1}>
            {t("conclusion.toSign")}
          </Button>
        </Link>
      ) : null}
      {isOpen && rights.mayRun ? (
        <Editor key={session.id} row={row} session={session} onChanged={refresh} />
      ) : row?.content.trim() ? (
        <p className="whole-text">{row.content}</p>
      ) : (
        <EmptyState title={t("conclusion.none")} hint={t(isOpen ? "conclusion.noneHint" : "conclusion.notYet")} />
      )}
    </section>
  );
}

type EditorProps = { row: ConclusionRow | undefined; session: SessionPartProps["session"]; onChanged: () => void };

function Editor({ row, session, onChanged }: EditorProps) {
  const { t } = useTranslation("session_after");
  const stored = row?.content ?? "";
  const [text, setText] = useState(stored);
  const [base, setBase] = useState({ content: stored, version: row?.version });
  const [failure, setFailure] = useState<AppError>();
  const isChanged = text !== base.content;
  const isWaiting = Boolean(row?.submitted_at) && !isChanged;
  useEffect(() => {
    if (row && row.version !== base.version && !isChanged) {
      setText(row.content);
      setBase({ content: row.content, version: row.version });
    }
  }, [row]);
  const { run, isPending } = useRpc<{ version: number }>("save_conclusion", {
    silent: true,
    onSuccess: ({ version }) => {
      setBase({ content: text, version });
      setFailure(undefined);
      onChanged();
    },
    onError: setFailure,
  });
  const save = (isSubmitted: boolean) =>
    run({
      p_session_id: session.id,
      p_content: text,
      p_is_submitted: isSubmitted,
      ...(base.version === undefined ? {} : { p_version: base.version }),
    });
  const isStale = failure?.key === "session.changed";
  return (
    <>
      {failure ? (
        <Alert
          type={isStale ? "info" : "error"}
          showIcon
          role="alert"
          message={errorText(t, failure)}
          description={
            isStale && row ? (
              <>
                <p className="whole-text theirs">{row.content}</p>
                <div className="after-actions">
                  <Button
                    onClick={() => {
                      setBase({ content: row.content, version: row.version });
                      setFailure(undefined);
                    }}
                  >
                    {t("conclusion.keepMine")}
                  </Button>
                  <Button
                    onClick={() => {
                      setText(row.content);
                      setBase({ content: row.content, version: row.version });
                      setFailure(undefined);
                    }}
                  >
                    {t("minutes.takeTheirs")}
                  </Button>
                </div>
              </>
            ) : undefined
          }
        />
      ) : null}
      {isWaiting ? <p className="muted">{t("conclusion.editTakesBack")}</p> : null}
      <Input.TextArea
        aria-label={t("conclusion.title")}
        placeholder={t("conclusion.placeholder", { chair: session.chair_name })}
        value={text}
        autoSize={{ minRows: 8, maxRows: 30 }}
        maxLength={50_000}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="after-actions">
        <Button disabled={!isChanged} loading={isPending} onClick={() => save(false)}>
          {t("conclusion.save")}
        </Button>
        <Button type="primary" disabled={!text.trim() || isWaiting} loading={isPending} onClick={() => save(true)}>
          {t("conclusion.submit")}
        </Button>
        <span className="muted" aria-live="polite">
          {isChanged ? t("minutes.unsaved") : session.status === "live" ? t("conclusion.signAfterEnd") : ""}
        </span>
      </div>
    </>
  );
}
