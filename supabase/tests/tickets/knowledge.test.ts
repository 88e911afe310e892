import { describe, expect, test } from "vitest";
import { fillKnowledge } from "../../seed/demo/knowledge.ts";
import { articles } from "../../seed/demo/texts/knowledge.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole } from "../support/people.ts";

interface Hit {
  id: number;
  title: string;
  title_parts: { text: string; is_hit: boolean }[];
  snippet: { text: string; is_hit: boolean }[];
  category_name: string | null;
  use_count: number;
}

const search = (db: Db, query: string | null, category: string | null = null, only = false) =>
  db.rows<Hit>(
    "select * from public.search_knowledge($1, (select id from public.categories where code = $2), 10, $3)",
    [query, category, only],
  );
const titles = async (db: Db, query: string | null, category: string | null = null, only = false) =>
  (await search(db, query, category, only)).map((hit) => hit.title);

/** The demo's articles, and an operator who searches them. */
const asOperator = (work: (db: Db) => Promise<void>) =>
  inTransaction(async (db) => {
    await fillKnowledge(db.client, new Date());
    await asRole(db, "operator");
    await work(db);
  });

async function add(db: Db, article: Record<string, unknown>): Promise<number> {
  const row = { title: "Thử nghiệm zyx", body: "Nội dung thử", status: "published", ...article };
  const keys = Object.keys(row);
  return db.value<number>(
    `insert into public.knowledge_articles (${keys.join(", ")}) values (${keys.map((_, i) => `$${i + 1}`).join(", ")}) returning id`,
    Object.values(row),
  );
}

describe("the search", () => {
  test.each([
    ["with accents", "đăng ký khai sinh", "Đăng ký khai sinh cho con"],
    ["without", "dang ky khai sinh", "Đăng ký khai sinh cho con"],
    ["in capitals", "KHAI SINH", "Đăng ký khai sinh cho con"],
    ["words the other way round", "sinh khai", "Đăng ký khai sinh cho con"],
    ["the last word begun", "bảo hiểm thất ng", "Hưởng trợ cấp thất nghiệp"],
    ["every word begun", "thuong tru luu", "Thông báo lưu trú cho khách ở qua đêm"],
    ["a slip of the finger", "khai sihn", "Đăng ký khai sinh cho con"],
    ["one word misspelt", "karaokee", "Karaoke, loa kéo gây ồn ban đêm"],
    ["a question as callers put it", "tôi muốn làm giấy khai sinh cho con thì đến đâu", "Đăng ký khai sinh cho con"],
    ["a keyword", "sang tên sổ đỏ", "Đăng ký biến động đất đai khi mua bán, tặng cho, thừa kế"],
    ["an abbreviation", "cccd", "Cấp, đổi, cấp lại thẻ căn cước"],
    ["a number", "114", "Các số điện thoại khẩn cấp"],
    ["the legal basis", "583 1.2", "Khiếu nại, tố cáo khác gì phản ánh, kiến nghị"],
    ["blanks and signs about it", "  «chó»,   cắn?! ", "Chó thả rông, chó cắn người"],
  ])("%s: %s", (_how, query, title) => asOperator(async (db) => expect((await titles(db, query))[0]).toBe(title)));

  test.each(["giá vàng hôm nay", "xyzzy", "lịch thi đấu bóng đá", "qwrt plmk"])("answers nothing to “%s”", (query) =>
    asOperator(async (db) => expect(await titles(db, query)).toEqual([])),
  );

  test.each([
    "'; drop table public.knowledge_articles; --",
    "a & !b | (c <-> d):*",
    "%_\\",
    "<script>alert(1)</script>",
    "{{}}",
    "\u0000".replace("\u0000", " "),
    "ă".repeat(5000),
  ])("takes %j for what it is: words", (query) => asOperator(async (db) => void (await search(db, query))));

  test("every article is found first by its own title and within three by each of its questions", () =>
    asOperator(async (db) => {
      expect(articles.length).toBeGreaterThanOrEqual(25);
      const missed: string[] = [];
      for (const article of articles) {
        if ((await titles(db, article.title))[0] !== article.title) missed.push(article.title);
        for (const question of article.questions) {
          if (!(await titles(db, question)).slice(0, 3).includes(article.title)) missed.push(question);
        }
      }
      expect(missed).toEqual([]);
    }));

  test("the ticket's category comes first, its field before others; or only those", () =>
    inTransaction(async (db) => {
      for (const code of ["tieng-on", "dot-rac", "mat-dien"]) {
        await db.rows(
          `insert into public.knowledge_articles (title, body, status, category_id)
           select 'Hướng dẫn zyx ' || $1, 'Như nhau', 'published', id from public.categories where code = $1`,
          [code],
        );
      }
      await asRole(db, "operator");
      const order = await titles(db, "zyx", "dot-rac");
      expect(order[0]).toBe("Hướng dẫn zyx dot-rac");
      expect(order[1]).toBe("Hướng dẫn zyx tieng-on");
      expect(await titles(db, "zyx", "mat-dien", true)).toEqual(["Hướng dẫn zyx mat-dien"]);
      expect(await titles(db, null, "mat-dien")).toEqual(["Hướng dẫn zyx mat-dien"]);
    }));

  test("without a question the most used come first", () =>
    inTransaction(async (db) => {
      await add(db, { title: "Một" });
      const used = await add(db, { title: "Hai" });
      await asRole(db, "operator");
      await db.rows("select public.record_article_use($1), public.record_article_use($1, 'read')", [used]);
      const hits = await search(db, "");
      expect(hits.map(({ title, use_count }) => [title, use_count])).toEqual([
        ["Hai", 2],
        ["Một", 0],
      ]);
    }));

  test("drafts, archived ones and those not in force today are not offered", () =>
    inTransaction(async (db) => {
      await add(db, { title: "zyx nháp", status: "draft" });
      await add(db, { title: "zyx lưu trữ", archived_at: new Date() });
      await add(db, { title: "zyx hết hạn", valid_from: "2020-01-01", valid_to: "2020-12-31" });
      await add(db, { title: "zyx sắp tới", valid_from: "2099-01-01" });
      await add(db, { title: "zyx đang dùng" });
      await asRole(db, "operator");
      expect(await titles(db, "zyx")).toEqual(["zyx đang dùng"]);
      expect(await db.rows("select title from public.knowledge_articles where status = 'draft'")).toEqual([]);
      await asRole(db, "supervisor");
      expect(
        await db.rows("select state from public.knowledge_list where title like 'zyx%' order by title"),
      ).toMatchObject([
        { state: "current" },
        { state: "expired" },
        { state: "archived" },
        { state: "draft" },
        { state: "coming" },
      ]);
    }));

  test("what is changed is found under its new words only", () =>
    inTransaction(async (db) => {
      const id = await add(db, { title: "zyx cũ" });
      await asRole(db, "supervisor");
      await db.rows("update public.knowledge_articles set title = 'wvu mới' where id = $1", [id]);
      expect(await titles(db, "zyx")).toEqual([]);
      expect(await titles(db, "wvu")).toEqual(["wvu mới"]);
    }));
});

describe("what is shown of a hit", () => {
  test("title and snippet are parts of plain text; the words asked for are marked as they are written", () =>
    inTransaction(async (db) => {
      const body = `${"Mở đầu dài dòng. ".repeat(40)}Phải <b>xích giữ</b> **chó** khi ra đường. ${"Kết. ".repeat(60)}`;
      await add(db, { title: "Chó & <mèo>", body });
      await asRole(db, "operator");
      const [hit] = await search(db, "cho xich");
      const text = (parts: Hit["snippet"]) => parts.map((part) => part.text).join("");
      const lit = (parts: Hit["snippet"]) => parts.filter((part) => part.is_hit).map((part) => part.text);
      expect(text(hit!.title_parts)).toBe("Chó & <mèo>");
      expect(lit(hit!.title_parts)).toEqual(["Chó"]);
      expect(lit(hit!.snippet)).toEqual(["xích", "chó"]);
      expect(text(hit!.snippet)).toContain("Phải <b>xích giữ</b> chó khi ra đường");
      expect(text(hit!.snippet)).toMatch(/^… .* …$/s);
      expect(text(hit!.snippet).length).toBeLessThan(400);
    }));
});

describe("rights", () => {
  test("editors write, and every version is in the history that readers see", () =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      const id = await add(db, { title: "zyx" });
      await db.rows("update public.knowledge_articles set body = 'Câu trả lời mới' where id = $1", [id]);
      await asRole(db, "contact_officer");
      expect(
        await db.rows(
          "select action, before ->> 'body' as before, after ->> 'body' as after from public.audit_entries('public.knowledge_articles', $1)",
          [String(id)],
        ),
      ).toEqual([
        { action: "update", before: "Nội dung thử", after: "Câu trả lời mới" },
        { action: "insert", before: null, after: "Nội dung thử" },
      ]);
      expect(await db.rows("update public.knowledge_articles set body = 'x' where id = $1 returning id", [id])).toEqual(
        [],
      );
      expect((await db.refusal("insert into public.knowledge_articles (title, body) values ('a', 'b')")).code).toBe(
        "42501",
      );
    }));

  test("whoever does not read the catalogues is refused", () =>
    inTransaction(async (db) => {
      await asRole(db, "tech_support");
      expect(await db.refusal("select * from public.search_knowledge('a')")).toMatchObject({
        code: "PT403",
        key: "authz.forbidden",
      });
    }));

  test("a source must be an address, an end no earlier than its beginning", () =>
    inTransaction(async (db) => {
      await asOwner(db);
      for (const [column, value] of [
        ["source_url", "javascript:alert(1)"],
        ["valid_to", "2001-01-01"],
        ["body", "  "],
      ] as const) {
        const { code } = await db.refusal(
          `insert into public.knowledge_articles (title, body, ${column}) values ('a', 'b', $1)`.replace(
            "body, body) values ('a', 'b', $1)",
            "body) values ('a', $1)",
          ),
          [value],
        );
        expect([column, code]).toEqual([column, "23514"]);
      }
    }));
});

test("a canned answer used is counted for its category and for the person's agency", () =>
  inTransaction(async (db) => {
    const answer = await db.value("select id from public.canned_answers order by id limit 1");
    const [one, other] = await db.rows<{ id: number }>("select id from public.categories order by id limit 2");
    await asRole(db, "contact_officer", "SXD");
    await db.rows("select public.record_canned_use($1, $2)", [answer, one!.id]);
    await db.rows("select public.record_canned_use($1, $2)", [answer, one!.id]);
    await db.rows("select public.record_canned_use($1)", [answer]);
    expect(await db.rows("select * from public.canned_usage($1)", [one!.id])).toEqual([
      { answer_id: answer, in_category: 2, in_agency: 3 },
    ]);
    await asRole(db, "contact_officer", "SYT");
    expect(await db.rows("select * from public.canned_usage($1)", [one!.id])).toEqual([
      { answer_id: answer, in_category: 2, in_agency: 0 },
    ]);
    expect(await db.rows("select * from public.canned_usage($1)", [other!.id])).toEqual([]);
  }));
