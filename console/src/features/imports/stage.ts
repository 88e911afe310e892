import { rpc } from "../../lib/rpc";
import { fieldsOf, type Mapping } from "./fields";
import type { FileTable } from "./table-file";
import type { ImportTarget } from "./targets";

/** A finding of the database about one cell; `row` is the line of the file as a spreadsheet shows it (header = 1). */
export type Problem = {
  row: number;
  column: string;
  severity: "error" | "warning";
  key: string;
  params: Record<string, unknown>;
};

export type Batch = { id: number; problems: Problem[]; badRows: Set<number> };

const chunkSize = 500;

/**
 * Sends every row to the staging table, chunk by chunk, and collects what is wrong with each. Nothing reaches the
 * tickets or the catalogue. @throws AppError; the batch is then forgotten on the server.
 */
export async function stage(
  target: ImportTarget,
  file: { name: string; table: FileTable; layout: string },
  choice: { kind: string; mapping: Mapping; timeZone: string },
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Batch> {
  const id = await rpc<number>("start_import", {
    p_file_name: file.name,
    p_kind: choice.kind,
    p_layout: file.layout,
    p_mapping: choice.mapping,
    p_time_zone: choice.timeZone,
  });
  const problems: Problem[] = [];
  try {
    for (let start = 0; start < file.table.rows.length; start += chunkSize) {
      signal.throwIfAborted();
      const rows = file.table.rows
        .slice(start, start + chunkSize)
        .map((cells, index) => toRow(fieldsOf(target), file.table, cells, start + index, choice.mapping));
      const answer = await rpc<{ problems: Problem[] }>("stage_import_rows", { p_batch_id: id, p_rows: rows });
      problems.push(...answer.problems);
      onProgress(Math.min(start + chunkSize, file.table.rows.length));
    }
  } catch (error) {
    await rpc("discard_import", { p_batch_id: id }).catch(() => undefined);
    throw error;
  }
  const badRows = new Set(problems.filter(({ severity }) => severity === "error").map(({ row }) => row));
  return { id, problems, badRows };
}

/** The line of a row in the file, as a spreadsheet numbers it. */
export const lineOf = (table: FileTable, index: number): number => table.lines[index] ?? index + 2;

function toRow(
  fields: string[],
  table: FileTable,
  cells: string[],
  index: number,
  mapping: Mapping,
): Record<string, unknown> {
  const row: Record<string, unknown> = { row: lineOf(table, index) };
  for (const field of fields) {
    const header = mapping[field];
    const value = header === undefined ? "" : cells[table.headers.indexOf(header)];
    if (value) row[field] = value;
  }
  return row;
}
