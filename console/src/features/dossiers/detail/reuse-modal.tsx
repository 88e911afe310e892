import { Button, Modal, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../../components/error-state";
import { useRpc, useRpcQuery } from "../../../components/use-rpc";
import { formatDate } from "../../../lib/date-time";
import type { DossierDocument, DossierRow } from "../types";

export type Reusable = {
  document_id: number;
  name: string;
  dossier_id: number;
  number: string;
  procedure_name: string;
  received_at: string;
  files: number;
};

type Props = { dossier: DossierRow; document: DossierDocument; onClose: () => void };

/** What the applicant handed in with earlier dossiers: one of it serves for this document too. Nguồn: QĐ2926 Điều 18.5. */
export function ReuseModal({ dossier, document: wanted, onClose }: Props) {
  const { t } = useTranslation("dossiers");
  const query = useRpcQuery<Reusable[]>("reusable_documents", { p_dossier_id: dossier.id }, { tables: ["dossiers"] });
  const { run, isPending } = useRpc("reuse_dossier_document", {
    invalidates: ["dossiers", "signed-urls"],
    success: t("document.reuseDone"),
    onSuccess: onClose,
  });
  return (
    <Modal open title={t("document.reuseTitle", { name: wanted.name })} footer={null} onCancel={onClose} width={640}>
      {query.isLoading ? <Skeleton active /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={query.refetch} /> : null}
      {query.data?.length === 0 ? <p className="muted">{t("document.reuseNone")}</p> : null}
      <ul className="plain-list">
        {query.data?.map((each) => (
          <li key={each.document_id}>
            <span>
              {each.name}
              <small className="num">
                {each.number} · {each.procedure_name} · {formatDate(each.received_at)} ·{" "}
                {t("document.files", { count: Number(each.files) })}
              </small>
            </span>
            <Button
              size="small"
              loading={isPending}
              aria-label={t("document.reuseThis", { name: each.name, number: each.number })}
              onClick={() => run({ p_document_id: wanted.id, p_from_document_id: each.document_id })}
            >
              {t("document.reuse")}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
