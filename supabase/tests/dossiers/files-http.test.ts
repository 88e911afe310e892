import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { anonymousClient, apiUrl, publishableKey, signedInAs } from "../support/api.ts";

type Someone = Awaited<ReturnType<typeof signedInAs>>;
const paper = new TextEncoder().encode("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF");

let desk: Someone;
let officer: Someone;
let stranger: Someone;
let procedureId: number;
beforeAll(async () => {
  desk = await signedInAs("one_stop_officer");
  officer = await signedInAs("contact_officer", { agency: "10507" });
  stranger = await signedInAs("one_stop_officer", { agency: "SYT" });
  const { data } = await desk.client.from("procedures").select("id").eq("code", "1.001193").single();
  procedureId = (data as { id: number }).id;
});

const anonymous = async <T>(name: string, args: object): Promise<T> => {
  const { data, error } = await anonymousClient().rpc(name, args);
  if (error) throw error;
  return data as T;
};
const put = (path: string, body: Uint8Array = paper, type = "application/pdf") =>
  fetch(`${apiUrl()}/storage/v1/object/dossier-files/${path}`, {
    method: "POST",
    headers: { apikey: publishableKey(), authorization: `Bearer ${publishableKey()}`, "content-type": type },
    body: body.slice(),
  });

interface Draft {
  draft_token: string;
  documents: { id: number; is_required: boolean; files: { id: number; file_name: string }[] }[];
}
const begin = () =>
  anonymous<Draft>("start_dossier_draft", {
    p_procedure_id: procedureId,
    p_agency_id: desk.person.agencyId,
    p_request_id: randomUUID(),
  });
const attach = (draft: Draft, number: number, more: object = {}) =>
  anonymousClient().rpc("attach_dossier_file", {
    p_token: draft.draft_token,
    p_number: number,
    p_document_id: draft.documents[0]?.id,
    p_file_name: "Tờ khai.pdf",
    p_media_type: "application/pdf",
    p_byte_size: paper.length,
    ...more,
  });
async function reaches(who: Pick<Someone, "client">, path: string): Promise<boolean> {
  return !(await who.client.storage.from("dossier-files").download(path)).error;
}

describe("files of a dossier over HTTP (QĐ2926 Điều 18.2, SPEC §11)", () => {
  test("uploaded with the draft's permission, submitted, read by the desk; by nobody before and by no stranger", async () => {
    const draft = await begin();
    const path = `dossiers/${draft.draft_token}-1`;
    expect((await put(path)).status).toBe(200);
    expect((await attach(draft, 1)).error).toBeNull();
    expect(await reaches(desk, path)).toBe(false);
    const receipt = await anonymous<{ code: string; number: string }>("submit_dossier", {
      p_draft_token: draft.draft_token,
      p_dossier: {
        full_name: "Trần Thị Bích",
        phone: "0570 000 002",
        address: "5 Tô Hiệu",
        consent: true,
        documents: draft.documents.slice(1).map(({ id }) => ({ id, note: "Sẽ xuất trình bản chính" })),
      },
    });
    expect(await reaches(desk, path)).toBe(true);
    for (const other of [stranger, officer, { client: anonymousClient() }]) {
      // The unit of the same agency reads it with the dossier.
      expect(await reaches(other, path)).toBe(other === officer);
    }
    expect((await put(`dossiers/${draft.draft_token}-2`)).ok).toBe(false);
    const found = await anonymous<object>("look_up_dossier", { p_code: receipt.code });
    expect(found).toMatchObject({ number: receipt.number, status: "submitted" });
    const wrong = await anonymousClient().rpc("look_up_dossier", { p_code: "HS-0000-0000-0000" });
    expect(wrong.status).toBe(404);
    expect(wrong.error?.hint).toBe("public.dossier_not_found");
  });

  test("without a permission, beyond its places, over another file: nothing is taken", async () => {
    const draft = await begin();
    const path = `dossiers/${draft.draft_token}-1`;
    expect((await put(path.replace(/.(?=-1$)/, (c) => (c === "0" ? "1" : "0")))).ok).toBe(false);
    expect((await put(`dossiers/${draft.draft_token}-99`)).ok).toBe(false);
    expect((await put(`tickets/${draft.draft_token}-1`)).ok).toBe(false);
    expect((await put(path)).ok).toBe(true);
    expect((await put(path)).ok).toBe(false);
    expect((await attach(draft, 1, { p_byte_size: 5 })).error?.hint).toBe("attachment.not_as_uploaded");
    expect((await attach(draft, 7)).error?.hint).toBe("attachment.not_uploaded");
  });

  test("a file is taken back before submitting", async () => {
    const draft = await begin();
    await put(`dossiers/${draft.draft_token}-1`);
    const { data } = await attach(draft, 1);
    const fileId = (data as Draft).documents[0]?.files[0]?.id;
    const after = await anonymous<Draft>("detach_dossier_file", { p_token: draft.draft_token, p_file_id: fileId });
    expect(after.documents[0]?.files).toEqual([]);
  });

  test("the desk scans what was handed in; a unit that has nothing to do with it uploads nothing", async () => {
    const { data, error } = await desk.client.rpc("receive_dossier", {
      p_dossier: {
        channel: "direct",
        procedure_id: procedureId,
        agency_id: desk.person.agencyId,
        full_name: "Lê Văn Tám",
        id_number: `0310${String(Date.now()).slice(-8)}`,
        address: "7 Lạch Tray",
        documents: [],
        decision: "supplement",
        missing: "Tờ khai",
      },
    });
    expect(error).toBeNull();
    const { id } = data as { id: number };
    const upload = async (who: Someone) => {
      const path = `dossiers/${id}/${randomUUID()}.pdf`;
      const result = await who.client.storage
        .from("dossier-files")
        .upload(path, paper.slice().buffer, { contentType: "application/pdf" });
      return { path, isTaken: !result.error };
    };
    expect((await upload(stranger)).isTaken).toBe(false);
    const { path, isTaken } = await upload(desk);
    expect(isTaken).toBe(true);
    const { data: documents } = await desk.client
      .from("dossier_documents")
      .select("id")
      .eq("dossier_id", id)
      .order("position");
    const entered = await desk.client.rpc("add_dossier_file", {
      p_dossier_id: id,
      p_storage_path: path,
      p_file_name: "Tờ khai.pdf",
      p_media_type: "application/pdf",
      p_byte_size: paper.length,
      p_document_id: (documents as { id: number }[])[0]?.id,
    });
    expect(entered.error).toBeNull();
    const { data: first } = await desk.client
      .from("dossier_documents")
      .select("is_received, is_digitised")
      .eq("dossier_id", id)
      .order("position")
      .limit(1);
    expect(first).toEqual([{ is_received: true, is_digitised: true }]);
    const { data: files } = await desk.client.from("dossier_files").select("id").eq("dossier_id", id);
    const removed = await desk.client.rpc("remove_dossier_file", {
      p_file_id: (files as { id: number }[])[0]?.id,
      p_reason: "Quét nhầm",
    });
    expect(removed.error).toBeNull();
    expect(await reaches(officer, path)).toBe(false);
  });
});
