import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asOwner, asRole, asUser, type Person } from "../support/people.ts";
import { type Desk, openDesk, step, ticketIn, timeline } from "./desk.ts";

const attach = "select public.add_attachment($1, $2, $3, $4, $5)";
const remove = "select public.remove_attachment($1, $2)";
const mp3 = "49443304000000000000";

/** What Storage writes when an upload has arrived; `head` only where it tells how the file begins. */
async function uploaded(db: Db, path: string, metadata: object, owner?: Person, age = "0"): Promise<void> {
  await asOwner(db);
  await db.rows(
    `insert into storage.objects (bucket_id, name, metadata, owner_id, created_at)
     values ('attachments', $1, $2, $3, now() - $4::interval)`,
    [path, JSON.stringify(metadata), owner?.userId ?? null, age],
  );
}

async function attached(db: Db, desk: Desk, id: number, by: Person, name = "Biên bản hiện trường.pdf") {
  const path = `tickets/${id}/${Math.random().toString(36).slice(2)}.pdf`;
  await uploaded(db, path, { size: 7, mimetype: "application/pdf", head: "255044462d312e37" }, by);
  await asUser(db, by);
  await db.rows(attach, [id, path, name, "application/pdf", 7]);
  await asOwner(db);
  const row = {
    id: await db.value<number>("select id from public.ticket_attachments where storage_path = $1", [path]),
  };
  return { ...row, path, desk };
}

describe("what may be attached (QĐ583 Điều 7)", () => {
  test("the bucket takes exactly the listed types, and no file larger than the largest of them", () =>
    inTransaction(async (db) => {
      const listed = await db.row<{ types: string[]; bytes: number }>(
        "select array_agg(media_type order by media_type) as types, max(max_megabytes) * 1048576 as bytes from public.attachment_types()",
      );
      expect(
        await db.row(
          "select public as is_public, allowed_mime_types as types, file_size_limit as bytes from storage.buckets where id = 'attachments'",
        ),
      ).toEqual({ is_public: false, ...listed });
    }));

  test("everyone may ask what is taken, also citizens without a login; the setting may lower the limit", () =>
    inTransaction(async (db) => {
      await db.rows("update public.settings set value = '8' where key = 'attachments.max_megabytes'");
      await asAnon(db);
      expect(await db.rows("select distinct max_megabytes from public.attachment_types()")).toEqual([
        { max_megabytes: 8 },
      ]);
      await asOwner(db);
      // Set before settings had forms; now it would be refused.
      await db.rows("alter table public.settings disable trigger tg_settings__check_form");
      await db.rows("update public.settings set value = '\"nhiều\"' where key = 'attachments.max_megabytes'");
      expect(await db.value("select max(max_megabytes) from public.attachment_types()")).toBe(50);
    }));

  test.each([
    ["Ảnh vỉa hè hỏng – Lê Chân.JPG", "image/jpeg", "image"],
    ["Ghi âm cuộc gọi lúc 8 giờ.webm", "audio/webm;codecs=opus", "audio"],
    ["hiện trường.mov", "video/quicktime", "video"],
    [
      "Đơn đề nghị của tổ dân phố số 5.docx",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "document",
    ],
  ])("%s (%s) is a %s", (name, type, kind) =>
    inTransaction(async (db) => {
      expect(await db.value("select private.check_attachment($1, $2, 5)", [name, type])).toBe(kind);
    }),
  );

  test.each([
    ["a program", "cai-dat.exe", "application/x-msdownload", 10, "attachment.type_refused", "media_type"],
    ["no type", "a.png", null, 10, "attachment.type_refused", "media_type"],
    ["a picture that could run script", "a.svg", "image/svg+xml", 10, "attachment.type_refused", "media_type"],
    ["a page", "a.html", "text/html", 10, "attachment.type_refused", "media_type"],
    ["a program called a picture", "a.exe", "image/png", 10, "attachment.extension_refused", "file_name"],
    ["two endings", "a.png.exe", "image/png", 10, "attachment.extension_refused", "file_name"],
    ["no ending", "png", "image/png", 10, "attachment.extension_refused", "file_name"],
    ["a name that climbs", "../a.png", "image/png", 10, "attachment.name_refused", "file_name"],
    ["a name of two lines", "a\nb.png", "image/png", 10, "attachment.name_refused", "file_name"],
    ["no name", " ", "image/png", 10, "ticket.field_required", "file_name"],
    ["an endless name", `${"a".repeat(252)}.png`, "image/png", 10, "ticket.field_invalid", "file_name"],
    ["empty", "a.png", "image/png", 0, "attachment.empty", "byte_size"],
    ["a picture of 21 MB", "a.png", "image/png", 20 * 1024 * 1024 + 1, "attachment.too_large", "byte_size"],
    ["a film of 51 MB", "a.mp4", "video/mp4", 50 * 1024 * 1024 + 1, "attachment.too_large", "byte_size"],
  ])("%s is refused at its field", (_, name, type, size, key, field) =>
    inTransaction(async (db) => {
      const refusal = await db.refusal("select private.check_attachment($1, $2, $3)", [name, type, size]);
      expect(refusal).toMatchObject({ code: "PT422", key, params: { field } });
    }),
  );
});

describe("attaching what was uploaded", () => {
  test("a recording stands on the ticket and in its timeline; twice is once", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      const path = `tickets/${id}/ghi-am.mp3`;
      await uploaded(db, path, { size: 1234, mimetype: "audio/mpeg", head: mp3 });
      await asUser(db, desk.operator);
      await db.rows(attach, [id, path, " Cuộc gọi lúc 8 giờ.mp3", "audio/mpeg", 1234]);
      await db.rows(attach, [id, path, "Cuộc gọi lúc 8 giờ.mp3", "audio/mpeg", 1234]);
      expect(await db.rows("select file_name, kind, byte_size, uploaded_by_id from public.ticket_attachments")).toEqual(
        [
          {
            file_name: "Cuộc gọi lúc 8 giờ.mp3",
            kind: "audio",
            byte_size: 1234,
            uploaded_by_id: desk.operator.staffId,
          },
        ],
      );
      expect((await timeline(db, id)).filter((kind) => kind === "attached")).toEqual(["attached"]);
    }));

  test.each([
    ["another size than storage holds", { size: 9, mimetype: "audio/mpeg" }, "attachment.not_as_uploaded", "byte_size"],
    ["another type than storage holds", { size: 5, mimetype: "video/mp4" }, "attachment.not_as_uploaded", "media_type"],
    ["nothing uploaded", null, "attachment.not_uploaded", "storage_path"],
    ["an upload without a size", {}, "attachment.not_uploaded", "storage_path"],
    [
      "a program inside",
      { size: 5, mimetype: "audio/mpeg", head: "4d5a9000" },
      "attachment.content_mismatch",
      "media_type",
    ],
  ])("%s is refused", (_, metadata, key, field) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      const path = `tickets/${id}/a.mp3`;
      if (metadata) await uploaded(db, path, metadata);
      await asUser(db, desk.operator);
      const refusal = await db.refusal(attach, [id, path, "a.mp3", "audio/mpeg", 5]);
      expect(refusal).toMatchObject({ code: "PT422", key, params: { field } });
      await asOwner(db);
      expect(await db.value("select count(*) from public.ticket_attachments")).toBe(0);
    }),
  );

  test("storage that does not tell how the file begins (hosted) is believed in that alone", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      const path = `tickets/${id}/a.mp3`;
      await uploaded(db, path, { size: 5, mimetype: "audio/mpeg" });
      await asUser(db, desk.operator);
      expect(await db.value(attach, [id, path, "a.mp3", "audio/mpeg", 5])).toMatchObject({ id });
    }));

  // The first bytes of real files, in hexadecimal.
  test.each([
    ["image/jpeg", "ffd8ffe000104a464946", true],
    ["image/png", "89504e470d0a1a0a0000000d49484452", true],
    ["image/gif", "474946383961", true],
    ["image/webp", "524946462400000057454250565038", true],
    ["image/heic", "0000001866747970686569630000", true],
    ["video/mp4", "000000206674797069736f6d", true],
    ["video/quicktime", "000000146674797071742020", true],
    ["video/webm", "1a45dfa39f4286810142f781", true],
    ["audio/mpeg", "fffb90640000", true],
    ["audio/mpeg", mp3, true],
    ["audio/wav", "524946462400000057415645666d7420", true],
    ["audio/ogg", "4f67675300020000", true],
    ["audio/amr", "2321414d520a", true],
    ["application/pdf", "255044462d312e37", true],
    ["application/pdf", "efbbbf255044462d312e37", true],
    ["application/msword", "d0cf11e0a1b11ae1", true],
    ["application/vnd.oasis.opendocument.text", "504b030414000000", true],
    ["text/plain", "58696e206368c3a06f", true],
    ["text/plain", "10010a200d", true],
    ["text/plain", "4d5a900003000000", false],
    ["image/png", "ffd8ffe000104a464946", false],
    ["image/webp", "524946462400000057415645", false],
    ["application/pdf", "5255044462d31", false],
    ["image/jpeg", "3c68746d6c3e", false],
  ])("%s begins with %s: %s", (type, head, isOne) =>
    inTransaction(async (db) => {
      const signature = await db.value<string>(
        "select signature from public.attachment_types() where media_type = $1",
        [type],
      );
      expect(await db.value("select $1::text ~ $2", [head, signature])).toBe(isOne);
      // Screens check with the same expression.
      expect(new RegExp(signature).test(head)).toBe(isOne);
    }),
  );

  test.each(["tickets/0/a.png", "tickets/:id/../a.png", "tickets/:id/a/b.png", "tickets/:id/", "a.png", null])(
    "the path %s is refused",
    (template) =>
      inTransaction(async (db) => {
        const desk = await openDesk(db);
        const id = await ticketIn(db, desk, "received");
        await asUser(db, desk.operator);
        const refusal = await db.refusal(attach, [id, template?.replace(":id", String(id)), "a.png", "image/png", 1]);
        expect(refusal).toMatchObject({ code: "PT422", key: "attachment.path_refused" });
      }),
  );
});

describe("removing a mistaken file", () => {
  test.each(["operator", "supervisor"] as const)("the %s takes it out of sight; it stays for an audit", (by) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      const file = await attached(db, desk, id, desk.operator, "Sổ hộ khẩu của người khác.pdf");
      await asUser(db, desk[by]);
      await db.rows(remove, [file.id, "Tệp của công dân khác"]);
      for (const one of [desk.operator, desk.supervisor]) {
        await asUser(db, one);
        expect(await db.rows("select 1 from public.ticket_attachments")).toEqual([]);
        expect(await db.rows("select 1 from storage.objects where bucket_id = 'attachments'")).toEqual([]);
        expect(await db.rows("delete from storage.objects where bucket_id = 'attachments' returning 1")).toEqual([]);
      }
      await asOwner(db);
      expect(
        await db.row("select removed_by_id, removed_at is not null as is_removed from public.ticket_attachments"),
      ).toEqual({ removed_by_id: desk[by].staffId, is_removed: true });
      expect(await db.value("select count(*) from storage.objects where name = $1", [file.path])).toBe(1);
      expect(
        await db.row(
          "select note, data ->> 'file_name' as name from public.ticket_events where kind = 'attachment_removed'",
        ),
      ).toEqual({ note: "Tệp của công dân khác", name: "Sổ hộ khẩu của người khác.pdf" });
      // Neither attached anew under the same path, nor removed twice.
      await asUser(db, desk.operator);
      await db.rows(attach, [id, file.path, "a.pdf", "application/pdf", 7]);
      expect(await db.rows("select 1 from public.ticket_attachments")).toEqual([]);
      await asUser(db, desk.supervisor);
      expect(await db.refusal(remove, [file.id, "lần nữa"])).toMatchObject({
        code: "PT409",
        key: "attachment.removed",
      });
    }),
  );

  test("only its uploader or the Office, with a reason, while the ticket is alive", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      const file = await attached(db, desk, id, desk.officer);
      await asUser(db, desk.operator);
      expect(await db.refusal(remove, [file.id, "nhầm"])).toMatchObject({ code: "PT403", key: "attachment.not_yours" });
      await asUser(db, desk.otherOfficer);
      expect(await db.refusal(remove, [file.id, "nhầm"])).toMatchObject({ code: "PT404" });
      await asUser(db, desk.leader);
      expect(await db.refusal(remove, [file.id, "nhầm"])).toMatchObject({ code: "PT403", key: "authz.forbidden" });
      await asUser(db, desk.officer);
      expect(await db.refusal(remove, [file.id, " "])).toMatchObject({ params: { field: "reason" } });
      expect(await db.refusal(remove, [-1, "nhầm"])).toMatchObject({ code: "PT404" });
      await step(db, "answer_ticket", desk.officer, new Date(), id, "Đã xử lý");
      await step(db, "close_ticket", desk.operator, new Date(), id, null);
      await asUser(db, desk.supervisor);
      expect(await db.refusal(remove, [file.id, "nhầm"])).toMatchObject({ code: "PT409", key: "ticket.wrong_status" });
    }));
});

describe("storage's own policies", () => {
  const put = "insert into storage.objects (bucket_id, name, owner_id, metadata) values ('attachments', $1, $2, $3)";
  const facts = JSON.stringify({ size: 9, mimetype: "image/png" });
  const count = "select count(*) from storage.objects where bucket_id = 'attachments'";

  test("lets in and shows only what belongs to a ticket one handles or reads; nothing attached is deleted or changed", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      await asUser(db, desk.otherOfficer);
      expect((await db.refusal(put, [`tickets/${id}/x.png`, desk.otherOfficer.userId, facts])).code).toBe("42501");
      await asUser(db, desk.officer);
      await db.rows(put, [`tickets/${id}/x.png`, desk.officer.userId, facts]);
      expect(await db.value(count)).toBe(1);
      await asUser(db, desk.supervisor);
      expect(await db.value(count)).toBe(0);
      await asUser(db, desk.officer);
      await db.rows(attach, [id, `tickets/${id}/x.png`, "x.png", "image/png", 9]);
      for (const path of [`tickets/${id + 1}/x.png`, "x.png", `tickets/${id}/a/b.png`, "tickets/x/y.png"]) {
        expect((await db.refusal(put, [path, desk.officer.userId, facts])).code).toBe("42501");
      }
      for (const [one, sees] of [
        [desk.supervisor, 1],
        [desk.head, 1],
        [desk.otherHead, 0],
      ] as const) {
        await asUser(db, one);
        expect(await db.value(count)).toBe(sees);
      }
      await asRole(db, "tech_support");
      expect(await db.value(count)).toBe(0);
      await asAnon(db);
      expect(await db.value(count)).toBe(0);
      await asUser(db, desk.officer);
      expect(await db.rows("delete from storage.objects returning 1")).toEqual([]);
      expect(await db.rows("update storage.objects set metadata = '{}' returning 1")).toEqual([]);
    }));

  test("once the ticket is recalled its former agency sees the file no more, not even its uploader", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      await attached(db, desk, id, desk.officer);
      await asUser(db, desk.officer);
      expect(await db.value(count)).toBe(1);
      await step(db, "recall_ticket", desk.operator, new Date(), id, "Chuyển nhầm");
      await asUser(db, desk.officer);
      expect(await db.value(count)).toBe(0);
      await asUser(db, desk.operator);
      expect(await db.value(count)).toBe(1);
    }));

  test("a revoked account sees nothing, not even what it uploaded and never attached", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "assigned");
      await attached(db, desk, id, desk.officer);
      await uploaded(db, `tickets/${id}/half.png`, { size: 9, mimetype: "image/png" }, desk.officer);
      await db.rows("update public.staff set is_active = false where id = $1", [desk.officer.staffId]);
      await asUser(db, desk.officer);
      expect(await db.value(count)).toBe(0);
    }));

  test("an upload no ticket refers to is deleted by its uploader, and after a day by an administrator who finds it listed", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await ticketIn(db, desk, "received");
      const orphans = "select bucket, storage_path, byte_size, uploaded_by from public.orphaned_uploads()";
      const discard = "delete from storage.objects where bucket_id = 'attachments' returning name";
      await attached(db, desk, id, desk.operator);
      await uploaded(db, `tickets/${id}/new.png`, { size: 9 }, desk.operator);
      await uploaded(db, `tickets/${id}/old.png`, { size: 8 }, desk.operator, "25 hours");
      const admin = await asRole(db, "admin");
      expect(await db.rows(orphans)).toEqual([
        { bucket: "attachments", storage_path: `tickets/${id}/old.png`, byte_size: 8, uploaded_by: "Phạm Thu Hà" },
      ]);
      await asUser(db, desk.supervisor);
      expect(await db.rows(discard)).toEqual([]);
      await asUser(db, desk.operator);
      expect(await db.rows(`${discard.replace("returning", "and name like '%new.png' returning")}`)).toEqual([
        { name: `tickets/${id}/new.png` },
      ]);
      await asUser(db, admin);
      expect(await db.rows(discard)).toEqual([{ name: `tickets/${id}/old.png` }]);
      expect(await db.rows(orphans)).toEqual([]);
    }));
});
