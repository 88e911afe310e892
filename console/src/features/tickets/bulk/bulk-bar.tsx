import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../../components/use-keys";
import { may } from "../../../lib/me";
import { BulkModal, type Chosen } from "./bulk-modal";
import { type BulkStep, bulkSteps } from "./bulk-steps";

/** As many as the database takes in a day's work at one go, and as a clerk can answer for. */
const MOST = 1000;

type Props = { tickets: readonly Chosen[]; onSelect: (ids: number[]) => void };

export const mayBulk = (): boolean => bulkSteps.some((step) => may(step.permission));

/** What can be done with the chosen tickets: each with its letter, as on the ticket's own page. */
export function BulkBar({ tickets, onSelect }: Props) {
  const { t } = useTranslation(["tickets", "common"]);
  const [step, setStep] = useState<BulkStep>();
  const offered = bulkSteps.filter((each) => may(each.permission));
  const isTooMany = tickets.length > MOST;
  const selected = t("queue.selected", { count: tickets.length });
  const print = () => {
    const ids = tickets.slice(0, 100).map((ticket) => ticket.id);
    window.open(`/tickets/slips?ids=${ids.join(",")}`, "_blank");
  };
  useKeys(selected, [
    ...offered.map((each) => ({
      keys: each.letter,
      label: t(`steps.${each.step}.label`),
      run: () => setStep(each),
      isCommand: true,
      isOff: isTooMany,
    })),
    { keys: "p", label: t("slip.print"), run: print, isCommand: true },
    { keys: "Escape", label: t("common:bulk.none"), run: () => onSelect([]) },
  ]);
  return (
    <>
      <div className="bulk-bar" role="toolbar" aria-label={selected}>
        <strong>{selected}</strong>
        {offered.map((each) => (
          <Button key={each.step} size="small" disabled={isTooMany} onClick={() => setStep(each)}>
            {t(`steps.${each.step}.label`)}
            <span aria-hidden="true">
              <kbd>{each.letter.toUpperCase()}</kbd>
            </span>
          </Button>
        ))}
        <Button size="small" icon={<PrinterOutlined />} onClick={print}>
          {t("slip.print")}
          <span aria-hidden="true">
            <kbd>P</kbd>
          </span>
        </Button>
        <Button type="text" size="small" onClick={() => onSelect([])}>
          {t("common:bulk.none")}
        </Button>
      </div>
      {isTooMany ? <p className="muted">{t("bulk.tooMany", { count: MOST })}</p> : null}
      {step ? (
        <BulkModal
          key={step.step}
          step={step}
          tickets={tickets}
          onClose={(left) => {
            setStep(undefined);
            if (left) onSelect(left);
          }}
        />
      ) : null}
    </>
  );
}
