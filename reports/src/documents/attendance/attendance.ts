import { localDate, longDate, shortTime } from "../../lib/dates.ts";
import { fileName } from "../../lib/file-name.ts";
import type { Block, Paper } from "../../paper.ts";
import { personOf, plainLetterhead, type SessionPapers } from "../session.ts";

/** Danh sách tham dự by point: who was expected, who was connected from when to when, room for a signature. Nguồn: QĐ3394 Điều 6.1c. */
export function attendance(papers: SessionPapers): Paper {
  const { session, points, participants } = papers;
  const groups = [
    ...points.map((point) => ({
      id: point.id as number | null,
      name: `${point.part === "central" ? "Điểm cầu trung tâm" : "Điểm cầu đại biểu"}: ${point.name}`,
    })),
    { id: null, name: "Chưa xếp điểm cầu" },
  ];
  const expected = participants.filter(({ invitation }) => invitation !== "declined");
  const present = expected.filter(({ joined_at }) => joined_at).length;
  const came = session.live_at ? `, ${present} người đã vào phòng họp` : "";
  const body = groups.flatMap(({ id, name }): Block[] => {
    const here = expected.filter(({ point_id }) => point_id === id);
    if (here.length === 0) return [];
    return [
      { type: "heading", text: name },
      {
        type: "table",
        columns: [
          { title: "TT", width: 6, align: "center" },
          { title: "Họ và tên", width: 27 },
          { title: "Chức vụ, đơn vị", width: 36 },
          { title: "Vào - ra", width: 17, align: "center" },
          { title: "Ký tên", width: 14 },
        ],
        rows: here.map((participant, index) => {
          const { name: who, title } = personOf(papers, participant);
          const hours = participant.joined_at
            ? `${shortTime(localDate(participant.joined_at))} - ${participant.left_at ? shortTime(localDate(participant.left_at)) : ""}`
            : "";
          return [String(index + 1), who, title, hours, ""];
        }),
      },
    ];
  });
  return {
    fileName: fileName("danh-sach-tham-du", session.code),
    name: `Danh sách tham dự ${session.code}`,
    letterhead: plainLetterhead(papers),
    kind: "DANH SÁCH THAM DỰ",
    subject: `${session.title}, ${longDate(localDate(session.starts_at))}`,
    body: [...body, { type: "paragraph", text: `Danh sách có ${expected.length} người${came}./.` }],
    signatures: [{ capacity: ["THƯ KÝ"], name: session.secretary_name ?? "" }],
  };
}
