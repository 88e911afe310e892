import { CloseOutlined, DeleteOutlined, FileOutlined, ReloadOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Progress } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { FileDrop } from "../../../components/file-drop";
import { sizeText } from "../../../components/size-text";
import { useFileRules } from "../../../components/use-file-rules";
import { useRpc } from "../../../components/use-rpc";
import { formatDate } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { may } from "../../../lib/me";
import { signedUrls } from "../../../lib/upload";
import { type CaseAgency, type CaseFile, type CaseRow, isPossible } from "../types";
import { BUCKET, dismissUpload, onArrived, retryUpload, startUploads, useCaseUploads } from "../uploads";

function RemoveModal({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useTranslation(["cases", "common"]);
  const [form] = Form.useForm<{ reason: string }>();
  const { run, isPending } = useRpc("remove_case_file", { success: t("files.removed"), onSuccess: onClose });
  return (
    <Modal
      open
      title={t("files.removeTitle")}
      okText={t("files.remove")}
      okButtonProps={{ danger: true }}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{file.title ?? file.file_name}</p>
      <Form
        form={form}
        name="remove-case-file"
        layout="vertical"
        onFinish={({ reason }) => run({ p_file_id: file.id, p_reason: reason })}
      >
        <Form.Item
          name="reason"
          label={t("files.reason")}
          rules={[{ required: true, whitespace: true, message: t("files.reasonRequired") }]}
        >
          <Input autoFocus maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

type Props = { row: CaseRow; files: CaseFile[]; agencies: CaseAgency[] };

/** The documents of a case; the board and the heads of the agencies concerned add theirs. Nguồn: QĐ3394 Điều 10.2, 12. */
export function FilesSection({ row, files, agencies }: Props) {
  const { t } = useTranslation(["cases", "attachments"]);
  const client = useQueryClient();
  const rules = useFileRules();
  const uploads = useCaseUploads(row.id);
  const [removing, setRemoving] = useState<CaseFile>();
  const isOpen = isPossible("supply", row.status);
  const supplies = (agencyId: number | null) => agencyId !== null && may("cases.supply", agencyId);
  const mayAdd = isOpen && (may("cases.edit") || agencies.some(({ agency_id }) => supplies(agency_id)));
  useEffect(() => onArrived(() => client.invalidateQueries({ queryKey: ["cases"] })), [client]);
  const paths = files.map(({ storage_path }) => storage_path);
  const { data: urls = {} } = useQuery({
    queryKey: ["case-file-urls", paths],
    enabled: paths.length > 0,
    // The links live for ten minutes.
    refetchInterval: 8 * 60_000,
    queryFn: () => signedUrls(BUCKET, paths),
  });
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
      {uploads.length ? (
        <ul className="case-uploads" aria-label={t("files.onTheWay")}>
          {uploads.map(({ id, file, state, progress, error }) => (
            <li key={id}>
              <span className="clip">{file.name}</span>
              {state === "failed" ? (
                <Button size="small" icon={<ReloadOutlined />} onClick={() => retryUpload(id)}>
                  {t("attachments:upload.retry")}
                </Button>
              ) : null}
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t("attachments:upload.cancel", { name: file.name })}
                onClick={() => dismissUpload(id)}
              />
              {state === "failed" ? (
                <span className="case-upload-note case-error" role="alert">
                  {errorText(t, error)}
                </span>
              ) : (
                <Progress
                  className="case-upload-note"
                  percent={Math.round(progress * 100)}
                  size="small"
                  status="normal"
                  strokeColor="var(--c-accent)"
                  aria-label={t("attachments:upload.progress", { name: file.name })}
                />
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {mayAdd ? <FileDrop value={[]} onChange={(added) => startUploads(row.id, added, rules)} /> : null}
      {removing ? <RemoveModal file={removing} onClose={() => setRemoving(undefined)} /> : null}
    </section>
  );
}
