import { CheckCircleOutlined } from "@ant-design/icons";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRpcQuery } from "../../../components/use-rpc";
import { formatDate, formatDateTime, formatTime } from "../../../lib/date-time";
import type { Clash } from "../types";
import { useDebounced } from "./use-debounced";

export type ClashQuery = {
  id?: number;
  starts_at?: string;
  ends_at?: string;
  staff_ids: number[];
  point_ids: number[];
  case_ids: number[];
  agency_id?: number | null;
};

export function ClashList({ clashes }: { clashes: readonly Clash[] }) {
  const { t } = useTranslation("sessions");
  return (
    <ul className="clash-list">
      {clashes.map((clash, index) => (
        <li key={index}>
          {t(`clash.${clash.kind}`, { name: clash.name })}
          {clash.session_id ? (
            <>
              {" "}
              <Link to={`/sessions/${clash.session_id}`} target="_blank">
                {clash.session_code}
              </Link>{" "}
              <span className="num">
                ({formatDateTime(clash.starts_at)} – {formatTime(clash.ends_at)})
              </span>
            </>
          ) : clash.kind === "leave" ? (
            // The day after the last day of the leave is where it ends.
            <span className="num">
              {" "}
              ({formatDate(clash.starts_at)} – {formatDate(new Date(Date.parse(clash.ends_at) - 1000))})
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** What the plan would collide with, told while it is being made. */
export function ClashPanel({ plan }: { plan: ClashQuery }) {
  const { t } = useTranslation("sessions");
  const asked = useDebounced(plan);
  const isComplete = Boolean(asked.starts_at && asked.ends_at);
  const query = useRpcQuery<Clash[]>(
    "find_clashes",
    { p_session: asked },
    { enabled: isComplete, tables: ["sessions"] },
  );
  if (!isComplete || query.isLoading || query.isError) return null;
  const clashes = query.data ?? [];
  return (
    <div aria-live="polite">
      {clashes.length ? (
        <Alert
          type="warning"
          showIcon
          message={t("clash.title", { count: clashes.length })}
          description={<ClashList clashes={clashes} />}
        />
      ) : (
        <p className="session-fine">
          <CheckCircleOutlined aria-hidden="true" /> {t("clash.none")}
        </p>
      )}
    </div>
  );
}
