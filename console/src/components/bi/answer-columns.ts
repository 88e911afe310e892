import type { ChartColumn } from "../chart/chart";
import type { OptionTexts } from "./chart-option";
import { type Answer, cellOf, dimensionsOf, measuresOf, type Row } from "./types";
import { scaled } from "./use-formats";

type Words = { numerator: string; denominator: string };

/** The figures behind a chart, as its table shows and its exports write them: a share with the numbers it comes from. */
export function answerColumns(
  answer: Answer,
  texts: OptionTexts,
  words: Words,
  linkOf?: (measure: string, row?: Row) => string | undefined,
): ChartColumn<Row>[] {
  return [
    ...dimensionsOf(answer).map((column) => ({
      title: texts.nameOf(column),
      value: (row: Row) => texts.labelOf(row, column.code),
      width: 34,
    })),
    ...measuresOf(answer).flatMap((column) => {
      const name = texts.nameOf(column);
      const unit = texts.unitOf(column);
      const title = ["percent", "seconds", "minutes"].includes(column.format) ? `${name} (${unit})` : name;
      const isShare = answer.rows.some((row) => cellOf(row, column.code).denominator !== undefined);
      const number = (head: string, read: (row: Row) => number | null | undefined): ChartColumn<Row> => ({
        title: head,
        value: read,
        isNumber: true,
      });
      return [
        {
          ...number(title, (row) => scaled(cellOf(row, column.code).value, column.format)),
          render: (row: Row) => texts.text(cellOf(row, column.code).value, column.format),
          // Nothing has no list.
          to: (row: Row) =>
            cellOf(row, column.code).value ? linkOf?.(column.code, row === answer.totals ? undefined : row) : undefined,
        },
        ...(answer.compare
          ? [
              {
                ...number(`${title}: ${texts.compared}`, (row) =>
                  scaled(cellOf(row, column.code).compare?.value, column.format),
                ),
                render: (row: Row) => texts.text(cellOf(row, column.code).compare?.value ?? null, column.format),
              },
            ]
          : []),
        ...(isShare
          ? [
              {
                ...number(`${name}: ${words.numerator}`, (row) => cellOf(row, column.code).numerator),
                isExportOnly: true,
              },
              {
                ...number(`${name}: ${words.denominator}`, (row) => cellOf(row, column.code).denominator),
                isExportOnly: true,
              },
            ]
          : []),
      ];
    }),
  ];
}
