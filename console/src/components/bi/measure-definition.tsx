import { InfoCircleOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import type { Measure } from "./types";
import { useNameOf } from "./use-bi";

/** What the numbers of a chart mean and where that is written, behind a small button beside the title. */
export function MeasureDefinition({ title, measures }: { title: string; measures: (Measure | undefined)[] }) {
  const { t } = useTranslation("charts");
  const { nameOf, unitOf, definitionOf } = useNameOf();
  const found = measures.filter((measure) => measure !== undefined);
  if (found.length === 0) return null;
  const content = (
    <dl className="bi-definition">
      {found.map((measure) => (
        <div key={measure.code}>
          <dt>
            {nameOf(measure)} <span className="muted">({unitOf(measure)})</span>
          </dt>
          <dd>
            {definitionOf(measure)}{" "}
            <cite>
              {measure.is_additive ? "" : `${t("notAdditive")} `}
              {measure.citation}
            </cite>
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <Popover content={content} trigger={["hover", "click"]} placement="bottomRight">
      <Button type="text" size="small" icon={<InfoCircleOutlined />} aria-label={t("definition", { title })} />
    </Popover>
  );
}
