import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Mark } from "./marks";

type Props = { id: string; marks: Mark[]; onMask: (marks: Mark[]) => void };

/** What was found in a text, what it is, and one click to take it out. */
export function MarkList({ id, marks, onMask }: Props) {
  const { t } = useTranslation("publication");
  return (
    <ul id={id} className="mark-list" aria-live="polite">
      {marks.map((mark) => (
        <li key={`${mark.start}-${mark.text}`} data-blocking={mark.is_blocking}>
          <span>
            <mark data-blocking={mark.is_blocking}>{mark.text}</mark>{" "}
            <span className="muted">{t(`kinds.${mark.kind}`)}</span>
          </span>
          <Button size="small" onClick={() => onMask([mark])} aria-label={t("maskOne", { text: mark.text })}>
            {t("mask")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
