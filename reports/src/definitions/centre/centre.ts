import { before, grainOf, over, trendTitle } from "../common.ts";
import type { Definition } from "../definition.ts";
import { bars, compared, figures, heading, item, said, table, text, trend } from "../write.ts";

/**
 * The 1022 centre's periodic report, weekly to yearly: what came in, what became of it, each level's results, fields and
 * agencies (Điều 10.1), and how satisfied people are with each agency (Điều 10.2).
 */
export const centre: Definition = {
  code: "centre",
  title: "Tình hình, kết quả tiếp nhận, xử lý, trả lời phản ánh, kiến nghị qua Tổng đài 1022",
  basis:
    "Điều 10, khoản 7 Điều 13 Quy chế ban hành kèm theo Quyết định số 583/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân thành phố",
  recipients: () => ["Ủy ban nhân dân thành phố", "Văn phòng UBND thành phố", "Các đơn vị xử lý", "Lưu: VT, TĐ1022"],
  queries: (scope) => ({
    whole: over(
      scope,
      "tickets",
      [
        "received",
        "answered",
        "open_at_end",
        "overdue_at_end",
        "overdue_rate",
        "officer_missed_rate",
        "median_handling",
        "first_response",
        "direct_rate",
        "head_share",
        "leader_share",
        "reopen_rate",
      ],
      { compare: "previous" },
    ),
    refused: over(scope, "tickets", ["refused_share", "answered_late"], { compare: "previous" }),
    ratings: over(scope, "ratings", ["ratings", "satisfaction", "mean_score", "low_ratings"], { compare: "previous" }),
    trend: over(scope, "tickets", ["received", "answered"], {
      dimensions: [{ code: "time", grain: grainOf[scope.period.kind] }],
    }),
    channels: over(scope, "tickets", ["received", "answered"], { dimensions: ["channel"], totals: true }),
    fields: over(scope, "tickets", ["received", "answered", "open_at_end", "overdue_rate"], {
      dimensions: ["field"],
      totals: true,
    }),
    levels: over(scope, "tickets", ["received", "answered"], { dimensions: ["level_reached"], totals: true }),
    agencies: over(
      scope,
      "tickets",
      ["received", "answered", "answered_late", "open_at_end", "overdue_at_end", "overdue_rate", "median_handling"],
      { dimensions: ["agency"], totals: true, limit: 300 },
    ),
    satisfaction: over(scope, "ratings", ["ratings", "satisfaction", "mean_score"], {
      dimensions: ["agency"],
      totals: true,
      limit: 300,
    }),
  }),
  write: ({ period, answer }) => {
    const { totals } = answer("whole");
    const refused = answer("refused").totals;
    const ratings = answer("ratings").totals;
    const was = before[period.kind];
    return [
      heading("I. TÌNH HÌNH TIẾP NHẬN, XỬ LÝ"),
      text(
        `Trong ${period.name} (${period.range}), Tổng đài 1022 tiếp nhận ${said(totals, "received", "count")} phản ánh, kiến nghị${compared(totals, "received", "count", was)}; đã trả lời ${said(totals, "answered", "count")}${compared(totals, "answered", "count", was)}.`,
      ),
      item(
        `Cuối kỳ còn ${said(totals, "open_at_end", "count")} phiếu chưa trả lời, trong đó ${said(totals, "overdue_at_end", "count")} phiếu quá hạn.`,
      ),
      item(
        `Tỷ lệ quá hạn: ${said(totals, "overdue_rate", "percent")}${compared(totals, "overdue_rate", "percent", was)}. Trễ ở cấp cán bộ: ${said(totals, "officer_missed_rate", "percent")}.`,
      ),
      item(
        `Thời gian xử lý trung vị: ${said(totals, "median_handling", "hours")} giờ làm việc; phản hồi đầu tiên: ${said(totals, "first_response", "hours")} giờ làm việc.`,
      ),
      item(
        `Trả lời ngay tại Tổng đài: ${said(totals, "direct_rate", "percent")}; từ chối tiếp nhận có nêu lý do: ${said(refused, "refused_share", "percent")}.`,
      ),
      figures(
        "Số liệu chung",
        { ...totals, ...refused },
        [
          { name: "Phiếu tiếp nhận", measure: "received", format: "count", unit: "phiếu" },
          { name: "Phiếu đã trả lời", measure: "answered", format: "count", unit: "phiếu" },
          { name: "Trong đó trả lời quá hạn", measure: "answered_late", format: "count", unit: "phiếu" },
          { name: "Tồn cuối kỳ", measure: "open_at_end", format: "count", unit: "phiếu" },
          { name: "Quá hạn cuối kỳ", measure: "overdue_at_end", format: "count", unit: "phiếu" },
          { name: "Tỷ lệ quá hạn", measure: "overdue_rate", format: "percent", unit: "%" },
          { name: "Tỷ lệ trễ ở cấp cán bộ", measure: "officer_missed_rate", format: "percent", unit: "%" },
          { name: "Tỷ lệ chuyển thủ trưởng", measure: "head_share", format: "percent", unit: "%" },
          { name: "Tỷ lệ báo cáo lãnh đạo UBND thành phố", measure: "leader_share", format: "percent", unit: "%" },
          { name: "Tỷ lệ mở lại", measure: "reopen_rate", format: "percent", unit: "%" },
          { name: "Thời gian xử lý trung vị", measure: "median_handling", format: "hours", unit: "giờ làm việc" },
          { name: "Phản hồi đầu tiên, trung vị", measure: "first_response", format: "hours", unit: "giờ làm việc" },
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
      heading("II. THEO KÊNH TIẾP NHẬN, LĨNH VỰC VÀ CẤP XỬ LÝ"),
      table("Theo kênh tiếp nhận", answer("channels"), [
        { title: "Kênh tiếp nhận", of: "channel", format: "text", width: 60 },
        { title: "Tiếp nhận", of: "received", format: "count", width: 20 },
        { title: "Trả lời", of: "answered", format: "count", width: 20 },
      ]),
      table("Theo lĩnh vực", answer("fields"), [
        { title: "Lĩnh vực", of: "field", format: "text", width: 44 },
        { title: "Tiếp nhận", of: "received", format: "count", width: 14 },
        { title: "Trả lời", of: "answered", format: "count", width: 14 },
        { title: "Tồn cuối kỳ", of: "open_at_end", format: "count", width: 14 },
        { title: "Tỷ lệ quá hạn", of: "overdue_rate", format: "percent", width: 14 },
      ]),
      table("Theo cấp xử lý cao nhất đã đến", answer("levels"), [
        { title: "Cấp xử lý", of: "level_reached", format: "text", width: 60 },
        { title: "Tiếp nhận", of: "received", format: "count", width: 20 },
        { title: "Trả lời", of: "answered", format: "count", width: 20 },
      ]),
      heading("III. KẾT QUẢ CỦA CÁC ĐƠN VỊ XỬ LÝ"),
      bars(
        "Đơn vị nhận nhiều phản ánh, kiến nghị nhất",
        answer("agencies"),
        "agency",
        [
          { code: "received", name: "Tiếp nhận" },
          { code: "answered", name: "Trả lời" },
        ],
        { unit: "phiếu" },
      ),
      table(
        "Kết quả theo đơn vị",
        answer("agencies"),
        [
          { title: "Đơn vị", of: "agency", format: "text", width: 30 },
          { title: "Tiếp nhận", of: "received", format: "count", width: 10 },
          { title: "Trả lời", of: "answered", format: "count", width: 10 },
          { title: "Trả lời quá hạn", of: "answered_late", format: "count", width: 11 },
          { title: "Tồn cuối kỳ", of: "open_at_end", format: "count", width: 10 },
          { title: "Quá hạn cuối kỳ", of: "overdue_at_end", format: "count", width: 11 },
          { title: "Tỷ lệ quá hạn", of: "overdue_rate", format: "percent", width: 10 },
          { title: "Giờ xử lý trung vị", of: "median_handling", format: "hours", width: 11 },
        ],
        { note: "Đơn vị gồm cả các đơn vị trực thuộc. Giờ xử lý tính theo giờ làm việc." },
      ),
      heading("IV. MỨC ĐỘ HÀI LÒNG CỦA TỔ CHỨC, CÁ NHÂN"),
      text(
        `Có ${said(ratings, "ratings", "count")} lượt đánh giá${compared(ratings, "ratings", "count", was)}; tỷ lệ hài lòng (4–5 điểm) ${said(ratings, "satisfaction", "percent")}${compared(ratings, "satisfaction", "percent", was)}; điểm trung bình ${said(ratings, "mean_score", "score")}. Số lượt đánh giá thấp: ${said(ratings, "low_ratings", "count")}.`,
      ),
      table("Mức độ hài lòng theo đơn vị", answer("satisfaction"), [
        { title: "Đơn vị", of: "agency", format: "text", width: 52 },
        { title: "Lượt đánh giá", of: "ratings", format: "count", width: 16 },
        { title: "Tỷ lệ hài lòng", of: "satisfaction", format: "percent", width: 16 },
        { title: "Điểm trung bình", of: "mean_score", format: "score", width: 16 },
      ]),
    ];
  },
};
