import { DeleteOutlined, FileOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { sizeText } from "../../../components/size-text";
import { UploadList } from "../../../components/uploads/upload-list";
import type { Upload } from "../../../components/uploads/upload-queue";
import { formatDate } from "../../../lib/date-time";
import type { DossierFile } from "../types";
import { dossierUploads } from "../uploads";

type Props = {
  files: readonly DossierFile[];
  uploads: readonly Upload[];
  links: Record<string, string>;
  onRemove?: (file: DossierFile) => void;
};

/** Scans that are there, and those on their way. */
export function FilesList({ files, uploads, links, onRemove }: Props) {
  const { t } = useTranslation("dossiers");
  if (!files.length && !uploads.length) return null;
  return (
    <>
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
      </ul>
      <UploadList uploads={uploads} queue={dossierUploads} />
    </>
  );
}
