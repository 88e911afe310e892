import { AuditOutlined, FileDoneOutlined, GlobalOutlined, LockOutlined, ThunderboltFilled } from "@ant-design/icons";
import { Tooltip } from "antd";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { ClockBadge } from "../../../components/clock-badge";
import type { CustomColumn } from "../../../components/custom-fields/use-custom-columns";
import { DateTime } from "../../../components/date-time";
import { formatDateTime } from "../../../lib/date-time";
import { normaliseText } from "../../../lib/normalise-text";
import { StatusTag } from "../status-tag";
import type { TicketRow } from "../types";

export type QueueColumn = {
  key: string;
  render: (row: TicketRow) => ReactNode;
  /** What an export writes. */
  value: (row: TicketRow) => string | number | null;
  sortField?: string;
  width?: number;
  isOptional?: boolean;
};

/** "UBND phường An Hải" as the place it stands for. */
export const communeOf = (row: Pick<TicketRow, "commune_name">): string =>
  (row.commune_name ?? "").replace(/^UBND (\p{L})/u, (_, first: string) => first.toUpperCase());

/** The place as it was told, with its commune unless that was told too. */
export function placeOf(row: Pick<TicketRow, "location_text" | "commune_name">): string {
  const commune = communeOf(row);
  const told = row.location_text ?? "";
  const isTold = commune && normaliseText(told).includes(normaliseText(commune));
  return [told, isTold ? "" : commune].filter(Boolean).join(", ");
}

/** One line, cut to what the screen can spare (see queue.css). */
const clip = (text: string | null | undefined, size: "wide" | "middle" = "middle"): ReactNode =>
  text ? (
    <span className={`clip clip-${size}`} title={text}>
      {text}
    </span>
  ) : (
    <span className="muted">–</span>
  );

/** As the screen shows it: a bare instant would come out in another zone in a spreadsheet. */
const date = (value: string | null): string | null => formatDateTime(value) || null;

/** Signs beside the code: urgent, what is owed, to be kept confidential, shown to the public. */
type Marked = Pick<TicketRow, "priority" | "is_confidential"> &
  Partial<Pick<TicketRow, "brief_due_at" | "draft_id" | "is_published">>;

export function TicketMarks({ row, t }: { row: Marked; t: TFunction }) {
  return (
    <>
      {row.priority === "urgent" ? (
        <Tooltip title={t("tickets:queue.urgent")}>
          <ThunderboltFilled className="mark-urgent" aria-label={t("tickets:queue.urgent")} />
        </Tooltip>
      ) : null}
      {row.brief_due_at ? (
        <Tooltip title={t("coordination:brief.owed", { due: formatDateTime(row.brief_due_at) })}>
          <AuditOutlined
            className="mark-confidential"
            aria-label={t("coordination:brief.owed", { due: formatDateTime(row.brief_due_at) })}
          />
        </Tooltip>
      ) : null}
      {row.draft_id ? (
        <Tooltip title={t("coordination:draft.waiting")}>
          <FileDoneOutlined className="mark-confidential" aria-label={t("coordination:draft.waiting")} />
        </Tooltip>
      ) : null}
      {row.is_confidential ? (
        <Tooltip title={t("tickets:queue.confidential")}>
          <LockOutlined className="mark-confidential" aria-label={t("tickets:queue.confidential")} />
        </Tooltip>
      ) : null}
      {row.is_published ? (
        <Tooltip title={t("tickets:queue.published")}>
          <GlobalOutlined className="mark-published" aria-label={t("tickets:queue.published")} />
        </Tooltip>
      ) : null}
    </>
  );
}

export function ClockCell({ row, t }: { row: TicketRow; t: TFunction }) {
  if (row.clock_state === "none") return <span className="muted">–</span>;
  return (
    <ClockBadge
      state={row.clock_state}
      dueAt={row.due_at}
      remainingSeconds={row.remaining_seconds}
      label={row.clock_level ? t(`tickets:level.${row.clock_level}`) : undefined}
    />
  );
}

/** "còn 120 phút" as a number of minutes that a spreadsheet can sort. */
const minutes = (seconds: number | null): number | null => (seconds === null ? null : Math.trunc(seconds / 60));

export function queueColumns(t: TFunction, language: string): QueueColumn[] {
  const named = (vi: string | null, en: string | null) => (language === "en" && en) || vi;
  return [
    {
      key: "code",
      width: 168,
      sortField: "code",
      value: (row) => row.code,
      render: (row) => (
        <span className="ticket-code">
          <Link className="num" to={`/tickets/${row.id}`}>
            {row.code}
          </Link>
          <TicketMarks row={row} t={t} />
        </span>
      ),
    },
    {
      key: "clock",
      width: 228,
      sortField: "due_at",
      value: (row) => minutes(row.remaining_seconds),
      render: (row) => <ClockCell row={row} t={t} />,
    },
    { key: "content", value: (row) => row.content, render: (row) => clip(row.content, "wide") },
    {
      key: "status",
      width: 160,
      sortField: "status",
      value: (row) => t(`tickets:status.${row.status}`),
      render: (row) => <StatusTag status={row.status} isShort />,
    },
    {
      key: "agency",
      sortField: "agency_name",
      value: (row) => row.agency_name,
      render: (row) => clip(row.agency_short_name ?? row.agency_name),
    },
    {
      key: "category",
      isOptional: true,
      sortField: "category_name",
      value: (row) => named(row.category_name, row.category_name_en),
      render: (row) => clip(named(row.category_name, row.category_name_en)),
    },
    {
      key: "commune",
      isOptional: true,
      sortField: "commune_name",
      value: communeOf,
      render: (row) => clip(communeOf(row)),
    },
    {
      key: "received_at",
      width: 148,
      sortField: "received_at",
      value: (row) => date(row.received_at),
      render: (row) => <DateTime value={row.received_at} />,
    },
    {
      key: "due_at",
      isOptional: true,
      width: 148,
      sortField: "due_at",
      value: (row) => date(row.due_at),
      render: (row) => <DateTime value={row.due_at} />,
    },
    {
      key: "officer",
      isOptional: true,
      sortField: "officer_name",
      value: (row) => row.officer_name,
      render: (row) => clip(row.officer_name),
    },
    {
      key: "level",
      isOptional: true,
      value: (row) => (row.level ? t(`tickets:level.${row.level}`) : null),
      render: (row) => clip(row.level && t(`tickets:level.${row.level}`)),
    },
    {
      key: "field",
      isOptional: true,
      value: (row) => named(row.field_name, row.field_name_en),
      render: (row) => clip(named(row.field_name, row.field_name_en)),
    },
    {
      key: "channel",
      isOptional: true,
      sortField: "channel",
      value: (row) => t(`tickets:channel.${row.channel}`),
      render: (row) => t(`tickets:channel.${row.channel}`),
    },
    {
      key: "priority",
      isOptional: true,
      sortField: "priority",
      value: (row) => t(`tickets:priority.${row.priority}`),
      render: (row) => t(`tickets:priority.${row.priority}`),
    },
    {
      key: "location_text",
      isOptional: true,
      value: (row) => row.location_text,
      render: (row) => clip(row.location_text),
    },
    {
      key: "citizen",
      isOptional: true,
      value: (row) => row.citizen_name_masked,
      render: (row) => clip(row.citizen_name_masked),
    },
    {
      key: "answered_at",
      isOptional: true,
      sortField: "answered_at",
      value: (row) => date(row.answered_at),
      render: (row) => <DateTime value={row.answered_at} />,
    },
    { key: "last_note", isOptional: true, value: (row) => row.last_note, render: (row) => clip(row.last_note) },
    {
      key: "imported_ref",
      isOptional: true,
      value: (row) => row.imported_ref,
      render: (row) => clip(row.imported_ref),
    },
  ];
}

/** One of the office's own fields as a column. */
export const ownColumn = (field: CustomColumn): QueueColumn => ({
  key: field.key,
  isOptional: true,
  value: field.exported,
  render: (row) => clip(field.text(row)),
});

/** A column that says the same on every row of a view makes room for one that does not. */
export function columnsOfView(shown: string[], filters: Record<string, string[]>): string[] {
  const { status = [], agency } = filters;
  const isAtCentre = agency?.includes("none") || (status.length === 1 && status[0] === "received");
  const dropped = new Set([...(status.length === 1 ? ["status"] : []), ...(isAtCentre ? ["agency"] : [])]);
  const added = isAtCentre ? ["category", "commune"] : [];
  return [...shown.filter((key) => !dropped.has(key)), ...added.filter((key) => !shown.includes(key))];
}

/** Pixels that the text of the ticket gets when other columns are away. */
export const spareWidth = (shown: string[], hasBoxes: boolean): number =>
  (shown.includes("status") || shown.includes("category") ? 0 : 150) + (hasBoxes ? 0 : 40);
