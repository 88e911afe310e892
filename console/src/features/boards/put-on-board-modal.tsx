import { useCreate } from "@refinedev/core";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FormDialog } from "../../components/form-dialog";
import { useRpc } from "../../components/use-rpc";
import { myId } from "../../lib/me";
import type { SavedBoard, SavedChart } from "./types";
import { useSavedBoards } from "./use-boards";

type Props = { isOpen: boolean; onClose: () => void; chart: SavedChart };
type Values = { board: number; name?: string };

const NEW = 0;

/** Puts a chart at the end of one of one's own boards, or of a new one. */
export function PutOnBoardModal({ isOpen, onClose, chart }: Props) {
  const { t } = useTranslation(["boards", "common"]);
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { result } = useSavedBoards();
  const own = result.data.filter((board) => board.staff_id === myId());
  const create = useCreate<SavedBoard>();
  const put = useRpc<number>("add_board_tile", { invalidates: ["boards"], success: t("putOnBoardDone") });
  const chosen = Form.useWatch("board", form);
  const save = ({ board, name }: Values) => {
    const place = (id: number) =>
      put.mutate(
        {
          p_board_id: id,
          p_kind: "chart",
          p_chart_id: chart.id,
          p_width: 6,
          p_height: chart.look === "number" ? 2 : 4,
        },
        {
          onSuccess: () => {
            onClose();
            navigate(`/boards/${id}`);
          },
        },
      );
    if (board !== NEW) return place(board);
    create.mutate(
      { resource: "boards", values: { name: name?.trim() }, successNotification: false },
      { onSuccess: ({ data }) => place(Number(data.id)) },
    );
  };
  return (
    <FormDialog<Values>
      name="put-on-board"
      title={t("putOnBoard")}
      okText={t("put")}
      isOpen={isOpen}
      isPending={put.isPending || create.mutation.isPending}
      form={form}
      initialValues={{ board: own[0]?.id ?? NEW }}
      firstField={own.length ? "board" : "name"}
      onSave={save}
      onClose={onClose}
    >
      <Form.Item name="board" label={t("board")} rules={[{ required: true }]}>
        <Select
          options={[
            ...own.map((board) => ({ value: board.id, label: board.name })),
            { value: NEW, label: t("onNewBoard") },
          ]}
        />
      </Form.Item>
      {chosen === NEW ? (
        <Form.Item name="name" label={t("newBoardName")} rules={[{ required: true, whitespace: true, max: 120 }]}>
          <Input maxLength={120} />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
}
