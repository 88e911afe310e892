import { useTexts } from "./texts";

interface StarsProps {
  name: string;
  label: string;
  value: number | undefined;
  onChange: (value: number) => void;
  isBig?: boolean;
  error?: string;
}

/** One to five, each with its word: radio buttons, so that keys and screen readers need nothing special. */
export function Stars({ name, label, value, onChange, isBig, error }: StarsProps) {
  const { t } = useTexts();
  return (
    <fieldset className={isBig ? "stars stars-big" : "stars"} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{label}</legend>
      <div className="stars-row">
        {[1, 2, 3, 4, 5].map((score) => (
          <label key={score} data-on={value !== undefined && score <= value ? true : undefined}>
            <input
              id={`${name}-${score}`}
              type="radio"
              name={name}
              value={score}
              checked={value === score}
              onChange={() => onChange(score)}
            />
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
              <path d="m12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6L3.4 9.8l6-.8z" />
            </svg>
            <span className={isBig ? "stars-word" : "visually-hidden"}>{t(`rating.words.${score}`)}</span>
          </label>
        ))}
      </div>
      {error ? (
        <p className="wrong" id={`${name}-error`} role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
