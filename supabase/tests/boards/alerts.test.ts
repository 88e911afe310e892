import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../support/database.ts";
import { asOwner, asUser, type Person, person } from "../support/people.ts";

interface AlertOptions {
  query?: object;
  measure?: string;
  scope?: "total" | "any";
  comparison?: "above" | "below";
  threshold: number;
  sendsEmail?: boolean;
}

/** An alert of this person on a chart of their own. */
async function alertOf(db: Db, who: Person, options: AlertOptions): Promise<number> {
  await asUser(db, who);
  const chartId = await db.value(
    "insert into public.charts (name, query, look, period) values ('Phiếu tiếp nhận', $1, 'lying', 'last_30_days') returning id",
    [JSON.stringify(options.query ?? { dataset: "tickets", measures: ["received"], dimensions: ["channel"] })],
  );
  const id = await db.value<number>(
    `insert into public.chart_alerts (chart_id, measure, scope, comparison, threshold, sends_email) values ($1, $2, $3, $4, $5, $6) returning id`,
    [
      chartId,
      options.measure ?? "received",
      options.scope ?? "total",
      options.comparison ?? "above",
      options.threshold,
      options.sendsEmail ?? true,
    ],
  );
  await asOwner(db);
  return id;
}

async function tickets(db: Db, agency: string, channel: string, count: number): Promise<void> {
  await asOwner(db);
  await db.rows(
    `insert into public.tickets (code, status, channel, content, received_at, last_event_at, agency_id)
     select gen_random_uuid()::text, 'assigned', $2, 'thử', now() - interval '1 hour', now(), a.id
     from public.agencies a, generate_series(1, $3) where a.code = $1`,
    [agency, channel, count],
  );
}

const look = (db: Db, id: number, minutes = 0) =>
  db.value<string>("select private.check_chart_alert($1, now() + make_interval(mins => $2))", [id, minutes]);
const stateOf = (db: Db, id: number) =>
  db.row<{
    is_over: boolean;
    value: number | null;
    over: { label: string; value: number }[];
    error_key: string | null;
  }>("select is_over, value, over, error_key from public.chart_alert_states where alert_id = $1", [id]);
const told = (db: Db, who: Person) =>
  db.rows<{ kind: string; params: Record<string, unknown> }>(
    "select kind, params from public.notifications where staff_id = $1 and kind = 'chart_alert' order by id",
    [who.staffId],
  );
const letters = (db: Db, who: Person) =>
  db.value<number>("select count(*) from private.outbox where staff_id = $1 and template = 'chart_alert'", [
    who.staffId,
  ]);

describe("an alert", () => {
  test("tells once when the number passes, is silent while it stays there, and is armed again when it is back", () =>
    inTransaction(async (db) => {
      const head = await person(db, "agency_head", { agency: "SXD" });
      await tickets(db, "SXD", "hotline", 3);
      const id = await alertOf(db, head, { threshold: 3 });
      expect(await look(db, id)).toBe("looked");
      expect(await stateOf(db, id)).toMatchObject({ is_over: false, value: 3 });

      await tickets(db, "SXD", "website", 2);
      expect(await look(db, id, 5)).toBe("fired");
      expect(await look(db, id, 10)).toBe("looked");
      await tickets(db, "SXD", "website", 2);
      expect(await look(db, id, 15)).toBe("looked");
      expect(await told(db, head)).toMatchObject([
        {
          params: {
            chart: "Phiếu tiếp nhận",
            measure: "Phiếu tiếp nhận",
            value: "5 phiếu",
            threshold: "3 phiếu",
            comparison: "above",
          },
        },
      ]);
      expect(await letters(db, head)).toBe(1);

      await db.rows("delete from public.tickets where channel = 'website' and content = 'thử'");
      expect(await look(db, id, 20)).toBe("looked");
      expect(await stateOf(db, id)).toMatchObject({ is_over: false, value: 3 });
      await tickets(db, "SXD", "website", 1);
      expect(await look(db, id, 25)).toBe("fired");
      expect(await told(db, head)).toHaveLength(2);
      expect(await letters(db, head)).toBe(2);
    }));

  test("compares the number its reader would see, not the worker's", () =>
    inTransaction(async (db) => {
      const head = await person(db, "agency_head", { agency: "SXD" });
      const office = await person(db, "supervisor");
      await tickets(db, "SXD", "hotline", 2);
      await tickets(db, "SYT", "hotline", 5);
      const own = await alertOf(db, head, { threshold: 2 });
      const whole = await alertOf(db, office, { threshold: 2 });
      expect([await look(db, own), await look(db, whole)]).toEqual(["looked", "fired"]);
      expect((await stateOf(db, own)).value).toBe(2);
      expect((await stateOf(db, whole)).value).toBe(7);
      // The worker is itself again afterwards.
      expect(await db.value("select current_user = session_user")).toBe(true);
      expect(await db.value("select coalesce(current_setting('request.jwt.claims', true), '')")).toBe("");
    }));

  test("on any row names the rows beyond the threshold, the furthest first", () =>
    inTransaction(async (db) => {
      const office = await person(db, "supervisor");
      await tickets(db, "SXD", "hotline", 6);
      await tickets(db, "SXD", "email", 4);
      await tickets(db, "SXD", "website", 1);
      const id = await alertOf(db, office, { scope: "any", threshold: 3 });
      expect(await look(db, id)).toBe("fired");
      expect((await stateOf(db, id)).over).toEqual([
        { label: "Điện thoại 1022", value: 6 },
        { label: "Thư điện tử", value: 4 },
      ]);
      expect((await told(db, office))[0]?.params.where).toBe("Điện thoại 1022; Thư điện tử");
    }));

  test("below, of a share, written in Vietnamese", () =>
    inTransaction(async (db) => {
      const office = await person(db, "supervisor");
      await tickets(db, "SXD", "hotline", 3);
      const id = await alertOf(db, office, { measure: "on_time_rate", comparison: "below", threshold: 1.01 });
      expect(await look(db, id)).toBe("fired");
      expect((await told(db, office))[0]?.params).toMatchObject({ value: "100,0 %", threshold: "101,0 %" });
    }));

  test("of nothing is not passed: no tickets, no share", () =>
    inTransaction(async (db) => {
      const head = await person(db, "agency_head", { agency: "SYT" });
      const id = await alertOf(db, head, { measure: "overdue_rate", comparison: "below", threshold: 0.5 });
      expect(await look(db, id)).toBe("looked");
      expect(await stateOf(db, id)).toMatchObject({ is_over: false, value: null });
    }));

  test("without a letter only the bell", () =>
    inTransaction(async (db) => {
      const office = await person(db, "supervisor");
      await tickets(db, "SXD", "hotline", 2);
      const id = await alertOf(db, office, { threshold: 1, sendsEmail: false });
      expect(await look(db, id)).toBe("fired");
      expect([(await told(db, office)).length, await letters(db, office)]).toEqual([1, 0]);
    }));

  test("with another threshold it is armed anew", () =>
    inTransaction(async (db) => {
      const office = await person(db, "supervisor");
      await tickets(db, "SXD", "hotline", 4);
      const id = await alertOf(db, office, { threshold: 1 });
      expect(await look(db, id)).toBe("fired");
      await db.rows("update public.chart_alerts set threshold = 2 where id = $1", [id]);
      expect(await look(db, id, 5)).toBe("fired");
    }));
});

describe("what cannot be asked", () => {
  test.each([
    ["a measure that is not there", { measure: "colour" }, "bi.unknown_measure"],
    ["a dataset that is not there", { query: { dataset: "nothing", measures: ["received"] } }, "bi.unknown_dataset"],
  ])("%s is shown beside the alert, and stops no other", (_name, options, key) =>
    inTransaction(async (db) => {
      const office = await person(db, "supervisor");
      const id = await alertOf(db, office, { threshold: 1, ...options });
      expect(await look(db, id)).toBe("failed");
      expect(await stateOf(db, id)).toMatchObject({ is_over: false, error_key: key });
      expect(await db.value("select current_user = session_user")).toBe(true);
    }),
  );

  test("somebody who lost the right, or left, is told nothing", () =>
    inTransaction(async (db) => {
      const office = await person(db, "supervisor");
      await tickets(db, "SXD", "hotline", 4);
      const id = await alertOf(db, office, { threshold: 1 });
      await db.rows("delete from public.staff_roles where staff_id = $1", [office.staffId]);
      expect(await look(db, id)).toBe("failed");
      expect((await stateOf(db, id)).error_key).toBe("authz.forbidden");
      await db.rows("update public.staff set is_active = false where id = $1", [office.staffId]);
      expect(await look(db, id, 5)).toBe("failed");
      expect((await stateOf(db, id)).error_key).toBe("chart.alert_without_person");
      expect(await told(db, office)).toEqual([]);
    }));
});

test("each is looked at every few minutes, a switched-off one never", () =>
  inTransaction(async (db) => {
    const office = await person(db, "supervisor");
    const id = await alertOf(db, office, { threshold: 1 });
    const due = (minutes: number) =>
      db.value<number>(
        "select count(*) from private.due_chart_alerts(now() + make_interval(mins => $2)) d where d = $1",
        [id, minutes],
      );
    expect(await due(0)).toBe(1);
    await look(db, id);
    expect([await due(4), await due(5)]).toEqual([0, 1]);
    await db.rows("update public.chart_alerts set is_active = false where id = $1", [id]);
    expect(await due(60)).toBe(0);
    expect(await look(db, id, 60)).toBe("skipped");
  }));

describe("the city's figures beside an agency's", () => {
  test("shares and medians of everybody, for whoever sees only their own", () =>
    inTransaction(async (db) => {
      const head = await person(db, "agency_head", { agency: "SXD" });
      await tickets(db, "SXD", "hotline", 1);
      await tickets(db, "SYT", "hotline", 3);
      await db.rows(
        "update public.tickets set status = 'refused' where content = 'thử' and agency_id = (select id from public.agencies where code = 'SYT')",
      );
      await asUser(db, head);
      expect(
        await db.value(
          "select public.city_figures('tickets', '{refused_share,head_share}', now() - interval '1 day', now() + interval '1 day')",
        ),
      ).toEqual({ refused_share: 0.75, head_share: 0 });
    }));
  test.each(["received", "open", "answered_late", "colour"])("never a count: %s is refused", (measure) =>
    inTransaction(async (db) => {
      await asUser(db, await person(db, "agency_head"));
      expect(
        await db.refusal("select public.city_figures('tickets', array[$1], now() - interval '1 day', now())", [
          measure,
        ]),
      ).toMatchObject({ code: "PT422", key: "bi.unknown_measure" });
    }),
  );
});
