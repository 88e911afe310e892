import { Button, DatePicker, Form, Input, Modal, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../components/agency-select";
import type { Row } from "../../components/resource/define-resource";
import { useRpc } from "../../components/use-rpc";
import { may } from "../../lib/me";

type Values = { successors: number[]; workTo: number; effectiveOn: Dayjs; note?: string };
type Named = { id: number; name: string };

/** Ends an agency, names who takes over and moves its open tickets there, in one action (SPEC §4). */
export function SuccessionButton({ row }: { row: Row }) {
  const { t } = useTranslation("agencies");
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Named[]>([]);
  const [form] = Form.useForm<Values>();
  const { run, isPending } = useRpc<number>("succeed_agency", {
    success: (moved) => t("succession.done", { count: moved }),
    onSuccess: () => setOpen(false),
    onError: (error) => {
      const names: Record<string, keyof Values> = {
        successor_ids: "successors",
        work_to_id: "workTo",
        effective_on: "effectiveOn",
      };
      const name = error.field ? names[error.field] : undefined;
      if (name) form.scrollToField(name, { focus: true });
    },
  });
  if (row.valid_to || row.archived_at || !may("agencies.edit", row.id)) return null;

  const save = (values: Values) =>
    run({
      p_agency_id: row.id,
      p_successor_ids: values.successors,
      p_effective_on: values.effectiveOn.format("YYYY-MM-DD"),
      p_work_to_id: values.workTo,
      p_note: values.note || null,
    });

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("succession.action")}</Button>
      <Modal
        open={isOpen}
        title={t("succession.of", { name: row.name })}
        okText={t("succession.confirm")}
        cancelText={t("common:cancel")}
        confirmLoading={isPending}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className="muted" style={{ marginBottom: 16 }}>
          {t("succession.hint")}
        </p>
        <Form
          form={form}
          layout="vertical"
          onFinish={save}
          onValuesChange={(changed: Partial<Values>) => {
            // With a single successor there is nothing to choose.
            if (changed.successors?.length === 1) form.setFieldValue("workTo", changed.successors[0]);
            else if (changed.successors && !changed.successors.includes(form.getFieldValue("workTo"))) {
              form.setFieldValue("workTo", undefined);
            }
          }}
        >
          <Form.Item
            name="successors"
            label={t("succession.successors")}
            rules={[{ required: true, message: t("succession.needed") }]}
          >
            <SuccessorPicker exclude={row.id} onRows={setChosen} />
          </Form.Item>
          <Form.Item
            name="workTo"
            label={t("succession.workTo")}
            rules={[{ required: true, message: t("succession.workToNeeded") }]}
          >
            <Select options={chosen.map((agency) => ({ value: agency.id, label: agency.name }))} />
          </Form.Item>
          <Form.Item
            name="effectiveOn"
            label={t("succession.effectiveOn")}
            rules={[{ required: true, message: t("succession.dayNeeded") }]}
          >
            <DatePicker format={["DD/MM/YYYY", "D/M/YYYY"]} style={{ width: "100%" }} />
          </Form.Item>
          <Form.Item name="note" label={t("succession.note")}>
            <Input.TextArea autoSize={{ minRows: 2 }} placeholder={t("succession.noteHint")} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

type PickerProps = {
  id?: string;
  value?: number[];
  onChange?: (ids: number[]) => void;
  exclude: number;
  onRows: (rows: Named[]) => void;
};

function SuccessorPicker({ id, value, onChange, exclude, onRows }: PickerProps) {
  return (
    <AgencySelect
      id={id}
      multiple
      value={value}
      onChange={(next, rows) => {
        const named = ([rows ?? []].flat() as Named[]).filter((row) => row.id !== exclude);
        onRows(named);
        onChange?.([next ?? []].flat().filter((each) => each !== exclude));
      }}
    />
  );
}
