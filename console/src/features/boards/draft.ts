import { type ChartDefinition, looksFor } from "../../components/bi/ask";
import { type Catalogue, type ChartQuery, codeOf, type Dataset, type QueryDimension } from "../../components/bi/types";

/** A chart being built starts as something that can be looked at at once. */
export function firstDraft(catalogue: Catalogue): ChartDefinition | undefined {
  const dataset = catalogue.datasets[0];
  const measure = dataset?.measures[0];
  if (!dataset || !measure) return undefined;
  return tidy(
    {
      look: "line",
      period: "last_12_months",
      query: {
        dataset: dataset.code,
        measures: [measure.code],
        dimensions: measure.has_time ? [{ code: "time", grain: "month" }] : [],
      },
    },
    dataset,
  );
}

/** Another dataset: its first measure, nothing of the old one's names. */
export function withDataset(draft: ChartDefinition, dataset: Dataset): ChartDefinition {
  const measure = dataset.measures[0];
  return tidy(
    { ...draft, query: { dataset: dataset.code, measures: measure ? [measure.code] : [], dimensions: [] } },
    dataset,
  );
}

const hasTime = (query: ChartQuery) => (query.dimensions ?? []).some((each) => codeOf(each) === "time");
export const isNowOnly = (query: ChartQuery, dataset: Dataset): boolean =>
  query.measures.some((code) => dataset.measures.find((each) => each.code === code)?.has_time === false);
export const timeOf = (dimensions: QueryDimension[] | undefined): Extract<QueryDimension, object> | undefined =>
  dimensions?.find((each): each is Extract<QueryDimension, object> => typeof each === "object");

/** A draft in which everything fits together: a look its numbers have, a sort that is among its names, nothing empty. */
export function tidy(draft: ChartDefinition, dataset: Dataset): ChartDefinition {
  const query: ChartQuery = { ...draft.query };
  if (isNowOnly(query, dataset)) query.dimensions = (query.dimensions ?? []).filter((each) => codeOf(each) !== "time");
  const names = [...query.measures, ...(query.dimensions ?? []).map(codeOf)];
  query.sort = query.sort?.filter((each) => names.includes(each.by));
  if (!query.sort?.length) delete query.sort;
  if (!query.limit || hasTime(query)) delete query.limit;
  if (isNowOnly(query, dataset) && query.measures.length === 1) delete query.compare;
  if (!query.compare) delete query.compare;
  const looks = looksFor(query, dataset);
  return { ...draft, query, look: looks.includes(draft.look) ? draft.look : (looks[0] ?? "table") };
}

/** The question without filters that name nothing yet. */
export const asked = (draft: ChartDefinition): ChartDefinition => ({
  ...draft,
  query: {
    ...draft.query,
    filters: (draft.query.filters ?? []).filter(
      (filter) => filter.dimension && (filter.in?.length || filter.not_in?.length),
    ),
  },
});
