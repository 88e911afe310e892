/** What the office answered to a sent form; kept for this tab alone. */
export interface Receipt {
  code: string;
  received_at: string;
  due_at: string | null;
  /** Sent before, and the form was changed since: what was changed did not arrive. */
  is_changed: boolean;
  upload_token: string;
  max_files: number;
}

const key = "public.receipt";

export function keepReceipt(receipt: Receipt): void {
  sessionStorage.setItem(key, JSON.stringify(receipt));
}

export function readReceipt(): Receipt | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? "null") as Receipt | null) ?? undefined;
  } catch {
    return undefined;
  }
}
