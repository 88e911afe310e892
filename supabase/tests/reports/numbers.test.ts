import { definitions } from "@city-office/reports/definitions";
import { makeReport } from "@city-office/reports/make";
import { describe, expect, test } from "vitest";
import { buildCity } from "../bi/city.ts";
import { buildDossiers } from "../bi/dossier-city.ts";
import { asOwner, asUser, type Person, person } from "../support/people.ts";
import { sharedTransaction } from "../support/shared-transaction.ts";
import { docxTables, read, repeatedHeads } from "./docx.ts";

/** Every number in the tables of every report, read from its .docx, is one that bi_query() answers for that row. */

type Cell = { value?: unknown; key?: unknown; label?: unknown; numerator?: number; compare?: Cell };
type Row = Record<string, Cell | unknown>;
type Answer = { rows: Row[]; totals?: Row | null };

/** The numbers of a row in the units papers write them in: as they are, per cent, hours, minutes. */
function numbersOf(row: Row): number[] {
  const found: number[] = [];
  const take = (value: unknown) => {
    if (typeof value === "number") found.push(value, value * 100, value / 3600, value / 60);
  };
  for (const cell of Object.values(row)) {
    take(cell);
    if (typeof cell !== "object" || cell === null) continue;
    const { value, numerator, denominator, compare, target } = cell as Record<string, unknown>;
    for (const each of [value, numerator, denominator, target]) take(each);
    if (compare) found.push(...numbersOf({ compare } as Row), ...numbersOf(compare as Row));
  }
  return found;
}

/** How a row is called: the names of its dimensions, or what it says itself (a list of records). */
const namesOf = (row: Row): string[] =>
  Object.values(row).flatMap((cell) => {
    if (typeof cell === "string") return [cell];
    const label = (cell as Cell | null)?.label;
    return typeof label === "string" ? [label] : [];
  });

const roundings = (text: string) => (text.includes("%") ? 0.051 : text.includes(",") ? 0.051 : 0.5);

describe("the numbers of every report", () => {
  let supervisor: Person;
  let agencyId: number;
  const db = sharedTransaction(async (shared) => {
    supervisor = await person(shared, "supervisor");
    await buildCity(shared);
    await buildDossiers(shared, new Date(Date.now() - 20 * 86_400_000).toISOString());
    agencyId = await shared.value<number>("select id from public.agencies where code = 'SXD'");
  });
  const keys = async () =>
    db().row<Record<"day" | "month" | "quarter" | "year", string>>(
      `select bi.period_key('day', d) as day, bi.period_key('month', d) as month, bi.period_key('quarter', d) as quarter, bi.period_key('year', d) as year
       from (select (now() at time zone 'Asia/Ho_Chi_Minh')::date as d) x`,
    );

  test.each(
    definitions.flatMap(({ code }) => [
      [code, "city"] as const,
      ...(["agency", "overdue", "dossiers", "targets"].includes(code) ? [[code, "agency"] as const] : []),
    ]),
  )("%s, %s: what the .docx says is what bi_query() answers", async (code, about) => {
    await asOwner(db());
    const kind = await db().row<{ periods: string[]; reach: string }>(
      "select periods, reach from public.report_kinds where code = $1",
      [code],
    );
    if (kind.reach === "agency" && about === "city") return;
    const found = await keys();
    const key = (["quarter", "year", "day"] as const).find((each) => kind.periods.includes(each)) ?? "month";
    const id = about === "agency" ? agencyId : null;
    const { content, queries } = await makeReport(db().client, {
      kind: code,
      period: found[key],
      agencyId: id,
      userId: supervisor.userId,
    });

    await asUser(db(), supervisor);
    const answers: Answer[] = [];
    for (const query of Object.values(queries)) {
      const filters = "filters" in query ? (query.filters ?? []) : [];
      answers.push(
        "list" in query
          ? await db().value<Answer>(
              "select bi.report_list($1, $2, p.starts_on, p.ends_before, $4) from bi.report_period($3) p",
              [query.list, id, found[key], query.limit ?? null],
            )
          : await db().value<Answer>("select public.bi_query($1)", [
              JSON.stringify({ ...query, filters: id ? [...filters, { dimension: "agency", in: [id] }] : filters }),
            ]),
      );
    }
    const wholes = answers.flatMap(({ totals, rows }) => (totals ? [totals] : rows.length === 1 ? rows : []));
    const all = answers.flatMap(({ rows }) => rows);
    let count = 0;
    for (const table of (await docxTables(content)).filter(([head]) => head?.[0] === "TT"))
      for (const line of table.slice(1)) {
        const name = line.find((text, at) => at > 0 && text) ?? "";
        const named = all.filter((row) => namesOf(row).some((each) => name.includes(each) || each.includes(name)));
        const unnamed = all.filter((row) => Object.values(row).some((cell) => (cell as Cell | null)?.key === null));
        const numbers = [...named, ...unnamed, ...wholes].flatMap(numbersOf);
        for (const text of line.slice(2)) {
          if (!/^-?[\d.]+(,\d+)?%?$/.test(text)) continue;
          const said = read(text);
          const isThere = numbers.some((each) => Math.abs(each - said) <= roundings(text));
          expect([name, text, isThere]).toEqual([name, text, true]);
          count += 1;
        }
      }
    const heads = await repeatedHeads(content);
    expect(heads.tables).toBeGreaterThan(0);
    expect(heads.repeated).toBe(heads.tables);
    expect(count).toBeGreaterThan(about === "city" ? 5 : 2);
  });
});
