import { CallError, errorText } from "./api";
import { date } from "./dates";
import { Notice } from "./field";
import { NotFound } from "./not-found";
import { Page } from "./page";
import { Link } from "./router";
import { useTexts } from "./texts";
import { useCall } from "./use-call";

interface Result {
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

export function ResultPage({ code }: { code: string }) {
  const { t } = useTexts();
  const { data, error, retry } = useCall<Result>("published_result", { p_code: code });
  if (error instanceof CallError && error.status === 404) return <NotFound />;
  if (error) {
    return (
      <Page title={t("results.title")}>
        <Notice kind="error">
          {errorText(t, error)}{" "}
          <button type="button" className="linklike" onClick={retry}>
            {t("form.retry")}
          </button>
        </Notice>
      </Page>
    );
  }
  if (!data) return <div className="waiting" role="status" aria-label={t("form.loading")} />;
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
