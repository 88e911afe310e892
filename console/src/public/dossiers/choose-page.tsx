import { type FormEvent, useState } from "react";
import { errorText } from "../api";
import { Notice } from "../field";
import { icons } from "../icons";
import { Page } from "../page";
import { Link, navigate, useAddress } from "../router";
import { useTexts } from "../texts";
import { useCall } from "../use-call";
import { Waiting } from "../waiting";
import { readDraft } from "./draft";

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
    online_level: "full" | "partial" | "none";
    agency: string | null;
    days: number | null;
  }[];
}

/** Which procedure is it about? Search and fields stand in the address, so that "back" goes back. */
export function ChoosePage() {
  const { t } = useTexts();
  const { query } = useAddress();
  const asked = query.get("q") ?? "";
  const field = query.get("linh-vuc") ?? "";
  const page = Math.max(1, Number(query.get("trang")) || 1);
  const [typed, setTyped] = useState(asked);
  const found = useCall<Found>("published_procedures", {
    p_query: asked || null,
    p_field: field || null,
    p_page: page,
  });
  const go = (changes: Record<string, string>) => {
    const next = new URLSearchParams(query);
    next.delete("trang");
    for (const [key, value] of Object.entries(changes)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    const text = next.toString();
    navigate(text ? `/cong-dan/ho-so/nop?${text}` : "/cong-dan/ho-so/nop");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({ q: typed.trim() });
  };
  const pages = found.data ? Math.ceil(found.data.total / found.data.page_size) : 1;

  return (
    <Page title={t("dossier.choose.title")} lead={t("dossier.choose.lead")}>
      <search>
        <form className="sheet procedure-search" onSubmit={submit}>
          <label htmlFor="q">{t("dossier.choose.search")}</label>
          <div className="procedure-search-row">
            <input
              id="q"
              type="search"
              value={typed}
              maxLength={200}
              placeholder={t("dossier.choose.example")}
              onChange={(event) => setTyped(event.target.value)}
            />
            <button type="submit" className="button">
              {icons.search} {t("dossier.choose.find")}
            </button>
          </div>
          {found.data && found.data.fields.length > 1 ? (
            <ul className="chips" aria-label={t("dossier.choose.fields")}>
              {found.data.fields.map(({ code, name, count }) => (
                <li key={code}>
                  <button
                    type="button"
                    className="chip"
                    aria-pressed={code === field}
                    onClick={() => go({ "linh-vuc": code === field ? "" : code })}
                  >
                    {name} <small>{count}</small>
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
        </form>
      </search>
      {found.error ? (
        <>
          <Notice kind="error">{errorText(t, found.error)}</Notice>
          <button type="button" className="button" onClick={found.retry}>
            {t("form.retry")}
          </button>
        </>
      ) : null}
      {!found.data && found.isLoading ? <Waiting /> : null}
      {found.data ? (
        <>
          <p className="hint" role="status">
            {found.data.total === 0 ? t("dossier.choose.none") : t("dossier.choose.count", { count: found.data.total })}
          </p>
          <ul className="procedures" aria-busy={found.isLoading}>
            {found.data.procedures.map((one) => (
              <li key={one.code} className="sheet procedure">
                <p className="procedure-field">{one.field}</p>
                <h2>{one.name}</h2>
                <p className="hint">
                  {[
                    t(`dossier.level.${one.level}`),
                    one.agency,
                    one.days === null
                      ? null
                      : one.days === 0
                        ? t("dossier.withinDay")
                        : t("dossier.days", { count: one.days }),
                    t("dossier.procedureCode", { code: one.code }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
                {one.online_level === "none" ? (
                  <p>{t("dossier.choose.notOnline")}</p>
                ) : (
                  <Link className="button" href={`/cong-dan/ho-so/nop?thu-tuc=${encodeURIComponent(one.code)}`}>
                    {t(readDraft(one.code) ? "dossier.choose.goOn" : "dossier.choose.take")}
                    <span className="visually-hidden"> {one.name}</span>
                  </Link>
                )}
              </li>
            ))}
          </ul>
          {pages > 1 ? (
            <nav className="buttons" aria-label={t("results.pages")}>
              {page > 1 ? (
                <button type="button" className="button button-quiet" onClick={() => go({ trang: String(page - 1) })}>
                  {t("results.previous")}
                </button>
              ) : null}
              {page < pages ? (
                <button type="button" className="button button-quiet" onClick={() => go({ trang: String(page + 1) })}>
                  {t("results.next")}
                </button>
              ) : null}
            </nav>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}
