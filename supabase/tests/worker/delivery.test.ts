import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runWorker } from "../../worker/worker.ts";
import { type OwnDatabase, ownDatabase, until } from "../support/own-database.ts";
import { mailServer, type Receiver, smsGateway } from "../support/receivers.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const timeouts = { connect: 2000, silence: 400, total: 800 };

let office: OwnDatabase;
let mail: Receiver;
let sms: Receiver;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  office = await ownDatabase();
});
afterAll(() => office.drop());

beforeEach(async () => {
  [mail, sms] = await Promise.all([mailServer(), smsGateway()]);
  await office.rows("delete from private.outbox");
  await setting("messages.smtp", {
    host: "127.0.0.1",
    port: mail.port,
    security: "none",
    user: "",
    from: "Tổng đài 1022 <no-reply@1022.example>",
  });
  await setting("messages.sms", {
    url: `http://127.0.0.1:${sms.port}/send`,
    method: "POST",
    format: "json",
    phone_format: "international",
    sender: "1022",
    headers: [{ name: "Authorization", value: "Bearer {{secret.sms_token}}" }],
    body: '{"to": "{{to}}", "text": "{{text}}"}',
    success_status: "200",
    success_path: "code",
    success_pattern: "^100$",
  });
  await office.rows(
    `insert into private.secrets (name, value) values ('sms_token', 'token-thu-1022') on conflict (name) do update set value = excluded.value`,
  );
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
  await Promise.all([mail.close(), sms.close()]);
});

const setting = (key: string, value: unknown) =>
  office.rows("update public.settings set value = $2 where key = $1", [key, JSON.stringify(value)]);

/** Messages to addresses of their own: they go out at any hour. */
async function queue(channel: "sms" | "email", addresses: string[]): Promise<void> {
  await office.rows(
    `insert into private.outbox (idempotency_key, channel, address, template, params, is_urgent, created_at, not_before)
     select 'thu:' || gen_random_uuid(), $1, a, 'test', '{}', true, now(), now() from unnest($2::text[]) a`,
    [channel, addresses],
  );
}

const states = async () =>
  Object.fromEntries(
    (
      await office.rows<{ address: string; state: string }>(
        "select address, concat_ws(' ', status, reason) as state from private.outbox order by address",
      )
    ).map(({ address, state }) => [address, state]),
  );
const count = async (where: string) =>
  Number((await office.rows<{ n: number }>(`select count(*) as n from private.outbox where ${where}`))[0]?.n);

/** The pauses between tries are over. */
const hurry = () => office.rows("update private.outbox set not_before = now() where status = 'queued'");
/** The leases of killed workers have ended. */
const endLeases = () => office.rows("update private.outbox set lease_until = now() where lease_until is not null");

/** `patience`: how long a receiver may take. Short where it does not answer at all. */
async function withWorkers(number: number, work: () => Promise<void>, patience = timeouts): Promise<void> {
  const stop = new AbortController();
  const options = {
    databaseUrl: office.url,
    signal: stop.signal,
    log: () => {},
    interval: 60_000,
    poll: 20,
    timeouts: patience,
  };
  const workers = Array.from({ length: number }, () => runWorker(options));
  try {
    await work();
  } finally {
    stop.abort();
    await Promise.all(workers);
  }
}

function startChild(): ChildProcess {
  const child = spawn(process.execPath, ["scripts/run.mjs", "supabase/worker/main.ts"], {
    cwd: root,
    stdio: "ignore",
    env: { ...process.env, DATABASE_URL: office.url, SMTP_URL: "", SITE_URL: "https://1022.example" },
  });
  children.add(child);
  return child;
}

const ended = (child: ChildProcess) => new Promise((done) => child.once("close", done));
const addresses = (number: number, channel: "sms" | "email") =>
  Array.from({ length: number }, (_, n) =>
    channel === "sms" ? `09${String(10_000_000 + n)}` : `nguoi${n}@nhan.example`,
  );
/** The gateway sees 84912…, the outbox has 0912…. */
const isFor = (to: string, address: string) => to.endsWith(address.replace(/^0/, ""));
const total = (receiver: Receiver) => [...receiver.taken.values()].reduce((sum, n) => sum + n, 0);

describe.each(["email", "sms"] as const)("%s: receivers that fail", (channel) => {
  const receiver = () => (channel === "email" ? mail : sms);
  const [first, second, third] = addresses(3, channel) as [string, string, string];

  test("what was taken is sent, once, and says what the receiver answered", async () => {
    await queue(channel, [first, second]);
    await withWorkers(1, () => until(async () => (await count("status = 'sent'")) === 2));
    expect([...receiver().taken.values()]).toEqual([1, 1]);
    expect(await count("receipt ~ 'Taken|HTTP 200' and sent_at is not null and lease_token is null")).toBe(2);
  });

  test("refused for good is dead at once; the others are not held up", async () => {
    receiver().behave = (to) => (isFor(to, first) ? "refuse" : "take");
    await queue(channel, [first, second, third]);
    await withWorkers(1, () => until(async () => (await count("status in ('sent', 'dead')")) === 3));
    expect(await states()).toEqual({ [first]: "dead refused", [second]: "sent", [third]: "sent" });
    expect(await count("status = 'dead' and attempts = 1 and last_error is not null")).toBe(1);
  });

  test.each(["busy", "stall", "cut", "take and cut"] as const)(
    "%s: tried again under the same key until taken, the others meanwhile",
    async (behaviour) => {
      receiver().behave = (to, attempt) => (isFor(to, first) && attempt <= 2 ? behaviour : "take");
      await queue(channel, [first, second]);
      await withWorkers(1, async () => {
        await until(async () => (await states())[second] === "sent");
        await until(async () => {
          await hurry();
          return (await count("status = 'sent'")) === 2;
        });
      });
      expect(receiver().taken.size).toBe(2);
      expect(await count("attempts >= 3 and status = 'sent'")).toBe(1);
      expect(await office.rows("select from private.message_log where kind = 'failed'")).toHaveLength(2);
    },
  );

  test("after the last try it is dead, never lost", async () => {
    await setting("messages.max_attempts", 3);
    receiver().behave = () => "busy";
    await queue(channel, [first]);
    await withWorkers(1, () =>
      until(async () => {
        await hurry();
        return (await states())[first] === "dead attempts_used";
      }),
    );
    await setting("messages.max_attempts", 12);
    expect(receiver().seen).toHaveLength(3);
  });

  test("two workers at once: each message exactly once", async () => {
    await queue(channel, addresses(80, channel));
    // Patient: on a busy machine a short wait would end after the receiver took a message and before it could say so,
    // which makes it come twice under one key, as after any broken line.
    const patience = { connect: 30_000, silence: 30_000, total: 40_000 };
    await withWorkers(2, () => until(async () => (await count("status = 'sent'")) === 80), patience);
    expect(receiver().taken.size).toBe(80);
    expect(total(receiver())).toBe(80);
    expect(await count("attempts = 1")).toBe(80);
  });

  test("killed in the middle of 200 and started again: all 200, by key, and nothing left", async () => {
    await queue(channel, addresses(200, channel));
    const killed = startChild();
    await until(() => receiver().taken.size >= 60);
    const gone = ended(killed);
    killed.kill("SIGKILL");
    await gone;
    const left = await count("status = 'queued'");
    expect(left).toBeGreaterThan(0);
    await endLeases();
    const second = startChild();
    await until(async () => (await count("status = 'sent'")) === 200);
    expect(receiver().taken.size).toBe(200);
    // Only what was under way at the very moment may have come twice, and is recognised by its key.
    expect(total(receiver()) - 200).toBeLessThanOrEqual(4);
    const stopped = ended(second);
    second.kill("SIGTERM");
    await stopped;
    expect(second.exitCode).toBe(0);
  });
});

describe("the end of a worker", () => {
  test("SIGTERM lets what is under way finish and write down its end", async () => {
    await queue("sms", addresses(40, "sms"));
    const stop = new AbortController();
    const worker = runWorker({ databaseUrl: office.url, signal: stop.signal, log: () => {}, poll: 20, timeouts });
    await until(() => sms.seen.length > 0);
    stop.abort();
    await worker;
    expect(await count("lease_token is not null")).toBe(0);
    expect(await count("status = 'sent'")).toBe(sms.taken.size);
  });
});

describe("what goes over the line", () => {
  test("the SMS request: number, text, key, token; the token is nowhere else", async () => {
    sms.behave = () => "refuse";
    await queue("sms", ["0912345678"]);
    await withWorkers(1, () => until(async () => (await count("status = 'dead'")) === 1));
    const [request] = sms.seen;
    expect(request).toMatchObject({ to: "84912345678", headers: { authorization: "Bearer token-thu-1022" } });
    expect(request?.key).toMatch(/^[0-9a-f]{32}$/);
    const trace = JSON.stringify(
      await office.rows("select o.*, l.detail from private.outbox o, private.message_log l"),
    );
    expect(trace).not.toContain("token-thu-1022");
  });

  test("the letter: Message-ID from the key, sender and text with its accents", async () => {
    await queue("email", ["an@nhan.example"]);
    await withWorkers(1, () => until(async () => (await count("status = 'sent'")) === 1));
    const [letter] = mail.seen;
    expect(letter?.key).toMatch(/^[0-9a-f]{32}@1022\.example$/);
    expect(letter?.text).toMatch(/Auto-Submitted: auto-generated/);
  });

  test("a wrong number in the gateway's answer is not written down", async () => {
    sms.behave = () => "refuse";
    await queue("sms", ["0912345678"]);
    await withWorkers(1, () => until(async () => (await count("status = 'dead'")) === 1));
    const [row] = await office.rows<{ last_error: string }>("select last_error from private.outbox");
    expect(row?.last_error).toMatch(/HTTP 422/);
    expect(row?.last_error).not.toMatch(/912345678/);
  });
});

test("without a gateway nothing is claimed, the alarm says so; with settings it goes out at once", async () => {
  await setting("messages.sms", { url: "" });
  await queue("sms", ["0912345678"]);
  await withWorkers(1, async () => {
    await until(async () => {
      const [row] = await office.rows<{ h: { unset_channels: string[] } }>("select private.message_health(now()) as h");
      return row?.h.unset_channels.includes("sms");
    });
    expect(await count("status = 'queued' and attempts = 0")).toBe(1);
  });
});
