import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { anonymousClient, apiUrl, onApiDatabase, publishableKey, signedInAs } from "../support/api.ts";
import { form, notFound, type Receipt } from "./citizen.ts";

/** The public functions through the running server, as the citizens' pages call them. */
const call = (name: string, args: object, headers: Record<string, string> = {}) =>
  fetch(`${apiUrl()}/rest/v1/rpc/${name}`, {
    method: "POST",
    headers: {
      apikey: publishableKey(),
      authorization: `Bearer ${publishableKey()}`,
      "content-type": "application/json",
      ...headers,
    },
    body: JSON.stringify(args),
  });

/** A number of its own for each form: tests share the server's database. */
const someNumber = () => `09${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;

async function send(changes: object = {}): Promise<Receipt> {
  const response = await call("submit_ticket", { p_ticket: form({ phone: someNumber(), ...changes }) });
  expect(response.status).toBe(200);
  return (await response.json()) as Receipt;
}

test("a wrong code and a wrong number are one answer: status, headers, body", async () => {
  const phone = someNumber();
  const { code } = await send({ phone });
  const shown = async (p_code: string, p_phone: string) => {
    const response = await call("look_up_ticket", { p_code, p_phone });
    const headers = [...response.headers.keys()].sort();
    return {
      status: response.status,
      headers,
      type: response.headers.get("content-type"),
      body: await response.json(),
    };
  };
  const wrongNumber = await shown(code, someNumber());
  const wrongCode = await shown("1022-26-999999", phone);
  expect(wrongNumber).toEqual(wrongCode);
  expect(wrongNumber).toMatchObject({ status: 404, body: notFound });
  expect(await shown(code, phone)).toMatchObject({ status: 200, body: { code, phase: "received" } });
});

test("wrong lookups are counted although they are refused, and then even a right one waits", async () => {
  const phone = someNumber();
  const { code } = await send({ phone });
  const statuses: number[] = [];
  for (let guess = 0; guess < 16; guess++) {
    statuses.push(
      (await call("look_up_ticket", { p_code: `1022-26-9${String(guess).padStart(5, "0")}`, p_phone: phone })).status,
    );
  }
  expect(statuses).toContain(404);
  // An hour may turn in the middle of it; then the count begins anew, and this test has nothing to say.
  if (new Date().getMinutes() > 0) expect(statuses.at(-1)).toBe(429);
  const right = await call("look_up_ticket", { p_code: code, p_phone: phone });
  const body = (await right.json()) as { hint?: string; details?: string };
  if (statuses.at(-1) === 429) {
    expect([right.status, body.hint]).toEqual([429, "public.too_many"]);
    expect(JSON.parse(body.details ?? "{}")).toHaveProperty("seconds");
  }
});

test("the address counted is the server's own truth, whatever the caller claims", async () => {
  const at = () =>
    onApiDatabase((db) =>
      db.value<number>(
        "select coalesce(sum(count), 0)::integer from private.request_counts where bucket = 'read by address:' || private.signature('rate_limits', $1)",
        ["203.0.113.77"],
      ),
    );
  const before = await at();
  const response = await call("public_choices", {}, { "x-forwarded-for": "203.0.113.77", "x-real-ip": "203.0.113.77" });
  expect(response.status).toBe(200);
  expect(await at()).toBe(before);
});

test("errors come at their fields, in the shape of every other", async () => {
  const response = await call("submit_ticket", { p_ticket: form({ full_name: "", phone: "1" }) });
  const body = (await response.json()) as { hint: string; details: string };
  expect([response.status, body.hint, JSON.parse(body.details)]).toEqual([
    422,
    "ticket.invalid",
    { fields: { full_name: "required", phone: "invalid" } },
  ]);
});

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const put = (path: string, body: Buffer, type = "image/png") =>
  fetch(`${apiUrl()}/storage/v1/object/attachments/${path}`, {
    method: "POST",
    headers: { apikey: publishableKey(), authorization: `Bearer ${publishableKey()}`, "content-type": type },
    body: new Uint8Array(body),
  });
const attach = (token: string, number: number, changes: object = {}) =>
  call("attach_sent_file", {
    p_upload_token: token,
    p_number: number,
    p_file_name: "Ảnh hiện trường.png",
    p_media_type: "image/png",
    p_byte_size: png.length,
    ...changes,
  });

test("a photo goes with the ticket: uploaded with its permission, seen by staff, unread by strangers", async () => {
  const { upload_token: token, code } = await send();
  expect((await put(`tickets/${token}-1`, png)).status).toBe(200);
  expect(await (await attach(token, 1)).json()).toEqual({ count: 1 });
  // Told twice (the answer got lost) it is one file; the place cannot be overwritten.
  expect(await (await attach(token, 1)).json()).toEqual({ count: 1 });
  const again = await put(`tickets/${token}-1`, Buffer.from("something else"));
  expect(again.ok).toBe(false);
  expect(await again.text()).toMatch(/duplicate|already exists/i);

  const { client } = await signedInAs("operator");
  const { data } = await client
    .from("ticket_attachments")
    .select("file_name, kind, uploaded_by_id, storage_path, tickets!inner(code)")
    .eq("tickets.code", code);
  expect(data).toMatchObject([{ file_name: "Ảnh hiện trường.png", kind: "image", uploaded_by_id: null }]);
  const path = (data as { storage_path: string }[])[0]?.storage_path as string;
  const seen = await client.storage.from("attachments").download(path);
  expect(Buffer.from(await (seen.data as Blob).arrayBuffer())).toEqual(png);
  expect((await anonymousClient().storage.from("attachments").download(path)).error).not.toBeNull();
  expect((await anonymousClient().storage.from("attachments").createSignedUrl(path, 60)).error).not.toBeNull();
  expect(
    (
      await anonymousClient()
        .storage.from("attachments")
        .list(path.replace(/\/[^/]+$/, ""))
    ).data ?? [],
  ).toEqual([]);
});

test.each([
  ["without a permission", (token: string) => `tickets/${token.split("/")[0]}/anh.png`],
  ["with a forged one", (token: string) => `tickets/${token.slice(0, -1)}${token.endsWith("0") ? "1" : "0"}-1`],
  ["to another ticket", (token: string) => `tickets/${Number(token.split("/")[0]) + 1}/${token.split("/")[1]}-1`],
  ["beyond the last place", (token: string) => `tickets/${token}-11`],
])("nothing is uploaded %s", async (_name, path) => {
  const { upload_token: token } = await send();
  expect((await put(path(token), png)).ok).toBe(false);
});

test("five files at most, and what is not a picture is not one", async () => {
  const { upload_token: token } = await send();
  for (let number = 1; number <= 5; number++) {
    await put(`tickets/${token}-${number}`, png);
    expect((await attach(token, number)).status).toBe(200);
  }
  await put(`tickets/${token}-6`, png);
  const refusal = await attach(token, 6);
  expect([refusal.status, ((await refusal.json()) as { hint: string }).hint]).toEqual([422, "public.too_many_files"]);

  const other = (await send()).upload_token;
  await put(`tickets/${other}-1`, Buffer.from("<html><script>alert(1)</script>"));
  const fake = await attach(other, 1, { p_byte_size: 31 });
  expect([fake.status, ((await fake.json()) as { hint: string }).hint]).toEqual([422, "attachment.content_mismatch"]);
});

test("two clicks at once through the server are one ticket", async () => {
  const ticket = form({ phone: someNumber(), request_id: randomUUID() });
  const receipts = await Promise.all(
    [1, 2, 3].map(async () => (await call("submit_ticket", { p_ticket: ticket })).json()),
  );
  expect(new Set(receipts.map((receipt) => (receipt as Receipt).code)).size).toBe(1);
});
