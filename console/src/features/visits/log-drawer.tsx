import { useWarnAboutChange } from "@refinedev/core";
import { Alert, App, Button, Drawer, Form, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { OfficeDateTimePicker } from "../../components/office-date-time-picker";
import { useRpc } from "../../components/use-rpc";
import type { AppError } from "../../lib/app-error";
import { fieldText } from "../../lib/field-text";
import type { Classification } from "./types";
import { useVisitor } from "./use-visitor";
import { VisitFields } from "./visit-fields";
import { VisitorPanel } from "./visitor-panel";
import "./visits.css";

type Values = {
  phone?: string;
  full_name?: string;
  address?: string;
  email?: string;
  classification?: Classification;
  content?: string;
  commune_id?: number;
  head_count?: number;
  visited_at?: string;
};
type Logged = { id: number; code: string };
const fields = [
  "phone",
  "full_name",
  "address",
  "email",
  "classification",
  "content",
  "commune_id",
  "head_count",
  "visited_at",
] as const;

/** Taking down a walk-in: the number first, who it is comes by itself. Ctrl+Enter saves. */
export function LogDrawer({ onClose, onLogged }: { onClose: () => void; onLogged: (visit: Logged) => void }) {
  const { t } = useTranslation(["visits", "common"]);
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [failure, setFailure] = useState<AppError>();
  const [isTouched, setTouched] = useState(false);
  // One per form: a second click, or a try after a lost answer, is the same visit.
  const requestId = useRef(crypto.randomUUID());
  const phone = Form.useWatch("phone", form);
  const { visitor, isLooking } = useVisitor(phone);
  const { warnWhen, setWarnWhen } = useWarnAboutChange();
  const [logged, setLogged] = useState<Logged>();
  useEffect(() => {
    setWarnWhen(isTouched && !logged);
    return () => setWarnWhen(false);
  }, [isTouched, logged, setWarnWhen]);
  // Only once the guard is off: what comes next is another page.
  useEffect(() => {
    if (logged && !warnWhen) onLogged(logged);
  }, [logged, warnWhen, onLogged]);

  // Only what is still empty: what the clerk has typed stays.
  useEffect(() => {
    if (!visitor?.is_known) return;
    for (const field of ["full_name", "address", "email"] as const) {
      if (!form.getFieldValue(field) && visitor[field]) form.setFieldValue(field, visitor[field]);
    }
  }, [visitor, form]);

  const { run, isPending } = useRpc<Logged>("log_visit", {
    silent: true,
    success: (visit) => t("form.saved", { code: visit.code }),
    onSuccess: setLogged,
    onError: (error) => {
      const field = fields.find((each) => each === error.field);
      if (!field) return setFailure(error);
      form.setFields([{ name: field, errors: [fieldText(t, error)] }]);
      form.scrollToField(field, { block: "center", focus: true });
    },
  });
  const close = () => {
    if (!isTouched) return onClose();
    modal.confirm({
      title: t("form.discardTitle"),
      okText: t("form.discard"),
      cancelText: t("form.goOn"),
      onOk: onClose,
    });
  };

  return (
    <Drawer
      open
      width={600}
      title={t("form.title")}
      onClose={close}
      maskClosable={false}
      footer={
        <div className="visit-foot">
          <span className="muted num" aria-hidden="true">
            Ctrl+Enter
          </span>
          <Button onClick={close}>{t("common:cancel")}</Button>
          <Button type="primary" loading={isPending} onClick={form.submit}>
            {t("form.save")}
          </Button>
        </div>
      }
    >
      <Form<Values>
        form={form}
        name="log-visit"
        layout="vertical"
        initialValues={{ head_count: 1 }}
        onValuesChange={() => setTouched(true)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          form.submit();
        }}
        onFinish={(values) => {
          setFailure(undefined);
          run({ p_visit: { ...values, request_id: requestId.current } });
        }}
        onFinishFailed={({ errorFields }) => {
          const name = errorFields[0]?.name;
          if (name) form.scrollToField(name, { block: "center", focus: true });
        }}
      >
        {failure ? (
          <Alert type="error" showIcon role="alert" message={fieldText(t, failure)} style={{ marginBottom: 16 }} />
        ) : null}
        <Form.Item
          name="phone"
          label={t("fields.phone")}
          extra={isLooking ? t("visitor.looking") : t("form.phoneHint")}
        >
          <Input autoFocus inputMode="tel" autoComplete="off" maxLength={30} />
        </Form.Item>
        {visitor ? <VisitorPanel visitor={visitor} /> : null}
        <div className="visit-pair">
          <Form.Item
            name="full_name"
            label={t("fields.full_name")}
            rules={[{ required: true, whitespace: true, message: t("form.nameRequired") }]}
          >
            <Input autoComplete="off" maxLength={200} />
          </Form.Item>
          <Form.Item name="address" label={t("fields.address")}>
            <Input autoComplete="off" maxLength={500} />
          </Form.Item>
        </div>
        <VisitFields />
        <div className="visit-pair">
          <Form.Item name="email" label={t("fields.email")} rules={[{ type: "email", message: t("form.emailWrong") }]}>
            <Input autoComplete="off" maxLength={200} />
          </Form.Item>
          <Form.Item name="visited_at" label={t("fields.visited_at")}>
            <OfficeDateTimePicker only="past" placeholder={t("form.now")} defaultTime="08:00" />
          </Form.Item>
        </div>
      </Form>
    </Drawer>
  );
}
