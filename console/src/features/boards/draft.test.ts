import { describe, expect, test } from "vitest";
import { type ChartDefinition, looksFor } from "../../components/bi/ask";
import type { Dataset } from "../../components/bi/types";
import { asked, tidy, withDataset } from "./draft";

const dataset = {
  code: "tickets",
  measures: [
    { code: "received", has_time: true, is_additive: true },
    { code: "open", has_time: false, is_additive: true },
    { code: "overdue_rate", has_time: true, is_additive: false },
  ],
  dimensions: [
    { code: "time", type: "time", labels: "time" },
    { code: "agency", type: "bigint", labels: "agency" },
    { code: "channel", type: "text", labels: "value" },
  ],
} as unknown as Dataset;
const month = { code: "time", grain: "month" } as const;
const draft = (query: Partial<ChartDefinition["query"]>, look: ChartDefinition["look"] = "line"): ChartDefinition => ({
  look,
  period: "last_12_months",
  query: { dataset: "tickets", measures: ["received"], dimensions: [], ...query },
});

describe("a draft whose parts fit together", () => {
  test("what counts as of now has no time axis", () => {
    expect(tidy(draft({ measures: ["open"], dimensions: [month, "agency"] }), dataset).query.dimensions).toEqual([
      "agency",
    ]);
  });
  test("a look the numbers do not have gives way to the first they have", () => {
    expect(tidy(draft({ dimensions: [] }, "pie"), dataset).look).toBe("number");
    expect(tidy(draft({ measures: ["overdue_rate"], dimensions: ["channel"] }, "pie"), dataset).look).toBe("lying");
  });
  test("a sort by what is no longer there goes", () => {
    expect(
      tidy(draft({ dimensions: ["channel"], sort: [{ by: "open", dir: "desc" }] }), dataset).query.sort,
    ).toBeUndefined();
  });
  test("a line over time is never cut", () => {
    expect(tidy(draft({ dimensions: [month], limit: 5 }), dataset).query.limit).toBeUndefined();
  });
  test("another dataset takes nothing along", () => {
    const next = withDataset(draft({ filters: [{ dimension: "channel", in: ["email"] }] }), dataset);
    expect(next.query).toEqual({ dataset: "tickets", measures: ["received"], dimensions: [] });
  });
  test("a filter without values is not asked yet", () => {
    const filters = [
      { dimension: "channel", in: [] },
      { dimension: "agency", in: [1] },
    ];
    expect(asked(draft({ filters })).query.filters).toEqual([{ dimension: "agency", in: [1] }]);
  });
});

describe("how numbers can be drawn", () => {
  test.each([
    [["received"], [], ["number"]],
    [["received"], [month], ["line", "bar", "stacked", "table"]],
    [["overdue_rate"], [month], ["line", "bar", "table"]],
    [["received"], ["channel"], ["lying", "bar", "stacked", "pie", "table"]],
    [["received"], ["agency"], ["lying", "bar", "stacked", "pie", "map", "table"]],
    [["overdue_rate"], ["agency"], ["lying", "bar", "map", "table"]],
    [["received"], [month, "channel"], ["stacked", "line", "lying", "bar", "heatmap", "table"]],
    [["received"], [month, "channel", "agency"], ["table"]],
  ])("%j by %j", (measures, dimensions, looks) => {
    expect(looksFor({ dataset: "tickets", measures, dimensions }, dataset)).toEqual(looks);
  });
});
