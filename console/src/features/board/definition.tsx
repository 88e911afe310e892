import { InfoCircleOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { useMeasures } from "./use-board";

/** What a number means and where that is written, behind a small button beside it. */
export function Definition({ measures }: { measures: string[] }) {
  const { t } = useTranslation("board");
  const measureOf = useMeasures();
  const found = measures.map((code) => measureOf(code)).filter((measure) => measure !== undefined);
  if (found.length === 0) return null;
  const content = (
    <dl className="board-definition">
      {found.map((measure) => (
        <div key={measure.name}>
          <dt>
            {measure.name} <span className="muted">({measure.unit})</span>
          </dt>
          <dd>
            {measure.definition} <cite>{measure.citation}</cite>
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <Popover content={content} trigger={["hover", "click"]} placement="bottomRight">
      <Button
        type="text"
        size="small"
        icon={<InfoCircleOutlined />}
        aria-label={t("definition", { name: found.map((measure) => measure.name).join(", ") })}
      />
    </Popover>
  );
}
