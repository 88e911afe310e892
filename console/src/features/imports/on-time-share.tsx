import { useTranslation } from "react-i18next";
import { useRpcQuery } from "../../components/use-rpc";

type Share = { tickets: number; with_due_time: number; on_time: number; on_time_share: number | null };

/** On-time share of an import by its own due times, as the board computes it. Nothing when the file had none. */
export function OnTimeShare({ batchId }: { batchId: number }) {
  const { t, i18n } = useTranslation("imports");
  const { data } = useRpcQuery<Share[]>("import_on_time", { p_batch_id: batchId }, { tables: ["tickets"] });
  const share = data?.[0];
  if (!share || share.on_time_share === null) return null;
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 1 }).format(
    share.on_time_share,
  );
  return <span className="num">{t("onTime", { percent, onTime: share.on_time, total: share.with_due_time })}</span>;
}
