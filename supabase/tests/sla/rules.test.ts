import { describe, expect, test } from "vitest";
import { makeThings, startClock } from "../support/clocks.ts";
import { type Db, inTransaction } from "../support/database.ts";
import { asAnon, asRole } from "../support/people.ts";

/** SPEC §2, as data: code, target, unit, direction, calendar, whom a breach tells, words of the citation. */
const shipped: [
  code: string,
  target: number | null,
  unit: string,
  direction: string,
  calendar: string,
  tells: string,
  cites: RegExp,
][] = [
  ["ticket.triage", 1, "working_hours", "after", "centre", "lead_shift,supervisor", /Điều 8\.3.*583/],
  ["ticket.officer", 8, "working_hours", "after", "agency", "officer,agency_head", /Điều 9\.3.*583/],
  ["ticket.commitment", null, "given", "after", "agency", "officer,agency_head", /Điều 9\.3.*583/],
  ["ticket.head", 48, "working_hours", "after", "agency", "agency_head,supervisor,city_leader", /Điều 9\.4.*583/],
  ["ticket.direction", null, "given", "after", "agency", "supervisor,director", /Điều 9\.4.*583/],
  ["ticket.coordination", null, "given", "after", "agency", "supervisor,agency_head", /Điều 9\.5.*583/],
  ["ticket.task", null, "given", "after", "agency", "officer,agency_head,supervisor", /Điều 9\.5.*583/],
  ["ticket.relay", 1, "working_hours", "after", "centre", "lead_shift", /Điều 9\.4.*583/],
  ["ticket.urgent_brief", 2, "working_days", "after", "centre", "supervisor", /Điều 9\.6.*583/],
  ["ticket.auto_close", 5, "working_days", "after", "centre", "", /583/],
  ["session.plan_report", 5, "days", "before", "city", "preparer,supervisor", /Điều 6\.1a, 6\.2a, 6\.3a.*3394/],
  ["session.invitations", 3, "days", "before", "city", "preparer,supervisor", /Điều 6\.1a, 6\.2a.*3394/],
  ["session.test_day_before", 1, "days", "before", "city", "tech_support,reception_board", /Điều 6 .*3394/],
  ["session.test_two_hours", 2, "hours", "before", "city", "tech_support,reception_board", /Điều 6 .*3394/],
  ["session.conclusion", 5, "days", "after", "city", "supervisor", /Điều 6\.1đ.*3394/],
  ["case.task", null, "given", "after", "agency", "agency_head,supervisor,reception_board", /Điều 6\.1đ.*3394/],
  ["dossier.accept", 2, "working_hours", "after", "agency", "head_one_stop", /Điều 19\.2a.*2926/],
  ["dossier.process", null, "given", "after", "agency", "agency_head", /61\/2018.*19\.2c.*118\/2025/],
  ["dossier.step", null, "given", "after", "agency", "officer,agency_head", /61\/2018.*19\.2c.*118\/2025/],
  [
    "dossier.new_date",
    null,
    "given",
    "after",
    "agency",
    "agency_head,head_one_stop,supervisor",
    /61\/2018.*19\.2c.*118\/2025/,
  ],
  ["catalog.procedure", 5, "working_days", "after", "city", "supervisor", /Điều 9\.2.*2926/],
  ["catalog.agency_code", 5, "working_days", "after", "city", "supervisor", /Điều 28\.8.*2926/],
  ["dossier.overdue_check", null, "given", "after", "agency", "supervisor", /Điều 16\.3.*2926/],
];

describe("the rules shipped", () => {
  test.each(shipped)("%s", (code, target, unit, direction, calendar, tells, cites) =>
    inTransaction(async (db) => {
      const rule = await db.row<Record<string, unknown>>("select * from sla.rules where code = $1", [code]);
      expect(rule).toMatchObject({ target_amount: target, target_unit: unit, direction, calendar_of: calendar });
      expect((rule.breach_tells as string[]).join(",")).toBe(tells);
      expect(rule.citation).toMatch(cites);
    }),
  );

  test("no others, each with its force, and every action has a handler that exists", () =>
    inTransaction(async (db) => {
      const codes = await db.rows<{ code: string }>("select code from sla.rules order by position");
      expect(codes.map((row) => row.code)).toEqual(shipped.map(([code]) => code));
      expect(await db.rows("select code from sla.rules where force_note is null or name_en is null")).toEqual([]);
      expect(
        await db.rows("select code from sla.rules where subject_type = 'ticket' and breach_action is null"),
      ).toEqual([]);
      expect(
        await db.rows(
          `select h from (select handler as h from sla.breach_actions union all select tell_handler from sla.subjects where tell_handler is not null) x
           where to_regprocedure(h || '(sla.clocks, timestamptz)') is null`,
        ),
      ).toEqual([]);
      expect(
        await db.rows("select code from sla.rules where issuer ~ 'Hà Nội' and force_note !~ '^Tham khảo'"),
      ).toEqual([]);
      expect(
        await db.rows(
          "select code from sla.rules where citation ~ '583' and issuer !~ 'Sản phẩm' and force_note !~ 'chờ xác nhận'",
        ),
      ).toEqual([]);
    }));
});

const addRule = (db: Db, code: string, amount: number, columns: Record<string, unknown> = {}) =>
  db.value<number>(
    `insert into sla.rules (code, name, subject_type, level, target_amount, target_unit, conditions, precedence, valid_from, valid_to, citation, issuer)
     values ($1, $1, 'thing', 'x', $2, 'working_hours', coalesce($3::jsonb, '{}'), coalesce($4, 0), coalesce($5::date, '2020-01-01'), $6::date, 'Điều x', 'thử')
     returning id`,
    [
      code,
      amount,
      columns.conditions ? JSON.stringify(columns.conditions) : null,
      columns.precedence,
      columns.from,
      columns.to,
    ],
  );
const target = async (db: Db, code: string, facts: object, at = "2026-11-16 08:00") => {
  const id = await startClock(db, code, at, { facts });
  return id === null ? null : await db.value<number>("select target_amount from sla.clocks where id = $1", [id]);
};

describe("which rule applies", () => {
  test("the one with the most conditions that the facts meet", () =>
    inTransaction(async (db) => {
      await makeThings(db);
      await addRule(db, "thing.x", 8);
      await addRule(db, "thing.x", 4, { conditions: { priority: "urgent" } });
      await addRule(db, "thing.x", 2, { conditions: { priority: ["urgent"], channel: ["hotline", "website"] } });
      expect(await target(db, "thing.x", {})).toBe(8);
      expect(await target(db, "thing.x", { priority: "normal", channel: "hotline" })).toBe(8);
      expect(await target(db, "thing.x", { priority: "urgent", channel: "email" })).toBe(4);
      expect(await target(db, "thing.x", { priority: "urgent" })).toBe(4);
      expect(await target(db, "thing.x", { priority: "urgent", channel: "website" })).toBe(2);
    }));

  test("a fact may be a list; one of its values is enough", () =>
    inTransaction(async (db) => {
      await makeThings(db);
      await addRule(db, "thing.x", 3, { conditions: { category: ["duong-hong"] } });
      expect(await target(db, "thing.x", { category: ["giao-thong", "duong-hong"] })).toBe(3);
      expect(await target(db, "thing.x", { category: ["giao-thong"] })).toBeNull();
    }));

  test("the version in force on the office's date of the start, and a record keeps it", () =>
    inTransaction(async (db) => {
      await makeThings(db);
      await addRule(db, "thing.x", 8, { to: "2026-06-30" });
      await addRule(db, "thing.x", 6, { from: "2026-07-01" });
      expect(await target(db, "thing.x", {}, "2026-06-30 23:59")).toBe(8);
      expect(await target(db, "thing.x", {}, "2026-07-01 00:00")).toBe(6);
      expect(await db.value("select count(*) from sla.preview_recompute(null, null)")).toBe(0);
    }));

  test("two that could both win are refused; precedence decides openly", () =>
    inTransaction(async (db) => {
      await makeThings(db);
      await addRule(db, "thing.x", 4, { conditions: { priority: ["urgent"] } });
      const insert = (conditions: object, precedence: number) =>
        `insert into sla.rules (code, name, subject_type, level, target_amount, target_unit, conditions, precedence, valid_from, citation, issuer)
         values ('thing.x', 'x', 'thing', 'x', 2, 'working_hours', '${JSON.stringify(conditions)}', ${precedence}, '2021-01-01', 'x', 'x')`;
      expect(await db.refusal(insert({ channel: "hotline" }, 0))).toMatchObject({
        code: "PT409",
        key: "rule.ambiguous",
        params: { name: "thing.x" },
      });
      expect((await db.refusal(insert({ priority: ["urgent", "normal"] }, 0))).key).toBe("rule.ambiguous");
      await db.rows(insert({ priority: "normal" }, 0));
      await db.rows(insert({ channel: "hotline" }, 1));
      expect(await target(db, "thing.x", { priority: "urgent", channel: "hotline" })).toBe(2);
      expect(await target(db, "thing.x", { priority: "urgent", channel: "email" })).toBe(4);
      // Equal conditions in another order are equal conditions, whatever the precedence.
      expect((await db.refusal(insert({ priority: ["urgent"] }, 7))).code).toBe("23P01");
    }));
});

test("the calendar is that of the agency that owes the step, of the centre, or of the city", () =>
  inTransaction(async (db) => {
    const agencyId = await makeThings(db);
    await db.rows("insert into sla.calendars (id, name) values ('centre', 'Ca trực')");
    await db.rows("update public.agencies set calendar_id = 'centre' where kind = 'centre'");
    const calendar = (of: string, id: number | null) => db.value("select sla.calendar_for($1, $2)", [of, id]);
    expect(await calendar("agency", agencyId)).toBe("probe");
    expect(await calendar("agency", null)).toBe("vn-city");
    expect(await calendar("centre", agencyId)).toBe("centre");
    expect(await calendar("city", agencyId)).toBe("vn-city");
  }));

test("staff with catalogs.read see the rules; nobody writes them directly", () =>
  inTransaction(async (db) => {
    await asRole(db, "operator");
    expect(await db.value("select count(*) from public.rules where validity = 'current'")).toBe(shipped.length);
    await db.rows("reset role");
    await asRole(db, "tech_support");
    expect(await db.value("select count(*) from public.rules")).toBe(0);
    await db.rows("reset role");
    await asRole(db, "admin");
    expect((await db.refusal("update sla.rules set name = 'x'")).code).toBe("42501");
    await asAnon(db);
    expect(await db.rows("select * from public.rules").catch(() => [])).toEqual([]);
  }));
