import { type ReactNode, useId } from "react";
import { RadioGroup } from "./radio-group";
import "./score-row.css";

export type Score = 1 | 2 | 3 | 4 | 5;
export const scores: Score[] = [1, 2, 3, 4, 5];

/** The score a key means, if it is one. */
export const scoreOf = (key: string): Score | undefined => scores.find((score) => String(score) === key);

type Props = {
  label: string;
  value: Score | undefined;
  onChange: (value: Score) => void;
  /** The word of the chosen score. */
  word?: ReactNode;
  isRequired?: boolean;
  error?: string;
};

/** One line of five scores: a digit chooses, the arrows move. */
export function ScoreRow({ label, value, onChange, word, isRequired, error }: Props) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays its legend out in a way of its own.
    <div
      role="group"
      aria-labelledby={id}
      className="score-row"
      onKeyDown={(event) => {
        const score = scoreOf(event.key);
        if (!score || event.ctrlKey || event.altKey || event.metaKey) return;
        event.stopPropagation();
        onChange(score);
      }}
    >
      <span id={id} className="score-label">
        {label}
        {isRequired ? <span aria-hidden="true"> *</span> : null}
      </span>
      <RadioGroup
        aria-labelledby={id}
        aria-required={isRequired}
        optionType="button"
        buttonStyle="solid"
        className="num"
        options={scores.map((score) => ({ value: score, label: score }))}
        value={value ?? null}
        onChange={(event) => onChange(event.target.value as Score)}
      />
      <span className="score-word" role={error ? "alert" : undefined} data-error={error ? true : undefined}>
        {error ?? word}
      </span>
    </div>
  );
}
