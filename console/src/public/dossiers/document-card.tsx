import { useRef, useState } from "react";
import { errorText } from "../api";
import { icons } from "../icons";
import { Preview } from "../send/photo-field";
import { useTexts } from "../texts";
import type { DraftDocument } from "./draft";
import type { DocumentFiles } from "./use-document-files";

export interface FileType {
  media_type: string;
  kind: string;
  extensions: string[];
  max_megabytes: number;
}

interface DocumentCardProps {
  document: DraftDocument;
  types: FileType[] | undefined;
  files: DocumentFiles;
  /** What the form says of it, "theo mẫu số 01". */
  hint?: string | null;
  /** Why it is not sent; undefined where that is not asked. */
  note?: string;
  onNote?: (note: string) => void;
  problem?: string;
}

const size = (bytes: number) =>
  bytes >= 1048576 ? `${(bytes / 1048576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;

/** One document of the checklist: what it is, its files, and room to say why there is none. */
export function DocumentCard({ document: one, types, files, hint, note, onNote, problem }: DocumentCardProps) {
  const { t, has } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const allowed = types?.filter(({ kind }) => kind === "image" || kind === "document");
  const sending = files.files.filter(({ documentId }) => documentId === one.id);
  const id = `document-${one.id}`;

  const refusal = (file: File): string | undefined => {
    if (file.size === 0) return t("send.files.empty", { name: file.name });
    if (!allowed) return undefined;
    const ending = file.name.split(".").at(-1)?.toLowerCase() ?? "";
    const type = allowed.find(({ extensions }) => extensions.includes(ending));
    if (!type) return t("send.files.wrongType", { name: file.name });
    // A photo is made smaller before it is sent.
    if (type.kind !== "image" && file.size > type.max_megabytes * 1048576)
      return t("send.files.tooLarge", { name: file.name, max: type.max_megabytes });
    return undefined;
  };
  const add = async (chosen: File[]) => {
    const problems = chosen.map(refusal);
    setWrong(problems.filter((each) => each !== undefined));
    setBusy(true);
    await files.add(
      one.id,
      chosen.filter((_, index) => problems[index] === undefined),
    );
    setBusy(false);
    if (input.current) input.current.value = "";
  };
  const remove = async (fileId: number) => {
    try {
      await files.remove(fileId);
    } catch (error) {
      setWrong([errorText(t, error)]);
    }
  };

  return (
    <li className="document" data-wrong={problem ? true : undefined}>
      <p className="document-name">
        <strong>{one.name}</strong> {one.is_required ? null : <small>{t("form.optional")}</small>}
      </p>
      {one.form || hint ? (
        <p className="hint">
          {[one.form && has(`dossier.forms.${one.form}`) ? t(`dossier.forms.${one.form}`) : one.form, hint]
            .filter(Boolean)
            .join(" · ")}
        </p>
      ) : null}
      <ul className="photo-list">
        {one.files.map((file) => (
          <li key={file.id} data-state="done">
            <span className="photo-done">{icons.check}</span>
            <span className="photo-name">
              {file.file_name}
              <small>{t("dossier.file.arrived", { size: size(file.byte_size) })}</small>
            </span>
            <button
              type="button"
              aria-label={t("send.files.remove", { name: file.file_name })}
              onClick={() => void remove(file.id)}
            >
              {icons.remove}
            </button>
          </li>
        ))}
        {sending.map((file) => (
          <li key={file.number} data-state={file.state}>
            <Preview file={file} />
            <span className="photo-name">
              {file.name}
              <small role={file.error ? "alert" : undefined}>
                {file.error ? errorText(t, file.error) : t(`dossier.file.${file.state}`)}
              </small>
              {file.state === "sending" ? (
                <progress max={1} value={file.share} aria-label={t("receipt.files.progress", { name: file.name })} />
              ) : null}
            </span>
            {file.state === "failed" ? (
              <>
                <button type="button" className="document-retry" onClick={() => files.retry(file.number)}>
                  {t("form.retry")}
                </button>
                <button
                  type="button"
                  aria-label={t("send.files.remove", { name: file.name })}
                  onClick={() => files.drop(file.number)}
                >
                  {icons.remove}
                </button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <label className="photo-add" data-busy={isBusy || undefined}>
        {icons.camera}
        <span>{t(one.files.length + sending.length > 0 ? "dossier.file.more" : "dossier.file.add")}</span>
        <input
          ref={input}
          id={id}
          type="file"
          multiple
          accept={allowed
            ?.flatMap(({ media_type, extensions }) => [media_type, ...extensions.map((end) => `.${end}`)])
            .join()}
          aria-label={t("dossier.file.addFor", { name: one.name })}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-error` : undefined}
          onChange={(event) => void add([...(event.target.files ?? [])])}
        />
      </label>
      {wrong.length > 0 ? (
        <div role="alert">
          {wrong.map((each) => (
            <p key={each} className="wrong">
              {each}
            </p>
          ))}
        </div>
      ) : null}
      {problem ? (
        <p className="wrong" id={`${id}-error`}>
          {problem}
        </p>
      ) : null}
      {onNote && one.files.length === 0 ? (
        <details className="document-note" open={Boolean(note)}>
          <summary>{t("dossier.without")}</summary>
          <label htmlFor={`${id}-note`}>{t("dossier.withoutWhy")}</label>
          <input
            id={`${id}-note`}
            type="text"
            maxLength={500}
            value={note ?? ""}
            onChange={(event) => onNote(event.target.value)}
          />
        </details>
      ) : null}
    </li>
  );
}
