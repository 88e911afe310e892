import type { LocalDate } from "../paper.ts";

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** An instant as the office's clock and calendar show it. */
export function localDate(instant: string | Date): LocalDate {
  const found = Object.fromEntries(
    parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]),
  );
  return {
    year: found.year ?? 0,
    month: found.month ?? 0,
    day: found.day ?? 0,
    hour: found.hour ?? 0,
    minute: found.minute ?? 0,
  };
}

const two = (n: number) => String(n).padStart(2, "0");

/** "ngày 04 tháng 12 năm 2026": days below 10 and the months 1 and 2 have a leading 0. Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I. */
export function longDate({ day, month, year }: LocalDate): string {
  return `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

/** "04/12/2026" */
export const shortDate = ({ day, month, year }: LocalDate) => `${two(day)}/${two(month)}/${year}`;

/** "08 giờ 00" */
export const clockTime = ({ hour, minute }: LocalDate) => `${two(hour)} giờ ${two(minute)}`;

/** "08:00" */
export const shortTime = ({ hour, minute }: LocalDate) => `${two(hour)}:${two(minute)}`;

const weekdays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

/** "Thứ Sáu" */
export const weekday = ({ year, month, day }: LocalDate) =>
  weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
