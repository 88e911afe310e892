import { Tabs, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../../components/empty-state";
import { ErrorState } from "../../../components/error-state";
import { PageLoading } from "../../../components/page-loading";
import "../../../components/page.css";
import { formatDateTime, formatTime } from "../../../lib/date-time";
import { AgendaPanel } from "./agenda-panel";
import { CasePanel } from "./case-panel";
import { DecisionForm, TaskList } from "./decision-form";
import { NotePad } from "./note-pad";
import { PeoplePanel } from "./people-panel";
import "./room.css";
import { RoomStage } from "./room-stage";
import { RunControls } from "./run-controls";
import { useRoomCases, useRoomTasks } from "./use-cases";
import { type Room, useRoom, useRoomRights } from "./use-room";

/** The room of a session: the video, and beside it everything the session needs, which goes on when the video does not. */
export function Page() {
  const { t } = useTranslation(["room", "errors"]);
  const id = Number(useParams().id);
  const room = useRoom(id);
  if (room.isLoading) return <PageLoading />;
  if (room.isError && !room.data) return <ErrorState error={room.error} onRetry={() => room.refetch()} />;
  if (!room.data) return <EmptyState title={t("errors:session.not_found")} actions={<Link to="/">{t("home")}</Link>} />;
  return <RoomView room={room.data} isStale={room.isError} />;
}

function RoomView({ room, isStale }: { room: Room; isStale: boolean }) {
  const { t } = useTranslation("room");
  const rights = useRoomRights(room);
  const cases = useRoomCases(room.id);
  const tasks = useRoomTasks(room.id);
  const current = room.session_agenda.find((item) => item.id === room.current_item_id);
  const currentCase = cases.data?.find((each) => each.id === current?.case_id);
  const decide = rights.runs && ["live", "ended"].includes(room.status);
  return (
    <div className="room">
      <header className="room-head">
        <div className="room-title">
          <Link to={`/sessions/${room.id}`}>
            <span className="num">{room.code}</span>
          </Link>
          <h1>{room.title}</h1>
          <p>
            {formatDateTime(room.starts_at)}–{formatTime(room.ends_at)} · {t("chair")}: {room.chair_name}
          </p>
        </div>
        <div className="room-head-side">
          <Tag bordered={false}>{t(`session.${room.status}`)}</Tag>
          {room.recording_state === "on" ? (
            <span className="room-recording" role="status">
              {t("recordingOn")}
            </span>
          ) : room.is_recorded && room.status === "live" ? (
            <span className="room-recording-plan">{t("recordingPlanned")}</span>
          ) : null}
          {rights.runs ? <RunControls room={room} /> : null}
        </div>
      </header>
      {room.status === "cancelled" ? (
        <p className="room-cancelled">{t("cancelled", { reason: room.cancel_reason })}</p>
      ) : null}
      {isStale ? (
        <p className="room-stale" role="alert">
          {t("stale")}
        </p>
      ) : null}
      <div className="room-grid">
        <main className="room-main">
          <RoomStage room={room} />
        </main>
        <aside className="room-side">
          <AgendaPanel room={room} canRun={rights.runs} />
          <PeoplePanel room={room} />
        </aside>
        <section className="sheet room-work" aria-label={t("work")}>
          <Tabs
            items={[
              {
                key: "notes",
                label: t("notes.title"),
                children: <NotePad sessionId={room.id} canWrite={rights.writes} />,
              },
              {
                key: "case",
                label: t("case.title"),
                children: <CasePanel cases={cases.data ?? []} currentId={current?.case_id} />,
              },
              {
                key: "tasks",
                label: `${t("task.title")}${tasks.data?.length ? ` (${tasks.data.length})` : ""}`,
                children: (
                  <>
                    {decide ? (
                      <DecisionForm sessionId={room.id} current={currentCase} cases={cases.data ?? []} />
                    ) : null}
                    <TaskList tasks={tasks.data ?? []} />
                  </>
                ),
              },
            ]}
          />
        </section>
      </div>
    </div>
  );
}
