import { clockTime, localDate, longDate, weekday } from "../../lib/dates.ts";
import { fileName } from "../../lib/file-name.ts";
import { capacityOf } from "../../lib/issuer.ts";
import type { Registered } from "../../lib/register.ts";
import { titleAt } from "../../lib/title-at.ts";
import type { Block, Paper } from "../../paper.ts";
import { letterheadOf, placeOf, type SessionPapers, type SessionParticipant } from "../session.ts";

/** Giấy mời: one invitee's invitation, on one page. Nguồn: QĐ3394 Điều 6.1a, 6.2a. */
export function invitation(
  papers: SessionPapers,
  invitee: SessionParticipant,
  registered: Registered | null = null,
): Paper {
  const { session, agency } = papers;
  const start = localDate(session.starts_at);
  const point =
    papers.points.find(({ id }) => id === invitee.point_id) ?? papers.points.find(({ part }) => part === "central");
  const ownCase = papers.cases.find(({ id }) => id === invitee.case_id);
  const slot = ownCase ? localDate(ownCase.starts_at) : null;
  const isCitizen = invitee.capacity === "citizen";
  const line = (label: string, text: string): Block => ({
    type: "paragraph",
    text: [{ text: `${label}: `, bold: true }, { text }],
  });
  return {
    fileName: fileName("giay-moi", session.code, invitee.name),
    name: `Giấy mời ${session.code} – ${invitee.name}`,
    letterhead: letterheadOf(papers, registered),
    kind: "GIẤY MỜI",
    subject: session.title,
    body: [
      {
        type: "paragraph",
        align: "center",
        indent: false,
        text: [
          { text: "Kính gửi: " },
          {
            text: isCitizen
              ? `Ông/Bà ${invitee.name}`
              : [invitee.name, titleAt(invitee.job_title, invitee.organisation)].filter(Boolean).join(", "),
            bold: true,
          },
        ],
      },
      {
        type: "paragraph",
        text: `${agency.name} trân trọng kính mời ${isCitizen ? "Ông/Bà" : "đồng chí"} dự buổi tiếp công dân trực tuyến do ${[session.chair_title, session.chair_name].filter(Boolean).join(" ")} chủ trì.`,
      },
      ...(ownCase && isCitizen ? [line("Vụ việc", `${ownCase.code} – ${ownCase.title}.`)] : []),
      line(
        "Thời gian",
        slot
          ? `có mặt trước ${clockTime(slot)}, ${weekday(start)}, ${longDate(start)} (buổi tiếp bắt đầu lúc ${clockTime(start)}).`
          : `${clockTime(start)}, ${weekday(start)}, ${longDate(start)}.`,
      ),
      ...(point
        ? [
            line(
              point.part === "central" ? "Địa điểm (điểm cầu trung tâm)" : "Địa điểm (điểm cầu đại biểu)",
              `${placeOf(point)}.`,
            ),
          ]
        : []),
      ...(point?.contact_phone || agency.phone
        ? [
            line(
              "Liên hệ",
              `${[point?.contact_name, point?.contact_phone ?? agency.phone].filter(Boolean).join(", ")}.`,
            ),
          ]
        : []),
      ...(isCitizen
        ? [
            {
              type: "paragraph",
              text: "Khi đến, đề nghị Ông/Bà mang theo giấy tờ tùy thân, giấy mời này và tài liệu liên quan đến vụ việc.",
            } as Block,
          ]
        : []),
      ...(session.is_recorded
        ? [{ type: "paragraph", text: "Buổi tiếp công dân được ghi âm, ghi hình và lưu trữ theo quy định." } as Block]
        : []),
      {
        type: "paragraph",
        text: isCitizen
          ? "Trường hợp không thể đến, đề nghị Ông/Bà báo lại theo số điện thoại trên."
          : "Trường hợp không thể dự, đề nghị đồng chí báo lại hoặc cử người dự thay qua đường dẫn gửi kèm giấy mời.",
      },
    ],
    signatures: [{ capacity: capacityOf(papers.agency), name: "" }],
    recipients: [
      "Như kính gửi",
      session.chair_title ? `${session.chair_title} (để báo cáo)` : "Người chủ trì (để báo cáo)",
      "Lưu: VT",
    ],
  };
}
