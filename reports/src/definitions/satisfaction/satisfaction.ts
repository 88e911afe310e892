import { before, over } from "../common.ts";
import type { Definition } from "../definition.ts";
import { bars, compared, heading, said, table, text } from "../write.ts";

/** How satisfied people are with each agency, monthly. Nguồn: QĐ583 Điều 10.2, 11.2. */
export const satisfaction: Definition = {
  code: "satisfaction",
  title: "Mức độ hài lòng của tổ chức, cá nhân đối với các đơn vị xử lý phản ánh, kiến nghị",
  basis:
    "khoản 2 Điều 10, khoản 2 Điều 11 Quy chế ban hành kèm theo Quyết định số 583/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân thành phố",
  recipients: () => ["Ủy ban nhân dân thành phố", "Văn phòng UBND thành phố", "Các đơn vị xử lý", "Lưu: VT, TĐ1022"],
  queries: (scope) => ({
    whole: over(
      scope,
      "ratings",
      ["ratings", "satisfaction", "mean_score", "low_ratings", "reception_score", "handling_score", "answer_score"],
      { compare: "previous" },
    ),
    scores: over(scope, "ratings", ["ratings"], {
      dimensions: ["score"],
      totals: true,
      sort: [{ by: "score", dir: "desc" }],
    }),
    agencies: over(
      scope,
      "ratings",
      ["ratings", "satisfaction", "mean_score", "reception_score", "handling_score", "answer_score", "low_ratings"],
      { dimensions: ["agency"], totals: true, limit: 300 },
    ),
    fields: over(scope, "ratings", ["ratings", "satisfaction", "mean_score"], { dimensions: ["field"], totals: true }),
  }),
  write: ({ period, answer }) => {
    const { totals } = answer("whole");
    const was = before[period.kind];
    return [
      heading("I. ĐÁNH GIÁ CHUNG"),
      text(
        `Trong ${period.name} (${period.range}) có ${said(totals, "ratings", "count")} lượt đánh giá${compared(totals, "ratings", "count", was)}. Tỷ lệ hài lòng (4–5 điểm): ${said(totals, "satisfaction", "percent")}${compared(totals, "satisfaction", "percent", was)}.`,
      ),
      text(
        `Điểm trung bình ${said(totals, "mean_score", "score")}; riêng khâu tiếp nhận ${said(totals, "reception_score", "score")}, khâu xử lý ${said(totals, "handling_score", "score")}, nội dung trả lời ${said(totals, "answer_score", "score")}. Lượt đánh giá thấp chuyển Văn phòng xem xét: ${said(totals, "low_ratings", "count")}.`,
      ),
      table("Theo mức điểm", answer("scores"), [
        { title: "Mức điểm", of: "score", format: "text", width: 60 },
        { title: "Lượt đánh giá", of: "ratings", format: "count", width: 40 },
      ]),
      heading("II. THEO ĐƠN VỊ XỬ LÝ"),
      bars(
        "Tỷ lệ hài lòng của các đơn vị có nhiều lượt đánh giá nhất",
        answer("agencies"),
        "agency",
        [{ code: "satisfaction", name: "Tỷ lệ hài lòng" }],
        { unit: "%", isPercent: true },
      ),
      table("Mức độ hài lòng theo đơn vị", answer("agencies"), [
        { title: "Đơn vị", of: "agency", format: "text", width: 30 },
        { title: "Lượt đánh giá", of: "ratings", format: "count", width: 10 },
        { title: "Tỷ lệ hài lòng", of: "satisfaction", format: "percent", width: 11 },
        { title: "Điểm TB", of: "mean_score", format: "score", width: 9 },
        { title: "Tiếp nhận", of: "reception_score", format: "score", width: 10 },
        { title: "Xử lý", of: "handling_score", format: "score", width: 9 },
        { title: "Trả lời", of: "answer_score", format: "score", width: 9 },
        { title: "Lượt thấp", of: "low_ratings", format: "count", width: 9 },
      ]),
      heading("III. THEO LĨNH VỰC"),
      table("Mức độ hài lòng theo lĩnh vực", answer("fields"), [
        { title: "Lĩnh vực", of: "field", format: "text", width: 52 },
        { title: "Lượt đánh giá", of: "ratings", format: "count", width: 16 },
        { title: "Tỷ lệ hài lòng", of: "satisfaction", format: "percent", width: 16 },
        { title: "Điểm trung bình", of: "mean_score", format: "score", width: 16 },
      ]),
    ];
  },
};
