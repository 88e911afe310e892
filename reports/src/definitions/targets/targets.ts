import type { Cell, Table } from "../../content.ts";
import { over } from "../common.ts";
import type { Definition, Numbers } from "../definition.ts";
import { heading, measured, said, text } from "../write.ts";

/** Targets by their code in `public.kpi_targets`, with the measure that says how far one is; percent as per cent, time as minutes. */
const lines: { code: string; name: string; unit: string; reached: (numbers: Numbers) => number | null }[] = [
  {
    code: "satisfaction",
    name: "Người dân, doanh nghiệp đánh giá hài lòng",
    unit: "%",
    reached: share("satisfaction"),
  },
  {
    code: "submission_minutes",
    name: "Thời gian trung bình từ khi đăng nhập đến khi nộp hồ sơ thành công",
    unit: "phút",
    reached: ({ answer }) => {
      const { value } = measured(answer("whole").totals, "submission_time");
      return value === null ? null : value / 60;
    },
  },
  {
    code: "online_handling_gain",
    name: "Thời gian giải quyết hồ sơ trực tuyến giảm so với trực tiếp",
    unit: "%",
    reached: share("online_handling_gain"),
  },
  {
    code: "electronic_results",
    name: "Kết quả giải quyết bằng bản điện tử",
    unit: "%",
    reached: share("electronic_share"),
  },
  { code: "digitised", name: "Giấy tờ, kết quả được số hóa", unit: "%", reached: share("digitised_share") },
  {
    code: "accepted_in_time",
    name: "Hồ sơ trực tuyến được trả lời trong 2 giờ làm việc",
    unit: "%",
    reached: share("accepted_in_time"),
  },
  { code: "on_time_rate", name: "Hồ sơ có kết quả trước và đúng hạn", unit: "%", reached: share("on_time_rate") },
];

function share(measure: string) {
  return ({ answer }: Numbers): number | null => {
    const { value } = measured(answer("whole").totals, measure);
    return value === null ? null : value * 100;
  };
}

/** How far the year's targets are. Nguồn: KH26 mục I.2, II.1, II.6. */
export const targets: Definition = {
  code: "targets",
  title: "Kết quả thực hiện chỉ tiêu cung cấp dịch vụ công trực tuyến",
  basis:
    "mục I.2, II Kế hoạch số 26/KH-UBND ngày 30/8/2025 của Ủy ban nhân dân xã Cẩm Giàng (đơn vị khác đặt chỉ tiêu riêng)",
  recipients: () => ["Ủy ban nhân dân thành phố", "Văn phòng UBND thành phố", "Lưu: VT"],
  queries: (scope) => ({
    whole: over(scope, "dossiers", [
      "satisfaction",
      "submission_time",
      "electronic_share",
      "digitised_share",
      "accepted_in_time",
      "on_time_rate",
      "online_handling_gain",
      "online_share",
      "received",
    ]),
    channels: over(scope, "dossiers", ["mean_handling", "results"], { dimensions: ["dossier_channel"] }),
    targets: { list: "kpi_targets" },
  }),
  write: (numbers) => {
    const { totals } = numbers.answer("whole");
    const aims = new Map(numbers.list("targets").rows.map((row) => [row.measure, row]));
    let reachedCount = 0;
    let aimedCount = 0;
    const rows = lines.map((line, index): Cell[] => {
      const aim = aims.get(line.code);
      const reached = line.reached(numbers);
      const wanted = aim ? Number(aim.value) : null;
      const isAtLeast = aim?.direction === "at_least";
      const isReached = wanted === null || reached === null ? null : isAtLeast ? reached >= wanted : reached <= wanted;
      if (isReached !== null) aimedCount += 1;
      if (isReached) reachedCount += 1;
      return [
        index + 1,
        line.name,
        line.unit,
        wanted === null ? "chưa đặt" : `${isAtLeast ? "≥" : "≤"} ${String(wanted).replace(".", ",")}`,
        reached,
        isReached === null ? "Chưa có số liệu" : isReached ? "Đạt" : "Chưa đạt",
        aim?.source ?? "",
      ];
    });
    const results: Table = {
      type: "table",
      title: "Kết quả so với chỉ tiêu",
      columns: [
        { title: "TT", format: "count", width: 6 },
        { title: "Chỉ tiêu", format: "text", width: 38 },
        { title: "Đơn vị", format: "text", width: 9 },
        { title: "Chỉ tiêu năm", format: "text", width: 12 },
        { title: "Kết quả", format: "figure", width: 12 },
        { title: "Đánh giá", format: "text", width: 13 },
        { title: "Nguồn", format: "text", width: 10 },
      ],
      rows,
    };
    return [
      heading("I. KẾT QUẢ CHUNG"),
      text(
        `Trong ${numbers.period.name} (${numbers.period.range}), tiếp nhận ${said(totals, "received", "count")} hồ sơ, nộp trực tuyến: ${said(totals, "online_share", "percent")}. Đạt ${reachedCount}/${aimedCount} chỉ tiêu có số liệu.`,
      ),
      heading("II. TỪNG CHỈ TIÊU"),
      results,
    ];
  },
};
