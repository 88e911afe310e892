import { Pagination } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ListController } from "../../../components/use-list-state";
import { formatDateTime } from "../../../lib/date-time";
import { StatusTag } from "../status-tag";
import type { TicketRow } from "../types";
import { ClockCell, placeOf, TicketMarks } from "./queue-columns";

type Props = { rows: readonly TicketRow[]; total: number; list: ListController };

/** The queue on a phone: what is due and what it is about, the whole card a link. */
export function TicketCards({ rows, total, list }: Props) {
  const { t } = useTranslation("tickets");
  return (
    <div className="data-frame">
      <ul className="ticket-cards" aria-label={t("queue.title")}>
        {rows.map((row) => (
          <li key={row.id}>
            <div className="ticket-card-head">
              <span className="ticket-code">
                <Link className="num ticket-card-link" to={`/tickets/${row.id}`}>
                  {row.code}
                </Link>
                <TicketMarks row={row} t={t} />
              </span>
              <ClockCell row={row} t={t} />
            </div>
            <p className="ticket-card-text">{row.content}</p>
            <div className="ticket-card-foot">
              <StatusTag status={row.status} />
              <span className="clip">{row.agency_name ?? placeOf(row)}</span>
            </div>
            <small className="muted num">{formatDateTime(row.received_at)}</small>
          </li>
        ))}
      </ul>
      {total > list.pageSize ? (
        <Pagination
          className="data-pager"
          size="small"
          simple
          current={list.page}
          pageSize={list.pageSize}
          total={total}
          showSizeChanger={false}
          onChange={(page) => list.setPage(page, list.pageSize)}
        />
      ) : null}
    </div>
  );
}
