import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { normaliseText } from "../../lib/normalise-text";
import "./custom-fields.css";

type Choice = { value: string; name: string; name_en?: string | null };
type Props = { value?: unknown; onChange?: (value: unknown) => void; id?: string; disabled?: boolean };

/** "Rất cao" → "rat_cao": what records keep, made once from the first name and then left alone. */
const keyOf = (name: string, taken: string[]): string => {
  const base =
    normaliseText(name)
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 36) || "chon";
  let value = base;
  for (let n = 2; taken.includes(value); n++) value = `${base}_${n}`;
  return value;
};

/** The choices of a field, in their order: a name in both languages, moved by buttons, the last row adds another. */
export function ChoicesField({ value, onChange, id, disabled }: Props) {
  const { t } = useTranslation("custom_fields");
  const frame = useRef<HTMLUListElement>(null);
  const choices = (Array.isArray(value) ? value : []) as Choice[];
  const put = (next: Choice[]) => onChange?.(next);
  const change = (index: number, part: Partial<Choice>) =>
    put(choices.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const move = (index: number, by: -1 | 1) => {
    const next = [...choices];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    put(next);
  };
  const name = (index: number) => {
    const choice = choices[index];
    // Who is new gets its value when its name is whole; whoever records hold keeps theirs.
    if (choice && !choice.value && choice.name.trim())
      change(index, {
        value: keyOf(
          choice.name,
          choices.map((each) => each.value),
        ),
      });
  };
  return (
    <div id={id} className="choices">
      <ul ref={frame}>
        {choices.map((choice, index) => (
          <li key={index}>
            <Input
              aria-label={t("choices.name", { number: index + 1 })}
              placeholder={t("choices.placeholder")}
              value={choice.name}
              maxLength={100}
              disabled={disabled}
              onChange={(event) => change(index, { name: event.target.value })}
              onBlur={() => name(index)}
            />
            <Input
              aria-label={t("choices.nameEn", { number: index + 1 })}
              placeholder={t("choices.placeholderEn")}
              value={choice.name_en ?? ""}
              maxLength={100}
              disabled={disabled}
              onChange={(event) => change(index, { name_en: event.target.value || null })}
            />
            <span className="choices-tools">
              <Button
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={t("choices.up", { name: choice.name })}
                disabled={disabled || index === 0}
                onClick={() => move(index, -1)}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={t("choices.down", { name: choice.name })}
                disabled={disabled || index === choices.length - 1}
                onClick={() => move(index, 1)}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t("choices.remove", { name: choice.name })}
                disabled={disabled}
                onClick={() => put(choices.filter((_, at) => at !== index))}
              />
            </span>
          </li>
        ))}
      </ul>
      <Button
        icon={<PlusOutlined />}
        disabled={disabled}
        onClick={() => {
          put([...choices, { value: "", name: "" }]);
          requestAnimationFrame(() => frame.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus());
        }}
      >
        {t("choices.add")}
      </Button>
    </div>
  );
}
