import { Skeleton } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { isPossible } from "../types";
import { useCase, useCaseParts } from "../use-case";
import { CaseForm } from "./case-form";
import { emptyCase, toValues } from "./case-values";

function EditPage({ id }: { id: number }) {
  const { t } = useTranslation("cases");
  // What is being edited stays as it was opened: what others do meanwhile is told when it is saved.
  const row = useCase(id, false);
  const parts = useCaseParts(id, false);
  const opened = useRef<{ row: NonNullable<typeof row.data>; parts: NonNullable<typeof parts.data> }>(undefined);
  if (!opened.current && row.data && parts.data && !row.isFetching && !parts.isFetching) {
    opened.current = { row: row.data, parts: parts.data };
  }
  if (opened.current) {
    const { row: start, parts: lists } = opened.current;
    if (!isPossible("edit", start.status)) {
      return (
        <div className="page">
          <EmptyState title={t("form.notNow")} hint={t("form.notNowHint", { status: t(`status.${start.status}`) })} />
        </div>
      );
    }
    return <CaseForm row={start} start={toValues(start, lists)} />;
  }
  const failed = [row, parts].find((each) => each.isError && !each.data);
  return (
    <div className="page">
      {failed ? (
        <ErrorState error={failed.error} onRetry={failed.refetch} />
      ) : row.data === null ? (
        <EmptyState title={t("notFound")} hint={t("notFoundHint")} />
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} />
      )}
    </div>
  );
}

/** Registers a case, or changes one. */
export function Page() {
  const { id } = useParams();
  return id ? <EditPage key={id} id={Number(id)} /> : <CaseForm start={emptyCase} />;
}
