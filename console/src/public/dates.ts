/** Times as the office writes them, in its own zone wherever the reader is. */
const format = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const parts = (at: string) =>
  Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value])) as Record<
    string,
    string
  >;

/** 22/11/2026 17:30 */
export function dateTime(at: string): string {
  const { day, month, year, hour, minute } = parts(at);
  return `${day}/${month}/${year} ${hour}:${minute}`;
}

/** 22/11/2026; a plain day stays the day it is. */
export function date(at: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return at.split("-").reverse().join("/");
  const { day, month, year } = parts(at);
  return `${day}/${month}/${year}`;
}
