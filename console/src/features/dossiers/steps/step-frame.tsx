import { Alert } from "antd";
import type { ReactNode } from "react";
import { StepDialog } from "../../../components/steps/step-dialog";
import { errorText } from "../../../lib/error-text";
import "../dossiers.css";
import type { DossierRow } from "../types";
import { CollisionNotice } from "./collision-notice";
import { type Step, stepDefinitions } from "./step-definitions";
import type { useStep } from "./use-step";

type Props = {
  step: Step;
  dossier: DossierRow;
  own: ReturnType<typeof useStep>;
  width?: number;
  onSubmit: () => void;
  onClose: () => void;
  onOpen?: () => void;
  children: ReactNode;
};

/** The dialog around a step of a dossier; a conflict loses nothing. */
export function StepFrame({ step, dossier, own, width, onSubmit, onClose, onOpen, children }: Props) {
  const { t } = own;
  const isStale = own.isChanged && !("isVersionless" in stepDefinitions[step]);
  return (
    <StepDialog
      width={width}
      title={t(`steps.${step}.title`)}
      of={
        <>
          <strong className="num">{dossier.number}</strong> {dossier.procedure_name}
          {dossier.subject ? ` – ${dossier.subject}` : ""}
        </>
      }
      help={t(`steps.${step}.help`)}
      submitText={t(`steps.${step}.label`)}
      cancelText={t("form.cancel")}
      isBlocked={isStale}
      isPending={own.isPending}
      onSubmit={onSubmit}
      onClose={onClose}
      onOpen={onOpen}
    >
      {isStale ? (
        <CollisionNotice dossier={dossier} seen={own.seen} isGone={own.isGone} onContinue={own.accept} />
      ) : own.kept ? (
        <Alert type="info" showIcon message={t("form.draft")} />
      ) : null}
      {own.failure && !own.isChanged ? (
        <Alert type="error" showIcon role="alert" message={errorText(t, own.failure)} />
      ) : null}
      {children}
    </StepDialog>
  );
}
