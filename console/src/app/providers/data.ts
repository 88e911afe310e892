import type { BaseKey, CrudFilter, CrudSort, DataProvider, MetaQuery } from "@refinedev/core";
import { dataProvider as supabaseProvider } from "@refinedev/supabase";
import { AppError, toAppError } from "../../lib/app-error";
import { apiUrl } from "../../lib/config";
import { COUNT_CAP } from "../../lib/count-cap";
import { supabase } from "../../lib/supabase";
import { applyFilter, type Filterable } from "./data-filter";

type Row = Record<string, unknown>;
type Answer = { data: Row[] | null; count: number | null; error: unknown; status: number };
type Query = PromiseLike<Answer> &
  Filterable & {
    order: (column: string, options: { ascending: boolean }) => Query;
    range: (from: number, to: number) => Query;
    eq: (column: string, value: unknown) => Query;
    in: (column: string, values: unknown[]) => Query;
    gte: (column: string, value: unknown) => Query;
    lt: (column: string, value: unknown) => Query;
    select: (columns: string) => Query;
  };

/** PostgREST's usual `max-rows`; a request for more is cut silently. */
const CHUNK = 1000;

type Client = ReturnType<typeof supabase>;

const from = (client: Client, table: string, meta?: MetaQuery) =>
  meta?.schema ? client.schema(meta.schema).from(table) : client.from(table);

const keyOf = (meta?: MetaQuery): string => (meta?.idColumnName as string | undefined) ?? "id";

/** PostgREST's answer to a page behind the last one, when it was asked to count. */
const BEYOND = 416;

async function settle(query: Query): Promise<{ rows: Row[]; count: number | null; isBeyond?: boolean }> {
  const { data, count, error, status } = await query;
  if (status === BEYOND) return { rows: [], count: null, isBeyond: true };
  if (error) throw toAppError(error, status);
  return { rows: data ?? [], count };
}

/** `agency.name` sorts the parents by the embedded row, which PostgREST writes `agency(name)`. */
const sortColumn = (field: string): string => field.replace(/^(.+)\.([^.]+)$/, "$1($2)");

type ListParams = { filters?: CrudFilter[]; sorters?: CrudSort[]; meta?: MetaQuery };

/** An exact count is right for catalogues; a list over a big table asks for "planned", "estimated" or "capped". */
const countOf = (meta?: MetaQuery) => (meta?.count === "capped" ? undefined : (meta?.count ?? "exact"));

function listQuery(client: Client, table: string, list: ListParams) {
  const { filters = [], sorters = [], meta } = list;
  const select = (meta?.select as string | undefined) ?? "*";
  let query = from(client, table, meta).select(select, { count: countOf(meta) }) as unknown as Query;
  for (const filter of filters) query = applyFilter(query, filter) as Query;
  for (const { field, order } of sorters) query = query.order(sortColumn(field), { ascending: order === "asc" });
  // Without a unique last key rows with equal sort values may show on two pages or on none.
  const key = keyOf(meta);
  if (meta?.idColumnName !== false && !sorters.some((sorter) => sorter.field === key)) {
    query = query.order(key, { ascending: true });
  }
  return query;
}

/**
 * Counts up to {@link COUNT_CAP}, exactly; a total of one more means "more than that". Whether there are more costs the
 * reading of so many rows in no order at all, where a count would read every one of a million.
 */
async function cappedCount(client: Client, table: string, { filters = [], meta }: ListParams): Promise<number> {
  const key = keyOf(meta);
  const filtered = (query: Query) => filters.reduce((so, filter) => applyFilter(so, filter) as Query, query);
  const beyond = from(client, table, meta).select(key) as unknown as Query;
  const { rows } = await settle(filtered(beyond).range(COUNT_CAP, COUNT_CAP));
  if (rows.length) return COUNT_CAP + 1;
  const all = from(client, table, meta).select(key, { count: "exact", head: true }) as unknown as Query;
  const { count } = await settle(filtered(all));
  return count ?? 0;
}

/** A planned count may be wrong by any amount; what was fetched corrects it at the end of the list. */
function honestTotal(count: number | null, offset: number, fetched: number, asked: number): number {
  const seen = offset + fetched;
  if (count === null || Number.isNaN(count)) return seen;
  if (fetched > 0 && fetched < asked) return seen;
  return Math.max(count, seen);
}

/** An update or delete that touched nothing: was the row not there, not ours, or changed by somebody else? */
async function whyUntouched(client: Client, table: string, id: BaseKey, meta?: MetaQuery): Promise<AppError> {
  const key = keyOf(meta);
  const look = from(client, table, meta).select(key).eq(key, id) as unknown as Query;
  const { rows } = await settle(look);
  const fail = (statusCode: number, errorKey: string) =>
    new AppError({ message: `${table} ${id}: nothing changed`, statusCode, code: "", key: errorKey, params: { id } });
  if (!rows.length) return fail(404, "not_found");
  return meta?.unchangedSince ? fail(409, "changed_meanwhile") : fail(403, "forbidden");
}

/** Only if nobody saved since the form was opened. Compared to the millisecond, which is all JSON clients keep. */
function unchangedSince(query: Query, meta?: MetaQuery): Query {
  if (!meta?.unchangedSince) return query;
  const at = Date.parse(String(meta.unchangedSince));
  return query.gte("updated_at", new Date(at).toISOString()).lt("updated_at", new Date(at + 1).toISOString());
}

/**
 * Refine's Supabase provider with its defects mended (docs/decisions): honest counts, every page when paging is off,
 * sorting by an embedded column, all filter operators, one request for many rows, RPC through `custom`
 * (`url: "rpc/<function>"`), and an update that row-level security filtered to nothing is an error.
 */
export function dataProvider(client: Client = supabase()): DataProvider {
  const base = supabaseProvider(client);
  const mended = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error) => {
      throw toAppError(error);
    });

  const provider = {
    ...base,
    getApiUrl: apiUrl,

    getList: async ({ resource, pagination, filters, sorters, meta }) => {
      const { currentPage = 1, pageSize = 20, mode = "server" } = pagination ?? {};
      const page = (offset: number, size: number) =>
        settle(listQuery(client, resource, { filters, sorters, meta }).range(offset, offset + size - 1));
      if (mode !== "off") {
        const offset = (currentPage - 1) * pageSize;
        if (meta?.count === "capped") {
          const [{ rows }, count] = await Promise.all([
            page(offset, pageSize),
            cappedCount(client, resource, { filters, meta }),
          ]);
          return { data: rows, total: Math.max(count, offset + rows.length) };
        }
        const { rows, count, isBeyond } = await page(offset, pageSize);
        if (isBeyond || (rows.length === 0 && offset > 0)) {
          // Nothing here: how many there are decides where the list goes on.
          const first = await page(0, 1);
          return { data: [], total: first.count ?? first.rows.length };
        }
        return { data: rows, total: honestTotal(count, offset, rows.length, pageSize) };
      }
      const all = new Map<unknown, Row>();
      const key = keyOf(meta);
      for (let offset = 0; ; ) {
        const { rows, count } = await page(offset, CHUNK);
        // Rows that slid onto the next page while we were reading are counted once.
        for (const [index, row] of rows.entries()) all.set(row[key] ?? offset + index, row);
        offset += rows.length;
        meta?.onProgress?.(offset, count ?? undefined);
        const isLast = meta?.count === undefined || meta.count === "exact" ? offset >= (count ?? Infinity) : false;
        if (!rows.length || isLast) break;
      }
      return { data: [...all.values()], total: all.size };
    },

    getOne: async ({ resource, id, meta }) => {
      const query = from(client, resource, meta).select((meta?.select as string) ?? "*") as unknown as Query;
      const { rows } = await settle(query.eq(keyOf(meta), id));
      if (!rows[0]) throw await whyUntouched(client, resource, id, meta);
      return { data: rows[0] };
    },

    getMany: (params) => mended(base.getMany(params)),
    create: (params) => mended(base.create(params)),
    createMany: (params) => mended(base.createMany(params)),

    update: async ({ resource, id, variables, meta }) => {
      const query = from(client, resource, meta).update(variables as Row) as unknown as Query;
      const { rows } = await settle(
        unchangedSince(query.eq(keyOf(meta), id), meta).select((meta?.select as string) ?? "*"),
      );
      if (!rows[0]) throw await whyUntouched(client, resource, id, meta);
      return { data: rows[0] };
    },

    updateMany: async ({ resource, ids, variables, meta }) => {
      const query = from(client, resource, meta).update(variables as Row) as unknown as Query;
      const { rows } = await settle(query.in(keyOf(meta), ids).select((meta?.select as string) ?? "*"));
      if (rows.length < ids.length) throw partly(resource, rows.length, ids.length);
      return { data: rows };
    },

    deleteOne: async ({ resource, id, meta }) => {
      const query = from(client, resource, meta).delete() as unknown as Query;
      const { rows } = await settle(query.eq(keyOf(meta), id).select("*"));
      if (!rows[0]) throw await whyUntouched(client, resource, id, meta);
      return { data: rows[0] };
    },

    deleteMany: async ({ resource, ids, meta }) => {
      const query = from(client, resource, meta).delete() as unknown as Query;
      const { rows } = await settle(query.in(keyOf(meta), ids).select("*"));
      if (rows.length < ids.length) throw partly(resource, rows.length, ids.length);
      return { data: rows };
    },

    custom: async ({ url, method, payload, query: params, filters, sorters, meta }) => {
      const name = /^rpc\/(\w+)$/.exec(url)?.[1];
      if (!name) throw new Error(`custom() calls database functions only ("rpc/<name>"), not ${url}`);
      const target = meta?.schema ? client.schema(meta.schema) : client;
      let call = target.rpc(name, (payload ?? params ?? {}) as Row, { get: method === "get" }) as unknown as Query;
      for (const filter of filters ?? []) call = applyFilter(call, filter) as Query;
      for (const { field, order } of sorters ?? [])
        call = call.order(sortColumn(field), { ascending: order === "asc" });
      const { data, error, status } = await call;
      if (error) throw toAppError(error, status);
      return { data };
    },
  } as DataProvider;
  return provider;
}

/** Some rows of a bulk change were refused; PostgREST has committed the others, so the reader must know how many. */
function partly(table: string, done: number, asked: number): AppError {
  const key = done === 0 ? "forbidden" : "bulk_partly";
  return new AppError({
    message: `${table}: ${done} of ${asked} rows changed`,
    statusCode: 403,
    code: "",
    key,
    params: { done, asked, refused: asked - done },
  });
}
