import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, HolderOutlined } from "@ant-design/icons";
import { Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RemoteSelect } from "../../../components/remote-select";
import type { DraftCase } from "./draft";

type Props = { value: DraftCase[]; onChange: (value: DraftCase[]) => void; error?: string };

export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

/** The cases in the order in which they are received; one the Chair has not agreed to is marked. */
export function CasesField({ value, onChange, error }: Props) {
  const { t } = useTranslation("sessions");
  const [picked, setPicked] = useState(0);
  const [dragged, setDragged] = useState<number>();
  return (
    <Form.Item validateStatus={error ? "error" : undefined} help={error} className="plan-list-field">
      <ol className="plan-rows">
        {value.map((each, index) => (
          <li
            key={each.case_id}
            draggable
            data-dragged={dragged === index || undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              setDragged(index);
            }}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => {
              if (dragged === undefined) return;
              event.preventDefault();
              if (dragged !== index) {
                onChange(moved(value, dragged, index));
                setDragged(index);
              }
            }}
          >
            <HolderOutlined className="plan-grip" aria-hidden="true" />
            <div className="plan-row-main">
              <span>
                <span className="num">{index + 1}.</span> <strong>{each.code}</strong> {each.title}
              </span>
              {each.is_approved ? null : <small className="session-warning">{t("cases.unapproved")}</small>}
            </div>
            <Button
              type="text"
              icon={<ArrowUpOutlined />}
              disabled={index === 0}
              aria-label={t("cases.up", { code: each.code })}
              onClick={() => onChange(moved(value, index, index - 1))}
            />
            <Button
              type="text"
              icon={<ArrowDownOutlined />}
              disabled={index === value.length - 1}
              aria-label={t("cases.down", { code: each.code })}
              onClick={() => onChange(moved(value, index, index + 1))}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t("cases.remove", { code: each.code })}
              onClick={() => onChange(value.filter((_, place) => place !== index))}
            />
          </li>
        ))}
      </ol>
      <RemoteSelect
        key={picked}
        className="plan-add"
        aria-label={t("cases.add")}
        placeholder={t("cases.add")}
        value={undefined}
        source={{
          table: "case_list",
          columns: "id, code, title, status, decided_at, citizen_name_masked, agency_name",
          order: "code",
          labelOf: (row) => `${row.code} ${row.title}`,
          detailOf: (row) =>
            [t(`cases.status.${row.status}`), row.citizen_name_masked, row.agency_name].filter(Boolean).join(" · "),
          narrowKey: value.map((each) => each.case_id),
          narrow: (query) => {
            const ready = query.in("status", ["registered", "proposed", "approved", "received"]);
            return value.length ? ready.not("id", "in", `(${value.map((each) => each.case_id).join(",")})`) : ready;
          },
        }}
        onChange={(_, row) => {
          const chosen = row as Record<string, unknown> | undefined;
          if (!chosen) return;
          onChange([
            ...value,
            {
              case_id: Number(chosen.id),
              code: String(chosen.code),
              title: String(chosen.title),
              is_approved: chosen.decided_at != null,
            },
          ]);
          setPicked(picked + 1);
        }}
      />
    </Form.Item>
  );
}
