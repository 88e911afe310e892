import { Button, Image, Modal } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FileDrop } from "../../../components/file-drop";
import { UploadList } from "../../../components/uploads/upload-list";
import { useSignedLinks } from "../../../components/uploads/use-signed-links";
import { useFileRules } from "../../../components/use-file-rules";
import { may, useMe } from "../../../lib/me";
import type { TicketAttachment } from "../types";
import { ticketUploads } from "../uploads";
import { useTicketsRefresh } from "../use-ticket";
import { AttachmentFigure } from "./attachment-figure";
import { RemoveAttachment } from "./remove-attachment";

type Props = { ticketId: number; files: TicketAttachment[]; mayAdd: boolean; mayRemove: boolean };

/** Pictures, films, sound and papers of the ticket, seen in place; more can be added by whoever may. */
export function AttachmentsSection({ ticketId, files, mayAdd, mayRemove }: Props) {
  const { t } = useTranslation("attachments");
  const me = useMe();
  const refresh = useTicketsRefresh();
  const rules = useFileRules();
  const links = useSignedLinks(ticketUploads.bucket, files);
  const uploads = ticketUploads
    .useUploads((target) => target.ticketId === ticketId)
    .filter(({ state }) => state !== "sent");
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<File[]>([]);
  const [removed, setRemoved] = useState<TicketAttachment>();
  const refreshNow = useRef(refresh);
  refreshNow.current = refresh;
  useEffect(
    () => ticketUploads.onArrived((target) => target.ticketId === ticketId && refreshNow.current()),
    [ticketId],
  );
  // They stand among the files now.
  useEffect(() => () => ticketUploads.forgetSent((target) => target.ticketId === ticketId), [ticketId]);
  if (!files.length && !mayAdd && !uploads.length) return null;

  const isTheirs = (file: TicketAttachment) => file.uploaded_by_id === me?.person.id || may("tickets.supervise");
  const send = () => {
    ticketUploads.start({ ticketId }, chosen, rules);
    setChosen([]);
    setOpen(false);
  };

  return (
    <div className="attachments">
      <div className="sheet-head">
        <h3>{t("title")}</h3>
        {mayAdd ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t("add")}
          </Button>
        ) : null}
      </div>
      {files.length ? (
        <div className="attachment-grid">
          <Image.PreviewGroup>
            {files.map((file) => (
              <AttachmentFigure
                key={file.id}
                file={file}
                url={links[file.storage_path]}
                onRemove={mayRemove && isTheirs(file) ? () => setRemoved(file) : undefined}
              />
            ))}
          </Image.PreviewGroup>
        </div>
      ) : uploads.length ? null : (
        <p className="muted">{t("none")}</p>
      )}
      <UploadList uploads={uploads} queue={ticketUploads} />
      <Modal
        open={isOpen}
        title={t("add")}
        okText={chosen.length ? t("send", { count: chosen.length }) : t("add")}
        cancelText={t("common:cancel")}
        okButtonProps={{ disabled: !chosen.length }}
        onOk={send}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FileDrop value={chosen} onChange={setChosen} />
      </Modal>
      {removed ? (
        <RemoveAttachment
          file={removed}
          onClose={() => setRemoved(undefined)}
          onDone={() => {
            setRemoved(undefined);
            refresh();
          }}
        />
      ) : null}
    </div>
  );
}
