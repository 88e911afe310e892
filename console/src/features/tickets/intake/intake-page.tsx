import { PlusOutlined } from "@ant-design/icons";
import { useWarnAboutChange } from "@refinedev/core";
import { Alert, App, Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../../components/page-header";
import { useMe } from "../../../lib/me";
import "../tickets.css";
import "./intake.css";
import { CallTabs, type OpenCall } from "./call-tabs";
import { hasContent } from "./intake-draft";
import { IntakeForm } from "./intake-form";
import { SavedPanel } from "./saved-panel";
import { useAltKeys } from "./use-alt-keys";
import { useCalls } from "./use-calls";

/** Calls being taken: usually one, two when a second rings in; each a draft that a closed tab does not lose. */
export function Page() {
  const me = useMe();
  return me ? <Intake key={me.person.id} personId={me.person.id} /> : null;
}

function Intake({ personId }: { personId: number }) {
  const { t } = useTranslation(["tickets", "calls"]);
  const { modal } = App.useApp();
  const { calls, activeId, activate, change, open, close, saved, restored } = useCalls(personId);
  const [isTold, setTold] = useState(restored > 0);
  const [withFiles, setWithFiles] = useState<string[]>([]);

  // What was typed is kept; files chosen for a ticket that is not saved yet are not.
  const isLosing = withFiles.some((id) => calls.some((call) => call.draft.id === id && !call.saved));
  const { setWarnWhen } = useWarnAboutChange();
  useEffect(() => {
    setWarnWhen(isLosing);
    return () => setWarnWhen(false);
  }, [isLosing, setWarnWhen]);

  const discard = (call: OpenCall) => {
    if (call.saved || !hasContent(call.draft)) return close(call.draft.id);
    modal.confirm({
      title: t("intake.discardTitle"),
      content: t("intake.discardText"),
      okText: t("intake.discard"),
      cancelText: t("form.cancel"),
      onOk: () => close(call.draft.id),
    });
  };

  useAltKeys(t("calls:intake.openCalls"), true, [
    { code: "KeyN", shown: "Alt+N", label: t("intake.anotherCall"), run: open },
    ...calls.slice(0, 9).map((call, index) => ({
      code: `Digit${index + 1}`,
      shown: `Alt+${index + 1}`,
      label: t("calls:intake.callNumber", { number: index + 1 }),
      run: () => activate(call.draft.id),
    })),
  ]);

  const active = calls.find((call) => call.draft.id === activeId);
  return (
    <div className="page intake-page">
      <PageHeader
        title={t("intake.title")}
        subtitle={active?.saved ? undefined : t("intake.lead")}
        actions={
          <Button icon={<PlusOutlined />} onClick={open}>
            {t("intake.anotherCall")}{" "}
            <span className="key-hint" aria-hidden="true">
              Alt+N
            </span>
          </Button>
        }
      />
      {isTold ? (
        <Alert
          className="intake-restored"
          type="info"
          showIcon
          closable
          onClose={() => setTold(false)}
          message={t("calls:intake.restored", { count: restored })}
        />
      ) : null}
      <CallTabs calls={calls} activeId={activeId} onActivate={activate} onClose={discard} />
      {calls.map((call) =>
        call.saved ? (
          <div
            key={call.draft.id}
            id={`call-${call.draft.id}`}
            role="tabpanel"
            aria-labelledby={`call-tab-${call.draft.id}`}
            hidden={call.draft.id !== activeId}
          >
            <SavedPanel {...call.saved} isActive={call.draft.id === activeId} onNext={open} />
          </div>
        ) : (
          <IntakeForm
            key={call.draft.id}
            draft={call.draft}
            isActive={call.draft.id === activeId}
            onChange={change}
            onSaved={(what) => saved(call.draft.id, what)}
            onLogged={() => close(call.draft.id)}
            onFiles={(hasFiles) =>
              setWithFiles((current) => [
                ...current.filter((id) => id !== call.draft.id),
                ...(hasFiles ? [call.draft.id] : []),
              ])
            }
          />
        ),
      )}
    </div>
  );
}
