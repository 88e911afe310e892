import type { SupabaseClient } from "@supabase/supabase-js";
import { describe, expect, test } from "vitest";
import { onApiDatabase, signedInAs } from "../support/api.ts";
import { inTransaction } from "../support/database.ts";
import { asAnon, asRole } from "../support/people.ts";
import { type ClockStory, insertStories, type TicketStory } from "./stories.ts";

const hour = 3_600_000;
const states = ["overdue", "due_soon", "running", "paused", "none"] as const;

type Count = { key: string | null; total: number } & Record<(typeof states)[number], number>;

/** The rows of an answer by a dimension and the state of the deadline, as the board's charts gather them. */
function gathered(rows: Record<string, { key: unknown; value: number }>[], dimension: string): Count[] {
  const counts = new Map<string, Count>();
  for (const row of rows) {
    const key = row[dimension]?.key ?? null;
    const count = counts.get(String(key)) ?? {
      key: key === null ? null : String(key),
      ...{ total: 0, overdue: 0, due_soon: 0, running: 0, paused: 0, none: 0 },
    };
    count.total += row.open?.value as number;
    count[row.clock_state?.key as (typeof states)[number]] += row.open?.value as number;
    counts.set(String(key), count);
  }
  return [...counts.values()];
}

interface Listed {
  id: number;
  status: string;
  level: string | null;
  clock_state: string;
  agency_id: number | null;
  field_id: number | null;
  category_id: number | null;
  commune_id: number | null;
  channel: string;
  priority: string;
  received_at: string;
}

/** The n-th of several, so that a few hundred tickets spread over every combination without chance. */
const pick = <Value>(values: readonly Value[], n: number): Value => values[n % values.length] as Value;

function mixedStories(batchId: number | null, count: number, now: number): TicketStory[] {
  const statuses = [
    "received",
    "assigned",
    "verifying",
    "escalated",
    "overdue",
    "directed",
    "clarification",
    "answered",
    "closed",
    "refused",
    "relay_pending",
  ];
  return Array.from({ length: count }, (_, n): TicketStory => {
    const receivedAt = new Date(now - (1 + ((n * 37) % 900)) * hour);
    const status = pick(statuses, n);
    const isDone = ["answered", "closed", "refused"].includes(status);
    const dueAt = new Date(now + (((n * 13) % 80) - 40) * hour);
    const state: ClockStory["state"] = isDone ? "met" : status === "clarification" ? "paused" : "running";
    return {
      status,
      receivedAt,
      agency: status === "received" ? null : pick(["SXD", "SYT", "BVVT", "CAPNUOC", "10507"], n),
      commune: pick(["10507", null, "11413"], n >> 1),
      category: pick(["den-duong", "an-toan-thuc-pham", "ha-tang", null, "mat-nuoc"], n >> 2),
      channel: pick(["hotline", "website", "walk_in"], n >> 1),
      priority: n % 17 === 0 ? "urgent" : "normal",
      importBatchId: batchId,
      answers: status === "answered" || status === "closed" ? [new Date(now - (n % 50) * hour)] : [],
      clocks:
        n % 9 === 0
          ? []
          : [{ level: "officer", startedAt: receivedAt, dueAt, state, stoppedAt: isDone ? new Date(now) : null }],
    };
  });
}

/** Every row of the list, page by page, as an export takes it. */
async function exported(client: SupabaseClient, batchId: number): Promise<Listed[]> {
  const rows: Listed[] = [];
  for (;;) {
    const { data, error } = await client
      .from("ticket_list")
      .select(
        "id, status, level, clock_state, agency_id, field_id, category_id, commune_id, channel, priority, received_at",
      )
      .eq("import_batch_id", batchId)
      .order("id")
      .range(rows.length, rows.length + 99);
    if (error) throw error;
    rows.push(...(data as Listed[]));
    if (data.length < 100) return rows;
  }
}

const openStatuses = [
  "received",
  "clarification",
  "assigned",
  "verifying",
  "escalated",
  "overdue",
  "directed",
  "coordination",
  "relay_pending",
];

describe("the operations board: the same numbers as the list and its export", () => {
  test("along every dimension and under any filter", async () => {
    const { client, person } = await signedInAs("supervisor");
    const now = Date.now();
    const { batchId, agencies, categories } = await onApiDatabase(async (db) => {
      const id = await db.value<number>(
        "insert into public.import_batches (staff_id, file_name, layout) values ($1, 'bi', 'bi') returning id",
        [person.staffId],
      );
      await insertStories(db, mixedStories(id, 330, now));
      return {
        batchId: id,
        agencies: await db.rows<{ id: number; code: string; parent_id: number | null }>(
          "select id, code, parent_id from public.agencies",
        ),
        categories: await db.rows<{ id: number; code: string; parent_id: number | null }>(
          "select id, code, parent_id from public.categories",
        ),
      };
    });
    const idOf = (list: { id: number; code: string }[], code: string) =>
      list.find((each) => each.code === code)?.id as number;
    const below = (list: { id: number; parent_id: number | null }[], id: number): number[] => [
      id,
      ...list.filter((each) => each.parent_id === id).flatMap((each) => below(list, each.id)),
    ];
    const file = await exported(client, batchId);
    expect(file).toHaveLength(330);

    const health = idOf(agencies, "SYT");
    const field = idOf(categories, "ha-tang");
    const since = new Date(now - 400 * hour).toISOString();
    const filters: { filter: Record<string, unknown>; keeps: (row: Listed) => boolean }[] = [
      { filter: {}, keeps: () => true },
      { filter: { agency: [health] }, keeps: (row) => below(agencies, health).includes(row.agency_id as number) },
      {
        filter: { unit: [String(health), "none"] },
        keeps: (row) => row.agency_id === health || row.agency_id === null,
      },
      { filter: { field }, keeps: (row) => below(categories, field).includes(row.category_id as number) },
      {
        filter: { commune: "none", channel: ["hotline", "website"] },
        keeps: (row) => row.commune_id === null && row.channel !== "walk_in",
      },
      {
        filter: { level: "head", clock_state: ["overdue", "due_soon"] },
        keeps: (row) => row.level === "head" && ["overdue", "due_soon"].includes(row.clock_state),
      },
      {
        filter: { received_from: since, priority: "urgent" },
        keeps: (row) => row.received_at >= since && row.priority === "urgent",
      },
      { filter: { received_to: since }, keeps: (row) => row.received_at < since },
    ];
    for (const { filter, keeps } of filters) {
      const { data: board, error } = await client.rpc("board", { p_filter: { ...filter, import_batch: batchId } });
      expect(error).toBeNull();
      const {
        received_from: from,
        received_to: to,
        ...plain
      } = { ...filter, import_batch: batchId } as Record<string, unknown>;
      const within = from || to ? { received_at: { ...(from ? { from } : {}), ...(to ? { to } : {}) } } : {};
      const countsBy = async (dimension: string): Promise<Count[]> => {
        const { data, error: refused } = await client.rpc("bi_query", {
          p_query: {
            dataset: "tickets",
            measures: ["open"],
            dimensions: [dimension, "clock_state"],
            filters: Object.entries(plain).map(([code, values]) => ({ dimension: code, in: [values].flat() })),
            within,
            limit: 5000,
          },
        });
        expect(refused).toBeNull();
        return gathered(data.rows, dimension);
      };
      const counts: Record<string, Count[]> = {};
      const shown = file.filter((row) => openStatuses.includes(row.status) && keeps(row));
      const same = (found: Count, rows: Listed[]) => {
        expect(found.total).toBe(rows.length);
        for (const state of states)
          expect([state, found[state]]).toEqual([state, rows.filter((row) => row.clock_state === state).length]);
      };
      const keyOf: Record<string, (row: Listed) => unknown> = {
        level: (row) => row.level,
        unit: (row) => row.agency_id,
        field: (row) => row.field_id,
        category: (row) => row.category_id,
        commune: (row) => row.commune_id,
        channel: (row) => row.channel,
        priority: (row) => row.priority,
      };
      if (shown.length) same(board.whole as Count, shown);
      else expect(board.whole).toBeNull();
      for (const [dimension, key] of Object.entries(keyOf)) {
        const found = await countsBy(dimension);
        counts[dimension] = found;
        expect(found.reduce((sum, row) => sum + row.total, 0)).toBe(shown.length);
        for (const row of found)
          same(
            row,
            shown.filter((each) => String(key(each) ?? "none") === (row.key ?? "none")),
          );
      }
      for (const row of await countsBy("age")) {
        const range = board.ages[row.key as string] as { from?: string; to?: string };
        const begins = range.from ? Date.parse(range.from) : 0;
        const ends = range.to ? Date.parse(range.to) : Number.POSITIVE_INFINITY;
        same(
          row,
          shown.filter((each) => Date.parse(each.received_at) >= begins && Date.parse(each.received_at) < ends),
        );
      }
      for (const row of counts.unit ?? []) {
        const own = shown.filter((each) => String(each.agency_id ?? "null") === String(row.key));
        const oldest = Math.min(...own.map((each) => Date.parse(each.received_at)));
        expect(Date.parse(board.oldest_at[row.key ?? "0"])).toBe(oldest);
      }
      // What a click on an agency's bar opens.
      for (const row of (counts.unit ?? []).filter((each) => each.key !== null && !("unit" in filter))) {
        let list = client
          .from("ticket_list")
          .select("id", { count: "exact", head: true })
          .eq("import_batch_id", batchId)
          .in("status", openStatuses)
          .in("agency_id", [Number(row.key)]);
        if (Object.keys(filter).length === 0) {
          const { count } = await list;
          expect(count).toBe(row.total);
          list = client
            .from("ticket_list")
            .select("id", { count: "exact", head: true })
            .eq("import_batch_id", batchId)
            .in("status", openStatuses)
            .in("agency_id", [Number(row.key)])
            .eq("clock_state", "overdue");
          expect((await list).count).toBe(row.overdue);
        }
      }
    }
  });
});

describe("whose tickets count", () => {
  test("a head sees their agency with its sub-units; nobody else's", () =>
    inTransaction(async (db) => {
      const now = Date.now();
      await insertStories(db, [
        { agency: "SYT", receivedAt: new Date(now - hour) },
        { agency: "BVVT", receivedAt: new Date(now - hour) },
        { agency: "SXD", receivedAt: new Date(now - hour) },
      ]);
      await asRole(db, "agency_head", "SYT");
      const mine = await db.value<{ whole: Count; is_whole: boolean; flow: object }>("select public.board()");
      expect(mine.is_whole).toBe(false);
      expect(mine.whole.total).toBe(2);
    }));

  test("an operator reads every ticket but boards only their own work (SPEC §1)", () =>
    inTransaction(async (db) => {
      const now = Date.now();
      const [id] = await insertStories(db, [
        { receivedAt: new Date(now - hour) },
        { receivedAt: new Date(now - hour) },
      ]);
      const operator = await asRole(db, "operator");
      await db.rows("reset role");
      await db.rows("update public.tickets set received_by_id = $1 where id = $2", [operator.staffId, id]);
      await db.rows("set local role authenticated");
      const board = await db.value<{ whole: Count }>("select public.board()");
      expect(board.whole.total).toBe(1);
    }));

  test.each(["public.board()", "public.import_on_time(1)", "public.morning_brief()"])(
    "%s is refused without boards.read",
    (call) =>
      inTransaction(async (db) => {
        await asRole(db, "admin");
        expect(await db.refusal(`select ${call}`)).toMatchObject({ code: "PT403", key: "authz.forbidden" });
        await asAnon(db);
        expect((await db.refusal(`select ${call}`)).code).toMatch(/^(PT401|42501)$/);
      }),
  );

  test("an unknown filter is refused, not ignored", () =>
    inTransaction(async (db) => {
      await asRole(db, "supervisor");
      expect(await db.refusal(`select public.board('{"colour": "red"}')`)).toMatchObject({
        code: "PT422",
        key: "board.unknown_filter",
        params: { filter: "colour" },
      });
      expect((await db.refusal(`select public.board('{"agency": "1) or true --"}')`)).code).toBe("PT422");
    }));
});
