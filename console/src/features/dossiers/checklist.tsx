import { Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import "./dossiers.css";

export type ChecklistValue = Record<number, { is_received: boolean; is_digitised: boolean; note?: string }>;

type Item = { id: number; name: string; form: string | null; is_required: boolean; copies?: number };
type Props = {
  items: readonly Item[];
  id?: string;
  value?: ChecklistValue;
  onChange?: (value: ChecklistValue) => void;
  /** Beside a document: what an earlier dossier holds of it. */
  extra?: (item: Item) => React.ReactNode;
};

const nothing = { is_received: false, is_digitised: false, note: "" };

/** The documents a procedure asks for: handed in, digitised, or why one may be missing. Nguồn: QĐ2926 Điều 19.2a. */
export function Checklist({ items, id, value = {}, onChange, extra }: Props) {
  const { t, i18n } = useTranslation("dossiers");
  const set = (itemId: number, changes: Partial<ChecklistValue[number]>) => {
    const next = { ...nothing, ...value[itemId], ...changes };
    // What is not there cannot be digitised.
    if (!next.is_received) next.is_digitised = false;
    onChange?.({ ...value, [itemId]: next });
  };
  const isEverything = items.every((item) => value[item.id]?.is_received);
  return (
    <div className="checklist" id={id}>
      <Checkbox
        checked={isEverything}
        onChange={({ target }) =>
          onChange?.(
            Object.fromEntries(
              items.map((item) => [
                item.id,
                {
                  ...nothing,
                  ...value[item.id],
                  is_received: target.checked,
                  ...(target.checked ? {} : { is_digitised: false }),
                },
              ]),
            ),
          )
        }
      >
        {t("intake.everything")}
      </Checkbox>
      <ul>
        {items.map((item, index) => {
          const own = value[item.id] ?? nothing;
          const kind = item.form && i18n.exists(`dossiers:forms.${item.form}`) ? t(`forms.${item.form}`) : item.form;
          return (
            <li key={item.id} data-missing={item.is_required && !own.is_received && !own.note ? true : undefined}>
              <Checkbox
                checked={own.is_received}
                onChange={({ target }) => set(item.id, { is_received: target.checked })}
              >
                {index + 1}. {item.name}
                {item.is_required ? <span className="checklist-required"> *</span> : null}
                <small className="muted">
                  {[kind, item.copies && item.copies > 1 ? t("intake.copies", { count: item.copies }) : null]
                    .filter(Boolean)
                    .map((part) => ` · ${part}`)}
                </small>
              </Checkbox>
              <span className="checklist-tools">
                <Checkbox
                  checked={own.is_digitised}
                  disabled={!own.is_received}
                  aria-label={t("intake.digitisedOf", { name: item.name })}
                  onChange={({ target }) => set(item.id, { is_digitised: target.checked })}
                >
                  {t("document.digitised")}
                </Checkbox>
                {extra?.(item)}
              </span>
              {!own.is_received && item.is_required ? (
                <Input
                  size="small"
                  className="checklist-why"
                  maxLength={500}
                  aria-label={t("intake.whyMissing", { name: item.name })}
                  placeholder={t("intake.whyMissingHint")}
                  value={own.note}
                  onChange={({ target }) => set(item.id, { note: target.value })}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
