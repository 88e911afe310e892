import type { Db } from "../support/database.ts";
import type { Person } from "../support/people.ts";

/** A chart on a board with an alert, of everyone: nobody else's is anybody's. */
export async function buildBoardWorld(db: Db, people: Iterable<Person>): Promise<void> {
  for (const { staffId } of people) {
    const chartId = await db.value(
      `insert into public.charts (staff_id, name, query, look) values ($1, 'thử', '{"dataset": "tickets", "measures": ["received"]}', 'number') returning id`,
      [staffId],
    );
    const boardId = await db.value("insert into public.boards (staff_id, name) values ($1, 'thử') returning id", [
      staffId,
    ]);
    await db.rows(
      "insert into public.board_tiles (board_id, kind, chart_id, position, width, height) values ($1, 'chart', $2, 1, 6, 3)",
      [boardId, chartId],
    );
    await db.rows(
      `with a as (insert into public.chart_alerts (staff_id, chart_id, measure, comparison, threshold) values ($1, $2, 'received', 'above', 1) returning id)
       insert into public.chart_alert_states (alert_id, is_over, checked_at) select id, false, now() from a`,
      [staffId, chartId],
    );
  }
}

const mine = (column: string) => `case ${column} when $1 then 'mine' else 'theirs' end as label`;

export const boardLabelled: Record<string, string> = {
  charts: `select ${mine("staff_id")} from public.charts`,
  boards: `select ${mine("staff_id")} from public.boards`,
  board_tiles: `select ${mine("b.staff_id")} from public.board_tiles t join public.boards b on b.id = t.board_id`,
  chart_alerts: `select ${mine("staff_id")} from public.chart_alerts`,
  chart_alert_states: `select ${mine("a.staff_id")} from public.chart_alert_states s join public.chart_alerts a on a.id = s.alert_id`,
};
