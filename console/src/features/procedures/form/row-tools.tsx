import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

type Props = {
  /** What the row is called aloud: "Bước 2". */
  label: string;
  index: number;
  count: number;
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
};

/** Up, down, away: the buttons of a row of an ordered list. */
export function RowTools({ label, index, count, onMove, onRemove }: Props) {
  const { t } = useTranslation("procedures");
  return (
    <span className="procedure-row-tools">
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        disabled={index === 0}
        aria-label={t("list.up", { what: label })}
        onClick={() => onMove(index, index - 1)}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        disabled={index === count - 1}
        aria-label={t("list.down", { what: label })}
        onClick={() => onMove(index, index + 1)}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t("list.remove", { what: label })}
        onClick={() => onRemove(index)}
      />
    </span>
  );
}
