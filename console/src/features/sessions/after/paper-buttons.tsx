import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { savePaper } from "./papers";
import { usePaper } from "./use-paper";

type Props = {
  name: string;
  request: Parameters<typeof savePaper>[0];
  isSmall?: boolean /** Signs alone, in a table. */;
  isBare?: boolean;
};

/** Save as .docx, or show to print. */
export function PaperButtons({ name, request, isSmall, isBare }: Props) {
  const { t } = useTranslation("session_after");
  const { busy, save, print } = usePaper();
  const size = isSmall ? "small" : "middle";
  return (
    <span className="paper-buttons">
      <Button
        size={size}
        icon={<DownloadOutlined />}
        loading={busy === `save-${name}`}
        aria-label={t("papers.save", { name })}
        title={isBare ? t("papers.save", { name }) : undefined}
        onClick={() => save(name, request)}
      >
        {isBare ? null : ".docx"}
      </Button>
      <Button
        size={size}
        icon={<PrinterOutlined />}
        loading={busy === `print-${name}`}
        aria-label={t("papers.printName", { name })}
        title={isBare ? t("papers.printName", { name }) : undefined}
        onClick={() => print(name, request)}
      >
        {isBare ? null : t("papers.print")}
      </Button>
    </span>
  );
}
