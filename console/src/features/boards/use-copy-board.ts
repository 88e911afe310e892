import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toAppError } from "../../lib/app-error";
import { errorText } from "../../lib/error-text";
import { isRelative } from "../../lib/periods";
import { rpc } from "../../lib/rpc";
import { supabase } from "../../lib/supabase";
import type { Tile } from "./types";

async function insert(table: string, rows: object | object[]): Promise<{ id: number }[]> {
  const { data, error, status } = await supabase().from(table).insert(rows).select("id");
  if (error) throw toAppError(error, status);
  return data as { id: number }[];
}

/** Makes a board of one's own out of a shipped one, to change as one likes. */
export function useCopyBoard() {
  const { t } = useTranslation("boards");
  const { notification, message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);

  const copy = async (name: string, given: Tile[]) => {
    // What only a shipped board shows has no chart to copy; the alerts have none either, but a tile of their own.
    const tiles = given.filter((tile) => tile.chart || tile.key === "alerts");
    if (isPending) return;
    setPending(true);
    try {
      const drawn = tiles.flatMap((tile) => (tile.chart ? [{ ...tile, chart: tile.chart }] : []));
      const charts = await insert(
        "charts",
        drawn.map(({ title, chart }) => ({
          name: title,
          query: chart.query,
          look: chart.look,
          period: isRelative(chart.period) ? chart.period : "last_12_months",
        })),
      );
      const ids = new Map(drawn.map((tile, index) => [tile.key, charts[index]?.id]));
      const [board] = await insert("boards", { name });
      if (!board) return;
      await rpc("save_board_tiles", {
        p_board_id: board.id,
        p_version: 1,
        p_tiles: tiles.map((tile) => ({
          kind: tile.chart ? "chart" : "alerts",
          chart_id: ids.get(tile.key) ?? null,
          width: tile.width,
          height: tile.height,
        })),
      });
      await client.invalidateQueries();
      message.success(t("copied"));
      navigate(`/boards/${board.id}?arrange=1`);
    } catch (error) {
      notification.error({ message: errorText(t, error), placement: "bottomRight" });
    } finally {
      setPending(false);
    }
  };
  return { copy, isPending };
}
