import { TableOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover, Tooltip } from "antd";
import { useTranslation } from "react-i18next";

type Props = {
  columns: { key: string; title: string }[];
  shown: string[];
  onChange: (keys: string[]) => void;
  onReset: () => void;
};

/** Which columns a list shows; the first one, the record's name, always stays. */
export function ColumnChoice({ columns, shown, onChange, onReset }: Props) {
  const { t } = useTranslation("common");
  const toggle = (key: string, isShown: boolean) =>
    onChange(columns.map((column) => column.key).filter((each) => (each === key ? isShown : shown.includes(each))));
  const content = (
    <div style={{ display: "grid", gap: 6, minWidth: 190 }}>
      {columns.map((column, index) => (
        <Checkbox
          key={column.key}
          checked={shown.includes(column.key)}
          disabled={index === 0}
          onChange={(event) => toggle(column.key, event.target.checked)}
        >
          {column.title}
        </Checkbox>
      ))}
      <Button type="link" size="small" style={{ justifySelf: "start", padding: 0 }} onClick={onReset}>
        {t("columns.reset")}
      </Button>
    </div>
  );
  return (
    <Popover content={content} trigger="click" placement="bottomRight" title={t("columns.title")}>
      <Tooltip title={t("columns.title")}>
        <Button type="text" icon={<TableOutlined />} aria-label={t("columns.title")} />
      </Tooltip>
    </Popover>
  );
}
