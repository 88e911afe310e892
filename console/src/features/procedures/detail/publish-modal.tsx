import { Alert, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ErrorState } from "../../../components/error-state";
import { useRpc, useRpcQuery } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatDate } from "../../../lib/date-time";
import { fieldText } from "../../../lib/field-text";
import type { ProcedureRow, Version } from "../types";
import { Comparison } from "./comparison";

type Preview = {
  previous_id: number | null;
  is_late: boolean;
  open_dossiers: { version_id: number; number: number; count: number }[];
  problems: { field: string; problem: string; params: Record<string, unknown> }[];
};

type Props = { row: ProcedureRow; draft: Version; versions: Version[]; onClose: () => void };

/** Before a version is published: what stands in the way, what changes, which dossiers keep the old one. */
export function PublishModal({ row, draft, versions, onClose }: Props) {
  const { t } = useTranslation(["procedures", "common"]);
  const [failure, setFailure] = useState<AppError>();
  const preview = useRpcQuery<Preview>(
    "procedure_publication_preview",
    { p_version_id: draft.id },
    { tables: ["procedures"], staleTime: 0 },
  );
  const { run, isPending } = useRpc("publish_procedure_version", {
    silent: true,
    success: t("publish.done", { number: draft.number }),
    onSuccess: onClose,
    onError: setFailure,
  });
  const { data } = preview;
  const previous = versions.find((version) => version.id === data?.previous_id);
  return (
    <Modal
      open
      width={960}
      title={t("publish.title", { number: draft.number, code: row.code })}
      okText={t("publish.action")}
      cancelText={t("common:cancel")}
      okButtonProps={{ disabled: !data || data.problems.length > 0 }}
      confirmLoading={isPending}
      maskClosable={false}
      onOk={() => run({ p_version_id: draft.id, p_revision: draft.revision })}
      onCancel={onClose}
    >
      {failure ? <Alert type="error" showIcon role="alert" message={fieldText(t, failure)} /> : null}
      {preview.isError && !data ? <ErrorState error={preview.error} onRetry={preview.refetch} /> : null}
      {preview.isLoading ? <Skeleton active /> : null}
      {data?.problems.length ? (
        <Alert
          type="error"
          showIcon
          message={t("publish.problems", { count: data.problems.length })}
          description={
            <>
              <ul className="procedure-problems">
                {data.problems.map(({ field, problem, params }) => (
                  <li key={`${field} ${problem}`}>
                    <strong>{t(`fields.${field}`)}</strong>: {t(`common:problem.${problem}`, params)}
                  </li>
                ))}
              </ul>
              <Link to={`/procedures/${row.id}/edit`}>{t("publish.mend")}</Link>
            </>
          }
        />
      ) : null}
      {data && !data.problems.length ? (
        <>
          <p>
            {t("publish.from", { day: draft.valid_from ? formatDate(draft.valid_from) : "" })}{" "}
            {data.is_late ? t("publish.late") : null}
          </p>
          <h3 className="procedure-subtitle">{t("publish.dossiers")}</h3>
          {data.open_dossiers.length ? (
            <ul className="procedure-problems">
              {data.open_dossiers.map((each) => (
                <li key={each.version_id}>{t("publish.keep", each)}</li>
              ))}
            </ul>
          ) : (
            <p className="muted">{t("publish.noDossiers")}</p>
          )}
        </>
      ) : null}
      {data && previous ? (
        <>
          <h3 className="procedure-subtitle">{t("publish.changes")}</h3>
          <Comparison left={previous} right={draft} />
        </>
      ) : null}
      {data && !previous ? <p className="muted">{t("publish.first")}</p> : null}
    </Modal>
  );
}
