import { type Period, resolvePeriod } from "../../lib/periods";
import { type ChartQuery, type Compare, codeOf, type Dataset, type Look, type Query } from "./types";

/** A chart as it is kept or shipped: a question, how it is drawn, and over which period by itself. */
export type ChartDefinition = { query: ChartQuery; look: Look; period: Period };

/** What a whole board is narrowed to; it stands in the board's URL. */
export type BoardContext = { period?: Period; agency?: string[]; compare?: Compare };

/** Looks that have room for the compared period. */
const comparable: Look[] = ["number", "bar", "line", "lying", "table"];

/** The question of a chart on a board: the chart's own, narrowed by the board's choices. */
export function ask(chart: ChartDefinition, context: BoardContext, dataset: Dataset, now?: Date): Query {
  const { query, look } = chart;
  const hasAgency = dataset.dimensions.some((dimension) => dimension.code === "agency");
  const isTimed = query.measures.some((code) => dataset.measures.find((each) => each.code === code)?.has_time);
  const dimensions = query.dimensions ?? [];
  const compare = context.compare ?? query.compare;
  const isCompared = compare && isTimed && comparable.includes(look) && dimensions.length < 2;
  return {
    dataset: query.dataset,
    measures: query.measures,
    dimensions,
    period: resolvePeriod(context.period ?? chart.period, now),
    filters: [
      ...(query.filters ?? []),
      ...(context.agency?.length && hasAgency ? [{ dimension: "agency", in: context.agency.map(Number) }] : []),
    ],
    ...(query.sort ? { sort: query.sort } : {}),
    ...(query.limit ? { limit: query.limit } : {}),
    ...(isCompared ? { compare } : {}),
    ...(look === "table" && dimensions.length ? { totals: true } : {}),
  };
}

/** How an answer to these measures and dimensions can be drawn; the first is what suits it best. */
export function looksFor(query: ChartQuery, dataset: Dataset): Look[] {
  const dimensions = (query.dimensions ?? []).map((each) => dataset.dimensions.find((d) => d.code === codeOf(each)));
  const measures = query.measures.map((code) => dataset.measures.find((each) => each.code === code));
  const isAdditive = measures.every((measure) => measure?.is_additive);
  const [first] = dimensions;
  if (!first) return ["number"];
  if (dimensions.length > 2) return ["table"];
  if (dimensions.length === 2)
    return isAdditive ? ["stacked", "line", "lying", "bar", "heatmap", "table"] : ["line", "bar", "heatmap", "table"];
  if (first.type === "time") return ["line", "bar", ...(isAdditive ? (["stacked"] as const) : []), "table"];
  return [
    "lying",
    "bar",
    ...(isAdditive ? (["stacked"] as const) : []),
    ...(isAdditive && measures.length === 1 ? (["pie"] as const) : []),
    ...(first.labels === "agency" ? (["map"] as const) : []),
    "table",
  ];
}
