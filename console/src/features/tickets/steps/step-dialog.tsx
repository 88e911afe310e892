import { type ComponentProps, type ComponentType, lazy, Suspense } from "react";
import type { Step } from "./step-definitions";
import { StepModal } from "./step-modal";
import type { OwnStepProps } from "./use-own-step";

/** Steps that are more than a form of a few fields. */
const dialogs: Partial<Record<Step, ComponentType<OwnStepProps>>> = {
  merge_tickets: lazy(() => import("../combine/merge-dialog").then((module) => ({ default: module.MergeDialog }))),
  split_ticket: lazy(() => import("../combine/split-dialog").then((module) => ({ default: module.SplitDialog }))),
  rate_ticket: lazy(() => import("../rating/rating-dialog").then((module) => ({ default: module.RatingDialog }))),
  save_ticket_fields: lazy(() =>
    import("../fields/fields-dialog").then((module) => ({ default: module.FieldsDialog })),
  ),
  publish_ticket: lazy(() =>
    import("../publication/publication-dialog").then((module) => ({ default: module.PublicationDialog })),
  ),
};

type Props = ComponentProps<typeof StepModal>;

/** A step in the dialog that fits it. */
export function StepDialog(props: Props) {
  const Dialog = dialogs[props.step];
  return Dialog ? (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  ) : (
    <StepModal {...props} />
  );
}
