import type { CSSProperties, ReactNode } from "react";
import type { BoardContext } from "../../components/bi/ask";
import { BiTile } from "../../components/bi/bi-tile";
import { AlertsTile } from "./alerts-tile";
import "./boards.css";
import type { Tile } from "./types";

const ROW = 96;
const GAP = 16;

/** Pixels of a tile of so many rows. */
export const tileHeight = (rows: number): number => rows * ROW + (rows - 1) * GAP;

export const tileStyle = ({ width, height }: Pick<Tile, "width" | "height">): CSSProperties =>
  ({ "--columns": width, "--rows": height, "--height": `${tileHeight(height)}px` }) as CSSProperties;

/** What a tile shows, without its place. */
export function TileContent({ tile, context, extra }: { tile: Tile; context: BoardContext; extra?: ReactNode }) {
  const height = tileHeight(tile.height);
  if (!tile.chart) return <AlertsTile title={tile.title} extra={extra} />;
  return <BiTile title={tile.title} chart={tile.chart} context={context} height={height} extra={extra} />;
}

type GridProps = {
  tiles: Tile[];
  context: BoardContext;
  /** What a shipped board shows in a tile instead of a chart. */
  special?: (tile: Tile) => ReactNode | undefined;
};

/** The tiles of a board in reading order on twelve columns; one below the other where there is no room. */
export function BoardGrid({ tiles, context, special }: GridProps) {
  return (
    <div className="boards-grid">
      {tiles.map((tile) => (
        <div
          key={tile.key}
          className="boards-tile"
          style={tileStyle(tile)}
          data-fits={tile.width === 12 && tile.chart?.look === "table"}
        >
          {special?.(tile) ?? <TileContent tile={tile} context={context} />}
        </div>
      ))}
    </div>
  );
}
