import { Button, Modal } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { focusOnOpen } from "../../lib/focus";
import { useSubmitKey } from "../use-submit-key";
import "./steps.css";

type Props = {
  title: ReactNode;
  /** What the step is taken on, above everything else. */
  of?: ReactNode;
  help?: ReactNode;
  width?: number;
  className?: string;
  submitText: string;
  cancelText?: string;
  /** Left of the buttons; without it the keys that send stand there. */
  foot?: ReactNode;
  /** Nothing can be sent just now: somebody was faster, something is missing. */
  isBlocked?: boolean;
  isPending: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** Where work begins. */
  onOpen?: () => unknown;
  children: ReactNode;
};

/** The dialog around a step of a record; Ctrl+Enter sends. */
export function StepDialog({ isBlocked = false, isPending, width = 620, className, ...props }: Props) {
  const { t } = useTranslation("common");
  useSubmitKey(props.onSubmit, isBlocked || isPending);
  return (
    <Modal
      open
      className={["step-modal", className].filter(Boolean).join(" ")}
      width={width}
      title={props.title}
      onCancel={props.onClose}
      maskClosable={false}
      afterOpenChange={focusOnOpen(props.onOpen)}
      footer={
        <div className="step-foot">
          {props.foot ?? (
            <span className="step-keys num" aria-hidden="true">
              Ctrl+Enter
            </span>
          )}
          <Button onClick={props.onClose}>{props.cancelText ?? t("cancel")}</Button>
          <Button type="primary" loading={isPending} disabled={isBlocked} onClick={props.onSubmit}>
            {props.submitText}
          </Button>
        </div>
      }
    >
      {props.of ? (
        <p className="step-of">
          <span>{props.of}</span>
        </p>
      ) : null}
      {props.help ? <p className="muted step-help">{props.help}</p> : null}
      {props.children}
    </Modal>
  );
}
