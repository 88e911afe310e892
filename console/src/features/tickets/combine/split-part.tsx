import { DeleteOutlined, ScissorOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { CategoryPicker, CommunePicker } from "../pickers";
import type { TicketRow } from "../types";
import { suggestAgency, useAgencies, useCategories } from "../use-catalogue";

type Props = {
  index: number;
  ticket: TicketRow;
  /** Missing when there are as many parts as there may be. */
  onMoveOut?: (from: number, to: number) => void;
  onRemove?: () => void;
};

/** One matter of the report. */
export function SplitPart({ index, ticket, onMoveOut, onRemove }: Props) {
  const { t } = useTranslation("merging");
  const id = useId();
  const [selection, setSelection] = useState<[number, number]>([0, 0]);
  const form = Form.useFormInstance();
  const categoryId = Form.useWatch(["parts", index, "category_id"], form) as number | undefined;
  const communeId = Form.useWatch(["parts", index, "commune_id"], form) as number | undefined;
  const agencies = useAgencies();
  const categories = useCategories();
  const suggested = suggestAgency(
    agencies,
    categories.find((each) => each.id === categoryId),
    communeId,
  )?.agency;
  const hasSelection = selection[0] !== selection[1];
  return (
    <fieldset className="split-part" aria-labelledby={id}>
      <div className="split-head">
        <h3 id={id} className="combine-heading">
          {t("split.part", { number: index + 1 })}{" "}
          <span className="muted num">
            {index === 0 ? t("split.keeps", { code: ticket.code }) : t("split.newTicket")}
          </span>
        </h3>
        <span className="split-tools">
          {onMoveOut ? (
            <Button
              size="small"
              icon={<ScissorOutlined />}
              disabled={!hasSelection}
              title={t("split.moveHint")}
              // The selection in the text must survive the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onMoveOut(...selection)}
            >
              {t("split.move")}
            </Button>
          ) : null}
          {onRemove ? (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t("split.remove", { number: index + 1 })}
              onClick={onRemove}
            />
          ) : null}
        </span>
      </div>
      <Form.Item
        name={[index, "content"]}
        label={t("tickets:fields.content")}
        extra={index === 0 ? t("split.moveHint") : undefined}
        rules={[{ required: true, whitespace: true, message: t("tickets:form.required") }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 12 }}
          maxLength={10_000}
          onSelect={(event) => {
            const { selectionStart, selectionEnd } = event.currentTarget;
            setSelection([selectionStart, selectionEnd]);
          }}
        />
      </Form.Item>
      <div className="split-pickers">
        <Form.Item
          name={[index, "category_id"]}
          label={t("tickets:fields.category")}
          extra={suggested && index > 0 ? t("split.suggests", { agency: suggested.name }) : undefined}
        >
          <CategoryPicker />
        </Form.Item>
        <Form.Item name={[index, "commune_id"]} label={t("tickets:fields.commune")}>
          <CommunePicker />
        </Form.Item>
        <Form.Item name={[index, "location_text"]} label={t("tickets:fields.location_text")}>
          <Input maxLength={500} placeholder={ticket.location_text ?? t("split.place")} />
        </Form.Item>
      </div>
    </fieldset>
  );
}
