import { CheckOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../../components/use-keys";
import { useRpc } from "../../../components/use-rpc";
import { formatTime } from "../../../lib/date-time";
import { clockText, useNow } from "./use-now";
import type { Room, RoomItem } from "./use-room";

/** The agenda with where the session is; who runs it goes on with one click or key. */
export function AgendaPanel({ room, canRun }: { room: Room; canRun: boolean }) {
  const { t } = useTranslation("room");
  const go = useRpc("go_to_item");
  const items = room.session_agenda;
  const at = items.findIndex((item) => item.id === room.current_item_id);
  const next = at >= 0 ? items[at + 1] : undefined;
  const isLive = room.status === "live";
  const moves = canRun && isLive;
  const turn = (item: RoomItem | undefined) => {
    if (item && moves) go.run({ p_session_id: room.id, p_item_id: item.id });
  };
  useKeys(t("agenda.title"), [
    { keys: "n", label: t("agenda.next"), run: () => turn(next), isOff: !moves || !next },
    { keys: "Ctrl+Enter", label: t("agenda.next"), run: () => turn(next), isOff: !moves || !next, evenTyping: true },
    { keys: "b", label: t("agenda.back"), run: () => turn(items[at - 1]), isOff: !moves || at < 1 },
  ]);
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const list = current.current?.parentElement;
    if (list && current.current) list.scrollTop = current.current.offsetTop - list.offsetTop - 40;
  }, [room.current_item_id]);

  return (
    <section className="sheet room-agenda" aria-labelledby="room-agenda">
      <div className="room-panel-head">
        <h2 className="sheet-title" id="room-agenda">
          {t("agenda.title")}
        </h2>
        {moves && next ? (
          <Button
            type="primary"
            size="small"
            loading={go.isPending}
            onClick={() => turn(next)}
            title={t("agenda.nextKey")}
          >
            {t("agenda.next")}
          </Button>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <ol tabIndex={0} aria-label={t("agenda.title")}>
        {items.map((item) => {
          const isCurrent = item.id === room.current_item_id;
          const text = (
            <>
              <span className="room-item-title">{item.title}</span>
              <span className="room-item-lead">{item.lead_name}</span>
            </>
          );
          return (
            <li key={item.id} ref={isCurrent ? current : undefined} aria-current={isCurrent ? "step" : undefined}>
              <span className="room-item-mark">
                {item.finished_at && !isCurrent ? <CheckOutlined aria-label={t("agenda.done")} /> : null}
              </span>
              {moves && !isCurrent ? (
                <button type="button" className="room-item-text" onClick={() => turn(item)} title={t("agenda.turn")}>
                  {text}
                </button>
              ) : (
                <span className="room-item-text">{text}</span>
              )}
              <span className="room-item-time num">
                {isCurrent && item.started_at && isLive ? (
                  <Elapsed item={item} />
                ) : item.started_at ? (
                  formatTime(item.started_at)
                ) : (
                  t("agenda.minutes", { count: item.minutes })
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Elapsed({ item }: { item: RoomItem }) {
  const { t } = useTranslation("room");
  const now = useNow();
  const spent = now - +new Date(item.started_at ?? now);
  const planned = item.minutes * 60_000;
  return (
    <>
      <strong>{clockText(spent)}</strong>
      <small>
        {spent > planned
          ? t("agenda.over", { time: clockText(spent - planned) })
          : t("agenda.of", { count: item.minutes })}
      </small>
    </>
  );
}
