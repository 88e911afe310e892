import { MinusOutlined } from "@ant-design/icons";
import type { ComponentType, CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { clockLook } from "../../components/clock-states";
import { useFigures } from "./figures";
import { type BoardState, boardStates, type Count } from "./types";

/** The one scale of clock states, and beside it what owes nothing. */
export const stateLook = (state: BoardState): { Icon: ComponentType; color: string } =>
  state === "none" ? { Icon: MinusOutlined, color: "var(--c-line)" } : clockLook[state];

type Props = { count: Count; linkOf: (state: BoardState) => string };

/** Every open ticket in one line, by the state of its deadline; each stretch leads to its tickets. */
export function StateLine({ count, linkOf }: Props) {
  const { t } = useTranslation("board");
  const figures = useFigures();
  const present = boardStates.filter((state) => count[state] > 0);
  return (
    <nav className="state-line" aria-label={t("stateLine")}>
      <div className="state-line-bar" aria-hidden="true">
        {present.map((state) => (
          <Link
            key={state}
            to={linkOf(state)}
            tabIndex={-1}
            style={{ flexGrow: count[state], background: stateLook(state).color }}
            title={`${t(`state.${state}`)}: ${figures.count(count[state])}`}
          />
        ))}
      </div>
      <ul>
        {present.map((state) => {
          const { Icon, color } = stateLook(state);
          return (
            <li key={state}>
              <Link to={linkOf(state)}>
                <span className="state-line-mark" style={{ "--mark": color } as CSSProperties} aria-hidden="true">
                  <Icon />
                </span>
                {t(`state.${state}`)} <strong className="num">{figures.count(count[state])}</strong>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
