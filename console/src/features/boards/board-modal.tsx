import { useCreate, useUpdate } from "@refinedev/core";
import { useQueryClient } from "@tanstack/react-query";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FormDialog } from "../../components/form-dialog";
import type { Period } from "../../lib/periods";
import { PeriodSelect } from "./period-select";
import { RoleSelect } from "./role-select";
import type { SavedBoard } from "./types";

type Values = { name: string; period?: Period; shared_role_code?: string };
type Props = { isOpen: boolean; onClose: () => void; board?: SavedBoard };

/** A board's name, the period it opens with, and with whom it is shared. */
export function BoardModal({ isOpen, onClose, board }: Props) {
  const { t } = useTranslation(["boards", "common"]);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const create = useCreate<SavedBoard>();
  const update = useUpdate<SavedBoard>();
  const save = ({ name, period, shared_role_code }: Values) => {
    const values = { name: name.trim(), period: period ?? null, shared_role_code: shared_role_code ?? null };
    const successNotification = () => ({ type: "success" as const, message: t("boardSaved") });
    if (board)
      update.mutate(
        { resource: "boards", id: board.id, values, successNotification },
        {
          onSuccess: () => {
            onClose();
            // The page reads the board with its tiles by a query of its own.
            void client.invalidateQueries({ queryKey: ["boards"] });
          },
        },
      );
    else
      create.mutate(
        { resource: "boards", values, successNotification },
        {
          onSuccess: ({ data }) => {
            onClose();
            navigate(`/boards/${data.id}?arrange=1`);
          },
        },
      );
  };
  return (
    <FormDialog<Values>
      name="board"
      title={t(board ? "boardSettings" : "newBoard")}
      isOpen={isOpen}
      isPending={create.mutation.isPending || update.mutation.isPending}
      form={form}
      initialValues={{
        name: board?.name,
        period: board?.period ?? undefined,
        shared_role_code: board?.shared_role_code ?? undefined,
      }}
      firstField="name"
      onSave={save}
      onClose={onClose}
    >
      <Form.Item name="name" label={t("name")} rules={[{ required: true, whitespace: true, max: 120 }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="period" label={t("openingPeriod")} extra={t("openingPeriodHint")}>
        <FormPeriod />
      </Form.Item>
      <Form.Item name="shared_role_code" label={t("shareWith")} extra={t("shareHint")}>
        <RoleSelect />
      </Form.Item>
    </FormDialog>
  );
}

/** The period picker as a form field: Form.Item hands it value, onChange and id. */
function FormPeriod(props: { value?: Period; onChange?: (value: Period | undefined) => void; id?: string }) {
  return (
    <PeriodSelect
      withOwn
      isRelativeOnly
      value={props.value}
      onChange={(next) => props.onChange?.(next)}
      id={props.id}
    />
  );
}
