import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { anonymousClient, signedInAs } from "../support/api.ts";
import { petition } from "./reception.ts";

type Someone = Awaited<ReturnType<typeof signedInAs>>;
const paper = new TextEncoder().encode("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF");

let board: Someone;
let head: Someone;
let officer: Someone;
let otherHead: Someone;
let leader: Someone;
beforeAll(async () => {
  board = await signedInAs("reception_board");
  head = await signedInAs("agency_head");
  officer = await signedInAs("contact_officer");
  otherHead = await signedInAs("agency_head", { agency: "SYT" });
  leader = await signedInAs("city_leader");
});

const files = (who: Pick<Someone, "client">) => who.client.storage.from("case-files");

async function registered(): Promise<number> {
  const { data, error } = await board.client.rpc("register_case", {
    p_case: { ...petition, request_id: randomUUID(), agencies: [{ agency_id: head.person.agencyId, part: "lead" }] },
  });
  if (error) throw error;
  return (data as { id: number }).id;
}

async function upload(who: Pick<Someone, "client">, folder: string) {
  const path = `${folder}/${randomUUID()}.pdf`;
  const { error } = await files(who).upload(path, paper.slice().buffer, { contentType: "application/pdf" });
  return { path, isRefused: Boolean(error) };
}

const enter = (who: Pick<Someone, "client">, id: number, path: string, more: object = {}) =>
  who.client.rpc("add_case_file", {
    p_case_id: id,
    p_storage_path: path,
    p_file_name: "Quyết định giải quyết khiếu nại lần hai.pdf",
    p_media_type: "application/pdf",
    p_byte_size: paper.length,
    ...more,
  });

async function reaches(who: Pick<Someone, "client">, path: string): Promise<boolean> {
  const direct = await files(who).download(path);
  const link = await files(who).createSignedUrl(path, 60);
  expect(Boolean(link.data?.signedUrl)).toBe(!direct.error);
  return !direct.error;
}

describe("documents of a case over HTTP (QĐ3394 Điều 10.2, 12; SPEC §1)", () => {
  test("the board and an involved head supply; whoever reads the case reads them; others do not", async () => {
    const id = await registered();
    for (const who of [board, head]) {
      const { path, isRefused } = await upload(who, `cases/${id}`);
      expect(isRefused).toBe(false);
      const { error } = await enter(who, id, path);
      expect(error).toBeNull();
      for (const reader of [board, head, officer, leader]) expect(await reaches(reader, path)).toBe(true);
      for (const stranger of [otherHead, { client: anonymousClient() }])
        expect(await reaches(stranger, path)).toBe(false);
    }
    const { data } = await leader.client.from("case_files").select("id").eq("case_id", id);
    expect(data).toHaveLength(2);
  });

  test.each<[string, () => Pick<Someone, "client">]>([
    ["an officer of the agency", () => officer],
    ["a leader", () => leader],
    ["another agency's head", () => otherHead],
    ["a stranger", () => ({ client: anonymousClient() })],
  ])("%s uploads nothing", async (_, who) => {
    const id = await registered();
    expect((await upload(who(), `cases/${id}`)).isRefused).toBe(true);
    expect((await enter(who(), id, `cases/${id}/x.pdf`)).error).not.toBeNull();
  });

  test.each(["cases/0", "cases/x", "tickets/1", "cases"])("nothing is uploaded into %s", async (folder) => {
    expect((await upload(head, folder)).isRefused).toBe(true);
  });

  test("sent twice it is entered once; a lie about it is refused", async () => {
    const id = await registered();
    const { path } = await upload(board, `cases/${id}`);
    expect((await enter(board, id, path, { p_byte_size: 5 })).error?.hint).toBe("attachment.not_as_uploaded");
    expect((await enter(board, id, `cases/${id}/${randomUUID()}.pdf`)).error?.hint).toBe("attachment.not_uploaded");
    expect((await enter(head, id, path)).error?.hint).toBe("attachment.not_uploaded");
    const first = await enter(board, id, path);
    const second = await enter(board, id, path);
    expect([first.error, second.error, second.data]).toEqual([null, null, first.data]);
  });

  test("taken off with a reason it is out of reach; an agency takes off its own only", async () => {
    const id = await registered();
    const [own, boards] = [await upload(head, `cases/${id}`), await upload(board, `cases/${id}`)];
    const ownId = ((await enter(head, id, own.path)).data as { id: number }).id;
    const boardsId = ((await enter(board, id, boards.path)).data as { id: number }).id;
    const remove = (who: Someone, fileId: number, reason: string) =>
      who.client.rpc("remove_case_file", { p_file_id: fileId, p_reason: reason });
    expect((await remove(head, boardsId, "Nhầm")).error?.hint).toBe("case.file_not_found");
    expect((await remove(otherHead, ownId, "Nhầm")).error?.hint).toBe("case.file_not_found");
    expect((await remove(head, ownId, " ")).error?.hint).toBe("case.field_required");
    expect((await remove(head, ownId, "Nhầm hồ sơ")).error).toBeNull();
    expect(await reaches(officer, own.path)).toBe(false);
    expect(await reaches(officer, boards.path)).toBe(true);
  });
});
