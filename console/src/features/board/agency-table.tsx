import { NotificationOutlined } from "@ant-design/icons";
import { Button, Grid } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { cellOf, keyOf } from "../../components/bi/types";
import { useAnswer } from "../../components/bi/use-bi";
import { type DataColumn, DataTable } from "../../components/data-table";
import { DateTime } from "../../components/date-time";
import { EmptyState } from "../../components/empty-state";
import { ExportMenu } from "../../components/export-menu";
import { formatDate } from "../../lib/date-time";
import { may } from "../../lib/me";
import { resolvePeriod } from "../../lib/periods";
import { type BoardFilters, ticketsLink, toQueryFilter } from "./board-filter";
import { Definition } from "./definition";
import { useFigures } from "./figures";
import type { Board, Count } from "./types";
import { UrgeModal } from "./urge-modal";
import { useCounts } from "./use-counts";
import { useIsTight } from "./use-is-tight";

const SHOWN = 10;
const SHOWN_NARROW = 5;

type Props = { board: Board; filters: BoardFilters };

/** The overdue rate of each agency over the last days, by its id. */
function useRates(filters: BoardFilters): ReadonlyMap<string, number | null> {
  const { data } = useAnswer(
    {
      dataset: "tickets",
      measures: ["overdue_rate"],
      dimensions: ["unit"],
      period: resolvePeriod("last_30_days"),
      limit: 5000,
      ...toQueryFilter(filters),
    },
    { staleTime: 120_000 },
  );
  return new Map(data?.rows.map((row) => [String(keyOf(row, "unit").key), cellOf(row, "overdue_rate").value]));
}

/** The agencies with open tickets: what is late there, how they did lately, when they were last urged, and urging. */
export function AgencyTable({ board, filters }: Props) {
  const { t } = useTranslation("board");
  const figures = useFigures();
  const [urged, setUrged] = useState<Count | null>(null);
  const isNarrow = Grid.useBreakpoint().md === false;
  const isTight = useIsTight() && !isNarrow;
  const shown = isNarrow ? SHOWN_NARROW : SHOWN;
  const [isWhole, setWhole] = useState(false);
  const query = useCounts("agency", filters);
  const rates = useRates(filters);
  const all = (query.counts ?? []).filter((row) => row.key !== null);
  const rows = isWhole ? all : all.slice(0, shown);
  const nameOf = (row: Count) => row.name ?? "";
  const link = (row: Count, state?: string) =>
    ticketsLink(filters, { unit: [row.key as string], ...(state ? { clock_state: [state] } : {}) });
  const oldestOf = (row: Count) => board.oldest_at[row.key as string] ?? null;
  const urgeOf = (row: Count) => board.urges[row.key as string];
  const number = (row: Count, state: "overdue" | "due_soon") =>
    row[state] ? (
      <Link to={link(row, state)} className={`board-${state} num`}>
        {figures.count(row[state])}
      </Link>
    ) : (
      <span className="muted">0</span>
    );

  const columns: DataColumn<Count>[] = [
    { key: "agency", title: t("dimension.agency"), render: (row) => <Link to={link(row)}>{nameOf(row)}</Link> },
    { key: "overdue", title: t("state.overdue"), align: "right", width: 90, render: (row) => number(row, "overdue") },
    {
      key: "due_soon",
      title: t("state.due_soon"),
      align: "right",
      width: 110,
      render: (row) => number(row, "due_soon"),
    },
    { key: "total", title: t("openShort"), align: "right", width: 80, render: (row) => figures.count(row.total) },
    { key: "oldest", title: t("oldest.one"), width: 110, render: (row) => formatDate(oldestOf(row)) },
    {
      key: "rate",
      title: t("rate30"),
      align: "right",
      width: 120,
      render: (row) => figures.rate(rates.get(row.key as string)),
    },
    {
      key: "urged",
      title: t("urge.lastColumn"),
      width: 164,
      render: (row) => <DateTime value={urgeOf(row)?.at} />,
    },
    ...(may("tickets.supervise")
      ? [
          {
            key: "urge",
            title: "",
            width: 128,
            align: "right" as const,
            render: (row: Count) =>
              board.urgeable[row.key as string] ? (
                <Button
                  size="small"
                  icon={<NotificationOutlined />}
                  onClick={() => setUrged(row)}
                  aria-label={t("urge.title", { agency: nameOf(row) })}
                >
                  {t("urge.short")}
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
  return (
    <section className="board-block" aria-labelledby="board-agencies">
      <header className="board-block-head">
        <h2 id="board-agencies">{t("agencies.title")}</h2>
        <div className="chart-tools no-print">
          <Definition measures={["overdue", "overdue_rate"]} />
          <ExportMenu
            fileName={t("agencies.title")}
            columns={[
              { title: t("dimension.agency"), value: nameOf },
              { title: t("state.overdue"), value: (row: Count) => row.overdue },
              { title: t("state.due_soon"), value: (row: Count) => row.due_soon },
              { title: t("openShort"), value: (row: Count) => row.total },
              {
                title: t("oldest.one"),
                value: (row: Count) => (oldestOf(row) ? new Date(oldestOf(row) as string) : null),
              },
              { title: t("rate30"), value: (row: Count) => rates.get(row.key as string) },
              {
                title: t("urge.lastColumn"),
                value: (row: Count) => (urgeOf(row) ? new Date(urgeOf(row)?.at as string) : null),
              },
            ]}
            load={async () => all}
          />
        </div>
      </header>
      <DataTable
        label={t("agencies.title")}
        rows={rows}
        columns={isTight ? columns.filter((column) => column.key !== "oldest") : columns}
        rowKey={(row) => row.key as string}
        isLoading={query.isLoading}
        error={query.isError && !query.counts ? query.error : undefined}
        onRetry={query.refetch}
        rowLink={(row) => link(row)}
        empty={<EmptyState title={t("agencies.none")} />}
      />
      {all.length > shown ? (
        <Button type="link" className="board-more" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("agencies.fewer") : t("agencies.all", { count: all.length })}
        </Button>
      ) : null}
      <UrgeModal agency={urged} urges={board.urges} onClose={() => setUrged(null)} />
    </section>
  );
}
