import { CheckCircleFilled, PrinterOutlined } from "@ant-design/icons";
import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useKeys } from "../../../components/use-keys";
import { formatDateTime } from "../../../lib/date-time";
import { useLatestPaper } from "../detail/papers-menu";
import type { PaperKind } from "../papers";
import type { StepResult } from "../types";

const papers: Partial<Record<StepResult["status"], PaperKind>> = {
  supplement_requested: "supplement_request",
  refused: "refusal",
};

type Props = { result: StepResult & { due_at?: string | null }; onNext: () => void };

/** The dossier is in: its number, its slip to print, and on to the next person in the queue. */
export function SavedPanel({ result, onNext }: Props) {
  const { t } = useTranslation("dossiers");
  const { print, save } = useLatestPaper(result.id);
  const paper: PaperKind = papers[result.status] ?? "acceptance_slip";
  useKeys(t("intake.savedKeys"), [
    { keys: "p", label: t("papers.printOf", { paper: t(`papers.kind.${paper}`) }), run: () => print(paper) },
    { keys: "n", label: t("intake.next"), run: onNext },
  ]);
  return (
    <section className="sheet dossier-saved" aria-labelledby="saved">
      <Result
        icon={<CheckCircleFilled />}
        status="success"
        title={
          <span id="saved" role="status">
            {t(`intake.saved.${result.status}`, {
              number: result.number,
              defaultValue: t("intake.saved.accepted", { number: result.number }),
            })}
          </span>
        }
        subTitle={result.due_at ? t("intake.promised", { due: formatDateTime(result.due_at) }) : undefined}
        extra={
          <>
            <Button type="primary" autoFocus icon={<PrinterOutlined />} onClick={() => print(paper)}>
              {t("papers.printOf", { paper: t(`papers.kind.${paper}`) })}{" "}
              <span aria-hidden="true">
                <kbd>P</kbd>
              </span>
            </Button>
            <Button onClick={() => save(paper)}>{t("papers.docx")}</Button>
            <Link className="ant-btn ant-btn-default" to={`/dossiers/${result.id}`}>
              {t("intake.open")}
            </Link>
            <Button onClick={onNext}>
              {t("intake.next")}{" "}
              <span aria-hidden="true">
                <kbd>N</kbd>
              </span>
            </Button>
          </>
        }
      />
    </section>
  );
}
