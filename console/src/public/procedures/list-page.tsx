import { type FormEvent, useEffect, useState } from "react";
import { errorText } from "../api";
import { Notice } from "../field";
import { Page } from "../page";
import { Link, navigate, useAddress } from "../router";
import { useTexts } from "../texts";
import { useCall } from "../use-call";
import { days, type OnlineLevel } from "./facts";

interface Found {
  page: number;
  page_size: number;
  total: number;
  fields: { code: string; name: string; count: number }[];
  procedures: {
    code: string;
    name: string;
    level: "commune" | "city";
    field: string;
    online_level: OnlineLevel;
    agency: string | null;
    days: number | null;
  }[];
}

const keys = ["q", "linh-vuc", "cap", "truc-tuyen", "trang"] as const;
const levels = { xa: "commune", "thanh-pho": "city" } as const;
const online = { "toan-trinh": "full", "mot-phan": "partial" } as const;

/** Every procedure offered today, by field. What is searched for stands in the address, so that "back" goes back. */
export function ListPage() {
  const { t, language } = useTexts();
  const { query } = useAddress();
  const [q = "", field = "", level = "", mode = "", page = ""] = keys.map((key) => query.get(key) ?? "");
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  const number = Math.max(1, Number(page) || 1);
  const found = useCall<Found>("published_procedures", {
    p_query: q || null,
    p_field: field || null,
    p_level: levels[level as keyof typeof levels] ?? null,
    p_online: online[mode as keyof typeof online] ?? null,
    p_page: number,
  });
  const address = (changes: Partial<Record<(typeof keys)[number], string>>) => {
    const next = new URLSearchParams();
    for (const key of keys) {
      const value = changes[key] ?? (key === "trang" ? "" : (query.get(key) ?? ""));
      if (value) next.set(key, value);
    }
    const text = next.toString();
    return `/cong-dan/thu-tuc${text ? `?${text}` : ""}`;
  };
  const search = (event: FormEvent) => {
    event.preventDefault();
    navigate(address({ q: typed.trim() }));
  };
  const { data } = found;
  const pages = data ? Math.ceil(data.total / data.page_size) : 0;
  const isNarrowed = Boolean(q || field || level || mode);
  const choices = [
    { key: "cap", value: level, options: Object.keys(levels) },
    { key: "truc-tuyen", value: mode, options: Object.keys(online) },
  ] as const;

  return (
    <Page title={t("procedure.title")} lead={t("procedure.lead")}>
      <search>
        <form className="search-form" onSubmit={search}>
          <label className="visually-hidden" htmlFor="q">
            {t("procedure.search")}
          </label>
          <input
            id="q"
            type="search"
            maxLength={200}
            placeholder={t("procedure.example")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className="button">
            {t("results.find")}
          </button>
        </form>
        <div className="tt-narrow">
          {choices.map(({ key, value, options }) => (
            <label key={key}>
              {t(`procedure.narrow.${key}`)}
              <select value={value} onChange={(event) => navigate(address({ [key]: event.target.value }))}>
                <option value="">{t("results.all")}</option>
                {options.map((option) => (
                  <option key={option} value={option}>
                    {t(`procedure.options.${option}`)}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
        {data && data.fields.length > 1 ? (
          <ul className="tt-fields" aria-label={t("procedure.fields")}>
            {data.fields.map((one) => (
              <li key={one.code}>
                <Link
                  href={address({ "linh-vuc": one.code === field ? "" : one.code })}
                  aria-current={one.code === field ? "true" : undefined}
                >
                  {one.name} <small>{one.count}</small>
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
      </search>
      <p className="count" role="status">
        {data && !found.isLoading ? t("procedure.count", { count: data.total }) : "…"}
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
        {data?.procedures.map((one) => (
          <li key={one.code} className="sheet">
            <h2>
              <Link href={`/cong-dan/thu-tuc/${encodeURIComponent(one.code)}`}>{one.name}</Link>
            </h2>
            <p className="hint">
              {[
                one.field,
                one.agency ?? t(`procedure.level.${one.level}`),
                days(t, language, one.days),
                t(`procedure.online.${one.online_level}`),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
      {data?.total === 0 && !found.isLoading ? (
        <div className="empty">
          <p>{t(isNarrowed ? "procedure.noneHere" : "procedure.none")}</p>
          {isNarrowed ? (
            <Link className="button button-quiet" href="/cong-dan/thu-tuc" onClick={() => setTyped("")}>
              {t("procedure.showAll")}
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
