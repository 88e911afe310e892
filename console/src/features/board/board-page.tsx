import { ExpandOutlined, ReadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { FollowUpLine } from "../../components/follow-up-line";
import { PageHeader } from "../../components/page-header";
import { useListState } from "../../components/use-list-state";
import { formatTime } from "../../lib/date-time";
import { AgencyTable } from "./agency-table";
import "./board.css";
import { MessageAlarm } from "../../components/message-alarm";
import { AgeChart, LevelChart, PlaceChart, SubjectChart } from "./board-charts";
import { toMeasureFilter } from "./board-filter";
import { BoardFilterBar } from "./board-filter-bar";
import { BoardStrip } from "./board-strip";
import { OldestTable } from "./oldest-table";
import { TickAlarm } from "./tick-alarm";
import { TrendChart } from "./trend-chart";
import type { Board } from "./types";
import { useBoard } from "./use-board";
import { useTrend } from "./use-trend";

/** The supervisor's board: what is late, where, for how long, and how it has been going. */
export function Page() {
  const { t } = useTranslation("board");
  const navigate = useNavigate();
  const list = useListState();
  const { filters } = list;
  const filter = useMemo(() => toMeasureFilter(filters), [filters]);
  const board = useBoard(filter);
  const trend = useTrend(filters);
  const query = list.params.toString();
  const suffix = query ? `?${query}` : "";

  return (
    <div className="page board">
      <PageHeader
        title={t("title")}
        subtitle={
          board.data ? (
            <span aria-live="off">
              {t(board.data.is_whole ? "scope.whole" : "scope.own")} ·{" "}
              {t("asOf", { time: formatTime(board.data.as_of) })}
            </span>
          ) : (
            " "
          )
        }
        actions={
          <>
            <Button icon={<ExpandOutlined />} onClick={() => navigate(`/board/wall${suffix}`)}>
              {t("wall.open")}
            </Button>
            <Link to={`/board/brief${suffix}`}>
              <Button type="primary" icon={<ReadOutlined />} tabIndex={-1}>
                {t("brief.open")}
              </Button>
            </Link>
          </>
        }
      />
      <TickAlarm />
      <MessageAlarm />
      <FollowUpLine />
      <BoardFilterBar list={list} />
      {board.isError && !board.data ? (
        <div className="sheet">
          <ErrorState error={board.error} onRetry={() => board.refetch()} />
        </div>
      ) : board.data ? (
        <Numbers board={board.data} trend={trend} list={list} />
      ) : (
        <div className="sheet board-waiting" aria-busy="true" />
      )}
    </div>
  );
}

type NumbersProps = { board: Board; trend: ReturnType<typeof useTrend>; list: ReturnType<typeof useListState> };

function Numbers({ board, trend, list }: NumbersProps) {
  const { t } = useTranslation("board");
  const { filters } = list;
  const isEmpty = !board.whole?.total;
  const isFiltered = Object.keys(filters).length > 0;
  const shared = { board, filters };
  const weeks =
    trend.isError && !trend.weeks ? (
      <div className="sheet">
        <ErrorState error={trend.error} onRetry={() => trend.refetch()} />
      </div>
    ) : trend.weeks ? (
      <TrendChart weeks={trend.weeks} filters={filters} height={328} />
    ) : (
      <div className="sheet board-waiting" aria-busy="true" />
    );
  return (
    <>
      <BoardStrip board={board} weeks={trend.weeks} filters={filters} />
      {isEmpty ? (
        <>
          <div className="sheet">
            <EmptyState
              title={t(isFiltered ? "empty.filtered" : "empty.title")}
              hint={t(isFiltered ? "empty.filteredHint" : "empty.hint")}
              actions={isFiltered ? <Button onClick={list.clear}>{t("common:filter.clear")}</Button> : undefined}
            />
          </div>
          {weeks}
        </>
      ) : (
        <>
          <div className="board-row" data-split="7-5">
            <PlaceChart filters={filters} />
            <div className="board-stack">
              <LevelChart filters={filters} />
              <AgeChart {...shared} />
            </div>
          </div>
          <OldestTable tickets={board.oldest} filters={filters} />
          <div className="board-row" data-split="7-5">
            {weeks}
            <SubjectChart filters={filters} />
          </div>
          <AgencyTable {...shared} />
        </>
      )}
    </>
  );
}
