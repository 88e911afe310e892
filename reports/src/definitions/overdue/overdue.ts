import type { Cell, Table } from "../../content.ts";
import { written } from "../../lib/numbers.ts";
import type { Definition } from "../definition.ts";
import { bars, heading, said, table, text } from "../write.ts";

const levels: Record<string, string> = {
  operator: "Tổng đài",
  officer: "Cán bộ",
  head: "Thủ trưởng",
  leaders: "Lãnh đạo",
};

/** What is overdue now, by agency and one by one, to the leaders through the Office. Nguồn: QĐ583 Điều 9.4. */
export const overdue: Definition = {
  code: "overdue",
  title: "Phản ánh, kiến nghị quá hạn (đang chờ xử lý)",
  basis:
    "khoản 4 Điều 9 Quy chế ban hành kèm theo Quyết định số 583/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân thành phố",
  recipients: () => ["Lãnh đạo UBND thành phố", "Văn phòng UBND thành phố", "Lưu: VT, TĐ1022"],
  queries: () => ({
    whole: { dataset: "tickets", measures: ["open", "overdue", "due_soon"] },
    agencies: { dataset: "tickets", measures: ["overdue", "open"], dimensions: ["agency"], totals: true, limit: 300 },
    levels: { dataset: "tickets", measures: ["overdue"], dimensions: ["level"], totals: true },
    tickets: { list: "overdue_tickets", limit: 500 },
  }),
  write: ({ asOf, answer, list }) => {
    const { totals } = answer("whole");
    const tickets = list("tickets");
    const late = {
      ...answer("agencies"),
      rows: answer("agencies").rows.filter((row) => (row.overdue?.value ?? 0) > 0),
    };
    const each: Table = {
      type: "table",
      title: "Danh sách phiếu quá hạn",
      columns: [
        { title: "TT", format: "count", width: 6 },
        { title: "Mã phiếu", format: "text", width: 15 },
        { title: "Nội dung", format: "text", width: 33 },
        { title: "Đơn vị, cấp đang xử lý", format: "text", width: 20 },
        { title: "Hạn", format: "moment", width: 14 },
        { title: "Quá hạn (giờ làm việc)", format: "hours", width: 12 },
      ],
      rows: tickets.rows.map((row, index): Cell[] => [
        index + 1,
        row.code ?? "",
        row.content ?? "",
        [row.agency ?? "Tổng đài 1022", row.officer, levels[String(row.level)]].filter(Boolean).join(", "),
        row.due_at ?? null,
        row.overrun_seconds ?? null,
      ]),
      ...(tickets.count > tickets.rows.length
        ? {
            note: `Danh sách có ${tickets.rows.length} phiếu quá hạn lâu nhất trong tổng số ${written(tickets.count, "count")} phiếu.`,
          }
        : {}),
    };
    return [
      text(
        `Tại thời điểm ${written(asOf, "moment")}, có ${said(totals, "overdue", "count")} phản ánh, kiến nghị quá hạn trong tổng số ${said(totals, "open", "count")} phiếu đang xử lý; ${said(totals, "due_soon", "count")} phiếu sắp đến hạn.`,
      ),
      heading("I. THEO ĐƠN VỊ VÀ CẤP XỬ LÝ"),
      bars("Phiếu quá hạn theo đơn vị", late, "agency", [{ code: "overdue", name: "Quá hạn" }], { unit: "phiếu" }),
      table("Phiếu quá hạn theo đơn vị", late, [
        { title: "Đơn vị", of: "agency", format: "text", width: 60 },
        { title: "Quá hạn", of: "overdue", format: "count", width: 20 },
        { title: "Đang xử lý", of: "open", format: "count", width: 20 },
      ]),
      table("Phiếu quá hạn theo cấp đang xử lý", answer("levels"), [
        { title: "Cấp", of: "level", format: "text", width: 70 },
        { title: "Quá hạn", of: "overdue", format: "count", width: 30 },
      ]),
      heading("II. DANH SÁCH"),
      each,
    ];
  },
};
