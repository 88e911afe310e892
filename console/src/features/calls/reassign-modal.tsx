import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { StaffSelect } from "../../components/staff-select";
import { useRpc } from "../../components/use-rpc";
import { useMe } from "../../lib/me";
import { type CallBack, callerOf } from "./types";

/** Gives a call-back to a colleague, or back to whoever is on shift. */
export function ReassignModal({ callBack, onClose }: { callBack: CallBack; onClose: () => void }) {
  const { t } = useTranslation(["calls", "tickets"]);
  const me = useMe();
  const [staffId, setStaffId] = useState<number | undefined>(callBack.staff_id ?? undefined);
  const { run, isPending } = useRpc("reassign_call_back", { success: t("backs.reassigned"), onSuccess: onClose });
  return (
    <Modal
      open
      title={t("backs.reassignTitle")}
      okText={t("backs.reassign")}
      cancelText={t("tickets:form.cancel")}
      onCancel={onClose}
      okButtonProps={{ loading: isPending, disabled: (staffId ?? null) === callBack.staff_id }}
      onOk={() => run({ p_call_back_id: callBack.id, p_staff_id: staffId ?? null, p_version: callBack.version })}
    >
      <p className="muted">
        {callerOf(callBack)}: {callBack.reason}
      </p>
      <StaffSelect
        style={{ width: "100%" }}
        aria-label={t("fields.caller")}
        agencyId={me?.person.agency_id}
        placeholder={t("callBack.anybody")}
        value={staffId}
        onChange={(id) => setStaffId(id as number | undefined)}
      />
    </Modal>
  );
}
