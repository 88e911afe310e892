import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatTime } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import { openStatuses, type ReceptionDate, type SessionListRow } from "../types";

/** What is being dragged: dragover does not tell, so it is kept here. */
export type Drag = { session: SessionListRow; grabbedAt: number };
let dragged: Drag | undefined;
export const draggedSession = (): Drag | undefined => dragged;

export const isMovable = (session: SessionListRow): boolean =>
  openStatuses.includes(session.status) && may("sessions.edit");

type Props = {
  session: SessionListRow;
  onMove: (session: SessionListRow) => void;
  style?: CSSProperties;
  isTall?: boolean;
};

/** A session in the calendar: its time, what it is and where it stands. Dragged, or moved with the M key. */
export function SessionChip({ session, onMove, style, isTall }: Props) {
  const { t } = useTranslation("sessions");
  const canMove = isMovable(session);
  const times = `${formatTime(session.starts_at)}–${formatTime(session.ends_at)}`;
  const title = [
    `${times} ${session.code}`,
    session.title,
    `${t("fields.chair")}: ${session.chair_name}`,
    t(`status.${session.status}`),
  ];
  if (session.obstacle_count) title.push(t("obstacle.count", { count: session.obstacle_count }));
  return (
    <Link
      className="session-chip"
      data-status={session.status}
      to={`/sessions/${session.id}`}
      style={style}
      title={title.join("\n")}
      draggable={canMove}
      aria-keyshortcuts={canMove ? "m" : undefined}
      onDragStart={(event) => {
        dragged = { session, grabbedAt: event.clientY - event.currentTarget.getBoundingClientRect().top };
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", session.code);
      }}
      onDragEnd={() => {
        dragged = undefined;
      }}
      onKeyDown={(event) => {
        if (canMove && event.key.toLowerCase() === "m" && !event.ctrlKey && !event.metaKey && !event.altKey) {
          event.preventDefault();
          onMove(session);
        }
      }}
    >
      <span className="session-chip-head num">
        <strong>{isTall ? times : formatTime(session.starts_at)}</strong> {t(`status.${session.status}`)}
      </span>
      <span className="session-chip-title">{session.title}</span>
      {isTall ? <span className="session-chip-title">{session.chair_name}</span> : null}
      {session.obstacle_count || session.next_state === "overdue" ? (
        <span className="session-chip-mark" data-overdue={session.next_state === "overdue" || undefined}>
          {session.next_state === "overdue"
            ? t("calendar.overdue")
            : t("obstacle.count", { count: session.obstacle_count })}
        </span>
      ) : null}
    </Link>
  );
}

/** A fixed day that no session has been planned for yet. */
export function ReceptionChip({ date, style }: { date: ReceptionDate; style?: CSSProperties }) {
  const { t } = useTranslation("sessions");
  const text = t("calendar.fixedDay", { leader: date.leader_name });
  const body = (
    <>
      <span className="session-chip-head num">
        <strong>{formatTime(date.starts_at)}</strong> {t("calendar.fixed")}
      </span>
      <span className="session-chip-title">{date.leader_name}</span>
    </>
  );
  if (!may("sessions.edit") || Date.parse(date.starts_at) < Date.now())
    return (
      <span className="session-chip is-ghost" style={style} title={text}>
        {body}
      </span>
    );
  return (
    <Link
      className="session-chip is-ghost"
      style={style}
      to={`/sessions/new?reception_day=${date.reception_day_id}&day=${date.day}`}
      title={`${text}. ${t("calendar.planIt")}`}
    >
      {body}
    </Link>
  );
}
