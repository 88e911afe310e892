import { useList } from "@refinedev/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDate } from "../../lib/date-time";
import { targetText } from "./target-text";

type Version = {
  id: number;
  code: string;
  target_amount: number | null;
  target_unit: string;
  direction: string;
  valid_from: string;
  valid_to: string | null;
  validity: string;
};

/** Every version of the rule: a record keeps the one under which it started. */
export function RuleVersions({ row }: { row: Version }) {
  const { t } = useTranslation("rules");
  const { result } = useList<Version>({
    resource: "rules",
    filters: [{ field: "code", operator: "eq", value: row.code }],
    sorters: [{ field: "valid_from", order: "desc" }],
    pagination: { mode: "off" },
    errorNotification: false,
  });
  if (result.data.length < 2) return null;
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">{t("versions.title")}</h2>
      <ul className="rule-versions">
        {result.data.map((version) => (
          <li key={version.id} aria-current={version.id === row.id ? "true" : undefined}>
            {version.id === row.id ? (
              targetText(version)
            ) : (
              <Link to={`/rules/${version.id}`}>{targetText(version)}</Link>
            )}
            {" · "}
            <span className="num">
              {version.valid_to
                ? t("versions.between", { from: formatDate(version.valid_from), to: formatDate(version.valid_to) })
                : t("versions.since", { from: formatDate(version.valid_from) })}
            </span>
            {" · "}
            {t(`options.validity.${version.validity}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
