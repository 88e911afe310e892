import { RetweetOutlined, UploadOutlined } from "@ant-design/icons";
import { Button, Checkbox, Upload } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ReasonDialog } from "../../../components/reason-dialog";
import { useSignedLinks } from "../../../components/uploads/use-signed-links";
import { useFileRules } from "../../../components/use-file-rules";
import { useRpc } from "../../../components/use-rpc";
import type { DossierDocument, DossierFile, DossierRow } from "../types";
import { dossierUploads, type Purpose } from "../uploads";
import { useDossiersRefresh } from "../use-dossier";
import { FilesList } from "./files-list";
import { ReuseModal } from "./reuse-modal";

type Props = {
  dossier: DossierRow;
  documents: DossierDocument[];
  files: DossierFile[];
  allowed: readonly string[];
};

function RemoveModal({ file, onClose }: { file: DossierFile; onClose: () => void }) {
  const { t } = useTranslation("dossiers");
  const { run, isPending } = useRpc("remove_dossier_file", {
    invalidates: ["dossiers", "signed-urls"],
    success: t("document.removed"),
    onSuccess: onClose,
  });
  return (
    <ReasonDialog
      title={t("document.removeTitle")}
      of={file.file_name}
      label={t("form.reason")}
      submitText={t("document.remove")}
      isDanger
      isPending={isPending}
      onSubmit={(reason) => run({ p_file_id: file.id, p_reason: reason })}
      onClose={onClose}
    />
  );
}

/** The checklist of the dossier with its scans: ticked, digitised, taken over from an earlier dossier. Nguồn: QĐ2926 Điều 18.5, 18.6. */
export function DocumentsSection({ dossier, documents, files, allowed }: Props) {
  const { t, i18n } = useTranslation("dossiers");
  const rules = useFileRules();
  const links = useSignedLinks(dossierUploads.bucket, files);
  const uploads = dossierUploads.useUploads(({ dossierId }) => dossierId === dossier.id);
  const refresh = useDossiersRefresh();
  const [removing, setRemoving] = useState<DossierFile>();
  const [reusing, setReusing] = useState<DossierDocument>();
  const refreshNow = useRef(refresh);
  refreshNow.current = refresh;
  useEffect(
    () => dossierUploads.onArrived(({ dossierId }) => dossierId === dossier.id && refreshNow.current()),
    [dossier.id],
  );
  const { run: check, isPending } = useRpc("check_dossier_document", { invalidates: ["dossiers", "dossier_list"] });
  const mayCheck = allowed.includes("check_dossier_document");
  const mayAdd = allowed.includes("add_dossier_file");
  const mayReuse = allowed.includes("reuse_dossier_document");
  const remove = allowed.includes("remove_dossier_file") ? setRemoving : undefined;
  const add = (documentId: number | null, purpose: Purpose, label: string) =>
    mayAdd ? (
      <Upload
        multiple
        showUploadList={false}
        accept={rules.flatMap(({ extensions }) => extensions.map((end) => `.${end}`)).join()}
        beforeUpload={(file, all) => {
          // Called once a file; the last one stands for all of them.
          if (file === all.at(-1)) dossierUploads.start({ dossierId: dossier.id, documentId, purpose }, all, rules);
          return false;
        }}
      >
        <Button size="small" icon={<UploadOutlined />}>
          {label}
        </Button>
      </Upload>
    ) : null;
  const isResultDue = ["processing", "accepted", "result_ready", "returned", "closed"].includes(dossier.status);
  const results = files.filter(({ purpose }) => purpose === "result");
  const loose = files.filter(({ purpose, document_id }) => purpose !== "result" && document_id === null);
  const digitised = documents.filter(({ is_digitised }) => is_digitised).length;
  return (
    <section className="sheet sheet-pad" aria-labelledby="dossier-documents">
      <div className="sheet-head">
        <h2 id="dossier-documents" className="sheet-title">
          {t("detail.documents")}
        </h2>
        <span className="muted num">{t("document.share", { digitised, count: documents.length })}</span>
      </div>
      {documents.length ? null : <p className="muted">{t("document.none")}</p>}
      <ul className="dossier-documents">
        {documents.map((each) => (
          <li key={each.id}>
            <div className="dossier-document-head">
              <Checkbox
                checked={each.is_received}
                disabled={!mayCheck || isPending}
                onChange={({ target }) => check({ p_document_id: each.id, p_is_received: target.checked })}
              >
                {each.name}
                {each.is_required ? <span className="checklist-required"> *</span> : null}
                {each.form ? (
                  <small className="muted">
                    {" "}
                    · {i18n.exists(`dossiers:forms.${each.form}`) ? t(`forms.${each.form}`) : each.form}
                  </small>
                ) : null}
              </Checkbox>
              <span className="checklist-tools">
                <Checkbox
                  checked={each.is_digitised}
                  disabled={!mayCheck || !each.is_received || isPending}
                  aria-label={t("intake.digitisedOf", { name: each.name })}
                  onChange={({ target }) => check({ p_document_id: each.id, p_is_digitised: target.checked })}
                >
                  {t("document.digitised")}
                </Checkbox>
                {mayReuse && !each.is_digitised ? (
                  <Button size="small" icon={<RetweetOutlined />} onClick={() => setReusing(each)}>
                    {t("document.reuse")}
                  </Button>
                ) : null}
                {add(
                  each.id,
                  dossier.status === "supplement_requested" ? "supplement" : "document",
                  t("document.scan"),
                )}
              </span>
            </div>
            {each.note || each.reused_from_id ? (
              <small className="muted">
                {[each.reused_from_id ? t("document.reused") : null, each.note].filter(Boolean).join(" · ")}
              </small>
            ) : null}
            <FilesList
              files={files.filter(({ document_id, purpose }) => document_id === each.id && purpose !== "result")}
              uploads={uploads.filter(({ target }) => target.documentId === each.id)}
              links={links}
              onRemove={remove}
            />
          </li>
        ))}
      </ul>
      <FilesList files={loose} uploads={[]} links={links} onRemove={remove} />
      {isResultDue && (results.length > 0 || mayAdd) ? (
        <div className="dossier-results">
          <div className="sheet-head">
            <h3>{t("document.results")}</h3>
            {add(null, "result", t("document.addResult"))}
          </div>
          <FilesList
            files={results}
            uploads={uploads.filter(({ target }) => target.purpose === "result")}
            links={links}
            onRemove={remove}
          />
          {results.length ? null : <p className="muted">{t("document.noResults")}</p>}
        </div>
      ) : null}
      {removing ? <RemoveModal file={removing} onClose={() => setRemoving(undefined)} /> : null}
      {reusing ? <ReuseModal dossier={dossier} document={reusing} onClose={() => setReusing(undefined)} /> : null}
    </section>
  );
}
