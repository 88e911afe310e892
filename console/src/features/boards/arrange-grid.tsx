import {
  ArrowLeftOutlined,
  ArrowRightOutlined,
  BellOutlined,
  ColumnHeightOutlined,
  ColumnWidthOutlined,
  DeleteOutlined,
  HolderOutlined,
  PlusOutlined,
  VerticalAlignMiddleOutlined,
} from "@ant-design/icons";
import { Button, Dropdown, Select } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardContext } from "../../components/bi/ask";
import { TileContent, tileStyle } from "./board-grid";
import "./boards.css";
import { moveTile, resizeTile } from "./arrange";
import type { Tile } from "./types";
import { useSavedCharts } from "./use-boards";

type Props = {
  tiles: Tile[];
  context: BoardContext;
  isSaving: boolean;
  onSave: (tiles: Tile[]) => void;
  onCancel: () => void;
};

/** The board's tiles being moved and sized: by dragging, or by keyboard from each tile's grip. */
export function ArrangeGrid({ tiles: given, context, isSaving, onSave, onCancel }: Props) {
  const { t } = useTranslation(["boards", "common"]);
  const [tiles, setTiles] = useState(given);
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<string>();
  const [said, setSaid] = useState("");
  const focused = useRef<string>(undefined);
  const grips = useRef(new Map<string, HTMLButtonElement>());
  const charts = useSavedCharts();

  // React moves the tile's element, and the browser takes the focus from what is moved.
  useEffect(() => {
    if (focused.current) grips.current.get(focused.current)?.focus();
  }, [tiles]);

  const say = (next: Tile[], key: string) => {
    const index = next.findIndex((tile) => tile.key === key);
    const tile = next[index];
    if (tile)
      setSaid(
        t("arrangedAt", {
          title: tile.title,
          place: index + 1,
          count: next.length,
          width: tile.width,
          height: tile.height,
        }),
      );
  };
  const change = (next: Tile[], key: string) => {
    setTiles(next);
    say(next, key);
  };
  const move = (key: string, by: number) => change(moveTile(tiles, key, by), key);
  const resize = (key: string, width: number, height: number) => change(resizeTile(tiles, key, width, height), key);
  const remove = (key: string) => {
    focused.current = undefined;
    setTiles(tiles.filter((tile) => tile.key !== key));
    setSaid(t("taken"));
  };
  const onKey = (event: KeyboardEvent, key: string) => {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const step = steps[event.key];
    if (event.key === "Delete") {
      event.preventDefault();
      remove(key);
    } else if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      focused.current = key;
      if (event.shiftKey) resize(key, ...step);
      else move(key, step[0] + step[1]);
    }
  };
  const drop = (key: string) => {
    if (dragged && dragged !== key) {
      const from = tiles.findIndex((tile) => tile.key === dragged);
      const to = tiles.findIndex((tile) => tile.key === key);
      change(moveTile(tiles, dragged, to - from), dragged);
    }
    setDragged(undefined);
    setOver(undefined);
  };
  const add = (id: number) => {
    const chart = charts.result.data.find((each) => each.id === id);
    if (!chart) return;
    const small = chart.look === "number";
    const key = `new-${id}-${tiles.length}`;
    change([...tiles, { key, title: chart.name, chart, chartId: id, width: 6, height: small ? 2 : 4 }], key);
  };

  return (
    <>
      <div className="filter-bar">
        <Select
          showSearch
          className="filter-control"
          aria-label={t("addChart")}
          placeholder={t("addChart")}
          suffixIcon={<PlusOutlined />}
          optionFilterProp="label"
          popupMatchSelectWidth={false}
          value={null}
          notFoundContent={t("noCharts")}
          options={charts.result.data.map((chart) => ({ value: chart.id, label: chart.name }))}
          onChange={(id: number | null) => id !== null && add(id)}
        />
        <Button
          icon={<BellOutlined />}
          disabled={tiles.some((tile) => !tile.chart)}
          onClick={() => setTiles([...tiles, { key: "alerts", title: t("alerts.title"), width: 6, height: 2 }])}
        >
          {t("addAlerts")}
        </Button>
        <div className="filter-tools">
          <Button onClick={onCancel}>{t("common:cancel")}</Button>
          <Button type="primary" loading={isSaving} onClick={() => onSave(tiles)}>
            {t("saveArrangement")}
          </Button>
        </div>
      </div>
      <p className="boards-hint" id="arrange-hint">
        {t("arrangeHint")}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      <div className="boards-grid boards-arranging">
        {tiles.map((tile, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: only a place to drop on; the grip inside is the control.
          <div
            key={tile.key}
            className="boards-tile"
            style={tileStyle(tile)}
            data-dragged={dragged === tile.key || undefined}
            data-over={over === tile.key && dragged !== tile.key ? "" : undefined}
            onDragOver={(event) => {
              if (!dragged) return;
              event.preventDefault();
              setOver(tile.key);
            }}
            onDrop={(event) => {
              event.preventDefault();
              drop(tile.key);
            }}
          >
            <div className="boards-handle">
              <Button
                ref={(element) => {
                  if (element) grips.current.set(tile.key, element as HTMLButtonElement);
                  else grips.current.delete(tile.key);
                }}
                type="text"
                size="small"
                className="boards-grip"
                icon={<HolderOutlined />}
                draggable
                aria-label={t("grip", { title: tile.title, place: index + 1, count: tiles.length })}
                aria-describedby="arrange-hint"
                onKeyDown={(event) => onKey(event, tile.key)}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = "move";
                  event.dataTransfer.setData("text/plain", tile.title);
                  setDragged(tile.key);
                }}
                onDragEnd={() => {
                  setDragged(undefined);
                  setOver(undefined);
                }}
              />
              <Dropdown
                trigger={["click"]}
                menu={{
                  items: [
                    {
                      key: "earlier",
                      icon: <ArrowLeftOutlined />,
                      label: t("earlier"),
                      onClick: () => move(tile.key, -1),
                    },
                    { key: "later", icon: <ArrowRightOutlined />, label: t("later"), onClick: () => move(tile.key, 1) },
                    {
                      key: "wider",
                      icon: <ColumnWidthOutlined />,
                      label: t("wider"),
                      onClick: () => resize(tile.key, 1, 0),
                    },
                    {
                      key: "narrower",
                      icon: <VerticalAlignMiddleOutlined rotate={90} />,
                      label: t("narrower"),
                      onClick: () => resize(tile.key, -1, 0),
                    },
                    {
                      key: "taller",
                      icon: <ColumnHeightOutlined />,
                      label: t("taller"),
                      onClick: () => resize(tile.key, 0, 1),
                    },
                    {
                      key: "lower",
                      icon: <VerticalAlignMiddleOutlined />,
                      label: t("lower"),
                      onClick: () => resize(tile.key, 0, -1),
                    },
                    { key: "remove", icon: <DeleteOutlined />, label: t("takeOff"), onClick: () => remove(tile.key) },
                  ],
                }}
              >
                <Button type="text" size="small" aria-label={t("tileMenu", { title: tile.title })}>
                  {tile.width}×{tile.height}
                </Button>
              </Dropdown>
            </div>
            <TileContent tile={tile} context={context} />
          </div>
        ))}
      </div>
    </>
  );
}
