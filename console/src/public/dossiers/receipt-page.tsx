import { useState } from "react";
import { dateTime } from "../dates";
import { Page } from "../page";
import { Link } from "../router";
import { useTexts } from "../texts";
import { QrCode } from "./qr-code";
import { dong, readReceipt } from "./receipt";

/** The dossier is submitted: its code, to keep, to print, to scan. */
export function ReceiptPage() {
  const { t } = useTexts();
  const [receipt] = useState(readReceipt);
  const [isCopied, setCopied] = useState(false);
  if (!receipt) {
    return (
      <Page title={t("receipt.none.title")} lead={t("dossier.receipt.none")}>
        <p>
          <Link className="button" href="/cong-dan/ho-so">
            {t("dossier.lookup.title")}
          </Link>
        </p>
      </Page>
    );
  }
  const copy = () =>
    navigator.clipboard?.writeText(receipt.code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Page title={t("dossier.receipt.title")} lead={t("dossier.receipt.lead")}>
      <section className="sheet receipt" aria-labelledby="code">
        <h2 id="code">{t("dossier.code")}</h2>
        <p className="code dossier-code" data-testid="code">
          {receipt.code}
        </p>
        <QrCode
          address={`${window.location.origin}${receipt.lookup_path}`}
          label={t("dossier.receipt.qr", { code: receipt.code })}
        />
        <p className="receipt-at">
          {t("dossier.receipt.number", { number: receipt.number })}
          <br />
          {t("dossier.receipt.at", { at: dateTime(receipt.submitted_at), agency: receipt.agency })}
        </p>
        <div className="buttons no-print">
          {navigator.clipboard ? (
            <button type="button" className="button button-quiet" onClick={copy}>
              {t(isCopied ? "receipt.copied" : "receipt.copy")}
            </button>
          ) : null}
          <button type="button" className="button button-quiet" onClick={() => window.print()}>
            {t("receipt.print")}
          </button>
        </div>
        <p className="visually-hidden" role="status">
          {isCopied ? t("receipt.copied") : ""}
        </p>
      </section>
      <section className="block" aria-labelledby="next">
        <h2 id="next">{t("receipt.next.title")}</h2>
        <ol className="way">
          <li>
            <strong>{t("dossier.receipt.next.accept.title")}</strong>
            <p>
              {receipt.due_at
                ? t("dossier.receipt.next.accept.due", { at: dateTime(receipt.due_at) })
                : t("dossier.receipt.next.accept.text")}
            </p>
          </li>
          {["process", "return"].map((step) => (
            <li key={step}>
              <strong>{t(`dossier.receipt.next.${step}.title`)}</strong>
              <p>{t(`dossier.receipt.next.${step}.text`)}</p>
            </li>
          ))}
        </ol>
        {receipt.fee_due > 0 ? <p>{t("dossier.receipt.fee", { amount: dong(receipt.fee_due) })}</p> : null}
        <p className="source">{t("dossier.receipt.source")}</p>
      </section>
      <div className="buttons no-print">
        <Link className="button" href={receipt.lookup_path}>
          {t("dossier.receipt.look")}
        </Link>
        <Link className="button button-quiet" href="/cong-dan/ho-so/nop">
          {t("dossier.receipt.another")}
        </Link>
      </div>
    </Page>
  );
}
