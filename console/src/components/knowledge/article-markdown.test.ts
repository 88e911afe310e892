import { expect, test } from "vitest";
import { parseArticle, plainArticle } from "./article-markdown";

test("paragraphs, lists, headings, bold and links", () => {
  const body = "## Nơi nộp\nNộp tại **một cửa** hoặc https://a.vn/x?y=1.\nDòng hai\n\n- Một\n\n- Hai\n\n1. Đầu\n2) Sau";
  expect(parseArticle(body)).toEqual([
    { kind: "heading", lines: [[{ text: "Nơi nộp" }]] },
    {
      kind: "paragraph",
      lines: [
        [
          { text: "Nộp tại " },
          { text: "một cửa", isBold: true },
          { text: " hoặc " },
          { text: "https://a.vn/x?y=1", href: "https://a.vn/x?y=1" },
          { text: "." },
        ],
        [{ text: "Dòng hai" }],
      ],
    },
    { kind: "bullets", items: [[{ text: "Một" }], [{ text: "Hai" }]] },
    { kind: "numbers", items: [[{ text: "Đầu" }], [{ text: "Sau" }]] },
  ]);
  expect(plainArticle(body)).toBe(
    "Nơi nộp\n\nNộp tại một cửa hoặc https://a.vn/x?y=1.\nDòng hai\n\n- Một\n- Hai\n\n1. Đầu\n2. Sau",
  );
});

test("nothing but http and https becomes a link; tags stay text", () => {
  const parts = parseArticle("<b>x</b> javascript:alert(1) ftp://a ** và *");
  expect(parts).toEqual([{ kind: "paragraph", lines: [[{ text: "<b>x</b> javascript:alert(1) ftp://a ** và *" }]] }]);
});
