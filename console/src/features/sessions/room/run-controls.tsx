import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRpc, useRpcQuery } from "../../../components/use-rpc";
import type { Room } from "./use-room";

type Obstacle = { kind: string; detail: string | null; is_waived: boolean };

/** Beginning and ending the session; what stands in the way is named before anybody is refused. */
export function RunControls({ room }: { room: Room }) {
  const { t } = useTranslation(["room", "common"]);
  const [isEnding, setEnding] = useState(false);
  const isBefore = ["planned", "reported", "invited", "tested"].includes(room.status);
  const checklist = useRpcQuery<{ obstacles: Obstacle[] }>(
    "session_checklist",
    { p_session_id: room.id },
    { tables: ["sessions", "session_tests"], enabled: isBefore, refetchInterval: 15_000 },
  );
  const start = useRpc("start_session", { success: t("run.started") });
  const end = useRpc("end_session", { success: t("run.ended"), onSuccess: () => setEnding(false) });
  // A clash was weighed when the invitations went out; it does not hold up the beginning.
  const obstacles = (checklist.data?.obstacles ?? []).filter((each) => !each.is_waived && each.kind !== "clash");
  const open = room.session_agenda.filter((item) => !item.started_at);
  if (isBefore) {
    return (
      <>
        {obstacles.length ? (
          <div className="room-obstacles" role="status">
            {obstacles.map((each) => (
              <span key={each.kind}>{t(`obstacle.${each.kind}`, { detail: each.detail ?? "" })}</span>
            ))}
            <Link to={`/sessions/${room.id}`}>{t("obstacle.see")}</Link>
          </div>
        ) : null}
        <Button
          type="primary"
          loading={start.isPending}
          disabled={obstacles.length > 0}
          onClick={() => start.run({ p_session_id: room.id, p_version: room.version })}
        >
          {t("run.start")}
        </Button>
      </>
    );
  }
  if (room.status !== "live") return null;
  return (
    <>
      <Button loading={end.isPending} onClick={() => setEnding(true)}>
        {t("run.end")}
      </Button>
      <Modal
        open={isEnding}
        title={t("run.endTitle")}
        okText={t("run.end")}
        cancelText={t("common:cancel")}
        confirmLoading={end.isPending}
        onOk={() => end.run({ p_session_id: room.id })}
        onCancel={() => setEnding(false)}
      >
        <p>{t("run.endHint")}</p>
        {open.length ? (
          <>
            <p>{t("run.open", { count: open.length })}</p>
            <ul className="room-open-items">
              {open.slice(0, 8).map((item) => (
                <li key={item.id}>{item.title}</li>
              ))}
            </ul>
          </>
        ) : null}
      </Modal>
    </>
  );
}
