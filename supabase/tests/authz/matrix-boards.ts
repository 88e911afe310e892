import type { Reach, Role, TableRights } from "./roles.ts";

/** Charts, boards and alerts of one's own: whoever has reports and boards in SPEC §1 builds them; nobody else's unless shared. */
const builders: Role[] = [
  "operator",
  "contact_officer",
  "agency_head",
  "agency_admin",
  "supervisor",
  "reception_board",
  "city_leader",
  "commune_leader",
  "one_stop_officer",
];
const self = Object.fromEntries(builders.map((role) => [role, "self"])) as Partial<Record<Role, Reach>>;
const own: TableRights = { read: self, insert: builders, update: self, delete: self };

export const boardTables: Record<string, TableRights> = {
  charts: own,
  boards: own,
  board_tiles: { read: self },
  chart_alerts: own,
  chart_alert_states: { read: self },
};

export const boardFunctions: Record<string, readonly Role[]> = {
  save_board_tiles: builders,
  add_board_tile: builders,
  city_figures: builders.filter((role) => role !== "reception_board" && role !== "one_stop_officer"),
};

export const boardInserts: Record<string, string> = {
  charts: `insert into public.charts (name, query, look) values ('Mới', '{"dataset": "tickets", "measures": ["received"]}', 'number')`,
  boards: "insert into public.boards (name) values ('Mới')",
  chart_alerts: `insert into public.chart_alerts (chart_id, measure, comparison, threshold) select min(id), 'received', 'above', 1 from public.charts`,
};
