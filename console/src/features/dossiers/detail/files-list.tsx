import { CloseOutlined, DeleteOutlined, FileOutlined, ReloadOutlined } from "@ant-design/icons";
import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { sizeText } from "../../../components/size-text";
import { formatDate } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import type { DossierFile } from "../types";
import { type DossierUpload, dismissUpload, retryUpload } from "../uploads";

type Props = {
  files: readonly DossierFile[];
  uploads: readonly DossierUpload[];
  links: Record<string, string>;
  onRemove?: (file: DossierFile) => void;
};

/** Scans that are there, and those on their way. */
export function FilesList({ files, uploads, links, onRemove }: Props) {
  const { t } = useTranslation(["dossiers", "attachments"]);
  if (!files.length && !uploads.length) return null;
  return (
    <ul className="dossier-files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={links[file.storage_path]} target="_blank" rel="noreferrer">
            <FileOutlined aria-hidden="true" /> {file.file_name}
          </a>
          <small className="muted num">
            {sizeText(file.byte_size)} · {formatDate(file.created_at)}
          </small>
          {onRemove ? (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t("document.removeFile", { name: file.file_name })}
              onClick={() => onRemove(file)}
            />
          ) : null}
        </li>
      ))}
      {uploads.map(({ id, file, state, progress, error }) => (
        <li key={id}>
          <span className="dossier-upload-name">{file.name}</span>
          {state === "failed" ? (
            <>
              <span className="dossier-upload-error" role="alert">
                {errorText(t, error)}
              </span>
              <Button size="small" icon={<ReloadOutlined />} onClick={() => retryUpload(id)}>
                {t("attachments:upload.retry")}
              </Button>
            </>
          ) : (
            <Progress
              percent={Math.round(progress * 100)}
              size="small"
              status="normal"
              strokeColor="var(--c-accent)"
              aria-label={t("attachments:upload.progress", { name: file.name })}
            />
          )}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t("attachments:upload.cancel", { name: file.name })}
            onClick={() => dismissUpload(id)}
          />
        </li>
      ))}
    </ul>
  );
}
