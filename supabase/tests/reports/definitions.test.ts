import { definitions } from "@city-office/reports/definitions";
import { type MadeReport, makeReport } from "@city-office/reports/make";
import { xlsxBytes } from "@city-office/reports/xlsx";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, type Person, person } from "../support/people.ts";
import { sharedTransaction } from "../support/shared-transaction.ts";
import { docxTables, read } from "./docx.ts";

const period = { key: "2026-10", from: "2026-10-01T00:00+07", to: "2026-11-01T00:00+07" };

/** Tickets, ratings, visits, cases and sessions of October, and some of other months that must not count. */
async function build(db: Db): Promise<void> {
  await asOwner(db);
  await db.rows(
    `insert into public.tickets (code, status, channel, content, received_at, last_event_at, agency_id, answered_at, category_id)
     select 'BC-' || n, case when n % 3 = 0 then 'answered' else 'assigned' end, case when n % 2 = 0 then 'hotline' else 'website' end, 'thử',
       '2026-09-25T09:00+07'::timestamptz + make_interval(days => n), now(), a.id,
       case when n % 3 = 0 then '2026-09-25T09:00+07'::timestamptz + make_interval(days => n, hours => 5) end,
       (select min(id) from public.categories where parent_id is null)
     from generate_series(1, 45) n join public.agencies a on a.code = case n % 4 when 0 then 'SXD' when 1 then 'SYT' when 2 then '10507' else 'BVVT' end`,
  );
  await db.rows(
    `insert into public.ticket_answers (ticket_id, level, content, answered_at)
     select id, 'officer', 'thử', answered_at from public.tickets where answered_at is not null`,
  );
  await db.rows(
    `insert into public.ticket_ratings (ticket_id, answer_id, score, via, rated_at)
     select a.ticket_id, a.id, 1 + (a.id % 5), 'phone', a.answered_at + interval '1 day' from public.ticket_answers a`,
  );
  await db.rows(
    `insert into public.visits (code, visited_at, recorded_at, recorded_by_id, agency_id, classification, content)
     select 'TC-' || n, '2026-09-28T09:00+07'::timestamptz + make_interval(days => n), now(), (select min(id) from public.staff),
       (select id from public.agencies where code = 'BTCD'), case when n % 3 = 0 then 'complaint' else 'petition' end, 'thử' from generate_series(1, 10) n`,
  );
  await db.rows(
    `insert into public.sessions (code, kind, title, starts_at, ends_at, agency_id, chair_name, planned_at, last_event_at, status, live_at)
     select 'BT-' || n, case when n % 2 = 0 then 'city' else 'commune' end, 'thử', t.at, t.at + interval '2 hours', (select id from public.agencies where code = 'BTCD'),
       'Thử', now(), now(), 'ended', t.at
     from generate_series(1, 8) n cross join lateral (select '2026-09-20T09:00+07'::timestamptz + make_interval(days => n * 6) as at) t`,
  );
}

/** Made as the worker makes it; what fails does not end the tests after it. */
async function make(
  db: Db,
  who: Person,
  kind: string,
  key = period.key,
  agencyId: number | null = null,
): Promise<MadeReport> {
  await asOwner(db);
  await db.rows("savepoint made");
  try {
    return await makeReport(db.client, { kind, period: key, agencyId, userId: who.userId });
  } catch (error) {
    await db.rows("rollback to savepoint made");
    throw error;
  }
}

type Content = MadeReport["content"];
const tables = (content: Content) => content.sections.filter((section) => section.type === "table");
const tableOf = (content: Content, title: string) => {
  const found = tables(content).find((each) => each.title === title);
  if (!found) throw new Error(`No table ${title}: ${tables(content).map((each) => each.title)}`);
  return found;
};

async function sheetsOf(content: Content): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await xlsxBytes(content)).buffer as ArrayBuffer);
  return book;
}

describe("every definition", () => {
  let supervisor: Person;
  const db = sharedTransaction(async (shared) => {
    supervisor = await person(shared, "supervisor");
    await build(shared);
  });

  test("has its row among the kinds of reports, with its words, and every kind its definition", async () => {
    await asOwner(db());
    const kinds = await db().rows<{ code: string }>("select code from public.report_kinds order by position");
    expect(definitions.map(({ code }) => code)).toEqual(kinds.map(({ code }) => code));
  });

  test.each(definitions.map(({ code }) => code))(
    "%s: the numbers in the .xlsx and the .docx are the answers'",
    async (code) => {
      await asOwner(db());
      const kind = await db().row<{ periods: string[]; reach: string }>(
        "select periods, reach from public.report_kinds where code = $1",
        [code],
      );
      const key = kind.periods.includes("month") ? "2026-10" : kind.periods.includes("year") ? "2026" : "2026-11-29";
      const agencyId =
        kind.reach === "agency" ? await db().value<number>("select id from public.agencies where code = 'SXD'") : null;
      const { content, data, queries } = await make(db(), supervisor, code, key, agencyId);
      expect(Object.keys(data.answers).sort()).toEqual(Object.keys(queries).sort());
      const book = await sheetsOf(content);
      const inWord = await docxTables(content);
      const said = inWord.filter(([head]) => head?.[0] === "TT");
      expect(said).toHaveLength(tables(content).length);
      tables(content).forEach((table, index) => {
        const sheet = book.worksheets[index + 1];
        expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
        const total = table.rows.length > 0 || table.total?.some((cell) => cell !== 0) ? table.total : undefined;
        [...table.rows, ...(total ? [total] : [])].forEach((row, n) => {
          row.forEach((cell, column) => {
            const format = table.columns[column]?.format;
            const scale = format === "hours" ? 3600 : format === "minutes" ? 60 : 1;
            const found = sheet?.getCell(n + 4, column + 1).value;
            if (typeof cell === "number") {
              expect(typeof found).toBe("number");
              expect(found as number).toBeCloseTo(cell / scale, 9);
              const written = read(said[index]?.[n + 1]?.[column] ?? "");
              expect(Math.abs(written - (cell / scale) * (format === "percent" ? 100 : 1))).toBeLessThanOrEqual(0.051);
            }
          });
        });
      });
    },
  );

  test("QĐ583 Điều 10.1: received, answered and satisfaction by agency are what SQL by hand counts", async () => {
    const { content } = await make(db(), supervisor, "centre");
    await asOwner(db());
    const byHand = await db().rows<{ name: string; received: number; answered: number }>(
      `select coalesce(top.short_name, top.name) as name, count(*) filter (where t.received_at >= $1 and t.received_at < $2)::integer as received,
         count(*) filter (where t.answered_at >= $1 and t.answered_at < $2)::integer as answered
       from public.tickets t join public.agencies a on a.id = t.agency_id
       -- A hospital's count as its department's.
       left join public.agencies p on p.id = a.parent_id and p.kind <> 'city'
       join public.agencies top on top.id = coalesce(p.id, a.id)
       where (t.received_at >= $1 and t.received_at < $2) or (t.answered_at >= $1 and t.answered_at < $2) group by 1 order by 1`,
      [period.from, period.to],
    );
    const shown = tableOf(content, "Kết quả theo đơn vị")
      .rows.map(([, name, received, answered]) => ({ name, received, answered }))
      .filter(({ received, answered }) => Number(received) + Number(answered) > 0)
      .sort((a, b) => String(a.name).localeCompare(String(b.name), "en"));
    expect(shown.map((row) => JSON.stringify(row)).sort()).toEqual(byHand.map((row) => JSON.stringify(row)).sort());
    const [rated] = await db().rows<{ count: number; satisfied: number }>(
      "select count(*)::integer as count, count(*) filter (where score >= 4)::integer as satisfied from public.ticket_ratings where rated_at >= $1 and rated_at < $2",
      [period.from, period.to],
    );
    const total = tableOf(content, "Mức độ hài lòng theo đơn vị").total;
    expect(total?.[2]).toBe(rated?.count);
    expect(total?.[3]).toBeCloseTo((rated?.satisfied ?? 0) / (rated?.count ?? 1), 9);
  });

  test("QĐ3549 Phần V, I.3: visits and sessions are what SQL by hand counts", async () => {
    const { content } = await make(db(), supervisor, "reception");
    await asOwner(db());
    const visits = await db().value(
      "select count(*)::integer from public.visits where visited_at >= $1 and visited_at < $2",
      [period.from, period.to],
    );
    const held = await db().value(
      "select count(*)::integer from public.sessions where live_at is not null and starts_at >= $1 and starts_at < $2",
      [period.from, period.to],
    );
    expect(visits).toBeGreaterThan(0);
    expect(tableOf(content, "Lượt tiếp công dân theo loại việc").total?.[2]).toBe(visits);
    expect(tableOf(content, "Buổi tiếp theo loại").total?.[2]).toBe(held);
  });

  test("SPEC §1: a report of one agency has none of another's numbers, whoever makes it", async () => {
    await asOwner(db());
    const own = await db().value<number>("select id from public.agencies where code = 'SXD'");
    const head = await person(db(), "agency_head");
    const received = await db().value<number>(
      "select count(*)::integer from public.tickets where agency_id = $3 and received_at >= $1 and received_at < $2",
      [period.from, period.to, own],
    );
    for (const who of [head, supervisor]) {
      const { content } = await make(db(), who, "agency", period.key, own);
      expect(tableOf(content, "Số liệu chung").rows[0]?.[3]).toBe(received);
      expect(tableOf(content, "Theo đơn vị trực thuộc").rows.map(([, name]) => name)).toEqual(["Sở Xây dựng"]);
      expect(JSON.stringify(content)).not.toContain("Sở Y tế");
    }
  });
});

test("SPEC §1: whoever may not see an agency makes no report of it, nor of the city", () =>
  inTransaction(async (db) => {
    const other = await db.value<number>("select id from public.agencies where code = 'SYT'");
    const head = await person(db, "agency_head");
    for (const [kind, agencyId] of [
      ["agency", other],
      ["centre", null],
      ["reception", null],
    ] as const) {
      await expect(make(db, head, kind, period.key, agencyId)).rejects.toMatchObject({
        code: expect.stringMatching(/^PT40[34]$/),
      });
    }
  }));
