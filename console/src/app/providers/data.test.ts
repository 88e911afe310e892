import { createClient } from "@supabase/supabase-js";
import { beforeEach, describe, expect, test } from "vitest";
import type { AppError } from "../../lib/app-error";
import { dataProvider } from "./data";

type Call = { method: string; url: URL; headers: Headers; body: unknown };
type Reply = { status?: number; body?: unknown; range?: string };

let calls: Call[];
let replies: Reply[];

/** A Supabase whose answers the test lays out, one per request; the last one repeats. */
const client = createClient("http://api.test", "key", {
  auth: { persistSession: false, autoRefreshToken: false },
  realtime: { transport: class {} as never },
  global: {
    fetch: async (input, init) => {
      const request = new Request(input as RequestInfo, init);
      const text = await request.text();
      calls.push({
        method: request.method,
        url: new URL(request.url),
        headers: request.headers,
        body: text ? JSON.parse(text) : undefined,
      });
      const reply = (replies.length > 1 ? replies.shift() : replies[0]) ?? {};
      return new Response(JSON.stringify(reply.body ?? []), {
        status: reply.status ?? 200,
        headers: { "content-type": "application/json", ...(reply.range ? { "content-range": reply.range } : {}) },
      });
    },
  },
});
const provider = dataProvider(client);
const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => ({ id: from + index }));
const param = (name: string, call = 0) => calls[call]?.url.searchParams.getAll(name);

beforeEach(() => {
  calls = [];
  replies = [{}];
});

describe("getList", () => {
  test("asks for one page, counts exactly unless told otherwise, and breaks ties by the key", async () => {
    replies = [{ body: rows(1, 20), range: "20-39/173" }];
    const answer = await provider.getList({
      resource: "agencies",
      pagination: { currentPage: 2, pageSize: 20 },
      sorters: [{ field: "name", order: "desc" }],
    });
    expect(answer.total).toBe(173);
    expect(param("offset")).toEqual(["20"]);
    expect(param("limit")).toEqual(["20"]);
    expect(param("order")).toEqual(["name.desc,id.asc"]);
    expect(calls[0]?.headers.get("prefer")).toContain("count=exact");
    await provider.getList({ resource: "ticket_list", meta: { count: "planned" } });
    expect(calls[1]?.headers.get("prefer")).toContain("count=planned");
  });

  test("a capped count asks whether there are more before it counts, and the page itself is not counted", async () => {
    const list = () =>
      provider.getList({
        resource: "ticket_list",
        pagination: { currentPage: 1, pageSize: 50 },
        filters: [{ field: "status", operator: "eq", value: "closed" }],
        meta: { count: "capped" as never },
      });
    replies = [{ body: rows(1, 50) }, { body: rows(10_001, 1) }];
    expect((await list()).total).toBe(10_001);
    expect(calls).toHaveLength(2);
    expect(calls.map((call) => call.headers.get("prefer") ?? "").join()).not.toContain("count=");
    const probe = calls.find((call) => call.url.searchParams.get("limit") === "1");
    expect(probe?.url.searchParams.get("offset")).toBe("10000");
    expect(probe?.url.searchParams.get("status")).toBe("eq.closed");
    expect(probe?.url.searchParams.get("order")).toBeNull();

    calls = [];
    replies = [{ body: rows(1, 50) }, { body: [] }, { range: "0-49/173" }];
    expect((await list()).total).toBe(173);
    expect(calls.map((call) => call.method)).toEqual(["GET", "GET", "HEAD"]);
    expect(calls[2]?.url.searchParams.get("status")).toBe("eq.closed");
  });

  test("sorts the parents by an embedded column", async () => {
    await provider.getList({ resource: "staff", sorters: [{ field: "agency.name", order: "asc" }] });
    expect(param("order")).toEqual(["agency(name).asc,id.asc"]);
  });

  test("a view without a key is not ordered by one", async () => {
    await provider.getList({ resource: "measures", meta: { idColumnName: false as never } });
    expect(param("order")).toEqual([]);
  });

  test.each([
    ["a planned count below what was seen", "40-59/12", 20, 60],
    ["a planned count far above, on a page that is not full", "40-46/5000", 7, 47],
    ["no count at all", "40-59/*", 20, 60],
  ])("corrects %s", async (_, range, count, total) => {
    replies = [{ body: rows(1, count), range }];
    const answer = await provider.getList({
      resource: "t",
      pagination: { currentPage: 3, pageSize: 20 },
      meta: { count: "planned" },
    });
    expect(answer.total).toBe(total);
  });

  test("fetches every row when paging is off, past the server's limit of 1,000, each once", async () => {
    replies = [
      { body: rows(1, 1000), range: "0-999/2001" },
      // One row slid back onto this page while the first was being read.
      { body: rows(1000, 1000), range: "1000-1999/2001" },
      { body: rows(2000, 1), range: "2000-2000/2001" },
    ];
    const progress: number[] = [];
    const answer = await provider.getList({
      resource: "t",
      pagination: { mode: "off" },
      meta: { onProgress: (done: number) => progress.push(done) },
    });
    expect(calls.map((call) => call.url.searchParams.get("offset"))).toEqual(["0", "1000", "2000"]);
    expect(answer.total).toBe(2000);
    expect(new Set(answer.data.map((row) => row.id)).size).toBe(2000);
    expect(progress).toEqual([1000, 2000, 2001]);
  });

  test("goes on when the server cuts at less than it was asked for", async () => {
    replies = [
      { body: rows(1, 500), range: "0-499/700" },
      { body: rows(501, 200), range: "500-699/700" },
    ];
    const answer = await provider.getList({ resource: "t", pagination: { mode: "off" } });
    expect(answer.data).toHaveLength(700);
  });

  test("reports what a function raised: key, parameters, field", async () => {
    replies = [
      {
        status: 422,
        body: {
          code: "PT422",
          message: "phone is required",
          hint: "ticket.field_required",
          details: '{"field": "phone"}',
        },
      },
    ];
    const error = await provider.getList({ resource: "t" }).catch((cause: AppError) => cause);
    expect(error).toMatchObject({ key: "ticket.field_required", field: "phone", statusCode: 422 });
  });
});

describe("writing", () => {
  test("an update that changed nothing because the row is not there is 404", async () => {
    replies = [{ body: [] }, { body: [] }];
    await expect(provider.update({ resource: "t", id: 7, variables: { name: "x" } })).rejects.toMatchObject({
      statusCode: 404,
      key: "not_found",
    });
  });

  test("an update that row-level security filtered to nothing is 403, not success", async () => {
    replies = [{ body: [] }, { body: [{ id: 7 }] }];
    await expect(provider.update({ resource: "t", id: 7, variables: { name: "x" } })).rejects.toMatchObject({
      statusCode: 403,
      key: "forbidden",
    });
  });

  test("an update of a row somebody else saved meanwhile is 409", async () => {
    replies = [{ body: [] }, { body: [{ id: 7 }] }];
    const update = provider.update({
      resource: "t",
      id: 7,
      variables: { name: "x" },
      meta: { unchangedSince: "2026-11-22T05:27:54.7Z" },
    });
    await expect(update).rejects.toMatchObject({ statusCode: 409, key: "changed_meanwhile" });
    expect(param("updated_at")).toEqual(["gte.2026-11-22T05:27:54.700Z", "lt.2026-11-22T05:27:54.701Z"]);
  });

  test("many rows change in one request, and refused ones are counted", async () => {
    replies = [{ body: [{ id: 1 }, { id: 2 }] }];
    await provider.updateMany?.({ resource: "t", ids: [1, 2], variables: { is_x: true } });
    expect(calls).toHaveLength(1);
    expect(param("id")).toEqual(["in.(1,2)"]);
    replies = [{ body: [{ id: 1 }] }];
    await expect(provider.updateMany?.({ resource: "t", ids: [1, 2], variables: {} })).rejects.toMatchObject({
      key: "bulk_partly",
      params: { done: 1, asked: 2, refused: 1 },
    });
  });

  test("a delete that removed nothing is an error", async () => {
    replies = [{ body: [] }, { body: [{ id: 3 }] }];
    await expect(provider.deleteOne({ resource: "t", id: 3 })).rejects.toMatchObject({ key: "forbidden" });
  });

  test("a broken constraint has a key of its own", async () => {
    replies = [{ status: 409, body: { code: "23505", message: "duplicate key", details: "Key (code)=(x) exists." } }];
    await expect(provider.create({ resource: "t", variables: {} })).rejects.toMatchObject({ key: "duplicate" });
  });
});

describe("custom", () => {
  test("calls a function with its arguments", async () => {
    replies = [{ body: { id: 1 } }];
    const answer = await provider.custom?.({ url: "rpc/answer_ticket", method: "post", payload: { p_ticket_id: 1 } });
    expect(calls[0]?.url.pathname).toBe("/rest/v1/rpc/answer_ticket");
    expect(calls[0]?.body).toEqual({ p_ticket_id: 1 });
    expect(answer?.data).toEqual({ id: 1 });
  });

  test("reads by GET with filters", async () => {
    await provider.custom?.({
      url: "rpc/coming_tests",
      method: "get",
      query: { p_days: 12 },
      filters: [{ field: "week", operator: "gte", value: "2026-01-01" }],
    });
    expect(calls[0]?.method).toBe("GET");
    expect(param("p_days")).toEqual(["12"]);
    expect(param("week")).toEqual(["gte.2026-01-01"]);
  });

  test("refuses any other address", async () => {
    await expect(provider.custom?.({ url: "https://elsewhere.test/", method: "get" })).rejects.toThrow("rpc/");
  });
});
