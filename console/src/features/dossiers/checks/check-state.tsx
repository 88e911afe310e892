import { CheckCircleFilled, ClockCircleOutlined, ExclamationCircleFilled, FieldTimeOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import "../dossiers.css";
import type { Check } from "./use-checks";

const icons = {
  open: <ClockCircleOutlined />,
  confirmed: <CheckCircleFilled />,
  late: <FieldTimeOutlined />,
  missing: <ExclamationCircleFilled />,
};

/** Whether a review was confirmed, in time or not; never by colour alone. */
export function CheckState({ state }: { state: Check["state"] }) {
  const { t } = useTranslation("dossiers");
  return (
    <span className="check-state" data-state={state}>
      <span aria-hidden="true">{icons[state]}</span> {t(`checks.state.${state}`)}
    </span>
  );
}
