import Papa from "papaparse";
import { lineOf, type Problem } from "./stage";
import type { FileTable } from "./table-file";

/** The rows that were kept out, as they stood in the file, each with its line and reasons; a CSV that Excel opens right. */
export function errorCsv(
  table: FileTable,
  problems: readonly Problem[],
  labels: { line: string; reason: string },
  text: (problem: Problem) => string,
): string {
  const reasons = new Map<number, string[]>();
  for (const problem of problems) {
    if (problem.severity !== "error") continue;
    reasons.set(problem.row, [...(reasons.get(problem.row) ?? []), text(problem)]);
  }
  const rows = table.rows.flatMap((cells, index) => {
    const line = lineOf(table, index);
    const found = reasons.get(line);
    return found ? [[String(line), found.join("; "), ...cells]] : [];
  });
  // The byte-order mark tells Excel that the text is UTF-8. Formulas in a stranger's file must not run in ours.
  return `\ufeff${Papa.unparse({ fields: [labels.line, labels.reason, ...table.headers], data: rows }, { escapeFormulae: true })}`;
}
