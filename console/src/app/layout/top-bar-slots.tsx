import { type ComponentType, lazy, Suspense } from "react";
import { mayAny, useMe } from "../../lib/me";
import { topBarSlots } from "../registry";

type Slot = (typeof topBarSlots)[number];
const components = new Map<string, ComponentType>();

function slotComponent(slot: Slot): ComponentType {
  const known = components.get(slot.key);
  if (known) return known;
  const component = lazy(() => slot.load().then((module) => ({ default: module.Slot })));
  components.set(slot.key, component);
  return component;
}

/** What features put into the top bar: the search box at the left (order < 100), small things at the right. */
export function TopBarSlots() {
  useMe();
  const visible = topBarSlots.filter((slot) => !slot.permissions || mayAny(slot.permissions));
  const render = (slots: Slot[]) =>
    slots.map((slot) => {
      const Component = slotComponent(slot);
      return (
        <Suspense key={slot.key} fallback={null}>
          <Component />
        </Suspense>
      );
    });
  return (
    <>
      <div className="shell-bar-left">{render(visible.filter((slot) => slot.order < 100))}</div>
      {render(visible.filter((slot) => slot.order >= 100))}
    </>
  );
}
