import { Alert, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import type { AppError } from "../../../lib/app-error";
import { formatDateTime, formatTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { ClashPanel } from "../plan/clash-panel";
import { DeadlinesNote } from "../plan/deadlines-note";
import { instantsOf, TimeFields, type Times, timesOf } from "../plan/time-fields";
import type { SessionKind } from "../types";
import { useSession, useSessionParts } from "../use-session";

type Movable = {
  id: number;
  code: string;
  title: string;
  kind: SessionKind;
  starts_at: string;
  ends_at: string;
  version: number;
  agency_id: number | null;
  has_city_leader: boolean | null;
  reported_at: string | null;
  invited_at: string | null;
};
type Props = { session: Movable; startsAt: string; endsAt: string; onClose: () => void };

/** Moving a session: the new time, what it collides with, the new deadlines, and why. */
export function RescheduleDialog({ session, startsAt, endsAt, onClose }: Props) {
  const { t } = useTranslation("sessions");
  const [times, setTimes] = useState<Times>(timesOf(startsAt, endsAt));
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<AppError>();
  const parts = useSessionParts(session.id);
  const whole = useSession(session.id);
  const { run, isPending } = useRpc("reschedule_session", {
    success: t("reschedule.done", { code: session.code }),
    silent: true,
    onSuccess: onClose,
    onError: setError,
  });
  const instants = instantsOf(times);
  const isSame =
    instants &&
    Date.parse(instants.starts_at) === Date.parse(session.starts_at) &&
    Date.parse(instants.ends_at) === Date.parse(session.ends_at);
  const staffIds = [
    whole.data?.chair_id,
    whole.data?.secretary_id,
    ...(parts.data?.participants
      .filter((each) => !each.removed_at && each.invitation !== "declined")
      .map((each) => each.staff_id) ?? []),
  ].filter((id): id is number => typeof id === "number");
  const submit = () => {
    setAsked(true);
    setError(undefined);
    if (!instants || isSame || !reason.trim()) return;
    run({
      p_session_id: session.id,
      p_starts_at: instants.starts_at,
      p_ends_at: instants.ends_at,
      p_reason: reason.trim(),
      p_version: session.version,
    });
  };
  return (
    <Modal
      open
      title={t("reschedule.title", { code: session.code })}
      okText={t("reschedule.action")}
      confirmLoading={isPending}
      onOk={submit}
      onCancel={onClose}
      width={640}
    >
      <p>
        <strong>{session.title}</strong>
        <br />
        <span className="muted">
          {t("reschedule.now")}{" "}
          <span className="num">
            {formatDateTime(session.starts_at)} – {formatTime(session.ends_at)}
          </span>
        </span>
      </p>
      <Form layout="vertical">
        <TimeFields
          value={times}
          onChange={setTimes}
          errors={{
            starts_at:
              isAsked && isSame ? t("reschedule.same") : error?.field === "starts_at" ? errorText(t, error) : undefined,
            ends_at: error?.field === "ends_at" ? errorText(t, error) : undefined,
          }}
        />
        <DeadlinesNote
          plan={{
            kind: session.kind,
            starts_at: instants?.starts_at,
            agency_id: session.agency_id,
            has_city_leader: session.has_city_leader ?? undefined,
          }}
          isReported={Boolean(session.reported_at)}
        />
        {parts.data && whole.data ? (
          <ClashPanel
            plan={{
              id: session.id,
              ...instants,
              staff_ids: [...new Set(staffIds)],
              point_ids: parts.data.points.map((each) => each.point_id),
              case_ids: parts.data.cases.map((each) => each.case_id),
              agency_id: session.agency_id,
            }}
          />
        ) : null}
        {session.invited_at ? <Alert type="info" showIcon message={t("reschedule.reinvites")} /> : null}
        <Form.Item
          label={t("fields.reason")}
          htmlFor="reschedule-reason"
          required
          validateStatus={isAsked && !reason.trim() ? "error" : undefined}
          help={isAsked && !reason.trim() ? t("reschedule.reasonRequired") : undefined}
          style={{ marginTop: 16 }}
        >
          <Input.TextArea
            id="reschedule-reason"
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      {error && error.field !== "starts_at" && error.field !== "ends_at" ? (
        <Alert type="error" showIcon message={errorText(t, error)} />
      ) : null}
    </Modal>
  );
}
