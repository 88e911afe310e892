import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFigures } from "./figures";
import { stateLook, stateOpacity } from "./state-look";
import { type BoardState, boardStates, type Count } from "./types";

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
            style={{ flexGrow: count[state], background: stateLook(state).color, opacity: stateOpacity[state] }}
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
