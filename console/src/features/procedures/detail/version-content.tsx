import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { daysOf, sumOf, type Version } from "../types";
import { days, money, number, unitOf } from "../words";

/** What a version demands: documents, steps, fees, and the words around them. */
export function VersionContent({ version }: { version: Version }) {
  const { t } = useTranslation("procedures");
  const total = daysOf(version);
  const sum = sumOf(version.steps);
  return (
    <>
      <section className="sheet sheet-pad">
        <h2 className="sheet-title">
          {t("fields.documents")} <span className="muted num">{version.documents.length}</span>
        </h2>
        {version.documents.length ? (
          <ol className="procedure-lines">
            {version.documents.map((each) => (
              <li key={each.id}>
                <span className="procedure-line-main">
                  {each.name}
                  {each.template_note ? <small>{each.template_note}</small> : null}
                </span>
                <span className="procedure-line-side">
                  {t(`form.${each.form}`)}
                  {each.copies > 1 ? ` × ${each.copies}` : ""}
                  {each.is_required ? null : <Tag>{t("ifAny")}</Tag>}
                </span>
              </li>
            ))}
          </ol>
        ) : (
          <p className="muted">{t("none.documents")}</p>
        )}
      </section>
      <section className="sheet sheet-pad">
        <h2 className="sheet-title">
          {t("fields.steps")} <span className="muted">{days(t, total)}</span>
        </h2>
        {version.steps.length ? (
          <ol className="procedure-lines">
            {version.steps.map((each) => (
              <li key={each.id}>
                <span className="procedure-line-main">
                  {each.name}
                  <small>{unitOf(t, each)}</small>
                </span>
                <span className="procedure-line-side procedure-share">
                  <span
                    className="procedure-bar"
                    aria-hidden="true"
                    style={{ width: `${sum ? (each.working_days / sum) * 100 : 0}%` }}
                  />
                  <span className="num">
                    {t("daysShort", { count: each.working_days, days: number(t, each.working_days) })}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        ) : (
          <p className="muted">{t("none.steps")}</p>
        )}
      </section>
      <section className="sheet sheet-pad">
        <h2 className="sheet-title">{t("fields.fees")}</h2>
        {version.fees.length ? (
          <table className="procedure-fees">
            <thead>
              <tr>
                <th scope="col">{t("fields.fee_name")}</th>
                <th scope="col">{t("fields.amount")}</th>
                <th scope="col">{t("fields.online_amount")}</th>
                <th scope="col">{t("fields.postal_amount")}</th>
              </tr>
            </thead>
            <tbody>
              {version.fees.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    {each.name}
                    {each.note ? <small>{each.note}</small> : null}
                  </th>
                  <td className="num">{money(t, each.amount)}</td>
                  <td className="num">{money(t, each.online_amount ?? each.amount)}</td>
                  <td className="num">{money(t, each.postal_amount ?? each.amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {version.fee_note ? <p className="procedure-text">{version.fee_note}</p> : null}
        {version.fees.length || version.fee_note ? null : <p className="muted">{t("none.fees")}</p>}
      </section>
      {version.description || version.conditions || version.legal_basis ? (
        <section className="sheet sheet-pad">
          {(["description", "conditions", "legal_basis"] as const).map((key) =>
            version[key] ? (
              <div key={key} className="procedure-words">
                <h2 className="sheet-title">{t(`fields.${key}`)}</h2>
                <p className="procedure-text">{version[key]}</p>
              </div>
            ) : null,
          )}
        </section>
      ) : null}
    </>
  );
}
