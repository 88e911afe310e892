import { fileName } from "../../lib/file-name.ts";
import { capacityOf } from "../../lib/issuer.ts";
import type { Paper } from "../../paper.ts";
import { agencyLetterheadOf, correctionBlocks, type DossierPapers, dayOf, momentOf } from "../dossier.ts";

/** Phiếu xin lỗi và hẹn lại ngày trả kết quả: once, with a new day. Nguồn: Nghị định 61/2018/NĐ-CP Điều 19; Thông tư 01/2018/TT-VPCP Mẫu số 04. */
export function apology(papers: DossierPapers): Paper {
  const { dossier, agency, handling_agency, applicant, procedure } = papers;
  const told = papers.apology;
  return {
    fileName: fileName("phieu-xin-loi", dossier.number),
    name: `Phiếu xin lỗi và hẹn lại ngày trả kết quả ${dossier.number}`,
    letterhead: agencyLetterheadOf(papers),
    kind: "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
    body: [
      {
        type: "paragraph",
        align: "center",
        indent: false,
        text: [{ text: "Kính gửi: " }, { text: `Ông/Bà ${applicant.name}`, bold: true }],
      },
      {
        type: "paragraph",
        text: `${dossier.accepted_at ? dayOf(dossier.accepted_at).replace(/^n/, "N") : "Ngày … tháng … năm …"}, ${agency.name} tiếp nhận hồ sơ đề nghị giải quyết ${procedure.name} của Ông/Bà; số hồ sơ ${dossier.number}, mã hồ sơ ${dossier.code}.`,
      },
      { type: "paragraph", text: `Thời gian hẹn trả kết quả: ${momentOf(told?.old_due_at ?? dossier.due_at) ?? "…"}.` },
      {
        type: "paragraph",
        text: `Tuy nhiên đến nay, ${handling_agency.name} chưa trả kết quả giải quyết hồ sơ của Ông/Bà đúng thời hạn ghi trong Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Lý do: ${told?.reason ?? "…"}${told?.reason && /[.!?]$/.test(told.reason.trim()) ? "" : "."}`,
      },
      {
        type: "paragraph",
        text: [
          {
            text: `${handling_agency.name} xin lỗi Ông/Bà và sẽ trả kết quả giải quyết hồ sơ cho Ông/Bà vào `,
          },
          { text: momentOf(told?.new_due_at ?? null) ?? "…", bold: true },
          { text: "." },
        ],
      },
      ...correctionBlocks(papers),
      { type: "paragraph", text: "Mong nhận được sự thông cảm của Ông/Bà vì sự chậm trễ này./." },
    ],
    signatures: [
      {
        capacity: capacityOf(handling_agency, papers.signed_by?.title),
        name: papers.signed_by?.name ?? "",
      },
    ],
    recipients: ["Như kính gửi", "Bộ phận Tiếp nhận và Trả kết quả", "Lưu: VT"],
  };
}
