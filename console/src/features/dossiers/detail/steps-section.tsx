import { CheckCircleFilled, MinusCircleOutlined, RightCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { ClockBadge } from "../../../components/clock-badge";
import { formatDateTime } from "../../../lib/date-time";
import { type DossierRow, type DossierStep, shownState } from "../types";

const icons = { done: <CheckCircleFilled />, current: <RightCircleFilled />, waiting: <MinusCircleOutlined /> };

/** The way of the dossier from unit to unit: what is done, where it is, what follows; each step with its own time. */
export function StepsSection({ dossier, steps }: { dossier: DossierRow; steps: DossierStep[] }) {
  const { t } = useTranslation("dossiers");
  if (!steps.length) return null;
  return (
    <section className="sheet sheet-pad" aria-labelledby="dossier-steps">
      <h2 id="dossier-steps" className="sheet-title">
        {t("detail.steps")}
      </h2>
      <ol className="dossier-steps">
        {steps.map((step) => {
          const isLate = step.finished_at && step.due_at && new Date(step.finished_at) > new Date(step.due_at);
          return (
            <li key={step.id} data-status={step.status} aria-current={step.status === "current" ? "step" : undefined}>
              <span className="dossier-step-icon" aria-hidden="true">
                {icons[step.status]}
              </span>
              <div>
                <div className="dossier-step-head">
                  <strong>{step.name}</strong>
                  {step.status === "current" ? (
                    <ClockBadge
                      state={shownState(dossier.step_clock_state)}
                      dueAt={dossier.step_due_at}
                      remainingSeconds={dossier.step_remaining_seconds}
                      label={step.name}
                    />
                  ) : step.status === "done" ? (
                    <span className={isLate ? "step-late num" : "muted num"}>
                      {t(isLate ? "step.doneLate" : "step.done", { at: formatDateTime(step.finished_at) })}
                    </span>
                  ) : (
                    <span className="muted">{t("step.waiting")}</span>
                  )}
                </div>
                <small className="muted">
                  {[
                    step.agency?.name,
                    step.officer_name,
                    step.working_days > 0 ? t("step.days", { count: Number(step.working_days) }) : t("step.withinDay"),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
                {step.note ? <p className="dossier-text muted">{step.note}</p> : null}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
