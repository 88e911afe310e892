import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatDate, formatDateTime } from "../../../lib/date-time";
import type { Version } from "../types";
import { decision } from "../words";

type Props = {
  versions: Version[];
  /** The one that counts today. */
  currentId: number | null;
  chosenId: number;
  comparedId?: number;
  onChoose: (id: number) => void;
  onCompare: (id: number | undefined) => void;
};

/** The versions of a procedure from the newest to the oldest; each may be read, or set beside the one being read. */
export function VersionTimeline({ versions, currentId, chosenId, comparedId, onChoose, onCompare }: Props) {
  const { t } = useTranslation("procedures");
  return (
    <section className="sheet sheet-pad">
      <h2 className="sheet-title">{t("versions.title")}</h2>
      <ol className="procedure-versions">
        {versions.map((version) => (
          <li key={version.id} data-current={version.id === currentId || undefined}>
            <button
              type="button"
              className="procedure-version"
              aria-current={version.id === chosenId ? "true" : undefined}
              onClick={() => onChoose(version.id)}
            >
              <strong>
                {t("versions.number", { number: version.number })}
                {version.published_at ? "" : ` · ${t("state.draft")}`}
                {version.id === currentId ? ` · ${t("versions.current")}` : ""}
              </strong>
              <span className="num">
                {version.valid_from
                  ? t("versions.since", { day: formatDate(version.valid_from) })
                  : t("versions.noDay")}
              </span>
              <span>{decision(t, version) || t("versions.noDecision")}</span>
              {version.published_at ? (
                <span className="muted num">
                  {t("versions.published", {
                    time: formatDateTime(version.published_at),
                    who: version.published_by_name ?? t("versions.shipped"),
                  })}
                </span>
              ) : null}
            </button>
            {version.id !== chosenId && versions.length > 1 ? (
              <Button
                size="small"
                type={version.id === comparedId ? "primary" : "default"}
                aria-pressed={version.id === comparedId}
                onClick={() => onCompare(version.id === comparedId ? undefined : version.id)}
              >
                {t(version.id === comparedId ? "versions.stopComparing" : "versions.compare")}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
