import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { CallError, call, errorText } from "../api";
import { Choice } from "../choice";
import { Field, Notice } from "../field";
import { icons } from "../icons";
import { Page } from "../page";
import { navigate } from "../router";
import { useTexts } from "../texts";
import { useCall } from "../use-call";
import { type Choices, categoryOptions, communeOptions } from "./choices";
import { type Draft, emptyDraft, forgetDraft, keepDraft, problemsOf, readDraft } from "./draft";
import { type ChosenFile, keepFiles, keptFiles } from "./file-store";
import { type FileType, PhotoField } from "./photo-field";
import { PlaceButton } from "./place-button";
import { keepReceipt, type Receipt } from "./receipt";
import { Trap } from "./trap";

const order = [
  "content",
  "category_id",
  "commune_id",
  "location_text",
  "full_name",
  "phone",
  "address",
  "email",
  "consent",
];
const texts = ["full_name", "phone", "address", "email"] as const;
const autoComplete = { full_name: "name", phone: "tel", address: "street-address", email: "email" };
const inputType = { full_name: "text", phone: "tel", address: "text", email: "email" };

export function SendPage() {
  const { t, has, language } = useTexts();
  const [{ draft: start, isKept }] = useState(readDraft);
  const [draft, setDraft] = useState<Draft>(start);
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const trap = useRef("");
  const choices = useCall<Choices>("public_choices", {});
  const types = useCall<FileType[]>("attachment_types", {});
  const categories = useMemo(() => categoryOptions(choices.data, language), [choices.data, language]);
  const communes = useMemo(() => communeOptions(choices.data), [choices.data]);

  useEffect(() => {
    // Whoever was quicker than the device's own store keeps what they chose.
    void keptFiles().then((kept) => setFiles((chosen) => (chosen.length > 0 ? chosen : kept)));
  }, []);

  const set = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes };
    setDraft(next);
    keepDraft(next);
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in changes))));
  };
  const setChosen = (next: ChosenFile[]) => {
    setFiles(next);
    void keepFiles(next);
  };
  const show = (found: Record<string, string>) => {
    setProblems(found);
    const first = order.find((field) => field in found);
    // After the messages are there, so that a screen reader reads the field with its own.
    if (first) requestAnimationFrame(() => document.getElementById(first)?.focus());
    return first !== undefined;
  };
  const startAnew = () => {
    forgetDraft();
    setDraft(emptyDraft());
    setChosen([]);
    setProblems({});
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setFailure(undefined);
    if (show(problemsOf(draft))) return;
    setBusy(true);
    try {
      const receipt = await call<Receipt>("submit_ticket", { p_ticket: { ...draft, language, website: trap.current } });
      await keepFiles(files);
      keepReceipt(receipt);
      forgetDraft();
      navigate("/cong-dan/gui/xong", { replace: true });
    } catch (error) {
      setBusy(false);
      const isShown = error instanceof CallError && show(error.fields);
      if (!isShown) setFailure(errorText(t, error));
    }
  };

  const wrong = (field: string) => {
    if (!problems[field]) return undefined;
    const key = `send.problems.${field}_${problems[field]}`;
    return has(key) ? t(key, { min: 10 }) : t("form.wrong");
  };

  return (
    <Page title={t("send.title")} lead={t("send.lead")}>
      {isKept ? (
        <Notice kind="info">
          {t("send.draft.kept")}{" "}
          <button type="button" className="linklike" onClick={startAnew}>
            {t("send.draft.drop")}
          </button>
        </Notice>
      ) : null}
      <form noValidate onSubmit={submit} className="form">
        <fieldset className="sheet">
          <legend>{t("send.parts.what")}</legend>
          <Field
            name="content"
            label={t("send.content")}
            hint={t("send.contentHint")}
            error={wrong("content")}
            isRequired
          >
            {(field) => (
              <textarea
                {...field}
                rows={6}
                maxLength={10_000}
                value={draft.content}
                onChange={(event) => set({ content: event.target.value })}
              />
            )}
          </Field>
          <Field
            name="category_id"
            label={t("send.category")}
            hint={t("send.categoryHint")}
            error={wrong("category_id")}
          >
            {({ id, "aria-describedby": describedBy, "aria-invalid": invalid }) => (
              <Choice
                id={id}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                options={categories}
                value={draft.category_id}
                placeholder={t("send.categoryPlaceholder")}
                onChange={(category_id) => set({ category_id })}
              />
            )}
          </Field>
          <PhotoField files={files} onChange={setChosen} types={types.data} max={choices.data?.max_files ?? 5} />
        </fieldset>

        <fieldset className="sheet">
          <legend>{t("send.parts.where")}</legend>
          <Field name="commune_id" label={t("send.commune")} hint={t("send.communeHint")} error={wrong("commune_id")}>
            {({ id, "aria-describedby": describedBy, "aria-invalid": invalid }) => (
              <Choice
                id={id}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                options={communes}
                value={draft.commune_id}
                placeholder={t("send.communePlaceholder")}
                onChange={(commune_id) => set({ commune_id })}
              />
            )}
          </Field>
          <Field
            name="location_text"
            label={t("send.location")}
            hint={t("send.locationHint")}
            error={wrong("location_text")}
          >
            {(field) => (
              <input
                {...field}
                type="text"
                maxLength={500}
                value={draft.location_text}
                onChange={(event) => set({ location_text: event.target.value })}
              />
            )}
          </Field>
          <PlaceButton
            isSet={draft.latitude !== null}
            onPlace={(latitude, longitude) => set({ latitude, longitude })}
          />
        </fieldset>

        <fieldset className="sheet">
          <legend>{t("send.parts.who")}</legend>
          <p className="hint">{t("send.whoHint")}</p>
          {texts.map((name) => (
            <Field
              key={name}
              name={name}
              label={t(`send.${name}`)}
              hint={has(`send.${name}Hint`) ? t(`send.${name}Hint`) : undefined}
              error={wrong(name)}
              isRequired={name !== "email"}
            >
              {(field) => (
                <input
                  {...field}
                  type={inputType[name]}
                  autoComplete={autoComplete[name]}
                  maxLength={name === "address" ? 500 : 200}
                  value={draft[name]}
                  onChange={(event) => set({ [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <label className="tick">
            <input
              type="checkbox"
              checked={draft.is_confidential}
              onChange={(event) => set({ is_confidential: event.target.checked })}
            />
            <span>
              {t("send.confidential")}
              <small>{t("send.confidentialHint")}</small>
            </span>
          </label>
        </fieldset>

        <div className="sheet consent" data-wrong={problems.consent ? true : undefined}>
          <details>
            <summary>
              {icons.shield} {t("send.data.title")}
            </summary>
            <ul className="plain">
              {["use", "see", "publish", "keep", "rights"].map((key) => (
                <li key={key}>{t(`send.data.${key}`)}</li>
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
              checked={draft.consent}
              onChange={(event) => set({ consent: event.target.checked })}
            />
            <span>{t("send.consent")}</span>
          </label>
          {problems.consent ? (
            <p className="wrong" id="consent-error">
              {wrong("consent")}
            </p>
          ) : null}
        </div>
        <Trap onChange={(value) => (trap.current = value)} />
        {failure ? <Notice kind="error">{failure}</Notice> : null}
        {choices.error ? <Notice kind="info">{t("send.withoutChoices")}</Notice> : null}
        <button type="submit" className="button button-main" aria-disabled={isBusy}>
          {t(isBusy ? "send.sending" : "send.submit")}
        </button>
        <p className="hint">{t("send.kept")}</p>
      </form>
    </Page>
  );
}
