import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReasonDialog } from "../../../components/reason-dialog";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import type { TicketAttachment } from "../types";

type Props = { file: TicketAttachment; onClose: () => void; onDone: () => void };

/** Takes a mistaken file off a ticket, with the reason that will stand on its timeline. */
export function RemoveAttachment({ file, onClose, onDone }: Props) {
  const { t } = useTranslation("attachments");
  const [failure, setFailure] = useState<AppError>();
  const { run, isPending } = useRpc("remove_attachment", {
    success: t("remove.done"),
    onSuccess: onDone,
    onError: (error) => (error.field === "reason" ? setFailure(error) : onDone()),
  });
  return (
    <ReasonDialog
      title={t("remove.title")}
      of={file.file_name}
      help={t("remove.help")}
      label={t("remove.reason")}
      submitText={t("remove.submit")}
      failure={failure}
      isPending={isPending}
      onSubmit={(reason) => run({ p_attachment_id: file.id, p_reason: reason })}
      onClose={onClose}
    />
  );
}
