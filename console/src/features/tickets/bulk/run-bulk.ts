import { type AppError, toAppError } from "../../../lib/app-error";

/** What became of one ticket; `error` is the key of the reason, with its parameters. */
export type BulkRow = {
  id: number;
  code: string | null;
  status: string | null;
  ok: boolean;
  error?: string;
  params?: Record<string, unknown>;
};

/** Tickets that go in one call. The same request id sent again is done once, whatever became of the answer. */
export type BulkPart = { ids: number[]; requestId: string };

/** Small enough that the bar moves and that nobody waits long for a ticket of it. */
const PART = 20;

export function partsOf(ids: readonly number[], newId: () => string = () => crypto.randomUUID()): BulkPart[] {
  const sorted = [...new Set(ids)].sort((a, b) => a - b);
  return Array.from({ length: Math.ceil(sorted.length / PART) }, (_, index) => ({
    ids: sorted.slice(index * PART, (index + 1) * PART),
    requestId: newId(),
  }));
}

export type BulkOutcome = {
  rows: BulkRow[];
  /** Parts whose answer was lost: whether they were done only the same request can tell. */
  lost: BulkPart[];
};

/**
 * Sends part after part. What is wrong with the form itself (a field, a right) ends it at once, if nothing was done yet:
 * that is thrown. A part whose answer was lost is asked for once more with its request id, then reported as lost.
 */
export async function runBulk(
  parts: readonly BulkPart[],
  call: (part: BulkPart) => Promise<BulkRow[]>,
  onRows: (rows: BulkRow[]) => void,
): Promise<BulkOutcome> {
  const rows: BulkRow[] = [];
  const lost: BulkPart[] = [];
  for (const part of parts) {
    let answer: BulkRow[];
    try {
      answer = await call(part).catch((error) => {
        if (!isLost(toAppError(error))) throw error;
        return call(part);
      });
    } catch (raw) {
      const error = toAppError(raw);
      if (!rows.length && !lost.length && !isLost(error)) throw error;
      if (isLost(error)) lost.push(part);
      answer = part.ids.map((id) => ({
        id,
        code: null,
        status: null,
        ok: false,
        error: error.key,
        params: error.params,
      }));
    }
    rows.push(...answer);
    onRows([...rows]);
  }
  return { rows, lost };
}

/** No answer, or one of a gateway: the database may have done it all the same. */
const isLost = (error: AppError): boolean => error.statusCode === 0 || error.statusCode >= 500;
