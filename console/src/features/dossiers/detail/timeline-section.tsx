import {
  CheckCircleOutlined,
  EditOutlined,
  ExclamationCircleFilled,
  EyeOutlined,
  MailOutlined,
  PaperClipOutlined,
  PauseCircleOutlined,
  RightCircleOutlined,
  StarOutlined,
  WalletOutlined,
} from "@ant-design/icons";
import { Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFieldChanges } from "../../../components/custom-fields/use-field-changes";
import { Timeline } from "../../../components/timeline";
import { formatDateTime } from "../../../lib/date-time";
import type { DossierEvent } from "../types";
import { EventSentence } from "./event-sentence";

const icons: Record<string, { icon: ReactNode; color?: string }> = {
  accepted: { icon: <CheckCircleOutlined /> },
  forwarded: { icon: <RightCircleOutlined /> },
  assigned: { icon: <RightCircleOutlined /> },
  sent_back: { icon: <RightCircleOutlined /> },
  supplement_requested: { icon: <PauseCircleOutlined /> },
  suspended: { icon: <PauseCircleOutlined /> },
  result_issued: { icon: <CheckCircleOutlined />, color: "var(--c-success)" },
  returned: { icon: <CheckCircleOutlined />, color: "var(--c-success)" },
  closed: { icon: <CheckCircleOutlined />, color: "var(--c-success)" },
  apologised: { icon: <MailOutlined /> },
  paid: { icon: <WalletOutlined /> },
  rated: { icon: <StarOutlined /> },
  noted: { icon: <EditOutlined /> },
  fields_changed: { icon: <EditOutlined /> },
  file_added: { icon: <PaperClipOutlined /> },
  file_removed: { icon: <PaperClipOutlined /> },
  contact_revealed: { icon: <EyeOutlined /> },
  breached: { icon: <ExclamationCircleFilled />, color: "var(--c-overdue)" },
};

/** What files, ticks and looks leave behind; people's own steps are what most readers look for. */
const quiet = new Set([
  "file_added",
  "file_removed",
  "document_checked",
  "document_reused",
  "contact_revealed",
  "breached",
]);

/** What happened to the dossier, newest first: who, from where, when, what was said. */
export function TimelineSection({ events }: { events: DossierEvent[] }) {
  const { t } = useTranslation("dossiers");
  const fieldChanges = useFieldChanges("dossier");
  const [mode, setMode] = useState("steps");
  const hidden = events.filter(({ kind }) => quiet.has(kind)).length;
  const entries = [...events]
    .reverse()
    .filter(({ kind }) => mode === "all" || !quiet.has(kind))
    .map((event) => {
      const isBackdated = +new Date(event.recorded_at) - +new Date(event.at) > 60_000;
      const said = [
        event.note,
        event.kind === "fields_changed" ? fieldChanges(event.data.custom) : null,
        isBackdated ? t("detail.backdated", { time: formatDateTime(event.recorded_at) }) : null,
      ].filter(Boolean);
      return {
        id: event.id,
        at: event.at,
        actor:
          event.actor_agency?.name ??
          (event.actor_name ? "" : event.kind === "breached" ? null : t("timeline.applicant")),
        title: <EventSentence event={event} t={t} />,
        body: said.length ? <p className="dossier-text">{said.join("\n")}</p> : undefined,
        ...icons[event.kind],
      };
    });
  return (
    <section className="sheet sheet-pad" aria-labelledby="dossier-timeline">
      <div className="sheet-head">
        <h2 id="dossier-timeline" className="sheet-title">
          {t("detail.timeline")}
        </h2>
        {hidden ? (
          <Segmented
            size="small"
            value={mode}
            onChange={setMode}
            options={[
              { value: "steps", label: t("detail.timelineSteps") },
              { value: "all", label: t("detail.timelineAll", { count: hidden }) },
            ]}
          />
        ) : null}
      </div>
      <Timeline entries={entries} />
    </section>
  );
}
