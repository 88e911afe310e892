import type { ReactNode } from "react";
import { useTexts } from "./texts";

export interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  isRequired?: boolean;
  children: (attributes: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": boolean | undefined;
    "aria-required": boolean | undefined;
  }) => ReactNode;
}

/** A label, its field, what to know about it and what is wrong with it. */
export function Field({ name, label, hint, error, isRequired, children }: FieldProps) {
  const { t } = useTexts();
  const about = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="field" data-wrong={error ? true : undefined}>
      <label htmlFor={name}>
        {label}
        {isRequired ? null : <small> {t("form.optional")}</small>}
      </label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id: name,
        "aria-describedby": about || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": isRequired || undefined,
      })}
      {error ? (
        <p className="wrong" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A notice that is read out as soon as it appears. */
export function Notice({ kind, children }: { kind: "error" | "info" | "done"; children: ReactNode }) {
  return (
    <div className="notice" data-kind={kind} role={kind === "error" ? "alert" : "status"}>
      {children}
    </div>
  );
}
