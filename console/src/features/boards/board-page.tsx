import { CopyOutlined, DeleteOutlined, DownOutlined, SettingOutlined } from "@ant-design/icons";
import { useDelete } from "@refinedev/core";
import { App, Button, Dropdown } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { PageLoading } from "../../components/page-loading";
import { useListState } from "../../components/use-list-state";
import { useRpc } from "../../components/use-rpc";
import { myId } from "../../lib/me";
import { ArrangeGrid } from "./arrange-grid";
import { BoardBar } from "./board-bar";
import { boardContext } from "./board-context";
import { BoardGrid } from "./board-grid";
import { BoardModal } from "./board-modal";
import "./boards.css";
import { CityTile } from "./city-tile";
import { type ShippedBoard, shippedBoards } from "./shipped";
import type { Tile } from "./types";
import { type BoardWithTiles, useBoard } from "./use-boards";
import { useCopyBoard } from "./use-copy-board";

/** One page for every board: shipped ones by their name, saved ones by their number. */
export function Page() {
  const { board: code = "" } = useParams();
  const shipped = shippedBoards.find((board) => board.code === code);
  // A board of another address is another board: nothing half done is carried over.
  return shipped ? <Shipped key={code} board={shipped} /> : <Saved key={code} id={Number(code)} />;
}

function Shipped({ board }: { board: ShippedBoard }) {
  const { t } = useTranslation("boards");
  const list = useListState();
  const context = useMemo(() => boardContext(list, board.period), [list.params, board]);
  const tiles = useMemo<Tile[]>(
    () => board.tiles.map((tile) => ({ ...tile, title: t(`tiles.${tile.key}`) })),
    [board, t],
  );
  const { copy, isPending } = useCopyBoard();
  const name = t(`shipped.${board.code}.title`);
  return (
    <div className="page">
      <PageHeader
        title={name}
        subtitle={t(`shipped.${board.code}.note`)}
        back={{ label: t("title"), to: "/boards" }}
        actions={
          <Button icon={<CopyOutlined />} loading={isPending} onClick={() => copy(t("copyOf", { name }), tiles)}>
            {t("copy")}
          </Button>
        }
      />
      <BoardBar list={list} context={context} />
      <BoardGrid
        tiles={tiles}
        context={context}
        special={(tile) => {
          const special = board.tiles.find((each) => each.key === tile.key)?.special;
          return special === "city" && tile.chart ? (
            <CityTile title={tile.title} chart={tile.chart} context={context} />
          ) : undefined;
        }}
      />
    </div>
  );
}

function Saved({ id }: { id: number }) {
  const { t } = useTranslation("boards");
  const board = useBoard(Number.isSafeInteger(id) && id > 0 ? id : undefined);
  if (board.isError)
    return (
      <div className="page">
        <ErrorState error={board.error} onRetry={() => board.refetch()} />
      </div>
    );
  if (board.isLoading) return <PageLoading />;
  if (!board.data)
    return (
      <div className="page">
        <PageHeader title={t("title")} back={{ label: t("title"), to: "/boards" }} />
        <div className="sheet">
          <EmptyState title={t("notFound")} hint={t("notFoundHint")} />
        </div>
      </div>
    );
  return <SavedBoardView board={board.data} />;
}

const tilesOf = (board: BoardWithTiles, alerts: string): Tile[] =>
  [...board.board_tiles]
    .sort((a, b) => a.position - b.position)
    .flatMap((row): Tile[] => {
      const place = { key: String(row.id), width: row.width, height: row.height };
      if (row.kind === "alerts") return [{ ...place, title: alerts }];
      const chart = row.charts;
      return chart ? [{ ...place, title: chart.name, chart, chartId: chart.id }] : [];
    });

function SavedBoardView({ board }: { board: BoardWithTiles }) {
  const { t } = useTranslation("boards");
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const list = useListState();
  const context = useMemo(() => boardContext(list, board.period ?? undefined), [list.params, board.period]);
  const [isEditing, setEditing] = useState(false);
  const tiles = useMemo(() => tilesOf(board, t("alerts.title")), [board, t]);
  const isOwn = board.staff_id === myId();
  const isArranging = isOwn && list.params.get("arrange") === "1";
  const remove = useDelete();
  const save = useRpc<number>("save_board_tiles", { invalidates: ["boards"], success: t("arranged") });
  const finish = () => list.setParam("arrange", undefined);
  const askRemove = () =>
    modal.confirm({
      title: t("removeBoard", { name: board.name }),
      content: t("removeBoardHint"),
      okText: t("remove"),
      cancelText: t("common:cancel"),
      onOk: () =>
        new Promise<void>((resolve) =>
          remove.mutate(
            {
              resource: "boards",
              id: board.id,
              successNotification: () => ({ type: "success", message: t("removed") }),
            },
            { onSuccess: () => navigate("/boards"), onSettled: () => resolve() },
          ),
        ),
    });
  return (
    <div className="page">
      <PageHeader
        title={board.name}
        subtitle={
          isOwn
            ? board.shared_role_code
              ? t("sharedWith", { role: t(`app:roles.${board.shared_role_code}`) })
              : t("onlyMe")
            : t("sharedNumbers")
        }
        back={{ label: t("title"), to: "/boards" }}
        actions={
          isOwn && !isArranging ? (
            <>
              <Dropdown
                trigger={["click"]}
                menu={{
                  items: [
                    {
                      key: "settings",
                      icon: <SettingOutlined />,
                      label: t("boardSettings"),
                      onClick: () => setEditing(true),
                    },
                    { key: "remove", icon: <DeleteOutlined />, label: t("remove"), onClick: askRemove },
                  ],
                }}
              >
                <Button icon={<DownOutlined />} iconPosition="end">
                  {t("more")}
                </Button>
              </Dropdown>
              <Link to="/charts/new">
                <Button tabIndex={-1}>{t("newChart")}</Button>
              </Link>
              <Button type="primary" onClick={() => list.setParam("arrange", "1")}>
                {t("arrange")}
              </Button>
            </>
          ) : undefined
        }
      />
      {isArranging ? (
        <ArrangeGrid
          tiles={tiles}
          context={context}
          isSaving={save.isPending}
          onCancel={finish}
          onSave={(next) =>
            save.mutate(
              {
                p_board_id: board.id,
                p_version: board.version,
                p_tiles: next.map((tile) => ({
                  kind: tile.chart ? "chart" : "alerts",
                  chart_id: tile.chartId ?? null,
                  width: tile.width,
                  height: tile.height,
                })),
              },
              { onSuccess: finish },
            )
          }
        />
      ) : tiles.length ? (
        <>
          <BoardBar list={list} context={context} />
          <BoardGrid tiles={tiles} context={context} />
        </>
      ) : (
        <div className="sheet">
          <EmptyState
            title={t("emptyBoard")}
            hint={t("emptyBoardHint")}
            actions={
              isOwn ? (
                <>
                  <Button onClick={() => list.setParam("arrange", "1")}>{t("arrange")}</Button>
                  <Link to={`/charts/new?board=${board.id}`}>
                    <Button type="primary" tabIndex={-1}>
                      {t("newChart")}
                    </Button>
                  </Link>
                </>
              ) : undefined
            }
          />
        </div>
      )}
      <BoardModal isOpen={isEditing} onClose={() => setEditing(false)} board={board} />
    </div>
  );
}
