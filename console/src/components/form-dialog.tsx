import { Form, type FormInstance, type FormProps, Modal } from "antd";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { focusOnOpen } from "../lib/focus";

type Props<Values extends object> = {
  /** Of the page: the ids of its fields begin with it. */
  name: string;
  title: ReactNode;
  okText?: string;
  isOpen: boolean;
  isPending: boolean;
  form: FormInstance<Values>;
  initialValues: FormProps<Values>["initialValues"];
  /** The field where work begins. */
  firstField: Extract<keyof Values, string>;
  onSave: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
};

/** A few fields in a dialog: work begins in its first field, Enter saves, and the focus goes back to where it came from. */
export function FormDialog<Values extends object>(props: Props<Values>) {
  const { t } = useTranslation("common");
  const { form, isOpen, name } = props;
  useEffect(() => {
    if (!isOpen) return;
    const opener = document.activeElement;
    return () => {
      // The dialog may be gone before its own way back is; whoever has gone on meanwhile is left alone.
      setTimeout(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    };
  }, [isOpen]);
  return (
    <Modal
      open={isOpen}
      title={props.title}
      okText={props.okText ?? t("save")}
      cancelText={t("cancel")}
      confirmLoading={props.isPending}
      // A button of the form: Enter in a field presses it.
      okButtonProps={{ htmlType: "submit", form: name }}
      onCancel={props.onClose}
      afterOpenChange={focusOnOpen(() => form.getFieldInstance(props.firstField)?.focus())}
      destroyOnHidden
    >
      <Form
        form={form}
        name={name}
        layout="vertical"
        preserve={false}
        onFinish={props.onSave}
        initialValues={props.initialValues}
        scrollToFirstError={{ focus: true }}
      >
        {props.children}
      </Form>
    </Modal>
  );
}
