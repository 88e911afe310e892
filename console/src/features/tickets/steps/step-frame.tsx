import { Alert } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StepDialog } from "../../../components/steps/step-dialog";
import { errorText } from "../../../lib/error-text";
import type { TicketRow } from "../types";
import { typedText } from "./collision";
import { CollisionNotice } from "./collision-notice";
import type { Step } from "./step-definitions";
import type { StepValues } from "./step-draft";
import "./steps.css";
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

/** The dialog around a step of a ticket that is more than a plain form; a conflict loses nothing. */
export function StepFrame({ step, ticket, own, isLost = false, values, isIncomplete = false, ...props }: Props) {
  const { t } = useTranslation("tickets");
  return (
    <StepDialog
      className="step-frame"
      width={props.width}
      title={t(`steps.${step}.title`)}
      help={t(`steps.${step}.help`)}
      foot={props.foot}
      submitText={props.submitText ?? t(`steps.${step}.submit`)}
      cancelText={t("form.cancel")}
      isBlocked={own.isChanged || isIncomplete}
      isPending={own.isPending}
      onSubmit={props.onSubmit}
      onClose={props.onClose}
      onOpen={props.onOpen}
    >
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
    </StepDialog>
  );
}
