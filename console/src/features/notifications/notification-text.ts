import type { TFunction } from "i18next";
import { formatDateTime } from "../../lib/date-time";

export type Notification = {
  id: number;
  kind: string;
  subject_type: string | null;
  subject_id: number | null;
  params: Record<string, unknown>;
  created_at: string;
  read_at: string | null;
};

/** The sentence of a notification; due times come as instants and are shown in the office's zone. */
export function notificationText(t: TFunction, { kind, params }: Notification): string {
  const level = typeof params.level === "string" ? t(`notifications:levels.${params.level}`, { defaultValue: "" }) : "";
  const dueAt = typeof params.due_at === "string" ? formatDateTime(params.due_at) : "";
  return t([`notifications:kinds.${kind}`, "notifications:kinds.other"], { ...params, level, due_at: dueAt, kind });
}

/** Where a notification leads, when its subject has a page. */
export function notificationLink({ subject_type, subject_id }: Notification): string | undefined {
  if (subject_id === null) return undefined;
  if (subject_type === "ticket") return `/tickets/${subject_id}`;
  if (subject_type === "call_back") return `/calls/call-backs?as=all&id=${subject_id}`;
  if (subject_type === "agency") return `/agencies/${subject_id}`;
  return undefined;
}
