import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Tag } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../../components/page-header";
import { formatTime } from "../../../lib/date-time";
import "../tickets.css";
import { type Draft, hasContent, type IntakeValues, keepDrafts, newDraft, readDrafts } from "./intake-draft";
import "./intake.css";
import type { StepResult } from "../types";
import { IntakeForm, type NextStep } from "./intake-form";
import { SavedPanel } from "./saved-panel";

type Call = { draft: Draft; saved?: { result: StepResult; values: IntakeValues; next?: NextStep } };

const startCalls = (): Call[] => {
  const kept = readDrafts();
  return (kept.length ? kept : [newDraft()]).map((draft) => ({ draft }));
};

/** Calls being taken: usually one, two when a second rings in; each a draft that a closed tab does not lose. */
export function Page() {
  const { t } = useTranslation("tickets");
  const { modal } = App.useApp();
  const [calls, setCalls] = useState(startCalls);
  const [activeId, setActiveId] = useState(() => calls[calls.length - 1]?.draft.id);
  const [isRestored] = useState(() => calls.some((call) => hasContent(call.draft)));

  const change = useCallback((edit: (calls: Call[]) => Call[]) => {
    setCalls((current) => {
      const next = edit(current);
      keepDrafts(next.filter((call) => !call.saved).map((call) => call.draft));
      return next;
    });
  }, []);

  const open = () => {
    const draft = newDraft();
    change((current) => [...current.filter((call) => !call.saved), { draft }]);
    setActiveId(draft.id);
  };

  const remove = (id: string) => {
    const others = calls.filter((call) => call.draft.id !== id);
    const left = others.length ? others : [{ draft: newDraft() }];
    change(() => left);
    if (id === activeId) setActiveId(left[left.length - 1]?.draft.id);
  };

  const discard = (call: Call) => {
    if (call.saved || !hasContent(call.draft)) return remove(call.draft.id);
    modal.confirm({
      title: t("intake.discardTitle"),
      content: t("intake.discardText"),
      okText: t("intake.discard"),
      cancelText: t("form.cancel"),
      onOk: () => remove(call.draft.id),
    });
  };

  const active = calls.find((call) => call.draft.id === activeId);
  const nameOf = (call: Call) =>
    call.saved?.result.code ??
    (call.draft.values.full_name ||
      call.draft.values.phone ||
      t("intake.untitledCall", { time: formatTime(call.draft.openedAt) }));

  return (
    <div className="page intake-page">
      <PageHeader
        title={t("intake.title")}
        subtitle={
          active?.saved
            ? undefined
            : isRestored && active && hasContent(active.draft)
              ? t("intake.draftRestored")
              : t("intake.lead")
        }
        tags={
          active?.draft.startedAt && !active.saved ? (
            <Tag>{t("intake.startedAt", { time: formatTime(active.draft.startedAt) })}</Tag>
          ) : undefined
        }
        actions={
          <Button icon={<PlusOutlined />} onClick={open}>
            {t("intake.anotherCall")}
          </Button>
        }
      />
      {calls.length > 1 ? (
        <div className="call-tabs" role="tablist" aria-label={t("intake.title")}>
          {calls.map((call) => (
            <span key={call.draft.id} className="call-tab" data-active={call.draft.id === activeId}>
              <button
                type="button"
                role="tab"
                aria-selected={call.draft.id === activeId}
                onClick={() => setActiveId(call.draft.id)}
              >
                {nameOf(call)}
              </button>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={`${t("intake.closeDraft")}: ${nameOf(call)}`}
                onClick={() => discard(call)}
              />
            </span>
          ))}
        </div>
      ) : null}
      {calls.map((call) =>
        call.saved ? (
          <SavedPanel key={call.draft.id} {...call.saved} isActive={call.draft.id === activeId} onNext={open} />
        ) : (
          <IntakeForm
            key={call.draft.id}
            draft={call.draft}
            isActive={call.draft.id === activeId}
            onChange={(draft) =>
              change((current) => current.map((each) => (each.draft.id === draft.id ? { ...each, draft } : each)))
            }
            onSaved={(result, values, next) =>
              change((current) =>
                current.map((each) =>
                  each.draft.id === call.draft.id ? { ...each, saved: { result, values, next } } : each,
                ),
              )
            }
          />
        ),
      )}
    </div>
  );
}
