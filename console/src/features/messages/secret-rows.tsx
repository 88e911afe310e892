import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTime } from "../../components/date-time";
import { useRpc, useRpcQuery } from "../../components/use-rpc";

type Secret = { name: string; is_set: boolean; updated_at: string | null };

/** Passwords and tokens: whether they are set, and a place to set them anew; never what they are. */
export function SecretRows({ prefix }: { prefix: "smtp_" | "sms_" }) {
  const { data } = useRpcQuery<Secret[]>("secret_names");
  return data
    ?.filter(({ name }) => name.startsWith(prefix))
    .map((secret) => <SecretRow key={`${secret.name}-${secret.updated_at}`} secret={secret} />);
}

function SecretRow({ secret }: { secret: Secret }) {
  const { t } = useTranslation("messages");
  const [value, setValue] = useState("");
  const save = useRpc("set_secret", { success: t("delivery.secretSaved") });
  const label = t([`delivery.secrets.${secret.name}`, "delivery.secrets.other"], { name: secret.name });
  return (
    <div className="secret-row">
      <span>{label}</span>
      <Input.Password
        aria-label={label}
        value={value}
        maxLength={2000}
        autoComplete="new-password"
        placeholder={secret.is_set ? "••••••••" : t("delivery.secretUnset")}
        onChange={(event) => setValue(event.target.value)}
        onPressEnter={(event) => {
          event.preventDefault();
          if (value) save.run({ p_name: secret.name, p_value: value });
        }}
      />
      <Button
        disabled={!value}
        loading={save.isPending}
        onClick={() => save.run({ p_name: secret.name, p_value: value })}
      >
        {t("delivery.secretSet")}
      </Button>
      {secret.is_set ? (
        <>
          <Button type="text" disabled={save.isPending} onClick={() => save.run({ p_name: secret.name, p_value: "" })}>
            {t("delivery.secretForget")}
          </Button>
          <span className="muted">
            {t("delivery.secretSince")} <DateTime value={secret.updated_at} />
          </span>
        </>
      ) : null}
    </div>
  );
}
