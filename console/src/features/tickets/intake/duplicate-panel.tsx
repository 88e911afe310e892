import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { StatusTag } from "../status-tag";
import type { Duplicate, useDuplicates } from "./use-duplicates";

type Props = {
  query: ReturnType<typeof useDuplicates>;
  onView: (id: number) => void;
  onUse: (duplicate: Duplicate) => void;
};

/** What may have been reported already, with why it looks so, while the caller is still speaking. */
export function DuplicatePanel({ query, onView, onUse }: Props) {
  const { t } = useTranslation("calls");
  const found = query.data ?? [];
  if (query.isError) {
    return (
      <section className="sheet sheet-pad" aria-label={t("duplicates.title")}>
        <h2 className="sheet-title">{t("duplicates.title")}</h2>
        <p className="muted">{errorText(t, query.error)}</p>
      </section>
    );
  }
  if (!found.length) return null;
  return (
    <section className="sheet sheet-pad" aria-label={t("duplicates.title")} aria-live="polite">
      <h2 className="sheet-title">
        {t("duplicates.title")} <span className="muted num">{found.length}</span>{" "}
        <span className="key-hint" aria-hidden="true">
          Alt+D
        </span>
      </h2>
      <ul className="suggest-list duplicate-list">
        {found.map((each) => (
          <li key={each.id}>
            <div className="duplicate-head">
              <Button type="link" size="small" className="num duplicate-code" onClick={() => onView(each.id)}>
                {each.code}
              </Button>
              <StatusTag status={each.status} />
            </div>
            <p className="duplicate-reasons">
              {each.reasons.map((reason) => (
                <span key={reason} className="duplicate-reason">
                  {reason === "place" && each.distance !== null
                    ? t("duplicates.metres", { count: Math.round(each.distance) })
                    : t(`duplicates.reason.${reason}`)}
                </span>
              ))}
            </p>
            <p className="caller-excerpt">
              {each.location_text ? `${each.location_text}: ${each.excerpt}` : each.excerpt}
            </p>
            <small className="muted num">
              {/* The commune's own committee often handles it: named once. */}
              {[...new Set([formatDateTime(each.received_at), each.commune_name, each.agency_name])]
                .filter(Boolean)
                .join(" · ")}
            </small>
            {each.is_open ? (
              <div className="duplicate-actions">
                <Button size="small" onClick={() => onUse(each)}>
                  {t(each.is_same_phone ? "duplicates.addWords" : "duplicates.merge")}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
