/** What the office answered to a submitted dossier; kept for this tab alone. */
export interface Receipt {
  code: string;
  number: string;
  submitted_at: string;
  /** Until when the desk answers. */
  due_at: string | null;
  agency: string;
  fee_due: number;
  lookup_path: string;
}

const key = "public.dossier.receipt";

export const keepReceipt = (receipt: Receipt): void => sessionStorage.setItem(key, JSON.stringify(receipt));

export function readReceipt(): Receipt | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? "null") as Receipt | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** "1.250.000 đồng" */
export const dong = (amount: number): string => `${amount.toLocaleString("vi-VN")} đồng`;
