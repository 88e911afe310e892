import { before, over } from "../common.ts";
import type { Definition } from "../definition.ts";
import { bars, compared, figures, heading, item, said, table, text, trend } from "../write.ts";

/** A commune's (or the city's) dossiers by month, quarter, year; the form of another city, for reference. Nguồn: QĐ2926 Điều 36.1. */
export const dossiers: Definition = {
  code: "dossiers",
  title: "Tình hình, kết quả giải quyết hồ sơ thủ tục hành chính",
  basis:
    "khoản 1 Điều 36 Quy chế ban hành kèm theo Quyết định số 2926/QĐ-UBND ngày 05/6/2024 của Ủy ban nhân dân thành phố Hà Nội (tham khảo)",
  recipients: () => ["Văn phòng UBND thành phố", "Bộ phận Một cửa", "Lưu: VT"],
  queries: (scope) => ({
    whole: over(
      scope,
      "dossiers",
      [
        "received",
        "online_share",
        "accepted_in_time",
        "results",
        "on_time_rate",
        "early_share",
        "late",
        "electronic_share",
        "digitised_share",
        "mean_handling",
        "ratings",
        "satisfaction",
      ],
      { compare: "previous" },
    ),
    now: { dataset: "dossiers", measures: ["open", "overdue", "unclosed"] },
    channels: over(scope, "dossiers", ["received", "results", "on_time_rate", "mean_handling"], {
      dimensions: ["dossier_channel"],
      totals: true,
    }),
    fields: over(scope, "dossiers", ["received", "results", "late", "on_time_rate"], {
      dimensions: ["procedure_field"],
      totals: true,
      limit: 100,
    }),
    procedures: over(scope, "dossiers", ["received", "results", "late", "on_time_rate", "mean_handling"], {
      dimensions: ["procedure"],
      totals: true,
      limit: 300,
    }),
    agencies: over(
      scope,
      "dossiers",
      ["received", "results", "late", "on_time_rate", "electronic_share", "digitised_share"],
      { dimensions: ["agency"], totals: true, limit: 300 },
    ),
    ...(scope.period.kind === "month"
      ? {}
      : {
          months: over(scope, "dossiers", ["received", "results"], { dimensions: [{ code: "time", grain: "month" }] }),
        }),
  }),
  write: ({ period, agency, answer }) => {
    const { totals } = answer("whole");
    const now = answer("now").totals;
    const was = before[period.kind];
    return [
      heading("I. TÌNH HÌNH CHUNG"),
      text(
        `Trong ${period.name} (${period.range}), tiếp nhận ${said(totals, "received", "count")} hồ sơ${compared(totals, "received", "count", was)}; nộp trực tuyến: ${said(totals, "online_share", "percent")}. Đã có kết quả ${said(totals, "results", "count")} hồ sơ${compared(totals, "results", "count", was)}; trước và đúng hạn: ${said(totals, "on_time_rate", "percent")}; quá hạn: ${said(totals, "late", "count")}.`,
      ),
      item(`Hồ sơ trực tuyến được trả lời trong 2 giờ làm việc: ${said(totals, "accepted_in_time", "percent")}.`),
      item(
        `Kết quả điện tử: ${said(totals, "electronic_share", "percent")}; giấy tờ được số hóa: ${said(totals, "digitised_share", "percent")}.`,
      ),
      item(`Mức độ hài lòng: ${said(totals, "satisfaction", "percent")}.`),
      item(
        `Tại thời điểm lập báo cáo: đang giải quyết ${said(now, "open", "count")} hồ sơ, quá hạn ${said(now, "overdue", "count")}, đã trả chưa kết thúc ${said(now, "unclosed", "count")}.`,
      ),
      figures(
        "Số liệu chung",
        totals,
        [
          { name: "Hồ sơ tiếp nhận", measure: "received", format: "count", unit: "hồ sơ" },
          { name: "Tỷ lệ nộp trực tuyến", measure: "online_share", format: "percent", unit: "%" },
          { name: "Tiếp nhận trong 2 giờ làm việc", measure: "accepted_in_time", format: "percent", unit: "%" },
          { name: "Hồ sơ có kết quả", measure: "results", format: "count", unit: "hồ sơ" },
          { name: "Trước và đúng hạn", measure: "on_time_rate", format: "percent", unit: "%" },
          { name: "Trong đó trước hạn", measure: "early_share", format: "percent", unit: "%" },
          { name: "Quá hạn", measure: "late", format: "count", unit: "hồ sơ" },
          { name: "Thời gian giải quyết trung bình", measure: "mean_handling", format: "hours", unit: "giờ làm việc" },
        ],
        was.charAt(0).toUpperCase() + was.slice(1),
      ),
      ...(period.kind === "month"
        ? []
        : [
            trend(
              "Hồ sơ tiếp nhận và có kết quả theo tháng",
              answer("months"),
              [
                { code: "received", name: "Tiếp nhận" },
                { code: "results", name: "Có kết quả" },
              ],
              { unit: "hồ sơ" },
            ),
          ]),
      heading("II. THEO HÌNH THỨC NỘP, LĨNH VỰC VÀ THỦ TỤC"),
      table("Theo hình thức nộp", answer("channels"), [
        { title: "Hình thức", of: "dossier_channel", format: "text", width: 36 },
        { title: "Tiếp nhận", of: "received", format: "count", width: 15 },
        { title: "Có kết quả", of: "results", format: "count", width: 15 },
        { title: "Trước, đúng hạn", of: "on_time_rate", format: "percent", width: 16 },
        { title: "Giờ giải quyết TB", of: "mean_handling", format: "hours", width: 18 },
      ]),
      table("Theo lĩnh vực", answer("fields"), [
        { title: "Lĩnh vực", of: "procedure_field", format: "text", width: 44 },
        { title: "Tiếp nhận", of: "received", format: "count", width: 14 },
        { title: "Có kết quả", of: "results", format: "count", width: 14 },
        { title: "Quá hạn", of: "late", format: "count", width: 12 },
        { title: "Trước, đúng hạn", of: "on_time_rate", format: "percent", width: 16 },
      ]),
      table("Theo thủ tục", answer("procedures"), [
        { title: "Thủ tục", of: "procedure", format: "text", width: 40 },
        { title: "Tiếp nhận", of: "received", format: "count", width: 12 },
        { title: "Có kết quả", of: "results", format: "count", width: 12 },
        { title: "Quá hạn", of: "late", format: "count", width: 10 },
        { title: "Trước, đúng hạn", of: "on_time_rate", format: "percent", width: 13 },
        { title: "Giờ giải quyết TB", of: "mean_handling", format: "hours", width: 13 },
      ]),
      ...(agency
        ? []
        : [
            heading("III. THEO ĐƠN VỊ TIẾP NHẬN"),
            bars(
              "Đơn vị tiếp nhận nhiều hồ sơ nhất",
              answer("agencies"),
              "agency",
              [
                { code: "received", name: "Tiếp nhận" },
                { code: "results", name: "Có kết quả" },
              ],
              { unit: "hồ sơ" },
            ),
            table("Kết quả theo đơn vị", answer("agencies"), [
              { title: "Đơn vị", of: "agency", format: "text", width: 34 },
              { title: "Tiếp nhận", of: "received", format: "count", width: 11 },
              { title: "Có kết quả", of: "results", format: "count", width: 11 },
              { title: "Quá hạn", of: "late", format: "count", width: 10 },
              { title: "Trước, đúng hạn", of: "on_time_rate", format: "percent", width: 12 },
              { title: "Kết quả điện tử", of: "electronic_share", format: "percent", width: 11 },
              { title: "Số hóa", of: "digitised_share", format: "percent", width: 11 },
            ]),
          ]),
    ];
  },
};
