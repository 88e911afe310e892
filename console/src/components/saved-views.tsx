import { PushpinOutlined } from "@ant-design/icons";
import { useCreate, useDelete, useList } from "@refinedev/core";
import { Button, Dropdown, Form, Input, type MenuProps, Modal, Select, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { roleCodes, useMe } from "../lib/me";
import type { ListController } from "./use-list-state";

type SavedView = {
  id: number;
  staff_id: number;
  name: string;
  params: { query?: Record<string, string>; columns?: string[] };
  shared_role_code: string | null;
};

type Props = {
  resource: string;
  list: ListController;
  columns: string[];
  onColumns: (keys: string[]) => void;
};

/** A list's filters, sort and columns under a name: one's own, or shared with everyone of a role. */
export function SavedViews({ resource, list, columns, onColumns }: Props) {
  const { t } = useTranslation("common");
  const me = useMe();
  const [isNaming, setNaming] = useState(false);
  const [form] = Form.useForm<{ name: string; role?: string }>();
  const { result } = useList<SavedView>({
    resource: "saved_views",
    filters: [{ field: "resource", operator: "eq", value: resource }],
    sorters: [{ field: "name", order: "asc" }],
    pagination: { pageSize: 100 },
    liveMode: "off",
  });
  const { mutate: create, mutation } = useCreate<SavedView>();
  const { mutate: remove } = useDelete();
  const views = result.data;
  const current = views.find((view) => String(view.id) === list.params.get("view"));

  const open = (view: SavedView) => {
    list.apply(view.params.query ?? {}, view.id);
    if (view.params.columns?.length) onColumns(view.params.columns);
  };
  const save = ({ name, role }: { name: string; role?: string }) =>
    create(
      {
        resource: "saved_views",
        values: {
          resource,
          name: name.trim(),
          shared_role_code: role ?? null,
          params: { query: list.snapshot(), columns },
        },
        successNotification: () => ({ type: "success", message: t("views.saved") }),
      },
      {
        onSuccess: () => {
          setNaming(false);
          form.resetFields();
        },
      },
    );

  const own = views.filter((view) => view.staff_id === me?.person.id);
  const shared = views.filter((view) => view.staff_id !== me?.person.id);
  const entry = (view: SavedView) => ({ key: String(view.id), label: view.name, onClick: () => open(view) });
  const items: MenuProps["items"] = [
    ...(own.length ? [{ key: "own", type: "group" as const, label: t("views.own"), children: own.map(entry) }] : []),
    ...(shared.length
      ? [{ key: "shared", type: "group" as const, label: t("views.shared"), children: shared.map(entry) }]
      : []),
    ...(views.length ? [{ type: "divider" as const }] : []),
    { key: "save", label: t("views.save"), onClick: () => setNaming(true) },
    ...(current && current.staff_id === me?.person.id
      ? [
          {
            key: "delete",
            label: t("views.delete", { name: current.name }),
            onClick: () =>
              remove({
                resource: "saved_views",
                id: current.id,
                successNotification: () => ({ type: "success", message: t("views.deleted") }),
              }),
          },
        ]
      : []),
  ];

  return (
    <>
      <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
        <Tooltip title={current ? undefined : t("views.title")}>
          <Button type="text" icon={<PushpinOutlined />} aria-label={t("views.title")}>
            {current?.name}
          </Button>
        </Tooltip>
      </Dropdown>
      <Modal
        open={isNaming}
        title={t("views.save")}
        okText={t("save")}
        cancelText={t("cancel")}
        confirmLoading={mutation.isPending}
        onOk={form.submit}
        onCancel={() => setNaming(false)}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" onFinish={save}>
          <Form.Item name="name" label={t("views.name")} rules={[{ required: true, whitespace: true, max: 80 }]}>
            <Input autoFocus />
          </Form.Item>
          <Form.Item name="role" label={t("views.shareWith")} extra={t("views.shareHint")}>
            <Select
              allowClear
              placeholder={t("views.onlyMe")}
              options={roleCodes(me).map((code) => ({ value: code, label: t(`app:roles.${code}`) }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
