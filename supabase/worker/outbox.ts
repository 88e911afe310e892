import type pg from "pg";
import { pause } from "./pause.ts";
import { reportFiles } from "./reports.ts";
import { failed, type Message, type Outcome, type Sender, type Timeouts } from "./sender.ts";
import { openSenders, type Senders } from "./senders.ts";

export interface OutboxOptions {
  pool: pg.Pool;
  signal: AbortSignal;
  log: (line: string) => void;
  /** Milliseconds between two looks when nothing is due. */
  poll?: number;
  /** Messages under way at a time. */
  concurrency?: number;
  timeouts?: Timeouts;
}

interface Claimed extends Message {
  id: string;
  token: string;
  channel: "sms" | "email";
}

/** Three times as long as a sending may take: nobody else takes a message while this worker is alive and at it. */
const leaseSeconds = 120;
const beatEvery = 15_000;
const longestWait = 60_000;

/**
 * Delivers the outbox until the signal; then finishes what is under way. A message is claimed only when it can be sent
 * at once, each by itself: one that fails holds up no other.
 */
export async function deliverMessages(options: OutboxOptions): Promise<void> {
  const { pool, signal, log, poll = 2000, concurrency = 4, timeouts } = options;
  const underWay = new Set<Promise<void>>();
  let senders: Senders | undefined;
  let lastBeat = 0;
  let failures = 0;

  const round = async (): Promise<number> => {
    const now = await openSenders(pool, timeouts ? { timeouts } : {}, senders);
    if (senders && now !== senders) {
      await Promise.all(underWay);
      senders.close();
    }
    senders = now;
    if (Date.now() - lastBeat >= beatEvery) {
      lastBeat = Date.now();
      await pool.query("select private.beat('outbox', $1)", [{ channels: ways(senders) }]);
    }
    const channels = (["sms", "email"] as const).filter((channel) => senders?.[channel]);
    if (channels.length === 0) return 0;
    const claimed = await claim(pool, concurrency - underWay.size, channels);
    for (const message of claimed) {
      const sending = deliver(pool, senders, message, log).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    return claimed.length;
  };

  while (!signal.aborted) {
    try {
      const count = await round();
      failures = 0;
      if (count === 0) await pause(poll, signal);
      else if (underWay.size >= concurrency) await Promise.race(underWay);
    } catch (error) {
      failures += 1;
      if (failures === 1) log(`Worker: outbox: ${(error as Error).message}`);
      await pause(Math.min(poll * 2 ** failures, longestWait), signal);
    }
  }
  await Promise.all(underWay);
  senders?.close();
}

const ways = (senders: Senders) => ({ sms: senders.sms?.kind ?? "none", email: senders.email?.kind ?? "none" });

async function claim(pool: pg.Pool, limit: number, channels: readonly string[]): Promise<Claimed[]> {
  if (limit <= 0) return [];
  const { rows } = await pool.query(
    `select id, token, message_key as key, channel, address as "to", subject, body, private.message_event(id) as event
     from private.claim_messages($1, clock_timestamp(), make_interval(secs => $2), $3)`,
    [limit, leaseSeconds, channels],
  );
  return rows as Claimed[];
}

async function deliver(pool: pg.Pool, senders: Senders, message: Claimed, log: (line: string) => void): Promise<void> {
  const sender = senders[message.channel];
  const outcome: Outcome = sender ? await send(pool, sender, message).catch(failed) : failed("no way out");
  if (outcome.result === "failed") log(`Worker: message ${message.id} (${message.channel}) was not delivered`);
  await finish(pool, message, outcome, log);
}

async function send(pool: pg.Pool, sender: Sender, message: Claimed): Promise<Outcome> {
  const attachments = message.channel === "email" ? await reportFiles(pool, message.id) : [];
  return sender.send(attachments.length > 0 ? { ...message, attachments } : message);
}

/** The other side may have it: that must be written down even if the database is away for a moment. */
async function finish(
  pool: pg.Pool,
  { id, token }: Claimed,
  outcome: Outcome,
  log: (line: string) => void,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await pool.query("select private.finish_message($1, $2, clock_timestamp(), $3)", [id, token, outcome]);
      return;
    } catch (error) {
      if (tries === 5) {
        // The lease ends, and it goes out again under the same key.
        log(`Worker: message ${id}: its end could not be written down: ${(error as Error).message}`);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 500 * tries));
    }
  }
}
