import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../components/agency-select";
import { may } from "../../lib/me";
import { roleOptions } from "../../lib/role-codes";
import { agencyRoles, grantablePermissions } from "./role-codes";
import "./staff.css";

type Grant = { code?: string; agency_id?: number };
type Props = {
  kind: "role" | "permission";
  id?: string;
  value?: Grant[];
  onChange?: (grants: Grant[]) => void;
  disabled?: boolean;
};

/** Roles or further permissions, each for an agency and its sub-units. A new line starts with the person's own agency. */
export function GrantsEditor({ kind, id, value = [], onChange, disabled }: Props) {
  const { t } = useTranslation("staff");
  const ownAgency = Form.useWatch("agency_id") as number | undefined;
  const codes = kind === "permission" ? grantablePermissions : may("staff.edit") ? roleOptions : agencyRoles;
  const texts = kind === "role" ? "app:roles" : "staff:permissionNames";
  const set = (index: number, change: Grant) =>
    onChange?.(value.map((grant, each) => (each === index ? { ...grant, ...change } : grant)));
  return (
    <div className="grants" id={id}>
      {value.map((grant, index) => (
        <div className="grant" key={`${index}-${value.length}`}>
          <Select
            aria-label={t(`grants.${kind}`)}
            placeholder={t(`grants.${kind}`)}
            value={grant.code}
            disabled={disabled}
            // One that is held but not theirs to give stays visible under its name.
            options={[...new Set([...codes, ...(grant.code ? [grant.code] : [])])].map((code) => ({
              value: code,
              label: t(`${texts}.${code}`),
            }))}
            onChange={(code) => set(index, { code })}
          />
          <AgencySelect
            aria-label={t("grants.agency")}
            allowClear={false}
            disabled={disabled}
            value={grant.agency_id}
            onChange={(agency) => set(index, { agency_id: agency as number })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t("grants.remove")}
            disabled={disabled}
            onClick={() => onChange?.(value.filter((_, each) => each !== index))}
          />
        </div>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        disabled={disabled}
        onClick={() => onChange?.([...value, { agency_id: ownAgency }])}
      >
        {t(`grants.add_${kind}`)}
      </Button>
    </div>
  );
}
