import { CloseOutlined, ExpandOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { type CSSProperties, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ErrorState } from "../../components/error-state";
import { MessageAlarm } from "../../components/message-alarm";
import { useListState } from "../../components/use-list-state";
import { formatDate, formatTime } from "../../lib/date-time";
import { ticketsLink, toMeasureFilter } from "./board-filter";
import { RateChange, wholeOf } from "./board-strip";
import { useFigures } from "./figures";
import { StateLine } from "./state-line";
import { TickAlarm } from "./tick-alarm";
import { TrendChart } from "./trend-chart";
import type { Board, Count, Week } from "./types";
import { useBoard } from "./use-board";
import { useCounts } from "./use-counts";
import { useNames } from "./use-names";
import { useTrend } from "./use-trend";
import "./board.css";
import "./wall.css";

const AGENCIES = 8;
const TICKETS = 6;

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 5_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The board for a screen on the wall: read from across the room, refreshed by itself, nothing to operate. */
export function Page() {
  const { t } = useTranslation("board");
  const navigate = useNavigate();
  const list = useListState();
  const filter = useMemo(() => toMeasureFilter(list.filters), [list.filters]);
  const board = useBoard(filter);
  const trend = useTrend(list.filters);
  const now = useNow();
  const query = list.params.toString();
  const leave = () => {
    if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    navigate(`/board${query ? `?${query}` : ""}`);
  };
  // A wall screen may sleep its page's timers; asking once a minute besides keeps it honest.
  const { refetch } = board;
  useEffect(() => {
    const timer = setInterval(() => refetch(), 60_000);
    return () => clearInterval(timer);
  }, [refetch]);
  useEffect(() => {
    document.title = t("wall.title");
  }, [t]);

  return (
    <main className="wall">
      <header className="wall-head">
        <h1>{t("wall.title")}</h1>
        <p>
          <time className="wall-time num">{formatTime(now)}</time> <span>{formatDate(now)}</span>
        </p>
        <div className="wall-tools">
          <Tooltip title={t("wall.fullScreen")}>
            <Button
              type="text"
              icon={<ExpandOutlined />}
              aria-label={t("wall.fullScreen")}
              onClick={() => document.documentElement.requestFullscreen().catch(() => undefined)}
            />
          </Tooltip>
          <Tooltip title={t("wall.leave")}>
            <Button type="text" icon={<CloseOutlined />} aria-label={t("wall.leave")} onClick={leave} />
          </Tooltip>
        </div>
      </header>
      <TickAlarm />
      <MessageAlarm />
      {board.data ? (
        <Wall board={board.data} weeks={trend.weeks} filters={list.filters} isStale={board.isError} />
      ) : board.isError ? (
        <ErrorState error={board.error} onRetry={() => board.refetch()} />
      ) : null}
    </main>
  );
}

type WallProps = { board: Board; weeks: Week[] | undefined; filters: Record<string, string[]>; isStale: boolean };

function Wall({ board, weeks, filters, isStale }: WallProps) {
  const { t } = useTranslation("board");
  const figures = useFigures();
  const { nameOf } = useNames();
  const whole = wholeOf(board);
  const counted = useCounts("agency", filters);
  const agencies = (counted.counts ?? []).filter((row) => row.overdue + row.due_soon > 0).slice(0, AGENCIES);
  const most = Math.max(1, ...agencies.map((row) => row.overdue + row.due_soon));
  const numbers = [
    { label: t("overdueNow"), value: figures.count(whole.overdue), tone: whole.overdue ? "overdue" : undefined },
    { label: t("dueSoon"), value: figures.count(whole.due_soon), tone: whole.due_soon ? "due-soon" : undefined },
    { label: t("open"), value: figures.count(whole.total) },
    { label: t("receivedToday"), value: figures.count(board.flow.today.received) },
    { label: t("answeredToday"), value: figures.count(board.flow.today.answered) },
    {
      label: t("rateThisWeek"),
      value: figures.rate(weeks?.at(-1)?.overdue_rate),
      note: weeks ? <RateChange weeks={weeks} /> : null,
    },
  ];
  return (
    <>
      <dl className="wall-numbers">
        {numbers.map(({ label, value, tone, note }) => (
          <div key={label} data-tone={tone}>
            <dd className="num">{value}</dd>
            <dt>{label}</dt>
            {note ? <dd className="wall-note">{note}</dd> : null}
          </div>
        ))}
      </dl>
      {whole.total ? (
        <StateLine count={whole} linkOf={(state) => ticketsLink(filters, { clock_state: [state] })} />
      ) : null}
      <div className="wall-columns">
        <section>
          <h2>{t("wall.agencies")}</h2>
          {!counted.counts ? (
            counted.isError ? (
              <ErrorState error={counted.error} onRetry={() => counted.refetch()} />
            ) : null
          ) : agencies.length ? (
            <ol className="wall-agencies">
              {agencies.map((row) => (
                <AgencyBar key={row.key ?? "none"} row={row} most={most} name={nameOf("agency")(row)} />
              ))}
            </ol>
          ) : (
            <p className="muted">{t("wall.noneLate")}</p>
          )}
        </section>
        <section>
          <h2>{t("oldest.title")}</h2>
          <ol className="wall-tickets">
            {board.oldest.slice(0, TICKETS).map((ticket) => (
              <li key={ticket.id} data-state={ticket.clock_state}>
                <span className="num">{ticket.code}</span>
                <span className="wall-clip">{ticket.content}</span>
                <small>
                  {ticket.agency_name ?? t("without.agency")} ·{" "}
                  {t("wall.received", { date: formatDate(ticket.received_at) })}
                </small>
              </li>
            ))}
          </ol>
        </section>
        {weeks ? (
          <TrendChart
            weeks={weeks}
            filters={filters}
            height={Math.round(Math.max(300, window.innerHeight * 0.44))}
            isWall
          />
        ) : (
          <span />
        )}
      </div>
      <footer className="wall-foot">
        {t(board.is_whole ? "scope.whole" : "scope.own")} · {t("asOf", { time: formatTime(board.as_of) })}
        {isStale || counted.isError ? <strong> · {t("wall.stale")}</strong> : null}
      </footer>
    </>
  );
}

function AgencyBar({ row, most, name }: { row: Count; most: number; name: string }) {
  const { t } = useTranslation("board");
  const figures = useFigures();
  const share = (value: number): CSSProperties => ({ width: `${(value / most) * 100}%` });
  return (
    <li>
      <span className="wall-clip">{name}</span>
      <span className="wall-bar" aria-hidden="true">
        <i data-state="overdue" style={share(row.overdue)} />
        <i data-state="due-soon" style={share(row.due_soon)} />
      </span>
      <strong className="num" title={`${t("state.overdue")}: ${figures.count(row.overdue)}`}>
        {figures.count(row.overdue)}
      </strong>
    </li>
  );
}
