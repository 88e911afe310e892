import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import type { ParticipantRow } from "../types";
import { ReplyDialog } from "./reply-dialog";

type Props = { sessionId: number; person: Pick<ParticipantRow, "invitation" | "capacity"> };

/** Yes, no, or somebody else; an answer may be changed until the session is over. */
export function ReplyButtons({ sessionId, person }: Props) {
  const { t } = useTranslation("sessions");
  const [dialog, setDialog] = useState<"declined" | "substituted">();
  const accept = useRpc("reply_to_invitation", { success: t("mine.replied") });
  return (
    <span className="reply-buttons">
      {person.invitation === "accepted" ? null : (
        <Button
          type="primary"
          loading={accept.isPending}
          onClick={() => accept.run({ p_session_id: sessionId, p_reply: "accepted" })}
        >
          {t("mine.accept")}
        </Button>
      )}
      {person.capacity === "chair" ? null : (
        <Button onClick={() => setDialog("substituted")}>{t("mine.substitute")}</Button>
      )}
      {person.invitation === "declined" ? null : (
        <Button onClick={() => setDialog("declined")}>{t("mine.decline")}</Button>
      )}
      {dialog ? <ReplyDialog sessionId={sessionId} reply={dialog} onClose={() => setDialog(undefined)} /> : null}
    </span>
  );
}
