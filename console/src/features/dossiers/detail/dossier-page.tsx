import { CopyOutlined } from "@ant-design/icons";
import { Alert, App, Button, Skeleton, Tooltip } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { AuditLink } from "../../../components/audit-link";
import { ClockBadge } from "../../../components/clock-badge";
import { ClocksSheet } from "../../../components/clocks/clocks-sheet";
import { type Contact, ContactSheet } from "../../../components/contact-sheet";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { StepButtons } from "../../../components/steps/step-buttons";
import { formatDate, formatDateTime } from "../../../lib/date-time";
import { useMe } from "../../../lib/me";
import { keepRecent } from "../../../lib/recent";
import { lastList } from "../last-list";
import { StatusTag } from "../status-tag";
import { AcceptDialog } from "../steps/accept-dialog";
import { FieldsDialog } from "../steps/fields-dialog";
import { isStep, minor, orderSteps, type Step, stepLetters } from "../steps/step-definitions";
import { StepModal } from "../steps/step-modal";
import { type DossierRow, money, shownState } from "../types";
import {
  type DossierParts,
  useDossier,
  useDossierActions,
  useDossierParts,
  useDossiersLive,
  useDossiersRefresh,
  useDossierWatch,
} from "../use-dossier";
import { DocumentsSection } from "./documents-section";
import { FactsSheet } from "./facts-sheet";
import { Neighbours } from "./neighbours";
import { PapersMenu } from "./papers-menu";
import { StepsSection } from "./steps-section";
import { TimelineSection } from "./timeline-section";

const NO_PAPERS: DossierParts["papers"] = [];

/** What the reader should know before anything else. */
function Notices({ dossier, parts, mayReturn }: { dossier: DossierRow; parts?: DossierParts; mayReturn: boolean }) {
  const { t } = useTranslation("dossiers");
  const open = parts?.supplements.find(({ supplied_at }) => supplied_at === null);
  const supplied = parts?.supplements.filter(({ supplied_at }) => supplied_at !== null).at(-1);
  return (
    <>
      {open && dossier.status === "supplement_requested" ? (
        <Alert
          type="info"
          showIcon
          message={t("notice.supplement", { who: open.requested_by_name, at: formatDateTime(open.requested_at) })}
          description={
            <p className="dossier-text">
              {open.missing}
              {open.supply_by ? `\n${t("notice.supplyBy", { on: formatDate(open.supply_by) })}` : ""}
            </p>
          }
        />
      ) : null}
      {supplied?.supplied_note && dossier.status === "submitted" ? (
        <Alert
          type="info"
          showIcon
          message={t("notice.supplied", { at: formatDateTime(supplied.supplied_at) })}
          description={<p className="dossier-text">{supplied.supplied_note}</p>}
        />
      ) : null}
      {dossier.reason && ["suspended", "refused", "withdrawn"].includes(dossier.status) ? (
        <Alert
          type="info"
          showIcon
          message={t(`notice.${dossier.status}`)}
          description={<p className="dossier-text">{dossier.reason}</p>}
        />
      ) : null}
      {dossier.apologised_at ? (
        <Alert type="info" showIcon message={t("marks.apologised", { due: formatDateTime(dossier.new_promised_at) })} />
      ) : null}
      {dossier.status === "result_ready" && dossier.fee_left > 0 && mayReturn ? (
        <Alert type="warning" showIcon message={t("notice.feeFirst", { amount: money(dossier.fee_left) })} />
      ) : null}
      {dossier.status === "returned" ? <Alert type="warning" showIcon message={t("notice.unclosed")} /> : null}
    </>
  );
}

function DossierView({ dossier }: { dossier: DossierRow }) {
  const { t } = useTranslation("dossiers");
  const { message } = App.useApp();
  const parts = useDossierParts(dossier.id);
  const allowed = useDossierActions(dossier.id);
  const refresh = useDossiersRefresh();
  const [step, setStep] = useState<Step>();
  useDossierWatch(dossier.id, dossier.version, step !== undefined);
  const isLate = dossier.clock_state === "overdue" || dossier.clock_state === "due_soon";
  const steps = useMemo(() => orderSteps(allowed, isLate), [allowed, isLate]);
  // A list may send somebody here to take a step: ?step=apologise_dossier.
  const [params, setParams] = useSearchParams();
  const asked = params.get("step");
  useEffect(() => {
    if (!asked || !allowed.includes(asked)) return;
    if (isStep(asked)) setStep(asked);
    setParams({}, { replace: true });
  }, [asked, allowed, setParams]);
  const [contact, setContact] = useState<Contact>();
  const me = useMe();
  useEffect(() => {
    if (me) {
      keepRecent(me.person.id, {
        path: `/dossiers/${dossier.id}`,
        title: dossier.number,
        detail: dossier.procedure_name,
      });
    }
  }, [me, dossier.id, dossier.number, dossier.procedure_name]);
  const stepProps = {
    dossier,
    allowed,
    onClose: () => setStep(undefined),
    onReload: refresh,
    onDone: () => {
      setStep(undefined);
      refresh();
    },
  };

  return (
    <div className="page dossier-page">
      <PageHeader
        title={dossier.number}
        back={{ label: t("detail.back"), to: lastList().url }}
        subtitle={[dossier.procedure_name, dossier.subject].filter(Boolean).join(" – ")}
        tags={
          <>
            <Tooltip title={t("detail.copyNumber")}>
              <Button
                type="text"
                size="small"
                icon={<CopyOutlined />}
                aria-label={t("detail.copyNumber")}
                onClick={() =>
                  navigator.clipboard?.writeText(dossier.number).then(() => message.success(t("detail.copied")))
                }
              />
            </Tooltip>
            <StatusTag status={dossier.status} />
            {dossier.clock_state === "none" ? null : (
              <ClockBadge
                state={shownState(dossier.clock_state)}
                dueAt={dossier.due_at}
                remainingSeconds={dossier.remaining_seconds}
              />
            )}
          </>
        }
        actions={
          <>
            <Neighbours id={dossier.id} />
            <PapersMenu dossier={dossier} papers={parts.data?.papers ?? NO_PAPERS} />
            <StepButtons
              title={t("detail.actionsOf", { number: dossier.number })}
              steps={steps}
              labelOf={(step) => t(`steps.${step}.label`)}
              letters={stepLetters}
              minor={minor}
              onStep={setStep}
            />
          </>
        }
      />
      <div className="detail">
        <div className="dossier-main">
          <Notices dossier={dossier} parts={parts.data} mayReturn={allowed.includes("record_dossier_payment")} />
          {dossier.note ? (
            <section className="sheet sheet-pad" aria-labelledby="dossier-note">
              <h2 id="dossier-note" className="sheet-title">
                {t("detail.applicantNote")}
              </h2>
              <p className="dossier-text">{dossier.note}</p>
            </section>
          ) : null}
          {parts.isError && !parts.data ? <ErrorState error={parts.error} onRetry={parts.refetch} /> : null}
          {parts.isLoading ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
          {parts.data ? (
            <>
              <StepsSection dossier={dossier} steps={parts.data.steps} />
              <DocumentsSection
                dossier={dossier}
                documents={parts.data.documents}
                files={parts.data.files}
                allowed={allowed}
              />
              <TimelineSection events={parts.data.events} />
              <AuditLink subject="dossier" id={dossier.id} />
            </>
          ) : null}
        </div>
        <aside className="detail-side">
          <ClocksSheet resource="dossiers" clocks={parts.data?.clocks} />
          {dossier.applicant_name_masked ? (
            <ContactSheet
              title={t("contact.title")}
              masked={{ full_name: dossier.applicant_name_masked, phone: dossier.applicant_phone_masked }}
              mayReveal={allowed.includes("reveal_dossier_contact")}
              rpc="reveal_dossier_contact"
              args={{ p_dossier_id: dossier.id }}
              invalidates={["dossiers"]}
              texts={{
                title: t("contact.revealTitle"),
                help: t("contact.revealText"),
                reasons: t("contact.reasons", { returnObjects: true }) as string[],
              }}
              contact={contact}
              onContact={setContact}
            />
          ) : null}
          <FactsSheet dossier={dossier} payments={parts.data?.payments ?? []} />
        </aside>
      </div>
      {step === "accept_dossier" && parts.data ? <AcceptDialog {...stepProps} parts={parts.data} /> : null}
      {step === "save_dossier_fields" ? <FieldsDialog {...stepProps} /> : null}
      {step && step !== "accept_dossier" && step !== "save_dossier_fields" ? (
        <StepModal key={step} {...stepProps} step={step} parts={parts.data} />
      ) : null}
    </div>
  );
}

/** One dossier: where it is, what is owed and by when, its documents, what was done, and what this person may do now. */
export function Page() {
  const { t } = useTranslation("dossiers");
  const id = Number(useParams().id);
  const query = useDossier(id);
  useDossiersLive();
  if (query.data) return <DossierView key={id} dossier={query.data} />;
  return (
    <div className="page">
      {query.isLoading ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={query.refetch} />
      ) : (
        <EmptyState title={t("detail.notFound")} hint={t("detail.notFoundHint")} />
      )}
    </div>
  );
}
