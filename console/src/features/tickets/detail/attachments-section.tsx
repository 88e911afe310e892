import { FileOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Image, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FileDrop } from "../../../components/file-drop";
import { errorText } from "../../../lib/error-text";
import { signedUrl } from "../../../lib/upload";
import { ACCEPT, attach, BUCKET, MAX_MEGABYTES } from "../attachments";
import type { TicketAttachment } from "../types";
import { useTicketsRefresh } from "../use-ticket";

const sizeText = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

function Attachment({ file }: { file: TicketAttachment }) {
  const { t } = useTranslation("tickets");
  const { data: url } = useQuery({
    queryKey: ["signed-url", file.storage_path],
    queryFn: () => signedUrl(BUCKET, file.storage_path),
    staleTime: 8 * 60_000,
    refetchInterval: 9 * 60_000,
  });
  const caption = (
    <figcaption>
      <a href={url} target="_blank" rel="noreferrer" download={file.file_name} className="clip">
        {file.file_name}
      </a>{" "}
      <small className="muted num">{sizeText(file.byte_size)}</small>
    </figcaption>
  );
  if (file.kind === "audio") {
    return (
      <figure className="attachment wide">
        {/* biome-ignore lint/a11y/useMediaCaption: a citizen's own recording has no captions. */}
        <audio controls preload="none" src={url} aria-label={t("detail.preview", { name: file.file_name })} />
        {caption}
      </figure>
    );
  }
  if (file.kind === "video") {
    return (
      <figure className="attachment">
        {/* biome-ignore lint/a11y/useMediaCaption: a citizen's own recording has no captions. */}
        <video controls preload="metadata" src={url} aria-label={t("detail.preview", { name: file.file_name })} />
        {caption}
      </figure>
    );
  }
  return (
    <figure className="attachment">
      {file.kind === "image" && url ? (
        <Image src={url} alt={file.file_name} height={120} width={160} className="attachment-image" />
      ) : (
        <a
          className="attachment-document"
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={t("detail.preview", { name: file.file_name })}
        >
          <FileOutlined />
        </a>
      )}
      {caption}
    </figure>
  );
}

/** Pictures, films, sound and papers of the ticket, seen in place; more can be added by whoever may. */
export function AttachmentsSection({
  ticketId,
  files,
  mayAdd,
}: {
  ticketId: number;
  files: TicketAttachment[];
  mayAdd: boolean;
}) {
  const { t } = useTranslation("tickets");
  const { message, notification } = App.useApp();
  const refresh = useTicketsRefresh();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<File[]>([]);
  const [isBusy, setBusy] = useState(false);
  if (!files.length && !mayAdd) return null;

  const send = async () => {
    setBusy(true);
    const left: File[] = [];
    for (const file of chosen) {
      await attach(ticketId, file).catch((error) => {
        left.push(file);
        notification.error({ message: file.name, description: errorText(t, error), placement: "bottomRight" });
      });
    }
    setBusy(false);
    setChosen(left);
    refresh();
    if (!left.length) {
      message.success(t("detail.attached", { count: chosen.length }));
      setOpen(false);
    }
  };

  return (
    <div className="attachments">
      <div className="sheet-head">
        <h3>{t("detail.attachments")}</h3>
        {mayAdd ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t("detail.addAttachment")}
          </Button>
        ) : null}
      </div>
      {files.length ? (
        <div className="attachment-grid">
          <Image.PreviewGroup>
            {files.map((file) => (
              <Attachment key={file.id} file={file} />
            ))}
          </Image.PreviewGroup>
        </div>
      ) : (
        <p className="muted">{t("detail.noAttachments")}</p>
      )}
      <Modal
        open={isOpen}
        title={t("detail.addAttachment")}
        okText={t("detail.addAttachment")}
        cancelText={t("form.cancel")}
        okButtonProps={{ disabled: !chosen.length }}
        confirmLoading={isBusy}
        onOk={send}
        onCancel={() => setOpen(false)}
      >
        <FileDrop
          value={chosen}
          onChange={setChosen}
          accept={ACCEPT}
          maxMegabytes={MAX_MEGABYTES}
          hint={t("intake.attachHint")}
        />
      </Modal>
    </div>
  );
}
