/** The number and day under which a paper stands in the register. */
export interface Registered {
  number: number;
  symbol: string;
  issued_at: string;
}

/** "06/GM-VP": below 10 with a 0 in front. Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I. */
export const numberOf = ({ number, symbol }: Pick<Registered, "number" | "symbol">): string =>
  `${String(number).padStart(2, "0")}/${symbol}`;
