import { describe, expect, test } from "vitest";
import { ask } from "../../../console/src/components/bi/ask.ts";
import type { Dataset } from "../../../console/src/components/bi/types.ts";
import { shippedBoards } from "../../../console/src/features/boards/shipped.ts";
import { inTransaction } from "../support/database.ts";
import { asRole, type Role } from "../support/people.ts";

/** A board that is shipped for a role shows that role a number in every tile. Nguồn: SPEC §1 (reports, boards), §8. */

describe.each(shippedBoards.flatMap((board) => board.roles.map((role) => [board.code, role] as const)))(
  "the board %s",
  (code, role) => {
    test(`answers ${role} in every tile`, () =>
      inTransaction(async (db) => {
        await asRole(db, role as Role);
        const { datasets } = await db.value<{ datasets: Dataset[] }>("select public.bi_catalog()");
        for (const { key, chart, special } of shippedBoards.find((board) => board.code === code)?.tiles ?? []) {
          if (!chart) continue;
          const dataset = datasets.find((each) => each.code === chart.query.dataset);
          expect(dataset, `${key}: no right to ask ${chart.query.dataset}`).toBeDefined();
          const query = ask(chart, { compare: "previous" }, dataset as Dataset);
          const answer = await db.value<{ columns: { code: string }[] }>("select public.bi_query($1)", [
            JSON.stringify(query),
          ]);
          expect(answer.columns.map((column) => column.code)).toEqual(expect.arrayContaining(chart.query.measures));
          if (special === "city")
            expect(
              await db.value("select public.city_figures($1, $2, now() - interval '30 days', now())", [
                query.dataset,
                query.measures,
              ]),
            ).toHaveProperty(query.measures[0] as string);
        }
      }));
  },
);
