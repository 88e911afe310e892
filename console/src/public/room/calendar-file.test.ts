import { expect, test } from "vitest";
import { calendarFile } from "./calendar-file";

const file = calendarFile(
  {
    code: "BT-26-001",
    title: "Tiếp công dân định kỳ; phường Đồ Sơn, đợt 2 về bồi thường giải phóng mặt bằng",
    startsAt: "2026-12-01T01:00:00+00:00",
    endsAt: "2026-12-01T04:00:00.000Z",
    place: "Số 2 Hoàng Diệu\nPhòng A",
    link: `https://1022.example/moi-hop/10-1-${"a".repeat(60)}`,
    organiser: "Văn phòng UBND thành phố",
  },
  Date.parse("2026-11-22T05:00:00Z"),
);

test("times are instants, whatever the phone's own zone", () => {
  expect(file).toContain("DTSTART:20261201T010000Z\r\nDTEND:20261201T040000Z");
  expect(file).toContain("DTSTAMP:20261122T050000Z");
});

test("signs of the format in a text are escaped, every letter arrives", () => {
  const unfolded = file.replaceAll("\r\n ", "");
  expect(unfolded).toContain(
    "SUMMARY:Tiếp công dân định kỳ\\; phường Đồ Sơn\\, đợt 2 về bồi thường giải phóng mặt bằng\r\n",
  );
  expect(unfolded).toContain("LOCATION:Số 2 Hoàng Diệu\\nPhòng A\r\n");
});

test("no line is longer than 75 bytes, and every line ends as it must", () => {
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of file.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
});
