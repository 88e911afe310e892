import { useEffect, useRef } from "react";
import { useKeys } from "../../../components/use-keys";

/** Whether a dialog or drawer lies over the page: keys then belong to it. */
export const isDialogOpen = (): boolean =>
  document.querySelector(".ant-modal-wrap:not([style*='display: none']), .ant-drawer-open") !== null;

type AltKey = {
  /** The key's place on the keyboard (`KeyN`, `Digit1`): with Alt held, what it types differs from system to system. */
  code: string;
  /** As the sheet of keys shows it. */
  shown: string;
  label: string;
  run: () => void;
};

/** Keys that work while a text is being typed, which is all the time during a call. */
export function useAltKeys(title: string, isOn: boolean, keys: AltKey[]): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isDialogOpen()) return;
      const key = latest.current.find((each) => each.code === event.code);
      if (!key) return;
      event.preventDefault();
      key.run();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isOn]);
  useKeys(
    title,
    keys.map(({ shown, label, run }) => ({ keys: shown, label, run, isCommand: true, isOff: !isOn })),
  );
}
