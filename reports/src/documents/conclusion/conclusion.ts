import { localDate, longDate } from "../../lib/dates.ts";
import { fileName } from "../../lib/file-name.ts";
import { capacityOf, cityCommittee, issuerOf } from "../../lib/issuer.ts";
import type { Registered } from "../../lib/register.ts";
import type { Block, Paper } from "../../paper.ts";
import { letterheadOf, type SessionPapers } from "../session.ts";

/** Thông báo ý kiến kết luận: what who presided concluded, and who has to do what until when. Nguồn: QĐ3394 Điều 6.1đ. */
export function conclusion(
  papers: SessionPapers,
  registered: Registered | null = null,
  signedBy: string | null = null,
): Paper {
  const { session, agency, tasks } = papers;
  const chair = [session.chair_title, session.chair_name].filter(Boolean).join(" ");
  const agencies = [...new Set(tasks.map((task) => task.agency))];
  const isCommune = agency.kind === "commune";
  const isCity = session.kind === "city" && !isCommune;
  return {
    fileName: fileName("thong-bao-ket-luan", session.code),
    name: `Thông báo kết luận ${session.code}`,
    // The city's leader signs for the committee: it is the committee's paper, whoever drafted it. Nguồn: QĐ3394 Điều 6.1đ.
    letterhead: {
      ...letterheadOf(papers, registered),
      ...(isCity ? issuerOf(cityCommittee) : {}),
    },
    kind: "THÔNG BÁO",
    subject: `Ý kiến kết luận của ${chair} tại ${/^buổi /i.test(session.title) ? "" : "buổi "}${session.title.charAt(0).toLowerCase()}${session.title.slice(1)}`,
    body: [
      {
        type: "paragraph",
        text: `${longDate(localDate(session.starts_at)).replace(/^n/, "N")}, ${chair} chủ trì buổi tiếp công dân trực tuyến${papers.cases.length > 0 ? `, tiếp ${papers.cases.length} vụ việc: ${papers.cases.map(({ title }) => title).join("; ")}` : ""}. Sau khi nghe công dân trình bày, các cơ quan báo cáo, ${chair} kết luận như sau:`,
      },
      ...(papers.conclusion ?? "")
        .split(/\n+/)
        .filter((line) => line.trim())
        .map((line): Block => ({ type: "paragraph", text: line.trim() })),
      ...(tasks.length > 0
        ? [
            { type: "heading", text: "Giao các cơ quan, đơn vị:" } as Block,
            ...tasks.map(
              (task): Block => ({
                type: "item",
                text: [
                  { text: `${task.agency}: `, bold: true },
                  { text: `${task.task}, hoàn thành trước ${longDate(localDate(task.due_at))}.` },
                ],
              }),
            ),
          ]
        : []),
      {
        type: "paragraph",
        text: `${isCity ? "Ủy ban nhân dân thành phố" : agency.name} thông báo để các cơ quan, đơn vị, cá nhân có liên quan biết, thực hiện./.`,
      },
    ],
    signatures: [
      {
        capacity:
          isCity || isCommune ? capacityOf(isCity ? cityCommittee : agency, session.chair_title) : capacityOf(agency),
        name: signedBy ?? "",
      },
    ],
    recipients: [
      chair,
      ...agencies,
      ...(papers.cases.length > 0 ? ["Công dân có vụ việc"] : []),
      isCommune ? "Lưu: VT" : "Lưu: VT, BTCD",
    ],
  };
}
