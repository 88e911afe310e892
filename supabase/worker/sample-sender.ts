import type pg from "pg";
import { failed, type Sender } from "./sender.ts";

type Database = Pick<pg.Pool, "query">;

/** Keeps messages in `private.sample_mailbox` instead of sending them; what is delivered twice is there once. */
export function sampleSender(database: Database, channel: "sms" | "email"): Sender {
  return {
    kind: "sample",
    async send({ id, key, to, subject, body }) {
      try {
        await database.query(
          `insert into private.sample_mailbox (at, channel, recipient, subject, body, message_key, outbox_id)
           values (clock_timestamp(), $1, $2, $3, $4, $5, $6)
           on conflict (message_key) do nothing`,
          [channel, to, subject, body, key, id ?? null],
        );
        return { result: "sent", receipt: "sample mailbox" };
      } catch (error) {
        return failed(error);
      }
    },
    close: () => {},
  };
}
