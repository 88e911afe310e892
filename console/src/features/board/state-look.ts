import { MinusOutlined } from "@ant-design/icons";
import type { ComponentType } from "react";
import { clockLook } from "../../components/clock-states";
import type { BoardState } from "./types";

/** The one scale of clock states, and beside it what owes nothing. */
export const stateLook = (state: BoardState): { Icon: ComponentType; color: string } =>
  state === "none" ? { Icon: MinusOutlined, color: "var(--c-line)" } : clockLook[state];

/** Red and amber at full strength; what needs no hand stays pale, so that the eye finds what does. */
export const stateOpacity: Record<BoardState, number> = { overdue: 1, due_soon: 1, running: 0.6, paused: 0.5, none: 1 };
