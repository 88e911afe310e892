import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { OrderedList } from "./ordered-list";
import { emptyFee } from "./procedure-values";

const separated = (value: string | number | undefined) => String(value ?? "").replace(/\B(?=(\d{3})+(?!\d))/g, ".");
const digits = (text: string | undefined) => Number((text ?? "").replace(/\D/g, ""));

function Amount(props: {
  id?: string;
  value?: number | null;
  onChange?: (value: number | null) => void;
  placeholder?: string;
}) {
  return (
    <InputNumber<number>
      {...props}
      min={0}
      max={10_000_000_000}
      precision={0}
      step={1000}
      formatter={separated}
      parser={digits}
      style={{ width: "100%" }}
    />
  );
}

/** What it costs, by channel where that makes a difference. */
export function FeesField() {
  const { t } = useTranslation("procedures");
  const kinds = (["fee", "charge"] as const).map((value) => ({ value, label: t(`feeKind.${value}`) }));
  return (
    <OrderedList name="fees" start={emptyFee}>
      {(name) => (
        <div className="procedure-fee">
          <Form.Item name={[name, "kind"]} label={t("fields.fee_kind")}>
            <Select options={kinds} />
          </Form.Item>
          <Form.Item
            name={[name, "name"]}
            label={t("fields.fee_name")}
            rules={[{ required: true, whitespace: true, message: t("needed") }]}
          >
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item
            name={[name, "amount"]}
            label={t("fields.amount")}
            rules={[{ required: true, message: t("needed") }]}
          >
            <Amount />
          </Form.Item>
          <Form.Item name={[name, "online_amount"]} label={t("fields.online_amount")}>
            <Amount placeholder={t("sameAmount")} />
          </Form.Item>
          <Form.Item name={[name, "postal_amount"]} label={t("fields.postal_amount")}>
            <Amount placeholder={t("sameAmount")} />
          </Form.Item>
          <Form.Item name={[name, "note"]} label={t("fields.note")}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
      )}
    </OrderedList>
  );
}
