import { CheckCircleOutlined, CloseOutlined, ExclamationCircleOutlined, ReloadOutlined } from "@ant-design/icons";
import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { errorText } from "../../lib/error-text";
import { sizeText } from "../size-text";
import "./upload-list.css";
import type { Upload } from "./upload-queue";

type Queue = { retry: (id: string) => void; dismiss: (id: string) => void };

function Row({ upload, queue }: { upload: Upload; queue: Queue }) {
  const { t } = useTranslation("attachments");
  const { id, file, state, progress, error } = upload;
  return (
    <li className={`upload upload-${state}`}>
      <span className="upload-name" title={file.name}>
        {state === "failed" ? <ExclamationCircleOutlined aria-hidden="true" /> : null}
        {state === "sent" ? <CheckCircleOutlined aria-hidden="true" /> : null} {file.name}
      </span>
      <span className="muted num">{sizeText(file.size)}</span>
      <span className="upload-tools">
        {state === "failed" ? (
          <Button size="small" icon={<ReloadOutlined />} onClick={() => queue.retry(id)}>
            {t("upload.retry")}
          </Button>
        ) : null}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t(state === "sent" ? "upload.dismiss" : "upload.cancel", { name: file.name })}
          onClick={() => queue.dismiss(id)}
        />
      </span>
      {state === "failed" ? (
        <span className="upload-note" role="alert">
          {errorText(t, error)}
        </span>
      ) : state === "sent" ? null : (
        <Progress
          className="upload-note"
          percent={Math.round(progress * 100)}
          size="small"
          status="normal"
          strokeColor="var(--c-accent)"
          aria-label={t("upload.progress", { name: file.name })}
        />
      )}
    </li>
  );
}

type Props = {
  uploads: readonly Upload[];
  queue: Queue;
  /** Says above the files how many have arrived. */
  hasCount?: boolean;
};

/** Files on their way: how far each is, try again, stop. Nothing when there are none. */
export function UploadList({ uploads, queue, hasCount = false }: Props) {
  const { t } = useTranslation("attachments");
  if (!uploads.length) return null;
  const sent = uploads.filter(({ state }) => state === "sent").length;
  return (
    <div className="upload-list">
      {hasCount ? (
        <p className="muted num" role="status">
          {t("upload.state", { sent, count: uploads.length })}
        </p>
      ) : null}
      <ul aria-label={t("upload.onTheWay")}>
        {uploads.map((upload) => (
          <Row key={upload.id} upload={upload} queue={queue} />
        ))}
      </ul>
    </div>
  );
}
