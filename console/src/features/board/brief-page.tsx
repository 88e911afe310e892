import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../components/error-state";
import { PageHeader } from "../../components/page-header";
import { useListState } from "../../components/use-list-state";
import { toMeasureFilter } from "./board-filter";
import "./brief.css";
import { MessageAlarm } from "../../components/message-alarm";
import { BriefPaper } from "./brief-paper";
import { TickAlarm } from "./tick-alarm";
import { useBrief } from "./use-board";

/** "Tin sáng": one A4 page for the leaders' morning, on screen and on paper the same. */
export function Page() {
  const { t } = useTranslation("board");
  const list = useListState();
  const filter = useMemo(() => toMeasureFilter(list.filters), [list.filters]);
  const brief = useBrief(filter);
  const query = list.params.toString();
  return (
    <div className="page brief-page">
      <div className="no-print">
        <PageHeader
          title={t("brief.title")}
          subtitle={t("brief.subtitle")}
          back={{ label: t("title"), to: `/board${query ? `?${query}` : ""}` }}
          actions={
            <Button type="primary" icon={<PrinterOutlined />} disabled={!brief.data} onClick={() => window.print()}>
              {t("brief.print")}
            </Button>
          }
        />
        <TickAlarm />
        <MessageAlarm />
      </div>
      {brief.isError ? (
        <div className="sheet">
          <ErrorState error={brief.error} onRetry={() => brief.refetch()} />
        </div>
      ) : brief.data ? (
        <BriefPaper brief={brief.data} filters={list.filters} />
      ) : (
        <div className="brief-paper brief-waiting" aria-busy="true" />
      )}
    </div>
  );
}
