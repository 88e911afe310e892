import { useCallback, useEffect, useState } from "react";
import { call } from "./api";

/** Reads something as soon as it is shown, again when the arguments change or somebody asks. */
export function useCall<T>(name: string, args: object, isWanted = true) {
  const key = JSON.stringify(args);
  const [state, setState] = useState<{ data?: T; error?: unknown; isLoading: boolean }>({ isLoading: isWanted });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isWanted) return;
    const stop = new AbortController();
    setState(({ data }) => ({ data, isLoading: true }));
    call<T>(name, JSON.parse(key), stop.signal).then(
      (data) => setState({ data, isLoading: false }),
      (error) => !stop.signal.aborted && setState({ error, isLoading: false }),
    );
    return () => stop.abort();
  }, [name, key, isWanted, tries]);
  const retry = useCallback(() => setTries((count) => count + 1), []);
  return { ...state, retry };
}
