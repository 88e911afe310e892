import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

/** The HTTP request that sends one SMS, and how the gateway says that it took it. */
export function SmsFields() {
  const { t } = useTranslation("messages");
  const options = (keys: string[], group: string) =>
    keys.map((value) => ({ value, label: t(`delivery.${group}.${value}`) }));
  const method = Form.useWatch(["sms", "method"]) as string | undefined;
  return (
    <>
      <div className="delivery-grid">
        <Form.Item className="span-4" name={["sms", "url"]} label={t("delivery.url")} extra={t("delivery.urlHint")}>
          <Input placeholder="https://api.example.vn/sms/send" maxLength={500} />
        </Form.Item>
        <Form.Item className="span-2" name={["sms", "method"]} label={t("delivery.method")}>
          <Select options={["POST", "PUT", "GET"].map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item className="span-2" name={["sms", "phone_format"]} label={t("delivery.phoneFormat")}>
          <Select options={options(["international", "plus", "national"], "phoneFormats")} />
        </Form.Item>
        <Form.Item className="span-2" name={["sms", "sender"]} label={t("delivery.sender")}>
          <Input maxLength={40} placeholder="TD1022HP" />
        </Form.Item>
        <Form.Item className="span-2" name={["sms", "format"]} label={t("delivery.format")}>
          <Select disabled={method === "GET"} options={options(["json", "form", "text"], "formats")} />
        </Form.Item>
      </div>
      <Form.Item label={t("delivery.headers")}>
        <Form.List name={["sms", "headers"]}>
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="delivery-header">
                  <Form.Item name={[name, "name"]} noStyle>
                    <Input placeholder="Authorization" aria-label={t("delivery.headerName")} maxLength={100} />
                  </Form.Item>
                  <Form.Item name={[name, "value"]} noStyle>
                    <Input
                      placeholder="Bearer {{secret.sms_token}}"
                      aria-label={t("delivery.headerValue")}
                      maxLength={500}
                    />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t("delivery.removeHeader")}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button size="small" icon={<PlusOutlined />} onClick={() => add({ name: "", value: "" })}>
                {t("delivery.addHeader")}
              </Button>
            </>
          )}
        </Form.List>
      </Form.Item>
      {method === "GET" ? null : (
        <Form.Item name={["sms", "body"]} label={t("delivery.body")} extra={t("delivery.bodyHint")}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} spellCheck={false} className="num" />
        </Form.Item>
      )}
      <div className="delivery-grid">
        <Form.Item className="span-2" name={["sms", "success_status"]} label={t("delivery.successStatus")}>
          <Input placeholder="200-299" maxLength={7} />
        </Form.Item>
        <Form.Item
          className="span-2"
          name={["sms", "success_path"]}
          label={t("delivery.successPath")}
          extra={t("delivery.successPathHint")}
        >
          <Input placeholder="data.status" maxLength={100} />
        </Form.Item>
        <Form.Item
          className="span-2"
          name={["sms", "success_pattern"]}
          label={t("delivery.successPattern")}
          extra={t("delivery.successPatternHint")}
        >
          <Input placeholder="^(0|success)$" maxLength={200} />
        </Form.Item>
      </div>
    </>
  );
}
