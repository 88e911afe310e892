import type { ChartDefinition } from "../../components/bi/ask";
import type { ChartQuery, Look } from "../../components/bi/types";
import type { Period, RelativePeriod } from "../../lib/periods";

export type ShippedTile = {
  key: string;
  width: number;
  height: number;
  chart?: ChartDefinition;
  special?: "city";
};

export type ShippedBoard = {
  code: string;
  /** Shown to whoever holds one of these roles. */
  roles: string[];
  /** The period it opens with; without one each tile keeps its own. */
  period?: RelativePeriod;
  tiles: ShippedTile[];
};

const tile = (
  key: string,
  [width, height]: [number, number],
  look: Look,
  query: ChartQuery,
  period: Period = "last_30_days",
): ShippedTile => ({ key, width, height, chart: { query, look, period } });

const tickets = (measures: string[], dimensions: ChartQuery["dimensions"] = [], more: Partial<ChartQuery> = {}) => ({
  dataset: "tickets",
  measures,
  dimensions,
  ...more,
});
const month = { code: "time", grain: "month" } as const;
const week = { code: "time", grain: "week" } as const;
const most = (by: string) => ({ sort: [{ by, dir: "desc" as const }], limit: 12 });

/** The period's work of the whole city; what stands now is the operations board's. */
const office: ShippedBoard = {
  code: "office",
  roles: ["supervisor"],
  tiles: [
    tile("office_numbers", [12, 2], "number", {
      ...tickets(["received", "answered", "overdue_rate", "officer_missed_rate", "median_handling", "direct_rate"]),
      compare: "previous",
    }),
    tile("office_trend", [7, 4], "bar", tickets(["received", "overdue_rate"], [month]), "last_12_months"),
    tile("office_fields", [5, 4], "lying", tickets(["received"], ["field"], most("received"))),
    tile(
      "office_agencies",
      [7, 5],
      "table",
      tickets(["received", "answered", "overdue_rate", "median_handling"], ["agency"], {
        sort: [{ by: "overdue_rate", dir: "desc" }],
        limit: 200,
      }),
    ),
    tile("office_map", [5, 5], "map", tickets(["received", "head_share"], ["commune"], { limit: 200 })),
    tile("office_channels", [6, 4], "stacked", tickets(["received"], [week, "channel"]), "last_12_weeks"),
    tile("office_levels", [6, 4], "stacked", tickets(["received"], [week, "level_reached"]), "last_12_weeks"),
  ],
};

/** An agency's own numbers, against the city's and the targets. */
const agency: ShippedBoard = {
  code: "agency",
  roles: ["agency_head", "contact_officer", "supervisor"],
  tiles: [
    tile("agency_numbers", [12, 2], "number", {
      ...tickets(["received", "answered", "open", "overdue", "on_time_rate", "median_handling"]),
      compare: "previous",
    }),
    {
      ...tile(
        "agency_city",
        [12, 3],
        "table",
        tickets(["overdue_rate", "officer_missed_rate", "median_handling", "head_share", "reopen_rate"]),
      ),
      special: "city",
    },
    tile("agency_trend", [7, 4], "bar", tickets(["received", "answered", "overdue_rate"], [month]), "last_12_months"),
    tile(
      "agency_satisfaction",
      [5, 4],
      "line",
      { dataset: "ratings", measures: ["satisfaction"], dimensions: [month] },
      "last_12_months",
    ),
    tile(
      "agency_officers",
      [7, 4],
      "table",
      tickets(["answered", "median_handling", "open", "overdue"], ["officer"], {
        sort: [{ by: "open", dir: "desc" }],
        limit: 100,
      }),
    ),
    tile("agency_categories", [5, 4], "lying", tickets(["received"], ["category"], most("received"))),
    { key: "alerts", width: 12, height: 2 },
  ],
};

/** Today: what came in, what is late, where. */
const leader: ShippedBoard = {
  code: "leader",
  roles: ["city_leader", "supervisor"],
  tiles: [
    tile("leader_today", [6, 2], "number", { ...tickets(["received", "answered"]), compare: "previous" }, "today"),
    tile("leader_now", [6, 2], "number", tickets(["open", "overdue", "due_soon"]), "today"),
    tile(
      "leader_overdue",
      [6, 4],
      "lying",
      tickets(["overdue"], ["agency"], {
        sort: [{ by: "overdue", dir: "desc" }],
        limit: 10,
        filters: [{ dimension: "clock_state", in: ["overdue"] }],
      }),
      "today",
    ),
    tile("leader_levels", [6, 4], "lying", tickets(["open"], ["level", "clock_state"]), "today"),
    tile(
      "leader_days",
      [6, 4],
      "bar",
      tickets(["received", "answered"], [{ code: "time", grain: "day" }]),
      "last_30_days",
    ),
    tile(
      "leader_satisfaction",
      [6, 4],
      "line",
      { dataset: "ratings", measures: ["satisfaction"], dimensions: [month] },
      "last_12_months",
    ),
  ],
};

/** What citizens say of the answers. */
const satisfaction: ShippedBoard = {
  code: "satisfaction",
  roles: ["supervisor", "city_leader", "agency_head", "contact_officer"],
  period: "last_12_months",
  tiles: [
    tile("satisfaction_numbers", [12, 2], "number", {
      dataset: "ratings",
      measures: ["ratings", "satisfaction", "mean_score", "low_ratings"],
      compare: "previous",
    }),
    tile("satisfaction_trend", [7, 4], "bar", {
      dataset: "ratings",
      measures: ["ratings", "satisfaction"],
      dimensions: [month],
    }),
    tile("satisfaction_scores", [5, 4], "bar", {
      dataset: "ratings",
      measures: ["ratings"],
      dimensions: ["score"],
      sort: [{ by: "score", dir: "asc" }],
    }),
    tile("satisfaction_agencies", [7, 5], "table", {
      dataset: "ratings",
      measures: ["ratings", "satisfaction", "mean_score", "low_ratings"],
      dimensions: ["agency"],
      sort: [{ by: "ratings", dir: "desc" }],
      limit: 200,
    }),
    tile("satisfaction_aspects", [5, 5], "bar", {
      dataset: "ratings",
      measures: ["reception_score", "handling_score", "answer_score"],
      dimensions: [{ code: "time", grain: "quarter" }],
    }),
    tile("satisfaction_fields", [6, 4], "lying", {
      dataset: "ratings",
      measures: ["satisfaction"],
      dimensions: ["field"],
    }),
    tile("satisfaction_channels", [6, 4], "lying", {
      dataset: "ratings",
      measures: ["satisfaction"],
      dimensions: ["channel"],
    }),
  ],
};

/** The counter, cases, sessions and what follows from them. */
const reception: ShippedBoard = {
  code: "reception",
  roles: ["reception_board", "supervisor", "city_leader"],
  period: "this_year",
  tiles: [
    tile("reception_visits", [6, 2], "number", { dataset: "visits", measures: ["visits", "people", "to_case_share"] }),
    tile("reception_cases", [6, 2], "number", { dataset: "cases", measures: ["registered", "concluded", "open"] }),
    tile("reception_sessions", [6, 2], "number", {
      dataset: "sessions",
      measures: ["held", "cases_received", "conclusions_on_time"],
    }),
    tile("reception_tasks", [6, 2], "number", { dataset: "tasks", measures: ["assigned", "on_time", "overdue"] }),
    tile("reception_trend", [7, 4], "bar", { dataset: "visits", measures: ["visits"], dimensions: [month] }),
    tile("reception_results", [5, 4], "pie", { dataset: "visits", measures: ["visits"], dimensions: ["visit_result"] }),
    tile("reception_matters", [5, 4], "lying", { dataset: "cases", measures: ["registered"], dimensions: ["matter"] }),
    tile("reception_places", [7, 4], "lying", {
      dataset: "cases",
      measures: ["registered"],
      dimensions: ["commune"],
      ...most("registered"),
    }),
    tile("reception_kinds", [6, 4], "stacked", {
      dataset: "sessions",
      measures: ["planned"],
      dimensions: [month, "session_kind"],
    }),
    tile("reception_agencies", [6, 4], "table", {
      dataset: "tasks",
      measures: ["assigned", "on_time", "overdue"],
      dimensions: ["agency"],
      limit: 200,
    }),
  ],
};

const filed = (measures: string[], dimensions: ChartQuery["dimensions"] = [], more: Partial<ChartQuery> = {}) => ({
  dataset: "dossiers",
  measures,
  dimensions,
  ...more,
});

/** Dossiers: what is late now, the period against the plan's targets, where and with whom. */
const dossiers: ShippedBoard = {
  code: "dossiers",
  roles: ["one_stop_officer", "contact_officer", "supervisor", "city_leader", "agency_head"],
  period: "this_year",
  tiles: [
    tile("dossiers_now", [6, 2], "number", filed(["open", "overdue", "due_soon", "late_steps"])),
    tile("dossiers_numbers", [6, 2], "number", {
      ...filed(["received", "results", "late", "unclosed"]),
      compare: "previous",
    }),
    tile("dossiers_targets", [12, 4], "number", {
      ...filed([
        "on_time_rate",
        "accepted_in_time",
        "electronic_share",
        "digitised_share",
        "satisfaction",
        "submission_time",
        "online_handling_gain",
        "online_share",
      ]),
      compare: "previous",
    }),
    tile("dossiers_trend", [7, 4], "bar", filed(["received", "results", "on_time_rate"], [month]), "last_12_months"),
    tile("dossiers_states", [5, 4], "pie", filed(["open"], ["dossier_status"])),
    tile("dossiers_agencies", [12, 4], "table", {
      ...filed(["received", "results", "on_time_rate", "late", "open", "overdue", "late_steps"], ["agency"], {
        sort: [{ by: "overdue", dir: "desc" }],
        limit: 200,
      }),
    }),
    tile(
      "dossiers_fields",
      [6, 4],
      "table",
      filed(["received", "results", "on_time_rate", "mean_handling"], ["procedure_field"], {
        sort: [{ by: "received", dir: "desc" }],
        limit: 50,
      }),
    ),
    tile(
      "dossiers_officers",
      [6, 4],
      "table",
      filed(["open", "overdue", "due_soon", "late_steps"], ["officer"], {
        sort: [{ by: "open", dir: "desc" }],
        limit: 100,
      }),
    ),
    tile("dossiers_channels", [6, 4], "stacked", filed(["received"], [month, "dossier_channel"]), "last_12_months"),
    tile(
      "dossiers_handling",
      [6, 4],
      "bar",
      filed(["mean_handling_online", "mean_handling_direct"], [month]),
      "last_12_months",
    ),
  ],
};

export const shippedBoards: ShippedBoard[] = [office, agency, leader, satisfaction, reception, dossiers];
