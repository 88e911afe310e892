import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { anonymousClient, onApiDatabase, signedInAs } from "../support/api.ts";
import { intake } from "./desk.ts";

test("through the HTTP API: received, a recording attached, transferred, heard and answered by the agency", async () => {
  const operator = await signedInAs("operator");
  const officer = await signedInAs("contact_officer", { agency: "SYT" });
  const stranger = await signedInAs("contact_officer", { agency: "SKHCN" });

  const form = { ...intake, request_id: randomUUID(), latitude: 20.85, longitude: 106.68, is_confidential: false };
  const received = await operator.client.rpc("receive_ticket", { p_ticket: form });
  expect(received.error).toBeNull();
  expect(received.data).toMatchObject({ status: "received", version: 1 });
  const { id } = received.data as { id: number };
  expect((await operator.client.rpc("receive_ticket", { p_ticket: form })).data).toEqual(received.data);

  const path = `tickets/${id}/${randomUUID()}.mp3`;
  const sound = new TextEncoder().encode("ID3 ghi âm").buffer as ArrayBuffer;
  const upload = (who: typeof operator) =>
    who.client.storage.from("attachments").upload(path, sound, { contentType: "audio/mpeg" });
  expect((await upload(officer)).error).not.toBeNull();
  expect((await upload(operator)).error).toBeNull();
  const attached = await operator.client.rpc("add_attachment", {
    p_ticket_id: id,
    p_storage_path: path,
    p_file_name: "Cuộc gọi.mp3",
    p_media_type: "audio/mpeg",
    p_byte_size: sound.byteLength,
  });
  expect(attached.error).toBeNull();

  const step = { p_ticket_id: id, p_agency_id: officer.person.agencyId, p_note: null, p_version: 1 };
  expect((await operator.client.rpc("transfer_ticket", step)).data).toMatchObject({ status: "assigned", version: 2 });
  const again = await operator.client.rpc("transfer_ticket", step);
  expect([again.status, again.error?.hint, JSON.parse(again.error?.details ?? "{}")]).toEqual([
    409,
    "ticket.wrong_status",
    { status: "assigned", step: "transfer_ticket" },
  ]);

  const heard = await officer.client.storage.from("attachments").download(path);
  expect(await heard.data?.text()).toBe("ID3 ghi âm");
  expect((await stranger.client.storage.from("attachments").download(path)).error).not.toBeNull();
  expect((await anonymousClient().storage.from("attachments").download(path)).error).not.toBeNull();

  const row = await officer.client
    .from("ticket_list")
    .select("code, clock_state, level, remaining_seconds")
    .eq("id", id)
    .single();
  expect(row.data).toMatchObject({ clock_state: "running", level: "officer" });
  expect(row.data?.remaining_seconds).toBeGreaterThan(8 * 3600 - 120);
  expect((await stranger.client.from("ticket_list").select("id").eq("id", id)).data).toEqual([]);

  const blank = await officer.client.rpc("answer_ticket", { p_ticket_id: id, p_answer: " " });
  expect([blank.status, blank.error?.hint, JSON.parse(blank.error?.details ?? "{}")]).toEqual([
    422,
    "ticket.field_required",
    { field: "answer" },
  ]);
  const answered = await officer.client.rpc("answer_ticket", { p_ticket_id: id, p_answer: "Đã xử lý xong" });
  expect(answered.data).toMatchObject({ status: "answered", version: 3 });
  const actions = await operator.client.rpc("ticket_actions", { p_ticket_id: id });
  expect(actions.data).toEqual([
    "rate_ticket",
    "reopen_ticket",
    "publish_ticket",
    "close_ticket",
    "ask_explanation",
    "merge_tickets",
    "classify_ticket",
    "add_note",
    "add_attachment",
    "remove_attachment",
    "reveal_contact",
  ]);

  const found = await officer.client.rpc("find_tickets", { p_query: row.data?.code });
  expect(found.data).toMatchObject([{ id, status: "answered" }]);

  const messages = await onApiDatabase((db) =>
    db.rows(
      "select channel, template from private.outbox where subject_type = 'ticket' and subject_id = $1 order by id",
      [id],
    ),
  );
  expect(messages).toEqual([
    { channel: "sms", template: "ticket_transferred" },
    { channel: "sms", template: "citizen_result" },
  ]);
});
