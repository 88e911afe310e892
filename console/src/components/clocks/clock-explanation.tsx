import { useQuery } from "@tanstack/react-query";
import { Checkbox, Modal, Skeleton } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toAppError } from "../../lib/app-error";
import { formatDate, formatDateTime, formatTime } from "../../lib/date-time";
import { supabase } from "../../lib/supabase";
import { formatWorkingDuration } from "../../lib/working-duration";
import { ErrorState } from "../error-state";
import { useRpcQuery } from "../use-rpc";
import "./clocks.css";
import type { LiveClock } from "./types";

type Segment = {
  starts_at: string;
  ends_at: string;
  kind: "working" | "closed" | "holiday" | "paused";
  label: string | null;
  seconds: number;
};

/** "08:00 – 11:30" on one day, with both dates across days. */
function span({ starts_at, ends_at }: Segment): string {
  const isSameDay = formatDate(starts_at) === formatDate(+new Date(ends_at) - 1);
  return isSameDay
    ? `${formatTime(starts_at)} – ${formatTime(ends_at)}`
    : `${formatDateTime(starts_at)} – ${formatDateTime(ends_at)}`;
}

/** What the time was, in the calendar's own words, and whether the deadline fell into it. */
function Reason({ segment, clock }: { segment: Segment; clock: LiveClock }) {
  const { t } = useTranslation("clocks");
  const due = clock.due_at ? +new Date(clock.due_at) : Number.NaN;
  const holdsDue =
    segment.kind === "working" && due > +new Date(segment.starts_at) && due <= +new Date(segment.ends_at);
  return (
    <>
      {segment.label || t(`kind.${segment.kind}`)}
      {holdsDue ? <strong className="num"> · {t("due", { due: formatTime(clock.due_at) })}</strong> : null}
    </>
  );
}

function targetText(t: TFunction, clock: Pick<LiveClock, "target_unit" | "target_amount">): string {
  return t(`clocks:targetUnit.${clock.target_unit}`, { amount: Number(clock.target_amount) });
}

type DueChange = { id: number; at: string; old_due_at: string | null; new_due_at: string | null; reason: string };

/** When and why the deadline moved: a pause that ended, a holiday added, a rule changed. */
function DueChanges({ clockId, resource }: { clockId: number; resource: string }) {
  const { t } = useTranslation("clocks");
  const { data } = useQuery({
    queryKey: [resource, "due-changes", clockId],
    queryFn: async () => {
      const {
        data: rows,
        error,
        status,
      } = await supabase()
        .from("clock_due_changes")
        .select("id, at, old_due_at, new_due_at, reason")
        .eq("clock_id", clockId)
        .order("at");
      if (error) throw toAppError(error, status);
      return rows as DueChange[];
    },
  });
  if (!data?.length) return null;
  return (
    <div className="due-changes">
      <h3>{t("dueChanges")}</h3>
      <ul>
        {data.map((change) => (
          <li key={change.id} className="num">
            {t("dueChange", {
              at: formatDateTime(change.at),
              old: formatDateTime(change.old_due_at) || "–",
              next: formatDateTime(change.new_due_at) || "–",
            })}
            <span className="muted">
              {" "}
              · {t([`dueReason.${change.reason}`, "dueReason.other"], { reason: change.reason })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Props = {
  clock: LiveClock;
  /** What the clock belongs to: refreshed together with it. */
  resource: string;
  onClose: () => void;
};

/** How a clock came to its time: what was counted, what was skipped and why, under which rule and article. */
export function ClockExplanation({ clock, resource, onClose }: Props) {
  const { t, i18n } = useTranslation("clocks");
  const [withClosed, setWithClosed] = useState(false);
  const query = useRpcQuery<Segment[]>("explain_clock", { p_clock_id: clock.id }, { tables: [resource] });
  const segments = query.data ?? [];
  const shown = segments.filter((each) => withClosed || each.kind !== "closed");
  const total = segments.filter((each) => each.kind === "working").reduce((sum, each) => sum + Number(each.seconds), 0);
  const name = (i18n.language === "en" && clock.rule_name_en) || clock.rule_name;
  const facts: [string, string][] = [
    [t("explainRule"), [name, clock.citation].filter(Boolean).join(" · ")],
    [t("explainForce"), [clock.issuer, clock.force_note].filter(Boolean).join(" · ")],
    [t("explainTarget"), targetText(t, clock)],
    [t("explainStarted"), formatDateTime(clock.started_at)],
    [t("explainDue"), clock.due_at ? formatDateTime(clock.due_at) : "–"],
  ];
  return (
    <Modal
      open
      width={680}
      footer={null}
      onCancel={onClose}
      title={clock.due_at ? t("explainTitle", { due: formatDateTime(clock.due_at) }) : t("explainTitleNoDue")}
    >
      <dl className="facts explain-facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
      </dl>
      <DueChanges clockId={clock.id} resource={resource} />
      {query.isLoading ? <Skeleton active /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={query.refetch} /> : null}
      {segments.length ? (
        <>
          <div className="explain-tools">
            <Checkbox checked={withClosed} onChange={(event) => setWithClosed(event.target.checked)}>
              {t("showClosed")}
            </Checkbox>
          </div>
          <div className="explain-scroll">
            <table className="explain">
              <thead>
                <tr>
                  <th scope="col">{t("day")}</th>
                  <th scope="col">{t("segment")}</th>
                  <th scope="col">{t("why_kind")}</th>
                  <th scope="col" className="right">
                    {t("counted")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((each) => (
                  <tr key={`${each.starts_at}-${each.kind}`} data-kind={each.kind}>
                    <td className="num">{formatDate(each.starts_at)}</td>
                    <td className="num">{span(each)}</td>
                    <td>{<Reason segment={each} clock={clock} />}</td>
                    <td className="num right">
                      {each.kind === "working" ? formatWorkingDuration(t, Number(each.seconds)) : "–"}
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" colSpan={3}>
                    {t("total")}
                  </th>
                  <td className="num right">{formatWorkingDuration(t, total)}</td>
                </tr>
              </tfoot>
            </table>
          </div>
        </>
      ) : null}
    </Modal>
  );
}
