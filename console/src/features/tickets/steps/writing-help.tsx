import { ReadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KnowledgeFinder } from "../../../components/knowledge/knowledge-finder";
import { may } from "../../../lib/me";
import type { CannedAnswer } from "../use-catalogue";
import { CannedPicker } from "./canned-picker";
import type { CannedPurpose } from "./step-definitions";

type Props = {
  purpose: CannedPurpose;
  categoryId: number | null;
  onPick: (answer: CannedAnswer) => void;
  onInsert: (text: string) => void;
};

const answering: readonly CannedPurpose[] = ["direct_answer", "answer"];

/** Above an answer: canned answers, and the knowledge base where the answer may lie ready. */
export function WritingHelp({ purpose, categoryId, onPick, onInsert }: Props) {
  const { t } = useTranslation("knowledge");
  const [isOpen, setOpen] = useState(false);
  const hasKnowledge = answering.includes(purpose) && may("catalogs.read");
  return (
    <div className="writing-help">
      <CannedPicker purpose={purpose} categoryId={categoryId} onPick={onPick} />
      {hasKnowledge ? (
        <Button size="small" icon={<ReadOutlined />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t("title")}
        </Button>
      ) : null}
      {isOpen ? (
        <section className="writing-knowledge" aria-label={t("title")}>
          <KnowledgeFinder
            autoFocus
            categoryId={categoryId}
            onInsert={(text) => {
              onInsert(text);
              setOpen(false);
            }}
          />
        </section>
      ) : null}
    </div>
  );
}
