import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { ParticipantRow, SessionRow } from "../types";
import { ReplyButtons } from "./reply-buttons";

/** On the session's page: what the person at the screen has answered, and the buttons to answer. */
export function MyInvitation({ session, person }: { session: SessionRow; person: ParticipantRow }) {
  const { t } = useTranslation("sessions");
  return (
    <Alert
      type="info"
      className="session-notice"
      message={
        <span className="my-invitation">
          <span>
            {t("mine.invitedAs", { capacity: t(`capacity.${person.capacity}`) })}{" "}
            <strong>{t(`reply.${person.invitation}`)}</strong>
          </span>
          <ReplyButtons sessionId={session.id} person={person} />
        </span>
      }
    />
  );
}
