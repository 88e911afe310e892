import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleFilled,
  HourglassOutlined,
  MinusCircleOutlined,
  PauseCircleOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";

export const clockStates = ["running", "due_soon", "overdue", "paused", "met", "missed", "cancelled"] as const;
export type ClockState = (typeof clockStates)[number];

/** States in which time is still owed. */
export const openClockStates: readonly ClockState[] = ["running", "due_soon", "overdue", "paused"];

/**
 * The one scale of clock states: icon, word (`common:clock.<state>`) and colour. Red is overdue and nothing else,
 * amber is due soon and nothing else; the colour is never the only sign.
 */
export const clockLook: Record<ClockState, { Icon: ComponentType; color: string; soft: string }> = {
  running: { Icon: ClockCircleOutlined, color: "var(--c-accent)", soft: "var(--c-accent-soft)" },
  due_soon: { Icon: HourglassOutlined, color: "var(--c-due-soon)", soft: "var(--c-due-soon-soft)" },
  overdue: { Icon: ExclamationCircleFilled, color: "var(--c-overdue)", soft: "var(--c-overdue-soft)" },
  paused: { Icon: PauseCircleOutlined, color: "var(--c-secondary)", soft: "var(--c-hover)" },
  met: { Icon: CheckCircleOutlined, color: "var(--c-success)", soft: "transparent" },
  missed: { Icon: CloseCircleOutlined, color: "var(--c-error)", soft: "transparent" },
  cancelled: { Icon: MinusCircleOutlined, color: "var(--c-tertiary)", soft: "transparent" },
};
