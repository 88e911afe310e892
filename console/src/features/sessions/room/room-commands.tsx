import { Button, Popconfirm, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** What a moderator may do with the room that its own toolbar does not offer. Jitsi answers these with silence when refused. */
export function RoomCommands({ run }: { run: (name: string, ...values: unknown[]) => void }) {
  const { t } = useTranslation("room");
  const [hasLobby, setLobby] = useState(false);
  return (
    <div className="room-commands">
      <span className="room-command">
        <Switch
          size="small"
          aria-label={t("commands.lobby")}
          checked={hasLobby}
          onChange={(on) => {
            setLobby(on);
            run("toggleLobby", on);
          }}
        />
        {t("commands.lobby")}
      </span>
      <Button size="small" type="text" onClick={() => run("toggleRaiseHand")}>
        {t("commands.hand")}
      </Button>
      <Popconfirm
        title={t("commands.endTitle")}
        description={t("commands.endHint")}
        okText={t("commands.end")}
        onConfirm={() => run("endConference")}
      >
        <Button size="small" type="text">
          {t("commands.end")}
        </Button>
      </Popconfirm>
    </div>
  );
}
