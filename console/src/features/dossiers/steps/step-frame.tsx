import { Alert, Button, Modal } from "antd";
import { type ReactNode, useEffect } from "react";
import { errorText } from "../../../lib/error-text";
import { focusOnOpen } from "../../../lib/focus";
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

/** The dialog around a step; Ctrl+Enter sends, a conflict loses nothing. */
export function StepFrame({ step, dossier, own, width = 620, onSubmit, onClose, onOpen, children }: Props) {
  const { t } = own;
  const isVersionless = "isVersionless" in stepDefinitions[step];
  const isBlocked = (own.isChanged && !isVersionless) || own.isPending;
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
      className="dossier-step"
      width={width}
      title={t(`steps.${step}.title`)}
      onCancel={onClose}
      maskClosable={false}
      afterOpenChange={focusOnOpen(onOpen)}
      footer={
        <div className="dossier-foot">
          <span className="muted num" aria-hidden="true">
            Ctrl+Enter
          </span>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="primary" loading={own.isPending} disabled={isBlocked && !own.isPending} onClick={onSubmit}>
            {t(`steps.${step}.label`)}
          </Button>
        </div>
      }
    >
      <p className="dossier-of">
        <strong className="num">{dossier.number}</strong> {dossier.procedure_name}
        {dossier.subject ? ` – ${dossier.subject}` : ""}
      </p>
      <p className="muted">{t(`steps.${step}.help`)}</p>
      {own.isChanged && !isVersionless ? (
        <CollisionNotice dossier={dossier} seen={own.seen} isGone={own.isGone} onContinue={own.accept} />
      ) : own.kept ? (
        <Alert type="info" showIcon message={t("form.draft")} />
      ) : null}
      {own.failure && !own.isChanged ? (
        <Alert type="error" showIcon role="alert" message={errorText(t, own.failure)} />
      ) : null}
      {children}
    </Modal>
  );
}
