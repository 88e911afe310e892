import { over } from "../common.ts";
import type { Definition } from "../definition.ts";
import { caseSections, receptionQueries, sessionSections, taskSections, yearFigures } from "../reception/sections.ts";
import { heading, said, table, text, trend } from "../write.ts";

/** The yearly review of the pilot, held in the first quarter of the next year. Nguồn: QĐ3549 Phần V, I.2. */
export const receptionPilot: Definition = {
  code: "reception-pilot",
  title: "Sơ kết thực hiện Mô hình thí điểm tiếp công dân trực tuyến của Ủy ban nhân dân thành phố",
  basis:
    "khoản 2 mục I Phần V Mô hình thí điểm ban hành kèm theo Quyết định số 3549/QĐ-UBND ngày 29/8/2025 của Ủy ban nhân dân thành phố",
  recipients: () => ["Ủy ban nhân dân thành phố", "Thanh tra Chính phủ", "Các sở, ngành; UBND cấp xã", "Lưu: VT, BTCD"],
  queries: (scope) => ({
    ...receptionQueries(scope),
    months: over(scope, "sessions", ["held", "cases_received"], { dimensions: [{ code: "time", grain: "month" }] }),
    preparation: over(scope, "clocks", ["ended", "missed", "met_rate"], {
      dimensions: ["rule"],
      filters: [{ dimension: "subject", in: ["session"] }],
      totals: true,
    }),
  }),
  write: (numbers) => {
    const steps = numbers.answer("preparation");
    return [
      heading("I. KẾT QUẢ THỰC HIỆN"),
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
      ...caseSections(numbers),
      heading("II. CÔNG TÁC CHUẨN BỊ, KIỂM THỬ KỸ THUẬT"),
      text(
        `Các bước chuẩn bị buổi tiếp (báo cáo kế hoạch, mời, kiểm thử kết nối, thông báo kết luận) thực hiện đúng hạn: ${said(steps.totals, "met_rate", "percent")}.`,
      ),
      table("Thời hạn chuẩn bị và kết luận", steps, [
        { title: "Thời hạn", of: "rule", format: "text", width: 52 },
        { title: "Đã xong", of: "ended", format: "count", width: 16 },
        { title: "Trễ hạn", of: "missed", format: "count", width: 16 },
        { title: "Tỷ lệ đúng hạn", of: "met_rate", format: "percent", width: 16 },
      ]),
      heading("III. THỰC HIỆN KẾT LUẬN"),
      ...taskSections(numbers),
      heading("IV. SO SÁNH VỚI NĂM TRƯỚC"),
      ...yearFigures(numbers),
    ];
  },
};
