import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../../lib/error-text";

export type AuthField = {
  name: string;
  label: string;
  type: "email" | "password";
  autoComplete: string;
  hint?: string;
  /** What is wrong with the value, in the reader's language; nothing when it is right. */
  check: (value: string, values: Record<string, string>) => string | undefined;
};

type Props = {
  fields: AuthField[];
  submit: string;
  /** Throws when it did not work out; the error is shown above the fields. */
  onSubmit: (values: Record<string, string>) => Promise<void>;
};

/** A small form without the component library, so that the pages before the login load at once. */
export function AuthForm({ fields, submit, onSubmit }: Props) {
  const { t } = useTranslation("auth");
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const inFlight = useRef(false);

  useEffect(() => {
    form.current?.querySelector("input")?.focus();
  }, []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (inFlight.current || !form.current) return;
    const values = Object.fromEntries(
      [...new FormData(form.current)].map(([name, value]) => [name, String(value)] as const),
    );
    const found: Record<string, string> = {};
    for (const field of fields) {
      const error = field.check(values[field.name] ?? "", values);
      if (error) found[field.name] = error;
    }
    setErrors(found);
    setFailure(undefined);
    const first = fields.find((field) => found[field.name]);
    if (first) return form.current.querySelector<HTMLInputElement>(`[name="${first.name}"]`)?.focus();
    inFlight.current = true;
    setBusy(true);
    try {
      await onSubmit(values);
    } catch (error) {
      setFailure(errorText(t, error));
    } finally {
      inFlight.current = false;
      setBusy(false);
    }
  };

  return (
    <form ref={form} className="auth-form" onSubmit={send} noValidate>
      {failure ? (
        <p className="auth-note" data-kind="error" role="alert">
          {failure}
        </p>
      ) : null}
      {fields.map((field) => (
        <AuthInput key={field.name} field={field} error={errors[field.name]} />
      ))}
      <button type="submit" className="auth-submit" aria-disabled={isBusy}>
        {isBusy ? t("busy") : submit}
      </button>
    </form>
  );
}

function AuthInput({ field, error }: { field: AuthField; error?: string }) {
  const { t } = useTranslation("auth");
  const noteId = useId();
  const [isShown, setShown] = useState(false);
  const isPassword = field.type === "password";
  return (
    <div className="auth-field">
      <label htmlFor={field.name}>{field.label}</label>
      <div className="auth-input">
        <input
          id={field.name}
          name={field.name}
          type={isPassword && isShown ? "text" : field.type}
          autoComplete={field.autoComplete}
          aria-invalid={Boolean(error)}
          aria-describedby={error || field.hint ? noteId : undefined}
          required
        />
        {isPassword ? (
          <button type="button" onClick={() => setShown(!isShown)} aria-pressed={isShown}>
            {t(isShown ? "hide" : "show")}
          </button>
        ) : null}
      </div>
      {error || field.hint ? (
        <span id={noteId} className="auth-field-note" data-kind={error ? "error" : undefined}>
          {error ?? field.hint}
        </span>
      ) : null}
    </div>
  );
}
