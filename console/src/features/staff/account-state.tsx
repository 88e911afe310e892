import { CheckCircleOutlined, MinusCircleOutlined, StopOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Row } from "../../components/resource/define-resource";
import { accountOf } from "./account";

const icons = { active: CheckCircleOutlined, none: MinusCircleOutlined, revoked: StopOutlined };
const colors = { active: "var(--c-success)", none: "var(--c-secondary)", revoked: "var(--c-tertiary)" };

export function AccountState({ row }: { row: Row }) {
  const { t } = useTranslation("staff");
  const state = accountOf(row);
  const Icon = icons[state];
  return (
    <span style={{ color: colors[state], whiteSpace: "nowrap" }}>
      <Icon aria-hidden="true" /> {t(`account.${state}`)}
    </span>
  );
}
