import { VideoCameraOutlined } from "@ant-design/icons";
import { useList } from "@refinedev/core";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { dayBoundary, formatTime, isoDate } from "../../lib/date-time";
import { may, useMe } from "../../lib/me";
import "./today-sessions.css";

type Row = {
  id: number;
  code: string;
  title: string;
  status: string;
  starts_at: string;
  ends_at: string;
  chair_name: string;
  session_participants: { staff_id: number | null; capacity: string; invitation: string; removed_at: string | null }[];
};

const select = `id, code, title, status, starts_at, ends_at, chair_name,
  session_participants(staff_id, capacity, invitation, removed_at)`;
const opensBefore = 30 * 60_000;

/** The day's reception sessions, each with the one button that matters. Nothing when there is none, unless asked to say so. */
export function TodaySessions({ showEmpty = false }: { showEmpty?: boolean }) {
  const { t } = useTranslation("room");
  const me = useMe();
  const navigate = useNavigate();
  const today = isoDate(new Date());
  const { query, result } = useList<Row>({
    resource: "sessions",
    filters: [
      { field: "starts_at", operator: "lt", value: dayBoundary(today, true) },
      { field: "ends_at", operator: "gte", value: dayBoundary(today) },
      { field: "status", operator: "in", value: ["planned", "reported", "invited", "tested", "live", "ended"] },
    ],
    sorters: [{ field: "starts_at", order: "asc" }],
    pagination: { currentPage: 1, pageSize: 20 },
    meta: { select },
    errorNotification: false,
    queryOptions: { enabled: may("sessions.read"), refetchInterval: 30_000, placeholderData: (previous) => previous },
  });
  // The rest of the page does its work without this.
  if (!may("sessions.read") || query.isError || !query.isSuccess) return null;
  const mine = me ? [me.person.id, ...me.deputy_for.map((each) => each.id)] : [];
  const mayJoin = (row: Row) =>
    may("sessions.edit") ||
    may("sessions.test") ||
    row.session_participants.some(
      (each) =>
        each.staff_id !== null &&
        mine.includes(each.staff_id) &&
        !each.removed_at &&
        (each.invitation !== "none" || ["chair", "secretary"].includes(each.capacity)),
    );
  // A leader who reads every session is shown their own day.
  const rows = result.data.filter((row) => row.status !== "ended" && mayJoin(row));
  if (!rows.length && !showEmpty) return null;
  return (
    <section className="sheet sheet-pad today-sessions" aria-labelledby="today-sessions">
      <h2 className="sheet-title" id="today-sessions">
        {t("today.title")}
      </h2>
      {rows.length ? (
        <ul>
          {rows.map((row) => {
            const opensAt = +new Date(row.starts_at) - opensBefore;
            const isOpen = Date.now() >= opensAt;
            return (
              <li key={row.id}>
                <span className="today-sessions-time num">{formatTime(row.starts_at)}</span>
                <span className="today-sessions-what">
                  <Link to={`/sessions/${row.id}`}>{row.title}</Link>
                  <small>
                    {row.status === "live" ? <span className="today-sessions-live">{t("today.live")} · </span> : null}
                    {t("chair")}: {row.chair_name}
                    {isOpen ? null : ` · ${t("today.opens", { time: formatTime(opensAt) })}`}
                  </small>
                </span>
                <span className="today-sessions-do">
                  <Button
                    type={isOpen ? "primary" : "default"}
                    size="large"
                    icon={<VideoCameraOutlined />}
                    onClick={() => navigate(`/sessions/${row.id}/room`)}
                  >
                    {t(isOpen ? "today.join" : "today.prepare")}
                  </Button>
                </span>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="muted">{t("today.none")}</p>
      )}
    </section>
  );
}
