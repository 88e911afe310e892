import { expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asRole } from "../support/people.ts";
import { buildCity } from "./city.ts";

type Cell = { value: number | null; numerator: number; denominator: number; key: unknown };
type Row = Record<string, Cell>;

const roles = ["supervisor", "agency_head", "city_leader"] as const;
const filters: [name: string, filter: Record<string, unknown>, named: object[], within?: object][] = [
  ["without a filter", {}, []],
  [
    "under filters",
    { channel: ["hotline", "website"], priority: "normal" },
    [
      { dimension: "channel", in: ["hotline", "website"] },
      { dimension: "priority", in: ["normal"] },
    ],
  ],
  [
    "of a range of receipt",
    { received_from: ["2026-01-01T00:00:00+07:00"], received_to: ["2030-01-01"] },
    [],
    { received_at: { from: "2026-01-01", to: "2030-01-01" } },
  ],
];

const asker =
  (db: Db, named: object[], within: object = {}) =>
  (query: { filters?: object[] } & Record<string, unknown>) =>
    db.value<{ rows: Row[]; totals: Row }>("select public.bi_query($1)", [
      JSON.stringify({ dataset: "tickets", ...query, filters: [...named, ...(query.filters ?? [])], within }),
    ]);

for (const role of roles)
  for (const [name, filter, named, within] of filters) {
    test(`the strip and the morning brief say what bi_query() says: ${role}, ${name}`, () =>
      inTransaction(async (db) => {
        await buildCity(db);
        await asRole(db, role);
        const ask = asker(db, named, within);
        const open = (await ask({ measures: ["open", "overdue", "due_soon"] })).totals;
        const whole = {
          total: open.open?.value,
          overdue: open.overdue?.value,
          due_soon: open.due_soon?.value,
        };
        const board = await db.value<{ whole: object | null; flow: Record<string, object>; today_from: string }>(
          "select public.board($1)",
          [JSON.stringify(filter)],
        );
        const brief = await db.value<{
          now: object;
          since: string;
          levels: ({ key: string } & Record<string, number>)[];
          changes: Record<string, number>;
          rates: { this: number | null; last: number | null };
          worse_agencies: { agency_id: string; overdue_now: number; open_now: number }[];
        }>("select public.morning_brief($1)", [JSON.stringify(filter)]);
        expect(board.whole).toMatchObject(whole);
        expect(brief.now).toMatchObject(whole);

        const now = await db.value<Date>("select now()");
        const day = 86_400_000;
        for (const [called, back] of [
          ["today", 0],
          ["yesterday", day],
        ] as const) {
          const period = {
            from: new Date(Date.parse(board.today_from) - back).toISOString(),
            to: await db.value<string>(`select replace((now() - $1 * interval '1 millisecond')::text, ' ', 'T')`, [
              back,
            ]),
          };
          const { totals } = await ask({ measures: ["received", "answered"], period });
          expect(board.flow[called]).toEqual({ received: totals.received?.value, answered: totals.answered?.value });
        }
        const levels = await ask({ measures: ["open", "overdue", "due_soon"], dimensions: ["level"] });
        const rows = (list: unknown[][]) => list.map((each) => each.map(String).join(" ")).sort();
        expect(rows(brief.levels.map((each) => [each.key, each.total, each.overdue, each.due_soon]))).toEqual(
          rows(levels.rows.map((row) => [row.level?.key, row.open?.value, row.overdue?.value, row.due_soon?.value])),
        );
        const units = await ask({ measures: ["open", "overdue"], dimensions: ["unit"], limit: 5000 });
        for (const each of brief.worse_agencies) {
          const row = units.rows.find(({ unit }) => String(unit?.key) === each.agency_id);
          expect([each.open_now, each.overdue_now]).toEqual([row?.open?.value, row?.overdue?.value]);
        }

        const since = { from: brief.since, to: now.toISOString() };
        const inflow = (await ask({ measures: ["received", "answered", "answered_late"], period: since })).totals;
        const urgent = await ask({
          measures: ["received"],
          period: since,
          filters: [{ dimension: "priority", in: ["urgent"] }],
        });
        expect(brief.changes).toMatchObject({
          received: inflow.received?.value,
          answered: inflow.answered?.value,
          resolved_overdue: inflow.answered_late?.value,
          received_urgent: urgent.totals.received?.value,
        });
        const { this_week, last_week } = await db.row<Record<string, string>>(
          `select date_trunc('week', now() at time zone 'Asia/Ho_Chi_Minh')::date::text as this_week,
             (date_trunc('week', now() at time zone 'Asia/Ho_Chi_Minh') - interval '7 days')::date::text as last_week`,
        );
        const rate = async (from: unknown, to: unknown) =>
          (await ask({ measures: ["overdue_rate"], period: { from, to } })).totals.overdue_rate?.value;
        expect(brief.rates).toEqual({
          last: await rate(last_week, this_week),
          this: await rate(this_week, now.toISOString()),
        });
      }));
  }

test("a range narrows the rows of every measure, those of now included; unknown ones are refused at their field", () =>
  inTransaction(async (db) => {
    await buildCity(db);
    await asRole(db, "supervisor");
    const within = { received_at: { from: "2026-03-01", to: "2026-09-01" } };
    const { rows } = await asker(db, [], within)({ measures: ["open", "answered"], dimensions: ["channel"] });
    const byHand = await db.rows<Record<string, unknown>>(
      `select channel, count(*) filter (where status = any (bi.open_statuses())) as open, count(*) filter (where answered_at is not null) as answered
       from public.tickets where received_at >= '2026-03-01 00:00+07' and received_at < '2026-09-01 00:00+07' group by 1`,
    );
    const plain = (list: unknown[][]) => list.map((each) => each.map(String).join(" ")).sort();
    expect(plain(rows.map((row) => [row.channel?.key, row.open?.value, row.answered?.value]))).toEqual(
      plain(byHand.filter((row) => row.open || row.answered).map((row) => [row.channel, row.open, row.answered])),
    );
    for (const [wrong, key, field] of [
      [{ colour: {} }, "bi.unknown_key", "within"],
      [{ received_at: { since: "2026-01-01" } }, "bi.unknown_key", "within.received_at"],
      [{ received_at: { from: "hôm qua" } }, "bi.invalid_value", "within.received_at.from"],
      ["2026", "bi.invalid_value", "within"],
    ] as const)
      expect(
        await db.refusal("select public.bi_query($1)", [
          JSON.stringify({ dataset: "tickets", measures: ["open"], within: wrong }),
        ]),
      ).toMatchObject({ code: "PT422", key, params: { field } });
  }));
