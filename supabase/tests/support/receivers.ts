import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/**
 * What a receiver does with one message: takes it, refuses it for good or for now, never answers, cuts the line while
 * the message comes in, or takes it and cuts the line before saying so.
 */
export type Behaviour = "take" | "refuse" | "busy" | "stall" | "cut" | "take and cut";

export interface Receiver {
  port: number;
  /** How often each key was taken (Message-ID, Idempotency-Key). */
  taken: Map<string, number>;
  /** Every message that came in, taken or not. */
  seen: { key: string; to: string; text: string; headers: Record<string, string | string[] | undefined> }[];
  /** Decides by the receiver's address and how often it has been tried. */
  behave: (to: string, attempt: number) => Behaviour;
  close(): Promise<void>;
}

function ledger() {
  const tried = new Map<string, number>();
  const receiver = { taken: new Map(), seen: [], behave: () => "take" } as unknown as Receiver;
  return {
    receiver,
    decide(to: string): Behaviour {
      tried.set(to, (tried.get(to) ?? 0) + 1);
      return receiver.behave(to, tried.get(to) ?? 1);
    },
    take: (key: string) => receiver.taken.set(key, (receiver.taken.get(key) ?? 0) + 1),
  };
}

/** A real SMTP server on loopback. */
export async function mailServer(): Promise<Receiver> {
  const { receiver, decide, take } = ledger();
  const held = new Set<(error?: Error) => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      if (address.startsWith("unknown@")) callback(Object.assign(new Error("No such user"), { responseCode: 550 }));
      else callback();
    },
    onData(stream, session, callback) {
      const to = session.envelope.rcptTo[0]?.address ?? "";
      const behaviour = decide(to);
      const cut = () => lineOf(session.id)?.destroy();
      if (behaviour === "cut") return cut();
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8");
      });
      stream.on("end", () => {
        const key = /^Message-ID:\s*<([^>]+)>/im.exec(text)?.[1] ?? "";
        receiver.seen.push({ key, to, text, headers: {} });
        if (behaviour.startsWith("take")) take(key);
        if (behaviour === "take") callback(null, "Taken");
        else if (behaviour === "take and cut") cut();
        else if (behaviour === "stall") held.add(callback);
        else {
          const responseCode = behaviour === "refuse" ? 554 : 451;
          callback(Object.assign(new Error("Not now"), { responseCode }));
        }
      });
    },
  });
  server.on("error", () => {});
  const lineOf = (id: string) =>
    [...(server as unknown as { connections: Set<{ id: string; _socket: Socket }> }).connections].find(
      (line) => line.id === id,
    )?._socket;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  receiver.port = (server.server.address() as AddressInfo).port;
  receiver.close = () =>
    new Promise((resolve) => {
      for (const { _socket } of (server as unknown as { connections: Set<{ _socket: Socket }> }).connections)
        _socket.destroy();
      server.close(() => resolve());
    });
  return receiver;
}

/** A real HTTP gateway on loopback: takes JSON `{to, text}`. */
export async function smsGateway(): Promise<Receiver> {
  const { receiver, decide, take } = ledger();
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const { to, text } = JSON.parse(body) as { to: string; text: string };
      const key = String(request.headers["idempotency-key"]);
      const behaviour = decide(to);
      receiver.seen.push({ key, to, text, headers: request.headers });
      if (behaviour.startsWith("take")) take(key);
      const answer = (status: number, value: object) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(value));
      };
      if (behaviour === "take") answer(200, { code: "100", id: key });
      else if (behaviour === "refuse") answer(422, { error: `bad number ${to}` });
      else if (behaviour === "busy") answer(503, { error: "busy" });
      else if (behaviour === "cut") request.socket.destroy();
      else if (behaviour === "take and cut") {
        // Half an answer: the status has gone out, the rest never comes.
        response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
        response.write('{"code":');
        setImmediate(() => request.socket.destroy());
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  receiver.port = (server.address() as AddressInfo).port;
  receiver.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return receiver;
}
