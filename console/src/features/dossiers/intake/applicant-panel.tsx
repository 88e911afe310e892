import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDate } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { StatusTag } from "../status-tag";
import type { Applicant, Duplicate, useApplicant } from "./use-applicant";

type Props = {
  query: ReturnType<typeof useApplicant>;
  duplicates: readonly Duplicate[];
  /** Whose particulars stand in the form. */
  taken?: number;
  onTake: (applicant: Applicant) => void;
};

/** Who stands at the counter: their particulars, and what they filed before. */
export function ApplicantPanel({ query, duplicates, taken, onTake }: Props) {
  const { t } = useTranslation("dossiers");
  const found = query.data;
  return (
    <>
      {duplicates.length ? (
        <section className="sheet sheet-pad dossier-warning" aria-label={t("intake.duplicateTitle")} role="status">
          <h2 className="sheet-title">{t("intake.duplicates", { count: duplicates.length })}</h2>
          <ul className="plain-list">
            {duplicates.map((each) => (
              <li key={each.id}>
                <span>
                  <Link className="num" to={`/dossiers/${each.id}`} target="_blank">
                    {each.number}
                  </Link>
                  <small>
                    {each.agency_name} · {formatDate(each.received_at)}
                  </small>
                </span>
                <StatusTag status={each.status} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="sheet sheet-pad" aria-label={t("intake.applicantTitle")} aria-live="polite">
        <h2 className="sheet-title">{t("intake.applicantTitle")}</h2>
        {query.isLoading ? <Skeleton active title={false} paragraph={{ rows: 3 }} /> : null}
        {query.isError ? <p role="alert">{errorText(t, query.error)}</p> : null}
        {!found && !query.isLoading && !query.isError ? <p className="muted">{t("intake.applicantHint")}</p> : null}
        {found?.applicants.length === 0 ? <p className="muted">{t("intake.applicantNew")}</p> : null}
        <ul className="plain-list">
          {found?.applicants.map((each, index) => (
            <li key={each.id}>
              <span>
                {each.full_name}
                <small className="num">
                  {[each.organisation_name, each.id_number, each.phone, each.address].filter(Boolean).join(" · ")}
                </small>
              </span>
              <Button size="small" type={each.id === taken ? "primary" : "default"} onClick={() => onTake(each)}>
                {t(each.id === taken ? "intake.taken" : "intake.take")}{" "}
                {index < 3 ? (
                  <span aria-hidden="true">
                    <kbd>Alt+{index + 1}</kbd>
                  </span>
                ) : null}
              </Button>
            </li>
          ))}
        </ul>
        {found?.dossiers.length ? (
          <>
            <h3>{t("intake.earlier", { count: found.dossiers.length })}</h3>
            <ul className="plain-list">
              {found.dossiers.slice(0, 6).map((each) => (
                <li key={each.id}>
                  <span>
                    {each.is_readable ? (
                      <Link className="num" to={`/dossiers/${each.id}`} target="_blank">
                        {each.number}
                      </Link>
                    ) : (
                      <span className="num">{each.number}</span>
                    )}
                    <small>
                      {each.procedure_name} · {formatDate(each.received_at)} · {each.agency_name}
                    </small>
                  </span>
                  <StatusTag status={each.status} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
    </>
  );
}
