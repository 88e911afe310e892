import { expect, test } from "vitest";
import { inTransaction } from "../support/database.ts";
import { asRole } from "../support/people.ts";
import { buildCity } from "./city.ts";

/** The supervisor's board and a question by name give the same numbers: one definition, two ways to ask. */
test.each(["supervisor", "agency_head"] as const)("the board's numbers are those of bi_query(): %s", (role) =>
  inTransaction(async (db) => {
    await buildCity(db);
    await asRole(db, role);
    const ask = async (query: object) =>
      db.value<{ rows: Record<string, { value: number; key: unknown }>[]; totals: Record<string, object> }>(
        "select public.bi_query($1)",
        [JSON.stringify({ totals: true, ...query })],
      );
    type Count = { key: string | null; total: number; overdue: number; due_soon: number };
    const { counts } = await db.value<{ counts: Record<string, Count[]> }>("select public.board()");
    for (const [dimension, named] of Object.entries({
      agency: "unit",
      level: "level",
      field: "field",
      channel: "channel",
      age: "age",
    })) {
      const { rows } = await ask({
        dataset: "tickets",
        measures: ["open", "overdue", "due_soon"],
        dimensions: [named],
      });
      const byName = rows.map((row) => [
        String(row[named]?.key),
        row.open?.value,
        row.overdue?.value,
        row.due_soon?.value,
      ]);
      const onBoard = (counts[dimension] ?? []).map((each) => [
        String(each.key),
        each.total,
        each.overdue,
        each.due_soon,
      ]);
      expect([dimension, byName.sort()]).toEqual([dimension, onBoard.sort()]);
    }
    const ends = await db.row<{ from: string; to: string }>(
      `select to_char(now() - interval '90 days', 'YYYY-MM-DD"T"HH24:MI:SSOF') as from, to_char(now() - interval '9 days', 'YYYY-MM-DD"T"HH24:MI:SSOF') as to`,
    );
    const period = { from: ends.from.replace(/\+00$/, "Z"), to: ends.to.replace(/\+00$/, "Z") };
    const rate = await db.row("select tickets, overdue, officer_missed from public.overdue_rate($1, $2)", [
      period.from,
      period.to,
    ]);
    const tickets = await ask({ dataset: "tickets", measures: ["overdue_rate", "officer_missed"], period });
    expect(tickets.totals).toMatchObject({
      overdue_rate: { numerator: rate.overdue, denominator: rate.tickets },
      officer_missed: { value: rate.officer_missed },
    });
    const satisfaction = await db.row("select ratings, satisfied from public.satisfaction($1, $2)", [
      period.from,
      period.to,
    ]);
    const ratings = await ask({ dataset: "ratings", measures: ["satisfaction"], period });
    expect(ratings.totals).toMatchObject({
      satisfaction: { numerator: satisfaction.satisfied, denominator: satisfaction.ratings },
    });
  }),
);
