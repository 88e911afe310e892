import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DiffLine, isChanged, pairLines } from "../differences";
import type { Version } from "../types";
import { documentLine, factsOf, feeLine, stepLine } from "../words";

type T = ReturnType<typeof useTranslation>["t"];

/** Everything of two versions as pairs of lines, by part. */
export function compare(t: T, left: Version, right: Version): { key: string; label: string; lines: DiffLine[] }[] {
  const old = factsOf(t, left);
  const facts = factsOf(t, right).map(({ key, text }, index) => ({
    key,
    label: t(`procedures:fields.${key}`),
    lines: [{ left: old[index]?.text ?? "", right: text }],
  }));
  const lists = [
    {
      key: "documents",
      lines: pairLines(
        left.documents.map((x) => documentLine(t, x)),
        right.documents.map((x) => documentLine(t, x)),
      ),
    },
    {
      key: "steps",
      lines: pairLines(
        left.steps.map((x) => stepLine(t, x)),
        right.steps.map((x) => stepLine(t, x)),
      ),
    },
    {
      key: "fees",
      lines: pairLines(
        left.fees.map((x) => feeLine(t, x)),
        right.fees.map((x) => feeLine(t, x)),
      ),
    },
  ].map((each) => ({ ...each, label: t(`procedures:fields.${each.key}`) }));
  return [...facts, ...lists];
}

export const countChanges = (parts: ReturnType<typeof compare>): number =>
  parts.reduce((sum, part) => sum + part.lines.filter(isChanged).length, 0);

/** Two versions side by side; unchanged lines may be left out. */
export function Comparison({ left, right }: { left: Version; right: Version }) {
  const { t } = useTranslation("procedures");
  const [isShort, setShort] = useState(true);
  const parts = compare(t, left, right);
  const shown = parts
    .map((part) => ({ ...part, lines: isShort ? part.lines.filter(isChanged) : part.lines }))
    .filter((part) => part.lines.some((line) => line.left || line.right));
  const title = (version: Version) =>
    `${t("versions.number", { number: version.number })}${version.published_at ? "" : ` · ${t("state.draft")}`}`;
  return (
    <div className="procedure-comparison">
      <div className="procedure-comparison-head">
        <span>{t("versions.changes", { count: countChanges(parts) })}</span>
        <Checkbox checked={isShort} onChange={(event) => setShort(event.target.checked)}>
          {t("versions.onlyChanges")}
        </Checkbox>
      </div>
      {shown.length ? (
        <table className="procedure-diff">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t("versions.part")}</span>
              </th>
              <th scope="col">{title(left)}</th>
              <th scope="col">{title(right)}</th>
            </tr>
          </thead>
          {shown.map((part) => (
            <tbody key={part.key}>
              {part.lines.map((line, index) => (
                <tr key={`${line.left}|${line.right}`} data-changed={isChanged(line) || undefined}>
                  {index === 0 ? (
                    <th scope="rowgroup" rowSpan={part.lines.length}>
                      {part.label}
                    </th>
                  ) : null}
                  <td>{line.left ? isChanged(line) ? <del>{line.left}</del> : line.left : "–"}</td>
                  <td>{line.right ? isChanged(line) ? <ins>{line.right}</ins> : line.right : "–"}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      ) : (
        <p className="muted">{t("versions.same")}</p>
      )}
    </div>
  );
}
