import { Alert, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup } from "../../../components/radio-group";
import { type Score, ScoreRow } from "../../../components/score-row";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { errorText } from "../../../lib/error-text";
import type { SessionRating } from "./use-after";

const aspects = ["reception", "handling", "answer"] as const;
const ways = ["phone", "counter"] as const;
type Values = Partial<Record<"score" | (typeof aspects)[number], Score>> & {
  comment: string;
  via: (typeof ways)[number];
};

/** A citizen's rating, taken down while they say it: on the phone or at the counter. */
export function RatingModal({ row, onClose }: { row: SessionRating; onClose: () => void }) {
  const { t } = useTranslation("session_after");
  const [values, setValues] = useState<Values>({ comment: "", via: "phone" });
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  const change = (part: Partial<Values>) => {
    setValues((current) => ({ ...current, ...part }));
    setMissing(false);
  };
  const { run, isPending } = useRpc("rate_session", {
    silent: true,
    success: t("ratings.done"),
    invalidates: ["session_rating_list", "session_events"],
    onSuccess: onClose,
    onError: (error) => (error.field === "score" ? setMissing(true) : setFailure(error)),
  });
  const send = () => {
    if (!values.score) return setMissing(true);
    run({
      p_participant_id: row.id,
      p_score: values.score,
      p_reception: values.reception ?? null,
      p_handling: values.handling ?? null,
      p_answer: values.answer ?? null,
      p_comment: values.comment.trim() || null,
      p_via: values.via,
    });
  };
  return (
    <Modal
      open
      title={t("ratings.takeFor", { name: row.display_name })}
      okText={t("ratings.take")}
      cancelText={t("common:cancel")}
      confirmLoading={isPending}
      maskClosable={false}
      onOk={send}
      onCancel={onClose}
      width={600}
    >
      {failure ? <Alert type="error" showIcon role="alert" message={errorText(t, failure)} /> : null}
      <ScoreRow
        label={t("ratings.score")}
        value={values.score}
        onChange={(score) => change({ score })}
        word={values.score ? t(`ratings.words.${values.score}`) : undefined}
        isRequired
        error={isMissing ? t("ratings.needed") : undefined}
      />
      {aspects.map((name) => (
        <ScoreRow
          key={name}
          label={t(`ratings.${name}`)}
          value={values[name]}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      <Form layout="vertical" component="div">
        <Form.Item label={t("ratings.comment")} htmlFor="rating-comment">
          <Input.TextArea
            id="rating-comment"
            value={values.comment}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            onChange={(event) => change({ comment: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t("ratings.via")}>
          <RadioGroup
            aria-label={t("ratings.via")}
            value={values.via}
            options={ways.map((value) => ({ value, label: t(`ratings.by.${value}`) }))}
            onChange={(event) => change({ via: event.target.value })}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
