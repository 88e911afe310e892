import { Alert, Button, Checkbox, Form, Input, InputNumber, Radio } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../../components/agency-select";
import { OfficeDateTimePicker } from "../../../components/office-date-time-picker";
import { RemoteSelect } from "../../../components/remote-select";
import { errorText } from "../../../lib/error-text";
import { useMe } from "../../../lib/me";
import { normaliseText } from "../../../lib/normalise-text";
import { Checklist } from "../checklist";
import { OwnFields } from "../own-fields";
import { money, type StepResult } from "../types";
import { ApplicantPanel } from "./applicant-panel";
import { type IntakeDraft, type IntakeValues, keepDraft } from "./intake-draft";
import { type Applicant, useApplicant, useDuplicates, useEarlierDocuments } from "./use-applicant";
import { feeOf, useProcedure } from "./use-procedure";
import { useReceive } from "./use-receive";

type Props = {
  draft: IntakeDraft;
  isRestored: boolean;
  personId: number;
  onSaved: (result: StepResult) => void;
  onDiscard: () => void;
};

const NOTHING: never[] = [];
const people = ["full_name", "organisation_name", "id_number", "phone", "email", "address"] as const;

export function IntakeForm({ draft, isRestored, personId, onSaved, onDiscard }: Props) {
  const { t } = useTranslation(["dossiers", "common"]);
  const me = useMe();
  const [form] = Form.useForm<IntakeValues>();
  const watch = <Name extends keyof IntakeValues>(name: Name) =>
    Form.useWatch(name, form) as IntakeValues[Name] | undefined;
  const [procedureId, channel, decision] = [watch("procedure_id"), watch("channel"), watch("decision")];
  const [phone, idNumber, fullName] = [watch("phone"), watch("id_number"), watch("full_name")];
  const procedure = useProcedure(procedureId);
  const applicant = useApplicant(phone, idNumber);
  const earlier = useEarlierDocuments(applicant.data?.dossiers ?? NOTHING);
  const duplicates = useDuplicates({ procedure_id: procedureId, phone, id_number: idNumber, full_name: fullName });
  const [taken, setTaken] = useState<number>();
  const [reused, setReused] = useState<Record<number, number>>({});
  const { receive, failure, isBusy } = useReceive(form);

  // The agencies whose desk is the person's: mostly their own alone.
  const grant = me?.permissions["dossiers.receive"];
  const isOneDesk = grant?.scope === "own" && grant.agency_ids?.length === 1;

  const fee = feeOf(procedure.data, channel ?? "direct");
  const feeBefore = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (!procedure.data) return;
    // The fee follows the procedure until somebody writes another.
    const current = form.getFieldValue("fee_due");
    if (current === undefined || current === null || current === feeBefore.current) form.setFieldValue("fee_due", fee);
    feeBefore.current = fee;
  }, [procedure.data, fee, form]);

  const take = (person: Applicant) => {
    form.setFieldsValue(Object.fromEntries(people.map((name) => [name, person[name] ?? undefined])));
    setTaken(person.id);
    store();
  };
  // Exactly one person has that number, and nothing was typed yet: it is they.
  useEffect(() => {
    const [only, other] = applicant.data?.applicants ?? [];
    if (only && !other && !form.getFieldValue("full_name") && !form.getFieldValue("address")) take(only);
  }, [applicant.data]);

  const store = () => keepDraft(personId, { ...draft, values: form.getFieldsValue(true) });
  const submit = async () => {
    const result = await receive({
      requestId: draft.requestId,
      documents: procedure.data?.documents ?? [],
      reused,
    });
    if (result) onSaved(result);
  };
  const submitRef = useRef(form.submit);
  submitRef.current = form.submit;
  const takeRef = useRef(take);
  takeRef.current = take;
  const found = applicant.data?.applicants;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        submitRef.current();
      }
      const person = event.altKey ? found?.[["Digit1", "Digit2", "Digit3"].indexOf(event.code)] : undefined;
      if (person) {
        event.preventDefault();
        takeRef.current(person);
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [found]);

  const earlierOf = (name: string) =>
    (earlier.data ?? []).find((each) => normaliseText(each.name) === normaliseText(name));
  const numberOf = (dossierId: number) => applicant.data?.dossiers.find(({ id }) => id === dossierId)?.number ?? "";
  const required = [{ required: true, whitespace: true, message: t("form.required") }];
  const items = procedure.data?.documents ?? [];

  return (
    <div className="dossier-intake">
      <Form<IntakeValues>
        form={form}
        name="dossier-intake"
        layout="vertical"
        requiredMark
        aria-label={t("intake.title")}
        initialValues={{
          channel: "direct",
          agency_id: me?.person.agency_id,
          decision: "accept",
          is_forwarded: true,
          documents: {},
          ...draft.values,
        }}
        onValuesChange={(changed: Partial<IntakeValues>) => {
          if ("procedure_id" in changed) {
            form.setFieldValue("documents", {});
            setReused({});
          }
          store();
        }}
        onFinish={submit}
        onFinishFailed={({ errorFields }) =>
          form.focusField((errorFields[0]?.name[0] ?? "procedure_id") as keyof IntakeValues)
        }
      >
        <div className="sheet sheet-pad">
          {isRestored ? (
            <Alert
              type="info"
              showIcon
              className="dossier-gap"
              message={t("intake.restored")}
              action={
                <Button size="small" onClick={onDiscard}>
                  {t("intake.discard")}
                </Button>
              }
            />
          ) : null}
          {failure ? (
            <Alert type="error" showIcon role="alert" className="dossier-gap" message={errorText(t, failure)} />
          ) : null}
          <div className="dossier-pair">
            <Form.Item name="channel" label={t("fields.channel")}>
              <Radio.Group
                optionType="button"
                options={(["direct", "postal"] as const).map((value) => ({ value, label: t(`channel.${value}`) }))}
              />
            </Form.Item>
            <Form.Item
              name="agency_id"
              label={t("fields.agency")}
              hidden={isOneDesk}
              rules={[{ required: true, message: t("form.required") }]}
            >
              <AgencySelect allowClear={false} />
            </Form.Item>
          </div>
          <Form.Item
            name="procedure_id"
            label={t("fields.procedure")}
            extra={
              procedure.data
                ? [
                    procedure.data.code,
                    procedure.data.days === null
                      ? null
                      : Number(procedure.data.days) === 0
                        ? t("step.withinDay")
                        : t("step.days", { count: Number(procedure.data.days) }),
                    fee ? money(fee) : t("detail.free"),
                  ]
                    .filter(Boolean)
                    .join(" · ")
                : undefined
            }
            rules={[{ required: true, message: t("form.required") }]}
          >
            <RemoteSelect
              autoFocus
              placeholder={t("intake.procedurePlaceholder")}
              source={{
                table: "procedure_list",
                columns: "id, code, name, field_name, days, state",
                order: "name",
                labelOf: (row) => String(row.name),
                detailOf: (row) => [row.code, row.field_name].filter(Boolean).join(" · "),
                narrow: (query) => query.eq("state", "current"),
              }}
            />
          </Form.Item>

          <h2 className="sheet-title">{t("intake.applicantSection")}</h2>
          <div className="dossier-pair">
            <Form.Item name="phone" label={t("common:contact.phone")}>
              <Input inputMode="tel" autoComplete="off" maxLength={40} />
            </Form.Item>
            <Form.Item name="id_number" label={t("common:contact.id_number")}>
              <Input inputMode="numeric" autoComplete="off" maxLength={20} />
            </Form.Item>
            <Form.Item name="full_name" label={t("common:contact.full_name")} rules={required}>
              <Input autoComplete="off" maxLength={200} />
            </Form.Item>
            <Form.Item name="organisation_name" label={t("common:contact.organisation_name")}>
              <Input autoComplete="off" maxLength={300} />
            </Form.Item>
            <Form.Item name="address" label={t("common:contact.address")} rules={required}>
              <Input autoComplete="off" maxLength={500} />
            </Form.Item>
            <Form.Item name="email" label={t("common:contact.email")}>
              <Input inputMode="email" autoComplete="off" maxLength={200} />
            </Form.Item>
          </div>
          <Form.Item name="subject" label={t("fields.subject")}>
            <Input maxLength={500} placeholder={t("intake.subjectHint")} />
          </Form.Item>

          {items.length ? (
            <Form.Item name="documents" label={t("intake.documents")}>
              <Checklist
                items={items}
                extra={(item) => {
                  const before = earlierOf(item.name);
                  if (!before) return null;
                  const isReused = reused[item.id] === before.id;
                  return (
                    <Button
                      size="small"
                      type={isReused ? "primary" : "default"}
                      aria-label={t("intake.reuseOf", { name: item.name, number: numberOf(before.dossier_id) })}
                      onClick={() => {
                        setReused(({ [item.id]: _, ...others }) =>
                          isReused ? others : { ...others, [item.id]: before.id },
                        );
                        const documents = form.getFieldValue("documents") as IntakeValues["documents"];
                        form.setFieldValue("documents", {
                          ...documents,
                          [item.id]: {
                            is_received: false,
                            is_digitised: false,
                            note: isReused ? "" : t("intake.reuseNote", { number: numberOf(before.dossier_id) }),
                          },
                        });
                      }}
                    >
                      {t("document.reuse")} <span className="num">{numberOf(before.dossier_id)}</span>
                    </Button>
                  );
                }}
              />
            </Form.Item>
          ) : null}

          <div className="dossier-pair">
            <Form.Item name="fee_due" label={t("form.fee_due")}>
              <InputNumber<number> min={0} step={1000} style={{ width: "100%" }} addonAfter="đ" />
            </Form.Item>
            <Form.Item name="fee_note" label={t("form.fee_note")}>
              <Input maxLength={500} />
            </Form.Item>
          </div>
          <OwnFields procedureId={watch("procedure_id")} />
          <details className="dossier-more" open={Boolean(draft.values.received_at)}>
            <summary>{t("intake.more")}</summary>
            <Form.Item name="received_at" label={t("intake.receivedAt")} extra={t("intake.receivedHint")}>
              <OfficeDateTimePicker only="past" />
            </Form.Item>
            <Form.Item name="note" label={t("form.note")}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
            </Form.Item>
          </details>

          <Form.Item name="decision" label={t("intake.decision")}>
            <Radio.Group
              optionType="button"
              options={(["accept", "supplement", "refuse"] as const).map((value) => ({
                value,
                label: t(`intake.decisions.${value}`),
              }))}
            />
          </Form.Item>
          {decision === "supplement" ? (
            <Form.Item name="missing" label={t("steps.request_supplement.fields.missing")} rules={required}>
              <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
            </Form.Item>
          ) : null}
          {decision === "refuse" ? (
            <Form.Item name="reason" label={t("form.reason")} rules={required}>
              <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
            </Form.Item>
          ) : null}
          {decision === "accept" || decision === undefined ? (
            <Form.Item name="is_forwarded" valuePropName="checked">
              <Checkbox>{t("intake.forwardAtOnce")}</Checkbox>
            </Form.Item>
          ) : null}
          {duplicates.data?.length || failure?.key === "dossier.duplicate" ? (
            <Form.Item name="is_duplicate_confirmed" valuePropName="checked">
              <Checkbox>{t("intake.notDuplicate")}</Checkbox>
            </Form.Item>
          ) : null}
        </div>
        <div className="dossier-intake-actions">
          <span className="muted dossier-keys" aria-hidden="true">
            {t("intake.keys")}
          </span>
          <Button type="primary" size="large" htmlType="submit" loading={isBusy}>
            {t(`intake.submit.${decision ?? "accept"}`)}{" "}
            <span aria-hidden="true">
              <kbd>Ctrl+Enter</kbd>
            </span>
          </Button>
        </div>
      </Form>
      <aside className="dossier-intake-side">
        <ApplicantPanel query={applicant} duplicates={duplicates.data ?? NOTHING} taken={taken} onTake={take} />
      </aside>
    </div>
  );
}
