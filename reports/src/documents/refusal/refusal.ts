import { fileName } from "../../lib/file-name.ts";
import type { Block, Paper } from "../../paper.ts";
import {
  applicantFields,
  correctionBlocks,
  counterSignatures,
  type DossierPapers,
  deskOf,
  letterheadOf,
} from "../dossier.ts";

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ. Nguồn: Thông tư 01/2018/TT-VPCP Mẫu số 03; QĐ2926 Điều 19.2a. */
export function refusal(papers: DossierPapers): Paper {
  const { dossier } = papers;
  return {
    fileName: fileName("phieu-tu-choi", dossier.number),
    name: `Phiếu từ chối hồ sơ ${dossier.number}`,
    letterhead: letterheadOf(papers),
    kind: dossier.accepted_at ? "PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ" : "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
    body: [
      ...applicantFields(papers, `${deskOf(papers)} đã nhận hồ sơ của`),
      {
        type: "paragraph",
        text: `Qua xem xét, ${deskOf(papers)} thông báo không ${dossier.accepted_at ? "" : "tiếp nhận, "}giải quyết hồ sơ này với lý do cụ thể như sau:`,
        keepNext: true,
      },
      ...(papers.refusal?.reason ?? "")
        .split(/\n+/)
        .filter((line) => line.trim())
        .map((line): Block => ({ type: "paragraph", text: line.trim() })),
      ...correctionBlocks(papers),
      { type: "paragraph", text: "Xin thông báo để Ông/Bà được biết và thực hiện./." },
    ],
    signatures: counterSignatures(papers),
  };
}
