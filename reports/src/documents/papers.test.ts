import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Paper } from "../paper.ts";
import { docxBytes } from "../renderers/docx/render-docx.ts";
import { printPage } from "../renderers/print/render-print.ts";
import { attendance } from "./attendance/attendance.ts";
import { conclusion } from "./conclusion/conclusion.ts";
import { invitation } from "./invitation/invitation.ts";
import { minutes } from "./minutes/minutes.ts";
import { packet } from "./packet/packet.ts";
import { programme } from "./programme/programme.ts";
import { sample } from "./sample.test-data.ts";

const registered = { number: 12, symbol: "TB-VP", issued_at: "2026-12-05T02:00:00+00:00" };
const citizen = sample.participants.find(({ capacity }) => capacity === "citizen");
if (!citizen) throw new Error("The sample has a citizen");

const papers: [string, Paper, string[]][] = [
  [
    "programme",
    programme(sample, registered),
    [
      "(Kèm theo Giấy mời số 12/TB-VP",
      "08 giờ 00",
      "Thứ Sáu",
      "ngày 04 tháng 12 năm 2026",
      "08:00 - 08:10",
      "08:15 - 08:20",
      "Đỗ Nguyễn Ổn",
    ],
  ],
  [
    "invitation",
    invitation(sample, citizen, registered),
    ["Ông/Bà Trần Văn Ưởng", "có mặt trước 08 giờ 15", "Phòng 101", "ghi âm, ghi hình"],
  ],
  [
    "packet",
    packet(sample),
    ["VV-26-0012", "đoàn 14 người", "Điều 4.1đ", "Văn bản số 102/QĐ-UBND ngày 09/03/2026", "Giao cơ quan chủ trì"],
  ],
  [
    "attendance",
    attendance(sample),
    ["Vũ Đức Khuể", "Phó Chủ tịch UBND phường Lê Chân", "07:55 - 10:40", "Điểm cầu đại biểu", "Danh sách có 4 người"],
  ],
  [
    "minutes",
    minutes(sample, registered),
    ["hồi 08 giờ 02", "Ông Ưởng trình bày bổ sung.", "hồi 10 giờ 40 cùng ngày", "THƯ KÝ", "NGƯỜI CHỦ TRÌ"],
  ],
  [
    "conclusion",
    conclusion(sample, registered, "Đỗ Nguyễn Ổn"),
    [
      "Số: 12/TB-VP",
      "ngày 05 tháng 12 năm 2026",
      "hoàn thành trước ngày 25 tháng 12 năm 2026",
      "TM. ỦY BAN NHÂN DÂN",
      "CHỦ TỊCH",
    ],
  ],
];

/** The words of a .docx, runs joined, as somebody reads them. */
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
    if (paper.letterhead) expect(words).toContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  });

  test("as a page to print says the same", () => {
    const words = printPage(paper)
      .replace(/<style>.*<\/style>/s, "")
      .replace(/<[^>]+>/g, "");
    for (const text of said) expect(words).toContain(text);
  });
});

describe("the form of Nghị định 30/2020/NĐ-CP, Phụ lục I", () => {
  test("A4, margins within 20–25, 20–25, 30–35, 15–20 mm, Times New Roman 13–14, number from the second page", async () => {
    const files = unzipSync(await docxBytes(conclusion(sample, registered)));
    const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
    const twips = (name: string, from: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(from)?.[1]);
    const mm = (n: number) => (n / 1440) * 25.4;
    const size = /<w:pgSz[^>]*>/.exec(xml)?.[0] ?? "";
    const margins = /<w:pgMar[^>]*>/.exec(xml)?.[0] ?? "";
    expect([Math.round(mm(twips("w", size))), Math.round(mm(twips("h", size)))]).toEqual([210, 297]);
    for (const [side, least, most] of [
      ["top", 20, 25],
      ["bottom", 20, 25],
      ["left", 30, 35],
      ["right", 15, 20],
    ] as const) {
      expect(mm(twips(side, margins))).toBeGreaterThanOrEqual(least - 0.05);
      expect(mm(twips(side, margins))).toBeLessThanOrEqual(most + 0.05);
    }
    expect(xml).toContain("<w:titlePg");
    expect(new Set([...xml.matchAll(/w:ascii="([^"]+)"/g)].map(([, font]) => font))).toEqual(
      new Set(["Times New Roman"]),
    );
    const sizes = new Set([...xml.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, half]) => Number(half) / 2));
    // 13–14 for the text and the head, 12 and 11 for the recipients.
    expect([...sizes].sort()).toEqual([11, 12, 13, 14]);
  });

  test("below 10 a number has a 0 in front; a list has neither number nor day", async () => {
    expect(wordsOf(await docxBytes(minutes(sample, { ...registered, number: 6 })))).toContain("Số: 06/TB-VP");
    const list = wordsOf(await docxBytes(attendance(sample)));
    expect(list).not.toContain("Số:");
    expect(list).not.toContain("Hải Phòng, ngày");
  });

  test.each([
    ["Chủ tịch UBND thành phố", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]],
    ["Phó Chủ tịch UBND thành phố", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]],
  ])("signed by a %s", (chair_title, capacity) => {
    const paper = conclusion({ ...sample, session: { ...sample.session, chair_title } }, registered);
    expect(paper.signatures?.[0]?.capacity).toEqual(capacity);
  });

  test("the committee's paper carries no superior; the Office signs in its own name", () => {
    expect(conclusion(sample, registered).letterhead).toMatchObject({ issuer: "Ủy ban nhân dân\nthành phố Hải Phòng" });
    const office = invitation(sample, citizen, registered);
    expect(office.letterhead).toMatchObject({ superior: "UBND thành phố Hải Phòng", issuer: "Văn phòng" });
    expect(office.signatures?.[0]?.capacity).toEqual(["CHÁNH VĂN PHÒNG"]);
  });

  test("the last lines of the text stay with the signature", async () => {
    const xml = strFromU8(
      unzipSync(await docxBytes(minutes(sample, registered)))["word/document.xml"] ?? new Uint8Array(),
    );
    const last = xml.slice(xml.lastIndexOf("<w:p>", xml.indexOf("Buổi tiếp công dân kết thúc")));
    expect(last.slice(0, last.indexOf("</w:pPr>"))).toContain("<w:keepNext/>");
  });

  test("what people wrote cannot break out of the page to print", () => {
    const page = printPage(conclusion({ ...sample, conclusion: '<script>alert("x")</script>' }));
    expect(page).not.toContain("<script>");
    expect(page).toContain("&lt;script&gt;");
  });
});
