import type { IncomingHttpHeaders } from "node:http";

/** Headers in which a caller, or a proxy on the way, claims an address. */
const claims = [
  "x-forwarded-for",
  "x-real-ip",
  "forwarded",
  "cf-connecting-ip",
  "true-client-ip",
  "x-client-ip",
  "x-cluster-client-ip",
];

/** How many proxies of ours stand before this server (`TRUSTED_PROXIES`); each adds one entry to x-forwarded-for. */
export function trustedProxies(environment: NodeJS.ProcessEnv = process.env): number {
  const count = Number(environment.TRUSTED_PROXIES ?? 0);
  if (!Number.isInteger(count) || count < 0 || count > 9)
    throw new Error("TRUSTED_PROXIES must be a number from 0 to 9.");
  return count;
}

/**
 * The address a request came from: the peer's, or behind n proxies of ours the n-th entry from the right of
 * x-forwarded-for. What stands further left the caller wrote, and is never believed.
 */
export function clientAddress(headers: IncomingHttpHeaders, peer: string | undefined, proxies: number): string | null {
  if (proxies > 0) {
    const list = String(headers["x-forwarded-for"] ?? "")
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean);
    const told = list.at(-Math.min(proxies, list.length));
    if (told) return plain(told);
  }
  return peer ? plain(peer) : null;
}

/** `::ffff:192.0.2.1` is 192.0.2.1. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "").slice(0, 64);

/** Replaces every claim by the truth: the database limits by these headers what people without a login may ask. */
export function tellAddress(headers: Headers, address: string | null): void {
  for (const name of claims) headers.delete(name);
  if (!address) return;
  headers.set("x-real-ip", address);
  headers.set("x-forwarded-for", address);
}
