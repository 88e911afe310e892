import { Button, Skeleton } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { useRpc } from "../../../components/use-rpc";
import type { ProcedureRow, Version } from "../types";
import { useProcedure, useVersions } from "../use-procedure";
import { ProcedureForm } from "./procedure-form";
import { emptyProcedure, type ProcedureValues, toValues } from "./procedure-values";

/** What a decision's page hands over: `?decision=12/QĐ-UBND&on=2026-03-02&issuer=…&code=…&name=…` */
function useHanded(): Partial<ProcedureValues> {
  const [params] = useSearchParams();
  const given = {
    code: params.get("code"),
    name: params.get("name"),
    decision_number: params.get("decision"),
    decision_on: params.get("on"),
    decision_issuer: params.get("issuer"),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
}

function EditPage({ id }: { id: number }) {
  const { t } = useTranslation("procedures");
  const handed = useHanded();
  const row = useProcedure(id);
  const versions = useVersions(id);
  const begin = useRpc("start_procedure_version");
  // What is being edited stays as it was opened: what others do meanwhile is told when it is saved.
  const opened = useRef<{ row: ProcedureRow; draft: Version }>(undefined);
  const draft = versions.data?.find((version) => !version.published_at);
  if (!opened.current && row.data && draft && !row.isFetching && !versions.isFetching) {
    opened.current = { row: row.data, draft };
  }
  if (opened.current) {
    const { row: start, draft: version } = opened.current;
    const values = toValues(start, version);
    return (
      <ProcedureForm
        row={start}
        draft={version}
        start={version.decision_number ? values : { ...values, ...handed, code: values.code, name: values.name }}
      />
    );
  }
  const failed = [row, versions].find((each) => each.isError && !each.data);
  return (
    <div className="page">
      {failed ? (
        <ErrorState error={failed.error} onRetry={failed.refetch} />
      ) : row.data === null ? (
        <EmptyState title={t("notFound")} hint={t("notFoundHint")} />
      ) : row.data && versions.data && !draft && !versions.isFetching ? (
        <EmptyState
          title={t("noDraft")}
          hint={t("noDraftHint")}
          actions={
            row.data.retired_on ? undefined : (
              <Button type="primary" loading={begin.isPending} onClick={() => begin.run({ p_procedure_id: id })}>
                {t("newVersion")}
              </Button>
            )
          }
        />
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} />
      )}
    </div>
  );
}

/** Enters a procedure, or edits the draft of one. */
export function Page() {
  const { t } = useTranslation("procedures");
  const { id } = useParams();
  const handed = useHanded();
  if (id) return <EditPage key={id} id={Number(id)} />;
  const names = {
    intake: t("firstSteps.intake"),
    handling: t("firstSteps.handling"),
    signing: t("firstSteps.signing"),
    result: t("firstSteps.result"),
  };
  return <ProcedureForm start={{ ...emptyProcedure(names), ...handed }} />;
}
