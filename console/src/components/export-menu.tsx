import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isoDate } from "../lib/date-time";
import { errorText } from "../lib/error-text";
import { type ExportColumn, exportRows } from "../lib/export-rows";

type Props<Row> = {
  /** Without date and ending. */
  fileName: string;
  columns: ExportColumn<Row>[];
  /** Every row the filters let through, not only the page on screen. */
  load: (onProgress: (done: number, total?: number) => void) => Promise<readonly Row[]>;
};

/** Saves a whole list as CSV or XLSX and tells how far it is. */
export function ExportMenu<Row>({ fileName, columns, load }: Props<Row>) {
  const { t } = useTranslation("common");
  const { message, notification } = App.useApp();
  const [isBusy, setBusy] = useState(false);

  const save = async (format: "csv" | "xlsx") => {
    if (isBusy) return;
    setBusy(true);
    const key = `export-${fileName}`;
    const tell = (done: number, total?: number) =>
      message.open({ key, type: "loading", duration: 0, content: t("export.progress", { done, total: total ?? "…" }) });
    try {
      tell(0);
      const rows = await load(tell);
      await exportRows(format, `${fileName}-${isoDate(new Date())}`, columns, rows);
      message.open({ key, type: "success", content: t("export.done", { count: rows.length }) });
    } catch (error) {
      message.destroy(key);
      notification.error({ message: errorText(t, error), placement: "bottomRight" });
    } finally {
      setBusy(false);
    }
  };

  const items = (["xlsx", "csv"] as const).map((format) => ({
    key: format,
    label: t(`export.${format}`),
    onClick: () => save(format),
  }));
  return (
    <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight" disabled={isBusy}>
      <Tooltip title={t("export.title")}>
        <Button type="text" icon={<DownloadOutlined />} loading={isBusy} aria-label={t("export.title")} />
      </Tooltip>
    </Dropdown>
  );
}
