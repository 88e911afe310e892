import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { bitPng } from "../lib/png.ts";
import type { Paper } from "../paper.ts";
import { docxBytes } from "../renderers/docx/render-docx.ts";
import { printPage } from "../renderers/print/render-print.ts";
import { acceptanceSlip } from "./acceptance-slip/acceptance-slip.ts";
import { apology } from "./apology/apology.ts";
import { sampleDossier as sample } from "./dossier.test-data.ts";
import { handOver } from "./hand-over/hand-over.ts";
import { refusal } from "./refusal/refusal.ts";
import { returnSlip } from "./return-slip/return-slip.ts";
import { supplementRequest } from "./supplement-request/supplement-request.ts";

const papers: [string, Paper, string[]][] = [
  [
    "TT01/2018 Mẫu số 01: acceptance slip",
    acceptanceSlip(sample),
    [
      "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
      "Số: 07/TNHS",
      "HS-26-000417",
      "ỦY BAN NHÂN DÂN PHƯỜNG LÊ CHÂN",
      "K7QD-M2XW-9PTR",
      "Tờ khai cấp giấy xác nhận",
      "Bản chính, đã số hóa",
      "4,5 ngày làm việc",
      "08 giờ 30, ngày 12 tháng 02 năm 2026",
      "17 giờ 30, ngày 25 tháng 02 năm 2026",
      "15.000 đồng (đã nộp)",
      "NGƯỜI NỘP HỒ SƠ",
      "NGƯỜI TIẾP NHẬN HỒ SƠ",
      "Trần Văn Ưởng",
    ],
  ],
  [
    "TT01/2018 Mẫu số 02: supplement request",
    supplementRequest(sample),
    [
      "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
      "1. Trích lục ghi chú ly hôn",
      "2. Ảnh chụp thẻ căn cước rõ hai mặt",
      "ngày 06 tháng 3 năm 2026",
      "0225.3000.111",
      "NGƯỜI HƯỚNG DẪN",
    ],
  ],
  [
    "TT01/2018 Mẫu số 03: refusal",
    refusal({ ...sample, dossier: { ...sample.dossier, accepted_at: null } }),
    [
      "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
      "không tiếp nhận, giải quyết hồ sơ này",
      "Không thuộc thẩm quyền của phường.",
    ],
  ],
  [
    "TT01/2018 Mẫu số 04: apology and a new day",
    apology(sample),
    [
      "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
      "Ngày 12 tháng 02 năm 2026",
      "17 giờ 30, ngày 25 tháng 02 năm 2026",
      "phải xác minh tại nơi cư trú cũ.",
      "17 giờ 30, ngày 03 tháng 3 năm 2026",
      "TM. ỦY BAN NHÂN DÂN",
    ],
  ],
  [
    "TT01/2018 Mẫu số 05: hand-over",
    handOver(sample),
    ["PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Trước hạn", "Quá hạn", "Người giao:", "Phạm Thị Ngữ"],
  ],
  [
    "QĐ2926 Điều 21: return slip",
    returnSlip(sample),
    ["PHIẾU TRẢ KẾT QUẢ GIẢI QUYẾT HỒ SƠ", "31/XN-UBND (bản giấy và bản điện tử)", "NGƯỜI NHẬN KẾT QUẢ"],
  ],
];

test("Nghị định 30/2020 Phụ lục I, II.2: a commune's committee apologises in its own name, without a superior", () => {
  const head = apology(sample).letterhead;
  expect(head).toMatchObject({ issuer: "Ủy ban nhân dân\nphường Lê Chân", place: "Lê Chân" });
  expect(head?.superior).toBeUndefined();
});

test("a corrected paper says which one it replaces, and why", () => {
  const words = printPage(
    acceptanceSlip({ ...sample, issued: { ...sample.issued, version: 2, reason: "ghi sai ngày hẹn" } }),
  );
  expect(words).toContain("Bản đính chính lần 1, thay thế bản đã cấp trước đó. Lý do: ghi sai ngày hẹn");
  expect(printPage(acceptanceSlip(sample))).not.toContain("đính chính");
});

test("TT01/2018 Mẫu số 04: the agency that decides apologises, its deputy in the head's place", () => {
  const letter = apology({
    ...sample,
    handling_agency: { name: "Sở Tư pháp thành phố Hải Phòng", kind: "department" },
    signed_by: { name: "Đỗ Nguyễn Ổn", title: "Phó Giám đốc" },
  });
  expect(letter.letterhead).toMatchObject({ superior: "UBND thành phố Hải Phòng", issuer: "Sở Tư pháp" });
  expect(letter.signatures).toEqual([{ capacity: ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], name: "Đỗ Nguyễn Ổn" }]);
});

function wordsOf(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  return xml
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&amp;/g, "&");
}

describe.each(papers)("%s", (_name, paper, said) => {
  test("as .docx says what it must", async () => {
    const words = wordsOf(await docxBytes(paper));
    for (const text of said) expect(words).toContain(text);
  });

  test("as a page to print says the same", () => {
    const words = printPage(paper)
      .replace(/<style>.*<\/style>/s, "")
      .replace(/<[^>]+>/g, "");
    for (const text of said) expect(words).toContain(text);
  });
});

describe("the QR code of the lookup", () => {
  test("is a picture in the .docx, with its words for who cannot see it", async () => {
    const files = unzipSync(await docxBytes(acceptanceSlip(sample)));
    const picture = Object.entries(files).find(([name]) => name.startsWith("word/media/"));
    expect([...(picture?.[1].slice(0, 8) ?? [])]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(strFromU8(files["word/document.xml"] ?? new Uint8Array())).toContain("Mã QR tra cứu hồ sơ K7QD-M2XW-9PTR");
  });

  test("is in the page to print, without another request", () => {
    expect(printPage(acceptanceSlip(sample))).toMatch(
      /<img src="data:image\/png;base64,[A-Za-z0-9+/=]+" alt="Mã QR tra cứu hồ sơ K7QD-M2XW-9PTR"/,
    );
  });

  test("is left out while the office has no address", () => {
    const paper = acceptanceSlip({ ...sample, dossier: { ...sample.dossier, lookup_url: null } });
    expect(paper.body.some(({ type }) => type === "picture")).toBe(false);
  });
});

test("a PNG of squares says its size and how many bits a pixel has", () => {
  const png = bitPng(
    [
      [true, false],
      [false, true],
    ],
    3,
  );
  const view = new DataView(png.buffer);
  expect([view.getUint32(16), view.getUint32(20), png[24]]).toEqual([6, 6, 1]);
});
