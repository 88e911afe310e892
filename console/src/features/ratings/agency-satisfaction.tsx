import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../components/error-state";
import { PageLoading } from "../../components/page-loading";
import { useRpcQuery } from "../../components/use-rpc";
import { dayBoundary, isoDate } from "../../lib/date-time";
import type { AgencySatisfaction as Row } from "./types";

const SHOWN = 12;

type Props = { from?: string; to?: string; onAgency: (id: number) => void };

const daysAgo = (days: number): string => isoDate(new Date(Date.now() - days * 86_400_000));

/** The measure "satisfaction" by agency for the days of the list, or the last ninety. */
export function AgencySatisfaction({ from, to, onAgency }: Props) {
  const { t, i18n } = useTranslation("ratings");
  const args = {
    p_from: dayBoundary(from ?? daysAgo(90)),
    p_to: dayBoundary(to ?? daysAgo(0), true),
  };
  const { data, error, isLoading, refetch } = useRpcQuery<Row[]>("satisfaction_by_agency", args, {
    tables: ["tickets"],
  });
  const total = (data ?? []).reduce(
    (sum, row) => ({ ratings: sum.ratings + row.ratings, satisfied: sum.satisfied + row.satisfied }),
    { ratings: 0, satisfied: 0 },
  );
  const percent = (share: number) =>
    share.toLocaleString(i18n.language, { style: "percent", maximumFractionDigits: 1 });
  return (
    <section className="sheet sheet-pad satisfaction" aria-labelledby="satisfaction-title">
      <h2 id="satisfaction-title" className="sheet-title">
        {t("summary.title")}
      </h2>
      <p className="muted">{from || to ? t("summary.period") : t("summary.lastDays")}</p>
      {error && !data ? <ErrorState error={error} onRetry={refetch} /> : null}
      {isLoading ? <PageLoading /> : null}
      {data && !data.length ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("summary.none")} /> : null}
      {total.ratings ? (
        <>
          <p className="satisfaction-total num">
            <strong>{percent(total.satisfied / total.ratings)}</strong> {t("summary.of", { count: total.ratings })}
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
              {(data ?? []).slice(0, SHOWN).map((row) => (
                <tr key={row.agency_id ?? 0}>
                  <th scope="row">
                    {row.agency_id ? (
                      <button type="button" className="link-button" onClick={() => onAgency(row.agency_id as number)}>
                        {row.agency_name}
                      </button>
                    ) : (
                      t("by1022")
                    )}
                  </th>
                  <td>{row.ratings}</td>
                  <td>{row.low}</td>
                  <td>{percent(row.satisfaction)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {(data ?? []).length > SHOWN ? (
            <p className="muted">{t("summary.more", { count: (data ?? []).length - SHOWN })}</p>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
