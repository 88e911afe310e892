import { CallError, errorText } from "../api";
import { date } from "../dates";
import { Notice } from "../field";
import { NotFound } from "../not-found";
import { Page } from "../page";
import { Link } from "../router";
import { useTexts } from "../texts";
import { useCall } from "../use-call";
import { Waiting } from "../waiting";
import { days, money, type OnlineLevel } from "./facts";

interface Procedure {
  code: string;
  is_sample: boolean;
  name: string;
  field: string;
  level: "commune" | "city";
  online_level: OnlineLevel;
  audience: "citizens" | "businesses" | "both";
  agency: string | null;
  description: string | null;
  conditions: string | null;
  legal_basis: string | null;
  decision: { number: string; on: string; issuer: string };
  valid_from: string;
  days: number | null;
  result_name: string | null;
  result_kind: "electronic" | "paper" | "both";
  fee_note: string | null;
  documents: { name: string; form: string; copies: number; is_required: boolean; note: string | null }[];
  fees: {
    name: string;
    amount: number;
    online_amount: number | null;
    postal_amount: number | null;
    note: string | null;
  }[];
  steps: { name: string; unit_kind: string; agency: string | null; working_days: number }[];
}

function Documents({ data }: { data: Procedure }) {
  const { t } = useTexts();
  return (
    <section className="sheet" aria-labelledby="documents">
      <h2 id="documents">{t("procedure.documents")}</h2>
      <ol className="tt-list">
        {data.documents.map((one) => (
          <li key={one.name}>
            <strong>{one.name}</strong>
            <span className="hint">
              {[
                t(`procedure.form.${one.form}`),
                one.copies > 1 ? t("procedure.copies", { count: one.copies }) : null,
                one.is_required ? null : t("procedure.ifAny"),
                one.note,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Fees({ data }: { data: Procedure }) {
  const { t, language } = useTexts();
  return (
    <section className="sheet" aria-labelledby="fees">
      <h2 id="fees">{t("procedure.fees")}</h2>
      {data.fees.length ? (
        <ul className="tt-list">
          {data.fees.map((one) => (
            <li key={one.name}>
              <strong>
                {one.name}: {money(language, one.amount)}
              </strong>
              <span className="hint">
                {[
                  one.online_amount === null
                    ? null
                    : t("procedure.feeOnline", { amount: money(language, one.online_amount) }),
                  one.postal_amount === null
                    ? null
                    : t("procedure.feePostal", { amount: money(language, one.postal_amount) }),
                  one.note,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      ) : data.fee_note ? null : (
        <p>{t("procedure.free")}</p>
      )}
      {data.fee_note ? <p>{data.fee_note}</p> : null}
    </section>
  );
}

/** What one must know of a procedure before one goes to the counter, or files it from home. */
export function DetailPage({ code }: { code: string }) {
  const { t, language } = useTexts();
  const { data, error, retry } = useCall<Procedure>("published_procedure", { p_code: code });
  if (error instanceof CallError && error.status === 404) return <NotFound />;
  if (error) {
    return (
      <Page title={t("procedure.title")}>
        <Notice kind="error">
          {errorText(t, error)}{" "}
          <button type="button" className="linklike" onClick={retry}>
            {t("form.retry")}
          </button>
        </Notice>
      </Page>
    );
  }
  if (!data) return <Waiting />;
  const limit = days(t, language, data.days);
  const facts: [string, string | null][] = [
    ["code", data.code],
    ["field", data.field],
    ["audience", t(`procedure.audience.${data.audience}`)],
    ["agency", data.agency ?? t(`procedure.place.${data.level}`)],
    ["result", data.result_name],
    ["resultKind", t(`procedure.resultKind.${data.result_kind}`)],
    [
      "decision",
      t("procedure.decision", {
        number: data.decision.number,
        day: date(data.decision.on),
        issuer: data.decision.issuer,
      }),
    ],
    ["validFrom", date(data.valid_from)],
    ["basis", data.legal_basis],
  ];
  return (
    <Page title={data.name}>
      <p className="no-print">
        <Link href="/cong-dan/thu-tuc">← {t("procedure.title")}</Link>
      </p>
      {data.is_sample ? <p className="hint">{t("procedure.sample")}</p> : null}
      <dl className="tt-marks">
        {limit ? (
          <div>
            <dt>{t("procedure.limit")}</dt>
            <dd>{limit}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t("procedure.filing")}</dt>
          <dd>{t(`procedure.online.${data.online_level}`)}</dd>
        </div>
      </dl>
      {data.online_level === "none" ? (
        <p>{t("procedure.atCounter")}</p>
      ) : (
        <p className="no-print">
          <Link className="button" href={`/cong-dan/ho-so/nop/${encodeURIComponent(data.code)}`}>
            {t("procedure.file")}
          </Link>
        </p>
      )}
      <Documents data={data} />
      <section className="sheet" aria-labelledby="steps">
        <h2 id="steps">{t("procedure.steps")}</h2>
        <ol className="way">
          {data.steps.map((one) => (
            <li key={one.name}>
              <strong>{one.name}</strong>
              <p>
                {[
                  one.agency ?? t(`procedure.unit.${one.unit_kind}`),
                  one.working_days > 0 ? days(t, language, one.working_days) : null,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ol>
      </section>
      <Fees data={data} />
      {(["description", "conditions"] as const).map((key) =>
        data[key] ? (
          <section key={key} className="sheet" aria-labelledby={key}>
            <h2 id={key}>{t(`procedure.${key}`)}</h2>
            <div className="prose">{data[key]}</div>
          </section>
        ) : null,
      )}
      <dl className="facts sheet">
        {facts.map(([key, value]) =>
          value ? (
            <div key={key}>
              <dt>{t(`procedure.facts.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Page>
  );
}
