import { fileName } from "../../lib/file-name.ts";
import type { Block, Paper } from "../../paper.ts";
import {
  applicantFields,
  correctionBlocks,
  type DossierPapers,
  dayOf,
  deskOf,
  field,
  letterheadOf,
  lookupBlocks,
} from "../dossier.ts";

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. Nguồn: Thông tư 01/2018/TT-VPCP Mẫu số 02; QĐ2926 Điều 18.4b. */
export function supplementRequest(papers: DossierPapers): Paper {
  const { dossier, supplement, agency } = papers;
  return {
    fileName: fileName("phieu-yeu-cau-bo-sung", dossier.number),
    name: `Phiếu yêu cầu bổ sung hồ sơ ${dossier.number}`,
    letterhead: letterheadOf(papers),
    kind: "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
    body: [
      ...applicantFields(papers, "Hồ sơ của"),
      { type: "paragraph", text: "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:", keepNext: true },
      ...(supplement?.items ?? []).map((item, index): Block => ({ type: "paragraph", text: `${index + 1}. ${item}` })),
      ...(supplement?.reason ? [field("Lý do", supplement.reason)] : []),
      ...(supplement?.due_on ? [field("Đề nghị bổ sung trước", dayOf(`${supplement.due_on}T12:00:00+07:00`))] : []),
      {
        type: "paragraph",
        text: `Thời gian chờ bổ sung không tính vào thời hạn giải quyết hồ sơ. Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ ${deskOf(papers)}${agency.phone ? `, số điện thoại ${agency.phone},` : ""} để được hướng dẫn./.`,
      },
      ...correctionBlocks(papers),
      ...lookupBlocks(papers),
    ],
    signatures: [{ capacity: ["NGƯỜI HƯỚNG DẪN"], name: papers.signed_by?.name ?? "" }],
  };
}
