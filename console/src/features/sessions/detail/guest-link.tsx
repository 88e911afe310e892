import { LinkOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import { openStatuses, type ParticipantRow, type SessionRow } from "../types";

const urlOf = (path: string): string => new URL(path, window.location.origin).href;

/** A guest's personal link: to copy, to make anew, to void. */
export function GuestLink({
  person,
  session,
  isRevoked,
}: {
  person: ParticipantRow;
  session: SessionRow;
  isRevoked: boolean;
}) {
  const { t } = useTranslation(["sessions", "common"]);
  const { modal, message } = App.useApp();
  const [url, setUrl] = useState<string>();
  const show = async (path: string | null) => {
    if (!path) return;
    const next = urlOf(path);
    // Without permission for the clipboard the link is shown to be copied by hand.
    const isCopied = await navigator.clipboard?.writeText(next).then(
      () => true,
      () => false,
    );
    if (isCopied) message.success(t("link.copied", { name: person.display_name }));
    else setUrl(next);
  };
  const read = useRpc<string>("guest_link", { onSuccess: show });
  const renew = useRpc<{ path: string | null }>("renew_guest_link", { onSuccess: ({ path }) => show(path) });
  if (!openStatuses.includes(session.status) && session.status !== "live") return null;
  const ask = (key: "renew" | "revoke") =>
    modal.confirm({
      title: t(`link.${key}`),
      content: t(`link.${key}Text`, { name: person.display_name }),
      okText: t(`link.${key}`),
      okButtonProps: { danger: key === "revoke" },
      cancelText: t("common:cancel"),
      onOk: () => renew.run({ p_participant_id: person.id, p_is_revoked: key === "revoke" }),
    });
  return (
    <span className="guest-link">
      {isRevoked ? <small className="muted">{t("link.revoked")}</small> : null}
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            ...(isRevoked ? [] : [{ key: "copy", label: t("link.copy") }]),
            { key: "renew", label: t("link.renew") },
            ...(isRevoked ? [] : [{ key: "revoke", label: t("link.revoke"), danger: true }]),
          ],
          onClick: ({ key }) =>
            key === "copy" ? read.run({ p_participant_id: person.id }) : ask(key as "renew" | "revoke"),
        }}
      >
        <Button
          size="small"
          icon={<LinkOutlined />}
          loading={read.isPending || renew.isPending}
          aria-label={t("link.of", { name: person.display_name })}
        >
          {t("link.label")}
        </Button>
      </Dropdown>
      <Modal open={url !== undefined} title={t("link.label")} footer={null} onCancel={() => setUrl(undefined)}>
        <Input.TextArea readOnly autoSize value={url} onFocus={(event) => event.target.select()} />
      </Modal>
    </span>
  );
}
