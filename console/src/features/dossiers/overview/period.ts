export const periods = ["month", "lastMonth", "quarter", "year", "lastYear"] as const;
export type Period = (typeof periods)[number];

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** First and last day (`yyyy-MM-dd`) of a period as seen from a day of the office. */
export function periodOf(period: Period, today: string): { from: string; to: string } {
  const [year = 0, one = 1] = today.split("-").map(Number);
  const month = one - 1;
  switch (period) {
    case "month":
      return { from: day(year, month, 1), to: day(year, month + 1, 0) };
    case "lastMonth":
      return { from: day(year, month - 1, 1), to: day(year, month, 0) };
    case "quarter": {
      const start = month - (month % 3);
      return { from: day(year, start, 1), to: day(year, start + 3, 0) };
    }
    case "year":
      return { from: day(year, 0, 1), to: day(year, 12, 0) };
    case "lastYear":
      return { from: day(year - 1, 0, 1), to: day(year, 0, 0) };
  }
}
