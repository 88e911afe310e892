import { FileDoneOutlined, WalletOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { ClockBadge } from "../../../components/clock-badge";
import type { CustomColumn } from "../../../components/custom-fields/use-custom-columns";
import { DateTime } from "../../../components/date-time";
import { formatDateTime } from "../../../lib/date-time";
import { StatusTag } from "../status-tag";
import { type DossierRow, money, shownState } from "../types";

export type QueueColumn = {
  key: string;
  render: (row: DossierRow) => ReactNode;
  /** What an export writes. */
  value: (row: DossierRow) => string | number | null;
  sortField?: string;
  width?: number;
  isOptional?: boolean;
};

const clip = (text: string | null | undefined): ReactNode =>
  text ? (
    <span className="clip" title={text}>
      {text}
    </span>
  ) : (
    <span className="muted">–</span>
  );
const date = (value: string | null): string | null => formatDateTime(value) || null;

/** Working minutes left, for a spreadsheet. */
const minutes = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds / 60));

/** Signs beside the number: apologised already, fee not paid. */
function Marks({ row, t }: { row: DossierRow; t: TFunction }) {
  return (
    <>
      {row.apologised_at ? (
        <Tooltip title={t("dossiers:marks.apologised", { due: formatDateTime(row.new_promised_at) })}>
          <FileDoneOutlined aria-label={t("dossiers:fields.apologised")} className="dossier-mark" />
        </Tooltip>
      ) : null}
      {row.fee_left > 0 && row.accepted_at ? (
        <Tooltip title={t("dossiers:marks.unpaid", { amount: money(row.fee_left) })}>
          <WalletOutlined aria-label={t("dossiers:fields.unpaid")} className="dossier-mark" />
        </Tooltip>
      ) : null}
    </>
  );
}

/** One of the office's own fields as a column. */
export const ownColumn = (field: CustomColumn): QueueColumn => ({
  key: field.key,
  width: 150,
  isOptional: true,
  render: (row) => clip(field.text(row)),
  value: field.exported,
});

export function queueColumns(t: TFunction): QueueColumn[] {
  return [
    {
      key: "number",
      sortField: "number",
      width: 190,
      render: (row) => (
        <span className="dossier-number">
          <Link className="num" to={`/dossiers/${row.id}`}>
            {row.number}
          </Link>
          <Marks row={row} t={t} />
        </span>
      ),
      value: (row) => row.number,
    },
    {
      key: "procedure",
      sortField: "procedure_name",
      width: 210,
      render: (row) => clip([row.procedure_name, row.subject].filter(Boolean).join(" – ")),
      value: (row) => row.procedure_name,
    },
    {
      key: "applicant",
      width: 112,
      render: (row) => clip(row.applicant_name_masked),
      value: (row) => row.applicant_name_masked,
    },
    {
      key: "status",
      sortField: "status",
      width: 130,
      render: (row) => <StatusTag status={row.status} />,
      value: (row) => t(`dossiers:status.${row.status}`),
    },
    {
      key: "step",
      width: 126,
      render: (row) => clip(row.step_name),
      value: (row) => row.step_name,
    },
    {
      key: "stepDue",
      sortField: "step_due_at",
      width: 158,
      render: (row) => (
        <ClockBadge
          state={shownState(row.step_clock_state)}
          dueAt={row.step_due_at}
          remainingSeconds={row.step_remaining_seconds}
          label={row.step_name ?? undefined}
        />
      ),
      value: (row) => minutes(row.step_remaining_seconds),
    },
    {
      key: "due",
      sortField: "due_at",
      width: 158,
      render: (row) => (
        <ClockBadge
          state={shownState(row.clock_state)}
          dueAt={row.due_at}
          remainingSeconds={row.remaining_seconds}
          label={t("dossiers:fields.due")}
        />
      ),
      value: (row) => minutes(row.remaining_seconds),
    },
    {
      key: "officer",
      width: 140,
      isOptional: true,
      render: (row) => clip(row.officer_name),
      value: (row) => row.officer_name,
    },
    {
      key: "stepAgency",
      width: 170,
      isOptional: true,
      render: (row) => clip(row.step_agency_short_name ?? row.step_agency_name),
      value: (row) => row.step_agency_name,
    },
    {
      key: "agency",
      width: 170,
      isOptional: true,
      render: (row) => clip(row.agency_short_name ?? row.agency_name),
      value: (row) => row.agency_name,
    },
    {
      key: "received",
      sortField: "received_at",
      width: 136,
      isOptional: true,
      render: (row) => <DateTime value={row.received_at} />,
      value: (row) => date(row.received_at),
    },
    {
      key: "channel",
      width: 110,
      isOptional: true,
      render: (row) => t(`dossiers:channel.${row.channel}`),
      value: (row) => t(`dossiers:channel.${row.channel}`),
    },
    {
      key: "promised",
      sortField: "promised_at",
      width: 136,
      isOptional: true,
      render: (row) => <DateTime value={row.new_promised_at ?? row.promised_at} />,
      value: (row) => date(row.new_promised_at ?? row.promised_at),
    },
    {
      key: "returned",
      sortField: "returned_at",
      width: 136,
      isOptional: true,
      render: (row) => <DateTime value={row.returned_at} />,
      value: (row) => date(row.returned_at),
    },
    {
      key: "fee",
      width: 110,
      isOptional: true,
      render: (row) => <span className="num">{row.fee_due ? money(row.fee_due) : "–"}</span>,
      value: (row) => row.fee_due,
    },
  ];
}
