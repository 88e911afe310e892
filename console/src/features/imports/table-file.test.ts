import ExcelJs from "exceljs";
import { describe, expect, test } from "vitest";
import { cellText, readCsv, readXlsx, TableFileError } from "./table-file";

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;

describe("CSV as offices save it", () => {
  test.each([
    ["UTF-8", bytes("Nội dung,Ngày\nĐèn hỏng ở ngõ 12,01/02/2026")],
    ["UTF-8 with a mark", bytes("\ufeffNội dung;Ngày\nĐèn hỏng ở ngõ 12;01/02/2026")],
    [
      "UTF-16 with tabs",
      new Uint8Array([
        0xff,
        0xfe,
        ...new Uint8Array(
          new Uint16Array([..."Nội dung\tNgày\nĐèn hỏng ở ngõ 12\t01/02/2026"].map((c) => c.charCodeAt(0))).buffer,
        ),
      ]).buffer,
    ],
  ])("%s", (_name, file) => {
    expect(readCsv(file)).toEqual({
      headers: ["Nội dung", "Ngày"],
      rows: [["Đèn hỏng ở ngõ 12", "01/02/2026"]],
      lines: [2],
    });
  });

  test("quotes, line breaks inside a cell, empty lines, short and long rows", () => {
    const table = readCsv(bytes('a,b,a\n"x ""y""\nz",2\n\n , \n1,2,3,4\n'));
    expect(table.headers).toEqual(["a", "b", "a (2)", "#4"]);
    expect(table.rows).toEqual([
      ['x "y"\nz', "2", "", ""],
      ["1", "2", "3", "4"],
    ]);
    // The cell of two lines is one line of a spreadsheet, the two blank ones count.
    expect(table.lines).toEqual([2, 5]);
  });

  test.each([
    ["", "empty"],
    ["a,b\n", "empty"],
    [",,\n1,2,3", "empty"],
  ])("%j is refused", (text, key) => {
    expect(() => readCsv(bytes(text))).toThrow(expect.objectContaining({ key }));
  });
});

test("a workbook: dates without zone, formulas, rich text, blank rows left out", async () => {
  const workbook = new ExcelJs.Workbook();
  workbook.addWorksheet("trống");
  const sheet = workbook.addWorksheet("phiếu");
  sheet.addRow(["Nội dung", "Ngày", "Số"]);
  sheet.addRow([
    { richText: [{ text: "Đèn " }, { text: "hỏng" }] },
    new Date("2026-02-01T07:30:00Z"),
    { formula: "1+1", result: 2 },
  ]);
  sheet.addRow(["", "", ""]);
  sheet.addRow(["Nước", "", ""]);
  const file = (await workbook.xlsx.writeBuffer()) as unknown as ArrayBuffer;
  expect(await readXlsx(file)).toEqual({
    headers: ["Nội dung", "Ngày", "Số"],
    rows: [
      ["Đèn hỏng", "2026-02-01 07:30:00", "2"],
      ["Nước", "", ""],
    ],
    lines: [2, 4],
  });
});

test("something else is not a workbook", async () => {
  await expect(readXlsx(bytes("no workbook"))).rejects.toThrow(TableFileError);
});

test("a cell with an error reads as empty", () => {
  expect(cellText({ error: "#REF!" })).toBe("");
});
