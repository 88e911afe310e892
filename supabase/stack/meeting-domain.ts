import type pg from "pg";

/** A bare host, perhaps with a port: what stands in a header must not be able to say more. */
const host = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/;

export const asHost = (value: unknown): string | undefined =>
  typeof value === "string" && value.length <= 260 && host.test(value) ? value : undefined;

const keepFor = 5000;

/**
 * The meeting server as the settings say, asked at most every five seconds. A page loaded after an administrator changed
 * it may use the new one; while the database does not answer, the last one known counts.
 */
export function meetingDomain(database: Pick<pg.Pool, "query">, now: () => number = Date.now) {
  let known: string | undefined;
  let until = 0;
  let asking: Promise<void> | undefined;
  const ask = async () => {
    try {
      const { rows } = await database.query(
        "select value #>> '{}' as domain from public.settings where key = 'jitsi.domain'",
      );
      known = asHost(rows[0]?.domain);
      until = now() + keepFor;
    } catch {
      // Still being prepared, or gone for a moment: the page itself must not wait for it.
    } finally {
      asking = undefined;
    }
  };
  return async (): Promise<string | undefined> => {
    if (now() < until) return known;
    asking ??= ask();
    await asking;
    return known;
  };
}
