import type { ChartDefinition } from "../../components/bi/ask";
import type { ChartQuery, Look } from "../../components/bi/types";
import type { RelativePeriod } from "../../lib/periods";

/** A row of `charts`. */
export type SavedChart = {
  id: number;
  staff_id: number;
  name: string;
  note: string | null;
  query: ChartQuery;
  look: Look;
  period: RelativePeriod;
  shared_role_code: string | null;
};

/** A row of `boards`. */
export type SavedBoard = {
  id: number;
  staff_id: number;
  name: string;
  period: RelativePeriod | null;
  shared_role_code: string | null;
  version: number;
};

/** What stands on a board, saved or shipped. */
export type Tile = {
  key: string;
  title: string;
  width: number;
  height: number;
  /** Without one the tile lists the reader's alerts. */
  chart?: ChartDefinition;
  chartId?: number;
};

/** A row of `board_tiles` with its chart. */
export type TileRow = {
  id: number;
  kind: "chart" | "alerts";
  chart_id: number | null;
  position: number;
  width: number;
  height: number;
  charts: SavedChart | null;
};
