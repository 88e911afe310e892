import { toAppError } from "../../lib/app-error";
import { formatDate } from "../../lib/date-time";
import { may } from "../../lib/me";
import { supabase } from "../../lib/supabase";
import { type Choice, codesOf, wordsOf } from "./rank";

type Row = Record<string, unknown> & { id: number };
type Answer = PromiseLike<{ data: unknown; error: unknown; status: number }>;

type Source = {
  group: string;
  permission: string;
  ask: (typed: string, signal: AbortSignal) => Answer;
  toChoice: (row: Row) => Omit<Choice, "group" | "key"> & { path: string };
};

const LIMIT = 5;
const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** Every word must occur in the row's folded search column. */
const catalogue =
  (table: string, columns: string, order: string, ascending = true) =>
  (typed: string, signal: AbortSignal): Answer => {
    // In one expression: the embedded server keeps only the last of several conditions of a kind on one column. Nor does it
    // read quotes inside one, so a sign of the expression's own stands for any sign.
    const every = wordsOf(typed).map((word) => `search.like.%${word.replace(/[,()"]/g, "_")}%`);
    const query = supabase()
      .from(table)
      .select(columns)
      .or(`and(${every.join(",")})`);
    return query.order(order, { ascending }).limit(LIMIT).abortSignal(signal);
  };

const ticketColumns = "id, code, status, content, received_at, agency_name";

/** What the palette looks into, in the order in which it shows it. Each is asked only if the person may read it. */
const sources: Source[] = [
  {
    group: "tickets",
    permission: "tickets.read",
    ask: async (typed, signal) => {
      const words = supabase()
        .rpc("find_tickets", { p_query: typed })
        .select(ticketColumns)
        .limit(7)
        .abortSignal(signal);
      const codes = codesOf(typed, new Date().getFullYear());
      if (!codes.length) return words;
      // "4217" most likely is the code somebody reads out; it comes before what only mentions the number.
      const [byCode, byWords] = await Promise.all([
        supabase().from("ticket_list").select(ticketColumns).in("code", codes).abortSignal(signal),
        words,
      ]);
      if (byCode.error || byWords.error) return byCode.error ? byCode : byWords;
      const exact = (byCode.data as unknown as Row[]).sort(
        (a, b) => codes.indexOf(text(a.code)) - codes.indexOf(text(b.code)),
      );
      const rest = (byWords.data as unknown as Row[]).filter((row) => !exact.some((each) => each.id === row.id));
      return { data: [...exact, ...rest].slice(0, 7), error: null, status: 200 };
    },
    toChoice: (row) => ({
      path: `/tickets/${row.id}`,
      title: text(row.code),
      detail: text(row.content),
      status: text(row.status),
      hint: formatDate(text(row.received_at)),
    }),
  },
  {
    group: "dossiers",
    permission: "dossiers.read",
    ask: (typed, signal) =>
      supabase()
        .rpc("find_dossiers", { p_query: typed })
        .select("id, number, status, procedure_name, subject, received_at")
        .limit(LIMIT)
        .abortSignal(signal),
    toChoice: (row) => ({
      path: `/dossiers/${row.id}`,
      title: text(row.number),
      detail: [row.procedure_name, row.subject].map(text).filter(Boolean).join(" – "),
      hint: formatDate(text(row.received_at)),
    }),
  },
  {
    group: "cases",
    permission: "cases.read",
    ask: catalogue("case_list", "id, code, title", "id", false),
    toChoice: (row) => ({ path: `/cases/${row.id}`, title: text(row.code), detail: text(row.title) }),
  },
  {
    group: "sessions",
    permission: "sessions.read",
    ask: catalogue("session_list", "id, code, title, starts_at", "starts_at", false),
    toChoice: (row) => ({
      path: `/sessions/${row.id}`,
      title: text(row.code),
      detail: [formatDate(text(row.starts_at)), text(row.title)].join(" – "),
    }),
  },
  {
    group: "procedures",
    permission: "catalogs.read",
    ask: catalogue("procedure_list", "id, code, name", "name"),
    toChoice: (row) => ({ path: `/procedures/${row.id}`, title: text(row.name), detail: text(row.code) }),
  },
  {
    group: "agencies",
    permission: "agencies.read",
    ask: catalogue("agencies", "id, name, code", "name"),
    toChoice: (row) => ({ path: `/agencies/${row.id}`, title: text(row.name), detail: text(row.code) }),
  },
  {
    group: "staff",
    permission: "staff.read",
    ask: catalogue("staff", "id, display_name, job_title", "display_name"),
    toChoice: (row) => ({ path: `/staff/${row.id}`, title: text(row.display_name), detail: text(row.job_title) }),
  },
  {
    group: "knowledge",
    permission: "catalogs.read",
    ask: (typed, signal) =>
      supabase()
        .rpc("search_knowledge", { p_query: typed, p_limit: LIMIT })
        .select("id, title, agency_name")
        .abortSignal(signal),
    toChoice: (row) => ({
      path: `/knowledge/articles/${row.id}`,
      title: text(row.title),
      detail: text(row.agency_name),
    }),
  },
  {
    group: "answers",
    permission: "catalogs.read",
    ask: catalogue("canned_answers", "id, title, body", "title"),
    toChoice: (row) => ({
      path: `/canned-answers/${row.id}`,
      title: text(row.title),
      detail: text(row.body).slice(0, 90),
    }),
  },
  {
    group: "categories",
    permission: "catalogs.read",
    ask: catalogue("categories", "id, name, code", "name"),
    toChoice: (row) => ({ path: `/categories/${row.id}`, title: text(row.name), detail: "" }),
  },
];

/** The groups in their order; the palette shows them so whichever answers first. */
export const recordGroups = sources.map((source) => source.group);

export const sourcesFor = (): string[] =>
  sources.filter((source) => may(source.permission)).map((source) => source.group);

/** What one source finds; a stale question is given up by its signal. Throws an AppError. */
export async function findIn(group: string, typed: string, signal: AbortSignal): Promise<Choice[]> {
  const source = sources.find((each) => each.group === group);
  if (!source || !wordsOf(typed).length) return [];
  const { data, error, status } = await source.ask(typed, signal);
  if (error) throw toAppError(error, status);
  return (data as Row[]).map((row) => ({ ...source.toChoice(row), group, key: `${group}:${row.id}` }));
}
