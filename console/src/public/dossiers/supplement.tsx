import { type FormEvent, useRef, useState } from "react";
import { CallError, call, errorText } from "../api";
import { date } from "../dates";
import { Field, Notice } from "../field";
import { Link } from "../router";
import { isPhone } from "../send/draft";
import { useTexts } from "../texts";
import { useCall } from "../use-call";
import { DocumentCard, type FileType } from "./document-card";
import type { DraftDocument } from "./draft";
import type { Progress } from "./progress";
import { useDocumentFiles } from "./use-document-files";

/** What open_dossier_supplement() answers: only for who knows the telephone number too. */
interface Opened {
  status: string;
  reason?: string | null;
  rating_token?: string | null;
  missing?: string;
  supply_by?: string | null;
  documents?: DraftDocument[];
  document_ids?: number[];
  token?: string;
}

const invitations: Record<string, string> = {
  supplement_requested: "dossier.supplement.invite",
  refused: "dossier.reason.invite",
  suspended: "dossier.reason.invite",
  returned: "dossier.rate.invite",
  closed: "dossier.rate.invite",
};

/** What only the applicant is told: what is missing, why it was refused, their rating. Asked with the telephone number. */
export function Supplement({ progress, onSent }: { progress: Progress; onSent: () => void }) {
  const { t } = useTexts();
  const [phone, setPhone] = useState("");
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const invitation = invitations[progress.status];
  if (!invitation) return null;

  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setFailure(undefined);
    if (!isPhone(phone)) {
      setProblem(t(phone.trim() ? "dossier.problems.phone_invalid" : "dossier.problems.phone_required"));
      document.getElementById("phone")?.focus();
      return;
    }
    setBusy(true);
    try {
      setOpened(await call<Opened>("open_dossier_supplement", { p_code: progress.code, p_phone: phone }));
    } catch (error) {
      if (error instanceof CallError && error.fields.phone) setProblem(t("dossier.problems.phone_invalid"));
      else setFailure(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };

  if (opened?.token && opened.documents) {
    return <SupplementForm opened={{ ...opened, token: opened.token, documents: opened.documents }} onSent={onSent} />;
  }
  if (opened) {
    return (
      <div className="sheet answer">
        {opened.reason ? (
          <>
            <h3>{t("dossier.reason.title")}</h3>
            <div className="prose">{opened.reason}</div>
          </>
        ) : opened.rating_token ? (
          <div className="rate-invite">
            <p>{t("dossier.rate.open")}</p>
            <Link className="button" href={`/danh-gia/${opened.rating_token}`}>
              {t("lookup.rate")}
            </Link>
          </div>
        ) : (
          <p>{t("dossier.rate.done")}</p>
        )}
      </div>
    );
  }
  return (
    <form noValidate className="sheet form no-print" onSubmit={open}>
      <h3>{t(`${invitation}.title`)}</h3>
      {progress.supplement?.supply_by ? (
        <p>{t("dossier.supplement.by", { on: date(progress.supplement.supply_by) })}</p>
      ) : null}
      <Field name="phone" label={t("dossier.phone")} hint={t(`${invitation}.hint`)} error={problem} isRequired>
        {(field) => (
          <input
            {...field}
            type="tel"
            autoComplete="tel"
            maxLength={40}
            value={phone}
            onChange={(event) => {
              setPhone(event.target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      {failure ? <Notice kind="error">{failure}</Notice> : null}
      <button type="submit" className="button" aria-disabled={isBusy}>
        {t(`${invitation}.open`)}
      </button>
    </form>
  );
}

type Open = Opened & { token: string; documents: DraftDocument[] };

function SupplementForm({ opened, onSent }: { opened: Open; onSent: () => void }) {
  const { t } = useTexts();
  const [documents, setDocuments] = useState(opened.documents);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const types = useCall<FileType[]>("attachment_types", {});
  const number = useRef(0);
  const files = useDocumentFiles({
    token: opened.token,
    nextNumber: () => {
      number.current += 1;
      return number.current;
    },
    onDocuments: (next) => {
      setDocuments(next);
      setProblem(undefined);
    },
  });
  const sentBefore = useRef(new Set(opened.documents.flatMap((one) => one.files.map(({ id }) => id))));
  const wanted = opened.document_ids?.length
    ? documents.filter(({ id }) => opened.document_ids?.includes(id))
    : documents;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setFailure(undefined);
    const isNew = documents.some((one) => one.files.some(({ id }) => !sentBefore.current.has(id)));
    if (files.files.length > 0) {
      setFailure(t(files.isSending ? "dossier.file.stillSending" : "dossier.file.someFailed"));
      return;
    }
    if (!text.trim() && !isNew) {
      setProblem(t("dossier.supplement.required"));
      document.getElementById("supplement")?.focus();
      return;
    }
    setBusy(true);
    try {
      await call("supply_dossier_publicly", { p_token: opened.token, p_text: text.trim() || null });
      onSent();
    } catch (error) {
      setFailure(errorText(t, error));
      setBusy(false);
    }
  };
  return (
    <form noValidate className="sheet form supplement" onSubmit={send}>
      <h3>{t("dossier.supplement.title")}</h3>
      <blockquote>{opened.missing}</blockquote>
      {opened.supply_by ? <p>{t("dossier.supplement.by", { on: date(opened.supply_by) })}</p> : null}
      <ul className="documents">
        {wanted.map((one) => (
          <DocumentCard key={one.id} document={one} types={types.data} files={files} />
        ))}
      </ul>
      <Field name="supplement" label={t("dossier.supplement.label")} error={problem}>
        {(field) => (
          <textarea
            {...field}
            rows={4}
            maxLength={4000}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      {failure ? <Notice kind="error">{failure}</Notice> : null}
      <button type="submit" className="button button-main" aria-disabled={isBusy}>
        {t(isBusy ? "send.sending" : "dossier.supplement.submit")}
      </button>
    </form>
  );
}
