import { Grid } from "antd";
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { formatDate, formatTime } from "../../lib/date-time";
import { useMe } from "../../lib/me";
import { Chart } from "../chart/chart";
import { ErrorState } from "../error-state";
import { useModeValue } from "../mode-context";
import { useTrees } from "../use-trees";
import { answerColumns } from "./answer-columns";
import { ask, type BoardContext, type ChartDefinition } from "./ask";
import "./bi.css";
import { drawAnswer } from "./chart-option";
import { lists, numberLink } from "./list-link";
import { mapOption } from "./map-option";
import { MeasureDefinition } from "./measure-definition";
import { Numbers } from "./numbers";
import { type Answer, cellOf, codeOf, type Dataset, measuresOf, type Query, type Row } from "./types";
import { datasetOf, measureOf, useAnswer, useCatalogue, useTargets } from "./use-bi";
import { useFormats } from "./use-formats";
import { usePlaces } from "./use-places";
import { useTexts } from "./use-texts";

type Props = {
  title: string;
  chart: ChartDefinition;
  context?: BoardContext;
  /** Pixels of the whole tile. */
  height: number;
  /** Buttons beside the title. */
  extra?: ReactNode;
};

/** Only who may open a list is led to it. */
function useListed(dataset: Dataset | undefined): Dataset | undefined {
  const me = useMe();
  return useMemo(() => {
    const list = dataset && lists[dataset.resource ?? ""];
    return dataset && !(list && me?.permissions[list.permission]) ? { ...dataset, resource: null } : dataset;
  }, [dataset, me]);
}

/** Pixels of a tile that are not the drawing: title, line under it, padding; padding at both sides. */
const FRAME = 84;
const SIDES = 38;

/** A chart of any kind from its definition: asks, draws, explains, exports, and leads to the rows behind each number. */
export function BiTile({ title, chart, context = {}, height, extra }: Props) {
  const { t } = useTranslation("charts");
  const catalogue = useCatalogue();
  const dataset = useListed(datasetOf(catalogue.data, chart.query.dataset));
  const query = useMemo(() => (dataset ? ask(chart, context, dataset) : undefined), [chart, context, dataset]);
  const answer = useAnswer(query);
  const error = catalogue.error ?? answer.error;
  const tools = (
    <>
      {extra}
      <MeasureDefinition title={title} measures={chart.query.measures.map((code) => measureOf(dataset, code))} />
    </>
  );
  if (error && !answer.data)
    return (
      <Empty title={title} height={height} tools={extra}>
        <ErrorState error={error} onRetry={() => (catalogue.error ? catalogue.refetch() : answer.refetch())} />
      </Empty>
    );
  if (catalogue.data && !dataset)
    return (
      <Empty title={title} height={height} tools={extra}>
        <p className="chart-none">{t("noDataset")}</p>
      </Empty>
    );
  if (!answer.data || !dataset || !query) return <Empty title={title} height={height} tools={tools} isWaiting />;
  return (
    <Answered
      title={title}
      look={chart.look}
      answer={answer.data}
      dataset={dataset}
      query={query}
      context={context}
      height={height}
      tools={tools}
    />
  );
}

type EmptyProps = { title: string; height: number; tools?: ReactNode; isWaiting?: boolean; children?: ReactNode };

function Empty({ title, height, tools, isWaiting, children }: EmptyProps) {
  return (
    <section className="chart sheet bi-empty" aria-label={title} aria-busy={isWaiting} style={{ minHeight: height }}>
      <header className="bi-empty-head">
        <h2>{title}</h2>
        <div className="chart-tools no-print">{tools}</div>
      </header>
      {children}
    </section>
  );
}

type AnsweredProps = {
  title: string;
  look: ChartDefinition["look"];
  answer: Answer;
  dataset: Dataset;
  query: Query;
  context: BoardContext;
  height: number;
  tools: ReactNode;
};

/** The width a drawing has; a map needs it to keep its proportions. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}

function Answered({ title, look, answer, dataset, query, context, height, tools }: AnsweredProps) {
  const { t, i18n } = useTranslation("charts");
  const navigate = useNavigate();
  const { mode } = useModeValue();
  const isNarrow = Grid.useBreakpoint().md === false;
  const [box, width] = useWidth();
  const texts = useTexts(answer.compare?.with);
  const formats = useFormats();
  const places = usePlaces(look === "map");
  const targets = useTargets(dataset.code === "dossiers");
  const measures = measuresOf(answer);
  // The instants of the answer, not the days of the question: the list takes them as they are.
  const asked: Query = {
    ...query,
    period: { from: answer.period.from ?? "", to: answer.period.to ?? "" },
  };
  const isTimed = query.measures.some((code) => measureOf(dataset, code)?.has_time);
  const lastDay = answer.period.to ? Date.parse(answer.period.to) - 1 : Date.now();
  const year = Number(formatDate(lastDay).slice(6));
  const agencyId = context.agency?.length === 1 ? Number(context.agency[0]) : undefined;
  const targetOf = (measure: string) => targets(measureOf(dataset, measure)?.target ?? measure, year, agencyId);
  const trees = useTrees();
  // Until the trees are there nobody can say what lies below what.
  const linkOf = (measure: string | undefined, row?: Row) =>
    measure && trees.agencies.length ? numberLink(dataset, asked, measure, row, trees) : undefined;
  const lines = measures.flatMap((column) => {
    const target = targetOf(column.code);
    const name = target ? t("target.line", { value: formats.plain(target.value, column.format) }) : "";
    return target ? [{ measure: column.code, value: target.value, name }] : [];
  });

  const drawn = useMemo(() => {
    if (look === "map") {
      const map = mapOption({ answer, places, texts, width: width - SIDES, height: height - FRAME });
      return map && { option: map.option, rowOf: (point: { dataIndex: number }) => map.rows[point.dataIndex] };
    }
    if (look === "table") return undefined;
    return drawAnswer({ answer, look, texts, targets: lines, isNarrow });
    // `texts` and `lines` are made anew each time, of these.
  }, [answer, look, mode, i18n.language, isNarrow, width, height, places, lines.length]);

  const units = [...new Set(measures.map(texts.unitOf))].join(" · ");
  const subtitle = [
    units,
    isTimed && answer.period.from ? `${formatDate(answer.period.from)} – ${formatDate(lastDay)}` : t("asOfNow"),
    answer.is_cut ? t("cut", { shown: formats.count(answer.rows.length), all: formats.count(answer.row_count) }) : "",
    t("asOf", { time: formatTime(answer.as_of) }),
  ]
    .filter(Boolean)
    .join(" · ");
  const open = (row: Row) => {
    const to = linkOf(query.measures[0], row);
    if (to) navigate(to);
  };
  const isLinked = answer.rows.some((row) => linkOf(query.measures[0], row));
  const first = query.dimensions?.[0] ? codeOf(query.dimensions[0]) : undefined;
  // Axes without a single value on them say less than a word.
  const isBlank = answer.rows.every((row) => measures.every(({ code }) => cellOf(row, code).value === null));
  const isNumbers = look === "number" || (!first && look !== "table");
  return (
    <div ref={box} className="bi-tile">
      <Chart
        title={title}
        subtitle={subtitle}
        summary={t("summary", { title, count: answer.rows.length })}
        rows={isBlank && !isNumbers ? [] : answer.rows}
        columns={answerColumns(answer, texts, { numerator: t("numerator"), denominator: t("denominator") }, linkOf)}
        totals={look === "table" && answer.totals ? answer.totals : undefined}
        option={drawn?.option}
        height={Math.max(80, height - FRAME)}
        rowName={(row) => (first ? texts.labelOf(row, first) : title)}
        onOpen={isLinked ? (row) => open(row) : undefined}
        rowOf={drawn?.rowOf}
        extra={tools}
      >
        {isNumbers ? <Numbers answer={answer} linkOf={linkOf} targetOf={targetOf} /> : undefined}
      </Chart>
    </div>
  );
}
