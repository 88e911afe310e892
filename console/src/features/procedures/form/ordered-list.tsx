import { PlusOutlined } from "@ant-design/icons";
import { Button, Form } from "antd";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { RowTools } from "./row-tools";

type Props = {
  name: "documents" | "fees" | "steps";
  /** A new row. */
  start: object;
  children: (name: number) => ReactNode;
};

type AfterProps = {
  /** The rows' keys: another text = another order. */
  order: string;
  box: RefObject<HTMLOListElement | null>;
  wanted: RefObject<{ row: number; field: number } | undefined>;
};

/** Once the rows stand in their new order the same field of the moved row has the focus: a node that is moved loses it. */
function FocusAfter({ order, box, wanted }: AfterProps) {
  useEffect(() => {
    const { row, field } = wanted.current ?? {};
    wanted.current = undefined;
    if (order === "" || row === undefined) return;
    box.current?.children[row]?.querySelectorAll<HTMLElement>("input, textarea")[field ?? 0]?.focus();
  }, [order, box, wanted]);
  return null;
}

/**
 * A list whose order counts. Alt with an arrow moves the row in which one is typing, Alt+Enter adds one below, so that a
 * procedure can be written without the mouse; what moved is said aloud.
 */
export function OrderedList({ name: list, start, children }: Props) {
  const { t } = useTranslation("procedures");
  const box = useRef<HTMLOListElement>(null);
  const told = useRef<HTMLParagraphElement>(null);
  const say = (text: string) => {
    if (told.current) told.current.textContent = text;
  };
  const wanted = useRef<{ row: number; field: number }>(undefined);
  const focusRow = (row: number, field = 0) => {
    wanted.current = { row, field };
  };

  return (
    <Form.List name={list}>
      {(rows, { add, remove, move }) => {
        const label = (index: number) => t(`list.${list}`, { number: index + 1 });
        const shift = (from: number, to: number) => {
          if (to < 0 || to >= rows.length) return;
          move(from, to);
          say(t("list.moved", { what: t(`list.${list}`, { number: from + 1 }), place: to + 1 }));
        };
        const append = (index: number) => {
          focusRow(index);
          add(start, index);
        };
        const onKey = (index: number) => (event: KeyboardEvent<HTMLLIElement>) => {
          if (!event.altKey || event.nativeEvent.isComposing) return;
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          const inputs = [...event.currentTarget.querySelectorAll("input, textarea")];
          if (by) {
            event.preventDefault();
            event.stopPropagation();
            if (index + by < 0 || index + by >= rows.length) return;
            focusRow(index + by, Math.max(inputs.indexOf(event.target as HTMLInputElement), 0));
            shift(index, index + by);
          } else if (event.key === "Enter") {
            event.preventDefault();
            append(index + 1);
          }
        };
        return (
          <>
            <ol className="procedure-rows" ref={box}>
              {rows.map(({ key, name }, index) => (
                <li key={key} className="procedure-row" aria-label={label(index)} onKeyDown={onKey(index)}>
                  <span className="procedure-row-number num" aria-hidden="true">
                    {index + 1}
                  </span>
                  <div className="procedure-row-fields">{children(name)}</div>
                  <RowTools label={label(index)} index={index} count={rows.length} onMove={shift} onRemove={remove} />
                </li>
              ))}
            </ol>
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => append(rows.length)}>
              {t(`list.add.${list}`)}
            </Button>
            <FocusAfter order={rows.map(({ key }) => key).join()} box={box} wanted={wanted} />
            <p ref={told} className="visually-hidden" aria-live="polite" />
          </>
        );
      }}
    </Form.List>
  );
}
