import { Alert, Form } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FileDrop } from "../../../components/file-drop";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { may } from "../../../lib/me";
import type { StepValues } from "../steps/step-draft";
import type { StepResult } from "../types";
import { type CannedAnswer, suggestAgency, useAgencies, useCategories } from "../use-catalogue";
import { CallBackModal } from "./call-back-modal";
import { CallerPanel } from "./caller-panel";
import { DuplicatePanel } from "./duplicate-panel";
import { IntakeActions } from "./intake-actions";
import type { Draft, IntakeValues } from "./intake-draft";
import { CallerFields, MoreFields, OwnFields, ReportFields } from "./intake-fields";
import { fieldProblems, formField, isPhone, plainPhone } from "./intake-payload";
import { IntakeTicketDrawer } from "./intake-ticket-drawer";
import { OutcomeModal } from "./outcome-modal";
import { SuggestionPanel } from "./suggestion-panel";
import type { PickableTicket } from "./ticket-picker";
import { isDialogOpen, useAltKeys } from "./use-alt-keys";
import { useCallerLookup } from "./use-caller-lookup";
import { useDuplicates } from "./use-duplicates";
import { type MergeTarget, useReceive } from "./use-receive";

/** What happens right after saving. */
export type NextStep = { step: "transfer_ticket" | "answer_directly"; initial: StepValues; answer?: CannedAnswer };

export type Saved = { result: StepResult; values: IntakeValues; next?: NextStep; mergedInto?: MergeTarget };

type Props = {
  draft: Draft;
  isActive: boolean;
  onChange: (draft: Draft) => void;
  onSaved: (saved: Saved) => void;
  /** The call is over without a ticket of its own. */
  onLogged: () => void;
  /** Files cannot be kept in a draft: the page warns before they are lost. */
  onFiles: (hasFiles: boolean) => void;
};

type SaveAs = { how: "save" | "transfer" | "answer" | "merge"; answer?: CannedAnswer; target?: MergeTarget };
type Dialog = { kind: "outcome"; ticket?: PickableTicket } | { kind: "callBack" } | { kind: "ticket"; id: number };

/** One call being written down. */
export function IntakeForm({ draft, isActive, onChange, onSaved, onLogged, onFiles }: Props) {
  const { t } = useTranslation(["tickets", "calls"]);
  const [form] = Form.useForm<IntakeValues>();
  const [files, setFiles] = useState<File[]>([]);
  const [failure, setFailure] = useState<AppError>();
  const [dialog, setDialog] = useState<Dialog>();
  const { save, isSaving } = useReceive();
  const saveAs = useRef<SaveAs>({ how: "save" });
  const agencies = useAgencies();
  const categories = useCategories();
  const mayTriage = may("tickets.triage");

  const store = () => {
    const values = form.getFieldsValue(true) as IntakeValues;
    onChange({ ...draft, startedAt: draft.startedAt ?? new Date().toISOString(), values });
  };
  const caller = useCallerLookup(form, isActive, store);
  const duplicates = useDuplicates(draft.values, isActive && may("tickets.merge"));

  const categoryId = Form.useWatch("category_id", form);
  const communeId = Form.useWatch("commune_id", form);
  const category = useMemo(() => categories.find((each) => each.id === categoryId), [categories, categoryId]);
  const suggestion = useMemo(() => suggestAgency(agencies, category, communeId), [agencies, category, communeId]);

  // The target follows the suggestion until somebody chooses another.
  const suggestedBefore = useRef<number | undefined>(undefined);
  useEffect(() => {
    const current = form.getFieldValue("agency_id");
    if (current === undefined || current === null || current === suggestedBefore.current) {
      form.setFieldValue("agency_id", suggestion?.agency.id);
    }
    suggestedBefore.current = suggestion?.agency.id;
  }, [suggestion, form]);

  // Whoever comes back to a call goes on where something is missing.
  const wasActive = useRef(isActive);
  useEffect(() => {
    if (isActive && !wasActive.current) {
      const first = (["phone", "full_name", "address"] as const).find((field) => !form.getFieldValue(field));
      form.focusField(first ?? "content");
    }
    wasActive.current = isActive;
  }, [isActive, form]);

  const send = async (values: IntakeValues) => {
    setFailure(undefined);
    const all = { ...(form.getFieldsValue(true) as IntakeValues), ...values };
    const { how, answer, target } = saveAs.current;
    const { result, mergedInto, error } = await save(all, draft, files, how === "merge" ? target : undefined);
    if (result) {
      const next: NextStep | undefined =
        how === "transfer"
          ? { step: "transfer_ticket", initial: { agency_id: all.agency_id } }
          : how === "answer"
            ? { step: "answer_directly", initial: {}, answer }
            : undefined;
      return onSaved({ result, values: all, next, mergedInto });
    }
    if (!error) return;
    const problems = Object.entries(fieldProblems(error));
    form.setFields(
      problems.map(([field, problem]) => ({
        name: formField(field) as never,
        errors: [t([`intake.problem.${problem}`, "intake.invalid"])],
      })),
    );
    const first = problems[0]?.[0];
    if (first) form.focusField(formField(first) as never);
    else setFailure(error);
  };

  const submit = (as: SaveAs) => {
    if (isSaving) return;
    saveAs.current = as;
    form.submit();
  };
  const submitRef = useRef(submit);
  submitRef.current = submit;

  useEffect(() => {
    if (!isActive) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isDialogOpen()) return;
      event.preventDefault();
      submitRef.current({ how: event.shiftKey && mayTriage ? "transfer" : "save" });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isActive, mayTriage]);

  const askOutcome = (ticket?: PickableTicket) => setDialog({ kind: "outcome", ticket });
  const askCallBack = () => {
    if (isPhone(form.getFieldValue("phone") ?? "")) return setDialog({ kind: "callBack" });
    // Nobody can be called back without a number.
    form.validateFields(["phone"]).catch(() => undefined);
    form.focusField("phone");
  };
  const first = duplicates.data?.[0];
  useAltKeys(t("intake.title"), isActive, [
    { code: "KeyK", shown: "Alt+K", label: t("calls:intake.noTicket"), run: () => askOutcome() },
    { code: "KeyG", shown: "Alt+G", label: t("calls:intake.callBack"), run: askCallBack },
    {
      code: "KeyD",
      shown: "Alt+D",
      label: t("calls:intake.viewDuplicate"),
      run: () => first && setDialog({ kind: "ticket", id: first.id }),
    },
  ]);

  const values = draft.values;
  return (
    <div
      id={`call-${draft.id}`}
      className="intake"
      hidden={!isActive}
      role="tabpanel"
      aria-labelledby={`call-tab-${draft.id}`}
    >
      <Form<IntakeValues>
        form={form}
        name={`intake-${draft.id}`}
        layout="vertical"
        className="intake-form"
        initialValues={draft.values}
        onValuesChange={(changed: Partial<IntakeValues>) => {
          if (changed.category_id) {
            const chosen = categories.find((each) => each.id === changed.category_id);
            if (chosen?.default_priority === "urgent") form.setFieldValue("priority", "urgent");
          }
          store();
        }}
        onFinish={send}
        onFinishFailed={({ errorFields }) => form.focusField((errorFields[0]?.name ?? ["phone"]) as never)}
        aria-label={t("intake.title")}
      >
        <div className="sheet sheet-pad">
          {failure ? (
            <Alert className="intake-failure" type="error" showIcon role="alert" message={errorText(t, failure)} />
          ) : null}
          <CallerFields onLookUp={caller.lookUp} />
          <ReportFields suggestedAgencyId={suggestion?.agency.id} mayTransfer={mayTriage} />
          <OwnFields category={category} />
          <section className="intake-section" aria-label={t("intake.attachments")}>
            <h2>{t("intake.attachments")}</h2>
            <div className="wide">
              <FileDrop
                value={files}
                onChange={(next) => {
                  setFiles(next);
                  onFiles(next.length > 0);
                }}
              />
            </div>
          </section>
          <details className="intake-more" open={values.is_backdated || Boolean(values.coordinates)}>
            <summary>{t("calls:intake.more")}</summary>
            <MoreFields />
          </details>
        </div>
        <IntakeActions
          isSaving={isSaving}
          mayTriage={mayTriage}
          onSave={(how) => submit({ how })}
          onNoTicket={() => askOutcome()}
          onCallBack={askCallBack}
        />
      </Form>
      <aside className="intake-side">
        <CallerPanel
          phone={caller.phone}
          query={caller.query}
          isPrefilled={caller.isPrefilled}
          onPrefill={caller.prefill}
          onView={(id) => setDialog({ kind: "ticket", id })}
          onAdd={askOutcome}
        />
        <DuplicatePanel
          query={duplicates}
          onView={(id) => setDialog({ kind: "ticket", id })}
          onUse={(each) => (each.is_same_phone ? askOutcome(each) : submit({ how: "merge", target: each }))}
        />
        <SuggestionPanel
          category={category}
          suggestion={suggestion}
          onAnswer={(answer) => submit({ how: "answer", answer })}
        />
      </aside>
      {dialog?.kind === "ticket" ? (
        <IntakeTicketDrawer
          ticketId={dialog.id}
          onClose={() => setDialog(undefined)}
          onAdd={askOutcome}
          onMerge={(target) => {
            setDialog(undefined);
            submit({ how: "merge", target });
          }}
        />
      ) : null}
      {dialog?.kind === "outcome" ? (
        <OutcomeModal
          draft={draft}
          values={values}
          caller={caller.query.data}
          ticket={dialog.ticket}
          onClose={() => setDialog(undefined)}
          onLogged={onLogged}
        />
      ) : null}
      {dialog?.kind === "callBack" ? (
        <CallBackModal
          phone={plainPhone(values.phone ?? "")}
          fullName={values.full_name}
          reason={values.content}
          offered={caller.query.data?.tickets ?? []}
          onClose={() => setDialog(undefined)}
          onDone={() => {
            setDialog(undefined);
            caller.query.refetch();
          }}
        />
      ) : null}
    </div>
  );
}
