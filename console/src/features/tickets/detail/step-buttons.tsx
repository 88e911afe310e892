import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown, Grid } from "antd";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../../components/use-keys";
import type { Step } from "../steps/step-definitions";
import { stepKeys } from "../steps/step-keys";

type Props = { code: string; steps: Step[]; onStep: (step: Step) => void };

/** How many stand beside the main button before the rest goes into a menu. */
const BESIDE = 2;

/** Never what somebody came for. */
const minor = new Set<Step>([
  "add_note",
  "withdraw_ticket",
  "mark_urgent",
  "classify_ticket",
  "save_ticket_fields",
  "merge_tickets",
  "split_ticket",
  "unmerge_ticket",
]);

/** What the person may do now: one main button, a few beside it, the rest in a menu; each with its letter, or 1–9 in the same order. */
export function StepButtons({ code, steps, onStep }: Props) {
  const { t } = useTranslation("tickets");
  const { lg } = Grid.useBreakpoint();
  const keys = stepKeys(steps);
  useKeys(
    t("detail.actionsOf", { code }),
    steps.map((step) => ({
      keys: keys.get(step),
      label: t(`steps.${step}.label`),
      run: () => onStep(step),
      isCommand: true,
    })),
  );

  const [main, ...others] = steps;
  if (!main) return null;
  const beside = lg ? others.filter((step) => !minor.has(step)).slice(0, BESIDE) : [];
  const inMenu = others.filter((step) => !beside.includes(step));
  const key = (step: Step) => (
    <span aria-hidden="true">
      <kbd>{keys.get(step)?.[0]?.toUpperCase()}</kbd>
    </span>
  );
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
