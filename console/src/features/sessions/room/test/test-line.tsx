import { CheckCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export type Outcome = {
  state: "waiting" | "running" | "asking" | "pass" | "fail" | "skipped";
  text?: string;
  values?: Record<string, number | string>;
};
export const lineNames = ["server", "roundTrip", "line", "camera", "microphone", "speakers", "screen"] as const;
export type LineName = (typeof lineNames)[number];

const marks = { pass: CheckCircleOutlined, fail: CloseCircleOutlined, skipped: MinusCircleOutlined };

/** One line of the test: what, its result in words and by a sign, and what there is to do. */
export function TestLine({ name, outcome, children }: { name: LineName; outcome: Outcome; children?: ReactNode }) {
  const { t } = useTranslation("room");
  const Mark = marks[outcome.state as keyof typeof marks];
  return (
    <li className="test-line" data-state={outcome.state} data-line={name}>
      <span className="test-mark" aria-hidden>
        {Mark ? <Mark /> : null}
      </span>
      <div className="test-what">
        <strong>{t(`test.${name}.title`)}</strong>
        {outcome.text ? <p>{outcome.text}</p> : null}
        {children}
      </div>
      <span className="test-state" role="status">
        {t(`test.${outcome.state}`)}
      </span>
    </li>
  );
}
