/** How a number is written; the value itself stays a number, also in the .xlsx. figure = in the unit its row names. */
export type Format = "text" | "figure" | "count" | "percent" | "hours" | "minutes" | "score" | "moment";

const decimals = (most: number, least = 0) =>
  new Intl.NumberFormat("vi-VN", { maximumFractionDigits: most, minimumFractionDigits: least });
const whole = decimals(0);
const one = decimals(1);
/** As many decimals in every row, so that a column of them stands straight. */
const oneAlways = decimals(1, 1);
const twoAlways = decimals(2, 2);

/** "1.234", "12,5%", "5,0", "4,30"; "–" where there is nothing to measure. Percent is a fraction, hours and minutes are seconds. */
export function written(value: number | string | null | undefined, format: Format): string {
  if (value === null || value === undefined || value === "") return format === "text" ? "" : "–";
  if (typeof value === "string") return format === "moment" ? moment(value) : value;
  switch (format) {
    case "percent":
      return `${one.format(value * 100)}%`;
    case "hours":
      return oneAlways.format(value / 3600);
    case "minutes":
      return oneAlways.format(value / 60);
    case "score":
      return twoAlways.format(value);
    default:
      return Number.isInteger(value) ? whole.format(value) : one.format(value);
  }
}

const clock = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** "08:05 29/11/2026" */
function moment(instant: string): string {
  const part = Object.fromEntries(clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${part.hour}:${part.minute} ${part.day}/${part.month}/${part.year}`;
}
