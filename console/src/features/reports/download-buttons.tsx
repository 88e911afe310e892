import { DownloadOutlined } from "@ant-design/icons";
import type { ReportContent, ReportNumber } from "@city-office/reports/report-paper";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../../lib/error-text";
import { saveReport } from "./make";

type Props = { content: ReportContent | undefined; issued: ReportNumber | null };

export function DownloadButtons({ content, issued }: Props) {
  const { t } = useTranslation("reports");
  const { notification } = App.useApp();
  const [busy, setBusy] = useState<string>();
  const save = async (format: "docx" | "xlsx") => {
    if (!content || busy) return;
    setBusy(format);
    try {
      await saveReport(format, content, issued);
    } catch (error) {
      notification.error({ message: errorText(t, error), placement: "bottomRight" });
    } finally {
      setBusy(undefined);
    }
  };
  return (["docx", "xlsx"] as const).map((format) => (
    <Button
      key={format}
      icon={<DownloadOutlined />}
      disabled={!content}
      loading={busy === format}
      onClick={() => save(format)}
      aria-label={t("download", { format: `.${format}` })}
    >
      .{format}
    </Button>
  ));
}
