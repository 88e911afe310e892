import { Grid } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ClockBadge } from "../../components/clock-badge";
import { type DataColumn, DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { type BoardFilters, ticketsLink } from "./board-filter";
import type { BoardTicket } from "./types";
import { useIsTight } from "./use-is-tight";

/** The tickets that have been open longest. */
export function OldestTable({ tickets, filters }: { tickets: BoardTicket[]; filters: BoardFilters }) {
  const { t } = useTranslation("board");
  const isNarrow = Grid.useBreakpoint().md === false;
  const isTight = useIsTight() && !isNarrow;
  const all: DataColumn<BoardTicket>[] = [
    {
      key: "ticket",
      title: t("oldest.ticket"),
      render: (ticket) => (
        <span className="board-ticket">
          <Link to={`/tickets/${ticket.id}`} className="num board-code">
            {ticket.code}
          </Link>
          <span className="clip">{ticket.content}</span>
        </span>
      ),
    },
    {
      key: "state",
      title: t("dimension.clock_state"),
      width: 232,
      render: (ticket) => (
        <ClockBadge
          state={ticket.clock_state === "none" ? null : ticket.clock_state}
          dueAt={ticket.due_at}
          remainingSeconds={ticket.remaining_seconds}
        />
      ),
    },
    {
      key: "level",
      title: t("dimension.level"),
      width: 120,
      render: (ticket) => <span className="nowrap">{ticket.level ? t(`level.${ticket.level}`) : "–"}</span>,
    },
    {
      key: "agency",
      title: t("dimension.agency"),
      width: 230,
      render: (ticket) => <span className="clip board-agency">{ticket.agency_name ?? t("without.agency")}</span>,
    },
    {
      key: "received",
      title: t("oldest.received"),
      width: 164,
      render: (ticket) => <DateTime value={ticket.received_at} />,
    },
  ];
  const columns = isTight ? all.filter((column) => column.key !== "level") : all;
  return (
    <section className="board-block" aria-labelledby="board-oldest">
      <header className="board-block-head">
        <h2 id="board-oldest">{t("oldest.title")}</h2>
        <Link to={ticketsLink(filters, {}, { sort: "received_at" })}>{t("oldest.all")}</Link>
      </header>
      <DataTable
        label={t("oldest.title")}
        rows={isNarrow ? tickets.slice(0, 5) : tickets}
        columns={columns}
        rowLink={(ticket) => `/tickets/${ticket.id}`}
        empty={<EmptyState title={t("oldest.none")} />}
      />
    </section>
  );
}
