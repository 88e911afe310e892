import { describe, expect, test, vi } from "vitest";
import { drawAnswer, type OptionTexts } from "./chart-option";
import type { Answer, Look, Row } from "./types";

vi.mock("../chart/chart-theme", () => ({ chartColor: (name: string) => name }));

const texts: OptionTexts = {
  nameOf: ({ name }) => name,
  unitOf: () => "phiếu",
  labelOf: (row, code) => String((row[code] as { label: string }).label),
  axis: String,
  text: String,
  compared: "kỳ trước",
  others: (count) => `Còn lại (${count})`,
};

/** Months by agencies: agency n has n tickets in the first month and twice as many in the second. */
function answer(agencies: number, isAdditive: boolean): Answer {
  const named = { name_en: "" };
  const key = (value: string | number) => ({ key: value, label: `${value}`, label_en: `${value}` });
  const rows = ["9", "10"].flatMap((month, at) =>
    Array.from({ length: agencies }, (_, n): Row => {
      const value = (n + 1) * (at + 1);
      return {
        time: key(month),
        agency: key(n + 1),
        share: isAdditive ? { value } : { value: 0.5, numerator: value / 2, denominator: value },
      };
    }),
  );
  return {
    columns: [
      { ...named, kind: "dimension", code: "time", name: "Thời gian" },
      { ...named, kind: "dimension", code: "agency", name: "Cơ quan" },
      {
        ...named,
        kind: "measure",
        code: "share",
        name: "Số",
        unit: "",
        unit_en: "",
        format: isAdditive ? "number" : "percent",
        is_additive: isAdditive,
      },
    ],
    rows,
  } as unknown as Answer;
}

type Series = { name: string; data: (number | null)[] };
const seriesOf = (look: Look, agencies: number, isAdditive = true) => {
  const drawn = drawAnswer({ answer: answer(agencies, isAdditive), look, texts, isNarrow: false });
  return { series: drawn?.option.series as Series[], rowOf: drawn?.rowOf };
};

describe("two dimensions", () => {
  test("a handful of series are all drawn", () => {
    expect(seriesOf("line", 7).series.map(({ name }) => name)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  });

  test("of many the largest seven, and what is left as one, which leads nowhere", () => {
    const { series, rowOf } = seriesOf("stacked", 12);
    expect(series.map(({ name }) => name)).toEqual(["6", "7", "8", "9", "10", "11", "12", "Còn lại (5)"]);
    expect(series.at(-1)?.data).toEqual([15, 30]);
    expect(rowOf?.({ dataIndex: 1, seriesIndex: 0 })).toMatchObject({ agency: { key: 6 }, share: { value: 12 } });
    expect(rowOf?.({ dataIndex: 1, seriesIndex: 7 })).toBeUndefined();
  });

  test("shares are not added up: only those with most cases are drawn", () => {
    expect(seriesOf("line", 12, false).series.map(({ name }) => name)).toEqual(["6", "7", "8", "9", "10", "11", "12"]);
  });
});
