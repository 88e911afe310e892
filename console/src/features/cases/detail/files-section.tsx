import { DeleteOutlined, FileOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { FileDrop } from "../../../components/file-drop";
import { ReasonDialog } from "../../../components/reason-dialog";
import { sizeText } from "../../../components/size-text";
import { UploadList } from "../../../components/uploads/upload-list";
import { useSignedLinks } from "../../../components/uploads/use-signed-links";
import { useFileRules } from "../../../components/use-file-rules";
import { useRpc } from "../../../components/use-rpc";
import { formatDate } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import { type CaseAgency, type CaseFile, type CaseRow, isPossible } from "../types";
import { caseUploads } from "../uploads";

function RemoveModal({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useTranslation("cases");
  const { run, isPending } = useRpc("remove_case_file", { success: t("files.removed"), onSuccess: onClose });
  return (
    <ReasonDialog
      title={t("files.removeTitle")}
      of={file.title ?? file.file_name}
      label={t("files.reason")}
      submitText={t("files.remove")}
      isDanger
      maxLength={1000}
      isPending={isPending}
      onSubmit={(reason) => run({ p_file_id: file.id, p_reason: reason })}
      onClose={onClose}
    />
  );
}

type Props = { row: CaseRow; files: CaseFile[]; agencies: CaseAgency[] };

/** The documents of a case; the board and the heads of the agencies concerned add theirs. Nguồn: QĐ3394 Điều 10.2, 12. */
export function FilesSection({ row, files, agencies }: Props) {
  const { t } = useTranslation("cases");
  const client = useQueryClient();
  const rules = useFileRules();
  const uploads = caseUploads.useUploads(({ caseId }) => caseId === row.id);
  const [removing, setRemoving] = useState<CaseFile>();
  const isOpen = isPossible("supply", row.status);
  const supplies = (agencyId: number | null) => agencyId !== null && may("cases.supply", agencyId);
  const mayAdd = isOpen && (may("cases.edit") || agencies.some(({ agency_id }) => supplies(agency_id)));
  useEffect(() => caseUploads.onArrived(() => client.invalidateQueries({ queryKey: ["cases"] })), [client]);
  const urls = useSignedLinks(caseUploads.bucket, files);
  return (
    <section className="sheet sheet-pad" aria-labelledby="case-files">
      <h2 id="case-files" className="sheet-title">
        {t("sections.files")}
      </h2>
      {files.length ? (
        <ul className="plain-list">
          {files.map((file) => (
            <li key={file.id}>
              <span className="case-file">
                <a href={urls[file.storage_path]} target="_blank" rel="noreferrer">
                  <FileOutlined aria-hidden="true" /> {file.title ?? file.file_name}
                </a>
                <small className="num">
                  {[sizeText(file.byte_size), file.agency?.name, file.uploaded_by_name, formatDate(file.created_at)]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </span>
              {isOpen && (may("cases.edit") || supplies(file.agency_id)) ? (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t("files.removeOf", { name: file.title ?? file.file_name })}
                  onClick={() => setRemoving(file)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{t("files.none")}</p>
      )}
      <UploadList uploads={uploads} queue={caseUploads} />
      {mayAdd ? (
        <FileDrop value={[]} onChange={(added) => caseUploads.start({ caseId: row.id }, added, rules)} />
      ) : null}
      {removing ? <RemoveModal file={removing} onClose={() => setRemoving(undefined)} /> : null}
    </section>
  );
}
