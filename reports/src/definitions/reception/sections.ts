import type { Section } from "../../content.ts";
import { before, over } from "../common.ts";
import type { Numbers, Query, Scope } from "../definition.ts";
import { compared, figures, measured, said, table, text } from "../write.ts";

/** What all reports on online reception ask. */
export const receptionQueries = (scope: Scope): Record<string, Query> => ({
  visits: over(scope, "visits", ["visits", "people", "to_ticket_share", "to_case_share", "redirected_share"], {
    compare: "previous",
  }),
  visitKinds: over(scope, "visits", ["visits", "people"], { dimensions: ["visit_kind"], totals: true }),
  cases: over(
    scope,
    "cases",
    ["registered", "people", "group_share", "agreed_share", "concluded", "median_conclusion"],
    { compare: "previous" },
  ),
  matters: over(scope, "cases", ["registered", "concluded"], { dimensions: ["matter"], totals: true }),
  sessions: over(
    scope,
    "sessions",
    ["planned", "held", "cancelled", "cases_received", "participants", "conclusions", "conclusions_on_time"],
    { compare: "previous" },
  ),
  sessionKinds: over(
    scope,
    "sessions",
    ["held", "cancelled", "cases_received", "participants", "conclusions", "conclusions_on_time"],
    { dimensions: ["session_kind"], totals: true },
  ),
  tasks: over(scope, "tasks", ["assigned", "on_time"], { compare: "previous" }),
  taskAgencies: over(scope, "tasks", ["assigned", "on_time"], { dimensions: ["agency"], totals: true, limit: 200 }),
});

/** At the counters: who came, about what. */
export function counterSections({ period, answer }: Numbers): Section[] {
  const visits = answer("visits").totals;
  const was = before[period.kind];
  return [
    text(
      `Trong ${period.name} (${period.range}), nơi tiếp công dân đã tiếp ${said(visits, "visits", "count")} lượt${compared(visits, "visits", "count", was)} với ${said(visits, "people", "count")} người; lập phiếu chuyển Tổng đài 1022: ${said(visits, "to_ticket_share", "percent")}; lập vụ việc: ${said(visits, "to_case_share", "percent")}; hướng dẫn đến cơ quan khác: ${said(visits, "redirected_share", "percent")}.`,
    ),
    table("Lượt tiếp công dân theo loại việc", answer("visitKinds"), [
      { title: "Loại việc", of: "visit_kind", format: "text", width: 50 },
      { title: "Lượt tiếp", of: "visits", format: "count", width: 25 },
      { title: "Số người", of: "people", format: "count", width: 25 },
    ]),
  ];
}

export function caseSections({ period, answer }: Numbers): Section[] {
  const cases = answer("cases").totals;
  const took =
    measured(cases, "median_conclusion").value === null
      ? ""
      : `, thời gian trung vị từ khi lập đến khi kết luận ${said(cases, "median_conclusion", "hours")} giờ làm việc`;
  return [
    text(
      `Đã lập ${said(cases, "registered", "count")} vụ việc đề nghị tiếp trực tuyến${compared(cases, "registered", "count", before[period.kind])}; được Chủ tịch UBND thành phố đồng ý: ${said(cases, "agreed_share", "percent")}; đoàn đông người: ${said(cases, "group_share", "percent")}. Đã kết luận ${said(cases, "concluded", "count")} vụ việc${took}.`,
    ),
    table("Vụ việc theo loại", answer("matters"), [
      { title: "Loại vụ việc", of: "matter", format: "text", width: 50 },
      { title: "Đã lập", of: "registered", format: "count", width: 25 },
      { title: "Đã kết luận", of: "concluded", format: "count", width: 25 },
    ]),
  ];
}

export function sessionSections({ period, answer }: Numbers): Section[] {
  const sessions = answer("sessions").totals;
  const was = before[period.kind];
  return [
    text(
      `Đã tổ chức ${said(sessions, "held", "count")} buổi tiếp công dân trực tuyến${compared(sessions, "held", "count", was)}, tiếp ${said(sessions, "cases_received", "count")} vụ việc; hủy ${said(sessions, "cancelled", "count")} buổi. Thông báo kết luận: ${said(sessions, "conclusions", "count")}; ban hành đúng hạn: ${said(sessions, "conclusions_on_time", "percent")}.`,
    ),
    table("Buổi tiếp theo loại", answer("sessionKinds"), [
      { title: "Loại buổi tiếp", of: "session_kind", format: "text", width: 32 },
      { title: "Đã tổ chức", of: "held", format: "count", width: 11 },
      { title: "Hủy", of: "cancelled", format: "count", width: 9 },
      { title: "Vụ việc đã tiếp", of: "cases_received", format: "count", width: 12 },
      { title: "Người tham dự", of: "participants", format: "count", width: 12 },
      { title: "Kết luận", of: "conclusions", format: "count", width: 11 },
      { title: "Kết luận đúng hạn", of: "conclusions_on_time", format: "percent", width: 13 },
    ]),
  ];
}

export function taskSections({ answer }: Numbers): Section[] {
  const tasks = answer("tasks").totals;
  return [
    text(
      `Đã giao ${said(tasks, "assigned", "count")} nhiệm vụ sau kết luận; đúng hạn: ${said(tasks, "on_time", "percent")}.`,
    ),
    table("Nhiệm vụ theo cơ quan", answer("taskAgencies"), [
      { title: "Cơ quan", of: "agency", format: "text", width: 52 },
      { title: "Đã giao", of: "assigned", format: "count", width: 22 },
      { title: "Đúng hạn", of: "on_time", format: "percent", width: 26 },
    ]),
  ];
}

/** A year's numbers beside those of the year before. */
export function yearFigures({ answer, period }: Numbers): Section[] {
  const was = before[period.kind];
  return [
    figures(
      "Số liệu so với kỳ trước",
      {
        ...answer("visits").totals,
        ...answer("cases").totals,
        ...answer("sessions").totals,
        ...answer("tasks").totals,
      },
      [
        { name: "Lượt tiếp công dân", measure: "visits", format: "count", unit: "lượt" },
        { name: "Vụ việc đã lập", measure: "registered", format: "count", unit: "vụ việc" },
        { name: "Tỷ lệ được đồng ý tiếp", measure: "agreed_share", format: "percent", unit: "%" },
        { name: "Buổi tiếp đã tổ chức", measure: "held", format: "count", unit: "buổi" },
        { name: "Buổi tiếp bị hủy", measure: "cancelled", format: "count", unit: "buổi" },
        { name: "Vụ việc đã tiếp", measure: "cases_received", format: "count", unit: "vụ việc" },
        { name: "Thông báo kết luận đúng hạn", measure: "conclusions_on_time", format: "percent", unit: "%" },
        { name: "Nhiệm vụ đã giao", measure: "assigned", format: "count", unit: "nhiệm vụ" },
        { name: "Nhiệm vụ đúng hạn", measure: "on_time", format: "percent", unit: "%" },
      ],
      was.charAt(0).toUpperCase() + was.slice(1),
    ),
  ];
}
