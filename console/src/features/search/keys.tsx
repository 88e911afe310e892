import { useTranslation } from "react-i18next";

const signs: Record<string, string> = { Escape: "Esc", ArrowDown: "↓", ArrowUp: "↑" };

const sign = (key: string): string => signs[key] ?? (key.length === 1 ? key.toUpperCase() : key.replace("+", " + "));

/** Keys as they stand on a keyboard: "g q" is G, then Q. Plain = a short text in the same place, such as a date. */
export function Keys({ keys, isPlain }: { keys: string; isPlain?: boolean }) {
  const { t } = useTranslation("common");
  if (isPlain) return <span className="palette-hint num">{keys}</span>;
  const parts = keys.split(" ");
  return (
    <span className="palette-hint">
      {parts.map((key, index) => (
        <span key={`${index}-${key}`}>
          {index > 0 ? <small> {t("keys.then")} </small> : null}
          <kbd>{sign(key)}</kbd>
        </span>
      ))}
    </span>
  );
}
