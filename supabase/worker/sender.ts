import type { CalendarEvent } from "./calendar-file.ts";

/** A message as it leaves: text and address are final. */
export interface Message {
  /** Of the outbox row; absent for account letters. */
  id?: string;
  /** By which a receiver recognises what it already has; null for what is sent once only. */
  key: string | null;
  to: string;
  /** null for an SMS. */
  subject: string | null;
  body: string;
  /** The appointment a letter is about. */
  event?: CalendarEvent | null;
  /** Files that go with a letter. */
  attachments?: Attachment[];
}

export interface Attachment {
  filename: string;
  content: Buffer;
}

/** How a sending ended, in the words of `private.finish_message()`. */
export type Outcome =
  | { result: "sent"; receipt: string }
  | { result: "failed"; error: string; is_permanent: boolean; retry_after?: number };

/** A way out of the house. `send` never throws and ends within `timeouts.total`. */
export interface Sender {
  kind: "smtp" | "gateway" | "sample";
  send(message: Message): Promise<Outcome>;
  close(): void;
}

/** Milliseconds. */
export interface Timeouts {
  /** To reach the other side. */
  connect: number;
  /** Without a sign of it. */
  silence: number;
  /** For everything; a fraction of the lease, or another worker would begin while this one still sends. */
  total: number;
}

export const usualTimeouts: Timeouts = { connect: 10_000, silence: 20_000, total: 40_000 };

export function failed(error: unknown, isPermanent = false, retryAfter?: number): Outcome {
  const text = error instanceof Error ? [error.message, (error.cause as Error | undefined)?.message] : [String(error)];
  return {
    result: "failed",
    error: text.filter(Boolean).join(": "),
    is_permanent: isPermanent,
    ...(retryAfter ? { retry_after: retryAfter } : {}),
  };
}
