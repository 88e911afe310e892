import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  MinusCircleOutlined,
  SendOutlined,
  StopOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import "./messages.css";
import type { MessageRow } from "./types";

const icons = {
  queued: ClockCircleOutlined,
  sent: CheckCircleOutlined,
  dead: CloseCircleOutlined,
  skipped: MinusCircleOutlined,
  discarded: StopOutlined,
};

/** Where a message stands, with icon and word. */
export function MessageStatusTag({ row }: { row: Pick<MessageRow, "status" | "is_sending"> }) {
  const { t } = useTranslation("messages");
  const Icon = row.is_sending ? SendOutlined : icons[row.status];
  return (
    <span className="message-status" data-status={row.status}>
      <Icon aria-hidden="true" /> {row.is_sending ? t("sending") : t(`status.${row.status}`)}
    </span>
  );
}
