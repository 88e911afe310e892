import { PushpinOutlined } from "@ant-design/icons";
import { useCreate, useDelete, useList, useUpdate } from "@refinedev/core";
import { Button, Dropdown, Form, Input, type MenuProps, Modal, Select, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toAppError } from "../lib/app-error";
import { errorText } from "../lib/error-text";
import { mayAny, roleCodes, useMe } from "../lib/me";
import { roleOptions } from "../lib/role-codes";
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
  const { mutate: update, mutation: updating } = useUpdate<SavedView>();
  const { mutate: remove } = useDelete();
  const views = result.data;
  const current = views.find((view) => String(view.id) === list.params.get("view"));

  const open = (view: SavedView) => {
    list.apply(view.params.query ?? {}, view.id);
    if (view.params.columns?.length) onColumns(view.params.columns);
  };
  const own = views.filter((view) => view.staff_id === me?.person.id);
  const shownNow = { query: list.snapshot(), columns };
  const isSaving = mutation.isPending || updating.isPending;
  const save = ({ name, role }: { name: string; role?: string }) => {
    if (isSaving) return;
    const values = { resource, name: name.trim(), shared_role_code: role ?? null, params: shownNow };
    const same = own.find((view) => view.name === values.name);
    const done = {
      onSuccess: () => {
        setNaming(false);
        form.resetFields();
      },
      onError: (error: unknown) => form.setFields([{ name: "name", errors: [errorText(t, toAppError(error))] }]),
    };
    const told = {
      resource: "saved_views",
      successNotification: () => ({ type: "success" as const, message: t("views.saved") }),
      errorNotification: false as const,
    };
    // A name that one has used already means that view: it is brought up to date.
    if (same) update({ ...told, id: same.id, values }, done);
    else create({ ...told, values }, done);
  };
  const renew = (view: SavedView) =>
    update({
      resource: "saved_views",
      id: view.id,
      values: { params: shownNow },
      successNotification: () => ({ type: "success", message: t("views.saved") }),
    });
  // Whoever works for the whole office may hand a view to any role, others to those they hold.
  const shareable: readonly string[] = mayAny(["tickets.supervise", "staff.edit"]) ? roleOptions : roleCodes(me);

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
            key: "renew",
            label: t("views.renew", { name: current.name }),
            onClick: () => renew(current),
          },
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
        confirmLoading={isSaving}
        onOk={form.submit}
        onCancel={() => setNaming(false)}
        destroyOnHidden
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={
            current?.staff_id === me?.person.id
              ? { name: current?.name, role: current?.shared_role_code ?? undefined }
              : undefined
          }
          onFinish={save}
        >
          <Form.Item name="name" label={t("views.name")} rules={[{ required: true, whitespace: true, max: 80 }]}>
            <Input autoFocus />
          </Form.Item>
          <Form.Item name="role" label={t("views.shareWith")} extra={t("views.shareHint")}>
            <Select
              allowClear
              placeholder={t("views.onlyMe")}
              options={shareable.map((code) => ({ value: code, label: t(`app:roles.${code}`) }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
