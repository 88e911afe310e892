import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type BuiltInView, countKey } from "../views";

type Props = { views: BuiltInView[]; active: string | undefined; counts: Record<string, number> | undefined };

/** The ready lists of the person's role, with how much waits in each. */
export function ViewTabs({ views, active, counts }: Props) {
  const { t, i18n } = useTranslation("tickets");
  return (
    <nav className="view-tabs" aria-label={t("queue.views")}>
      {views.map((view) => {
        const count = counts?.[countKey(view) ?? ""];
        return (
          <Link key={view.key} to={`/tickets?as=${view.key}`} aria-current={view.key === active ? "page" : undefined}>
            {t(`views.${view.key}`)}
            {count ? <span className="view-count num">{count.toLocaleString(i18n.language)}</span> : null}
          </Link>
        );
      })}
    </nav>
  );
}
