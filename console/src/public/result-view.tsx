import { date } from "./dates";
import { Page } from "./page";
import { Link } from "./router";
import { useTexts } from "./texts";

export interface Result {
  code: string;
  title: string | null;
  question: string;
  answer: string;
  category: string | null;
  field: string | null;
  commune: string | null;
  agency: string | null;
  answered_on: string | null;
  agency_url: string | null;
}

/** One published result; the office sees the same before it publishes it. */
export function ResultView({ data }: { data: Result }) {
  const { t } = useTexts();
  const facts: [string, string | null][] = [
    ["code", data.code],
    ["category", data.category ?? data.field],
    ["commune", data.commune],
    ["agency", data.agency],
    ["answeredOn", data.answered_on && date(data.answered_on)],
  ];
  const isLink = /^https?:\/\//.test(data.agency_url ?? "");

  return (
    <Page title={data.title || t("results.one", { code: data.code })}>
      <p className="no-print">
        <Link href="/cong-dan/ket-qua">← {t("results.title")}</Link>
      </p>
      <section className="sheet" aria-labelledby="question">
        <h2 id="question">{t("results.question")}</h2>
        <div className="prose">{data.question}</div>
      </section>
      <section className="sheet answer" aria-labelledby="answer">
        <h2 id="answer">{t("results.answer")}</h2>
        <div className="prose">{data.answer}</div>
        {isLink ? (
          <p>
            <a href={data.agency_url ?? ""} rel="noreferrer">
              {t("results.atAgency")}
            </a>
          </p>
        ) : null}
      </section>
      <dl className="facts sheet">
        {facts.map(([key, value]) =>
          value ? (
            <div key={key}>
              <dt>{t(`results.facts.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Page>
  );
}
