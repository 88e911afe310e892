import { createContext, useContext } from "react";

type ModeValue = { mode: "light" | "dark"; setMode: (mode: "light" | "dark") => void };

export const ModeContext = createContext<ModeValue>({ mode: "light", setMode: () => undefined });

/** Light or dark, for parts that paint themselves (charts). */
export const useModeValue = (): ModeValue => useContext(ModeContext);
