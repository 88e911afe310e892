import type { Definition } from "../definition.ts";
import { heading } from "../write.ts";
import { caseSections, counterSections, receptionQueries, sessionSections, taskSections } from "./sections.ts";

/** Results of online reception, for the periodic reports on the reception of citizens. Nguồn: QĐ3549 Phần V, I.3. */
export const reception: Definition = {
  code: "reception",
  title: "Kết quả tiếp công dân trực tuyến",
  basis:
    "khoản 3 mục I Phần V Mô hình thí điểm ban hành kèm theo Quyết định số 3549/QĐ-UBND ngày 29/8/2025 của Ủy ban nhân dân thành phố",
  recipients: () => ["Ủy ban nhân dân thành phố", "Văn phòng UBND thành phố", "Thanh tra thành phố", "Lưu: VT, BTCD"],
  queries: receptionQueries,
  write: (numbers) => [
    heading("I. TIẾP CÔNG DÂN TẠI NƠI TIẾP"),
    ...counterSections(numbers),
    heading("II. VỤ VIỆC ĐỀ NGHỊ TIẾP TRỰC TUYẾN"),
    ...caseSections(numbers),
    heading("III. CÁC BUỔI TIẾP CÔNG DÂN TRỰC TUYẾN"),
    ...sessionSections(numbers),
    heading("IV. THỰC HIỆN KẾT LUẬN"),
    ...taskSections(numbers),
  ],
};
