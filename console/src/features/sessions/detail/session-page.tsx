import { Alert, Skeleton, Tabs } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { AuditLink } from "../../../components/audit-link";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { formatDate, formatDateTime, formatTime } from "../../../lib/date-time";
import { may, myId } from "../../../lib/me";
import { weekdayOf } from "../calendar/calendar-days";
import { MyInvitation } from "../invitations/my-invitation";
import { sessionParts } from "../session-part";
import "../sessions.css";
import { SessionStatusTag } from "../status-tag";
import { openStatuses, type SessionRow } from "../types";
import { type SessionParts, useSession, useSessionParts, useSessionsLive, useSessionsRefresh } from "../use-session";
import { AgendaTab } from "./agenda-tab";
import { CasesSection } from "./cases-section";
import { ChecklistSection } from "./checklist-section";
import { nextThing } from "./next-thing";
import { ParticipantsSection } from "./participants-section";
import { PointsSection } from "./points-section";
import { SessionSteps } from "./session-steps";
import { TimelineTab } from "./timeline-tab";

function Facts({ session }: { session: SessionRow }) {
  const { t } = useTranslation("sessions");
  const facts: [string, string | null][] = [
    [t("fields.kind"), t(`kind.${session.kind}`)],
    [t("fields.chair"), [session.chair_name, session.chair_title].filter(Boolean).join(", ")],
    [t("fields.secretary"), session.secretary_name],
    [t("fields.purpose"), session.purpose],
    [t("fields.reported"), session.reported_at && formatDateTime(session.reported_at)],
    [t("fields.invited"), session.invited_at && formatDateTime(session.invited_at)],
    [t("fields.tested"), session.tested_at && formatDateTime(session.tested_at)],
    [t("fields.is_recorded"), t(session.is_recorded ? "fields.recordedYes" : "fields.recordedNo")],
    [t("fields.rescheduled"), session.reschedule_count ? t("fields.times", { count: session.reschedule_count }) : null],
  ];
  return (
    <section className="sheet sheet-pad" aria-label={t("detail.facts")}>
      <dl className="facts facts-stacked">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );
}

function SessionView({ session, parts }: { session: SessionRow; parts: SessionParts }) {
  const { t } = useTranslation();
  const refresh = useSessionsRefresh();
  const [params, setParams] = useSearchParams();
  const props = { session, onChanged: refresh };
  const mine = parts.participants.find((each) => each.staff_id === myId() && !each.removed_at);
  const toInvite = parts.participants.filter((each) => each.invitation === "none" && !each.removed_at).length;
  const next = nextThing(session, { toInvite, hasCases: parts.cases.length > 0 });
  const tabs = [
    {
      key: "plan",
      order: 10,
      label: t("sessions:tab.plan"),
      body: (
        <>
          <ChecklistSection session={session} />
          <CasesSection cases={parts.cases} />
          <PointsSection session={session} points={parts.points} tests={parts.tests} />
          <ParticipantsSection session={session} points={parts.points} participants={parts.participants} />
        </>
      ),
    },
    {
      key: "agenda",
      order: 20,
      label: t("sessions:tab.agenda"),
      body: <AgendaTab session={session} agenda={parts.agenda} />,
    },
    {
      key: "timeline",
      order: 90,
      label: t("sessions:tab.timeline"),
      body: (
        <>
          <TimelineTab events={parts.events} />
          <AuditLink subject="session" id={session.id} />
        </>
      ),
    },
    ...sessionParts.flatMap((part) =>
      (part.tabs ?? [])
        .filter((tab) => tab.isShown?.(session) ?? true)
        .map(({ key, order, label, Tab }) => ({ key, order, label: t(label), body: <Tab {...props} /> })),
    ),
  ].sort((a, b) => a.order - b.order);
  const asked = params.get("tab");
  const active = tabs.find((tab) => tab.key === asked)?.key ?? "plan";
  return (
    <div className="page sessions-page">
      <PageHeader
        title={session.title}
        back={
          may("sessions.edit") || may("sessions.test") || may("tickets.supervise") || may("sessions.lead")
            ? { label: t("sessions:title"), to: "/sessions" }
            : { label: t("sessions:mine.title"), to: "/my-sessions" }
        }
        tags={
          <>
            <span className="muted num">{session.code}</span>
            <SessionStatusTag status={session.status} />
          </>
        }
        subtitle={
          <>
            {t(`sessions:weekday.${weekdayOf(formatDate(session.starts_at).split("/").reverse().join("-"))}`)}{" "}
            <span className="num">
              {formatDate(session.starts_at)}, {formatTime(session.starts_at)} – {formatTime(session.ends_at)}
            </span>{" "}
            · {session.chair_name}
          </>
        }
        actions={
          <>
            <Suspense fallback={null}>
              {sessionParts.map((part) => (part.Header ? <part.Header key={part.order} {...props} /> : null))}
            </Suspense>
            <SessionSteps session={session} toInvite={toInvite} />
          </>
        }
      />
      {session.status === "cancelled" ? (
        <Alert
          type="info"
          showIcon
          className="session-notice"
          message={t("sessions:cancel.was", {
            at: formatDateTime(session.cancelled_at),
            reason: session.cancel_reason,
          })}
        />
      ) : null}
      {mine && mine.invitation !== "none" && (openStatuses.includes(session.status) || session.status === "live") ? (
        <MyInvitation session={session} person={mine} />
      ) : null}
      {next && may("sessions.edit") ? <p className="session-next">{t(`sessions:next.${next}`)}</p> : null}
      <Suspense fallback={null}>
        {sessionParts.map((part) => (part.Top ? <part.Top key={part.order} {...props} /> : null))}
      </Suspense>
      <div className="detail">
        <div className="detail-main">
          <Tabs
            activeKey={active}
            destroyOnHidden
            onChange={(key) =>
              setParams(
                (current) => {
                  current.set("tab", key);
                  return current;
                },
                { replace: true },
              )
            }
            items={tabs.map(({ key, label, body }) => ({
              key,
              label,
              children: (
                <Suspense fallback={<Skeleton active />}>
                  <div className="session-tab">{body}</div>
                </Suspense>
              ),
            }))}
          />
        </div>
        <aside className="detail-side">
          <Facts session={session} />
          <Suspense fallback={null}>
            {sessionParts.map((part) => (part.Side ? <part.Side key={part.order} {...props} /> : null))}
          </Suspense>
        </aside>
      </div>
    </div>
  );
}

/** One session: where it stands, what is owed by when, who, where and what about. */
export function Page() {
  const { t } = useTranslation("sessions");
  const id = Number(useParams().id);
  const session = useSession(id);
  const parts = useSessionParts(id);
  useSessionsLive();
  if (session.data && parts.data) return <SessionView key={id} session={session.data} parts={parts.data} />;
  const failed = [session, parts].find((query) => query.isError);
  return (
    <div className="page">
      {failed ? (
        <ErrorState error={failed.error} onRetry={failed.refetch} />
      ) : session.data === null || !Number.isSafeInteger(id) ? (
        <EmptyState title={t("detail.notFound")} hint={t("detail.notFoundHint")} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </div>
  );
}
