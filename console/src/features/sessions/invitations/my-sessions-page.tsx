import { MailOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Segmented, Skeleton } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { type AppError, toAppError } from "../../../lib/app-error";
import { formatDate, formatTime } from "../../../lib/date-time";
import { myId, useMe } from "../../../lib/me";
import { supabase } from "../../../lib/supabase";
import { weekdayOf } from "../calendar/calendar-days";
import { sessionParts } from "../session-part";
import "../sessions.css";
import { SessionStatusTag } from "../status-tag";
import { openStatuses, type ParticipantRow, type SessionRow } from "../types";
import { useSessionsLive, useSessionsRefresh } from "../use-session";
import { ReplyButtons } from "./reply-buttons";

type Invitation = ParticipantRow & {
  session: SessionRow;
  point: { point: { name: string; address: string | null } } | null;
};

/** The invitations of the person at the screen, and of those whose deputy they are. */
function useInvitations(staffIds: number[]) {
  return useQuery<Invitation[], AppError>({
    queryKey: ["sessions", "invitations", staffIds],
    enabled: staffIds.length > 0,
    queryFn: async () => {
      const participants = await supabase()
        .from("session_participants")
        .select("*, point:session_points!session_point_id(point:meeting_points!point_id(name, address))")
        .in("staff_id", staffIds)
        .is("removed_at", null)
        .neq("invitation", "none")
        .order("session_id", { ascending: false })
        .limit(300);
      if (participants.error) throw toAppError(participants.error, participants.status);
      const own = participants.data as unknown as Omit<Invitation, "session">[];
      if (!own.length) return [];
      // Asked for by themselves: the embedded server takes an embed of this name for the login sessions of its own.
      const sessions = await supabase()
        .from("sessions")
        .select("*")
        .in("id", [...new Set(own.map((each) => each.session_id))]);
      if (sessions.error) throw toAppError(sessions.error, sessions.status);
      const known = new Map((sessions.data as unknown as SessionRow[]).map((session) => [session.id, session]));
      return own
        .flatMap((each) => {
          const session = known.get(each.session_id);
          return session ? [{ ...each, session }] : [];
        })
        .sort((a, b) => a.session.starts_at.localeCompare(b.session.starts_at));
    },
  });
}

function Card({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation("sessions");
  const me = useMe();
  const refresh = useSessionsRefresh();
  const { session } = invitation;
  const day = formatDate(session.starts_at).split("/").reverse().join("-");
  const isOpen = openStatuses.includes(session.status) || session.status === "live";
  const deputyOf = me?.deputy_for.find((each) => each.id === invitation.staff_id);
  return (
    <li className="sheet sheet-pad invitation">
      <div className="invitation-when num">
        <span>{t(`weekday.${weekdayOf(day)}`)}</span>
        <strong>{formatDate(session.starts_at)}</strong>
        <span>
          {formatTime(session.starts_at)}–{formatTime(session.ends_at)}
        </span>
      </div>
      <div className="invitation-what">
        <h2>
          <Link to={`/sessions/${session.id}`}>{session.title}</Link> <SessionStatusTag status={session.status} />
        </h2>
        <p>
          {t("fields.chair")}: {session.chair_name}
          {session.chair_title ? `, ${session.chair_title}` : ""}
        </p>
        {invitation.point ? (
          <p className="muted">
            {[invitation.point.point.name, invitation.point.point.address].filter(Boolean).join(" · ")}
          </p>
        ) : null}
        <p>
          {deputyOf ? t("mine.deputyOf", { name: deputyOf.display_name }) : null}{" "}
          {t("mine.invitedAs", { capacity: t(`capacity.${invitation.capacity}`) })}{" "}
          <strong>{t(`reply.${invitation.invitation}`)}</strong>
          {invitation.substitute_name ? ` (${invitation.substitute_name})` : ""}
        </p>
        {session.status === "cancelled" ? <p>{session.cancel_reason}</p> : null}
        {isOpen ? (
          <div className="invitation-actions">
            <Suspense fallback={null}>
              {sessionParts.map((part) =>
                part.Header ? <part.Header key={part.order} session={session} onChanged={refresh} /> : null,
              )}
            </Suspense>
            <ReplyButtons sessionId={session.id} person={invitation} />
          </div>
        ) : null}
      </div>
    </li>
  );
}

/** Own invitations: what is coming, with an answer to give, and what has been. */
export function Page() {
  const { t } = useTranslation("sessions");
  const me = useMe();
  const [isPast, setPast] = useState(false);
  useSessionsLive();
  const own = myId();
  const query = useInvitations([...(own ? [own] : []), ...(me?.deputy_for.map((each) => each.id) ?? [])]);
  const isOver = (each: Invitation) =>
    ["ended", "concluded", "cancelled"].includes(each.session.status) || Date.parse(each.session.ends_at) < Date.now();
  const shown = (query.data ?? []).filter((each) => isOver(each) === isPast);
  if (isPast) shown.reverse();
  const waiting = (query.data ?? []).filter((each) => !isOver(each) && each.invitation === "sent").length;
  return (
    <div className="page sessions-page">
      <PageHeader title={t("mine.title")} subtitle={waiting ? t("mine.waiting", { count: waiting }) : undefined} />
      <Segmented
        aria-label={t("mine.title")}
        value={isPast}
        onChange={setPast}
        options={[
          { value: false, label: t("mine.coming") },
          { value: true, label: t("mine.past") },
        ]}
      />
      {query.isError && !query.data ? <ErrorState error={query.error} onRetry={query.refetch} /> : null}
      {query.isLoading ? <Skeleton active /> : null}
      {query.data && !shown.length ? (
        <EmptyState
          icon={<MailOutlined />}
          title={t(isPast ? "mine.emptyPast" : "mine.empty")}
          hint={t("mine.emptyHint")}
        />
      ) : (
        <ul className="invitation-list">
          {shown.map((each) => (
            <Card key={each.id} invitation={each} />
          ))}
        </ul>
      )}
    </div>
  );
}
