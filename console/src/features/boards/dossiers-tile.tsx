import { useTranslation } from "react-i18next";
import type { BoardContext } from "../../components/bi/ask";
import type { Format } from "../../components/bi/types";
import { type Target, useTargets } from "../../components/bi/use-bi";
import { scaled, useFormats } from "../../components/bi/use-formats";
import { Chart } from "../../components/chart/chart";
import { ErrorState } from "../../components/error-state";
import { useRpcQuery } from "../../components/use-rpc";
import { dayBoundary, formatDate } from "../../lib/date-time";
import { resolvePeriod } from "../../lib/periods";

type Kpis = Record<string, number | null>;
type Line = { key: string; value: number | null; format: Format; whole?: number | null; target?: Target };

const share = (part: number | null | undefined, whole: number | null | undefined): number | null =>
  whole ? (part ?? 0) / whole : null;

/** The figures of KH26 and QĐ2926 from dossier_kpis(), each with the target it is held against. */
function linesOf(kpis: Kpis, targetOf: (measure: string) => Target | undefined): Line[] {
  const { received, results, documents, ratings } = kpis;
  const rate = (
    key: string,
    part: number | null | undefined,
    whole: number | null | undefined,
    target?: string,
  ): Line => ({
    key,
    value: share(part, whole),
    whole,
    format: "percent",
    target: target ? targetOf(target) : undefined,
  });
  const online = kpis.handling_seconds_online;
  const direct = kpis.handling_seconds_direct;
  return [
    { key: "received", value: received ?? 0, format: "number" },
    rate("online", kpis.received_online, received),
    rate("accepted", kpis.accepted_in_time, kpis.accept_known, "accepted_in_time"),
    rate("onTime", (kpis.early ?? 0) + (kpis.on_time ?? 0), results, "on_time_rate"),
    rate("electronic", kpis.electronic, results, "electronic_results"),
    rate("digitised", kpis.documents_digitised, documents, "digitised"),
    rate("satisfied", kpis.satisfied, ratings, "satisfaction"),
    {
      key: "gain",
      value: online && direct ? 1 - online / direct : null,
      format: "percent",
      target: targetOf("online_handling_gain"),
    },
    {
      key: "submission",
      value: kpis.submission_seconds ?? null,
      format: "seconds",
      target: targetOf("submission_minutes"),
    },
    { key: "open", value: kpis.open ?? 0, format: "number" },
    { key: "overdue", value: kpis.overdue ?? 0, format: "number" },
    { key: "unclosed", value: kpis.unclosed ?? 0, format: "number" },
  ];
}

/** Dossiers of a period against the plan's targets. */
export function DossiersTile({ title, context }: { title: string; context: BoardContext }) {
  const { t } = useTranslation(["boards", "charts"]);
  const formats = useFormats();
  const targets = useTargets(true);
  const days = resolvePeriod(context.period ?? "this_year");
  const agencyId = context.agency?.length === 1 ? Number(context.agency[0]) : undefined;
  const kpis = useRpcQuery<Kpis>(
    "dossier_kpis",
    { p_from: dayBoundary(days.from), p_to: dayBoundary(days.to), p_agency_id: agencyId ?? null },
    { staleTime: 60_000 },
  );
  if (kpis.isError)
    return (
      <section className="sheet chart" aria-label={title}>
        <ErrorState error={kpis.error} onRetry={() => kpis.refetch()} />
      </section>
    );
  const lastDay = Date.parse(dayBoundary(days.to)) - 1;
  const year = Number(formatDate(lastDay).slice(6));
  const lines = kpis.data ? linesOf(kpis.data, (measure) => targets(measure, year, agencyId)) : [];
  // Minutes for what takes minutes: the form is filled in in less than an hour.
  const text = (value: number | null | undefined, line: Line) =>
    line.key === "submission" && typeof value === "number"
      ? t("minutes", { value: (value / 60).toLocaleString(undefined, { maximumFractionDigits: 2 }) })
      : formats.text(value, line.format);
  const met = ({ value, target }: Line) =>
    !target || value === null
      ? "–"
      : t(
          (target.direction === "at_least" ? value >= target.value : value <= target.value)
            ? "charts:target.met"
            : "charts:target.notMet",
        );
  return (
    <Chart
      title={title}
      subtitle={`${formatDate(days.from)} – ${formatDate(lastDay)}`}
      rows={lines}
      option={undefined}
      height={430}
      columns={[
        { title: t("figure"), value: (line) => t(`dossierFigures.${line.key}`), width: 44 },
        {
          title: t("value"),
          value: (line) => scaled(line.value, line.format),
          render: (line) => text(line.value, line),
          isNumber: true,
        },
        { title: t("ofHowMany"), value: (line) => line.whole ?? null, isNumber: true },
        {
          title: t("targetColumn"),
          value: (line) => scaled(line.target?.value, line.format),
          render: (line) =>
            line.target ? t(`charts:target.${line.target.direction}`, { value: text(line.target.value, line) }) : "–",
          isNumber: true,
        },
        { title: t("againstTarget"), value: met },
        { title: t("source"), value: (line) => line.target?.source ?? null },
      ]}
    />
  );
}
