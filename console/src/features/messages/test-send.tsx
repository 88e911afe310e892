import { SendOutlined } from "@ant-design/icons";
import { useOne } from "@refinedev/core";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRpc } from "../../components/use-rpc";
import { errorText } from "../../lib/error-text";
import { useMe } from "../../lib/me";
import { MessageStatusTag } from "./status-tag";
import type { Channel, MessageRow } from "./types";

/** Sends a test by the saved settings and shows how it went. */
export function TestSend({ channel }: { channel: Channel }) {
  const { t } = useTranslation(["messages", "errors"]);
  const me = useMe();
  const [to, setTo] = useState(channel === "email" ? (me?.person.email ?? "") : "");
  const [id, setId] = useState<number>();
  const send = useRpc<number>("send_test_message", { silent: true, onSuccess: setId });
  const { result: row } = useOne<MessageRow>({
    resource: "messages",
    id,
    liveMode: "off",
    errorNotification: false,
    queryOptions: {
      enabled: id !== undefined,
      refetchInterval: (query) => (query.state.data?.data.status === "queued" || !query.state.data ? 1000 : false),
    },
  });
  const run = () => to.trim() && send.run({ p_channel: channel, p_to: to });
  return (
    <div className="delivery-test">
      <Input
        value={to}
        aria-label={t(`delivery.testTo.${channel}`)}
        placeholder={t(`delivery.testTo.${channel}`)}
        status={send.error ? "error" : undefined}
        onChange={(event) => setTo(event.target.value)}
        onPressEnter={(event) => {
          event.preventDefault();
          run();
        }}
      />
      <Button icon={<SendOutlined />} loading={send.isPending} onClick={run}>
        {t("delivery.test")}
      </Button>
      <span aria-live="polite">
        {send.error ? (
          <span className="template-error">{errorText(t, send.error)}</span>
        ) : row && id ? (
          <Link to={`/messages/${id}`}>
            <MessageStatusTag row={row} /> <span className="muted">{row.last_error ?? ""}</span>
          </Link>
        ) : (
          <span className="muted">{t("delivery.testHint")}</span>
        )}
      </span>
    </div>
  );
}
