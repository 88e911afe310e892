import { localDate, longDate, shortDate, shortTime } from "../../lib/dates.ts";
import { fileName } from "../../lib/file-name.ts";
import type { Block, Paper } from "../../paper.ts";
import { matterName, plainLetterhead, type SessionCase, type SessionPapers } from "../session.ts";

const criterionName: Record<string, string> = {
  a: "Điều 4.1a: thành phố đã chỉ đạo giải quyết nhưng còn khó khăn, vướng mắc",
  b: "Điều 4.1b: đã giải quyết đúng thẩm quyền, đúng pháp luật nhưng công dân tiếp tục khiếu nại, kiến nghị vượt cấp",
  c: "Điều 4.1c: liên quan nhiều cơ quan, nhiều địa phương hoặc đi lại khó khăn",
  d: "Điều 4.1d: đoàn đông người, phức tạp, kéo dài, chưa được giải quyết, vượt cấp lên Trung ương",
  đ: "Điều 4.1đ: đông người, phức tạp, kéo dài, đã giải quyết hết thẩm quyền, cần xin ý kiến cơ quan liên quan",
  e: "Điều 4.1e: vụ việc khác khi cần thiết",
};

function pageOf(matter: SessionCase, index: number): Block[] {
  const from = localDate(matter.starts_at);
  return [
    ...(index > 0 ? [{ type: "pageBreak" } as Block] : []),
    { type: "heading", text: `${index + 1}. Vụ việc ${matter.code}: ${matter.title}` },
    {
      type: "item",
      text: [
        { text: "Loại vụ việc: ", bold: true },
        {
          text: `${matterName[matter.matter]}; giờ tiếp ${shortTime(from)} - ${shortTime(localDate(matter.ends_at))}.`,
        },
      ],
    },
    {
      type: "item",
      text: [
        { text: "Công dân: ", bold: true },
        {
          text: `${
            (matter.citizens ?? [])
              .map(({ name, address, is_representative }) =>
                [name, is_representative && matter.is_group ? "(đại diện)" : "", address ? `– ${address}` : ""]
                  .filter(Boolean)
                  .join(" "),
              )
              .join("; ") || "…"
          }${matter.is_group ? `; đoàn ${matter.head_count} người` : ""}.`,
        },
      ],
    },
    {
      type: "item",
      text: [{ text: "Cơ quan chủ trì giải quyết: ", bold: true }, { text: `${matter.agency ?? "chưa xác định"}.` }],
    },
    { type: "item", text: [{ text: "Tiêu chí tiếp trực tuyến (Quyết định 3394/QĐ-UBND): ", bold: true }] },
    ...(matter.criteria ?? []).map(
      (met): Block => ({
        type: "item",
        level: 2,
        text: `${criterionName[met.criterion] ?? met.criterion}. ${met.reason.replace(/[\s.]*$/, ".")}`,
      }),
    ),
    { type: "heading", text: "Nội dung vụ việc" },
    ...matter.content.split(/\n+/).map((text): Block => ({ type: "paragraph", text })),
    { type: "heading", text: "Quá trình giải quyết" },
    ...((matter.decisions ?? []).length > 0
      ? (matter.decisions ?? []).map(
          (made): Block => ({
            type: "item",
            text: `${[made.number ? `Văn bản số ${made.number}` : "Văn bản", made.issued_on ? `ngày ${shortDate(localDate(`${made.issued_on}T00:00:00+07:00`))}` : null, `của ${made.issuer}`].filter(Boolean).join(" ")}: ${made.summary}`,
          }),
        )
      : [{ type: "paragraph", text: "Chưa có văn bản giải quyết nào." } as Block]),
    { type: "heading", text: "Đề xuất" },
    { type: "paragraph", text: matter.proposal ?? "Chưa có đề xuất." },
  ];
}

/** Hồ sơ vụ việc for the leader: every case of the session on pages of its own. Nguồn: QĐ3394 Điều 6.1a (rà soát hồ sơ). */
export function packet(papers: SessionPapers): Paper {
  const { session } = papers;
  return {
    fileName: fileName("ho-so-vu-viec", session.code),
    name: `Hồ sơ vụ việc ${session.code}`,
    letterhead: plainLetterhead(papers),
    kind: "HỒ SƠ VỤ VIỆC",
    subject: `Phục vụ ${session.title.charAt(0).toLowerCase()}${session.title.slice(1)}, ${longDate(localDate(session.starts_at))}`,
    body: papers.cases.flatMap(pageOf),
  };
}
