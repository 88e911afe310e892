import { DownOutlined, PrinterOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../../components/use-keys";
import { errorText } from "../../../lib/error-text";
import { type PaperKind, papersFor, printPaper, savePaper } from "../papers";
import type { DossierRow } from "../types";

/** Prints a paper of a dossier or saves it, telling what went wrong. */
export function usePapers(dossierId: number | undefined) {
  const { t } = useTranslation(["dossiers", "errors"]);
  const { message } = App.useApp();
  const fail = (error: unknown) => message.error(errorText(t, error));
  return {
    print: (kind: PaperKind) =>
      dossierId === undefined
        ? undefined
        : void printPaper(dossierId, kind).then((isOpen) => isOpen || message.warning(t("papers.blocked")), fail),
    save: (kind: PaperKind) => (dossierId === undefined ? undefined : void savePaper(dossierId, kind).catch(fail)),
  };
}

/** The papers of a dossier as it stands; p prints what is most likely wanted. */
export function PapersMenu({ dossier }: { dossier: DossierRow }) {
  const { t } = useTranslation("dossiers");
  const { print, save } = usePapers(dossier.id);
  const kinds = papersFor(dossier);
  const main: PaperKind | undefined =
    dossier.result_at !== null
      ? "return_slip"
      : (kinds.find((kind) => kind === "refusal" || kind === "apology") ?? kinds[0]);
  useKeys(t("papers.title"), [
    {
      keys: "p",
      label: main ? t("papers.printOf", { paper: t(`papers.kind.${main}`) }) : t("papers.title"),
      run: () => main && print(main),
      isOff: !main,
      isCommand: true,
    },
  ]);
  if (!main) return null;
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: kinds.map((kind) => ({
          key: kind,
          type: "group",
          label: t(`papers.kind.${kind}`),
          children: [
            { key: `${kind}.print`, label: t("papers.print"), onClick: () => print(kind) },
            { key: `${kind}.docx`, label: t("papers.docx"), onClick: () => save(kind) },
          ],
        })),
      }}
    >
      <Button icon={<PrinterOutlined />}>
        {t("papers.title")} <DownOutlined />
      </Button>
    </Dropdown>
  );
}
