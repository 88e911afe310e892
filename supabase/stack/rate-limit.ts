import type { ApiHandler } from "./server.ts";

/** Hosted Supabase slows down guessing and letter floods; the embedded server does not, so this stands before it. */

const window = 15 * 60_000;
const wrongPasswords = 10;
const betweenLetters = 60_000;

/** Remembers when things happened to an address, and forgets them after a while. */
class Occurrences {
  private readonly times = new Map<string, number[]>();

  constructor(private readonly keep: number) {}

  recent(key: string, now: number): number[] {
    const recent = (this.times.get(key) ?? []).filter((time) => now - time < this.keep);
    if (recent.length > 0) this.times.set(key, recent);
    else this.times.delete(key);
    return recent;
  }

  add(key: string, now: number): void {
    // A stranger may try endless addresses: what is old goes first.
    if (this.times.size > 10_000) for (const known of [...this.times.keys()]) this.recent(known, now);
    this.times.set(key, [...this.recent(key, now), now]);
  }

  forget(key: string): void {
    this.times.delete(key);
  }
}

/** Wraps the API: after ten wrong passwords for an address in a quarter of an hour, and at a second letter within a minute, the answer is 429. */
export function limitAttempts(handle: ApiHandler, clock: () => number = Date.now): ApiHandler {
  const failures = new Occurrences(window);
  const letters = new Occurrences(betweenLetters);

  return async (request, peerAddress) => {
    const url = new URL(request.url);
    const isSignIn = url.pathname === "/auth/v1/token" && url.searchParams.get("grant_type") === "password";
    const isLetter = url.pathname === "/auth/v1/recover";
    if (request.method !== "POST" || !(isSignIn || isLetter)) return handle(request, peerAddress);
    const email = await addressIn(request);
    const now = clock();
    if (isLetter) {
      if (letters.recent(email, now).length > 0) return tooMany("over_email_send_rate_limit");
      letters.add(email, now);
      return handle(request, peerAddress);
    }
    if (failures.recent(email, now).length >= wrongPasswords) return tooMany("over_request_rate_limit");
    const response = await handle(request, peerAddress);
    if (response.ok) failures.forget(email);
    else if (response.status === 400) failures.add(email, now);
    return response;
  };
}

async function addressIn(request: Request): Promise<string> {
  const body = (await request
    .clone()
    .json()
    .catch(() => ({}))) as { email?: unknown };
  return String(body.email ?? "")
    .trim()
    .toLowerCase();
}

function tooMany(errorCode: string): Response {
  const body = { code: 429, error_code: errorCode, msg: "Too many attempts, try again later" };
  return Response.json(body, { status: 429, headers: { "access-control-allow-origin": "*" } });
}
