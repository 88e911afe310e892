import { over } from "../common.ts";
import type { Definition } from "../definition.ts";
import {
  caseSections,
  counterSections,
  receptionQueries,
  sessionSections,
  taskSections,
  yearFigures,
} from "../reception/sections.ts";
import { heading, trend } from "../write.ts";

/** The Office's annual evaluation, to the committee. Nguồn: QĐ3394 Điều 8.4. */
export const receptionEvaluation: Definition = {
  code: "reception-evaluation",
  title: "Tổng kết, đánh giá việc triển khai Mô hình tiếp công dân trực tuyến",
  basis:
    "khoản 4 Điều 8 Quy chế ban hành kèm theo Quyết định số 3394/QĐ-UBND ngày 21/8/2025 của Ủy ban nhân dân thành phố",
  recipients: () => ["Ủy ban nhân dân thành phố", "Thanh tra thành phố", "Sở Khoa học và Công nghệ", "Lưu: VT, BTCD"],
  queries: (scope) => ({
    ...receptionQueries(scope),
    months: over(scope, "sessions", ["held", "cases_received"], { dimensions: [{ code: "time", grain: "month" }] }),
  }),
  write: (numbers) => [
    heading("I. TÌNH HÌNH TRIỂN KHAI"),
    ...counterSections(numbers),
    ...caseSections(numbers),
    heading("II. KẾT QUẢ CÁC BUỔI TIẾP CÔNG DÂN TRỰC TUYẾN"),
    ...sessionSections(numbers),
    trend(
      "Buổi tiếp và vụ việc theo tháng",
      numbers.answer("months"),
      [
        { code: "held", name: "Buổi tiếp" },
        { code: "cases_received", name: "Vụ việc đã tiếp" },
      ],
      { unit: "buổi, vụ việc", kind: "bar" },
    ),
    heading("III. THỰC HIỆN KẾT LUẬN"),
    ...taskSections(numbers),
    heading("IV. ĐÁNH GIÁ SO VỚI NĂM TRƯỚC"),
    ...yearFigures(numbers),
  ],
};
