import { Alert, Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { type Conflict, useMinutes, useNotes } from "./use-notes";

/** The secretary's pad; for everybody else the same text to read along. */
export function NotePad({ sessionId, canWrite }: { sessionId: number; canWrite: boolean }) {
  const { t } = useTranslation(["room", "errors"]);
  const { data: minutes } = useMinutes(sessionId);
  const notes = useNotes(sessionId, canWrite ? minutes : undefined);
  if (!canWrite || notes.state === "closed") {
    return (
      <div className="room-notes">
        {minutes?.content ? (
          <p className="room-notes-text">{minutes.content}</p>
        ) : (
          <p className="muted">{t("notes.empty")}</p>
        )}
        {minutes?.closed_at ? <p className="muted">{t("notes.closed")}</p> : null}
      </div>
    );
  }
  const isFailing = notes.state === "offline" || notes.state === "failed";
  return (
    <div className="room-notes">
      {notes.conflict ? <ConflictView conflict={notes.conflict} onSettle={notes.settle} /> : null}
      {notes.mergedWith ? <Alert type="info" showIcon message={t("notes.merged", { name: notes.mergedWith })} /> : null}
      <Input.TextArea
        aria-label={t("notes.label")}
        className="room-notes-area"
        value={notes.text}
        disabled={!minutes}
        placeholder={t("notes.placeholder")}
        autoSize={{ minRows: 9, maxRows: 26 }}
        maxLength={200_000}
        readOnly={Boolean(notes.conflict)}
        onChange={(event) => notes.write(event.target.value)}
      />
      <p className="room-notes-state" role="status" data-state={notes.state}>
        {isFailing && notes.state === "failed" && notes.error
          ? t("notes.failed", { reason: errorText(t, notes.error) })
          : notes.state === "saved" && minutes
            ? minutes.content
              ? t("notes.saved", { time: formatTime(minutes.updated_at) })
              : ""
            : t(`notes.state.${notes.state}`)}
        {isFailing ? (
          <Button size="small" type="link" onClick={notes.retry}>
            {t("retry")}
          </Button>
        ) : null}
      </p>
    </div>
  );
}

function ConflictView({ conflict, onSettle }: { conflict: Conflict; onSettle: (text: string) => void }) {
  const { t } = useTranslation("room");
  const [text, setText] = useState(conflict.merged);
  useEffect(() => setText(conflict.merged), [conflict]);
  return (
    <section className="room-conflict" aria-label={t("conflict.title", { name: conflict.by })}>
      <h3>{t("conflict.title", { name: conflict.by })}</h3>
      <p>{t("conflict.hint")}</p>
      <div className="room-conflict-sides">
        <div>
          <h4>{t("conflict.theirs", { name: conflict.by })}</h4>
          <pre>{conflict.theirs}</pre>
        </div>
        <div>
          <h4>{t("conflict.mine")}</h4>
          <pre>{conflict.mine}</pre>
        </div>
      </div>
      <h4>{t("conflict.merged")}</h4>
      <Input.TextArea
        aria-label={t("conflict.merged")}
        value={text}
        autoSize={{ minRows: 6, maxRows: 20 }}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="room-conflict-actions">
        <Button type="primary" onClick={() => onSettle(text)}>
          {t("conflict.useMerged")}
        </Button>
        <Button onClick={() => onSettle(conflict.mine)}>{t("conflict.useMine")}</Button>
        <Button onClick={() => onSettle(conflict.theirs)}>{t("conflict.useTheirs")}</Button>
      </div>
    </section>
  );
}
