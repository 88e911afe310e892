import { DeleteOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Alert, Button, Upload } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "../lib/app-error";
import { errorText } from "../lib/error-text";
import { acceptOf, checkFile, largest } from "../lib/file-rules";
import "./file-drop.css";
import { sizeText } from "./size-text";
import { useFileRules } from "./use-file-rules";

type Props = {
  value?: File[];
  onChange?: (files: File[]) => void;
  id?: string;
  multiple?: boolean;
};

type Refused = { name: string; error: AppError };

/** A picture from the clipboard has no name of its own worth keeping. */
function named(file: File, label: string): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const now = new Date();
  const stamp = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  const ending = file.name.split(".").pop();
  return new File([file], `${label} ${stamp.replace("T", " ").replace(/:/g, ".")}.${ending}`, { type: file.type });
}

/**
 * Picks files by drag, click, keyboard or paste and holds them; sending them is up to the form. Each file is judged by
 * the server's own list beforehand, with the server's words.
 */
export function FileDrop({ value = [], onChange, id, multiple = true }: Props) {
  const { t } = useTranslation("common");
  const rules = useFileRules();
  const [refused, setRefused] = useState<Refused[]>([]);
  const frame = useRef<HTMLDivElement>(null);

  const add = async (batch: File[]) => {
    const errors = rules.length ? await Promise.all(batch.map((file) => checkFile(file, rules))) : [];
    setRefused(batch.flatMap(({ name }, index) => (errors[index] ? [{ name, error: errors[index] }] : [])));
    const good = batch.filter(
      (file, index) =>
        !errors[index] &&
        !value.some(
          ({ name, size, lastModified }) =>
            name === file.name && size === file.size && lastModified === file.lastModified,
        ),
    );
    if (good.length) onChange?.(multiple ? [...value, ...good] : good.slice(-1));
  };
  const latest = useRef(add);
  latest.current = add;

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Two calls may be open: only the one in sight takes what is pasted.
      if (!files.length || !frame.current?.offsetParent) return;
      event.preventDefault();
      latest.current(files.map((file) => named(file, t("upload.pasted"))));
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [t]);

  return (
    <div className="file-drop" ref={frame}>
      <Upload.Dragger
        id={id}
        accept={acceptOf(rules) || undefined}
        multiple={multiple}
        showUploadList={false}
        beforeUpload={(file, batch) => {
          // Called once per file of a batch; the whole batch is taken with its last one.
          if (file === batch[batch.length - 1]) add(batch);
          return false;
        }}
      >
        <PaperClipOutlined aria-hidden="true" /> {t("upload.drop")}
        <small>{rules.length ? t("upload.limit", { limit: largest(rules) }) : null}</small>
      </Upload.Dragger>
      {refused.map(({ name, error }) => (
        <Alert
          key={name}
          className="file-refused"
          type="error"
          role="alert"
          closable
          message={
            <>
              <strong>{name}</strong>: {errorText(t, error)}
            </>
          }
          onClose={() => setRefused((all) => all.filter((each) => each.name !== name))}
        />
      ))}
      {value.length ? (
        <ul className="file-list">
          {value.map((file, index) => (
            <li key={`${file.name}-${file.lastModified}-${file.size}`}>
              <span className="file-name">{file.name}</span>
              <span className="muted num">{sizeText(file.size)}</span>
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
