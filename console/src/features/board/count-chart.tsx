import { Grid } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Chart } from "../../components/chart/chart";
import { ErrorState } from "../../components/error-state";
import { useModeValue } from "../../components/mode-context";
import { type BoardFilters, ticketsLink } from "./board-filter";
import { Definition } from "./definition";
import { stackedOption, statesOf } from "./stacked-option";
import { boardStates, type Count } from "./types";

type Props = {
  title: string;
  /** Where the rows come from: until they are there, that is shown. */
  query: { data: unknown; isError: boolean; error: unknown; refetch: () => unknown; counts: unknown };
  rows: readonly Count[];
  /** What the first column of the table behind it is called. */
  dimension: string;
  nameOf: (count: Count) => string;
  /** Shorter names for the axis, where room is scarce. */
  axisNameOf?: (count: Count) => string;
  /** The filter that stands for a row; undefined = nothing to open. */
  filterOf: (count: Count) => BoardFilters;
  filters: BoardFilters;
  measures?: string[];
  isLying?: boolean;
  height: number;
  nameWidth?: number;
  extra?: React.ReactNode;
};

/** Open tickets along one dimension, stacked by the state of their deadline; every stretch opens its tickets. */
export function CountChart(props: Props) {
  const { title, rows, nameOf, filterOf, filters, isLying, nameWidth } = props;
  const { t, i18n } = useTranslation("board");
  const { mode } = useModeValue();
  const navigate = useNavigate();
  const isNarrow = Grid.useBreakpoint().md === false;

  const option = useMemo(
    () =>
      stackedOption(rows, {
        nameOf: props.axisNameOf ?? nameOf,
        stateName: (state) => t(`state.${state}`),
        unit: t("unit.tickets"),
        isLying,
        nameWidth,
        isNarrow,
        language: i18n.language,
      }),
    [rows, mode, i18n.language, isLying, nameWidth, isNarrow],
  );
  const states = statesOf(rows);
  const open = (row: Count, seriesIndex?: number) => {
    const state = seriesIndex === undefined ? undefined : states[seriesIndex];
    navigate(ticketsLink(filters, { ...filterOf(row), ...(state ? { clock_state: [state] } : {}) }));
  };
  const columns = [
    { title: props.dimension, value: nameOf, width: 40 },
    ...boardStates.map((state) => ({ title: t(`state.${state}`), value: (row: Count) => row[state], isNumber: true })),
    { title: t("total"), value: (row: Count) => row.total, isNumber: true },
  ];
  const height = props.height + (isNarrow ? 20 : 0);
  const extra = (
    <>
      {props.extra}
      <Definition measures={props.measures ?? ["open", "overdue", "due_soon"]} />
    </>
  );
  // Choosing another split must not take the choice away under the keyboard.
  const { counts, isError, error, refetch } = props.query;
  const waiting = counts ? undefined : isError ? (
    <ErrorState error={error} onRetry={refetch} />
  ) : (
    <div aria-busy="true" style={{ height }} />
  );
  const overdue = rows.reduce((sum, row) => sum + row.overdue, 0);
  return (
    <Chart
      title={title}
      summary={t("chartSummary", { title, groups: rows.length, overdue })}
      rows={rows}
      columns={columns}
      option={option}
      height={height}
      waiting={waiting}
      rowName={nameOf}
      onOpen={open}
      extra={extra}
    />
  );
}
