import { toAppError } from "../../lib/app-error";
import { may } from "../../lib/me";
import { normaliseText } from "../../lib/normalise-text";
import { supabase } from "../../lib/supabase";

export type Hit = { path: string; title: string; detail: string };
export type HitGroup = { key: string; hits: Hit[] };

type Row = Record<string, unknown> & { id: number };
type Source = {
  key: string;
  permission: string;
  table: string;
  columns: string;
  order: string;
  toHit: (row: Row) => Hit;
};

const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** What the box looks into, in the order in which it answers. Each source is asked only if the person may read it. */
const sources: Source[] = [
  {
    key: "agencies",
    permission: "agencies.read",
    table: "agencies",
    columns: "id, name, code",
    order: "name",
    toHit: (row) => ({ path: `/agencies/${row.id}`, title: text(row.name), detail: text(row.code) }),
  },
  {
    key: "staff",
    permission: "staff.read",
    table: "staff",
    columns: "id, display_name, job_title",
    order: "display_name",
    toHit: (row) => ({ path: `/staff/${row.id}`, title: text(row.display_name), detail: text(row.job_title) }),
  },
  {
    key: "categories",
    permission: "catalogs.read",
    table: "categories",
    columns: "id, name, code",
    order: "name",
    toHit: (row) => ({ path: `/categories/${row.id}`, title: text(row.name), detail: "" }),
  },
  {
    key: "answers",
    permission: "catalogs.read",
    table: "canned_answers",
    columns: "id, title, body",
    order: "title",
    toHit: (row) => ({
      path: `/canned-answers/${row.id}`,
      title: text(row.title),
      detail: text(row.body).slice(0, 90),
    }),
  },
];

const LIMIT = 5;

/** The words to look for; LIKE's own signs are text to whoever types them. */
export const wordsOf = (typed: string): string[] =>
  normaliseText(typed)
    .replace(/[\\%_*]/g, " ")
    .split(" ")
    .filter(Boolean);

/** Looks into everything the person may read: every word must occur, accents or not. Throws an AppError. */
export async function find(typed: string): Promise<HitGroup[]> {
  const words = wordsOf(typed);
  if (!words.length) return [];
  const asked = sources
    .filter((source) => may(source.permission))
    .map(async ({ key, table, columns, order, toHit }) => {
      let query = supabase().from(table).select(columns);
      for (const word of words) query = query.like("search", `%${word}%`);
      const { data, error, status } = await query.order(order).limit(LIMIT);
      if (error) throw toAppError(error, status);
      return { key, hits: (data as unknown as Row[]).map(toHit) };
    });
  return (await Promise.all(asked)).filter((group) => group.hits.length);
}
