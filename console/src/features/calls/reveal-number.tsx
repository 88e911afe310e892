import { EyeOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../components/use-rpc";
import { may } from "../../lib/me";

type Props = {
  masked: string | null;
  args: { p_call_id: number } | { p_call_back_id: number };
};

/** A masked number that an operator may see in full; the look is logged. */
export function RevealNumber({ masked, args }: Props) {
  const { t } = useTranslation("calls");
  const [phone, setPhone] = useState<string>();
  const { run, isPending } = useRpc<{ phone: string }>("reveal_caller", {
    invalidates: [],
    success: t("log.revealed"),
    onSuccess: (answer) => setPhone(answer.phone),
  });
  if (!masked) return <span className="muted">–</span>;
  if (phone) {
    return (
      <a className="num" href={`tel:${phone}`}>
        {phone}
      </a>
    );
  }
  return (
    <span className="num reveal-number">
      {masked}
      {may("tickets.receive") ? (
        <Tooltip title={t("log.reveal")}>
          <Button
            type="text"
            size="small"
            icon={<EyeOutlined />}
            loading={isPending}
            aria-label={t("log.reveal")}
            onClick={() => run(args)}
          />
        </Tooltip>
      ) : null}
    </span>
  );
}
