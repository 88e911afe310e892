import { CopyOutlined } from "@ant-design/icons";
import { Alert, App, Button, Skeleton, Tooltip } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { AuditLink } from "../../../components/audit-link";
import { ClocksSheet } from "../../../components/clocks/clocks-sheet";
import { type Contact, ContactSheet } from "../../../components/contact-sheet";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { StepButtons } from "../../../components/steps/step-buttons";
import { formatDateTime } from "../../../lib/date-time";
import { may, useMe } from "../../../lib/me";
import { keepRecent } from "../../../lib/recent";
import { LinkedSection, MergedNotice } from "../combine/linked-section";
import { BriefSection } from "../coordination/brief-section";
import { DraftSection } from "../coordination/draft-section";
import { startsFromParts, stepNotice, stepStart } from "../coordination/step-start";
import { TasksSection } from "../coordination/tasks-section";
import { useBriefs, useDrafts, useTasks } from "../coordination/use-coordination";
import { lastList } from "../last-list";
import { PublicationSheet, PublishedTag } from "../publication/publication-sheet";
import { ClockCell, placeOf, TicketMarks } from "../queue/queue-columns";
import { StatusTag } from "../status-tag";
import { isStep, orderSteps, type Step } from "../steps/step-definitions";
import { StepDialog } from "../steps/step-dialog";
import { dropOldDrafts } from "../steps/step-draft";
import { minorSteps, stepLetters } from "../steps/step-keys";
import "../tickets.css";
import type { TicketRow } from "../types";
import { useTicket, useTicketActions, useTicketParts, useTicketsLive, useTicketsRefresh } from "../use-ticket";
import { useTicketWatch } from "../use-ticket-watch";
import { AnswersSection } from "./answers-section";
import { AttachmentsSection } from "./attachments-section";
import { CallBacksSection } from "./call-backs-section";
import "./detail.css";
import { FactsSheet } from "./facts-sheet";
import { FollowSheet } from "./follow-sheet";
import { Neighbours } from "./neighbours";
import { NoteComposer } from "./note-composer";
import { PrintButton } from "./print-button";
import { TicketTimeline } from "./ticket-timeline";

const NOTHING: string[] = [];
const NO_ANSWERS: never[] = [];

/** What the reader should know before anything else. */
function Notices({ ticket }: { ticket: TicketRow }) {
  const { t } = useTranslation("tickets");
  const request = ticket.commitment_request;
  return (
    <>
      {request ? (
        <Alert
          type="info"
          showIcon
          message={t("detail.request", { due: formatDateTime(request.due_at), reason: request.reason ?? "" })}
        />
      ) : null}
    </>
  );
}

/** `isLost` = it went out of this person's sight while they were on its page; what they wrote must stay. */
function TicketView({ ticket, isLost }: { ticket: TicketRow; isLost: boolean }) {
  const { t } = useTranslation("tickets");
  const { message } = App.useApp();
  const parts = useTicketParts(ticket.id);
  const actions = useTicketActions(ticket.id);
  const allowed = isLost ? NOTHING : actions;
  const refresh = useTicketsRefresh();
  const [step, setStep] = useState<Step>();
  const [contact, setContact] = useState<Contact>();
  const tasks = useTasks(ticket.id);
  const drafts = useDrafts(ticket.id);
  const briefs = useBriefs(ticket.id);
  const ready = tasks.data && drafts.data ? { tasks: tasks.data, drafts: drafts.data } : undefined;
  // What is published already is edited from its sheet; up here it would look as if it were not.
  const steps = useMemo(
    () =>
      orderSteps(allowed, may("tickets.direct")).filter((each) => each !== "publish_ticket" || !ticket.is_published),
    [allowed, ticket.is_published],
  );
  const note = useRef<{ focus: () => void }>(null);
  // A note is written in its place under the ticket, everything else in a form over it. Its place may still be loading:
  // the wish is kept until it is there.
  const [wantsNote, setWantsNote] = useState(false);
  const openStep = useCallback((next: Step) => {
    if (next !== "add_note") setStep(next);
    else if (note.current) note.current.focus();
    else setWantsNote(true);
  }, []);
  // A list may send somebody here to take a step: ?step=coordinate_ticket.
  const [params, setParams] = useSearchParams();
  const asked = params.get("step");
  useEffect(() => {
    if (!asked || !allowed.includes(asked)) return;
    if (isStep(asked)) openStep(asked);
    setParams(
      (current) => {
        current.delete("step");
        return current;
      },
      { replace: true },
    );
  }, [asked, allowed, openStep, setParams]);
  useTicketWatch(ticket.id, ticket.version, step !== undefined);
  const me = useMe();
  useEffect(() => {
    if (me)
      keepRecent(me.person.id, {
        path: `/tickets/${ticket.id}`,
        title: ticket.code,
        detail: ticket.category_name ?? "",
      });
    dropOldDrafts();
  }, [me, ticket.id, ticket.code, ticket.category_name]);

  return (
    <div className="page ticket-page">
      <PageHeader
        title={ticket.code}
        back={{ label: t("detail.back"), to: lastList().url }}
        tags={
          <>
            <Tooltip title={t("detail.copyCode")}>
              <Button
                type="text"
                size="small"
                icon={<CopyOutlined />}
                aria-label={t("detail.copyCode")}
                onClick={() =>
                  navigator.clipboard?.writeText(ticket.code).then(() => message.success(t("intake.copied")))
                }
              />
            </Tooltip>
            <StatusTag status={ticket.status} />
            <TicketMarks row={{ ...ticket, is_published: false }} t={t} />
            {ticket.is_published ? <PublishedTag /> : null}
            {ticket.clock_state === "none" ? null : <ClockCell row={ticket} t={t} />}
          </>
        }
        actions={
          <>
            <Neighbours id={ticket.id} />
            <PrintButton id={ticket.id} />
            <StepButtons
              title={t("detail.actionsOf", { code: ticket.code })}
              steps={steps}
              labelOf={(step) => t(`steps.${step}.label`)}
              letters={stepLetters}
              minor={minorSteps}
              onStep={openStep}
            />
          </>
        }
      />
      <div className="detail">
        <div className="detail-main">
          {isLost ? <Alert type="warning" showIcon message={t("collision.lostTitle")} /> : null}
          <MergedNotice ticket={ticket} />
          <Notices ticket={ticket} />
          <section className="sheet sheet-pad" aria-labelledby="ticket-content">
            <h2 id="ticket-content" className="sheet-title">
              {t("detail.content")}
            </h2>
            <p className="ticket-text">{ticket.content}</p>
            {placeOf(ticket) ? <p className="ticket-place muted">{placeOf(ticket)}</p> : null}
            <AttachmentsSection
              ticketId={ticket.id}
              files={parts.data?.attachments ?? []}
              mayAdd={allowed.includes("add_attachment")}
              mayRemove={allowed.includes("remove_attachment")}
            />
          </section>
          <DraftSection drafts={drafts.data ?? []} allowed={allowed} onStep={openStep} />
          <TasksSection ticket={ticket} tasks={tasks.data ?? []} onChanged={refresh} />
          {tasks.isError && !tasks.data ? <ErrorState error={tasks.error} onRetry={tasks.refetch} /> : null}
          <BriefSection ticket={ticket} briefs={briefs.data ?? []} allowed={allowed} onStep={openStep} />
          {parts.isError && !parts.data ? <ErrorState error={parts.error} onRetry={parts.refetch} /> : null}
          {parts.isLoading ? <Skeleton active /> : null}
          {parts.data ? (
            <>
              <LinkedSection ticket={ticket} mayMerge={may("tickets.merge")} />
              <AnswersSection answers={parts.data.answers} ratings={parts.data.ratings} />
              {allowed.includes("add_note") ? (
                <NoteComposer ref={note} ticket={ticket} takesFocus={wantsNote} onSaved={refresh} />
              ) : null}
              <TicketTimeline events={parts.data.events} />
              <AuditLink subject="ticket" id={ticket.id} />
            </>
          ) : null}
        </div>
        <aside className="detail-side">
          <ClocksSheet resource="tickets" clocks={parts.data?.clocks} />
          {ticket.citizen_name_masked || ticket.citizen_phone_masked ? (
            <ContactSheet
              title={t("detail.contact")}
              masked={{ full_name: ticket.citizen_name_masked, phone: ticket.citizen_phone_masked }}
              mayReveal={allowed.includes("reveal_contact")}
              rpc="reveal_contact"
              args={{ p_ticket_id: ticket.id }}
              invalidates={["tickets"]}
              texts={{
                title: t("detail.revealTitle"),
                help: t("detail.revealText"),
                reasons: t("detail.revealReasons", { returnObjects: true }) as string[],
              }}
              contact={contact}
              onContact={setContact}
            >
              {ticket.is_confidential ? <p className="contact-note">{t("fields.confidential")}</p> : null}
            </ContactSheet>
          ) : null}
          <CallBacksSection ticket={ticket} />
          <FollowSheet ticketId={ticket.id} />
          <PublicationSheet
            ticket={ticket}
            answers={parts.data?.answers ?? NO_ANSWERS}
            allowed={allowed}
            onStep={openStep}
          />
          <FactsSheet ticket={ticket} />
        </aside>
      </div>
      {step && (ready || !startsFromParts(step)) ? (
        <StepDialog
          key={step}
          step={step}
          ticket={ticket}
          allowed={allowed}
          isLost={isLost}
          citizenName={contact?.full_name ?? undefined}
          citizenPhone={contact?.phone ?? undefined}
          initial={ready && stepStart(step, ticket, ready.tasks, ready.drafts)}
          onClose={() => setStep(undefined)}
          onReload={refresh}
          onDone={() => {
            setStep(undefined);
            refresh();
          }}
        >
          {ready ? stepNotice(t, step, ready.tasks, ready.drafts) : null}
        </StepDialog>
      ) : null}
    </div>
  );
}

/** One ticket: what was reported, what is owed and by when, what was done, and what this person may do now. */
export function Page() {
  const { t } = useTranslation("tickets");
  const id = Number(useParams().id);
  const query = useTicket(id);
  useTicketsLive();
  const last = useRef<TicketRow>(undefined);
  if (query.data) last.current = query.data;
  const ticket = query.data ?? (last.current?.id === id ? last.current : undefined);
  if (ticket) return <TicketView key={id} ticket={ticket} isLost={query.data === null} />;
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
