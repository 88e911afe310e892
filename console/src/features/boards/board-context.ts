import type { BoardContext } from "../../components/bi/ask";
import type { ListController } from "../../components/use-list-state";
import { type Period, readPeriod } from "../../lib/periods";

/** What the whole board is narrowed to, as it stands in its URL: `?period=last_month&agency=12,31&compare=last_year`. */
export function boardContext(list: ListController, initial?: Period): BoardContext {
  const { filters } = list;
  const period = readPeriod(filters.period?.join(",")) ?? (filters.period?.length === 0 ? undefined : initial);
  const agency = filters.agency?.filter((id) => /^\d+$/.test(id));
  const compare = filters.compare?.[0];
  return {
    ...(period ? { period } : {}),
    ...(agency?.length ? { agency } : {}),
    ...(compare === "previous" || compare === "last_year" ? { compare } : {}),
  };
}
