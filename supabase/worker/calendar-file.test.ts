import { describe, expect, test } from "vitest";
import { type CalendarEvent, calendarFile } from "./calendar-file.ts";

const event: CalendarEvent = {
  uid: "BT-26-007-p41",
  sequence: 2,
  method: "REQUEST",
  made_at: "2026-11-22T03:00:00.123+00:00",
  starts_at: "2026-12-04T08:00:00+07:00",
  ends_at: "2026-12-04T11:30:00+07:00",
  summary: "Tiếp công dân trực tuyến; phường Gia Viên, xã Kiến Thụy",
  location: "Điểm cầu trung tâm, Phòng 101, số 18 Hoàng Diệu",
  description: "Chủ trì: Chủ tịch Đỗ Nguyễn Ổn\nĐiện thoại: 0225 3842 314 \\ máy lẻ 2",
  url: "https://1022.example/moi-hop/NDEuMQ.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  organizer: 'Văn phòng "UBND" thành phố',
  attendee: "Nguyễn Thị Ước\r\nX-EVIL:1",
};
const from = "Tổng đài 1022 <no-reply@1022.example>";

/** As RFC 5545 says a reader does it. */
const linesOf = (file: string) => file.replace(/\r\n[ \t]/g, "").split("\r\n");
const entry = (file: string, name: string) =>
  linesOf(file)
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    ?.slice(name.length);
const plain = (value: string | undefined) =>
  value?.slice(1).replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign));

describe("a calendar file (RFC 5545)", () => {
  const file = calendarFile(event, from, "uoc@nhan.example");

  test("times, identity and method", () => {
    expect(entry(file, "DTSTART")).toBe(":20261204T010000Z");
    expect(entry(file, "DTEND")).toBe(":20261204T043000Z");
    expect(entry(file, "DTSTAMP")).toBe(":20261122T030000Z");
    expect(entry(file, "UID")).toBe(":BT-26-007-p41@1022.example");
    expect(entry(file, "SEQUENCE")).toBe(":2");
    expect(entry(file, "METHOD")).toBe(":REQUEST");
    expect(entry(file, "STATUS")).toBe(":CONFIRMED");
    expect(entry(file, "URL")).toBe(`:${event.url}`);
    expect(entry(file, "ORGANIZER")).toMatch(/:mailto:no-reply@1022\.example$/);
    expect(entry(file, "ATTENDEE")).toMatch(/:mailto:uoc@nhan\.example$/);
  });

  test("words come back as they were", () => {
    expect(plain(entry(file, "SUMMARY"))).toBe(event.summary);
    expect(plain(entry(file, "LOCATION"))).toBe(event.location);
    expect(plain(entry(file, "DESCRIPTION"))).toBe(`${event.description}\n${event.url}`);
  });

  test("no line is longer than 75 octets, and no letter is broken", () => {
    for (const line of file.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain("\ufffd");
    }
    expect(file.split("\r\n").some((line) => line.startsWith(" "))).toBe(true);
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(file.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
  });

  test("what people wrote adds no line of its own", () => {
    expect(linesOf(file).filter((line) => line.startsWith("X-EVIL"))).toEqual([]);
    expect(entry(file, "ORGANIZER")).toContain('CN="Văn phòng  UBND  thành phố"');
    const nasty = calendarFile({ ...event, summary: "A\nATTENDEE:mailto:b@c.example" }, from, "uoc@nhan.example");
    expect(linesOf(nasty).filter((line) => line.startsWith("ATTENDEE"))).toHaveLength(1);
  });

  test("called off: the same entry, taken out", () => {
    const cancelled = calendarFile({ ...event, method: "CANCEL", sequence: 3 }, from, "uoc@nhan.example");
    expect([
      entry(cancelled, "UID"),
      entry(cancelled, "METHOD"),
      entry(cancelled, "STATUS"),
      entry(cancelled, "SEQUENCE"),
    ]).toEqual([entry(file, "UID"), ":CANCEL", ":CANCELLED", ":3"]);
  });
});
