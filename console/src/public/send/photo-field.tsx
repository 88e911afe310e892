import { useEffect, useMemo, useRef, useState } from "react";
import { icons } from "../icons";
import { useTexts } from "../texts";
import type { ChosenFile } from "./file-store";
import { shrinkImage } from "./shrink-image";

export interface FileType {
  media_type: string;
  kind: "image" | "video" | "audio" | "document";
  extensions: string[];
  max_megabytes: number;
}

interface PhotoFieldProps {
  files: ChosenFile[];
  onChange: (files: ChosenFile[]) => void;
  /** Undefined until they are known; then the server alone says what it takes. */
  types: FileType[] | undefined;
  max: number;
}

/** Photos, films and recordings to send with the report: chosen, looked at, taken away again. */
export function PhotoField({ files, onChange, types, max }: PhotoFieldProps) {
  const { t } = useTexts();
  const [problems, setProblems] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const allowed = types?.filter(({ kind }) => kind !== "document");

  const refusal = (file: File): string | undefined => {
    if (!allowed) return file.size === 0 ? t("send.files.empty", { name: file.name }) : undefined;
    const type = allowed.find(({ media_type }) => media_type === file.type.split(";")[0]);
    const ending = file.name.split(".").at(-1)?.toLowerCase() ?? "";
    if (!type?.extensions.includes(ending)) return t("send.files.wrongType", { name: file.name });
    if (file.size === 0) return t("send.files.empty", { name: file.name });
    if (file.size > type.max_megabytes * 1048576)
      return t("send.files.tooLarge", { name: file.name, max: type.max_megabytes });
    return undefined;
  };

  const add = async (chosen: File[]) => {
    setBusy(true);
    const next = [...files];
    const wrong: string[] = [];
    for (const original of chosen) {
      if (next.length >= max) {
        wrong.push(t("send.files.tooMany", { max }));
        break;
      }
      const file = await shrinkImage(original);
      const why = refusal(file);
      if (why) wrong.push(why);
      else next.push({ number: Math.max(0, ...next.map(({ number }) => number)) + 1, name: file.name, blob: file });
    }
    setProblems(wrong);
    onChange(next);
    setBusy(false);
    if (input.current) input.current.value = "";
  };
  const remove = (number: number) => onChange(files.filter((file) => file.number !== number));

  return (
    <div className="photos">
      <ul className="photo-list">
        {files.map((file) => (
          <li key={file.number}>
            <Preview file={file} />
            <span className="photo-name">{file.name}</span>
            <button
              type="button"
              aria-label={t("send.files.remove", { name: file.name })}
              onClick={() => remove(file.number)}
            >
              {icons.remove}
            </button>
          </li>
        ))}
      </ul>
      {files.length < max ? (
        <label className="photo-add" data-busy={isBusy || undefined}>
          {icons.camera}
          <span>{isBusy ? t("send.files.preparing") : t("send.files.add")}</span>
          <input
            ref={input}
            type="file"
            multiple
            accept={
              allowed &&
              [
                ...new Set(allowed.flatMap((type) => [type.media_type, ...type.extensions.map((end) => `.${end}`)])),
              ].join()
            }
            aria-describedby="files-hint"
            disabled={isBusy}
            onChange={(event) => void add([...(event.target.files ?? [])])}
          />
        </label>
      ) : null}
      <p className="hint" id="files-hint">
        {t("send.files.hint", { max })}
      </p>
      {problems.length > 0 ? (
        <div role="alert">
          {problems.map((problem) => (
            <p key={problem} className="wrong">
              {problem}
            </p>
          ))}
        </div>
      ) : null}
    </div>
  );
}

export function Preview({ file }: { file: Pick<ChosenFile, "blob"> }) {
  const address = useMemo(
    () => (file.blob.type.startsWith("image/") ? URL.createObjectURL(file.blob) : ""),
    [file.blob],
  );
  const [isBroken, setBroken] = useState(false);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  if (address && !isBroken) return <img src={address} alt="" onError={() => setBroken(true)} />;
  return <span className="photo-kind">{file.blob.type.startsWith("audio/") ? icons.sound : icons.film}</span>;
}
