import { type FormEvent, useCallback, useState } from "react";
import { CallError, call, errorText } from "../api";
import { Choice } from "../choice";
import { Field, Notice } from "../field";
import { Page } from "../page";
import { Link } from "../router";
import { newId } from "../send/draft";
import { useTexts } from "../texts";
import { useCall } from "../use-call";
import { Waiting } from "../waiting";
import { type Draft, type DraftDocument, emptyValues, forgetDraft, keepDraft, readDraft, type Values } from "./draft";
import { FileForm } from "./file-form";
import { dong } from "./receipt";

/** What dossier_form_by_code() answers. */
export interface Form {
  procedure_id: number;
  code: string;
  name: string;
  online_level: "full" | "partial" | "none";
  days: number | null;
  result_name: string | null;
  fee: number;
  fee_note: string | null;
  documents: { procedure_document_id: number; copies: number; template_note: string | null }[];
  desks: { id: number; name: string }[];
  max_files: number;
}

interface Kept {
  status: "draft" | "submitted";
  code?: string;
  content?: Partial<Values>;
  documents?: DraftDocument[];
}

/** Filing a dossier: first the desk, then the form that its procedure asks for. The draft waits on this device and at the office. */
export function FilePage({ procedure }: { procedure: string }) {
  const { t } = useTexts();
  const form = useCall<Form>("dossier_form_by_code", { p_code: procedure });
  const [draft, setDraft] = useState<Draft | undefined>(() => readDraft(procedure));
  const [fresh, setFresh] = useState<DraftDocument[]>();
  // A draft of an earlier visit: its checklist is asked for again.
  const kept = useCall<Kept>("read_dossier_draft", { p_draft_token: draft?.token ?? "" }, Boolean(draft) && !fresh);

  const keep = useCallback(
    (next: Draft) => {
      keepDraft(procedure, next);
      setDraft(next);
    },
    [procedure],
  );
  const drop = () => {
    forgetDraft(procedure);
    setFresh(undefined);
    setDraft(undefined);
  };

  if (form.error) {
    return (
      <Page title={t("dossier.file.title")}>
        <Notice kind="error">{errorText(t, form.error)}</Notice>
        <Link className="button" href="/cong-dan/ho-so/nop">
          {t("dossier.choose.back")}
        </Link>
      </Page>
    );
  }
  if (!form.data) return <Waiting />;
  const facts: [string, string | null][] = [
    ["code", form.data.code],
    [
      "time",
      form.data.days === null
        ? null
        : form.data.days === 0
          ? t("dossier.withinDay")
          : t("dossier.days", { count: form.data.days }),
    ],
    ["result", form.data.result_name],
    [
      "fee",
      [form.data.fee > 0 ? dong(form.data.fee) : form.data.fee_note ? null : t("dossier.free"), form.data.fee_note]
        .filter(Boolean)
        .join(". "),
    ],
  ];
  const head = (
    <section className="sheet" aria-label={t("dossier.about")}>
      <dl className="facts">
        {facts.map(([key, value]) =>
          value ? (
            <div key={key}>
              <dt>{t(`dossier.facts.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );
  if (form.data.online_level === "none") {
    return (
      <Page title={form.data.name}>
        {head}
        <Notice kind="info">{t("dossier.choose.notOnline")}</Notice>
      </Page>
    );
  }
  const documents = fresh ?? kept.data?.documents;
  if (draft && kept.error) {
    const isOver = kept.error instanceof CallError && kept.error.key === "public.draft_over";
    return (
      <Page title={form.data.name}>
        <Notice kind="error">{errorText(t, kept.error)}</Notice>
        <div className="buttons">
          {isOver ? null : (
            <button type="button" className="button" onClick={kept.retry}>
              {t("form.retry")}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={drop}>
            {t("send.draft.drop")}
          </button>
        </div>
      </Page>
    );
  }
  if (draft && !fresh && kept.data?.status === "submitted") {
    return (
      <Page title={form.data.name}>
        <Notice kind="done">{t("dossier.file.submitted", { code: kept.data.code ?? "" })}</Notice>
        <div className="buttons">
          <Link className="button" href={`/cong-dan/ho-so?ma=${kept.data.code}`}>
            {t("dossier.receipt.look")}
          </Link>
          <button type="button" className="button button-quiet" onClick={drop}>
            {t("dossier.receipt.another")}
          </button>
        </div>
      </Page>
    );
  }
  return (
    <Page title={form.data.name} lead={draft ? undefined : t("dossier.file.lead")}>
      {head}
      {draft && documents ? (
        <FileForm
          form={form.data}
          draft={draft}
          documents={documents}
          isResumed={!fresh}
          onDraft={keep}
          onDrop={drop}
          onSubmitted={() => forgetDraft(procedure)}
        />
      ) : draft ? (
        <Waiting />
      ) : (
        <Start
          form={form.data}
          onStart={(next, all) => {
            setFresh(all);
            keep(next);
          }}
        />
      )}
    </Page>
  );
}

interface Started {
  draft_token: string;
  started_at: string;
  expires_at: string;
  documents: DraftDocument[];
}

function Start({ form, onStart }: { form: Form; onStart: (draft: Draft, documents: DraftDocument[]) => void }) {
  const { t, language } = useTexts();
  const [desk, setDesk] = useState(form.desks.length === 1 ? String(form.desks[0]?.id) : "");
  const [requestId] = useState(newId);
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const start = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (!desk) {
      setProblem(t("dossier.desk.required"));
      document.getElementById("desk")?.focus();
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      const { documents, ...made } = await call<Started>("start_dossier_draft", {
        p_procedure_id: form.procedure_id,
        p_agency_id: Number(desk),
        p_request_id: requestId,
        p_language: language,
      });
      onStart(
        {
          token: made.draft_token,
          agency_id: Number(desk),
          started_at: made.started_at,
          expires_at: made.expires_at,
          values: emptyValues(),
          next_file: 1,
        },
        documents,
      );
    } catch (error) {
      setBusy(false);
      setFailure(errorText(t, error));
    }
  };
  return (
    <form noValidate className="form sheet" onSubmit={start}>
      <Field name="desk" label={t(`dossier.desk.label`)} hint={t("dossier.desk.hint")} error={problem} isRequired>
        {({ id, "aria-describedby": describedBy, "aria-invalid": invalid }) => (
          <Choice
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            options={form.desks.map(({ id: deskId, name }) => ({ id: String(deskId), name }))}
            value={desk}
            placeholder={t("dossier.desk.placeholder")}
            onChange={(next) => {
              setDesk(next);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      {failure ? <Notice kind="error">{failure}</Notice> : null}
      <button type="submit" className="button button-main" aria-disabled={isBusy}>
        {t("dossier.file.start")}
      </button>
    </form>
  );
}
