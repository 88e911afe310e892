/** What guest_session answers: what concerns the holder of the link, and nothing of other people. */
export interface Guest {
  code: string;
  title: string;
  status: "planned" | "reported" | "invited" | "tested" | "live" | "ended" | "concluded" | "cancelled";
  starts_at: string;
  ends_at: string;
  opens_at: string;
  closes_at: string;
  chair_name: string;
  chair_title: string | null;
  is_recorded: boolean;
  cancel_reason: string | null;
  name: string;
  capacity: string;
  invitation: "sent" | "accepted" | "declined" | "substituted";
  substitute_name: string | null;
  reply_note: string | null;
  point: { name: string; address: string | null; room: string | null; phone: string | null } | null;
  slot: { starts_at: string; ends_at: string } | null;
  case: { code: string; title: string } | null;
  /** Whether a citizen can rate the session; null for everybody else. */
  rating: "early" | "open" | "rated" | "expired" | null;
  office_name: string | null;
  office_phone: string | null;
}

export type Reply = "accepted" | "declined" | "substituted";
