import { fileName } from "../../lib/file-name.ts";
import type { Paper } from "../../paper.ts";
import {
  applicantFields,
  correctionBlocks,
  counterSignatures,
  type DossierPapers,
  deskOf,
  dong,
  field,
  letterheadOf,
  lookupBlocks,
  momentOf,
} from "../dossier.ts";

const deliveries: Record<string, string> = {
  counter: "Nhận trực tiếp tại Bộ phận Tiếp nhận và Trả kết quả",
  post: "Nhận qua dịch vụ bưu chính công ích",
  electronic: "Nhận bản điện tử",
};

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Nguồn: Nghị định 61/2018/NĐ-CP Điều 17; Thông tư 01/2018/TT-VPCP Mẫu số 01. */
export function acceptanceSlip(papers: DossierPapers): Paper {
  const { dossier, documents } = papers;
  const supplied = documents.filter(({ is_supplied }) => is_supplied);
  return {
    fileName: fileName("giay-tiep-nhan", dossier.number),
    name: `Giấy tiếp nhận hồ sơ ${dossier.number}`,
    letterhead: letterheadOf(papers),
    kind: "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    body: [
      ...applicantFields(papers, `${deskOf(papers)} đã tiếp nhận hồ sơ của`),
      { type: "paragraph", text: "Thành phần hồ sơ nộp gồm:", keepNext: true },
      ...(supplied.length > 0
        ? [
            {
              type: "table" as const,
              columns: [
                { title: "STT", width: 8, align: "center" as const },
                { title: "Tên giấy tờ", width: 52 },
                { title: "Hình thức", width: 24 },
                { title: "Số bản", width: 16, align: "center" as const },
              ],
              rows: supplied.map(({ name, form, copies, is_digitised }, index) => [
                String(index + 1),
                name,
                [form, is_digitised ? "đã số hóa" : null].filter(Boolean).join(", "),
                String(copies),
              ]),
            },
          ]
        : [{ type: "item" as const, text: "Không có giấy tờ kèm theo." }]),
      field("Số lượng hồ sơ", `${dossier.copies} (bộ)`),
      field(
        "Thời gian giải quyết hồ sơ theo quy định",
        dossier.working_days === null
          ? null
          : dossier.working_days === 0
            ? "trong ngày làm việc"
            : `${dossier.working_days.toLocaleString("vi-VN")} ngày làm việc`,
      ),
      field("Thời gian nhận hồ sơ", momentOf(dossier.received_at ?? dossier.accepted_at)),
      field("Thời gian trả kết quả giải quyết hồ sơ", momentOf(dossier.due_at)),
      field("Đăng ký nhận kết quả", deliveries[dossier.delivery ?? "counter"]),
      field(
        "Phí, lệ phí",
        dossier.fee_due === 0
          ? "không"
          : `${dong(dossier.fee_due)} (${dossier.fee_paid >= dossier.fee_due ? "đã nộp" : dossier.fee_paid > 0 ? `đã nộp ${dong(dossier.fee_paid)}` : "chưa nộp"})`,
      ),
      ...correctionBlocks(papers),
      ...lookupBlocks(papers),
    ],
    signatures: counterSignatures(papers),
  };
}
