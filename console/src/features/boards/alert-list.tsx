import { DeleteOutlined, EditOutlined } from "@ant-design/icons";
import { useDelete, useUpdate } from "@refinedev/core";
import { Button, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { datasetOf, measureOf, useCatalogue, useNameOf } from "../../components/bi/use-bi";
import { useFormats } from "../../components/bi/use-formats";
import { EmptyState } from "../../components/empty-state";
import { ErrorState } from "../../components/error-state";
import { formatDateTime } from "../../lib/date-time";
import { AlertModal } from "./alert-modal";
import { type Alert, useAlerts } from "./use-alerts";

/** The reader's alerts: what each waits for, how it stands, and whether it is armed. */
export function AlertList({ chartId, isTile }: { chartId?: number; isTile?: boolean }) {
  const { t } = useTranslation(["boards", "charts", "errors"]);
  const alerts = useAlerts(chartId);
  const catalogue = useCatalogue();
  const { nameOf } = useNameOf();
  const formats = useFormats();
  const update = useUpdate();
  const remove = useDelete();
  const [edited, setEdited] = useState<Alert>();
  if (alerts.isError) return <ErrorState error={alerts.error} onRetry={() => alerts.refetch()} />;
  if (!alerts.data) return null;
  if (alerts.data.length === 0 && (isTile || chartId))
    return <p className="alerts-none">{t(chartId ? "alerts.noneOfChart" : "alerts.noneHint")}</p>;
  if (alerts.data.length === 0) return <EmptyState title={t("alerts.none")} hint={t("alerts.noneHint")} />;
  const silent = { invalidates: ["all" as const], successNotification: false as const };
  return (
    <>
      <ul className="boards-list">
        {alerts.data.map((alert) => {
          const state = alert.chart_alert_states;
          const measure = measureOf(datasetOf(catalogue.data, alert.charts?.query.dataset ?? ""), alert.measure);
          const format = measure?.format ?? "number";
          const name = measure ? nameOf(measure) : alert.measure;
          const rule = t(`alerts.rule.${alert.scope}.${alert.comparison}`, {
            measure: name,
            threshold: formats.text(alert.threshold, format),
          });
          return (
            <li key={alert.id}>
              <div className="boards-note alert-line" data-over={state?.is_over || undefined}>
                <strong>{rule}</strong>
                {chartId === undefined && alert.charts ? (
                  <Link to={`/charts/${alert.chart_id}`}>{alert.charts.name}</Link>
                ) : null}
                <span>
                  {!alert.is_active
                    ? t("alerts.off")
                    : !state
                      ? t("alerts.waiting")
                      : state.error_key
                        ? t("alerts.failed", { error: t([`errors:${state.error_key}`, "errors:unknown"]) })
                        : state.is_over
                          ? t("alerts.over", {
                              value: formats.text(state.value, format),
                              since: formatDateTime(state.since),
                              where: state.over.flatMap((row) => row.label ?? []).join("; "),
                              context: state.over.some((row) => row.label) ? "where" : undefined,
                            })
                          : t("alerts.under", {
                              value: formats.text(state.value, format),
                              at: formatDateTime(state.checked_at),
                            })}
                </span>
              </div>
              <Switch
                size="small"
                aria-label={t("alerts.active", { rule })}
                checked={alert.is_active}
                onChange={(is_active) =>
                  update.mutate(
                    { resource: "chart_alerts", id: alert.id, values: { is_active }, ...silent },
                    { onSettled: () => alerts.refetch() },
                  )
                }
              />
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                aria-label={t("alerts.edit", { rule })}
                onClick={() => setEdited(alert)}
              />
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t("alerts.remove", { rule })}
                onClick={() =>
                  remove.mutate(
                    { resource: "chart_alerts", id: alert.id, ...silent },
                    { onSettled: () => alerts.refetch() },
                  )
                }
              />
            </li>
          );
        })}
      </ul>
      {edited?.charts ? (
        <AlertModal isOpen chart={edited.charts} alert={edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </>
  );
}
