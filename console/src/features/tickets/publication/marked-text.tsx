import { Input } from "antd";
import type { Mark } from "./marks";
import { pieces } from "./marks";

type Props = {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  marks: Mark[];
  minRows: number;
  maxLength: number;
  isSingleLine?: boolean;
};

/** A text field whose personal data is set off behind the words, while they are being written. */
export function MarkedText({ id, value = "", onChange, marks, minRows, maxLength, isSingleLine }: Props) {
  return (
    <div className="marked-text">
      <div className="marked-behind" aria-hidden="true">
        {pieces(value, marks).map(({ text, mark }, index) =>
          mark ? (
            <mark key={index} data-blocking={mark.is_blocking}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </div>
      {/* As high as its text, so that it never scrolls away from what lies behind. */}
      <Input.TextArea
        id={id}
        value={value}
        onChange={(event) =>
          onChange?.(isSingleLine ? event.target.value.replace(/\s*\n\s*/g, " ") : event.target.value)
        }
        autoSize={{ minRows }}
        maxLength={maxLength}
        aria-describedby={id ? `${id}-marks` : undefined}
      />
    </div>
  );
}
