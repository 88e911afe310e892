import { useLayoutEffect, useRef } from "react";
import { type KeyBinding, keyRegistry } from "../lib/keys";

let users = 0;
const onKeyDown = (event: KeyboardEvent) => {
  keyRegistry.press(event);
};

/** For the shell: keys are heard as soon as it stands, whatever of it is still loading. */
export function useKeyboard(): void {
  useLayoutEffect(() => {
    if (users++ === 0) document.addEventListener("keydown", onKeyDown);
    return () => {
      if (--users === 0) document.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

/**
 * Binds keys while the component is on screen and lists them on the sheet that "?" opens; commands among them also stand
 * in the command palette. Nothing fires while somebody types, composes with an input method or has a dialog open.
 */
export function useKeys(title: string, bindings: readonly KeyBinding[]): void {
  const handle = useRef<ReturnType<typeof keyRegistry.add>>(undefined);
  const latest = useRef(bindings);
  latest.current = bindings;
  // What runs is always the latest; the registry hears only of what readers would see change.
  const shape = JSON.stringify([
    title,
    bindings.map(({ keys, label, isCommand, isOff, evenTyping }) => [keys, label, isCommand, isOff, evenTyping]),
  ]);

  // Bound as soon as the page shows: a key pressed at first sight is not lost.
  useLayoutEffect(() => {
    if (users++ === 0) document.addEventListener("keydown", onKeyDown);
    handle.current = keyRegistry.add({ title, bindings: [] });
    return () => {
      handle.current?.remove();
      if (--users === 0) document.removeEventListener("keydown", onKeyDown);
    };
  }, []);

  useLayoutEffect(() => {
    handle.current?.replace({
      title,
      bindings: latest.current.map((binding, index) => ({
        ...binding,
        run: (event) => latest.current[index]?.run(event),
      })),
    });
  }, [shape]);
}
