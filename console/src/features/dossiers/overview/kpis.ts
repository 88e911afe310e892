/** What dossier_kpis() answers for a period. */
export type Kpis = {
  received: number;
  received_online: number;
  results: number;
  early: number;
  on_time: number;
  late: number;
  electronic: number;
  open: number;
  overdue: number;
  unclosed: number;
  accept_known: number;
  accepted_in_time: number;
  documents: number;
  documents_digitised: number;
  handling_seconds_online: number | null;
  handling_seconds_direct: number | null;
  submission_seconds: number | null;
  ratings: number;
  satisfied: number;
};

export type Target = {
  value: number;
  unit: "percent" | "minutes" | "count" | "hours";
  direction: "at_least" | "at_most";
  source: string;
  citation: string;
  year: number;
};

export const measures = [
  "on_time_rate",
  "accepted_in_time",
  "online_share",
  "digitised",
  "electronic_results",
  "online_handling_gain",
  "submission_minutes",
  "satisfaction",
] as const;
export type Measure = (typeof measures)[number];

export type Value = {
  /** Per cent or minutes; null when there is nothing to measure. */
  value: number | null;
  unit: "percent" | "minutes";
  /** What the share is of. */
  numerator?: number;
  denominator?: number;
};

const share = (numerator: number, denominator: number): Value => ({
  value: denominator > 0 ? (100 * numerator) / denominator : null,
  unit: "percent",
  numerator,
  denominator,
});

/** A measure from the counts the database gave; how each is defined stands in its text. */
export function measureOf(measure: Measure, kpis: Kpis): Value {
  switch (measure) {
    case "on_time_rate":
      return share(kpis.early + kpis.on_time, kpis.results);
    case "accepted_in_time":
      return share(kpis.accepted_in_time, kpis.accept_known);
    case "online_share":
      return share(kpis.received_online, kpis.received);
    case "digitised":
      return share(kpis.documents_digitised, kpis.documents);
    case "electronic_results":
      return share(kpis.electronic, kpis.results);
    case "online_handling_gain": {
      const { handling_seconds_online: online, handling_seconds_direct: direct } = kpis;
      return { value: online !== null && direct ? 100 * (1 - online / direct) : null, unit: "percent" };
    }
    case "submission_minutes":
      return { value: kpis.submission_seconds === null ? null : kpis.submission_seconds / 60, unit: "minutes" };
    case "satisfaction":
      return share(kpis.satisfied, kpis.ratings);
  }
}

/** Whether a target is reached; undefined where there is none or nothing to measure. */
export function isReached(value: number | null, target: Pick<Target, "value" | "direction"> | null | undefined) {
  if (value === null || !target) return undefined;
  return target.direction === "at_least" ? value >= target.value : value <= target.value;
}
