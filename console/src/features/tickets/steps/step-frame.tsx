import { Alert, Button, Modal } from "antd";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../../../lib/error-text";
import type { TicketRow } from "../types";
import { typedText } from "./collision";
import { CollisionNotice } from "./collision-notice";
import type { Step } from "./step-definitions";
import type { StepValues } from "./step-draft";
import "./steps.css";
import { focusOnOpen } from "../../../lib/focus";
import type { useOwnStep } from "./use-own-step";

type Props = {
  step: Step;
  ticket: TicketRow;
  own: ReturnType<typeof useOwnStep>;
  isLost?: boolean;
  width: number;
  values: () => StepValues;
  /** Left of the buttons. */
  foot?: ReactNode;
  submitText?: string;
  /** Nothing to send yet. */
  isIncomplete?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  onOpen?: () => void;
  children: ReactNode;
};

/** The dialog around a step that is more than a plain form; Ctrl+Enter sends, a conflict loses nothing. */
export function StepFrame(props: Props) {
  const { step, ticket, own, isLost = false, values, isIncomplete = false, onSubmit, onClose } = props;
  const { t } = useTranslation("tickets");
  const isBlocked = own.isChanged || own.isPending || isIncomplete;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!isBlocked) onSubmit();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isBlocked, onSubmit]);
  return (
    <Modal
      open
      className="step-modal step-frame"
      width={props.width}
      title={t(`steps.${step}.title`)}
      onCancel={onClose}
      maskClosable={false}
      afterOpenChange={focusOnOpen(props.onOpen)}
      footer={
        <div className="step-foot">
          {props.foot ?? (
            <span className="step-keys num" aria-hidden="true">
              Ctrl+Enter
            </span>
          )}
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="primary" loading={own.isPending} disabled={own.isChanged || isIncomplete} onClick={onSubmit}>
            {props.submitText ?? t(`steps.${step}.submit`)}
          </Button>
        </div>
      }
    >
      <p className="muted step-help">{t(`steps.${step}.help`)}</p>
      {own.isChanged ? (
        <CollisionNotice
          ticket={ticket}
          seen={own.seen}
          isGone={own.isGone}
          isLost={isLost}
          typed={typedText(values())}
          onContinue={own.accept}
        />
      ) : own.isReloaded ? (
        <Alert type="info" showIcon message={t("form.conflictReady")} />
      ) : own.draft ? (
        <Alert type="info" showIcon message={t("form.draft")} />
      ) : null}
      {own.failure && !own.isChanged ? (
        <Alert type="error" showIcon role="alert" message={errorText(t, own.failure)} />
      ) : null}
      {props.children}
    </Modal>
  );
}
