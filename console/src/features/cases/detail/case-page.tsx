import { Button, Dropdown, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { AuditLink } from "../../../components/audit-link";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { may, useMe } from "../../../lib/me";
import { keepRecent } from "../../../lib/recent";
import "../cases.css";
import { StatusTag } from "../status-tag";
import { DecisionCard } from "../steps/decision-card";
import { type NoteStep, StepModal } from "../steps/step-modal";
import { type CaseRow, isPossible } from "../types";
import { useCase, useCaseParts } from "../use-case";
import { CaseTimeline } from "./case-timeline";
import { CitizensSheet } from "./citizens-sheet";
import { ContentSections } from "./content-sections";
import { FactsSheet } from "./facts-sheet";
import { FilesSection } from "./files-section";
import { HistorySection } from "./history-section";
import { TasksSection } from "./tasks-section";
import { TicketsSection } from "./tickets-section";

/** The buttons of a case: the one that comes next in sight, what ends it folded away. */
function Steps({ row, onStep }: { row: CaseRow; onStep: (step: NoteStep) => void }) {
  const { t } = useTranslation("cases");
  if (!may("cases.edit")) return null;
  const can = (step: Parameters<typeof isPossible>[0]) => isPossible(step, row.status);
  const rare = (["withdraw", "close"] as const).filter(
    (step) => can(step) && !(step === "close" && row.status === "concluded"),
  );
  return (
    <>
      {can("edit") ? (
        <Link to={`/cases/${row.id}/edit`}>
          <Button tabIndex={-1}>{t("steps.edit")}</Button>
        </Link>
      ) : null}
      {rare.length ? (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: rare.map((step) => ({ key: step, label: t(`steps.${step}.title`), onClick: () => onStep(step) })),
          }}
        >
          <Button aria-label={t("steps.more")}>…</Button>
        </Dropdown>
      ) : null}
      {can("propose") ? (
        <Button type="primary" onClick={() => onStep("propose")}>
          {t("steps.propose.title")}
        </Button>
      ) : null}
      {can("schedule") && may("sessions.edit") ? (
        <Link to={`/sessions/new?case=${row.id}`}>
          <Button type="primary" tabIndex={-1}>
            {t("steps.schedule")}
          </Button>
        </Link>
      ) : null}
      {row.status === "concluded" ? (
        <Button type="primary" onClick={() => onStep("close")}>
          {t("steps.close.title")}
        </Button>
      ) : null}
    </>
  );
}

function CaseView({ row }: { row: CaseRow }) {
  const { t } = useTranslation("cases");
  const me = useMe();
  const parts = useCaseParts(row.id);
  const [step, setStep] = useState<NoteStep>();
  useEffect(() => {
    if (me) keepRecent(me.person.id, { path: `/cases/${row.id}`, title: row.code, detail: row.title });
  }, [me, row.id, row.code, row.title]);
  const { data } = parts;
  return (
    <div className="page case-page">
      <PageHeader
        title={row.code}
        subtitle={row.title}
        back={{ label: t("title"), to: "/cases" }}
        tags={<StatusTag status={row.status} />}
        actions={<Steps row={row} onStep={setStep} />}
      />
      <div className="detail">
        <div className="detail-main">
          {row.status === "proposed" && may("approve_case") ? <DecisionCard key={row.id} row={row} /> : null}
          {parts.isError && !data ? <ErrorState error={parts.error} onRetry={parts.refetch} /> : null}
          {parts.isLoading ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
          {data ? (
            <>
              <ContentSections row={row} parts={data} />
              <TasksSection row={row} tasks={data.tasks} />
              <FilesSection row={row} files={data.files} agencies={data.agencies} />
              <TicketsSection row={row} tickets={data.tickets} />
              {may("cases.edit") ? <HistorySection caseId={row.id} /> : null}
              <CaseTimeline events={data.events} />
              <AuditLink subject="case" id={row.id} />
            </>
          ) : null}
        </div>
        <aside className="detail-side">
          {data ? <CitizensSheet row={row} citizens={data.citizens} /> : null}
          {data ? <FactsSheet row={row} agencies={data.agencies} /> : null}
        </aside>
      </div>
      {step ? (
        <StepModal
          key={step}
          step={step}
          row={row}
          start={step === "propose" ? (row.proposal ?? undefined) : undefined}
          onClose={() => setStep(undefined)}
        />
      ) : null}
    </div>
  );
}

/** One case: what it is about, what stands for receiving it by video, what was done, and what this person may do now. */
export function Page() {
  const { t } = useTranslation("cases");
  const id = Number(useParams().id);
  const query = useCase(id);
  if (query.data) return <CaseView key={id} row={query.data} />;
  return (
    <div className="page">
      {query.isLoading ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={query.refetch} />
      ) : (
        <EmptyState title={t("notFound")} hint={t("notFoundHint")} />
      )}
    </div>
  );
}
