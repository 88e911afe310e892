import { CloudUploadOutlined, FolderOpenOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageLoading } from "../../../components/page-loading";
import { sizeText } from "../../../components/size-text";
import { useRpc, useRpcQuery } from "../../../components/use-rpc";
import { formatDateTime, formatTime } from "../../../lib/date-time";
import { downloadUrl, signedUrls } from "../../../lib/upload";
import type { SessionPartProps } from "../session-part";
import "./after.css";
import { RecordingReferenceModal } from "./recording-reference-modal";
import { RecordingUploadModal } from "./recording-upload-modal";
import { useAfterRights } from "./rights";
import { type RecordingRow, useRecordings } from "./use-after";

/** Long enough to watch a morning's session. */
const LINK_SECONDS = 6 * 3600;

type Access = { id: number; recording_id: number; staff_name: string; at: string };
type Opened = { bucket: string; path: string | null; place: string | null; file_name: string };

/** Recordings of the session: kept for long, opened only by right and never without a line in the log. */
export function RecordingsTab({ session, onChanged }: SessionPartProps) {
  const { t } = useTranslation("session_after");
  const rights = useAfterRights(session);
  const [dialog, setDialog] = useState<"upload" | "reference">();
  const { query, result } = useRecordings(session.id);
  const accesses = useRpcQuery<Access[]>(
    "recording_accesses",
    { p_session_id: session.id },
    { tables: ["session_recordings"], enabled: rights.isBoard },
  );
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (query.isLoading) return <PageLoading />;
  const add = rights.mayAssign ? (
    <div className="after-actions">
      <Button type="primary" icon={<CloudUploadOutlined />} onClick={() => setDialog("upload")}>
        {t("recordings.upload")}
      </Button>
      <Button icon={<PlusOutlined />} onClick={() => setDialog("reference")}>
        {t("recordings.refer")}
      </Button>
    </div>
  ) : null;
  const close = () => {
    setDialog(undefined);
    query.refetch();
    onChanged();
  };
  return (
    <section className="after" aria-label={t("tab.recordings")}>
      {result.data.length ? (
        <>
          {add}
          <div className="sheet">
            {result.data.map((row) => (
              <Recording
                key={row.id}
                row={row}
                mayOpen={rights.mayReadPapers}
                accesses={(accesses.data ?? []).filter((each) => each.recording_id === row.id)}
                isLogShown={rights.isBoard}
              />
            ))}
          </div>
        </>
      ) : (
        <div className="sheet">
          <EmptyState title={t("recordings.none")} hint={t("recordings.noneHint")} actions={add} />
        </div>
      )}
      {dialog === "upload" ? <RecordingUploadModal sessionId={session.id} onClose={close} /> : null}
      {dialog === "reference" ? <RecordingReferenceModal sessionId={session.id} onClose={close} /> : null}
    </section>
  );
}

type RecordingProps = { row: RecordingRow; mayOpen: boolean; accesses: Access[]; isLogShown: boolean };

function Recording({ row, mayOpen, accesses, isLogShown }: RecordingProps) {
  const { t } = useTranslation("session_after");
  const { modal } = App.useApp();
  const { run, isPending } = useRpc<Opened>("open_recording", {
    onSuccess: async ({ bucket, path, place, file_name }) => {
      if (!path) {
        modal.info({ title: file_name, content: t("recordings.keptAt", { place }) });
        return;
      }
      const link = (await signedUrls(bucket, [path], LINK_SECONDS))[path];
      if (link)
        modal.info({
          title: file_name,
          content: <FileLinks link={link} name={file_name} type={row.media_type} />,
          width: 720,
        });
      else modal.error({ title: t("recordings.gone") });
    },
  });
  return (
    <article className="recording" aria-labelledby={`recording-${row.id}`}>
      <div className="paper-row" style={{ padding: 0, border: 0 }}>
        <div>
          <strong id={`recording-${row.id}`}>{row.file_name}</strong> <Tag>{row.retention}</Tag>
          <p className="muted num">
            {[
              row.place ?? t("recordings.inStore"),
              row.byte_size ? sizeText(row.byte_size) : null,
              row.recorded_from
                ? `${formatTime(row.recorded_from)}${row.recorded_to ? ` – ${formatTime(row.recorded_to)}` : ""}`
                : null,
              t("recordings.added", { name: row.added_by_name ?? "", at: formatDateTime(row.added_at) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        {mayOpen ? (
          <Button icon={<FolderOpenOutlined />} loading={isPending} onClick={() => run({ p_recording_id: row.id })}>
            {t("recordings.open")}
          </Button>
        ) : null}
      </div>
      {row.sha256 ? <span className="muted recording-sum">SHA-256 {row.sha256}</span> : null}
      {row.note ? <p className="whole-text">{row.note}</p> : null}
      {isLogShown ? (
        <details>
          <summary className="muted">{t("recordings.accesses", { count: accesses.length })}</summary>
          <ul className="accesses num">
            {accesses.map((each) => (
              <li key={each.id}>
                {each.staff_name} · {formatDateTime(each.at)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  );
}

function FileLinks({ link, name, type }: { link: string; name: string; type: string | null }) {
  const { t } = useTranslation("session_after");
  return (
    <div className="after">
      {type?.startsWith("audio/") ? (
        // biome-ignore lint/a11y/useMediaCaption: a recording as it was made has no captions.
        <audio controls src={link} style={{ width: "100%" }} />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: a recording as it was made has no captions.
        <video controls src={link} style={{ width: "100%", maxHeight: "60vh" }} />
      )}
      <p>{t("recordings.logged")}</p>
      <a href={downloadUrl(link, name)}>{t("recordings.download")}</a>
    </div>
  );
}
