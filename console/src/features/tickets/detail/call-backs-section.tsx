import { PhoneOutlined } from "@ant-design/icons";
import { useList } from "@refinedev/core";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDateTime } from "../../../lib/date-time";
import { may } from "../../../lib/me";
import { CallBackModal } from "../intake/call-back-modal";
import type { TicketRow } from "../types";

type CallBack = { id: number; due_at: string; reason: string; staff_name: string | null };

/** Promises to call this ticket's citizen back; one more with a click. For those who answer the line. */
export function CallBacksSection({ ticket }: { ticket: TicketRow }) {
  const { t } = useTranslation("calls");
  const [isAsking, setAsking] = useState(false);
  const mayCall = may("tickets.receive");
  const { query, result } = useList<CallBack>({
    resource: "call_backs",
    filters: [
      { field: "ticket_id", operator: "eq", value: ticket.id },
      { field: "status", operator: "eq", value: "open" },
    ],
    sorters: [{ field: "due_at", order: "asc" }],
    pagination: { currentPage: 1, pageSize: 5 },
    meta: { select: "id, due_at, reason, staff_name" },
    errorNotification: false,
    queryOptions: { enabled: mayCall },
  });
  if (!mayCall || !ticket.citizen_phone_masked) return null;
  return (
    <section className="sheet sheet-pad" aria-labelledby="ticket-call-backs">
      <div className="sheet-head">
        <h2 id="ticket-call-backs" className="sheet-title">
          {t("callBack.onTicket")}
        </h2>
        <Button size="small" icon={<PhoneOutlined />} onClick={() => setAsking(true)}>
          {t("callBack.add")}
        </Button>
      </div>
      {query.isSuccess && !result.data.length ? <p className="muted">{t("callBack.noneYet")}</p> : null}
      {result.data.map((each) => (
        <p key={each.id}>
          <Link to={`/calls/call-backs?as=all&id=${each.id}`} className="num">
            {formatDateTime(each.due_at)}
          </Link>{" "}
          <span className="muted">{each.staff_name ?? t("callBack.anybody")}</span>
          <br />
          {each.reason}
        </p>
      ))}
      {isAsking ? (
        <CallBackModal
          fullName={undefined}
          ticket={{ id: ticket.id, code: ticket.code, excerpt: ticket.content }}
          onClose={() => setAsking(false)}
          onDone={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}
