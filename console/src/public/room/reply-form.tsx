import { type FormEvent, useState } from "react";
import { CallError, call, errorText } from "../api";
import { Field, Notice } from "../field";
import { useTexts } from "../texts";
import type { Guest, Reply } from "./guest";

/** Coming, not coming (why), or somebody else instead. */
export function ReplyForm({ token, guest, onReplied }: { token: string; guest: Guest; onReplied: () => void }) {
  const { t } = useTexts();
  const isAnswered = guest.invitation !== "sent";
  const [choice, setChoice] = useState<Reply | undefined>(undefined);
  const [values, setValues] = useState({ note: "", substitute_name: "", substitute_title: "" });
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [isChanging, setChanging] = useState(false);
  // Nobody can be heard in a citizen's place.
  const maySubstitute = guest.capacity !== "citizen" && guest.capacity !== "chair";

  const send = async (reply: Reply) => {
    if (isBusy) return;
    setProblem(undefined);
    setFailure(undefined);
    const missing =
      reply === "declined" && !values.note.trim()
        ? "note"
        : reply === "substituted" && !values.substitute_name.trim()
          ? "substitute_name"
          : undefined;
    if (missing) {
      setProblem(missing);
      document.getElementById(missing)?.focus();
      return;
    }
    setBusy(true);
    try {
      await call("reply_as_guest", {
        p_token: token,
        p_reply: reply,
        p_note: values.note.trim() || null,
        p_substitute_name: values.substitute_name.trim() || null,
        p_substitute_title: values.substitute_title.trim() || null,
      });
      setChoice(undefined);
      setChanging(false);
      onReplied();
    } catch (error) {
      const field = error instanceof CallError ? Object.keys(error.fields)[0] : undefined;
      if (field && field in values) setProblem(field);
      else setFailure(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };
  const text = (name: keyof typeof values, isRequired: boolean) => (
    <Field
      name={name}
      label={t(`guest.${name}`)}
      isRequired={isRequired}
      error={problem === name ? t("guest.needed") : undefined}
    >
      {(field) => (
        <input
          {...field}
          type="text"
          maxLength={name === "note" ? 1000 : 200}
          value={values[name]}
          onChange={(event) => {
            setValues({ ...values, [name]: event.target.value });
            setProblem(undefined);
          }}
        />
      )}
    </Field>
  );

  if (isAnswered && !isChanging) {
    return (
      <div className="sheet">
        <p role="status">
          <strong>{t(`guest.answered.${guest.invitation}`, { name: guest.substitute_name ?? "" })}</strong>
        </p>
        {guest.reply_note ? <p className="hint">{guest.reply_note}</p> : null}
        <button type="button" className="linklike" onClick={() => setChanging(true)}>
          {t("guest.change")}
        </button>
      </div>
    );
  }
  return (
    <form
      noValidate
      className="form sheet"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send(choice ?? "accepted");
      }}
    >
      <h2>{t("guest.reply")}</h2>
      {choice === "declined" ? text("note", true) : null}
      {choice === "substituted" ? (
        <>
          {text("substitute_name", true)}
          {text("substitute_title", false)}
        </>
      ) : null}
      {failure ? <Notice kind="error">{failure}</Notice> : null}
      <div className="buttons">
        {choice ? (
          <>
            <button type="submit" className="button" aria-disabled={isBusy}>
              {t("guest.send")}
            </button>
            <button type="button" className="button button-quiet" onClick={() => setChoice(undefined)}>
              {t("guest.back")}
            </button>
          </>
        ) : (
          <>
            <button type="submit" className="button" aria-disabled={isBusy}>
              {t("guest.accept")}
            </button>
            <button type="button" className="button button-quiet" onClick={() => setChoice("declined")}>
              {t("guest.decline")}
            </button>
            {maySubstitute ? (
              <button type="button" className="button button-quiet" onClick={() => setChoice("substituted")}>
                {t("guest.substitute")}
              </button>
            ) : null}
          </>
        )}
      </div>
    </form>
  );
}
