import { useTranslation } from "react-i18next";
import type { SessionKind } from "../types";

/** Who is in such a session and what it owes, with the article. */
export function KindNote({ kind }: { kind: SessionKind }) {
  const { t } = useTranslation("sessions");
  return (
    <dl className="kind-note">
      {(["prepares", "central", "delegates", "duties"] as const).map((part) => (
        <div key={part}>
          <dt>{t(`kindNote.label.${part}`)}</dt>
          <dd>{t(`kindNote.${kind}.${part}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
