export type Channel = "sms" | "email";
export const statuses = ["dead", "queued", "sent", "skipped", "discarded"] as const;
export type MessageStatus = (typeof statuses)[number];

export type SmsSize = { encoding: "gsm" | "ucs2"; units: number; segments: number; per_segment: number };

export type MessageRow = {
  id: number;
  channel: Channel;
  template: string;
  status: MessageStatus;
  reason: string | null;
  is_urgent: boolean;
  attempts: number;
  last_error: string | null;
  receipt: string | null;
  created_at: string;
  not_before: string;
  sent_at: string | null;
  subject_type: string | null;
  subject_id: number | null;
  code: string | null;
  audience: "staff" | "citizen" | "other";
  recipient: string | null;
  address: string | null;
  is_sending: boolean;
};

export type MessageDetail = {
  id: number;
  subject: string | null;
  body: string | null;
  is_masked: boolean;
  sms: SmsSize | null;
  template_name: string | null;
  log: { at: string; kind: string; attempt: number | null; detail: string | null; by: string | null }[];
};

export type Template = {
  id: number;
  code: string;
  channel: Channel;
  audience: "staff" | "citizen";
  name: string;
  description: string;
  variables: string[];
  relevant_while: string[] | null;
  subject: string | null;
  body: string;
  default_subject: string | null;
  default_body: string;
  version: number;
  edited_at: string | null;
};

/** What every text may name (private.common_variables()). */
export const commonVariables = ["office_name", "hotline", "console_url"];

/** The record a message is about. */
export function subjectLink({ subject_type, subject_id }: Pick<MessageRow, "subject_type" | "subject_id">) {
  if (!subject_id) return undefined;
  if (subject_type === "ticket") return `/tickets/${subject_id}`;
  if (subject_type === "agency") return `/agencies/${subject_id}`;
  return undefined;
}
