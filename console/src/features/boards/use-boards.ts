import { useList } from "@refinedev/core";
import { useQuery } from "@tanstack/react-query";
import { toAppError } from "../../lib/app-error";
import { hasRole } from "../../lib/me";
import { supabase } from "../../lib/supabase";
import { type ShippedBoard, shippedBoards } from "./shipped";
import type { SavedBoard, SavedChart, TileRow } from "./types";

/** The shipped boards made for this person's work. */
export const boardsForMe = (): ShippedBoard[] => shippedBoards.filter((board) => hasRole(...board.roles));

export function useSavedBoards() {
  return useList<SavedBoard>({
    resource: "boards",
    sorters: [{ field: "name", order: "asc" }],
    pagination: { mode: "off" },
    liveMode: "off",
    errorNotification: false,
  });
}

export function useSavedCharts() {
  return useList<SavedChart>({
    resource: "charts",
    sorters: [{ field: "name", order: "asc" }],
    pagination: { mode: "off" },
    liveMode: "off",
    errorNotification: false,
  });
}

export type BoardWithTiles = SavedBoard & { board_tiles: TileRow[] };

async function fetchBoard(id: number): Promise<BoardWithTiles | null> {
  const { data, error, status } = await supabase()
    .from("boards")
    .select("*, board_tiles(*, charts(*))")
    .eq("id", id)
    .maybeSingle();
  if (error) throw toAppError(error, status);
  return data as BoardWithTiles | null;
}

export const useBoard = (id: number | undefined) =>
  useQuery({ queryKey: ["boards", "one", id], queryFn: () => fetchBoard(id as number), enabled: id !== undefined });
