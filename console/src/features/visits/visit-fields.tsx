import { Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { AgencySelect } from "../../components/agency-select";
import { RadioGroup } from "../../components/radio-group";
import { classifications } from "./types";

/** What a visit was about: the fields that stay open to correction. */
export function VisitFields({ withFocus = false }: { withFocus?: boolean }) {
  const { t } = useTranslation("visits");
  return (
    <>
      <Form.Item
        name="classification"
        label={t("fields.classification")}
        rules={[{ required: true, message: t("form.classificationRequired") }]}
      >
        <RadioGroup
          className="visit-kinds"
          options={classifications.map((value) => ({ value, label: t(`classification.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="content"
        label={t("fields.content")}
        rules={[{ required: true, whitespace: true, message: t("form.contentRequired") }]}
      >
        <Input.TextArea autoFocus={withFocus} autoSize={{ minRows: 4, maxRows: 12 }} maxLength={10_000} />
      </Form.Item>
      <div className="visit-pair">
        <Form.Item name="commune_id" label={t("fields.commune")}>
          <AgencySelect kinds={["commune"]} placeholder={t("form.commune")} allowClear />
        </Form.Item>
        <Form.Item
          name="head_count"
          label={t("fields.head_count")}
          rules={[{ required: true, message: t("form.headCountRequired") }]}
        >
          <InputNumber min={1} max={100_000} precision={0} style={{ width: "100%" }} />
        </Form.Item>
      </div>
    </>
  );
}
