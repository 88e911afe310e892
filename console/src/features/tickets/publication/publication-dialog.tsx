import { Alert, Button, Form, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../../components/error-state";
import "../combine/combine.css";
import { errorText } from "../../../lib/error-text";
import { readDraft } from "../steps/step-draft";
import { StepFrame } from "../steps/step-frame";
import { type OwnStepProps, useOwnStep } from "../steps/use-own-step";
import type { StepResult } from "../types";
import { MarkList } from "./mark-list";
import { MarkedText } from "./marked-text";
import { type Mark, masked, type TextField, type Texts, textFields, withoutDoor } from "./marks";
import { PublicFrame } from "./public-frame";
import "./publication.css";
import { usePreview } from "./use-publication";

const sizes: Record<TextField, { minRows: number; maxLength: number }> = {
  title: { minRows: 1, maxLength: 200 },
  question: { minRows: 4, maxLength: 10_000 },
  answer: { minRows: 6, maxLength: 20_000 },
};

const sameTexts = (one: Texts | undefined, other: Texts) => textFields.every((field) => one?.[field] === other[field]);

/** Shows a result to everybody: the texts, the personal data in them, and the citizens' page as it will look. */
export function PublicationDialog(props: OwnStepProps) {
  const { ticket, onClose } = props;
  const { t } = useTranslation("publication");
  const [form] = Form.useForm<Texts>();
  const [kept] = useState(() => readDraft(ticket.id, "publish_ticket")?.values as Texts | undefined);
  const [asked, setAsked] = useState<Texts | undefined>(kept);
  const preview = usePreview(ticket.id, asked);
  const watched = Form.useWatch([], form) as Texts | undefined;
  const start = kept ?? preview.data?.publication;
  const texts: Texts | undefined = watched?.title !== undefined ? watched : start;

  // The database looks for personal data when the typing pauses.
  const written = watched?.title === undefined ? undefined : JSON.stringify(watched);
  useEffect(() => {
    if (!written) return;
    const timer = setTimeout(() => {
      const { title, question, answer } = JSON.parse(written) as Texts;
      setAsked((before) => (sameTexts(before, { title, question, answer }) ? before : { title, question, answer }));
    }, 400);
    return () => clearTimeout(timer);
  }, [written]);

  const own = useOwnStep<StepResult>("publish_ticket", props, {
    values: () => form.getFieldsValue(),
    success: t(preview.data?.published_at ? "doneAgain" : "done"),
    placeError: (error) => {
      const field = textFields.find((each) => each === error.field);
      if (!field) return false;
      form.setFields([{ name: field, errors: [errorText(t, error)] }]);
      form.focusField(field);
      return true;
    },
  });
  const word = (mark: Mark) => (mark.kind === "address" && withoutDoor(mark.text)) || t(`masks.${mark.kind}`);
  const mask = (some: Mark[]) => {
    for (const field of textFields) {
      const here = some.filter((mark) => mark.field === field);
      if (!here.length) continue;
      form.setFieldValue(field, masked(form.getFieldValue(field) as string, here, word));
      form.setFields([{ name: field, errors: [] }]);
    }
    own.keep();
  };
  // While the database looks again, what is gone already is not counted.
  const marks = (preview.data?.marks ?? []).filter((mark) => texts?.[mark.field]?.normalize("NFC").includes(mark.text));
  const blocking = marks.filter((mark) => mark.is_blocking);

  return (
    <StepFrame
      step="publish_ticket"
      ticket={ticket}
      own={own}
      isLost={props.isLost}
      width={1180}
      values={() => form.getFieldsValue()}
      isIncomplete={!start}
      submitText={preview.data?.published_at ? t("again") : undefined}
      onSubmit={form.submit}
      onClose={onClose}
      onOpen={() => form.focusField("title")}
    >
      {preview.isError && !preview.data ? <ErrorState error={preview.error} onRetry={preview.refetch} /> : null}
      {!start && preview.isLoading ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {preview.data?.is_outdated ? <Alert type="info" showIcon message={t("outdatedEdit")} /> : null}
      {start && preview.data && texts ? (
        <div className="publication">
          <Form
            form={form}
            name="publication"
            layout="vertical"
            initialValues={{ title: start.title, question: start.question, answer: start.answer }}
            requiredMark
            onValuesChange={own.keep}
            onFinish={(entered) => own.send({ p_publication: entered })}
            onFinishFailed={({ errorFields }) => form.focusField(errorFields[0]?.name ?? [])}
          >
            <div className="publication-check" role="status" data-blocking={blocking.length > 0}>
              <p>
                {t(blocking.length ? "blocking" : marks.length ? "likely" : "clean", {
                  count: blocking.length || marks.length,
                })}
              </p>
              {blocking.length ? (
                <Button size="small" onClick={() => mask(blocking)}>
                  {t("maskAll", { count: blocking.length })}
                </Button>
              ) : null}
            </div>
            {textFields.map((field) => {
              const found = marks.filter((mark) => mark.field === field);
              return (
                <div key={field} className="publication-field">
                  <Form.Item
                    name={field}
                    label={t(field)}
                    rules={[{ required: true, whitespace: true, message: t("tickets:form.required") }]}
                  >
                    <MarkedText marks={found} isSingleLine={field === "title"} {...sizes[field]} />
                  </Form.Item>
                  {found.length ? <MarkList id={`publication_${field}-marks`} marks={found} onMask={mask} /> : null}
                </div>
              );
            })}
          </Form>
          <PublicFrame publication={{ ...preview.data.publication, ...texts }} />
        </div>
      ) : null}
    </StepFrame>
  );
}
