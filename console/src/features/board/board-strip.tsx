import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatDate } from "../../lib/date-time";
import { type BoardFilters, ticketsLink } from "./board-filter";
import { Definition } from "./definition";
import { useFigures } from "./figures";
import { StateLine } from "./state-line";
import type { Board, Count, Week } from "./types";
import { noCount } from "./use-counts";

/** All open tickets of a board; zeros when there are none. */
export const wholeOf = (board: Board): Count => board.whole ?? noCount;

type FigureProps = {
  label: string;
  value: string;
  note?: ReactNode;
  to?: string;
  tone?: "overdue" | "due-soon";
  measure: string;
};

function Figure({ label, value, note, to, tone, measure }: FigureProps) {
  return (
    <div className="figure" data-tone={tone}>
      <dt>
        {label}
        <Definition measures={[measure]} />
      </dt>
      <dd>
        {to ? (
          <Link className="figure-value num" to={to} aria-label={`${label}: ${value}`}>
            {value}
          </Link>
        ) : (
          <span className="figure-value num">{value}</span>
        )}
        {note ? <span className="figure-note">{note}</span> : null}
      </dd>
    </div>
  );
}

/** The overdue rate of the running week against the last one, as words and an arrow. */
export function RateChange({ weeks }: { weeks: Week[] }) {
  const { t } = useTranslation("board");
  const figures = useFigures();
  const now = weeks.at(-1)?.overdue_rate;
  const before = weeks.at(-2)?.overdue_rate;
  if (typeof now !== "number" || typeof before !== "number") return null;
  const difference = now - before;
  if (Math.abs(difference) < 0.0005) return <>{t("rate.same", { rate: figures.rate(before) })}</>;
  return (
    <>
      {difference > 0 ? <ArrowUpOutlined aria-hidden="true" /> : <ArrowDownOutlined aria-hidden="true" />}{" "}
      {t(difference > 0 ? "rate.up" : "rate.down", { points: figures.points(difference), rate: figures.rate(before) })}
    </>
  );
}

type Props = { board: Board; weeks: Week[] | undefined; filters: BoardFilters };

/** What stands now, in one row of numbers; each leads to its tickets. */
export function BoardStrip({ board, weeks, filters }: Props) {
  const { t } = useTranslation("board");
  const figures = useFigures();
  const whole = wholeOf(board);
  const oldestAt = board.oldest[0]?.received_at;
  const { today, yesterday } = board.flow;
  const share = (part: number) =>
    whole.total ? t("shareOfOpen", { share: figures.rate(part / whole.total) }) : undefined;
  return (
    <section className="sheet board-strip" aria-label={t("strip")}>
      <dl className="figures">
        <Figure
          label={t("overdueNow")}
          value={figures.count(whole.overdue)}
          note={share(whole.overdue)}
          to={ticketsLink(filters, { clock_state: ["overdue"] })}
          tone={whole.overdue ? "overdue" : undefined}
          measure="overdue"
        />
        <Figure
          label={t("dueSoon")}
          value={figures.count(whole.due_soon)}
          note={share(whole.due_soon)}
          to={ticketsLink(filters, { clock_state: ["due_soon"] })}
          tone={whole.due_soon ? "due-soon" : undefined}
          measure="due_soon"
        />
        <Figure
          label={t("open")}
          value={figures.count(whole.total)}
          note={oldestAt ? t("oldestSince", { date: formatDate(oldestAt) }) : undefined}
          to={ticketsLink(filters)}
          measure="open"
        />
        <Figure
          label={t("receivedToday")}
          value={figures.count(today.received)}
          note={t("yesterdaySameTime", { value: figures.count(yesterday.received) })}
          to={ticketsLink(filters, { received_from: [board.today_from] }, { isOpen: false })}
          measure="received"
        />
        <Figure
          label={t("answeredToday")}
          value={figures.count(today.answered)}
          note={t("yesterdaySameTime", { value: figures.count(yesterday.answered) })}
          measure="answered"
        />
        <Figure
          label={t("rateThisWeek")}
          value={figures.rate(weeks?.at(-1)?.overdue_rate)}
          note={weeks ? <RateChange weeks={weeks} /> : undefined}
          measure="overdue_rate"
        />
      </dl>
      {whole.total ? (
        <StateLine count={whole} linkOf={(state) => ticketsLink(filters, { clock_state: [state] })} />
      ) : null}
    </section>
  );
}
