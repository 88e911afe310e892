import { CheckCircleFilled, MinusCircleOutlined, WarningFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Select, Skeleton } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { AgencySelect } from "../../../components/agency-select";
import { ErrorState } from "../../../components/error-state";
import { PageHeader } from "../../../components/page-header";
import { listLink } from "../../../components/use-list-state";
import { useRpcQuery } from "../../../components/use-rpc";
import { dayBoundary, formatDate, isoDate } from "../../../lib/date-time";
import { rpc } from "../../../lib/rpc";
import { formatWorkingDuration } from "../../../lib/working-duration";
import "../dossiers.css";
import { isReached, type Kpis, type Measure, measureOf, measures, type Target } from "./kpis";
import { type Period, periodOf, periods } from "./period";

function useTargets(year: number, agencyId: number | null) {
  return useQuery({
    queryKey: ["dossiers", "targets", year, agencyId],
    staleTime: 600_000,
    queryFn: async () =>
      Object.fromEntries(
        await Promise.all(
          measures.map(async (measure) => [
            measure,
            await rpc<Target | null>("kpi_target", { p_measure: measure, p_year: year, p_agency_id: agencyId }),
          ]),
        ),
      ) as Record<Measure, Target | null>,
  });
}

/** The numbers of dossiers against their targets: what came, what is late, how fast, how satisfied. Nguồn: KH26; SPEC §7. */
export function Page() {
  const { t, i18n } = useTranslation("dossiers");
  const [params, setParams] = useSearchParams();
  const period = (periods as readonly string[]).includes(params.get("period") ?? "")
    ? (params.get("period") as Period)
    : "month";
  const agencyId = Number(params.get("agency")) || null;
  const set = (key: string, value: string | undefined) =>
    setParams((current) => {
      const next = new URLSearchParams(current);
      if (value) next.set(key, value);
      else next.delete(key);
      return next;
    });
  const today = isoDate(new Date());
  const { from, to } = useMemo(() => periodOf(period, today), [period, today]);
  const query = useRpcQuery<Kpis>(
    "dossier_kpis",
    { p_from: dayBoundary(from), p_to: dayBoundary(to, true), p_agency_id: agencyId },
    { tables: ["dossiers"], placeholderData: (before) => before },
  );
  const targets = useTargets(Number(to.slice(0, 4)), agencyId);
  const kpis = query.data;
  const number = (value: number) => value.toLocaleString(i18n.language, { maximumFractionDigits: 1 });
  const unit = (value: number, of: string) =>
    of === "percent" ? `${number(value)} %` : t("overview.minutes", { count: value, shown: number(value) });
  const agency: Record<string, string[]> = agencyId ? { agency: [String(agencyId)] } : {};
  const heaps: [string, number | undefined, string, boolean?][] = [
    ["received", kpis?.received, listLink("/dossiers", { ...agency, received: [from, to] })],
    ["results", kpis?.results, listLink("/dossiers", { ...agency, result: [from, to] })],
    [
      "open",
      kpis?.open,
      listLink("/dossiers", {
        ...agency,
        status: ["submitted", "accepted", "supplement_requested", "processing", "suspended"],
      }),
    ],
    ["overdue", kpis?.overdue, listLink("/dossiers", { ...agency, clock_state: ["overdue"] }), true],
    ["unclosed", kpis?.unclosed, listLink("/dossiers", { ...agency, status: ["returned"] })],
  ];
  return (
    <div className="page">
      <PageHeader
        title={t("overview.title")}
        subtitle={<span className="num">{`${formatDate(from)} – ${formatDate(to)}`}</span>}
        actions={
          <>
            <Select
              aria-label={t("overview.period")}
              value={period}
              onChange={(value) => set("period", value === "month" ? undefined : value)}
              options={periods.map((value) => ({ value, label: t(`overview.periods.${value}`) }))}
              style={{ minWidth: 150 }}
            />
            <AgencySelect
              aria-label={t("fields.agency")}
              value={agencyId}
              onChange={(value) => set("agency", value ? String(value) : undefined)}
              style={{ minWidth: 220 }}
            />
          </>
        }
      />
      {query.isError && !kpis ? <ErrorState error={query.error} onRetry={query.refetch} /> : null}
      {!kpis && query.isLoading ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {kpis ? (
        <>
          <ul className="dossier-heaps" aria-label={t("overview.counts")}>
            {heaps.map(([key, count, to, isAlarm]) => (
              <li key={key}>
                <Link to={to}>
                  <strong className="num" data-alarm={isAlarm && count ? true : undefined}>
                    {(count ?? 0).toLocaleString(i18n.language)}
                  </strong>
                  <span>{t(`overview.count.${key}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
          <section className="sheet kpi-sheet" aria-labelledby="kpis">
            <h2 id="kpis" className="sheet-title">
              {t("overview.kpis")}
            </h2>
            <div className="kpi-scroll">
              <table className="kpi-table">
                <thead>
                  <tr>
                    <th scope="col">{t("overview.measure")}</th>
                    <th scope="col" className="right">
                      {t("overview.value")}
                    </th>
                    <th scope="col">{t("overview.target")}</th>
                    <th scope="col">{t("overview.outcome")}</th>
                  </tr>
                </thead>
                <tbody>
                  {measures.map((measure) => {
                    const own = measureOf(measure, kpis);
                    const target = targets.data?.[measure];
                    const reached = isReached(own.value, target);
                    return (
                      <tr key={measure}>
                        <th scope="row">
                          {t(`overview.name.${measure}`)}
                          <small className="muted">{t(`overview.definition.${measure}`)}</small>
                        </th>
                        <td className="right num">
                          <strong>{own.value === null ? "–" : unit(own.value, own.unit)}</strong>
                          {own.denominator === undefined ? null : (
                            <small className="muted">
                              {number(own.numerator ?? 0)}/{number(own.denominator)}
                            </small>
                          )}
                        </td>
                        <td className="num">
                          {target ? (
                            <>
                              {target.direction === "at_least" ? "≥ " : "≤ "}
                              {unit(Number(target.value), target.unit)}
                              <small className="muted" title={target.citation}>
                                {target.source} · {target.year}
                              </small>
                            </>
                          ) : (
                            <span className="muted">{t("overview.noTarget")}</span>
                          )}
                        </td>
                        <td>
                          <span className="kpi-outcome" data-reached={reached}>
                            <span aria-hidden="true">
                              {reached === undefined ? (
                                <MinusCircleOutlined />
                              ) : reached ? (
                                <CheckCircleFilled />
                              ) : (
                                <WarningFilled />
                              )}
                            </span>{" "}
                            {t(
                              reached === undefined
                                ? "overview.unknown"
                                : reached
                                  ? "overview.reached"
                                  : "overview.missed",
                            )}
                          </span>
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
            <p className="muted kpi-foot">
              {t("overview.timeliness", { early: kpis.early, onTime: kpis.on_time, late: kpis.late })}
              {kpis.handling_seconds_online !== null && kpis.handling_seconds_direct !== null
                ? ` ${t("overview.handling", {
                    online: formatWorkingDuration(t, kpis.handling_seconds_online),
                    direct: formatWorkingDuration(t, kpis.handling_seconds_direct),
                  })}`
                : ""}
            </p>
          </section>
        </>
      ) : null}
    </div>
  );
}
