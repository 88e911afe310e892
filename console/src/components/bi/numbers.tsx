import { ArrowDownOutlined, ArrowUpOutlined, CheckCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Answer, cellOf, measuresOf } from "./types";
import { type Target, useNameOf } from "./use-bi";
import { useFormats } from "./use-formats";

type Props = {
  answer: Answer;
  linkOf: (measure: string) => string | undefined;
  targetOf: (measure: string) => Target | undefined;
};

/** Numbers set large, each with its change against the compared period and its target, and leading to its rows. */
export function Numbers({ answer, linkOf, targetOf }: Props) {
  const { t } = useTranslation("charts");
  const { nameOf, unitOf } = useNameOf();
  const formats = useFormats();
  const row = answer.rows[0];
  return (
    <dl className="bi-numbers" data-many={measuresOf(answer).length > 6}>
      {measuresOf(answer).map((column) => {
        const cell = cellOf(row, column.code);
        const text = formats.text(cell.value, column.format);
        const to = linkOf(column.code);
        const change = formats.change(cell, column.format);
        const isGood =
          change && column.better && change.sign !== 0 ? change.sign > 0 === (column.better === "higher") : undefined;
        const target = targetOf(column.code);
        const isMet =
          target && cell.value !== null
            ? target.direction === "at_least"
              ? cell.value >= target.value
              : cell.value <= target.value
            : undefined;
        const isLate = column.code.startsWith("overdue") && (cell.value ?? 0) > 0;
        return (
          <div key={column.code} className="bi-number" data-tone={isLate ? "overdue" : undefined}>
            <dt>{nameOf(column)}</dt>
            <dd>
              {to ? (
                <Link className="bi-number-value num" to={to} aria-label={`${nameOf(column)}: ${text}`}>
                  {text}
                </Link>
              ) : (
                <span className="bi-number-value num">{text}</span>
              )}
              {column.format === "number" ? <span className="bi-number-unit">{unitOf(column)}</span> : null}
              {cell.denominator !== undefined ? (
                <span className="bi-number-note num">
                  {t("ofWhole", {
                    part: formats.text(cell.numerator, column.part_format ?? "number"),
                    whole: formats.text(cell.denominator, column.part_format ?? "number"),
                  })}
                </span>
              ) : null}
              {change && answer.compare ? (
                <span className="bi-number-note" data-good={isGood}>
                  {change.sign > 0 ? (
                    <ArrowUpOutlined aria-hidden="true" />
                  ) : change.sign < 0 ? (
                    <ArrowDownOutlined aria-hidden="true" />
                  ) : null}{" "}
                  {change.text} {t(`compareWith.${answer.compare.with}`)}
                </span>
              ) : null}
              {target ? (
                <span className="bi-number-note" title={target.citation}>
                  {t(`target.${target.direction}`, { value: formats.plain(target.value, column.format) })}
                  {isMet === undefined ? null : (
                    <span data-met={isMet}>
                      {" · "}
                      {isMet ? <CheckCircleFilled aria-hidden="true" /> : <MinusCircleOutlined aria-hidden="true" />}{" "}
                      {t(isMet ? "target.met" : "target.notMet")}
                    </span>
                  )}
                </span>
              ) : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
