import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon } from "../support/people.ts";
import { type Desk, openDesk, receive, step } from "../tickets/desk.ts";

interface Results {
  total: number;
  page: number;
  results: { code: string; title: string }[];
}

const at = new Date("2026-03-02T02:00:00Z");

async function publish(
  db: Db,
  desk: Desk,
  title: string,
  changes: object = {},
  minutes = 0,
): Promise<{ id: number; code: string }> {
  const id = await receive(db, desk, at, { content: `${title}, nội dung chưa biên tập`, ...changes });
  const later = new Date(at.getTime() + minutes * 60_000);
  await step(db, "answer_directly", desk.operator, later, id, `Trả lời về ${title}`);
  const { code } = await step(db, "publish_ticket", desk.supervisor, later, id, {
    title,
    question: `Hỏi về ${title}`,
    answer: `Trả lời về ${title}`,
  });
  return { id, code };
}

const find = async (db: Db, args: Partial<Record<"query" | "field" | "commune" | "agency" | "page", unknown>> = {}) => {
  await asAnon(db);
  return db.value<Results>("select public.published_results($1, $2, $3, $4, $5)", [
    args.query ?? null,
    args.field ?? null,
    args.commune ?? null,
    args.agency ?? null,
    args.page ?? null,
  ]);
};

test("newest first, ten a page, and only what was published", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const codes: string[] = [];
    for (let n = 1; n <= 12; n++) codes.unshift((await publish(db, desk, `Việc số ${n}`, {}, n)).code);
    const hidden = await receive(db, desk, at, { content: "Chưa công khai bao giờ" });
    await step(db, "answer_directly", desk.operator, at, hidden, "Trả lời chưa công khai");
    const first = await find(db);
    const second = await find(db, { page: 2 });
    expect(first).toMatchObject({ total: 12, page: 1 });
    expect([...first.results, ...second.results].map(({ code }) => code)).toEqual(codes);
    expect((await find(db, { query: "chưa công khai" })).total).toBe(0);
  }));

describe("searching", () => {
  test.each([
    ["without accents", "den duong", 1],
    ["with accents, in capitals", "ĐÈN ĐƯỜNG", 1],
    ["words in any order", "hong den", 1],
    ["half a word", "duon", 1],
    ["what is not there", "cầu phà", 0],
    ["a pattern is only text", "%", 0],
    ["an underscore too", "_____", 0],
    ["a backslash too", "\\", 0],
    ["a code", "1022", 2],
    ["nothing but blanks finds everything", "   ", 2],
  ])("%s", (_name, query, count) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await publish(db, desk, "Đèn đường ở ngõ nhỏ bị hỏng");
      await publish(db, desk, "Rác thải chưa được thu gom");
      expect((await find(db, { query })).total).toBe(count);
    }),
  );

  test("by field, commune and agency", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const commune = await db.row<{ id: number; name: string }>(
        "select id, short_name as name from public.agencies where kind = 'commune' order by id limit 1",
      );
      const category = await db.row<{ id: number; field: string }>(
        "select c.id, f.name as field from public.categories c join public.categories f on f.id = c.parent_id where c.code = 'den-duong'",
      );
      const { code } = await publish(db, desk, "Đèn đường hỏng", { commune_id: commune.id, category_id: category.id });
      await publish(db, desk, "Rác thải chưa thu gom");
      const codes = async (args: object) => (await find(db, args)).results.map((result) => result.code);
      expect(await codes({ commune: commune.name })).toEqual([code]);
      expect(await codes({ field: category.field })).toEqual([code]);
      expect((await find(db, { agency: "Trung tâm Tổng đài 1022 thành phố Hải Phòng" })).total).toBe(2);
      expect(await db.value("select public.published_agencies()")).toEqual([
        "Trung tâm Tổng đài 1022 thành phố Hải Phòng",
      ]);
    }));
});

test.each([0, -5, 9_999_999])("page %s is a page that may be empty, not an error", (page) =>
  inTransaction(async (db) => {
    expect(await find(db, { page })).toMatchObject({ total: 0 });
  }),
);

describe("one result", () => {
  test("in full, by its code", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const { code } = await publish(db, desk, "Đèn đường hỏng");
      await asAnon(db);
      expect(await db.value("select public.published_result($1)", [code])).toMatchObject({
        code,
        title: "Đèn đường hỏng",
        question: "Hỏi về Đèn đường hỏng",
        answer: "Trả lời về Đèn đường hỏng",
        answered_on: "2026-03-02",
      });
    }));

  test("taken back, never published, and never received look alike", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const back = await publish(db, desk, "Đã rút lại");
      await step(db, "unpublish_ticket", desk.supervisor, at, back.id, "Nhầm");
      const never = await receive(db, desk, at);
      const code = await db.value<string>("select code from public.tickets where id = $1", [never]);
      await asAnon(db);
      const refusals = [];
      for (const wrong of [back.code, code, "1022-26-999999"]) {
        refusals.push(await db.refusal("select public.published_result($1)", [wrong]));
      }
      for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
      expect(refusals[0]).toMatchObject({ code: "PT404", key: "public.not_published" });
      expect((await find(db)).total).toBe(0);
    }));
});
