import { Button } from "antd";
import { useTranslation } from "react-i18next";

type Props = {
  isSaving: boolean;
  mayTriage: boolean;
  onSave: (how: "save" | "transfer" | "answer") => void;
  onNoTicket: () => void;
  onCallBack: () => void;
};

/** How a call may end: a ticket, no ticket, a promise to call back. */
export function IntakeActions({ isSaving, mayTriage, onSave, onNoTicket, onCallBack }: Props) {
  const { t } = useTranslation(["tickets", "calls"]);
  return (
    <div className="intake-actions">
      <div className="intake-without">
        <Button type="text" disabled={isSaving} onClick={onNoTicket}>
          {t("calls:intake.noTicket")}{" "}
          <span className="key-hint" aria-hidden="true">
            Alt+K
          </span>
        </Button>
        <Button type="text" disabled={isSaving} onClick={onCallBack}>
          {t("calls:intake.callBack")}{" "}
          <span className="key-hint" aria-hidden="true">
            Alt+G
          </span>
        </Button>
      </div>
      {mayTriage ? (
        <>
          <Button disabled={isSaving} onClick={() => onSave("answer")}>
            {t("intake.saveAnswer")}
          </Button>
          <Button disabled={isSaving} onClick={() => onSave("transfer")} title="Ctrl+Shift+Enter">
            {t("intake.saveTransfer")}
          </Button>
        </>
      ) : null}
      <Button type="primary" loading={isSaving} onClick={() => onSave("save")} title="Ctrl+Enter">
        {t("intake.save")}
      </Button>
    </div>
  );
}
