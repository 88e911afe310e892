import { fileName } from "../../lib/file-name.ts";
import type { Paper } from "../../paper.ts";
import {
  applicantFields,
  correctionBlocks,
  type DossierPapers,
  deskOf,
  dong,
  field,
  letterheadOf,
  momentOf,
} from "../dossier.ts";

const forms = { electronic: "bản điện tử", paper: "bản giấy", both: "bản giấy và bản điện tử" };

/** Phiếu trả kết quả: what was handed over, to whom, when. Nguồn: Nghị định 61/2018/NĐ-CP Điều 20; QĐ2926 Điều 21. */
export function returnSlip(papers: DossierPapers): Paper {
  const { dossier, applicant } = papers;
  return {
    fileName: fileName("phieu-tra-ket-qua", dossier.number),
    name: `Phiếu trả kết quả ${dossier.number}`,
    letterhead: letterheadOf(papers),
    kind: "PHIẾU TRẢ KẾT QUẢ GIẢI QUYẾT HỒ SƠ",
    body: [
      ...applicantFields(papers, `${deskOf(papers)} trả kết quả giải quyết hồ sơ của`),
      field("Kết quả giải quyết", dossier.result_kind),
      field(
        "Số, ký hiệu văn bản kết quả",
        [dossier.result_number, dossier.result_form ? `(${forms[dossier.result_form]})` : null]
          .filter(Boolean)
          .join(" "),
      ),
      field("Thời gian có kết quả", momentOf(dossier.result_issued_at)),
      field("Thời gian hẹn trả", momentOf(dossier.due_at)),
      field("Thời gian trả kết quả", momentOf(dossier.returned_at)),
      field("Người nhận kết quả", applicant.name),
      field(
        "Phí, lệ phí đã nộp",
        dossier.fee_due === 0 ? "không" : `${dong(dossier.fee_paid)} trên ${dong(dossier.fee_due)}`,
      ),
      ...correctionBlocks(papers),
      {
        type: "paragraph",
        text: "Người nhận kết quả đã kiểm tra, nhận đủ các giấy tờ nêu trên. Đề nghị Ông/Bà đánh giá việc giải quyết hồ sơ theo đường dẫn được gửi kèm hoặc tại quầy./.",
      },
    ],
    signatures: [
      { capacity: ["NGƯỜI NHẬN KẾT QUẢ"], name: "" },
      { capacity: ["NGƯỜI TRẢ KẾT QUẢ"], name: papers.signed_by?.name ?? "" },
    ],
  };
}
