import { type FormEvent, useState } from "react";
import { CallError, call, errorText } from "../api";
import { date } from "../dates";
import { Notice } from "../field";
import { icons } from "../icons";
import { Page } from "../page";
import { Link } from "../router";
import { Stars } from "../stars";
import { useTexts } from "../texts";
import { useCall } from "../use-call";
import { Waiting } from "../waiting";

interface Form {
  number: string;
  state: "open" | "early" | "rated" | "expired";
  returned_at: string | null;
  procedure: string;
  agency: string;
}

const aspects = ["reception", "handling", "answer"] as const;

/** How was it? With the link that came with the result, once. Nguồn: SPEC §7. */
export function DossierRatingPage({ token }: { token: string }) {
  const { t } = useTexts();
  const form = useCall<Form>("dossier_rating_form", { p_token: token });
  const [values, setValues] = useState<Record<string, number>>({});
  const [comment, setComment] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setFailure(undefined);
    if (!values.score) {
      setMissing(true);
      document.getElementById("score-1")?.focus();
      return;
    }
    setBusy(true);
    try {
      await call("rate_dossier_by_link", {
        p_token: token,
        p_score: values.score,
        p_reception: values.reception ?? null,
        p_handling: values.handling ?? null,
        p_answer: values.answer ?? null,
        p_comment: comment.trim() || null,
      });
      setDone(true);
    } catch (error) {
      setFailure(errorText(t, error));
      if (error instanceof CallError && error.status === 409) form.retry();
    } finally {
      setBusy(false);
    }
  };

  if (form.error) {
    return (
      <Page title={t("dossier.rate.title")}>
        <Notice kind="error">{errorText(t, form.error)}</Notice>
        <p>{t("rating.help")}</p>
        <Link className="button" href="/cong-dan/ho-so">
          {t("dossier.lookup.title")}
        </Link>
      </Page>
    );
  }
  if (!form.data) return <Waiting />;
  const { number, state, agency, procedure, returned_at } = form.data;
  if (isDone || state !== "open") {
    return (
      <Page title={t(isDone ? "rating.done.title" : `dossier.rate.${state}Title`)}>
        <section className="sheet thanks">
          {isDone ? icons.check : null}
          <p>{t(isDone ? "dossier.rate.thanks" : `dossier.rate.${state}Text`, { number })}</p>
          <Link className="button button-quiet" href="/cong-dan/ho-so">
            {t("dossier.lookup.title")}
          </Link>
        </section>
      </Page>
    );
  }
  return (
    <Page title={t("dossier.rate.title")} lead={t("dossier.rate.lead")}>
      <p className="about">
        <strong>{number}</strong>
        {[procedure, agency, returned_at ? date(returned_at) : null].filter(Boolean).map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      <form noValidate className="form" onSubmit={send}>
        <div className="sheet">
          <Stars
            name="score"
            label={t("rating.score")}
            value={values.score}
            isBig
            error={isMissing ? t("rating.needed") : undefined}
            onChange={(score) => {
              setMissing(false);
              setValues({ ...values, score });
            }}
          />
        </div>
        <div className="sheet">
          <p className="hint">{t("rating.aspectsHint")}</p>
          {aspects.map((name) => (
            <Stars
              key={name}
              name={name}
              label={t(`dossier.rate.${name}`)}
              value={values[name]}
              onChange={(value) => setValues({ ...values, [name]: value })}
            />
          ))}
          <div className="field">
            <label htmlFor="comment">
              {t("rating.comment")} <small>{t("form.optional")}</small>
            </label>
            <textarea
              id="comment"
              rows={3}
              maxLength={2000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          </div>
        </div>
        {failure ? <Notice kind="error">{failure}</Notice> : null}
        <button type="submit" className="button button-main" aria-disabled={isBusy}>
          {t(isBusy ? "send.sending" : "rating.submit")}
        </button>
        <p className="hint">{t("rating.once")}</p>
      </form>
    </Page>
  );
}
