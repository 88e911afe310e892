import { type FormEvent, useState } from "react";
import { call, errorText } from "./api";
import { Field, Notice } from "./field";
import { useTexts } from "./texts";

interface SupplementFormProps {
  code: string;
  phone: string;
  question: string;
  onSent: () => void;
}

/** The office asked something: the question, and room for the reply. */
export function SupplementForm({ code, phone, question, onSent }: SupplementFormProps) {
  const { t } = useTexts();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setFailure(undefined);
    if (!text.trim()) {
      setProblem(t("lookup.supplement.required"));
      document.getElementById("supplement")?.focus();
      return;
    }
    setBusy(true);
    try {
      await call("supply_clarification_publicly", { p_code: code, p_phone: phone, p_text: text });
      onSent();
    } catch (error) {
      setFailure(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form noValidate className="sheet form supplement" onSubmit={send}>
      <h3>{t("lookup.supplement.title")}</h3>
      <blockquote>{question}</blockquote>
      <Field name="supplement" label={t("lookup.supplement.label")} error={problem} isRequired>
        {(field) => (
          <textarea
            {...field}
            rows={4}
            maxLength={10_000}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      {failure ? <Notice kind="error">{failure}</Notice> : null}
      <button type="submit" className="button" aria-disabled={isBusy}>
        {t(isBusy ? "send.sending" : "lookup.supplement.submit")}
      </button>
    </form>
  );
}
