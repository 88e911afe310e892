import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCustomFacts } from "../../../components/custom-fields/custom-facts";
import { useCustomFields } from "../../../components/custom-fields/use-custom-fields";
import { DateTime } from "../../../components/date-time";
import { formatDate } from "../../../lib/date-time";
import { type DossierPayment, type DossierRow, money } from "../types";

/** What is known about the dossier besides its steps and documents. */
export function FactsSheet({ dossier, payments }: { dossier: DossierRow; payments: DossierPayment[] }) {
  const { t, i18n } = useTranslation("dossiers");
  const at = (value: string | null) => (value ? <DateTime value={value} /> : null);
  const own = useCustomFacts(useCustomFields("dossier"), dossier.custom);
  const facts: [string, ReactNode][] = [
    [
      t("fields.procedure"),
      <Link key="procedure" to={`/procedures/${dossier.procedure_id}`}>
        {dossier.procedure_name}
      </Link>,
    ],
    [t("fields.procedureCode"), t("detail.version", { code: dossier.procedure_code, number: dossier.version_number })],
    [t("fields.field"), (i18n.language === "en" && dossier.field_name_en) || dossier.field_name],
    [
      t("fields.code"),
      <span key="code" className="num">
        {dossier.code}
      </span>,
    ],
    [t("fields.agency"), dossier.agency_name],
    [
      t("fields.handlingAgency"),
      dossier.handling_agency_id === dossier.agency_id ? null : dossier.handling_agency_name,
    ],
    [t("fields.channel"), t(`channel.${dossier.channel}`)],
    [t("fields.received"), at(dossier.received_at)],
    [t("fields.accepted"), at(dossier.accepted_at)],
    [t("fields.acceptedBy"), dossier.accepted_by_name],
    [t("fields.promised"), at(dossier.promised_at)],
    [t("fields.newPromised"), at(dossier.new_promised_at)],
    [t("fields.resumeExpected"), dossier.resume_expected_on ? formatDate(dossier.resume_expected_on) : null],
    [t("fields.result"), at(dossier.result_at)],
    [
      t("fields.resultKind"),
      dossier.result_kind
        ? [t(`resultKind.${dossier.result_kind}`), dossier.result_number].filter(Boolean).join(" · ")
        : null,
    ],
    [t("fields.returned"), at(dossier.returned_at)],
    [t("fields.closed"), at(dossier.closed_at)],
    [t("fields.rating"), dossier.rating_score ? t(`rating.${dossier.rating_score}`) : null],
    [
      t("fields.fee"),
      dossier.fee_due || dossier.fee_paid
        ? `${t("detail.feeOf", { paid: money(dossier.fee_paid), due: money(dossier.fee_due) })}${dossier.fee_note ? ` (${dossier.fee_note})` : ""}`
        : t("detail.free"),
    ],
    ...own,
  ];
  return (
    <section className="sheet sheet-pad" aria-labelledby="dossier-facts">
      <h2 id="dossier-facts" className="sheet-title">
        {t("detail.facts")}
      </h2>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null && value !== undefined && value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {payments.length ? (
        <ul className="dossier-payments" aria-label={t("detail.payments")}>
          {payments.map((each) => (
            <li key={each.id} className="num">
              {money(each.amount)} · {t(`options.record_dossier_payment.method.${each.method}`)} ·{" "}
              {formatDate(each.paid_at)}
              {each.receipt_number ? ` · ${each.receipt_number}` : ""}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
