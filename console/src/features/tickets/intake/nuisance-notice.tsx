import { WarningOutlined } from "@ant-design/icons";
import { Alert, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import { formatDate } from "../../../lib/date-time";
import type { Caller } from "./use-caller";

/** Marks a number, or lifts its mark: always with a reason. */
function ReasonModal({ caller, onClose, onDone }: { caller: Caller; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation(["calls", "tickets"]);
  const mark = caller.nuisance;
  const [reason, setReason] = useState("");
  const { run, isPending } = useRpc(mark ? "unmark_nuisance" : "mark_nuisance", {
    invalidates: ["nuisance_marks"],
    success: t(mark ? "nuisance.lifted" : "nuisance.marked"),
    onSuccess: onDone,
  });
  const save = () => {
    if (!reason.trim()) return;
    run(mark ? { p_mark_id: mark.id, p_reason: reason } : { p_phone: caller.phone, p_reason: reason });
  };
  return (
    <Modal
      open
      title={t(mark ? "nuisance.liftTitle" : "nuisance.markTitle", { phone: caller.phone })}
      okText={t(mark ? "nuisance.lift" : "nuisance.mark")}
      cancelText={t("tickets:form.cancel")}
      onCancel={onClose}
      onOk={save}
      okButtonProps={{ disabled: !reason.trim(), loading: isPending }}
    >
      <p className="muted">{t(mark ? "nuisance.liftHelp" : "nuisance.help")}</p>
      <Input.TextArea
        autoFocus
        aria-label={t("fields.reason")}
        placeholder={t("nuisance.reasonPlaceholder")}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
        }}
      />
    </Modal>
  );
}

/** The warning about a number that pesters the line, and the way to mark one. */
export function NuisanceNotice({ caller, onChanged }: { caller: Caller; onChanged: () => void }) {
  const { t } = useTranslation(["calls", "tickets"]);
  const [isAsking, setAsking] = useState(false);
  const mark = caller.nuisance;
  return (
    <>
      {caller.is_nuisance ? (
        <Alert
          className="caller-nuisance"
          type="info"
          showIcon
          icon={<WarningOutlined />}
          message={t("tickets:caller.nuisance")}
          description={
            mark ? (
              <>
                {mark.reason}
                <br />
                <small className="muted">
                  {t("nuisance.by", { name: mark.marked_by_name, date: formatDate(mark.marked_at) })}
                </small>
              </>
            ) : undefined
          }
          action={
            mark?.may_lift ? (
              <Button size="small" onClick={() => setAsking(true)}>
                {t("nuisance.lift")}
              </Button>
            ) : undefined
          }
        />
      ) : (
        <Button type="link" size="small" className="caller-mark" onClick={() => setAsking(true)}>
          {t("nuisance.markThis")}
        </Button>
      )}
      {isAsking ? (
        <ReasonModal
          caller={caller}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}
