import { Form, Input, Radio } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Score, ScoreRow, scoreOf } from "../../../components/score-row";
import { errorText } from "../../../lib/error-text";
import { StepFrame } from "../steps/step-frame";
import { type OwnStepProps, useOwnStep } from "../steps/use-own-step";
import type { StepResult } from "../types";
import "./rating.css";

type Values = {
  score?: Score;
  reception?: Score;
  handling?: Score;
  answer?: Score;
  comment?: string;
  via: "phone" | "counter";
};
const aspects = ["reception", "handling", "answer"] as const;

/** Digits belong to the comment while it is being written; the page's own keys rest while a dialog is open. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");

/** The citizen's rating, taken down while they speak: a digit is the score, everything else may stay empty. */
export function RatingDialog(props: OwnStepProps) {
  const { ticket, onClose } = props;
  const { t } = useTranslation("tickets");
  const [values, setValues] = useState<Values>();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const latest = useRef<Values>({ via: "phone" });
  const own = useOwnStep<StepResult>("rate_ticket", props, {
    values: () => ({ ...latest.current }),
    success: t("steps.rate_ticket.done"),
    placeError: (error) => {
      const { field } = error;
      if (field === undefined || !["score", ...aspects, "comment", "via"].includes(field)) return false;
      setErrors({ [field]: errorText(t, error) });
      return true;
    },
  });
  const current: Values = values ?? { via: "phone", ...(own.draft as Partial<Values> | undefined) };
  latest.current = current;

  const change = (part: Partial<Values>) => {
    latest.current = { ...latest.current, ...part };
    setValues(latest.current);
    setErrors({});
    own.keep();
  };
  const changeRef = useRef(change);
  changeRef.current = change;
  // Wherever the focus rests, as long as nobody is writing.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const score = scoreOf(event.key);
      if (!score || event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target)) return;
      event.preventDefault();
      changeRef.current({ score });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const submit = () => {
    if (!current.score) return setErrors({ score: t("form.required") });
    const { score, reception = null, handling = null, answer = null, comment, via } = current;
    own.send({
      p_score: score,
      p_reception: reception,
      p_handling: handling,
      p_answer: answer,
      p_comment: comment?.trim() || null,
      p_via: via,
    });
  };

  return (
    <StepFrame
      step="rate_ticket"
      ticket={ticket}
      own={own}
      isLost={props.isLost}
      width={600}
      values={() => ({ ...current })}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="step-of">
        <span>
          <strong className="num">{ticket.code}</strong> {ticket.content}
        </span>
      </p>
      <p className="muted step-help">{t("rating.help")}</p>
      <ScoreRow
        label={t("form.score")}
        value={current.score}
        onChange={(score) => change({ score })}
        word={current.score ? t(`rating.${current.score}`) : undefined}
        isRequired
        error={errors.score}
      />
      {aspects.map((name) => (
        <ScoreRow
          key={name}
          label={t(`form.${name === "answer" ? "aspectAnswer" : name}`)}
          value={current[name]}
          onChange={(score) => change({ [name]: score })}
          error={errors[name]}
        />
      ))}
      <Form layout="vertical" component="div" className="rating-rest">
        <Form.Item label={t("form.comment")} validateStatus={errors.comment ? "error" : ""} help={errors.comment}>
          <Input.TextArea
            aria-label={t("form.comment")}
            value={current.comment}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            onChange={(event) => change({ comment: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t("rating.via")} validateStatus={errors.via ? "error" : ""} help={errors.via}>
          <Radio.Group
            value={current.via}
            options={(["phone", "counter"] as const).map((value) => ({ value, label: t(`rating.by.${value}`) }))}
            onChange={(event) => change({ via: event.target.value })}
          />
        </Form.Item>
      </Form>
    </StepFrame>
  );
}
