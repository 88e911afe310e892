import { failed, type Message, type Outcome, type Sender, type Timeouts } from "./sender.ts";

/** Setting `messages.sms`: one HTTP request a message. */
export interface SmsSettings {
  url: string;
  method: "POST" | "PUT" | "GET";
  format: "json" | "form" | "text";
  /** 0912…, 84912…, +84912… */
  phone_format: "national" | "international" | "plus";
  sender: string;
  headers: { name: string; value: string }[];
  body: string;
  /** `200` or `200-299`. */
  success_status: string;
  /** Where in a JSON answer to look (`data.status`); empty: the whole answer. */
  success_path: string;
  /** What must be found there; empty: anything. */
  success_pattern: string;
}

const answerLimit = 64 * 1024;
const mediaTypes = {
  json: "application/json; charset=utf-8",
  form: "application/x-www-form-urlencoded; charset=utf-8",
  text: "text/plain; charset=utf-8",
};

/** SMS through an HTTP gateway. */
export function smsSender(settings: SmsSettings, secrets: Record<string, string>, timeouts: Timeouts): Sender {
  return {
    kind: "gateway",
    async send(message) {
      const outcome = await attempt(settings, secrets, timeouts, message);
      return hideSecrets(outcome, Object.values(secrets));
    },
    close: () => {},
  };
}

async function attempt(
  settings: SmsSettings,
  secrets: Record<string, string>,
  timeouts: Timeouts,
  message: Message,
): Promise<Outcome> {
  try {
    const response = await fetch(...request(settings, secrets, timeouts, message));
    // Read to the end: a line that breaks here leaves open whether the gateway took it.
    return judge(settings, response, await readAnswer(response));
  } catch (error) {
    return failed(error);
  }
}

function request(
  settings: SmsSettings,
  secrets: Record<string, string>,
  timeouts: Timeouts,
  message: Message,
): [string, RequestInit] {
  const values: Record<string, string> = {
    to: phoneNumber(message.to, settings.phone_format),
    text: message.body,
    key: message.key ?? "",
    sender: settings.sender ?? "",
  };
  for (const [name, value] of Object.entries(secrets)) values[`secret.${name}`] = value;
  const fill = (text: string, write: (value: string) => string) =>
    text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => write(values[name] ?? ""));
  const headers = new Headers();
  if (settings.method !== "GET") headers.set("content-type", mediaTypes[settings.format]);
  if (message.key) headers.set("idempotency-key", message.key);
  for (const { name, value } of settings.headers ?? []) {
    headers.set(
      name,
      fill(value, (raw) => raw.replace(/[\r\n]+/g, " ")),
    );
  }
  return [
    fill(settings.url, encodeURIComponent),
    {
      method: settings.method,
      headers,
      ...(settings.method === "GET" ? {} : { body: fill(settings.body, writers[settings.format]) }),
      // A token must not follow a redirect to somewhere else.
      redirect: "manual",
      signal: AbortSignal.timeout(timeouts.total),
    },
  ];
}

const writers: Record<SmsSettings["format"], (value: string) => string> = {
  json: (value) => JSON.stringify(value).slice(1, -1),
  form: encodeURIComponent,
  text: (value) => value,
};

/** A number of the database (0912…) as the gateway wants it. */
export function phoneNumber(national: string, format: SmsSettings["phone_format"]): string {
  if (format === "national" || !national.startsWith("0")) return national;
  return `${format === "plus" ? "+84" : "84"}${national.slice(1)}`;
}

async function readAnswer(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    length += (part as Uint8Array).length;
    if (length > answerLimit) break;
  }
  return Buffer.concat(parts).toString("utf8").slice(0, answerLimit);
}

/** What the gateway's answer means. */
export function judge(settings: SmsSettings, response: Pick<Response, "status" | "headers">, answer: string): Outcome {
  const { status } = response;
  const said = `HTTP ${status} ${answer.replace(/\s+/g, " ").slice(0, 300)}`.trim();
  const [from = 200, to = from] = (settings.success_status || "200-299").split("-").map(Number);
  if (status >= from && status <= to) {
    return isAccepted(settings, answer) ? { result: "sent", receipt: said } : failed(`not accepted: ${said}`);
  }
  // Refused for good — unless it is the access (a wrong token is mended in the settings), the time or the rate.
  const isPermanent = status >= 400 && status < 500 && ![401, 407, 408, 425, 429].includes(status);
  return failed(said, isPermanent, retryAfter(response.headers.get("retry-after")));
}

function isAccepted({ success_path: path, success_pattern: pattern }: SmsSettings, answer: string): boolean {
  if (!pattern && !path) return true;
  let found: unknown = answer;
  if (path) {
    try {
      found = path
        .split(".")
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], JSON.parse(answer));
    } catch {
      return false;
    }
    if (found === undefined || found === null || found === false) return false;
  }
  return new RegExp(pattern || ".").test(typeof found === "string" ? found : JSON.stringify(found));
}

function retryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.round((at - Date.now()) / 1000));
}

/** A gateway that repeats the request in its answer must not write our token into the log. */
function hideSecrets(outcome: Outcome, secrets: string[]): Outcome {
  const hide = (text: string) => secrets.filter(Boolean).reduce((all, secret) => all.replaceAll(secret, "•••"), text);
  return outcome.result === "sent"
    ? { ...outcome, receipt: hide(outcome.receipt) }
    : { ...outcome, error: hide(outcome.error) };
}
