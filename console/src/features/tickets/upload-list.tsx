import { CheckCircleOutlined, CloseOutlined, ExclamationCircleOutlined, ReloadOutlined } from "@ant-design/icons";
import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { sizeText } from "../../components/size-text";
import { errorText } from "../../lib/error-text";
import "./upload-list.css";
import { dismissUpload, retryUpload, type Upload, useUploads } from "./uploads";

function Row({ upload }: { upload: Upload }) {
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
          <Button size="small" icon={<ReloadOutlined />} onClick={() => retryUpload(id)}>
            {t("upload.retry")}
          </Button>
        ) : null}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t(state === "sent" ? "upload.dismiss" : "upload.cancel", { name: file.name })}
          onClick={() => dismissUpload(id)}
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

/** The files on their way to a ticket: how far each is, try again, stop. Nothing when there are none. */
export function UploadList({ ticketId, hidesSent = false }: { ticketId: number; hidesSent?: boolean }) {
  const { t } = useTranslation("attachments");
  const uploads = useUploads().filter((each) => each.ticketId === ticketId && !(hidesSent && each.state === "sent"));
  if (!uploads.length) return null;
  const sent = uploads.filter(({ state }) => state === "sent").length;
  return (
    <div className="upload-list">
      {hidesSent ? null : (
        <p className="muted num" role="status">
          {t("upload.state", { sent, count: uploads.length })}
        </p>
      )}
      <ul>
        {uploads.map((upload) => (
          <Row key={upload.id} upload={upload} />
        ))}
      </ul>
    </div>
  );
}
