import type { TFunction } from "i18next";
import { formatDateTime } from "../../lib/date-time";
import { may } from "../../lib/me";

export type Notification = {
  id: number;
  kind: string;
  subject_type: string | null;
  subject_id: number | null;
  params: Record<string, unknown>;
  created_at: string;
  read_at: string | null;
};

/** What happened to one record: its newest line, how many there are and how many of them are unread. */
export type NotificationGroup = Notification & {
  group_key: string;
  total: number;
  unread: number;
};

/** The sentence of a notification; due times come as instants and are shown in the office's zone. */
export function notificationText(t: TFunction, { kind, params }: Pick<Notification, "kind" | "params">): string {
  const level = typeof params.level === "string" ? t(`notifications:levels.${params.level}`, { defaultValue: "" }) : "";
  const dueAt = typeof params.due_at === "string" ? formatDateTime(params.due_at) : "";
  const values = { ...params, level, due_at: dueAt, kind };
  const what =
    kind === "ticket_followed"
      ? t([`notifications:events.${params.event}`, "notifications:events.other"], {
          ...values,
          actor: params.actor ?? t("notifications:someone"),
        })
      : "";
  return t([`notifications:kinds.${kind}`, "notifications:kinds.other"], { ...values, what });
}

/** Where a notification leads, when its subject has a page. */
export function notificationLink({
  subject_type,
  subject_id,
}: Pick<Notification, "subject_type" | "subject_id">): string | undefined {
  if (subject_id === null) return undefined;
  if (subject_type === "ticket") return `/tickets/${subject_id}`;
  if (subject_type === "call_back") return `/calls/call-backs?as=all&id=${subject_id}`;
  if (subject_type === "case") return `/cases/${subject_id}`;
  if (subject_type === "session") return `/sessions/${subject_id}`;
  if (subject_type === "case_task") return `/case-tasks?state=all&q=NV${subject_id}`;
  if (subject_type === "chart") return `/charts/${subject_id}`;
  if (subject_type === "report") return `/reports/${subject_id}`;
  if (subject_type === "catalogue_decision") return `/catalogue-decisions/${subject_id}`;
  if (subject_type === "dossier") return `/dossiers/${subject_id}`;
  // Whoever heads the desk goes to what is to be reviewed, the Office to who has not.
  if (subject_type === "overdue_check") return may("head_one_stop") ? "/dossiers/overdue" : "/dossiers/checks";
  if (subject_type === "agency") return `/agencies/${subject_id}`;
  return undefined;
}
