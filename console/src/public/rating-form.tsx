import { type FormEvent, useState } from "react";
import { CallError, errorText } from "./api";
import { Notice } from "./field";
import { Stars } from "./stars";
import { useTexts } from "./texts";

const aspects = ["reception", "handling", "answer"] as const;

/** As the database takes a rating: overall, and each aspect and a comment if wanted. */
export type Rating = {
  p_score: number;
  p_reception: number | null;
  p_handling: number | null;
  p_answer: number | null;
  p_comment: string | null;
};

type Props = {
  send: (rating: Rating) => Promise<unknown>;
  onDone: (score: number) => void;
  /** Somebody has rated, or something else has changed, meanwhile. */
  onChanged: () => void;
  /** Where the third aspect is called by another name than "the answer". */
  answerLabel?: string;
  onceLabel?: string;
};

/** One to five stars overall, for each aspect if wanted, and a comment. */
export function RatingForm({ send, onDone, onChanged, answerLabel, onceLabel }: Props) {
  const { t } = useTexts();
  const [values, setValues] = useState<Record<string, number>>({});
  const [comment, setComment] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
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
      await send({
        p_score: values.score,
        p_reception: values.reception ?? null,
        p_handling: values.handling ?? null,
        p_answer: values.answer ?? null,
        p_comment: comment.trim() || null,
      });
      onDone(values.score);
    } catch (error) {
      setFailure(errorText(t, error));
      if (error instanceof CallError && error.status === 409) onChanged();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form noValidate className="form" onSubmit={submit}>
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
            label={name === "answer" && answerLabel ? answerLabel : t(`rating.${name}`)}
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
      <p className="hint">{onceLabel ?? t("rating.once")}</p>
    </form>
  );
}
