import { lazy } from "react";
import { may } from "../../../lib/me";
import type { SessionPart } from "../session-part";
import type { SessionRow } from "../types";

const hasBegun = (session: SessionRow): boolean => ["live", "ended", "concluded"].includes(session.status);

/** What is left of a session: notes, conclusion, tasks, papers, recordings. */
export const part: SessionPart = {
  order: 30,
  tabs: [
    {
      key: "minutes",
      label: "session_after:tab.minutes",
      order: 30,
      isShown: (session) => session.status !== "cancelled",
      Tab: lazy(() => import("./minutes-tab").then((module) => ({ default: module.MinutesTab }))),
    },
    {
      key: "conclusion",
      label: "session_after:tab.conclusion",
      order: 40,
      isShown: hasBegun,
      Tab: lazy(() => import("./conclusion-tab").then((module) => ({ default: module.ConclusionTab }))),
    },
    {
      key: "tasks",
      label: "session_after:tab.tasks",
      order: 45,
      isShown: hasBegun,
      Tab: lazy(() => import("./tasks-tab").then((module) => ({ default: module.TasksTab }))),
    },
    {
      key: "papers",
      label: "session_after:tab.papers",
      order: 50,
      Tab: lazy(() => import("./papers-tab").then((module) => ({ default: module.PapersTab }))),
    },
    {
      key: "ratings",
      label: "session_after:tab.ratings",
      order: 55,
      isShown: ({ status, agency_id }) =>
        (status === "ended" || status === "concluded") &&
        (may("sessions.edit") || may("tickets.supervise") || may("sessions.lead", agency_id)),
      Tab: lazy(() => import("./ratings-tab").then((module) => ({ default: module.RatingsTab }))),
    },
    {
      key: "recordings",
      label: "session_after:tab.recordings",
      order: 60,
      isShown: hasBegun,
      Tab: lazy(() => import("./recordings-tab").then((module) => ({ default: module.RecordingsTab }))),
    },
  ],
};
