import { DeleteOutlined, PaperClipOutlined } from "@ant-design/icons";
import { App, Button, Upload } from "antd";
import { useTranslation } from "react-i18next";
import "./file-drop.css";

type Props = {
  value?: File[];
  onChange?: (files: File[]) => void;
  id?: string;
  /** As in `<input accept>`: `image/*,video/*,.pdf`. */
  accept?: string;
  multiple?: boolean;
  maxMegabytes?: number;
  /** Replaces the standard invitation. */
  hint?: string;
};

const megabytes = (bytes: number) => (bytes / 1_048_576).toLocaleString("vi", { maximumFractionDigits: 1 });

function isAccepted(file: File, accept: string | undefined): boolean {
  if (!accept) return true;
  return accept.split(",").some((raw) => {
    const type = raw.trim().toLowerCase();
    if (type.startsWith(".")) return file.name.toLowerCase().endsWith(type);
    return type.endsWith("/*") ? file.type.startsWith(type.slice(0, -1)) : file.type === type;
  });
}

/** Picks files by drag, click or keyboard and holds them; sending them is up to the form (see lib/upload). */
export function FileDrop({ value = [], onChange, id, accept, multiple = true, maxMegabytes = 50, hint }: Props) {
  const { t } = useTranslation("common");
  const { message } = App.useApp();
  const add = (batch: File[]) => {
    const good = batch.filter((file) => {
      if (!isAccepted(file, accept)) message.error(t("upload.wrongType", { name: file.name }));
      else if (file.size > maxMegabytes * 1_048_576) {
        message.error(t("upload.tooLarge", { name: file.name, limit: maxMegabytes }));
      } else return true;
      return false;
    });
    if (good.length) onChange?.(multiple ? [...value, ...good] : good.slice(-1));
  };
  return (
    <div className="file-drop">
      <Upload.Dragger
        id={id}
        accept={accept}
        multiple={multiple}
        showUploadList={false}
        beforeUpload={(file, batch) => {
          // Called once per file of a batch; the whole batch is taken with its last one.
          if (file === batch[batch.length - 1]) add(batch);
          return false;
        }}
      >
        <PaperClipOutlined aria-hidden="true" /> {hint ?? t("upload.drop")}
        <small>{t("upload.limit", { limit: maxMegabytes })}</small>
      </Upload.Dragger>
      {value.length ? (
        <ul className="file-list">
          {value.map((file, index) => (
            <li key={`${file.name}-${file.lastModified}`}>
              <span className="clip">{file.name}</span>
              <span className="muted num">{megabytes(file.size)} MB</span>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t("upload.remove", { name: file.name })}
                onClick={() => onChange?.(value.filter((_, each) => each !== index))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
