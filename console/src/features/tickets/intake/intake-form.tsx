import { Alert, Button, Form } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FileDrop } from "../../../components/file-drop";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import { may } from "../../../lib/me";
import { ACCEPT, MAX_MEGABYTES } from "../attachments";
import type { StepValues } from "../steps/step-draft";
import type { StepResult } from "../types";
import { type CannedAnswer, suggestAgency, useAgencies, useCategories } from "../use-catalogue";
import { CallerPanel } from "./caller-panel";
import type { Draft, IntakeValues } from "./intake-draft";
import { CallerFields, MoreFields, ReportFields } from "./intake-fields";
import { fieldProblems, formField, isPhone, plainPhone } from "./intake-payload";
import { SuggestionPanel } from "./suggestion-panel";
import { useCaller } from "./use-caller";
import { useReceive } from "./use-receive";

/** What happens right after saving. */
export type NextStep = { step: "transfer_ticket" | "answer_directly"; initial: StepValues; answer?: CannedAnswer };

type Props = {
  draft: Draft;
  isActive: boolean;
  onChange: (draft: Draft) => void;
  onSaved: (result: StepResult, values: IntakeValues, next?: NextStep) => void;
};

type SaveAs = "save" | "transfer" | "answer";

/** One call being written down. */
export function IntakeForm({ draft, isActive, onChange, onSaved }: Props) {
  const { t } = useTranslation("tickets");
  const [form] = Form.useForm<IntakeValues>();
  const [files, setFiles] = useState<File[]>([]);
  const [phone, setPhone] = useState<string>();
  const [isPrefilled, setPrefilled] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const { save, isSaving } = useReceive();
  const saveAs = useRef<SaveAs>("save");
  const answer = useRef<CannedAnswer | undefined>(undefined);
  const jump = useRef(false);
  const caller = useCaller(phone);
  const agencies = useAgencies();
  const categories = useCategories();
  const mayTriage = may("tickets.triage");

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

  const store = () => {
    const values = form.getFieldsValue(true) as IntakeValues;
    onChange({ ...draft, startedAt: draft.startedAt ?? new Date().toISOString(), values });
  };

  const lookUp = (isEnter: boolean) => {
    const typed = form.getFieldValue("phone") ?? "";
    if (!isPhone(typed)) {
      if (isEnter) form.validateFields(["phone"]).catch(() => undefined);
      return;
    }
    const plain = plainPhone(typed);
    jump.current = isEnter;
    if (plain === phone && caller.data) return moveOn();
    setPrefilled(false);
    setPhone(plain);
  };

  const prefill = () => {
    const known = caller.data;
    if (!known?.is_known) return;
    for (const field of ["full_name", "address", "email"] as const) {
      if (!form.getFieldValue(field) && known[field]) form.setFieldValue(field, known[field]);
    }
    form.validateFields(["full_name", "address"]).catch(() => undefined);
    setPrefilled(true);
    store();
  };

  const moveOn = () => {
    if (!jump.current) return;
    jump.current = false;
    const first = (["full_name", "address", "content"] as const).find((field) => !form.getFieldValue(field));
    form.focusField(first ?? "content");
  };

  // Once for each answer of the look-up.
  useEffect(() => {
    if (!caller.data && !caller.isError) return;
    if (caller.data?.is_known && !form.getFieldValue("full_name")) prefill();
    moveOn();
  }, [caller.data, caller.isError]);

  const send = async (values: IntakeValues) => {
    setFailure(undefined);
    const all = { ...(form.getFieldsValue(true) as IntakeValues), ...values };
    const { result, error } = await save(all, draft, files);
    if (result) {
      const how = saveAs.current;
      const next: NextStep | undefined =
        how === "transfer"
          ? { step: "transfer_ticket", initial: { agency_id: all.agency_id } }
          : how === "answer"
            ? { step: "answer_directly", initial: {}, answer: answer.current }
            : undefined;
      return onSaved(result, all, next);
    }
    if (!error) return;
    const problems = Object.entries(fieldProblems(error));
    form.setFields(
      problems.map(([field, problem]) => ({
        name: formField(field) as keyof IntakeValues,
        errors: [t([`intake.problem.${problem}`, "intake.invalid"])],
      })),
    );
    const first = problems[0]?.[0];
    if (first) form.focusField(formField(first) as keyof IntakeValues);
    else setFailure(error);
  };

  const submit = (how: SaveAs, withAnswer?: CannedAnswer) => {
    if (isSaving) return;
    saveAs.current = how;
    answer.current = withAnswer;
    form.submit();
  };
  const submitRef = useRef(submit);
  submitRef.current = submit;

  useEffect(() => {
    if (!isActive) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      submitRef.current(event.shiftKey && mayTriage ? "transfer" : "save");
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isActive, mayTriage]);

  return (
    <div className="intake" hidden={!isActive}>
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
        onFinishFailed={({ errorFields }) =>
          form.focusField((errorFields[0]?.name[0] ?? "phone") as keyof IntakeValues)
        }
        aria-label={t("intake.title")}
      >
        <div className="sheet sheet-pad">
          {failure ? (
            <Alert className="intake-failure" type="error" showIcon role="alert" message={errorText(t, failure)} />
          ) : null}
          <CallerFields onLookUp={lookUp} />
          <ReportFields suggestedAgencyId={suggestion?.agency.id} mayTransfer={mayTriage} />
          <section className="intake-section" aria-label={t("intake.attachments")}>
            <h2>{t("intake.attachments")}</h2>
            <div className="wide">
              <FileDrop
                value={files}
                onChange={setFiles}
                accept={ACCEPT}
                maxMegabytes={MAX_MEGABYTES}
                hint={t("intake.attachHint")}
              />
            </div>
          </section>
          <details className="intake-more" open={draft.values.is_backdated || Boolean(draft.values.coordinates)}>
            <summary>{t("intake.moreSection")}</summary>
            <MoreFields />
          </details>
        </div>
        <div className="intake-actions">
          <span className="intake-keys" aria-hidden="true">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd> {t("intake.save")}
            {mayTriage ? (
              <>
                {" · "}
                <kbd>Ctrl</kbd> <kbd>Shift</kbd> <kbd>Enter</kbd> {t("intake.saveTransfer")}
              </>
            ) : null}
          </span>
          {mayTriage ? (
            <>
              <Button disabled={isSaving} onClick={() => submit("answer")}>
                {t("intake.saveAnswer")}
              </Button>
              <Button disabled={isSaving} onClick={() => submit("transfer")}>
                {t("intake.saveTransfer")}
              </Button>
            </>
          ) : null}
          <Button type="primary" loading={isSaving} onClick={() => submit("save")}>
            {t("intake.save")}
          </Button>
        </div>
      </Form>
      <aside className="intake-side">
        <CallerPanel phone={phone} query={caller} isPrefilled={isPrefilled} onPrefill={prefill} />
        <SuggestionPanel
          category={category}
          communeId={communeId}
          suggestion={suggestion}
          onAnswer={(chosen) => submit("answer", chosen)}
        />
      </aside>
    </div>
  );
}
