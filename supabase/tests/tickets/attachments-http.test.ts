import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { anonymousClient, apiUrl, onApiDatabase, publishableKey, signedInAs } from "../support/api.ts";
import { intake } from "./desk.ts";

type Someone = Awaited<ReturnType<typeof signedInAs>>;

/** A recording whose every byte can be told from its neighbours. */
const sound = Uint8Array.from(
  { length: 2000 },
  (_, index) => (index < 3 ? [0x49, 0x44, 0x33][index] : index % 251) ?? 0,
);

let operator: Someone;
let officer: Someone;
let stranger: Someone;
beforeAll(async () => {
  operator = await signedInAs("operator");
  officer = await signedInAs("contact_officer", { agency: "SYT" });
  stranger = await signedInAs("contact_officer", { agency: "SKHCN" });
});

const files = (who: Pick<Someone, "client">) => who.client.storage.from("attachments");

async function received(): Promise<number> {
  const { data, error } = await operator.client.rpc("receive_ticket", {
    p_ticket: { ...intake, request_id: randomUUID() },
  });
  if (error) throw error;
  return (data as { id: number }).id;
}

async function uploaded(id: number, content: Uint8Array = sound, mediaType = "audio/mpeg", ending = "mp3") {
  const path = `tickets/${id}/${randomUUID()}.${ending}`;
  const { error } = await files(operator).upload(path, content.slice().buffer, { contentType: mediaType });
  return { path, error };
}

async function attached(id: number): Promise<string> {
  const { path } = await uploaded(id);
  const { error } = await attach(id, path);
  if (error) throw error;
  return path;
}

const attach = (id: number, path: string, more: object = {}) =>
  operator.client.rpc("add_attachment", {
    p_ticket_id: id,
    p_storage_path: path,
    p_file_name: "Cuộc gọi lúc 8 giờ – bà Nguyễn Thị Ước.mp3",
    p_media_type: "audio/mpeg",
    p_byte_size: sound.length,
    ...more,
  });

/** Whether somebody gets at the file: directly, or by making a link to it, alone or among others. */
async function reaches(who: Pick<Someone, "client">, path: string): Promise<boolean[]> {
  const [direct, link, links, listed] = [
    await files(who).download(path),
    await files(who).createSignedUrl(path, 60),
    await files(who).createSignedUrls([path], 60),
    await files(who).list(path.split("/").slice(0, 2).join("/"), { search: path.split("/")[2] }),
  ];
  return [
    !direct.error,
    Boolean(link.data?.signedUrl),
    Boolean(links.data?.[0]?.signedUrl),
    Boolean(listed.data?.length),
  ];
}
const everyWay = [true, true, true, true];
const noWay = [false, false, false, false];

describe("who gets at a file, over HTTP", () => {
  test("its handlers do, another agency and strangers do not, nor its former agency after a recall", async () => {
    const id = await received();
    const path = await attached(id);
    expect(await reaches(operator, path)).toEqual(everyWay);
    expect(await reaches(officer, path)).toEqual(noWay);
    const transfer = { p_ticket_id: id, p_agency_id: officer.person.agencyId, p_note: null };
    expect((await operator.client.rpc("transfer_ticket", transfer)).error).toBeNull();
    expect(await reaches(officer, path)).toEqual(everyWay);
    expect(await reaches(stranger, path)).toEqual(noWay);
    expect(await reaches({ client: anonymousClient() }, path)).toEqual(noWay);
    expect((await operator.client.rpc("recall_ticket", { p_ticket_id: id, p_reason: "Chuyển nhầm" })).error).toBeNull();
    expect(await reaches(officer, path)).toEqual(noWay);
    expect(await reaches(operator, path)).toEqual(everyWay);
  });

  test("a revoked account does not, though its session lives on", async () => {
    const path = await attached(await received());
    const leaver = await signedInAs("operator");
    expect(await reaches(leaver, path)).toEqual(everyWay);
    await onApiDatabase((db) =>
      db.rows("update public.staff set is_active = false where id = $1", [leaver.person.staffId]),
    );
    expect(await reaches(leaver, path)).toEqual(noWay);
  });

  test("a removed file is out of reach for everyone, and nothing attached can be deleted or replaced", async () => {
    const id = await received();
    const path = await attached(id);
    await files(operator).remove([path]);
    expect(await reaches(operator, path)).toEqual(everyWay);
    const other = Uint8Array.from([0x49, 0x44, 0x33, 9]).buffer;
    expect(
      (await files(operator).upload(path, other, { contentType: "audio/mpeg", upsert: true })).error,
    ).not.toBeNull();
    expect((await files(operator).update(path, other, { contentType: "audio/mpeg" })).error).not.toBeNull();
    const { data } = await operator.client.from("ticket_attachments").select("id").eq("storage_path", path).single();
    expect(
      (await operator.client.rpc("remove_attachment", { p_attachment_id: data?.id, p_reason: "Nhầm phiếu" })).error,
    ).toBeNull();
    expect(await reaches(operator, path)).toEqual(noWay);
  });
});

describe("what goes up, over HTTP", () => {
  test("the bucket refuses other types; the database refuses what is not what it says", async () => {
    const id = await received();
    expect((await uploaded(id, sound, "text/html", "html")).error).not.toBeNull();
    expect((await uploaded(id, sound, "image/svg+xml", "svg")).error).not.toBeNull();
    const program = await uploaded(id, Uint8Array.from([0x4d, 0x5a, 0x90, 0]), "audio/mpeg");
    expect(program.error).toBeNull();
    const refused = await attach(id, program.path, { p_byte_size: 4 });
    expect([refused.status, refused.error?.hint]).toEqual([422, "attachment.content_mismatch"]);
    const { path } = await uploaded(id);
    expect((await attach(id, path, { p_byte_size: 5 })).error?.hint).toBe("attachment.not_as_uploaded");
    expect((await attach(id, path, { p_media_type: "audio/amr", p_file_name: "a.amr" })).error?.hint).toBe(
      "attachment.not_as_uploaded",
    );
    // Refused, it is not left lying about: its uploader takes it away.
    expect((await files(operator).remove([program.path])).data).toHaveLength(1);
    expect(await reaches(operator, program.path)).toEqual(noWay);
  });

  test("a body of unannounced length is cut off at the limit and leaves nothing", async () => {
    const id = await received();
    const path = `tickets/${id}/${randomUUID()}.mp3`;
    const { data } = await operator.client.auth.getSession();
    const piece = new Uint8Array(1_048_576);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ < 60) controller.enqueue(piece);
        else controller.close();
      },
    });
    const answer = await fetch(`${apiUrl()}/storage/v1/object/attachments/${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${data.session?.access_token}`,
        apikey: publishableKey(),
        "content-type": "audio/mpeg",
      },
      body,
      duplex: "half",
    } as RequestInit).catch(() => undefined);
    // Either the answer arrives or the line is cut while the rest is still being sent.
    if (answer)
      expect([answer.status, ((await answer.json()) as { statusCode: string }).statusCode]).toEqual([400, "413"]);
    const left = await onApiDatabase((db) => db.value("select count(*) from storage.objects where name = $1", [path]));
    expect(left).toBe(0);
  });
});

describe("players and readers", () => {
  const asked = async (path: string, headers: Record<string, string>, query = "") => {
    const { data } = await files(operator).createSignedUrl(path, 60);
    return fetch(`${data?.signedUrl}${query}`, { headers });
  };

  test.each([
    ["bytes=0-99", 0, 99],
    ["bytes=500-", 500, 1999],
    ["bytes=-100", 1900, 1999],
    ["bytes=1990-5000", 1990, 1999],
    ["bytes=0-0", 0, 0],
  ])("%s is answered with that part", async (range, start, end) => {
    const answer = await asked(await attached(await received()), { range });
    expect([answer.status, answer.headers.get("content-range"), answer.headers.get("content-length")]).toEqual([
      206,
      `bytes ${start}-${end}/2000`,
      String(end - start + 1),
    ]);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(sound.slice(start, end + 1));
  });

  test.each(["bytes=0-1,5-6", "bytes=-", "pages=1-2", "bytes=9-3", "bytes=2000-"])(
    "%s is answered whole",
    async (range) => {
      const answer = await asked(await attached(await received()), { range });
      expect([answer.status, answer.headers.get("accept-ranges"), (await answer.arrayBuffer()).byteLength]).toEqual([
        200,
        "bytes",
        2000,
      ]);
    },
  );

  test("a part of another version is not mixed in", async () => {
    const path = await attached(await received());
    const tag = (await asked(path, {})).headers.get("etag") ?? "";
    expect((await asked(path, { range: "bytes=0-9", "if-range": tag })).status).toBe(206);
    expect((await asked(path, { range: "bytes=0-9", "if-range": '"old"' })).status).toBe(200);
  });

  test.each(["Cuộc gọi lúc 8 giờ – bà Nguyễn Thị Ước.mp3", "Đơn “kiến nghị” 100% hộ dân.mp3", "ẮẰẲẴẶ ượứừ đỗ.mp3"])(
    "%s is saved under its own name",
    async (name) => {
      const answer = await asked(await attached(await received()), {}, `&download=${encodeURIComponent(name)}`);
      const disposition = answer.headers.get("content-disposition") ?? "";
      expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? "")).toBe(name);
    },
  );
});
