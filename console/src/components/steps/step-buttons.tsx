import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown, Grid } from "antd";
import { useTranslation } from "react-i18next";
import { useKeys } from "../use-keys";
import { stepKeys } from "./step-keys";
import "./steps.css";

type Props<Step extends string> = {
  /** Whose steps they are, on the sheet of keys: "Phiếu 1022-26-004217". */
  title: string;
  /** In the order of the buttons, the main one first. */
  steps: readonly Step[];
  labelOf: (step: Step) => string;
  letters: Partial<Record<string, string>>;
  /** Never what somebody came for. */
  minor: ReadonlySet<string>;
  onStep: (step: Step) => void;
};

/** How many stand beside the main button before the rest goes into a menu. */
const BESIDE = 2;

/** What the person may do now: one main button, a few beside it, the rest in a menu; each with its letter, or 1–9 in the same order. */
export function StepButtons<Step extends string>({ title, steps, labelOf, letters, minor, onStep }: Props<Step>) {
  const { t } = useTranslation("common");
  const { lg } = Grid.useBreakpoint();
  const keys = stepKeys(steps, letters);
  useKeys(
    title,
    steps.map((step) => ({
      keys: keys.get(step),
      label: labelOf(step),
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
    <div className="step-buttons" role="toolbar" aria-label={t("steps.actions")}>
      {inMenu.length ? (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: inMenu.map((step) => ({
              key: step,
              label: (
                <span className="step-menu-item">
                  {labelOf(step)} {key(step)}
                </span>
              ),
              onClick: () => onStep(step),
            })),
          }}
        >
          <Button>
            {t("steps.more")} <DownOutlined />
          </Button>
        </Dropdown>
      ) : null}
      {[...beside].reverse().map((step) => (
        <Button key={step} onClick={() => onStep(step)}>
          {labelOf(step)} {key(step)}
        </Button>
      ))}
      <Button type={minor.has(main) ? "default" : "primary"} onClick={() => onStep(main)}>
        {labelOf(main)} {key(main)}
      </Button>
    </div>
  );
}
