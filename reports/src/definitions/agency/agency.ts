import { before, grainOf, over, trendTitle } from "../common.ts";
import type { Definition } from "../definition.ts";
import { compared, figures, heading, item, said, table, text, trend } from "../write.ts";

/** To the head of an agency: its results, its officers'. The database keeps it to the agency. Nguồn: QĐ583 Điều 13.6. */
export const agency: Definition = {
  code: "agency",
  title: "Kết quả tiếp nhận, xử lý, trả lời phản ánh, kiến nghị qua Tổng đài 1022",
  basis:
    "khoản 6 Điều 13 Quy chế ban hành kèm theo Quyết định số 583/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân thành phố",
  recipients: ({ agency: about }) => [`Lãnh đạo ${about?.name ?? "đơn vị"}`, "Lưu: VT"],
  queries: (scope) => ({
    whole: over(
      scope,
      "tickets",
      [
        "received",
        "answered",
        "answered_late",
        "open_at_end",
        "overdue_at_end",
        "overdue_rate",
        "officer_missed_rate",
        "head_share",
        "leader_share",
        "reopen_rate",
        "median_handling",
        "p90_handling",
      ],
      { compare: "previous" },
    ),
    ratings: over(scope, "ratings", ["ratings", "satisfaction", "mean_score", "low_ratings"], { compare: "previous" }),
    trend: over(scope, "tickets", ["received", "answered"], {
      dimensions: [{ code: "time", grain: grainOf[scope.period.kind] }],
    }),
    officers: over(
      scope,
      "tickets",
      ["received", "answered", "answered_late", "open_at_end", "overdue_at_end", "overdue_rate", "median_handling"],
      { dimensions: ["officer"], totals: true, limit: 200 },
    ),
    units: over(scope, "tickets", ["received", "answered", "open_at_end", "overdue_rate"], {
      dimensions: ["unit"],
      totals: true,
      limit: 200,
    }),
    fields: over(scope, "tickets", ["received", "answered", "open_at_end", "overdue_rate"], {
      dimensions: ["field"],
      totals: true,
    }),
  }),
  write: ({ period, agency: about, answer }) => {
    const { totals } = answer("whole");
    const ratings = answer("ratings").totals;
    const was = before[period.kind];
    return [
      heading("I. KẾT QUẢ CHUNG"),
      text(
        `Trong ${period.name} (${period.range}), ${about?.name ?? "đơn vị"} có ${said(totals, "received", "count")} phản ánh, kiến nghị tiếp nhận${compared(totals, "received", "count", was)}; đã trả lời ${said(totals, "answered", "count")}${compared(totals, "answered", "count", was)}, trong đó ${said(totals, "answered_late", "count")} phiếu trả lời quá hạn.`,
      ),
      item(
        `Cuối kỳ còn ${said(totals, "open_at_end", "count")} phiếu chưa trả lời, ${said(totals, "overdue_at_end", "count")} phiếu quá hạn.`,
      ),
      item(
        `Tỷ lệ quá hạn: ${said(totals, "overdue_rate", "percent")}${compared(totals, "overdue_rate", "percent", was)}; trễ ở cấp cán bộ: ${said(totals, "officer_missed_rate", "percent")}.`,
      ),
      item(
        `Mức độ hài lòng: ${said(ratings, "satisfaction", "percent")}${compared(ratings, "satisfaction", "percent", was)}; điểm trung bình ${said(ratings, "mean_score", "score")}; ${said(ratings, "low_ratings", "count")} lượt đánh giá thấp.`,
      ),
      figures(
        "Số liệu chung",
        totals,
        [
          { name: "Phiếu tiếp nhận", measure: "received", format: "count", unit: "phiếu" },
          { name: "Phiếu đã trả lời", measure: "answered", format: "count", unit: "phiếu" },
          { name: "Trả lời quá hạn", measure: "answered_late", format: "count", unit: "phiếu" },
          { name: "Tồn cuối kỳ", measure: "open_at_end", format: "count", unit: "phiếu" },
          { name: "Quá hạn cuối kỳ", measure: "overdue_at_end", format: "count", unit: "phiếu" },
          { name: "Tỷ lệ quá hạn", measure: "overdue_rate", format: "percent", unit: "%" },
          { name: "Tỷ lệ chuyển thủ trưởng", measure: "head_share", format: "percent", unit: "%" },
          { name: "Tỷ lệ báo cáo lãnh đạo UBND thành phố", measure: "leader_share", format: "percent", unit: "%" },
          { name: "Tỷ lệ mở lại", measure: "reopen_rate", format: "percent", unit: "%" },
          { name: "Thời gian xử lý trung vị", measure: "median_handling", format: "hours", unit: "giờ làm việc" },
          { name: "Thời gian xử lý, bách phân vị 90", measure: "p90_handling", format: "hours", unit: "giờ làm việc" },
        ],
        was.charAt(0).toUpperCase() + was.slice(1),
      ),
      trend(
        `Phiếu tiếp nhận và trả lời ${trendTitle[period.kind]}`,
        answer("trend"),
        [
          { code: "received", name: "Tiếp nhận" },
          { code: "answered", name: "Trả lời" },
        ],
        { unit: "phiếu" },
      ),
      heading("II. THEO CÁN BỘ"),
      table("Kết quả theo cán bộ", answer("officers"), [
        { title: "Cán bộ", of: "officer", format: "text", width: 30 },
        { title: "Tiếp nhận", of: "received", format: "count", width: 10 },
        { title: "Trả lời", of: "answered", format: "count", width: 10 },
        { title: "Trả lời quá hạn", of: "answered_late", format: "count", width: 11 },
        { title: "Tồn cuối kỳ", of: "open_at_end", format: "count", width: 10 },
        { title: "Quá hạn cuối kỳ", of: "overdue_at_end", format: "count", width: 11 },
        { title: "Tỷ lệ quá hạn", of: "overdue_rate", format: "percent", width: 10 },
        { title: "Giờ xử lý trung vị", of: "median_handling", format: "hours", width: 11 },
      ]),
      heading("III. THEO ĐƠN VỊ TRỰC THUỘC VÀ LĨNH VỰC"),
      table("Theo đơn vị trực thuộc", answer("units"), [
        { title: "Đơn vị", of: "unit", format: "text", width: 44 },
        { title: "Tiếp nhận", of: "received", format: "count", width: 14 },
        { title: "Trả lời", of: "answered", format: "count", width: 14 },
        { title: "Tồn cuối kỳ", of: "open_at_end", format: "count", width: 14 },
        { title: "Tỷ lệ quá hạn", of: "overdue_rate", format: "percent", width: 14 },
      ]),
      table("Theo lĩnh vực", answer("fields"), [
        { title: "Lĩnh vực", of: "field", format: "text", width: 44 },
        { title: "Tiếp nhận", of: "received", format: "count", width: 14 },
        { title: "Trả lời", of: "answered", format: "count", width: 14 },
        { title: "Tồn cuối kỳ", of: "open_at_end", format: "count", width: 14 },
        { title: "Tỷ lệ quá hạn", of: "overdue_rate", format: "percent", width: 14 },
      ]),
    ];
  },
};
