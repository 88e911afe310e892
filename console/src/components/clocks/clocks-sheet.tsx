import { Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ClockBar } from "../clock-bar";
import { openClockStates } from "../clock-states";
import { ClockExplanation } from "./clock-explanation";
import "./clocks.css";
import type { LiveClock } from "./types";

/**
 * The clocks of a record: those that run first, those that are over folded away. Timers that only act are not shown.
 * Not read yet (`undefined`) is not the same as none.
 */
export function ClocksSheet({ clocks, resource }: { clocks: LiveClock[] | undefined; resource: string }) {
  const { t, i18n } = useTranslation("clocks");
  const [explained, setExplained] = useState<LiveClock>();
  const deadlines = (clocks ?? []).filter((clock) => clock.kind === "deadline");
  const isOpen = (clock: LiveClock) => openClockStates.includes(clock.live_state);
  const open = deadlines.filter(isOpen).reverse();
  const past = deadlines.filter((clock) => !isOpen(clock)).reverse();
  const bar = (clock: LiveClock) => (
    <ClockBar
      key={clock.id}
      state={clock.live_state}
      label={(i18n.language === "en" && clock.rule_name_en) || clock.rule_name}
      dueAt={clock.due_at}
      remainingSeconds={clock.remaining_seconds}
      elapsedSeconds={clock.elapsed_seconds}
      targetSeconds={clock.target_seconds}
      article={clock.citation}
      source={isOpen(clock) ? [clock.issuer, clock.force_note].filter(Boolean).join(" · ") || null : null}
      onExplain={() => setExplained(clock)}
    />
  );
  return (
    <section className="sheet sheet-pad" aria-labelledby="record-clocks">
      <h2 id="record-clocks" className="sheet-title">
        {t("title")}
      </h2>
      {clocks ? null : <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {open.map(bar)}
      {clocks && !open.length ? <p className="muted">{t("none")}</p> : null}
      {past.length ? (
        <details className="past-clocks">
          <summary>{t("past", { count: past.length })}</summary>
          {past.map(bar)}
        </details>
      ) : null}
      {explained ? (
        <ClockExplanation clock={explained} resource={resource} onClose={() => setExplained(undefined)} />
      ) : null}
    </section>
  );
}
