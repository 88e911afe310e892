import { createHash, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { step } from "../cases/reception.ts";
import { anonymousClient, onApiDatabase, signedInAs } from "../support/api.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser } from "../support/people.ts";
import { at, day, ended, type Held, planned } from "./held.ts";

const reference = {
  place: "Ổ lưu trữ tại điểm cầu trung tâm, kệ 3",
  file_name: "2026-12-07-tiep-cong-dan.mp4",
  byte_size: 2_147_483_648,
  sha256: "a".repeat(64),
};
const add = (db: Db, held: Held, more: object = {}) =>
  step<{ id: number }>(db, "add_recording", held.board, at(day), held.session, { ...reference, ...more });

describe("a recording kept at the point (QĐ3394 Điều 7)", () => {
  test("place, size, checksum, who and when; for long", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const { id } = await add(db, held, { recorded_from: at(0), recorded_to: at(150), note: "Máy chính" });
      expect(await db.row("select * from public.session_recordings where id = $1", [id])).toMatchObject({
        ...reference,
        retention: "Lâu dài",
        added_by_name: "Lương Thị Hằng",
        added_at: at(day),
        recorded_from: at(0),
      });
      expect(
        await db.value(
          "select data ->> 'file_name' from public.session_events where session_id = $1 and kind = 'recording_added'",
          [held.session],
        ),
      ).toBe(reference.file_name);
    }));

  test.each<[string, object, object]>([
    ["neither file nor place", { place: " " }, { params: { field: "place" } }],
    ["no name", { file_name: "" }, { params: { field: "file_name" } }],
    ["no size", { byte_size: null }, { params: { field: "byte_size" } }],
    ["an empty one", { byte_size: 0 }, { params: { field: "byte_size", problem: "range" } }],
    ["a checksum that is none", { sha256: "xyz" }, { params: { field: "sha256" } }],
    ["an upload without a checksum", { storage_path: "PATH", sha256: null }, { params: { field: "sha256" } }],
    ["a file of another session", { storage_path: "sessions/0/x.mp4" }, { params: { field: "storage_path" } }],
    ["a point of another session", { session_point_id: 0 }, { params: { field: "session_point_id" } }],
    ["an end before the start", { recorded_from: at(9), recorded_to: at(8) }, { params: { field: "recorded_to" } }],
  ])("%s is refused at its field", (_, more, expected) =>
    inTransaction(async (db) => {
      const held = await ended(db);
      await asOwner(db);
      const recording = JSON.stringify({ ...reference, ...more }).replace("PATH", `sessions/${held.session}/x.mp4`);
      expect(
        await db.refusal("select private.add_recording($1, $2, $3, $4)", [
          held.board.staffId,
          at(day),
          held.session,
          recording,
        ]),
      ).toMatchObject(expected);
    }),
  );

  test("not of a session that has not begun", () =>
    inTransaction(async (db) => {
      const held = await planned(db);
      await asUser(db, held.board);
      expect(
        (await db.refusal("select public.add_recording($1, $2)", [held.session, JSON.stringify(reference)])).key,
      ).toBe("session.wrong_status");
    }));
});

describe("opening one", () => {
  test.each([
    ["the board", "board", null],
    ["its secretary", "secretary", null],
    ["its chair", "chair", null],
    ["a leader", "leader", null],
    ["an invited head", "head", "authz.forbidden"],
    ["the Office", "supervisor", "authz.forbidden"],
  ] as const)("%s", (_, who, key) =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const { id } = await add(db, held);
      await asUser(db, held[who]);
      const sql = "select public.open_recording($1)";
      if (key) expect((await db.refusal(sql, [id])).key).toBe(key);
      else expect(await db.value(sql, [id])).toMatchObject({ place: reference.place });
      await asOwner(db);
      expect(await db.value("select count(*) from private.recording_accesses where recording_id = $1", [id])).toBe(
        key ? 0 : 1,
      );
    }),
  );

  test("the board sees who did, the latest first; the log cannot be changed", () =>
    inTransaction(async (db) => {
      const held = await ended(db);
      const { id } = await add(db, held);
      await step(db, "open_recording", held.chair, at(2 * day), id);
      await step(db, "open_recording", held.secretary, at(3 * day), id);
      await asUser(db, held.board);
      expect(await db.rows("select staff_name, at from public.recording_accesses($1)", [held.session])).toEqual([
        { staff_name: "Phạm Thị Thư", at: at(3 * day) },
        { staff_name: "Ngô Trọng Vượng", at: at(2 * day) },
      ]);
      await asUser(db, held.chair);
      expect((await db.refusal("select * from public.recording_accesses($1)", [held.session])).key).toBe(
        "authz.forbidden",
      );
      await asOwner(db);
      expect((await db.refusal("update private.recording_accesses set at = now()")).key).toBe(
        "session.timeline_append_only",
      );
      expect((await db.refusal("delete from private.recording_accesses")).key).toBe("session.timeline_append_only");
    }));
});

describe("an uploaded one, through storage", () => {
  const film = Uint8Array.from([
    0,
    0,
    0,
    0x18,
    ...new TextEncoder().encode("ftypmp42"),
    ...new Uint8Array(2000).fill(7),
  ]);
  const sha256 = createHash("sha256").update(film).digest("hex");

  test("comes out only after an access that was logged, and stays", async () => {
    const board = await signedInAs("reception_board");
    const leader = await signedInAs("city_leader");
    const office = await signedInAs("supervisor");
    const session = await onApiDatabase((db) =>
      db.value<number>(
        `insert into public.sessions (code, kind, title, status, starts_at, ends_at, agency_id, chair_name, planned_at, last_event_at)
         select 'GHI-' || $1, 'city', 'Buổi tiếp thử ghi hình', 'ended', now() - interval '3 hours', now() - interval '1 hour', id, 'Thử', now(), now()
         from public.agencies where code = 'VPUBND' returning id`,
        [randomUUID()],
      ),
    );
    const files = (who: { client: typeof board.client }) => who.client.storage.from("recordings");
    const path = `sessions/${session}/${randomUUID()}.mp4`;
    const put = (who: typeof board, to = path) =>
      files(who).upload(to, film.slice().buffer, { contentType: "video/mp4" });
    const reaches = async (who: { client: typeof board.client }) => {
      const [direct, link] = [await files(who).download(path), await files(who).createSignedUrl(path, 60)];
      return [direct.data !== null, link.data !== null];
    };
    expect((await put(office)).error).not.toBeNull();
    expect((await put(board, `sessions/0/${randomUUID()}.mp4`)).error).not.toBeNull();
    expect((await put(board)).error).toBeNull();

    const recording = {
      storage_path: path,
      file_name: "Buổi tiếp.mp4",
      media_type: "video/mp4",
      byte_size: film.length,
      sha256,
    };
    const enter = (more: object = {}) =>
      board.client.rpc("add_recording", { p_session_id: session, p_recording: { ...recording, ...more } });
    expect((await enter({ byte_size: 5 })).error?.hint).toBe("attachment.not_as_uploaded");
    const { data, error } = await enter();
    expect(error).toBeNull();
    // The answer was lost and the page asks again: the same recording.
    expect((await enter()).data).toEqual(data);
    const { id } = data as { id: number };

    for (const who of [board, leader, office, { client: anonymousClient() }])
      expect(await reaches(who)).toEqual([false, false]);
    expect((await office.client.rpc("open_recording", { p_recording_id: id })).error?.hint).toBe("authz.forbidden");
    const opened = await leader.client.rpc("open_recording", { p_recording_id: id });
    expect(opened.data).toMatchObject({ bucket: "recordings", path, sha256 });
    expect(await reaches(leader)).toEqual([true, true]);
    const got = await files(leader).download(path);
    expect(
      createHash("sha256")
        .update(new Uint8Array(await (got.data as Blob).arrayBuffer()))
        .digest("hex"),
    ).toBe(sha256);
    // Somebody else's access opens nothing for the board.
    expect(await reaches(board)).toEqual([false, false]);
    await files(board).remove([path]);
    expect((await files(leader).download(path)).data).not.toBeNull();
  });
});
