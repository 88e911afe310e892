import { useSyncExternalStore } from "react";

const query = "(max-width: 1379px)";

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** On a small laptop the tables leave out their least needed column instead of scrolling sideways. */
export const useIsTight = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
