import { useEffect, useState } from "react";

/** The value as it was when nothing had changed for a moment; compared by what it says. */
export function useDebounced<Value>(value: Value, milliseconds = 350): Value {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text ?? "null") as Value), milliseconds);
    return () => clearTimeout(timer);
  }, [text, milliseconds]);
  return settled;
}
