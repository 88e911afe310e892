import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { type Cell, cellOf, type Key, keyOf } from "../../components/bi/types";
import { useAnswer } from "../../components/bi/use-bi";
import { ErrorState } from "../../components/error-state";
import { PageLoading } from "../../components/page-loading";
import { isoDate } from "../../lib/date-time";
import { addDays } from "../../lib/periods";

const SHOWN = 12;

type Props = { from?: string; to?: string; onAgency: (id: number) => void };

const daysAgo = (days: number): string => isoDate(new Date(Date.now() - days * 86_400_000));

/** The measure "satisfaction" by agency for the days of the list, or the last ninety. */
export function AgencySatisfaction({ from, to, onAgency }: Props) {
  const { t, i18n } = useTranslation("ratings");
  const { data, error, isLoading, refetch } = useAnswer(
    {
      dataset: "ratings",
      measures: ["ratings", "low_ratings", "satisfaction"],
      dimensions: ["unit"],
      period: { from: from ?? daysAgo(90), to: addDays(to ?? daysAgo(0), 1) },
      totals: true,
    },
    { tables: ["tickets"] },
  );
  const rows = data?.rows ?? [];
  const ratings = cellOf(data?.totals, "ratings").value ?? 0;
  const nameOf = ({ label, label_en }: Key) => (i18n.language === "en" ? label_en : label);
  const percent = ({ value }: Cell) =>
    value?.toLocaleString(i18n.language, { style: "percent", maximumFractionDigits: 1 }) ?? "–";
  return (
    <section className="sheet sheet-pad satisfaction" aria-labelledby="satisfaction-title">
      <h2 id="satisfaction-title" className="sheet-title">
        {t("summary.title")}
      </h2>
      <p className="muted">{from || to ? t("summary.period") : t("summary.lastDays")}</p>
      {error && !data ? <ErrorState error={error} onRetry={refetch} /> : null}
      {isLoading ? <PageLoading /> : null}
      {data && !rows.length ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("summary.none")} /> : null}
      {ratings ? (
        <>
          <p className="satisfaction-total num">
            <strong>{percent(cellOf(data?.totals, "satisfaction"))}</strong> {t("summary.of", { count: ratings })}
          </p>
          <table className="satisfaction-table num">
            <thead>
              <tr>
                <th scope="col">{t("summary.agency")}</th>
                <th scope="col">{t("summary.ratings")}</th>
                <th scope="col">{t("summary.low")}</th>
                <th scope="col">{t("summary.satisfied")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map((row) => {
                const agency = keyOf(row, "unit");
                return (
                  <tr key={String(agency.key)}>
                    <th scope="row">
                      {agency.key ? (
                        <button type="button" className="link-button" onClick={() => onAgency(Number(agency.key))}>
                          {nameOf(agency)}
                        </button>
                      ) : (
                        t("by1022")
                      )}
                    </th>
                    <td>{cellOf(row, "ratings").value}</td>
                    <td>{cellOf(row, "low_ratings").value}</td>
                    <td>{percent(cellOf(row, "satisfaction"))}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {rows.length > SHOWN ? <p className="muted">{t("summary.more", { count: rows.length - SHOWN })}</p> : null}
        </>
      ) : null}
    </section>
  );
}
