import { DeleteOutlined, DownloadOutlined, FileOutlined, FilePdfOutlined, FileTextOutlined } from "@ant-design/icons";
import { Button, Image, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { sizeText } from "../../../components/size-text";
import { downloadUrl } from "../../../lib/upload";
import type { TicketAttachment } from "../types";

type Props = { file: TicketAttachment; url: string | undefined; onRemove?: () => void };

/** Pictures of telephones that most browsers cannot draw. */
const isDrawable = (file: TicketAttachment) => file.kind === "image" && !/hei[cf]$/.test(file.media_type);
/** What a browser shows by itself; anything else is saved. */
const isReadable = (file: TicketAttachment) =>
  file.media_type === "application/pdf" || file.media_type === "text/plain";

function Preview({ file, url }: { file: TicketAttachment; url: string | undefined }) {
  const { t } = useTranslation("attachments");
  const label = t("preview", { name: file.file_name });
  if (file.kind === "audio") {
    // biome-ignore lint/a11y/useMediaCaption: a citizen's own recording has no captions.
    return <audio controls preload="none" src={url} aria-label={label} />;
  }
  if (file.kind === "video") {
    // biome-ignore lint/a11y/useMediaCaption: a citizen's own recording has no captions.
    return <video controls preload="none" src={url} aria-label={label} />;
  }
  if (isDrawable(file) && url) {
    return (
      <Image
        src={url}
        alt={file.file_name}
        height={120}
        width="100%"
        loading="lazy"
        decoding="async"
        className="attachment-image"
        tabIndex={0}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.click()}
      />
    );
  }
  const Icon =
    file.media_type === "application/pdf"
      ? FilePdfOutlined
      : file.kind === "document"
        ? FileTextOutlined
        : FileOutlined;
  const href = url && (isReadable(file) ? url : downloadUrl(url, file.file_name));
  return (
    <a className="attachment-document" href={href} target="_blank" rel="noreferrer" aria-label={label}>
      <Icon />
      <small>{file.file_name.split(".").pop()}</small>
    </a>
  );
}

/** One file of a ticket, seen or heard in place, saved under its own name, taken away by whoever may. */
export function AttachmentFigure({ file, url, onRemove }: Props) {
  const { t } = useTranslation("attachments");
  return (
    <figure className={file.kind === "audio" ? "attachment wide" : "attachment"}>
      <Preview file={file} url={url} />
      <figcaption>
        <span className="attachment-name" title={file.file_name}>
          {file.file_name}
        </span>
        <small className="muted num">{sizeText(file.byte_size)}</small>
        <Tooltip title={t("download")}>
          <Button
            type="text"
            size="small"
            icon={<DownloadOutlined />}
            disabled={!url}
            href={url && downloadUrl(url, file.file_name)}
            aria-label={t("downloadNamed", { name: file.file_name })}
          />
        </Tooltip>
        {onRemove ? (
          <Tooltip title={t("remove.label")}>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t("remove.named", { name: file.file_name })}
              onClick={onRemove}
            />
          </Tooltip>
        ) : null}
      </figcaption>
    </figure>
  );
}
