import { type FormEvent, useEffect, useMemo, useState } from "react";
import { errorText } from "./api";
import { Choice } from "./choice";
import { date } from "./dates";
import { Notice } from "./field";
import { Page } from "./page";
import { Link, navigate, useAddress } from "./router";
import { type Choices, nameIn } from "./send/choices";
import { useTexts } from "./texts";
import { useCall } from "./use-call";

interface Results {
  page: number;
  page_size: number;
  total: number;
  results: {
    code: string;
    title: string | null;
    question: string;
    answer: string;
    category: string | null;
    commune: string | null;
    agency: string | null;
    answered_on: string | null;
  }[];
}

const keys = ["q", "linh-vuc", "don-vi-hanh-chinh", "co-quan", "trang"] as const;

export function ResultsPage() {
  const { t, language } = useTexts();
  const { query } = useAddress();
  const [q = "", field = "", commune = "", agency = "", page = ""] = keys.map((key) => query.get(key) ?? "");
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  const number = Math.max(1, Number(page) || 1);
  const found = useCall<Results>("published_results", {
    p_query: q || null,
    p_field: field || null,
    p_commune: commune || null,
    p_agency: agency || null,
    p_page: number,
  });
  const choices = useCall<Choices>("public_choices", {});
  const agencies = useCall<string[]>("published_agencies", {});
  const options = useMemo(
    () => ({
      "linh-vuc": (choices.data?.categories ?? [])
        .filter(({ parent_id }) => parent_id === null)
        .map((one) => ({ id: one.name, name: nameIn(language, one), words: one.name })),
      "don-vi-hanh-chinh": (choices.data?.communes ?? []).map(({ name }) => ({ id: name, name })),
      "co-quan": (agencies.data ?? []).map((name) => ({ id: name, name })),
    }),
    [choices.data, agencies.data, language],
  );
  const address = (changes: Partial<Record<(typeof keys)[number], string>>) => {
    const next = new URLSearchParams();
    for (const key of keys) {
      const value = changes[key] ?? (key === "trang" ? "" : (query.get(key) ?? ""));
      if (value) next.set(key, value);
    }
    const text = next.toString();
    return `/cong-dan/ket-qua${text ? `?${text}` : ""}`;
  };
  const search = (event: FormEvent) => {
    event.preventDefault();
    navigate(address({ q: typed.trim() }));
  };
  const { data } = found;
  const pages = data ? Math.ceil(data.total / data.page_size) : 0;
  const isNarrowed = Boolean(q || field || commune || agency);
  const [isWide] = useState(() => window.matchMedia("(min-width: 720px)").matches);

  return (
    <Page title={t("results.title")} lead={t("results.lead")}>
      <search>
        <form className="search-form" onSubmit={search}>
          <label className="visually-hidden" htmlFor="q">
            {t("results.search")}
          </label>
          <input
            id="q"
            type="search"
            placeholder={t("results.searchHint")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className="button">
            {t("results.find")}
          </button>
        </form>
        <details className="narrow-by" open={Boolean(field || commune || agency) || isWide}>
          <summary>{t("results.narrowBy")}</summary>
          <div className="narrow">
            {(["linh-vuc", "don-vi-hanh-chinh", "co-quan"] as const).map((key) => (
              <div key={key}>
                <label htmlFor={key}>{t(`results.narrow.${key}`)}</label>
                <Choice
                  id={key}
                  options={options[key]}
                  value={query.get(key) ?? ""}
                  placeholder={t("results.all")}
                  onChange={(value) => navigate(address({ [key]: value }))}
                />
              </div>
            ))}
          </div>
        </details>
      </search>
      <p className="count" role="status">
        {data && !found.isLoading ? t("results.count", { count: data.total }) : "…"}
      </p>
      {found.error ? (
        <Notice kind="error">
          {errorText(t, found.error)}{" "}
          <button type="button" className="linklike" onClick={found.retry}>
            {t("form.retry")}
          </button>
        </Notice>
      ) : null}
      <ul className="results" aria-busy={found.isLoading}>
        {data?.results.map((result) => (
          <li key={result.code} className="sheet">
            <h2>
              <Link href={`/cong-dan/ket-qua/${result.code}`}>{result.title || result.question}</Link>
            </h2>
            <p className="excerpt">{result.answer}</p>
            <p className="hint">
              {[result.agency, result.commune, result.answered_on && date(result.answered_on)]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
      {data?.total === 0 && !found.isLoading ? (
        <div className="empty">
          <p>{t(isNarrowed ? "results.noneHere" : "results.none")}</p>
          {isNarrowed ? (
            <Link className="button button-quiet" href="/cong-dan/ket-qua" onClick={() => setTyped("")}>
              {t("results.showAll")}
            </Link>
          ) : null}
        </div>
      ) : null}
      {pages > 1 ? (
        <nav className="pager" aria-label={t("results.pages")}>
          {number > 1 ? (
            <Link className="button button-quiet" rel="prev" href={address({ trang: String(number - 1) })}>
              {t("results.previous")}
            </Link>
          ) : null}
          <span>{t("results.page", { page: number, pages })}</span>
          {number < pages ? (
            <Link className="button button-quiet" rel="next" href={address({ trang: String(number + 1) })}>
              {t("results.next")}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </Page>
  );
}
