import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ask, type BoardContext, type ChartDefinition } from "../../components/bi/ask";
import { MeasureDefinition } from "../../components/bi/measure-definition";
import { type Answer, cellOf, type MeasureColumn, measuresOf } from "../../components/bi/types";
import {
  datasetOf,
  measureOf,
  type Target,
  useAnswer,
  useCatalogue,
  useNameOf,
  useTargets,
} from "../../components/bi/use-bi";
import { scaled, useFormats } from "../../components/bi/use-formats";
import { Chart, type ChartColumn } from "../../components/chart/chart";
import { ErrorState } from "../../components/error-state";
import { useRpcQuery } from "../../components/use-rpc";
import { formatDate } from "../../lib/date-time";

type Line = { column: MeasureColumn; own: number | null; city: number | null | undefined; target: Target | undefined };
type Props = { title: string; chart: ChartDefinition; context: BoardContext };

const isGood = (value: number | null, other: number, better: "higher" | "lower" | undefined) =>
  value === null || !better || value === other ? undefined : value > other === (better === "higher");

/** One's own shares and medians beside the whole city's and the targets. */
export function CityTile({ title, chart, context }: Props) {
  const { t } = useTranslation(["boards", "charts"]);
  const catalogue = useCatalogue();
  const dataset = datasetOf(catalogue.data, chart.query.dataset);
  const query = useMemo(() => (dataset ? ask(chart, context, dataset) : undefined), [chart, context, dataset]);
  const answer = useAnswer(query);
  const period = answer.data?.period;
  const city = useRpcQuery<Record<string, number | null>>(
    "city_figures",
    { p_dataset: chart.query.dataset, p_measures: chart.query.measures, p_from: period?.from, p_to: period?.to },
    { enabled: Boolean(period?.from && period.to), staleTime: 60_000 },
  );
  const error = catalogue.error ?? answer.error ?? city.error;
  if (error)
    return (
      <div className="sheet chart">
        <ErrorState error={error} onRetry={() => (answer.error ? answer.refetch() : city.refetch())} />
      </div>
    );
  if (!answer.data)
    return (
      <section className="sheet chart" aria-busy="true" aria-label={title}>
        <h2>{title}</h2>
      </section>
    );
  return (
    <Compared
      title={title}
      answer={answer.data}
      city={city.data}
      context={context}
      definition={
        <MeasureDefinition title={title} measures={chart.query.measures.map((code) => measureOf(dataset, code))} />
      }
      subtitle={
        period?.from && period.to
          ? `${formatDate(period.from)} – ${formatDate(Date.parse(period.to) - 1)} · ${t("cityNote")}`
          : ""
      }
    />
  );
}

type ComparedProps = {
  title: string;
  subtitle: string;
  answer: Answer;
  city: Record<string, number | null> | undefined;
  context: BoardContext;
  definition: ReactNode;
};

function Compared({ title, subtitle, answer, city, context, definition }: ComparedProps) {
  const { t } = useTranslation(["boards", "charts"]);
  const { nameOf } = useNameOf();
  const formats = useFormats();
  const targets = useTargets(false);
  const year = Number(formatDate(answer.as_of).slice(6));
  const agencyId = context.agency?.length === 1 ? Number(context.agency[0]) : undefined;
  const lines: Line[] = measuresOf(answer).map((column) => ({
    column,
    own: cellOf(answer.rows[0], column.code).value,
    city: city?.[column.code],
    target: targets(column.code, year, agencyId),
  }));
  const judged = (line: Line) => {
    const good = typeof line.city === "number" ? isGood(line.own, line.city, line.column.better) : undefined;
    return good === undefined ? "–" : t(good ? "betterThanCity" : "worseThanCity");
  };
  const number = (head: string, read: (line: Line) => number | null | undefined): ChartColumn<Line> => ({
    title: head,
    value: (line) => scaled(read(line), line.column.format),
    render: (line) => formats.text(read(line), line.column.format),
    isNumber: true,
  });
  return (
    <Chart
      title={title}
      subtitle={subtitle}
      rows={lines}
      option={undefined}
      extra={definition}
      height={236}
      columns={[
        { title: t("figure"), value: (line) => nameOf(line.column), width: 34 },
        number(t("mine"), (line) => line.own),
        number(t("city"), (line) => line.city),
        { title: t("against"), value: judged },
        number(t("targetColumn"), (line) => line.target?.value),
      ]}
    />
  );
}
