import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import common from "../locales/vi/common.json";
import { AppError, toAppError } from "./app-error";
import { dayBoundary, formatDate, formatDateTime, isoDate } from "./date-time";
import { inert, toCsv } from "./export-rows";
import { normaliseText } from "./normalise-text";
import { formatWorkingDuration } from "./working-duration";

describe("dates are the office's", () => {
  test("an instant is shown in Hải Phòng's time whatever the browser's zone", () => {
    expect(formatDateTime("2026-11-22T17:30:00Z")).toBe("23/11/2026 00:30");
    expect(isoDate("2026-11-22T17:30:00Z")).toBe("2026-11-23");
  });
  test("a plain date stays that day", () => {
    expect(formatDate("2026-11-22")).toBe("22/11/2026");
  });
  test("nothing is shown for nothing", () => {
    expect([formatDate(null), formatDateTime(undefined), formatDate("")]).toEqual(["", "", ""]);
  });
  test("a day starts at midnight of the office", () => {
    expect(dayBoundary("2026-11-22")).toBe("2026-11-21T17:00:00.000Z");
    expect(dayBoundary("2026-11-22", true)).toBe("2026-11-22T17:00:00.000Z");
  });
});

test("text folds as the database folds it", () => {
  expect(normaliseText("  Đèn   chiếu SÁNG ở ngõ Đất Đỏ ")).toBe("den chieu sang o ngo dat do");
  // The same letters typed with combining marks.
  expect(normaliseText("Ngập nước".normalize("NFD"))).toBe(normaliseText("Ngập nước".normalize("NFC")));
});

describe("working time in words", () => {
  beforeAll(() => i18next.init({ lng: "vi", resources: { vi: { common } }, defaultNS: "common" }));
  test.each([
    [8040, "2 giờ 14 phút"],
    [8099, "2 giờ 14 phút"],
    [-8040, "2 giờ 14 phút"],
    [59, "59 giây"],
    [3600, "1 giờ"],
    [172_800, "48 giờ"],
    [-6_501_600, "1.806 giờ"],
    [420, "7 phút"],
  ])("%i s = %s", (seconds, text) => {
    expect(formatWorkingDuration(i18next.t, seconds)).toBe(text);
  });
});

describe("errors", () => {
  test("a raised key, its parameters and its field", () => {
    const error = toAppError({
      code: "PT409",
      message: "m",
      hint: "ticket.changed",
      details: '{"field":"version","n":2}',
    });
    expect(error).toMatchObject({ key: "ticket.changed", statusCode: 409, field: "version", params: { n: 2 } });
    expect(error.errors).toHaveProperty("version");
  });
  test.each([
    [{ code: "42501", message: "permission denied" }, "forbidden"],
    [{ code: "23505", message: "duplicate" }, "duplicate"],
    [{ message: "TypeError: Failed to fetch" }, "network"],
    [{ code: "PGRST301", message: "JWT expired" }, "session_expired"],
    [{ code: "XX000", message: "boom", hint: "Perhaps you meant column x" }, "unknown"],
  ])("%j is %s", (raw, key) => {
    expect(toAppError(raw).key).toBe(key);
  });
  test("an error keeps its identity", () => {
    const error = toAppError({ message: "x" }, 404);
    expect(error).toBeInstanceOf(AppError);
    expect(toAppError(error)).toBe(error);
    expect(error.key).toBe("not_found");
  });
});

describe("exported files", () => {
  test.each(["=1+1", "+cmd", "-x", "@SUM(A1)", "\tx"])("%j cannot run as a formula", (text) => {
    expect(inert(text)).toBe(`'${text}`);
  });
  test.each(["-12.5", "+84 912 345 678", "Ngõ 12"])("%j stays as it is", (text) => {
    expect(inert(text)).toBe(text);
  });
  test("quotes, commas and line breaks keep to their cell", () => {
    const columns = [
      { title: "Tên, loại", value: (row: { a: unknown }) => row.a as string },
      { title: "Số", value: () => 5 },
    ];
    expect(toCsv(columns, [{ a: 'nói "có"\nrồi' }, { a: null }])).toBe(
      '\uFEFF"Tên, loại",Số\r\n"nói ""có""\nrồi",5\r\n,5\r\n',
    );
  });
});
