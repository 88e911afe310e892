import { clockTime, localDate, longDate, shortTime, weekday } from "../../lib/dates.ts";
import { fileName } from "../../lib/file-name.ts";
import { numberOf, type Registered } from "../../lib/register.ts";
import type { Block, Paper } from "../../paper.ts";
import { placeOf, plainLetterhead, type SessionPapers } from "../session.ts";

/**
 * Chương trình buổi tiếp: when, where, who presides, and the agenda with its times; it goes with the invitation.
 * Nguồn: QĐ3394 Điều 6.1a, 6.1d.
 */
export function programme(papers: SessionPapers, invitation: Registered | null = null): Paper {
  const { session, agency, points, agenda } = papers;
  const start = localDate(session.starts_at);
  let at = new Date(session.starts_at).getTime();
  const rows = agenda.map((item, index) => {
    const from = localDate(new Date(at));
    at += item.minutes * 60_000;
    return [
      String(index + 1),
      `${shortTime(from)} - ${shortTime(localDate(new Date(at)))}`,
      item.title,
      item.lead_name ?? "",
    ];
  });
  const body: Block[] = [
    {
      type: "paragraph",
      text: [
        { text: "Thời gian: ", bold: true },
        { text: `${clockTime(start)}, ${weekday(start)}, ${longDate(start)}.` },
      ],
    },
    {
      type: "paragraph",
      text: [
        { text: "Chủ trì: ", bold: true },
        { text: `${[session.chair_name, session.chair_title].filter(Boolean).join(", ")}.` },
      ],
    },
    ...points.map(
      (point): Block => ({
        type: "paragraph",
        text: [
          { text: point.part === "central" ? "Điểm cầu trung tâm: " : "Điểm cầu đại biểu: ", bold: true },
          { text: `${placeOf(point)}.` },
        ],
      }),
    ),
    {
      type: "table",
      columns: [
        { title: "TT", width: 7, align: "center" },
        { title: "Thời gian", width: 19, align: "center" },
        { title: "Nội dung", width: 46 },
        { title: "Thực hiện", width: 28 },
      ],
      rows,
    },
  ];
  return {
    fileName: fileName("chuong-trinh", session.code),
    name: `Chương trình ${session.code}`,
    letterhead: plainLetterhead(papers),
    kind: "CHƯƠNG TRÌNH",
    subject: session.title,
    annexOf: invitation
      ? `Giấy mời số ${numberOf(invitation)} ${longDate(localDate(invitation.issued_at))} của ${agency.name}`
      : undefined,
    body,
  };
}
