import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Db, wrap } from "../support/database.ts";
import { asOwner, asUser, type Person, person } from "../support/people.ts";
import { buildCity, cityStories } from "./city.ts";
import { insertStories } from "./stories.ts";

/** What is kept ready is what the rows say: for everyone, at any moment, after anything. */

let db: Db;
let ids: number[];
let people: Record<"supervisor" | "head" | "commune" | "operator" | "lent", Person>;
beforeAll(async () => {
  db = wrap(await connect());
  await db.client.query("begin");
  await db.client.query("set local time zone 'Asia/Ho_Chi_Minh'");
  ({ ids } = await buildCity(db));
  people = {
    supervisor: await person(db, "supervisor"),
    head: await person(db, "agency_head", { agency: "SYT" }),
    commune: await person(db, "city_leader", { agency: "10507" }),
    operator: await person(db, "operator"),
    lent: await person(db, "contact_officer", { agency: "SXD" }),
  };
  // Of another agency: by agency alone this officer's numbers would be too small.
  await db.rows(
    "update public.tickets set officer_id = $1 where id = (select min(t.id) from public.tickets t join public.agencies a on a.id = t.agency_id where a.code = 'SYT' and t.id = any ($2))",
    [people.lent.staffId, ids],
  );
  await db.rows("select bi.rebuild_rollup(now())");
});
beforeEach(() => db.client.query("savepoint test"));
afterEach(() => db.client.query("rollback to savepoint test"));
afterAll(async () => {
  await db.client.query("rollback");
  await db.client.end();
});

const shape = {
  dims: [
    [],
    ["unit"],
    ["agency"],
    ["agency_kind"],
    ["channel"],
    ["field"],
    ["category"],
    ["commune"],
    ["priority"],
    ["level_reached"],
    ["channel", "unit"],
    ["agency", "category"],
  ],
  grains: [null, "day", "week", "month", "quarter", "year"],
};

/** Periods of every kind: whole weeks and months, odd days, open ends, with the running week and month. */
async function periods(): Promise<Record<string, string>[]> {
  return db.rows(
    `select to_char(f, 'YYYY-MM-DD') as from, to_char(t, 'YYYY-MM-DD') as to from (
       select date_trunc('month', d) - interval '3 months' as f, date_trunc('month', d) as t from (select now() at time zone 'Asia/Ho_Chi_Minh' as d) x
       union all select date_trunc('month', d) - interval '1 month', date_trunc('month', d) from (select now() at time zone 'Asia/Ho_Chi_Minh' as d) x
       union all select date_trunc('month', d) - interval '2 months', date_trunc('month', d) + interval '1 month' from (select now() at time zone 'Asia/Ho_Chi_Minh' as d) x
       union all select date_trunc('week', d) - interval '7 days', date_trunc('week', d) from (select now() at time zone 'Asia/Ho_Chi_Minh' as d) x
       union all select date_trunc('week', d) - interval '35 days', date_trunc('week', d) + interval '7 days' from (select now() at time zone 'Asia/Ho_Chi_Minh' as d) x
       union all select date_trunc('day', d) - interval '45 days', date_trunc('day', d) - interval '3 days' from (select now() at time zone 'Asia/Ho_Chi_Minh' as d) x
     ) p`,
  );
}

const measures: Record<string, string[]> = {
  tickets: ["received", "answered", "head_share", "leader_share", "reopen_rate", "refused_share", "direct_rate"],
  periods: [
    "overdue_rate",
    "on_time_rate",
    "officer_missed",
    "officer_missed_rate",
    "answered_late",
    "open_at_end",
    "overdue_at_end",
  ],
  spread: ["median_handling", "p90_handling", "first_response"],
  ratings: ["ratings", "satisfaction", "mean_score", "reception_score", "handling_score", "answer_score"],
};

/** Some combinations of measures, splits, steps of time, periods and filters; others each time. */
let asked = 0;
async function questions(count: number): Promise<object[]> {
  const agency = await db.value<number>("select id from public.agencies where code = 'SYT'");
  const field = await db.value<number>("select id from public.categories where code = 'ha-tang'");
  const filters = [
    [],
    [],
    [{ dimension: "agency", in: [agency] }],
    [{ dimension: "channel", in: ["hotline", "email"] }],
    [{ dimension: "field", not_in: [field] }],
    [{ dimension: "unit", in: [null] }],
  ];
  const spans = await periods();
  return Array.from({ length: count }, () => {
    asked += 1;
    // A step of its own for each list, so that everything meets everything in time.
    const pick = <Value>(list: readonly Value[], step: number) => list[Math.floor(asked * step) % list.length] as Value;
    const group = pick(Object.keys(measures), 1) as keyof typeof measures;
    const grain = pick(shape.grains, 1.618);
    return {
      dataset: group === "ratings" ? "ratings" : "tickets",
      measures: measures[group],
      dimensions: [...(grain ? [{ code: "time", grain }] : []), ...pick(grain === "day" ? [[]] : shape.dims, 2.236)],
      period: pick(spans, 2.718),
      filters: pick(filters, 1.414),
      totals: asked % 3 === 0,
      ...(asked % 5 === 0 ? { compare: asked % 2 ? "previous" : "last_year" } : {}),
    };
  });
}

interface Answer {
  rows: unknown[];
  totals: unknown;
  source: string;
}

/** Both answers to each question; how many came from the rollup. */
async function compare(who: Person, count: number): Promise<number> {
  const queries = await questions(count);
  const answers = async () => {
    const found: Answer[] = [];
    await asUser(db, who);
    for (const query of queries)
      found.push(await db.value<Answer>("select public.bi_query($1)", [JSON.stringify(query)]));
    await asOwner(db);
    return found;
  };
  const kept = await answers();
  await db.rows("update bi.rollup_state set is_built = false");
  const counted = await answers();
  await db.rows("update bi.rollup_state set is_built = true");
  const plain = ({ rows, totals }: Answer) => ({ rows: rows.map((row) => JSON.stringify(row)).sort(), totals });
  queries.forEach((query, n) => {
    expect({ query, ...plain(kept[n] as Answer) }).toEqual({ query, ...plain(counted[n] as Answer) });
  });
  expect(counted.every(({ source }) => source === "raw")).toBe(true);
  return kept.filter(({ source }) => source === "rollup").length;
}

describe("what is kept ready = what the rows say", { timeout: 180_000 }, () => {
  test("as it was built, for whoever sees all and for whoever sees an agency", async () => {
    expect(await compare(people.supervisor, 60)).toBeGreaterThan(15);
    expect(await compare(people.head, 20)).toBeGreaterThan(5);
    expect(await compare(people.commune, 15)).toBeGreaterThan(2);
  });

  test("whoever has work outside their agencies is answered from the rows", async () => {
    expect(await compare(people.lent, 6)).toBe(0);
    expect(await compare(people.operator, 6)).toBe(0);
  });

  const some = (n: number) =>
    `t.status <> 'merged' and t.id = any (array(select x from unnest($1::bigint[]) with ordinality u (x, n) where n % 11 = ${n}))`;
  const changes: Record<string, string[]> = {
    answered: [
      `update public.tickets t set status = 'answered', answered_at = now() - interval '1 hour' where ${some(1)} and t.answered_at is null`,
    ],
    "re-opened": [
      `insert into public.ticket_events (ticket_id, kind, at) select t.id, 'reopened', t.answered_at + interval '2 hours' from public.tickets t where ${some(2)} and t.answered_at is not null`,
      `update public.tickets t set status = 'assigned', answered_at = null, reopen_count = reopen_count + 1 where ${some(2)} and t.answered_at is not null`,
    ],
    "refused or withdrawn long after": [
      `update public.tickets t set status = case when t.id % 2 = 0 then 'refused' else 'withdrawn' end where ${some(3)}`,
    ],
    merged: [
      `update public.tickets t set status = 'merged', merged_into_id = (select min(id) from public.tickets) where ${some(4)} and t.id > (select min(id) from public.tickets)`,
    ],
    "re-assigned to another agency": [
      `update public.tickets t set agency_id = (select id from public.agencies where code = 'SYT') where ${some(5)}`,
    ],
    "re-classified, another channel, level and commune": [
      `update public.tickets t set category_id = (select id from public.categories where code = 'mat-nuoc'), channel = 'facebook', level_reached = 'leaders', commune_id = null, priority = 'urgent' where ${some(6)}`,
    ],
    "a clock paused, one cancelled, one moved": [
      `update sla.clocks c set state = 'paused' from public.tickets t where c.subject_type = 'ticket' and c.subject_id = t.id and c.stopped_at is null and ${some(7)}`,
      `update sla.clocks c set due_at = c.due_at - interval '3 days' from public.tickets t where c.subject_type = 'ticket' and c.subject_id = t.id and ${some(8)}`,
      `update sla.clocks c set state = 'cancelled', stopped_at = c.started_at + interval '1 hour' from public.tickets t where c.subject_type = 'ticket' and c.subject_id = t.id and ${some(9)}`,
    ],
    "rated, a rating gone": [
      `delete from public.ticket_ratings r using public.tickets t where t.id = r.ticket_id and ${some(0)}`,
      `insert into public.ticket_ratings (ticket_id, answer_id, score, via, rated_at) select a.ticket_id, a.id, 1, 'phone', now() from public.ticket_answers a join public.tickets t on t.id = a.ticket_id
       where ${some(10)} and not exists (select from public.ticket_ratings r where r.answer_id = a.id)`,
    ],
    "an import undone": [
      `delete from public.tickets t where ${some(9)} and not exists (select from public.tickets m where m.merged_into_id = t.id)`,
    ],
  };
  test.each(Object.entries(changes))("%s: at once, and when the worker has been round", async (_name, statements) => {
    for (const sql of statements) await db.rows(sql, [ids]);
    expect(await db.value("select count(*) from bi.stale_tickets")).toBeGreaterThan(0);
    expect(await compare(people.supervisor, 14)).toBeGreaterThan(2);
    expect(await compare(people.head, 8)).toBeGreaterThan(0);
    expect(await db.value("select bi.refresh_rollup(now())")).toBeGreaterThan(0);
    expect(await db.value("select count(*) from bi.stale_tickets")).toBe(0);
    expect(await compare(people.supervisor, 14)).toBeGreaterThan(2);
  });

  describe("the running week and month at any moment to come", () => {
    /** As of an instant, kept and counted; nobody has been round since the numbers were last renewed. */
    async function compareAt(who: Person, at: Date, filters: object[]): Promise<boolean> {
      let isKept = false;
      for (const grain of ["week", "month", null]) {
        const query = {
          dataset: "tickets",
          measures: measures.periods,
          dimensions: grain ? [{ code: "time", grain }, ...(filters.length ? [] : ["unit"])] : ["channel"],
          period: await db.row(
            `select to_char(date_trunc($2, $1::timestamptz) - $3::interval, 'YYYY-MM-DD') as from, to_char(date_trunc($2, $1::timestamptz) + ('1 ' || $2)::interval, 'YYYY-MM-DD') as to`,
            [at, grain ?? "month", grain ? "56 days" : "0"].map((value, n) =>
              n === 2 && grain === "month" ? "3 months" : value,
            ),
          ),
          filters,
        };
        const ask = () => db.value<Answer>("select bi.answer($1, $2)", [JSON.stringify(query), at]);
        await asUser(db, who);
        const kept = await ask();
        const sql = await db.value<string>("select bi.compile(bi.with_rollup(bi.read_query($1, $2)))", [
          JSON.stringify(query),
          at,
        ]);
        await asOwner(db);
        isKept ||= kept.source === "rollup" && !sql.includes("overdue_facts_where");
        await db.rows("update bi.rollup_state set is_built = false");
        await asUser(db, who);
        const counted = await ask();
        await asOwner(db);
        await db.rows("update bi.rollup_state set is_built = true");
        const rows = (answer: Answer) => answer.rows.map((row) => JSON.stringify(row)).sort();
        expect({ at, query, rows: rows(kept) }).toEqual({ at, query, rows: rows(counted) });
      }
      return isKept;
    }

    test("as it was built, due times pass by", async () => {
      // Not at the full hour, at which the stories of the city happen.
      const now = await db.value<Date>("select now() + interval '1 second'");
      await db.rows("select bi.rebuild_rollup($1)", [now]);
      const isKept: boolean[] = [];
      // Minutes, hours and days, over the ends of the week and the month.
      for (const minutes of [0, 1, 19, 200, 431, 1_500, 2_900, 5_000, 11_111, 29_000, 70_001]) {
        const at = new Date(+now + minutes * 60_000);
        isKept.push(await compareAt(people.supervisor, at, []));
        await compareAt(people.head, at, [{ dimension: "channel", in: ["hotline", "email"] }]);
      }
      expect(isKept[0]).toBe(true);
    });

    test("with steps in between, and the worker round now and then", async () => {
      let at = await db.value<Date>("select now()");
      const steps = Object.values(changes);
      for (let n = 0; n < steps.length; n++) {
        at = new Date(+at + (7 + ((n * 977) % 1_900)) * 60_000);
        for (const sql of steps[n] ?? []) await db.rows(sql, [ids]);
        await compareAt(people.supervisor, at, []);
        if (n % 2) {
          await db.rows("select bi.refresh_rollup($1)", [at]);
          expect(await db.value("select count(*) from bi.stale_tickets")).toBe(0);
          await compareAt(people.supervisor, at, n % 4 ? [{ dimension: "unit", in: [null] }] : []);
        }
      }
    });

    test("what happens after the worker was round counts from its own instant on", async () => {
      const now = await db.value<Date>("select now()");
      await insertStories(db, [
        {
          receivedAt: new Date(+now + 60_000),
          clocks: [
            {
              level: "officer",
              startedAt: new Date(+now + 120_000),
              dueAt: new Date(+now + 240_000),
              state: "running",
            },
          ],
        },
        { receivedAt: new Date(+now - 3_600_000), importedDueAt: new Date(+now + 180_000) },
        {
          receivedAt: new Date(+now - 3_600_000),
          answers: [new Date(+now + 200_000)],
          clocks: [
            {
              level: "head",
              startedAt: now,
              dueAt: new Date(+now + 100_000),
              state: "missed",
              stoppedAt: new Date(+now + 200_000),
            },
          ],
        },
      ]);
      await db.rows("select bi.refresh_rollup($1)", [now]);
      for (const seconds of [0, 59, 60, 61, 100, 101, 120, 180, 181, 200, 201, 240, 241])
        await compareAt(people.supervisor, new Date(+now + seconds * 1_000), []);
    });

    test("the board, the brief and the figures of the whole city are the same, kept or counted", async () => {
      await db.rows("update public.tickets t set status = 'answered', answered_at = now() where id = $1", [ids[2]]);
      const agency = await db.value<number>("select id from public.agencies where code = 'SYT'");
      const figures = async (who: Person) => {
        await asUser(db, who);
        const found: unknown[] = [];
        for (const filter of [{}, { agency: [agency] }, { channel: ["hotline"], commune: ["none"] }])
          found.push(
            await db.row("select public.board($1) as board, public.morning_brief($1) as brief", [
              JSON.stringify(filter),
            ]),
          );
        for (const kind of ["week", "month"])
          for (const back of [0, 1])
            found.push(
              await db.value(
                `select public.city_figures('tickets', '{overdue_rate,median_handling,reopen_rate}', x.from_at, x.from_at + ('1 ' || $1)::interval)
                 from (select date_trunc($1, now()) - $2 * ('1 ' || $1)::interval as from_at) x`,
                [kind, back],
              ),
            );
        await asOwner(db);
        return found;
      };
      for (const who of [people.supervisor, people.head]) {
        const kept = await figures(who);
        await db.rows("update bi.rollup_state set is_built = false");
        const counted = await figures(who);
        await db.rows("update bi.rollup_state set is_built = true");
        expect(kept).toEqual(counted);
      }
    });

    test("as of the past it is counted from the rows", async () => {
      const before = await db.value<Date>("select now() - interval '1 minute'");
      expect(await compareAt(people.supervisor, before, [])).toBe(false);
    });
  });

  test("imported history of two years", async () => {
    const now = +(await db.value<Date>("select now()"));
    await insertStories(
      db,
      cityStories(60, now - 400 * 24 * 3_600_000).map((story) => ({ ...story, channel: "import" })),
    );
    await compare(people.supervisor, 12);
    await db.rows("select bi.refresh_rollup(now())");
    await compare(people.supervisor, 12);
  });

  test("refreshed bit by bit it is what it would be if it were built anew", async () => {
    const cells = () =>
      db.rows(
        `select * from bi.ticket_cells x where (x.n, x.a, x.b, x.c, x.d, x.e, x.f, x.g, x.h) <> (0, 0, 0, 0, 0, 0, 0, 0, 0)
         order by x.kind, x.slice, x.day, x.agency_id, x.key`,
      );
    for (const sql of Object.values(changes).flat()) {
      await db.rows(sql, [ids]);
      await db.rows("select bi.refresh_rollup(now(), 7)");
    }
    while ((await db.value<number>("select bi.refresh_rollup(now(), 50)")) > 0);
    const before = await cells();
    await db.rows("select bi.rebuild_rollup(now())");
    expect(await cells()).toEqual(before);
    expect(before.length).toBeGreaterThan(500);
  });

  test("weeks and months settle when they end", async () => {
    const cells = () =>
      db.rows(
        `select * from bi.ticket_cells x where (x.n, x.a, x.b, x.c, x.d, x.e) <> (0, 0, 0, 0, 0, 0) order by x.kind, x.slice, x.day, x.agency_id, x.key`,
      );
    await db.rows("select bi.rebuild_rollup(now() - interval '70 days')");
    await db.rows("delete from bi.stale_tickets");
    await compare(people.supervisor, 12);
    // Nothing is stale but what has become due in these weeks.
    expect(await db.value("select bi.refresh_rollup(now())")).toBeGreaterThan(0);
    await compare(people.supervisor, 12);
    expect(await db.value("select bi.refresh_rollup(now())")).toBe(0);
    const settled = await cells();
    await db.rows("select bi.rebuild_rollup(now())");
    expect(settled).toEqual(await cells());
  });

  test("after a calendar changed everything is counted from the rows until it is built anew", async () => {
    // The clocks of the stories have no intervals to be planned anew.
    await db.rows("select set_config('sla.recompute_on_edit', 'off', true)");
    await db.rows(
      "insert into sla.calendar_exceptions (calendar_id, day, kind, name, source) values ('vn-city', (now() - interval '9 days')::date, 'holiday', 'thử', 'thử') on conflict do nothing",
    );
    expect(await compare(people.supervisor, 12)).toBe(0);
    expect(await db.value("select bi.refresh_rollup(now())")).toBe(-1);
    expect(await compare(people.supervisor, 12)).toBeGreaterThan(0);
  });
});
