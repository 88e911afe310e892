import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { COUNT_CAP } from "../lib/count-cap";
import "./page.css";

type Props = {
  title: string;
  /** Rows of the list, shown beside the title. */
  count?: number;
  /** A line of facts under the title. */
  subtitle?: ReactNode;
  /** Where the page hangs: shown above the title as a way back. */
  back?: { label: string; to: string };
  /** A badge or two beside the title. */
  tags?: ReactNode;
  /** Secondary actions, then the one main action last. */
  actions?: ReactNode;
};

/** Title, count and the one main action; also names the browser tab. */
export function PageHeader({ title, count, subtitle, back, tags, actions }: Props) {
  const { t, i18n } = useTranslation(["app", "common"]);
  useEffect(() => {
    document.title = `${title} · ${t("name")}`;
  }, [title, t]);
  return (
    <header className="page-header">
      <div className="page-header-text">
        {back ? (
          <Link className="page-back" to={back.to}>
            <span aria-hidden="true">←</span> {back.label}
          </Link>
        ) : null}
        <div className="page-title">
          <h1>{title}</h1>
          {count === undefined ? null : (
            <span className="page-count num">
              {count > COUNT_CAP
                ? t("common:table.moreThan", { number: COUNT_CAP.toLocaleString(i18n.language) })
                : count.toLocaleString(i18n.language)}
            </span>
          )}
          {tags}
        </div>
        {subtitle ? <div className="page-subtitle">{subtitle}</div> : null}
      </div>
      {actions ? <div className="page-actions">{actions}</div> : null}
    </header>
  );
}
