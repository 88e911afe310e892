import { DisconnectOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRpc } from "../../../components/use-rpc";
import { formatDate } from "../../../lib/date-time";
import { fieldText } from "../../../lib/field-text";
import { may } from "../../../lib/me";
import type { CaseRow, LinkedTicket } from "../types";

/** Tickets about the same matter, linked by the code the citizen has. */
export function TicketsSection({ row, tickets }: { row: CaseRow; tickets: LinkedTicket[] }) {
  const { t } = useTranslation(["cases", "tickets"]);
  const [form] = Form.useForm<{ code: string }>();
  const mayLink = may("cases.edit");
  const { run, isPending } = useRpc("link_case_ticket", {
    silent: true,
    onSuccess: () => form.resetFields(),
    onError: (error) =>
      form.setFields([{ name: "code", errors: [error.field === "code" ? t("linked.unknown") : fieldText(t, error)] }]),
  });
  if (!tickets.length && !mayLink) return null;
  return (
    <section className="sheet sheet-pad" aria-labelledby="case-tickets">
      <h2 id="case-tickets" className="sheet-title">
        {t("sections.tickets")}
      </h2>
      {tickets.length ? (
        <ul className="plain-list">
          {tickets.map(({ ticket, ticket_id }) =>
            ticket ? (
              <li key={ticket_id}>
                <span className="case-linked">
                  {may("tickets.read") ? (
                    <Link className="num" to={`/tickets/${ticket.id}`}>
                      {ticket.code}
                    </Link>
                  ) : (
                    <strong className="num">{ticket.code}</strong>
                  )}{" "}
                  <span className="muted">
                    · {t(`tickets:status.${ticket.status}`)} ·{" "}
                    <span className="num">{formatDate(ticket.received_at)}</span>
                  </span>
                  <small className="case-clamp">{ticket.content}</small>
                </span>
                {mayLink ? (
                  <Button
                    type="text"
                    size="small"
                    icon={<DisconnectOutlined />}
                    aria-label={t("linked.remove", { code: ticket.code })}
                    title={t("linked.remove", { code: ticket.code })}
                    onClick={() => run({ p_case_id: row.id, p_code: ticket.code, p_is_linked: false })}
                  />
                ) : null}
              </li>
            ) : null,
          )}
        </ul>
      ) : (
        <p className="muted">{t("linked.none")}</p>
      )}
      {mayLink ? (
        <Form
          form={form}
          name="link-ticket"
          layout="inline"
          className="case-link-form"
          onFinish={({ code }) => run({ p_case_id: row.id, p_code: code })}
        >
          <Form.Item name="code" rules={[{ required: true, whitespace: true, message: t("linked.required") }]}>
            <Input placeholder="1022-26-000123" aria-label={t("linked.code")} maxLength={30} />
          </Form.Item>
          <Button htmlType="submit" loading={isPending}>
            {t("linked.add")}
          </Button>
        </Form>
      ) : null}
    </section>
  );
}
