import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useRpc } from "../../../components/use-rpc";
import { may } from "../../../lib/me";
import { RescheduleDialog } from "../calendar/reschedule-dialog";
import { openStatuses, type SessionRow } from "../types";
import { ReasonDialog } from "./reason-dialog";

type Step = "report" | "invite" | "reschedule" | "cancel";

/** What whoever plans may do with the session now; the next thing to do first. */
export function SessionSteps({ session, toInvite }: { session: SessionRow; toInvite: number }) {
  const { t } = useTranslation("sessions");
  const navigate = useNavigate();
  const [step, setStep] = useState<Step>();
  const invite = useRpc<{ status: string }>("issue_invitations", { success: t("invite.done") });
  if (!may("sessions.edit")) return null;
  const isOpen = openStatuses.includes(session.status);
  const isEditable = isOpen || session.status === "live";
  const needsReport = isOpen && !session.reported_at && (session.kind !== "commune" || session.has_city_leader);
  const close = () => setStep(undefined);
  const canInvite = isOpen && toInvite > 0;
  const more = [
    isOpen && !session.reported_at && !needsReport ? { key: "report", label: t("report.action") } : null,
    isEditable ? { key: "edit", label: t("plan.editAction") } : null,
    isOpen ? { key: "reschedule", label: t("reschedule.action") } : null,
    isOpen ? { key: "cancel", label: t("cancel.action"), danger: true } : null,
  ].filter((each) => each !== null);
  if (!more.length) return null;
  return (
    <>
      {needsReport ? (
        <Button type={session.reported_at ? "default" : "primary"} onClick={() => setStep("report")}>
          {t("report.action")}
        </Button>
      ) : null}
      {canInvite ? (
        <Button
          type={needsReport ? "default" : "primary"}
          loading={invite.isPending}
          onClick={() => invite.run({ p_session_id: session.id, p_version: session.version })}
        >
          {t(session.invited_at ? "invite.rest" : "invite.action", { count: toInvite })}
        </Button>
      ) : null}
      <Dropdown
        trigger={["click"]}
        menu={{
          items: more,
          onClick: ({ key }) => (key === "edit" ? navigate(`/sessions/${session.id}/edit`) : setStep(key as Step)),
        }}
      >
        <Button>
          {t("detail.more")} <DownOutlined />
        </Button>
      </Dropdown>
      {step === "reschedule" ? (
        <RescheduleDialog session={session} startsAt={session.starts_at} endsAt={session.ends_at} onClose={close} />
      ) : null}
      {step === "report" ? (
        <ReasonDialog
          rpc="report_session"
          args={(note) => ({ p_session_id: session.id, p_note: note || null, p_version: session.version })}
          title={t("report.title", { code: session.code })}
          action={t("report.action")}
          label={t("report.note")}
          success={t("report.done")}
          onClose={close}
        >
          <p>{t("report.text")}</p>
        </ReasonDialog>
      ) : null}
      {step === "cancel" ? (
        <ReasonDialog
          rpc="cancel_session"
          args={(reason) => ({ p_session_id: session.id, p_reason: reason, p_version: session.version })}
          title={t("cancel.title", { code: session.code })}
          action={t("cancel.action")}
          label={t("fields.reason")}
          success={t("cancel.done")}
          isRequired
          isDanger
          onClose={close}
        >
          <p>{t("cancel.text")}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}
