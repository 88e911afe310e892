import { useState } from "react";
import { errorText } from "../api";
import { dateTime } from "../dates";
import { Notice } from "../field";
import { icons } from "../icons";
import { Page } from "../page";
import { Link } from "../router";
import { useTexts } from "../texts";
import { keepFiles } from "./file-store";
import { Preview } from "./photo-field";
import { readReceipt } from "./receipt";
import { type Upload, useUploads } from "./use-uploads";

export function ReceiptPage() {
  const { t } = useTexts();
  const [receipt] = useState(readReceipt);
  const { uploads, retry, drop } = useUploads(receipt);
  const [isCopied, setCopied] = useState(false);
  if (!receipt) {
    return (
      <Page title={t("receipt.none.title")} lead={t("receipt.none.lead")}>
        <p>
          <Link className="button" href="/cong-dan/tra-cuu">
            {t("nav.lookup")}
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
    <Page title={t("receipt.title")} lead={t("receipt.lead")}>
      <section className="sheet receipt" aria-labelledby="code">
        <h2 id="code">{t("receipt.code")}</h2>
        <p className="code" data-testid="code">
          {receipt.code}
        </p>
        <p className="receipt-at">{t("receipt.at", { at: dateTime(receipt.received_at) })}</p>
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
      {receipt.is_changed ? <Notice kind="info">{t("receipt.changed")}</Notice> : null}
      {uploads.length > 0 ? <Files uploads={uploads} retry={retry} drop={drop} /> : null}
      <section className="block" aria-labelledby="next">
        <h2 id="next">{t("receipt.next.title")}</h2>
        <ol className="way">
          <li>
            <strong>{t("receipt.next.triage.title")}</strong>
            <p>
              {receipt.due_at
                ? t("receipt.next.triage.due", { at: dateTime(receipt.due_at) })
                : t("receipt.next.triage.text")}
            </p>
          </li>
          {["handle", "answer"].map((step) => (
            <li key={step}>
              <strong>{t(`receipt.next.${step}.title`)}</strong>
              <p>{t(`receipt.next.${step}.text`)}</p>
            </li>
          ))}
        </ol>
        <p className="source">{t("home.how.source")}</p>
      </section>
      <div className="buttons no-print">
        <Link className="button" href={`/cong-dan/tra-cuu?ma=${receipt.code}`}>
          {t("receipt.lookup")}
        </Link>
        <Link className="button button-quiet" href="/cong-dan/gui" onClick={() => void keepFiles([])}>
          {t("receipt.another")}
        </Link>
      </div>
    </Page>
  );
}

interface FilesProps {
  uploads: Upload[];
  retry: (number?: number) => void;
  drop: (number: number) => void;
}

function Files({ uploads, retry, drop }: FilesProps) {
  const { t } = useTexts();
  const arrived = uploads.filter(({ state }) => state === "done").length;
  const failed = uploads.filter(({ state }) => state === "failed");
  return (
    <section className="sheet" aria-labelledby="files">
      <h2 id="files">{t("receipt.files.title")}</h2>
      <p role="status">{t("receipt.files.arrived", { arrived, count: uploads.length })}</p>
      <ul className="photo-list">
        {uploads.map((one) => (
          <li key={one.number} data-state={one.state}>
            <Preview file={one} />
            <span className="photo-name">
              {one.name}
              <small>{one.error ? errorText(t, one.error) : t(`receipt.files.${one.state}`)}</small>
              {one.state === "sending" ? (
                <progress max={1} value={one.share} aria-label={t("receipt.files.progress", { name: one.name })} />
              ) : null}
            </span>
            {one.state === "done" ? <span className="photo-done">{icons.check}</span> : null}
            {one.state === "failed" ? (
              <button
                type="button"
                aria-label={t("send.files.remove", { name: one.name })}
                onClick={() => drop(one.number)}
              >
                {icons.remove}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {failed.length > 0 ? (
        <>
          <p className="hint">{t("receipt.files.failedHint")}</p>
          <button type="button" className="button" onClick={() => retry()}>
            {t("receipt.files.retry", { count: failed.length })}
          </button>
        </>
      ) : null}
    </section>
  );
}
