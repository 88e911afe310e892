import { FileExcelOutlined } from "@ant-design/icons";
import { Alert, Spin, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readTable } from "./read-table";
import { type FileTable, TableFileError } from "./table-file";
import type { ImportTarget } from "./targets";

const largestFile = 30 * 1024 * 1024;

type Props = { target: ImportTarget; onOpen: (name: string, table: FileTable) => Promise<void> };

/** Choose or drop a CSV or XLSX file. */
export function FileStep({ target, onOpen }: Props) {
  const { t } = useTranslation("imports");
  const [problem, setProblem] = useState<string>();
  const [isReading, setReading] = useState(false);

  const read = async (file: File) => {
    if (file.size > largestFile) return setProblem("too_large");
    setProblem(undefined);
    setReading(true);
    try {
      await onOpen(file.name, await readTable(file));
    } catch (error) {
      setProblem(error instanceof TableFileError ? error.key : "unreadable");
    } finally {
      setReading(false);
    }
  };

  return (
    <div className="import-file">
      <Spin spinning={isReading} tip={t("file.reading")}>
        <Upload.Dragger
          accept=".csv,.txt,.xlsx"
          showUploadList={false}
          disabled={isReading}
          beforeUpload={(file) => {
            void read(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <p className="ant-upload-drag-icon">
            <FileExcelOutlined />
          </p>
          <p className="ant-upload-text">{t("file.drop")}</p>
          <p className="ant-upload-hint">{t("file.hint")}</p>
        </Upload.Dragger>
      </Spin>
      {problem ? <Alert type="error" showIcon role="alert" message={t(`file.problem.${problem}`)} /> : null}
      <ul className="import-notes">
        <li>{t(`${target.key}.note.first`)}</li>
        <li>{t(`${target.key}.note.second`)}</li>
        <li>{t("file.note.safe")}</li>
      </ul>
    </div>
  );
}
