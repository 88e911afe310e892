import { describe, expect, test } from "vitest";
import { connect, inTransaction } from "../support/database.ts";

/** A year of its own, so that what is committed here meets nothing else. */
const year = 2090;

async function manyAt(
  count: number,
  work: (client: Awaited<ReturnType<typeof connect>>, index: number) => Promise<number | null>,
) {
  const clients = await Promise.all(Array.from({ length: count }, () => connect()));
  try {
    return await Promise.all(clients.map(work));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

const issue = `select (private.issue_document(null, $1::timestamptz, $2, 'TB-VP', 'Thử', (select id from public.agencies where code = 'VPUBND'), 'session', 1, '{}')).number`;

describe("numbers of the register (Nghị định 30/2020/NĐ-CP Điều 15)", () => {
  test("30 at once: 1 to 30, none twice, none missing", async () => {
    const numbers = await manyAt(
      30,
      async (client) => (await client.query(issue, [`${year}-06-01`, "conclusion"])).rows[0].number,
    );
    expect(numbers.sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  test("30 at once, every third failing after it has its number: the others without gaps", async () => {
    const given = await manyAt(30, async (client, index) => {
      await client.query("begin");
      const { number } = (await client.query(issue, [`${year}-06-01`, "minutes"])).rows[0];
      if (index % 3 === 0) {
        await client.query("select 1 / 0").catch(() => {});
        await client.query("rollback");
        return null;
      }
      await client.query("commit");
      return number;
    });
    const numbers = given.filter((number) => number !== null).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    const client = await connect();
    try {
      const { rows } = await client.query(
        "select array_agg(number order by number) as numbers, count(c) as contents from public.documents d left join private.document_contents c on c.document_id = d.id where register = 'minutes' and year = $1",
        [year],
      );
      expect(rows[0]).toEqual({ numbers, contents: 20 });
    } finally {
      await client.end();
    }
  });

  test("a connection that dies with a number in hand gives it back", async () => {
    const [dying, next] = [await connect(), await connect()];
    await dying.query("begin");
    const { number } = (await dying.query(issue, [`${year}-06-01`, "attendance"])).rows[0];
    const waiting = next.query(issue, [`${year}-06-01`, "attendance"]);
    await dying.end();
    expect((await waiting).rows[0].number).toBe(number);
    await next.end();
  });

  test("each kind and each year begins at 1; the year is the office's", () =>
    inTransaction(async (db) => {
      const number = (when: string, register: string) => db.value<number>(issue, [when, register]);
      expect([
        await number("2091-12-31T16:59:59Z", "packet"),
        await number("2091-12-31T17:00:00Z", "packet"),
        await number("2091-06-01T00:00:00Z", "packet"),
        await number("2091-06-01T00:00:00Z", "programme"),
      ]).toEqual([1, 1, 2, 1]);
      const rows = await db.rows("select year, issued_on from public.documents where register = 'packet' order by id");
      expect(rows.slice(-3, -1)).toEqual([
        { year: 2091, issued_on: "2091-12-31" },
        { year: 2092, issued_on: "2092-01-01" },
      ]);
    }));

  test("every agency numbers its own: a commune's report is not the Office's next", () =>
    inTransaction(async (db) => {
      const issued = (code: string, register: string) =>
        db.value<number>(
          `select (private.issue_document(null, '2091-06-01', $2, 'BC', 'Thử', (select id from public.agencies where code = $1), 'report', 1, '{}')).number`,
          [code, register],
        );
      expect([
        await issued("VPUBND", "report"),
        await issued("10507", "report"),
        await issued("VPUBND", "report"),
        await issued("10507", "report"),
        await issued("10507", "minutes"),
        await issued("SXD", "report"),
      ]).toEqual([1, 1, 2, 2, 1, 1]);
    }));

  test("two agencies that issue at once do not wait for each other", async () => {
    const [office, commune] = [await connect(), await connect()];
    try {
      const of = (code: string) => issue.replace("VPUBND", code);
      await office.query("begin");
      await office.query(of("VPUBND"), [`${year}-06-01`, "other"]);
      await commune.query("set lock_timeout = '2s'");
      expect((await commune.query(of("10507"), [`${year}-06-01`, "other"])).rows[0].number).toBe(1);
    } finally {
      await office.query("rollback");
      await Promise.all([office.end(), commune.end()]);
    }
  });

  test("a commune's papers carry its own symbol", () =>
    inTransaction(async (db) => {
      const symbol = (code: string) =>
        db.value("select private.paper_symbol('TB', id) from public.agencies where code = $1", [code]);
      expect([await symbol("VPUBND"), await symbol("10507")]).toEqual(["TB-VP", "TB-UBND"]);
    }));
});
