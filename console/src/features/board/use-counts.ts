import { useMemo } from "react";
import { type Answer, cellOf, keyOf } from "../../components/bi/types";
import { useAnswer } from "../../components/bi/use-bi";
import { type BoardFilters, toQueryFilter } from "./board-filter";
import { type BoardState, boardStates, type Count, type Dimension } from "./types";
import { OPEN_TICKETS, REFRESH_MS } from "./use-board";

/** A bar of the agency chart is that agency alone, not what is below it. */
const named = (dimension: Dimension) => (dimension === "agency" ? "unit" : dimension);

export const noCount: Count = {
  key: null,
  name: null,
  name_en: null,
  total: 0,
  overdue: 0,
  due_soon: 0,
  running: 0,
  paused: 0,
  none: 0,
};

/** From a row a value and state to a row a value: most overdue first, then the largest. */
export function countsOf(answer: Answer, code: string): Count[] {
  const counts = new Map<string | null, Count>();
  for (const row of answer.rows) {
    const { key, label, label_en } = keyOf(row, code);
    const id = key === null ? null : String(key);
    const count = counts.get(id) ?? { ...noCount, key: id, name: label, name_en: label_en };
    const open = cellOf(row, "open").value ?? 0;
    const state = String(keyOf(row, "clock_state").key) as BoardState;
    counts.set(id, {
      ...count,
      total: count.total + open,
      ...(boardStates.includes(state) ? { [state]: count[state] + open } : {}),
    });
  }
  return [...counts.values()].sort((a, b) => b.overdue - a.overdue || b.total - a.total);
}

/** Open tickets along a dimension by the state of their deadline, as `bi_query()` counts them. */
export function useCounts(dimension: Dimension, filters: BoardFilters) {
  const code = named(dimension);
  const query = useMemo(
    () => ({
      dataset: "tickets",
      measures: ["open"],
      dimensions: [code, "clock_state"],
      limit: 5000,
      ...toQueryFilter(filters),
    }),
    [code, filters],
  );
  const answer = useAnswer(query, { tables: [OPEN_TICKETS], staleTime: REFRESH_MS });
  const { data } = answer;
  // While another split is on its way the answer before still stands here: its rows have other names.
  const counts = useMemo(
    () => (data?.columns.some((column) => column.code === code) ? countsOf(data, code) : undefined),
    [data, code],
  );
  return { ...answer, counts };
}
