import { CheckCircleFilled, WarningFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { StatusTag } from "../status-tag";
import type { TicketStatus } from "../types";
import type { BulkRow } from "./run-bulk";

type Props = { rows: readonly BulkRow[]; codeOf: (id: number) => string };

/** Why a ticket could not take the step, in words. */
export function useReason(): (row: Pick<BulkRow, "error" | "params">) => string {
  const { t } = useTranslation(["tickets", "errors"]);
  return ({ error, params }) => {
    if (error === "ticket.wrong_status" && typeof params?.status === "string") {
      return t("bulk.wrongStatus", { status: t(`status.${params.status}`) });
    }
    return t([`errors:${error}`, "errors:unknown"], params ?? {}) as string;
  };
}

/** What became of every ticket: those that failed first, each with its reason. */
export function BulkResult({ rows, codeOf }: Props) {
  const { t } = useTranslation("tickets");
  const reason = useReason();
  const failed = rows.filter((row) => !row.ok);
  const done = rows.filter((row) => row.ok);
  return (
    <div className="bulk-result">
      <p role="status" className="bulk-summary">
        {done.length ? (
          <span className="bulk-done">
            <CheckCircleFilled aria-hidden="true" /> {t("bulk.done", { count: done.length })}
          </span>
        ) : null}
        {failed.length ? (
          <span className="bulk-failed">
            <WarningFilled aria-hidden="true" /> {t("bulk.failed", { count: failed.length })}
          </span>
        ) : null}
      </p>
      <ul className="bulk-rows" aria-label={t("bulk.perTicket")}>
        {[...failed, ...done].map((row) => (
          <li key={row.id} data-ok={row.ok}>
            <Link className="num" to={`/tickets/${row.id}`} target="_blank">
              {row.code ?? codeOf(row.id)}
            </Link>
            {row.ok ? (
              row.status ? (
                <StatusTag status={row.status as TicketStatus} />
              ) : null
            ) : (
              <span>{reason(row)}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
