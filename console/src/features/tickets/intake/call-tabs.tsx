import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { StepResult } from "../types";
import { CallTimer } from "./call-timer";
import { type Draft, hasContent } from "./intake-draft";

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
  const active = calls.find((call) => call.draft.id === activeId);
  const onKey = (event: KeyboardEvent, index: number) => {
    const call = calls[index];
    if (event.key === "Delete" && call) return onClose(call);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && calls[(index + step + calls.length) % calls.length];
    if (!next) return;
    event.preventDefault();
    onActivate(next.draft.id);
    document.getElementById(`call-tab-${next.draft.id}`)?.focus();
  };
  return (
    <div className="call-tabs">
      <div className="call-tablist" role="tablist" aria-label={t("intake.openCalls")}>
        {calls.map(({ draft, saved }, index) => {
          const isActive = draft.id === activeId;
          const detail = saved?.result.code ?? (draft.values.full_name || draft.values.phone);
          return (
            <button
              key={draft.id}
              id={`call-tab-${draft.id}`}
              type="button"
              role="tab"
              className="call-tab"
              aria-selected={isActive}
              aria-controls={`call-${draft.id}`}
              tabIndex={isActive ? 0 : -1}
              onClick={() => onActivate(draft.id)}
              onKeyDown={(event) => onKey(event, index)}
            >
              <strong>{t("intake.callNumber", { number: index + 1 })}</strong>
              {detail ? <span className="call-tab-detail">{detail}</span> : null}
              {draft.startedAt && !saved ? <CallTimer since={draft.startedAt} /> : null}
              {index < 9 ? (
                <span className="key-hint" aria-hidden="true">
                  Alt+{index + 1}
                </span>
              ) : null}
            </button>
          );
        })}
      </div>
      {active && (calls.length > 1 || hasContent(active.draft)) ? (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          onClick={() => onClose(active)}
          aria-label={t("intake.closeCall", { number: calls.indexOf(active) + 1 })}
        >
          {t("intake.close")}
        </Button>
      ) : null}
    </div>
  );
}
