import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown, Grid } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isTyping } from "../../../components/use-row-keys";
import type { Step } from "../steps/step-definitions";

type Props = { steps: Step[]; onStep: (step: Step) => void };

/** How many stand beside the main button before the rest goes into a menu. */
const BESIDE = 2;

/** Never what somebody came for. */
const minor = new Set<Step>(["add_note", "withdraw_ticket"]);

/** What the person may do now: one main button, a few beside it, the rest in a menu; keys 1–9 in the same order. */
export function StepButtons({ steps, onStep }: Props) {
  const { t } = useTranslation("tickets");
  const { lg } = Grid.useBreakpoint();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const step = /^[1-9]$/.test(event.key) ? steps[Number(event.key) - 1] : undefined;
      if (!step) return;
      event.preventDefault();
      onStep(step);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [steps, onStep]);

  const [main, ...others] = steps;
  if (!main) return null;
  const beside = lg ? others.slice(0, BESIDE) : [];
  const inMenu = others.slice(beside.length);
  const key = (step: Step) => <kbd>{steps.indexOf(step) + 1}</kbd>;
  return (
    <div className="step-buttons" role="toolbar" aria-label={t("detail.actions")}>
      {inMenu.length ? (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: inMenu.map((step) => ({
              key: step,
              label: (
                <span className="step-menu-item">
                  {t(`steps.${step}.label`)} {key(step)}
                </span>
              ),
              onClick: () => onStep(step),
            })),
          }}
        >
          <Button>
            {t("detail.moreActions")} <DownOutlined />
          </Button>
        </Dropdown>
      ) : null}
      {[...beside].reverse().map((step) => (
        <Button key={step} onClick={() => onStep(step)}>
          {t(`steps.${step}.label`)} {key(step)}
        </Button>
      ))}
      <Button type={minor.has(main) ? "default" : "primary"} onClick={() => onStep(main)}>
        {t(`steps.${main}.label`)} {key(main)}
      </Button>
    </div>
  );
}
