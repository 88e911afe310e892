import { type ReactNode, useEffect, useRef } from "react";
import { date, dateTime } from "./dates";
import { icons } from "./icons";
import { Link } from "./router";
import { SupplementForm } from "./supplement-form";
import { useTexts } from "./texts";

/** What look_up_ticket() answers. */
export interface Progress {
  code: string;
  received_at: string;
  category: string | null;
  category_en: string | null;
  commune: string | null;
  is_merged: boolean;
  phase:
    | "received"
    | "clarification"
    | "refused"
    | "processing"
    | "relay_pending"
    | "answered"
    | "closed"
    | "withdrawn";
  agency: string | null;
  due_at: string | null;
  is_overdue: boolean;
  steps: { kind: string; at: string; agency?: string; due_at?: string }[];
  question: string | null;
  refusal: { reason: string; redirect_to: string | null } | null;
  answer: { text: string; at: string; agency: string | null } | null;
  rating: { state: "open" | "rated" | "expired" | "replaced"; token?: string } | null;
  attachments: number;
}

const looks: Record<Progress["phase"], ReactNode> = {
  received: icons.clock,
  clarification: icons.question,
  refused: icons.stop,
  processing: icons.work,
  relay_pending: icons.work,
  answered: icons.check,
  closed: icons.check,
  withdrawn: icons.stop,
};

interface LookupResultProps {
  progress: Progress;
  phone: string;
  onChanged: () => void;
}

export function LookupResult({ progress, phone, onChanged }: LookupResultProps) {
  const { t, language } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { phase, agency, answer, refusal, rating, question } = progress;
  const category = language === "en" ? (progress.category_en ?? progress.category) : progress.category;
  const facts: [string, string | null][] = [
    ["receivedAt", dateTime(progress.received_at)],
    ["category", category],
    ["commune", progress.commune],
    ["agency", agency],
    ["attachments", progress.attachments > 0 ? t("lookup.files", { count: progress.attachments }) : null],
  ];

  return (
    <section className="progress-of" aria-labelledby="state">
      <div className="sheet state" data-phase={phase}>
        <p className="state-code">{progress.code}</p>
        <h2 id="state" ref={heading} tabIndex={-1}>
          {looks[phase]} {t(`lookup.phase.${phase}.title`)}
        </h2>
        <p>{t(`lookup.phase.${phase}.text`, { agency: agency ?? t("lookup.theAgency") })}</p>
        {progress.is_merged ? <p className="hint">{t("lookup.merged")}</p> : null}
        {progress.due_at ? (
          <p className="due" data-overdue={progress.is_overdue || undefined}>
            {progress.is_overdue ? icons.alarm : icons.clock}
            {t(progress.is_overdue ? "lookup.overdue" : "lookup.due", { at: dateTime(progress.due_at) })}
          </p>
        ) : null}
      </div>

      {answer ? (
        <div className="sheet answer">
          <h3>{t("lookup.answer")}</h3>
          <p className="hint">{[answer.agency, date(answer.at)].filter(Boolean).join(" · ")}</p>
          <div className="prose">{answer.text}</div>
        </div>
      ) : null}
      {refusal ? (
        <div className="sheet answer">
          <h3>{t("lookup.refusal")}</h3>
          <div className="prose">{refusal.reason}</div>
          {refusal.redirect_to ? (
            <>
              <h3>{t("lookup.redirect")}</h3>
              <div className="prose">{refusal.redirect_to}</div>
            </>
          ) : null}
        </div>
      ) : null}
      {question ? <SupplementForm code={progress.code} phone={phone} question={question} onSent={onChanged} /> : null}
      {rating ? (
        <div className="sheet rate-invite no-print">
          <p>{t(`lookup.rating.${rating.state}`)}</p>
          {rating.token ? (
            <Link className="button" href={`/danh-gia/${rating.token}`}>
              {t("lookup.rate")}
            </Link>
          ) : null}
        </div>
      ) : null}

      <div className="sheet">
        <h3>{t("lookup.steps")}</h3>
        <ol className="steps">
          {progress.steps.map((step) => (
            <li key={`${step.kind} ${step.at}`}>
              <time dateTime={step.at}>{dateTime(step.at)}</time>
              <span>
                {t(`lookup.step.${step.kind}`, {
                  agency: step.agency ?? t("lookup.theAgency"),
                  due: step.due_at ? dateTime(step.due_at) : "",
                })}
              </span>
            </li>
          ))}
        </ol>
        <dl className="facts">
          {facts.map(([key, value]) =>
            value ? (
              <div key={key}>
                <dt>{t(`lookup.facts.${key}`)}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </div>
    </section>
  );
}
