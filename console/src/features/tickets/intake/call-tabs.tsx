import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { StepResult } from "../types";
import { CallTimer } from "./call-timer";
import type { Draft } from "./intake-draft";

export type OpenCall = { draft: Draft; saved?: { result: StepResult } };

type Props = {
  calls: OpenCall[];
  activeId: string | undefined;
  onActivate: (id: string) => void;
  onClose: (call: OpenCall) => void;
};

/** The calls open at once: "Cuộc gọi 1", "Cuộc gọi 2", each with who calls and how long it has lasted. */
export function CallTabs({ calls, activeId, onActivate, onClose }: Props) {
  const { t } = useTranslation("calls");
  const move = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && calls[(index + step + calls.length) % calls.length];
    if (!next) return;
    event.preventDefault();
    onActivate(next.draft.id);
    document.getElementById(`call-tab-${next.draft.id}`)?.focus();
  };
  return (
    <div className="call-tabs" role="tablist" aria-label={t("intake.openCalls")}>
      {calls.map((call, index) => {
        const { draft, saved } = call;
        const isActive = draft.id === activeId;
        const name = t("intake.callNumber", { number: index + 1 });
        const detail = saved?.result.code ?? (draft.values.full_name || draft.values.phone);
        return (
          <span key={draft.id} className="call-tab" data-active={isActive}>
            <button
              id={`call-tab-${draft.id}`}
              type="button"
              role="tab"
              aria-selected={isActive}
              aria-controls={`call-${draft.id}`}
              tabIndex={isActive ? 0 : -1}
              onClick={() => onActivate(draft.id)}
              onKeyDown={(event) => move(event, index)}
            >
              <strong>{name}</strong>
              {detail ? <span className="call-tab-detail">{detail}</span> : null}
              {draft.startedAt && !saved ? <CallTimer since={draft.startedAt} /> : null}
              {index < 9 ? (
                <span className="key-hint" aria-hidden="true">
                  Alt+{index + 1}
                </span>
              ) : null}
            </button>
            <Button
              type="text"
              size="small"
              tabIndex={isActive ? 0 : -1}
              icon={<CloseOutlined />}
              aria-label={t("intake.closeCall", { name })}
              onClick={() => onClose(call)}
            />
          </span>
        );
      })}
    </div>
  );
}
