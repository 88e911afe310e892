import { makeReport } from "@city-office/reports/make";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Db, wrap } from "../support/database.ts";
import { asOwner, asUser, type Person, type PersonOptions, person, type Role } from "../support/people.ts";

/** An agency with numbers of its own that must not get out: so many that no other sum could be taken for them. */
const secret = { code: "SYT", name: "Sở Y tế", tickets: 17 };
/** With those of the two other agencies. */
const whole = 22;
const ofNumbers = new RegExp(`"(value|numerator|denominator)":\\s*(${secret.tickets}|${whole})[,}]`);

/** The month before this one, in the office's time. */
const key = new Date(new Date(`${new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7)}-01`).getTime() - 1)
  .toISOString()
  .slice(0, 7);
const month = {
  from: `${key}-01`,
  to: new Date(Date.parse(`${key}-01`) + 32 * 86_400_000).toISOString().slice(0, 7).concat("-01"),
};

let db: Db;
let secretId: number;
beforeAll(async () => {
  db = wrap(await connect());
  await db.client.query("begin");
  secretId = await db.value("select id from public.agencies where code = $1", [secret.code]);
  await db.rows(
    `insert into public.tickets (code, status, channel, content, received_at, last_event_at, agency_id, answered_at)
     select 'SO-' || a.code || n, 'answered', 'hotline', 'thử', $1, now(), a.id, $1::timestamptz + interval '2 hours'
     from (values ('SYT', 17), ('SXD', 3), ('10507', 2)) v (code, count) join public.agencies a using (code), generate_series(1, v.count) n`,
    [`${key}-05T08:00+07`],
  );
  await db.rows(
    `insert into public.ticket_answers (ticket_id, level, content, answered_at, agency_id)
     select id, 'officer', 'thử', answered_at, agency_id from public.tickets`,
  );
  await db.rows(
    `insert into public.ticket_ratings (ticket_id, answer_id, score, via, rated_at)
     select a.ticket_id, a.id, 5, 'phone', a.answered_at from public.ticket_answers a`,
  );
});
afterAll(async () => {
  await db.client.query("rollback");
  await db.client.end();
});

const questions = [
  { dataset: "tickets", measures: ["received", "answered", "median_handling"] },
  { dataset: "ratings", measures: ["ratings", "satisfaction"] },
].flatMap(({ dataset, measures }) => [
  { dataset, measures, dimensions: ["agency"] as unknown[], period: month },
  { dataset, measures, dimensions: [{ code: "time", grain: "month" }], period: month },
]);

/** Everything a statement says to this person, as text; a refusal says nothing of numbers. */
async function said(who: Person, sql: string, params: unknown[] = []): Promise<string> {
  await asUser(db, who);
  await db.rows("savepoint said");
  try {
    return JSON.stringify(await db.rows(sql, params));
  } catch (error) {
    expect(String((error as { code: string }).code)).toMatch(/^(PT40[134]|42501)$/);
    await db.rows("rollback to savepoint said");
    return "";
  } finally {
    await asOwner(db);
  }
}

describe("SPEC §1: who may not see an agency gets none of its numbers", () => {
  const readers: [Role, PersonOptions][] = [
    ["agency_head", { agency: "SXD" }],
    ["contact_officer", { agency: "SXD" }],
    ["city_leader", { agency: "10507" }],
    ["one_stop_officer", { agency: "10507" }],
    ["operator", {}],
    ["reception_board", {}],
    ["tech_support", {}],
    ["admin", {}],
  ];

  describe.each(readers)("%s %o", (role, options) => {
    let who: Person;
    beforeAll(async () => {
      who = await person(db, role, options);
    });

    test("on a board", async () => {
      for (const query of questions) {
        const answer = await said(who, "select public.bi_query($1)", [JSON.stringify(query)]);
        expect(answer).not.toContain(secret.name);
        expect(answer).not.toMatch(ofNumbers);
        const filtered = { ...query, filters: [{ dimension: "agency", in: [secretId] }] };
        const none = await said(who, "select public.bi_query($1)", [JSON.stringify(filtered)]);
        expect(none).not.toMatch(/"(value|numerator|denominator)":\s*[1-9]/);
      }
    });

    // An operator answers every citizen who calls, so they read every ticket (SPEC §1); their boards are of own work.
    test("in a list and what is exported from it", async () => {
      for (const [list, column] of [
        ["ticket_list", "agency_id"],
        ["rating_list", "agency_id"],
      ] as const)
        expect(await said(who, `select * from public.${list} where ${column} = $1`, [secretId])).toMatch(
          role === "operator" ? /SO-SYT/ : /^(\[\])?$/,
        );
    });

    test("from a chart somebody shared, and its alert", async () => {
      const office = await person(db, "supervisor");
      await asUser(db, office);
      await db.rows(
        "insert into public.charts (name, query, look, period, shared_role_code) values ('Theo đơn vị', $1, 'lying', $2, $3)",
        [
          JSON.stringify({ dataset: "tickets", measures: ["received"], dimensions: ["agency"] }),
          "last_12_months",
          role,
        ],
      );
      await asUser(db, who);
      const charts = await db.rows<{ id: number }>("select id from public.charts where shared_role_code = $1", [role]);
      await asOwner(db);
      // Who has no boards is shown no chart; who has one is told of their own rows only.
      for (const { id } of charts) {
        const alertId = await db.value<number>(
          `insert into public.chart_alerts (chart_id, staff_id, measure, scope, comparison, threshold)
           values ($1, $2, 'received', 'any', 'above', 0) returning id`,
          [id, who.staffId],
        );
        await db.value("select private.check_chart_alert($1, now())", [alertId]);
        const told = JSON.stringify([
          await db.rows("select value, over from public.chart_alert_states where alert_id = $1", [alertId]),
          await db.rows("select params from public.notifications where staff_id = $1", [who.staffId]),
        ]);
        expect(told).not.toContain(secret.name);
        expect(told).not.toMatch(ofNumbers);
      }
    });

    test("in a report", async () => {
      await asOwner(db);
      for (const [kind, agencyId] of [
        ["centre", null],
        ["satisfaction", null],
        ["overdue", null],
        ["agency", secretId],
      ] as const) {
        await db.rows("savepoint made");
        const made = await makeReport(db.client, {
          kind,
          period: kind === "overdue" ? `${key}-20` : key,
          agencyId,
          userId: who.userId,
        }).catch((error: { code?: string }) => {
          expect([kind, agencyId, error.code]).toEqual([kind, agencyId, expect.stringMatching(/^PT40[34]$/)]);
          return null;
        });
        await db.rows("rollback to savepoint made");
        expect([kind, agencyId, JSON.stringify(made)]).toEqual([kind, agencyId, "null"]);
      }
    });
  });

  test("whoever sees all is told all of it: what is looked for above is there", async () => {
    const office = await person(db, "supervisor");
    const [byAgency, byMonth] = questions;
    expect(await said(office, "select public.bi_query($1)", [JSON.stringify(byMonth)])).toMatch(ofNumbers);
    const { content } = await makeReport(db.client, {
      kind: "agency",
      period: key,
      agencyId: secretId,
      userId: office.userId,
    });
    expect(JSON.stringify(content)).toMatch(/[[,]17[\],]/);
    const answer = await said(office, "select public.bi_query($1)", [JSON.stringify(byAgency)]);
    expect(answer).toContain(secret.name);
    expect(answer).toMatch(/"value":\s*17[,}]/);
    expect(await said(office, "select * from public.ticket_list where agency_id = $1", [secretId])).toContain("SO-SYT");
    expect(await said(office, "select * from public.rating_list where agency_id = $1", [secretId])).toContain("SO-SYT");
  });
});
