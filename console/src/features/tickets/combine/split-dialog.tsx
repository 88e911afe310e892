import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldProblems } from "../intake/intake-payload";
import { readDraft } from "../steps/step-draft";
import { StepFrame } from "../steps/step-frame";
import { type OwnStepProps, useOwnStep } from "../steps/use-own-step";
import type { StepResult } from "../types";
import "./combine.css";
import { SplitPart } from "./split-part";
import { emptyPart, moveSelection, type SplitValues, sentParts } from "./split-parts";

const MOST = 10;
type SplitResult = StepResult & { parts: { id: number; code: string }[] };

/** One report of several matters becomes several tickets: the first part stays here, each other gets a code of its own. */
export function SplitDialog(props: OwnStepProps) {
  const { ticket, onClose } = props;
  const { t } = useTranslation("merging");
  const [form] = Form.useForm<SplitValues>();
  const [start] = useState<SplitValues>(
    () =>
      (readDraft(ticket.id, "split_ticket")?.values as SplitValues | undefined) ?? {
        parts: [
          {
            content: ticket.content,
            category_id: ticket.category_id ?? undefined,
            commune_id: ticket.commune_id ?? undefined,
          },
          emptyPart(ticket),
        ],
      },
  );
  const values = () => form.getFieldsValue(true) as SplitValues;
  const parts = (Form.useWatch("parts", form) as SplitValues["parts"] | undefined) ?? start.parts;
  const own = useOwnStep<SplitResult>("split_ticket", props, {
    values,
    success: (result) => t("split.done", { codes: result.parts.map((part) => part.code).join(", ") }),
    placeError: (error) => {
      const problems = Object.entries(fieldProblems(error)).map(([path, problem]) => ({
        name: path.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
        errors: [t([`tickets:intake.problem.${problem}`, "tickets:intake.invalid"])],
      }));
      form.setFields(problems as never);
      if (problems[0]) form.focusField(problems[0].name as never);
      return problems.some(({ name }) => name[0] === "parts" && name.length > 1);
    },
  });

  /** What is selected in a part goes into a part of its own. */
  const moveOut = (index: number, from: number, to: number) => {
    const next = moveSelection(values().parts, index, from, to, ticket);
    if (!next) return;
    form.setFieldValue("parts", next.parts);
    own.keep();
    requestAnimationFrame(() => form.focusField(["parts", next.at, "content"]));
  };

  return (
    <StepFrame
      step="split_ticket"
      ticket={ticket}
      own={own}
      isLost={props.isLost}
      width={820}
      values={() => ({
        text: values()
          .parts?.map((part) => part.content ?? "")
          .join("\n\n"),
      })}
      submitText={t("split.submit", { count: parts.length })}
      onSubmit={form.submit}
      onClose={onClose}
      onOpen={() => form.focusField(["parts", 0, "content"])}
    >
      <Form
        form={form}
        name="split"
        layout="vertical"
        initialValues={start}
        requiredMark
        onValuesChange={own.keep}
        onFinish={(entered) =>
          own.send({ p_parts: sentParts(entered.parts, ticket), p_reason: entered.reason || null })
        }
        onFinishFailed={({ errorFields }) => form.focusField(errorFields[0]?.name ?? [])}
      >
        <Form.List name="parts">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <SplitPart
                  key={key}
                  index={name}
                  ticket={ticket}
                  onMoveOut={fields.length < MOST ? (from, to) => moveOut(name, from, to) : undefined}
                  onRemove={name > 0 && fields.length > 2 ? () => remove(name) : undefined}
                />
              ))}
              <Button
                className="split-add"
                type="dashed"
                block
                icon={<PlusOutlined />}
                disabled={fields.length >= MOST}
                onClick={() => add(emptyPart(ticket))}
              >
                {t("split.add")}
              </Button>
            </>
          )}
        </Form.List>
        <Form.Item name="reason" label={t("split.reason")}>
          <Input maxLength={300} placeholder={t("split.reasonPlaceholder")} />
        </Form.Item>
      </Form>
      <section aria-labelledby="split-outcome">
        <h3 id="split-outcome" className="combine-heading">
          {t("merge.willHappen")}
        </h3>
        <ul className="merge-outcome">
          <li>
            {t(ticket.agency_name ? "split.firstWithAgency" : "split.first", {
              code: ticket.code,
              agency: ticket.agency_name,
            })}
          </li>
          <li>
            {t(ticket.status === "received" ? "split.othersSince" : "split.othersNow", { count: parts.length - 1 })}
          </li>
          <li>{t("split.kept")}</li>
        </ul>
      </section>
    </StepFrame>
  );
}
