import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRpcQuery } from "../../components/use-rpc";
import { may } from "../../lib/me";

type Counts = Record<string, number>;

/** What of the dossiers concerns this person, the most pressing first; each number leads to the list that shows it. */
const dossierHeaps = [
  { key: "checks", to: "/dossiers/overdue", text: "dossiers:menu.overdue" },
  { key: "to_accept", to: "/dossiers?as=toAccept", text: "dossiers:views.toAccept" },
  { key: "mine", to: "/dossiers?as=mine", text: "dossiers:views.mine" },
  { key: "unit", to: "/dossiers?as=unit", text: "dossiers:views.unit" },
  { key: "to_return", to: "/dossiers?as=toReturn", text: "dossiers:views.toReturn" },
  { key: "to_close", to: "/dossiers?as=toClose", text: "dossiers:views.toClose" },
  { key: "suspended", to: "/dossiers?as=suspended", text: "dossiers:views.suspended" },
  {
    key: "to_apologise",
    to: "/dossiers?clock_state=overdue&apologised=false",
    text: "dossiers:home.to_apologise",
    isLate: true,
  },
  { key: "overdue", to: "/dossiers?as=overdue", text: "dossiers:home.late", isLate: true },
  { key: "due_soon", to: "/dossiers?as=dueSoon", text: "dossiers:home.due_soon" },
] as const;

/** Dossiers on the home page: nothing for whoever has nothing to do with them. */
export function DossierSection() {
  const { t, i18n } = useTranslation("dossiers");
  const isConcerned = may("dossiers.read");
  const { data } = useRpcQuery<Counts>(
    "my_dossier_counts",
    {},
    { tables: ["dossiers"], enabled: isConcerned, refetchInterval: 60_000 },
  );
  // The rest of the page does its work without this.
  if (!isConcerned || !data) return null;
  const heaps = dossierHeaps.filter(({ key }) => data[key] !== undefined);
  if (!heaps.some(({ key }) => data[key])) return null;
  return (
    <section aria-labelledby="home-dossiers">
      <h2 id="home-dossiers" className="sheet-title">
        {t("home.title")}
      </h2>
      <ul className="heaps">
        {heaps.map(({ key, to, text, ...heap }) => (
          <li key={key}>
            <Link className="heap" to={to}>
              <strong className="num" style={"isLate" in heap && data[key] ? { color: "var(--c-overdue)" } : undefined}>
                {(data[key] ?? 0).toLocaleString(i18n.language)}
              </strong>
              <span>{t(text)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
