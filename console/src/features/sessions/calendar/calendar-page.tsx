import { LeftOutlined, PlusOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Grid, Segmented, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { TodaySessions } from "../../../components/sessions/today-sessions";
import { formatDate, isoDate } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import "../sessions.css";
import { useSessionsLive } from "../use-session";
import { AgendaList } from "./agenda-list";
import { addDays, addMonths, monthDays, weekDays } from "./calendar-days";
import { MonthGrid, type Move } from "./month-grid";
import { RescheduleDialog } from "./reschedule-dialog";
import { SessionTable } from "./session-table";
import { useOfficeDays, useReceptionDates, useSessionsBetween } from "./use-calendar";
import { WeekGrid } from "./week-grid";

const views = ["month", "week", "list"] as const;
type View = (typeof views)[number];

function Calendar({ view, day, onMove }: { view: "month" | "week"; day: string; onMove: (move: Move) => void }) {
  const { t } = useTranslation("sessions");
  const { md } = Grid.useBreakpoint();
  const days = useMemo(() => (view === "month" ? monthDays(day) : weekDays(day)), [view, day]);
  const from = days[0] as string;
  const to = days.at(-1) as string;
  const query = useSessionsBetween(from, to);
  const office = useOfficeDays(from, to);
  const fixed = useReceptionDates(from, to);
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const props = { days, sessions: query.data, fixed, office, onMove };
  const isNarrow = md === false;
  return (
    <>
      {isNarrow ? (
        <AgendaList
          {...props}
          days={view === "month" ? days.filter((each) => each.slice(0, 7) === day.slice(0, 7)) : days}
        />
      ) : view === "month" ? (
        <MonthGrid {...props} month={day.slice(0, 7)} />
      ) : (
        <WeekGrid {...props} />
      )}
      {isNarrow ? null : (
        <p className="calendar-legend muted">
          {t("calendar.legend")} {may("sessions.edit") ? t("calendar.moveHint") : ""}
        </p>
      )}
    </>
  );
}

/** The calendar of the sessions: month, week, or a list to filter and export. */
export function Page() {
  const { t } = useTranslation("sessions");
  const [params, setParams] = useSearchParams();
  const [move, setMove] = useState<Move>();
  const [total, setTotal] = useState<number>();
  useSessionsLive();
  const view: View = views.find((each) => each === params.get("as")) ?? "month";
  const today = isoDate(new Date());
  const asked = params.get("day") ?? "";
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today;
  const go = (next: { show?: View; day?: string }) =>
    setParams(
      { as: next.show ?? view, ...((next.show ?? view) === "list" ? {} : { day: next.day ?? day }) },
      { replace: true },
    );
  const step = (count: number) => go({ day: view === "month" ? addMonths(day, count) : addDays(day, 7 * count) });
  const week = weekDays(day);
  const period =
    view === "month"
      ? t("calendar.month", { month: Number(day.slice(5, 7)), year: day.slice(0, 4) })
      : `${formatDate(week[0])} – ${formatDate(week[6])}`;
  return (
    <div className="page sessions-page">
      <PageHeader
        title={t("title")}
        count={view === "list" ? total : undefined}
        actions={
          may("sessions.edit") ? (
            <Link to="/sessions/new">
              <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
                {t("plan.new")}
              </Button>
            </Link>
          ) : null
        }
      />
      <TodaySessions />
      <div className="calendar-tools">
        <Segmented
          aria-label={t("calendar.view")}
          value={view}
          options={views.map((value) => ({ value, label: t(`calendar.${value}View`) }))}
          onChange={(value) => go({ show: value as View })}
        />
        {view === "list" ? null : (
          <div className="calendar-steps">
            <Button icon={<LeftOutlined />} aria-label={t("calendar.back")} onClick={() => step(-1)} />
            <Button onClick={() => go({ day: today })}>{t("calendar.today")}</Button>
            <Button icon={<RightOutlined />} aria-label={t("calendar.forward")} onClick={() => step(1)} />
            <h2 aria-live="polite">{period}</h2>
          </div>
        )}
      </div>
      {view === "list" ? <SessionTable onTotal={setTotal} /> : <Calendar view={view} day={day} onMove={setMove} />}
      {move ? (
        <RescheduleDialog
          key={`${move.session.id} ${move.starts_at}`}
          session={{ ...move.session, agency_id: move.session.agency_id ?? null }}
          startsAt={move.starts_at}
          endsAt={move.ends_at}
          onClose={() => setMove(undefined)}
        />
      ) : null}
    </div>
  );
}
