import { useMemo } from "react";
import { cellOf, keyOf, type Row } from "../../components/bi/types";
import { useAnswer } from "../../components/bi/use-bi";
import { addDays, resolvePeriod } from "../../lib/periods";
import { type BoardFilters, toQueryFilter } from "./board-filter";
import type { Week } from "./types";

/** Past weeks hardly move; the running one may lag a little behind the strip. */
const TREND_MS = 120_000;
const WEEKS = 12;

function weekOf(row: Row): Week {
  const { from, to } = keyOf(row, "time");
  const rate = cellOf(row, "overdue_rate");
  const tickets = rate.denominator ?? 0;
  const missed = cellOf(row, "officer_missed").value ?? 0;
  return {
    from_at: from ?? "",
    to_at: to ?? "",
    received: cellOf(row, "received").value ?? 0,
    answered: cellOf(row, "answered").value ?? 0,
    tickets,
    overdue: rate.numerator ?? 0,
    overdue_rate: rate.value,
    officer_missed: missed,
    officer_missed_rate: cellOf(row, "officer_missed_rate").value,
  };
}

/** Twelve weeks, Monday to Monday in the office's time, the running one last. */
export function useTrend(filters: BoardFilters) {
  const { from } = resolvePeriod("last_12_weeks");
  const query = useMemo(
    () => ({
      dataset: "tickets",
      measures: ["received", "answered", "overdue_rate", "officer_missed", "officer_missed_rate"],
      dimensions: [{ code: "time", grain: "week" } as const],
      period: { from, to: addDays(from, WEEKS * 7) },
      ...toQueryFilter(filters),
    }),
    [from, filters],
  );
  const answer = useAnswer(query, { staleTime: TREND_MS, refetchInterval: TREND_MS });
  const weeks = useMemo(() => answer.data?.rows.map(weekOf), [answer.data]);
  return { ...answer, weeks };
}
