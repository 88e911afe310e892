import type { ReportContent, ReportNumber } from "@city-office/reports/report-paper";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../components/error-state";
import { PageLoading } from "../../components/page-loading";
import { reportPage } from "./make";

type Props = { content: ReportContent; issued: ReportNumber | null };

/** The report as it will be printed, in a frame that grows with it. */
export function ReportView({ content, issued }: Props) {
  const { t } = useTranslation("reports");
  const frame = useRef<HTMLIFrameElement>(null);
  const page = useQuery({
    queryKey: ["report-page", content, issued?.number, issued?.version],
    queryFn: () => reportPage(content, issued),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (page.isError) return <ErrorState error={page.error} onRetry={page.refetch} />;
  if (!page.data) return <PageLoading />;
  const grow = () => {
    const document = frame.current?.contentDocument;
    if (frame.current && document) frame.current.style.height = `${document.documentElement.scrollHeight + 4}px`;
  };
  return (
    <iframe
      ref={frame}
      className="report-view"
      title={content.title}
      // No scripts run in it; the console reads its height.
      sandbox="allow-same-origin"
      srcDoc={page.data}
      onLoad={grow}
      aria-label={t("view", { title: content.title })}
    />
  );
}
