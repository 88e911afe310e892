import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asRole, asUser } from "../support/people.ts";
import { type Desk, openDesk, receive, step } from "./desk.ts";

interface Likely {
  id: number;
  code: string;
  is_open: boolean;
  is_same_phone: boolean;
  is_same_commune: boolean;
  similarity: number;
  distance: number | null;
  score: number;
  reasons: string[];
}

const lamp = "Đèn chiếu sáng trước số nhà 12 phố Lạch Tray không sáng ba hôm nay";
// Words of this file alone: what other files commit stays in the same database.
const flood = "Nước ngập nửa mét ở ngõ Trùng Lặp sau mỗi cơn mưa, xe máy chết hàng loạt";

/** What the operator would see who types this draft. */
async function find(db: Db, desk: Desk, draft: object): Promise<Likely[]> {
  await asUser(db, desk.operator);
  const found = await db.value<Likely[]>("select public.find_duplicates($1)", [JSON.stringify(draft)]);
  await asOwner(db);
  return found;
}

const other = { phone: "0987 654 321", full_name: "Trần Thị Bưởi", address: "5 Tô Hiệu" };

describe("what counts as a likely duplicate", () => {
  const cases: [string, object, object, boolean][] = [
    ["the same words by somebody else", { content: lamp, ...other }, { content: lamp }, true],
    [
      "without accents",
      { content: lamp, ...other },
      { content: "den chieu sang so nha 12 pho lach tray khong sang" },
      true,
    ],
    ["in capitals", { content: lamp, ...other }, { content: "ĐÈN CHIẾU SÁNG SỐ 12 PHỐ LẠCH TRAY KHÔNG SÁNG" }, true],
    [
      "the beginning of it, as it is typed",
      { content: lamp, ...other },
      { content: "Đèn chiếu sáng trước số nhà" },
      true,
    ],
    [
      "other words for another matter",
      { content: lamp, ...other },
      { content: "Xin hỏi thủ tục cấp đổi giấy phép lái xe" },
      false,
    ],
    [
      "one pair of common words",
      { content: lamp, ...other },
      { content: "Karaoke ồn ào ba hôm nay, đề nghị công an kiểm tra, xử phạt" },
      false,
    ],
    ["the same telephone, nothing typed yet", { content: lamp }, { phone: "+84912345123" }, true],
    [
      "the same telephone about something else",
      { content: lamp },
      { phone: "0912345123", content: "Xin hỏi thủ tục cấp đổi giấy phép lái xe" },
      false,
    ],
    ["half a telephone number", { content: lamp }, { phone: "09123" }, false],
    ["nothing at all", { content: lamp }, {}, false],
    [
      "ids and coordinates that are none",
      { content: lamp },
      { commune_id: "x", category_id: {}, latitude: "abc", longitude: 1 },
      false,
    ],
  ];
  test.each(cases)("%s", (_, ticket, draft, isFound) =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const id = await receive(db, desk, new Date(), ticket);
      const found = await find(db, desk, draft);
      expect(found.some((one) => one.id === id)).toBe(isFound);
    }),
  );

  test("the same ward makes little likeness enough", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const communes = await db.rows<{ id: number }>(
        "select id from public.agencies where kind = 'commune' order by id limit 2",
      );
      const [here, there] = communes.map((one) => one.id);
      const content = "Cột đèn trước trường mầm non Hoa Sen bị nghiêng, sắp đổ vào đường dây điện";
      const id = await receive(db, desk, new Date(), { content, commune_id: here, ...other });
      const draft = { content: "Cột đèn ở cổng trường mầm non nghiêng lắm rồi, trẻ con đi lại rất nguy hiểm" };
      const at = async (commune: number | undefined) =>
        (await find(db, desk, { ...draft, commune_id: commune })).map((one) => one.id);
      expect(await at(here)).toContain(id);
      expect(await at(there)).not.toContain(id);
    }));

  test("a place nearby counts, with its distance in metres; one further off does not", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      const category = await db.value<number>("select min(id) from public.categories where parent_id is not null");
      const at = (latitude: number, extra: object = {}) =>
        receive(db, desk, new Date(), {
          content: "Hố ga mất nắp",
          latitude,
          longitude: 106.68,
          category_id: category,
          ...other,
          ...extra,
        });
      const near = await at(20.8501);
      const far = await at(20.86);
      const found = await find(db, desk, { latitude: 20.85, longitude: 106.68, category_id: category });
      expect(found.map((one) => one.id)).toContain(near);
      expect(found.map((one) => one.id)).not.toContain(far);
      const one = found.find((each) => each.id === near);
      expect(one?.reasons).toEqual(expect.arrayContaining(["place", "category"]));
      // 0.0001 degrees of latitude are eleven metres.
      expect(one?.distance).toBe(11);
    }));
});

test("the best comes first: the same caller and words before the same words alone; eight at most", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    for (let i = 0; i < 9; i++) await receive(db, desk, new Date(), { content: lamp, ...other });
    const best = await receive(db, desk, new Date(), { content: lamp });
    const found = await find(db, desk, { phone: "0912345123", content: lamp });
    expect(found).toHaveLength(8);
    expect(found[0]).toMatchObject({ id: best, is_same_phone: true, similarity: 1, is_open: true });
    expect(found[0]?.reasons).toEqual(["phone", "text"]);
    expect(found.map((one) => one.score)).toEqual(found.map((one) => one.score).sort((a, b) => b - a));
  }));

test("open tickets however old, those that are over for thirty days, never the merged, withdrawn or the draft's own", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    const at = async (days: number, isOver: boolean) => {
      const id = await receive(db, desk, daysAgo(days), { content: lamp, ...other });
      if (isOver) await step(db, "answer_directly", desk.operator, daysAgo(days), id, "Đã sửa");
      return id;
    };
    const openOld = await at(90, false);
    const overRecent = await at(20, true);
    const overOld = await at(31, true);
    const withdrawn = await at(1, false);
    await step(db, "withdraw_ticket", desk.operator, new Date(), withdrawn, "Công dân rút");
    const own = await at(0, false);
    const ids = async (draft: object) => (await find(db, desk, draft)).map((one) => one.id);
    const found = await ids({ content: lamp, exclude_id: own });
    expect(found).toEqual(expect.arrayContaining([openOld, overRecent]));
    for (const id of [overOld, withdrawn, own]) expect(found).not.toContain(id);

    // Opened again, it is a likely original again, though received long ago.
    await step(db, "reopen_ticket", desk.operator, new Date(), overOld, "Lại hỏng");
    expect(await ids({ content: lamp })).toContain(overOld);
  }));

test("a ticket asks with its own telephone, words and place", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const first = await receive(db, desk, new Date(), { content: flood });
    const second = await receive(db, desk, new Date(), { content: flood });
    await asUser(db, desk.supervisor);
    const found = await db.value<Likely[]>("select public.find_duplicates($1)", [
      JSON.stringify({ ticket_id: second }),
    ]);
    expect(found.map((one) => one.id)).toEqual([first]);
    expect(found[0]).toMatchObject({ is_same_phone: true });
  }));

describe("rights", () => {
  test("the Office may look for duplicates, but not ask who a number belongs to", () =>
    inTransaction(async (db) => {
      const desk = await openDesk(db);
      await receive(db, desk, new Date(), { content: flood });
      await asUser(db, desk.supervisor);
      const ask = (draft: object) => db.value<Likely[]>("select public.find_duplicates($1)", [JSON.stringify(draft)]);
      expect(await ask({ phone: "0912345123" })).toEqual([]);
      expect(await ask({ content: flood })).toMatchObject([{ is_same_phone: false }]);
    }));

  test.each(["contact_officer", "agency_head", "city_leader", "admin"] as const)("%s may not", (role) =>
    inTransaction(async (db) => {
      await asRole(db, role);
      expect((await db.refusal("select public.find_duplicates('{}')")).code).toBe("PT403");
    }),
  );
});

test("what is remembered stays small: tickets long over are forgotten as new ones come, an imported history never enters", () =>
  inTransaction(async (db) => {
    const desk = await openDesk(db);
    const long = new Date(Date.now() - 40 * 86_400_000);
    const id = await receive(db, desk, long, { content: flood });
    await step(db, "answer_directly", desk.operator, long, id, "Đã sửa");
    const history = await db.value<number>(
      `insert into public.tickets (code, status, channel, content, received_at, last_event_at)
       values ('1022-20-900001', 'closed', 'import', $1, now() - interval '2 years', now()) returning id`,
      [lamp],
    );
    const remembered = () =>
      db.value<number[]>(
        "select coalesce(array_agg(ticket_id), '{}') from private.recent_reports where ticket_id = any ($1)",
        [[id, history]],
      );
    await receive(db, desk, new Date(), { content: "Hố ga mất nắp" });
    expect(await remembered()).toEqual([]);
  }));
