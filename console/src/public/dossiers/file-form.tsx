import { type FormEvent, useEffect, useRef, useState } from "react";
import { CallError, call, errorText } from "../api";
import { Field, Notice } from "../field";
import { icons } from "../icons";
import { navigate } from "../router";
import { Trap } from "../send/trap";
import { useTexts } from "../texts";
import { useCall } from "../use-call";
import { DocumentCard, type FileType } from "./document-card";
import { type Draft, type DraftDocument, problemsOf, type Values } from "./draft";
import type { Form } from "./file-page";
import { keepReceipt, type Receipt } from "./receipt";
import { useDocumentFiles } from "./use-document-files";

const texts = ["full_name", "phone", "id_number", "address", "email", "organisation_name"] as const;
const looks: Record<(typeof texts)[number], { type: string; autoComplete: string; max: number; mode?: "numeric" }> = {
  full_name: { type: "text", autoComplete: "name", max: 200 },
  phone: { type: "tel", autoComplete: "tel", max: 40 },
  id_number: { type: "text", autoComplete: "off", max: 20, mode: "numeric" },
  address: { type: "text", autoComplete: "street-address", max: 500 },
  email: { type: "email", autoComplete: "email", max: 200 },
  organisation_name: { type: "text", autoComplete: "organization", max: 300 },
};
const required = new Set<string>(["full_name", "phone", "address"]);

interface FileFormProps {
  form: Form;
  draft: Draft;
  documents: DraftDocument[];
  isResumed: boolean;
  onDraft: (draft: Draft) => void;
  onDrop: () => void;
  onSubmitted: () => void;
}

/** The form of a procedure: who, which documents, what else; saved while it is filled in. */
export function FileForm(props: FileFormProps) {
  const { form, isResumed, onDraft, onDrop, onSubmitted } = props;
  const { t, has } = useTexts();
  const [documents, setDocuments] = useState(props.documents);
  const [values, setValues] = useState<Values>(props.draft.values);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [hasConsent, setConsent] = useState(false);
  const [isSaved, setSaved] = useState(true);
  const trap = useRef("");
  const types = useCall<FileType[]>("attachment_types", {});
  // One draft for all that happens between two pictures of the page.
  const draft = useRef(props.draft);
  const keep = (changes: Partial<Draft>) => {
    draft.current = { ...draft.current, ...changes };
    onDraft(draft.current);
  };
  const files = useDocumentFiles({
    token: draft.current.token,
    nextNumber: () => {
      const number = draft.current.next_file;
      keep({ next_file: number + 1 });
      return number;
    },
    onDocuments: (next) => {
      setDocuments(next);
      setProblems((before) =>
        Object.fromEntries(Object.entries(before).filter(([field]) => !/^document-/.test(field))),
      );
    },
  });

  // The office keeps it too, a moment after the last word: another device may go on with it.
  useEffect(() => {
    if (values === props.draft.values && isSaved) return;
    setSaved(false);
    const timer = setTimeout(() => {
      call("save_dossier_draft", { p_draft_token: draft.current.token, p_content: values }).then(
        () => setSaved(true),
        // It stays on this device; the next word tries again.
        () => undefined,
      );
    }, 1500);
    return () => clearTimeout(timer);
  }, [values]);

  const set = (changes: Partial<Values>) => {
    const next = { ...values, ...changes };
    setValues(next);
    keep({ values: next });
    setProblems((before) =>
      Object.fromEntries(
        Object.entries(before).filter(
          ([field]) => !(field in changes) && !("notes" in changes && /^document-/.test(field)),
        ),
      ),
    );
  };
  const order = [...texts.slice(0, 4), ...documents.map(({ id }) => `document-${id}`), "consent"] as string[];
  const show = (found: Record<string, string>) => {
    setProblems(found);
    const first = order.find((field) => field in found) ?? Object.keys(found)[0];
    if (first) requestAnimationFrame(() => document.getElementById(first)?.focus());
    return first !== undefined;
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setFailure(undefined);
    if (show(problemsOf(values, documents, hasConsent))) return;
    if (files.files.length > 0) {
      setFailure(t(files.isSending ? "dossier.file.stillSending" : "dossier.file.someFailed"));
      return;
    }
    setBusy(true);
    const { notes, ...said } = values;
    try {
      const receipt = await call<Receipt>("submit_dossier", {
        p_draft_token: draft.current.token,
        p_dossier: {
          ...said,
          consent: hasConsent,
          website: trap.current,
          documents: documents
            .filter(({ id, files: sent }) => sent.length === 0 && notes[id]?.trim())
            .map(({ id }) => ({ id, note: notes[id] })),
        },
      });
      keepReceipt(receipt);
      onSubmitted();
      navigate("/cong-dan/ho-so/xong", { replace: true });
    } catch (error) {
      setBusy(false);
      const isShown = error instanceof CallError && error.key !== "dossier.documents_missing" && show(error.fields);
      if (!isShown) setFailure(errorText(t, error));
    }
  };
  const wrong = (field: string) => {
    const problem = problems[field];
    if (!problem) return undefined;
    const key = field.startsWith("document-") ? "dossier.problems.document" : `dossier.problems.${field}_${problem}`;
    return has(key) ? t(key) : t("form.wrong");
  };

  return (
    <>
      {isResumed ? (
        <Notice kind="info">
          {t("send.draft.kept")}{" "}
          <button type="button" className="linklike" onClick={onDrop}>
            {t("send.draft.drop")}
          </button>
        </Notice>
      ) : null}
      <form noValidate onSubmit={submit} className="form">
        <p className="hint desk-of">
          {t("dossier.file.at", { desk: form.desks.find(({ id }) => id === props.draft.agency_id)?.name ?? "" })}
        </p>
        <fieldset className="sheet">
          <legend>{t("dossier.parts.who")}</legend>
          <p className="hint">{t("dossier.whoHint")}</p>
          {texts.map((name) => (
            <Field
              key={name}
              name={name}
              label={t(`dossier.${name}`)}
              hint={has(`dossier.${name}Hint`) ? t(`dossier.${name}Hint`) : undefined}
              error={wrong(name)}
              isRequired={required.has(name)}
            >
              {(field) => (
                <input
                  {...field}
                  type={looks[name].type}
                  inputMode={looks[name].mode}
                  autoComplete={looks[name].autoComplete}
                  maxLength={looks[name].max}
                  value={values[name]}
                  onChange={(event) => set({ [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </fieldset>

        <fieldset className="sheet">
          <legend>{t("dossier.parts.documents")}</legend>
          <p className="hint">{t("dossier.documentsHint")}</p>
          {documents.length === 0 ? <p>{t("dossier.noDocuments")}</p> : null}
          <ul className="documents">
            {documents.map((one) => (
              <DocumentCard
                key={one.id}
                document={one}
                types={types.data}
                files={files}
                hint={
                  form.documents.find(
                    ({ procedure_document_id }) => procedure_document_id === one.procedure_document_id,
                  )?.template_note
                }
                note={values.notes[one.id]}
                onNote={(note) => set({ notes: { ...values.notes, [one.id]: note } })}
                problem={wrong(`document-${one.id}`)}
              />
            ))}
          </ul>
        </fieldset>

        <fieldset className="sheet">
          <legend>{t("dossier.parts.more")}</legend>
          <Field name="subject" label={t("dossier.subject")} hint={t("dossier.subjectHint")}>
            {(field) => (
              <input
                {...field}
                type="text"
                maxLength={500}
                value={values.subject}
                onChange={(event) => set({ subject: event.target.value })}
              />
            )}
          </Field>
          <Field name="note" label={t("dossier.note")}>
            {(field) => (
              <textarea
                {...field}
                rows={3}
                maxLength={4000}
                value={values.note}
                onChange={(event) => set({ note: event.target.value })}
              />
            )}
          </Field>
        </fieldset>

        <div className="sheet consent" data-wrong={problems.consent ? true : undefined}>
          <details>
            <summary>
              {icons.shield} {t("send.data.title")}
            </summary>
            <ul className="plain">
              {["use", "see", "reuse", "keep"].map((key) => (
                <li key={key}>{t(`dossier.data.${key}`)}</li>
              ))}
            </ul>
          </details>
          <label className="tick">
            <input
              id="consent"
              type="checkbox"
              aria-required
              aria-invalid={problems.consent ? true : undefined}
              aria-describedby={problems.consent ? "consent-error" : undefined}
              checked={hasConsent}
              onChange={(event) => {
                setConsent(event.target.checked);
                setProblems(({ consent: _, ...others }) => others);
              }}
            />
            <span>{t("dossier.consent")}</span>
          </label>
          {problems.consent ? (
            <p className="wrong" id="consent-error">
              {wrong("consent")}
            </p>
          ) : null}
        </div>
        <Trap onChange={(value) => (trap.current = value)} />
        {failure ? <Notice kind="error">{failure}</Notice> : null}
        <button type="submit" className="button button-main" aria-disabled={isBusy}>
          {t(isBusy ? "send.sending" : "dossier.submit")}
        </button>
        <p className="hint" role="status">
          {t(isSaved ? "dossier.saved" : "dossier.saving")}
        </p>
      </form>
    </>
  );
}
