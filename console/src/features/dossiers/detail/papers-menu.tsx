import { DownOutlined, PrinterOutlined } from "@ant-design/icons";
import { numberOf } from "@city-office/reports/register";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReasonDialog } from "../../../components/reason-dialog";
import { useKeys } from "../../../components/use-keys";
import { useRpc } from "../../../components/use-rpc";
import { formatDate } from "../../../lib/date-time";
import { errorText } from "../../../lib/error-text";
import { may } from "../../../lib/me";
import { printPapers, savePapers } from "../../../lib/paper-file";
import { currentPapers, type DossierPaper, isKeptUp, makeLatest, makePaper, type PaperKind } from "../papers";
import type { DossierRow } from "../types";

/** Prints papers of a dossier or saves them, telling what went wrong. */
function usePaperFiles() {
  const { t } = useTranslation(["dossiers", "errors"]);
  const { message } = App.useApp();
  const fail = (error: unknown) => message.error(errorText(t, error));
  type Make = () => ReturnType<typeof makePaper>;
  return {
    print: (make: Make) =>
      void printPapers(async () => [await make()]).then(
        (isOpen) => isOpen || message.warning(t("papers.blocked")),
        fail,
      ),
    save: (make: Make) => void savePapers(async () => [await make()]).catch(fail),
  };
}

/** The paper of the step just taken. */
export function useLatestPaper(dossierId: number) {
  const { print, save } = usePaperFiles();
  return {
    print: (kind: PaperKind) => print(() => makeLatest(dossierId, kind)),
    save: (kind: PaperKind) => save(() => makeLatest(dossierId, kind)),
  };
}

type Props = { dossier: DossierRow; papers: readonly DossierPaper[] };

/** The papers of a dossier as they were issued; p prints the latest. One that said something wrong is issued anew. */
export function PapersMenu({ dossier, papers }: Props) {
  const { t } = useTranslation("dossiers");
  const { print, save } = usePaperFiles();
  const [wrong, setWrong] = useState<DossierPaper>();
  const current = currentPapers(papers);
  const main = current.find((paper) => !isKeptUp(paper));
  const nameOf = (paper: DossierPaper) =>
    t("papers.numbered", { paper: t(`papers.kind.${paper.register}`), number: numberOf(paper) });
  const mayCorrect = may("dossiers.receive", dossier.agency_id) || may("dossiers.decide", dossier.handling_agency_id);
  useKeys(t("papers.title"), [
    {
      keys: "p",
      label: main ? t("papers.printOf", { paper: t(`papers.kind.${main.register}`) }) : t("papers.title"),
      run: () => main && print(() => makePaper(main.id)),
      isOff: !main,
      isCommand: true,
    },
  ]);
  if (!current.length) return null;
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          className: "papers-menu",
          items: current.map((paper) => ({
            key: paper.id,
            type: "group",
            label:
              paper.version > 1 && !isKeptUp(paper) ? `${nameOf(paper)} · ${t("papers.corrected")}` : nameOf(paper),
            children: [
              {
                key: `${paper.id}.print`,
                label: t("papers.print"),
                onClick: () => print(() => makePaper(paper.id)),
              },
              {
                key: `${paper.id}.docx`,
                label: t("papers.docx"),
                onClick: () => save(() => makePaper(paper.id)),
              },
              ...(isKeptUp(paper)
                ? []
                : paper.replaced.map((each) => ({
                    key: `${each.id}.print`,
                    label: t("papers.printReplaced", { day: formatDate(each.issued_at), version: each.version }),
                    onClick: () => print(() => makePaper(each.id)),
                  }))),
              ...(mayCorrect && !isKeptUp(paper)
                ? [{ key: `${paper.id}.correct`, label: t("papers.correct"), onClick: () => setWrong(paper) }]
                : []),
            ],
          })),
        }}
      >
        <Button icon={<PrinterOutlined />}>
          {t("papers.title")} <DownOutlined />
        </Button>
      </Dropdown>
      {wrong ? <CorrectDialog paper={wrong} name={nameOf(wrong)} onClose={() => setWrong(undefined)} /> : null}
    </>
  );
}

function CorrectDialog({ paper, name, onClose }: { paper: DossierPaper; name: string; onClose: () => void }) {
  const { t } = useTranslation("dossiers");
  const { run, isPending } = useRpc("correct_dossier_paper", {
    invalidates: ["dossiers"],
    success: t("papers.correctDone"),
    onSuccess: onClose,
  });
  return (
    <ReasonDialog
      title={t("papers.correctTitle")}
      of={name}
      help={t("papers.correctHelp")}
      label={t("papers.correctReason")}
      submitText={t("papers.correctSubmit")}
      isPending={isPending}
      onSubmit={(reason) => run({ p_document_id: paper.id, p_reason: reason })}
      onClose={onClose}
    />
  );
}
