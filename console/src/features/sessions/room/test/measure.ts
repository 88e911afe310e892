/** What a call in good quality needs, and what the regulation's model names for each kind of point (QĐ3549 Phần II.2b). */
export const needed = { roundTripMs: 200, mbps: 4, model: { central: 100, delegate: 50 } } as const;

const path = "/line-test";
const downBytes = [200_000, 2_000_000, 8_000_000];
const upBytes = [200_000, 1_000_000, 4_000_000];
/** A step that took this long says enough; a bigger one would only keep a slow line busy. */
const enough = 1500;

export class LineError extends Error {
  constructor(override readonly cause: "busy" | "absent" | "network") {
    super(cause);
  }
}

async function ask(init: RequestInit & { query?: string } = {}): Promise<Response> {
  const { query = "", ...rest } = init;
  const answer = await fetch(`${path}${query}`, { cache: "no-store", ...rest }).catch(() => {
    throw new LineError("network");
  });
  if (answer.status === 503) throw new LineError("busy");
  // A server of another kind answers with its own page.
  if (!answer.ok || answer.headers.get("content-type")?.includes("html")) throw new LineError("absent");
  return answer;
}

/** The usual time there and back, in milliseconds: the middle of seven, after one that opened the connection. */
export async function roundTrip(signal: AbortSignal): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 8; turn += 1) {
    const start = performance.now();
    await ask({ signal });
    if (turn) times.push(performance.now() - start);
  }
  return Math.round(times.sort((a, b) => a - b)[3] ?? 0);
}

const mbps = (bytes: number, milliseconds: number) => (bytes * 8) / 1000 / Math.max(milliseconds, 1);

/** Megabits a second each way, by amounts that grow as long as the line is quick. */
export async function throughput(signal: AbortSignal): Promise<{ down: number; up: number }> {
  const measure = async (sizes: number[], move: (bytes: number) => Promise<unknown>) => {
    let best = 0;
    for (const bytes of sizes) {
      const start = performance.now();
      await move(bytes);
      const took = performance.now() - start;
      best = Math.max(best, mbps(bytes, took));
      if (took > enough) break;
    }
    return Math.round(best * 10) / 10;
  };
  const down = await measure(downBytes, async (bytes) =>
    (await ask({ query: `?bytes=${bytes}`, signal })).arrayBuffer(),
  );
  const up = await measure(upBytes, async (bytes) =>
    (await ask({ method: "POST", body: randomBytes(bytes), signal })).text(),
  );
  return { down, up };
}

function randomBytes(count: number): Blob {
  // The browser gives 64 kB of randomness at a time; more of the same would be squeezed by nobody on the way.
  const part = crypto.getRandomValues(new Uint8Array(65_536));
  return new Blob(
    Array.from({ length: Math.ceil(count / part.length) }, (_, index) =>
      part.subarray(0, Math.min(part.length, count - index * part.length)),
    ),
  );
}
