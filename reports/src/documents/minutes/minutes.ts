import { clockTime, localDate, longDate, shortTime } from "../../lib/dates.ts";
import { fileName } from "../../lib/file-name.ts";
import type { Registered } from "../../lib/register.ts";
import type { Block, Paper } from "../../paper.ts";
import { letterheadOf, personOf, placeOf, type SessionPapers } from "../session.ts";

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim())
    .map((line) => ({ type: "paragraph", text: line.trim() }));

/** Biên bản: place and time, who took part, what the agenda was and when each item was taken, the secretary's notes. Nguồn: QĐ3394 Điều 6.1d. */
export function minutes(papers: SessionPapers, registered: Registered | null = null): Paper {
  const { session, points, agenda, tasks } = papers;
  const began = localDate(session.live_at ?? session.starts_at);
  const ended = session.ended_at ? localDate(session.ended_at) : null;
  const present = (pointId: number) =>
    papers.participants.filter(
      (participant) =>
        participant.point_id === pointId && (participant.joined_at || participant.invitation !== "declined"),
    );
  const central = points.find(({ part }) => part === "central");
  return {
    fileName: fileName("bien-ban", session.code),
    name: `Biên bản ${session.code}`,
    letterhead: letterheadOf(papers, registered),
    kind: "BIÊN BẢN",
    subject: session.title,
    body: [
      {
        type: "paragraph",
        text: `Hôm nay, hồi ${clockTime(began)}, ${longDate(began)}${central ? `, tại ${placeOf(central)} (điểm cầu trung tâm)` : ""}, buổi tiếp công dân trực tuyến được tiến hành như sau:`,
      },
      { type: "heading", text: "I. Thành phần tham dự" },
      {
        type: "item",
        text: [
          { text: "Chủ trì: ", bold: true },
          { text: `${[session.chair_name, session.chair_title].filter(Boolean).join(", ")}.` },
        ],
      },
      { type: "item", text: [{ text: "Thư ký: ", bold: true }, { text: `${session.secretary_name ?? "…"}.` }] },
      ...points.flatMap((point): Block[] => {
        const others = present(point.id).filter(({ capacity }) => capacity !== "chair" && capacity !== "secretary");
        const name = `${point.part === "central" ? "Điểm cầu trung tâm" : "Điểm cầu đại biểu"} ${point.name}`;
        return [
          { type: "item", text: [{ text: `${name}${others.length > 0 ? ":" : "."}`, bold: true }] },
          ...others.map((participant): Block => {
            const { name, title } = personOf(papers, participant);
            return { type: "item", level: 2, text: `${[name, title].filter(Boolean).join(", ")}.` };
          }),
        ];
      }),
      { type: "heading", text: "II. Nội dung và trình tự" },
      ...agenda.map(
        (item, index): Block => ({
          type: "item",
          text: `${item.started_at ? `${shortTime(localDate(item.started_at))}${item.finished_at ? ` - ${shortTime(localDate(item.finished_at))}` : ""}: ` : `(Mục ${index + 1}, không tiến hành) `}${item.title}${item.lead_name ? ` (${item.lead_name})` : ""}.`,
        }),
      ),
      { type: "heading", text: "III. Diễn biến" },
      ...(papers.minutes?.trim()
        ? paragraphs(papers.minutes)
        : [{ type: "paragraph", text: "Không có ghi chép." } as Block]),
      ...(tasks.length > 0
        ? [
            { type: "heading", text: "IV. Việc giao tại buổi tiếp" } as Block,
            ...tasks.map(
              (task): Block => ({
                type: "item",
                text: `${task.agency}: ${task.task}, xong trước ${longDate(localDate(task.due_at))}.`,
              }),
            ),
          ]
        : []),
      {
        type: "paragraph",
        text: `Buổi tiếp công dân kết thúc ${ended ? `hồi ${clockTime(ended)} cùng ngày` : "hồi … giờ …"}. ${session.is_recorded ? "Buổi tiếp được ghi âm, ghi hình, lưu trữ theo quy định. " : ""}Biên bản đã được đọc lại và những người có tên dưới đây xác nhận.`,
      },
    ],
    signatures: [
      { capacity: ["THƯ KÝ"], name: session.secretary_name ?? "" },
      { capacity: ["NGƯỜI CHỦ TRÌ"], name: session.chair_name },
    ],
    recipients: ["Người chủ trì (để báo cáo)", "Lưu: VT, hồ sơ buổi tiếp"],
  };
}
