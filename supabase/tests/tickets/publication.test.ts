import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser } from "../support/people.ts";
import { type Desk, openDesk, receive, step, ticketIn, ticketRow, timeline } from "./desk.ts";

const mon = (time: string) => `2026-03-02 ${time}+07`;

const clean = {
  title: "Đèn đường phố Lạch Tray không sáng",
  question: "Đèn chiếu sáng trên phố Lạch Tray không sáng ba hôm nay.",
  answer: "Đơn vị quản lý đã thay bóng, đèn sáng lại từ tối 02/3.",
};

interface Mark {
  field: string;
  start: number;
  length: number;
  text: string;
  kind: string;
  is_blocking: boolean;
}
interface Preview {
  publication: Record<string, string | null>;
  marks: Mark[];
  is_confidential: boolean;
  is_answered: boolean;
  published_at: string | null;
  is_outdated: boolean;
}

/** A ticket of Nguyễn Văn An, 12 Lạch Tray, answered by SXD. */
async function answered(db: Db, desk: Desk, ticket: object = {}, answer = "Đã thay bóng đèn"): Promise<number> {
  const id = await receive(db, desk, mon("08:00"), { email: "an.nguyen@thu.vn", ...ticket });
  await step(db, "transfer_ticket", desk.operator, mon("08:10"), id, desk.agencyId, null);
  await step(db, "answer_ticket", desk.officer, mon("09:00"), id, answer);
  return id;
}

const preview = async (db: Db, desk: Desk, id: number, texts?: object): Promise<Preview> => {
  await asUser(db, desk.operator);
  const seen = await db.value<Preview>("select public.publication_preview($1, $2)", [
    id,
    texts ? JSON.stringify(texts) : null,
  ]);
  await asOwner(db);
  return seen;
};
const publish = (db: Db, desk: Desk, at: string, id: number, texts: object = clean) =>
  step(db, "publish_ticket", desk.operator, at, id, texts);
const shown = (db: Db, id: number) => db.rows("select * from public.ticket_publications where ticket_id = $1", [id]);

describe("publishing", () => {
  test("what the public sees is what the person saw, with its field, ward, agency and day", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const category = await db.row<{ id: number; name: string; field: string }>(
        "select c.id, c.name, f.name as field from public.categories c join public.categories f on f.id = c.parent_id order by c.id limit 1",
      );
      const commune = await db.row<{ id: number; name: string }>(
        "select id, coalesce(short_name, name) as name from public.agencies where kind = 'commune' order by id limit 1",
      );
      const id = await answered(db, desk, { category_id: category.id, commune_id: commune.id });
      const before = await preview(db, desk, id, clean);
      await asUser(db, desk.operator);
      await db.rows("select public.publish_ticket($1, $2)", [id, JSON.stringify(clean)]);
      await asOwner(db);
      const [row] = await shown(db, id);
      const { code } = await ticketRow(db, id);
      expect(row).toMatchObject({
        ...clean,
        code,
        category_name: category.name,
        field_name: category.field,
        commune_name: commune.name,
        agency_name: await db.value("select name from public.agencies where id = $1", [desk.agencyId]),
        answered_on: "2026-03-02",
        agency_url: null,
      });
      const { ticket_id: _, published_at: __, search: ___, ...visible } = row as Record<string, unknown>;
      expect(before.publication).toEqual(visible);
      expect(await ticketRow(db, id)).toMatchObject({ is_published: true });
      expect((await timeline(db, id)).at(-1)).toBe("published");
      // Found without accents.
      expect(
        await db.value(
          "select count(*) from public.ticket_publications where search like '%lach tray%' and ticket_id = $1",
          [id],
        ),
      ).toBe(1);
    }));

  test("holds nothing but what the public sees", () =>
    inTransaction(async (db) => {
      const columns = await db.rows<{ c: string }>(
        "select column_name as c from information_schema.columns where table_schema = 'public' and table_name = 'ticket_publications' order by 1",
      );
      expect(columns.map((row) => row.c)).toEqual([
        "agency_name",
        "agency_url",
        "answer",
        "answered_on",
        "category_name",
        "code",
        "commune_name",
        "field_name",
        "published_at",
        "question",
        "search",
        "ticket_id",
        "title",
      ]);
    }));

  test("QĐ583 Điều 12.1: never a confidential one; its button is not offered", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk, { is_confidential: true });
      await asUser(db, desk.operator);
      expect((await db.refusal("select public.publish_ticket($1, $2)", [id, JSON.stringify(clean)])).key).toBe(
        "ticket.confidential",
      );
      expect(await db.value<string[]>("select public.ticket_actions($1)", [id])).not.toContain("publish_ticket");
      expect((await preview(db, desk, id)).is_confidential).toBe(true);
    }));

  test.each(["title", "question", "answer"])("without %s it is refused at that field", (field) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      await asUser(db, desk.operator);
      const refusal = await db.refusal("select public.publish_ticket($1, $2)", [
        id,
        JSON.stringify({ ...clean, [field]: " " }),
      ]);
      expect(refusal).toMatchObject({ code: "PT422", key: "ticket.field_required", params: { field } });
    }),
  );

  test.each(["received", "assigned", "relay_pending", "refused", "withdrawn", "merged"] as const)(
    "what is %s cannot be published",
    (state) =>
      inTransaction(async (db) => {
        const desk = await openDesk(db);
        const id = await ticketIn(db, desk, state);
        await asUser(db, desk.operator);
        expect((await db.refusal("select public.publish_ticket($1, $2)", [id, JSON.stringify(clean)])).key).toBe(
          "ticket.wrong_status",
        );
      }),
  );
});

describe("the citizen's particulars never get out", () => {
  // Recorded: Nguyễn Văn An · 0912345123 · an.nguyen@thu.vn · 12 Lạch Tray, phường Gia Viên
  const blocked: [string, string][] = [
    ["Ông Nguyễn Văn An phản ánh", "name"],
    ["ong NGUYEN VAN AN phan anh", "name"],
    ["Nguyễn  Văn\nAn", "name"],
    ["gọi 0912345123", "phone"],
    ["gọi 0912.345.123", "phone"],
    ["gọi +84 912 345 123", "phone"],
    ["gọi 84912345123", "phone"],
    ["gọi 912-345-123", "phone"],
    ["thư AN.Nguyen@thu.vn nhé", "email"],
    ["trước nhà 12 Lạch Tray", "address"],
    ["trước số 12 phố Lạch Tray", "address"],
    ["số 12, đường Lạch Tray", "address"],
    ["12 lach tray, phuong gia vien", "address"],
  ];
  test.each(blocked)("%s", (text, kind) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      for (const field of ["title", "question", "answer"]) {
        await asUser(db, desk.operator);
        const refusal = await db.refusal("select public.publish_ticket($1, $2)", [
          id,
          JSON.stringify({ ...clean, [field]: text }),
        ]);
        expect(refusal).toMatchObject({ code: "PT422", key: "ticket.publication_personal", params: { field, kind } });
      }
      const marks = (await preview(db, desk, id, { ...clean, question: text })).marks;
      const mark = marks.find((each) => each.field === "question" && each.kind === kind);
      expect(mark?.is_blocking).toBe(true);
      expect(text.slice(mark?.start, (mark?.start ?? 0) + (mark?.length ?? 0))).toBe(mark?.text);
      expect(await shown(db, id)).toEqual([]);
    }),
  );

  const free = [
    "Đèn phố Lạch Tray không sáng",
    "trước số 112 Lạch Tray",
    "phường Gia Viên",
    "Văn An",
    "Nguyễn Văn Anh",
    "0912345124 hoặc 1022",
    "bàn.nguyen@thu.vn",
  ];
  test.each(free)("“%s” gives nobody away", (text) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      await publish(db, desk, mon("10:00"), id, { ...clean, question: text });
      expect(await shown(db, id)).toMatchObject([{ question: text }]);
    }),
  );

  test("what only looks like somebody's is marked for the person to judge", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      const question =
        "Bà Trần Thị Bưởi, CCCD 031090001234, gọi 0225 3842 111 hoặc buoi@thu.vn, CMND 031234567, ông chủ quán";
      const { marks } = await preview(db, desk, id, { ...clean, question });
      expect(marks.map((mark) => [mark.kind, mark.text, mark.is_blocking])).toEqual([
        ["name_like", "Trần Thị Bưởi", false],
        ["id_like", "031090001234", false],
        ["phone_like", "0225 3842 111", false],
        ["email_like", "buoi@thu.vn", false],
        ["id_like", "031234567", false],
      ]);
      for (const mark of marks) expect(question.slice(mark.start, mark.start + mark.length)).toBe(mark.text);
    }));

  test("those whose reports were merged into it are protected too", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      const other = await receive(db, desk, mon("08:30"), {
        full_name: "Trần Thị Bưởi",
        phone: "0987654321",
        address: "5 Tô Hiệu",
      });
      await step(db, "merge_tickets", desk.operator, mon("09:30"), id, other, null);
      const refusal = await db.refusal("select private.publish_ticket($1, $2, $3, $4)", [
        desk.operator.staffId,
        mon("10:00"),
        id,
        JSON.stringify({ ...clean, answer: "Đã trả lời bà Trần Thị Bưởi" }),
      ]);
      expect(refusal).toMatchObject({ key: "ticket.publication_personal", params: { field: "answer", kind: "name" } });
    }));

  test("not even written straight into the table", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      await publish(db, desk, mon("10:00"), id);
      const refusal = await db.refusal(
        "update public.ticket_publications set answer = 'Gọi 0912345123' where ticket_id = $1",
        [id],
      );
      expect(refusal.key).toBe("ticket.publication_personal");
    }));

  test("a name of one word and an address without a number are words like others", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk, { full_name: "An", address: "Gia Viên" });
      await publish(db, desk, mon("10:00"), id, { ...clean, question: "An ninh ở phường Gia Viên" });
      expect(await shown(db, id)).toHaveLength(1);
    }));
});

describe("afterwards", () => {
  test("taken back with a reason, published anew", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      await publish(db, desk, mon("10:00"), id);
      await asUser(db, desk.supervisor);
      expect((await db.refusal("select public.unpublish_ticket($1, '')", [id])).params).toEqual({ field: "reason" });
      expect(await db.value<string[]>("select public.ticket_actions($1)", [id])).toContain("unpublish_ticket");
      await db.rows("select public.unpublish_ticket($1, 'Sai nội dung')", [id]);
      expect((await db.refusal("select public.unpublish_ticket($1, 'Nữa')", [id])).key).toBe("ticket.not_published");
      expect(await db.value<string[]>("select public.ticket_actions($1)", [id])).not.toContain("unpublish_ticket");
      await asOwner(db);
      expect(await shown(db, id)).toEqual([]);
      expect(await ticketRow(db, id)).toMatchObject({ is_published: false });
      await publish(db, desk, mon("11:00"), id);
      expect(await ticketRow(db, id)).toMatchObject({ is_published: true });
    }));

  test("a newer answer makes it outdated until it is published again, with its own words kept", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      await publish(db, desk, mon("10:00"), id);
      expect(await preview(db, desk, id)).toMatchObject({ is_outdated: false, publication: clean });
      await step(db, "reopen_ticket", desk.operator, mon("10:30"), id, "Đèn lại hỏng");
      await step(db, "answer_ticket", desk.officer, mon("11:00"), id, "Đã thay cả cột đèn");
      const now = await preview(db, desk, id);
      expect(now).toMatchObject({
        is_outdated: true,
        publication: { title: clean.title, question: clean.question, answer: "Đã thay cả cột đèn" },
      });
      await publish(db, desk, mon("11:30"), id, { ...clean, answer: "Đã thay cả cột đèn" });
      expect(await shown(db, id)).toMatchObject([
        { answer: "Đã thay cả cột đèn", published_at: new Date(mon("11:30")) },
      ]);
      expect(await preview(db, desk, id)).toMatchObject({ is_outdated: false });
    }));

  test.each(["merge", "withdraw"])("a ticket opened again and then lost to a %s is no longer shown", (how) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      await publish(db, desk, mon("10:00"), id);
      await step(db, "reopen_ticket", desk.operator, mon("10:30"), id, "Đèn lại hỏng");
      if (how === "merge") {
        const main = await receive(db, desk, mon("10:40"));
        await step(db, "merge_tickets", desk.operator, mon("11:00"), main, id, null);
      } else await step(db, "withdraw_ticket", desk.operator, mon("11:00"), id, "Công dân rút");
      expect(await shown(db, id)).toEqual([]);
      expect(await ticketRow(db, id)).toMatchObject({ is_published: false });
    }),
  );
});

describe("QĐ583 Điều 11.3: the agency's own publication", () => {
  test("its officer notes where and when; what is published links there", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      await publish(db, desk, mon("10:00"), id);
      await asUser(db, desk.officer);
      await db.rows(
        "select public.note_agency_publication($1, 'https://sxd.haiphong.gov.vn/tra-loi/17', '2026-03-02')",
        [id],
      );
      expect(await db.rows("select url, published_on, noted_by_name from public.agency_publications")).toEqual([
        { url: "https://sxd.haiphong.gov.vn/tra-loi/17", published_on: "2026-03-02", noted_by_name: "Trần Văn Bình" },
      ]);
      await asOwner(db);
      expect(await shown(db, id)).toMatchObject([{ agency_url: "https://sxd.haiphong.gov.vn/tra-loi/17" }]);
      // Published again later, the link stays.
      await publish(db, desk, "2026-12-01 10:00+07", id);
      expect(await shown(db, id)).toMatchObject([{ agency_url: "https://sxd.haiphong.gov.vn/tra-loi/17" }]);
    }));

  const cases: [string, string | null, string | null, string, string][] = [
    ["no address", " ", "2026-03-02", "url", "ticket.field_required"],
    ["no address of a page", "javascript:alert(1)", "2026-03-02", "url", "ticket.field_invalid"],
    ["no day", "https://sxd.vn/1", null, "published_on", "ticket.field_required"],
    ["a day to come", "https://sxd.vn/1", "2199-01-01", "published_on", "ticket.field_invalid"],
    ["a day before the receipt", "https://sxd.vn/1", "2026-03-01", "published_on", "ticket.field_invalid"],
  ];
  test.each(cases)("%s is refused", (_, url, day, field, key) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      await asUser(db, desk.officer);
      expect(await db.refusal("select public.note_agency_publication($1, $2, $3)", [id, url, day])).toMatchObject({
        key,
        params: { field },
      });
    }),
  );
});

describe("rights", () => {
  test.each(["contact_officer", "agency_head", "city_leader", "admin"] as const)(
    "%s neither sees the preview nor publishes",
    (role) =>
      inTransaction(async (db) => {
        const desk = await openDesk(db);
        const id = await answered(db, desk);
        await asRole(db, role, role === "contact_officer" || role === "agency_head" ? { agency: "SXD" } : {});
        for (const call of ["publication_preview($1)", "publish_ticket($1, '{}')", "unpublish_ticket($1, 'x')"]) {
          expect((await db.refusal(`select public.${call}`, [id])).code).toBe("PT403");
        }
      }),
  );

  test("another agency's officer notes nothing", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await answered(db, desk);
      await asUser(db, desk.otherOfficer);
      expect(
        (await db.refusal("select public.note_agency_publication($1, 'https://a.vn/1', '2026-03-02')", [id])).code,
      ).toBe("PT404");
    }));
});
