import { clockTime, localDate, shortDate } from "../../lib/dates.ts";
import { fileName } from "../../lib/file-name.ts";
import type { Paper } from "../../paper.ts";
import { type DossierPaperStep, type DossierPapers, field, letterheadOf, momentOf } from "../dossier.ts";

const moment = (instant: string | null) => {
  if (!instant) return "… giờ … phút,\nngày … tháng … năm …";
  const at = localDate(instant);
  return `${clockTime(at)},\n${shortDate(at)}`;
};

/** Before its time, on its day, or after; nothing while the step is not done. */
function outcome({ due_at, finished_at }: DossierPaperStep): string {
  if (!finished_at) return "";
  if (!due_at) return "Đúng hạn";
  if (new Date(finished_at) > new Date(due_at)) return "Quá hạn";
  const [done, due] = [localDate(finished_at), localDate(due_at)];
  return done.year === due.year && done.month === due.month && done.day === due.day ? "Đúng hạn" : "Trước hạn";
}

/** Phiếu kiểm soát quá trình giải quyết hồ sơ: goes with the dossier from hand to hand. Nguồn: Thông tư 01/2018/TT-VPCP Mẫu số 05. */
export function handOver(papers: DossierPapers): Paper {
  const { dossier, procedure, handling_agency, steps } = papers;
  return {
    fileName: fileName("phieu-kiem-soat", dossier.number),
    name: `Phiếu kiểm soát quá trình giải quyết hồ sơ ${dossier.number}`,
    letterhead: letterheadOf(papers),
    kind: "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
    body: [
      field("Mã hồ sơ", `${dossier.code} (số ${dossier.number})`),
      field("Thủ tục", `${procedure.name} (mã ${procedure.code})`),
      field("Cơ quan giải quyết hồ sơ", handling_agency.name),
      field("Thời hạn trả kết quả", momentOf(dossier.due_at)),
      {
        type: "table",
        columns: [
          { title: "Bước, cơ quan", width: 30 },
          { title: "Giao, nhận", width: 24, align: "center" },
          { title: "Hạn", width: 16, align: "center" },
          { title: "Hoàn thành", width: 18, align: "center" },
          { title: "Kết quả", width: 12, align: "center" },
        ],
        rows: steps.map((step, index) => [
          [
            { text: `${index + 1}. ${step.name}`, bold: true },
            { text: `\n${[step.agency, step.officer].filter(Boolean).join("\n")}` },
            ...(step.note ? [{ text: `\n${step.note}`, italic: true }] : []),
          ],
          `${moment(step.started_at)}\n\nNgười giao:\n\nNgười nhận:\n`,
          step.due_at ? moment(step.due_at) : "",
          step.finished_at ? moment(step.finished_at) : "",
          outcome(step),
        ]),
      },
      {
        type: "paragraph",
        text: [
          {
            text: "Ghi chú: Phiếu được chuyển kèm theo hồ sơ; mỗi lần giao, nhận người giao và người nhận cùng ký.",
            italic: true,
          },
        ],
      },
    ],
  };
}
